//! A diff and a history as comma-separated values (RFC 4180, lines end in CR LF).

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{Terminator, Writer, WriterBuilder};

use super::super::guarded;
use super::table::{COLUMNS, rows};
use super::words::units;
use crate::model::{Diff, History};

/// Writes a diff in the tabular-diff form (first column `@@`) and gives the number of cells that were guarded.
///
/// Text that a spreadsheet would run as a formula gets an apostrophe in front, unless `raw`; the marks of the first
/// column stand as the form wants them.
///
/// # Errors
///
/// Where `out` fails.
pub fn diff_csv(diff: &Diff, all: bool, raw: bool, out: impl Write) -> io::Result<usize> {
    let mut writer = writer(out);
    let mut count = 0;
    writer.write_record(COLUMNS).map_err(failed)?;
    for row in rows(diff, all) {
        for (column, cell) in row.cells.iter().enumerate() {
            let kept = raw || column == 0 || column == COLUMNS.len() - 1;
            writer
                .write_field(safe(cell, kept, &mut count).as_bytes())
                .map_err(failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed)?;
    }
    writer.flush()?;
    Ok(count)
}

/// Writes a history, one row a task and notice, and gives the number of cells that were guarded.
///
/// # Errors
///
/// Where `out` fails.
pub fn history_csv(history: &History, raw: bool, out: impl Write) -> io::Result<usize> {
    let mut writer = writer(out);
    let mut count = 0;
    let columns = [
        "task", "notice", "year", "kinds", "id", "group", "heading", "text", "units",
    ];
    writer.write_record(columns).map_err(failed)?;
    for (number, thread) in history.threads.iter().enumerate() {
        for step in &thread.steps {
            let notice = history.notices.get(step.notice);
            let name = notice
                .and_then(|origin| origin.name.clone())
                .unwrap_or_default();
            let year = history.years.get(step.notice).copied().flatten();
            let kinds: Vec<&str> = step.kinds.iter().map(|kind| kind.name()).collect();
            let cells = [
                (number + 1).to_string(),
                name,
                year.map(|year| year.to_string()).unwrap_or_default(),
                if kinds.is_empty() {
                    "added".to_owned()
                } else {
                    kinds.join(" ")
                },
                step.task.id.clone(),
                step.task.group.clone().unwrap_or_default(),
                step.task.heading.clone().unwrap_or_default(),
                step.task.text.clone(),
                units(&step.task.units),
            ];
            for cell in &cells {
                writer
                    .write_field(safe(cell, raw, &mut count).as_bytes())
                    .map_err(failed)?;
            }
            writer.write_record(None::<&[u8]>).map_err(failed)?;
        }
    }
    writer.flush()?;
    Ok(count)
}

fn safe<'a>(cell: &'a str, keep: bool, count: &mut usize) -> Cow<'a, str> {
    if keep {
        return Cow::Borrowed(cell);
    }
    let cell = guarded(cell);
    if matches!(cell, Cow::Owned(_)) {
        *count += 1;
    }
    cell
}

fn writer<W: Write>(out: W) -> Writer<W> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out)
}

/// A failure of the writer as it was, so that a closed pipe is known for one.
fn failed(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
