//! Groups and headings (项目) as wholes: renamed, added, dropped, put elsewhere.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::diff::item::Item;
use crate::diff::pair::Match;
use crate::model::{SectionChange, SectionKind};

/// Which section of the one notice is which of the other.
#[derive(Debug, Default)]
pub(crate) struct Sections {
    groups: Level,
    headings: Level,
}

/// The sections of one level.
#[derive(Debug, Default)]
struct Level {
    old: Names,
    new: Names,
    /// New names of sections that went on under another name, and the old names of those.
    new_names: BTreeMap<String, BTreeSet<String>>,
    old_names: BTreeSet<String>,
}

/// Section names in document order, with the number of tasks and the name as printed.
#[derive(Debug, Default)]
struct Names {
    order: Vec<String>,
    tasks: HashMap<String, (usize, String)>,
}

impl Names {
    fn of<'a>(
        items: &'a [Item<'a>],
        name: impl Fn(&'a Item<'a>) -> (String, Option<&'a str>),
    ) -> Self {
        let mut names = Names::default();
        for item in items {
            let (name, printed) = name(item);
            let Some(printed) = printed.filter(|_| !name.is_empty()) else {
                continue;
            };
            let entry = names.tasks.entry(name.clone()).or_insert_with(|| {
                names.order.push(name);
                (0, printed.to_owned())
            });
            entry.0 += 1;
        }
        names
    }

    fn count(&self, name: &str) -> usize {
        self.tasks.get(name).map_or(0, |&(count, _)| count)
    }

    fn printed(&self, name: &str) -> Option<String> {
        self.tasks.get(name).map(|(_, printed)| printed.clone())
    }
}

impl Sections {
    /// Finds which section is which from the tasks that stand in both notices.
    pub(crate) fn find<'a>(old: &'a [Item<'a>], new: &'a [Item<'a>], matches: &[Match]) -> Self {
        let groups = |item: &'a Item<'a>| (item.section.clone(), item.task.group.as_deref());
        let headings = |item: &'a Item<'a>| (item.heading.clone(), item.task.heading.as_deref());
        let level = |names: &dyn Fn(&'a Item<'a>) -> (String, Option<&'a str>)| {
            let pairs = matches
                .iter()
                .map(|found| (names(&old[found.old]).0, names(&new[found.new]).0));
            Level::find(Names::of(old, names), Names::of(new, names), pairs)
        };
        Sections {
            groups: level(&groups),
            headings: level(&headings),
        }
    }

    /// Whether a task stands in another section than before.
    pub(super) fn moved(&self, old: &Item, new: &Item) -> bool {
        !old.section.is_empty()
            && !new.section.is_empty()
            && !self.groups.is_same(&old.section, &new.section)
    }

    /// Whether a task has another heading, which is neither the new name of a heading over several tasks nor, for a task
    /// that moved, that of the tasks it moved to.
    pub(super) fn retitled(&self, old: &Item, new: &Item) -> bool {
        if old.heading.is_empty() || new.heading.is_empty() || old.heading == new.heading {
            return false;
        }
        let counts = [
            self.headings.old.count(&old.heading),
            self.headings.new.count(&new.heading),
        ];
        if self.headings.is_same(&old.heading, &new.heading) {
            counts.contains(&1)
        } else {
            !self.moved(old, new) || counts == [1, 1]
        }
    }

    /// Every section that changed.
    pub(crate) fn changes(&self) -> Vec<SectionChange> {
        let mut changes = self.groups.changes("group", 1);
        changes.extend(self.headings.changes("heading", 2));
        changes
    }
}

impl Level {
    fn find(old: Names, new: Names, pairs: impl Iterator<Item = (String, String)>) -> Self {
        let mut shared: HashMap<(String, String), usize> = HashMap::new();
        let mut from_old: HashMap<String, usize> = HashMap::new();
        let mut from_new: HashMap<String, usize> = HashMap::new();
        for (a, b) in pairs {
            if a.is_empty() || b.is_empty() {
                continue;
            }
            *from_old.entry(a.clone()).or_default() += 1;
            *from_new.entry(b.clone()).or_default() += 1;
            *shared.entry((a, b)).or_default() += 1;
        }
        let mut level = Level {
            old,
            new,
            ..Level::default()
        };
        for ((a, b), count) in shared {
            // A name that goes on names the same section.
            let gone = level.new.count(&a) == 0 && level.old.count(&b) == 0;
            let most = 2 * count > from_old[&a] || 2 * count > from_new[&b];
            if gone && most {
                level.old_names.insert(b.clone());
                level.new_names.entry(a).or_default().insert(b);
            }
        }
        level
    }

    fn is_same(&self, old: &str, new: &str) -> bool {
        old == new
            || self
                .new_names
                .get(old)
                .is_some_and(|names| names.contains(new))
    }

    /// The name that a section goes on under.
    fn counterpart<'a>(&'a self, old: &'a String) -> Option<&'a String> {
        if self.new.count(old) > 0 {
            return Some(old);
        }
        self.new_names.get(old).and_then(BTreeSet::first)
    }

    /// Changes of the sections with at least so many tasks.
    fn changes(&self, level: &str, tasks: usize) -> Vec<SectionChange> {
        // Where one notice has no such level, there is nothing to compare.
        if self.old.order.is_empty() || self.new.order.is_empty() {
            return Vec::new();
        }
        let change = |change, old: Option<&String>, new: Option<&String>| SectionChange {
            level: level.to_owned(),
            change,
            old: old.and_then(|name| self.old.printed(name)),
            new: new.and_then(|name| self.new.printed(name)),
            old_tasks: old.map_or(0, |name| self.old.count(name)),
            new_tasks: new.map_or(0, |name| self.new.count(name)),
        };
        let mut changes = Vec::new();
        let mut kept: Vec<(&String, &String)> = Vec::new();
        for old in self.old.order.iter() {
            match self.counterpart(old) {
                Some(new) => {
                    let enough = self.old.count(old).max(self.new.count(new)) >= tasks;
                    if old != new && enough {
                        changes.push(change(SectionKind::Renamed, Some(old), Some(new)));
                    }
                    kept.push((old, new));
                }
                None if self.old.count(old) >= tasks => {
                    changes.push(change(SectionKind::Dropped, Some(old), None));
                }
                None => {}
            }
        }
        for new in &self.new.order {
            let known = self.old.count(new) > 0 || self.old_names.contains(new);
            if !known && self.new.count(new) >= tasks {
                changes.push(change(SectionKind::Added, None, Some(new)));
            }
        }
        // Headings stand inside their groups: one that stands elsewhere is a task that moved.
        if level == "group" {
            changes.extend(
                self.reordered(&kept)
                    .into_iter()
                    .map(|(old, new)| change(SectionKind::Reordered, Some(old), Some(new))),
            );
        }
        changes
    }

    /// The sections out of the longest run that kept its order.
    fn reordered<'a>(&self, kept: &[(&'a String, &'a String)]) -> Vec<(&'a String, &'a String)> {
        let order = self.new.order.iter().enumerate();
        let order: HashMap<&String, usize> = order.map(|(at, name)| (name, at)).collect();
        let places: Vec<usize> = kept
            .iter()
            .filter_map(|(_, new)| order.get(new).copied())
            .collect();
        let run = in_longest_run(&places);
        let out_of_run = kept.iter().enumerate().filter(|(at, _)| !run.contains(at));
        out_of_run.map(|(_, &pair)| pair).collect()
    }
}

/// The indexes of the longest ascending run: what stayed in order.
fn in_longest_run(places: &[usize]) -> HashSet<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, &place) in places.iter().enumerate() {
        let length = ends.partition_point(|&end| places[end] < place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut run = HashSet::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        run.insert(index);
        at = before[index];
    }
    run
}
