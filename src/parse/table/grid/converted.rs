//! Cells as converters print them: a merged one in every column that it covers (`| 一、稳增长 | 一、稳增长 | 一、稳增长 |`), and a
//! word for a blank one (`NaN`, `None`, `Unnamed: 3`).

use crate::document::Table;
use crate::parse::table::cell;
use crate::zh::text::scan::is_han;

/// The table with such cells merged and blank again; `None` where there are none.
pub(super) fn restored(table: &Table) -> Option<Table> {
    let mut out: Option<Table> = None;
    for (index, cell) in table.cells.iter().enumerate() {
        if let [line] = cell.lines.as_slice()
            && is_blank(line)
        {
            let out = out.get_or_insert_with(|| table.clone());
            out.cells[index].lines.clear();
        }
    }
    for row in 0..table.rows.len() {
        if let Some((from, end)) = spread(table, row) {
            let out = out.get_or_insert_with(|| table.clone());
            let first = out.rows[row][from];
            out.rows[row][from..end].fill(first);
            if let Some(index) = first {
                out.cells[index as usize].colspan = (end - from) as u32;
            }
        }
    }
    out
}

/// What pandas, databases and spreadsheets print for a cell without a value, and the first for a column without a name.
fn is_blank(text: &str) -> bool {
    ["NaN", "nan", "NaT", "None", "null", "NULL", "N/A", "#N/A"].contains(&text)
        || text
            .strip_prefix("Unnamed: ")
            .is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

/// The columns of a row that print one text, where these are all, or all but one at an end: its number in front, or what
/// stands behind.
fn spread(table: &Table, row: usize) -> Option<(usize, usize)> {
    /// No row that was not merged has the same words in so many columns.
    const FEWEST: usize = 3;
    let text = |column: usize| {
        let cell = &table.cells[table.rows[row].get(column).copied().flatten()? as usize];
        let alone = cell.row as usize == row && cell.rowspan <= 1 && cell.colspan <= 1;
        match cell.lines.as_slice() {
            [line] if alone => Some(line.as_str()),
            _ => None,
        }
    };
    let width = table.width;
    if width < FEWEST {
        return None;
    }
    let repeated = text(1)?;
    if text(width - 2)? != repeated || repeated.chars().filter(|c| is_han(*c)).nth(1).is_none() {
        return None;
    }
    let from = usize::from(text(0) != Some(repeated));
    let end = width - usize::from(text(width - 1) != Some(repeated));
    let numbered = from == 0 || text(0).is_some_and(|number| cell::bare_ordinal(number).is_some());
    (end - from >= FEWEST
        && end - from + 1 >= width
        && numbered
        && (from..end).all(|column| text(column) == Some(repeated)))
    .then_some((from, end))
}
