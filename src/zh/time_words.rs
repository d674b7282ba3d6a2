//! Words of time (时间词): `2017年7月底前`, `年底`, `上半年`, `第三季度`, `20177月底前` with its 年 lost.
//!
//! Here a text is only scanned for them; whether one is a deadline is decided in `deadline`.

use std::ops::Range;

use jiff::civil::Date;

use super::date::damaged_dates;
use super::fold::squeeze;
use super::numeral::{
    chinese_digit, chinese_year, digits_value, is_chinese_numeral, parse_chinese,
};
use super::scan::{
    char_at, char_before, digit, half, is_digit, is_han, is_space, skip_space, skip_while,
};

/// What kind of time is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeKind {
    /// A last day, given the year.
    Date,
    /// 持续推进, 长期坚持, 全年
    Ongoing,
    /// 每月, 每季度
    Recurring,
    /// No day can be told: 按上级要求, or damage with two readings.
    Unclear,
}

/// The year of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Printed.
    Given(i16),
    /// So many years after that of the notice: 今年, 明年, or nothing said.
    Later(i16),
}

/// The stretch of a year whose last day is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Year,
    Half(i8),
    Quarter(i8),
    /// A month, and its last day where it is not the last of the month (上旬, 中旬).
    Month(i8, Option<i8>),
    Day(i8, i8),
}

/// Words of time in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Time {
    /// The words of time only.
    pub(crate) range: Range<usize>,
    /// What kind of time they set.
    pub(crate) kind: TimeKind,
    /// The undamaged words, where a mark is lost.
    pub(crate) repaired: Option<String>,
    pub(super) year: Year,
    pub(super) part: Part,
}

impl Time {
    /// The same time at another place: where the text it was read from stands in a larger one.
    pub(crate) fn moved_to(self, range: Range<usize>) -> Self {
        Time { range, ..self }
    }

    /// The last day meant; `year` is the year of the notice.
    pub(crate) fn date(&self, year: Option<i16>) -> Option<Date> {
        if self.kind != TimeKind::Date {
            return None;
        }
        let year = match self.year {
            Year::Given(year) => year,
            Year::Later(years) => year?.checked_add(years)?,
        };
        let (month, day) = match self.part {
            Part::Year => (12, None),
            Part::Half(half) => (half.checked_mul(6)?, None),
            Part::Quarter(quarter) => (quarter.checked_mul(3)?, None),
            Part::Month(month, day) => (month, day),
            Part::Day(month, day) => (month, Some(day)),
        };
        match day {
            Some(day) => Date::new(year, month, day).ok(),
            None => Some(Date::new(year, month, 1).ok()?.last_of_month()),
        }
    }
}

/// A time as scanned, with what decides whether it is a deadline.
pub(super) struct Scanned {
    pub(super) time: Time,
    /// 底, 末
    pub(super) at_end: bool,
    /// 前, 之前, 以前
    pub(super) before: bool,
    /// 每
    pub(super) recurring: bool,
    /// 到 before a bare year, kept in the range
    pub(super) until: bool,
}

/// All words of time of a text, deadline or not.
pub(super) fn scan(s: &str, notice_year: Option<i16>) -> Vec<Scanned> {
    let mut found = Vec::new();
    // Every time has one of these marks, or is a date of digits.
    if !s.contains(['年', '月', '日', '季']) && !s.contains(is_digit) {
        return found;
    }
    let mut at = 0;
    while let Some(c) = char_at(s, at) {
        let may_start = match c {
            '年' | '今' | '明' | '本' | '上' | '下' | '第' | '一' | '二' | '三' | '四' | '十'
            | '五' | '六' | '七' | '八' | '九' => true,
            _ => is_digit(c),
        };
        match may_start.then(|| time_at(s, at, notice_year)).flatten() {
            Some(scanned) if scanned.time.range.end > at => {
                at = scanned.time.range.end;
                found.push(scanned);
            }
            _ if is_digit(c) => at = skip_while(s, at, is_digit),
            _ => at += c.len_utf8(),
        }
    }
    found
}

fn time_at(s: &str, at: usize, notice_year: Option<i16>) -> Option<Scanned> {
    let first = char_at(s, at)?;
    if is_digit(first) && char_before(s, at).is_some_and(|c| c == '.' || c.is_ascii_alphabetic()) {
        return None;
    }
    if is_chinese_numeral(first)
        && char_before(s, at).is_some_and(|c| is_chinese_numeral(c) || c == '第')
    {
        return None;
    }
    let mut scanned = damaged_at(s, at, notice_year).or_else(|| clean_at(s, at))?;
    let (start, end) = (scanned.time.range.start, suffix(s, &mut scanned)?);
    let bare_year = scanned.time.part == Part::Year && !scanned.at_end && !scanned.before;
    let until =
        bare_year && s[..start].ends_with('到') && matches!(scanned.time.year, Year::Given(_));
    let start = if until {
        start - '到'.len_utf8()
    } else {
        start
    };
    let mut lead = s[..start].chars().rev().filter(|&c| !is_space(c));
    scanned.recurring = match lead.next() {
        Some('每' | '当' | '次') => true,
        Some('年') => lead.next() == Some('每'),
        _ => false,
    };
    scanned.until = until;
    scanned.time.range = start..end;
    if let Some(head) = scanned.time.repaired.take() {
        let tail = s.get(scanned.time.range.start + printed_head(s, &scanned.time.range)..end)?;
        scanned.time.repaired = Some(format!("{head}{}", squeeze(tail)));
    }
    Some(scanned)
}

/// How many bytes of a damaged time the repaired head stands for: up to and with its last 月 or 日.
fn printed_head(s: &str, range: &Range<usize>) -> usize {
    s[range.clone()]
        .rfind(['月', '日'])
        .map_or(0, |at| at + '月'.len_utf8())
}

/// 底, 末, 上旬, 前, 之前 behind a time; gives where the words of time end.
fn suffix(s: &str, scanned: &mut Scanned) -> Option<usize> {
    let mut end = scanned.time.range.end;
    let next = skip_space(s, end);
    let rest = &s[next..];
    for (word, day) in [
        ("上旬", 10),
        ("中旬", 20),
        ("初", 10),
        ("下旬", 0),
        ("中", 20),
    ] {
        if let Part::Month(month, None) = scanned.time.part
            && rest.starts_with(word)
        {
            scanned.time.part = Part::Month(month, (day > 0).then_some(day));
            end = next + word.len();
        }
    }
    let next = skip_space(s, end);
    if !matches!(scanned.time.part, Part::Day(..)) {
        for word in ["年底", "年末", "底", "末"] {
            let fits = !word.starts_with('年') || scanned.time.part == Part::Year;
            if fits && s[next..].starts_with(word) && !scanned.at_end {
                scanned.at_end = true;
                end = next + word.len();
            }
        }
    }
    let next = skip_space(s, end);
    for word in ["之前", "以前", "前"] {
        if s[next..].starts_with(word)
            && !s[next..].starts_with("前期")
            && !s[next..].starts_with("前后")
            && !s[next..].starts_with("前三")
        {
            scanned.before = true;
            return Some(next + word.len());
        }
    }
    Some(end)
}

/// A time that is written in full, without what follows it.
fn clean_at(s: &str, at: usize) -> Option<Scanned> {
    let (year, mut next, named_year) = year_at(s, at);
    let behind_year = next;
    if named_year {
        next = skip_space(s, next);
    }
    let done = |part, end| Some(scanned(at..end, year, part, None));
    let rest = s.get(next..)?;
    for (word, part) in [
        ("上半年", Part::Half(1)),
        ("下半年", Part::Half(2)),
        ("年内", Part::Year),
    ] {
        if rest.starts_with(word)
            && !(word == "年内"
                && (named_year
                    || char_before(s, at).is_some_and(|c| is_digit(c) || is_han_count(c))))
        {
            return done(part, next + word.len());
        }
    }
    if !named_year && ["年底", "年末"].iter().any(|word| rest.starts_with(word)) {
        let bare = !char_before(s, at)
            .is_some_and(|c| is_digit(c) || c == '上' || c == '去' || is_han_count(c));
        return if bare {
            done(Part::Year, next + '年'.len_utf8())
        } else {
            None
        };
    }
    if let Some((quarter, end)) = quarter_at(s, next) {
        return done(Part::Quarter(quarter), end);
    }
    if let Some((month, end)) = marked_number(s, next, '月').filter(|(n, _)| (1..=12).contains(n))
    {
        let day_at = skip_space(s, end);
        return match marked_number(s, day_at, '日')
            .or_else(|| marked_number(s, day_at, '号'))
            .filter(|(n, _)| (1..=31).contains(n))
        {
            Some((day, end)) => done(Part::Day(month, day), end),
            None => done(Part::Month(month, None), end),
        };
    }
    if let Some(date) = plain_date(s, at) {
        return Some(date);
    }
    if named_year {
        done(Part::Year, behind_year)
    } else {
        None
    }
}

/// 2023-12-31, 2023.12
fn plain_date(s: &str, at: usize) -> Option<Scanned> {
    let end = skip_while(s, at, is_digit);
    let year = digits_value(&s[at..end]).filter(|_| s[at..end].chars().count() == 4)?;
    let year = i16::try_from(year)
        .ok()
        .filter(|year| (1900..2100).contains(year))?;
    let separator = char_at(s, end)
        .map(half)
        .filter(|c| matches!(c, '-' | '.' | '/'))?;
    let (month, end) = plain_number(s, end + char_at(s, end)?.len_utf8(), 12)?;
    if char_at(s, end).map(half) == Some(separator)
        && let Some((day, end)) = plain_number(s, end + char_at(s, end)?.len_utf8(), 31)
    {
        return Some(scanned(
            at..end,
            Year::Given(year),
            Part::Day(month, day),
            None,
        ));
    }
    // 2023-2025年 and 2017.5亿 are something else.
    let free = char_at(s, end).is_none_or(|c| !is_han(c) || c == '前' || c == '底')
        && char_at(s, end) != Some('%');
    free.then(|| scanned(at..end, Year::Given(year), Part::Month(month, None), None))
}

fn plain_number(s: &str, at: usize, most: i8) -> Option<(i8, usize)> {
    let end = skip_while(s, at, is_digit);
    let value =
        digits_value(&s[at..end]).filter(|_| (1..=2).contains(&s[at..end].chars().count()))?;
    i8::try_from(value)
        .ok()
        .filter(|n| (1..=most).contains(n))
        .map(|n| (n, end))
}

/// The year at `at`: its meaning, where it ends, and whether one is named.
fn year_at(s: &str, at: usize) -> (Year, usize, bool) {
    let rest = s.get(at..).unwrap_or("");
    for (word, later) in [("今年", 0), ("本年度", 0), ("本年", 0), ("明年", 1)] {
        if rest.starts_with(word) {
            return (Year::Later(later), at + word.len(), true);
        }
    }
    let written = rest
        .char_indices()
        .find(|(_, c)| !is_digit(*c) && chinese_digit(*c).is_none())
        .map_or(rest, |(end, _)| &rest[..end]);
    let end = at + written.len();
    let year = match digits_value(written) {
        Some(year) => i16::try_from(year)
            .ok()
            .filter(|year| written.chars().count() == 4 && (1900..2100).contains(year)),
        None => chinese_year(written),
    };
    let mark = skip_space(s, end);
    match year {
        Some(year) if char_at(s, mark) == Some('年') => {
            let end = mark + '年'.len_utf8();
            // 2017年度任务 names the year, 2017年年底 repeats the word.
            (Year::Given(year), end, true)
        }
        _ => (Year::Later(0), at, false),
    }
}

/// 第三季度, 三季度, 3季度
fn quarter_at(s: &str, at: usize) -> Option<(i8, usize)> {
    let start = skip_space(
        s,
        if s[at..].starts_with('第') {
            at + '第'.len_utf8()
        } else {
            at
        },
    );
    let c = char_at(s, start)?;
    let value = digit(c)
        .or_else(|| chinese_digit(c))
        .and_then(|n| i8::try_from(n).ok())
        .filter(|n| (1..=4).contains(n))?;
    let mark = skip_space(s, start + c.len_utf8());
    s[mark..]
        .starts_with("季度")
        .then(|| (value, mark + "季度".len()))
}

/// A number of one or two digits, or a Chinese numeral, with a mark behind it: 7月, 十二月, 15日.
fn marked_number(s: &str, at: usize, mark: char) -> Option<(i8, usize)> {
    let first = char_at(s, at)?;
    let end = if is_digit(first) {
        skip_while(s, at, is_digit)
    } else {
        skip_while(s, at, is_chinese_numeral)
    };
    let text = s
        .get(at..end)
        .filter(|text| !text.is_empty() && text.chars().count() <= 3)?;
    let value = if is_digit(first) {
        i8::try_from(digits_value(text)?).ok()?
    } else {
        i8::try_from(parse_chinese(text)?).ok()?
    };
    let found = skip_space(s, end);
    (char_at(s, found) == Some(mark)).then(|| (value, found + mark.len_utf8()))
}

/// Times that lost 年 or 月: 20177月, 615日前, 2026115日前.
fn damaged_at(s: &str, at: usize, notice_year: Option<i16>) -> Option<Scanned> {
    let end = skip_while(s, at, is_digit);
    let mark = skip_space(s, end);
    let lost_before = char_at(s, mark).filter(|c| matches!(c, '年' | '月' | '日'))?;
    let run: String = s.get(at..end)?.chars().map(half).collect();
    let year = run
        .get(..4)
        .and_then(|y| y.parse::<i16>().ok())
        .filter(|y| (1900..2100).contains(y));
    match (lost_before, year) {
        ('月', Some(year)) if matches!(run.len(), 5 | 6) => {
            let month: i8 = run[4..]
                .parse()
                .ok()
                .filter(|m| (1..=12).contains(m) && !run[4..].starts_with('0'))?;
            let end = mark + '月'.len_utf8();
            if let Some((day, end)) =
                marked_number(s, skip_space(s, end), '日').filter(|(day, _)| (1..=31).contains(day))
            {
                return Some(scanned(
                    at..end,
                    Year::Given(year),
                    Part::Day(month, day),
                    Some(format!("{year}年{month}月{day}日")),
                ));
            }
            Some(scanned(
                at..end,
                Year::Given(year),
                Part::Month(month, None),
                Some(format!("{year}年{month}月")),
            ))
        }
        ('日', _) if (3..=8).contains(&run.len()) && run.len() != 5 => {
            let end = mark + '日'.len_utf8();
            let given = year.filter(|_| run.len() >= 6);
            if given.is_none() && run.len() > 4 {
                return None;
            }
            let tight = match given {
                Some(_) => format!("{run}日"),
                None => format!("{}{run}日", notice_year.unwrap_or(2000)),
            };
            let mut dates = damaged_dates(&tight);
            let kept = given.map_or(Year::Later(0), Year::Given);
            if dates.len() != 1 {
                let mut time = scanned(at..end, kept, Part::Year, None);
                time.time.kind = TimeKind::Unclear;
                return (!dates.is_empty()).then_some(time);
            }
            let date = dates.pop()?;
            let head = given.map_or(String::new(), |year| format!("{year}年"));
            Some(scanned(
                at..end,
                kept,
                Part::Day(date.month(), date.day()),
                Some(format!("{head}{}月{}日", date.month(), date.day())),
            ))
        }
        ('年', Some(year)) if run.len() == 4 => {
            let from = skip_space(s, mark + '年'.len_utf8());
            let end = skip_while(s, from, is_digit);
            let digits: String = s[from..end].chars().map(half).collect();
            let day_mark = skip_space(s, end);
            ((2..=4).contains(&digits.len()) && char_at(s, day_mark) == Some('日')).then_some(())?;
            let dates = damaged_dates(&format!("{year}年{digits}日"));
            let [date] = dates[..] else { return None };
            let words = format!("{year}年{}月{}日", date.month(), date.day());
            Some(scanned(
                at..day_mark + '日'.len_utf8(),
                Year::Given(year),
                Part::Day(date.month(), date.day()),
                Some(words),
            ))
        }
        _ => None,
    }
}

fn scanned(range: Range<usize>, year: Year, part: Part, repaired: Option<String>) -> Scanned {
    Scanned {
        time: Time {
            range,
            kind: TimeKind::Date,
            repaired,
            year,
            part,
        },
        at_end: false,
        before: false,
        recurring: false,
        until: false,
    }
}

/// Whether a numeral counts years: 三年内, 两年内.
fn is_han_count(c: char) -> bool {
    is_chinese_numeral(c) || matches!(c, '两' | '几' | '半' | '近' | '多')
}
