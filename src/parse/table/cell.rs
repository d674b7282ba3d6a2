//! What the text of a cell is by itself: a number, a value, a person, the heading of a group.

use std::sync::LazyLock;

use crate::zh::ordinal::{Delimiter, Style};
use crate::zh::text::fold::without;
use crate::zh::text::numeral::{digits_value, parse_chinese};
use crate::zh::text::scan::{half, is_dash, is_digit, skip_while};
use crate::zh::text::words::Beginnings;
use crate::zh::{ordinal, quantity::measure, unit};

/// The text of a cell without white space.
pub(super) fn squeezed(text: &str) -> String {
    without(text, char::is_whitespace)
}

pub(super) fn is_integer(squeezed: &str) -> bool {
    squeezed.chars().all(is_digit) && (1..=3).contains(&squeezed.chars().count())
}

/// The number of a cell that holds nothing else.
pub(super) fn integer(squeezed: &str) -> Option<u64> {
    is_integer(squeezed).then(|| digits_value(squeezed))?
}

/// How a number that stands alone is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Printed {
    pub style: Style,
    /// A mark closes it: 1. and 一、 sooner than 1 and 一.
    pub closed: bool,
}

impl Printed {
    /// 1
    pub const DIGITS: Printed = Printed {
        style: Style::Arabic,
        closed: false,
    };
    /// 一
    pub const HAN: Printed = Printed {
        style: Style::Han,
        closed: false,
    };

    /// 1-1, 1.1, A1, 第1项
    pub const COMPOUND: Printed = Printed {
        style: Style::Decimal(2),
        closed: false,
    };

    /// Whether numbers of two forms are counted together: 一 and 一、 are.
    pub fn is_form_of(self, other: Printed) -> bool {
        self == other || self.style == Style::Han && other.style == Style::Han
    }
}

/// The number of a cell that holds nothing else, in any form that is printed: 1 1. 1、 （1） ① 一 一、 （一）.
pub(super) fn bare_ordinal(text: &str) -> Option<(Printed, u32)> {
    /// （二十三） with blanks.
    const LONGEST: usize = 6 * '号'.len_utf8();
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let bare = match integer(text) {
        Some(value) => u32::try_from(value)
            .ok()
            .map(|value| (Printed::DIGITS, value)),
        None => parse_chinese(text).map(|value| (Printed::HAN, value)),
    };
    let closed = || {
        let marker = ordinal::leading(text).filter(|marker| marker.len == text.len())?;
        let style = marker.style;
        let is_number = matches!(
            style,
            Style::Han | Style::HanParen | Style::Arabic | Style::ArabicParen | Style::Circled
        );
        let closed = marker.delimiter != Delimiter::None;
        is_number.then_some((Printed { style, closed }, marker.number))
    };
    bare.or_else(closed)
        .filter(|(_, number)| (1..1000).contains(number))
}

/// The number of a cell that holds nothing else, in digits of any form: 3 3. （3） ③.
pub(super) fn number_in_digits(text: &str) -> Option<u64> {
    let (printed, number) = bare_ordinal(text)?;
    (!matches!(printed.style, Style::Han | Style::HanParen)).then(|| u64::from(number))
}

/// The number of a cell of the number column, in parts or with a word around it as well: the last of 1-1, 1.1, ①-1, A1, 第1项.
pub(super) fn row_ordinal(text: &str) -> Option<(Printed, u32)> {
    bare_ordinal(text).or_else(|| Some((Printed::COMPOUND, compound_ordinal(text.trim())?)))
}

fn compound_ordinal(text: &str) -> Option<u32> {
    /// 第二十三项, 12—12.
    const LONGEST: usize = 5 * '号'.len_utf8();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let number = |digits: &str| integer(digits).and_then(|value| u32::try_from(value).ok());
    if let Some(inner) = text.strip_prefix('第') {
        let inner = inner.strip_suffix(['项', '条', '件', '号'])?;
        return number(inner).or_else(|| parse_chinese(inner));
    }
    let digits = text.len() - text.trim_end_matches(is_digit).len();
    let (head, last) = text.split_at(text.len() - digits);
    let last = number(last).filter(|&last| (1..100).contains(&last))?;
    let parted = head.strip_suffix(['-', '－', '—', '–', '.', '．']);
    let is_part = |part: &str| bare_ordinal(part).is_some() || is_letter(part);
    (parted.is_some_and(is_part) || parted.is_none() && is_letter(head)).then_some(last)
}

/// One capital letter: A of A1.
fn is_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| half(c).is_ascii_uppercase()) && letters.next().is_none()
}

/// The number that a line begins with, with a gap or nothing behind it.
pub(super) fn first_integer(line: &str) -> Option<u64> {
    let (digits, behind) = line.split_at(skip_while(line, 0, is_digit));
    let apart = behind.is_empty() || behind.starts_with(char::is_whitespace);
    integer(digits).filter(|_| apart)
}

/// Begins as the headings of groups do: 一、 / (一) / 第一部分.
pub(super) fn opens_group(text: &str) -> bool {
    ordinal::leading(text).is_some_and(|marker| {
        marker.len < text.len()
            && match marker.style {
                Style::Part | Style::Chapter | Style::Section | Style::HanParen => true,
                Style::Han => marker.delimiter != Delimiter::None,
                _ => false,
            }
    })
}

/// A unit of measurement alone: 万吨, %, 微克/立方米.
pub(super) fn is_measure(squeezed: &str) -> bool {
    if squeezed.is_empty() || squeezed.len() > 24 {
        return false;
    }
    let whole = |part: &str| {
        let part = part.trim_start_matches(['万', '亿']);
        part.is_empty() || measure::unit_at(part).is_some_and(|unit| unit.len() == part.len())
    };
    squeezed.split('/').all(whole)
}

/// A value alone: `186`, `≥2%`, `0.0038`.
pub(super) fn is_value(squeezed: &str) -> bool {
    #[rustfmt::skip]
    let compares = |c: char| matches!(
        half(c),
        '≥' | '≤' | '<' | '>' | '=' | '±' | '+' | '-' | '不' | '低' | '高' | '少' | '于' | '超' | '过' | '达' | '到'
    );
    let rest = squeezed.trim_start_matches(compares);
    let digits = rest.trim_start_matches(|c: char| {
        is_digit(c) || matches!(half(c), '.' | '-' | '~' | '—' | ',')
    });
    // 1.乡村产业, 2）文明服务: what is numbered is no value.
    let numbers = rest[..rest.len() - digits.len()].ends_with(['.', '．'])
        || digits.starts_with([')', '）', '、']);
    digits.len() < rest.len()
        && !numbers
        && digits
            .trim_end_matches("以上")
            .trim_end_matches("以下")
            .trim_end_matches("以内")
            .chars()
            .count()
            <= 6
}

/// A stretch of years alone: 2021-2023, 2022—2024年.
pub(super) fn is_years(squeezed: &str) -> bool {
    let to = |c: char| is_dash(c) || c == '至';
    let year = |part: &str| {
        part.chars().count() == 4
            && part.chars().all(is_digit)
            && matches!(digits_value(part), Some(1900..=2099))
    };
    let stretch = squeezed.trim_start_matches(to);
    if !stretch.starts_with(is_digit) {
        return false;
    }
    let mut parts = stretch
        .trim_end_matches('年')
        .split(to)
        .filter(|part| !part.is_empty());
    parts
        .next()
        .is_some_and(|from| year(from.trim_end_matches('年')))
        && parts.next().is_some_and(year)
        && parts.next().is_none()
}

/// Says how far a task has come, not what it is: 截至9月底,…, 已开工3个, 滞后.
pub(super) fn is_progress(squeezed: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "已", "正在", "目前", "截至", "截止", "累计", "现已", "未完成", "尚未", "前一季度",
        "前二季度", "前两季度", "前三季度",
    ];
    const VERDICTS: &[&str] = &[
        "序时进度", "滞后", "未达", "已完成", "超前", "进展顺利", "进展正常",
    ];
    static OPENS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(OPENINGS));
    static WITHIN: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(VERDICTS));
    let judges = || WITHIN.within(squeezed).next().is_some();
    OPENS.begin(squeezed) || squeezed.chars().nth(40).is_none() && judges()
}

/// A word that is neither a unit's name nor punctuated.
pub(super) fn is_plain_word(word: &str) -> bool {
    unit::list::looks_like_unit(word).is_none_or(|sure| sure < unit::name::Confidence::High)
        && word.chars().all(crate::zh::text::scan::is_han)
}

/// Some elements between list marks are units, and the first or the last is not, or is missing.
pub(super) fn is_list_fragment(squeezed: &str) -> bool {
    if !squeezed.contains('、') || squeezed.contains(['。', ';', '；']) {
        return false;
    }
    let sure = |part: &str| unit::name::ends_like_body(part);
    let parts: Vec<&str> = squeezed.split('、').collect();
    let whole = parts.iter().filter(|part| sure(part)).count();
    let edge =
        |part: Option<&&str>| part.is_some_and(|part| part.chars().count() <= 8 && !sure(part));
    // What is no unit at the edge is short: the rest of a name, not of a sentence.
    whole >= 1 && whole + 2 >= parts.len() && (edge(parts.first()) || edge(parts.last()))
}

/// Whether a text is as short as a heading and closes as none of sentences does.
pub(super) fn is_name(text: &str) -> bool {
    const LONGEST: usize = 15;
    text.chars().nth(LONGEST).is_none() && !text.ends_with(['。', ';', '；'])
}

/// The whole line is one bracket.
pub(super) fn is_bracketed(line: &str) -> bool {
    line.starts_with(['(', '（'])
        && line.ends_with([')', '）'])
        && line.matches(['(', '（']).count() == 1
}
