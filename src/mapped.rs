//! Text that remembers where every byte of it stands in the source.

use std::ops::{Deref, Range};
use std::slice;

use crate::span::{Source, Span};

/// What shows nothing: white space (nbsp and ideographic space included), and the characters without width that editors and
/// chat programs leave at the ends of paragraphs (U+200B to U+200F, U+2060, U+FEFF).
pub(crate) fn is_blank(c: char) -> bool {
    match c {
        // Nearly all that is asked about.
        '!'..='~' | '\u{3001}'..='\u{fefe}' => false,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => true,
        _ => c.is_whitespace(),
    }
}

/// A stretch of text and where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// First byte in the text; the run ends where the next begins.
    text: u32,
    /// First byte in the source.
    start: u32,
    /// One past the last byte in the source.
    end: u32,
    /// Whether visible text was left out between the run before and this one.
    cut: bool,
}

/// Runs in order. Nearly every text has just one, which takes no memory of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Runs {
    #[default]
    None,
    One(Run),
    Many(Vec<Run>),
}

impl Deref for Runs {
    type Target = [Run];
    fn deref(&self) -> &[Run] {
        match self {
            Runs::None => &[],
            Runs::One(run) => slice::from_ref(run),
            Runs::Many(runs) => runs,
        }
    }
}

/// Runs for which there is room at first.
const FEW: usize = 8;

impl Runs {
    fn push(&mut self, run: Run) {
        match self {
            Runs::None => *self = Runs::One(run),
            // Rarely are there but two.
            Runs::One(first) => {
                let mut runs = Vec::with_capacity(FEW);
                runs.extend([*first, run]);
                *self = Runs::Many(runs);
            }
            Runs::Many(runs) => runs.push(run),
        }
    }

    fn last_mut(&mut self) -> Option<&mut Run> {
        match self {
            Runs::None => None,
            Runs::One(run) => Some(run),
            Runs::Many(runs) => runs.last_mut(),
        }
    }
}

/// A piece of extracted text with a piecewise map into the source.
///
/// Runs that have the same length on both sides are byte for byte the same; others (a decoded entity, a line break
/// element) are taken as a whole. Reads as a `&str`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MappedText {
    text: String,
    runs: Runs,
    /// The next run follows a cut.
    cut: bool,
}

impl Deref for MappedText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

impl MappedText {
    /// A text that stands verbatim at `start` in the source.
    pub fn verbatim(text: &str, start: usize) -> Self {
        let mut mapped = Self::with_capacity(text.len());
        mapped.push_verbatim(text, start);
        mapped
    }

    fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ..Self::default()
        }
    }

    /// Makes room for as many bytes more.
    pub fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Gives the text away and forgets the places.
    pub fn into_string(self) -> String {
        self.text
    }

    /// Appends text that stands byte for byte at `start` in the source.
    pub fn push_verbatim(&mut self, text: &str, start: usize) {
        self.push(text, start as u32, (start + text.len()) as u32);
    }

    /// Appends text that the source writes otherwise (an entity, a `<br>`) in `place`.
    pub fn push_decoded(&mut self, text: &str, place: Range<usize>) {
        self.push(text, place.start as u32, place.end as u32);
    }

    /// Notes that visible text of the source is left out at this point.
    pub fn push_cut(&mut self) {
        self.cut = !self.runs.is_empty();
    }

    /// This text as one before which visible text of the source is left out.
    pub fn behind_cut(mut self) -> Self {
        match &mut self.runs {
            Runs::None => {}
            Runs::One(run) => run.cut = true,
            Runs::Many(runs) => runs[0].cut = true,
        }
        self
    }

    /// Appends another mapped text.
    pub fn append(&mut self, other: &MappedText) {
        for (index, run) in other.runs.iter().enumerate() {
            if run.cut {
                self.push_cut();
            }
            self.push(&other.text[other.run_text(index)], run.start, run.end);
        }
    }

    fn append_part(&mut self, other: &MappedText, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        for index in other.run_at(range.start)..other.runs.len() {
            let whole = other.run_text(index);
            if whole.start >= range.end {
                break;
            }
            if other.runs[index].cut && whole.start >= range.start {
                self.push_cut();
            }
            let source = other.source_part(index, &range);
            let text = whole.start.max(range.start)..whole.end.min(range.end);
            self.push(&other.text[text], source.start, source.end);
        }
    }

    fn push(&mut self, text: &str, start: u32, end: u32) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len() as u32;
        let verbatim = (end - start) as usize == text.len();
        let joins = !self.cut
            && verbatim
            && self
                .runs
                .last()
                .is_some_and(|last| last.end == start && last.end - last.start == at - last.text);
        if joins {
            if let Some(last) = self.runs.last_mut() {
                last.end = end;
            }
        } else {
            self.runs.push(Run {
                text: at,
                start,
                end,
                cut: self.cut,
            });
        }
        self.cut = false;
        self.text.push_str(text);
    }

    fn run_text(&self, index: usize) -> Range<usize> {
        let end = self
            .runs
            .get(index + 1)
            .map_or(self.text.len(), |next| next.text as usize);
        self.runs[index].text as usize..end
    }

    /// The bytes of each run, with those of the source that they stand for: byte for byte where both are as many, else as
    /// a whole.
    pub fn runs(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let source = self
            .runs
            .iter()
            .map(|run| run.start as usize..run.end as usize);
        source
            .enumerate()
            .map(|(index, source)| (self.run_text(index), source))
    }

    /// Index of the run that holds a byte of the text.
    fn run_at(&self, byte: usize) -> usize {
        self.runs
            .partition_point(|run| run.text as usize <= byte)
            .saturating_sub(1)
    }

    /// The part of a run's source that stands behind `part` of its text.
    fn source_part(&self, index: usize, part: &Range<usize>) -> Range<u32> {
        let run = self.runs[index];
        let whole = self.run_text(index);
        if whole.len() == (run.end - run.start) as usize {
            let from = part.start.max(whole.start) - whole.start;
            let to = part.end.min(whole.end) - whole.start;
            run.start + from as u32..run.start + to as u32
        } else {
            run.start..run.end
        }
    }

    /// The part of this text in `range` (bytes), with its places.
    pub fn slice(&self, range: Range<usize>) -> MappedText {
        let mut part = MappedText::with_capacity(range.len());
        part.append_part(self, range);
        part
    }

    /// The part of this text from a byte on.
    pub fn behind(mut self, from: usize) -> MappedText {
        if !matches!(self.runs, Runs::One(_)) {
            return self.slice(from..self.text.len());
        }
        let rest = self.source_part(0, &(from..self.text.len()));
        self.text.drain(..from);
        (self.runs, self.cut) = (Runs::None, false);
        if !self.text.is_empty() {
            self.runs.push(Run {
                text: 0,
                start: rest.start,
                end: rest.end,
                cut: false,
            });
        }
        self
    }

    /// This text without what is blank (nbsp and ideographic space included) at its ends.
    pub fn trimmed(self) -> MappedText {
        let trimmed = self.text.trim_matches(is_blank);
        if trimmed.len() == self.text.len() {
            return self;
        }
        let start = self.text.len() - self.text.trim_start_matches(is_blank).len();
        let end = start + trimmed.len();
        self.slice(start..end)
    }

    /// This text without the given ranges (sorted, apart from each other); what is left out counts as cut.
    pub fn without(&self, ranges: &[Range<usize>]) -> MappedText {
        let mut rest = MappedText::with_capacity(self.text.len());
        let mut from = 0;
        for range in ranges {
            rest.append_part(self, from..range.start);
            rest.push_cut();
            from = range.end;
        }
        rest.append_part(self, from..self.text.len());
        rest
    }

    /// The bytes of the source from the first to the last of `range`.
    pub fn hull(&self, range: Range<usize>) -> Range<usize> {
        let (Some(first), Some(last)) = (self.runs.first(), self.runs.last()) else {
            return 0..0;
        };
        // Most questions are about the whole.
        if range.len() == self.text.len() {
            return first.start as usize..last.end as usize;
        }
        if range.is_empty() {
            let at = self.run_at(range.start);
            let place = self.source_part(at, &(range.start..range.start));
            return place.start as usize..place.start as usize;
        }
        let first = self.source_part(self.run_at(range.start), &range);
        let last = self.source_part(self.run_at(range.end - 1), &range);
        first.start as usize..last.end as usize
    }

    /// The span of a part of this text (bytes of the text).
    pub fn span_of(&self, range: Range<usize>, source: &Source) -> Span {
        let mut span = source.span(self.hull(range.clone()));
        if range.is_empty() || self.runs.len() < 2 {
            return span;
        }
        let first = self.run_at(range.start);
        let last = self.run_at(range.end - 1);
        // Going back in the source (text moved out of a table by the HTML parser) breaks a span as well.
        let breaks = |index: usize| {
            self.runs[index].cut || self.runs[index].start < self.runs[index - 1].end
        };
        if !(first + 1..=last).any(breaks) {
            return span;
        }
        let mut piece = self.source_part(first, &range);
        let mut pieces = Vec::new();
        for index in first + 1..=last {
            let part = self.source_part(index, &range);
            if breaks(index) {
                pieces.push(piece);
                piece = part;
            } else {
                piece.end = part.end;
            }
        }
        pieces.push(piece);
        span.start = pieces.iter().map(|p| p.start).min().unwrap_or(span.start);
        span.end = pieces.iter().map(|p| p.end).max().unwrap_or(span.end);
        (span.line, span.column) = source.locate(span.start as usize);
        span.pieces = pieces
            .into_iter()
            .map(|piece| source.span(piece.start as usize..piece.end as usize))
            .collect();
        span
    }

    /// The span of the whole text.
    pub fn span(&self, source: &Source) -> Span {
        self.span_of(0..self.text.len(), source)
    }
}

/// The bytes of the source from the first to the last of several texts.
pub(crate) fn hull<'a>(texts: impl IntoIterator<Item = &'a MappedText>) -> Option<Range<usize>> {
    let places = texts.into_iter().map(|text| text.hull(0..text.len()));
    places.reduce(|all, place| all.start.min(place.start)..all.end.max(place.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Source, MappedText) {
        let source = Source::new("<p>甲<b>乙</b>&amp;丙(丁)戊</p>".to_owned());
        let mut text = MappedText::default();
        text.push_verbatim("甲", 3);
        text.push_verbatim("乙", 9);
        text.push_decoded("&", 16..21);
        text.push_verbatim("丙(丁)戊", 21);
        (source, text)
    }

    #[test]
    fn spans_quote_back_through_markup_and_entities() {
        let (source, text) = sample();
        let span = text.span_of(0..7, &source);
        assert_eq!(&source.text()[span.range()], "甲<b>乙</b>&amp;");
        assert_eq!((span.line, span.column), (1, 4));
        assert!(span.pieces.is_empty());
    }

    #[test]
    fn a_cut_bracket_leaves_two_pieces() {
        let (source, text) = sample();
        let start = text.find('(').unwrap_or_default();
        let bracket = start..start + 5;
        let rest = text.without(std::slice::from_ref(&bracket));
        assert_eq!(rest.as_str(), "甲乙&丙戊");
        let span = rest.span(&source);
        let quoted: Vec<_> = span
            .pieces
            .iter()
            .map(|p| &source.text()[p.range()])
            .collect();
        assert_eq!(quoted, ["甲<b>乙</b>&amp;丙", "戊"]);
        assert_eq!(&source.text()[span.range()], "甲<b>乙</b>&amp;丙(丁)戊");
    }

    #[test]
    fn slices_keep_their_places() {
        let (source, text) = sample();
        let slice = text.slice(3..10);
        assert_eq!(slice.as_str(), "乙&丙");
        assert_eq!(&source.text()[slice.span(&source).range()], "乙</b>&amp;丙");
    }
}
