//! A further table that lists the same tasks again, by body or by time: what its rows say joins the tasks, and none counts twice.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::tasks::Draft;
use crate::model::{Notice, Role, Row, Task, Unit, UnitsStatus};
use crate::zh::text::bracket::without_brackets;

/// Rows that say the same: the draft that stands for them, and the others.
struct Same {
    main: usize,
    others: Vec<usize>,
}

/// Joins the drafts of rows that list a task `again` (each with the first that says the same) with the one that says most of it.
pub(super) fn join(notice: &Notice, again: &[(usize, usize)], drafts: &mut Vec<Draft>) {
    if again.is_empty() {
        return;
    }
    let same = same(again, drafts);
    let lists = lists(notice, &same, drafts);
    let table = |at: usize| drafts[at].task.row.as_ref().map(|place| place.table);
    let is_listed = |at: &usize| table(*at).is_some_and(|table| lists.contains(&table));
    let joined: Vec<&Same> = same
        .iter()
        // Where one of them stays a task of its own, whose the others are is not told.
        .filter(|same| same.others.iter().all(is_listed))
        .collect();
    let mut gone = vec![false; drafts.len()];
    for same in joined {
        let further: Vec<Task> = same
            .others
            .iter()
            .map(|&other| drafts[other].task.clone())
            .collect();
        add(&mut drafts[same.main].task, further);
        same.others.iter().for_each(|&other| gone[other] = true);
    }
    let mut gone = gone.into_iter();
    drafts.retain(|_| !gone.next().unwrap_or_default());
}

/// The drafts of rows that say the same, in document order. The one that names most bodies stands for them, of these one that says
/// who leads.
fn same(again: &[(usize, usize)], drafts: &[Draft]) -> Vec<Same> {
    let rows = drafts.iter().enumerate();
    let of_row: HashMap<usize, usize> = rows
        .filter_map(|(at, draft)| Some((draft.row?, at)))
        .collect();
    let mut index: HashMap<usize, usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (row, first) in again {
        let at = *index.entry(*first).or_insert_with(|| {
            groups.push(of_row.get(first).copied().into_iter().collect());
            groups.len() - 1
        });
        groups[at].extend(of_row.get(row));
    }
    let weight = |at: &usize| {
        let units = &drafts[*at].task.units;
        let leads = units.iter().any(|unit| unit.role != Role::Responsible);
        (units.len(), leads)
    };
    let mut same = Vec::with_capacity(groups.len());
    for mut group in groups {
        // Of equals the first.
        let Some(main) = group.iter().copied().rev().max_by_key(weight) else {
            continue;
        };
        group.retain(|at| *at != main);
        same.push(Same {
            main,
            others: group,
        });
    }
    same
}

/// The tables whose rows name, if any, bodies that the task has elsewhere as well: those of two towns, a table for each, are tasks
/// of their own although both say the same. So are rows that differ in a column of one name.
fn lists(notice: &Notice, same: &[Same], drafts: &[Draft]) -> HashSet<usize> {
    /// How many rows of a table name bodies that the task has, and how many name others.
    #[derive(Default)]
    struct Shares {
        shared: usize,
        apart: usize,
    }
    let mut tables: HashMap<usize, Shares> = HashMap::new();
    for same in same {
        let main = &drafts[same.main].task;
        let names: HashSet<Cow<'_, str>> = main.units.iter().map(name).collect();
        for &other in &same.others {
            let task = &drafts[other].task;
            let Some(place) = &task.row else {
                continue;
            };
            let shares = tables.entry(place.table).or_default();
            let mut units = task.units.iter().map(name);
            let apart = || {
                let rows = notice.row_of(main).zip(notice.row_of(task));
                rows.is_some_and(|(one, other)| differ(one, other))
            };
            if apart() || !task.units.is_empty() && !units.any(|name| names.contains(&name)) {
                shares.apart += 1;
            } else {
                shares.shared += 1;
            }
        }
    }
    let mostly = |shares: &Shares| shares.shared >= shares.apart * 2;
    tables
        .into_iter()
        .filter(|(_, shares)| mostly(shares))
        .map(|(table, _)| table)
        .collect()
}

/// Whether two rows print different words in a column of one name.
fn differ(one: &Row, other: &Row) -> bool {
    one.cells.iter().any(|(name, cell)| {
        let known = other.cells.get(name);
        known.is_some_and(|known| {
            let (cell, known) = (cell.trim(), known.trim());
            !cell.is_empty() && !known.is_empty() && cell != known
        })
    })
}

/// A body's name without the other that it has in brackets: a list by body often prints only the first.
fn name(unit: &Unit) -> Cow<'_, str> {
    let name = unit.whole_name();
    let outside = without_brackets(name).filter(|outside| !outside.is_empty());
    outside.unwrap_or(Cow::Borrowed(name))
}

/// Adds what further rows say: bodies and times that the task does not have yet, and who leads where it only says who bears it.
fn add(task: &mut Task, further: Vec<Task>) {
    let names = task.units.iter().map(|unit| name(unit).into_owned());
    let mut index: HashMap<String, usize> = names.zip(0..).collect();
    for further in further {
        for unit in further.units {
            let next = task.units.len();
            let at = *index.entry(name(&unit).into_owned()).or_insert(next);
            match task.units.get_mut(at) {
                None => task.units.push(unit),
                Some(own) if own.role == Role::Responsible && unit.role != own.role => *own = unit,
                Some(_) => {}
            }
        }
        // What the text sets is the same in both.
        for deadline in further.deadlines {
            let mut known = task.deadlines.iter();
            if !known.any(|own| (own.date, &own.text) == (deadline.date, &deadline.text)) {
                task.deadlines.push(deadline);
            }
        }
        for target in further.targets {
            let mut known = task.targets.iter();
            if !known.any(|own| (&own.text, &own.unit) == (&target.text, &target.unit)) {
                task.targets.push(target);
            }
        }
        task.further_rows.extend(further.row);
    }
    if !task.units.is_empty() {
        task.units_status = UnitsStatus::Named;
    }
    task.further_rows.sort();
}
