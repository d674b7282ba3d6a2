//! A table whose cells lost every break between them: 序号工作任务责任单位完成时限1建成水库。县水利局6月底前2….
//!
//! What bounds a cell is told from the characters alone: numbers that count up, times and names of bodies. Where these do not agree
//! on the rows, nothing is read.

mod bodies;
mod by_number;
mod by_time;

use std::ops::Range;

use super::Reading;
use super::decode::State;
use super::header::FlatHeader;
use crate::mapped::MappedText;
use crate::model::{ColumnRole, TaskTable};
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::parse::table::run_together;
use crate::span::{Source, Span};
use crate::zh::text::scan::skip_space;

/// The table, and the places of the rows in which no task was found.
type Rows = (TaskTable, Vec<Span>);

/// Reads the rows behind the names on the header's line, and on those behind it, where spaces broke the line again; a table without
/// rows where they cannot be told.
pub(crate) fn read(
    entries: &mut [Entry],
    header: &FlatHeader,
    behind: Range<usize>,
    source: &Source,
) -> Reading {
    let first = header.entries.start;
    let Some(line) = entries.get(first).and_then(Entry::line) else {
        return Reading::Table(TaskTable::default(), Vec::new());
    };
    let (joined, breaks) = joined(line, &entries[behind]);
    let told = by_number::told(&joined, &breaks, header, source).or_else(|| {
        let rows = by_time::told(&line.text, header, source)?;
        Some((rows, line.text.len()))
    });
    let Some(((table, taskless), end)) = told else {
        return Reading::Table(TaskTable::default(), Vec::new());
    };
    let lines = 1 + breaks.iter().filter(|&&before| before < end).count();
    for entry in &mut entries[first..first + lines] {
        entry.set_class(Class::Cell("run-on"));
    }
    Reading::Table(table, taskless)
}

/// The text of a line with those behind it, up to where a table cannot go on, and where each but the last ends.
fn joined(line: &Paragraph, behind: &[Entry]) -> (MappedText, Vec<usize>) {
    let mut text = line.text.clone();
    let mut ends = Vec::new();
    let lines = behind.iter().map_while(Entry::content_line);
    for line in lines.take_while(|line| !run_together::ends_table(&line.class)) {
        ends.push(text.len());
        text.append(&line.text);
    }
    (text, ends)
}

/// Where the rows begin on the line that begins with the names.
fn behind_names(line: &str, header: &FlatHeader) -> usize {
    let names = header.texts.iter();
    names.fold(0, |at, name| skip_space(line, at) + name.len())
}

/// The first column of a role.
fn of_role(states: &[State], role: ColumnRole) -> Option<State> {
    let mut columns = states.iter().filter(|state| !state.is_band());
    columns.find(|state| state.role == role).copied()
}
