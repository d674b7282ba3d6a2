//! Amounts: a number, a range of numbers, 万 and 亿, and the unit of measurement behind it.

use super::comparator::{Comparator, comparator_before, comparator_behind};
use super::measure::unit_at;
use super::scan::{char_at, half, is_digit, skip_space};

/// A number as scanned, before it is known whether it is a target.
pub(crate) struct Scanned {
    pub(super) start: usize,
    /// Behind number and multiplier.
    pub(super) number_end: usize,
    /// Behind the unit.
    pub(super) unit_end: usize,
    /// Behind the comparator word.
    pub(super) end: usize,
    pub(super) digits: Number,
    pub(super) upper: Option<Number>,
    pub(super) scale: i32,
    pub(super) unit: Option<String>,
    pub(super) behind: Option<Comparator>,
}

/// The digits of a number, its point still to be set.
#[derive(Clone)]
pub(crate) struct Number {
    text: String,
}

impl Number {
    /// The value times ten to the power of `scale`, rounded once only.
    pub(super) fn scaled(&self, scale: i32) -> Option<f64> {
        format!("{}e{scale}", self.text)
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
    }
}

/// The number at `start`, with what belongs to it.
pub(crate) fn scan(s: &str, start: usize) -> Option<Scanned> {
    let (digits, mut end) = number(s, start)?;
    let mut upper = None;
    let dash = skip_space(s, end);
    if let Some(c) =
        char_at(s, dash).filter(|c| matches!(half(*c), '-' | '~' | '—' | '–' | '至' | '～'))
        && let Some((second, second_end)) =
            number(s, skip_space(s, skip_percent(s, dash + c.len_utf8())))
    {
        upper = Some(second);
        end = second_end;
    } else if s[end..].starts_with('%')
        && let Some(c) =
            char_at(s, end + 1).filter(|c| matches!(half(*c), '-' | '~' | '—' | '–' | '～'))
        && let Some((second, second_end)) = number(s, end + 1 + c.len_utf8())
    {
        upper = Some(second);
        end = second_end;
    }
    let mut scale = 0;
    let mut unit_from = skip_space(s, end);
    for (word, power) in [
        ("万亿", 12),
        ("千万", 7),
        ("百万", 6),
        ("万", 4),
        ("亿", 8),
        ("千", 3),
        ("百", 2),
    ] {
        let found = s[unit_from..].starts_with(word);
        if found && !(word == "千" || word == "百")
            || found && s[unit_from + word.len()..].starts_with(['万', '亿'])
        {
            scale = power;
            end = unit_from + word.len();
            unit_from = end;
            break;
        }
    }
    for word in ["余", "多"] {
        if s[unit_from..].starts_with(word) {
            end = unit_from + word.len();
            unit_from = end;
        }
    }
    let number_end = end;
    let at = skip_space(s, unit_from);
    let unit = compound_unit(s, at).or_else(|| points(s, start, at));
    let unit_end = unit.as_ref().map_or(number_end, |unit| at + unit.len());
    let (behind, end) = comparator_behind(s, unit_end);
    Some(Scanned {
        start,
        number_end,
        unit_end,
        end,
        digits,
        upper,
        scale,
        unit,
        behind,
    })
}

fn skip_percent(s: &str, at: usize) -> usize {
    if s[at..].starts_with('%') { at + 1 } else { at }
}

/// Digits with a point and thousands marks: `3.52`, `1,200`, `１０`.
fn number(s: &str, start: usize) -> Option<(Number, usize)> {
    let mut text = String::new();
    let mut end = start;
    let mut pointed = false;
    while let Some(c) = char_at(s, end) {
        let next = end + c.len_utf8();
        if is_digit(c) {
            text.push(half(c));
        } else if matches!(half(c), '.' | '·')
            && !pointed
            && !text.is_empty()
            && char_at(s, next).is_some_and(is_digit)
        {
            pointed = true;
            text.push('.');
        } else if c == ',' && !pointed && is_thousands(s, start, end) {
            // 1,200
        } else {
            break;
        }
        end = next;
    }
    (!text.is_empty() && text.len() <= 18).then_some((Number { text }, end))
}

/// Whether the comma at `at` parts thousands: one to three digits before it, exactly three behind.
fn is_thousands(s: &str, start: usize, at: usize) -> bool {
    let behind = s[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let before = s[start..at]
        .bytes()
        .rev()
        .take_while(u8::is_ascii_digit)
        .count();
    behind == 3 && (1..=3).contains(&before) && !s[start..at].starts_with('0')
}

/// A unit with its denominators: 微克/立方米, 吨/日, 元每平方米.
fn compound_unit(s: &str, at: usize) -> Option<String> {
    let rest = s.get(at..)?;
    let first = unit_at(rest)?;
    let mut len = first.len();
    while let Some(slash) = char_at(rest, len).filter(|c| matches!(half(*c), '/' | '每')) {
        let below = &rest[len + slash.len_utf8()..];
        const PER: &[&str] = &[
            "分钟", "小时", "万人", "千人", "百户", "时", "天", "日", "月", "年", "秒", "周",
        ];
        let below_unit = PER
            .iter()
            .find(|word| below.starts_with(**word))
            .copied()
            .or_else(|| unit_at(below));
        let Some(unit) = below_unit else { break };
        len += slash.len_utf8() + unit.len();
    }
    Some(rest[..len].to_owned())
}

/// 分 as a unit, only where it is compared: 91分以上, 达到90分; otherwise it is points of the assessment.
fn points(s: &str, start: usize, at: usize) -> Option<String> {
    let rest = s.get(at..)?.strip_prefix('分')?;
    if rest.starts_with(['钟', '之', '别', '类', '散', '项', '值', '）', ')']) {
        return None;
    }
    let compared = rest.starts_with("以上")
        || rest.starts_with("及以上")
        || comparator_before(s, start).is_some();
    let scored = ["扣", "加", "得", "记", "计", "减", "给"]
        .iter()
        .any(|word| s[..start].ends_with(word));
    (compared && !scored).then(|| "分".to_owned())
}
