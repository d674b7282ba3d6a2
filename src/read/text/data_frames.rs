//! Tables of a text as libraries for data print them (pandas): a number in front of every row that counts from 0, and cells that end
//! below the ends of the names of their columns, whatever they hold. `\n` stands for the end of a line inside of a cell.

use std::ops::Range;

use super::pipes::trim;
use crate::document::{Cell, Lines};
use crate::mapped::MappedText;
use crate::read::grid::GridBuilder;

/// Fewest columns: two words with a gap between them stand in other texts as well.
const FEWEST: usize = 3;

pub(super) struct Rows {
    /// The places of the cells, without the numbers in front; the names of the columns first.
    rows: Vec<Vec<Range<usize>>>,
}

impl Rows {
    /// How many lines they take.
    pub fn lines(&self) -> usize {
        self.rows.len()
    }
}

/// The cheap test for such a table: a gap stands in its first line, and the next begins with the number 0.
pub(super) fn may_begin(source: &str, lines: &[Range<usize>]) -> bool {
    let [names, first, ..] = lines else {
        return false;
    };
    source[first.clone()].starts_with("0 ") && source[names.clone()].contains("  ")
}

/// The rows of that form that begin with the first of these lines, if they are those of a table.
pub(super) fn rows(source: &str, lines: &[Range<usize>]) -> Option<Rows> {
    // Some count a character of Chinese as two columns, others as one.
    let (single, double) = (|_: char| 1, |c: char| if c.is_ascii() { 1 } else { 2 });
    rows_by(source, lines, single).or_else(|| rows_by(source, lines, double))
}

fn rows_by(source: &str, lines: &[Range<usize>], width: impl Fn(char) -> usize) -> Option<Rows> {
    let (header, lines) = lines.split_first()?;
    let header = whole(source, header);
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut from = header.start;
    for part in source[header].split("  ") {
        let name = trim(source, from..from + part.len());
        from += part.len() + 2;
        if !name.is_empty() {
            names.push(name);
        }
    }
    let begin = source[..names.first()?.start]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let column = |at: usize| source[begin..at].chars().map(&width).sum::<usize>();
    let ends: Vec<usize> = names.iter().map(|name| column(name.end)).collect();
    let mut rows = vec![names];
    for (number, line) in lines.iter().enumerate() {
        let line = whole(source, line);
        let row = (source[line.clone()].strip_prefix(&number.to_string()))
            .filter(|rest| rest.starts_with(' '))
            .and_then(|rest| {
                cells(
                    source,
                    line.end - rest.len()..line.end,
                    line.start,
                    &ends,
                    &width,
                )
            });
        match row {
            Some(row) => rows.push(row),
            None => break,
        }
    }
    (ends.len() >= FEWEST && rows.len() > 2).then_some(Rows { rows })
}

/// The places of the cells of a row, which stand from a place on in a line that begins at another; `None` where one does not end with
/// its column.
fn cells(
    source: &str,
    place: Range<usize>,
    begin: usize,
    ends: &[usize],
    width: impl Fn(char) -> usize,
) -> Option<Vec<Range<usize>>> {
    let mut column: usize = source[begin..place.start].chars().map(&width).sum();
    let mut ends = ends.iter().peekable();
    let mut cells = Vec::with_capacity(ends.len());
    let mut from = place.start;
    for (at, c) in source[place.clone()].char_indices() {
        column += width(c);
        let Some(end) = ends.next_if(|end| column >= **end) else {
            continue;
        };
        let behind = place.start + at + c.len_utf8();
        let apart = source[behind..place.end].is_empty() || source[behind..].starts_with("  ");
        if column > *end || !apart {
            return None;
        }
        cells.push(trim(source, from..behind));
        from = behind;
    }
    // Blank cells at the end leave nothing.
    let rest = trim(source, from..place.end);
    if !rest.is_empty() {
        return None;
    }
    cells.extend(ends.map(|_| rest.clone()));
    Some(cells)
}

/// A line with the blanks before it.
fn whole(source: &str, line: &Range<usize>) -> Range<usize> {
    source[..line.start].rfind('\n').map_or(0, |at| at + 1)..line.end
}

pub(super) fn grid(source: &str, found: &Rows) -> GridBuilder {
    let mut grid = GridBuilder::default();
    for row in &found.rows {
        grid.begin_row();
        for place in row {
            let mut lines = Lines::None;
            let mut start = place.start;
            for part in source[place.clone()].split("\\n") {
                let line = trim(source, start..start + part.len());
                start += part.len() + 2;
                if !line.is_empty() {
                    let text = &source[line.clone()];
                    lines.push(MappedText::verbatim(text, line.start));
                }
            }
            grid.add(Cell::single(place.clone(), lines));
        }
    }
    grid
}
