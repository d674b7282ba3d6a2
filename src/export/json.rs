//! One JSON array, a row a line.

use std::io::{self, Write};

use super::TableOptions;
use super::ndjson::Row;
use super::record::records;
use super::summary::Summary;
use crate::model::Notice;

pub(super) fn begin(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"[")
}

/// Writes rows, each behind a comma.
pub(super) fn add(
    notice: &Notice,
    options: &TableOptions,
    out: &mut impl Write,
    summary: &mut Summary,
) -> io::Result<()> {
    for record in records(notice, options) {
        out.write_all(b",\n")?;
        let row = Row {
            record: &record,
            options,
        };
        serde_json::to_writer(&mut *out, &row)?;
        summary.rows += 1;
    }
    Ok(())
}

/// The rows as the first of an array: without the comma in front.
pub(super) fn first(rows: &[u8]) -> &[u8] {
    rows.strip_prefix(b",").unwrap_or(rows)
}

pub(super) fn end(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\n]\n")
}
