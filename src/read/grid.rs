//! Cells with row and column spans → a grid, bounded by the rows that exist and a limit on slots.

use std::ops::Range;

use crate::document::{Cell, Table};

/// Most columns that a cell spans, as in the HTML standard.
const WIDEST: usize = 1000;

/// Lays cells out row by row.
#[derive(Debug, Default)]
pub(super) struct GridBuilder {
    cells: Vec<Cell>,
    /// Cells of each row, as a range that begins at the index here.
    rows: Vec<usize>,
    /// For each row one past the last row of its group; spans end there.
    group_ends: Vec<usize>,
    group_start: usize,
}

impl GridBuilder {
    /// Begins a row.
    pub fn begin_row(&mut self) {
        self.rows.push(self.cells.len());
    }

    /// Adds a cell to the last row; `rowspan` 0 means: to the end of the group.
    pub fn add(&mut self, cell: Cell) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        self.cells.push(cell);
    }

    /// Ends a group of rows (`<thead>`, `<tbody>`), which no span leaves.
    pub fn end_group(&mut self) {
        let end = self.rows.len();
        self.group_ends.resize(end, end);
        self.group_start = end;
    }

    /// Resolves the spans; tells whether the table had to be clipped.
    pub fn finish(mut self, slots: usize) -> (Table, bool) {
        self.end_group();
        let clipped = self.place_cells(slots);
        let starts = self.cells.iter().map(|cell| cell.column as usize + 1);
        let natural = starts.max().unwrap_or(0);
        // A column in which no cell begins is only a span that says more than there is.
        let height = self.rows.len();
        let width = natural.min((slots / height.max(1)).max(1));
        let mut rows = vec![vec![None; width]; height];
        for (index, cell) in self.cells.iter_mut().enumerate() {
            let (top, left) = (cell.row as usize, cell.column as usize);
            if left >= width {
                (cell.column, cell.colspan) = (width.saturating_sub(1) as u32, 1);
                continue;
            }
            cell.colspan = (cell.colspan as usize).min(width - left) as u32;
            for row in &mut rows[top..top + cell.rowspan as usize] {
                for slot in &mut row[left..left + cell.colspan as usize] {
                    slot.get_or_insert(index as u32);
                }
            }
        }
        let table = Table {
            width,
            rows,
            cells: self.cells,
            ..Table::default()
        };
        (table, clipped || width < natural)
    }

    /// Finds row, column and true spans of each cell; no more slots are looked at than the limit.
    fn place_cells(&mut self, slots: usize) -> bool {
        // For each column the first row that is free again.
        let mut free_from: Vec<usize> = Vec::new();
        let mut budget = slots;
        for row in 0..self.rows.len() {
            let end = self.rows.get(row + 1).copied().unwrap_or(self.cells.len());
            let last_row = self.group_ends[row];
            let mut column = 0;
            for cell in &mut self.cells[self.rows[row]..end] {
                while budget > 0 && free_from.get(column).is_some_and(|&free| free > row) {
                    column += 1;
                    budget -= 1;
                }
                let declared = match cell.rowspan {
                    0 => usize::MAX,
                    rows => rows as usize,
                };
                let rowspan = declared.min(last_row - row);
                let colspan = (cell.colspan as usize).clamp(1, WIDEST).min(budget.max(1));
                let room = (column..column + colspan)
                    .take_while(|&c| free_from.get(c).is_none_or(|&free| free <= row))
                    .count()
                    .max(1);
                budget = budget.saturating_sub(room);
                let exhausted = budget == 0;
                cell.row = row as u32;
                cell.column = column as u32;
                cell.rowspan = if exhausted { 1 } else { rowspan as u32 };
                cell.colspan = if exhausted { 1 } else { room as u32 };
                if free_from.len() < column + room {
                    free_from.resize(column + room, 0);
                }
                free_from[column..column + room].fill(row + cell.rowspan as usize);
                column += room;
            }
        }
        budget == 0
    }
}

/// From the first to the last cell's text; `None` where there is none.
pub(super) fn place_of(table: &Table) -> Option<Range<usize>> {
    let lines = table.cells.iter().flat_map(|cell| &cell.lines);
    lines
        .map(|line| line.hull(0..line.len()))
        .reduce(|all, line| all.start.min(line.start)..all.end.max(line.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[(u32, u32)]], slots: usize) -> (Table, bool) {
        let mut grid = GridBuilder::default();
        for row in rows {
            grid.begin_row();
            for &(rowspan, colspan) in *row {
                grid.add(Cell {
                    rowspan,
                    colspan,
                    ..Cell::default()
                });
            }
        }
        grid.finish(slots)
    }

    #[test]
    fn merged_cells_cover_their_slots() {
        let (table, clipped) = grid(&[&[(2, 1), (1, 1)], &[(1, 1)], &[(1, 2)]], 100);
        assert!(!clipped);
        assert_eq!(
            table.rows,
            [[Some(0), Some(1)], [Some(0), Some(2)], [Some(3), Some(3)]]
        );
    }

    #[test]
    fn spans_end_with_the_table() {
        let endless = 1_000_000_000;
        let (table, clipped) = grid(
            &[&[(endless, 1), (1, endless)], &[(1, 1), (0, 1)], &[(1, 1)]],
            10_000,
        );
        assert!(!clipped);
        assert_eq!(table.width, 3);
        assert_eq!(table.rows[1], [Some(0), Some(2), Some(3)]);
        assert_eq!(table.rows[2], [Some(0), Some(4), Some(3)]);
    }

    #[test]
    fn a_table_over_the_limit_is_clipped_and_keeps_its_cells() {
        let row: &[(u32, u32)] = &[(1, 1); 10];
        let (table, clipped) = grid(&[row, row, row], 12);
        assert!(clipped);
        assert_eq!(table.cells.len(), 30);
        assert!(table.rows.iter().map(Vec::len).sum::<usize>() <= 12);
        assert!(
            table
                .cells
                .iter()
                .all(|cell| (cell.column as usize) < table.width)
        );
    }
}
