//! Dates of notices (成文日期, 发布日期), in digits or in Chinese numerals, whole or damaged.
//!
//! Text extraction loses one-character runs such as a lone 年, 月 or 日, but never a digit: `2019524` is 2019年5月24日. Such a
//! line is read by putting the marks back wherever a calendar date results; more than one date means no answer.

use std::ops::Range;

use jiff::civil::Date;

use crate::zh::text::fold::squeeze;
use crate::zh::text::numeral::{chinese_digit, chinese_year, is_chinese_numeral, parse_chinese};
use crate::zh::text::scan::{char_at, char_before, digit, half, is_digit, is_space, skip_space};

/// What a line that is a date says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DateReading {
    /// Written in full.
    Exact(Date),
    /// A mark is lost and only one date is possible.
    Repaired(Date),
    /// Marks are lost and several dates are possible, in calendar order.
    Ambiguous(Vec<Date>),
}

impl DateReading {
    pub(crate) fn date(&self) -> Option<Date> {
        match self {
            DateReading::Exact(date) | DateReading::Repaired(date) => Some(*date),
            DateReading::Ambiguous(_) => None,
        }
    }
}

/// The first full date in a text: `2017年8月8日`, `2017-08-09`, `2017/8/9`, `2017.8.9`, `二○○七年四月十三日`.
pub(crate) fn find_date(s: &str) -> Option<(Range<usize>, Date)> {
    let mut at = 0;
    while let Some(step) = s.as_bytes()[at..]
        .iter()
        .position(|b| matches!(b, b'1' | b'2' | 0xe4 | 0xef))
    {
        at += step;
        if let Some((end, date)) = date_at(s, at).filter(|_| !continues_number(s, at)) {
            return Some((at..end, date));
        }
        at += 1;
    }
    None
}

/// Where the date with a time of day ends that a text begins with: `2021-06-25 16:57 来源：…`.
pub(crate) fn stamp_at_start(s: &str) -> Option<usize> {
    let (end, _) = s.starts_with(is_digit).then(|| date_at(s, 0)).flatten()?;
    let behind = s[end..].trim_start_matches(is_space);
    let len = behind
        .find(|c: char| !c.is_ascii_digit() && half(c) != ':')
        .unwrap_or(behind.len());
    let time = &behind[..len];
    (time.contains([':', '：']) && is_time_of_day(time)).then(|| s.len() - behind.len() + len)
}

/// Reads a line that is nothing but a date, perhaps with a time of day behind it.
pub(crate) fn parse_date_line(s: &str) -> Option<DateReading> {
    let around = |c| is_space(c) || matches!(half(c), '(' | ')');
    let line = s.trim_start_matches(around);
    if !line.starts_with(|c| is_digit(c) || chinese_digit(c).is_some()) {
        return None;
    }
    let line = line.trim_end_matches(around);
    // A year has four of them.
    let mut year = line.chars().filter(|c| !is_space(*c)).take(4);
    if line.len() > 80 || !year.all(|c| is_digit(c) || chinese_digit(c).is_some()) {
        return None;
    }
    if let Some((end, date)) = date_at(line, 0)
        && is_time_of_day(&line[end..])
    {
        return Some(DateReading::Exact(date));
    }
    let tight = squeeze(line);
    if let Some((end, date)) = date_at(&tight, 0)
        && end == tight.len()
    {
        return Some(DateReading::Exact(date));
    }
    let mut dates = damaged_dates(&tight);
    match dates.len() {
        0 => None,
        1 => dates.pop().map(DateReading::Repaired),
        _ => Some(DateReading::Ambiguous(dates)),
    }
}

/// Whether an expression of digits and 年, 月, 日 has all its marks and is a possible time: `2017年7月`, `11月30日`, `2017年`.
pub(crate) fn is_well_formed(expression: &str) -> bool {
    let mut rest = expression;
    let mut last = 0;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number: Option<u32> = rest[..digits].parse().ok();
        let Some(mark) = rest[digits..].chars().next() else {
            return false;
        };
        let (rank, possible) = match (mark, number) {
            ('年', Some(year)) => (1, (1900..2100).contains(&year)),
            ('月', Some(month)) => (2, (1..=12).contains(&month)),
            ('日', Some(day)) => (3, (1..=31).contains(&day)),
            _ => return false,
        };
        if !possible || rank <= last {
            return false;
        }
        last = rank;
        rest = &rest[digits + mark.len_utf8()..];
    }
    last > 0
}

/// The calendar dates that a run of digits with lost marks can mean: `2019524`, `20251月20日`, `2017111日`.
pub(crate) fn damaged_dates(tight: &str) -> Vec<Date> {
    let chars: Vec<char> = tight.chars().map(half).collect();
    let Some(year) = chars.get(..4).and_then(four_digits) else {
        return Vec::new();
    };
    if chars[4..]
        .iter()
        .any(|c| !c.is_ascii_digit() && !matches!(c, '年' | '月' | '日'))
    {
        return Vec::new();
    }
    let rest = skip_mark(&chars[4..], '年');
    let mut dates = Vec::new();
    for month_len in [1, 2] {
        let Some((month, behind)) = take_number(rest, month_len) else {
            continue;
        };
        let behind = skip_mark(behind, '月');
        for day_len in [1, 2] {
            let Some((day, end)) = take_number(behind, day_len) else {
                continue;
            };
            let padded_alone = day_len == 2
                && behind[0] == '0'
                && month_len == 1
                && behind.len() == rest.len() - 1;
            if skip_mark(end, '日').is_empty()
                && !padded_alone
                && let Ok(date) = Date::new(year, month, day)
            {
                dates.push(date);
            }
        }
    }
    dates.sort_unstable();
    dates.dedup();
    dates
}

fn four_digits(chars: &[char]) -> Option<i16> {
    let mut year = 0;
    for c in chars {
        year = year * 10 + i16::try_from(c.to_digit(10)?).ok()?;
    }
    (1900..2100).contains(&year).then_some(year)
}

fn take_number(chars: &[char], len: usize) -> Option<(i8, &[char])> {
    let mut value: i8 = 0;
    for c in chars.get(..len)? {
        value = value
            .checked_mul(10)?
            .checked_add(i8::try_from(c.to_digit(10)?).ok()?)?;
    }
    Some((value, &chars[len..]))
}

fn skip_mark(chars: &[char], mark: char) -> &[char] {
    match chars.split_first() {
        Some((first, rest)) if *first == mark => rest,
        _ => chars,
    }
}

/// The full date that stands at `at`, and where it ends.
fn date_at(s: &str, at: usize) -> Option<(usize, Date)> {
    let (year, end) = year_at(s, at)?;
    let mark = skip_space(s, end);
    let separator = half(char_at(s, mark)?);
    let (month_mark, day_mark) = match separator {
        '年' => ('月', Some('日')),
        '-' | '/' | '.' | '—' | '–' => (separator, None),
        _ => return None,
    };
    let (month, end) = small_number(s, skip_space(s, mark + char_at(s, mark)?.len_utf8()))?;
    let mark = skip_space(s, end);
    let found = char_at(s, mark)?;
    (half(found) == month_mark).then_some(())?;
    let (day, end) = small_number(s, skip_space(s, mark + found.len_utf8()))?;
    let end = match day_mark {
        Some(_) => {
            let mark = skip_space(s, end);
            let found = char_at(s, mark).filter(|c| matches!(c, '日' | '号'))?;
            mark + found.len_utf8()
        }
        None if char_at(s, end)
            .is_some_and(|c| is_digit(c) || (half(c) == separator && separator != '.')) =>
        {
            return None;
        }
        None => end,
    };
    Some((end, Date::new(year, month, day).ok()?))
}

/// A year of four digits or four Chinese digits, which may be letter-spaced.
fn year_at(s: &str, at: usize) -> Option<(i16, usize)> {
    let first = char_at(s, at)?;
    let arabic = is_digit(first);
    let mut end = at;
    let (mut number, mut text) = (0, String::new());
    for count in 0..4 {
        if count > 0 && !arabic {
            end = skip_space(s, end);
        }
        let c = char_at(s, end)?;
        if arabic {
            number = number * 10 + digit(c)? as i16;
        } else {
            chinese_digit(c)?;
            text.push(c);
        }
        end += c.len_utf8();
    }
    let year = if arabic { number } else { chinese_year(&text)? };
    (1900..2100).contains(&year).then_some((year, end))
}

/// A month or a day: one or two digits, or a Chinese numeral.
fn small_number(s: &str, at: usize) -> Option<(i8, usize)> {
    let first = char_at(s, at)?;
    let mut end = at;
    if is_digit(first) {
        let mut value = 0;
        while let Some(c) = char_at(s, end).filter(|_| end < at + 8)
            && let Some(d) = digit(c)
        {
            value = value * 10 + d;
            end += c.len_utf8();
            if value > 31 {
                return None;
            }
        }
        return Some((i8::try_from(value).ok()?, end));
    }
    while let Some(c) = char_at(s, end).filter(|&c| is_chinese_numeral(c)) {
        end += c.len_utf8();
        let next = skip_space(s, end);
        if next > end && char_at(s, next).is_some_and(is_chinese_numeral) {
            end = next;
        }
    }
    Some((
        i8::try_from(parse_chinese(&squeeze(&s[at..end]))?).ok()?,
        end,
    ))
}

/// Whether the digit at `at` is the middle of a longer number.
fn continues_number(s: &str, at: usize) -> bool {
    char_before(s, at).is_some_and(|c| is_digit(c) || c == '.' || is_chinese_numeral(c))
}

/// Whether a text is empty or a time of day: ` 11: 20`, ` 16:44:0`.
fn is_time_of_day(s: &str) -> bool {
    let tight = squeeze(s);
    tight.chars().all(|c| is_digit(c) || half(c) == ':')
        && (tight.is_empty() || tight.chars().any(|c| half(c) == ':'))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_written_in_full() {
        let facts = [
            ("2017年8月8日", date(2017, 8, 8)),
            ("               2017年8月8日       ", date(2017, 8, 8)),
            ("2017-08-09", date(2017, 8, 9)),
            ("2014- 07- 25 11: 20", date(2014, 7, 25)),
            ("2015-07-09 16:44:0", date(2015, 7, 9)),
            ("2023年03月01日", date(2023, 3, 1)),
            ("2023 年 3 月 1 日", date(2023, 3, 1)),
            ("二○○七年四月十三日", date(2007, 4, 13)),
            ("二〇二三年十二月三十一日", date(2023, 12, 31)),
            ("二 0 二三年 五月 二十 日", date(2023, 5, 20)),
            ("2017/8/9", date(2017, 8, 9)),
            ("2017.8.9", date(2017, 8, 9)),
            ("（２０１７年８月９日）", date(2017, 8, 9)),
        ];
        for (line, expected) in facts {
            assert_eq!(
                parse_date_line(line),
                Some(DateReading::Exact(expected)),
                "{line}"
            );
        }
    }

    #[test]
    fn lost_marks_are_put_back_where_only_one_date_results() {
        let facts = [
            ("2019524", date(2019, 5, 24)),
            ("20131120", date(2013, 11, 20)),
            ("20171011", date(2017, 10, 11)),
            ("20251月20日", date(2025, 1, 20)),
            ("2017年88日", date(2017, 8, 8)),
            ("201517日", date(2015, 1, 7)),
            ("2017年8月19", date(2017, 8, 19)),
            ("2017108", date(2017, 10, 8)),
        ];
        for (line, expected) in facts {
            assert_eq!(
                parse_date_line(line),
                Some(DateReading::Repaired(expected)),
                "{line}"
            );
        }
        assert_eq!(
            parse_date_line("2017111日"),
            Some(DateReading::Ambiguous(vec![
                date(2017, 1, 11),
                date(2017, 11, 1)
            ]))
        );
    }

    #[test]
    fn other_lines_are_no_dates() {
        for line in [
            "", "2017年", "2017年8月", "印发于2017年8月8日", "2017年13月1日", "2017年2月30日",
            "20170230", "2017", "13800000000", "2017-2018", "1.2.3",
        ] {
            assert_eq!(parse_date_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_date_in_running_text() {
        let text = "发布日期:2017-08-09 信息来源:区环保局";
        assert_eq!(find_date(text), Some((13..23, date(2017, 8, 9))));
        let text = "于二○一七年八月八日印发";
        assert_eq!(
            find_date(text).map(|(range, d)| (&text[range], d)),
            Some(("二○一七年八月八日", date(2017, 8, 8)))
        );
        assert_eq!(find_date("完成2017年环境统计"), None);
        assert_eq!(find_date("12017-08-09"), None);
    }
}
