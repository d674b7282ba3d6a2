//! Amounts: a number, a range of numbers, 万 and 亿, and the unit of measurement behind it.

use super::comparator::{Comparator, comparator_before, comparator_behind};
use super::measure::unit_at;
use super::scan::{char_at, digit, half, is_digit, skip_space};

/// A number as scanned, before it is known whether it is a target.
#[derive(Clone, Copy)]
pub(crate) struct Scanned<'a> {
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
    pub(super) unit: Option<&'a str>,
    pub(super) behind: Option<Comparator>,
}

/// The digits of a number, its point still to be set.
#[derive(Clone, Copy)]
pub(crate) struct Number {
    digits: u64,
    /// How many of them stand behind the point.
    decimals: i32,
}

impl Number {
    /// The value times ten to the power of `scale`, rounded once only.
    pub(super) fn scaled(self, scale: i32) -> f64 {
        /// Up to here every whole number is a float.
        const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;
        let power = scale - self.decimals;
        if self.digits > EXACT || power.abs() > 18 {
            let written = format!("{}e{power}", self.digits);
            return written.parse().unwrap_or(f64::INFINITY);
        }
        let (digits, ten) = (self.digits as f64, 10_u64.pow(power.unsigned_abs()) as f64);
        if power < 0 {
            digits / ten
        } else {
            digits * ten
        }
    }
}

/// The number at `start`, with what belongs to it.
pub(crate) fn scan(s: &str, start: usize) -> Option<Scanned<'_>> {
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
    let unit_end = unit.map_or(number_end, |unit| at + unit.len());
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
    /// Digits and point of the longest.
    const MOST: usize = 18;
    let mut number = Number {
        digits: 0,
        decimals: 0,
    };
    let mut length = 0;
    let mut end = start;
    let mut pointed = false;
    while let Some(c) = char_at(s, end) {
        let next = end + c.len_utf8();
        if let Some(digit) = digit(c) {
            length += 1;
            if length > MOST {
                return None;
            }
            number.digits = number.digits * 10 + u64::from(digit);
            number.decimals += i32::from(pointed);
        } else if matches!(half(c), '.' | '·')
            && !pointed
            && length > 0
            && char_at(s, next).is_some_and(is_digit)
        {
            pointed = true;
            length += 1;
        } else if c == ',' && !pointed && is_thousands(s, start, end) {
            // 1,200
        } else {
            break;
        }
        end = next;
    }
    (length > 0).then_some((number, end))
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
fn compound_unit(s: &str, at: usize) -> Option<&str> {
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
    Some(&rest[..len])
}

/// 分 as a unit, only where it is compared: 91分以上, 达到90分; otherwise it is points of the assessment.
fn points(s: &str, start: usize, at: usize) -> Option<&'static str> {
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
    (compared && !scored).then_some("分")
}
