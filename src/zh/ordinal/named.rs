//! Words with a number that head what stands below them: 问题一：, 任务1、, 第1件：, 【实事二】. One alone is none: the caller counts.

use super::{Delimiter, Marker, Style, closing, counts_on, number};
use crate::zh::quantity::measure::starts_with_measure;
use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::scan::{char_at, closing_of, is_han, skip_one, skip_space, skip_while};
use crate::zh::text::words::starts_with_any;

/// Fewest and most characters of the word.
const SHORTEST: usize = 2;
const LONGEST: usize = 4;

/// The word with a number that `s` begins with, where text stands behind it.
pub(crate) fn named(s: &str) -> Option<Marker> {
    let start = skip_space(s, 0);
    let first = char_at(s, start)?;
    let close = closing_of(first);
    let from = close.map_or(start, |_| start + first.len_utf8());
    let (word, value, end) = match char_at(s, from)? {
        '第' => counted(s, from)?,
        c if is_han(c) && !is_chinese_numeral(c) => numbered(s, from)?,
        _ => return None,
    };
    let at = skip_space(s, end);
    let (delimiter, len) = match close {
        Some(close) => {
            (char_at(s, at)? == close).then_some(())?;
            let behind = skip_one(s, at);
            let mark = matches!(closing(s, behind), Some(':' | '、'));
            let len = if mark { skip_one(s, behind) } else { behind };
            (Delimiter::Bracket, len)
        }
        None => {
            let c = char_at(s, at)?;
            let behind = skip_one(s, at);
            match closing(s, at)? {
                ':' => (Delimiter::Colon, behind),
                // 任务一、任务二由…, 任务一、二: a list of them.
                '、' if !s[behind..].starts_with(word)
                    && !counts_on(s, behind, value)
                    && !char_at(s, behind).is_some_and(|c| c == '第' || is_chinese_numeral(c)) =>
                {
                    (Delimiter::Comma, behind)
                }
                _ if at > end && is_han(c) && !starts_with_measure(&s[at..]) => {
                    (Delimiter::None, end)
                }
                _ => return None,
            }
        }
    };
    // The words of one list are equal; which they are is nobody's concern.
    let code = word.chars().fold(0_u32, |code, c| {
        code.wrapping_mul(31).wrapping_add(c as u32)
    });
    s[len..]
        .contains(char::is_alphanumeric)
        .then_some(Marker::new(Style::Named(code), value, len, delimiter))
}

/// 第1件, 第二项, 第3件实事: the counter word, the number and where it ends
fn counted(s: &str, from: usize) -> Option<(&str, u32, usize)> {
    let numeral = number(s, skip_space(s, from + '第'.len_utf8()))?;
    let at = skip_space(s, numeral.end);
    matches!(char_at(s, at)?, '件' | '项' | '个').then_some(())?;
    let end = skip_while(s, at, is_han);
    let counter = &s[at..end];
    // 第一项任务：, but not 第一个五年计划期间…
    (counter.chars().count() <= LONGEST).then_some(())?;
    Some((counter, numeral.value, end))
}

/// 问题一, 任务 1: the word, the number and where it ends
fn numbered(s: &str, from: usize) -> Option<(&str, u32, usize)> {
    /// What is set beside the text (图, 表, 附件, 专栏), and days of the week.
    const ASIDE: [&str; 5] = ["附", "专栏", "星期", "图", "表"];
    let (mut count, mut end) = (0, from);
    let letters = s[from..].chars().take(LONGEST + 1);
    for c in letters.take_while(|&c| is_han(c) && !is_chinese_numeral(c)) {
        count += 1;
        end += c.len_utf8();
    }
    if !(SHORTEST..=LONGEST).contains(&count) {
        return None;
    }
    let word = &s[from..end];
    let numeral = number(s, skip_space(s, end))?;
    (!starts_with_any(word, &ASIDE)).then_some((word, numeral.value, numeral.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_numbers() {
        let facts = [
            ("问题一：管网老化", "问题一", "问题一："),
            ("第1件：修路", "第1件", "第1件："),
            ("第一项任务：修路", "第一项任务", "第一项任务："),
            ("任务一 修路", "任务一", "任务一"),
            ("实事１、修路", "实事1", "实事１、"),
            ("【第2件】修路", "第2件", "【第2件】"),
            ("重点任务十二:修路", "重点任务十二", "重点任务十二:"),
        ];
        for (line, label, printed) in facts {
            let got = named(line).map(|m| (m.label(line), &line[..m.len]));
            assert_eq!(got, Some((label.to_owned(), printed)), "{line}");
        }
        let style = |line| named(line).map(|m| m.style);
        assert_eq!(style("问题一：修路"), style("问题2、修桥"));
        assert_ne!(style("问题一：修路"), style("任务一：修路"));
    }

    #[test]
    fn what_only_looks_like_one() {
        for line in [
            "一是修路", "其一，修路", "第一，修路", "第一、修路", "进一步修路", "附件一：表",
            "专栏1 工程", "星期一：值班", "任务一、任务二由甲局牵头", "任务一、二由甲局牵头",
            "新增 5个车位", "新建学校5所", "问题一：", "任务1.1修路", "第一个百年目标",
            "完成2024年任务",
        ] {
            assert_eq!(named(line), None, "{line}");
        }
    }
}
