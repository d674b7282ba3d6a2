//! Tables of a text whose cells are parted by pipes: `| 序号 | 任务 |`, as Markdown writes them, and without the outer pipes, as
//! many converters do.

use std::ops::Range;

use crate::document::{Cell, Lines, Table, Trouble};
use crate::mapped::{MappedText, is_blank};
use crate::read::grid::GridBuilder;

/// Most lines of a row: a cell may hold line breaks.
const MOST_LINES: usize = 12;

/// Where the pipes of a line stand.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Pipes {
    /// It begins with one.
    leads: bool,
    /// It ends with one.
    closes: bool,
    /// How many there are.
    count: usize,
}

impl Pipes {
    fn of(line: &str) -> Self {
        Pipes {
            leads: line.starts_with('|'),
            closes: line.len() > 1 && line.ends_with('|') && !line.ends_with("\\|"),
            count: pipes(line).count(),
        }
    }

    fn cells(self) -> usize {
        (self.count + 1) - usize::from(self.leads) - usize::from(self.closes)
    }
}

pub(super) struct Rows {
    /// Bytes of each row, which may reach over several lines.
    rows: Vec<Range<usize>>,
    pipes: Pipes,
    /// How many lines they take.
    pub lines: usize,
}

/// The rows that begin with the first of these lines, if they are those of a table.
pub(super) fn rows(source: &str, lines: &[Range<usize>]) -> Option<Rows> {
    let text = |at: usize| lines.get(at).map(|line| &source[line.clone()]);
    let first = Pipes::of(text(0)?);
    let outer = first.leads && first.closes;
    if first.count == 0 || first.cells() < 2 && !outer {
        return None;
    }
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(count) = row_length(source, &lines[at..], first) {
        rows.push(lines[at].start..lines[at + count - 1].end);
        at += count;
        if rows.len() == 1
            && text(at)
                .is_some_and(|rule| rule.contains("-+-") && !rule.contains('|') && is_rule(rule))
        {
            at += 1;
        }
        // A blank line parts rows, too, but not from the header of another table.
        let goes_on = |row: &str| {
            let pipes = Pipes::of(row);
            (first.leads || first.closes) && (pipes == first || rows.len() == 1 && is_rule(row))
        };
        let ruled = |line: &str| rows.len() > 1 && is_rule(line);
        if text(at) == Some("")
            && text(at + 1).is_some_and(goes_on)
            && !text(at + 2).is_some_and(ruled)
            && !text(at + 3).is_some_and(ruled)
        {
            at += 1;
        }
    }
    let ruled = rows.get(1).is_some_and(|row| is_rule(&source[row.clone()]));
    // Two lines with a pipe or two may be anything: links, pairs of an index.
    let enough = match (first.leads || first.closes, ruled) {
        (true, _) | (_, true) => 2,
        _ => 3,
    };
    (rows.len() >= enough).then_some(Rows {
        rows,
        pipes: first,
        lines: at,
    })
}

/// How many lines the row takes that begins with the first of them, in a table whose first row has these pipes.
fn row_length(source: &str, lines: &[Range<usize>], first: Pipes) -> Option<usize> {
    let text = |at: usize| lines.get(at).map(|line| &source[line.clone()]);
    let line = text(0)?;
    let pipes = Pipes::of(line);
    // Between cells alone, a blank one leaves its pipe at the beginning of the line or at its end.
    let parts_only = !first.leads && !first.closes;
    if pipes.count == 0 || pipes.leads != first.leads && !parts_only {
        return None;
    }
    if !first.closes {
        let heads_another = pipes.leads && text(1).is_some_and(is_rule);
        return (pipes.count == first.count && !heads_another).then_some(1);
    }
    if pipes.closes {
        // Blank cells may leave their pipes on lines of their own.
        let room = first.count.saturating_sub(pipes.count);
        let is_bar = |at: &usize| text(*at) == Some("|") && !first.leads;
        let bars = (1..=room).take_while(is_bar).count();
        // A cell that ends with a line break: the rest, blank cells at its end, makes the row whole.
        let rest = text(1).filter(|rest| !first.leads && bars == 0 && ends_blank(rest));
        if rest.is_some_and(|rest| Pipes::of(rest).count == room) {
            return Some(2);
        }
        return (first.leads || pipes.count >= 2 && pipes.count <= first.count).then_some(1 + bars);
    }
    // A cell with a line break: the row is complete where its pipes are.
    let mut count = pipes.count;
    for at in 1..MOST_LINES {
        let line = text(at).filter(|line| !line.is_empty())?;
        let more = Pipes::of(line);
        count += more.count;
        if count > first.count || more.leads && first.leads {
            return None;
        }
        if more.closes {
            return (count == first.count).then_some(at + 1);
        }
    }
    None
}

/// Whether a line holds a cell and ends with a blank one: `6月底前 | |`.
fn ends_blank(line: &str) -> bool {
    let before = line.strip_suffix('|').map(str::trim_end);
    before.is_some_and(|line| line.len() > 1 && line.ends_with('|'))
}

/// Whether a line is one cell that a pipe closes: `序号 |`, and of a blank cell the pipe alone.
pub(super) fn is_closed_cell(line: &str) -> bool {
    line == "|" || Pipes::of(line).closes && pipes(line).count() == 1
}

/// `|---|:-:|`, or `---+---` as database clients print it, which only divides the header from the rows.
pub(super) fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line
            .bytes()
            .all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'+'))
        && line.contains("--")
}

/// A table of such rows; `None` where no cell holds anything.
pub(super) fn table(
    source: &str,
    found: &Rows,
    slots: usize,
    troubles: &mut Vec<Trouble>,
) -> Option<Table> {
    let mut grid = GridBuilder::default();
    let is_rule = |index: usize| {
        let row = found.rows.get(index);
        row.is_some_and(|row| is_rule(&source[row.clone()]))
    };
    let has_header = is_rule(1);
    for (index, row) in found.rows.iter().enumerate() {
        if index > 0 && is_rule(index) {
            continue;
        }
        grid.begin_row();
        for place in cells(source, row.clone(), found.pipes) {
            let lines = cell_lines(source, place.clone());
            grid.add(Cell {
                header: has_header && index == 0,
                ..Cell::single(place, lines)
            });
        }
    }
    let mut table = grid.finish_printed(slots, troubles)?;
    table.unopened = found.pipes.closes && !found.pipes.leads && !has_header;
    table.blanks_last = table.prints_blanks_last();
    Some(table)
}

/// The lines of a cell: those of the text, and those that `<br>` parts, since Markdown has no other way to break one.
pub(super) fn cell_lines(source: &str, place: Range<usize>) -> Lines {
    let lines = broken(source, place).into_iter();
    lines
        .map(|line| MappedText::verbatim(&source[line.clone()], line.start))
        .collect()
}

/// Places of what stands between the `<br>`s and ends of line in a place, blank lines left out.
pub(super) fn broken(source: &str, place: Range<usize>) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = place.start;
    let mut put = |line: Range<usize>| {
        let line = trim(source, line);
        if !line.is_empty() {
            lines.push(line);
        }
    };
    for at in memchr::memchr3_iter(b'<', b'\n', b'\r', &source.as_bytes()[place.clone()]) {
        let at = place.start + at;
        if let Some(length) = line_break(&source[at..place.end]) {
            put(start.min(at)..at);
            start = at + length;
        }
    }
    put(start..place.end);
    lines
}

/// Bytes of the `<br>`, `<br/>`, `<br />` or end of line that a text begins with.
fn line_break(text: &str) -> Option<usize> {
    if text.starts_with(['\n', '\r']) {
        return Some(1);
    }
    let name = text.get(..3)?;
    let inner = text[3..].find('>')?;
    let blank = text[3..3 + inner].trim().trim_end_matches('/').is_empty();
    (name.eq_ignore_ascii_case("<br") && blank).then_some(3 + inner + 1)
}

/// A place without what is blank at its ends.
pub(super) fn trim(source: &str, place: Range<usize>) -> Range<usize> {
    let text = &source[place.clone()];
    let start = place.end - text.trim_start_matches(is_blank).len();
    let text = &source[start..place.end];
    start..start + text.trim_end_matches(is_blank).len()
}

/// Offsets of the pipes of a text; `\|` does not divide.
pub(super) fn pipes(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'|', bytes).filter(move |&at| at == 0 || bytes[at - 1] != b'\\')
}

/// Places between the pipes of a row.
fn cells(source: &str, row: Range<usize>, outer: Pipes) -> impl Iterator<Item = Range<usize>> {
    let mut start = row.start + usize::from(outer.leads);
    let skipped = usize::from(outer.leads);
    let last = (!outer.closes).then_some(row.end);
    pipes(&source[row.clone()])
        .skip(skipped)
        .map(move |at| row.start + at)
        .chain(last)
        .map(move |end| {
            let cell = start..end;
            start = end + 1;
            cell
        })
}
