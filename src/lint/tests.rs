//! The explanations of the rules are their tests: what stands between 〘 and 〙 has to be reported, and nothing else.

use std::ops::Range;

use super::{RULES, rule, rules};
use crate::options::{Lang, Options};

/// The blocks of a kind in an explanation.
fn blocks<'a>(doc: &'a str, kind: &str) -> Vec<&'a str> {
    let fence = format!("```text {kind}\n");
    doc.split(&fence)
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect()
}

/// A text without its marks, and the places that they marked.
fn unmarked(block: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for (index, part) in block.split(['〘', '〙']).enumerate() {
        let start = text.len();
        text.push_str(part);
        if index % 2 == 1 {
            places.push(start..text.len());
        }
    }
    (text, places)
}

fn reported(text: &str, name: &str) -> Vec<Range<usize>> {
    let notice = crate::parse(text.as_bytes(), &Options::default());
    let findings = notice.map(|notice| notice.findings).unwrap_or_default();
    findings
        .iter()
        .filter(|finding| finding.rule == name)
        .map(|finding| finding.at.range())
        .collect()
}

#[test]
fn every_example_is_reported_exactly_where_it_is_marked() {
    for rule in RULES {
        for block in blocks(rule.doc, "报") {
            let (text, places) = unmarked(block);
            assert!(!places.is_empty(), "{}: nothing is marked", rule.name);
            assert_eq!(reported(&text, rule.name), places, "{}", rule.name);
        }
        for block in blocks(rule.doc, "不报") {
            assert_eq!(reported(block, rule.name), [], "{}", rule.name);
        }
    }
}

#[test]
fn every_explanation_has_the_same_headings() {
    for rule in RULES.iter().chain(rules::OF_SETTINGS) {
        let headings: Vec<&str> = rule
            .doc
            .lines()
            .filter_map(|line| line.strip_prefix("## "))
            .collect();
        assert_eq!(
            headings,
            ["报告什么", "为什么重要", "例子", "不管什么", "怎么办"],
            "{}",
            rule.name
        );
        let title = format!("# {} {}：", rule.code, rule.name);
        assert!(rule.doc.starts_with(&title), "{}", rule.name);
    }
}

#[test]
fn codes_and_names_stand_for_one_rule_each() {
    let mut codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted());
    codes.dedup();
    assert_eq!(codes.len(), RULES.len());
    for known in RULES {
        assert_eq!(rule(known.name).map(|rule| rule.code), Some(known.code));
    }
}

#[test]
fn settings_select_change_and_accept() {
    let text = "一、水环境\n1.确保20177月底前完成清淤任务;;建成管网。\n";
    let names = |options: &Options| -> Vec<String> {
        crate::parse(text.as_bytes(), options)
            .map(|notice| notice.findings)
            .unwrap_or_default()
            .into_iter()
            .map(|finding| finding.rule)
            .collect()
    };
    let mut options = Options::default();
    assert_eq!(names(&options), ["damaged-date", "doubled-punctuation"]);
    options.lint.ignore = vec!["TB505".to_owned()];
    assert_eq!(names(&options), ["damaged-date"]);
    options.lint.accepted = vec![crate::options::Accepted {
        rule: "damaged-date".to_owned(),
        quote: Some("20177".to_owned()),
        reason: "as printed".to_owned(),
        ..Default::default()
    }];
    assert!(names(&options).is_empty());
    options.lint.accepted[0].quote = Some("2018".to_owned());
    assert_eq!(names(&options), ["unused-ignore", "damaged-date"]);
    options.lint.lang = Lang::En;
    options.lint.select = vec!["mising".to_owned()];
    assert!(super::check_options(&options.lint).is_err());
}

#[test]
fn what_is_in_the_baseline_is_not_reported_again() {
    let text = "一、水环境\n1.确保20177月底前完成清淤任务。\n";
    let mut options = Options::default();
    let Ok(notice) = crate::parse(text.as_bytes(), &options) else {
        unreachable!("the text is text");
    };
    options.lint.baseline = super::fingerprints(&notice, &notice.findings)
        .into_iter()
        .collect();
    // Other lines before it do not matter.
    let later = format!("说明\n\n{text}2.建成管网;;完成绿化。\n");
    let findings = crate::parse(later.as_bytes(), &options).map(|notice| notice.findings);
    let names: Vec<String> = findings
        .unwrap_or_default()
        .into_iter()
        .map(|finding| finding.rule)
        .collect();
    assert_eq!(names, ["doubled-punctuation"]);
}

#[test]
fn a_correction_is_a_reading_and_an_error_where_it_does_not_fit() {
    let text = "一、水环境\n1.确保20177月底前完成清淤任务。\n";
    let mut options = Options::default();
    options.corrections = vec![crate::options::Correction {
        quote: "确保20177月底前".to_owned(),
        old: "20177月".to_owned(),
        new: "2017年7月".to_owned(),
        by: "甲".to_owned(),
        why: "原件".to_owned(),
        file: None,
    }];
    let Ok(notice) = crate::parse(text.as_bytes(), &options) else {
        unreachable!("the text is text");
    };
    let task = &notice.tasks[0];
    assert_eq!(
        task.reading.as_deref(),
        Some("确保2017年7月底前完成清淤任务。")
    );
    assert_eq!(task.text, "确保20177月底前完成清淤任务。");
    assert_eq!(
        &notice.source().text()[task.corrections[0].at.range()],
        "20177月"
    );
    assert!(notice.findings.is_empty());
    options.corrections[0].quote = "确保20178月底前".to_owned();
    options.corrections[0].old = "20178月".to_owned();
    let findings = crate::parse(text.as_bytes(), &options).map(|notice| notice.findings);
    assert!(
        findings
            .unwrap_or_default()
            .iter()
            .any(|finding| finding.rule == "stale-correction")
    );
}
