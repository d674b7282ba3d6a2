//! Where the words of a correction stand.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem::Finder;

use super::super::witness::{self, NodeRef};
use crate::model::{Notice, Task, Unit};
use crate::place;
use crate::span::Span;
use crate::zh::text::fold::fold;

/// A value that has the words.
pub(super) enum Value {
    /// The text of a row: its task has the reading.
    Text,
    /// A clause of a book: index of its item, index there.
    Clause(usize, usize),
    /// The title of an item, by its index.
    Title(usize),
    /// A cell that is no text of a task: its table, its key in the rows' `places`, the rows that have it.
    Cell(usize, String, Vec<usize>),
    /// The name of a unit, at its place.
    Unit(u32),
    /// A value of the header, by its key in `places`.
    Header(String),
    /// A line of the cover that is in no value.
    Cover,
}

/// What the words belong to: the two witnesses of one thing are one owner.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Owner {
    Task(usize),
    Name(String),
    Place(u32),
}

/// A value with the words, its text and place.
pub(super) struct Hit {
    pub owner: Owner,
    pub value: Value,
    pub text: String,
    pub at: Span,
}

/// A body that a sentence names stands in a clause or a title: its words are those of that value.
pub(super) fn of_sentences(found: &mut [Hit]) {
    let is_unit = |hit: &Hit| matches!(hit.value, Value::Unit(_));
    let mut texts = found.iter().filter(|hit| !is_unit(hit));
    let Some(owner) = texts.next().map(|hit| hit.owner.clone()) else {
        return;
    };
    // Where the words are of several things already, it is all one whose the bodies are.
    if texts.any(|hit| hit.owner != owner) {
        return;
    }
    let texts = Stretches::of(found.iter().filter(|hit| !is_unit(hit)));
    for hit in found.iter_mut().filter(|hit| is_unit(hit)) {
        if texts.meet(&(hit.at.start..hit.at.start + 1)) {
            hit.owner = owner.clone();
        }
    }
}

/// The places of some values, in order, each reaching as far as any before it.
struct Stretches(Vec<Range<u32>>);

impl Stretches {
    fn of<'a>(hits: impl Iterator<Item = &'a Hit>) -> Self {
        let mut all: Vec<Range<u32>> = hits.map(|hit| hit.at.start..hit.at.end).collect();
        all.sort_unstable_by_key(|stretch| stretch.start);
        let mut reached = 0;
        for stretch in &mut all {
            reached = stretch.end.max(reached);
            stretch.end = reached;
        }
        Stretches(all)
    }

    fn meet(&self, place: &Range<u32>) -> bool {
        let before = self.0.partition_point(|stretch| stretch.start < place.end);
        self.0[..before]
            .last()
            .is_some_and(|stretch| place.start < stretch.end)
    }
}

/// The search for the words in values.
pub(super) struct Search<'a> {
    quote: Finder<'a>,
    pub found: Vec<Hit>,
    /// What was found, by its place: a value of a merged cell stands in every row, a clause in every list of its task.
    seen: HashMap<(u32, u32), usize>,
}

impl<'a> Search<'a> {
    pub(super) fn new(quote: &'a str) -> Self {
        Search {
            quote: Finder::new(quote),
            found: Vec::new(),
            seen: HashMap::new(),
        }
    }

    pub(super) fn everywhere(&mut self, notice: &Notice, nodes: &[NodeRef]) {
        for at in 0..notice.tasks.len() {
            self.in_task(notice, nodes, at);
        }
        self.in_books(notice, nodes);
        self.in_tables(notice);
        self.in_header(notice);
    }

    fn take(&mut self, text: &str, at: &Span, what: impl FnOnce() -> (Owner, Value)) {
        if self.quote.find(text.as_bytes()).is_none() {
            return;
        }
        let next = self.found.len();
        let known = *self.seen.entry((at.start, at.end)).or_insert(next);
        let (owner, value) = what();
        match self.found.get_mut(known) {
            None => self.found.push(Hit {
                owner,
                value,
                text: text.to_owned(),
                at: at.clone(),
            }),
            Some(hit) => {
                if let (Value::Cell(_, key, rows), Value::Cell(_, also, more)) =
                    (&mut hit.value, value)
                    && *key == also
                {
                    rows.extend(more);
                }
            }
        }
    }

    pub(super) fn in_task(&mut self, notice: &Notice, nodes: &[NodeRef], at: usize) {
        let Task {
            book, row, text, ..
        } = &notice.tasks[at];
        if row.is_some() {
            let place = &notice.tasks[at].at;
            self.take(text, place, || (Owner::Task(at), Value::Text));
        }
        let Some(place) = book else { return };
        for part in place.parts() {
            let Some((item, node)) = witness::node_of(&notice.books, nodes, &part) else {
                continue;
            };
            for &index in part.clauses {
                if let Some(clause) = node.clauses.get(index) {
                    self.take(&clause.text, &clause.at, || {
                        (Owner::Task(at), Value::Clause(item, index))
                    });
                }
            }
        }
    }

    fn in_books(&mut self, notice: &Notice, nodes: &[NodeRef]) {
        let walk = notice.books.iter().flat_map(|book| book.walk());
        for (item, node) in walk.take(nodes.len()).enumerate() {
            if let (Some(title), Some(at)) = (&node.title, &node.title_at) {
                self.take(title, at, || (Owner::Name(fold(title)), Value::Title(item)));
            }
            for (index, clause) in node.clauses.iter().enumerate() {
                self.take(&clause.text, &clause.at, || {
                    (Owner::Place(clause.at.start), Value::Clause(item, index))
                });
            }
            self.in_units(node.units.iter().chain(&node.stated));
        }
    }

    fn in_tables(&mut self, notice: &Notice) {
        for (table, content) in notice.tables.iter().enumerate() {
            for (index, row) in content.rows.iter().enumerate() {
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
                    self.take(text, at, || {
                        let owner = match key {
                            "group" | "heading" => Owner::Name(fold(text)),
                            _ => Owner::Place(at.start),
                        };
                        (owner, Value::Cell(table, key.to_owned(), vec![index]))
                    });
                }
                self.in_units(row.units.iter());
            }
        }
    }

    pub(super) fn in_units<'n>(&mut self, units: impl IntoIterator<Item = &'n Unit>) {
        for Unit { name, at, .. } in units {
            self.take(name, at, || (Owner::Place(at.start), Value::Unit(at.start)));
        }
    }

    fn in_header(&mut self, notice: &Notice) {
        let source = notice.source.text();
        for (key, at) in &notice.header.places {
            if key != "attachments" {
                let text = place::printed(source.get(at.range()).unwrap_or_default());
                self.take(&text, at, || {
                    (Owner::Place(at.start), Value::Header(key.clone()))
                });
            }
        }
        let values = Stretches::of(self.found.iter());
        for line in &notice.layout.cover {
            if !values.meet(&(line.at.start..line.at.end)) {
                self.take(&line.text, &line.at, || {
                    (Owner::Place(line.at.start), Value::Cover)
                });
            }
        }
    }
}
