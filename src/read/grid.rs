//! Cells with row and column spans → a grid, bounded by the rows that exist and a limit on slots.

use std::ops::Range;

use crate::document::{Cell, Table, Trouble, TroubleKind};

/// Most columns that a cell spans, as in the HTML standard.
const WIDEST: usize = 1000;

/// Most columns of a table whose spans are looked at again.
const MENDED: usize = 200;

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

    /// The table that a text prints; `None` where no cell holds anything. That it had to be clipped is noted.
    pub fn finish_printed(self, slots: usize, troubles: &mut Vec<Trouble>) -> Option<Table> {
        let (mut table, clipped) = self.finish(slots);
        table.place = table.printed_place()?;
        if clipped {
            troubles.push(Trouble {
                kind: TroubleKind::TableClipped,
                place: table.place.clone(),
            });
        }
        Some(table)
    }

    /// Resolves the spans; tells whether the table had to be clipped.
    pub fn finish(mut self, slots: usize) -> (Table, bool) {
        self.end_group();
        let clipped = self.place_all(slots);
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

    /// Places the cells by their spans. Where the widest row is as wide as most rows are with what covers them from above, a row
    /// that comes out otherwise proves a span wrong, and the cells are placed again with that in mind.
    fn place_all(&mut self, slots: usize) -> bool {
        let several = || (0..self.rows.len()).filter(|&row| self.cells_of(row).len() > 1);
        let width = several().map(|row| self.printed(row)).max().unwrap_or(0);
        if width > MENDED || self.cells.iter().all(|cell| cell.rowspan == 1) {
            return self.place_cells(slots, None).is_none();
        }
        let spans = |cell: &Cell| (cell.rowspan, cell.colspan);
        let declared: Vec<(u32, u32)> = self.cells.iter().map(spans).collect();
        let Some(widths) = self.place_cells(slots, None) else {
            return true;
        };
        let fitting = widths.iter().filter(|&&found| found == width).count();
        if fitting == widths.len() || fitting * 2 <= widths.len() {
            return false;
        }
        for (cell, spans) in self.cells.iter_mut().zip(declared) {
            (cell.rowspan, cell.colspan) = spans;
        }
        self.place_cells(slots, Some(width)).is_none()
    }

    fn cells_of(&self, row: usize) -> Range<usize> {
        self.rows[row]..self.rows.get(row + 1).copied().unwrap_or(self.cells.len())
    }

    /// How many columns the cells of a row say they take.
    fn printed(&self, row: usize) -> usize {
        let cells = self.cells[self.cells_of(row)].iter();
        cells.map(|cell| columns(cell.colspan)).sum()
    }

    /// Finds row, column and true spans of each cell, and how many columns each row takes; `None` where the limit of slots to look
    /// at does not suffice.
    ///
    /// In a table of a known width a span ends above a row that prints that many columns itself, and goes on into the next
    /// group of rows where a row there is short of just the columns that spans reach into.
    fn place_cells(&mut self, slots: usize, width: Option<usize>) -> Option<Vec<usize>> {
        // For each column the first row that is free again.
        let mut free_from: Vec<usize> = Vec::new();
        // For each column the cell that was placed there last, and the first row that its span does not reach, groups aside.
        let mut placed: Vec<(usize, usize)> = Vec::new();
        let mut widths = Vec::with_capacity(self.rows.len());
        let mut budget = slots;
        for row in 0..self.rows.len() {
            let own = self.cells_of(row);
            let last_row = self.group_ends[row];
            if let Some(width) = width {
                self.mend_spans(row, width, &mut free_from, &mut placed);
            }
            // A title may say that it spans more columns than there are.
            let near = free_from.iter().take(MENDED);
            let covered = near.filter(|&&free| free > row).count();
            widths.push(covered + self.printed(row));
            let mut column = 0;
            for index in own {
                let cell = &mut self.cells[index];
                while budget > 0 && free_from.get(column).is_some_and(|&free| free > row) {
                    column += 1;
                    budget -= 1;
                }
                let declared = match cell.rowspan {
                    0 => usize::MAX,
                    rows => rows as usize,
                };
                let rowspan = declared.min(last_row - row);
                let colspan = columns(cell.colspan).min(budget.max(1));
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
                if width.is_some() {
                    placed.resize(free_from.len(), (0, 0));
                    let reach = match cell.rowspan as usize == rowspan && declared != usize::MAX {
                        true => row.saturating_add(declared),
                        false => 0,
                    };
                    placed[column..column + room].fill((index, reach));
                }
                column += room;
            }
        }
        (budget > 0).then_some(widths)
    }

    /// Ends and lengthens the spans that cannot be right above a row, in a table of this width.
    fn mend_spans(
        &mut self,
        row: usize,
        width: usize,
        free_from: &mut [usize],
        placed: &mut [(usize, usize)],
    ) {
        let printed = self.printed(row);
        let covered = free_from.iter().filter(|&&free| free > row).count();
        // A span that a group of rows cut off here, and that says to go on.
        let goes_on = |free: usize, reach: usize| free == row && reach > row;
        if printed >= width && width > 1 && covered > 0 {
            for (free, (cell, reach)) in free_from.iter_mut().zip(placed) {
                if *free > row {
                    let cell = &mut self.cells[*cell];
                    cell.rowspan = row as u32 - cell.row;
                    (*free, *reach) = (row, 0);
                }
            }
        } else if printed > 0 && printed + covered < width {
            let spans = free_from.iter().zip(placed.iter());
            let cut = spans.filter(|(free, (_, reach))| goes_on(**free, *reach));
            if cut.count() != width - printed - covered {
                return;
            }
            for (free, (cell, reach)) in free_from.iter_mut().zip(placed) {
                if goes_on(*free, *reach) {
                    let cell = &mut self.cells[*cell];
                    cell.rowspan = row as u32 + 1 - cell.row;
                    *free = row + 1;
                }
            }
        }
    }
}

/// Columns that a cell says it spans, within what the standard allows.
fn columns(colspan: u32) -> usize {
    (colspan as usize).clamp(1, WIDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[(u32, u32)]], slots: usize) -> (Table, bool) {
        grouped(&[rows], slots)
    }

    /// Groups of rows of cells, each by how many rows and columns it says to span.
    fn grouped(groups: &[&[&[(u32, u32)]]], slots: usize) -> (Table, bool) {
        let mut grid = GridBuilder::default();
        for group in groups {
            for row in *group {
                grid.begin_row();
                for &(rowspan, colspan) in *row {
                    grid.add(Cell {
                        rowspan,
                        colspan,
                        ..Cell::default()
                    });
                }
            }
            grid.end_group();
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

    /// The cells of each row, by their index, in the order of the columns.
    fn mended(groups: &[&[&[(u32, u32)]]]) -> Vec<Vec<Option<u32>>> {
        grouped(groups, 1000).0.rows
    }

    #[test]
    fn a_whole_row_leaves_no_room_for_a_span_from_above() {
        let one = (1, 1);
        let rows = mended(&[&[
            &[one, one, one],
            &[(3, 1), one, one],
            &[one, one],
            &[(2, 1), one, one],
            &[one, one],
        ]]);
        assert_eq!(rows[3], [Some(8), Some(9), Some(10)]);
        assert_eq!(rows[4], [Some(8), Some(11), Some(12)]);
        assert!(rows.iter().all(|row| row.len() == 3));
        // A group over all columns is a whole row as well.
        let rows = mended(&[&[
            &[one, one, one],
            &[one, one, (3, 1)],
            &[one, one],
            &[(1, 3)],
            &[one, one, one],
        ]]);
        assert_eq!(rows[3], [Some(8), Some(8), Some(8)]);
        assert!(rows.iter().all(|row| row.len() == 3));
    }

    #[test]
    fn a_span_goes_on_in_the_next_group_where_rows_are_short_of_it() {
        let one = (1, 1);
        let rows = mended(&[
            &[&[one, one, one]],
            &[&[one, (4, 1), one], &[one, one]],
            &[&[one, one], &[one, one, one]],
        ]);
        assert_eq!(rows[3], [Some(8), Some(4), Some(9)]);
        assert_eq!(rows[4], [Some(10), Some(11), Some(12)]);
    }

    #[test]
    fn where_most_rows_are_otherwise_spans_hold_as_they_are() {
        let one = (1, 1);
        let rows = mended(&[&[&[(3, 1), one], &[one, one], &[one, one]]]);
        assert_eq!(rows[2], [Some(0), Some(4), Some(5)]);
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
