//! What the words of a line alone tell: that it is a whole title, may be part of one, or none.

use std::ops::Range;

use crate::model::ColumnRole;
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::table::column::names;
use crate::zh::doc_number::{self, FoundNumber};
use crate::zh::text::label::label_before;
use crate::zh::text::scan::{between_han, half, is_colon, is_round_close, is_round_open, is_space};
use crate::zh::time::date::{self, DateReading};

/// The day that a text is, brackets around it or not.
pub(super) fn date_in_brackets(text: &str) -> Option<jiff::civil::Date> {
    match date::parse_date_line(text.trim_matches(['(', ')', '（', '）'])) {
        Some(DateReading::Exact(day)) => Some(day),
        _ => None,
    }
}

/// The number that stands behind a whole title.
pub(super) fn number_behind(title: &str) -> Option<FoundNumber> {
    let found = closing_number(title)?;
    let before = before_number(title, &found);
    (has_title_tail(before) && balanced(before)).then_some(found)
}

/// The number that a text ends with, in brackets or not.
pub(super) fn closing_number(text: &str) -> Option<FoundNumber> {
    if !text.trim_end().ends_with(['号', ')', '）']) {
        return None;
    }
    let found = doc_number::find_all(text).pop()?;
    let closed = text[found.range.end..]
        .chars()
        .all(|c| is_space(c) || matches!(c, ')' | '）'));
    closed.then_some(found)
}

/// A title without the number behind it.
pub(super) fn before_number<'a>(title: &'a str, found: &FoundNumber) -> &'a str {
    title[..found.range.start].trim_end_matches(|c| is_space(c) || matches!(c, '(' | '（'))
}

/// The whole title that stands in 《》, alone or behind its number: 甲办发〔2022〕6号《甲市人民政府关于…的通知》.
pub(super) fn in_book_marks(text: &str) -> Option<Range<usize>> {
    let open = text.find('《')?;
    // Printed twice, the two lines may have been joined.
    let (once, again) = text.split_at_checked(open + (text.len() - open) / 2)?;
    let text = if once[open..] == *again { once } else { text };
    let inner = text.strip_suffix('》')?;
    let from = open + '《'.len_utf8();
    let title = &inner[from..];
    let number = text[..open].trim_end();
    let alone = number.is_empty() || doc_number::whole(number).is_some();
    let noticed = title.contains("关于") || title.contains("印发");
    // The title of another document in it has marks of its own.
    let closed = balanced(title) && title.find('》').is_none_or(|at| title[..at].contains('《'));
    (alone && noticed && closed && has_title_tail(title)).then_some(from..inner.len())
}

/// Whether as many book marks close as open.
pub(super) fn balanced(text: &str) -> bool {
    text.matches('《').count() == text.matches('》').count()
}

/// Whether a line is a title that a full stop sets off from the text behind it: 关于支持企业的十条意见。
pub(super) fn is_title_with_stop(text: &str) -> bool {
    const LONGEST: usize = 60;
    text.strip_suffix('。').is_some_and(|title| {
        title.starts_with("关于")
            && has_title_tail(title)
            && !title.contains(['，', '。'])
            && title.chars().nth(LONGEST).is_none()
    })
}

/// Whether a line is text of the notice and no title: it is long, holds a whole sentence, speaks to its readers, or says who is
/// responsible.
pub(super) fn is_running_text(text: &str) -> bool {
    const LONGEST: usize = 100;
    text.chars().nth(LONGEST).is_some()
        || text.contains("你们")
        || text.trim_end().trim_end_matches('。').contains('。')
        || between_han(text).any(|(at, c)| half(c) == ':' && label_before(text, at).is_some())
}

/// The running head of a gazette (公报): its name with the issue or the section beside it.
pub(super) fn is_running_head(text: &str) -> bool {
    text.contains("公报") && text.split_whitespace().nth(1).is_some() && !text.contains("关于")
}

/// Whether a line is the header of a table, its names parted by bars, tabs or commas, or by blanks behind that of the number.
pub(super) fn is_header_row(text: &str) -> bool {
    const LONGEST: usize = 14 * '名'.len_utf8();
    let count = |parts: &mut dyn Iterator<Item = &str>| {
        let (mut all, mut known) = (0, 0);
        for name in parts.map(str::trim).filter(|name| !name.is_empty()) {
            if name.len() > LONGEST {
                return false;
            }
            all += 1;
            known += usize::from(names::role_of_name(name).is_some());
        }
        all >= 3 && known * 2 > all
    };
    // Nearly every line has none of them.
    match text.contains(['|', '\t', ',']) {
        true => count(&mut text.split(['|', '\t', ','])),
        false => {
            let mut names = text.split_whitespace();
            let number = names.next().and_then(names::role_of_name) == Some(ColumnRole::Seq);
            number && count(&mut text.split_whitespace())
        }
    }
}

/// Whether a line is the time of day with a date in whatever order, and no words.
pub(super) fn is_clock(text: &str) -> bool {
    text.contains(is_colon) && !text.chars().any(char::is_alphabetic)
}

/// Whether a line begins with the date of a page: 2023-09-21 来源：….
pub(super) fn begins_with_date(text: &str) -> bool {
    let mut parts = text.splitn(3, ['-', '/', '.', '年', '月']);
    let mut number = |longest: usize| {
        parts.next().is_some_and(|part| {
            (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    number(4) && number(2)
}

/// （暂行）的通知
pub(super) fn goes_on_behind_bracket(text: &str) -> bool {
    let bracket = text.strip_prefix(is_round_open);
    let behind = bracket.and_then(|inner| inner.split_once(is_round_close));
    behind.is_some_and(|(_, behind)| behind.starts_with(['的', '》']))
}
