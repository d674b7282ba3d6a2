//! Lines that are a document number, or begin with one.

use super::agency_code::LEAD_INS;
use super::{FoundNumber, bare, find_all, is_number_mark};
use crate::zh::text::fold::squeeze;
use crate::zh::text::scan::{char_at, find_mark, head, is_digit, is_han, is_space};
use crate::zh::time::date::parse_date_line;

/// The document number that a line consists of, white space anywhere.
pub(crate) fn whole(s: &str) -> Option<FoundNumber> {
    let trimmed = s.trim_matches(is_space);
    // Nearly every line of a document is asked; a number ends with 号 or, where that is lost, with a digit.
    let ends = trimmed.ends_with(|c| is_number_mark(c) || is_digit(c));
    if !ends || trimmed.len() > 300 || find_mark(trimmed, is_digit).is_none() {
        return None;
    }
    let start = s.len() - s.trim_start_matches(is_space).len();
    let tight = squeeze(trimmed);
    let number = find_all(&tight)
        .into_iter()
        .next()
        .or_else(|| bare(&tight, 0..tight.len()))?;
    let number = match number.range.start {
        0 => number,
        from => with_head(&tight, from, number)?,
    };
    (number.range.end == tight.len()).then(|| FoundNumber {
        range: start..start + trimmed.len(),
        ..number
    })
}

/// A number with the characters before it, which look like words of a sentence and are of its code where they stand with it
/// alone: 云由政发〔2022〕8号.
fn with_head(line: &str, from: usize, number: FoundNumber) -> Option<FoundNumber> {
    /// In characters.
    const LONGEST: usize = 2;
    let head = &line[..from];
    // 关于, 按照 and the like open a sentence.
    let plain = head.chars().all(is_han)
        && head.chars().count() <= LONGEST
        && !number.agency_code.is_empty()
        && !number.damaged
        && !LEAD_INS.contains(&head);
    plain.then(|| FoundNumber {
        range: 0..number.range.end,
        text: format!("{head}{}", number.text),
        agency_code: format!("{head}{}", number.agency_code),
        ..number
    })
}

/// The document number that a line consists of, in round brackets or not (（甲政办〔2021〕8号）), or with the date of its page behind
/// it (甲政办〔2021〕8号　2021-04-11), or who signed it (甲政办〔2021〕8号　签发人：王丙).
pub(crate) fn alone(s: &str) -> Option<FoundNumber> {
    whole(s)
        .or_else(|| before_date(s))
        .or_else(|| before_signatory(s))
        .or_else(|| {
            let inner = s.trim_matches(is_space).strip_prefix(['(', '（'])?;
            let inner = inner.strip_suffix([')', '）'])?;
            let start = s.len() - s.trim_start_matches(is_space).len();
            let open = start + char_at(s, start)?.len_utf8();
            let found = whole(inner)?;
            let range = open + found.range.start..open + found.range.end;
            Some(FoundNumber { range, ..found })
        })
}

/// Whether a line is a number of which a form leaves blank what is to be filled in: 检查字〔 〕 号, 检查字〔2023〕 号.
pub(crate) fn is_blank(s: &str) -> bool {
    /// In bytes.
    const LONGEST: usize = 80;
    let trimmed = s.trim_matches(is_space);
    if trimmed.len() > LONGEST || !trimmed.ends_with('号') {
        return false;
    }
    let tight = squeeze(trimmed);
    let Some((code, rest)) = tight.split_once(['〔', '[', '［', '【']) else {
        return false;
    };
    let behind = rest.trim_start_matches(is_digit);
    let closed = behind.strip_prefix(['〕', ']', '］', '】']);
    !code.is_empty() && code.chars().all(is_han) && matches!(closed, Some("号" | "第号"))
}

/// The document number that a line begins with.
pub(crate) fn at_start(s: &str) -> Option<FoundNumber> {
    /// No agency's code is longer.
    const LONGEST: usize = 80;
    let head = head(s, LONGEST);
    let end = head.find('号')? + '号'.len_utf8();
    let found = find_all(&s[..end]).into_iter().next()?;
    (found.range == (0..end)).then_some(found)
}

/// The number before 签发人：, which stands beside it below a letterhead (GB/T 9704-2012, 7.2.6).
fn before_signatory(s: &str) -> Option<FoundNumber> {
    let (head, names) = s.split_once("签发人")?;
    names.starts_with([':', '：']).then(|| whole(head))?
}

/// The number before the white space and the date that close a line.
fn before_date(s: &str) -> Option<FoundNumber> {
    let line = s.trim_end_matches(is_space);
    let (head, date) = line.rsplit_once(is_space)?;
    parse_date_line(date)?;
    whole(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_a_form_leaves_blank() {
        for line in ["检查字〔 〕  号", "云查字〔2023〕 号", "  检查字[ ]第 号"] {
            assert!(is_blank(line), "{line}");
        }
        for line in [
            "云政办〔2023〕8号", "检查第 号", "〔2023〕号", "见云政办〔〕号文",
        ] {
            assert!(!is_blank(line), "{line}");
        }
    }
}
