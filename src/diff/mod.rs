//! Two notices side by side (两年对比): matching, then what changed in each pair.

mod change;
mod history;
mod item;
mod matching;
mod pair;
mod succession;
mod summary;
mod years;

pub(crate) use history::history;

use crate::model::{DIFF_SCHEMA, Diff, Notice, Pair, Task, TaskRef};
use change::Context;
use change::sections::Sections;
use change::{header, measures};
use succession::Bodies;
use years::Plans;

/// Compares two notices; `aliases` lists names of one body.
pub(crate) fn diff(old: &Notice, new: &Notice, aliases: &[Vec<String>]) -> Diff {
    let bodies = Bodies::new(aliases);
    let plans = Plans {
        old: old.header.year,
        new: new.header.year,
    };
    let (old_items, new_items) = (item::items(old, &bodies), item::items(new, &bodies));
    let matches = matching::find(&old_items, &new_items);
    let sections = Sections::find(&old_items, &new_items, &matches);
    let names_units = |notice: &Notice| notice.tasks.iter().any(|task| !task.units.is_empty());
    let context = Context {
        bodies: &bodies,
        plans,
        sections: &sections,
        units_listed: names_units(old) && names_units(new),
    };
    let mut old_free = vec![true; old_items.len()];
    let mut new_free = vec![true; new_items.len()];
    let mut diff = Diff {
        schema: DIFF_SCHEMA.to_owned(),
        old: old.origin.clone(),
        new: new.origin.clone(),
        sections: sections.changes(),
        header: header::changes(&old.header, &new.header, plans),
        ..Diff::default()
    };
    for found in &matches {
        let (a, b) = (&old_items[found.old], &new_items[found.new]);
        let verdict = context.classify(a, b, found);
        old_free[found.old] = false;
        new_free[found.new] = false;
        diff.pairs.push(Pair {
            old: reference(old, a.task),
            new: reference(new, b.task),
            kinds: verdict.kinds,
            score: measures::rounded(found.score, 4),
            fields: verdict.fields,
            marks: verdict.marks,
        });
    }
    let free = |notice: &Notice, free: &[bool]| {
        let left = notice.tasks.iter().zip(free).filter(|(_, free)| **free);
        left.map(|(task, _)| reference(notice, task)).collect()
    };
    diff.dropped = free(old, &old_free);
    diff.added = free(new, &new_free);
    diff.summary = summary::of(&diff, old, new, &bodies);
    diff
}

fn reference(notice: &Notice, task: &Task) -> TaskRef {
    let heading = task.heading.as_deref().map(Into::into);
    TaskRef {
        id: task.id.clone(),
        text: task.text.to_string(),
        path: task.path.clone(),
        group: task.group.as_deref().map(Into::into),
        seq: task.seq.clone(),
        heading: heading.or_else(|| item::label(notice, task)),
        units: task.units.clone(),
        at: task.at.clone(),
        key: task.key.clone(),
    }
}
