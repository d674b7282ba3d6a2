//! Brackets of a paragraph: all six pairs, nested, of mixed kinds, unclosed, stray.

use std::borrow::Cow;
use std::ops::Range;

use super::scan::{between_han, closing_of, half, is_close, is_space};

/// How many open brackets are remembered.
const MOST_OPEN: usize = 32;

pub(crate) struct Bracket {
    /// With the brackets.
    pub(crate) range: Range<usize>,
    pub(crate) content: Range<usize>,
    pub(crate) closed: bool,
}

/// All brackets of a text in the order they open; one that nothing closes reaches to the end.
pub(crate) fn brackets(text: &str) -> Vec<Bracket> {
    let mut out: Vec<Bracket> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in between_han(text) {
        if let Some(close) = closing_of(c) {
            if open.len() == MOST_OPEN {
                open.remove(0);
            }
            open.push((out.len(), close));
            out.push(Bracket {
                range: at..text.len(),
                content: at + c.len_utf8()..text.len(),
                closed: false,
            });
        } else if is_close(c) {
            // A stray closing bracket closes nothing; one of another pair closes what nothing else in sight does.
            let same = open.iter().rposition(|(_, close)| *close == half(c));
            let index = same.or_else(|| {
                (!open.is_empty() && !closes_later(text, at, &open)).then(|| open.len() - 1)
            });
            if let Some(index) = index {
                let opened = open[index].0;
                open.truncate(index);
                out[opened].range.end = at + c.len_utf8();
                out[opened].content.end = at;
                out[opened].closed = true;
            }
        }
    }
    out
}

/// Whether the bracket that is open now finds its own closing mark within reach.
fn closes_later(text: &str, at: usize, open: &[(usize, char)]) -> bool {
    let Some((_, close)) = open.last() else {
        return false;
    };
    text[at..]
        .chars()
        .skip(1)
        .take(12)
        .any(|c| half(c) == *close)
}

/// The bracket that closes a text which it does not open: where it begins, and what is in it.
pub(crate) fn closing_bracket(text: &str) -> Option<(usize, Range<usize>)> {
    let (close, _) = text
        .char_indices()
        .next_back()
        .filter(|(_, c)| is_close(*c))?;
    let mut depth = 0_u32;
    let (open, c) = text.char_indices().rev().find(|&(_, c)| {
        if is_close(c) {
            depth += 1;
        } else if closing_of(c).is_some() {
            depth = depth.saturating_sub(1);
        }
        depth == 0
    })?;
    let inside = open + c.len_utf8()..close;
    (open > 0 && inside.start <= inside.end).then_some((open, inside))
}

/// A content without closing brackets at its end that nothing in it opens: `…不再列出)` of `[…不再列出)]`.
pub(crate) fn without_stray_close(content: &str) -> &str {
    let mut end = content.trim_end_matches(is_space);
    while let Some(c) = end.chars().next_back().filter(|&c| is_close(c)) {
        let opened = end
            .chars()
            .filter(|&open| closing_of(open) == Some(half(c)))
            .count();
        if opened >= end.chars().filter(|&close| half(close) == half(c)).count() {
            break;
        }
        end = end[..end.len() - c.len_utf8()].trim_end_matches(is_space);
    }
    end
}

/// The name without its bracketed parts; `None` where the brackets do not match.
pub(crate) fn without_brackets(name: &str) -> Option<Cow<'_, str>> {
    let mut base = String::new();
    let (mut depth, mut from) = (0_u32, 0);
    for (at, c) in between_han(name) {
        if closing_of(c).is_some() {
            if depth == 0 {
                base.push_str(&name[from..at]);
            }
            depth += 1;
        } else if is_close(c) {
            depth = depth.checked_sub(1)?;
            from = at + c.len_utf8();
        }
    }
    if depth > 0 {
        return None;
    }
    if from == 0 {
        return Some(Cow::Borrowed(name));
    }
    base.push_str(&name[from..]);
    Some(Cow::Owned(base))
}
