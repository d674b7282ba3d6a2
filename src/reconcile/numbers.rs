//! The numbers of items in their sections beside those of their rows in the groups of the table.

use std::ops::Range;

use super::matching::Matching;
use super::tasks::Draft;
use super::witness::{self, NodeRef};
use crate::model::{Edit, EditField, Node, Notice};
use crate::place;
use crate::zh::ordinal;
use crate::zh::text::numeral;

/// Edits the number of an item in its section, where that of its row in the group is another.
pub(super) fn number_edit(
    node: &Node,
    node_at: usize,
    section: usize,
    nodes: &[NodeRef],
    draft: &mut Draft,
    notice: &Notice,
) {
    let Some((book, table)) = numbers(node, node_at, section, nodes, draft.task.seq.as_deref())
    else {
        return;
    };
    if book == table {
        return;
    }
    let place = draft.task.row.as_ref();
    let table_at = place.and_then(|place| {
        notice.tables[place.table].rows[place.row]
            .places
            .get("seq")
            .cloned()
    });
    // The number as printed: 3 of `3.`, 一 of `(一)`.
    let number = inside_marks(&node.marker);
    let book_at = place::part(&notice.source, &node.at, &node.marker, number.clone());
    draft.task.edits.push(Edit {
        field: EditField::Number,
        book: node.marker[number].to_owned(),
        table: table.to_string(),
        reading: None,
        reason: "the numbers differ".to_owned(),
        book_at: Some(book_at),
        table_at,
    });
}

/// The bytes of a marker without its brackets and closing mark.
fn inside_marks(marker: &str) -> Range<usize> {
    let is_mark = |c: char| {
        matches!(c, '(' | ')' | '（' | '）' | '.' | '．' | '、' | ':' | '：') || c.is_whitespace()
    };
    let start = marker.len() - marker.trim_start_matches(is_mark).len();
    let end = marker.trim_end_matches(is_mark).len();
    start..end.max(start)
}

/// Both numbers of an item that stands below the section that the group names.
fn numbers(
    node: &Node,
    node_at: usize,
    section: usize,
    nodes: &[NodeRef],
    seq: Option<&str>,
) -> Option<(u32, u32)> {
    if nodes[node_at].parent != Some(section) {
        return None;
    }
    let book = ordinal::printed(&node.marker)?.number;
    let table = seq?.trim_matches(['(', ')', '（', '）', '.', '、', ' ']);
    Some((book, numeral::value(table)?))
}

/// Whether the table numbers as the book does: where one of them counts through all groups and the other begins anew in each,
/// a single number says nothing.
pub(super) fn numbers_agree(
    notice: &Notice,
    nodes: &[NodeRef],
    matching: &Matching,
    drafts: &[Draft],
) -> bool {
    let (mut same, mut other) = (0, 0);
    let mut sections: Vec<Numbers> = Vec::new();
    for draft in drafts {
        let (Some(node_at), Some(row)) = (draft.node, draft.row) else {
            continue;
        };
        let Some(section) = matching.row_section[row] else {
            continue;
        };
        let Some(node) = witness::node(&notice.books, nodes, node_at) else {
            continue;
        };
        let numbers = numbers(node, node_at, section, nodes, draft.task.seq.as_deref());
        let Some((book, table)) = numbers else {
            continue;
        };
        match book == table {
            true => same += 1,
            false => other += 1,
        }
        match sections.last_mut().filter(|last| last.section == section) {
            Some(last) => last.add(book, table),
            None => sections.push(Numbers::of(section, book, table)),
        }
    }
    let run_on = || {
        sections
            .windows(2)
            .map(|pair| pair[1].goes_on_from(&pair[0]))
    };
    let in_one = run_on().any(|(book, table)| book != table);
    let in_both = run_on().any(|(book, table)| book && table);
    // A table that counts its rows, of which an item has several, ends with another number than the book.
    let ends_alike = sections
        .last()
        .is_none_or(|last| last.book.1 == last.table.1);
    same >= other && !in_one && (!in_both || ends_alike)
}

/// The numbers of one section on both sides, each with its first and its last.
struct Numbers {
    section: usize,
    book: (u32, u32),
    table: (u32, u32),
}

impl Numbers {
    fn of(section: usize, book: u32, table: u32) -> Self {
        Numbers {
            section,
            book: (book, book),
            table: (table, table),
        }
    }

    fn add(&mut self, book: u32, table: u32) {
        self.book.1 = book;
        self.table.1 = table;
    }

    /// Whether each side counts on from the section before.
    fn goes_on_from(&self, before: &Numbers) -> (bool, bool) {
        (self.book.0 > before.book.1, self.table.0 > before.table.1)
    }
}
