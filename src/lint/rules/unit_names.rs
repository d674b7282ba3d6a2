//! The names of units that a notice prints, each with where it stands and how often.

use std::cmp::Reverse;

use hashbrown::HashMap;

use super::super::context::Context;
use super::bodies;
use crate::model::Unit;
use crate::zh::text::bracket::without_brackets;
use crate::zh::text::fold::fold;

/// A name that the notice prints, with where it stands.
pub(super) struct Name<'a> {
    pub text: &'a str,
    pub unit: &'a Unit,
    /// At how many places it is printed; a merged cell is one.
    pub count: usize,
    /// For how many items; the rows that part an item are one.
    pub items: usize,
    /// The tasks (indexes, in order) that it bears.
    pub tasks: Vec<usize>,
    /// Where it stands without a level that a name before it in its list could lend it: the first such place, and how many.
    pub alone: Option<(&'a Unit, usize)>,
    pub alone_count: usize,
    /// Bytes of the level at the head of the folded name; of the rest its first character, and the full name whose form it is
    /// listed as.
    level: usize,
    first: Option<char>,
    listed: Option<&'static str>,
    last: Option<(u32, u32)>,
    last_item: Option<(usize, usize)>,
}

impl Name<'_> {
    /// The folded name, parted into its level and the rest.
    pub(super) fn parted<'n>(&self, folded: &'n str) -> (&'n str, &'n str) {
        folded.split_at(self.level)
    }

    /// Whether both names, without their levels, are listed as forms of one.
    pub(super) fn is_listed_with(&self, other: &Name) -> bool {
        self.listed.is_some() && self.listed == other.listed
    }

    /// Whether both may be forms of one name: such begin alike, but for those that are listed.
    pub(super) fn is_akin(&self, other: &Name) -> bool {
        self.first == other.first || self.is_listed_with(other)
    }

    /// Whether both stand side by side in a list: then they are two bodies.
    pub(super) fn stands_beside(&self, other: &Name) -> bool {
        let (few, many) = if self.tasks.len() < other.tasks.len() {
            (&self.tasks, &other.tasks)
        } else {
            (&other.tasks, &self.tasks)
        };
        few.iter().any(|task| many.binary_search(task).is_ok())
    }
}

/// All names, folded, with their places, in order.
pub(super) struct Names<'a>(Vec<(String, Name<'a>)>);

impl<'a> Names<'a> {
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Name<'a>)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a folded name is one of them.
    pub(super) fn has(&self, name: &str) -> bool {
        let found = self
            .0
            .binary_search_by(|(known, _)| known.as_str().cmp(name));
        found.is_ok()
    }
}

/// The names that stand in the notice: of units, and their second names.
pub(super) fn names<'a>(context: &Context<'a>) -> Names<'a> {
    let tasks = &context.notice.tasks;
    let mut raw: HashMap<&str, Name> = HashMap::with_capacity(tasks.len());
    for (task, value) in tasks.iter().enumerate() {
        let mut level = false;
        let item = value.book.as_ref().map(|place| (place.book, place.node));
        for unit in &value.units {
            let own = !bodies::parted(&unit.name).0.is_empty();
            if !unit.generic {
                for text in std::iter::once(unit.name.as_str()).chain(unit.alias.as_deref()) {
                    note(&mut raw, text, unit, task, item, level || own);
                }
            }
            level |= own || unit.name.starts_with(['各', '省', '市', '区', '县']);
        }
    }
    // A bracket that lost its partner is reported as that.
    let whole = raw
        .into_iter()
        .filter(|(text, _)| without_brackets(text).is_some());
    let folded = whole.map(|(text, mut name)| {
        let folded = fold(text);
        let (level, stem) = bodies::parted(&folded);
        name.level = level.len();
        name.first = stem.chars().next();
        name.listed = bodies::listed(stem);
        (folded, name)
    });
    let mut names: Vec<(String, Name)> = folded.collect();
    // Of two ways of writing the commoner one stands for both, else the first.
    let rank = |name: &Name| (Reverse(name.count), name.unit.at.start);
    names.sort_unstable_by(|(a, one), (b, other)| {
        a.cmp(b).then_with(|| rank(one).cmp(&rank(other)))
    });
    names.dedup_by(|other, one| other.0 == one.0);
    Names(names)
}

fn note<'a>(
    names: &mut HashMap<&'a str, Name<'a>>,
    text: &'a str,
    unit: &'a Unit,
    task: usize,
    item: Option<(usize, usize)>,
    led: bool,
) {
    let name = names.entry(text).or_insert_with(|| Name {
        text,
        unit,
        count: 0,
        items: 0,
        tasks: Vec::new(),
        alone: None,
        alone_count: 0,
        level: 0,
        first: None,
        listed: None,
        last: None,
        last_item: None,
    });
    let place = Some((unit.at.start, unit.at.end));
    if name.last != place {
        name.last = place;
        name.count += 1;
        name.items += usize::from(item.is_none() || name.last_item != item);
        name.last_item = item;
        if !led && unit.full_name.is_none() {
            name.alone_count += 1;
            name.alone.get_or_insert((unit, task));
        }
    }
    if name.tasks.last() != Some(&task) {
        name.tasks.push(task);
    }
}
