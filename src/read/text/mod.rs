//! Extracted text → lines, and tables where pipes or tabs part the cells.

mod bars;
mod closed_cells;
mod data_frames;
mod framed;
pub(super) mod markdown;
mod pipes;
mod tabs;

use std::ops::Range;

use self::markdown::{heading_mark, is_markdown};
use self::pipes::trim;
use crate::document::{Block, Line, Table, Trouble, Zone};
use crate::mapped::MappedText;

/// Splits a text into blocks.
pub(super) fn blocks(source: &str, slots: usize, troubles: &mut Vec<Trouble>) -> Vec<Block> {
    let lines: Vec<Range<usize>> = lines(source).collect();
    let mut tables = Tables::of(source, &lines, slots);
    let mut gap = false;
    let mut markdown = None;
    let mut at = front_matter(source, &lines);
    let chrome = |line: &Range<usize>, gap: bool| {
        Block::Line(Line {
            zone: Zone::Chrome,
            ..plain_line(source, line.clone(), gap)
        })
    };
    let around = lines[..at].iter().filter(|line| !line.is_empty());
    let mut blocks: Vec<Block> = around.map(|line| chrome(line, false)).collect();
    let breaks = memchr::memchr(b'<', source.as_bytes()).is_some()
        && (source.contains("<br") || source.contains("<BR"));
    while let Some(line) = lines.get(at) {
        let text = &source[line.clone()];
        // A bar alone divides cells that stand on lines of their own.
        let parts = text.bytes().all(|b| matches!(b, b'|' | b' '))
            || is_break(text) && *markdown.get_or_insert_with(|| is_markdown(source));
        if parts {
            gap = true;
            at += 1;
            continue;
        }
        if is_drawn(text) {
            blocks.push(chrome(line, gap));
            at += 1;
            continue;
        }
        if (text.ends_with(tabs::PADDING) || text.starts_with('"'))
            && let Some((words, lines)) = tabs::padded(source, &lines, at)
        {
            let mut continues = false;
            for words in &words {
                blocks.push(Block::Line(Line {
                    text: words.clone(),
                    gap: gap && !continues,
                    continues,
                    ..Line::default()
                }));
                continues = true;
            }
            gap = words.is_empty();
            at += lines;
            continue;
        }
        if let Some((table, lines)) = tables.at(at, troubles) {
            blocks.push(Block::Table(table));
            at += lines;
            gap = false;
            continue;
        }
        let mut place = line.clone();
        if text.ends_with('|') && in_closed_cells(source, &lines, at) {
            place = trim(source, place.start..place.end - 1);
        }
        if breaks && source[place.clone()].contains('<') {
            let mut continues = false;
            for place in pipes::broken(source, place) {
                blocks.push(Block::Line(Line {
                    continues,
                    ..plain_line(source, place, gap && !continues)
                }));
                continues = true;
            }
        } else {
            blocks.push(Block::Line(plain_line(source, place, gap)));
        }
        gap = false;
        at += 1;
    }
    markdown::strip(source, &mut blocks);
    blocks
}

/// The tables of a text, in every form in which lines print one.
struct Tables<'a> {
    source: &'a str,
    lines: &'a [Range<usize>],
    slots: usize,
    /// Lines before this have frames and make no table.
    unframed: usize,
    /// Lines before this part blank cells with pipes.
    blank: usize,
    /// Lines before this have pipes that close a cell each and make no table.
    unclosed: usize,
    /// Lines before this have pipes that open a cell each and make no table.
    uncounted: usize,
    /// Lines before this have tabs and make no table.
    torn: usize,
}

impl<'a> Tables<'a> {
    fn of(source: &'a str, lines: &'a [Range<usize>], slots: usize) -> Self {
        Tables {
            source,
            lines,
            slots,
            unframed: 0,
            blank: 0,
            unclosed: 0,
            uncounted: 0,
            torn: 0,
        }
    }

    /// The table that begins at a line, and how many lines it takes.
    fn at(&mut self, at: usize, troubles: &mut Vec<Trouble>) -> Option<(Table, usize)> {
        let (source, lines, slots) = (self.source, &self.lines[at..], self.slots);
        let text = &source[lines[0].clone()];
        if at >= self.unframed && framed::may_begin(text) {
            match framed::rows(source, lines) {
                Ok(rows) => {
                    if let Some(table) = framed::grid(source, &rows).finish_printed(slots, troubles)
                    {
                        return Some((table, rows.lines));
                    }
                    self.unframed = at + rows.lines;
                }
                Err(lines) => self.unframed = at + lines,
            }
        }
        if bars::may_begin(source, lines)
            && let Some(rows) = bars::rows(source, lines)
            && let Some(table) = bars::grid(source, &rows).finish_printed(slots, troubles)
        {
            return Some((table, rows.lines));
        }
        if at >= self.uncounted && bars::may_count(source, lines) {
            match bars::counted(source, lines) {
                Ok(rows) => {
                    if let Some(table) = bars::grid(source, &rows).finish_printed(slots, troubles) {
                        return Some((table, rows.lines));
                    }
                }
                Err(lines) => self.uncounted = at + lines,
            }
        }
        if data_frames::may_begin(source, lines)
            && let Some(rows) = data_frames::rows(source, lines)
            && let Some(table) = data_frames::grid(source, &rows).finish_printed(slots, troubles)
        {
            return Some((table, rows.lines()));
        }
        let has_pipe = memchr::memchr(b'|', text.as_bytes()).is_some();
        if has_pipe
            && at >= self.blank
            && let Some(rows) = pipes::rows(source, lines)
        {
            if let Some(table) = pipes::table(source, &rows, slots, troubles) {
                return Some((table, rows.lines));
            }
            self.blank = at + rows.lines;
        }
        if has_pipe && at >= self.unclosed && pipes::is_closed_cell(text) {
            match closed_cells::rows(source, lines) {
                Ok(rows) => {
                    if let Some(table) =
                        closed_cells::grid(source, &rows).finish_printed(slots, troubles)
                    {
                        return Some((table, rows.lines));
                    }
                }
                Err(lines) => self.unclosed = at + lines,
            }
        }
        if at >= self.torn && tabs::any(source, &lines[0]) {
            match tabs::rows(source, self.lines, at) {
                tabs::Rows::Table(rows, lines) => {
                    if let Some(table) = tabs::table(source, &rows, tabs::TAB, slots, troubles) {
                        return Some((table, lines));
                    }
                }
                tabs::Rows::Torn(lines) => self.torn = at + lines,
                tabs::Rows::None => {}
            }
        }
        let records = tabs::records(source, self.lines, at)?;
        let table = tabs::table_of_records(source, &records, slots, troubles)?;
        Some((table, records.lines))
    }
}

/// `---`: a thematic break of Markdown. In other texts it may be a cell without a value.
fn is_break(line: &str) -> bool {
    let mark = line.chars().next();
    let mark = mark.filter(|first| matches!(first, '-' | '*' | '_'));
    line.len() >= 3 && mark.is_some_and(|mark| line.chars().all(|c| c == mark || c.is_whitespace()))
}

/// Whether a line is drawn and not written: the rule below a heading or the names of columns (`----  ------`, `======`).
fn is_drawn(line: &str) -> bool {
    const FEWEST: usize = 8;
    line.starts_with(['-', '=', '─', '═', '~']) && line.chars().nth(FEWEST - 1).is_some() && {
        let stroke = |c: char| matches!(c, '-' | '=' | '─' | '═' | '~' | ' ');
        line.chars().all(stroke)
    }
}

/// Whether a line and the one before or behind it are cells that a pipe closes each.
fn in_closed_cells(source: &str, lines: &[Range<usize>], at: usize) -> bool {
    let closed = |line: Option<&Range<usize>>| {
        line.is_some_and(|line| pipes::is_closed_cell(&source[line.clone()]))
    };
    // A blank line may part every two.
    let written = |line: &&Range<usize>| !line.is_empty();
    let before = || lines[..at].iter().rev().take(2).find(written);
    let behind = || lines[at + 1..].iter().take(2).find(written);
    closed(lines.get(at)) && (closed(before()) || closed(behind()))
}

/// How many lines the front matter (YAML) of a Markdown file takes: what its collector says of the document.
fn front_matter(source: &str, lines: &[Range<usize>]) -> usize {
    const MOST: usize = 60;
    let text = |line: &Range<usize>| &source[line.clone()];
    let opens = lines.iter().position(|line| !line.is_empty());
    let Some(first) = opens.filter(|&at| text(&lines[at]) == "---") else {
        return 0;
    };
    let inside = lines[first + 1..].iter().take(MOST);
    let pairs = inside
        .take_while(|line| text(line).contains(':') || text(line).starts_with("- "))
        .count();
    let end = first + 1 + pairs;
    if pairs == 0 || lines.get(end).is_none_or(|line| text(line) != "---") {
        return 0;
    }
    // Notes of the collector, as quotations, belong to it.
    let behind = lines[end + 1..].iter();
    let notes = behind.take_while(|line| line.is_empty() || text(line).starts_with('>'));
    end + 1 + notes.count()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Cell;

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
    fn what_is_drawn_is_no_text_of_the_document() {
        let blocks = read("要点\n====------\n序号 | 任务\n-----+-----\n1 | 清淤\n2 | 绿化");
        let seen: Vec<_> = blocks
            .iter()
            .map(|block| match block {
                Block::Line(line) => (line.text.as_str(), line.zone == Zone::Chrome),
                Block::Table(table) => (table.cells[2].lines[0].as_str(), false),
            })
            .collect();
        assert_eq!(seen, [("要点", false), ("====------", true), ("1", false)]);
    }

    #[test]
    fn a_line_break_of_markdown_ends_a_line() {
        let blocks = read("# 要点\n\n1.清淤。<br>\n2.绿化；<br />补植。");
        let seen: Vec<_> = blocks
            .iter()
            .filter_map(|block| match block {
                Block::Line(line) => Some((line.text.as_str(), line.continues)),
                Block::Table(_) => None,
            })
            .collect();
        assert_eq!(
            seen,
            [
                ("要点", false),
                ("1.清淤。", false),
                ("2.绿化；", false),
                ("补植。", true)
            ]
        );
    }

    #[test]
    fn front_matter_stands_around_the_document() {
        let zones = |source: &str| -> Vec<Zone> {
            let zone = |block: &Block| match block {
                Block::Line(line) => line.zone,
                Block::Table(table) => table.zone,
            };
            read(source).iter().map(zone).collect()
        };
        let (chrome, content) = (Zone::Chrome, Zone::Content);
        assert_eq!(
            zones("---\n标题: 甲\ntags:\n- 乙\n---\n丙"),
            [chrome, chrome, chrome, chrome, chrome, content]
        );
        assert_eq!(
            zones("---\n标题: 甲\n---\n\n> 仅供参考。\n\n# 乙"),
            [chrome, chrome, chrome, chrome, content]
        );
        assert_eq!(zones("---\n甲\n---\n乙"), [content; 4]);
    }

    fn texts(source: &str) -> Vec<Vec<String>> {
        let blocks = blocks(source, 1000, &mut Vec::new());
        let tables = blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Line(_) => None,
        });
        let joined = |cell: &Cell| {
            let lines = cell.lines.iter().map(|line| line.as_str());
            lines.collect::<Vec<_>>().join("/")
        };
        tables
            .flat_map(|table| {
                table.rows.iter().map(|row| {
                    let cells = row.iter().flatten();
                    cells.map(|at| joined(&table.cells[*at as usize])).collect()
                })
            })
            .collect()
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

    #[test]
    fn outer_pipes_may_be_missing() {
        let rows = [
            ["任务", "时间", "单位"],
            ["清淤", "1月", "甲站"],
            ["绿化", "2月", ""],
        ];
        for source in [
            "任务 | 时间 | 单位 |\n清淤 | 1月 | 甲站 |\n绿化 | 2月 | |",
            "任务 | 时间 | 单位\n清淤 | 1月 | 甲站\n绿化 | 2月 | ",
            "任务|时间|单位\n---|---|---\n清淤|1月|甲站\n绿化|2月|",
            "| 任务 | 时间 | 单位 |\n| 清淤 | 1月 | 甲站 |\n| 绿化 | 2月 |  |",
        ] {
            assert_eq!(texts(source), rows, "{source}");
        }
    }

    #[test]
    fn a_cell_may_hold_line_breaks() {
        let source = "任务 | 单位 | 时间 |\n清淤 | 甲局\n乙局 | 5月 |\n绿化 | 丙局 | 6月 |";
        let rows = [
            ["任务", "单位", "时间"],
            ["清淤", "甲局/乙局", "5月"],
            ["绿化", "丙局", "6月"],
        ];
        assert_eq!(texts(source), rows);
        let blank = "任务 | 单位 | 时间 | 备注 |\n清淤 | 甲局 | 5月 |\n|\n绿化 | 丙局 | 6月 |\n|";
        assert_eq!(
            texts(blank),
            [
                ["任务", "单位", "时间", "备注"],
                ["清淤", "甲局", "5月", ""],
                ["绿化", "丙局", "6月", ""]
            ]
        );
        let led = "| 任务 | 单位 |\n| 清淤 | 甲局<br>\n乙局 |\n| 绿化 | 丙局 |";
        assert_eq!(
            texts(led),
            [["任务", "单位"], ["清淤", "甲局/乙局"], ["绿化", "丙局"]]
        );
    }

    #[test]
    fn lines_with_a_pipe_or_two_are_no_table() {
        for source in [
            "首页 | 公开 | 新闻\n打印 | 关闭",
            "首页 | 公开\n打印 | 关闭",
            "甲\\|乙 |\n丙 | 丁 |",
            "序号 |\n任务 |\n1 |",
        ] {
            assert!(texts(source).is_empty(), "{source}");
        }
    }
}
