//! Numbers whose print alone would not tell that they head an item, and whose place does: `2.2成员单位职责` behind 2.1,
//! `1 总则` above 1.1, `(二〉加大…` behind （一）, `问题二：` behind `问题一：`.

use super::measure::has_mark;
use super::{Class, Entry};
use crate::zh::ordinal::{self, Delimiter, Marker, Style};
use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::scan::{is_digit, is_han, is_stop};

/// Most characters of the title of a chapter, and of a first line that did not break.
const TITLE: usize = 40;
const SHORT: usize = 20;

/// So many lines may stand between a chapter and its first section.
const FAR: usize = 12;

/// How far the outline has counted.
#[derive(Default)]
pub(super) struct Counts {
    /// The first two places of the last number in decimals; below a chapter its own and 0.
    decimal: Option<(u32, u32)>,
    /// The outline has such numbers.
    decimals: bool,
    /// The last chapter of the form `1 总则`.
    chapter: u32,
    /// The last number of the style （一） below the chapter that is open.
    in_brackets: Option<u32>,
    words: Vec<Word>,
    /// The line with the first number of a word whose second was just found.
    opening: Option<(usize, Marker)>,
}

/// A word that counts what it heads: 问题, 第…件.
struct Word {
    style: Style,
    last: u32,
    /// The line with its first number, until the second is found: it is no heading alone.
    first: Option<(usize, Marker)>,
}

impl Counts {
    /// Goes on behind a heading.
    pub(super) fn pass(&mut self, marker: &Marker, text: &str) {
        match marker.style {
            Style::Part | Style::Chapter | Style::Article | Style::Han => {
                self.in_brackets = Some(0);
            }
            Style::HanParen => self.in_brackets = Some(marker.number),
            Style::Arabic => {
                if marker.delimiter == Delimiter::None {
                    self.chapter = marker.number;
                }
                self.decimal = Some((marker.number, 0));
            }
            Style::Decimal(_) => {
                self.decimals = true;
                self.decimal = ordinal::places(text).map(|(first, second, _)| (first, second));
            }
            Style::Named(_) => match self.words.iter_mut().find(|w| w.style == marker.style) {
                Some(word) => word.last = marker.number,
                None => self.words.push(Word {
                    style: marker.style,
                    last: marker.number,
                    first: None,
                }),
            },
            Style::Section | Style::ArabicParen | Style::Circled | Style::Unnumbered(_) => {}
        }
    }

    /// Makes a heading of the line at `at` where its number is the one that comes next.
    pub(super) fn settle(&mut self, entries: &mut [Entry], at: usize, before: Option<usize>) {
        let Entry::Line(line) = &entries[at] else {
            return;
        };
        let before = before.map(|before| &entries[before]);
        let behind = &entries[at + 1..];
        let text = line.text.as_str();
        let marker = match text.chars().find(|c| !c.is_whitespace()) {
            Some(c) if is_digit(c) => self
                .decimal(text, before, behind)
                .or_else(|| self.chapter(text, before, behind)),
            Some(c) if is_han(c) => self.word(text, at),
            Some(_) => self.bracket(text, before).or_else(|| self.word(text, at)),
            None => None,
        };
        let Some(marker) = marker else {
            return;
        };
        self.pass(&marker, text);
        let opening = self.opening.take();
        for (at, marker) in opening.into_iter().chain([(at, marker)]) {
            entries[at].set_class(Class::Heading(marker));
        }
    }

    /// (二〉 behind （一）.
    fn bracket(&self, text: &str, before: Option<&Entry>) -> Option<Marker> {
        let marker = ordinal::awaited_in_brackets(text, self.in_brackets? + 1)?;
        let closed = !text[..marker.len].ends_with(is_chinese_numeral);
        let says = marker.len < text.len() && (closed || before.is_some_and(ends));
        says.then_some(marker)
    }

    /// 2.2 behind 2.1, or 2.1 below 2 where 2.2 follows, or where the outline is in decimals and the line says no more than a title.
    fn decimal(&self, text: &str, before: Option<&Entry>, behind: &[Entry]) -> Option<Marker> {
        let (first, second) = self.decimal?;
        let marker = ordinal::awaited_decimal(text, (first, second + 1))?;
        let is_title = || {
            text.chars().nth(SHORT).is_none()
                && !text.contains(['。', '；', ';', '，', ',', '：', ':'])
        };
        let goes_on = second > 0
            || (self.chapter == first || self.decimals) && is_title()
            || behind.iter().take(FAR).any(|entry| {
                matches!(entry, Entry::Line(line)
                    if ordinal::places(&line.text).is_some_and(|(a, b, _)| (a, b) == (first, 2)))
            });
        (goes_on && before.is_some_and(ends)).then_some(marker)
    }

    /// `1 总则` above 1.1, and `4 附则` behind chapters of this form.
    fn chapter(&self, text: &str, before: Option<&Entry>, behind: &[Entry]) -> Option<Marker> {
        let marker = ordinal::chapter(text).filter(|marker| marker.number == self.chapter + 1)?;
        let title = text.chars().nth(TITLE).is_none() && !text.contains(is_stop);
        if !title || marker.number > 1 && !before.is_some_and(ends) {
            return None;
        }
        let mut headings = behind.iter().take(FAR).filter_map(|entry| {
            let marker = entry.marker()?;
            Some((marker.style, entry.line()?.text.as_str()))
        });
        let next = headings.next();
        let heads = next.is_some_and(|(style, text)| {
            matches!(style, Style::Decimal(_))
                && ordinal::places(text).is_some_and(|(a, b, _)| (a, b) == (marker.number, 1))
        });
        let counts = self.chapter > 0
            && self.decimal.is_some_and(|(first, _)| first == self.chapter)
            && text.chars().nth(SHORT).is_none()
            && !text.contains(['，', ',', '、', '：', ':']);
        (heads || counts).then_some(marker)
    }

    /// 问题二： behind 问题一：, which is a heading then, too; and each 问题一： from there on.
    fn word(&mut self, text: &str, at: usize) -> Option<Marker> {
        /// Farther jumps are no slips.
        const GAP: u32 = 3;
        /// No outline has more such words.
        const MOST: usize = 16;
        let marker = ordinal::named(text)?;
        let Some(word) = self
            .words
            .iter_mut()
            .find(|word| word.style == marker.style)
        else {
            if marker.number == 1 && self.words.len() < MOST {
                self.words.push(Word {
                    style: marker.style,
                    last: 1,
                    first: Some((at, marker)),
                });
            }
            return None;
        };
        let far = marker.number.saturating_sub(word.last);
        match word.first {
            None => (marker.number == 1 || (1..=GAP).contains(&far)).then_some(marker),
            Some(_) if far == 1 => {
                self.opening = word.first.take();
                Some(marker)
            }
            Some(_) => {
                if marker.number == 1 {
                    word.first = Some((at, marker));
                }
                None
            }
        }
    }
}

/// Whether a line is whole, so that a number behind it begins the next. A heading may be a title without a mark, but not the first
/// of several lines of a sentence.
fn ends(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line) if match &line.class {
        Class::Duty => true,
        Class::Heading(_) => {
            line.text.chars().nth(SHORT).is_none() || has_mark(&line.text)
        }
        _ => has_mark(&line.text),
    })
}
