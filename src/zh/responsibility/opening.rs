//! Bodies with which a text opens because the whole of it is their business: 市公安局：负责…, 市公安局负责…, 各街道作为…责任主体.

use super::in_cell;
use crate::zh::text::scan::outside_brackets;
use crate::zh::unit::list::{looks_like_unit, split_list};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::Confidence;
use crate::zh::unit::predicate::subject;
use crate::zh::unit::role::Role;

/// The bodies that a text opens with; ranges are those of the text.
#[derive(Debug)]
pub(crate) struct Opening {
    pub(crate) bearers: Vec<(UnitName, Role)>,
    /// The least sure of the names.
    pub(crate) sure: Confidence,
    /// A verb follows the names, no mark: they are the subject of the first sentence.
    pub(crate) is_subject: bool,
}

/// A text, or its part before a colon, that is units and nothing else.
pub(crate) fn head(text: &str) -> Option<Opening> {
    opening(text, None)
}

/// Units before the first colon of a sentence, with something behind it: 市公安局：负责….
pub(crate) fn label(text: &str) -> Option<Opening> {
    let (colon, _) = outside_brackets(text.char_indices())
        .take_while(|(_, c)| !matches!(c, '。' | ';' | '；'))
        .find(|(_, c)| matches!(c, ':' | '：'))?;
    text[colon..]
        .contains(char::is_alphanumeric)
        .then_some(())?;
    opening(&text[..colon], None)
}

/// Units before the verb of the first sentence: 市公安局、市司法局负责….
pub(crate) fn sentence_subject(text: &str) -> Option<Opening> {
    let mut from = 0;
    loop {
        let rest = &text[from..];
        let mark = outside_brackets(rest.char_indices())
            .find(|(_, c)| matches!(c, '、' | ',' | '，' | '。' | ';' | '；' | ':' | '：'));
        let element = mark.map_or(rest, |(at, _)| &rest[..at]);
        if let Some(found) = subject(element) {
            return opening(&text[..from + found.len], Some(found.role));
        }
        // 各街道、镇作为…: one class with a mark in its name.
        if from > 0
            && let Some(found) = subject(&text[..from + element.len()])
        {
            return opening(&text[..found.len], Some(found.role));
        }
        let (at, mark) = mark.filter(|(_, c)| *c == '、')?;
        looks_like_unit(element)?;
        from += at + mark.len_utf8();
    }
}

/// Whether a subject's verb hands out work: 负责, 牵头, 配合, not just anything that bodies do.
pub(crate) fn hands_out(text: &str, opening: &Opening) -> bool {
    const DUTIES: &[&str] = &["负责", "牵头", "配合", "协助", "承担", "主办", "作为"];
    let end = opening.bearers.last().map_or(0, |(name, _)| name.range.end);
    DUTIES
        .iter()
        .any(|verb| text[end..].trim_start_matches("要").starts_with(verb))
}

/// Units and nothing else; `role` is the one that the verb of a sentence gives them.
fn opening(text: &str, role: Option<Role>) -> Option<Opening> {
    let sure = looks_like_unit(text).filter(|sure| *sure >= Confidence::Medium)?;
    let bearers = match role {
        // 一、甲局（牵头单位）
        None => match in_cell(text, None) {
            Some(statement) => statement.bearers,
            None => with_role(text, Role::Responsible),
        },
        Some(role) => with_role(text, role),
    };
    (!bearers.is_empty()).then_some(Opening {
        bearers,
        sure,
        is_subject: role.is_some(),
    })
}

fn with_role(text: &str, role: Role) -> Vec<(UnitName, Role)> {
    let names = split_list(text).into_iter();
    names.map(|name| (name, role)).collect()
}

/// Whether a heading says that what stands below it is parted among bodies: 职责分工, 部门职责, 任务分解; not 明确职责分工,
/// which is itself a task.
pub(crate) fn divides_work(heading: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "分工",
        "职责",
        "任务分解",
        "责任分解",
        "职责任务",
        "部门任务",
    ];
    const VERBS: &[&str] = &[
        "明确", "落实", "压实", "强化", "加强", "细化", "厘清", "夯实", "健全", "完善", "履行",
        "严格", "理顺",
    ];
    let heading = heading.trim_end_matches(['。', ':', '：', ')', '）']);
    ENDINGS.iter().any(|end| heading.ends_with(end))
        && !VERBS.iter().any(|verb| heading.starts_with(verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(opening: Option<Opening>) -> Vec<String> {
        let bearers = opening.map(|opening| opening.bearers).unwrap_or_default();
        bearers.into_iter().map(|(name, _)| name.name).collect()
    }

    #[test]
    fn labels_and_subjects() {
        assert_eq!(names(label("市公安局：负责巡查。")), ["市公安局"]);
        assert_eq!(
            names(label("市公安局、市司法局:负责巡查。")),
            ["市公安局", "市司法局"]
        );
        assert_eq!(names(label("市公安局：")), [""; 0]);
        assert_eq!(names(label("工作要求：市公安局负责。")), [""; 0]);
        assert_eq!(
            names(sentence_subject("市公安局、市司法局负责巡查。")),
            ["市公安局", "市司法局"]
        );
        assert_eq!(
            names(sentence_subject("各街道、镇作为本辖区的责任主体。")),
            ["各街道、镇"]
        );
        assert_eq!(
            names(sentence_subject("推进园区建设，市公安局负责。")),
            [""; 0]
        );
        assert_eq!(
            names(sentence_subject("为落实任务，市公安局负责。")),
            [""; 0]
        );
    }

    #[test]
    fn headings_that_part_the_work() {
        for heading in [
            "职责分工",
            "组织领导与责任分工",
            "成员单位职责",
            "工作职责。",
        ] {
            assert!(divides_work(heading), "{heading}");
        }
        for heading in ["明确职责分工", "强化部门职责", "工作要求", "主要任务"]
        {
            assert!(!divides_work(heading), "{heading}");
        }
    }
}
