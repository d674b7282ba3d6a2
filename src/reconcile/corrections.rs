//! Readings that a person has decided on: applied last, so that they win, and never over what is written.

use smol_str::SmolStr;
use std::collections::HashSet;
use std::ops::Range;

use super::annotate;
use crate::model::{AppliedCorrection, Misfit, Node, Notice, Path, Unit};
use crate::options::{Correction, Options};
use crate::place;
use crate::span::Span;
use crate::zh::text::fold::fold;

/// Applies the corrections that are meant for this input; those that fit nowhere are kept for lint.
pub(super) fn apply(notice: &mut Notice, options: &Options) {
    for correction in &options.corrections {
        let meant = correction.file.as_deref().is_none_or(|end| {
            options
                .name
                .as_deref()
                .is_some_and(|name| name.ends_with(end))
        });
        if meant && let Err(misfit) = apply_one(notice, correction) {
            notice.misfits.push(misfit);
        }
    }
}

/// A value that has the words.
enum Value {
    /// The text of a row: its task has the reading.
    Text,
    /// A clause of a book: book, path, index.
    Clause(usize, Path, usize),
    /// The title of an item.
    Title(usize, Path),
    /// A cell of a table that is no text of a task, by its key in the row's `places`.
    Cell(usize, String),
    /// The name of a unit, at its place.
    Unit(u32),
    /// A value of the header, by its key in `places`.
    Header(String),
    /// A line of the cover that is in no value.
    Cover,
}

/// What the words belong to: the two witnesses of one thing are one owner.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Owner {
    Task(usize),
    Name(String),
    Place(u32),
}

/// A value with the words, its text and place.
struct Hit {
    owner: Owner,
    value: Value,
    text: String,
    at: Span,
}

fn apply_one(notice: &mut Notice, correction: &Correction) -> Result<(), Misfit> {
    let misfit = |zh, en| Misfit {
        quote: correction.quote.clone(),
        zh,
        en,
    };
    let Some(inner) = correction.quote.find(&correction.old) else {
        return Err(misfit(
            "quote 里没有 old 的文字",
            "its `quote` does not hold its `old`",
        ));
    };
    let mut found = hits(notice, &correction.quote);
    if let Some(id) = &correction.task {
        let Some(task) = notice.tasks.iter().position(|task| task.id == *id) else {
            return Err(misfit(
                "没有这个编号的任务",
                "there is no task with this id",
            ));
        };
        let units: HashSet<u32> = notice.tasks[task]
            .units
            .iter()
            .map(|unit| unit.at.start)
            .collect();
        found.retain(|hit| match hit.value {
            Value::Unit(start) => units.contains(&start),
            _ => hit.owner == Owner::Task(task),
        });
    }
    let owners: HashSet<&Owner> = found.iter().map(|hit| &hit.owner).collect();
    match owners.len() {
        1 => {}
        0 => return Err(misfit("文中没有这段文字", "no value has these words")),
        _ => {
            return Err(misfit(
                "文中不止一处有这段文字，请引得长一些，或写明 task",
                "several places have these words; quote more, or name the `task`",
            ));
        }
    }
    let inside = inner..inner + correction.old.len();
    for hit in found {
        let Some(start) = hit.text.find(&correction.quote) else {
            continue;
        };
        let part = start + inside.start..start + inside.end;
        let at = place::part(&notice.source, &hit.at, &hit.text, part);
        read(notice, &hit, correction, &inside, at);
    }
    Ok(())
}

/// Every value that has the words.
fn hits(notice: &Notice, quote: &str) -> Vec<Hit> {
    let mut found = Vec::new();
    in_tasks(notice, quote, &mut found);
    in_books(notice, quote, &mut found);
    in_tables(notice, quote, &mut found);
    in_header(notice, quote, &mut found);
    let mut seen: HashSet<(u32, u32)> = HashSet::new();
    // A value of a merged cell stands in every row, a clause in every list of its task.
    found.retain(|hit| seen.insert((hit.at.start, hit.at.end)));
    of_sentences(&mut found);
    found
}

/// A body that a sentence names stands in a clause or a title: its words are those of that value.
fn of_sentences(found: &mut [Hit]) {
    let texts: Vec<(Range<u32>, Owner)> = found
        .iter()
        .filter(|hit| !matches!(hit.value, Value::Unit(_)))
        .map(|hit| (hit.at.start..hit.at.end, hit.owner.clone()))
        .collect();
    for hit in found
        .iter_mut()
        .filter(|hit| matches!(hit.value, Value::Unit(_)))
    {
        let around = texts.iter().find(|(text, _)| text.contains(&hit.at.start));
        if let Some((_, owner)) = around {
            hit.owner = owner.clone();
        }
    }
}

fn in_tasks(notice: &Notice, quote: &str, found: &mut Vec<Hit>) {
    for (at, task) in notice.tasks.iter().enumerate() {
        if task.row.is_some() && task.text.contains(quote) {
            found.push(Hit {
                owner: Owner::Task(at),
                value: Value::Text,
                text: task.text.to_string(),
                at: task.at.clone(),
            });
        }
        let Some(place) = &task.book else { continue };
        let node = notice
            .books
            .get(place.book)
            .and_then(|book| book.node(&place.path));
        for &index in &place.clauses {
            let clause = node.and_then(|node| node.clauses.get(index));
            if let Some(clause) = clause.filter(|clause| clause.text.contains(quote)) {
                found.push(Hit {
                    owner: Owner::Task(at),
                    value: Value::Clause(place.book, place.path.clone(), index),
                    text: clause.text.clone(),
                    at: clause.at.clone(),
                });
            }
        }
    }
}

fn in_books(notice: &Notice, quote: &str, found: &mut Vec<Hit>) {
    for (book, content) in notice.books.iter().enumerate() {
        for node in content.walk() {
            if let (Some(title), Some(at)) = (&node.title, &node.title_at)
                && title.contains(quote)
            {
                found.push(Hit {
                    owner: Owner::Name(fold(title)),
                    value: Value::Title(book, node.path.clone()),
                    text: title.clone(),
                    at: at.clone(),
                });
            }
            for (index, clause) in node.clauses.iter().enumerate() {
                if clause.text.contains(quote) {
                    found.push(Hit {
                        owner: Owner::Place(clause.at.start),
                        value: Value::Clause(book, node.path.clone(), index),
                        text: clause.text.clone(),
                        at: clause.at.clone(),
                    });
                }
            }
            let units = node.units.iter().chain(&node.stated);
            found.extend(units.filter_map(|unit| of_unit(unit, quote)));
        }
    }
}

fn in_tables(notice: &Notice, quote: &str, found: &mut Vec<Hit>) {
    for (table, content) in notice.tables.iter().enumerate() {
        for value in &content.rows {
            let named = [
                ("group", value.group.as_deref()),
                ("heading", value.heading.as_deref()),
                ("seq", value.seq.as_deref()),
                ("deadline", value.deadline.as_deref()),
            ];
            let cells = value
                .cells
                .iter()
                .map(|(key, text)| (key.as_str(), text.as_str()));
            let named = named
                .into_iter()
                .filter_map(|(key, text)| Some((key, text?)));
            for (key, text) in named.chain(cells) {
                let Some(at) = value.places.get(key).filter(|_| text.contains(quote)) else {
                    continue;
                };
                let is_name = matches!(key, "group" | "heading");
                found.push(Hit {
                    owner: if is_name {
                        Owner::Name(fold(text))
                    } else {
                        Owner::Place(at.start)
                    },
                    value: Value::Cell(table, key.to_owned()),
                    text: text.to_owned(),
                    at: at.clone(),
                });
            }
            found.extend(value.units.iter().filter_map(|unit| of_unit(unit, quote)));
        }
    }
}

fn of_unit(unit: &Unit, quote: &str) -> Option<Hit> {
    unit.name.contains(quote).then(|| Hit {
        owner: Owner::Place(unit.at.start),
        value: Value::Unit(unit.at.start),
        text: unit.name.to_string(),
        at: unit.at.clone(),
    })
}

fn in_header(notice: &Notice, quote: &str, found: &mut Vec<Hit>) {
    let source = notice.source.text();
    for (key, at) in &notice.header.places {
        let text = place::without_tags(source.get(at.range()).unwrap_or_default());
        if text.contains(quote) && key != "attachments" {
            found.push(Hit {
                owner: Owner::Place(at.start),
                value: Value::Header(key.clone()),
                text,
                at: at.clone(),
            });
        }
    }
    for line in &notice.layout.cover {
        let known = found
            .iter()
            .any(|hit| hit.at.start < line.at.end && line.at.start < hit.at.end);
        if line.text.contains(quote) && !known {
            found.push(Hit {
                owner: Owner::Place(line.at.start),
                value: Value::Cover,
                text: line.text.clone(),
                at: line.at.clone(),
            });
        }
    }
}

/// Puts the reading beside the value, and notes where.
fn read(notice: &mut Notice, hit: &Hit, correction: &Correction, inside: &Range<usize>, at: Span) {
    let applied = AppliedCorrection {
        old: correction.old.clone(),
        new: correction.new.clone(),
        by: correction.by.clone(),
        why: correction.why.clone(),
        at,
    };
    let again = |before: Option<&String>| replaced(before.unwrap_or(&hit.text), correction, inside);
    match &hit.value {
        Value::Text | Value::Cover => {}
        Value::Clause(book, path, index) => {
            if let Some(node) = node_mut(notice, *book, path) {
                let clause = &mut node.clauses[*index];
                clause.reading = again(clause.reading.as_ref()).or(clause.reading.take());
            }
        }
        Value::Title(book, path) => {
            if let Some(node) = node_mut(notice, *book, path) {
                node.reading = again(node.reading.as_ref()).or(node.reading.take());
            }
        }
        Value::Cell(table, key) => {
            for row in &mut notice.tables[*table].rows {
                if row.places.get(key) == Some(&hit.at)
                    && let Some(read) = again(row.readings.get(key))
                {
                    row.readings.insert(key.clone(), read);
                }
            }
        }
        Value::Unit(start) => {
            let name = again(None);
            for unit in units_mut(notice) {
                if unit.at.start == *start && unit.name == hit.text {
                    unit.reading.clone_from(&name);
                }
            }
        }
        Value::Header(key) => {
            if let Some(read) = again(notice.header.readings.get(key)) {
                notice.header.readings.insert(key.clone(), read);
            }
        }
    }
    let year = notice.header.year;
    for (index, task) in notice.tasks.iter_mut().enumerate() {
        let texts = hit.owner == Owner::Task(index);
        let bears = matches!(hit.value, Value::Unit(start) if task.units.iter().any(|unit| unit.at.start == start));
        if texts || bears {
            task.corrections.push(applied.clone());
        }
        // Both witnesses are read anew; the task has one reading.
        if texts {
            let before = task.reading.as_deref().unwrap_or(&task.text);
            if let Some(read) = replaced(before, correction, inside) {
                task.reading = Some(read);
            }
            annotate::read_again(task, year);
        }
    }
    notice.corrections.push(applied);
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

fn node_mut<'a>(notice: &'a mut Notice, book: usize, path: &[SmolStr]) -> Option<&'a mut Node> {
    fn find<'a>(nodes: &'a mut [Node], path: &[SmolStr]) -> Option<&'a mut Node> {
        for node in nodes {
            if *node.path == *path {
                return Some(node);
            }
            if path.starts_with(&node.path)
                && let Some(found) = find(&mut node.children, path)
            {
                return Some(found);
            }
        }
        None
    }
    find(&mut notice.books.get_mut(book)?.nodes, path)
}
