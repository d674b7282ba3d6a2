//! Brackets of a paragraph: all six pairs, nested, of mixed kinds, unclosed, stray.

use std::ops::Range;

use super::scan::{char_at, closing_of, half, is_close, is_space};

/// How many open brackets are remembered.
const MOST_OPEN: usize = 32;

pub(crate) struct Bracket {
    /// With the brackets.
    pub(super) range: Range<usize>,
    pub(super) content: Range<usize>,
    pub(super) closed: bool,
}

/// All brackets of a text in the order they open; one that nothing closes reaches to the end.
pub(crate) fn brackets(text: &str) -> Vec<Bracket> {
    let mut out: Vec<Bracket> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes[at..]
        .iter()
        .position(|b| matches!(b, b'(' | b')' | b'[' | b']' | 0xe3 | 0xef))
    {
        at += step;
        let Some(c) = char_at(text, at) else {
            at += 1;
            continue;
        };
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
        at += c.len_utf8();
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
