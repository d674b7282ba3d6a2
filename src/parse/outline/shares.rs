//! A line or bracket below the last item of a list that parts the items among bodies: （第3、4项由甲局负责）.
//!
//! Every number must be that of an item beside it which says nothing itself of who bears it; else the words stay text.

use std::ops::Range;

use super::closing::says;
use super::draft::Draft;
use crate::mapped::MappedText;
use crate::zh::responsibility::by_items::{Share, shares};
use crate::zh::text::bracket::closing_bracket;
use crate::zh::text::scan::{is_close, is_space, is_stop};

/// Hands the items of a list to those who bear them by such words.
pub(super) fn hand_out(items: &mut [Draft]) {
    let Some(last) = items.last().filter(|last| last.children.is_empty()) else {
        return;
    };
    let line = last.paragraphs.last();
    let text = line.unwrap_or(&last.printed);
    let Some((cut, content, shares)) = read(text, line.is_some()) else {
        return;
    };
    let numbers = || shares.iter().flat_map(|(numbers, _)| numbers);
    let is_open = |number: &u32| {
        let mut meant = items.iter().filter(|item| item.marker.number == *number);
        let item = meant.next().filter(|_| meant.next().is_none());
        item.is_some_and(|item| item.children.is_empty() && (item.duties.is_empty() && !says(item)))
    };
    if !numbers().all(is_open) {
        return;
    }
    for (numbers, clause) in shares {
        let clause = content.slice(clause);
        for item in items.iter_mut() {
            if numbers.contains(&item.marker.number) {
                item.handed.push(clause.clone());
            }
        }
    }
    if let Some(last) = items.last_mut() {
        let text = last.paragraphs.last_mut().unwrap_or(&mut last.printed);
        let words = text.slice(cut.clone());
        *text = text.without(&[cut]).trimmed();
        last.shares = Some(words);
        last.paragraphs.retain(|line| !line.is_empty());
    }
}

/// What is to be cut from a text, what the shares are parts of, and the shares. A text without a bracket counts where it is a
/// line of its own.
fn read(text: &MappedText, is_line: bool) -> Option<(Range<usize>, MappedText, Vec<Share>)> {
    if !text.contains('由') || !text.contains('项') {
        return None;
    }
    let end = text.trim_end_matches(|c| is_space(c) || c == '。').len();
    let bracket = closing_bracket(&text[..end]);
    let (start, content) = match bracket {
        Some((open, inside)) => (open, inside),
        None if is_line => {
            let inside = text[..end]
                .trim_matches(|c| matches!(c, '(' | '（' | '[' | '〔' | '【') || is_close(c));
            let from = text[..end].find(inside)?;
            (0, from..from + inside.len())
        }
        None => return None,
    };
    let content = text.slice(content);
    let shares = shares(&content)?;
    // …任务。（…）。: the mark behind the bracket is that of the sentence, unless it has one.
    let closed = start == 0 || text[..start].trim_end().ends_with(is_stop);
    let end = if closed { text.len() } else { end };
    Some((start..end, content, shares))
}
