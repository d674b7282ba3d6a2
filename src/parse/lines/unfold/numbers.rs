//! Outline numbers (结构层次序数) in a text that lost its line breaks, by the order in which they count.

use super::head;
use crate::zh::ordinal::{self, Delimiter, Marker, Style};
use crate::zh::text::scan::{between_han, char_before, half, is_digit, is_han, is_round_open};

/// Longest title of a heading (bytes) behind which the number of the next level stands with no mark between.
const LONGEST_TITLE: usize = 120;

/// Longest printed number with its marks (bytes).
const LONGEST_NUMBER: usize = 30;

/// How many numbers further the second of a series is looked for.
const NEAR: usize = 40;

/// A number that may begin a line.
struct Candidate {
    at: usize,
    marker: Marker,
    /// What stands before it ends a sentence, or is a space.
    free: bool,
}

/// Where lines begin with outline numbers: each counts on from the last of its kind, or begins a series. `labels` are the
/// places of labels (责任单位：), which begin lines as well; behind `prose` only what counts in Chinese is a number.
pub(super) fn numbers(text: &str, prose: usize, labels: &[usize]) -> Vec<usize> {
    let mut candidates = candidates(text);
    candidates.retain(|found| found.at < prose || is_han_numeral(found.marker.style));
    let mut last: Vec<(Style, Delimiter, u32)> = Vec::new();
    let mut cuts: Vec<usize> = Vec::new();
    let mut labels = labels.iter().copied().peekable();
    // The beginning of the line that a candidate would end, and whether that is a heading or a label.
    let mut line = (0, false);
    for (nth, candidate) in candidates.iter().enumerate() {
        let Candidate { at, marker, free } = candidate;
        while let Some(label) = labels.next_if(|label| label < at) {
            line = (label, true);
        }
        let short = line.1 && at - line.0 <= LONGEST_TITLE && !holds_sentence(&text[line.0..*at]);
        if !free && !short {
            continue;
        }
        let known = last
            .iter_mut()
            .find(|(style, delimiter, _)| (*style, *delimiter) == (marker.style, marker.delimiter));
        let goes_on = known
            .as_ref()
            .is_some_and(|known| known.2 + 1 == marker.number);
        let begins = marker.number == 1
            && (*free && is_han_numeral(marker.style) || is_counted(&candidates[nth..], marker));
        if !goes_on && !begins {
            continue;
        }
        match known {
            Some(known) => known.2 = marker.number,
            None => last.push((marker.style, marker.delimiter, marker.number)),
        }
        cuts.push(*at);
        line = (*at, true);
    }
    cuts
}

/// All numbers that stand where a line may begin.
fn candidates(text: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut add = |at: usize, free: bool, joins: bool| {
        let marker = ordinal::leading(head(&text[at..], LONGEST_NUMBER));
        // What `；` joins is mostly one paragraph.
        let kept = |marker: &Marker| {
            marker.delimiter != Delimiter::None && (!joins || is_han_numeral(marker.style))
        };
        if let Some(marker) = marker.filter(kept) {
            found.push(Candidate { at, marker, free });
        }
    };
    add(0, true, false);
    for (at, c) in between_han(text) {
        let before = || char_before(text, at);
        if c.is_whitespace() || matches!(half(c), '。' | ':' | ';' | '!' | ')') {
            add(at + c.len_utf8(), true, half(c) == ';');
        } else if (is_digit(c) || is_round_open(c))
            && before().is_some_and(|c| is_han(c) || matches!(c, '》' | '”'))
        {
            add(at, false, false);
        }
    }
    found
}

fn is_han_numeral(style: Style) -> bool {
    matches!(style, Style::Han | Style::HanParen)
}

/// Whether the second of the series that a number begins follows, before another first.
fn is_counted(from: &[Candidate], first: &Marker) -> bool {
    let same = |marker: &Marker| (marker.style, marker.delimiter) == (first.style, first.delimiter);
    from.iter()
        .skip(1)
        .take(NEAR)
        .map(|candidate| candidate.marker)
        .find(|marker| same(marker) && matches!(marker.number, 1 | 2))
        .is_some_and(|next| next.number == 2)
}

fn holds_sentence(text: &str) -> bool {
    text.contains(['。', '；', ';', '！'])
}
