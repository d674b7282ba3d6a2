//! Tables of figures below a caption (表1 各片区建设计划表) between the paragraphs of an item, of which extraction has left a cell a line:
//! none of their cells is text of the item.

use std::ops::Range;

use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::zh::text::scan::{is_digit, is_han};

/// Fewer lines make no table.
const FEWEST: usize = 6;

/// Where such tables stand, captions and remarks (注：…) included.
pub(super) fn tables(entries: &[Entry]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < entries.len() {
        let end = match prose(&entries[at]).is_some_and(is_caption) {
            true => at + 1 + cells(&entries[at + 1..]),
            false => at,
        };
        if end > at {
            found.extend(are_figures(&entries[at + 1..end]).then_some(at..end));
        }
        at = end.max(at + 1);
    }
    found
}

fn prose(entry: &Entry) -> Option<&str> {
    let line = entry.content_line()?;
    (line.class == Class::Prose).then_some(line.text.trim())
}

/// 表1 各片区建设计划表, 表2-1各行业任务表
fn is_caption(text: &str) -> bool {
    const LONGEST: usize = 40;
    let number = text.strip_prefix('表').map(str::trim_start);
    number.is_some_and(|number| number.starts_with(is_digit))
        && text.chars().nth(LONGEST).is_none()
        && has_title_tail(text)
}

/// How many lines below a caption are cells and remarks: up to a heading or a sentence of the item.
fn cells(entries: &[Entry]) -> usize {
    let is_plain = |line: &Paragraph| {
        let text = line.text.trim();
        let plain = matches!(line.class, Class::Prose | Class::Date);
        plain && (text.starts_with('注') || !text.ends_with(['。', '；', ';', '：', ':']))
    };
    let is_cell = |entry: &Entry| entry.content_line().is_some_and(is_plain);
    entries.iter().take_while(|entry| is_cell(entry)).count()
}

/// Whether a third of the cells are nothing but figures and years.
fn are_figures(cells: &[Entry]) -> bool {
    let is_figure = |entry: &&Entry| match entry {
        Entry::Line(line) => {
            let wordless = |sign| sign == '年' || !is_han(sign);
            line.text.contains(is_digit) && line.text.chars().all(wordless)
        }
        _ => false,
    };
    cells.len() >= FEWEST && cells.iter().filter(is_figure).count() * 3 >= cells.len()
}
