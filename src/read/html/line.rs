//! One visual line in the making: folds white space as a browser would, and keeps the place of every piece.

use std::ops::Range;

use crate::document::Link;
use crate::mapped::{MappedText, is_blank};

/// White space that stays, folds or vanishes depending on what follows.
#[derive(Debug)]
struct Space {
    place: Range<usize>,
    /// What an entity in that place means.
    decoded: Option<char>,
    kind: SpaceKind,
}

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum SpaceKind {
    /// ASCII white space without a line break.
    Plain,
    /// ASCII white space with a line break.
    Break,
    /// No-break space, ideographic space and the like: never folded.
    Wide,
}

/// Collects pieces of text into a line.
#[derive(Debug, Default)]
pub(super) struct LineBuilder {
    text: MappedText,
    spaces: Vec<Space>,
    links: Vec<Link>,
    /// The open link and the byte of the text at which it began.
    link: Option<(usize, String)>,
}

/// A finished line.
#[derive(Debug)]
pub(super) struct FinishedLine {
    pub text: MappedText,
    pub links: Vec<Link>,
}

impl LineBuilder {
    /// Whether no visible character has come yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the line holds white space that someone typed to fill it.
    pub fn is_padded(&self) -> bool {
        self.spaces
            .iter()
            .any(|space| space.kind == SpaceKind::Wide)
    }

    /// Adds a piece that stands verbatim in the source.
    pub fn push(&mut self, source: &str, piece: Range<usize>) {
        let mut at = piece.start;
        let mut rest = &source[piece];
        loop {
            let visible = rest.trim_start_matches(is_blank);
            self.push_spaces(&rest[..rest.len() - visible.len()], at);
            at += rest.len() - visible.len();
            let Some(next) = visible.chars().next() else {
                return;
            };
            let end = memchr::memchr2(b'\n', b'\r', visible.as_bytes()).unwrap_or(visible.len());
            let words = visible[..end].trim_end_matches(is_blank);
            self.settle_spaces(source, next);
            self.text.push_verbatim(words, at);
            at += words.len();
            rest = &visible[words.len()..];
        }
    }

    /// Adds what an entity means.
    pub fn push_decoded(&mut self, source: &str, text: &str, place: Range<usize>) {
        let Some(next) = text.chars().next() else {
            return;
        };
        if is_blank(next) {
            self.spaces.push(Space {
                place,
                decoded: Some(next),
                kind: kind_of(next),
            });
        } else {
            self.settle_spaces(source, next);
            self.text.push_decoded(text, place);
        }
    }

    fn push_spaces(&mut self, spaces: &str, at: usize) {
        for (offset, c) in spaces.char_indices() {
            let place = at + offset..at + offset + c.len_utf8();
            let kind = kind_of(c);
            match self.spaces.last_mut() {
                Some(last)
                    if last.decoded.is_none()
                        && last.place.end == place.start
                        && (last.kind == SpaceKind::Wide) == (kind == SpaceKind::Wide) =>
                {
                    last.place.end = place.end;
                    if kind == SpaceKind::Break {
                        last.kind = kind;
                    }
                }
                _ => self.spaces.push(Space {
                    place,
                    decoded: None,
                    kind,
                }),
            }
        }
    }

    /// Puts the white space before a visible character into the text, as far as it stays.
    fn settle_spaces(&mut self, source: &str, next: char) {
        if self.text.is_empty() {
            self.spaces.clear();
        }
        if self.spaces.is_empty() {
            return;
        }
        let spaces = std::mem::take(&mut self.spaces);
        let is_wide = |space: &Space| space.kind == SpaceKind::Wide;
        let mut runs = spaces.chunk_by(|a, b| is_wide(a) == is_wide(b)).peekable();
        while let Some(run) = runs.next() {
            let broken = run.iter().find(|space| space.kind == SpaceKind::Break);
            if let Some(space) = broken {
                let after_ascii = self.text.as_bytes().last().is_some_and(u8::is_ascii);
                if after_ascii && runs.peek().is_none() && next.is_ascii() {
                    self.text.push_decoded(" ", space.place.clone());
                }
                continue;
            }
            for space in run {
                match space.decoded {
                    Some(c) => {
                        let mut buffer = [0; 4];
                        self.text
                            .push_decoded(c.encode_utf8(&mut buffer), space.place.clone());
                    }
                    None => self
                        .text
                        .push_verbatim(&source[space.place.clone()], space.place.start),
                }
            }
        }
        self.spaces = spaces;
        self.spaces.clear();
    }

    /// Notes that the source has text here that is not shown.
    pub fn push_cut(&mut self) {
        self.text.push_cut();
    }

    /// Begins a link.
    pub fn open_link(&mut self, href: &str) {
        self.close_link();
        self.link = Some((self.text.len(), href.to_owned()));
    }

    /// Ends the open link.
    pub fn close_link(&mut self) {
        if let Some((start, href)) = self.link.take() {
            self.add_link(start, href);
        }
    }

    fn add_link(&mut self, start: usize, href: String) {
        let covered = &self.text[start..];
        let start = start + covered.len() - covered.trim_start().len();
        if start < self.text.len() {
            self.links.push(Link {
                range: start..self.text.len(),
                href,
            });
        }
    }

    /// Ends the line; `None` where it shows nothing. An open link goes on in the next line.
    pub fn finish(&mut self) -> Option<FinishedLine> {
        self.spaces.clear();
        if self.text.is_empty() {
            return None;
        }
        if let Some((start, href)) = self.link.take() {
            self.add_link(start, href.clone());
            self.link = Some((0, href));
        }
        Some(FinishedLine {
            text: std::mem::take(&mut self.text),
            links: std::mem::take(&mut self.links),
        })
    }
}

fn kind_of(c: char) -> SpaceKind {
    match c {
        '\n' | '\r' => SpaceKind::Break,
        c if c.is_whitespace() && !c.is_ascii() => SpaceKind::Wide,
        _ => SpaceKind::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(source: &str) -> String {
        let mut line = LineBuilder::default();
        line.push(source, 0..source.len());
        line.finish()
            .map_or_else(String::new, |line| line.text.into_string())
    }

    #[test]
    fn line_breaks_vanish_between_han_and_part_words() {
        assert_eq!(line("甲\r\n  乙"), "甲乙");
        assert_eq!(line("甲\n(2)"), "甲(2)");
        assert_eq!(line("red\n  tape"), "red tape");
        assert_eq!(line("a\n\u{a0}\nb"), "a\u{a0}b");
    }

    #[test]
    fn other_spaces_stay_as_written() {
        assert_eq!(line("  新引进 5  亿元\t甲 "), "新引进 5  亿元\t甲");
        assert_eq!(line("\u{a0}\u{3000}文\u{3000}号\u{a0}"), "文\u{3000}号");
        assert_eq!(line(" \n\u{a0}"), "");
    }

    #[test]
    fn links_cover_their_text_and_go_on_in_the_next_line() {
        let source = "见 附件1续";
        let mut line = LineBuilder::default();
        line.push(source, 0..4);
        line.open_link("a.doc");
        line.push(source, 4..11);
        let first = line.finish().expect("text");
        line.push(source, 11..source.len());
        line.close_link();
        let second = line.finish().expect("text");
        assert_eq!(&first.text[first.links[0].range.clone()], "附件1");
        assert_eq!(second.links[0].range, 0..3);
    }
}
