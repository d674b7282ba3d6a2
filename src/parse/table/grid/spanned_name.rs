//! A name over two columns in a table that cannot span: `| 考核指标 | |`, with the heading of a row in the first column and its
//! text in the second, or the text alone in the first.

use std::ops::Range;

use super::header::Header;
use crate::document::Table;
use crate::model::ColumnRole;
use crate::zh::unit::list::looks_like_unit;

/// The table with the name of the tasks over the column without a name beside it; `None` where none is so.
pub(super) fn spanned(table: &Table, headers: &[(Header, Range<usize>)]) -> Option<Table> {
    let mut out: Option<Table> = None;
    for (header, rows) in headers {
        let mut roles = header.roles.iter();
        let Some(first) = roles.position(|role| *role == ColumnRole::Text) else {
            continue;
        };
        let second = first + 1;
        if second < table.width
            && header.end == header.start + 1
            && header.names[second].is_empty()
            && holds_texts(table, rows.clone(), first, second)
        {
            let out = out.get_or_insert_with(|| table.clone());
            span(out, header.start, first);
            let mut heading = None;
            for row in rows.clone() {
                match (filled(table, row, first), filled(table, row, second)) {
                    (Some(_), None) => {
                        span(out, row, first);
                        heading = None;
                    }
                    (Some(cell), Some(_)) => heading = Some(cell),
                    // Below the heading of the row above.
                    (None, Some(_)) if heading.is_some() => out.rows[row][first] = heading,
                    (None, _) => {}
                }
            }
        }
    }
    out
}

/// Whether the second column holds texts that stand beside their headings, and no bodies.
fn holds_texts(table: &Table, rows: Range<usize>, first: usize, second: usize) -> bool {
    let mut beside = false;
    for row in rows {
        let Some(cell) = filled(table, row, second) else {
            continue;
        };
        if looks_like_unit(&table.cells[cell as usize].joined()).is_some() {
            return false;
        }
        beside |= filled(table, row, first).is_some();
    }
    beside
}

/// The cell that a row prints in a column and nowhere else; none where it is blank or spans.
fn filled(table: &Table, row: usize, column: usize) -> Option<u32> {
    let index = table.rows[row].get(column).copied().flatten()?;
    let cell = &table.cells[index as usize];
    let alone = cell.row as usize == row && cell.rowspan <= 1 && cell.colspan <= 1;
    (alone && !cell.lines.is_empty()).then_some(index)
}

/// Lets a cell span the blank one beside it.
fn span(table: &mut Table, row: usize, column: usize) {
    if let Some(cell) = table.rows[row][column] {
        table.cells[cell as usize].colspan = 2;
        table.rows[row][column + 1] = Some(cell);
    }
}
