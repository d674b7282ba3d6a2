//! Tables of a text that are drawn with frames, as converters and database clients print them: rules of `+---+---+` or `├──┼──┤` between
//! rows whose cells stand between `|` or `│`, long ones over several lines.

use std::ops::Range;

use super::pipes::trim;
use crate::document::{Cell, Lines};
use crate::mapped::MappedText;
use crate::read::grid::GridBuilder;

/// A cell as it is printed.
#[derive(Debug, Clone, Default)]
struct Printed {
    /// From its first line to its last.
    place: Range<usize>,
    rows: u32,
    columns: u32,
    lines: Vec<Piece>,
}

/// What a line has of a cell, with the blanks around it.
#[derive(Debug, Clone)]
struct Piece {
    place: Range<usize>,
    /// So many columns are free beside it.
    free: usize,
}

/// What the end of a line means inside of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// The end of a line of the cell: database clients wrap nothing.
    Lines,
    /// That of a line which has no room left is none: text browsers wrap.
    Full,
    /// None: the lines flow as those of a paragraph in the grid tables of Markdown and reStructuredText, which rule the header off
    /// with `+===+`.
    Paragraphs,
}

pub(super) struct Rows {
    rows: Vec<Vec<Printed>>,
    breaks: Breaks,
    /// How many lines they take.
    pub lines: usize,
}

/// The cheap test for such a table: a line begins as the rule above the first row does.
pub(super) fn may_begin(line: &str) -> bool {
    line.starts_with(['+', '┌', '╔', '┏', '╭', '╒', '╓']) && is_rule(line)
}

fn is_corner(c: char) -> bool {
    c == '+' || matches!(c, '\u{250c}'..='\u{254b}' | '\u{2552}'..='\u{2570}')
}

fn is_wall(c: char) -> bool {
    matches!(c, '|' | '│' | '┃' | '║')
}

/// A stroke of a rule; `:` says in Markdown how a column is aligned.
fn is_stroke(c: char) -> bool {
    matches!(c, '-' | '=' | ':' | '─' | '━' | '═')
}

/// Whether a line is a rule from end to end: `+---+---+`, or `|---+---|` as some draw the one below the header.
fn is_rule(line: &str) -> bool {
    let ends = |c: char| is_corner(c) || is_wall(c);
    line.starts_with(ends)
        && line.ends_with(ends)
        && line.contains(is_corner)
        && line.contains(is_stroke)
        && line.chars().all(|c| ends(c) || is_stroke(c))
}

/// The places between the walls and corners of a line; `None` where it has none at its ends.
fn segments(source: &str, line: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let text = &source[line.clone()];
    let divides = |c: char| is_wall(c) || is_corner(c) && c != '+';
    // A `+` divides only where a stroke stands beside it.
    let ruled =
        |at: usize| text[..at].ends_with(is_stroke) || text[at + 1..].starts_with(is_stroke);
    let mut marks = text
        .char_indices()
        .filter(|&(at, c)| divides(c) || c == '+' && ruled(at));
    let (first, mark) = marks.next().filter(|(at, _)| *at == 0)?;
    let mut start = first + mark.len_utf8();
    let mut found = Vec::new();
    for (at, mark) in marks {
        found.push(line.start + start..line.start + at);
        start = at + mark.len_utf8();
    }
    (start == text.len() && !found.is_empty()).then_some(found)
}

/// The rows that begin with the first of these lines, or how many lines there are in which none begins.
pub(super) fn rows(source: &str, lines: &[Range<usize>]) -> Result<Rows, usize> {
    let first = lines.first().and_then(|line| segments(source, line));
    let width = first.map_or(0, |segments| segments.len());
    let mut rows: Vec<Vec<Printed>> = Vec::new();
    // For each column the row in which its cell began.
    let mut open: Vec<Option<usize>> = vec![None; width];
    let unruled = is_unruled(source, lines);
    let mut breaks = match unruled {
        true => Breaks::Lines,
        false => Breaks::Full,
    };
    let mut at = 1;
    while let Some(line) = lines.get(at).filter(|line| !line.is_empty()) {
        let text = &source[line.clone()];
        if is_rule(text) {
            if text.starts_with("+=") && !unruled {
                breaks = Breaks::Paragraphs;
            }
            open.fill(None);
            at += 1;
            // One that draws no part of the frame below it ends the table.
            let goes_on = lines
                .get(at)
                .is_some_and(|below| segments(source, below).is_some());
            match goes_on
                && !lines
                    .get(at)
                    .is_some_and(|below| may_begin(&source[below.clone()]))
            {
                true => continue,
                false => break,
            }
        }
        let Some(parts) = segments(source, line) else {
            return Err(at);
        };
        // One cell over all columns is a group; other spans cannot be told apart.
        if parts.len() != width && parts.len() != 1 {
            return Err(at);
        }
        let whole = parts.len() == 1 && width > 1;
        if unruled && begins_row(source, &parts) {
            open.fill(None);
        }
        let is_ruled =
            |part: &Range<usize>| !part.is_empty() && source[part.clone()].chars().all(is_stroke);
        let mut begun = None;
        for (column, part) in parts.iter().enumerate() {
            if is_ruled(part) {
                open[column] = None;
                continue;
            }
            let row = *open[column].get_or_insert_with(|| {
                *begun.get_or_insert_with(|| {
                    rows.push(vec![Printed::default(); width]);
                    rows.len() - 1
                })
            });
            rows[row][column].add(source, part, if whole { width } else { 1 });
        }
        if let Some(begun) = begun {
            // Cells that no rule closed reach into the row.
            for row in open
                .iter()
                .enumerate()
                .filter_map(|(column, row)| row.filter(|&row| row < begun).map(|row| (row, column)))
            {
                rows[row.0][row.1].rows += 1;
            }
            if whole {
                open.fill(Some(begun));
            }
        }
        at += 1;
    }
    match rows.len() >= 2 && width >= 2 {
        true => Ok(Rows {
            rows,
            breaks,
            lines: at,
        }),
        false => Err(at),
    }
}

/// Whether no rule parts the rows below the header, as database clients print them: of the lines with `+` three are rules, the
/// last one the end. Below `+===+` a row may be long: there numbers tell that these are several.
fn is_unruled(source: &str, lines: &[Range<usize>]) -> bool {
    let (mut rules, mut flows) = (0, false);
    // Lines of the header, those below it, and which of these have a number.
    let (mut names, mut rows, mut numbered) = (0, 0, 0);
    for line in lines {
        let text = &source[line.clone()];
        if rules == 3 {
            if text.starts_with(['+', '|']) {
                return false;
            }
            break;
        }
        if !text.starts_with(['+', '|']) {
            return false;
        }
        flows |= text.starts_with("+=");
        match rules {
            _ if is_rule(text) => rules += 1,
            2 => {
                rows += 1;
                let cells = segments(source, line);
                numbered += usize::from(cells.is_some_and(|cells| has_number(source, &cells)));
            }
            _ => names += 1,
        }
    }
    rules == 3 && names > 0 && rows > 1 && (!flows || numbered > 1)
}

fn has_number(source: &str, cells: &[Range<usize>]) -> bool {
    cells.iter().any(|cell| {
        let text = source[cell.clone()].trim();
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Whether a line begins a row where no rule does: with a first cell, or a number. Others go on with the cells above.
fn begins_row(source: &str, cells: &[Range<usize>]) -> bool {
    let first = cells.first().map(|cell| source[cell.clone()].trim());
    first.is_some_and(|first| !first.is_empty()) || has_number(source, cells)
}

impl Rows {
    /// How many columns are free beside the longest line of a column of cells.
    fn full(&self, column: usize) -> usize {
        let cells = self.rows.iter().map(|row| &row[column]);
        let pieces = cells
            .filter(|cell| cell.columns == 1)
            .flat_map(|cell| &cell.lines);
        let written = pieces.filter(|piece| !piece.place.is_empty());
        written.map(|piece| piece.free).min().unwrap_or(0)
    }
}

impl Printed {
    fn add(&mut self, source: &str, part: &Range<usize>, columns: usize) {
        if self.rows == 0 {
            (self.rows, self.columns) = (1, columns as u32);
            self.place = part.clone();
        }
        self.place.end = part.end;
        let place = trim(source, part.clone());
        let free = part.len() - place.len();
        self.lines.push(Piece { place, free });
    }

    /// Its text; `full` columns are free beside a line that has no room left.
    fn text(&self, source: &str, full: usize, breaks: Breaks) -> Lines {
        let flows = breaks == Breaks::Paragraphs;
        let mut lines: Vec<MappedText> = Vec::new();
        let mut goes_on = false;
        for piece in &self.lines {
            // A backslash breaks the line in Markdown.
            let printed = &source[piece.place.clone()];
            let broken = printed.strip_suffix('\\').filter(|_| flows);
            let written = broken.unwrap_or(printed);
            if !written.is_empty() {
                let text = MappedText::verbatim(written, piece.place.start);
                match lines.last_mut().filter(|_| goes_on) {
                    Some(last) => {
                        // The cells beside it stand between.
                        last.push_cut();
                        last.append(&text);
                    }
                    None => lines.push(text),
                }
            }
            // A wide character takes two columns.
            let is_full = breaks == Breaks::Full && piece.free <= full + 1;
            goes_on = !written.is_empty() && broken.is_none() && (flows || is_full);
        }
        lines.into_iter().collect()
    }
}

pub(super) fn grid(source: &str, found: &Rows) -> GridBuilder {
    let mut grid = GridBuilder::default();
    let width = found.rows.first().map_or(0, Vec::len);
    let full: Vec<usize> = (0..width).map(|column| found.full(column)).collect();
    for row in &found.rows {
        grid.begin_row();
        // A column without a line of its own is covered from above or from the left.
        for (cell, full) in row.iter().zip(&full).filter(|(cell, _)| cell.rows > 0) {
            grid.add(Cell {
                rowspan: cell.rows,
                colspan: cell.columns,
                ..Cell::single(cell.place.clone(), cell.text(source, *full, found.breaks))
            });
        }
    }
    grid
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(source: &str) -> Vec<Range<usize>> {
        let mut at = 0;
        let lines = source.split('\n').map(|line| {
            let place = at..at + line.len();
            at = place.end + 1;
            place
        });
        lines.collect()
    }

    /// `row,column rows×columns: line/line` of each cell.
    fn read(source: &str) -> Vec<String> {
        let Ok(found) = rows(source, &lines(source)) else {
            return Vec::new();
        };
        let table = grid(source, &found)
            .finish_printed(1000, &mut Vec::new())
            .unwrap();
        let told = |cell: &Cell| {
            let lines: Vec<&str> = cell.lines.iter().map(|line| line.as_str()).collect();
            format!(
                "{},{} {}×{}: {}",
                cell.row,
                cell.column,
                cell.rowspan,
                cell.colspan,
                lines.join("/")
            )
        };
        table.cells.iter().map(told).collect()
    }

    #[test]
    fn a_line_that_fills_its_cell_goes_on_and_another_ends_there() {
        let source = "\
┌────────┬──────────┐
│ 任务   │  单位    │
├────────┼──────────┤
│完成县河│县水利局  │
│清淤。  │县住房和城│
│        │乡建设局  │
└────────┴──────────┘
后文";
        assert!(may_begin(source.lines().next().unwrap()));
        assert_eq!(
            read(source),
            [
                "0,0 1×1: 任务",
                "0,1 1×1: 单位",
                "1,0 1×1: 完成县河清淤。",
                "1,1 1×1: 县水利局/县住房和城乡建设局",
            ]
        );
        assert_eq!(
            rows(source, &lines(source)).map(|rows| rows.lines).ok(),
            Some(7)
        );
    }

    #[test]
    fn a_cell_that_no_rule_closes_reaches_into_the_next_row() {
        let source = "\
+----+----+------+
| 类 | 号 | 任务 |
+----+----+------+
|    | 1  | 清淤 |
| 水 +----+------+
|    | 2  | 绿化 |
+----+----+------+
| 二、民生       |
+----+----+------+
| 教 | 3  |      |
+----+----+------+";
        assert_eq!(
            read(source)[3..],
            [
                "1,0 2×1: 水", "1,1 1×1: 1", "1,2 1×1: 清淤", "2,1 1×1: 2", "2,2 1×1: 绿化",
                "3,0 1×3: 二、民生", "4,0 1×1: 教", "4,1 1×1: 3", "4,2 1×1: ",
            ]
        );
    }

    #[test]
    fn where_no_rule_parts_the_rows_each_begins_with_its_first_cell() {
        let source = "\
+----+------+--------+
| 号 | 任务 | 单位   |
+----+------+--------+
| 1  | 清淤 | 水利局 |
|    | 绿化 | 林业局 |
| 2  | 铺路 | 交通局 |
+----+------+--------+";
        assert_eq!(
            read(source)[3..],
            [
                "1,0 1×1: 1", "1,1 1×1: 清淤/绿化", "1,2 1×1: 水利局/林业局", "2,0 1×1: 2",
                "2,1 1×1: 铺路", "2,2 1×1: 交通局",
            ]
        );
    }

    #[test]
    fn the_lines_of_a_grid_table_flow_but_for_paragraphs_and_breaks() {
        let source = "\
+--------------+------------+
| 任务         | 单位       |
+==============+============+
| 改           | 县住建局\\  |
| 造小区1      | 县财       |
| 2个。        | 政局       |
|              |            |
|              | 县教育局   |
+--------------+------------+";
        assert_eq!(
            read(source)[2..],
            [
                "1,0 1×1: 改造小区12个。",
                "1,1 1×1: 县住建局/县财政局/县教育局"
            ]
        );
    }

    #[test]
    fn frames_that_do_not_fit_are_no_table() {
        for source in [
            "+---+---+\n| 甲 | 乙 |\n没有竖线",
            "+---+---+---+\n| 甲 | 乙 | 丙 |\n+---+---+---+\n| 一 | 二 |",
            "+---+\n| 甲 |\n+---+\n| 乙 |",
        ] {
            assert!(rows(source, &lines(source)).is_err(), "{source}");
        }
    }
}
