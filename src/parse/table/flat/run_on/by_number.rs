//! Rows told by numbers that count up, each right behind the bodies and times with which the row before ends.

use std::ops::Range;

use super::{Rows, behind_names, bodies, of_role};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::flat::decode::{self, State};
use crate::parse::table::flat::header::FlatHeader;
use crate::parse::table::flat::rows::Builder;
use crate::span::Source;
use crate::zh::text::scan::{head, is_digit, is_han, is_space, skip_space};
use crate::zh::time::deadline;

/// Fewest rows that prove the reading.
const FEWEST: usize = 3;

/// Of so many rows one may be left out, beside the first that is: what a break or a loss has damaged.
const MOST_READ: usize = 4;

/// How many numbers further a row may stand behind one whose end cannot be told.
const MOST_LEFT_OUT: u32 = 3;

/// What stands behind the task of a row, from the left.
enum Cell {
    Time(State),
    /// One column of bodies, or two side by side.
    Bodies(State, Option<State>),
}

/// A row: its number, its task, and the cells behind.
struct Row {
    number: Range<usize>,
    task: Range<usize>,
    cells: Vec<Range<usize>>,
}

/// The rows behind the names that a text begins with, and where the last of them ends. `breaks`: where lines of it end.
pub(super) fn told(
    line: &MappedText,
    breaks: &[usize],
    header: &FlatHeader,
    source: &Source,
) -> Option<(Rows, usize)> {
    let states = decode::states(header, &[]);
    let number = of_role(&states, ColumnRole::Seq)?;
    let task = of_role(&states, ColumnRole::Text)?;
    let cells = cells(&states, task)?;
    let rows = rows(line, behind_names(line, header), breaks, &cells)?;
    let last = rows.last().and_then(|row| row.cells.last());
    let end = last.map_or(line.len(), |cell| cell.end);
    let mut builder = Builder::new(header, source);
    for row in rows {
        let mut put = |state, range, first| {
            builder.cell(state, line.slice(range).trimmed(), first, true);
        };
        put(number, row.number, true);
        put(task, row.task, false);
        for (cell, range) in cells.iter().zip(row.cells) {
            match *cell {
                Cell::Time(state) | Cell::Bodies(state, None) => put(state, range, false),
                Cell::Bodies(first, Some(second)) => {
                    let border = range.start + bodies::two_cells(&line[range.clone()])?;
                    put(first, range.start..border, false);
                    put(second, border..range.end, false);
                }
            }
        }
    }
    Some((builder.finish(), end))
}

/// What is told behind the column of the tasks; `None` where there is a column of another kind, or none of bodies.
fn cells(states: &[State], task: State) -> Option<Vec<Cell>> {
    let mut cells: Vec<Cell> = Vec::new();
    for &state in states.iter().filter(|state| state.column > task.column) {
        match (state.role, cells.last_mut()) {
            (ColumnRole::Deadline, _) => cells.push(Cell::Time(state)),
            (role, Some(Cell::Bodies(_, second))) if role.names_units() => {
                if second.replace(state).is_some() {
                    return None;
                }
            }
            (role, _) if role.names_units() => cells.push(Cell::Bodies(state, None)),
            _ => return None,
        }
    }
    let named = cells.iter().any(|cell| matches!(cell, Cell::Bodies(..)));
    named.then_some(cells)
}

fn rows(line: &str, start: usize, breaks: &[usize], cells: &[Cell]) -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    let mut left_out = 0;
    let mut number = 1;
    let mut at = skip_space(line, start);
    if !counts(line, at, number) {
        return None;
    }
    loop {
        let from = at + number.to_string().len();
        let (next, end) = match end_before(line, from, number + 1, cells) {
            Some((at, end)) => (Some((number + 1, at)), Some(end)),
            None => match further(line, from, number, cells) {
                Some(next) => (Some(next), None),
                None => (None, last_end(line, from, breaks, number, cells)),
            },
        };
        match end {
            Some((task, cells)) => rows.push(Row {
                number: at..from,
                task: from..task,
                cells,
            }),
            None => left_out += 1,
        }
        match next {
            Some(next) => (number, at) = next,
            None => break,
        }
    }
    (rows.len() >= FEWEST && left_out <= 1 + rows.len() / MOST_READ).then_some(rows)
}

/// As much of a line as a row may take.
fn row_from(line: &str, from: usize) -> &str {
    /// In bytes.
    const LONGEST: usize = 6_000;
    head(&line[from..], LONGEST)
}

/// Where the task of a row ends, and the cells behind it.
type End = (usize, Vec<Range<usize>>);

/// Where a number stands next right behind the cells of the row before, with where the task of that row ends.
fn end_before(line: &str, from: usize, number: u32, cells: &[Cell]) -> Option<(usize, End)> {
    let digits = number.to_string();
    let places = row_from(line, from).match_indices(&digits);
    let mut places = places.map(|(at, _)| from + at);
    places.find_map(|at| {
        let end = Some(at).filter(|&at| counts(line, at, number))?;
        Some((at, end_at(line, from, end, cells)?))
    })
}

/// The next number behind a row whose end cannot be told: that of the next row behind what may be a body or a time, or a further one
/// behind cells, where what of the stretch is whose cannot be told.
fn further(line: &str, from: usize, number: u32, cells: &[Cell]) -> Option<(u32, usize)> {
    let next = number + 1;
    let digits = next.to_string();
    let places = row_from(line, from).match_indices(&digits);
    let mut places = places.map(|(at, _)| from + at);
    let at = places.find(|&at| {
        let before = line[from..at].trim_end_matches(is_space);
        counts(line, at, next) && bodies::may_close(before)
    });
    at.map(|at| (next, at)).or_else(|| {
        let mut numbers = number + 2..=number + MOST_LEFT_OUT;
        numbers.find_map(|next| Some((next, end_before(line, from, next, cells)?.0)))
    })
}

/// Whether a number stands at a place right before a word.
fn counts(line: &str, at: usize, number: u32) -> bool {
    let digits = number.to_string();
    let behind = line[at..].strip_prefix(&digits);
    let word = behind.and_then(|behind| behind.trim_start_matches(is_space).chars().next());
    let parted = !line[..at].ends_with(is_digit);
    parted && word.is_some_and(|c| is_han(c) || matches!(c, '“' | '《' | '"'))
}

/// The last row ends with the line, or where a note or something apart follows; `None` where the next number seems to stand in it.
fn last_end(line: &str, from: usize, breaks: &[usize], number: u32, cells: &[Cell]) -> Option<End> {
    let row = row_from(line, from);
    let gaps = row.match_indices(is_space).map(|(at, _)| at);
    let notes = ["注：", "注:", "备注", "说明"];
    let notes = notes.iter().filter_map(|note| row.find(note));
    let mut ends: Vec<usize> = gaps.chain(notes).map(|at| from + at).collect();
    ends.push(from + row.len());
    if matches!(cells.last(), Some(Cell::Time(_))) {
        // Behind a time no name goes on.
        let closing = row.char_indices().map(|(at, c)| at + c.len_utf8());
        let closing = closing.filter(|&end| bodies::may_close(&row[..end]));
        ends.extend(closing.map(|end| from + end));
    }
    ends.extend(
        breaks
            .iter()
            .filter(|&&at| from < at && at < from + row.len()),
    );
    ends.sort_unstable();
    ends.dedup();
    let mut ends = ends
        .iter()
        .filter_map(|&end| end_at(line, from, end, cells));
    let mut end = ends.next()?;
    // A space may part the names of the last cell.
    let task = end.0;
    if let Some(longest) = ends.take_while(|longer| longer.0 == task).last() {
        end = longest;
    }
    let task = &line[from..end.0];
    let next = (number + 1).to_string();
    let mut numbers = task.match_indices(&next);
    let goes_on = numbers.any(|(at, _)| {
        counts(task, at, number + 1) && bodies::may_close(task[..at].trim_end_matches(is_space))
    });
    (!goes_on).then_some(end)
}

/// The cells that end at a place, told from the last.
fn end_at(line: &str, from: usize, mut end: usize, cells: &[Cell]) -> Option<End> {
    let mut found = Vec::with_capacity(cells.len());
    for (nth, cell) in cells.iter().enumerate().rev() {
        let text = line[from..end].trim_end_matches(is_space);
        let before = nth.checked_sub(1).map(|before| &cells[before]);
        let start = match (cell, before) {
            (Cell::Time(_), _) => time(text)?,
            (_, Some(Cell::Time(_))) => {
                bodies::start_behind_time(text, |before| time(before).is_some())?
            }
            _ => bodies::start(text)?,
        };
        if matches!(cell, Cell::Bodies(_, Some(_))) {
            bodies::two_cells(&text[start..])?;
        }
        found.push(from + start..from + text.len());
        end = from + start;
    }
    found.reverse();
    let task = line[from..end].contains(is_han);
    task.then_some((end, found))
}

/// Where the time begins that ends with a text; `None` where a number before it may be a part of it.
fn time(text: &str) -> Option<usize> {
    /// In characters.
    const LONGEST: usize = 16;
    let starts = text.char_indices().rev().take(LONGEST);
    let mut starts: Vec<usize> = starts
        .filter(|&(_, c)| deadline::may_begin(c))
        .map(|(at, _)| at)
        .collect();
    starts.reverse();
    let start = starts.into_iter().find(|&at| {
        let cell = &text[at..];
        let behind = cell.trim_start_matches(is_digit);
        // 抽检20006月: no year.
        let day = cell.len() - behind.len() <= 2 || behind.starts_with(['年', '.', '-', '/']);
        let times = deadline::in_cell(cell, None);
        day && times.len() == 1 && times[0].range == (0..cell.len())
    })?;
    let apart = !text[..start].ends_with(is_digit) || !text[start..].starts_with(is_digit);
    apart.then_some(start)
}
