//! Headings and sentences behind which work is parted among bodies: 职责分工, 各单位任务明确如下：, 其职责分工为：.

use crate::zh::text::scan::{half, is_colon, is_comma};
use crate::zh::text::words::{ends_with_any, holds_any, starts_with_any};

/// Whether a heading says that what stands below it is parted among bodies: 职责分工, 部门职责, 任务分解; not 明确职责分工,
/// which is itself a task.
pub(crate) fn divides_work(heading: &str) -> bool {
    may_divide_work(heading) && !is_task(heading)
}

/// The same of one that may be a task as well, if bodies stand below it.
pub(crate) fn may_divide_work(heading: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "分工", "职责", "任务分解", "责任分解", "职责任务", "部门任务",
    ];
    let heading = heading.trim_end_matches(['。', ':', '：', ')', '）']);
    let heading = heading.strip_suffix("如下").unwrap_or(heading);
    // 明确了部门职责 tells what was done.
    ends_with_any(heading, ENDINGS) && !heading.contains('了')
}

/// Whether a line without a number is a heading that parts the work among bodies.
pub(crate) fn heads_section(line: &str) -> bool {
    const LONGEST: usize = 30;
    line.chars().nth(LONGEST).is_none() && !line.contains(is_comma) && divides_work(line)
}

/// Verbs with which a heading begins that is itself a task: 明确职责分工, 落实政府职责.
const TASKS: &[&str] = &[
    "明确", "落实", "压实", "强化", "加强", "细化", "厘清", "夯实", "健全", "完善", "履行", "严格",
    "理顺", "做好",
];

/// Whether a heading begins with what has to be done.
pub(super) fn is_task(heading: &str) -> bool {
    starts_with_any(heading, TASKS)
}

/// Whether a paragraph closes with a clause that parts the work among the bodies below it: …，现将各单位任务明确如下：;
/// …。其职责分工为：; …。具体要求是：.
pub(crate) fn leads_in(text: &str) -> bool {
    let Some(said) = text.trim_end().strip_suffix(is_colon) else {
        return false;
    };
    let mark = |c: char| matches!(half(c), ',' | '。' | ';');
    let clause = said.rsplit(mark).next().unwrap_or(said);
    let listed = || {
        let works = ["任务", "职责", "分工"];
        clause.contains("如下") && holds_any(clause, &works)
    };
    // 主要任务是：… tells the tasks, not whose they are.
    let works = ["职责", "分工", "具体要求"];
    let stated = clause.strip_suffix(['为', '是']);
    stated.is_some_and(|stated| ends_with_any(stated, &works)) || listed()
}

/// What stands in a sentence before such a clause: the bodies that it lists (…，甲局、乙局等单位的工作职责如下：) are told below.
pub(super) fn before_lead_in(sentence: &str) -> &str {
    if !leads_in(sentence) {
        return sentence;
    }
    let comma = sentence.rfind(is_comma).unwrap_or(0);
    &sentence[..comma]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_part_the_work() {
        for heading in [
            "职责分工", "组织领导与责任分工", "成员单位职责", "工作职责。", "各成员单位职责如下：",
        ] {
            assert!(divides_work(heading), "{heading}");
        }
        for heading in [
            "明确职责分工", "强化部门职责", "规定了部门职责", "工作要求", "主要任务",
        ] {
            assert!(!divides_work(heading), "{heading}");
        }
    }

    #[test]
    fn clauses_that_lead_in_what_is_parted() {
        for text in [
            "为做好工作，现将各单位任务明确如下：",
            "各部门要各司其职。其职责分工为：",
            "各单位要密切配合。具体要求是：",
            "具体分工如下:",
        ] {
            assert!(leads_in(text), "{text}");
        }
        for text in [
            "现将有关事项通知如下：",
            "各部门要各司其职，其职责分工为",
            "主要任务是：",
            "工作要求：",
            "现将分工方案印发给你们：",
        ] {
            assert!(!leads_in(text), "{text}");
        }
    }
}
