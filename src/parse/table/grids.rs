//! The grids of a part: which table each is, what stands right above it, and which goes on with the one before.

use std::ops::Range;

use super::column::names::ColumnNames;
use super::{Found, grid, heads_group, parted_row, text, title_above};
use crate::document::{Table, Zone};
use crate::mapped::MappedText;
use crate::model::{ColumnRole, ReadingTrouble, Row, TaskTable, Unit, Via};
use crate::parse::duty;
use crate::parse::lines::{Class, Entry};
use crate::span::Source;
use crate::zh::ordinal::Marker;

/// The tables in the grids of a part; a grid without a header may continue the one above it.
pub(super) fn grids(
    known: &ColumnNames,
    entries: &[Entry],
    range: Range<usize>,
    source: &Source,
    troubles: &mut Vec<ReadingTrouble>,
) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut ending: Option<grid::Ending> = None;
    let mut last = range.start;
    let mut sections = sections(entries, range.clone()).into_iter();
    for at in range.clone() {
        let Some(table) = entries[at].grid() else {
            continue;
        };
        let section = sections.next();
        let mut title = title_above(entries, at, range.start).and_then(|at| text(&entries[at]));
        let above = found.last().and_then(|found| found.title.as_ref());
        let before = ending.filter(|_| is_page_break(&entries[last + 1..at], above));
        let around = lines_around(entries, at);
        let heading = title.take_if(|title| heads_group(title));
        let group = heading.or_else(|| section.and_then(|at| text(&entries[at])));
        let mut reading = grid::read(known, table, source, before.as_ref(), group, around);
        title = reading.title.take().or(title);
        troubles.append(&mut reading.troubles);
        if reading.continues
            && let Some(open) = found.last_mut()
        {
            let mut rows = Vec::new();
            for table in reading.tables.drain(..) {
                rows.extend(table.rows);
                open.table.aside.extend(table.aside);
            }
            go_on_with_group(&open.table, &mut rows);
            let mut more = rows.into_iter().peekable();
            let parted = match (open.table.rows.last_mut(), more.peek()) {
                (Some(above), Some(rest)) => parted_row::join(above, rest, source),
                _ => None,
            };
            open.table
                .rows
                .extend(more.skip(usize::from(parted.is_some())));
            troubles.extend(parted);
            title = None;
        }
        let mut bearers = bearers_above(&entries[last..at], source);
        if bearers.is_empty() && !reading.continues {
            bearers = bearers_on_top(table, source);
        }
        for mut table in reading.tables {
            if !bearers.is_empty() && table.rows.iter().all(|row| row.units.is_empty()) {
                let rows = table.rows.iter_mut();
                rows.for_each(|row| row.units.clone_from(&bearers));
            }
            found.push(Found {
                table,
                title: title.clone(),
            });
        }
        (ending, last) = (reading.ending, at);
    }
    found
}

/// Gives the first rows of a grid that goes on with a table the group above them, whose cell the page break leaves blank; of a row
/// without a number nobody knows what else it lacks.
fn go_on_with_group(table: &TaskTable, more: &mut [Row]) {
    let in_column = table
        .columns
        .iter()
        .any(|column| column.role == ColumnRole::Group);
    let Some(last) = table.rows.last().filter(|_| in_column) else {
        return;
    };
    let ungrouped = more.iter_mut().take_while(|row| row.group.is_none());
    for row in ungrouped.filter(|row| row.seq.is_some()) {
        row.group.clone_from(&last.group);
        row.places
            .insert("group", last.places.get("group").cloned());
    }
}

/// The bodies that a line right above a grid names for all that stands in it: 责任单位：县住建局 below the title of a 目标责任书.
fn bearers_above(entries: &[Entry], source: &Source) -> Vec<Unit> {
    /// The title, and a line that says when, stand beside it.
    const NEAR: usize = 3;
    let lines = || entries.iter().rev().take(NEAR).filter_map(Entry::line);
    // Below an item it says whose that is.
    if lines().any(|line| matches!(line.class, Class::Heading(_))) {
        return Vec::new();
    }
    let mut stated = lines()
        .filter(|line| line.zone == Zone::Content && line.class == Class::Duty)
        .filter_map(|line| stated(&line.text, source));
    stated.next().unwrap_or_default()
}

/// The bodies that a row over all columns names above the names of these.
fn bearers_on_top(table: &Table, source: &Source) -> Vec<Unit> {
    let top = table.rows.iter().map_while(|row| {
        let first = (*row.first()?)?;
        let over_all = row.len() > 1 && row.iter().all(|slot| *slot == Some(first));
        over_all.then(|| table.cells[first as usize].joined())
    });
    let mut stated = top.filter_map(|text| stated(&text, source));
    stated.next().unwrap_or_default()
}

/// The bodies that a line states for what stands below it.
fn stated(line: &MappedText, source: &Source) -> Option<Vec<Unit>> {
    let (duty, _) = duty::of_line(line, source, None)?;
    let via = Via::Heading;
    let units = duty.units.into_iter();
    Some(units.map(|unit| Unit { via, ..unit }).collect())
}

/// The heading of the section that each grid of a part stands in, where every grid has one and these count on: 一、开办企业, a sentence
/// and a grid; 二、办理许可, a sentence and a grid. None where the grids do not part the outline so.
fn sections(entries: &[Entry], range: Range<usize>) -> Vec<usize> {
    let mut found: Vec<(usize, Marker)> = Vec::new();
    let mut from = range.start;
    for at in range.filter(|&at| entries[at].grid().is_some()) {
        let mut above = (from..at).rev();
        let heading = above.find_map(|at| {
            let line = entries[at].content_line()?;
            heads_group(&line.text).then_some((at, *entries[at].marker()?))
        });
        let Some((heading, marker)) = heading else {
            return Vec::new();
        };
        let counts_on = found
            .last()
            .is_none_or(|(_, last)| last.style == marker.style && last.number + 1 == marker.number);
        if !counts_on {
            return Vec::new();
        }
        found.push((heading, marker));
        from = at;
    }
    match found.len() {
        0 | 1 => Vec::new(),
        _ => found.into_iter().map(|(at, _)| at).collect(),
    }
}

/// The lines next to a grid, where its marks may be explained.
fn lines_around(entries: &[Entry], at: usize) -> impl Iterator<Item = &str> {
    let near = entries[at.saturating_sub(3)..at].iter();
    near.chain(entries[at + 1..].iter().take(3))
        .filter_map(|entry| Some(entry.line()?.text.as_str()))
}

/// Whether nothing stands between two grids but what a new page brings: page marks, the title again, 续表.
fn is_page_break(between: &[Entry], title: Option<&MappedText>) -> bool {
    between.iter().all(|entry| {
        let Entry::Line(line) = entry else {
            return false;
        };
        let bare = line
            .text
            .trim_matches(['(', ')', '（', '）', '：', ':', ' ']);
        line.zone != Zone::Content
            || matches!(line.class, Class::PageMark | Class::Chrome)
            || matches!(bare, "续" | "续表" | "续上表" | "接上表")
            || line.text.starts_with("单位") && line.text.len() < 60
            || line.text.ends_with(['）', ')']) && bare.ends_with('续')
            || title.is_some_and(|title| line.text.as_str() == title.as_str())
    })
}
