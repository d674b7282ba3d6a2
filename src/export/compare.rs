//! The two witnesses of a task side by side, cut where they begin or cease to agree.

use serde::Serialize;
use similar::DiffOp;

use crate::by_character::operations;
use crate::model::{BookPlace, Items, Node, Notice, PartOfItem, Row, Sentence, Task};

/// How a part of one side stands to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// The other side has the same.
    Same,
    /// Only width, quotation marks, white space or a closing mark differs.
    Mild,
    /// The other side has something else or nothing.
    Differs,
}

/// A part of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The characters, as written.
    pub text: String,
    /// How it stands to the other side.
    pub kind: Kind,
    /// Number that it shares with its counterpart.
    pub link: usize,
    /// Sentence of the book that it belongs to.
    pub clause: usize,
}

/// Both sides; what one of them lacks is empty.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sides {
    /// The task book's sentences.
    pub book: Vec<Part>,
    /// The table's text.
    pub table: Vec<Part>,
}

/// The witnesses of a notice, found by the places that tasks give.
pub(crate) struct Witnesses<'a> {
    notice: &'a Notice,
    items: Items<'a>,
}

impl<'a> Witnesses<'a> {
    /// Indexes the items of the books.
    pub(crate) fn new(notice: &'a Notice) -> Self {
        let items = Items::of(notice);
        Witnesses { notice, items }
    }

    /// The items above that of a task, the outermost first.
    pub(crate) fn above(&self, task: &Task) -> Vec<&'a Node> {
        let item = task.book.as_ref().and_then(|place| self.items.at(place));
        let mut above: Vec<&Node> = item.map_or_else(Vec::new, |at| self.items.above(at).collect());
        above.reverse();
        above
    }

    /// The sentences that the book has for a task.
    pub(crate) fn sentences<'t>(&self, task: &'t Task) -> Vec<Sentence<'t>>
    where
        'a: 't,
    {
        let parts = task.book.iter().flat_map(BookPlace::parts);
        let of_item = |part: PartOfItem<'t>| {
            let at = self.items.numbered(part.book, part.node)?;
            let node: &'t Node = self.items[at].node;
            Some(part.sentences(node))
        };
        parts.filter_map(of_item).flatten().collect()
    }

    /// The row that the table has for a task.
    pub(crate) fn row(&self, task: &Task) -> Option<&'a Row> {
        self.notice.row_of(task)
    }
}

/// Compares the two witnesses of a task character by character.
pub(crate) fn sides(sentences: &[Sentence], row: Option<&Row>) -> Sides {
    let mut owner = Vec::new();
    let mut book: Vec<char> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        book.extend(sentence.text.chars());
        owner.resize(book.len(), index);
    }
    let Some(row) = row else {
        let mut sides = Sides::default();
        push(&mut sides.book, &book, &owner, Kind::Same, 0);
        return sides;
    };
    let table: Vec<char> = row.text.chars().collect();
    let mut sides = Sides::default();
    if book.is_empty() {
        push(
            &mut sides.table,
            &table,
            &vec![0; table.len()],
            Kind::Same,
            0,
        );
        return sides;
    }
    for (link, op) in operations(&book, &table).into_iter().enumerate() {
        let (old, new) = (op.old_range(), op.new_range());
        let kind = match op {
            DiffOp::Equal { .. } => Kind::Same,
            _ if folded(&book[old.clone()]) == folded(&table[new.clone()]) => Kind::Mild,
            _ => Kind::Differs,
        };
        let at = old.start.min(owner.len() - 1);
        // A stretch of the table belongs to the clauses that it is aligned with.
        let owners: Vec<usize> = match kind {
            Kind::Same => owner[old.clone()].to_vec(),
            _ => vec![owner[at]; new.len()],
        };
        push(&mut sides.book, &book[old.clone()], &owner[old], kind, link);
        push(&mut sides.table, &table[new], &owners, kind, link);
    }
    sides
}

/// What the fold of the model leaves: width, quotation marks, white space, `;` and `。` set aside.
fn folded(text: &[char]) -> Vec<char> {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    };
    let counts = |c: &char| {
        !c.is_whitespace()
            && !matches!(
                c,
                '“' | '”' | '"' | '‘' | '’' | '\'' | '「' | '」' | ';' | '。'
            )
    };
    text.iter().map(|&c| narrow(c)).filter(counts).collect()
}

/// Appends characters, cut where a new clause begins.
fn push(parts: &mut Vec<Part>, text: &[char], owners: &[usize], kind: Kind, link: usize) {
    let mut start = 0;
    while start < text.len() {
        let clause = owners[start];
        let end = start
            + owners[start..]
                .iter()
                .take_while(|&&owner| owner == clause)
                .count();
        parts.push(Part {
            text: text[start..end].iter().collect(),
            kind,
            link,
            clause,
        });
        start = end;
    }
}
