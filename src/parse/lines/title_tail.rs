//! The words with which the titles of documents and of their attachments end (…的通知, …分解表).

use crate::zh::text::words::{before_any, ends_with_any, holds_any, starts_with_any};
use std::ops::RangeInclusive;

use crate::zh::text::bracket::closing_bracket;

/// Last words of the titles of documents and their attachments.
const TITLE_TAILS: &[&str] = &[
    "通知", "意见", "方案", "要点", "办法", "细则", "规划", "计划", "任务", "任务书", "分解表",
    "分工表", "一览表", "清单", "表", "措施", "决定", "通报", "分工", "规定", "报告", "函", "目标",
    "责任书", "纲要", "安排", "制度", "标准", "名单", "公告", "批复", "条例", "举措", "规程",
];

/// Whether a line ends with a word that closes a title.
pub(crate) fn has_title_tail(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace());
    // …的通知（甲发（2024）5号）
    // …的要点（试行）（甲发〔2024〕5号）
    let mut text = text;
    for _ in 0..2 {
        if text.ends_with([')', '）'])
            && let Some((open, _)) = closing_bracket(text)
        {
            text = &text[..open];
        }
    }
    (ends_with_any(text, TITLE_TAILS) && !names_column(text)) || has_spaced_tail(text)
}

/// Whether a text is the name of the column of a site in which notices stand, kinds of documents side by side: 通知公告, 公示公告.
fn names_column(text: &str) -> bool {
    const KINDS: [&str; 5] = ["通知", "公告", "公示", "通告", "通报"];
    let kind = |rest: &str| KINDS.iter().find(|kind| rest.starts_with(**kind)).copied();
    let mut rest = text;
    let mut kinds = 0;
    while let Some(kind) = kind(rest) {
        rest = &rest[kind.len()..];
        kinds += 1;
    }
    kinds > 1 && rest.is_empty()
}

/// Whether a title that hands out a text ends in the line below, which says that it is a notice, although a title might end before:
/// 关于印发…重点任务 / 清单的通知.
pub(crate) fn goes_on_as_notice(title: &str, below: &str) -> bool {
    const HANDED_OUT: [&str; 6] = ["印发", "转发", "批转", "公布", "下达", "调整"];
    const NOTICES: [&str; 4] = ["通知", "通报", "公告", "决定"];
    let below = below.trim_end_matches(char::is_whitespace);
    let below = match closing_bracket(below) {
        Some((open, _)) if below.ends_with([')', '）']) => &below[..open],
        _ => below,
    };
    let ends = || {
        let title = before_any(below, &NOTICES);
        title.is_some_and(|title| title.ends_with('的') && !title.contains(['。', '，']))
    };
    let anew = || below.contains("关于") || holds_any(below, &HANDED_OUT);
    title
        .rsplit_once("关于")
        .is_some_and(|(_, said)| starts_with_any(said, &HANDED_OUT) && !holds_any(said, &NOTICES))
        && ends()
        && !anew()
}

/// …的通　知: the last word set with a blank, to the width of the lines above.
fn has_spaced_tail(text: &str) -> bool {
    let Some((above, last)) = text.rsplit_once(char::is_whitespace) else {
        return false;
    };
    let above = above.trim_end();
    last.chars().nth(1).is_none()
        && TITLE_TAILS.iter().any(|tail| {
            let head = tail.strip_suffix(last);
            head.is_some_and(|head| !head.is_empty() && above.ends_with(head))
        })
}

/// Whether a text ends in a title of its own: 全县2023年政务公开工作要点.
pub(crate) fn closes_title(text: &str) -> bool {
    /// In characters.
    const LENGTHS: RangeInclusive<usize> = 8..=60;
    let parts = |c: char| c.is_whitespace() || matches!(c, '。' | '；' | '：' | ':' | '，' | '、');
    let title = text.rsplit(parts).next().unwrap_or(text);
    has_title_tail(title) && LENGTHS.contains(&title.chars().count())
}
