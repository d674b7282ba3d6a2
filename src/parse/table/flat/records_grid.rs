//! A flattened table of which every record has a cell for each name, as the grid that it was.

use super::header::Unread;
use crate::document::{Lines, Table};
use crate::parse::lines::Entry;

/// The grid with the names as its first row; `None` where the records do not prove the columns.
pub(in crate::parse::table) fn grid(entries: &[Entry], table: &Unread) -> Option<Table> {
    let width = table.names.len();
    let cells = table.names.clone().chain(table.cells.iter().copied());
    let starts: Vec<usize> = cells.collect();
    if table.cells.is_empty() || !starts.len().is_multiple_of(width) {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([table.rows.end]);
    let cells = starts.iter().zip(ends).map(|(&start, end)| {
        let lines = entries[start..end].iter();
        let lines: Lines = lines
            .filter_map(|entry| Some(entry.content_line()?.text.clone()))
            .collect();
        let first = lines.first()?;
        Some((first.hull(0..first.len()), lines))
    });
    let cells: Vec<_> = cells.collect::<Option<_>>()?;
    Some(Table::of_cells(width, cells.into_iter()))
}
