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

/// Whether the table numbers as the book does: one that counts through all groups says nothing of a single number.
pub(super) fn numbers_agree(
    notice: &Notice,
    nodes: &[NodeRef],
    matching: &Matching,
    drafts: &[Draft],
) -> bool {
    let (mut same, mut other) = (0, 0);
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
        match numbers(node, node_at, section, nodes, draft.task.seq.as_deref()) {
            Some((book, table)) if book == table => same += 1,
            Some(_) => other += 1,
            None => {}
        }
    }
    same >= other
}
