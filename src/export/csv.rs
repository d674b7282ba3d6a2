//! Comma-separated values (RFC 4180, lines end in CR LF), safe to open in a spreadsheet.

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{Terminator, Writer, WriterBuilder};

use super::TableOptions;
use super::columns::Cell;
use super::inert::{guarded, guarded_id};
use super::record::records;
use super::summary::Summary;
use crate::model::Notice;

pub(super) fn begin(options: &TableOptions, out: &mut impl Write) -> io::Result<()> {
    if options.bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut writer = writer(out);
    let headings = options
        .columns
        .iter()
        .map(|column| column.heading(options.headings));
    writer.write_record(headings).map_err(failed)?;
    writer.flush()
}

pub(super) fn add(
    notice: &Notice,
    options: &TableOptions,
    out: &mut impl Write,
    summary: &mut Summary,
) -> io::Result<()> {
    let mut writer = writer(out);
    for record in records(notice, options) {
        for column in &options.columns {
            let cell = column.cell(&record, options.headings);
            // Numbers are ours; only text can hold a formula.
            let written = match &cell {
                Cell::Text(text) => safe(column.key, text, options.raw, &mut summary.guarded),
                cell => cell.to_text(),
            };
            writer.write_field(written.as_bytes()).map_err(failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed)?;
        summary.rows += 1;
    }
    writer.flush()
}

/// The text of a cell, guarded and counted where a spreadsheet would run it, unless it is to be kept as it is.
pub(super) fn safe<'a>(column: &str, text: &'a str, keep: bool, count: &mut u64) -> Cow<'a, str> {
    let written = match column {
        _ if keep => Cow::Borrowed(text),
        "id" => guarded_id(text),
        _ => guarded(text),
    };
    *count += u64::from(matches!(written, Cow::Owned(_)));
    written
}

pub(super) fn writer<W: Write>(out: W) -> Writer<W> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out)
}

/// A failure of the writer as it was, so that a closed pipe is known for one.
pub(super) fn failed(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
