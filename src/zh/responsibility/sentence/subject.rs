//! Bodies that are the subject of a sentence or a clause which says what they have to do: 市公安局、市司法局负责….

use std::sync::LazyLock;

use super::borne::bears;
use super::opening::{Opening, is_of_known_kind, is_of_one_body, opening};
use super::setting::{behind_count, behind_manner, behind_pause, behind_time};
use crate::zh::text::scan::{
    between_han, find_mark, half, is_han, is_space, outside_brackets, parts, skip_space,
};
use crate::zh::text::words::{Beginnings, behind_any, starts_with_any};
use crate::zh::unit::class::opens_class;
use crate::zh::unit::list::looks_like_unit;
use crate::zh::unit::predicate::{duty_role, is_predicate, subject};
use crate::zh::unit::role::Role;
use crate::zh::unit::tail::strip_duty;
use crate::zh::unit::verb::{begins_with_modal, begins_with_verb};

/// The bodies of a sentence that leads in what stands below it, and says that it is their work: 甲局负责预算安排：, 甲局承担以下职责：.
pub(crate) fn lead_in(text: &str) -> Option<Opening> {
    let said = text.trim_end().strip_suffix([':', '：'])?;
    if find_mark(said, |c| matches!(half(c), '。' | ';')).is_some() {
        return None;
    }
    let opening = sentence_subject(said).filter(is_of_one_body)?;
    let behind = &said[opening.end()..];
    let works = hands_out(said, &opening) || behind.starts_with("履行");
    // 县财政局负责人包括：
    let persons = behind.starts_with("负责人");
    (works && !persons).then_some(opening)
}

/// Units before the verb of the first sentence: 市公安局、市司法局负责…; 按照属地管理的原则，云岭镇负责….
pub(crate) fn sentence_subject(text: &str) -> Option<Opening> {
    let from = behind_count(text);
    let from = from + behind_manner(&text[from..]);
    Some(subject_at_head(&text[from..])?.moved(from))
}

fn subject_at_head(text: &str) -> Option<Opening> {
    /// No such list is longer, in bytes.
    const LONGEST: usize = 1500;
    let mut from = 0;
    while from <= LONGEST {
        let rest = &text[from..];
        let mark = outside_brackets(between_han(rest))
            .find(|(_, c)| matches!(c, '、' | ',' | '，' | '。' | ';' | '；' | ':' | '：'));
        let element = mark.map_or(rest, |(at, _)| &rest[..at]);
        if let Some(found) = subject(element).filter(|found| is_said_of(&element[found.len..])) {
            return opening(&text[..from + found.len], Some(found.role));
        }
        if let Some((names, role)) = named_bearer(element) {
            return opening(&text[..from + names], Some(role));
        }
        // 各街道、镇作为…: one class with a mark in its name.
        if from > 0
            && let Some(found) = subject(&text[..from + element.len()])
        {
            return opening(&text[..found.len], Some(found.role));
        }
        let names = strip_duty(element);
        let is_duty = names.len() < element.len();
        let (at, mark) = match mark {
            Some((at, mark)) if mark == '、' => (at, mark),
            // 市场监管所负责落实。: the verb is all that is said of it.
            _ if is_duty && begins_with_duty(&element[names.len()..]) => {
                let role = duty_role(&element[names.len()..]);
                return opening(&text[..from + names.len()], Some(role));
            }
            // 甲局、乙局，以及丙局要…: the list goes on behind a pause.
            Some((at, mark)) if let Some(joint) = joined_behind(&rest[at + mark.len_utf8()..]) => {
                from += at + mark.len_utf8() + joint;
                continue;
            }
            // 城北镇、城南镇，要…: the verb stands behind a pause.
            Some((at, ',' | '，')) => {
                let behind = behind_pause(&rest[at..]);
                let told = begins_with_duty(behind) || begins_with_modal(behind);
                // 县财政局结合实际，制定细则
                if is_duty && !told && is_predicate(behind) {
                    return opening(&text[..from + names.len()], Some(Role::Responsible));
                }
                return told.then(|| opening(&text[..from + at], Some(duty_role(behind))))?;
            }
            _ => return None,
        };
        // 办公室组织、协调…: a verb behind the names closes their list.
        if is_duty && is_predicate(&rest[at + mark.len_utf8()..]) {
            let role = duty_role(&element[names.len()..]);
            return opening(&text[..from + names.len()], Some(role));
        }
        // 市、县交通部门: a level alone is the beginning of a class; 公安、交通部门: the last says what the others are as well.
        if looks_like_unit(element).is_none() && !opens_class(element) && !may_share_kind(element) {
            return None;
        }
        from += at + mark.len_utf8();
    }
    None
}

/// What a clause may say that bodies are, of a work: 各乡镇 + 是管网改造的责任主体.
const BEARERS: &[(&str, Role)] = &[
    ("责任主体", Role::Responsible),
    ("实施主体", Role::Responsible),
    ("建设主体", Role::Responsible),
    ("工作主体", Role::Responsible),
    ("责任单位", Role::Responsible),
    ("责任部门", Role::Responsible),
    ("实施单位", Role::Responsible),
    ("牵头单位", Role::Lead),
    ("牵头部门", Role::Lead),
];

/// The names behind a word for those who bear a work, and their role: 项目建设主体为 + 县水务局.
pub(super) fn bearers_behind(clause: &str) -> Option<(&str, Role)> {
    let behind = |(word, role): &(&'static str, Role)| {
        let (_, said) = clause.split_once(word)?;
        said.strip_prefix(['为', '是']).map(|names| (names, *role))
    };
    BEARERS.iter().find_map(behind)
}

/// The cheap test that most sentences fail: it may say who bears a work.
pub(super) fn may_name_bearers(sentence: &str) -> bool {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| {
        Beginnings::of(&["主体为", "主体是", "单位为", "单位是", "部门为", "部门是"])
    });
    WORDS.occur_in(sentence)
}

/// The role that a text ends with, as said of bodies.
fn bearer_at_end(text: &str) -> Option<Role> {
    let mut found = BEARERS.iter().filter(|(word, _)| text.ends_with(word));
    found.next().map(|(_, role)| *role)
}

/// The length of the names of which a clause says that they are those who bear a work, and their role.
fn named_bearer(clause: &str) -> Option<(usize, Role)> {
    let role = bearer_at_end(clause)?;
    let names = clause.find('是').filter(|at| *at > 0)?;
    Some((names, role))
}

/// Whether a predicate says that the bodies before it bear a work: 是管网改造的责任主体，负责…, 对管网安全负总责.
pub(super) fn says_to_bear(predicate: &str) -> bool {
    let clause = |said: &str| {
        let mark = find_mark(said, |c| matches!(half(c), ',' | '。' | ';'));
        bearer_at_end(&said[..mark.unwrap_or(said.len())]).is_some()
    };
    predicate.strip_prefix('是').is_some_and(clause) || bears(predicate)
}

/// Whether a predicate is one of the bodies before it: not of their persons (县财政局负责同志, 县财政局牵头单位负责人), nor of what they
/// bear (县财政局牵头的项目).
fn is_said_of(predicate: &str) -> bool {
    let mut duties = DUTIES
        .iter()
        .filter_map(|duty| predicate.strip_prefix(duty));
    !duties.any(|behind| behind.starts_with('的') || goes_on_to_persons(behind))
}

/// Whether what stands behind a word of duty makes it one for persons: 负责 + 同志, 牵头 + 单位负责人.
pub(super) fn goes_on_to_persons(behind: &str) -> bool {
    let persons = ["人", "同志", "单位负责人", "单位负责同志"];
    starts_with_any(behind, &persons)
}

/// The subject of the first sentence, which may stand behind a clause that says when.
pub(crate) fn timed_subject(text: &str) -> Option<Opening> {
    if let Some(opening) = sentence_subject(text) {
        return Some(opening);
    }
    let from = behind_time(text);
    if from == 0 {
        return None;
    }
    Some(sentence_subject(&text[from..])?.moved(from))
}

/// The length of the word behind which the last bodies of a list stand behind a pause, where their verb stands right behind them:
/// 以及 + 县司法局、县档案馆 + 要….
fn joined_behind(text: &str) -> Option<usize> {
    let joint = ["以及", "及"]
        .iter()
        .find(|word| text.starts_with(**word))?
        .len();
    let last = &text[joint..];
    let clause = find_mark(last, |c| matches!(half(c), ',' | '。' | ';'));
    let mut elements = last[..clause.unwrap_or(last.len())].split('、');
    let verb = elements.find(|element| looks_like_unit(element).is_none())?;
    subject(verb).is_some().then_some(joint)
}

/// Whether an element of a list may leave to the last what kind of body it is: 公安 of 公安、交通部门, 城北 of 城北、城南街道.
fn may_share_kind(element: &str) -> bool {
    const LONGEST: usize = 8;
    element.chars().nth(LONGEST).is_none()
        && element.chars().nth(1).is_some()
        && element.chars().all(is_han)
        && !begins_with_verb(element)
}

/// The bodies with which the clauses of a text open that hand out work to them, each behind where its clause begins:
/// 甲局负责…；乙局负责…，丙局配合….
pub(crate) fn clause_subjects(text: &str) -> Vec<(usize, Opening)> {
    let mut found = Vec::new();
    for clause in parts(text, |c| matches!(half(c), '。' | ';' | ',')) {
        let start = skip_space(text, clause.start).min(clause.end);
        let clause = &text[start..clause.end];
        if !may_hand_out(clause) {
            continue;
        }
        let adverb = ADVERBS.iter().find(|word| clause.starts_with(**word));
        let adverb = adverb.map_or(0, |word| word.len());
        let clause = &clause[adverb..];
        let opening = sentence_subject(clause)
            .filter(|opening| is_of_known_kind(opening) && hands_out(clause, opening));
        found.extend(opening.map(|opening| (start + adverb, opening)));
    }
    found
}

/// Words that may stand before the subject of a clause.
const ADVERBS: &[&str] = &[
    "必要时", "同时", "届时", "其中", "此外", "另外", "随后", "最后",
];

/// Verbs that hand out work.
const DUTIES: &[&str] = &["负责", "牵头", "配合", "协助", "承担", "主办", "作为"];

/// The cheap test that most sentences fail: a verb that hands out work stands somewhere.
pub(crate) fn may_hand_out(sentence: &str) -> bool {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(DUTIES));
    WORDS.occur_in(sentence)
}

/// Whether a subject's verb hands out work: 负责, 牵头, 配合, not just anything that bodies do.
pub(crate) fn hands_out(text: &str, opening: &Opening) -> bool {
    let mark = |c: char| matches!(half(c), ':' | ',') || is_space(c);
    let verb = text[opening.end()..]
        .trim_start_matches(mark)
        .trim_start_matches("要");
    begins_with_duty(verb)
}

/// Whether a text begins with a verb that hands out work.
pub(crate) fn begins_with_duty(text: &str) -> bool {
    let verb = behind_adverb(text);
    starts_with_any(verb, DUTIES) && is_said_of(verb) || says_to_bear(text)
}

/// A predicate without the word for how many bodies bear it: 共同 + 组织实施.
pub(super) fn behind_adverb(predicate: &str) -> &str {
    let adverbs = ["具体", "分别", "共同", "联合", "统一"];
    behind_any(predicate, &adverbs).unwrap_or(predicate)
}

#[cfg(test)]
mod tests {
    use super::super::opening::names;
    use super::*;

    #[test]
    fn subjects_of_sentences() {
        let facts: &[(&str, &[&str])] = &[
            ("市公安局、市司法局负责巡查。", &["市公安局", "市司法局"]),
            ("各街道、镇作为本辖区的责任主体。", &["各街道、镇"]),
            ("各乡镇是管网改造的责任主体，负责组织实施。", &["各乡镇"]),
            (
                "县水利局、县住建局是此项工作的牵头单位。",
                &["县水利局", "县住建局"],
            ),
            ("办公室组织、协调和管理县局通过网站公开信息。", &["办公室"]),
            ("县政府办组织、指导、监督培训。", &["县政府办"]),
            ("市、县交通部门负责审批办理。", &["市、县交通部门"]),
        ];
        for (text, expected) in facts {
            assert_eq!(names(sentence_subject(text)), *expected, "{text}");
        }
        for text in [
            "发生险情后，市公安局要巡查。",
            "每年汛期前，市公安局要巡查。",
        ] {
            let opening = timed_subject(text).unwrap();
            assert_eq!(&text[opening.bearers[0].0.range.clone()], "市公安局");
        }
        for text in [
            "确需延期的，市公安局要报批。",
            "为落实任务，市公安局要巡查。",
        ] {
            assert_eq!(names(timed_subject(text)), [""; 0], "{text}");
        }
        for text in [
            "推进园区建设，市公安局负责。",
            "市公安局牵头单位负责同志要到岗。",
            "市公安局负责人要到岗。",
            "为落实任务，市公安局负责。",
        ] {
            assert_eq!(names(sentence_subject(text)), [""; 0], "{text}");
        }
    }

    #[test]
    fn sentences_that_lead_in_the_work_of_a_body() {
        for text in [
            "县财政局负责预算安排：",
            "县财政局承担以下工作:",
            "县财政局履行下列职责：",
            "县财政局、县审计局负责下列事项：",
        ] {
            assert_eq!(names(lead_in(text))[0], "县财政局", "{text}");
        }
        for text in [
            "县财政局负责预算安排。",
            "县财政局负责人包括：",
            "县财政局收到申请后，应当审查以下材料：",
            "各单位负责下列事项：",
            "有下列情形的，由县财政局负责处理：",
            "预算编制好后县财政局负责：",
        ] {
            assert_eq!(names(lead_in(text)), [""; 0], "{text}");
        }
    }

    #[test]
    fn clauses_that_hand_out_work() {
        let read = |text| -> Vec<(usize, Vec<String>)> {
            let found = clause_subjects(text).into_iter();
            found
                .map(|(at, opening)| (at, names(Some(opening))))
                .collect()
        };
        let text =
            "县交通局负责许可办理；县公安局负责核发，市、县城管部门配合反馈（县财政局负责拨付）。";
        let at = |name: &str| text.find(name).unwrap_or_default();
        assert_eq!(
            read(text),
            [
                (0, vec!["县交通局".to_owned()]),
                (at("县公安局"), vec!["县公安局".to_owned()]),
                (at("市、县城管"), vec!["市、县城管部门".to_owned()]),
            ]
        );
        let text = "加强巡查，必要时县公安局配合处置；发生险情时县应急局负责调度。";
        assert_eq!(
            read(text),
            [(
                text.find("县公安局").unwrap_or_default(),
                vec!["县公安局".to_owned()]
            )]
        );
        assert_eq!(read("加强领导，谁主管谁负责，督促县水利局负责整改。"), []);
    }
}
