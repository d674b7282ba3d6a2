//! Predicates that say of the bodies before them that they bear a responsibility: 对护坡质量承担首要责任, 负总责.

use super::setting::behind_manner_of_duty;
use crate::zh::text::scan::{find_mark, half, is_stop};
use crate::zh::text::words::{holds_any, starts_with_any};

/// Verbs of those who bear it, the longer first.
const VERBS: [&str; 5] = ["承担", "担负", "履行", "负有", "负"];

/// What one is liable for, or is to blame for.
const LIABILITIES: [&str; 11] = [
    "法律", "赔偿", "刑事", "民事", "违约", "行政", "连带", "经济", "相应", "直接", "后果",
];

/// What 责任 may be the beginning of: 履行责任情况, 责任的项目.
const OTHERWISE: [&str; 7] = ["情况", "的", "制", "人", "书", "清单", "单位"];

/// What one answers for without having it to do: 申报单位对材料真实性负责.
const ANSWERED_FOR: [&str; 7] = ["真实", "准确", "合法", "造成", "损失", "后果", "行为"];

/// Whether a predicate says that the bodies before it bear the responsibility: 对资金安全负总责, 承担属地管理责任.
pub(super) fn bears(predicate: &str) -> bool {
    let end = find_mark(predicate, |c| matches!(half(c), ',' | '。' | ';'));
    let clause = &predicate[..end.unwrap_or(predicate.len())];
    let said = behind_manner_of_duty(clause);
    let borne = |said: &str| {
        let verb = VERBS.iter().find(|verb| said.starts_with(**verb));
        let what = verb.map(|verb| &said[verb.len()..]);
        what.is_some_and(|what| {
            let borne = what.split_once("责任").is_some_and(|(of, behind)| {
                !holds_any(of, &LIABILITIES) && !starts_with_any(behind, &OTHERWISE)
            });
            borne || what.ends_with("总责")
        })
    };
    let Some(object) = said.strip_prefix('对') else {
        // 负责 is a word of its own, read elsewhere.
        return !said.starts_with("负责") && borne(said);
    };
    let verb = object.char_indices().map(|(at, _)| at).find(|at| {
        *at > 0 && (borne(&object[*at..]) || object[*at..].trim_end_matches(is_stop) == "负责")
    });
    verb.is_some_and(|at| {
        object[..at].chars().nth(1).is_some() && !holds_any(&object[..at], &ANSWERED_FOR)
    })
}
