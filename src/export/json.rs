//! One JSON array, a row a line.

use std::io::{self, Write};

use super::TableOptions;
use super::ndjson;
use super::record::Record;

pub(super) fn begin(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"[")
}

/// Writes a row behind a comma.
pub(super) fn row(
    record: &Record<'_>,
    options: &TableOptions,
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(b",\n")?;
    ndjson::object(record, options, out)
}

/// The rows as the first of an array: without the comma in front.
pub(super) fn first(rows: &[u8]) -> &[u8] {
    rows.strip_prefix(b",").unwrap_or(rows)
}

pub(super) fn end(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\n]\n")
}
