//! Names that head a table of tasks and make no header that can be read: they are reported.

use std::ops::Range;

use super::content;
use super::row::first_row;
use super::words::is_above_first;
use crate::model::ColumnRole;
use crate::parse::lines::Entry;
use crate::parse::table::cell;
use crate::parse::table::column::{names, names::ColumnNames};

/// Names above numbered rows of which one is that of tasks, and which make no header all the same.
pub(super) fn unknown_header(
    known: &ColumnNames,
    entries: &[Entry],
    start: usize,
    end: usize,
) -> Option<Range<usize>> {
    use ColumnRole::{Heading, Text};
    let row = first_row(known, entries, start, end)?;
    let names = || entries[start..row].iter().filter_map(content);
    let of_tasks = names()
        .any(|name| known.is_exact(name) && matches!(known.role(name), Some(Text | Heading)));
    let contacts = names().any(|name| names::is_contact_name(name));
    let numbers = entries[row..end].iter().filter_map(content);
    let counted = numbers.filter_map(|text| cell::integer(text)).take(2);
    (of_tasks && !contacts && counted.eq([1, 2])).then_some(start..row)
}

/// Names on one line above numbered rows of which one is that of bodies, and which make no header all the same.
pub(super) fn unknown_line(
    known: &ColumnNames,
    entries: &[Entry],
    at: usize,
) -> Option<Range<usize>> {
    if !is_above_first(known, entries, at) {
        return None;
    }
    let text = content(&entries[at]).filter(|text| text.len() <= 240)?;
    let names = || text.split_whitespace();
    let of_bodies = names()
        .any(|name| known.is_exact(name) && known.role(name).is_some_and(ColumnRole::names_units));
    let contacts = names().any(names::is_contact_name);
    (of_bodies && !contacts).then_some(at..at + 1)
}
