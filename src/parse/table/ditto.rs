//! Words that stand for the same cell of another row: 同上, 〃, 同1.

use super::cell;
use crate::model::Row;
use crate::zh::responsibility::ditto::{Ditto, ditto};

/// The row that a cell means by such a word, which may be missing; `None` where the cell is no such word.
pub(super) fn row<'a>(text: &str, rows: &'a [Row]) -> Option<Option<&'a Row>> {
    Some(match ditto(text)? {
        Ditto::Above => rows.last(),
        Ditto::Numbered(number) => rows
            .iter()
            .rfind(|row| row.seq.as_deref().and_then(cell::integer) == Some(number)),
    })
}
