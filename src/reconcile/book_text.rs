//! What the book has of a row: sentences of one item or several, one behind the other.

use std::borrow::Cow;
use std::ops::Range;

use super::matching::Matching;
use super::readings::Winner;
use super::row_text::RowText;
use super::text_diff::{self, Difference};
use super::title_sentence;
use super::witness::{self, NodeRef};
use crate::model::{Book, Clause, Relation, Task};
use crate::place::Parts;
use crate::span::{Source, Span};
use crate::zh::text::fold::fold;

/// The sentences of the book that a row has, joined.
pub(super) struct BookText<'a> {
    pub(super) text: String,
    parts: Vec<BookPart<'a>>,
    /// Where the main item begins, for what the book does not have at all.
    begins: usize,
}

/// One sentence.
struct BookPart<'a> {
    /// Index of the node that it stands in.
    node: usize,
    /// Index into the node's clauses; none for its title.
    clause: Option<usize>,
    /// The whole sentence, and where it stands.
    sentence: Cow<'a, str>,
    at: Cow<'a, Span>,
    /// Where it begins in the joined text.
    start: usize,
    /// What of the sentence the row has, where others have the rest.
    own: Range<usize>,
    /// The mark behind a title is the row's, which stands for the end of the book's line.
    borrows_mark: bool,
}

/// A better reading of a sentence of the book.
pub(super) struct BookReading {
    pub(super) node: usize,
    /// Index into the node's clauses; none for its title.
    pub(super) clause: Option<usize>,
    pub(super) text: String,
}

impl<'a> BookText<'a> {
    /// The sentences of a row's task; `none` of a task that no row has.
    pub(super) fn of(
        books: &'a [Book],
        nodes: &[NodeRef],
        matching: &Matching,
        row: usize,
        task: &Task,
    ) -> Option<Self> {
        let place = task.book.as_ref()?;
        let mut parts = Vec::new();
        let mut begins = 0;
        for item in place.parts() {
            let (at, node) = witness::node_of(books, nodes, &item)?;
            if (item.book, item.node) == (place.book, place.node) {
                let first = node.clauses.first().map_or(&node.at, |clause| &clause.at);
                begins = first.start as usize;
            }
            let title = item.title.then(|| title_sentence::text(node, &task.text));
            parts.extend(title.flatten().map(|title| BookPart {
                node: at,
                clause: None,
                own: 0..title.len(),
                start: 0,
                borrows_mark: title_sentence::borrows_mark(node, &title),
                sentence: title.into(),
                at: Cow::Owned(title_sentence::place(node)),
            }));
            let first = nodes[at].clauses.start;
            // The row has it as its heading.
            let apart = matching.heading_clause[row];
            let clauses = item.clauses.iter().copied();
            let clauses = clauses.filter(|clause| Some(first + clause) != apart);
            parts.extend(clauses.map(|clause| {
                let part = matching.parts.get(&(row, first + clause)).cloned();
                let Clause {
                    text, at: place, ..
                } = &node.clauses[clause];
                BookPart {
                    node: at,
                    clause: Some(clause),
                    own: part.unwrap_or(0..text.len()),
                    start: 0,
                    borrows_mark: false,
                    sentence: Cow::Borrowed(text),
                    at: Cow::Borrowed(place),
                }
            }));
        }
        let mut text = String::new();
        for part in &mut parts {
            part.start = text.len();
            text.push_str(&part.sentence[part.own.clone()]);
        }
        Some(BookText {
            text,
            parts,
            begins,
        })
    }

    /// How it stands to what the row says.
    pub(super) fn relation(&self, row: &RowText) -> Relation {
        let borrows_mark = self.parts.iter().any(|part| part.borrows_mark);
        if self.text == row.printed && !borrows_mark {
            Relation::Exact
        } else if fold(&self.text) == fold(&row.text) {
            Relation::Folded
        } else {
            Relation::Differs
        }
    }

    /// Whether one of the sentences begins with a number of its own.
    pub(super) fn is_numbered(&self) -> bool {
        let mut parts = self.parts.iter();
        parts.any(|part| witness::own_number(&part.sentence[part.own.clone()]) > 0)
    }

    /// The sentences with their places.
    pub(super) fn walks(&'a self, source: &'a Source) -> Vec<Parts<'a>> {
        let parts = self.parts.iter();
        parts
            .map(|part| Parts::new(source, &part.at, &part.sentence))
            .collect()
    }

    /// The place of a stretch of the joined text, in pieces where it goes on in the next sentence.
    pub(super) fn place(
        &self,
        walks: &mut [Parts],
        stretch: &Range<usize>,
        source: &Source,
    ) -> Span {
        let begun = self
            .parts
            .partition_point(|part| part.start <= stretch.start);
        let first = begun.saturating_sub(1);
        let touched = self.parts[first..].iter().zip(&mut walks[first..]);
        let touched =
            touched.take_while(|(part, _)| part.start < stretch.end || part.start <= stretch.start);
        let places: Vec<Span> = touched
            .map(|(part, walk)| {
                let inside = |at: usize| part.own.start + at.saturating_sub(part.start);
                walk.part(inside(stretch.start)..inside(stretch.end).min(part.own.end))
            })
            .collect();
        match places.as_slice() {
            // The row has nothing of the item but its heading.
            [] => source.span(self.begins..self.begins),
            [one] => one.clone(),
            [one, .., last] => Span {
                pieces: places.iter().flat_map(pieces).collect(),
                ..source.span(one.start as usize..last.end.max(one.end) as usize)
            },
        }
    }

    /// The sentences for which the row has better readings. Rows that have parts of one give no reading of the whole.
    pub(super) fn readings(&self, found: &[Difference], table: &str) -> Vec<BookReading> {
        let mut readings = Vec::new();
        for (index, part) in self.parts.iter().enumerate() {
            if part.own.len() < part.sentence.len() {
                continue;
            }
            let start = part.start;
            let next = self.parts.get(index + 1);
            let end = next.map_or(self.text.len(), |next| next.start);
            let from = found.partition_point(|difference| difference.book.start < start);
            let own: Vec<&Difference> = found[from..]
                .iter()
                .take_while(|difference| difference.book.start <= end)
                .filter(|difference| start <= difference.book.start && difference.book.end <= end)
                .filter(|difference| difference.book.start < end || end == self.text.len())
                .collect();
            let reading =
                text_diff::apply(&self.text[start..end], start, &own, table, Winner::Table);
            readings.extend(reading.map(|text| BookReading {
                node: part.node,
                clause: part.clause,
                text,
            }));
        }
        readings
    }
}

/// The parts of a place that quote back.
fn pieces(at: &Span) -> Vec<Span> {
    match at.pieces.is_empty() {
        true => vec![at.clone()],
        false => at.pieces.to_vec(),
    }
}
