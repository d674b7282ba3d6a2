//! Tables of a text whose cells are parted by tabs, as a sheet leaves them when it is copied.

use std::ops::Range;

use super::grid::{GridBuilder, place_of};
use super::pipes::trim;
use crate::document::{Cell, Table, Trouble, TroubleKind};
use crate::mapped::MappedText;

/// Fewest tabs of a row: one alone may part a label from its value, or indent a line.
const FEWEST: usize = 2;

/// What stands between tabs from a line on.
pub(super) enum Rows {
    /// Rows of a table, by their places.
    Table(Vec<Range<usize>>),
    /// So many lines that differ in their tabs from the next: none of them begins a table.
    Torn(usize),
    /// The line begins no table.
    None,
}

/// The rows that begin with the line at `at`. A sheet prints a tab for every cell, blank or not; a browser leaves
/// out what a merged cell covers. Where rows next to each other differ in their tabs, they say nothing of columns.
pub(super) fn rows(source: &str, lines: &[Range<usize>], at: usize) -> Rows {
    let row = |line: &Range<usize>| whole(source, line);
    let count = |row: &Range<usize>| tabs(&source[row.clone()]);
    let names = |row: &Range<usize>| filled(source, row) > 1;
    let (Some(first), Some(second)) = (lines.get(at).map(row), lines.get(at + 1).map(row)) else {
        return Rows::None;
    };
    let tabs = count(&first);
    // The title of a table may stand in its first cell, and above a table of other columns.
    let goes_on = |row: &Range<usize>| count(row) > 0 && names(row);
    let before = at.checked_sub(1).and_then(|at| lines.get(at)).map(row);
    let is_row = |row: &Range<usize>| count(row) == tabs;
    if tabs < FEWEST
        || !is_row(&second)
        || !names(&first) && !names(&second)
        || names(&first) && before.is_some_and(|before| goes_on(&before))
    {
        return Rows::None;
    }
    let rows: Vec<Range<usize>> = lines[at..].iter().map(row).take_while(is_row).collect();
    match lines.get(at + rows.len()).map(row) {
        Some(next) if goes_on(&next) => Rows::Torn(rows.len()),
        _ => Rows::Table(rows),
    }
}

/// Whether tabs part something in a line, or from its text what is blank behind it.
pub(super) fn any(source: &str, line: &Range<usize>) -> bool {
    memchr::memchr(b'\t', source[line.clone()].as_bytes()).is_some()
        || source[line.end..].starts_with('\t')
}

/// A line with the tabs at its ends, which part blank cells from the others.
fn whole(source: &str, line: &Range<usize>) -> Range<usize> {
    let blank = |c: char| matches!(c, '\t' | ' ' | '\u{a0}' | '\u{3000}');
    let start = source[..line.start].trim_end_matches(blank).len();
    let end = source.len() - source[line.end..].trim_start_matches(blank).len();
    start..end
}

fn tabs(text: &str) -> usize {
    memchr::memchr_iter(b'\t', text.as_bytes()).count()
}

/// How many cells of a row hold anything.
fn filled(source: &str, row: &Range<usize>) -> usize {
    let cells = cells(source, row.clone());
    cells.filter(|cell| !cell.is_empty()).count()
}

/// Places of the cells of a row, without the white space at their ends.
fn cells(source: &str, row: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = row.start;
    source[row].split('\t').map(move |cell| {
        let place = start..start + cell.len();
        start = place.end + 1;
        trim(source, place)
    })
}

/// A table of such rows; `None` where no cell holds anything.
pub(super) fn table(
    source: &str,
    rows: &[Range<usize>],
    slots: usize,
    troubles: &mut Vec<Trouble>,
) -> Option<Table> {
    let mut grid = GridBuilder::default();
    for row in rows {
        grid.begin_row();
        for place in cells(source, row.clone()) {
            let text = (!place.is_empty())
                .then(|| MappedText::verbatim(&source[place.clone()], place.start));
            grid.add(Cell {
                rowspan: 1,
                colspan: 1,
                place,
                lines: text.into_iter().collect(),
                ..Cell::default()
            });
        }
    }
    let (mut table, clipped) = grid.finish(slots);
    table.place = place_of(&table)?;
    if clipped {
        troubles.push(Trouble {
            kind: TroubleKind::TableClipped,
            place: table.place.clone(),
        });
    }
    Some(table)
}
