//! A table in Markdown, as GitHub and most editors show it.

use std::io::{self, Write};

use super::TableOptions;
use super::inert::markdown;
use super::record::records;
use super::summary::Summary;
use crate::model::Notice;

pub(super) fn begin(options: &TableOptions, out: &mut impl Write) -> io::Result<()> {
    for column in &options.columns {
        write!(out, "| {} ", markdown(column.heading(options.headings)))?;
    }
    writeln!(out, "|")?;
    writeln!(out, "{}|", "| --- ".repeat(options.columns.len()))
}

pub(super) fn add(
    notice: &Notice,
    options: &TableOptions,
    out: &mut impl Write,
    summary: &mut Summary,
) -> io::Result<()> {
    for record in records(notice, options) {
        for column in &options.columns {
            let cell = column.cell(&record, options.headings);
            write!(out, "| {} ", markdown(&cell.to_text()))?;
        }
        writeln!(out, "|")?;
        summary.rows += 1;
    }
    Ok(())
}
