//! Rows of a further table that says the same again (责任单位任务清单 beside the 任务分解表): they have what the first such row has of the book.

use hashbrown::{HashMap, HashSet};

use super::witness::{PieceRef, RowRef};

/// The rows that repeat one of another table, each with that row, in order; none where tables share a row or two by chance.
pub(super) fn of(rows: &[RowRef], pieces: &[PieceRef]) -> Vec<(usize, usize)> {
    /// So many rows say that a table repeats another.
    const ROWS: usize = 3;
    let several = rows
        .first()
        .zip(rows.last())
        .is_some_and(|(first, last)| first.table != last.table);
    if !several {
        return Vec::new();
    }
    let mut first: HashMap<Vec<&str>, usize> = HashMap::new();
    let mut again: Vec<(usize, usize)> = Vec::new();
    for own in pieces.chunk_by(|one, next| one.row == next.row) {
        let text = own.iter().map(|piece| piece.folded.as_str()).collect();
        let row = own[0].row;
        let known = *first.entry(text).or_insert(row);
        if known != row {
            again.push((row, known));
        }
    }
    let mut repeated: HashSet<usize> = HashSet::new();
    let of_table =
        |one: &(usize, usize), next: &(usize, usize)| rows[one.0].table == rows[next.0].table;
    for again in again.chunk_by(of_table) {
        let table = rows[again[0].0].table;
        let from_others = again
            .iter()
            .filter(|(_, first)| rows[*first].table != table);
        let from_others: Vec<usize> = from_others.map(|(_, first)| rows[*first].table).collect();
        // Rows stand in the order of their tables.
        let first = rows.partition_point(|row| row.table < table);
        let size = rows[first..].partition_point(|row| row.table == table);
        if from_others.len() >= ROWS && from_others.len() * 3 >= size * 2 {
            repeated.insert(table);
            repeated.extend(from_others);
        }
    }
    again.retain(|(row, _)| repeated.contains(&rows[*row].table));
    again
}
