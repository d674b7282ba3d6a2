//! Brackets and quotation marks without their partner, doubled marks.

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
    // Marks that wait for their partner.
    let mut open: Vec<Mark> = Vec::new();
    // The stop that ended right here.
    let mut before: Option<Mark> = None;
    for (index, part) in passage.parts.iter().enumerate() {
        if passage.kind == Kind::Cover {
            before = None;
        }
        let mut reached = 0;
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
                    if matches!(mark, '“' | '‘')
                        && let Some(last) = open.iter().rposition(|other| other.mark == mark)
                    {
                        unpaired(survey, passage, open.remove(last), spots);
                    }
                    let mixed = (mark == '“').then(|| mixed_quote(&part.text[at..]));
                    match mixed.flatten() {
                        Some(len) => spots.push(typewritten(survey, part, at + len, '”')),
                        None => open.push(found),
                    }
                }
                _ if closes(mark) => {
                    let partner = partner(mark);
                    match open.iter().rposition(|other| other.mark == partner) {
                        Some(opening) => {
                            open.remove(opening);
                        }
                        None if is_item_mark(part.text, at, mark) => {}
                        None if mark == '”'
                            && let Some(from) = mixed_opening(&part.text[..at]) =>
                        {
                            spots.push(typewritten(survey, part, from, '“'));
                        }
                        None => unpaired(survey, passage, found, spots),
                    }
                }
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
    for lost in open {
        unpaired(survey, passage, lost, spots);
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

/// `1)` and `一）` number an item and have no partner.
fn is_item_mark(text: &str, at: usize, mark: char) -> bool {
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
        && (is_one_of_series(text, number)
            || before[..label]
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || matches!(half(c), ';' | '。' | ':')))
}

/// Whether the number before or behind a number stands in the text with such a bracket as well: 完成1)清淤2)绿化.
fn is_one_of_series(text: &str, number: &str) -> bool {
    let Ok(number) = number.parse::<u32>() else {
        return false;
    };
    [number.wrapping_sub(1), number + 1].iter().any(|next| {
        let label = next.to_string();
        text.match_indices(&label).any(|(at, _)| {
            let alone = !text[..at].ends_with(|c: char| c.is_ascii_digit() || half(c) == '(');
            alone && text[at + label.len()..].starts_with([')', '）'])
        })
    })
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

/// Whether a mark stands in the address of a page: https://…/detail/0071::12.
fn in_address(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let start = before
        .rfind(|c: char| !c.is_ascii_graphic())
        .map_or(0, |last| skip_one(before, last));
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
            is_item_mark(text, at, ')')
        };
        assert!(is_mark("完成1)清淤2)绿化", "2)"));
        assert!(is_mark("1)清淤", "1)"));
        // The bracket has lost its other half.
        assert!(!is_mark("清淤(含支流)完成2)绿化", "2)"));
        assert!(!is_mark("完成(1)清淤2)绿化", "2)"));
    }
}
