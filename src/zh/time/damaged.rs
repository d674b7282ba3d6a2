//! Times that lost 年, 月 or a digit's mark (20177月, 615日前, 2026115日前): read where only one date is possible.

use std::ops::Range;

use super::date::damaged_dates;
use super::{Part, Scanned, TimeKind, Year, marked_number, scanned};
use crate::zh::text::scan::{char_at, half, is_digit, skip_space, skip_while};

/// Times that lost 年 or 月: 20177月, 615日前, 2026115日前.
pub(crate) fn damaged_at(s: &str, at: usize, notice_year: Option<i16>) -> Option<Scanned> {
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
                return Some(of_day(at..end, Year::Given(year), month, day));
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
            Some(of_day(at..end, kept, date.month(), date.day()))
        }
        ('年', Some(year)) if run.len() == 4 => {
            let from = skip_space(s, mark + '年'.len_utf8());
            let end = skip_while(s, from, is_digit);
            let digits: String = s[from..end].chars().map(half).collect();
            let day_mark = skip_space(s, end);
            ((2..=4).contains(&digits.len()) && char_at(s, day_mark) == Some('日')).then_some(())?;
            let dates = damaged_dates(&format!("{year}年{digits}日"));
            let [date] = dates[..] else { return None };
            let end = day_mark + '日'.len_utf8();
            let year = Year::Given(year);
            Some(of_day(at..end, year, date.month(), date.day()))
        }
        _ => None,
    }
}

/// The only day that a damaged time can mean, with the words for it.
fn of_day(range: Range<usize>, year: Year, month: i8, day: i8) -> Scanned {
    let head = match year {
        Year::Given(year) => format!("{year}年"),
        Year::Later(_) => String::new(),
    };
    let words = format!("{head}{month}月{day}日");
    scanned(range, year, Part::Day(month, day), Some(words))
}
