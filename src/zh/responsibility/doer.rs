//! Bodies that a sentence of running text gives a work to: 甲局、乙局等单位负责做好…; 宣传由丙局负责; 由丁局协调各乡镇….
//!
//! Much in running text is somebody's business. Here the sentence, or one of its clauses, begins with names and nothing else, or
//! names the work and hands it over with 由; all of them are bodies by their form, and no case stands before them for which they
//! have something to do.

use super::clause_names::{plain_names, settle};
use super::handed_over::{DUTY, behind_by};
use super::opening::behind_adverb;
use super::reported::is_reported;
use super::sentence::is_condition;
use super::set_up::sets_up_body;
use crate::zh::text::scan::{half, is_han, is_space, outside_brackets};
use crate::zh::unit::generic::governs_place;
use crate::zh::unit::list::{looks_like_unit, split_list};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::{Confidence, level_prefix, name_confidence};
use crate::zh::unit::order::{behind_order, may_order};
use crate::zh::unit::predicate::{begins_with_verb, is_object, subject};
use crate::zh::unit::role::Role;
use crate::zh::unit::tail::strip_duty;

/// Verbs behind 由 and names that give a work; 由甲局通报, 由乙局按照规定审批 say how things go.
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "协调", "统筹", "组织", "会同", "督促", "承办", "做好", "抓好", "抓紧", "尽快", "于", "落实", "加强", "推进", "推动", "完成", "制定", "牵头", "实施", "承担", "从",
];

/// The bodies to which a sentence gives a work in so many words; ranges are those of the sentence.
pub(crate) fn doers(sentence: &str) -> Vec<(UnitName, Role)> {
    let mut found: Vec<(UnitName, Role)> = Vec::new();
    if !sentence.contains(DUTY) && !sentence.contains('由') && !may_order(sentence) {
        return found;
    }
    if is_reported(sentence) {
        return found;
    }
    let mut from = 0;
    let marks = outside_brackets(sentence.char_indices()).filter(|(_, c)| half(*c) == ',');
    for (at, mark) in marks.chain([(sentence.len(), ',')]) {
        let clause = &sentence[from..at];
        if is_case(clause) {
            break;
        }
        // …，乙局配合: beside a body that has a work.
        let named = match of_clause(clause, from, !found.is_empty()) {
            None if !found.is_empty() => (joining(clause, from), Role::Support),
            named => (named, Role::Responsible),
        };
        // 甲局清理河道，乙局负责修复: the sentence is about another body, too, and says of it what this reading leaves out.
        if named.0.is_some() && found.is_empty() && names_another(&sentence[..from]) {
            break;
        }
        let names = named.0.into_iter().flatten();
        found.extend(names.map(|name| (name, named.1)));
        from = at + mark.len_utf8();
    }
    found
}

/// Whether a clause of those before opens with a body.
fn names_another(before: &str) -> bool {
    const LONGEST: usize = 20;
    let opens = |clause: &str| {
        let levelled = level_prefix(clause).is_some() || clause.starts_with('各');
        let mut ends = clause.char_indices().take(LONGEST).skip(2);
        levelled
            && ends.any(|(at, c)| {
                name_confidence(&clause[..at + c.len_utf8()]) == Some(Confidence::High)
            })
    };
    before
        .split([',', '，'])
        .map(|clause| clause.trim_start_matches(is_space))
        .any(|clause| opens(clause) || subject(clause).is_some())
}

/// What stands before the work of a case that may arise (发生险情时), or of a body that is set up (办公室设在甲局).
fn is_case(clause: &str) -> bool {
    const OPENING: [&str; 8] = ["如", "若", "凡", "一旦", "遇", "发生", "当", "除"];
    const BODIES: [&str; 8] = [
        "设在",
        "下设",
        "成立",
        "组建",
        "组长",
        "成员",
        "召集人",
        "主任",
    ];
    let clause = clause.trim_start_matches(is_space);
    is_condition(clause)
        || sets_up_body(clause)
        || clause.ends_with(['时', '后'])
        || OPENING.iter().any(|word| clause.starts_with(word))
        || BODIES.iter().any(|word| clause.contains(word))
}

/// The names with which a clause begins, or that stand behind its 由; `beside` tells that a clause before it gives others a work.
fn of_clause(clause: &str, base: usize, beside: bool) -> Option<Vec<UnitName>> {
    let (start, lead) = opening(clause);
    let said = &clause[start..];
    let names = match said.split_once(DUTY) {
        // 宣传由甲局负责: which work it is stands before 由.
        Some((names, work)) => {
            let handed_over = matches!(lead, Some(Lead::By)) && ends(work);
            (handed_over || is_work(work)).then_some(names)?
        }
        None => {
            let lead = lead?;
            // 由甲局组织实施 says nothing but that.
            let names = before_verb(said).unwrap_or_else(|| strip_duty(said));
            let behind = &said[names.len()..];
            let works = || {
                let behind = behind_adverb(behind);
                let mut works = WORKS.iter().filter_map(|verb| behind.strip_prefix(verb));
                works.any(|work| !is_quality(work))
            };
            // 由甲局、乙局进行审核; 由甲局组织验收，由乙局进行审计: what several do, or the next of those who share a work.
            let shared = || {
                let acts = !behind.is_empty() && !is_quality(behind) && !behind.starts_with("解释");
                let joint = names.contains('、') && behind_adverb(behind).starts_with("进行");
                acts && (joint || beside && clause[..start].trim_start() == "由")
            };
            let told = match lead {
                Lead::Order => !behind.is_empty() && !names.starts_with('各'),
                Lead::By => works() || shared(),
            };
            told.then_some(names)?
        }
    };
    // 甲局具体, 各乡镇主要
    let names = strip_duty(names.trim_end_matches(['主', '要', '应', '须']));
    bodies(names, base + start)
}

/// What stands before the verb of the last body in a list: 甲局、乙局 + 做好….
fn before_verb(said: &str) -> Option<&str> {
    /// No such list is longer, in bytes.
    const LONGEST: usize = 600;
    let mut from = 0;
    while from <= LONGEST {
        if let Some(last) = subject(&said[from..]) {
            return Some(&said[..from + last.len]);
        }
        from += said[from..].find('、')? + '、'.len_utf8();
    }
    None
}

/// The names of a clause that says of them nothing but that they join in: 乙局、有关部门配合.
fn joining(clause: &str, base: usize) -> Option<Vec<UnitName>> {
    let bare = clause.trim_end_matches(is_end);
    let joins = ["配合", "协助", "参与", "参加", "予以支持"];
    let names = joins.iter().find_map(|verb| bare.strip_suffix(verb))?;
    // 乙局予以支持配合
    plain_names(strip_duty(names).trim_end_matches("予以"), base)
}

/// The names of a text that is names of bodies and nothing else; `base` is where it begins.
fn bodies(text: &str, base: usize) -> Option<Vec<UnitName>> {
    let mut names = are_bodies(text).then(|| split_list(text))?;
    for name in &mut names {
        settle(name, base);
    }
    Some(names)
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
    let head = BEFORE
        .iter()
        .find_map(|word| head.strip_prefix(word))
        .unwrap_or(head);
    if let Some(names) = behind_by(clause) {
        return (clause.len() - names.len(), Some(Lead::By));
    }
    if let Some(names) = behind_order(head) {
        return (clause.len() - names.len(), Some(Lead::Order));
    }
    // 责任单位及分工：甲局负责…, but 甲局：负责….
    let label = clause.find(DUTY).and_then(|duty| {
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

/// A mark that ends a sentence.
fn is_end(c: char) -> bool {
    matches!(half(c), '。' | ';')
}

/// Whether 负责 goes on with a work: not 负责人, 负责制; nor with what every notice says of itself (负责解释).
fn is_work(behind: &str) -> bool {
    const OTHERS: [&str; 5] = ["人", "制", "任", "同志", "解释"];
    behind.chars().filter(|c| is_han(*c)).nth(1).is_some()
        && !OTHERS.iter().any(|word| behind.starts_with(word))
        && !is_quality(behind)
}

/// Whether a verb is part of what a thing is like: (由甲局负责)的项目, (由甲局负责、各校落实)的机制.
fn is_quality(behind: &str) -> bool {
    const ARRANGED: [&str; 9] = [
        "机制", "体制", "制度", "原则", "格局", "体系", "模式", "项目", "事项",
    ];
    let said = behind.trim_end_matches(is_end);
    let of_thing = said.contains('的') && ARRANGED.iter().any(|thing| said.ends_with(thing));
    behind.starts_with('的') || of_thing
}

/// Bodies that the notice itself sets up, by the words that stand for their names.
const SET_UP: &[&str] = &[
    "领导小组",
    "办公室",
    "指挥部",
    "专班",
    "工作专班",
    "工作组",
    "联席会议",
];

/// Whether a text is names of bodies and nothing else.
fn are_bodies(names: &str) -> bool {
    looks_like_unit(names) == Some(Confidence::High)
        && !names.contains('由')
        && !begins_with_verb(names)
        && !is_object(names)
        && !names.starts_with(['本', '该', '我', '此'])
        && !SET_UP.iter().any(|body| names.starts_with(body))
        && split_list(names)
            .iter()
            .all(|name| (!name.generic || governs_place(&name.name)) && !is_any_company(&name.name))
}

/// 物业公司负责清运: any company of a trade. One that is meant has a level before its name (县供水公司).
fn is_any_company(name: &str) -> bool {
    name.ends_with("公司") && level_prefix(name).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str) -> Vec<String> {
        let names = doers(sentence).into_iter().map(|(name, _)| {
            assert_eq!(&sentence[name.range.clone()], name.name);
            name.name
        });
        names.collect()
    }

    #[test]
    fn further_bodies_behind_by() {
        assert_eq!(
            read("由县住建局组织验收，由县审计局进行审计。"),
            ["县住建局", "县审计局"]
        );
        assert_eq!(
            read("由县教育局、县财政局进行审核。"),
            ["县教育局", "县财政局"]
        );
        for sentence in [
            "由县审计局进行审计。",
            "由县教育局、县财政局进行审核的项目。",
            "由专家进行审核。",
            "由县教育局、有关专家进行审核。",
            "验收合格后，由县教育局、县财政局进行审核。",
        ] {
            assert_eq!(read(sentence), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn names_at_the_beginning_of_a_clause() {
        let facts: &[(&str, &[&str])] = &[
            ("县水利局负责定期汇总巡查结果，并予通报。", &["县水利局"]),
            (
                "县水利局、县公安局及各乡镇人民政府等单位负责加大巡查力度。",
                &["县水利局", "县公安局", "各乡镇人民政府"],
            ),
            (
                "针对非法采砂，县水利局具体负责强化巡查，县公安局负责查处。",
                &["县水利局", "县公安局"],
            ),
            ("由县财政局负责统筹资金。", &["县财政局"]),
            ("请县财政局抓紧办理手续。", &["县财政局"]),
            (
                "会议责成县财政局、县审计局于5月底前整改到位。",
                &["县财政局", "县审计局"],
            ),
            ("县财政局：负责统筹资金。", &["县财政局"]),
            ("将管网一并交由县供水公司负责维护与管理。", &["县供水公司"]),
            ("由县住建局协调各乡镇落实。", &["县住建局"]),
            (
                "由县住建局、县城管局于6月15日前完成招标。",
                &["县住建局", "县城管局"],
            ),
            ("由县住建局督促施工单位赶工。", &["县住建局"]),
            (
                "灯会由县文旅局、城关街办共同组织实施。",
                &["县文旅局", "城关街办"],
            ),
            ("此项工作由县财政局联合完成。", &["县财政局"]),
            ("该项目由县住建局具体实施，年底竣工。", &["县住建局"]),
            (
                "由县供水公司协调云岭镇政府，将管网一并交由县供水公司负责维护与管理。",
                &["县供水公司", "县供水公司"],
            ),
            (
                "责任单位及分工：县文旅局负责开发平台，县大数据中心负责对接数据。",
                &["县文旅局", "县大数据中心"],
            ),
            ("由云岭县政府从稳定大局出发，做好工作。", &["云岭县政府"]),
        ];
        for (sentence, expected) in facts {
            assert_eq!(read(sentence), *expected, "{sentence}");
        }
    }

    #[test]
    fn a_work_that_is_handed_over() {
        let facts: &[(&str, &[&str])] = &[
            ("宣传工作由县委宣传部负责。", &["县委宣传部"]),
            ("所需经费由县财政局负责筹措。", &["县财政局"]),
            ("水厂由县住建局负责建设、管理。", &["县住建局"]),
            ("试点工作由县教育局组织实施。", &["县教育局"]),
            ("日常工作由县政府督查室承担。", &["县政府督查室"]),
            (
                "主干道由县城管局负责，街巷由各街道办事处负责。",
                &["县城管局", "各街道办事处"],
            ),
            (
                "加强管护，日常巡查由各乡镇人民政府分别负责。",
                &["各乡镇人民政府"],
            ),
        ];
        for (sentence, expected) in facts {
            assert_eq!(read(sentence), *expected, "{sentence}");
        }
        for sentence in [
            "河道原由县水利局负责。",
            "涉及河道的由县水利局负责。",
            "审核后由县财政局负责拨付。",
            "发生险情时，抢险由县应急局负责。",
            "坚持由县政府负责、部门配合的原则。",
            "推进由县水利局负责的项目。",
            "方案由县水利局负责解释。",
            "工作由县水利局负责人带队检查。",
            "年度考核由县委组织部负责。",
            "新建站点3个(其中1个由县住建局负责)。",
            "安全生产由业主单位负责。",
        ] {
            assert_eq!(read(sentence), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn those_who_join_in() {
        assert_eq!(
            read("旅游安全由县文旅局负责，有关部门配合。"),
            ["县文旅局", "有关部门"]
        );
        let found = doers("由县市场监管局负责组织专项检查，县公安局、县城管局配合。");
        let roles: Vec<_> = found
            .iter()
            .map(|(name, role)| (&*name.name, *role))
            .collect();
        assert_eq!(
            roles,
            [
                ("县市场监管局", Role::Responsible),
                ("县公安局", Role::Support),
                ("县城管局", Role::Support)
            ]
        );
        let names = read("请县教育局抓紧办理手续，县发改局予以支持配合，县财政局予以支持。");
        assert_eq!(names, ["县教育局", "县发改局", "县财政局"]);
        assert_eq!(doers("加强宣传，县公安局、县城管局配合。"), []);
    }

    #[test]
    fn prose_and_procedures() {
        for sentence in [
            "请各乡镇于6月5日前将名单报县民政局。",
            "请各有关单位抓紧落实。",
            "市政府要求县水利局制定方案。",
            "税务部门负责征收。",
            "有关部门负责办理手续。",
            "发生险情时，县应急局负责调度。",
            "凡涉及占用河道的，由县水利局负责审批。",
            "办公室设在县水利局，县水利局负责日常工作。",
            "本方案由县水利局负责解释。",
            "县水利局负责人要靠前指挥。",
            "督促县水利局负责整改到位。",
            "加强巡查，谁主管谁负责落实到位。",
            "由专人负责收集信息。",
            "由此带动全县发展。",
            "建设单位负责清运垃圾。",
            "领导小组办公室负责日常工作。",
            "县水利局清理河道，县住建局负责修复河岸。",
            "物业公司负责清运垃圾。",
            "由县政府办公室按照分工呈批。",
            "由县住建局、县水利局共同签字确认。",
        ] {
            assert_eq!(read(sentence), [""; 0], "{sentence}");
        }
    }
}
