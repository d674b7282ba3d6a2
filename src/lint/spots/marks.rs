//! Brackets and quotation marks without their partner, doubled marks.

use std::cell::OnceCell;

use hashbrown::{HashMap, HashSet};

use super::{Spot, SpotKind, spot};
use crate::lint::passages::{Kind, Part, Passage};
use crate::lint::signs::{closes, opens, partner};
use crate::lint::survey::Survey;
use crate::zh::text::quotation::{mixed_opening, mixed_quote};
use crate::zh::text::scan::{between_han, half, skip_one};

/// A mark, the part of the passage that it stands in and its place there.
#[derive(Clone, Copy)]
struct Mark {
    mark: char,
    part: usize,
    at: usize,
}

/// Brackets, quotation marks and doubled marks of one passage.
pub(super) fn find<'a>(survey: &Survey<'a>, passage: Passage<'_, 'a>, spots: &mut Vec<Spot>) {
    // The first of two marks may be the last of the part before.
    let suspect = |part: &Part| part.signs.suspect || part.text.starts_with(is_stop);
    if !passage.parts.iter().any(suspect) {
        return;
    }
    // Marks that wait for their partner, by their kind.
    let mut open: HashMap<char, Vec<Mark>> = HashMap::new();
    // The stop that ended right here.
    let mut before: Option<Mark> = None;
    for (index, part) in passage.parts.iter().enumerate() {
        if passage.kind == Kind::Cover {
            before = None;
        }
        let mut reached = 0;
        let series = OnceCell::new();
        for (at, c) in between_han(part.text) {
            if at > reached {
                before = None;
            }
            reached = at + c.len_utf8();
            let mark = half(c);
            let found = Mark {
                mark,
                part: index,
                at,
            };
            match mark {
                _ if opens(mark) => {
                    // “ does not nest in itself: the one before has lost its partner.
                    let waiting = open.entry(mark).or_default();
                    if matches!(mark, '“' | '‘')
                        && let Some(lost) = waiting.pop()
                    {
                        unpaired(survey, passage, lost, spots);
                    }
                    let mixed = (mark == '“').then(|| mixed_quote(&part.text[at..]));
                    match mixed.flatten() {
                        Some(len) => spots.push(typewritten(survey, part, at + len, '”')),
                        None => waiting.push(found),
                    }
                }
                _ if closes(mark) => match open.get_mut(&partner(mark)).and_then(Vec::pop) {
                    Some(_) => {}
                    None if is_item_mark(part.text, at, mark, &series) => {}
                    None if mark == '”'
                        && let Some(from) = mixed_opening(&part.text[..at]) =>
                    {
                        spots.push(typewritten(survey, part, from, '“'));
                    }
                    None => unpaired(survey, passage, found, spots),
                },
                ';' | ',' | ':' | '。' | '、' => {
                    if let Some(other) = before
                        && is_doubled(other.mark, mark)
                    {
                        doubled(survey, passage, other, found, spots);
                    }
                    before = Some(found);
                    continue;
                }
                _ => {}
            }
            before = None;
        }
        if reached < part.text.len() {
            before = None;
        }
    }
    // Of two that have one place the first is told.
    let mut lost: Vec<Mark> = open.into_values().flatten().collect();
    lost.sort_unstable_by_key(|mark| (mark.part, mark.at));
    for lost in lost {
        unpaired(survey, passage, lost, spots);
    }
}

/// A typewriter's mark in the place of another.
fn typewritten<'a>(survey: &Survey<'a>, part: &Part<'a>, at: usize, meant: char) -> Spot {
    let end = skip_one(part.text, at);
    let with = Some(meant.to_string());
    spot(survey, part, at..end, SpotKind::MixedQuote, with)
}

pub(super) fn is_stop(c: char) -> bool {
    matches!(half(c), ';' | ',' | ':' | '。' | '、')
}

/// The same mark twice, or two closing marks where one is meant.
pub(super) fn is_doubled(first: char, second: char) -> bool {
    first == second
        || matches!(
            (first, second),
            ('。' | ';' | ',' | '、', '。' | ';' | ',' | '、')
        )
}

/// `1)` and `一）` number an item and have no partner; `series` keeps the numbers of the text that stand so.
fn is_item_mark(text: &str, at: usize, mark: char, series: &OnceCell<HashSet<u32>>) -> bool {
    if mark != ')' {
        return false;
    }
    let before = &text[..at];
    let label = before
        .rfind(|c: char| !c.is_ascii_alphanumeric() && !"一二三四五六七八九十".contains(c))
        .map_or(0, |start| skip_one(before, start));
    let number = &before[label..];
    let short = (1..=2).contains(&number.chars().count());
    short
        && (is_one_of_series(number, series.get_or_init(|| numbers_before_brackets(text)))
            || before[..label]
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || matches!(half(c), ';' | '。' | ':')))
}

/// Whether the number before or behind a number stands in the text with such a bracket as well: 完成1)清淤2)绿化.
fn is_one_of_series(number: &str, series: &HashSet<u32>) -> bool {
    let Ok(number) = number.parse::<u32>() else {
        return false;
    };
    series.contains(&(number + 1)) || number > 0 && series.contains(&(number - 1))
}

/// The numbers that a bracket closes and none opens: 1)清淤.
fn numbers_before_brackets(text: &str) -> HashSet<u32> {
    let closed = text.match_indices([')', '）']);
    let numbers = closed.filter_map(|(at, _)| {
        let before = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let number = &text[before.len()..at];
        let alone = !before.ends_with(|c: char| half(c) == '(');
        // As it is counted: no zero at its head.
        (alone && (number == "0" || !number.starts_with('0'))).then(|| number.parse().ok())?
    });
    numbers.collect()
}

fn unpaired<'a>(
    survey: &Survey<'a>,
    passage: Passage<'_, 'a>,
    Mark { mark, part, at }: Mark,
    spots: &mut Vec<Spot>,
) {
    let part = &passage.parts[part];
    let kind = match mark {
        '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕' => SpotKind::Bracket,
        // An apostrophe is no quotation mark.
        '’' if part.text[..at].ends_with(|c: char| c.is_ascii_alphabetic()) => return,
        _ => SpotKind::Quote,
    };
    let end = skip_one(part.text, at);
    spots.push(spot(survey, part, at..end, kind, None));
}

/// No address of a page is longer.
const ADDRESS: usize = 2000;

/// Whether a mark stands in the address of a page: https://…/detail/0071::12.
fn in_address(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let last = before.char_indices().rev().take(ADDRESS);
    let word = last.take_while(|(_, c)| c.is_ascii_graphic());
    let start = word.last().map_or(at, |(start, _)| start);
    before[start..].contains("://") || before[start..].contains("www.")
}

fn doubled<'a>(
    survey: &Survey<'a>,
    passage: Passage<'_, 'a>,
    first: Mark,
    second: Mark,
    spots: &mut Vec<Spot>,
) {
    let part = &passage.parts[second.part];
    if in_address(part.text, second.at) {
        return;
    }
    let end = skip_one(part.text, second.at);
    let start = match first.part == second.part {
        true => first.at,
        false => second.at,
    };
    let kept = Some(part.text[start..second.at].to_owned());
    let found = spot(survey, part, start..end, SpotKind::Doubled, kept);
    // `;;;` is one finding.
    if let Some(last) = spots.last_mut()
        && last.kind == SpotKind::Doubled
        && last.at.end > found.at.start
    {
        last.at.end = found.at.end;
        let again = &part.text[second.at..end];
        last.quote.push_str(again);
        if let Some(fix) = &mut last.fix {
            fix.replace.push_str(again);
        }
        return;
    }
    spots.push(found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_bracket_behind_a_number_of_a_series_is_a_mark_of_items() {
        let is_mark = |text: &str, label: &str| {
            let at = text.find(label).expect("a label") + label.len() - 1;
            is_item_mark(text, at, ')', &OnceCell::new())
        };
        assert!(is_mark("完成1)清淤2)绿化", "2)"));
        assert!(is_mark("1)清淤", "1)"));
        // The bracket has lost its other half.
        assert!(!is_mark("清淤(含支流)完成2)绿化", "2)"));
        assert!(!is_mark("完成(1)清淤2)绿化", "2)"));
    }
}
