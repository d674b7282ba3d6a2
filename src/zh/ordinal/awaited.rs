//! Numbers that only their place in the outline tells: the caller knows which one comes next.

use std::borrow::Cow;

use super::{Delimiter, Marker, Style, bracketed, closing, number};
use crate::zh::quantity::measure::starts_with_measure;
use crate::zh::text::scan::{
    char_at, is_digit, is_han, is_round_close, is_round_open, skip_one, skip_space,
};

/// The number that an outline has next, where its print alone would not tell: `35.5个…` is no fraction between 34 and 36,
/// and `30 优化…` has lost its mark.
pub(crate) fn awaited(s: &str, wanted: u32) -> Option<Marker> {
    let start = skip_space(s, 0);
    if !char_at(s, start).is_some_and(is_digit) {
        return None;
    }
    let numeral = number(s, start)?;
    if numeral.value != wanted {
        return None;
    }
    let mark = skip_space(s, numeral.end);
    let behind = skip_one(s, mark);
    let (len, delimiter) = match closing(s, mark)? {
        '.' if char_at(s, behind).is_some_and(is_digit) => (behind, Delimiter::Dot),
        c if is_han(c) && !starts_with_measure(&s[mark..]) && !is_time_unit(c) => {
            (numeral.end, Delimiter::None)
        }
        _ => return None,
    };
    Some(Marker::new(Style::Arabic, numeral.value, len, delimiter))
}

fn is_time_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '号' | '时' | '点')
}

/// The first two places of a number in decimals, and where the second ends: 2 and 3 of `2.3.1`.
pub(crate) fn places(s: &str) -> Option<(u32, u32, usize)> {
    let first = number(s, skip_space(s, 0)).filter(|first| first.in_digits)?;
    let dot = skip_space(s, first.end);
    if closing(s, dot)? != '.' {
        return None;
    }
    let second = number(s, skip_one(s, dot)).filter(|second| second.in_digits)?;
    Some((first.value, second.value, second.end))
}

/// `2.2成员单位职责`, which by itself might be a quantity (2.2成): the number in decimals that comes next.
pub(crate) fn awaited_decimal(s: &str, wanted: (u32, u32)) -> Option<Marker> {
    let (first, second, end) = places(s)?;
    let han = char_at(s, skip_space(s, end)).is_some_and(is_han);
    (han && (first, second) == wanted).then_some(Marker::new(
        Style::Decimal(2),
        second,
        end,
        Delimiter::None,
    ))
}

/// `1 总则`, `1总则`: the number of a chapter above 1.1 (GB/T 1.1), without a mark behind it.
pub(crate) fn chapter(s: &str) -> Option<Marker> {
    let numeral = number(s, skip_space(s, 0)).filter(|numeral| numeral.in_digits)?;
    let at = skip_space(s, numeral.end);
    let han = char_at(s, at).filter(|&c| is_han(c))?;
    let quantity = starts_with_measure(&s[at..]) || is_time_unit(han);
    (at > numeral.end || !quantity).then_some(Marker::new(
        Style::Arabic,
        numeral.value,
        numeral.end,
        Delimiter::None,
    ))
}

/// `(二〉`, `〈二)`, `【二】`, `（ニ）`, `（二加大…`: the number in brackets that comes next, where recognition of a print (OCR) took a
/// bracket or the numeral for another sign.
pub(crate) fn awaited_in_brackets(s: &str, wanted: u32) -> Option<Marker> {
    let start = skip_space(s, 0);
    let open = char_at(s, start).filter(|&c| is_like_open(c))?;
    let from = skip_space(s, start + open.len_utf8());
    let first = char_at(s, from)?;
    if is_digit(first) {
        return None;
    }
    let s: Cow<'_, str> = match first {
        // As long as what they stand for.
        'ニ' => Cow::Owned(s.replacen('ニ', "二", 1)),
        'ハ' => Cow::Owned(s.replacen('ハ', "八", 1)),
        _ => Cow::Borrowed(s),
    };
    let numeral = number(&s, from).filter(|numeral| numeral.value == wanted)?;
    let at = skip_space(&s, numeral.end);
    let behind = char_at(&s, at)?;
    if is_like_close(behind) {
        return Some(bracketed(&numeral, super::skip_stop(&s, skip_one(&s, at))));
    }
    // The bracket that should close is gone: then no other closes there.
    let rest = &s[at..];
    let closed = rest.find(is_round_close).unwrap_or(usize::MAX);
    let opened = rest.find(is_round_open).unwrap_or(usize::MAX);
    let lost = is_round_open(open)
        && is_han(behind)
        && behind != '是'
        && !starts_with_measure(rest)
        && opened <= closed;
    lost.then(|| bracketed(&numeral, numeral.end))
}

fn is_like_open(c: char) -> bool {
    is_round_open(c) || matches!(c, '〈' | '{' | '｛' | '【' | '[' | '［' | '〔' | '<' | '＜')
}

fn is_like_close(c: char) -> bool {
    is_round_close(c) || matches!(c, '〉' | '}' | '｝' | '】' | ']' | '］' | '〕' | '>' | '＞')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_awaited_needs_less_of_a_mark() {
        let printed = |s: &'static str, wanted| awaited(s, wanted).map(|m| &s[..m.len]);
        assert_eq!(printed("35.5个县开展试点", 35), Some("35."));
        assert_eq!(printed("35．5 个县开展试点", 35), Some("35．"));
        assert_eq!(printed("30 优化服务", 30), Some("30"));
        assert_eq!(printed("30优化服务", 30), Some("30"));
        assert_eq!(printed("30优化服务", 31), None);
        for quantity in ["30个县开展试点", "30 年以上", "30日内办结", "30%以上", "30"]
        {
            assert_eq!(printed(quantity, 30), None, "{quantity}");
        }
    }

    #[test]
    fn a_decimal_that_is_awaited_is_none_of_a_quantity() {
        for line in ["2.2成员单位职责", "2.2 个人防护", "２．２年度任务"] {
            let marker = awaited_decimal(line, (2, 2));
            assert_eq!(
                marker.map(|m| m.label(line)).as_deref(),
                Some("2.2"),
                "{line}"
            );
        }
        for line in [
            "2.3成员单位职责", "2.2", "2.2%以上", "22成员", "2.2.1成员单位",
        ] {
            assert_eq!(awaited_decimal(line, (2, 2)), None, "{line}");
        }
    }

    #[test]
    fn chapters_above_decimals_have_no_mark() {
        for line in ["1 总则", "1总则", "1　总则", "2 个人防护"] {
            assert!(chapter(line).is_some(), "{line}");
        }
        for line in ["1.总则", "1.1 目的", "2个人", "3月底前", "一 总则", "1"] {
            assert_eq!(chapter(line), None, "{line}");
        }
    }

    #[test]
    fn a_bracket_that_was_recognised_wrongly() {
        let facts = [
            ("(二〉加大投入", "(二〉"),
            ("〈二)加大投入", "〈二)"),
            ("{二}加大投入", "{二}"),
            ("【二】加大投入", "【二】"),
            ("〔二〕、加大投入", "〔二〕、"),
            ("（ニ）加大投入", "（ニ）"),
            ("（二加大投入（甲局）", "（二"),
        ];
        for (line, printed) in facts {
            let marker = awaited_in_brackets(line, 2);
            assert_eq!(marker.map(|m| &line[..m.len]), Some(printed), "{line}");
            assert_eq!(
                marker.map(|m| m.label(line)).as_deref(),
                Some("(二)"),
                "{line}"
            );
        }
        for line in [
            "（三〉加大", "（二级公路）", "《二》", "（二是加大", "[2]加大", "（二）",
        ] {
            let marker = awaited_in_brackets(line, 2).filter(|m| m.len < line.len());
            assert_eq!(marker, None, "{line}");
        }
    }
}
