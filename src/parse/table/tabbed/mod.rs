//! Tables that were copied out of a page: a tab stands between the cells of a row, and every break of a line looks alike, be it
//! the end of a row, one inside of a cell, or one behind a group that stands over all columns.
//!
//! A cell that is blank leaves its tab, a merged one is printed where it begins and nowhere else. So a row with fewer cells than
//! the header has names is no damage: which of its cells are merged, and which lines go on with a cell, is told by what the cells
//! hold, for the whole table at once. What comes out is the grid that the page had.

mod fit;
mod header;
mod merged;
mod placing;
mod printed;

use std::ops::Range;

use self::header::Header;
use self::placing::Kind;
use self::printed::Printed;
use crate::document::{Table, Zone};
use crate::parse::lines::Entry;
use crate::parse::table::column::names::ColumnNames;
use crate::span::Source;

/// Puts the lines of such tables together. Where every row prints all of its cells on a line of its own, reading has done so.
pub(crate) fn gather(known: &ColumnNames, entries: Vec<Entry>, source: &Source) -> Vec<Entry> {
    if !source.text().contains('\t') {
        return entries;
    }
    let mut found: Vec<Found> = Vec::new();
    let mut tries = TRIES;
    let mut at = 0;
    while at < entries.len() && tries > 0 {
        let table = printed::is_tabbed(&entries, at, source)
            .then(|| table_at(known, &entries, at, source, &mut tries))
            .flatten();
        at = table.as_ref().map_or(at + 1, |table| table.entries.end);
        found.extend(table);
    }
    if found.is_empty() {
        return entries;
    }
    let mut out = Vec::with_capacity(entries.len());
    let mut entries = entries.into_iter();
    let mut at = 0;
    for table in found {
        out.extend(entries.by_ref().take(table.entries.start - at));
        out.push(Entry::Table(table.grid));
        at = table.entries.end;
        let lines = entries.by_ref().take(table.entries.len());
        out.extend(lines.filter(printed::is_page_mark));
    }
    out.extend(entries);
    out
}

/// Most headers below which no rows are found: below each all lines are looked at.
const TRIES: usize = 50;

/// A table and the entries whose lines it takes.
struct Found {
    grid: Table,
    entries: Range<usize>,
}

/// The table whose header begins with an entry. `tries` counts down the headers that have no rows.
fn table_at(
    known: &ColumnNames,
    entries: &[Entry],
    at: usize,
    source: &Source,
    tries: &mut usize,
) -> Option<Found> {
    // Right below a line with tabs of its own a header would be the rest of one.
    let above = at.checked_sub(1);
    let apart = matches!(&entries[at], Entry::Line(line) if line.gap);
    if !apart && above.is_some_and(|above| printed::is_tabbed(entries, above, source)) {
        return None;
    }
    let mut at = at;
    let first = printed::lines(entries, at, source, 1);
    if let Some(Entry::Line(above)) = above.map(|above| &entries[above])
        && !apart
        && above.zone == Zone::Content
        && Header::begins(known, &above.text, first.first()?)
    {
        at -= 1;
    }
    let header = Header::of(known, &printed::lines(entries, at, source, Header::DEEPEST))?;
    *tries -= 1;
    let lines = printed::lines(entries, at, source, usize::MAX);
    let lines = &lines[..header.reach(known, &lines)];
    let width = lines.iter().map(|line| line.parts.len()).max()?;
    let header = match lines.get(header.lines) {
        Some(line) => header.with_lower(known, line, width),
        None => header,
    };
    let rows = header.rejoined(&lines[header.lines..]);
    let is_whole = matches!(entries[at], Entry::Table(_));
    let last_tab = rows.iter().rposition(|line| line.parts.len() > 1)?;
    let placed = placing::place(&header.roles, &rows, last_tab)?;
    let used = placed.iter().rposition(|line| line.kind != Kind::Outside)? + 1;
    let end = rows[used - 1].entry + 1;
    // Rows that stand whole need no other reader.
    if is_whole && end == at + 1 {
        return None;
    }
    // A table that reading put together is taken as a whole or not at all.
    if rows
        .get(used)
        .is_some_and(|line: &Printed| line.entry < end)
    {
        return None;
    }
    *tries += 1;
    Some(Found {
        grid: merged::grid(&header, &rows[..used], &placed[..used]),
        entries: at..end,
    })
}
