//! Sentences that tell what was done or what held before: 甲局负责建设，已完成投资…; 机构改革前，…由甲局负责. They hand out nothing.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::deed::{self, DUTY, LEAD};
use crate::zh::text::char_set::CharSet;
use crate::zh::text::scan::{is_comma, is_digit, parts};
use crate::zh::text::words::{ends_with_any, holds_any, starts_with_any};

/// Words with which a sentence begins that looks back.
const BACK: [&str; 9] = [
    "去年", "上年", "近年来", "今年以来", "年初以来", "原由", "原来", "此前", "过去",
];

/// What was changed where a clause ends with 前: 机构改革前. 6月底前 is a time to come.
const CHANGES: [&str; 4] = ["改革", "调整", "划转", "成立"];

/// Words with which a clause begins that says what was done.
const DONE: [&str; 4] = ["已", "均已", "现已", "都已"];

/// Words before 了 that are none of a verb in the past.
const NO_PAST: [&str; 3] = ["为", "除", "罢"];

/// Whether a sentence with a word for who does what looks back.
pub(super) fn is_reported(sentence: &str) -> bool {
    if starts_with_any(sentence, &BACK) || attends(sentence) || answers(sentence) {
        return true;
    }
    // One of these says so, and where no clause has one none need be asked.
    static SIGNS: CharSet = CharSet::of(&['已', '前', '了', '的']);
    if !SIGNS.occurs_in(sentence) {
        return false;
    }
    let says = deed::lead(sentence).is_some() || deed::duty(sentence).is_some();
    parts(sentence, is_comma).any(|place| {
        let behind = place.start > 0;
        let clause = sentence[place].trim_start();
        // 已建成的校舍 is what is meant, not what was done.
        let done = behind && starts_with_any(clause, &DONE) && !clause.contains('的');
        let changed = clause.strip_suffix('前').filter(|_| !behind);
        let after =
            changed.is_some_and(|what| !what.contains(is_digit) && ends_with_any(what, &CHANGES));
        done || after || says && says_past(clause)
    })
}

/// Whether the verb behind who does it has 了 (甲局牵头起草了…), or is only said of what is reported (甲局牵头的项目进展缓慢).
fn says_past(clause: &str) -> bool {
    let behind_lead = deed::lead(clause).map(|at| at + LEAD.len());
    let behind = behind_lead.or_else(|| Some(deed::duty(clause)? + DUTY.len()));
    let Some(behind) = behind else {
        return false;
    };
    let work = &clause[behind..];
    let past = work
        .split_once('了')
        .is_some_and(|(verb, _)| !ends_with_any(verb, &NO_PAST) && !verb.is_empty());
    let attribute = work.find('的').is_some_and(|end| {
        let told = &work[end..];
        // The verb stands right before: 牵头的, 牵头实施的.
        end <= 3 * '的'.len_utf8()
            && holds_any(told, &["已", "进展", "完工", "办结", "缓慢", "滞后"])
    });
    past || attribute
}

/// Whether it answers a question, and tells how things are: 答：标准由甲局核定.
fn answers(sentence: &str) -> bool {
    let sentence = sentence.trim_start();
    sentence.starts_with("答：") || sentence.starts_with("答:")
}

/// Whether it is about who was there: 调研由甲局组织，乙局陪同.
fn attends(sentence: &str) -> bool {
    static WORD: LazyLock<Finder> = LazyLock::new(|| Finder::new("陪同"));
    WORD.find(sentence.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_told_from_what_is_to_be_done() {
        for told in [
            "县城投公司负责建设，已完成投资1.2亿元",
            "县司法局牵头起草了《办法》",
            "县交通局牵头的项目进展缓慢",
            "县公安局负责的案件已办结12起",
            "由县水利局牵头实施的3项工程全部完工",
            "去年以来，由县水利局牵头实施3项工程",
            "机构改革前，该项工作由县国土局负责",
            "调研由县政协组织，县文旅局陪同",
        ] {
            assert!(is_reported(told), "{told}");
        }
        for asked in [
            "6月底前，由县水利局负责完成清淤",
            "由县教育局牵头，已建成的校舍逐一排查",
            "为了加快进度，由县住建局牵头",
            "县司法局负责了解情况",
            "由县发改局牵头的工作专班负责调度",
            "县民政局负责已批准对象的发放工作",
        ] {
            assert!(!is_reported(asked), "{asked}");
        }
    }
}
