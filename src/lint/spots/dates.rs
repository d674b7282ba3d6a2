//! Dates that lost a character, or that no calendar has: `20177月底前`, `615日前`, `2月30日`.
//!
//! Extraction loses 年, 月 and 日 that stand alone, never a digit; so a run of digits is parted where the calendar allows it
//! in one way only.

use std::ops::Range;

use jiff::civil::Date;
use smol_str::SmolStr;

use crate::zh::text::char_set::CharSet;
use crate::zh::text::scan::{find_mark, half, is_digit};
use crate::zh::text::words::starts_with_any;

/// A damaged expression of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Damaged {
    pub range: Range<usize>,
    /// The undamaged form, where there is only one.
    pub repaired: Option<String>,
}

/// The digits of a number and the mark behind it (年, 月, 日), if any.
struct Piece {
    digits: SmolStr,
    mark: Option<char>,
}

impl Piece {
    fn value(&self) -> Option<u32> {
        self.digits.parse().ok()
    }
}

pub(super) fn dates(text: &str) -> Vec<Damaged> {
    static MARKS: CharSet = CharSet::of(&['年', '月', '日', '底']);
    let mut found = Vec::new();
    if !MARKS.occurs_in(text) {
        return found;
    }
    let mut from = 0;
    while let Some(step) = find_mark(&text[from..], is_digit) {
        let start = from + step;
        let behind = text[start..].trim_start_matches(is_digit);
        // Digits without a mark behind them are no time, whole or damaged.
        if !behind.trim_start().starts_with(['年', '月', '日', '底']) {
            from = text.len() - behind.len();
            continue;
        }
        let (end, pieces) = expression(text, start);
        from = end;
        let before = text[..start].chars().next_back();
        if before.is_some_and(|c| c == '.' || c == '-' || c == '·' || c.is_ascii_alphabetic()) {
            continue;
        }
        if let Some(repaired) = judge(&pieces, &text[end..]) {
            found.push(Damaged {
                range: start..end,
                repaired,
            });
        }
    }
    found
}

/// The run of digits and marks from a digit on, white space between a digit and a mark passed over.
fn expression(text: &str, start: usize) -> (usize, Vec<Piece>) {
    let mut pieces: Vec<Piece> = Vec::new();
    let piece = |digits: &Range<usize>, mark| Piece {
        digits: text[digits.clone()].chars().map(half).collect(),
        mark,
    };
    let mut digits = start..start;
    let mut end = start;
    let mut space = false;
    for (at, c) in text[start..].char_indices() {
        let behind = start + at + c.len_utf8();
        if is_digit(c) {
            // Two numbers with a space between are two numbers.
            if space && !digits.is_empty() {
                break;
            }
            if digits.is_empty() {
                digits.start = start + at;
            }
            digits.end = behind;
        } else if matches!(c, '年' | '月' | '日') {
            pieces.push(piece(&digits, Some(c)));
            digits = behind..behind;
        } else if c.is_whitespace() {
            space = true;
            continue;
        } else {
            break;
        }
        space = false;
        end = behind;
    }
    if !digits.is_empty() {
        pieces.push(piece(&digits, None));
    }
    (end, pieces)
}

/// `Some` where the expression is damaged, with its repair where that is certain.
fn judge(pieces: &[Piece], after: &str) -> Option<Option<String>> {
    let until = starts_with_any(after, &["底", "上旬", "中旬", "下旬", "初", "末"]);
    let before_day = starts_with_any(after, &["前", "之前", "以前", "起", "止"]);
    let (first, rest) = pieces.split_first()?;
    let digits = first.digits.as_str();
    match (first.mark, rest) {
        (None, []) => {
            let month = digits.parse::<u32>().ok()?;
            let bare = after.starts_with("底前") && (1..=12).contains(&month) && digits.len() <= 2;
            bare.then(|| Some(format!("{month}月")))
        }
        (Some('年'), _) => year_first(digits, rest, until, before_day),
        (Some('月'), _) => month_first(digits, rest, until, before_day),
        (Some('日'), []) => day_alone(digits, before_day),
        _ => None,
    }
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

fn year_first(
    digits: &str,
    rest: &[Piece],
    until: bool,
    before_day: bool,
) -> Option<Option<String>> {
    // 20212025年: the dash between two years is lost
    if digits.len() == 8 && is_year(&digits[..4]) && is_year(&digits[4..]) {
        return Some(Some(format!("{}-{}年", &digits[..4], &digits[4..])));
    }
    let next = rest.first()?;
    if digits.len() == 3 {
        return (next.mark == Some('月') && !next.digits.is_empty()).then_some(None);
    }
    if !is_year(digits) {
        return None;
    }
    let year: i16 = digits.parse().ok()?;
    match (next.mark, next.value()) {
        (Some('月'), None) => (until || before_day).then_some(None),
        (Some('月'), Some(month)) if !(1..=12).contains(&month) => Some(None),
        (Some('月'), Some(month)) => day_of(Some(year), month, rest.get(1), before_day)
            .map(|day| day.map(|day| format!("{digits}年{month}月{day}日"))),
        (Some('日'), Some(_)) if next.digits.len() >= 2 => {
            let days = month_days(Some(year), &next.digits);
            Some(match days.as_slice() {
                [(month, day)] => Some(format!("{digits}年{month}月{day}日")),
                _ => None,
            })
        }
        (None, Some(month)) if until && (1..=12).contains(&month) && next.digits.len() <= 2 => {
            Some(Some(format!("{digits}年{month}月")))
        }
        _ => None,
    }
}

fn month_first(
    digits: &str,
    rest: &[Piece],
    until: bool,
    before_day: bool,
) -> Option<Option<String>> {
    let value: u32 = digits.parse().ok()?;
    if digits.len() >= 5 && is_year(&digits[..4]) {
        let month: u32 = digits[4..].parse().ok()?;
        let fits = (1..=12).contains(&month) && !digits[4..].starts_with('0');
        let year = &digits[..4];
        let tail = match rest.first() {
            Some(day) if day.mark == Some('日') => format!("{}日", day.digits),
            Some(day) if day.mark.is_none() => day.digits.to_string(),
            _ => String::new(),
        };
        return Some(fits.then(|| format!("{year}年{month}月{tail}")));
    }
    if (1..=12).contains(&value) && digits.len() <= 2 {
        return day_of(None, value, rest.first(), before_day)
            .map(|day| day.map(|day| format!("{value}月{day}日")));
    }
    // 19月底前 may have been 1—9月底前, or a wrong month.
    let told = until || before_day || rest.first().is_some_and(|next| next.mark == Some('日'));
    (value > 0 && digits.len() <= 4 && (told || digits.len() <= 2)).then_some(None)
}

/// The day behind a month: `Some` where it is damaged.
fn day_of(
    year: Option<i16>,
    month: u32,
    day: Option<&Piece>,
    before_day: bool,
) -> Option<Option<u32>> {
    let day = day?;
    match (day.mark, day.value()) {
        (Some('日'), Some(day)) => (!exists(year, month, day)).then_some(None),
        (Some('日'), None) => before_day.then_some(None),
        (None, Some(day)) if before_day && exists(year, month, day) => Some(Some(day)),
        _ => None,
    }
}

/// `615日前`: the 月 is lost. `365日` alone is a number of days.
fn day_alone(digits: &str, before_day: bool) -> Option<Option<String>> {
    if digits.len() >= 6 && (digits.starts_with("19") || digits.starts_with("20")) {
        let dates = crate::zh::time::date::damaged_dates(&format!("{digits}日"));
        return match dates.as_slice() {
            [] => None,
            [date] => Some(Some(written(*date))),
            _ => Some(None),
        };
    }
    if !before_day || !(3..=4).contains(&digits.len()) {
        return None;
    }
    match month_days(None, digits).as_slice() {
        [] => None,
        [(month, day)] => Some(Some(format!("{month}月{day}日"))),
        _ => Some(None),
    }
}

pub(super) fn written(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// `111` as month and day, every way that the calendar has.
fn month_days(year: Option<i16>, digits: &str) -> Vec<(u32, u32)> {
    (1..=2)
        .filter(|&cut| cut < digits.len())
        .filter_map(|cut| {
            let (month, day) = digits.split_at(cut);
            if month.starts_with('0') || day.starts_with('0') || day.len() > 2 {
                return None;
            }
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            exists(year, month, day).then_some((month, day))
        })
        .collect()
}

/// Whether the calendar has the day; without a year one of a leap year counts.
fn exists(year: Option<i16>, month: u32, day: u32) -> bool {
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return false;
    };
    Date::new(year.unwrap_or(2024), month, day).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Option<(String, Option<String>)> {
        let mut found = dates(text);
        assert!(found.len() <= 1, "{text}: {found:?}");
        found
            .pop()
            .map(|damaged| (text[damaged.range].to_owned(), damaged.repaired))
    }

    #[test]
    fn lost_marks_are_put_back_where_only_one_date_results() {
        for (text, quote, repaired) in [
            ("确保20177月底前编制", "20177月", Some("2017年7月")),
            ("201711月底前完成", "201711月", Some("2017年11月")),
            ("2017年7底前", "2017年7", Some("2017年7月")),
            ("7底前完成", "7", Some("7月")),
            ("615日前报送", "615日", Some("6月15日")),
            ("115日前报送", "115日", None),
            ("于2017年728日完成", "2017年728日", Some("2017年7月28日")),
            ("20251月20日", "20251月20日", Some("2025年1月20日")),
            ("2019524日印发", "2019524日", Some("2019年5月24日")),
            ("11月30前完成", "11月30", Some("11月30日")),
            ("2017年月底前", "2017年月", None),
            ("207年7月底前", "207年7月", None),
            ("2017年2月30日", "2017年2月30日", None),
            ("(20212025年)", "20212025年", Some("2021-2025年")),
            ("2017年13月底前", "2017年13月", None),
        ] {
            assert_eq!(
                one(text),
                Some((quote.to_owned(), repaired.map(str::to_owned))),
                "{text}"
            );
        }
    }

    #[test]
    fn whole_dates_and_other_numbers_stay() {
        for text in [
            "2017年7月底前", "2017年07月08日", "2024年2月29日", "2017 年 7 月 8 日", "一年365日",
            "处理能力500吨/日", "2017年月均浓度", "17年7月", "完成100年规划", "30日内", "6月5个",
            "HJ773-2015年", "每月5日前", "180日前",
        ] {
            assert_eq!(one(text), None, "{text}");
        }
    }
}
