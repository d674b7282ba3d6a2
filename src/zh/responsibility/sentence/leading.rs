//! Units that a sentence names as its subject (由甲局牵头,乙局、丙局配合), where no bracket or label does.

use std::ops::Range;
use std::sync::LazyLock;

use super::by_whom::by_whom;
use super::clause_names::{
    goes_on_leading, plain_names, settle, subject_of, subject_of_clause, with_others,
};
use super::condition::is_condition;
use super::deed;
use super::division::before_lead_in;
use super::handed_over::handed_over;
use super::plain;
use super::reported::is_reported;
use super::set_up::sets_up_body;
use crate::zh::text::bracket::without_stray_close;
use crate::zh::text::scan::{
    between, between_han, closing_of, colons, half, is_comma, is_space, is_stop, skip_one,
};
use crate::zh::text::words::{Beginnings, before_any};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::role::Role;

/// What a body is said to be (甲局为牵头单位, 由乙公司作为实施主体), and the role that it gives.
const PARTS: &[(&str, Role)] = &[
    ("牵头", Role::Lead),
    ("主办", Role::Lead),
    ("责任", Role::Responsible),
    ("实施", Role::Responsible),
    ("承办", Role::Responsible),
    ("配合", Role::Support),
    ("参与", Role::Support),
    ("协办", Role::Support),
];

/// The cheap test that most sentences and clauses fail: whoever bears a work, one of these says so.
fn may_say_who(sentence: &str) -> bool {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| {
        Beginnings::of(&[
            "牵头", "由", "负责", "配合", "落实", "参与", "责任单位", "为主办", "为责任", "为实施",
            "为承办", "为协办",
        ])
    });
    WORDS.occur_in(sentence)
}

/// Subjects of the sentences that say who leads, and of the clauses that say nothing but who bears the work (由甲局负责) or what
/// part a body has (甲局为责任单位); ranges are those of `text`. Other clauses without 牵头 in their sentence name none, for much in
/// running text is somebody's business (税务部门负责征收).
pub(crate) fn subjects(text: &str) -> Vec<(UnitName, Role)> {
    static SIGNS: LazyLock<Beginnings> =
        LazyLock::new(|| Beginnings::of(&["牵头", "由", "为责任", "负责", "配合"]));
    let mut found = Vec::new();
    if !SIGNS.occur_in(text) {
        return found;
    }
    let stops = between_han(text).filter(|(_, c)| is_stop(*c));
    for Range { start, end } in between(text, stops) {
        let sentence = &text[start..end];
        if !may_say_who(sentence) || is_reported(sentence) {
            continue;
        }
        let start = start + into_bracket(sentence);
        let sentence = before_lead_in(without_stray_close(&text[start..end]));
        let said = by_whom(sentence).map(|said| said.bearers);
        match said.or_else(|| plain::bearers(sentence, false)) {
            Some(bearers) => found.extend(moved(bearers, start)),
            None => subjects_of_sentence(sentence, start, &mut found),
        }
    }
    found
}

/// Where a sentence begins in the bracket that holds the whole of it: （城区由甲局牵头，乡村由乙局牵头）.
fn into_bracket(sentence: &str) -> usize {
    let said = sentence.trim_start_matches(is_space);
    let Some(close) = said.chars().next().and_then(closing_of) else {
        return 0;
    };
    let inside = said.trim_start_matches(|c| closing_of(c) == Some(close));
    let behind = inside.split_once(|c| half(c) == close);
    match behind.is_none_or(|(_, behind)| behind.is_empty()) {
        true => sentence.len() - inside.len(),
        false => 0,
    }
}

fn subjects_of_sentence(sentence: &str, base: usize, found: &mut Vec<(UnitName, Role)>) {
    let leads = deed::lead(sentence).is_some();
    let mut named: Vec<(UnitName, Role)> = Vec::new();
    // Those whose clause says nothing else.
    let mut sure: Vec<(UnitName, Role)> = Vec::new();
    // Those to whom other clauses hand over a part: 主干道由甲局牵头，街巷由乙局负责.
    let mut handed: Vec<(UnitName, Role)> = Vec::new();
    let mut before: Option<Range<usize>> = None;
    let commas = between_han(sentence).filter(|(_, c)| is_comma(*c));
    for place in between(sentence, commas) {
        let (clause, start) = (&sentence[place.clone()], base + place.start);
        // What follows is the procedure for a case that may arise, or who sits in a body that is set up.
        if is_condition(clause) || sets_up_body(clause) {
            break;
        }
        if !leads && !may_say_who(clause) {
            continue;
        }
        // 实施甲工程：乙局牵头，…
        let colon = colons(clause).last();
        let behind = colon.map_or(0, |at| skip_one(clause, at));
        let of_part = |clause: &str, beside| {
            // A sentence of one clause is already read as a whole.
            let is_new = clause.len() < sentence.len();
            let by_whom = is_new.then(|| by_whom(clause)).flatten();
            by_whom
                .map(|said| said.bearers)
                .or_else(|| part_of_clause(clause))
                .or_else(|| is_new.then(|| plain::bearers(clause, beside))?)
                .or_else(|| (!leads).then(|| with_others(clause))?)
        };
        let known = (named.len(), sure.len());
        let starts = [Some(0), Some(behind).filter(|behind| *behind > 0)];
        for from in starts.into_iter().flatten() {
            let part = &clause[from..];
            match of_part(part, !sure.is_empty()) {
                Some(bearers) => sure.extend(moved(bearers, start + from)),
                None if leads => subject_of_clause(part, start + from, &mut named),
                None => {}
            }
            if known != (named.len(), sure.len()) {
                break;
            }
        }
        if leads
            && known == (named.len(), sure.len())
            && let Some(before) = before.filter(|_| goes_on_leading(clause))
        {
            let leads = subject_of(&sentence[before.clone()], base + before.start);
            let leads = leads.into_iter().flatten();
            named.extend(leads.map(|name| (name, Role::Lead)));
        }
        if known == (named.len(), sure.len())
            && let Some((by, bearers)) = handed_over(clause)
        {
            handed.extend(moved(bearers, start + by));
        }
        before = Some(place);
    }
    let is_lead = |(_, role): &(UnitName, Role)| *role == Role::Lead;
    if named.iter().any(is_lead) || sure.iter().any(is_lead) {
        sure.append(&mut named);
    }
    if !sure.is_empty() {
        sure.append(&mut handed);
        sure.sort_by_key(|(name, _)| name.range.start);
    }
    found.append(&mut sure);
}

/// A clause that says which part bodies have: 甲局、乙局为责任单位; 由丙公司作为实施主体.
fn part_of_clause(clause: &str) -> Option<Vec<(UnitName, Role)>> {
    let said = before_any(clause, &["单位", "部门", "主体"])?;
    let (part, role) = PARTS.iter().find(|(part, _)| said.ends_with(part))?;
    let names = said[..said.len() - part.len()].strip_suffix('为')?;
    let names = names.strip_suffix('作').unwrap_or(names);
    let leads_in = ["由", "明确", "确定", "指定"];
    let behind = |word: &&str| names.find(*word).map(|at| at + word.len());
    let start = leads_in.iter().find_map(behind).unwrap_or(0);
    let names = plain_names(&names[start..], start)?;
    Some(names.into_iter().map(|name| (name, *role)).collect())
}

/// The bearers of a sentence that begins at `base`.
fn moved(bearers: Vec<(UnitName, Role)>, base: usize) -> impl Iterator<Item = (UnitName, Role)> {
    let bearers = bearers.into_iter();
    bearers.map(move |(name, role)| (settle(name, base), role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zh::responsibility::written;

    fn read(text: &str) -> String {
        let found = subjects(text);
        for (name, _) in &found {
            assert_eq!(&text[name.range.clone()], name.name);
        }
        written(&found)
    }

    #[track_caller]
    fn check(facts: &[(&str, &str)]) {
        for (text, expected) in facts {
            assert_eq!(read(text), *expected, "{text}");
        }
    }

    #[test]
    fn subjects_of_leading_and_supporting() {
        assert_eq!(
            read("推进园区建设,由区投资促进局牵头,区自然资源局、区住建局配合,5月底前动工。"),
            "牵区投资促进局 配区自然资源局 配区住建局"
        );
    }

    #[test]
    fn a_sentence_that_says_nothing_but_who_bears_the_work() {
        for text in [
            "建成水库2座。由市水利局、财政局,各县(市)、区人民政府负责落实。",
            "此项工作由市水利局、财政局，各县(市)、区人民政府负责。",
        ] {
            assert_eq!(
                read(text),
                "责市水利局 责财政局 责各县(市)、区人民政府",
                "{text}"
            );
        }
        assert_eq!(read("由市水利局负责日常管理。经费由市财政局负责。"), "");
        assert_eq!(read("由专人负责。由此负责。"), "");
    }

    #[test]
    fn clauses_that_say_nothing_but_who_bears_the_work() {
        let facts: &[(&str, &str)] = &[
            (
                "一是逐户排查，由县教育局、县团委负责；二是送教上门，由县残联负责落实。",
                "责县教育局 责县团委 责县残联",
            ),
            ("由县财政局负责，于10月底前落实资金。", "责县财政局"),
            (
                "会议明确，县水利局为牵头单位，县住建局、县税务局为责任单位，分类制定方案。",
                "牵县水利局 责县住建局 责县税务局",
            ),
            (
                "新建水库2座，由县水务公司作为实施主体，10月底前开工。",
                "责县水务公司",
            ),
            (
                "堤防加固，由县水利局牵头，会同县住建局、城北街道办理。",
                "牵县水利局 配县住建局 配城北街道",
            ),
            ("明确县水利局为责任单位。", "责县水利局"),
            (
                "资金由县财政局负责，主干道由县住建局牵头，街巷由县城管局负责。",
                "责县财政局 牵县住建局 责县城管局",
            ),
            (
                "由县水利局牵头，县气象局、县水文中心参加，汛期会商。",
                "牵县水利局 配县气象局 配县水文中心",
            ),
        ];
        check(facts);
        for text in [
            "经费由县财政局负责，县水利局参加验收。",
            "以县水利局为责任单位的项目",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }

    #[test]
    fn those_who_join_in() {
        let facts: &[(&str, &str)] = &[
            (
                "由县文化局会同县规划局、县住建局编制规划。",
                "责县文化局 配县规划局 配县住建局",
            ),
            (
                "具体方案由县发展改革局牵头商县财政局研究提出。",
                "牵县发展改革局 配县财政局",
            ),
            (
                "县发展改革局牵头，会同县财政局、县水利局研究提出方案。",
                "牵县发展改革局 配县财政局 配县水利局",
            ),
            (
                "由县发展改革局牵头、县财政局配合研究提出。",
                "牵县发展改革局 配县财政局",
            ),
        ];
        check(facts);
        assert_eq!(read("由监管部门会同运营单位审核。"), "");
        assert_eq!(read("由县文化局会同县规划局负责解释。"), "");
        assert_eq!(read("年终由县督查室会同县委农办进行考核。"), "");
        assert_eq!(read("县文化局会同县规划局编制规划。"), "");
    }

    #[test]
    fn how_bodies_are_to_lead() {
        for text in [
            "县教育局要牵头开展巡查。",
            "县教育局应当切实牵头开展巡查。",
            "县教育局负责牵头开展巡查。",
            "县教育局作为主管部门，应牵头开展巡查。",
        ] {
            assert_eq!(read(text), "牵县教育局", "{text}");
        }
        assert_eq!(read("主要领导要牵头开展巡查。"), "");
        assert_eq!(read("县教育局牵头单位负责同志要开展巡查。"), "");
        assert_eq!(read("县巡查工作专班牵头单位牵头，开展巡查。"), "");
        assert_eq!(read("巡查中发现问题，要牵头整改。"), "");
    }

    #[test]
    fn names_that_are_summed_up() {
        let facts: &[(&str, &str)] = &[
            (
                "由县教育局、县财政局等部门牵头完成报告。",
                "牵县教育局 牵县财政局",
            ),
            (
                "报告由所涉及的县教育局、县财政局等县级主管部门（单位）牵头完成，其他相关部门（单位）配合，于6月底前报送。",
                "牵县教育局 牵县财政局 牵县级主管部门（单位） 配其他相关部门（单位）",
            ),
            (
                "县教育局等单位牵头开展巡查，县水利局、县住建局等部门配合推进。",
                "牵县教育局 配县水利局 配县住建局",
            ),
        ];
        check(facts);
        for text in [
            "县水利局、县住建局等部门牵头的项目要加快推进。",
            "建立由县水利局、县住建局等部门牵头的协调机制。",
            "县教育局要指导县内企业等单位牵头成立联盟。",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }

    #[test]
    fn prose_names_nobody() {
        assert_eq!(read("建立牵头部门负责、有关方面配合的机制。"), "");
        assert_eq!(read("税务部门负责征收。"), "");
        assert_eq!(read("按照谁牵头谁负责的原则推进。"), "");
        assert_eq!(read("支持县农业农村局牵头申报示范区。"), "");
    }

    #[test]
    fn procedures_and_bodies_that_are_set_up_hand_out_nothing() {
        assert_eq!(
            read("凡需要修改地方标准的,由市市场监管局牵头报请批准。"),
            ""
        );
        assert_eq!(
            read("建立河湖管护联席会议,由市水利局牵头,住建、农业等部门为成员。"),
            ""
        );
        // What is to be set up is itself the task where the sentence says who does it.
        assert_eq!(
            read("由市水利局牵头成立工作专班,市住建局配合。"),
            "牵市水利局 配市住建局"
        );
    }
}
