//! Rows that print fewer cells than there are columns: a merged cell was printed once, and the others moved to the left.

use std::borrow::Cow;
use std::ops::Range;

use super::header::Header;
use crate::document::Table;
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::evidence::{BookEvidence, Features};

/// Moves the cells of short rows to the columns that they fit; a column left out holds the cell above.
///
/// `None` where every row is whole, or where spans say themselves what is merged.
pub(super) fn realign(
    table: &Table,
    texts: &[Cow<MappedText>],
    headers: &[(Header, Range<usize>)],
) -> Option<Table> {
    let short = |row: &Vec<Option<u32>>| row.iter().any(Option::is_none);
    if table.cells.iter().any(|cell| cell.rowspan > 1) || !table.rows.iter().any(short) {
        return None;
    }
    let evidence = BookEvidence::default();
    let mut moved = table.clone();
    for (header, rows) in headers {
        let width = header.places.iter().filter(|place| place.is_some()).count();
        for row in rows.clone() {
            let cells: Vec<u32> = moved.rows[row].iter().flatten().copied().collect();
            // One cell alone opens a group.
            if cells.len() < 2 || cells.len() >= width {
                continue;
            }
            let features: Vec<Features> = cells
                .iter()
                .map(|&cell| Features::of(&texts[cell as usize], &evidence))
                .collect();
            let columns = align(&header.roles[..width.min(header.roles.len())], &features);
            let above = row.checked_sub(1).filter(|above| rows.contains(above));
            for column in 0..width {
                moved.rows[row][column] = match columns.iter().position(|&at| at == column) {
                    Some(cell) => Some(cells[cell]),
                    None => above.and_then(|above| moved.rows[above][column]),
                };
            }
            for (&cell, &column) in cells.iter().zip(&columns) {
                moved.cells[cell as usize].column = column as u32;
            }
        }
    }
    Some(moved)
}

/// The columns of the cells, from the left, that fit best.
fn align(roles: &[ColumnRole], cells: &[Features]) -> Vec<usize> {
    let (width, count) = (roles.len(), cells.len());
    // best[cell][column]: the cells from `cell` on in the columns from `column` on.
    let mut best = vec![vec![f32::NEG_INFINITY; width + 1]; count + 1];
    let mut takes = vec![vec![false; width + 1]; count + 1];
    for cell in (0..=count).rev() {
        for column in (0..=width).rev() {
            if column == width {
                best[cell][column] = if cell == count {
                    0.0
                } else {
                    f32::NEG_INFINITY
                };
                continue;
            }
            let skip = best[cell][column + 1] - absence(roles[column]);
            let take = match cells.get(cell) {
                Some(features) => {
                    features.score_or_blank(roles[column]) + best[cell + 1][column + 1]
                }
                None => f32::NEG_INFINITY,
            };
            takes[cell][column] = take > skip;
            best[cell][column] = take.max(skip);
        }
    }
    let (mut cell, mut columns) = (0, Vec::with_capacity(count));
    while cell < count && columns.last().map_or(0, |last| last + 1) < width {
        let from = columns.last().map_or(0, |last| last + 1);
        let Some(column) = (from..width).find(|&column| takes[cell][column]) else {
            break;
        };
        columns.push(column);
        cell += 1;
    }
    columns
}

/// What it costs that a column has no cell of its own.
fn absence(role: ColumnRole) -> f32 {
    use ColumnRole::*;
    match role {
        Group => 0.0,
        Seq | Heading => 0.3,
        Text => 6.0,
        Unit | Lead | Support => 1.5,
        _ => 1.0,
    }
}
