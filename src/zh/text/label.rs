//! Labels of responsibility and time in running text: 责任单位: 牵头部门: 配合单位: 完成时限: …
//!
//! A label is a word of known parts before a colon, so that unseen combinations (牵头责任处室) are read as well.

use std::sync::LazyLock;

use super::scan::{char_before, half, head, is_han, tail};
use super::traditional::{simplified, simplify};
use super::words::{Beginnings, Endings, holds_any, of_kinds};

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// 牵头单位, 主办单位
    Lead,
    /// 配合单位, 协办单位, 参与单位
    Support,
    /// 责任单位, 承办单位, 落实单位
    Responsible,
    /// 完成时限, 时限要求
    Deadline,
    /// A body that assesses or gives the figures, or a person: 考核单位, 数据提供单位, 责任人, 分管领导
    Ignored,
    /// Something else, where a label stands behind another: 工作进展, 资金来源
    Other,
}

impl Label {
    /// Whether it announces who bears a duty.
    pub(crate) fn names_bodies(self) -> bool {
        matches!(self, Label::Lead | Label::Support | Label::Responsible)
    }
}

/// What joins two labels, or names of columns, to one.
pub(crate) const JOINTS: [char; 5] = ['及', '和', '与', '、', '/'];

/// What a label ends with where it names bodies.
const BODIES: &[&str] = &[
    "单位", "部门", "处室", "科室", "股室", "机构", "主体", "乡镇", "镇街", "街道", "企业",
];
/// What a label ends with where it parts the work among bodies: 任务分解, 职责分工.
const SPLITS: &[&str] = &["分工", "任务分解", "责任分解", "工作分解", "职责分解"];
/// What a label ends with where it names a time.
const TIMES: &[&str] = &[
    "时限", "期限", "时间", "时限要求", "时间要求", "时间节点", "时间进度", "日期", "进度安排",
    "时间安排", "进度要求",
];
/// What a label ends with where it names persons.
const PERSONS: &[&str] = &[
    "领导", "责任人", "负责人", "联系人", "联络人", "责任人员", "牵头人", "经办人", "民警", "干部",
    "河长", "林长", "联系电话", "分管负责同志", "县长", "市长", "区长", "校领导", "院领导",
    "厅领导", "局领导", "委领导", "州领导", "旗领导", "盟领导", "镇领导", "乡领导", "街道领导",
    "集团领导", "公司领导", "园区领导", "党委领导", "管委会领导", "班子成员",
];

/// What can stand before the ending.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "牵头", "责任", "配合", "主办", "协办", "会办", "参与", "参加", "协同", "协作", "协助", "承办", "实施", "落实", "负责", "主责", "承担", "总", "主要", "其他", "具体", "共同", "第一", "考核", "认定", "评分", "监考", "评价", "验收", "督查", "督导", "督办", "考评", "监督", "指导", "职责", "分工",
    "完成", "办理", "整改", "工作", "推进", "分管", "主管", "包保", "挂钩", "市", "区", "县", "级", "政府", "及", "和", "、", "直接", "组织", "推动", "办结", "达标", "销号", "任务", "计划", "预计", "竣工", "属地", "联动", "归口", "省", "数据提供", "数据来源", "组长", "副组长", "分办", "联办",
    "领办", "包联", "包抓", "督促", "审查", "审核",
];

/// Words that tell whom a label announces, that first which counts before the others: 考核责任单位 is one that assesses.
const ROLES: &[(Label, &[&str])] = &[
    (
        Label::Ignored,
        &[
            "考核", "认定", "评分", "监考", "评价", "验收", "督查", "督导", "督办", "考评", "监督",
            "数据提供", "数据来源", "销号", "督促", "审查", "审核",
        ],
    ),
    // The first among the members of a team is its 组长单位.
    (Label::Responsible, &["副组长"]),
    (Label::Lead, &["牵头", "主办", "组长"]),
    (
        Label::Support,
        &[
            "配合", "协办", "会办", "联办", "参与", "参加", "协同", "协作", "协助",
        ],
    ),
    (
        Label::Responsible,
        &[
            "责任", "承办", "实施", "落实", "负责", "主责", "承担", "完成", "指导", "办理", "主管",
            "属地", "联动", "归口", "省", "分办", "领办", "整改", "包保", "包联", "包抓",
        ],
    ),
];

/// Labels without an ending: 牵头:甲局. 责任组 is of a plan that is carried out by groups; more before it makes the name of one:
/// 实施组, 追责组.
const BARE: &[(Label, &[&str])] = &[
    (Label::Lead, &["牵头", "总牵头", "主办"]),
    (Label::Support, &["配合", "协办", "会办", "协同", "参与"]),
    (
        Label::Responsible,
        &["分办", "责任", "主责", "承办", "责任组", "责任专班"],
    ),
];

/// What the ending of a label says of what it announces.
#[derive(Clone, Copy)]
enum Kind {
    Body,
    Time,
    Person,
    Split,
}

/// The words above by what a label ends or begins with.
struct Grammar {
    endings: Endings<Kind>,
    bare: Endings<Label>,
    parts: Endings,
    bodies: Beginnings,
    /// Each with the place of its kind in [`ROLES`].
    roles: Beginnings<usize>,
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    let endings = &[
        (Kind::Body, BODIES),
        (Kind::Time, TIMES),
        (Kind::Person, PERSONS),
        (Kind::Split, SPLITS),
    ];
    Grammar {
        endings: Endings::with(of_kinds(endings)),
        bare: Endings::with(of_kinds(BARE)),
        parts: Endings::of(PARTS),
        bodies: Beginnings::of(BODIES),
        roles: Beginnings::by_kind(ROLES),
    }
});

/// The word for what bodies do (牵头, 配合) that a text ends with, whatever stands before it, and where it begins.
pub(crate) fn deed_at_end(text: &str) -> Option<(usize, Label)> {
    let near = &*simplify(tail(text, LONGEST_ENDING));
    let (word, label) = GRAMMAR.bare.longest(near)?;
    Some((text.len() - word.len(), label))
}

/// The longest of these endings, in bytes.
const LONGEST_ENDING: usize = "分管负责同志".len();

/// The label that ends right before `colon`, or before 为 in front of it, and where it begins.
pub(crate) fn label_before(tight: &str, colon: usize) -> Option<(usize, Label)> {
    /// A line joins a few labels, not a thousand: 牵头单位、责任单位和配合单位及责任人.
    const JOINED: usize = 8;
    joined_before(tight, colon, JOINED)
}

/// The same, looking at no more than so many labels that are joined.
fn joined_before(tight: &str, colon: usize, joined: usize) -> Option<(usize, Label)> {
    let head = tight.get(..colon)?;
    // 责任单位(第一个为牵头单位): the bracket is looked at by the caller.
    let head = match head.char_indices().next_back() {
        Some((_, c)) if half(c) == ')' => {
            let from = head.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
            let (name, bracket) = head.split_at(from + head[from..].rfind(['(', '（'])?);
            // The head of a letter of responsibility (责任书) leaves out what all know: 部门(单位):甲局.
            let either = ["部门", "单位"];
            if either.contains(&name) && holds_any(bracket, &either) {
                return Some((0, Label::Responsible));
            }
            name
        }
        // 责任单位为：甲局
        Some((at, '为')) => &head[..at],
        _ => head,
    };
    // Most of what stands before a colon, and most names, end like no label.
    let last = simplified(head.chars().next_back()?);
    if !GRAMMAR.endings.has(last) && !GRAMMAR.bare.has(last) {
        return None;
    }
    let near = &*simplify(tail(head, LONGEST_ENDING));
    if !GRAMMAR.endings.end(near) && !GRAMMAR.bare.end(near) {
        return None;
    }
    // A label is of Han characters and marks between them.
    let from = head
        .char_indices()
        .rev()
        .take(16)
        .take_while(|(_, c)| is_han(*c) || *c == '、')
        .last()
        .map_or(head.len(), |(at, _)| at);
    // Both forms of a character are of the same length in UTF-8, so offsets hold.
    let window = &*simplify(&head[from..]);
    let Some((word, kind)) = GRAMMAR.endings.longest(window) else {
        let (word, label) = GRAMMAR.bare.longest(window)?;
        let start = head.len() - word.len();
        let edge = char_before(tight, start).is_none_or(|c| !is_han(c));
        return edge.then_some((start, label));
    };
    let before_parts = |end: usize| GRAMMAR.parts.before_all(&window[..end]).len();
    let mut start = before_parts(window.len() - word.len());
    // 责任领导及单位: the persons stand before the bodies.
    if matches!(kind, Kind::Body)
        && window[start..].starts_with(['及', '和', '、'])
        && let Some((person, Kind::Person)) = GRAMMAR.endings.longest(&window[..start])
    {
        start = before_parts(start - person.len());
        let word = &window[start..];
        return Some((head.len() - word.len(), role_of(word)?));
    }
    // A joining word or a mark does not begin a label.
    while let Some(part) = ["、", "和", "及"]
        .iter()
        .find(|part| window[start..].starts_with(**part))
    {
        start += part.len();
    }
    let word = &window[start..];
    if matches!(kind, Kind::Person | Kind::Body) {
        // 责任单位及责任人: the bodies are what counts; of 牵头单位和配合单位 the first.
        let before = &head[..head.len() - word.len()];
        let body = before.trim_end_matches(JOINTS);
        let joins = |label: Label| matches!(kind, Kind::Person) || label.names_bodies();
        if body.len() < before.len()
            && let Some(behind) = joined.checked_sub(1)
            && let Some(found) =
                joined_before(body, body.len(), behind).filter(|(_, label)| joins(*label))
        {
            return Some(found);
        }
    }
    let label = match kind {
        Kind::Time if ["时间", "工作时间", "日期", "工作日期"].contains(&word) => {
            return None;
        }
        Kind::Time => Label::Deadline,
        Kind::Person => Label::Ignored,
        Kind::Split => Label::Responsible,
        Kind::Body => role_of(word)?,
    };
    Some((head.len() - word.len(), label))
}

/// The label that a text begins with where no colon stands behind it (牵头单位市财政局, 责任单位为市财政局), and its length.
pub(crate) fn leading_label(text: &str) -> Option<(usize, Label)> {
    /// In bytes: 牵头责任单位.
    const LONGEST: usize = 18;
    let (at, (body, ())) = GRAMMAR.bodies.first(head(text, LONGEST))?;
    let end = at + body.len();
    let (_, label) = label_before(text, end).filter(|(start, _)| *start == 0)?;
    let rest = &text[end..];
    let verb = ["为", "是"]
        .iter()
        .find(|verb| rest.starts_with(**verb))
        .map_or(0, |verb| verb.len());
    Some((end + verb, label))
}

/// The role that the words of a label state; `None` where they state none (发布单位, 有关单位).
fn role_of(word: &str) -> Option<Label> {
    let kind = GRAMMAR.roles.within(word).min()?;
    let label = ROLES[kind].0;
    // Of two that share a list the first counts: 责任和配合单位.
    let first = word.split_once(JOINTS).filter(|_| label == Label::Support);
    first.and_then(|(first, _)| role_of(first)).or(Some(label))
}

/// What the bodies behind the first of a list are by a label that is two, the first of which is of who leads: 牵头和配合单位. One
/// body leads, and it stands first, unless the list itself says who leads.
pub(crate) fn behind_first(label: &str, list: &str) -> Option<Label> {
    let label = &*simplify(label.trim_end_matches(|c| !is_han(c)));
    let (first, second) = label.split_once(&JOINTS[..JOINTS.len() - 1])?;
    let bodies = matches!(GRAMMAR.endings.longest(second), Some((_, Kind::Body)));
    let second = role_of(second).filter(|role| bodies && *role != Label::Lead)?;
    let leads = |text: &str| role_of(text) == Some(Label::Lead);
    (leads(first) && second.names_bodies() && !leads(list)).then_some(second)
}

/// Whether a word is itself a label (a column header such as 责任单位), not the name of a body.
pub(crate) fn is_label_word(word: &str) -> bool {
    label_before(word, word.len()).is_some_and(|(start, _)| start == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_what_they_announce() {
        let facts = [
            ("责任单位", Label::Responsible),
            ("责任部门", Label::Responsible),
            ("责任处室", Label::Responsible),
            ("責任單位", Label::Responsible),
            ("牵头责任单位", Label::Lead),
            ("总牵头单位", Label::Lead),
            ("组长单位", Label::Lead),
            ("副组长单位", Label::Responsible),
            ("主办", Label::Lead),
            ("协同责任单位", Label::Support),
            ("参与单位", Label::Support),
            ("完成時限", Label::Deadline),
            ("时限要求", Label::Deadline),
            ("整改时限", Label::Deadline),
            ("认定部门", Label::Ignored),
            ("负责考核部门", Label::Ignored),
            ("数据提供单位", Label::Ignored),
            ("数据来源部门", Label::Ignored),
            ("责任人", Label::Ignored),
            ("分管领导", Label::Ignored),
            ("责任单位及责任人", Label::Responsible),
            ("牵头单位和负责人", Label::Lead),
            ("部门（单位）", Label::Responsible),
            ("责任领导及单位", Label::Responsible),
            ("牵头领导和牵头单位", Label::Lead),
            ("牵头单位和配合单位", Label::Lead),
            ("责任单位、协办单位", Label::Responsible),
            ("责任和配合单位", Label::Responsible),
            ("配合及协办单位", Label::Support),
        ];
        for (word, label) in facts {
            assert_eq!(label_before(word, word.len()), Some((0, label)), "{word}");
        }
        for word in ["发布单位", "有关部门", "环保局", "发布时间", "公开", ""] {
            assert_eq!(
                label_before(word, word.len())
                    .map(|(_, label)| label)
                    .filter(|l| *l != Label::Deadline),
                None,
                "{word}"
            );
        }
        assert_eq!(
            label_before("甲局责任单位", "甲局责任单位".len()),
            Some((6, Label::Responsible))
        );
    }

    #[test]
    fn what_stands_behind_the_first_of_two_labels() {
        for label in ["牵头和配合单位", "牵头单位、协办单位", "主办部门及參與部門"]
        {
            assert_eq!(
                behind_first(label, "甲局、乙局"),
                Some(Label::Support),
                "{label}"
            );
            assert_eq!(behind_first(label, "甲局、乙局牵头"), None, "{label}");
        }
        assert_eq!(
            behind_first("牵头及责任单位：", "甲局"),
            Some(Label::Responsible)
        );
        for label in [
            "牵头单位", "责任单位及配合单位", "牵头单位及责任人", "牵头及主办单位",
            "牵头单位和考核单位",
        ] {
            assert_eq!(behind_first(label, "甲局"), None, "{label}");
        }
    }
}
