//! Sentences that tell bodies, each by its own name, what they have to do: 县林业局要建立…, 县财政局于6月底前拨付…, 教育部门应当….
//!
//! Much in running text is what somebody does. A verb that says what has to be done, or a time until when, tells these from what
//! goes on; to see to it that others do their work is none of the work.

use super::LONGEST;
use super::acting::{named_at, opens_with_body};
use super::bearing::{bearers, may_bear};
use super::charged::charged;
use super::condition::is_condition;
use super::has_to::{behind_sum, has_to, is_done, looks_on};
use super::join_in::behind_join;
use super::reported::is_reported;
use super::set_up::sets_up_body;
use super::setting::{
    behind_count, behind_manner_of_duty, behind_pause, behind_time, cites_law, is_setting,
};
use super::subject::{says_to_bear, sentence_subject};
use super::told_name::{is_named, is_named_department, is_of_each_place, is_town};
use crate::zh::text::char_set::CharSet;
use crate::zh::text::scan::{is_comma, is_space, parts};
use crate::zh::text::words::{behind_any, holds_any, starts_with_any};
use crate::zh::unit::department::may_be_department;
use crate::zh::unit::level::{below_place, level_prefix};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::Confidence;
use crate::zh::unit::predicate::duty_role;
use crate::zh::unit::role::Role;
use crate::zh::unit::verb::begins_with_modal;
use std::ops::Range;

/// What is said to all and sundry: 各乡镇要加强宣传, 各乡镇要高度重视.
const EXHORTING: [&str; 12] = [
    "宣传", "重视", "领导", "认识", "思想", "责任", "配合", "贯彻", "协调", "氛围", "结合实际",
    "落实落细",
];

/// The bodies that a sentence tells what they have to do; ranges are those of the sentence. `opens` tells that an item begins with
/// the sentence, or that those before it name bodies: what a body does is then its work also without a word for what has to be.
pub(crate) fn bodies(sentence: &str, opens: bool) -> Vec<(UnitName, Role)> {
    let may_bear = may_bear(sentence);
    if !may_bear && !SIGNS.occurs_in(sentence) {
        return Vec::new();
    }
    let found = by_clauses(sentence, opens);
    if found.is_empty()
        && may_bear
        && let Some(names) = bearers(sentence)
    {
        return names
            .into_iter()
            .map(|name| (name, Role::Responsible))
            .collect();
    }
    if found.is_empty() && opens && may_charge(sentence) {
        let charged = charged(sentence).filter(|_| !is_done(sentence) && !looks_on(sentence));
        return charged.unwrap_or_default();
    }
    found
}

/// Those that the clauses name, each by its own name, its field of work, or as each of a class of places.
fn by_clauses(sentence: &str, opens: bool) -> Vec<(UnitName, Role)> {
    if sentence.len() > LONGEST {
        return Vec::new();
    }
    let mut told = Told {
        sentence,
        opens,
        found: Vec::new(),
        passed: Vec::new(),
        only_exhorts: true,
    };
    // Nearly all sentences name no body at the head of a clause, and nothing else is looked at of them.
    let (mut from, mut reported, mut named) = (0, None, false);
    for Range { start, end } in clauses(sentence) {
        // A list of bodies before it holds this comma.
        if end < from {
            continue;
        }
        let begin = start.max(from);
        let clause = &sentence[begin..end];
        let start = begin + behind_lead(clause);
        let names = may_name(&sentence[start..]);
        if names && !named {
            named = true;
            let before = || {
                let before = clauses(sentence).take_while(|clause| clause.end < begin);
                before.map(|clause| &sentence[clause])
            };
            if before().any(is_case) {
                break;
            }
            told.opens &= before().all(is_setting);
        }
        if !named {
            continue;
        }
        if is_case(clause) {
            break;
        }
        if names || !told.found.is_empty() {
            match told.clause(start, end) {
                Some(behind) => from = from.max(behind),
                None => break,
            }
            if !told.found.is_empty()
                && (told.is_of_another() || *reported.get_or_insert_with(|| is_reported(sentence)))
            {
                return Vec::new();
            }
        }
        told.opens &= is_setting(clause) || !told.found.is_empty();
    }
    match told.only_exhorts {
        true => Vec::new(),
        false => told.found,
    }
}

fn clauses(sentence: &str) -> impl Iterator<Item = Range<usize>> {
    parts(sentence, is_comma)
}

/// Where a clause begins behind what joins it to the one before it or counts it: 同时 + 县财政局要…, 一是 + 县财政局要….
fn behind_lead(clause: &str) -> usize {
    const JOINS: [&str; 7] = ["同时", "其中", "此外", "另外", "并由", "由", "并"];
    let said = clause.trim_start_matches(is_space);
    let said = &said[behind_count(said)..];
    let said = behind_any(said, &JOINS).unwrap_or(said);
    clause.len() - said.len()
}

/// 需要延期的, 如遇暴雨, 根据《河道条例》, 成立专班: what follows is to be done in that case, is what a law says, or who sits in a body.
fn is_case(clause: &str) -> bool {
    const OPENING: [&str; 4] = ["如", "若", "凡", "一旦"];
    let clause = clause.trim_start_matches(is_space);
    is_condition(clause)
        || sets_up_body(clause)
        || cites_law(clause)
        || starts_with_any(clause, &OPENING)
}

/// What is found of a sentence.
struct Told<'a> {
    sentence: &'a str,
    /// What a body does at the head of the clause is its work.
    opens: bool,
    found: Vec<(UnitName, Role)>,
    /// Clauses before the first of them that may be about another body: whether they are is asked where one is found, and in
    /// most sentences none is.
    passed: Vec<&'a str>,
    /// So far only each of a class is told something that all are told.
    only_exhorts: bool,
}

impl Told<'_> {
    /// 县民政局已确定金额，由县财政局…: whether a clause before the first body is about another, of which this reading leaves out what
    /// it says.
    fn is_of_another(&mut self) -> bool {
        let passed = std::mem::take(&mut self.passed);
        passed.into_iter().any(opens_with_body)
    }

    /// Reads the clause that begins at `start`; gives where its bodies end, or `None` where it says something else of the first body
    /// of the sentence.
    fn clause(&mut self, start: usize, end: usize) -> Option<usize> {
        let said = &self.sentence[start..];
        // …，会同县司法局制定…
        if let Some(joined) = behind_join(said).filter(|_| !self.found.is_empty()) {
            return Some(self.join_in(joined));
        }
        let clause = &self.sentence[start..end];
        if let Some(names) = carried_on(clause, &self.sentence[end..]) {
            return Some(self.carry(names, start));
        }
        let goes_on = (!self.found.is_empty()).then_some(0);
        let Some(opening) = sentence_subject(said) else {
            if self.found.is_empty() {
                self.passed.push(clause);
            }
            return Some(0);
        };
        let names = || opening.bearers.iter().map(|(name, _)| name);
        let departments = names().all(is_named_department);
        let named =
            names().any(|name| is_named(name) || is_named_department(name) || is_town(&name.name));
        let is_sure = |name: &UnitName| {
            let whole = is_named(name) || name.generic;
            name.confidence == Confidence::High && whole
                || is_named_department(name)
                || is_of_each_place(&name.name)
                || is_town(&name.name)
        };
        let each = || named || names().any(|name| is_of_each_place(&name.name));
        let told = departments || names().all(is_sure) && each();
        if !told {
            return Some(0);
        }
        if !has_to(said, &opening, self.opens) {
            return goes_on;
        }
        let exhorts = || holds_any(said, &EXHORTING) && !says_to_bear(&said[opening.end()..]);
        self.only_exhorts &= !named && !departments && (exhorts() || !self.opens);
        let behind = opening.end();
        let predicate = behind_manner_of_duty(behind_sum(&said[behind..]));
        // A department needs no level before it, and may be any.
        let sure = opening.sure == Confidence::High;
        let settled = opening.bearers.into_iter().map(|(name, role)| {
            let mut name = name.moved(start);
            if !sure {
                name.confidence = Confidence::Medium;
            }
            // 要密切配合, not only 配合.
            match role {
                Role::Responsible => (name, duty_role(predicate)),
                role => (name, role),
            }
        });
        self.found.extend(settled);
        if let Some(joined) = behind_join(predicate) {
            return Some(self.join_in(joined));
        }
        Some(start + behind)
    }

    /// Those of whom the clause that begins at `start` says when they have to do what the next one tells; gives where they end.
    fn carry(&mut self, names: Vec<UnitName>, start: usize) -> usize {
        self.only_exhorts = false;
        let end = names.last().map_or(0, |name| name.range.end + start);
        let names = names.into_iter().map(|name| name.moved(start));
        self.found
            .extend(names.map(|name| (name, Role::Responsible)));
        end
    }

    /// Those who join in, up to the verb; gives where they end.
    fn join_in(&mut self, joined: &str) -> usize {
        let start = self.sentence.len() - joined.len();
        let others = named_at(joined, start).unwrap_or_default();
        let end = others.last().map_or(0, |name| name.range.end);
        self.found
            .extend(others.into_iter().map(|name| (name, Role::Support)));
        end
    }
}

/// 县应急局接到报告后，要立即…: the bodies of a clause that only says when, and of which the next says what they have to do.
fn carried_on(clause: &str, behind: &str) -> Option<Vec<UnitName>> {
    let says_when = clause.ends_with(['后', '时']) && begins_with_modal(behind_pause(behind));
    let names = says_when.then(|| named_at(clause, 0))??;
    (names.iter().all(is_named) && !is_done(clause) && !is_done(behind)).then_some(names)
}

/// Of these characters a sentence that names bodies has one, at the head of a clause or not far behind it: what
/// [`may_name`] and [`may_charge`] look for there.
static SIGNS: CharSet = CharSet::of(&[
    '省', '市', '区', '县', '州', '旗', '盟', '镇', '乡', '街', '部', '各', '按', '根', '依', '结',
    '严', '请',
]);

/// The cheap test that most clauses fail: they begin with a level or a place, with what a work follows (按照), or with departments.
fn may_name(said: &str) -> bool {
    may_open(said)
        || below_place(said).is_some()
        || said.chars().skip(2).take(2).any(|c| c == '街')
        || may_be_department(said)
}

/// The like for those that are asked or have until a time.
fn may_charge(sentence: &str) -> bool {
    let may = |said: &str| may_open(said) || said.starts_with('请');
    may(sentence) || may(&sentence[behind_time(sentence)..])
}

/// Whether a level stands first, or each of a class, or what may begin a clause that says according to what: 按照, 根据, 严格按照.
fn may_open(said: &str) -> bool {
    level_prefix(said).is_some() || said.starts_with(['按', '根', '依', '结', '严', '各'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str) -> Vec<String> {
        let found = bodies(sentence, true).into_iter();
        found
            .map(|(name, _)| {
                assert_eq!(&sentence[name.range.clone()], name.name);
                name.name
            })
            .collect()
    }

    #[test]
    fn bodies_that_have_to_do_something() {
        let facts: &[(&str, &[&str])] = &[
            ("县林业局要建立监控系统。", &["县林业局"]),
            (
                "县林业局、县公安局要加大查处力度。",
                &["县林业局", "县公安局"],
            ),
            (
                "县水利局、县住建局等部门应及时通报。",
                &["县水利局", "县住建局"],
            ),
            ("县教育局应当于6月底前完成排查。", &["县教育局"]),
            ("县卫健局须每日通报。", &["县卫健局"]),
            ("火灾发生后，县气象局要进行监测。", &["县气象局"]),
            ("县住建局必须落实责任。", &["县住建局"]),
            ("县公安局加强巡查。", &["县公安局"]),
            ("县民政局做好登记。", &["县民政局"]),
            ("县住建局组织开展检查。", &["县住建局"]),
            ("县乡村振兴局要做好监测。", &["县乡村振兴局"]),
            ("县财政局统筹资金。", &["县财政局"]),
            ("县财政局于6月底前拨付资金。", &["县财政局"]),
            ("按照属地管理的原则，县公安局负责夜查。", &["县公安局"]),
            ("各乡镇人民政府是改水的责任主体。", &["各乡镇人民政府"]),
            ("教育部门应当开设护河课。", &["教育部门"]),
            ("公安、消防部门负责夜间巡河。", &["公安", "消防部门"]),
            (
                "各县（市、区）教育部门要制定计划。",
                &["各县（市、区）教育部门"],
            ),
            (
                "各乡镇住房城乡建设部门要逐户排查。",
                &["各乡镇住房城乡建设部门"],
            ),
        ];
        for (sentence, expected) in facts {
            assert_eq!(read(sentence), *expected, "{sentence}");
        }
    }

    #[test]
    fn bodies_that_are_asked_or_have_until_a_time() {
        let facts: &[(&str, &[&str])] = &[
            ("请县教育局填报登记表，报县政府办公室。", &["县教育局"]),
            (
                "请县财政局、县审计局核实数据，6月底前报县政府。",
                &["县财政局", "县审计局"],
            ),
            (
                "请各区、县（市）教育局填报登记表，于10月16日前报市教育局。",
                &["各区、县（市）教育局"],
            ),
            (
                "各乡镇人民政府于10月16日前将名单报县教育局。",
                &["各乡镇人民政府"],
            ),
            (
                "各乡镇人民政府严格按照要求，组织初选，在10月21日前完成推荐。",
                &["各乡镇人民政府"],
            ),
            ("10月21日前，各乡镇人民政府组织初选。", &["各乡镇人民政府"]),
            ("县住建局推进改造，6月底前完成。", &["县住建局"]),
            ("县教育局严格按照要求，组织初选。", &["县教育局"]),
            ("县财政局结合实际，制定细则。", &["县财政局"]),
            ("县住建局按照职责，负责改造。", &["县住建局"]),
            ("县教育局：新建学校3所。", &["县教育局"]),
            ("县财政局、县审计局：审核资金。", &["县财政局", "县审计局"]),
        ];
        for (sentence, expected) in facts {
            assert_eq!(read(sentence), *expected, "{sentence}");
        }
        for sentence in [
            "请各乡镇支持配合。",
            "请各有关单位于6月5日前报送名单。",
            "请申报单位填报申请表，于6月底前报县科技局。",
            "请申请人到县民政局办理。",
            "请县教育局联系人于6月5日前报到。",
            "各有关单位于6月5日前将名单报县民政局。",
            "各申报企业于6月30日前将材料报县工信局。",
            "各乡镇人民政府于6月底前完成了排查。",
            "各乡镇人民政府按照要求，累计排查隐患12处。",
            "县教育局根据报名情况确定了名单。",
            "县教育局将于6月底前公布名单。",
            "县应急局联系电话见附件，6月底前更新。",
            "县教育局根据《办法》，组织初选。",
            "县教育局：已新建学校3所。",
            "县教育局：张三、李四。",
            "县教育局：见附件。",
            "各乡镇：加强宣传。",
            "县委、县政府：加强领导。",
            "联系单位：县教育局。",
        ] {
            assert_eq!(read(sentence), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn classes_and_what_goes_on() {
        for sentence in [
            "各乡镇要加强宣传。",
            "县直部门要加强宣传。",
            "县乡政府要加强宣传。",
            "县委、县政府要加强宣传。",
            "镇党委要加强宣传。",
            "县级以上人民政府应当加强领导。",
            "有关部门要密切配合。",
            "各区教育部门要加强宣传。",
            "各区有关部门要制定计划。",
            "各级教育部门要制定计划。",
            "林业局要建立监控系统。",
            "县政府督查室要加强调度。",
            "县委办、县考核办要按月通报。",
            "县政府办要加强督促检查。",
            "县政府要求县水利局制定方案。",
            "县应急局公布名单。",
            "县教育局做好了准备。",
            "县财政局落实经费，已拨付200万元。",
            "县财政局落实经费有力，予以通报表扬。",
            "县水利局于3月开工。",
            "按照《河道条例》，县公安局负责夜查。",
            "行业主管部门要加强监管。",
            "教育部门开展了宣传。",
            "教育相关部门要加强宣传。",
            "县财政局应收账款清理完毕。",
            "确需延期的，县民政局要报批。",
            "督促县水利局做好整改。",
            "县林业局印发通知，要求加强巡查。",
        ] {
            assert_eq!(read(sentence), [""; 0], "{sentence}");
        }
    }
}
