//! A table in Markdown, as GitHub and most editors show it.

use std::io::{self, Write};

use super::TableOptions;
use super::inert::markdown;
use super::record::Record;

pub(super) fn begin(options: &TableOptions, out: &mut impl Write) -> io::Result<()> {
    for column in &options.columns {
        write!(out, "| {} ", markdown(column.heading(options.headings)))?;
    }
    writeln!(out, "|")?;
    writeln!(out, "{}|", "| --- ".repeat(options.columns.len()))
}

pub(super) fn row(
    record: &Record<'_>,
    options: &TableOptions,
    out: &mut impl Write,
) -> io::Result<()> {
    for column in &options.columns {
        let cell = column.cell(record, options.headings);
        write!(out, "| {} ", markdown(&cell.to_text()))?;
    }
    writeln!(out, "|")
}
