//! Wrapped text that someone pasted into a page: each printed row is a line (`<br>`, `<pre>`) or a paragraph of its own.

use super::reflow::{close_labelled_brackets, reflow};
use crate::parse::lines::Entry;
use crate::parse::lines::measure::measure;
use crate::parse::lines::page::{marks, numbers};
use crate::parse::lines::sequence;

/// Joins the rows of the content of a page where they were wrapped; elsewhere what a bracket with a label holds together.
pub(crate) fn reflow_page(mut entries: Vec<Entry>) -> Vec<Entry> {
    let of_content = entries
        .iter()
        .filter(|entry| entry.content_line().is_some());
    let Some(measure) = measure(of_content, true) else {
        return close_labelled_brackets(entries);
    };
    let around: Vec<bool> = entries.iter().map(|entry| !entry.is_content()).collect();
    numbers::mark(&mut entries, measure, |at| around[at]);
    marks::mark_heads(&mut entries);
    let mut out = Vec::with_capacity(entries.len());
    let mut rest = entries.into_iter();
    for stretch in around.chunk_by(|a, b| a == b) {
        let entries: Vec<Entry> = rest.by_ref().take(stretch.len()).collect();
        match stretch[0] {
            true => out.extend(entries),
            false => out.extend(reflow(entries, measure)),
        }
    }
    // A paragraph put together of lines is classified anew.
    sequence::settle(&mut out);
    out
}
