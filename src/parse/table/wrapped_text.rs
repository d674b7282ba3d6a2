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
    let mut entries = parted::join(known, entries);
    let free = outside_tables(known, &entries);
    let of_text = |blanks: bool| {
        let text = entries.iter().zip(&free);
        measure(
            text.filter(|(_, free)| **free).map(|(line, _)| line),
            blanks,
        )
    };
    let single = of_text(true);
    let double = || is_double_spaced(&entries).then(|| of_text(false))?;
    let Some(measure) = single.or_else(double) else {
        let mut entries = close_brackets(entries);
        sequence::settle(&mut entries);
        return entries;
    };
    if single.is_none() {
        for entry in &mut entries {
            if let Entry::Line(line) = entry {
                line.gap = false;
            }
        }
    }
    joined(entries, &free, measure)
}

/// Joins the rows in the content of a page where they were wrapped; elsewhere what a bracket with a label holds together.
pub(crate) fn reflow_page(known: &ColumnNames, entries: Vec<Entry>) -> Vec<Entry> {
    let is_line = |entry: &Entry| entry.content_line().is_some();
    // Nearly every page says at once that it is not.
    if measure(entries.iter().filter(|entry| is_line(entry)), true).is_none() {
        return close_labelled_brackets(entries);
    }
    let mut free = outside_tables(known, &entries);
    for (free, entry) in free.iter_mut().zip(&entries) {
        *free &= is_line(entry);
    }
    let text = entries.iter().zip(&free);
    let text = text.filter(|(_, free)| **free).map(|(line, _)| line);
    match measure(text, true) {
        Some(measure) => joined(entries, &free, measure),
        None => close_labelled_brackets(entries),
    }
}

/// For each entry whether it stands in no rows of a table that are lines.
fn outside_tables(known: &ColumnNames, entries: &[Entry]) -> Vec<bool> {
    let mut free = vec![true; entries.len()];
    for rows in header::row_lines(known, entries) {
        free[rows].fill(false);
    }
    free
}

/// Joins the rows of each stretch of free lines.
fn joined(mut entries: Vec<Entry>, free: &[bool], measure: Measure) -> Vec<Entry> {
    numbers::mark(&mut entries, measure, |at| !free[at]);
    marks::mark_heads(&mut entries);
    let mut out = Vec::with_capacity(entries.len());
    let mut rest = entries.into_iter();
    for stretch in free.chunk_by(|a, b| a == b) {
        let lines = rest.by_ref().take(stretch.len());
        match stretch[0] {
            true => out.extend(reflow(lines.collect(), measure)),
            false => out.extend(lines),
        }
    }
    // A paragraph put together of lines is classified anew.
    sequence::settle(&mut out);
    out
}
