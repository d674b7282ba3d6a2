//! Tables of a text whose cells stand on lines of their own that begin with a pipe, rows closed by a pipe alone, as databases of
//! laws print them: `牵头单位`, `| 任务`, `|`. A row that is one cell short lacks the first, which is merged with the one above.

use std::ops::Range;

use super::pipes::{cell_lines, pipes};
use crate::document::Cell;
use crate::read::grid::GridBuilder;

/// Most lines of such a row: its cells may be broken within names.
const MOST_LINES: usize = 60;

pub(super) struct Rows {
    rows: Vec<Vec<Range<usize>>>,
    /// How many lines they take.
    pub lines: usize,
}

/// The cheap test for such a row: the first of these lines or the next begins with a pipe and goes on.
pub(super) fn may_begin(source: &str, lines: &[Range<usize>]) -> bool {
    let opens = |line: &Range<usize>| source[line.clone()].starts_with("| ");
    lines.iter().take(2).any(opens)
}

/// The rows of that form that begin with the first of these lines, if they are those of a table.
pub(super) fn rows(source: &str, lines: &[Range<usize>]) -> Option<Rows> {
    let (header, mut at) = row_of(source, lines)?;
    let width = header.len();
    let mut rows = vec![header];
    while let Some((row, count)) = row_of(source, &lines[at..]) {
        let merged = row.len() + 1 == width && rows.len() > 1;
        if row.len() != width && !merged {
            break;
        }
        rows.push(row);
        at += count;
    }
    (width >= 2 && rows.len() >= 2).then_some(Rows { rows, lines: at })
}

/// The cells of the row that begins with the first of these lines, and how many lines it takes.
fn row_of(source: &str, lines: &[Range<usize>]) -> Option<(Vec<Range<usize>>, usize)> {
    let mut cells: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for (at, line) in lines.iter().enumerate().take(MOST_LINES) {
        let text = &source[line.clone()];
        let bars = pipes(text).count();
        match (text, bars) {
            ("", _) => return None,
            ("|", _) => {
                cells.extend(open);
                return (!cells.is_empty()).then_some((cells, at + 1));
            }
            (_, 1) if text.starts_with("| ") => {
                cells.extend(open.replace(line.start + 1..line.end));
            }
            (_, 0) => {
                let start = open.map_or(line.start, |open| open.start);
                open = Some(start..line.end);
            }
            _ => return None,
        }
    }
    None
}

pub(super) fn grid(source: &str, found: &Rows) -> GridBuilder {
    let width = found.rows[0].len();
    let mut grid = GridBuilder::default();
    for (index, row) in found.rows.iter().enumerate() {
        let merged = found.rows[index + 1..]
            .iter()
            .take_while(|below| row.len() == width && below.len() < width)
            .count();
        grid.begin_row();
        for (column, place) in row.iter().enumerate() {
            let rows = if column == 0 { 1 + merged } else { 1 };
            let lines = cell_lines(source, place.clone());
            grid.add(Cell {
                rowspan: u32::try_from(rows).unwrap_or(u32::MAX),
                ..Cell::single(place.clone(), lines)
            });
        }
    }
    grid
}
