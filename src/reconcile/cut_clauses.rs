//! Clauses that a table cuts at their commas into several rows, because each part has bodies of its own: 新建中转站6座，| 配备车辆24辆；

use std::ops::Range;

use super::witness::{self, ClauseRef, NodeRef, PieceRef, RowRef};
use crate::model::Book;
use crate::zh::text::likeness::Index;

/// A clause at least this alike to rows that are joined is taken for theirs.
const ALIKE: f32 = 0.6;

/// The pieces that are compared with clauses (`folded`), those joined that are one clause of the book.
pub(super) fn items(
    books: &[Book],
    nodes: &[NodeRef],
    clauses: &[ClauseRef],
    folded: &[&str],
    rows: &[RowRef],
    pieces: &[PieceRef],
) -> Vec<Range<usize>> {
    let mut items: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    let mut index = None;
    for run in runs(rows, pieces) {
        let is_one = run.len() > 1 && {
            let index: &Index = index.get_or_insert_with(|| Index::of(folded.iter().copied()));
            let found = index.candidates(&joined(pieces, &run), ALIKE).into_iter();
            let found = found.max_by(|a, b| a.1.total_cmp(&b.1));
            found.is_some_and(|(clause, _)| {
                parts(books, nodes, &clauses[clause], &pieces[run.clone()]).is_some()
            })
        };
        match is_one {
            true => items.push(run),
            false => items.extend(run.map(|piece| piece..piece + 1)),
        }
    }
    items
}

/// Stretches of pieces that follow each other in rows of one heading, each but the last with a comma at its end.
fn runs(rows: &[RowRef], pieces: &[PieceRef]) -> impl Iterator<Item = Range<usize>> {
    let goes_on = |before: &PieceRef, next: &PieceRef| {
        let (above, below) = (&rows[before.row], &rows[next.row]);
        before.folded.ends_with(',')
            && above.table == below.table
            && above.row + 1 == below.row
            && above.folded_heading == below.folded_heading
            && above.folded_group == below.folded_group
    };
    let mut from = 0;
    pieces.chunk_by(goes_on).map(move |run| {
        let start = from;
        from += run.len();
        start..from
    })
}

/// The text of several pieces.
pub(super) fn joined(pieces: &[PieceRef], run: &Range<usize>) -> String {
    pieces[run.clone()]
        .iter()
        .map(|piece| &*piece.folded)
        .collect()
}

/// The part of a clause's text that each piece is, cut behind as many commas as the piece has; none where the clause has more or fewer.
pub(super) fn parts(
    books: &[Book],
    nodes: &[NodeRef],
    clause: &ClauseRef,
    pieces: &[PieceRef],
) -> Option<Vec<Range<usize>>> {
    let node = witness::node(books, nodes, clause.node)?;
    let text = &node.clauses[clause.clause].text;
    let mut ends = text
        .match_indices([',', '，'])
        .map(|(at, comma)| at + comma.len())
        .filter(|end| *end < text.len())
        .chain([text.len()]);
    let mut from = 0;
    let mut parts = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let commas = piece.folded.trim_end_matches(',').matches(',').count();
        let end = ends.nth(commas)?;
        parts.push(from..end);
        from = end;
    }
    (from == text.len()).then_some(parts)
}
