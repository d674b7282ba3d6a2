//! A line of responsibility below sub-items: it closes the item above them where the items beside that close so.
//!
//! `2.发展服务。 / (1)… / (2)… / （责任单位：甲局）`: by its place alone the bracket belongs to (2).

use super::draft::Draft;
use crate::mapped::MappedText;
use crate::zh::responsibility;
use crate::zh::text::scan::outside_brackets;

/// Takes lines of responsibility from last sub-items to the items that they close.
pub(super) fn settle(items: &mut [Draft]) {
    let hanging: Vec<usize> = (0..items.len())
        .filter(|&at| hangs_below(&items[at]))
        .collect();
    if hanging.is_empty() || !items.iter().any(closes_itself) {
        return;
    }
    for at in hanging {
        take_up(&mut items[at]);
    }
}

/// Whether an item says nothing itself of who is responsible, nor any item below it but the last, in a line of its own.
fn hangs_below(item: &Draft) -> bool {
    let Some((last, others)) = item.children.split_last() else {
        return false;
    };
    !others.is_empty()
        && last.children.is_empty()
        && own_line(last).is_some()
        && !says(item)
        && !responsibility::closes_with_bracket(&last.printed)
        && !others.iter().any(Draft::has_duty)
        && !others.iter().any(says)
}

/// Whether an item without sub-items carries a line of responsibility.
fn closes_itself(item: &Draft) -> bool {
    item.children.is_empty() && own_line(item).is_some()
}

/// Whether an item's own lines or brackets say who is responsible.
fn says(item: &Draft) -> bool {
    let mut texts = std::iter::once(&item.printed).chain(&item.paragraphs);
    !item.duties.is_empty() || texts.any(|text| responsibility::closes_with_bracket(text))
}

/// Which line of an item speaks of responsibility and nothing else.
enum OwnLine {
    /// 责任单位：甲局
    Labelled,
    /// （甲局负责）
    Bracket,
}

/// The last line of an item where that only says who is responsible.
fn own_line(item: &Draft) -> Option<OwnLine> {
    if !item.duties.is_empty() {
        return Some(OwnLine::Labelled);
    }
    let last = item.paragraphs.last()?;
    is_bracket(last).then_some(OwnLine::Bracket)
}

/// Whether a line is one bracket that says who is responsible.
fn is_bracket(line: &MappedText) -> bool {
    line.starts_with(['(', '（', '[', '【', '〔'])
        && outside_brackets(line.char_indices()).all(|(_, c)| matches!(c, '。' | ' '))
        && responsibility::closes_with_bracket(line)
}

fn take_up(item: &mut Draft) {
    let Some(last) = item.children.last_mut() else {
        return;
    };
    item.closing = match own_line(last) {
        Some(OwnLine::Labelled) => std::mem::take(&mut last.duties),
        Some(OwnLine::Bracket) => last.paragraphs.pop().into_iter().collect(),
        None => return,
    };
}
