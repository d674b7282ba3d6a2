//! Hard-wrapped text (硬换行) around tables: its rows are joined, those of tables stay.
//!
//! A text layer is wrapped as its print was. On a page someone pasted such a text: each row is a line (`<br>`, `<pre>`) or a
//! paragraph of its own.

use super::column::names::ColumnNames;
use super::flat::header;
use super::flat::parted;
use crate::parse::lines::measure::{Measure, is_double_spaced, measure};
use crate::parse::lines::page::{marks, numbers};
use crate::parse::lines::wrapped::reflow::{close_brackets, close_labelled_brackets, reflow};
use crate::parse::lines::{Entry, sequence};

/// Joins the rows of a text.
pub(crate) fn reflow_text(known: &ColumnNames, entries: Vec<Entry>) -> Vec<Entry> {
    let entries = parted::join(known, entries);
    let free = outside_tables(known, &entries);
    match Wrap::of(&entries, &free) {
        Some(wrap) => wrap.join(entries, &free),
        None => {
            let mut entries = close_brackets(entries);
            sequence::settle(&mut entries);
            entries
        }
    }
}

/// Joins the rows in the content of a page where they were wrapped; elsewhere what a bracket with a label holds together.
pub(crate) fn reflow_page(known: &ColumnNames, entries: Vec<Entry>) -> Vec<Entry> {
    let is_line = |entry: &Entry| entry.content_line().is_some();
    let mut free: Vec<bool> = entries.iter().map(is_line).collect();
    // Nearly every page says at once that it is not wrapped.
    if Wrap::of(&entries, &free).is_some() {
        for (free, outside) in free.iter_mut().zip(outside_tables(known, &entries)) {
            *free &= outside;
        }
        if let Some(wrap) = Wrap::of(&entries, &free) {
            return wrap.join(entries, &free);
        }
    }
    close_labelled_brackets(entries)
}

/// For each entry whether it stands in no rows of a table that are lines.
fn outside_tables(known: &ColumnNames, entries: &[Entry]) -> Vec<bool> {
    let mut free = vec![true; entries.len()];
    for rows in header::row_lines(known, entries) {
        free[rows].fill(false);
    }
    free
}

/// How a text is wrapped.
struct Wrap {
    measure: Measure,
    /// A blank line stands behind every row and says no more than the break does.
    double: bool,
}

impl Wrap {
    /// That of the free lines; none where they are not wrapped.
    fn of(entries: &[Entry], free: &[bool]) -> Option<Wrap> {
        let of_text = |blanks: bool| {
            let text = entries.iter().zip(free).filter(|(_, free)| **free);
            measure(text.map(|(line, _)| line), blanks)
        };
        let wrap = |double: bool| move |measure| Wrap { measure, double };
        let double = || is_double_spaced(entries).then(|| of_text(false))?;
        of_text(true)
            .map(wrap(false))
            .or_else(|| double().map(wrap(true)))
    }

    /// Joins the rows of each stretch of free lines.
    fn join(self, mut entries: Vec<Entry>, free: &[bool]) -> Vec<Entry> {
        if self.double {
            for entry in &mut entries {
                if let Entry::Line(line) = entry {
                    line.gap = false;
                }
            }
        }
        numbers::mark(&mut entries, self.measure, |at| !free[at]);
        marks::mark_heads(&mut entries);
        let mut out = Vec::with_capacity(entries.len());
        let mut rest = entries.into_iter();
        for stretch in free.chunk_by(|a, b| a == b) {
            let lines = rest.by_ref().take(stretch.len());
            match stretch[0] {
                true => out.extend(reflow(lines.collect(), self.measure)),
                false => out.extend(lines),
            }
        }
        // A paragraph put together of lines is classified anew.
        sequence::settle(&mut out);
        out
    }
}
