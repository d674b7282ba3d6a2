//! An index block (索引块) in a table: one that is laid out as a table, and one of which the rows stand right above or below those
//! of a task table. Where neither a blank line nor a tag parts the two, reading takes them for one table.

use crate::parse::table::column;
use std::ops::Range;

use super::header::Header;
use crate::document::{Block, Table, Zone};
use crate::mapped::MappedText;
use crate::parse::lines::labels::{self, block_of, is_closed, is_label};
use crate::parse::table::column::names::ColumnNames;

/// A title and a remark may stand above the names of the columns.
const HIGHEST: usize = 3;

/// Sets index blocks around the document and parts them from the tables that they are no rows of.
pub(crate) fn set_aside(known: &ColumnNames, blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let Block::Table(table) = block else {
            out.push(block);
            continue;
        };
        let around = |table| {
            let zone = Zone::Chrome;
            Block::Table(Table { zone, ..table })
        };
        let own = between_pairs(&table);
        if let Some([above, tasks, below]) = parts(known, &table, own.clone()) {
            out.extend(above.map(around));
            out.extend(tasks.map(Block::Table));
            out.extend(below.map(around));
        } else if is_index(&table) && !own.into_iter().any(|row| names_tasks(known, &table, row)) {
            out.push(around(table));
        } else if table.zone == Zone::Chrome && hands_out(known, &table) {
            // A page may put it beside the element of its text.
            let zone = Zone::Content;
            out.push(Block::Table(Table { zone, ..table }));
        } else {
            out.push(Block::Table(table));
        }
    }
    out
}

/// Whether a table is an index block by what its cells begin with: several are labels.
fn is_index(table: &Table) -> bool {
    const SMALL: usize = 60;
    let is_label = |line: &MappedText| block_of(line) == Some(labels::Block::Index);
    let mut labels = table
        .cells
        .iter()
        .filter(|cell| cell.lines.first().is_some_and(is_label));
    table.cells.len() <= SMALL && labels.nth(1).is_some()
}

fn names_tasks(known: &ColumnNames, table: &Table, row: usize) -> bool {
    !is_pairs(table, row) && Header::at(known, table, row, None).is_some()
}

/// Whether a table has names of columns for tasks and for bodies, and rows below them.
fn hands_out(known: &ColumnNames, table: &Table) -> bool {
    let height = table.rows.len();
    (0..height.min(HIGHEST)).any(|row| {
        Header::at(known, table, row, None)
            .is_some_and(|header| header.end < height && column::names_units(&header.roles))
    })
}

/// The rows between those above and below that are labels of the index block with their values.
fn between_pairs(table: &Table) -> Range<usize> {
    let height = table.rows.len();
    let is_pairs = |row: &usize| is_pairs(table, *row);
    let start = (0..height).take_while(is_pairs).count();
    start..height - (start..height).rev().take_while(is_pairs).count()
}

/// The task table of which rows are no index block, between the rows above and below that are; `None` where there are not both.
fn parts(known: &ColumnNames, table: &Table, own: Range<usize>) -> Option<[Option<Table>; 3]> {
    let height = table.rows.len();
    let Range { start, end } = own;
    if start == end || end - start == height {
        return None;
    }
    let mut highest = (start..end).take(HIGHEST);
    // Below a break between pages rows go on without the names.
    let goes_on = || is_counted(table, start) && is_counted(table, end - 1);
    if !highest.any(|row| names_tasks(known, table, row)) && !goes_on() {
        return None;
    }
    let rows = [0..start, start..end, end..height];
    let parts = rows.clone().map(|rows| table.part(rows));
    let mut whole = rows
        .iter()
        .zip(&parts)
        .map(|(rows, part)| rows.is_empty() || part.is_some());
    whole.all(|whole| whole).then_some(parts)
}

/// Whether a row begins with its number.
fn is_counted(table: &Table, row: usize) -> bool {
    let first = table.rows[row].iter().flatten().next();
    first.is_some_and(|first| {
        let cell = table.cells[*first as usize].joined();
        !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit())
    })
}

/// Whether a row is labels of the index block, each with its value in the same cell or the next.
fn is_pairs(table: &Table, row: usize) -> bool {
    let mut cells = table.rows[row].iter().flatten();
    let mut last = None;
    let mut next = || {
        let index = cells.by_ref().find(|index| last != Some(**index))?;
        last = Some(*index);
        Some(table.cells[*index as usize].joined())
    };
    // Nearly every row fails here.
    let Some(first) = next().filter(|first| block_of(first).is_some()) else {
        return false;
    };
    let mut awaits = is_label(&first);
    while let Some(cell) = next() {
        if cell.is_empty() {
            awaits = false;
            continue;
        }
        let labelled = block_of(&cell).is_some() || is_closed(&cell);
        // Labels beside each other are names of columns, unless a colon says that the value is blank.
        if labelled == awaits && !(labelled && is_closed(&cell)) {
            return false;
        }
        awaits = labelled && (is_label(&cell) || is_closed(&cell));
    }
    true
}
