//! Clauses that a table cuts at their commas into several rows, because each part has bodies of its own: 新建中转站6座，| 配备车辆24辆；
//! Many a table puts its own mark where the comma stood.

use std::ops::Range;

use hashbrown::HashSet;

use super::witness::{self, ClauseRef, NodeRef, PieceRef, RowRef, SentenceRef};
use crate::model::Book;
use crate::zh::text::likeness::Index;

/// A clause at least this alike to rows that are joined is taken for theirs.
const ALIKE: f32 = 0.6;

/// More rows than this no clause is cut into.
const MOST: usize = 8;

/// The pieces that are compared with the sentences of the book (`folded`), those joined that are one clause.
pub(super) fn items(
    books: &[Book],
    nodes: &[NodeRef],
    clauses: &[ClauseRef],
    sentences: &[SentenceRef],
    folded: &[&str],
    rows: &[RowRef],
    pieces: &[PieceRef],
) -> Vec<Range<usize>> {
    let whole: HashSet<&str> = folded.iter().copied().collect();
    let mut index = None;
    // The first pieces of a run, up to the one behind the last comma, in other words than the clause has.
    let mut alike = |run: &Range<usize>| {
        let goes_on = |piece: &PieceRef| piece.folded.ends_with(',');
        let commas = pieces[run.clone()]
            .iter()
            .take_while(|piece| goes_on(piece));
        let first = run.start..run.end.min(run.start + commas.count() + 1);
        let index: &Index = match first.len() {
            1 => return None,
            _ => index.get_or_insert_with(|| Index::of(folded.iter().copied())),
        };
        let found = index.candidates(&joined(&pieces[first.clone()]), ALIKE);
        let (found, _) = found.into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
        let clause = sentences[found].clause?;
        parts(books, nodes, &clauses[clause], &pieces[first.clone()]).map(|_| first.end)
    };
    // Those that are a clause in its own words, whatever mark stands behind each.
    let equal = |run: &Range<usize>| {
        let mut text = bare(&pieces[run.start]).to_owned();
        let ends = (run.start + 1..run.end).take(MOST - 1);
        let mut ends = ends.map(|piece| {
            text.push(',');
            text.push_str(bare(&pieces[piece]));
            (whole.contains(text.as_str()), piece + 1)
        });
        ends.find(|(is_clause, _)| *is_clause).map(|(_, end)| end)
    };
    let mut items: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    for run in runs(rows, pieces, &whole) {
        let mut from = run.start;
        while from < run.end {
            let left = from..run.end;
            let end = match left.len() {
                1 => None,
                _ => alike(&left).or_else(|| equal(&left)),
            };
            let end = end.unwrap_or(from + 1);
            items.push(from..end);
            from = end;
        }
    }
    items
}

/// Stretches of pieces that follow each other in rows of one heading, none of them a clause itself.
fn runs(
    rows: &[RowRef],
    pieces: &[PieceRef],
    whole: &HashSet<&str>,
) -> impl Iterator<Item = Range<usize>> {
    let goes_on = |before: &PieceRef, next: &PieceRef| {
        let (above, below) = (&rows[before.row], &rows[next.row]);
        above.table == below.table
            && above.row + 1 == below.row
            && above.folded_heading == below.folded_heading
            && above.folded_group == below.folded_group
            && !whole.contains(before.folded.as_str())
            && !whole.contains(next.folded.as_str())
    };
    let mut from = 0;
    pieces.chunk_by(goes_on).map(move |run| {
        let start = from;
        from += run.len();
        start..from
    })
}

/// A piece without the comma at its end.
fn bare(piece: &PieceRef) -> &str {
    piece.folded.trim_end_matches(',')
}

/// The text of several pieces as one clause.
pub(super) fn joined(pieces: &[PieceRef]) -> String {
    let bare: Vec<&str> = pieces.iter().map(bare).collect();
    bare.join(",")
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
