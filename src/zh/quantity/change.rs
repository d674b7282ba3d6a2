//! Changes from one value to another (由30%提高至50%): only the second is aimed at.

use super::amount::Scanned;
use crate::zh::text::phrase;
use crate::zh::text::scan::{is_digit, is_space};

/// Verbs of change, which lead to the new value with 到, 至 or 为.
const VERBS: &[&str] = &[
    "提高", "提升", "增加", "增长", "上升", "上调", "扩大", "拓展", "扩展", "下降", "降低", "下调",
    "减少", "压减", "压缩", "缩短", "缩减", "调整", "增", "升", "降", "减", "涨",
];

/// Whether the number is the value that something starts from.
pub(crate) fn is_start(s: &str, scanned: &Scanned) -> bool {
    let before = phrase::before(s, scanned.start);
    // A number between 由 and this one would be the start itself; the year of 由2020年的30% is none.
    let Some(at) = before.rfind(['由', '从']) else {
        return false;
    };
    let between = before[at..].chars().skip(1).collect::<String>();
    let years = between.replace("年", "");
    if between.chars().count() > 16
        || years.chars().filter(|c| is_digit(*c)).count() > 4
        || !between.contains('年') && between.contains(is_digit)
    {
        return false;
    }
    let behind = phrase::behind(s, scanned.end).trim_start_matches(is_space);
    let behind = behind.strip_prefix("左右").unwrap_or(behind);
    let lead: String = behind
        .chars()
        .take_while(|c| !is_digit(*c))
        .take(12)
        .collect();
    // 从5家到8家
    lead.starts_with(['到', '至'])
        || VERBS.iter().any(|verb| {
            lead.find(verb).is_some_and(|at| {
                at <= 12 && lead[at + verb.len()..].starts_with(['到', '至', '为', '成'])
            })
        })
}
