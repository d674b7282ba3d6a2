//! Tables of a text whose cells stand on lines of their own, each closed by a pipe (`序号 |`, `工作任务 |`), as extractors of web
//! pages print cells that hold paragraphs. Blank cells leave their pipe, so that the numbers of the rows tell how long a row is.

use std::ops::Range;

use super::pipes::{cell_lines, is_closed_cell, pipes};
use crate::document::Cell;
use crate::read::grid::GridBuilder;

/// Most lines of a cell.
const MOST_LINES: usize = 12;

pub(super) struct Rows {
    /// Row by row.
    cells: Vec<Range<usize>>,
    width: usize,
    /// How many lines they take.
    pub lines: usize,
}

/// The rows that begin with the first of these lines; if they are those of no table, how many lines hold such cells.
pub(super) fn rows(source: &str, lines: &[Range<usize>]) -> Result<Rows, usize> {
    let cells = cells(source, lines);
    let seen = cells.last().map_or(0, |cell| cell.next);
    of_table(source, &cells).ok_or(seen)
}

fn of_table(source: &str, cells: &[Closed]) -> Option<Rows> {
    let first = &source[cells.first()?.place.clone()];
    let number = |at: usize| cells.get(at).and_then(|cell| number(source, cell));
    let width = (2..cells.len()).find(|&at| number(at).is_some())?;
    let mut end = width;
    let mut last = None;
    while let Some(value) = number(end).filter(|value| last.is_none_or(|last| *value > last)) {
        (end, last) = (end + width, Some(value));
    }
    // Another table may follow, below its title or not.
    let again = |cell: &Closed| source[cell.place.clone()].ends_with(first);
    let whole = end == cells.len() || end < cells.len() && again(&cells[end]);
    let counted = end > 2 * width || number(width) == Some(1);
    (whole && counted).then(|| Rows {
        lines: cells[end - 1].next,
        cells: cells[..end].iter().map(Closed::text).collect(),
        width,
    })
}

/// A cell with its pipe, and the line behind it.
struct Closed {
    place: Range<usize>,
    next: usize,
}

impl Closed {
    /// What stands before the pipe.
    fn text(&self) -> Range<usize> {
        self.place.start..self.place.end - 1
    }
}

/// The cells that stand on these lines, up to the first line that belongs to none.
fn cells(source: &str, lines: &[Range<usize>]) -> Vec<Closed> {
    let mut cells = Vec::new();
    let mut open: Option<usize> = None;
    for (at, line) in lines.iter().enumerate() {
        let text = &source[line.clone()];
        let inside = open.is_some();
        match pipes(text).count() {
            // A blank line may part every two.
            0 if text.is_empty() && !inside => {}
            0 if text.is_empty() => break,
            0 if at >= open.unwrap_or(at) + MOST_LINES => break,
            0 => open = open.or(Some(at)),
            1 if is_closed_cell(text) => {
                let start = lines[open.take().unwrap_or(at)].start;
                let place = start..line.end;
                cells.push(Closed {
                    place,
                    next: at + 1,
                });
            }
            _ => break,
        }
    }
    cells
}

/// The number that is all a cell holds.
fn number(source: &str, cell: &Closed) -> Option<u32> {
    source[cell.text()].trim().parse().ok()
}

pub(super) fn grid(source: &str, found: &Rows) -> GridBuilder {
    let mut grid = GridBuilder::default();
    for row in found.cells.chunks(found.width) {
        grid.begin_row();
        for place in row {
            let lines = cell_lines(source, place.clone());
            grid.add(Cell::single(place.clone(), lines));
        }
    }
    grid
}
