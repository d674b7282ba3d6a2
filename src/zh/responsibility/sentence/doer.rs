//! Bodies that a sentence of running text gives a work to: 甲局、乙局等单位负责做好…; 宣传由丙局负责; 由丁局协调各乡镇….
//!
//! Much in running text is somebody's business. Here the sentence, or one of its clauses, begins with names and nothing else, or
//! names the work and hands it over with 由; all of them are bodies by their form, and no case stands before them for which they
//! have something to do.

use std::sync::LazyLock;

use super::LONGEST;
use super::acting::{acting, named_at, opens_with_body, sure_names};
use super::clause_names::plain_names;
use super::condition::is_condition;
use super::deed::{self, DUTY};
use super::division::before_lead_in;
use super::handed_over::{behind_by, is_quality};
use super::has_to::looks_on;
use super::join_in::{behind_join, with_roles};
use super::reported::is_reported;
use super::set_up::sets_up_body;
use super::subject::{
    bearers_behind, behind_adverb, hands_out, may_name_bearers, sentence_subject,
};
use super::sure_bodies::{before_verb, bodies};
use crate::zh::responsibility::bracketed::may_state;
use crate::zh::text::bracket::closing_bracket;
use crate::zh::text::scan::{closing_of, half, is_close, is_han, is_space, is_stop, parts};
use crate::zh::text::words::{Beginnings, before_any, behind_any, holds_any, starts_with_any};
use crate::zh::unit::department::has_place;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::Confidence;
use crate::zh::unit::order::{behind_order, may_order};
use crate::zh::unit::role::Role;
use crate::zh::unit::tail::strip_duty;

/// Verbs behind 由 and names that give a work; 由甲局通报, 由乙局按照规定审批 say how things go.
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "协调", "统筹", "组织", "会同", "指导", "编制", "完善", "建立", "健全", "优化", "提供", "开展", "加快", "强化", "规范", "督促", "承办", "做好", "抓好", "抓紧", "尽快", "于", "落实", "加强", "推进", "推动", "完成", "制定", "牵头", "实施", "承担", "从",
];

/// Verbs of those who review what is before them; where somebody applies for something they say how things go.
const REVIEWS: [&str; 8] = [
    "初审", "复审", "审核", "审查", "复核", "核定", "核实", "验收",
];
const APPLIES: [&str; 6] = ["申请", "申报", "提交", "报名", "材料报", "材料交"];

/// The bodies to which a sentence gives a work in so many words; ranges are those of the sentence. Where the text `tells` bodies
/// what to do, those count as well of which a clause beside says what they do.
pub(crate) fn doers(sentence: &str, tells: bool) -> Vec<(UnitName, Role)> {
    let found = by_clauses(sentence, tells);
    match found.is_empty() {
        true => in_bracket_at_end(sentence),
        false => found,
    }
}

/// Those whom the bracket gives a work with which a sentence closes: 完善目录（甲局负责编制，乙局负责督促）。
fn in_bracket_at_end(sentence: &str) -> Vec<(UnitName, Role)> {
    let said = sentence.trim_end_matches(is_stop);
    if !said.ends_with(is_close) || deed::duty(said).is_none() {
        return Vec::new();
    }
    let whole = || {
        let inside = said.trim_start_matches(|c| closing_of(c).is_some());
        let start = said.len() - inside.len();
        (start > 0).then(|| start..said.trim_end_matches(is_close).len())
    };
    let inside = closing_bracket(said).map(|(_, inside)| inside);
    let inside = inside.or_else(whole);
    let Some(inside) = inside.filter(|inside| may_state(&said[inside.clone()])) else {
        return Vec::new();
    };
    let said = &sentence[inside.clone()];
    let works = parts(said, |c| half(c) == ';');
    let found = works.flat_map(|work| {
        let found = by_clauses(&said[work.clone()], false).into_iter();
        found.map(move |(name, role)| (name.moved(inside.start + work.start), role))
    });
    found.collect()
}

fn by_clauses(sentence: &str, tells: bool) -> Vec<(UnitName, Role)> {
    let mut found: Vec<(UnitName, Role)> = Vec::new();
    if sentence.len() > LONGEST {
        return found;
    }
    let says = deed::duty(sentence).is_some()
        || deed::hands_over(sentence)
        || may_order(sentence)
        || may_name_bearers(sentence);
    let joined = || tells && before_join(sentence).is_some();
    if !says && !joined() {
        return found;
    }
    if is_reported(sentence) {
        return found;
    }
    let sentence = before_lead_in(sentence);
    // Those of whom the clauses before the first work say what they do: 甲局确定金额，由乙局负责拨付.
    let mut before: Vec<(UnitName, Role)> = Vec::new();
    // Clauses before the first work that may be about another body: asked where a work is found, and most sentences have none.
    let mut passed: Vec<&str> = Vec::new();
    for place in parts(sentence, |c| half(c) == ',') {
        let (from, clause) = (place.start, &sentence[place]);
        if is_case(clause) {
            break;
        }
        let beside = !found.is_empty() || !before.is_empty();
        let named = match of_clause(clause, &sentence[..from], !found.is_empty()) {
            Some(named) => Some(named),
            // …，乙局配合: beside a body that has a work.
            None if beside => joining(clause, from).map(|names| with_role(names, Role::Support)),
            None => None,
        };
        match named {
            // 县政府同意后…，乙局负责修复: about another body, of which this reading leaves out what it says.
            Some(_) if found.is_empty() && passed.drain(..).any(opens_with_body) => break,
            Some(named) => {
                found.append(&mut before);
                found.extend(named);
            }
            None => match tells.then(|| acting(clause, from, says)).flatten() {
                Some(acting) if found.is_empty() => before.extend(acting),
                Some(acting) => found.extend(acting),
                None if found.is_empty() => passed.push(clause),
                None => {}
            },
        }
    }
    found
}

/// The bodies, each by its own name, that a sentence entrusts with a work even where what is said is said to all (保障措施): not to
/// see to it that others do theirs.
pub(crate) fn entrusted(sentence: &str) -> Vec<(UnitName, Role)> {
    const EXHORTING: [&str; 3] = ["责任", "总责", "职责"];
    let duty = deed::duty(sentence);
    let entrusts = duty.is_some() || deed::lead(sentence).is_some() || sentence.contains("承担");
    // 甲局负责日常工作，并督促指导各乡镇: what comes behind the work is more of it.
    let work = match duty {
        Some(at) => &sentence[..at + up_to_comma(&sentence[at..]).len()],
        None => sentence,
    };
    if !entrusts || looks_on(work) || holds_any(sentence, &EXHORTING) {
        return Vec::new();
    }
    let mut found = doers(sentence, false);
    // 县住建局承担修复管网任务
    let subject = sentence_subject(sentence).filter(|opening| {
        opening.sure == Confidence::High && hands_out(sentence, opening) && !is_reported(sentence)
    });
    if found.is_empty() {
        found.extend(subject.into_iter().flat_map(|opening| opening.bearers));
    }
    found.retain(|(name, _)| {
        (!name.generic || has_place(&name.name)) && !name.name.starts_with('各')
    });
    found
}

/// A text up to its first comma.
fn up_to_comma(text: &str) -> &str {
    text.split(['，', ',']).next().unwrap_or(text)
}

/// Whether a verb behind a body is only said of what follows: 提出的方案, 提交的请示.
fn is_of_matter(behind: &str) -> bool {
    const LONGEST: usize = 2;
    let verb = behind
        .split_once('的')
        .map(|(verb, _)| verb.chars().count());
    verb.is_some_and(|count| (1..=LONGEST).contains(&count))
}

fn with_role(names: Vec<UnitName>, role: Role) -> Vec<(UnitName, Role)> {
    names.into_iter().map(|name| (name, role)).collect()
}

/// What stands before the work of a case that may arise (发生险情时), or of a body that is set up (办公室设在甲局).
fn is_case(clause: &str) -> bool {
    const OPENING: [&str; 8] = ["如", "若", "凡", "一旦", "遇", "发生", "当", "除"];
    static BODIES: LazyLock<Beginnings> = LazyLock::new(|| {
        Beginnings::of(&[
            "设在", "下设", "成立", "组建", "组长", "成员", "召集人", "主任",
        ])
    });
    let clause = clause.trim_start_matches(is_space);
    is_condition(clause)
        || sets_up_body(clause)
        || clause.ends_with(['时', '后']) && clause != "同时"
        || starts_with_any(clause, &OPENING)
        || BODIES.occur_in(clause)
}

/// The names with which a clause behind `before` begins, or that stand behind its 由; `beside` tells that a clause before it gives others a work.
fn of_clause(clause: &str, before: &str, beside: bool) -> Option<Vec<(UnitName, Role)>> {
    let base = before.len();
    // 项目建设主体为甲局
    if let Some((names, role)) = bearers_behind(clause) {
        let start = clause.len() - names.len();
        let names = names.trim_end_matches(is_stop);
        let named = bodies(names, base + start)?;
        return Some(with_role(named, role));
    }
    let (start, lead) = opening(clause);
    let said = &clause[start..];
    // 由甲局配合乙局申报
    if matches!(lead, Some(Lead::By)) && said.contains(['配', '协']) {
        let found = acting(said, base + start, true);
        let shared = |found: &Vec<(UnitName, Role)>| {
            let first = found.first().map(|(_, role)| *role);
            let last = found.last().map(|(_, role)| *role);
            (first, last) == (Some(Role::Support), Some(Role::Responsible))
        };
        if let Some(found) = found.filter(shared) {
            return Some(found);
        }
    }
    let names = match deed::duty(said) {
        // 宣传由甲局负责: which work it is stands before 由.
        Some(duty) => {
            let (names, work) = (&said[..duty], &said[duty + DUTY.len()..]);
            let handed_over = matches!(lead, Some(Lead::By)) && ends(work);
            (handed_over || is_work(work)).then_some(names)?
        }
        None => {
            let lead = lead?;
            // 由甲局组织实施 says nothing but that.
            let names = before_verb(said).or_else(|| match lead {
                Lead::By => sure_names(said),
                Lead::Order => None,
            });
            let names = names.unwrap_or_else(|| strip_duty(said));
            let behind = &said[names.len()..];
            let works = || {
                let behind = behind_adverb(behind);
                let applies = holds_any(before, &APPLIES);
                let reviews = REVIEWS.iter().filter(|_| !applies);
                let mut works = WORKS
                    .iter()
                    .chain(reviews)
                    .filter_map(|verb| behind.strip_prefix(verb));
                // 资金由甲局从专项中列支 says where money comes from.
                works.any(|work| !is_quality(work) && !work.contains("列支"))
            };
            // 由甲局、乙局进行审核; 由甲局组织验收，由乙局进行审计: what several do, or the next of those who share a work.
            let shared = || {
                let acts = !behind.is_empty() && !is_quality(behind) && !behind.starts_with("解释");
                let joint = names.contains('、') && behind_adverb(behind).starts_with("进行");
                acts && (joint || beside && clause[..start].trim_start() == "由")
            };
            let told = match lead {
                // 会议同意甲局提出的方案: what it did.
                Lead::Order => {
                    !behind.is_empty() && !names.starts_with('各') && !is_of_matter(behind)
                }
                Lead::By => works() || shared(),
            };
            told.then_some(names)?
        }
    };
    // 甲局具体, 各乡镇主要
    let names = strip_duty(names.trim_end_matches(['主', '要', '应', '须']));
    // 甲局会同乙局负责…
    let named = bodies(names, base + start)?;
    let mut found = with_roles(names, base + start, named, Role::Responsible);
    // 由甲局会同乙局据实核销: the verb behind those who join in may be any.
    if let Some(joined) = behind_join(&said[names.len()..]) {
        let others = named_at(joined, base + clause.len() - joined.len());
        found.extend(with_role(others.unwrap_or_default(), Role::Support));
    }
    Some(found)
}

/// The names of a clause that says of them nothing but that they join in: 乙局、有关部门配合.
fn joining(clause: &str, base: usize) -> Option<Vec<UnitName>> {
    // 乙局予以支持配合
    let names = strip_duty(before_join(clause)?).trim_end_matches("予以");
    plain_names(names.trim_end_matches("给予"), base)
}

/// What stands before the verb of those who join in, with which a text ends.
fn before_join(text: &str) -> Option<&str> {
    const JOINS: [&str; 6] = ["配合", "协助", "参与", "参加", "支持", "保障"];
    let bare = text.trim_end_matches(is_stop);
    before_any(bare, &JOINS)
}

/// What stands before the names of a clause.
enum Lead {
    /// 请甲局…, 会议责成甲局…: whatever the body is to do.
    Order,
    /// 由甲局…
    By,
}

/// Where the names of a clause may begin, and what stands before them.
fn opening(clause: &str) -> (usize, Option<Lead>) {
    const BEFORE: [&str; 4] = ["同时", "其中", "此外", "另外"];
    let head = clause.trim_start_matches(is_space);
    let head = behind_any(head, &BEFORE).unwrap_or(head);
    if let Some(names) = behind_by(clause) {
        return (clause.len() - names.len(), Some(Lead::By));
    }
    if let Some(names) = behind_order(head) {
        return (clause.len() - names.len(), Some(Lead::Order));
    }
    // 责任单位及分工：甲局负责…, but 甲局：负责….
    let label = deed::duty(clause).and_then(|duty| {
        let said = &clause[..duty];
        let colon = said.rfind([':', '：'])?;
        Some(clause[colon..].trim_start_matches([':', '：']))
            .filter(|names| !names.starts_with(DUTY))
    });
    let names = label.unwrap_or(head);
    (clause.len() - names.len(), None)
}

/// Whether nothing stands behind 负责.
fn ends(behind: &str) -> bool {
    !behind.contains(char::is_alphanumeric)
}

/// Whether 负责 goes on with a work: not 负责人, 负责制; nor with what every notice says of itself (负责解释).
fn is_work(behind: &str) -> bool {
    // 县考核办负责督查考核: it looks on.
    const OTHERS: [&str; 10] = [
        "人", "制", "任", "同志", "解释", "考核", "考评", "督查", "督办", "督促检查",
    ];
    const MAKES: [&str; 4] = ["制定", "制订", "制作", "制发"];
    let begins = |words: &[&str]| starts_with_any(behind, words);
    behind.chars().filter(|c| is_han(*c)).nth(1).is_some()
        && (!begins(&OTHERS) || begins(&MAKES))
        && !is_quality(behind)
}

#[cfg(test)]
mod tests;
