//! Amounts: a number, a range or fraction of numbers, 万 and 亿, and the unit of measurement behind it.

use super::comparator::{Comparator, comparator_before, comparator_behind, sign_before};
use super::measure::{is_measure_word, unit_at};
use crate::zh::text::phrase;
use crate::zh::text::scan::{
    char_at, digit, half, is_dash, is_digit, is_lost, skip_space, skip_while,
};
use crate::zh::text::words::{ends_with_any, holds_any};

/// A number as scanned, before it is known whether it is a target.
#[derive(Clone, Copy)]
pub(crate) struct Scanned<'a> {
    pub(crate) start: usize,
    /// Behind number and multiplier.
    pub(crate) number_end: usize,
    /// Behind the unit.
    pub(crate) unit_end: usize,
    /// Behind the comparator word.
    pub(crate) end: usize,
    pub(crate) value: Number,
    /// The upper end of a range.
    pub(crate) upper: Option<Number>,
    pub(crate) unit: Option<&'a str>,
    pub(crate) behind: Option<Comparator>,
}

/// The digits of a number and the power of ten that 万 and 亿 multiply them by.
#[derive(Clone, Copy)]
pub(crate) struct Number {
    digits: Digits,
    pub(crate) scale: i32,
    /// The denominator of a fraction.
    below: Option<u64>,
}

/// The digits of a number as one, and how many of them stand behind its point.
#[derive(Clone, Copy)]
struct Digits {
    all: u64,
    decimals: i32,
}

impl Number {
    /// The value, rounded once only.
    pub(crate) fn value(self) -> f64 {
        let above = self.digits.scaled(self.scale);
        self.below.map_or(above, |below| above / below as f64)
    }

    pub(crate) fn has_point(self) -> bool {
        self.digits.decimals > 0
    }

    pub(crate) fn is_fraction(self) -> bool {
        self.below.is_some()
    }
}

impl Digits {
    /// The value times ten to the power of `scale`.
    fn scaled(self, scale: i32) -> f64 {
        /// Up to here every whole number is a float.
        const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;
        let power = scale - self.decimals;
        if self.all > EXACT || power.abs() > 18 {
            let written = format!("{}e{power}", self.all);
            return written.parse().unwrap_or(f64::INFINITY);
        }
        let (all, ten) = (self.all as f64, 10_u64.pow(power.unsigned_abs()) as f64);
        if power < 0 { all / ten } else { all * ten }
    }
}

/// The number at `start`, with what belongs to it.
pub(crate) fn scan(s: &str, start: usize) -> Option<Scanned<'_>> {
    let (digits, mut end) = digits(s, start)?;
    let mut value = Number {
        digits,
        scale: 0,
        below: None,
    };
    if let Some((below, below_end)) = denominator(s, start, end) {
        value.below = Some(below);
        end = below_end;
    }
    // 2-3个: both ends share multiplier and unit.
    let mut upper = None;
    if let Some(from) = dash(s, end).or_else(|| up_to(s, start, end))
        && let Some((digits, second_end)) = self::digits(s, from)
    {
        upper = Some(Number { digits, ..value });
        end = second_end;
    }
    (value.scale, end) = multiplier(s, end);
    if let Some(upper) = &mut upper {
        upper.scale = value.scale;
        // 5000-1万人 shares only the unit.
        if value.value() > upper.value() {
            value.scale = 0;
        }
    }
    let at = skip_space(s, end);
    let unit = unit(s, start, at, &value);
    let mut unit_end = unit.map_or(end, |unit| at + unit.len());
    let mut number_end = end;
    // 20万元至50万元: the unit stands at both ends.
    if upper.is_none()
        && let Some(unit) = unit
        && let Some((number, from, to)) = other_end(s, start, unit_end, unit)
    {
        (upper, number_end, unit_end) = (Some(number), from, to);
    }
    let (behind, end) = comparator_behind(s, unit_end);
    Some(Scanned {
        start,
        number_end,
        unit_end,
        end,
        value,
        upper,
        unit,
        behind,
    })
}

/// Digits with a point and thousands marks: `3.52`, `1,200`, `１０`.
fn digits(s: &str, start: usize) -> Option<(Digits, usize)> {
    /// Digits and point of the longest.
    const MOST: usize = 18;
    let mut number = Digits {
        all: 0,
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
            number.all = number.all * 10 + u64::from(digit);
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

/// The denominator behind a numerator of one or two digits: 1/2; not of a date (2023/5/1).
fn denominator(s: &str, start: usize, end: usize) -> Option<(u64, usize)> {
    let slash = char_at(s, end).filter(|c| half(*c) == '/')?;
    let from = end + slash.len_utf8();
    let (below, below_end) = digits(s, from)?;
    let is_small = |text: &str| text.chars().nth(2).is_none() && !text.starts_with(['0', '０']);
    let free = char_at(s, below_end).is_none_or(|c| !matches!(half(c), '/' | '-' | '万'));
    (is_small(&s[start..end]) && is_small(&s[from..below_end]) && free)
        .then_some((below.all, below_end))
}

/// Behind the mark that joins both ends of a range.
fn dash(s: &str, at: usize) -> Option<usize> {
    let at = skip_space(s, at);
    let mark = char_at(s, at).filter(|c| is_dash(*c) || *c == '至')?;
    Some(skip_space(s, at + mark.len_utf8()))
}

/// Behind 到, where it joins both ends of a range: 3到5个; 由20万元到50万元 is a change.
fn up_to(s: &str, start: usize, at: usize) -> Option<usize> {
    let next = skip_space(s, at);
    s[next..].strip_prefix('到')?;
    let changes = phrase::before(s, start).contains(['由', '从']);
    (!changes).then(|| skip_space(s, next + '到'.len_utf8()))
}

/// The upper end of a range whose lower end has its unit: the number, and where it and its unit end.
fn other_end(s: &str, start: usize, at: usize, unit: &str) -> Option<(Number, usize, usize)> {
    let from = dash(s, at).or_else(|| up_to(s, start, at))?;
    let (digits, end) = digits(s, from)?;
    let (scale, end) = multiplier(s, end);
    let unit_from = skip_space(s, end);
    (compound_unit(s, unit_from)? == unit).then_some((
        Number {
            digits,
            scale,
            below: None,
        },
        end,
        unit_from + unit.len(),
    ))
}

/// The power of ten that 万, 亿 and their like stand for, and where they end; 余 and 多 belong to them, before them or behind.
fn multiplier(s: &str, at: usize) -> (i32, usize) {
    let (mut scale, mut end) = (0, at);
    let mut next = skip_space(s, at);
    // 20余万人
    if let Some(rest) = s[next..].strip_prefix(['余', '多'])
        && rest.starts_with(['万', '亿'])
    {
        next = s.len() - rest.len();
    }
    for (word, power) in [
        ("万亿", 12),
        ("千万", 7),
        ("百万", 6),
        ("万", 4),
        ("亿", 8),
        ("千", 3),
        ("百", 2),
    ] {
        let found = s[next..].starts_with(word);
        if found && (!matches!(word, "千" | "百") || is_multiplied(&s[next..], word.len())) {
            (scale, end) = (power, next + word.len());
            next = end;
            break;
        }
    }
    for word in ["余", "多"] {
        if s[next..].starts_with(word) {
            end = next + word.len();
            next = end;
        }
    }
    (scale, end)
}

/// Whether the 千 or 百 that a text begins with multiplies: before 万 and 亿, and before a unit that it is no part of
/// (3千户, 2百余亩, not 12千米 or 0.5百分点).
fn is_multiplied(s: &str, len: usize) -> bool {
    let behind = &s[len..];
    let counted = behind.strip_prefix(['余', '多']).unwrap_or(behind);
    behind.starts_with(['万', '亿']) || unit_at(s).is_none() && unit_at(counted).is_some()
}

/// The unit of the number from `start` that stands at `at`.
fn unit<'a>(s: &'a str, start: usize, at: usize, value: &Number) -> Option<&'a str> {
    if value.is_fraction() {
        return None;
    }
    compound_unit(s, at)
        .or_else(|| rate(s, at))
        .or_else(|| points(s, start, at))
        .or_else(|| days(s, start, at))
        .or_else(|| unlisted(s, start, at))
}

/// A unit with its denominators: 微克/立方米, 吨/日, 元每平方米, 吨/月·平方公里.
pub(crate) fn compound_unit(s: &str, at: usize) -> Option<&str> {
    let rest = s.get(at..)?;
    let first = unit_at(rest)?;
    let mut len = first.len();
    let mut divided = false;
    while let Some(slash) = char_at(rest, len)
        .filter(|c| matches!(half(*c), '/' | '每') || divided && matches!(c, '·' | '•'))
    {
        let below = &rest[len + slash.len_utf8()..];
        const PER: &[&str] = &[
            "分钟", "小时", "季度", "半年", "万元", "万人", "千人", "百户", "时", "天", "日", "月",
            "年", "秒", "周",
        ];
        let below_unit = PER
            .iter()
            .find(|word| below.starts_with(**word))
            .copied()
            .or_else(|| unit_at(below));
        let Some(unit) = below_unit else { break };
        len += slash.len_utf8() + unit.len();
        divided = true;
    }
    Some(&rest[..len])
}

/// The base of a rate: 9/10万 is nine in a hundred thousand.
fn rate(s: &str, at: usize) -> Option<&'static str> {
    let rest = s.get(at..)?;
    ["/10万", "/万", "/千"]
        .iter()
        .find(|base| rest.starts_with(**base))
        .copied()
}

/// 分 as a unit, only where it is compared or reached: 91分以上, 达到90分, 提高到95分; otherwise it is points of the assessment.
fn points(s: &str, start: usize, at: usize) -> Option<&'static str> {
    let rest = s.get(at..)?.strip_prefix('分')?;
    if rest.starts_with(['钟', '之', '别', '类', '散', '项', '值', '）', ')']) {
        return None;
    }
    let compared = rest.starts_with("以上")
        || rest.starts_with("及以上")
        || s[..start].ends_with(['到', '至'])
        || comparator_before(s, start).is_some();
    let scored = ends_with_any(&s[..start], &["扣", "加", "得", "记", "计", "减", "给"]);
    (compared && !scored).then_some("分")
}

/// 天 and 年 as units, only where they are counted, not waited for: 优良天数达到320天, ≥300天, 受教育年限达到11.3年.
fn days(s: &str, start: usize, at: usize) -> Option<&'static str> {
    let unit = ["天", "年"]
        .into_iter()
        .find(|unit| s[at..].starts_with(unit))?;
    let phrase = phrase::before(s, start);
    let names = |words: &[&str]| holds_any(phrase, words);
    let counted = match unit {
        "天" => names(&["天数", "日数", "天气"]) || sign_before(s, start).is_some(),
        // 受教育年限到2025年达到11.3年
        _ => names(&["教育年限"]) && (s[start..at].contains('.') || at < start + 4),
    };
    counted.then_some(unit)
}

/// One character that closes the phrase is a measure word, listed or not: 不超过3科。
fn unlisted(s: &str, start: usize, at: usize) -> Option<&str> {
    let c = char_at(s, at).filter(|c| is_measure_word(*c))?;
    let end = at + c.len_utf8();
    let closes = char_at(s, skip_space(s, end))
        .is_none_or(|c| matches!(half(c), ',' | '、' | '。' | ';' | ')'));
    // 在12弄 is a place.
    let placed = s[..start].ends_with(['第', '到', '至', '在', '于']);
    (closes && (!placed || is_compared(s, start))).then(|| &s[at..end])
}

/// Whether a number is damaged: a character without meaning stands where its point or a digit was, or its point is lost (028元).
/// Gives where it ends.
pub(crate) fn damaged(s: &str, start: usize) -> Option<usize> {
    let mut end = skip_while(s, start, is_digit);
    let mut marks = 0;
    while let Some(mark) = char_at(s, end).filter(|c| is_lost(*c)) {
        let next = end + mark.len_utf8();
        if !char_at(s, next).is_some_and(is_digit) {
            break;
        }
        marks += 1;
        end = skip_while(s, next, |c| is_digit(c) || half(c) == '.');
    }
    if marks > 0 {
        return Some(end);
    }
    let run = &s[start..end];
    let padded = run.len() > 1
        && run.starts_with(['0', '０'])
        && char_at(s, end).is_none_or(|c| half(c) != '.');
    if !padded {
        return None;
    }
    let scanned = scan(s, start).filter(|found| found.unit.is_some())?;
    Some(scanned.unit_end)
}

/// Whether a sign or a word before the number compares it.
pub(crate) fn is_compared(s: &str, start: usize) -> bool {
    sign_before(s, start)
        .or_else(|| comparator_before(s, start))
        .is_some()
}
