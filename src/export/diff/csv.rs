//! A diff and a history as comma-separated values (RFC 4180, lines end in CR LF).

use std::io::{self, Write};

use super::super::Headings;
use super::super::csv::{failed, safe, writer};
use super::table::{COLUMNS, rows};
use super::words::units;
use crate::model::{Diff, History, Kind, Step, TaskRef};

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
    writer
        .write_record(COLUMNS.map(|(key, _)| key))
        .map_err(failed)?;
    for row in rows(diff, all, Headings::Keys) {
        for (column, cell) in row.cells.iter().enumerate() {
            let kept = raw || column == 0 || column == COLUMNS.len() - 1;
            writer
                .write_field(safe(COLUMNS[column].0, cell, kept, &mut count).as_bytes())
                .map_err(failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed)?;
    }
    writer.flush()?;
    Ok(count as usize)
}

/// Columns of a history.
const HISTORY: [&str; 9] = [
    "task", "file", "year", "kinds", "id", "group", "heading", "text", "units",
];

/// Writes a history, one row a task and notice, and gives the number of cells that were guarded.
///
/// `kinds` is empty in the first notice, from which nothing is known to have changed. A task that goes on no further has a row
/// `dropped` of the notice that no longer has it, with what the notice before had, or `merged` with the task that it became part of;
/// one that a later notice has again is `returned` there, with what changed since it stood last.
///
/// # Errors
///
/// Where `out` fails.
pub fn history_csv(history: &History, raw: bool, out: impl Write) -> io::Result<usize> {
    let mut writer = writer(out);
    let mut count = 0;
    writer.write_record(HISTORY).map_err(failed)?;
    for (number, thread) in history.threads.iter().enumerate() {
        let mut write = |notice: usize, kinds: String, task: &TaskRef| {
            let file = history.notices.get(notice);
            let year = history.years.get(notice).copied().flatten();
            let cells = [
                (number + 1).to_string(),
                file.and_then(|origin| origin.name.clone())
                    .unwrap_or_default(),
                year.map(|year| year.to_string()).unwrap_or_default(),
                kinds,
                task.id.clone(),
                task.group.clone().unwrap_or_default(),
                task.heading.clone().unwrap_or_default(),
                task.text.clone(),
                units(&task.units),
            ];
            for (column, cell) in HISTORY.into_iter().zip(&cells) {
                let cell = safe(column, cell, raw, &mut count);
                writer.write_field(cell.as_bytes()).map_err(failed)?;
            }
            writer.write_record(None::<&[u8]>).map_err(failed)
        };
        let mut last_had: Option<&Step> = None;
        for step in &thread.steps {
            let mut kinds: Vec<&str> = step.kinds.iter().map(|kind| kind.name()).collect();
            if let Some(gone) = last_had.filter(|last| last.notice + 1 < step.notice) {
                write(gone.notice + 1, "dropped".to_owned(), &gone.task)?;
                kinds.insert(0, "returned");
            }
            last_had = Some(step);
            let kinds = match kinds.is_empty() && step.notice > 0 {
                true => "added".to_owned(),
                false => kinds.join(" "),
            };
            write(step.notice, kinds, &step.task)?;
        }
        let Some(last) = thread.steps.last() else {
            continue;
        };
        let next = last.notice + 1;
        let joined = thread.merged_into.and_then(|into| {
            let steps = &history.threads.get(into)?.steps;
            steps.iter().find(|step| step.notice == next)
        });
        if let Some(joined) = joined {
            write(next, Kind::Merged.name().to_owned(), &joined.task)?;
        } else if next < history.notices.len() {
            write(next, "dropped".to_owned(), &last.task)?;
        }
    }
    writer.flush()?;
    Ok(count as usize)
}
