//! Words that stand for the same cell of another row: 同上, 〃, 同1.

use super::cell;
use crate::model::Row;

/// The row that a cell means by such a word, which may be missing; `None` where the cell is no such word.
pub(super) fn row<'a>(text: &str, rows: &'a [Row]) -> Option<Option<&'a Row>> {
    if cell::is_ditto(text) {
        return Some(rows.last());
    }
    let number = number(text)?;
    let numbered = |row: &&Row| row.seq.as_deref().and_then(cell::integer) == Some(number);
    Some(rows.iter().rfind(numbered))
}

/// The number in 同1, 同第2项.
fn number(text: &str) -> Option<u64> {
    let number = text.strip_prefix('同')?.trim_start_matches('第');
    cell::integer(number.trim_end_matches(['项', '条', '行']))
}
