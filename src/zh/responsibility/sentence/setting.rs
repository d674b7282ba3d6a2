//! What may stand before the bodies of a sentence, or between them and their verb: when, where, what for, according to what.

use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::scan::{between_han, find_mark, half, head, is_comma};
use crate::zh::text::words::{behind_all, holds_any, starts_with_any};

/// Words with which a clause begins that says according to what.
const ACCORDING: [&str; 6] = ["按照", "根据", "依照", "依据", "结合", "严格按照"];

/// Where a text begins behind the clause that says according to what: 按照属地管理的原则，…. What a law says (根据《…》，…) is no
/// duty that the text gives.
pub(super) fn behind_manner(text: &str) -> usize {
    if !starts_with_any(text, &ACCORDING) {
        return 0;
    }
    let end = find_mark(text, |c| matches!(half(c), ',' | '。' | ';'));
    let end = end.filter(|&at| text[at..].starts_with(is_comma));
    match end {
        Some(at) if !cites_law(&text[..at]) => {
            text.len() - text[at..].trim_start_matches(is_comma).len()
        }
        _ => 0,
    }
}

/// Whether a clause says according to what law: 根据《河道条例》.
pub(super) fn cites_law(clause: &str) -> bool {
    starts_with_any(clause, &ACCORDING)
        && (clause.contains('《') || holds_any(clause, &["法律", "法规", "规定"]))
}

/// Whether a clause only says when, where, what for or according to what: 6月底前, 在主城区, 为提升水平, 按照属地管理的原则.
pub(super) fn is_setting(clause: &str) -> bool {
    const LONGEST: usize = 24;
    const OPENING: [&str; 13] = [
        "为", "在", "针对", "围绕", "依托", "对", "通过", "以", "聚焦", "坚持", "今年", "下半年",
        "自",
    ];
    if clause.chars().nth(LONGEST).is_some() {
        return false;
    }
    let opens = starts_with_any(clause, &OPENING);
    let manner = || starts_with_any(clause, &ACCORDING) && !cites_law(clause);
    let time = clause.ends_with(['后', '时', '前', '间', '起', '年']);
    // 6月1日开始; not 工程全面开始.
    let from = || {
        clause
            .strip_suffix("开始")
            .is_some_and(|day| day.ends_with(['日', '月']))
    };
    opens || time || from() || manner()
}

/// Length of what counts a clause: 一是, 二是.
pub(super) fn behind_count(clause: &str) -> usize {
    let mut chars = clause.chars();
    let number = chars.next().filter(|c| is_chinese_numeral(*c));
    match (number, chars.next()) {
        (Some(number), Some('是')) => number.len_utf8() + '是'.len_utf8(),
        _ => 0,
    }
}

/// Where a sentence begins behind a clause that says when: 火灾发生后，县气象局要加密监测. A case (确需延期的，…) is none.
pub(crate) fn behind_time(text: &str) -> usize {
    /// Longest such clause in characters.
    const LONGEST: usize = 20;
    let near = head(text, LONGEST * char::MAX.len_utf8());
    let mark = between_han(near).find(|(_, c)| matches!(half(*c), ',' | '。' | ';' | ':'));
    let comma = mark.filter(|(at, c)| {
        let clause = &text[..*at];
        // 同时，县财政局要…
        is_comma(*c)
            && clause.ends_with(['后', '时', '前', '间'])
            && !clause.ends_with("同时")
            && clause.chars().nth(LONGEST - 1).is_none()
    });
    comma.map_or(0, |(at, c)| at + c.len_utf8())
}

/// The predicate behind a pause, and behind others that it parts from the bodies: 宣传部门，以及各类媒体，应当….
pub(super) fn behind_pause(text: &str) -> &str {
    let behind = text.trim_start_matches(is_comma);
    let joined = starts_with_any(behind, &["以及", "及", "和"]);
    if behind.len() == text.len() || !joined {
        return behind;
    }
    let mark = find_mark(behind, |c| matches!(half(c), ',' | '。' | ';'));
    mark.map_or("", |at| behind[at..].trim_start_matches(is_comma))
}

/// A predicate without the words for what has to be done and how: 要切实 + 会同….
pub(super) fn behind_manner_of_duty(predicate: &str) -> &str {
    const BEFORE: [&str; 12] = [
        "应当", "必须", "负责", "共同", "切实", "积极", "主动", "及时", "要", "应", "须", "需",
    ];
    let mut rest = predicate;
    rest = behind_all(rest, &BEFORE);
    rest
}
