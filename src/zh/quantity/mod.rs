//! Targets (目标值): numbers with a unit and what they are compared by (`达到85%以上`, `清淤4万方`, `低于55分贝`).
//!
//! Most numbers in a notice are no targets. Which are not is told by what the number is (`nominal`: names, ordinals, points,
//! times), what it does in its sentence (`qualifier`: 10亿元以上项目; `existing`: 依托12个站点; `change`: 由30%提高至50%), and
//! whether it is whole at all.

pub(crate) mod amount;
mod cell;
pub(crate) mod change;
pub(crate) mod comparator;
pub(crate) mod existing;
pub(crate) mod measure;
pub(crate) mod nominal;
pub(crate) mod qualifier;

use std::ops::Range;

use self::amount::{Number, Scanned, is_compared, scan};
pub(crate) use self::cell::{unit_of_name, whole_cell};
use self::change::is_start;
pub(crate) use self::comparator::Comparator;
use self::comparator::{comparator_before, comparator_over, sign_before};
use self::existing::is_given;
use self::nominal::{is_name, is_no_amount, is_share};
use self::qualifier::{bound_behind_noun, qualifying};
use crate::zh::text::phrase;
use crate::zh::text::quotation::mixed_quote;
use crate::zh::text::scan::{
    between_han, char_at, find_mark, half, is_digit, is_lost, skip_space, skip_while,
};
use crate::zh::text::words::holds_any;

/// A number with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity<'a> {
    /// The number with its unit and the comparator word behind it.
    pub(crate) range: Range<usize>,
    /// How it is compared.
    pub(crate) comparator: Comparator,
    /// The value, 万 and 亿 multiplied out; of a range the lower end.
    pub(crate) value: f64,
    /// The upper end of a range.
    pub(crate) upper: Option<f64>,
    /// The unit without 万 and 亿.
    pub(crate) unit: Option<&'a str>,
}

/// The targets of a clause.
pub(crate) fn find_all(s: &str) -> Vec<Quantity<'_>> {
    let numbers = numbers(s);
    if numbers.is_empty() {
        return Vec::new();
    }
    let qualifying = qualifying(s, &numbers);
    let mut found: Vec<Quantity> = Vec::new();
    // The comparator before the last number, and where that number ends: 分别达到80%、90%.
    let mut shared: Option<(Comparator, usize)> = None;
    for (number, qualifies) in numbers.iter().zip(qualifying) {
        if qualifies
            || is_given(s, number)
            || is_no_amount(s, number)
            || is_start(s, number)
            || !is_whole(s, number)
        {
            shared = None;
            continue;
        }
        let before = before(s, number).or_else(|| {
            let (comparator, end) = shared?;
            // A print sets blanks beside its numbers: 分别达到20% 和10%.
            let between = s.get(end..number.start)?.trim();
            matches!(between, "、" | "和" | "及").then_some(comparator)
        });
        shared = before.map(|comparator| (comparator, number.end));
        found.push(quantity(s, number, before));
    }
    found
}

/// Numbers that lost their decimal point, or cannot be whole as they stand (3.5个乡镇): their value is not certain.
pub(crate) fn damaged(s: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // What may be damaged has a point or a sign without meaning in it, or begins with a zero.
    let mut number_end = None;
    let may_be = |(at, c): (usize, char)| {
        let begins = number_end != Some(at);
        if is_digit(c) {
            number_end = Some(at + c.len_utf8());
        }
        matches!(half(c), '.' | '·') || is_lost(c) || begins && half(c) == '0'
    };
    if !between_han(s).any(may_be) {
        return found;
    }
    let mut at = 0;
    while let Some(step) = find_mark(&s[at..], is_digit) {
        let start = at + step;
        at = match (amount::damaged(s, start), scan(s, start)) {
            (Some(end), _) => {
                found.push(start..end);
                end
            }
            (None, Some(number)) => {
                if !is_name(s, &number) && !is_no_amount(s, &number) && !is_whole(s, &number) {
                    found.push(start..number.unit_end);
                }
                number.end
            }
            (None, None) => skip_number(s, start),
        };
    }
    found
}

/// The amounts of a text: numbers with a unit or a comparator outside quotations that are no names, damaged ones left out.
fn numbers(s: &str) -> Vec<Scanned<'_>> {
    let mut found: Vec<Scanned> = Vec::new();
    // Numbers of a list that leave their unit to the last: 0.26、0.67、1.04亿元.
    let mut open: Vec<Scanned> = Vec::new();
    let mut quoted = 0_u32;
    // Where the quotation of a whole goal ends.
    let mut goal = 0;
    // Where a typewriter's mark closes the quotation at hand.
    let mut closed = usize::MAX;
    let mut at = 0;
    while at < s.len() {
        let number = between_han(&s[at..]).find(|&(step, c)| {
            match c {
                '“' if let Some(end) = mixed_quote(&s[at + step..]) => {
                    closed = at + step + end;
                    quoted += 1;
                }
                '"' | '＂' if at + step == closed => quoted = quoted.saturating_sub(1),
                '“' if quoted == 0
                    && let Some(len) = quoted_goal(&s[at + step..]) =>
                {
                    goal = at + step + len;
                    quoted += 1;
                }
                '“' | '《' | '「' | '『' | '〈' => quoted += 1,
                '”' | '》' | '」' | '』' | '〉' => quoted = quoted.saturating_sub(1),
                // A quotation that lost its end does not run on.
                '。' | ';' | '；' => quoted = 0,
                _ => {}
            }
            is_digit(c)
        });
        let Some((step, _)) = number else { break };
        at += step;
        // A list goes on right behind its mark.
        if open
            .last()
            .is_some_and(|last| skip_space(s, last.number_end + '、'.len_utf8()) != at)
        {
            open.clear();
        }
        let whole = amount::damaged(s, at).is_none();
        let Some(number) = scan(s, at).filter(|_| whole) else {
            at = amount::damaged(s, at).unwrap_or_else(|| skip_number(s, at));
            open.clear();
            continue;
        };
        at = number.end;
        let named = quoted > 0 && (quoted > 1 || at > goal || !is_stated(s, &number));
        if named || is_name(s, &number) {
            open.clear();
        } else if is_bare(s, &number) {
            if s[number.number_end..].starts_with('、') && number.value.scale == 0 {
                open.push(number);
            } else {
                open.clear();
            }
        } else {
            for mut part in open.drain(..) {
                part.value.scale = number.value.scale;
                part.unit = number.unit;
                found.push(part);
            }
            found.push(number);
        }
    }
    found
}

/// The length of a quotation that is longer than a name: “引进人才达到2000人左右、贡献率达到40%”.
fn quoted_goal(s: &str) -> Option<usize> {
    const NAME: usize = 14;
    const LONGEST: usize = 200;
    let (end, c) = s
        .char_indices()
        .skip(1)
        .take(LONGEST)
        .find(|(_, c)| matches!(c, '”' | '“' | '。'))?;
    (c == '”' && s[..end].chars().nth(NAME).is_some()).then_some(end)
}

/// Whether words compare the number: 达到40%, 2000人左右.
fn is_stated(s: &str, number: &Scanned) -> bool {
    number.behind.is_some()
        || sign_before(s, number.start).is_some()
        || comparator_before(s, number.start).is_some()
}

fn skip_number(s: &str, at: usize) -> usize {
    skip_while(s, at, |c| is_digit(c) || c == '.')
}

/// Whether nothing makes an amount of the number: no unit and nothing that compares it.
fn is_bare(s: &str, number: &Scanned) -> bool {
    if number.unit.is_some() || number.behind.is_some() || sign_before(s, number.start).is_some() {
        return false;
    }
    let compared = comparator_before(s, number.start).is_some();
    if number.value.is_fraction() {
        return !compared && comparator_over(s, number.start, true).is_none();
    }
    // 满意指数达到96， 完成投资8.6亿，
    let closes =
        char_at(s, skip_space(s, number.end)).is_none_or(|c| matches!(half(c), ',' | '。' | ';'));
    !((compared || number.value.scale > 0) && closes)
}

/// Whether the number counts whole things where it counts things: half a township is the sign of an item number run on (3.5个乡镇).
/// Of so many inhabitants, or compared, a number may be divided (千人口托位4.5个, 达到4.5个).
fn is_whole(s: &str, number: &Scanned) -> bool {
    let counts = matches!(
        number.unit,
        Some(
            "个" | "家"
                | "户"
                | "所"
                | "座"
                | "处"
                | "名"
                | "位"
                | "台"
                | "辆"
                | "栋"
                | "套"
                | "张"
                | "间"
                | "艘"
                | "场"
                | "人"
        )
    );
    let divided = number.value.scale == 0 && number.value.has_point();
    let of_each = || {
        let phrase = phrase::before(s, number.start);
        phrase.contains(['每', '均']) || holds_any(phrase, &["千人", "万人"])
    };
    !(counts && divided) || is_compared(s, number.start) || of_each()
}

/// The comparator that a sign or a word before the number gives, close to it or from a distance.
fn before(s: &str, number: &Scanned) -> Option<Comparator> {
    sign_before(s, number.start)
        .or_else(|| comparator_before(s, number.start))
        .or_else(|| comparator_over(s, number.start, is_share(number)))
}

/// 控制在103左右, 控制在年初水平的5%左右
fn is_held_about(s: &str, number: &Scanned) -> bool {
    s[number.unit_end..number.end].ends_with("左右")
        && phrase::before(s, number.start).contains("控制在")
}

fn quantity<'a>(s: &str, number: &Scanned<'a>, before: Option<Comparator>) -> Quantity<'a> {
    let comparator = match (number.behind, before) {
        // 低于55以下 is said as well; the word behind is the plainer one.
        (Some(behind), _) => behind,
        // 控制在2%—3%: the range is the bound.
        (None, Some(Comparator::AtMost)) if number.upper.is_some() => Comparator::Equal,
        // 控制在103左右: so much, no bound.
        (None, Some(Comparator::AtMost)) if is_held_about(s, number) => Comparator::Equal,
        // 保持60%入住率以上
        (None, None | Some(Comparator::Equal)) => {
            bound_behind_noun(s, number).unwrap_or(Comparator::Equal)
        }
        (None, Some(before)) => before,
    };
    Quantity {
        range: number.start..number.end,
        comparator,
        value: number.value.value(),
        upper: number.upper.map(Number::value),
        unit: number.unit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    // Phrases with the targets that they set are listed in tests/quantities/targets.txt.

    #[test]
    fn damaged_numbers() {
        let found = |s: &str| -> Vec<String> {
            damaged(s)
                .into_iter()
                .map(|range| s[range].to_owned())
                .collect()
        };
        assert_eq!(
            found("由0\u{e010}2元降到0\u{fffd}18元"),
            ["0\u{e010}2", "0\u{fffd}18"]
        );
        assert_eq!(found("调整为018元，3.5个乡镇"), ["018元", "3.5个"]);
        assert_eq!(found("设施67.5套，就业250.5人"), ["67.5套", "250.5人"]);
        for whole in [
            "0.18元", "第030号", "每千人2.5名", "户均3.5人", "1.5个工作日", "00后青年",
            "\u{e010}2元",
        ] {
            assert!(found(whole).is_empty(), "{whole}");
        }
    }
}
