//! Readings that a person has decided on: applied last, so that they win, and never over what is written.

mod search;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use self::search::{Hit, Owner, Search, Value};
use super::annotate;
use super::witness::{self, NodeRef};
use crate::model::{AppliedCorrection, Misfit, Node, Notice, Unit};
use crate::options::{Correction, Options};
use crate::place;

/// Applies the corrections that are meant for this input; those that fit nowhere are kept for lint.
pub(super) fn apply(notice: &mut Notice, options: &Options) {
    let name = options.name.as_deref();
    let is_meant = |correction: &&Correction| {
        let file = correction.file.as_deref();
        file.is_none_or(|end| name.is_some_and(|name| name.ends_with(end)))
    };
    let meant: Vec<&Correction> = options.corrections.iter().filter(is_meant).collect();
    if meant.is_empty() {
        return;
    }
    let (nodes, _) = witness::of_books(&notice.books);
    for correction in meant {
        if let Err(misfit) = apply_one(notice, &nodes, correction) {
            notice.misfits.push(misfit);
        }
    }
}

fn apply_one(
    notice: &mut Notice,
    nodes: &[NodeRef],
    correction: &Correction,
) -> Result<(), Misfit> {
    let misfit = |zh, en| Misfit {
        quote: correction.quote.clone(),
        zh,
        en,
    };
    let Some(inner) = correction.quote.find(&correction.old) else {
        return Err(misfit(
            "quote 里没有 old 的文字", "its `quote` does not hold its `old`",
        ));
    };
    let mut search = Search::new(&correction.quote);
    match &correction.task {
        Some(id) => {
            let Some(at) = notice.tasks.iter().position(|task| task.id == *id) else {
                return Err(misfit(
                    "没有这个编号的任务", "there is no task with this id",
                ));
            };
            search.in_task(notice, nodes, at);
            search.in_units(&notice.tasks[at].units);
        }
        None => search.everywhere(notice, nodes),
    }
    let mut found = search.found;
    search::of_sentences(&mut found);
    let owners: HashSet<&Owner> = found.iter().map(|hit| &hit.owner).collect();
    match owners.len() {
        1 => {}
        0 if correction.file.is_some() => {
            return Err(misfit("文中没有这段文字", "no value has these words"));
        }
        0 => {
            return Err(misfit(
                "文中没有这段文字；是为别的通知写的，请用 file 写明",
                "no value has these words; if it is for another notice, name the `file`",
            ));
        }
        _ => {
            return Err(misfit(
                "文中不止一处有这段文字，请引得长一些，或写明 task",
                "several places have these words; quote more, or name the `task`",
            ));
        }
    }
    let inside = inner..inner + correction.old.len();
    let mut names = HashMap::new();
    for hit in found {
        let Some(start) = hit.text.find(&correction.quote) else {
            continue;
        };
        let part = start + inside.start..start + inside.end;
        let applied = AppliedCorrection {
            old: correction.old.clone(),
            new: correction.new.clone(),
            by: correction.by.clone(),
            why: correction.why.clone(),
            at: place::part(&notice.source, &hit.at, &hit.text, part),
        };
        read(notice, nodes, &hit, correction, &inside, &applied);
        if let Value::Unit(start) = hit.value {
            names.insert(start, (hit, applied.clone()));
        }
        notice.corrections.push(applied);
    }
    if !names.is_empty() {
        read_names(notice, &names, |name| replaced(name, correction, &inside));
    }
    Ok(())
}

/// Puts the reading beside the value.
fn read(
    notice: &mut Notice,
    nodes: &[NodeRef],
    hit: &Hit,
    correction: &Correction,
    inside: &Range<usize>,
    applied: &AppliedCorrection,
) {
    let again = |before: Option<&String>| replaced(before.unwrap_or(&hit.text), correction, inside);
    match &hit.value {
        Value::Text | Value::Cover | Value::Unit(_) => {}
        Value::Clause(item, index) => {
            if let Some(node) = witness::node_mut(&mut notice.books, nodes, *item) {
                let clause = &mut node.clauses[*index];
                clause.reading = again(clause.reading.as_ref()).or(clause.reading.take());
            }
        }
        Value::Title(item) => {
            if let Some(node) = witness::node_mut(&mut notice.books, nodes, *item) {
                node.reading = again(node.reading.as_ref()).or(node.reading.take());
            }
        }
        Value::Cell(table, key, rows) => {
            for &row in rows {
                let row = &mut notice.tables[*table].rows[row];
                if let Some(read) = again(row.readings.get(key)) {
                    row.readings.insert(key.clone(), read);
                }
            }
        }
        Value::Header(key) => {
            if let Some(read) = again(notice.header.readings.get(key)) {
                notice.header.readings.insert(key.clone(), read);
            }
        }
    }
    // Both witnesses are read anew; the task has one reading.
    if let Owner::Task(index) = hit.owner {
        let year = notice.header.year;
        let task = &mut notice.tasks[index];
        task.corrections.push(applied.clone());
        let before = task.reading.as_deref().unwrap_or(&task.text);
        if let Some(read) = replaced(before, correction, inside) {
            task.reading = Some(read);
        }
        annotate::read_again(task, year);
    }
}

/// Puts the reading beside the names of bodies, found by where they stand, and notes it with the tasks that they bear.
fn read_names(
    notice: &mut Notice,
    names: &HashMap<u32, (Hit, AppliedCorrection)>,
    again: impl Fn(&str) -> Option<String>,
) {
    for unit in units_mut(notice) {
        if let Some((hit, _)) = names.get(&unit.at.start)
            && unit.name == hit.text
        {
            unit.reading = again(&hit.text);
        }
    }
    for (at, task) in notice.tasks.iter_mut().enumerate() {
        let mut noted = HashSet::new();
        for unit in &task.units {
            if let Some((hit, applied)) = names.get(&unit.at.start)
                && hit.owner != Owner::Task(at)
                && noted.insert(unit.at.start)
            {
                task.corrections.push(applied.clone());
            }
        }
    }
}

/// The text with the words replaced, by the quote where it still stands, else by the words alone.
fn replaced(text: &str, correction: &Correction, inside: &Range<usize>) -> Option<String> {
    let start = match text.find(&correction.quote) {
        Some(at) => at + inside.start,
        None => text.find(&correction.old)?,
    };
    let mut out = text.to_owned();
    out.replace_range(start..start + correction.old.len(), &correction.new);
    Some(out)
}

/// All units, wherever they stand.
fn units_mut(notice: &mut Notice) -> Vec<&mut Unit> {
    fn of_nodes<'a>(nodes: &'a mut [Node], out: &mut Vec<&'a mut Unit>) {
        for node in nodes {
            out.extend(node.units.iter_mut().chain(&mut node.stated));
            of_nodes(&mut node.children, out);
        }
    }
    let mut out = Vec::new();
    for book in &mut notice.books {
        of_nodes(&mut book.nodes, &mut out);
    }
    let rows = notice.tables.iter_mut().flat_map(|table| &mut table.rows);
    out.extend(rows.flat_map(|row| &mut row.units));
    out.extend(notice.tasks.iter_mut().flat_map(|task| &mut task.units));
    out
}
