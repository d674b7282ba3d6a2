//! Times (时间) as notices set them: a stretch of a year whose last day is meant, or none.

mod closing;
pub(crate) mod damaged;
pub(crate) mod date;
pub(crate) mod deadline;
mod deadline_words;
pub(crate) mod undated;
pub(crate) mod words;

use std::ops::Range;

use jiff::civil::Date;

use crate::zh::text::numeral::{digits_value, is_chinese_numeral, parse_chinese};
use crate::zh::text::scan::{char_at, is_digit, moved, skip_space, skip_while};

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
pub(crate) enum Year {
    /// Printed.
    Given(i16),
    /// So many years after that of the notice: 今年, 明年, or nothing said.
    Later(i16),
}

/// The stretch of a year whose last day is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
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
    pub(crate) year: Year,
    pub(crate) part: Part,
}

impl Time {
    /// The same time at another place: where the text it was read from stands in a larger one.
    pub(crate) fn moved_to(self, range: Range<usize>) -> Self {
        Time { range, ..self }
    }

    /// The same, its place counted in a text in which the one that it was read from begins at `base`.
    pub(crate) fn moved(self, base: usize) -> Self {
        let range = moved(self.range.clone(), base);
        self.moved_to(range)
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
pub(crate) struct Scanned {
    pub(crate) time: Time,
    /// 底, 末
    pub(crate) at_end: bool,
    /// 前, 之前, 以前
    pub(crate) before: bool,
    /// 每
    pub(crate) recurring: bool,
    /// 到 before a bare year, or 至 where it opens the sentence; kept in the range
    pub(crate) until: bool,
}

/// A time without what is told by the words around it.
pub(crate) fn scanned(
    range: Range<usize>,
    year: Year,
    part: Part,
    repaired: Option<String>,
) -> Scanned {
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

/// A number of one or two digits, or a Chinese numeral, with a mark behind it: 7月, 十二月, 15日.
pub(crate) fn marked_number(s: &str, at: usize, mark: char) -> Option<(i8, usize)> {
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
