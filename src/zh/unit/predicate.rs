//! Sentences that part a work among bodies: 甲局、乙局等有关单位做好发布, 丙局牵头开展评估. The subject names them; what
//! they have to do is no part of a name.

use crate::zh::unit::name::{ends_like_body, is_sure_name};
use std::sync::LazyLock;

use super::clause::is_clause;
use super::department::is_department;
use super::joined_names::parted;
use super::name::name_confidence;
use super::role::Role;
use super::tail::{may_be_names, strip_tail, summed_up_as};
use super::verb::{VERB, begins_with_noun, begins_with_verb, is_object};
use crate::zh::text::scan::{between_han, closing_of, is_close, is_han};
use crate::zh::text::words::{Beginnings, before_any, ends_with_any, starts_with_any};

/// Words of duty with which a predicate may begin, and the role that they give.
const DUTIES: &[(&str, Role)] = &[
    ("牵头", Role::Lead),
    ("负责牵头", Role::Lead),
    ("具体牵头", Role::Lead),
    ("共同牵头", Role::Lead),
    ("主办", Role::Lead),
    ("作为牵头", Role::Lead),
    ("作为主办", Role::Lead),
    ("作为配合", Role::Support),
    ("配合", Role::Support),
    ("协助", Role::Support),
    ("参与", Role::Support),
    ("参加", Role::Support),
];

static NEVER_IN_NAME: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(NEVER_IN_NAMES));

/// The bodies that a clause is about, and what it says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Subject {
    /// Length of the subject in bytes: names, 等, a described body.
    pub(crate) len: usize,
    /// The role that the predicate gives.
    pub(crate) role: Role,
}

/// No subject is longer, in bytes.
const LONGEST: usize = 400;

/// Verbs that no name of a body contains; the others may (市委全面依法治市办).
const NEVER_IN_NAMES: &[&str] = &[
    "负责", "牵头", "配合", "做好", "抓好", "抓紧", "尽快", "按照", "作为", "必须", "更名", "改为",
    "并入", "移交", "委托", "授权", "批准", "核准", "报送", "报请", "出具", "盖章", "会签", "派员",
    "派人", "派记者",
];

/// The subject of a clause that is not all name; `None` where no name stands before the first verb.
pub(crate) fn subject(clause: &str) -> Option<Subject> {
    let (name, _) = strip_tail(clause);
    let whole = name_confidence(name).is_some() && !is_clause(name);
    subject_of(clause, name, whole)
}

/// The subject of a clause that is `name` without its tail; `whole` tells whether this is a name by its form.
pub(crate) fn subject_of(clause: &str, name: &str, whole: bool) -> Option<Subject> {
    // 由县委组织部牵头: what hands over the work is no part of the name.
    let by = clause.trim_start_matches('由');
    if by.len() < clause.len() {
        let found = subject(by)?;
        let len = clause.len() - by.len() + found.len;
        return Some(Subject { len, ..found });
    }
    // Where more of a duty follows, 牵头单位 is no word of it: 县产业专班牵头单位 + 按职责分工负责.
    let said = clause[name.len()..].contains(is_han);
    let clause = if whole { name } else { clause };
    let verbs = if whole { &NEVER_IN_NAME } else { &VERB };
    // Two characters are the least that a name has.
    let places = verbs.places(clause).skip_while(|at| *at < 6);
    for at in places.take_while(|at| *at <= LONGEST) {
        let rest = &clause[at..];
        // 提供森林防火所需资料
        let is_noun =
            || begins_with_noun(rest) || clause[..at].ends_with('所') && rest.starts_with('需');
        let opens = (whole || !is_noun()) && !is_enclosed(&clause[..at]);
        if opens
            && !is_object(&clause[..at])
            && are_names(&clause[..at])
            && (NEVER_IN_NAME.begin(rest) || !closes_office(clause, at))
            && !(said && is_lead_of_team(rest))
        {
            let role = duty_role(rest);
            return Some(Subject { len: at, role });
        }
    }
    None
}

/// Whether a bracket or a quotation is open where a text ends.
fn is_enclosed(text: &str) -> bool {
    let mut depth = 0_u32;
    for (_, c) in between_han(text) {
        if closing_of(c).is_some() || c == '“' {
            depth += 1;
        } else if is_close(c) || c == '”' {
            depth = depth.saturating_sub(1);
        }
    }
    depth > 0
}

/// The role that the first words of a predicate give.
pub(crate) fn duty_role(predicate: &str) -> Role {
    DUTIES
        .iter()
        .find(|(word, _)| predicate.starts_with(word))
        .map_or(Role::Responsible, |(_, role)| *role)
}

/// Whether what stands behind a body's name is the one that leads it, and no word of duty: 县产业专班 + 牵头单位.
fn is_lead_of_team(behind: &str) -> bool {
    behind.starts_with("牵头") && matches!(strip_tail(behind).0, "牵头单位" | "牵头部门")
}

/// Whether a name is that of the body which leads a team of several: 县产业专班牵头单位. An office has no such one.
pub(crate) fn leads_team(name: &str) -> bool {
    const TEAMS: [&str; 6] = ["专班", "小组", "专项组", "指挥部", "联席会议", "工作组"];
    before_any(name, &["牵头单位", "牵头部门"]).is_some_and(|team| ends_with_any(team, &TEAMS))
}

/// Whether an element behind a predicate names a body again, rather than going on with what is to be done.
pub(crate) fn is_new_subject(text: &str) -> bool {
    let (name, _) = strip_tail(text);
    !begins_with_verb(name) && is_sure_name(name)
}

/// Whether a text goes on with what is to be done (协调和管理市局…, 指导各科室), not with an office named after its work (宣传部).
pub(crate) fn is_predicate(text: &str) -> bool {
    begins_with_verb(text) && (is_object(text) || !closes_office(text, 0))
}

/// Whether a text is names and nothing else.
fn are_names(text: &str) -> bool {
    // Most of what stands before a verb ends as no name does.
    if !may_be_names(text) {
        return false;
    }
    let (name, _) = strip_tail(text);
    // 市场监管等部门: what sums the list up says what kind of body its last name is.
    let department = |name: &str| {
        summed_up_as(&text[name.len()..]) == Some("部门") && is_department(&format!("{name}部门"))
    };
    parted(name)
        .into_iter()
        .all(|part| ends_like_body(&name[part]))
        || department(name)
}

/// Whether the verb at `at` is the beginning of an office: 县委 + 组织部, 市政府 + 督查室, 市委 + 全面依法治市办.
fn closes_office(clause: &str, at: usize) -> bool {
    const OFFICES: [char; 11] = [
        '部', '室', '处', '办', '局', '科', '委', '会', '组', '院', '站',
    ];
    // 应当组织救援, 要及时处置 and 要制定办法 are no 组, no 处 and no 办.
    const WORDS: [&str; 22] = [
        "组织", "组建", "组成", "处置", "处理", "处罚", "办理", "办法", "办公", "办事", "办学",
        "办案", "会同", "会商", "会议", "会诊", "委托", "委派", "部署", "部门", "部位", "站点",
    ];
    let above = clause[..at].ends_with(['委', '府']) && at <= 15;
    let reach = if above { 24 } else { 6 };
    clause[at..]
        .char_indices()
        .take(reach)
        .skip(2)
        .map(|(end, c)| (c, at + end + c.len_utf8()))
        .any(|(c, end)| {
            let goes_on = || starts_with_any(&clause[end - c.len_utf8()..], &WORDS);
            OFFICES.contains(&c)
                && !goes_on()
                && !clause[at..end].contains(['各', '等', '有', '相', '、', '好'])
                && last_is_name(&clause[..end])
        })
}

/// Whether the last of the names that a text joins is one for sure: 县财政局与 + 县委组织部.
fn last_is_name(names: &str) -> bool {
    let last = parted(names).last();
    let is_name = |name| is_sure_name(name) && !is_clause(name);
    last.is_some_and(|last| is_name(&names[last]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_with_work_and_what_names_an_office() {
        for text in ["协调和管理市局通过网站", "指导各科室", "督促落实"] {
            assert!(is_predicate(text), "{text}");
        }
        for text in ["宣传部", "组织部负责", "督查室牵头", "县财政局"] {
            assert!(!is_predicate(text), "{text}");
        }
    }

    #[test]
    fn subjects_and_roles() {
        let facts = [
            ("市公安局负责现场安保", "市公安局", Role::Responsible),
            ("市公安局应当组织救援", "市公安局", Role::Responsible),
            ("市公安局要及时处置险情", "市公安局", Role::Responsible),
            ("市公安局组织检查组", "市公安局", Role::Responsible),
            (
                "市商务局等有关单位做好发布",
                "市商务局等有关单位",
                Role::Responsible,
            ),
            ("市财政局牵头做好资金保障", "市财政局", Role::Lead),
            ("市大数据局配合做好技术支撑", "市大数据局", Role::Support),
            ("县委组织部做好人才引进", "县委组织部", Role::Responsible),
            (
                "各县（市）区政府在门户网站开设专栏",
                "各县（市）区政府",
                Role::Responsible,
            ),
            (
                "各县（市、区）政府组织群众参与",
                "各县（市、区）政府",
                Role::Responsible,
            ),
            (
                "市直各单位按照“谁起草、谁解读”原则",
                "市直各单位",
                Role::Responsible,
            ),
            (
                "市教育局会同市体育局组织赛事",
                "市教育局会同市体育局",
                Role::Responsible,
            ),
            ("县水利局应完善预案", "县水利局", Role::Responsible),
            ("县应急局要做好准备", "县应急局", Role::Responsible),
            ("县委组织部要加强培训", "县委组织部", Role::Responsible),
            ("其他有关部门要做好配合", "其他有关部门", Role::Responsible),
            // 办 within what is to be done is no office.
            ("县交通局负责审批办理", "县交通局", Role::Responsible),
            (
                "市委宣传部指导各地各部门做好发布",
                "市委宣传部",
                Role::Responsible,
            ),
        ];
        for (clause, name, role) in facts {
            let found = subject(clause).map(|found| (&clause[..found.len], found.role));
            assert_eq!(found, Some((name, role)), "{clause}");
        }
        for clause in [
            "提高解读质量",
            "加强对县（市）",
            "并汇总报市公开办",
            "组织群众参与",
            "丰富政策解读形式",
            "市监督管理局",
            "修订县水利局应急预案",
            "清理县财政局应收账款",
            "加强县应急局、县消防大队应急救援能力",
            "组织各乡镇应届毕业生参加招聘",
            "强化县公安局应对处置能力",
            "落实县政府要求",
            "督促县水利局负责整改",
            "指导各乡镇组织实施",
            "会同县财政局负责拨付",
            "县交通局要道整治",
            "推进政府及其部门应急预案",
            "协调和管理市局通过网站公开信息",
            "其部门应完善预案",
            "",
        ] {
            assert_eq!(subject(clause), None, "{clause}");
        }
    }
}
