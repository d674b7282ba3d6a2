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
        let name = options.name.as_deref().unwrap_or_default();
        let file = correction.file.as_deref();
        let meant = file.is_none_or(|end| options.name.is_some() && name.ends_with(end));
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
            "quote 里没有 old 的文字", "its `quote` does not hold its `old`",
        ));
    };
    let mut found = hits(notice, &correction.quote);
    if let Some(id) = &correction.task {
        let Some(task) = notice.tasks.iter().position(|task| task.id == *id) else {
            return Err(misfit(
                "没有这个编号的任务", "there is no task with this id",
            ));
        };
        let units = &notice.tasks[task].units;
        found.retain(|hit| match hit.value {
            Value::Unit(start) => units.iter().any(|unit| unit.at.start == start),
            _ => hit.owner == Owner::Task(task),
        });
    }
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
    let mut search = Search {
        quote,
        found: Vec::new(),
    };
    search.in_tasks(notice);
    search.in_books(notice);
    search.in_tables(notice);
    search.in_header(notice);
    let mut found = search.found;
    let mut seen: HashSet<(u32, u32)> = HashSet::new();
    // A value of a merged cell stands in every row, a clause in every list of its task.
    found.retain(|hit| seen.insert((hit.at.start, hit.at.end)));
    of_sentences(&mut found);
    found
}

/// A body that a sentence names stands in a clause or a title: its words are those of that value.
fn of_sentences(found: &mut [Hit]) {
    let is_unit = |hit: &Hit| matches!(hit.value, Value::Unit(_));
    let texts = found.iter().filter(|hit| !is_unit(hit));
    let texts: Vec<(Range<u32>, Owner)> = texts
        .map(|hit| (hit.at.start..hit.at.end, hit.owner.clone()))
        .collect();
    for hit in found.iter_mut().filter(|hit| is_unit(hit)) {
        let around = texts.iter().find(|(text, _)| text.contains(&hit.at.start));
        if let Some((_, owner)) = around {
            hit.owner = owner.clone();
        }
    }
}

/// The search for the words in all values.
struct Search<'a> {
    quote: &'a str,
    found: Vec<Hit>,
}

impl Search<'_> {
    fn take(&mut self, owner: Owner, value: Value, text: &str, at: &Span) {
        if text.contains(self.quote) {
            self.found.push(Hit {
                owner,
                value,
                text: text.to_owned(),
                at: at.clone(),
            });
        }
    }

    fn in_tasks(&mut self, notice: &Notice) {
        for (at, task) in notice.tasks.iter().enumerate() {
            if task.row.is_some() {
                self.take(Owner::Task(at), Value::Text, &task.text, &task.at);
            }
            let Some(place) = &task.book else { continue };
            let book = notice.books.get(place.book);
            let Some(node) = book.and_then(|book| book.node(&place.path)) else {
                continue;
            };
            for &index in &place.clauses {
                if let Some(clause) = node.clauses.get(index) {
                    let value = Value::Clause(place.book, place.path.clone(), index);
                    self.take(Owner::Task(at), value, &clause.text, &clause.at);
                }
            }
        }
    }

    fn in_books(&mut self, notice: &Notice) {
        for (book, content) in notice.books.iter().enumerate() {
            for node in content.walk() {
                if let (Some(title), Some(at)) = (&node.title, &node.title_at) {
                    let value = Value::Title(book, node.path.clone());
                    self.take(Owner::Name(fold(title)), value, title, at);
                }
                for (index, clause) in node.clauses.iter().enumerate() {
                    let value = Value::Clause(book, node.path.clone(), index);
                    let owner = Owner::Place(clause.at.start);
                    self.take(owner, value, &clause.text, &clause.at);
                }
                self.in_units(node.units.iter().chain(&node.stated));
            }
        }
    }

    fn in_tables(&mut self, notice: &Notice) {
        for (table, content) in notice.tables.iter().enumerate() {
            for row in &content.rows {
                let named = [
                    ("group", row.group.as_deref()),
                    ("heading", row.heading.as_deref()),
                    ("seq", row.seq.as_deref()),
                    ("deadline", row.deadline.as_deref()),
                ];
                let cells = row.cells.iter();
                let cells = cells.map(|(key, text)| (key.as_str(), Some(text.as_str())));
                for (key, text) in named.into_iter().chain(cells) {
                    let (Some(text), Some(at)) = (text, row.places.get(key)) else {
                        continue;
                    };
                    let owner = match key {
                        "group" | "heading" => Owner::Name(fold(text)),
                        _ => Owner::Place(at.start),
                    };
                    self.take(owner, Value::Cell(table, key.to_owned()), text, at);
                }
                self.in_units(row.units.iter());
            }
        }
    }

    fn in_units<'a>(&mut self, units: impl Iterator<Item = &'a Unit>) {
        for Unit { name, at, .. } in units {
            self.take(Owner::Place(at.start), Value::Unit(at.start), name, at);
        }
    }

    fn in_header(&mut self, notice: &Notice) {
        let source = notice.source.text();
        for (key, at) in &notice.header.places {
            if key != "attachments" {
                let text = place::without_tags(source.get(at.range()).unwrap_or_default());
                self.take(
                    Owner::Place(at.start),
                    Value::Header(key.clone()),
                    &text,
                    at,
                );
            }
        }
        for line in &notice.layout.cover {
            let meets = |at: &Span| at.start < line.at.end && line.at.start < at.end;
            if !self.found.iter().any(|hit| meets(&hit.at)) {
                let owner = Owner::Place(line.at.start);
                self.take(owner, Value::Cover, &line.text, &line.at);
            }
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
