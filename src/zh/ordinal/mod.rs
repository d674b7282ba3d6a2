//! Outline numbers at the start of a line (结构层次序数), after GB/T 9704-2012: 一、 / （一） / 1. / （1）, and the other
//! styles notices use: 第一部分, 第一章, 第一节, 第一条, ①, 1.1.
//!
//! The difficulty is what only looks like a number of an item: `2.5公里`, `2017.8.8`, `3月底前`, `1个`, `80%以上`, `一户一表`.

mod awaited;
mod decimal;
mod enclosed;
mod label;
mod named;

use std::borrow::Cow;

pub(crate) use self::awaited::{awaited, awaited_decimal, awaited_in_brackets, chapter, places};
use self::decimal::decimal;
use self::enclosed::enclosed;
pub(crate) use self::named::named;
use crate::zh::quantity::measure::starts_with_measure;
use crate::zh::text::numeral::{is_chinese_numeral, parse_chinese};
use crate::zh::text::scan::{
    char_at, digit, half, is_digit, is_han, is_round_close, is_round_open, skip_one, skip_space,
    skip_while,
};

/// A numbering style, named after what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Style {
    /// 第一部分, 第一编, 第一篇
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1. 1、 1．
    Arabic,
    /// （1） 1）
    ArabicParen,
    /// ①
    Circled,
    /// 1.1, 1.1.1: the number of components
    Decimal(u8),
    /// 问题一：, 第1件：: what tells one word from another
    Named(u32),
    /// A heading of this level without a number: no text begins with it.
    Unnumbered(u8),
}

/// What closes a printed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Delimiter {
    /// `.` or `．`
    Dot,
    /// `、`
    Comma,
    /// `:` or `：`, behind 第一条 and its like
    Colon,
    /// A bracket, or the circle of ①: the mark belongs to the style.
    Bracket,
    /// Nothing but white space, or nothing at all: weak evidence, the caller decides.
    None,
}

/// An outline number at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marker {
    /// How it is written.
    pub(crate) style: Style,
    /// Its value; of a decimal number the last component.
    pub(crate) number: u32,
    /// Bytes of the printed marker from the start of the line, with its closing mark and white space inside or before it.
    pub(crate) len: usize,
    /// What closes it.
    pub(crate) delimiter: Delimiter,
}

impl Marker {
    pub(crate) fn new(style: Style, number: u32, len: usize, delimiter: Delimiter) -> Self {
        Marker {
            style,
            number,
            len,
            delimiter,
        }
    }
}

/// The outline number that `s` begins with. White space before it is tolerated and counted in `len`.
pub(crate) fn leading(s: &str) -> Option<Marker> {
    let start = skip_space(s, 0);
    let first = char_at(s, start)?;
    match first {
        '第' => numbered_division(s, start),
        _ if is_round_open(first) => in_brackets(s, start),
        _ if is_digit(first) => arabic(s, start),
        _ if is_chinese_numeral(first) => han(s, start),
        _ => enclosed(first, start + first.len_utf8()),
    }
}

/// The outline number that a printed marker is by itself: what follows it on its line is gone.
pub(crate) fn printed(marker: &str) -> Option<Marker> {
    let alone = leading(marker);
    match alone {
        Some(found) if found.delimiter != Delimiter::None => alone,
        // One that lost its closing mark is whole by itself.
        _ => leading(&[marker, "甲"].concat()).or(alone),
    }
}

/// 第一部分, 第二章, 第三节, 第14条
fn numbered_division(s: &str, start: usize) -> Option<Marker> {
    let Numeral { value, end, .. } = number(s, skip_space(s, start + '第'.len_utf8()))?;
    let at = skip_space(s, end);
    let name = match char_at(s, at)? {
        '部' if s[at..].starts_with("部分") => "部分",
        '编' => "编",
        '篇' => "篇",
        '章' => "章",
        '节' => "节",
        '条' => "条",
        _ => return None,
    };
    let style = match name {
        "章" => Style::Chapter,
        "节" => Style::Section,
        "条" => Style::Article,
        _ => Style::Part,
    };
    let end = at + name.len();
    let (delimiter, len) = match char_at(s, end).map(half) {
        Some('、') => (Delimiter::Comma, end + '、'.len_utf8()),
        Some(':') => (Delimiter::Colon, skip_one(s, end)),
        Some('.') => (Delimiter::Dot, skip_one(s, end)),
        _ => (Delimiter::None, end),
    };
    Some(Marker::new(style, value, len, delimiter))
}

/// （一）, (1), also with spaces inside or brackets of two widths
fn in_brackets(s: &str, start: usize) -> Option<Marker> {
    let numeral = number(s, skip_space(s, skip_one(s, start)))?;
    let at = skip_space(s, numeral.end);
    is_round_close(char_at(s, at)?).then_some(())?;
    Some(bracketed(&numeral, skip_stop(s, skip_one(s, at))))
}

/// The offset behind a mark that stands behind the bracket as well: `（二）、`, `(二).`
fn skip_stop(s: &str, at: usize) -> usize {
    let behind = skip_one(s, at);
    let stop = matches!(closing(s, at), Some('.' | '、'))
        && char_at(s, skip_space(s, behind)).is_some_and(is_han)
        && number(s, behind).is_none();
    if stop { behind } else { at }
}

fn bracketed(numeral: &Numeral, len: usize) -> Marker {
    let style = if numeral.in_digits {
        Style::ArabicParen
    } else {
        Style::HanParen
    };
    Marker {
        style,
        number: numeral.value,
        len,
        delimiter: Delimiter::Bracket,
    }
}

/// 一、 and 一． and, with the left bracket lost, 一）
fn han(s: &str, start: usize) -> Option<Marker> {
    let numeral = number(s, start)?;
    let value = numeral.value;
    let mark = skip_space(s, numeral.end);
    let end = skip_one(s, mark);
    let delimiter = match closing(s, mark)? {
        '、' if !counts_on(s, end, value) => Delimiter::Comma,
        '.' => Delimiter::Dot,
        ')' => return Some(bracketed(&numeral, end)),
        _ => return None,
    };
    Some(Marker::new(Style::Han, value, end, delimiter))
}

/// 1. 1、 1．, 1） with the left bracket lost, 1.1, and a bare number before a space or at the end
fn arabic(s: &str, start: usize) -> Option<Marker> {
    let numeral = number(s, start)?;
    let (value, at) = (numeral.value, numeral.end);
    let mark = skip_space(s, at);
    let plain = |len, delimiter| Marker::new(Style::Arabic, value, len, delimiter);
    let Some(c) = char_at(s, mark) else {
        return Some(plain(at, Delimiter::None));
    };
    let end = skip_one(s, mark);
    match closing(s, mark).unwrap_or(c) {
        '、' => (!counts_on(s, end, value)).then(|| plain(end, Delimiter::Comma)),
        ')' => Some(bracketed(&numeral, end)),
        '.' if char_at(s, end).is_some_and(is_digit) => decimal(s, value, mark),
        '.' => Some(plain(skip_twin(s, end), Delimiter::Dot)),
        _ if mark > at
            && (is_han(c) || c.is_alphabetic() || is_opening_sign(c))
            && !starts_with_measure(&s[mark..]) =>
        {
            Some(plain(at, Delimiter::None))
        }
        _ => None,
    }
}

/// The offset behind a mark that is printed twice: `4..`, `4.、`.
fn skip_twin(s: &str, at: usize) -> usize {
    let behind = skip_one(s, at);
    let twin = matches!(closing(s, at), Some('.' | '、'))
        && !char_at(s, behind).is_some_and(|c| is_digit(c) || matches!(half(c), '.' | '、'));
    if twin { behind } else { at }
}

/// A number of an item, 1 to 999.
struct Numeral {
    value: u32,
    /// In digits of either width, not in Chinese numerals.
    in_digits: bool,
    end: usize,
}

fn number(s: &str, start: usize) -> Option<Numeral> {
    let first = char_at(s, start)?;
    if is_digit(first) {
        let end = skip_while(s, start, is_digit);
        let mut digits = s[start..end].chars().filter_map(digit);
        let value = digits.by_ref().take(3).fold(0, |n, d| n * 10 + d);
        if value == 0 || digits.next().is_some() {
            return None;
        }
        let in_digits = true;
        return Some(Numeral {
            value,
            in_digits,
            end,
        });
    }
    if !is_chinese_numeral(first) {
        return None;
    }
    let mut end = start;
    let mut spaced = false;
    while let Some(c) = char_at(s, end).filter(|&c| is_chinese_numeral(c)) {
        end += c.len_utf8();
        // Two numerals may be letter-spaced: 十 一、
        let next = skip_space(s, end);
        if next > end
            && char_at(s, next).is_some_and(is_chinese_numeral)
            && !s[end..next].contains('\n')
        {
            (end, spaced) = (next, true);
        }
    }
    let printed = &s[start..end];
    let text = match spaced {
        true => Cow::Owned(printed.chars().filter(|&c| is_chinese_numeral(c)).collect()),
        false => Cow::Borrowed(printed),
    };
    let value = parse_chinese(&text)?;
    (1..1000).contains(&value).then_some(Numeral {
        value,
        in_digits: false,
        end,
    })
}

/// Whether a list of numbers goes on behind `一、`: 一、二、三级医院, 1、2号线. It is no item then.
fn counts_on(s: &str, at: usize, value: u32) -> bool {
    let Some(Numeral {
        value: next, end, ..
    }) = number(s, at)
    else {
        return false;
    };
    next == value + 1
        && char_at(s, end).is_some_and(|c| {
            matches!(
                c,
                '、' | '级' | '类' | '期' | '等' | '产' | '号' | '季' | '批' | '轮' | '档'
            )
        })
}

/// A sign that a title can begin with.
fn is_opening_sign(c: char) -> bool {
    matches!(c, '“' | '"' | '《' | '‘' | '「' | '—')
}

/// The mark at `at` in the form of the standard: layers of prints have other dots for the one behind a number.
fn closing(s: &str, at: usize) -> Option<char> {
    let c = char_at(s, at)?;
    let behind = char_at(s, at + c.len_utf8());
    Some(match c {
        '﹒' | '․' | '｡' => '.',
        // Between digits it parts month and day (6·18).
        '·' | '‧' | '•' | '∙' if !behind.is_some_and(is_digit) => '.',
        _ => half(c),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(s: &str) -> Option<(Style, u32, String, &str, Delimiter)> {
        leading(s).map(|m| (m.style, m.number, m.label(s), &s[..m.len], m.delimiter))
    }

    #[test]
    fn the_styles_of_the_standard() {
        let facts = [
            ("一、前置条件", Style::Han, 1, "一", "一、"),
            ("十一、保障", Style::Han, 11, "十一", "十一、"),
            ("二．目标", Style::Han, 2, "二", "二．"),
            ("(一)评优", Style::HanParen, 1, "(一)", "(一)"),
            ("（十二）生态", Style::HanParen, 12, "(十二)", "（十二）"),
            ("1.设区市", Style::Arabic, 1, "1", "1."),
            ("4. 温州", Style::Arabic, 4, "4", "4."),
            ("3、完成", Style::Arabic, 3, "3", "3、"),
            ("１２．推进", Style::Arabic, 12, "12", "１２．"),
            ("(1)整治", Style::ArabicParen, 1, "(1)", "(1)"),
            ("4..整治", Style::Arabic, 4, "4", "4.."),
            ("4.、整治", Style::Arabic, 4, "4", "4.、"),
            ("⑴整治", Style::ArabicParen, 1, "(1)", "⑴"),
            ("㈡整治", Style::HanParen, 2, "(二)", "㈡"),
            ("7﹒整治", Style::Arabic, 7, "7", "7﹒"),
            ("7｡整治", Style::Arabic, 7, "7", "7｡"),
            ("7·整治", Style::Arabic, 7, "7", "7·"),
            ("7﹒2023年完成", Style::Arabic, 7, "7", "7﹒"),
            ("①开展", Style::Circled, 1, "①", "①"),
            ("第一部分 目标", Style::Part, 1, "第一部分", "第一部分"),
            ("第二章 职责", Style::Chapter, 2, "第二章", "第二章"),
            ("第三节 要求", Style::Section, 3, "第三节", "第三节"),
            (
                "第十四条　本办法",
                Style::Article,
                14,
                "第十四条",
                "第十四条",
            ),
            ("第 十 条本办法", Style::Article, 10, "第十条", "第 十 条"),
            ("1.1工作任务", Style::Decimal(2), 1, "1.1", "1.1"),
            ("2.3 工作任务", Style::Decimal(2), 3, "2.3", "2.3"),
            ("1.1.2 推进", Style::Decimal(3), 2, "1.1.2", "1.1.2"),
            ("1.2.推进", Style::Decimal(2), 2, "1.2", "1.2."),
        ];
        for (line, style, number, label, printed) in facts {
            let got = read(line).map(|(s, n, l, p, _)| (s, n, l, p));
            assert_eq!(
                got,
                Some((style, number, label.to_owned(), printed)),
                "{line}"
            );
        }
    }

    #[test]
    fn damage_and_spacing() {
        let facts = [
            ("（ 一 ）甲", "(一)"),
            ("（一)甲", "(一)"),
            ("一 、甲", "一"),
            ("1)甲", "(1)"),
            ("一）甲", "(一)"),
            ("  1.甲", "1"),
            ("1.2023年完成", "1"),
            ("3.6月底前完成", "3"),
            ("2.100个村", "2"),
            ("十 一、甲", "十一"),
        ];
        for (line, label) in facts {
            assert_eq!(
                leading(line).map(|m| m.label(line)).as_deref(),
                Some(label),
                "{line}"
            );
        }
    }

    #[test]
    fn what_only_looks_like_a_number() {
        let lines = [
            "2.5公里", "2017.8.8", "2023 年", "1.5亿", "3月底前", "1个", "80%以上", "10%",
            "一是加强", "一方面", "(试行)", "第三方", "第五届", "一户一表", "一体化", "七个100%",
            "(6分)", "0.5分", "2-3个", "2.5 公里", "3 月底前", "5 个", "2017年", "(2017)5号",
            "2.5", "12345热线", "二〇一七年", "一、二、三级医院", "1、2号线", "第三季度",
            "2.5-3.0", "1.5MW", "6·18行动", "", "、", "(", "第", "第一", "1年", "24小时",
        ];
        for line in lines {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn a_bare_number_is_left_to_the_caller() {
        assert_eq!(
            read("1 推进整治"),
            Some((Style::Arabic, 1, "1".to_owned(), "1", Delimiter::None))
        );
        assert_eq!(
            read("12"),
            Some((Style::Arabic, 12, "12".to_owned(), "12", Delimiter::None))
        );
        assert_eq!(
            read("第一条规定"),
            Some((
                Style::Article,
                1,
                "第一条".to_owned(),
                "第一条",
                Delimiter::None
            ))
        );
    }
}
