//! Bodies that the notice itself sets up: what is said of whom they consist, where they sit and who heads them is no work of theirs.

use crate::zh::text::words::{ends_with_any, holds_any, starts_with_any};

/// What is set up to coordinate a work.
const BODIES: &[&str] = &[
    "联席会议", "联席会议制度", "领导小组", "领导小组办公室", "指挥部办公室", "工作小组",
    "协调小组", "工作组", "专家组", "专班", "指挥部", "委员会",
];

/// 建立甲工作联席会议, 成立专班: who leads behind it leads the body.
pub(super) fn sets_up_body(clause: &str) -> bool {
    ends_with_any(clause, BODIES)
        && !clause.contains("牵头")
        && holds_any(clause, &["建立", "成立", "组建", "设立"])
}

/// Whether a name is that of such a body: 县防汛指挥部, 专家组, 转移安置组.
pub(crate) fn is_set_up(name: &str) -> bool {
    name.ends_with('组') || ends_with_any(name, BODIES)
}

/// Whether a sentence of such a body's own says only that it is set up, where, of whom and under whom: 由有关专家组成。
pub(crate) fn founds(sentence: &str) -> bool {
    const FOUNDING: [&str; 6] = ["成立", "设立", "组建", "设在", "下设", "组成"];
    const WORK: [&str; 8] = [
        "负责", "承担", "职责", "统筹", "协调", "研究", "指导", "督促",
    ];
    let says = |text: &str, words: &[&str]| holds_any(text, words);
    // 由有关人员组成，开展抢险 goes on with what it does.
    let last = sentence.rsplit([',', '，']).next().unwrap_or(sentence);
    let without_persons = sentence.replace("负责人", "").replace("负责同志", "");
    (says(last, &FOUNDING) || says(last, &SEATS)) && !says(&without_persons, &WORK)
}

/// Whether a sentence begins with who sits in the body: 组长：….
pub(crate) fn tells_members(sentence: &str) -> bool {
    starts_with_any(sentence, &SEATS)
}

/// Seats in a body.
const SEATS: [&str; 7] = [
    "组长", "副组长", "主任", "成员", "总指挥", "指挥长", "召集人",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_founds_a_body_and_what_gives_it_work() {
        for sentence in [
            "成立领导小组，由分管副县长任组长。",
            "由有关专家组成。",
            "根据需要设立。",
            "办公室设在县教育局，主任由李局长兼任。",
            "成员由县发改局、县财政局等单位负责同志组成。",
            "县指挥部由县长任总指挥。",
            "由县长任组长，县直有关部门主要负责人为成员。",
        ] {
            assert!(founds(sentence), "{sentence}");
        }
        for sentence in [
            "负责全县的防汛工作。",
            "办公室设在县教育局，承担日常工作。",
            "成立领导小组，统筹全县工作。",
            "由有关人员组成，开展抢险。",
            "开展现场处置。",
        ] {
            assert!(!founds(sentence), "{sentence}");
        }
    }
}
