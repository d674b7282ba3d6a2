//! Divisions (章, 节, 条) that a lost break runs together with those before them: `…实施监督。 第三条 县审计局负责…`.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::parse::lines::divisions;
use crate::zh::ordinal::{self, Marker, Style};
use crate::zh::text::scan::{char_at, ends_with_han, half, head, skip_space};

/// Longest printed number with its marks (bytes).
const LONGEST_NUMBER: usize = 30;

/// The numbers of the last divisions of a text so far.
#[derive(Debug, Default)]
pub(super) struct Divisions {
    chapter: u32,
    section: u32,
    article: u32,
}

impl Divisions {
    /// Where the next divisions begin inside the next line: behind a sentence, or on the line of a chapter.
    pub(super) fn inside(&mut self, text: &str) -> Vec<usize> {
        let mut cuts = Vec::new();
        if let Some(marker) = division(text, 0) {
            self.note(&marker);
        } else if self.chapter == 0 && self.article == 0 {
            return cuts;
        }
        static WORD: LazyLock<Finder> = LazyLock::new(|| Finder::new("第"));
        for behind in WORD.find_iter(text.as_bytes()) {
            // Nearly everywhere a Han character stands before it.
            if ends_with_han(&text.as_bytes()[..behind]) || !closes(&text[..behind]) {
                continue;
            }
            let next = division(text, behind)
                .filter(|marker| self.comes_next(marker) && has_blank(text, behind, marker));
            let Some(marker) = next else { continue };
            self.note(&marker);
            cuts.push(behind);
            if let Some(lower) = divisions::cut(&text[behind..], &marker) {
                cuts.push(behind + lower);
                if let Some(marker) = division(text, behind + lower) {
                    self.note(&marker);
                }
            }
        }
        cuts
    }

    fn note(&mut self, marker: &Marker) {
        match marker.style {
            Style::Chapter => (self.chapter, self.section) = (marker.number, 0),
            Style::Section => self.section = marker.number,
            _ => self.article = marker.number,
        }
    }

    fn comes_next(&self, marker: &Marker) -> bool {
        let last = match marker.style {
            Style::Chapter => self.chapter,
            Style::Section => self.section,
            _ => self.article,
        };
        marker.number == last + 1
    }
}

/// Whether a text ends with a sentence, white space behind it or none; white space alone ends nothing that goes on.
fn closes(text: &str) -> bool {
    let end = text
        .trim_end_matches(char::is_whitespace)
        .chars()
        .next_back();
    match end {
        Some(mark) => matches!(half(mark), '。' | ';' | ')'),
        None => !text.is_empty(),
    }
}

/// The chapter, section or article that may begin at a place.
pub(super) fn division(text: &str, at: usize) -> Option<Marker> {
    let text = head(&text[at..], LONGEST_NUMBER);
    // Nearly every line is asked.
    if char_at(text, skip_space(text, 0)) != Some('第') {
        return None;
    }
    let marker = ordinal::leading(text);
    marker.filter(|marker| {
        matches!(
            marker.style,
            Style::Chapter | Style::Section | Style::Article
        )
    })
}

/// Whether a blank stands behind the number that begins at a place: 依照第三条的规定 has none.
pub(super) fn has_blank(text: &str, at: usize, marker: &Marker) -> bool {
    char_at(text, at + marker.len).is_some_and(char::is_whitespace)
}
