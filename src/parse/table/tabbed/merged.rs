//! The grid of a table whose lines are placed: what a row does not print is merged with the row above.

use std::ops::Range;

use super::header::Header;
use super::placing::{Kind, Placed};
use super::printed::{Part, Printed};
use crate::document::{Cell, Table};
use crate::model::ColumnRole;
use crate::parse::table::bands::is_sum_name;

/// Puts the grid together.
pub(super) fn grid(header: &Header, lines: &[Printed], placed: &[Placed]) -> Table {
    // Where blank cells at the ends of rows leave their tabs, what is not there is merged.
    let ends_blank = |line: &Printed| line.parts.last().is_some_and(Part::is_blank);
    let mut grid = Grid {
        roles: &header.roles,
        names: (header.flat(&header.upper, &header.lower).iter())
            .map(Part::text)
            .collect(),
        keeps_ends: lines.iter().any(ends_blank),
        table: Table {
            width: header.roles.len(),
            ..Table::default()
        },
        open: None,
    };
    grid.names(header);
    for (line, placed) in lines.iter().zip(placed) {
        match placed.kind {
            Kind::Row => grid.row(line, &placed.columns),
            Kind::More => grid.more(line, &placed.columns),
            Kind::Band => grid.band(line),
            Kind::Outside => {}
        }
    }
    grid.close();
    let mut table = grid.table;
    table.place = table.printed_place().unwrap_or_default();
    table
}

struct Grid<'a> {
    roles: &'a [ColumnRole],
    /// The names of the columns.
    names: Vec<String>,
    keeps_ends: bool,
    table: Table,
    /// The cells of the row whose lines are not all seen, by their columns.
    open: Option<Vec<Option<Part>>>,
}

impl Grid<'_> {
    fn cell(&mut self, part: Part, columns: Range<usize>) -> u32 {
        self.table.cells.push(Cell {
            row: self.table.rows.len() as u32,
            column: columns.start as u32,
            rowspan: 1,
            colspan: columns.len() as u32,
            place: part.place,
            lines: part.lines,
            ..Cell::default()
        });
        self.table.cells.len() as u32 - 1
    }

    fn names(&mut self, header: &Header) {
        let rows = 1 + u32::from(!header.lower.is_empty());
        let mut row = Vec::with_capacity(self.roles.len());
        for (name, &size) in header.upper.iter().cloned().zip(&header.sizes) {
            let (start, columns) = (row.len(), size.max(1));
            let cell = self.cell(name, start..start + columns);
            self.table.cells[cell as usize].rowspan = if size == 0 { rows } else { 1 };
            row.extend(std::iter::repeat_n(Some(cell), columns));
        }
        self.table.rows.push(row.clone());
        if header.lower.is_empty() {
            return;
        }
        let sizes = header.sizes.iter();
        let below = sizes.flat_map(|&size| std::iter::repeat_n(size > 0, size.max(1)));
        let below: Vec<bool> = below.collect();
        let columns = (0..row.len()).filter(|&column| below[column]);
        for (column, name) in columns.zip(header.lower.iter().cloned()) {
            row[column] = Some(self.cell(name, column..column + 1));
        }
        self.table.rows.push(row);
    }

    fn row(&mut self, line: &Printed, columns: &[usize]) {
        self.close();
        let mut open = vec![None; self.roles.len()];
        for (part, &column) in line.parts.iter().zip(columns) {
            open[column] = Some(part.clone());
        }
        self.open = Some(open);
    }

    fn more(&mut self, line: &Printed, columns: &[usize]) {
        let Some(open) = &mut self.open else { return };
        for (part, &column) in line.parts.iter().zip(columns) {
            match &mut open[column] {
                Some(cell) => cell.append(part),
                cell => *cell = Some(part.clone()),
            }
        }
    }

    /// A row of which the last cell stands over all columns that are left, or of sums over the first.
    fn band(&mut self, line: &Printed) {
        self.close();
        let (count, width) = (line.parts.len(), self.roles.len());
        let sums = line
            .parts
            .first()
            .is_some_and(|first| is_sum_name(&first.text()));
        let wide = if sums { 0 } else { count - 1 };
        let mut row = Vec::with_capacity(width);
        for (at, part) in line.parts.iter().cloned().enumerate() {
            let start = row.len();
            let columns = match at == wide {
                true => width + 1 - count,
                false => 1,
            };
            let cell = self.cell(part, start..start + columns);
            row.extend(std::iter::repeat_n(Some(cell), columns));
        }
        self.table.rows.push(row);
    }

    /// Ends the open row: what it does not print stands in the cell above.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let last = open.iter().rposition(Option::is_some).unwrap_or(0);
        let end = open[last].as_ref().map_or(0, |part| part.place.end);
        let above = self.above();
        let mut row = Vec::with_capacity(open.len());
        for (column, part) in open.into_iter().enumerate() {
            let merged = above
                .as_ref()
                .map(|above| above[column])
                .filter(|_| part.is_none() && (column < last || self.is_merged(column)));
            let cell = match merged {
                Some(cell) => {
                    if let Some(cell) = cell {
                        self.table.cells[cell as usize].rowspan += 1;
                    }
                    cell
                }
                None => {
                    let part = part.unwrap_or_else(|| Part::blank(end));
                    Some(self.cell(part, column..column + 1))
                }
            };
            row.push(cell);
        }
        self.table.rows.push(row);
    }

    /// The row above, where its cells may go on below: neither the header, here or on a page before, nor a band.
    fn above(&self) -> Option<Vec<Option<u32>>> {
        let row = self.table.rows.last()?;
        let cells = row
            .iter()
            .flatten()
            .map(|&cell| &self.table.cells[cell as usize]);
        let goes_on = cells.clone().all(|cell| cell.colspan == 1 && cell.row > 0);
        let names = self.names.iter();
        let again = || {
            cells.map(|cell| {
                cell.lines
                    .iter()
                    .map(|line| line.as_str())
                    .collect::<String>()
            })
        };
        (goes_on && !again().eq(names.cloned())).then(|| row.clone())
    }

    /// Whether a column behind the last cell of a row is merged with the row above: of what is seldom the same for two rows, a
    /// blank at the end of a line may have gone.
    fn is_merged(&self, column: usize) -> bool {
        use ColumnRole::{Deadline, Person};
        let role = self.roles[column];
        self.keeps_ends || role.names_units() || matches!(role, Deadline | Person)
    }
}
