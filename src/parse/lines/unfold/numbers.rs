//! Outline numbers (结构层次序数) in a text that lost its line breaks, by the order in which they count.

use super::articles::{division, has_blank};
use crate::parse::lines::title_tail::closes_title;
use crate::zh::ordinal::{self, Delimiter, Marker, Style};
use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::scan::{
    back_while, between_han, char_before, half, head, is_digit, is_han, is_round_open,
};

/// Longest title of a heading (bytes) behind which the number of the next level stands with no mark between, and the same before
/// （一）, which is hardly ever anything else.
const LONGEST_TITLE: usize = 120;
const LONGEST_BEFORE_BRACKET: usize = 240;

/// Longest printed number with its marks (bytes).
const LONGEST_NUMBER: usize = 30;

/// How many numbers further the next of a series is looked for.
const NEAR: usize = 40;

/// How far a series may go on from the last number that was found.
const MOST_LEFT_OUT: u32 = 6;

/// A place where a line may begin.
struct Place {
    at: usize,
    /// The number that it would begin with.
    marker: Option<Marker>,
    /// What stands before it ends a sentence, or is a space.
    free: bool,
}

/// Where lines begin with outline numbers: each counts on from the last of its kind, or begins a series. `labels` are the
/// places of labels (责任单位：), which begin lines as well; behind `prose` only what counts in Chinese is a number.
pub(super) fn numbers(text: &str, prose: usize, labels: &[usize]) -> Vec<usize> {
    let places = places(text, prose);
    let mut last: Vec<Marker> = Vec::new();
    let mut cuts: Vec<usize> = Vec::new();
    let mut labels = labels.iter().copied().peekable();
    // Where the last line begins, and whether with a number or a label.
    let mut line = (0, false);
    for (nth, place) in places.iter().enumerate() {
        let Place { at, marker, free } = place;
        while let Some(label) = labels.next_if(|label| label < at) {
            line = (label, true);
        }
        let longest = match marker.map(|marker| marker.style) {
            Some(Style::HanParen) => LONGEST_BEFORE_BRACKET,
            _ => LONGEST_TITLE,
        };
        let short = line.1 && at - line.0 <= longest && !holds_sentence(&text[line.0..*at]);
        if !free && !short {
            continue;
        }
        let begins = |marker: &Marker| {
            let behind = &places[nth + 1..];
            match last.iter().find(|known| same_kind(known, marker)) {
                Some(known) if known.number + 1 == marker.number => true,
                // Print leaves numbers out as well; the next tells that it counts on from here.
                Some(known)
                    if *free
                        && marker.number > known.number
                        && marker.number <= known.number + MOST_LEFT_OUT =>
                {
                    is_followed(text, behind, marker)
                }
                _ => {
                    marker.number == 1
                        && (*free && is_han_numeral(marker.style)
                            || is_followed(text, behind, marker))
                }
            }
        };
        let wanted = || {
            let known = last.last().filter(|_| *at < prose)?;
            awaited(text, place, known)
        };
        let Some(found) = marker.filter(begins).or_else(wanted) else {
            continue;
        };
        // The last of each kind, and the kind used last at the end.
        last.retain(|known| !same_kind(known, &found));
        last.push(found);
        cuts.push(*at);
        line = (*at, true);
    }
    cuts
}

/// All places behind sentences and spaces, and where a number stands right behind a word.
fn places(text: &str, prose: usize) -> Vec<Place> {
    let mut found = Vec::new();
    let mut add = |at: usize, free: bool, joins: bool| {
        let marker = ordinal::leading(head(&text[at..], LONGEST_NUMBER));
        let kept = |marker: &Marker| {
            let han = is_han_numeral(marker.style);
            // What `；` joins is mostly one paragraph.
            let apart = marker.delimiter != Delimiter::None && (han || !joins && at < prose);
            apart || divides(text, at)
        };
        let marker = marker.filter(kept);
        if marker.is_some() || free && text[at..].starts_with(is_digit) {
            found.push(Place { at, marker, free });
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
        } else if c == '、' {
            let numeral = back_while(text, at, is_chinese_numeral);
            if numeral < at && char_before(text, numeral).is_some_and(is_han) {
                // 工作方案一、: behind the title of the document.
                add(numeral, closes_title(&text[..numeral]), false);
            }
        }
    }
    // 第一章 总则第一条 …, 管理办法第一章 …: behind a heading, or the title of the document.
    for (at, _) in text.match_indices('第') {
        let behind_word = char_before(text, at).is_some_and(|c| is_han(c) || c == '》');
        if behind_word && divides(text, at) {
            add(at, closes_title(&text[..at]), false);
        }
    }
    found.sort_unstable_by_key(|place| place.at);
    found
}

/// Whether a chapter, section or article begins here: nothing but a blank is behind its number.
fn divides(text: &str, at: usize) -> bool {
    division(text, at).is_some_and(|marker| has_blank(text, at, &marker))
}

fn same_kind(one: &Marker, other: &Marker) -> bool {
    (one.style, one.delimiter) == (other.style, other.delimiter)
}

/// Whether the next number of a series follows, before another first or the same again.
fn is_followed(text: &str, behind: &[Place], marker: &Marker) -> bool {
    for place in behind.iter().take(NEAR) {
        let next = match place.marker {
            Some(next) if same_kind(&next, marker) => next.number,
            Some(_) => continue,
            None if awaited(text, place, marker).is_some() => return true,
            None => continue,
        };
        if next == 1 || next.abs_diff(marker.number) <= 1 {
            return next == marker.number + 1;
        }
    }
    false
}

/// 35.5个市要…, 30 优化…: the number behind another of a series, where its print alone would not tell.
fn awaited(text: &str, place: &Place, before: &Marker) -> Option<Marker> {
    if !place.free || before.style != Style::Arabic {
        return None;
    }
    let marker = ordinal::awaited(head(&text[place.at..], LONGEST_NUMBER), before.number + 1)?;
    Some(Marker {
        delimiter: before.delimiter,
        ..marker
    })
}

fn is_han_numeral(style: Style) -> bool {
    matches!(style, Style::Han | Style::HanParen)
}

fn holds_sentence(text: &str) -> bool {
    text.contains(['。', '；', ';', '！'])
}
