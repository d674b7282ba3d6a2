//! Lines that editors break by setting parts of them in elements of their own: a date (2014 / 年6 / 月28 / 日), a document number
//! (甲水发〔 / 2023 / 〕 / 5 / 号), the mark that closes a sentence, or the bracket that opens before a number (（ / 三）).

use crate::document::{Block, Line};
use crate::zh::doc_number;
use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::scan::{is_digit, is_han, is_space};
use crate::zh::time::date::{DateReading, parse_date_line};

/// Joins the lines of each.
pub(super) fn join(blocks: Vec<Block>) -> Vec<Block> {
    let Some(first) = (0..blocks.len()).find(|&at| lines(&blocks[at..]).is_some()) else {
        return blocks;
    };
    let mut joined = Vec::with_capacity(blocks.len());
    let mut rest = blocks.into_iter();
    joined.extend(rest.by_ref().take(first));
    loop {
        let further = lines(rest.as_slice()).map_or(0, |lines| lines - 1);
        let Some(mut block) = rest.next() else {
            return joined;
        };
        for line in rest.by_ref().take(further) {
            if let (Block::Line(joined), Block::Line(line)) = (&mut block, line) {
                joined.text.append(&line.text);
            }
        }
        joined.push(block);
    }
}

/// How many blocks from the first on are the pieces of one line.
fn lines(blocks: &[Block]) -> Option<usize> {
    /// Every figure and every mark may stand on a line of its own, and the figures of a year on two.
    const MOST: usize = 8;
    /// None is longer, in bytes.
    const LONGEST: usize = 60;
    let Some(Block::Line(first)) = blocks.first() else {
        return None;
    };
    let first = first.text.trim();
    // No line begins with such a mark.
    let is_mark = |block: &Block| matches!(block, Block::Line(line) if matches!(line.text.trim(), "。" | "；" | "，" | "、"));
    if first.ends_with(is_han) && blocks.get(1).is_some_and(is_mark) {
        return Some(2);
    }
    // The bracket that opens before a number: （ / 三）保障用电.
    let is_number =
        |block: &Block| matches!(block, Block::Line(line) if closes_number(line.text.trim()));
    if matches!(first, "（" | "(") && blocks.get(1).is_some_and(is_number) {
        return Some(2);
    }
    // Nearly every line fails here.
    let numbers = first.len() < LONGEST && first.ends_with(['〔', '[', '［', '﹝']);
    let dates = first.len() < "2014年10月".len() + 1 && begins_year(first);
    if !numbers && !dates {
        return None;
    }
    let last = if numbers { '号' } else { '日' };
    let mut joined = String::new();
    for (at, block) in blocks.iter().take(MOST).enumerate() {
        let Block::Line(Line { text, .. }) = block else {
            return None;
        };
        let line = text.trim_matches(is_space);
        let goes_on = match numbers {
            true => line.starts_with(['〕', ']', '］', '﹞', '号']),
            false => line.starts_with(['年', '月', '日']),
        };
        if at > 0 && !goes_on && !line.starts_with(is_digit) || joined.len() + line.len() > LONGEST
        {
            return None;
        }
        joined.push_str(line);
        if joined.ends_with(last) {
            let whole = match numbers {
                true => doc_number::whole(&joined).is_some(),
                false => matches!(parse_date_line(&joined), Some(DateReading::Exact(_))),
            };
            return (whole && at > 0).then_some(at + 1);
        }
    }
    None
}

/// Whether a line begins with a number and the bracket that closes behind it: 三）保障用电.
fn closes_number(line: &str) -> bool {
    let rest = line.trim_start_matches(|c| is_chinese_numeral(c) || is_digit(c));
    let closed = rest.strip_prefix(['）', ')']);
    rest.len() < line.len() && closed.is_some_and(|title| !title.is_empty())
}

/// Whether a text is a year in figures or the first of these, with no more than 年 and a month behind it.
fn begins_year(text: &str) -> bool {
    let rest = text.trim_start_matches(is_digit);
    let figures = text[..text.len() - rest.len()].chars().count();
    if rest.is_empty() {
        return (1..=4).contains(&figures);
    }
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    let rest = rest.trim_start_matches(is_digit);
    figures == 4 && matches!(rest, "" | "月")
}
