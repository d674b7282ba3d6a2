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

/// The rows that nothing closes, which begin with the first of these lines: the numbers in their first cells tell how long they
/// are (`序号`, `| 任务`, `| 单位`, `| 1`, …), and a pipe alone is a blank cell. If they are those of no table, how many lines hold
/// such cells.
pub(super) fn counted(source: &str, lines: &[Range<usize>]) -> Result<Rows, usize> {
    let (cells, seen) = open_cells(source, lines);
    let number = |at: usize| source[cells.get(at)?.clone()].trim().parse::<usize>().ok();
    let width = (2..cells.len()).find(|&at| number(at) == Some(1));
    let width = width.ok_or(seen)?;
    let count = (1..)
        .take_while(|&row| number(row * width) == Some(row) && (row + 1) * width <= cells.len())
        .count();
    let (of_table, behind) = cells.split_at((count + 1) * width);
    let is_blank = |cell: &Range<usize>| source[cell.clone()].trim().is_empty();
    if count < 2 || !behind.iter().all(is_blank) {
        return Err(seen);
    }
    let rows = of_table.chunks(width).map(<[_]>::to_vec).collect();
    Ok(Rows { rows, lines: seen })
}

/// Whether such rows may begin with the first of these lines.
pub(super) fn may_count(source: &str, lines: &[Range<usize>]) -> bool {
    may_begin(source, lines) && !source[lines[0].clone()].starts_with('|')
}

/// The cells on these lines that a pipe opens, but for the first, and how many lines they take.
fn open_cells(source: &str, lines: &[Range<usize>]) -> (Vec<Range<usize>>, usize) {
    let mut cells: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = &source[line.clone()];
        match (pipes(text).count(), cells.last_mut()) {
            (0, None) if !text.is_empty() => cells.push(line.clone()),
            (0, Some(cell)) if !text.is_empty() => cell.end = line.end,
            (1, Some(_)) if text == "|" || text.starts_with("| ") => {
                cells.push(line.start + 1..line.end);
            }
            _ => return (cells, at),
        }
    }
    (cells, lines.len())
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
