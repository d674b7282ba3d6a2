//! A flattened table of which every record has a cell for each name, as the grid that it was.

use super::header::Unread;
use crate::document::{Cell, Lines, Table};
use crate::mapped::MappedText;
use crate::parse::lines::Entry;

/// The grid with the names as its first row; `None` where the records do not prove the columns.
pub(in crate::parse::table) fn grid(entries: &[Entry], table: &Unread) -> Option<Table> {
    let width = table.names.len();
    let cells = table.names.clone().chain(table.cells.iter().copied());
    let starts: Vec<usize> = cells.collect();
    if table.cells.is_empty() || !starts.len().is_multiple_of(width) {
        return None;
    }
    let mut grid = Table {
        width,
        ..Table::default()
    };
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(table.rows.end);
        let lines = entries[start..end].iter();
        let lines: Vec<MappedText> = lines
            .filter_map(|entry| Some(entry.content_line()?.text.clone()))
            .collect();
        let first = lines.first()?;
        grid.cells.push(Cell {
            row: (index / width) as u32,
            column: (index % width) as u32,
            rowspan: 1,
            colspan: 1,
            place: first.hull(0..first.len()),
            lines: match <[MappedText; 1]>::try_from(lines) {
                Ok([line]) => Lines::One(line),
                Err(lines) => Lines::Many(lines),
            },
            ..Cell::default()
        });
    }
    let slots: Vec<Option<u32>> = (0..starts.len() as u32).map(Some).collect();
    grid.rows = slots.chunks(width).map(<[_]>::to_vec).collect();
    grid.place = grid.printed_place()?;
    Some(grid)
}
