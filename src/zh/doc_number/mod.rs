//! Document numbers (发文字号): agency code, year in brackets, serial number. 美丽洞头办〔2017〕11号
//!
//! GB/T 9704-2012 asks for 〔〕; `[]`, `【】` and `()` are seen as well, white space and line breaks inside, and a lost
//! bracket or 号. Since extraction never loses digits, a lost closing bracket can be put back behind the year.

mod agency_code;
mod line;

use std::ops::Range;

use self::agency_code::{LONGEST_CODE, agency_code};
pub(crate) use self::line::{alone, at_start, is_blank, whole};
use crate::zh::text::char_set::CharSet;
use crate::zh::text::fold::squeeze;
use crate::zh::text::scan::{
    back_while, char_at, char_before, closing_of, digit, find_mark, half, is_close, is_digit,
    is_han, is_space, skip_space, skip_while,
};

/// A document number found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundNumber {
    /// Where it stands.
    pub(crate) range: Range<usize>,
    /// As written, white space removed.
    pub(crate) text: String,
    /// 机关代字: the part before the bracket.
    pub(crate) agency_code: String,
    /// The year in the brackets.
    pub(crate) year: Option<i16>,
    /// 序号
    pub(crate) serial: Option<u32>,
    /// Whether a bracket or 号 is lost.
    pub(crate) damaged: bool,
    /// The undamaged form, where the damage leaves only one.
    pub(crate) repaired: Option<String>,
}

/// All document numbers of a text, in order.
pub(crate) fn find_all(s: &str) -> Vec<FoundNumber> {
    let mut found: Vec<FoundNumber> = Vec::new();
    // No number is without a digit, and most texts are.
    if find_mark(s, is_digit).is_none() {
        return found;
    }
    // What stands in the middle of a number: a bracket, of those that close a wide one, or 第 behind 令.
    static SIGNS: CharSet = CharSet::of(&[
        '第', '(', '（', '[', '［', '〔', '【', '﹝', '〈', '）', '］', '〕', '】', '﹞', '〉',
    ]);
    let mut at = 0;
    while let Some((step, c)) = SIGNS.first_in(&s[at..]) {
        at += step;
        let floor = found.last().map_or(0, |n| n.range.end);
        let next = match c {
            '第' if s[..at].ends_with('令') => order(s, at, floor),
            _ if closing_of(c).is_some() => bracketed(s, at, c, floor)
                .or_else(|| lettered(s, at, c, floor))
                .or_else(|| misprinted(s, at, c, floor))
                .or_else(|| cited_bare(s, at, c)),
            _ if is_close(c) => unopened(s, at, c, floor),
            _ => None,
        };
        at = match next {
            Some(number) => {
                let end = number.range.end;
                found.push(number);
                end
            }
            None => at + c.len_utf8(),
        };
    }
    found
}

/// 〔2017〕11号, 〔201610号, 〔2019〕1
fn bracketed(s: &str, open: usize, bracket: char, floor: usize) -> Option<FoundNumber> {
    let inside = skip_space(s, open + bracket.len_utf8());
    let first = char_at(s, inside).and_then(digit)?;
    matches!(first, 1 | 2).then_some(())?;
    let end = skip_while(s, inside, is_digit);
    let digits: String = s[inside..end].chars().map(half).collect();
    let year = year_of(digits.get(..4)?)?;
    let (code_start, code) = agency_code(s, open, floor);
    let wide = half(bracket) != '(' && half(bracket) != '[';
    let after = skip_space(s, end);
    let closed = char_at(s, after).filter(|&c| is_close(c));
    if let Some(close) = closed.filter(|_| digits.len() == 4) {
        let behind = after + close.len_utf8();
        let (serial, end, has_mark) = serial_at(s, behind)?;
        // Round and square brackets also hold plain years: without 号, or without a code, that is what they are.
        if !wide && (!has_mark || code.is_empty()) || !has_mark && code.is_empty() {
            return None;
        }
        let paired = closing_of(bracket) == Some(half(close));
        let damaged = !has_mark || !paired;
        return Some(number(s, code_start..end, code, year, serial, damaged));
    }
    // The closing bracket is lost: 〔201610号, or 号 with it
    if closed.is_some_and(|close| half(close) != ')')
        || !(5..=8).contains(&digits.len())
        || (!wide && code.is_empty())
    {
        return None;
    }
    let serial: u32 = digits[4..].parse().ok()?;
    let mark = skip_space(s, end);
    let end = match char_at(s, mark) {
        Some(c) if is_number_mark(c) => mark + c.len_utf8(),
        None | Some(')' | '）') if wide && !code.is_empty() => end,
        _ => return None,
    };
    if digits[4..].starts_with('0') {
        return None;
    }
    Some(number(s, code_start..end, code, year, serial, true))
}

/// 〔2O21〕8号, 〔2021〕1O号: letters stand for the digits that they look like, as typists and text recognition write them.
fn lettered(s: &str, open: usize, bracket: char, floor: usize) -> Option<FoundNumber> {
    let likely = |c: char| is_digit(c) || lookalike(c).is_some();
    let digits = |range: Range<usize>| -> String {
        let digits = s[range].chars();
        digits.map(|c| lookalike(c).unwrap_or(half(c))).collect()
    };
    let inside = skip_space(s, open + bracket.len_utf8());
    char_at(s, inside).filter(|&c| is_digit(c))?;
    let inside_end = skip_while(s, inside, likely);
    let after = skip_space(s, inside_end);
    let close = char_at(s, after).filter(|&c| closing_of(bracket) == Some(half(c)))?;
    let year = digits(inside..inside_end);
    let year = (year.len() == 4).then(|| year_of(&year))??;
    let serial_start = skip_space(s, after + close.len_utf8());
    let serial_end = skip_while(s, serial_start, likely);
    let serial = digits(serial_start..serial_end).parse().ok()?;
    let mark = skip_space(s, serial_end);
    let end = mark + char_at(s, mark).filter(|&c| is_number_mark(c))?.len_utf8();
    let (code_start, code) = agency_code(s, open, floor);
    (!code.is_empty()).then(|| number(s, code_start..end, code, year, serial, true))
}

/// The digit that a letter is taken for.
fn lookalike(c: char) -> Option<char> {
    match c {
        'O' | 'o' | 'Ｏ' | 'ｏ' | '〇' | '○' => Some('0'),
        'l' | 'I' | '|' => Some('1'),
        _ => None,
    }
}

/// 〔201〕10号, 〔2016〕号: a digit is lost, or the serial number; what stood there cannot be known.
fn misprinted(s: &str, open: usize, bracket: char, floor: usize) -> Option<FoundNumber> {
    if !matches!(bracket, '〔' | '【') {
        return None;
    }
    let inside = skip_space(s, open + bracket.len_utf8());
    let end = skip_while(s, inside, is_digit);
    let after = skip_space(s, end);
    let close = char_at(s, after).filter(|&c| is_close(c))?;
    let (code_start, code) = agency_code(s, open, floor);
    let behind = skip_space(s, after + close.len_utf8());
    let digits: String = s[inside..end].chars().map(half).collect();
    let serial = serial_at(s, behind).filter(|(.., has_mark)| *has_mark);
    let end = match serial {
        Some((_, end, _)) if (2..=5).contains(&digits.len()) && year_of(&digits).is_none() => end,
        None if year_of(&digits).is_some() && s[behind..].starts_with(is_number_mark) => {
            behind + '号'.len_utf8()
        }
        _ => return None,
    };
    (!code.is_empty()).then(|| FoundNumber {
        text: squeeze(&s[code_start..end]),
        range: code_start..end,
        agency_code: code,
        year: year_of(&digits),
        serial: serial.map(|(serial, ..)| serial),
        damaged: true,
        repaired: None,
    })
}

/// (浙审环综201610号): a citation in round brackets whose number has lost its own.
fn cited_bare(s: &str, open: usize, bracket: char) -> Option<FoundNumber> {
    if half(bracket) != '(' {
        return None;
    }
    let start = open + bracket.len_utf8();
    let close = s[start..]
        .char_indices()
        .take(LONGEST_CODE + 20)
        .find(|(_, c)| half(*c) == ')');
    bare(s, start..start + close?.0)
}

/// 浙审环综201610号: a stretch that is a number without brackets.
fn bare(s: &str, range: Range<usize>) -> Option<FoundNumber> {
    let text = s[range.clone()].trim_matches(is_space);
    let body = text
        .strip_suffix(is_number_mark)?
        .trim_end_matches(is_space);
    let code = body.trim_end_matches(is_digit);
    let digits: String = body[code.len()..].chars().map(half).collect();
    let year = digits.get(..4).and_then(year_of)?;
    let letters = |c: char| is_han(c) || c.is_ascii_alphabetic();
    // 第201610号 and 编号201610号 number other things.
    if !(5..=8).contains(&digits.len())
        || digits[4..].starts_with('0')
        || !(2..=LONGEST_CODE).contains(&code.chars().count())
        || !code.chars().all(letters)
        || code.ends_with(['第', '号', '令'])
        || year < 1949
    {
        return None;
    }
    let serial: u32 = digits[4..].parse().ok()?;
    let start = range.start + s[range.clone()].find(text)?;
    let range = start..start + text.len();
    Some(number(s, range, code.to_owned(), year, serial, true))
}

/// 2016〕10号: the opening bracket is lost
fn unopened(s: &str, close: usize, bracket: char, floor: usize) -> Option<FoundNumber> {
    let year_end = back_while(s, close, is_space);
    let year_start = back_while(s, year_end, is_digit);
    let digits: String = s[year_start..year_end].chars().map(half).collect();
    let year = (digits.len() == 4).then(|| year_of(&digits))??;
    if char_before(s, year_start).is_none_or(|c| !is_han(c)) {
        return None;
    }
    let (code_start, code) = agency_code(s, year_start, floor);
    let (serial, end, has_mark) = serial_at(s, close + bracket.len_utf8())?;
    // Behind 〕 the number is told even without its 号.
    (!code.is_empty() && (has_mark || matches!(bracket, '〕' | '】'))).then_some(())?;
    Some(number(s, code_start..end, code, year, serial, true))
}

/// 国务院令第588号: orders (令) are numbered without a year
fn order(s: &str, at: usize, floor: usize) -> Option<FoundNumber> {
    let (serial, end, has_mark) = serial_at(s, at)?;
    let (start, code) = agency_code(s, at, floor);
    (has_mark && code.chars().count() > 1).then(|| FoundNumber {
        text: squeeze(&s[start..end]),
        range: start..end,
        agency_code: code,
        year: None,
        serial: Some(serial),
        damaged: false,
        repaired: None,
    })
}

fn number(
    s: &str,
    range: Range<usize>,
    agency_code: String,
    year: i16,
    serial: u32,
    damaged: bool,
) -> FoundNumber {
    FoundNumber {
        repaired: damaged.then(|| format!("{agency_code}〔{year}〕{serial}号")),
        text: squeeze(&s[range.clone()]),
        range,
        agency_code,
        year: Some(year),
        serial: Some(serial),
        damaged,
    }
}

fn year_of(digits: &str) -> Option<i16> {
    digits
        .parse()
        .ok()
        .filter(|year| (1900..2100).contains(year))
}

/// The serial number at `at`, where it ends, and whether 号 closes it.
fn serial_at(s: &str, at: usize) -> Option<(u32, usize, bool)> {
    let mut at = skip_space(s, at);
    if let Some(rest) = s[at..].strip_prefix('第') {
        at = skip_space(s, s.len() - rest.len());
    }
    let end = skip_while(s, at, is_digit);
    let text: String = s[at..end].chars().map(half).collect();
    if text.len() > 6 {
        return None;
    }
    let serial = text.parse().ok()?;
    let mark = skip_space(s, end);
    match char_at(s, mark) {
        Some(c) if is_number_mark(c) => Some((serial, mark + c.len_utf8(), true)),
        // 〔2017〕1个 and 〔2017〕1.5 are no numbers that lost their 号.
        Some(c) if mark == end && (is_han(c) || c.is_ascii_alphanumeric() || c == '.') => None,
        _ => Some((serial, end, false)),
    }
}

/// 号, in either script.
fn is_number_mark(c: char) -> bool {
    matches!(c, '号' | '號')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(s: &str) -> FoundNumber {
        let all = find_all(s);
        assert_eq!(all.len(), 1, "{s}: {all:?}");
        all.into_iter().next().unwrap()
    }

    #[test]
    fn the_printed_forms() {
        let facts = [
            ("美丽洞头办〔2017〕11号", "美丽洞头办", 2017, 11),
            ("洞政办[2013]5号", "洞政办", 2013, 5),
            ("洞政办【2013】 5 号", "洞政办", 2013, 5),
            ("洞政办（2013）5号", "洞政办", 2013, 5),
            ("洞会审(2013)第0012号", "洞会审", 2013, 12),
            ("菏政办字 〔2023〕1号", "菏政办字", 2023, 1),
            ("区委办〔\n\n2016 〕\n\n42 号", "区委办", 2016, 42),
            ("国发〔２０１７〕５号", "国发", 2017, 5),
        ];
        for (text, code, year, serial) in facts {
            let number = one(text);
            assert_eq!(
                (number.agency_code.as_str(), number.year, number.serial),
                (code, Some(year), Some(serial)),
                "{text}"
            );
            assert_eq!(number.text, squeeze(text));
            assert!(!number.damaged);
            assert_eq!(
                whole(&format!("  {text}\n")).map(|n| n.range),
                Some(2..2 + text.len())
            );
        }
        assert_eq!(
            whole("洞 政 办 发 〔2017〕 1 号")
                .map(|n| n.agency_code)
                .as_deref(),
            Some("洞政办发")
        );
    }

    #[test]
    fn damage_with_one_reading_is_repaired() {
        let facts = [
            (
                "(浙审环综〔201610号)", "浙审环综〔201610号", "浙审环综〔2016〕10号",
            ),
            ("洞政办〔20208号", "洞政办〔20208号", "洞政办〔2020〕8号"),
            ("洞政办〔2019〕1 ", "洞政办〔2019〕1", "洞政办〔2019〕1号"),
            ("洞政办2019〕1号", "洞政办2019〕1号", "洞政办〔2019〕1号"),
        ];
        for (text, printed, repaired) in facts {
            let number = one(text);
            assert_eq!(
                (number.text.as_str(), number.repaired.as_deref()),
                (printed, Some(repaired)),
                "{text}"
            );
            assert!(number.damaged);
        }
    }

    #[test]
    fn the_sentence_before_it_is_not_the_code() {
        assert_eq!(
            one("《2017年美丽温州建设目标责任考核细则》(美丽温州办发〔2017〕5号),在征求")
                .agency_code,
            "美丽温州办发"
        );
        assert_eq!(one("根据浙政办发〔2017〕5号文件").agency_code, "浙政办发");
        assert_eq!(
            one("按照省里的要求和浙政办发〔2017〕5号文件").agency_code,
            "浙政办发"
        );
        let both: Vec<_> = find_all("国发〔2015〕17号和浙政发[2016]12号")
            .into_iter()
            .map(|n| n.agency_code)
            .collect();
        assert_eq!(both, ["国发", "浙政发"]);
        assert_eq!(one("国务院令第588号").serial, Some(588));
    }

    #[test]
    fn a_word_of_a_sentence_may_be_part_of_the_code() {
        for code in [
            "云经信办", "云经贸发", "太原政办发", "呼和浩特政发", "将乐政办发",
        ] {
            let number = format!("{code}〔2022〕8号");
            let found = whole(&number).map(|found| found.agency_code);
            assert_eq!(found.as_deref(), Some(code));
            for around in [
                "关于印发要点的通知（N）", "根据N文件", "按照省里的要求和N文件",
            ] {
                let text = around.replace('N', &number);
                assert_eq!(one(&text).agency_code, code, "{text}");
            }
        }
        // A line that is a number is nothing else.
        let found = whole("云由政发〔2022〕8号").map(|found| found.agency_code);
        assert_eq!(found.as_deref(), Some("云由政发"));
        assert_eq!(one("现按国发〔2022〕8号执行").agency_code, "国发");
    }

    #[test]
    fn damage_of_every_kind_is_told() {
        for (text, repaired) in [
            ("(浙审环综201610号)", Some("浙审环综〔2016〕10号")),
            ("(浙审环综2016〕10)", Some("浙审环综〔2016〕10号")),
            ("(浙审环综〔201610)", Some("浙审环综〔2016〕10号")),
            ("浙审环综〔2016)10号", Some("浙审环综〔2016〕10号")),
            ("浙审环综〔2O16〕10号", Some("浙审环综〔2016〕10号")),
            ("浙审环综[20l6]1O号", Some("浙审环综〔2016〕10号")),
            ("浙审环综（2016）１〇号", Some("浙审环综〔2016〕10号")),
            ("浙审环综〔201〕10号", None),
            ("浙审环综〔20167〕10号", None),
            ("浙审环综〔2016〕号", None),
        ] {
            let found = one(text);
            assert!(found.damaged, "{text}");
            assert_eq!(found.repaired.as_deref(), repaired, "{text}");
        }
        assert!(whole("美丽洞头办201711号").is_some_and(|number| number.damaged));
        assert_eq!(whole("第201711号"), None);
    }

    #[test]
    fn plain_years_and_scores_are_none() {
        let texts = [
            "(2017年)", "2017年5号楼", "(2017)", "计划(2016—2020)", "(2017)5个", "〔2017〕",
            "第5号", "(HJ773-2015)", "[1]", "〔2O〕5号", "(2Ol6)5号", "〔201〕5号", "(20分)",
            "12345号", "(编号第201610号)",
        ];
        for text in texts {
            assert_eq!(find_all(text), [], "{text}");
        }
        assert_eq!(whole("关于〔2017〕5号的说明"), None);
    }
}
