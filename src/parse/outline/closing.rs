//! A line of responsibility below sub-items: it closes the item above them where the items beside that close so.
//!
//! So it does where several such items hold none but this, or a whole list of them.
//!
//! `2.发展服务。 / (1)… / (2)… / （责任单位：甲局）`: by its place alone the bracket belongs to (2).

use super::draft::Draft;
use crate::mapped::MappedText;
use crate::zh::ordinal::Style;
use crate::zh::responsibility;
use crate::zh::text::scan::outside_brackets;

/// Takes lines of responsibility from last sub-items to the items that they close.
pub(super) fn settle(items: &mut [Draft]) {
    let hanging: Vec<usize> = (0..items.len())
        .filter(|&at| hangs_below(&items[at]))
        .collect();
    let repeats = hanging.len() > 1
        || hanging
            .first()
            .is_some_and(|&at| is_long_list(&items[at].children));
    let closing = items.iter().any(closes_itself) || repeats && !items.iter().any(says_below);
    for at in hanging {
        if closing || sums_up(&items[at]) {
            take_up(&mut items[at]);
        }
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

/// Whether the line says itself that it speaks of all items above it: 以上任务由甲局牵头.
fn sums_up(item: &Draft) -> bool {
    let last = item.children.last();
    let line = last.and_then(|last| last.duties.last().or(last.paragraphs.last()));
    line.is_some_and(|line| {
        let said = line.trim_start_matches(['(', '（', '[', '【', '〔']);
        // 以上两项 below three may be any two of them.
        let all = |count| count as usize == item.children.len();
        responsibility::sums_up(said).is_some_and(|count| count.is_none_or(all))
    })
}

/// Whether sub-items are parts of one task rather than tasks: three or more of the innermost numbers, (1) or ①.
fn is_long_list(items: &[Draft]) -> bool {
    let innermost = |item: &Draft| matches!(item.marker.style, Style::ArabicParen | Style::Circled);
    items.len() > 2 && items.iter().all(innermost)
}

/// Whether a sub-item before the last says who is responsible: then each may.
fn says_below(item: &Draft) -> bool {
    let others = item.children.split_last().map(|(_, others)| others);
    others.is_some_and(|others| others.iter().any(|sub| sub.has_duty() || says(sub)))
}

/// Whether an item without sub-items carries a line of responsibility.
fn closes_itself(item: &Draft) -> bool {
    item.children.is_empty() && own_line(item).is_some()
}

/// Whether an item's own lines or brackets say who is responsible.
pub(super) fn says(item: &Draft) -> bool {
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
