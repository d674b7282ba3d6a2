//! Extracted text → lines, and tables where rows are written between pipes.

use std::ops::Range;

use super::grid::GridBuilder;
use crate::document::{Block, Cell, Element, Line, Table, Trouble, TroubleKind};
use crate::mapped::MappedText;

/// Splits a text into blocks.
pub(super) fn blocks(source: &str, slots: usize, troubles: &mut Vec<Trouble>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut gap = false;
    let mut lines = lines(source).peekable();
    while let Some(line) = lines.next() {
        let text = &source[line.clone()];
        // A bar alone divides cells that stand on lines of their own.
        if text.bytes().all(|b| matches!(b, b'|' | b' ')) {
            gap = true;
            continue;
        }
        if is_pipe_row(text)
            && lines
                .peek()
                .is_some_and(|next| is_pipe_row(&source[next.clone()]))
        {
            let mut rows = vec![line];
            while let Some(row) = lines.next_if(|next| is_pipe_row(&source[next.clone()])) {
                rows.push(row);
            }
            if let Some(table) = table(source, &rows, slots, troubles) {
                blocks.push(Block::Table(table));
                gap = false;
                continue;
            }
            for row in rows {
                blocks.push(Block::Line(plain_line(source, row, gap)));
                gap = false;
            }
            continue;
        }
        blocks.push(Block::Line(plain_line(source, line, gap)));
        gap = false;
    }
    blocks
}

fn plain_line(source: &str, place: Range<usize>, gap: bool) -> Line {
    let (mark, element) = heading_mark(&source[place.clone()]);
    let place = place.start + mark..place.end;
    Line {
        text: MappedText::verbatim(&source[place.clone()], place.start),
        gap,
        element,
        ..Line::default()
    }
}

/// The bytes of a heading's mark in Markdown (`## `), which is no text; `# Page 3:` is the mark of a page.
fn heading_mark(line: &str) -> (usize, Element) {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let rest = &line[level..];
    let title = rest.trim_start();
    if !(1..=6).contains(&level)
        || title.len() == rest.len()
        || title.is_empty()
        || title.starts_with("Page")
    {
        return (0, Element::default());
    }
    (line.len() - title.len(), Element::Heading(level as u8))
}

/// Places of the lines of a text, trimmed; CR LF counts as one break.
fn lines(source: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = Some(0);
    std::iter::from_fn(move || {
        let start = at?;
        let rest = &source.as_bytes()[start..];
        let end = memchr::memchr2(b'\n', b'\r', rest).map(|length| start + length);
        at = end.map(|end| {
            let pair = source.as_bytes()[end..].starts_with(b"\r\n");
            end + if pair { 2 } else { 1 }
        });
        Some(trim(source, start..end.unwrap_or(source.len())))
    })
}

fn trim(source: &str, place: Range<usize>) -> Range<usize> {
    let text = &source[place.clone()];
    let start = place.end - text.trim_start().len();
    start..start + source[start..place.end].trim_end().len()
}

fn is_pipe_row(line: &str) -> bool {
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// `|---|:-:|`, which only divides the header from the rows.
fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '))
        && line.contains("--")
}

/// A table of pipe rows; `None` where no cell holds anything.
fn table(
    source: &str,
    rows: &[Range<usize>],
    slots: usize,
    troubles: &mut Vec<Trouble>,
) -> Option<Table> {
    let mut grid = GridBuilder::default();
    let has_header = rows.get(1).is_some_and(|row| is_rule(&source[row.clone()]));
    for (index, row) in rows.iter().enumerate() {
        if index > 0 && is_rule(&source[row.clone()]) {
            continue;
        }
        grid.begin_row();
        for place in cells(source, row.clone()) {
            let lines = cell_lines(source, place.clone());
            grid.add(Cell {
                rowspan: 1,
                colspan: 1,
                header: has_header && index == 0,
                place,
                lines,
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

/// The lines of a cell: Markdown has no other way to break one than `<br>`.
fn cell_lines(source: &str, place: Range<usize>) -> Vec<MappedText> {
    let mut lines = Vec::new();
    let mut start = place.start;
    let mut put = |line: Range<usize>| {
        let line = trim(source, line);
        if !line.is_empty() {
            lines.push(MappedText::verbatim(&source[line.clone()], line.start));
        }
    };
    for at in memchr::memchr_iter(b'<', &source.as_bytes()[place.clone()]) {
        let at = place.start + at;
        if let Some(length) = line_break(&source[at..place.end]) {
            put(start.min(at)..at);
            start = at + length;
        }
    }
    put(start..place.end);
    lines
}

/// Bytes of the `<br>`, `<br/>` or `<br />` that a text begins with.
fn line_break(text: &str) -> Option<usize> {
    let name = text.get(..3)?;
    let inner = text[3..].find('>')?;
    let blank = text[3..3 + inner].trim().trim_end_matches('/').is_empty();
    (name.eq_ignore_ascii_case("<br") && blank).then_some(3 + inner + 1)
}

/// From the first to the last cell's text; `None` where there is none.
pub(super) fn place_of(table: &Table) -> Option<Range<usize>> {
    let lines = table.cells.iter().flat_map(|cell| &cell.lines);
    lines
        .map(|line| line.hull(0..line.len()))
        .reduce(|all, line| all.start.min(line.start)..all.end.max(line.end))
}

/// Places between the pipes of a row; `\|` does not divide.
fn cells(source: &str, row: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = row.start + 1;
    let bytes = source.as_bytes();
    memchr::memchr_iter(b'|', &bytes[start..row.end])
        .map(move |at| row.start + 1 + at)
        .filter(move |&at| bytes[at - 1] != b'\\')
        .map(move |end| {
            let cell = start..end;
            start = end + 1;
            cell
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<Block> {
        blocks(source, 1000, &mut Vec::new())
    }

    #[test]
    fn one_line_per_line_with_gaps() {
        let blocks = read("\u{3000}甲 \r\n\r\n乙\n丙\r丁");
        let seen: Vec<_> = blocks
            .iter()
            .map(|block| match block {
                Block::Line(line) => (line.text.as_str(), line.gap),
                Block::Table(_) => ("table", false),
            })
            .collect();
        assert_eq!(
            seen,
            [("甲", false), ("乙", true), ("丙", false), ("丁", false)]
        );
    }

    #[test]
    fn pipe_rows_become_a_table() {
        let source = "前\n| 序号 | 任务 |\n|---|---|\n| 1 | 清淤 |\n| 2 | |\n后\n| 单行 |";
        let blocks = read(source);
        assert_eq!(blocks.len(), 4);
        let Block::Table(table) = &blocks[1] else {
            panic!("a table");
        };
        assert_eq!((table.width, table.rows.len()), (2, 3));
        assert!(table.cells[0].header && !table.cells[2].header);
        assert_eq!(table.cells[3].joined().as_str(), "清淤");
        assert!(table.cells[5].lines.is_empty());
        assert_eq!(&source[table.cells[3].place.clone()], " 清淤 ");
    }
}
