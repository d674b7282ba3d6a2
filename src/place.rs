//! Places inside a value: from bytes of a value's text to bytes of the source, through markup and entities.

use std::ops::Range;
use std::str::CharIndices;

use crate::span::{Source, Span};

/// The span of a part (bytes) of a value's text, given the value's own span.
///
/// Falls back to the whole span where value and source do not run together.
pub(crate) fn part(source: &Source, at: &Span, text: &str, part: Range<usize>) -> Span {
    Parts::new(source, at, text).part(part)
}

/// The spans of many parts of one value, in one walk.
///
/// Walks the value's source beside its text; tags, comments and white space that the value does not have are passed
/// over, an entity counts as one character.
pub(crate) struct Parts<'a> {
    source: &'a Source,
    at: &'a Span,
    walk: Walk<'a>,
    text: CharIndices<'a>,
    /// Characters walked so far: byte in the text, place in the source.
    known: Vec<(usize, Range<usize>)>,
    /// Byte of the text from which on value and source do not run together.
    parted: Option<usize>,
    /// The source has the value byte for byte, so that nothing need be walked.
    verbatim: bool,
    /// The pieces of the value stand in the order of the source: nearly always.
    in_order: bool,
}

impl<'a> Parts<'a> {
    /// Starts a walk beside the text of a value with its span.
    pub(crate) fn new(source: &'a Source, at: &'a Span, text: &'a str) -> Self {
        let verbatim = at.pieces.is_empty() && source.text().get(at.range()) == Some(text);
        Parts {
            source,
            at,
            walk: Walk {
                text: source.text(),
                pieces: if verbatim { Vec::new() } else { pieces(at) },
                piece: 0,
                byte: at.start as usize,
            },
            text: text.char_indices(),
            known: Vec::new(),
            parted: None,
            verbatim,
            in_order: at.pieces.is_sorted_by(|a, b| a.end <= b.start),
        }
    }

    /// The span of a part (bytes) of the text.
    pub(crate) fn part(&mut self, part: Range<usize>) -> Span {
        if self.verbatim {
            let start = self.at.start as usize;
            return self.source.span(start + part.start..start + part.end);
        }
        self.walk_to(part.end);
        if self.parted.is_some_and(|parted| parted < part.end) {
            return self.at.clone();
        }
        let index_of = |byte: usize| self.known.partition_point(|&(index, _)| index < byte);
        let before = &self.known[..index_of(part.end)];
        let end = before.last().map_or(self.at.start as usize, |c| c.1.end);
        match before.get(index_of(part.start)) {
            Some((_, first)) if first.start <= end => self.within(first.start..end),
            None if part.is_empty() => self.source.span(end..end),
            _ => self.at.clone(),
        }
    }

    /// The span of these bytes, in as many pieces as the value has of them.
    fn within(&self, hull: Range<usize>) -> Span {
        // A value may have thousands of pieces; where they stand in order, only those at the hull are looked at.
        let pieces = &*self.at.pieces;
        let near = match self.in_order {
            true => {
                let first = pieces.partition_point(|piece| piece.end as usize <= hull.start);
                let behind = pieces.partition_point(|piece| (piece.start as usize) < hull.end);
                &pieces[first..behind.max(first)]
            }
            false => pieces,
        };
        let pieces = near.iter().map(Span::range);
        let inside = pieces.map(|piece| piece.start.max(hull.start)..piece.end.min(hull.end));
        let inside: Vec<Range<usize>> = inside.filter(|piece| !piece.is_empty()).collect();
        let whole = self.source.span(hull);
        match inside.len() {
            0 | 1 => whole,
            _ => Span {
                pieces: inside
                    .into_iter()
                    .map(|piece| self.source.span(piece))
                    .collect(),
                ..whole
            },
        }
    }

    fn walk_to(&mut self, end: usize) {
        while self.parted.is_none() && self.text.offset() < end {
            let Some((index, c)) = self.text.next() else {
                return;
            };
            match self.walk.next_place(c) {
                Some(place) => self.known.push((index, place)),
                None => self.parted = Some(index),
            }
        }
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
                let length = entity_length(rest);
                self.byte += length;
                // An indent behind a line break is not in the value.
                if wanted.is_whitespace() || !is_space(&rest[..length]) {
                    return Some(start..self.byte);
                }
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

/// What a slice of a page prints: without its tags and comments, references as the characters that they mean.
pub(crate) fn printed(slice: &str) -> String {
    let mut rest = slice;
    let mut out = String::with_capacity(slice.len());
    while let Some(mark) = rest.find(['<', '&']) {
        out.push_str(&rest[..mark]);
        rest = &rest[mark..];
        if rest.starts_with('<') {
            rest = &rest[tag_length(rest)..];
            continue;
        }
        let (reference, behind) = rest.split_at(entity_length(rest));
        match meaning(reference) {
            Some(character) => out.push(character),
            None => out.push_str(reference),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
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

/// Whether an entity means white space: `&nbsp;`, `&#160;`, `&#x3000;`.
fn is_space(entity: &str) -> bool {
    meaning(entity).is_some_and(char::is_whitespace)
}

/// Names of characters that pages of notices use.
const NAMES: [(&str, char); 19] = [
    ("nbsp", '\u{a0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("middot", '·'),
    ("times", '×'),
    ("le", '≤'),
    ("ge", '≥'),
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("quot", '"'),
];

/// The character that an entity means.
fn meaning(entity: &str) -> Option<char> {
    let name = entity[1..].trim_end_matches(';');
    let Some(code) = name.strip_prefix('#') else {
        let known = NAMES.iter().find(|known| known.0 == name);
        return known.map(|known| known.1);
    };
    let number = match code.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => code.parse().ok(),
    };
    number.and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_prints_what_its_references_mean() {
        assert_eq!(
            printed("<td>&ldquo;甲&rdquo;<!-- 乙 -->&nbsp;&#8226;&#x4E00; A&B &unknown;</td>"),
            "“甲”\u{a0}•一 A&B &unknown;"
        );
    }

    #[test]
    fn finds_a_part_behind_tags_and_entities() {
        let source = Source::new("甲<b class=x>2017</b>&nbsp;<i>7</i>月&amp;底".to_owned());
        let at = source.span(0..source.text().len());
        let text = "甲2017\u{a0}7月&底";
        let from = text.find('7').unwrap_or_default() + 1;
        let span = part(&source, &at, text, from..from + 6);
        assert_eq!(&source.text()[span.range()], "&nbsp;<i>7</i>月");
    }

    #[test]
    fn an_indent_of_entities_is_passed_over() {
        let source =
            Source::new("甲2所；<br>&nbsp;&#160;&#x3000;乙3个&nbsp;丙&ldquo;丁".to_owned());
        let at = source.span(0..source.text().len());
        let text = "甲2所；乙3个\u{a0}丙“丁";
        let of = |part: &str| {
            let from = text.find(part).unwrap_or_default();
            let span = super::part(&source, &at, text, from..from + part.len());
            source.text()[span.range()].to_owned()
        };
        assert_eq!(of("3个"), "3个");
        assert_eq!(of("个\u{a0}丙"), "个&nbsp;丙");
        assert_eq!(of("“丁"), "&ldquo;丁");
    }

    #[test]
    fn finds_many_parts_in_any_order_and_falls_back_to_the_whole() {
        let source = Source::new("甲<b>乙</b>丙丁".to_owned());
        let at = source.span(0..source.text().len());
        let mut parts = Parts::new(&source, &at, "甲乙丙戊");
        assert_eq!(parts.part(6..9), source.span(13..16));
        assert_eq!(parts.part(3..6), source.span(6..9));
        assert_eq!(parts.part(3..3), source.span(3..3));
        assert_eq!(parts.part(6..12), at);
        assert_eq!(parts.part(0..6), source.span(0..9));
    }
}
