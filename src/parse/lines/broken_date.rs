//! A date that stands on several lines, as editors leave it that set figures in elements of their own: 2014 / 年6 / 月28 / 日.

use crate::document::{Block, Line};
use crate::zh::text::scan::{is_digit, is_space};
use crate::zh::time::date::{DateReading, parse_date_line};

/// Joins the lines of such dates.
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
            if let (Block::Line(date), Block::Line(line)) = (&mut block, line) {
                date.text.append(&line.text);
            }
        }
        joined.push(block);
    }
}

/// How many blocks from the first on are the lines of one date.
fn lines(blocks: &[Block]) -> Option<usize> {
    /// Every figure and every mark may stand on a line of its own.
    const MOST: usize = 6;
    /// No date is longer, in bytes.
    const LONGEST: usize = 40;
    let Some(Block::Line(first)) = blocks.first() else {
        return None;
    };
    // Nearly every line fails here.
    let begins = first.text.len() < "2014年10月".len() + 1 && is_year(first.text.trim());
    if !begins {
        return None;
    }
    let mut date = String::new();
    for (at, block) in blocks.iter().take(MOST).enumerate() {
        let Block::Line(Line { text, .. }) = block else {
            return None;
        };
        let line = text.trim_matches(is_space);
        let goes_on = line.starts_with(['年', '月', '日']) || line.starts_with(is_digit);
        if at > 0 && !goes_on || date.len() + line.len() > LONGEST {
            return None;
        }
        date.push_str(line);
        if date.ends_with('日') {
            let whole = matches!(parse_date_line(&date), Some(DateReading::Exact(_)));
            return (whole && at > 0).then_some(at + 1);
        }
    }
    None
}

/// Whether a text is a year in figures, with no more than 年 and a month behind it.
fn is_year(text: &str) -> bool {
    let rest = text.trim_start_matches(is_digit);
    let figures = text[..text.len() - rest.len()].chars().count();
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    let rest = rest.trim_start_matches(is_digit);
    figures == 4 && matches!(rest, "" | "月")
}
