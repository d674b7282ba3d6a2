//! Names that head a table of tasks and make no header that can be read, which are reported; and tables of figures.

use std::ops::Range;

use super::row::{MOST_NAMES, Records, first_row, may_be_name};
use super::words::is_above_first;
use super::{Lines, Unread, content};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::lines::Class;
use crate::parse::table::bodies::unit_of;
use crate::parse::table::cell::{self, squeezed};
use crate::parse::table::column::{names, periods};
use crate::zh::unit::list::is_body;
use crate::zh::unit::name::is_placeholder;

/// Names above numbered rows of which one is that of tasks or of bodies, and which make no header all the same.
pub(super) fn unknown_header(lines: &Lines, start: usize) -> Option<Range<usize>> {
    use ColumnRole::{Heading, Text};
    let known = lines.known;
    let row = first_row(lines, start)?;
    let names = || lines.entries[start..row].iter().filter_map(content);
    let is_duty = |role: ColumnRole| matches!(role, Text | Heading) || role.names_units();
    let of_tasks =
        names().any(|name| known.is_exact(name) && known.role(name).is_some_and(is_duty));
    let contacts = names().any(|name| names::is_contact_name(name));
    let numbers = lines.entries[row..].iter().filter_map(content);
    let counted = numbers.filter_map(|text| cell::bare_ordinal(text)).take(2);
    let counts = counted.map(|(_, number)| number).eq([1, 2]);
    (of_tasks && !contacts && counts).then_some(start..row)
}

/// The name of bodies with another name of a column right above or below it, whatever else the header may have.
pub(super) fn names_of_bodies(lines: &Lines, at: usize) -> Option<Range<usize>> {
    /// Most names of a header.
    const MOST: usize = 12;
    let is_exact = |at: usize| {
        lines
            .text(at)
            .is_some_and(|name| lines.known.is_exact(name))
    };
    let is_name = |at: usize| lines.role_of_short(at).is_some() && is_exact(at);
    if !is_name(at) {
        return None;
    }
    let end = (at..at + MOST).find(|&at| !is_name(at))?;
    let bodies = |at: usize| lines.role_of_short(at).is_some_and(ColumnRole::names_units);
    let body = |at: usize| lines.text(at).is_some_and(|text| is_body(text));
    let contacts = || {
        let mut names = lines.entries[at..end].iter().filter_map(content);
        names.any(|name| names::is_contact_name(name))
    };
    (end > at + 1 && (at..end).any(bodies) && (end..end + MOST).any(body) && !contacts())
        .then_some(at..end)
}

/// The same where every record has a cell for each name, which proves a table: its lines are cells then, and open no items, be it
/// one of tasks or not.
pub(super) fn unknown_records(lines: &Lines, start: usize) -> Option<Unread> {
    if lines.role_of_short(start) != Some(ColumnRole::Seq) {
        return None;
    }
    Some(unread_records(lines, start, Records::below(lines, start)?))
}

fn unread_records(lines: &Lines, start: usize, records: Records) -> Unread {
    let names = start..records.lines.start;
    let texts = || lines.entries[names.clone()].iter().filter_map(content);
    let role = |name: &MappedText| {
        let role = lines.known.role(name);
        role.filter(|_| lines.known.is_exact(name))
    };
    let of_duties = texts()
        .filter_map(role)
        .any(|role| role.names_units() || matches!(role, ColumnRole::Text | ColumnRole::Heading));
    let contacts = texts().any(|name| names::is_contact_name(name));
    Unread {
        names,
        rows: records.lines,
        cells: records.cells,
        of_tasks: of_duties && !contacts,
    }
}

/// Bodies among the names, and values of theirs in every record: what a table allots to them.
pub(super) fn names_by_bodies(lines: &Lines, start: usize) -> Option<Unread> {
    /// Bodies that are no chance.
    const BODIES: usize = 2;
    if lines.role_of_short(start) != Some(ColumnRole::Seq) {
        return None;
    }
    // A total may have a column, and opens no row then.
    let number = |at: usize| lines.text(at).and_then(|text| cell::bare_ordinal(text));
    let is_first = |at: &usize| number(*at).is_some_and(|(_, number)| number == 1);
    let row = (start + 1..start + MOST_NAMES).find(is_first)?;
    let is_named = |at: &usize| {
        let name = lines.text(*at).filter(|_| lines.role(*at).is_none());
        name.is_some_and(|name| unit_of(name).is_some())
    };
    let named: Vec<usize> = (start..row).filter(is_named).collect();
    if named.len() < BODIES {
        return None;
    }
    let records = Records::from(lines, start, row)?;
    let is_value = |at: usize| {
        let text = lines.text(at).map(|text| squeezed(text));
        text.is_some_and(|text| cell::is_value(&text) || is_placeholder(&text))
    };
    let of_body = |name: &usize| {
        let mut cells = records.column(name - start);
        cells.all(is_value)
    };
    let allots = named.iter().all(of_body);
    allots.then(|| unread_records(lines, start, records))
}

/// A table of figures: the unit of measurement with one year behind the other (指标, 单位, 2022年, 2025年), and such units among the cells.
/// It is no table of tasks, and the text around it goes on behind the last line that is neither a sentence nor a heading.
pub(super) fn figures(lines: &Lines, start: usize) -> Option<Unread> {
    lines.role_of_short(start)?;
    let names = (start..start + MOST_NAMES).take_while(|&at| lines.role_of_short(at).is_some());
    let unit = names.last()?;
    let is_of_year = |at: usize| lines.text(at).is_some_and(|name| periods::is_of_year(name));
    if lines.role_of_short(unit) != Some(ColumnRole::Measure)
        || !(is_of_year(unit + 1) && is_of_year(unit + 2))
    {
        return None;
    }
    let cell = |at: usize| {
        let line = lines.entries.get(at)?.content_line()?;
        let is_cell = !matches!(line.class, Class::Heading(_)) && may_be_name(&line.text);
        is_cell.then_some(&line.text)
    };
    let end = (unit..).find(|&at| cell(at).is_none())?;
    let measured = (unit + 1..end)
        .filter_map(cell)
        .any(|text| cell::is_measure(&squeezed(text)));
    measured.then_some(Unread {
        names: start..unit + 1,
        rows: unit + 1..end,
        cells: Vec::new(),
        of_tasks: false,
    })
}

/// Names on one line above numbered rows of which one is that of bodies, and which make no header all the same.
pub(super) fn unknown_line(lines: &Lines, at: usize) -> Option<Range<usize>> {
    if !is_above_first(lines, at) {
        return None;
    }
    let known = lines.known;
    let text = lines.text(at).filter(|text| text.len() <= 240)?;
    let names = || text.split_whitespace();
    let of_bodies = names()
        .any(|name| known.is_exact(name) && known.role(name).is_some_and(ColumnRole::names_units));
    let contacts = names().any(names::is_contact_name);
    (of_bodies && !contacts).then_some(at..at + 1)
}
