//! Damaged spots of the texts, found in one walk: broken dates and document numbers, brackets and quotation marks without
//! their partner, doubled marks.

use std::cell::OnceCell;
use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::damage;
use super::passages::{Kind, Part, Passage};
use super::signs::{closes, opens, partner};
use super::survey::Survey;
use crate::model::Fix;
use crate::span::Span;
use crate::zh::text::quotation::{mixed_opening, mixed_quote};
use crate::zh::text::scan::{between_han, half, skip_one};
use crate::zh::time::date::damaged_dates;
use crate::zh::{doc_number, quantity};

/// What is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpotKind {
    Date,
    Number,
    Quote,
    /// A quotation of which a typewriter's mark is one half: “一网通办"
    MixedQuote,
    Bracket,
    Doubled,
    /// A number whose value cannot be told.
    Amount,
}

/// A broken place.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub kind: SpotKind,
    pub at: Span,
    pub quote: String,
    pub task: Option<usize>,
    /// The repair that the calendar or the form gives.
    pub fix: Option<Fix>,
}

/// All of them, in the order of their places.
pub(super) fn find(survey: &Survey) -> Vec<Spot> {
    let mut spots = Vec::new();
    for passage in survey.passages.iter() {
        marks(survey, passage, &mut spots);
        for part in passage.parts {
            if passage.kind != Kind::Unit {
                numbers(survey, part, &mut spots);
            }
            if matches!(passage.kind, Kind::Item | Kind::Cell) && part.signs.digits {
                let amounts = quantity::damaged(part.text).into_iter();
                spots
                    .extend(amounts.map(|range| spot(survey, part, range, SpotKind::Amount, None)));
            }
            if passage.kind == Kind::Cover {
                bare_number(survey, part, &mut spots);
                bare_date(survey, part, &mut spots);
            }
        }
    }
    markers(survey, &mut spots);
    spots.sort_by_key(|spot| (spot.at.start, spot.at.end));
    // The bracket that a document number lost is part of that damage.
    let mut numbers: Vec<Range<u32>> = Vec::new();
    for spot in spots.iter().filter(|spot| spot.kind == SpotKind::Number) {
        match numbers.last_mut() {
            Some(last) if spot.at.start <= last.end => last.end = last.end.max(spot.at.end),
            _ => numbers.push(spot.at.start..spot.at.end),
        }
    }
    spots.retain(|spot| {
        let before = numbers.partition_point(|number| number.start <= spot.at.start);
        let number = before.checked_sub(1).map(|at| &numbers[at]);
        spot.kind != SpotKind::Bracket || number.is_none_or(|number| number.end < spot.at.end)
    });
    spots
}

/// Whether a damaged spot of these kinds lies at a place; the spots are in order.
pub(super) fn is_damaged(spots: &[Spot], at: &Span, kinds: &[SpotKind]) -> bool {
    let from = spots.partition_point(|spot| spot.at.end <= at.start);
    spots[from..]
        .iter()
        .take_while(|spot| spot.at.start < at.end.max(at.start + 1))
        .any(|spot| kinds.contains(&spot.kind))
}

/// Numbers of items that lost their opening bracket: `二)` between `(一)` and `(三)`.
fn markers(survey: &Survey, spots: &mut Vec<Spot>) {
    let opened = |marker: &str| marker.starts_with(['(', '（']);
    let source = survey.notice.source();
    // The bracket that opens the first such number below each heading.
    let mut opening: HashMap<(usize, Option<usize>), char> = HashMap::new();
    for reference in survey.nodes.iter() {
        let marker = reference.node.marker.as_str();
        if let Some(bracket) = marker.chars().next().filter(|_| opened(marker)) {
            let heading = (reference.book, reference.parent);
            opening.entry(heading).or_insert(bracket);
        }
    }
    for (at, reference) in survey.nodes.iter().enumerate() {
        let marker = reference.node.marker.as_str();
        if opened(marker) || !marker.ends_with([')', '）']) {
            continue;
        }
        let Some(open) = opening.get(&(reference.book, reference.parent)) else {
            continue;
        };
        let start = reference.node.at.start as usize;
        let range = start..start + marker.len();
        if source.text().get(range.clone()) == Some(marker) {
            spots.push(Spot {
                kind: SpotKind::Bracket,
                at: source.span(range),
                quote: marker.to_owned(),
                task: survey.node_tasks.of_node(at).first().copied(),
                fix: Some(Fix {
                    replace: marker.to_owned(),
                    with: format!("{open}{marker}"),
                }),
            });
        }
    }
}

fn spot<'a>(
    survey: &Survey<'a>,
    part: &Part<'a>,
    range: Range<usize>,
    kind: SpotKind,
    with: Option<String>,
) -> Spot {
    let quote = part.text[range.clone()].to_owned();
    Spot {
        kind,
        at: survey.place(part, range),
        task: part.task(),
        fix: with.map(|with| Fix {
            replace: quote.clone(),
            with,
        }),
        quote,
    }
}

/// Dates and document numbers of one text.
fn numbers<'a>(survey: &Survey<'a>, part: &Part<'a>, spots: &mut Vec<Spot>) {
    let mut taken: Vec<Range<usize>> = Vec::new();
    if !part.signs.digits {
        return;
    }
    if part.signs.brackets {
        for number in doc_number::find_all(part.text) {
            if number.damaged {
                // The code of the agency is not broken; the place is the year and the serial number.
                let whole = &part.text[number.range.clone()];
                let lead = whole
                    .find(|c: char| {
                        c.is_ascii_digit() || matches!(c, '〔' | '[' | '【' | '(' | '（')
                    })
                    .unwrap_or(0);
                let range = number.range.start + lead..number.range.end;
                let with = number.repaired.as_deref().map(|repaired| {
                    let lead = repaired.find('〔').unwrap_or(0);
                    repaired[lead..].to_owned()
                });
                spots.push(spot(survey, part, range, SpotKind::Number, with));
            }
            taken.push(number.range);
        }
    }
    for found in damage::dates(part.text) {
        if taken
            .iter()
            .any(|range| range.start < found.range.end && found.range.start < range.end)
        {
            continue;
        }
        let with = found.repaired;
        spots.push(spot(survey, part, found.range, SpotKind::Date, with));
    }
}

/// A line of the cover that is a document number without its brackets.
fn bare_number<'a>(survey: &Survey<'a>, part: &Part<'a>, spots: &mut Vec<Spot>) {
    let bracketed = part
        .text
        .contains(['〔', '〕', '[', ']', '【', '】', '(', ')', '（', '）']);
    if bracketed || !part.text.trim_end().ends_with('号') {
        return;
    }
    if let Some(number) = doc_number::whole(part.text).filter(|number| number.damaged) {
        let range = number.range.clone();
        spots.push(spot(survey, part, range, SpotKind::Number, number.repaired));
    }
}

/// The date of the signature without its 年, 月 and 日: 2021116.
fn bare_date<'a>(survey: &Survey<'a>, part: &Part<'a>, spots: &mut Vec<Spot>) {
    let digits = part.text.trim();
    if !(6..=8).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return;
    }
    let dated = survey.notice.header.places.get("issued_on");
    if dated.is_none_or(|at| at.end <= part.at.start || part.at.end <= at.start) {
        return;
    }
    let repaired = match damaged_dates(digits).as_slice() {
        [date] => Some(damage::written(*date)),
        _ => None,
    };
    let range = part.text.len() - part.text.trim_start().len();
    let range = range..range + digits.len();
    spots.push(spot(survey, part, range, SpotKind::Date, repaired));
}

/// Brackets, quotation marks and doubled marks of one passage.
fn marks<'a>(survey: &Survey<'a>, passage: Passage<'_, 'a>, spots: &mut Vec<Spot>) {
    // The first of two marks may be the last of the part before.
    let suspect = |part: &Part| part.signs.suspect || part.text.starts_with(is_stop);
    if !passage.parts.iter().any(suspect) {
        return;
    }
    // Marks that wait for their partner: of each kind their parts and their places there.
    let mut open: HashMap<char, Vec<(usize, usize)>> = HashMap::new();
    // The mark that ended right here.
    let mut before: Option<(char, usize, usize)> = None;
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
            match mark {
                _ if opens(mark) => {
                    // “ does not nest in itself: the one before has lost its partner.
                    let waiting = open.entry(mark).or_default();
                    if matches!(mark, '“' | '‘')
                        && let Some((part, at)) = waiting.pop()
                    {
                        unpaired(survey, passage, (mark, part, at), spots);
                    }
                    let mixed = (mark == '“').then(|| mixed_quote(&part.text[at..]));
                    match mixed.flatten() {
                        Some(len) => spots.push(typewritten(survey, part, at + len, '”')),
                        None => waiting.push((index, at)),
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
                    None => unpaired(survey, passage, (mark, index, at), spots),
                },
                ';' | ',' | ':' | '。' | '、' => {
                    if let Some((other, other_part, other_at)) = before
                        && is_doubled(other, mark)
                    {
                        doubled(survey, passage, (other_part, other_at), (index, at), spots);
                    }
                    before = Some((mark, index, at));
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
    for (mark, waiting) in open {
        for (part, at) in waiting {
            unpaired(survey, passage, (mark, part, at), spots);
        }
    }
}

/// A typewriter's mark in the place of another.
fn typewritten<'a>(survey: &Survey<'a>, part: &Part<'a>, at: usize, meant: char) -> Spot {
    let end = skip_one(part.text, at);
    let with = Some(meant.to_string());
    spot(survey, part, at..end, SpotKind::MixedQuote, with)
}

fn is_stop(c: char) -> bool {
    matches!(half(c), ';' | ',' | ':' | '。' | '、')
}

/// The same mark twice, or two closing marks where one is meant.
fn is_doubled(first: char, second: char) -> bool {
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
    (mark, part, at): (char, usize, usize),
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
    first: (usize, usize),
    second: (usize, usize),
    spots: &mut Vec<Spot>,
) {
    let part = &passage.parts[second.0];
    if in_address(part.text, second.1) {
        return;
    }
    let end = skip_one(part.text, second.1);
    let start = if first.0 == second.0 {
        first.1
    } else {
        second.1
    };
    let kept = Some(part.text[start..second.1].to_owned());
    let found = spot(survey, part, start..end, SpotKind::Doubled, kept);
    // `;;;` is one finding.
    if let Some(last) = spots.last_mut()
        && last.kind == SpotKind::Doubled
        && last.at.end > found.at.start
    {
        last.at.end = found.at.end;
        let again = &part.text[second.1..end];
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
