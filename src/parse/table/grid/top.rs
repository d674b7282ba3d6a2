//! The title that a table prints itself, in a row over all its columns above the names: every sheet that is saved as a page has it there.

use crate::document::{Cell, Table};
use crate::mapped::MappedText;
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::table::cell::opens_group;

/// Rows above the names hold an annex mark, the title, and who made the table.
const ROWS: usize = 4;

/// The row of the title, and its text: alone in its row, it closes as titles do.
pub(crate) fn title_row(table: &Table) -> Option<(usize, MappedText)> {
    (0..table.rows.len().min(ROWS))
        .map_while(|row| Some((row, alone(table, row)?)))
        .map(|(row, cell)| (row, cell.joined()))
        .find(|(_, text)| has_title_tail(text) && !opens_group(text))
        .map(|(row, text)| (row, text.into_owned()))
}

/// The only cell of a row that has a text.
fn alone(table: &Table, row: usize) -> Option<&Cell> {
    let mut cells = table.rows[row].iter().flatten();
    let mut texts = cells
        .by_ref()
        .filter(|&&cell| !table.cells[cell as usize].lines.is_empty());
    let first = *texts.next()?;
    let cell = &table.cells[first as usize];
    (texts.all(|&cell| cell == first) && cell.rowspan == 1 && table.width > 1).then_some(cell)
}
