//! Words of time (时间词): `2017年7月底前`, `年底`, `上半年`, `第三季度`, `20177月底前` with its 年 lost.
//!
//! Here a text is only scanned for them; whether one is a deadline is decided in `deadline`. The words of time are as short as
//! the time allows: 到 belongs to a bare year (到2025年), which means no last day without it, and not to 2025年底.

use std::ops::Range;

use super::closing::{is_within, suffix};
use super::damaged::damaged_at;
use super::deadline_words::opens_predicate;
use super::{Part, Scanned, Year, marked_number, scanned};
use crate::zh::text::char_set::CharSet;
use crate::zh::text::fold::squeeze;
use crate::zh::text::numeral::{chinese_digit, chinese_year, digits_value, is_chinese_numeral};
use crate::zh::text::scan::{
    char_at, char_before, digit, half, is_dash, is_digit, is_han, is_space, skip_space, skip_while,
};
use crate::zh::text::words::starts_with_any;

/// Every time has one of these marks (末 of a plan: “十四五”末), or is a date of digits.
static MARKS: CharSet = CharSet::of(&[
    '年', '月', '日', '季', '末', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '０', '１',
    '２', '３', '４', '５', '６', '７', '８', '９',
]);

/// What a time may begin with.
static STARTS: CharSet = CharSet::of(&[
    '年', '今', '明', '次', '本', '上', '下', '第', '一', '二', '三', '四', '五', '六', '七', '八',
    '九', '十', '“', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '０', '１', '２', '３',
    '４', '５', '６', '７', '８', '９',
]);

/// Whether a time may begin with a character.
pub(super) fn may_begin(c: char) -> bool {
    STARTS.contains(c)
}

/// All words of time of a text, deadline or not.
pub(crate) fn scan(s: &str, notice_year: Option<i16>) -> Vec<Scanned> {
    let mut found = Vec::new();
    // No time begins behind the last of these.
    let end = MARKS.end_of_last(s).unwrap_or(0);
    let mut at = 0;
    while let Some((step, c)) = s.get(at..end).and_then(|rest| STARTS.first_in(rest)) {
        at += step;
        if !may_open(c, &s[at + c.len_utf8()..]) {
            at += c.len_utf8();
            continue;
        }
        match time_at(s, at, notice_year) {
            Some(mut scanned) if scanned.time.range.end > at => {
                at = scanned.time.range.end;
                if let Some(last) = found.last() {
                    carry_year(s, last, &mut scanned, notice_year);
                    if opens_months(s, last, &mut scanned) {
                        found.pop();
                    }
                }
                found.push(scanned);
            }
            _ if is_digit(c) => at = skip_while(s, at, is_digit),
            _ => at += c.len_utf8(),
        }
    }
    found
}

/// Whether a time may begin with a character and what stands behind it: most of 上, 下 and 本 begin other words.
fn may_open(first: char, behind: &str) -> bool {
    match first {
        '年' => behind.starts_with(['内', '底', '末', '终']) || behind.starts_with("度内"),
        '今' | '明' | '次' | '本' => behind.starts_with('年'),
        '上' | '下' => behind.starts_with("半年"),
        '“' => behind.starts_with(['“', '十']),
        _ => true,
    }
}

/// The end of a span without a year of its own is in that of the beginning, or in the next: 2024年10月—11月, 2024年11月—2月. What
/// stands beside another time in a list is in its year as well: 2025年3月、6月底前, 每年3月、6月底前. So is what comes later in the year
/// and in the sentence, unless that year is over: 2025年6月底前开工，年底前建成.
fn carry_year(s: &str, first: &Scanned, last: &mut Scanned, notice_year: Option<i16>) {
    let month = |part: Part| match part {
        Part::Month(month, _) | Part::Day(month, _) => Some(month),
        _ => None,
    };
    let ends = |part: Part| match part {
        Part::Year => 12,
        Part::Half(half) => half.saturating_mul(6),
        Part::Quarter(quarter) => quarter.saturating_mul(3),
        Part::Month(month, _) | Part::Day(month, _) => month,
    };
    if let (Year::Given(year), Year::Later(0)) = (first.time.year, last.time.year)
        && !s[last.time.range.clone()].starts_with(['今', '本'])
        && ends(first.time.part) <= ends(last.time.part)
        && !matches!(first.time.part, Part::Year)
        && match notice_year {
            Some(now) => year > now,
            None => first.before || first.at_end,
        }
        && !s[first.time.range.end..last.time.range.start]
            .contains(|c| matches!(half(c), '。' | ';' | '!' | '\n'))
    {
        last.time.year = Year::Given(year);
        return;
    }
    let between = s[first.time.range.end..last.time.range.start].trim_matches(is_space);
    let listed = matches!(between, "、" | "和" | "及");
    last.recurring |= listed && first.recurring;
    if let (Year::Given(year), Year::Later(0)) = (first.time.year, last.time.year)
        && let (Some(from), Some(to)) = (month(first.time.part), month(last.time.part))
        && (joins(between) || listed && from <= to)
    {
        last.time.year = Year::Given(year + i16::from(to < from));
    }
}

/// Whether what stands between two times makes a span of them: 至, 到, or dashes.
fn joins(between: &str) -> bool {
    matches!(between, "至" | "到") || !between.is_empty() && between.chars().all(is_dash)
}

/// Whether a year opens a span of months of which the last alone has its mark (2024年6-8月); then that is in the year.
fn opens_months(s: &str, first: &Scanned, last: &mut Scanned) -> bool {
    let between = &s[first.time.range.end..last.time.range.start];
    let dash = between.trim_start_matches(is_digit);
    let spans = dash.len() < between.len() && joins(dash);
    let bare = first.time.part == Part::Year && !first.at_end && !first.before;
    let of_month = matches!(last.time.part, Part::Month(..) | Part::Day(..));
    let opens = spans && bare && of_month && matches!(last.time.year, Year::Later(0));
    if opens {
        last.time.year = first.time.year;
    }
    opens
}

fn time_at(s: &str, at: usize, notice_year: Option<i16>) -> Option<Scanned> {
    let first = char_at(s, at)?;
    let joined = |c: char| c == '.' && ordinal_before(s, at).is_none() || c.is_ascii_alphabetic();
    if is_digit(first) && char_before(s, at).is_some_and(joined) {
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
    let head = s[..start].trim_end_matches(is_space);
    // 至2035年，建成…: behind a term (期限至2035年) 至 says how far that reaches.
    let opens = |before: &&str| opens_predicate(before.trim_end_matches(is_space));
    let aimed = head
        .strip_suffix('到')
        .or_else(|| head.strip_suffix('至').filter(opens));
    let aimed = aimed.filter(|_| bare_year && matches!(scanned.time.year, Year::Given(_)));
    let until = aimed.is_some();
    let start = aimed.map_or(start, str::len);
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

/// Where an item's number begins that stands right before a time: 1.4月底前, （2）6月底, ②6月底.
pub(crate) fn ordinal_before(s: &str, at: usize) -> Option<usize> {
    let head = s[..at].trim_end_matches(is_space);
    let mark = head.chars().next_back()?;
    let body = &head[..head.len() - mark.len_utf8()];
    let number = match mark {
        '①'..='⑳' => body.len(),
        '.' | '．' | ')' | '）' => {
            let open = body.trim_end_matches(is_digit);
            let digits = body[open.len()..].chars().count();
            let numbered = (1..=2).contains(&digits);
            let bracket = open.strip_suffix(['(', '（']).filter(|_| half(mark) == ')');
            numbered.then_some(bracket.unwrap_or(open).len())?
        }
        _ => return None,
    };
    let before = s[..number].trim_end_matches(is_space);
    let opens = before
        .chars()
        .next_back()
        .is_none_or(|c| c == '\n' || matches!(half(c), '。' | ';' | ':'));
    opens.then_some(number)
}

/// What is held at the end of each year and named after it: 年终考核.
const REVIEWS: [&str; 7] = ["考核", "考评", "评比", "总结", "结算", "决算", "绩效"];

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
        ("年度内", Part::Year),
    ] {
        let within = word.starts_with('年');
        // 毕业年度内 is a year of its own.
        let other = word == "年度内" && char_before(s, at).is_some_and(is_han);
        if rest.starts_with(word)
            && !other
            && !(within
                && (named_year
                    || counts_years(s, at)
                    || !is_within(&rest[word.len() - '内'.len_utf8()..])))
        {
            return done(part, next + word.len());
        }
    }
    if !named_year && starts_with_any(rest, &["年底", "年末", "年终"]) {
        let behind = &rest[rest.len().min("年底".len())..];
        let bare = !counts_years(s, at)
            && !s[..at].ends_with(['上', '去'])
            && !starts_with_any(behind, &REVIEWS);
        return if bare {
            done(Part::Year, next + '年'.len_utf8())
        } else {
            None
        };
    }
    if let Some((quarter, end)) = quarter_at(s, next) {
        return done(Part::Quarter(quarter), end);
    }
    // 每季度最后一月20日前 counts months, and names none.
    let counts = next == at && s[..at].ends_with(['后', '前', '近', '每']);
    let month = marked_number(s, next, '月').filter(|(n, _)| (1..=12).contains(n));
    if let Some((month, end)) =
        month.filter(|_| !(counts && s[at..].starts_with(is_chinese_numeral)))
    {
        let day_at = skip_space(s, end);
        return match marked_number(s, day_at, '日')
            .or_else(|| marked_number(s, day_at, '号'))
            .filter(|(n, _)| (1..=31).contains(n))
        {
            Some((day, end)) => done(Part::Day(month, day), end),
            None => {
                let named = s[end..].starts_with('份');
                let end = if named { end + '份'.len_utf8() } else { end };
                done(Part::Month(month, None), end)
            }
        };
    }
    if let Some((year, end)) = plan_end(s, at) {
        let mut time = scanned(at..end, Year::Given(year), Part::Year, None);
        time.at_end = true;
        return Some(time);
    }
    if let Some(date) = plain_date(s, at) {
        return Some(date);
    }
    if named_year {
        // 2023年内, 本年度内, 2023年年内; of 2023年年底 the second 年 is the year's as well.
        let behind = &s[behind_year..];
        let within = ["度内", "内", "年内"]
            .iter()
            .find(|word| behind.starts_with(**word))
            .map(|word| word.len())
            .filter(|len| is_within(&behind[len - '内'.len_utf8()..]));
        let doubled = starts_with_any(behind, &["年底", "年末"]).then_some('年'.len_utf8());
        done(Part::Year, behind_year + within.or(doubled).unwrap_or(0))
    } else {
        None
    }
}

/// The end of a five-year plan: “十四五”末 is that of 2025, the fourteenth counted from 1955 on.
fn plan_end(s: &str, at: usize) -> Option<(i16, usize)> {
    let from = skip_while(s, at, |c| c == '“');
    let rest = s.get(from..)?.strip_prefix('十')?;
    let unit = char_at(rest, 0).and_then(chinese_digit)?;
    let rest = rest[char_at(rest, 0)?.len_utf8()..].strip_prefix('五')?;
    let rest = rest.strip_prefix('”').unwrap_or(rest);
    let rest = rest.strip_prefix("规划").unwrap_or(rest);
    let rest = rest.strip_prefix('期').unwrap_or(rest).strip_prefix('末')?;
    let plan = 10 + i16::try_from(unit).ok()?;
    Some((1955 + 5 * plan, s.len() - rest.len()))
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
    for (word, later) in [
        ("今年", 0),
        ("本年度", 0),
        ("本年", 0),
        ("明年", 1),
        ("次年", 1),
    ] {
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

/// Whether a numeral before 年 counts years: 三年内, 2 年内.
fn counts_years(s: &str, at: usize) -> bool {
    let head = s[..at].trim_end_matches(is_space);
    head.ends_with(|c| {
        is_digit(c) || is_chinese_numeral(c) || matches!(c, '两' | '几' | '半' | '近' | '多')
    })
}
