//! Counts: how many tasks of each kind, and what each unit gained and lost.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::change::units::printed;
use super::succession::Bodies;
use crate::model::{Diff, DiffSummary, Kind, Notice, TaskRef, UnitSummary};

/// Sums up a diff.
pub(super) fn of(diff: &Diff, old: &Notice, new: &Notice, bodies: &Bodies) -> DiffSummary {
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for kind in diff.pairs.iter().flat_map(|pair| &pair.kinds) {
        *kinds.entry(*kind).or_default() += 1;
    }
    let unchanged = diff.pairs.iter().filter(|pair| pair.is_unchanged()).count();
    DiffSummary {
        old_tasks: old.tasks.len(),
        new_tasks: new.tasks.len(),
        unchanged,
        changed: diff.pairs.len() - unchanged,
        added: diff.added.len(),
        dropped: diff.dropped.len(),
        kinds,
        units: units(diff, [old, new], bodies),
    }
}

#[derive(Default)]
struct Duties<'a> {
    /// Names in the order of the notices, new ones first.
    new_names: Vec<String>,
    old_names: Vec<String>,
    old: BTreeSet<&'a str>,
    new: BTreeSet<&'a str>,
    gained: BTreeSet<&'a str>,
    lost: BTreeSet<&'a str>,
}

/// Units whose duties or names changed; a body and its successor are one.
fn units(diff: &Diff, notices: [&Notice; 2], bodies: &Bodies) -> Vec<UnitSummary> {
    let mut all: BTreeMap<String, Duties> = BTreeMap::new();
    let names = |task: &TaskRef| -> BTreeSet<String> {
        task.units
            .iter()
            .map(|unit| bodies.latest(&unit.name))
            .collect()
    };
    let old_tasks = diff.pairs.iter().map(|pair| &pair.old).chain(&diff.dropped);
    for task in old_tasks {
        for unit in &task.units {
            let duties = all.entry(bodies.latest(&unit.name)).or_default();
            duties.old.insert(&task.id);
            keep(&mut duties.old_names, printed(unit));
        }
    }
    let new_tasks = diff.pairs.iter().map(|pair| &pair.new).chain(&diff.added);
    for task in new_tasks {
        for unit in &task.units {
            let duties = all.entry(bodies.latest(&unit.name)).or_default();
            duties.new.insert(&task.id);
            keep(&mut duties.new_names, printed(unit));
        }
    }
    // One old task may have become several: a body keeps it if it bears one of them.
    let mut before: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut after: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for pair in &diff.pairs {
        before
            .entry(&pair.new.id)
            .or_default()
            .extend(names(&pair.old));
        after
            .entry(&pair.old.id)
            .or_default()
            .extend(names(&pair.new));
    }
    let none = BTreeSet::new();
    for (body, duties) in &mut all {
        let kept = |map: &BTreeMap<&str, BTreeSet<String>>, id: &str| {
            map.get(id).unwrap_or(&none).contains(body)
        };
        duties.gained = duties
            .new
            .iter()
            .copied()
            .filter(|id| !kept(&before, id))
            .collect();
        duties.lost = duties
            .old
            .iter()
            .copied()
            .filter(|id| !kept(&after, id))
            .collect();
    }
    let orders = notices.map(order);
    let mut list: Vec<UnitSummary> = all
        .into_values()
        .filter(|duties| {
            !duties.gained.is_empty() || !duties.lost.is_empty() || renamed(duties, bodies)
        })
        .map(|duties| summary(duties, &orders))
        .collect();
    list.sort_by(|a, b| {
        let weight = |unit: &UnitSummary| unit.gained.len() + unit.lost.len();
        weight(b).cmp(&weight(a)).then_with(|| a.unit.cmp(&b.unit))
    });
    list
}

/// Whether a body has a name that is not only a short or a long form of one that it had.
fn renamed(duties: &Duties, bodies: &Bodies) -> bool {
    let full = |names: &[String]| -> BTreeSet<String> {
        names.iter().map(|name| bodies.full(name)).collect()
    };
    full(&duties.old_names) != full(&duties.new_names)
}

fn keep(names: &mut Vec<String>, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}

/// The place of each task of a notice among its tasks.
fn order(notice: &Notice) -> HashMap<&str, usize> {
    let ids = notice.tasks.iter().map(|task| task.id.as_str());
    ids.zip(0..).collect()
}

/// The tasks stand in the order of their notice.
fn summary(duties: Duties, [old, new]: &[HashMap<&str, usize>; 2]) -> UnitSummary {
    let owned = |ids: &BTreeSet<&str>, order: &HashMap<&str, usize>| {
        let mut ids: Vec<&str> = ids.iter().copied().collect();
        ids.sort_by_key(|id| order.get(id));
        ids.into_iter().map(str::to_owned).collect()
    };
    let unit = duties.new_names.first().or(duties.old_names.first());
    let unit = unit.cloned().unwrap_or_default();
    UnitSummary {
        former: duties
            .old_names
            .iter()
            .filter(|name| !duties.new_names.is_empty() && !duties.new_names.contains(name))
            .cloned()
            .collect(),
        unit,
        old_tasks: duties.old.len(),
        new_tasks: duties.new.len(),
        gained: owned(&duties.gained, new),
        lost: owned(&duties.lost, old),
    }
}
