//! Places inside a value: from bytes of a value's text to bytes of the source, through markup and entities.

use std::ops::Range;

use crate::span::{Source, Span};

/// The span of a part (bytes) of a value's text, given the value's own span.
///
/// Walks the value's source beside its text; tags, comments and white space that the value does not have are passed
/// over, an entity counts as one character. Falls back to the whole span where the two do not run together.
pub(crate) fn part(source: &Source, at: &Span, text: &str, part: Range<usize>) -> Span {
    let mut walk = Walk {
        text: source.text(),
        pieces: pieces(at),
        piece: 0,
        byte: at.start as usize,
    };
    let (mut first, mut last) = (None, None);
    for (index, c) in text.char_indices() {
        if index >= part.end {
            break;
        }
        let Some(place) = walk.next_place(c) else {
            return at.clone();
        };
        if index >= part.start {
            first.get_or_insert(place.start);
            last = Some(place.end);
        }
    }
    match (first, last) {
        (Some(first), Some(last)) if first <= last => source.span(first..last),
        _ if part.is_empty() => source.span(walk.byte..walk.byte),
        _ => at.clone(),
    }
}

fn pieces(at: &Span) -> Vec<Range<usize>> {
    if at.pieces.is_empty() {
        vec![at.range()]
    } else {
        at.pieces.iter().map(Span::range).collect()
    }
}

struct Walk<'a> {
    text: &'a str,
    pieces: Vec<Range<usize>>,
    piece: usize,
    byte: usize,
}

impl Walk<'_> {
    /// The place of the next source character that is `wanted`; skips what the value left out.
    fn next_place(&mut self, wanted: char) -> Option<Range<usize>> {
        loop {
            let end = self.pieces.get(self.piece)?.end;
            let rest = self.text.get(self.byte..end)?;
            let Some(c) = rest.chars().next() else {
                self.piece += 1;
                self.byte = self.pieces.get(self.piece)?.start;
                continue;
            };
            let start = self.byte;
            if c == wanted && c != '&' {
                self.byte += c.len_utf8();
                return Some(start..self.byte);
            }
            if c == '<' {
                self.byte += tag_length(rest);
            } else if c == '&' {
                self.byte += entity_length(rest);
                return Some(start..self.byte);
            } else if c.is_whitespace() || c.is_control() {
                self.byte += c.len_utf8();
            } else if wanted.is_whitespace() {
                return Some(start..start);
            } else {
                return None;
            }
        }
    }
}

fn tag_length(rest: &str) -> usize {
    let (close, from) = if rest.starts_with("<!--") {
        ("-->", 4)
    } else {
        (">", 1)
    };
    match rest[from..].find(close) {
        Some(at) => from + at + close.len(),
        None => rest.len(),
    }
}

fn entity_length(rest: &str) -> usize {
    match rest[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#') {
        Some(at) if at > 0 && rest[1 + at..].starts_with(';') => at + 2,
        Some(0) => 1,
        Some(at) => at + 1,
        None => rest.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_part_behind_tags_and_entities() {
        let source = Source::new("甲<b class=x>2017</b>&nbsp;<i>7</i>月&amp;底".to_owned());
        let at = source.span(0..source.text().len());
        let text = "甲2017\u{a0}7月&底";
        let from = text.find('7').unwrap_or_default() + 1;
        let span = part(&source, &at, text, from..from + 6);
        assert_eq!(&source.text()[span.range()], "&nbsp;<i>7</i>月");
    }
}
