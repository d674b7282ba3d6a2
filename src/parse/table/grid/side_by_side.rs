//! A table printed in two halves side by side to save paper: 工作任务 | 责任单位 | 工作任务 | 责任单位.

use std::collections::HashMap;

use super::header::Header;
use crate::document::{Cell, Table};
use crate::model::ColumnRole;

/// Where the halves stand.
struct Halves {
    /// Columns before them, which both share (one 序号 for both).
    shared: usize,
    /// Columns of each.
    width: usize,
    count: usize,
}

/// The halves below each other, the left one first; `None` where the names of the header are no repeated run of a task
/// column and a unit column.
///
/// A row over all columns opens a group in each half.
pub(super) fn stacked(table: &Table, header: &Header) -> Option<Table> {
    let halves = Halves::of(header)?;
    let mut slots: Vec<Vec<Option<u32>>> = Vec::with_capacity(table.rows.len() * halves.count);
    for row in &table.rows[..header.start] {
        slots.push(halves.part(row, 0));
    }
    let mut from = header.start;
    while from < table.rows.len() {
        let whole = |row: &[Option<u32>]| row.iter().all(|slot| *slot == row[0]);
        if whole(&table.rows[from]) {
            slots.push(halves.part(&table.rows[from], 0));
            from += 1;
            continue;
        }
        let rows = table.rows[from..].iter().take_while(|row| !whole(row));
        let end = from + rows.count();
        for half in 0..halves.count {
            for row in &table.rows[from..end] {
                if halves.is_filled(table, row, half) {
                    slots.push(halves.part(row, half));
                }
            }
        }
        from = end;
    }
    Some(of_slots(table, slots, halves.shared + halves.width))
}

impl Halves {
    fn of(header: &Header) -> Option<Halves> {
        use ColumnRole::{Group, Heading, Lead, Seq, Text, Unit};
        let names = &header.names;
        // A name above others would tell the halves apart (2023年 | 2024年).
        if header.end != header.start + 1 {
            return None;
        }
        let has = |columns: &[Option<ColumnRole>], wanted: &[ColumnRole]| {
            columns.iter().flatten().any(|role| wanted.contains(role))
        };
        for shared in 0..=2.min(names.len()) {
            let (before, rest) = names.split_at(shared);
            let named = &header.named[..shared];
            if before.iter().any(String::is_empty) || has(named, &[Text, Heading, Unit, Lead]) {
                return None;
            }
            for width in 2..=rest.len() / 2 {
                let repeated = rest.len().is_multiple_of(width)
                    && rest.chunks(width).all(|half| half == &rest[..width]);
                let half = &header.named[shared..shared + width];
                if repeated && has(half, &[Text, Heading, Group]) && has(half, &[Unit, Lead]) {
                    let count = rest.len() / width;
                    return Some(Halves {
                        shared,
                        width,
                        count,
                    });
                }
                if repeated && has(half, &[Seq]) {
                    return None;
                }
            }
        }
        None
    }

    fn own(&self, half: usize) -> std::ops::Range<usize> {
        let start = self.shared + half * self.width;
        start..start + self.width
    }

    fn part(&self, row: &[Option<u32>], half: usize) -> Vec<Option<u32>> {
        let shared = row[..self.shared].iter();
        shared.chain(&row[self.own(half)]).copied().collect()
    }

    /// The last rows of the last half are often blank.
    fn is_filled(&self, table: &Table, row: &[Option<u32>], half: usize) -> bool {
        let mut cells = row[self.own(half)].iter().flatten();
        cells.any(|&index| !table.cells[index as usize].lines.is_empty())
    }
}

/// A table of cells of another one; a cell that stands at several places that do not touch is there several times.
fn of_slots(table: &Table, slots: Vec<Vec<Option<u32>>>, width: usize) -> Table {
    let mut cells: Vec<Cell> = Vec::with_capacity(table.cells.len());
    let mut rows: Vec<Vec<Option<u32>>> = Vec::with_capacity(slots.len());
    // For each cell of the other table, where it stood last.
    let mut last: HashMap<u32, u32> = HashMap::new();
    for (row, slots) in slots.into_iter().enumerate() {
        let place = |(column, slot): (usize, Option<u32>)| {
            let old = slot?;
            let touching = last.get(&old).copied().filter(|&index| {
                let cell: &Cell = &cells[index as usize];
                let below = (cell.row + cell.rowspan) as usize;
                let behind = (cell.column + cell.colspan) as usize;
                below == row && cell.column as usize == column
                    || below == row + 1 && (cell.column as usize..=behind).contains(&column)
            });
            let index = touching.unwrap_or_else(|| {
                cells.push(Cell {
                    row: row as u32,
                    column: column as u32,
                    rowspan: 1,
                    colspan: 1,
                    ..table.cells[old as usize].clone()
                });
                cells.len() as u32 - 1
            });
            let cell = &mut cells[index as usize];
            cell.rowspan = row as u32 + 1 - cell.row;
            cell.colspan = cell.colspan.max(column as u32 + 1 - cell.column);
            last.insert(old, index);
            Some(index)
        };
        rows.push(slots.into_iter().enumerate().map(place).collect());
    }
    Table {
        width,
        rows,
        cells,
        ..table.clone()
    }
}
