#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(feature = "config")]
//! The explanations of the rules are their tests: what stands between 〘 and 〙 has to be reported, and nothing else.

use std::ops::Range;

use taskbook::{Accepted, Correction, Options, RULES, Rule, rule};

/// An example of an explanation: its kind (报, 不报), its text, and the settings that stand before it.
struct Example<'a> {
    kind: &'a str,
    text: &'a str,
    options: Options,
}

fn examples(doc: &str) -> Vec<Example<'_>> {
    let mut found = Vec::new();
    let mut settings = "";
    for fenced in doc.split("```").skip(1).step_by(2) {
        let Some((head, text)) = fenced.split_once('\n') else {
            continue;
        };
        match head {
            "toml 配置" => settings = text,
            "text 报" | "text 不报" => found.push(Example {
                kind: head.trim_start_matches("text "),
                text,
                options: taskbook::options_from_toml(settings, "taskbook.toml").unwrap_or_default(),
            }),
            other => assert_eq!(other, "", "an example of an unknown kind"),
        }
    }
    found
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

fn reported(text: &str, name: &str, options: &Options) -> Vec<Range<usize>> {
    let notice = taskbook::parse(text.as_bytes(), options);
    let findings = notice.map(|notice| notice.findings).unwrap_or_default();
    findings
        .iter()
        .filter(|finding| finding.rule == name)
        .map(|finding| finding.at.range())
        .collect()
}

/// All rules, those about the settings included.
fn all_rules() -> impl Iterator<Item = &'static Rule> {
    let of_settings = ["TB001", "TB002", "TB003"];
    RULES.iter().chain(of_settings.into_iter().filter_map(rule))
}

#[test]
fn every_example_is_reported_exactly_where_it_is_marked() {
    for rule in all_rules() {
        let examples = examples(rule.doc);
        assert!(
            examples.iter().any(|example| example.kind == "报"),
            "{}: no example",
            rule.name
        );
        for example in examples {
            let (text, places) = unmarked(example.text);
            assert_eq!(places.is_empty(), example.kind == "不报", "{}", rule.name);
            let found = reported(&text, rule.name, &example.options);
            assert_eq!(found, places, "{}", rule.name);
        }
    }
}

#[test]
fn every_explanation_has_the_same_headings() {
    for rule in all_rules() {
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
        taskbook::parse(text.as_bytes(), options)
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
    let mut accepted = Accepted::default();
    accepted.rule = "damaged-date".to_owned();
    accepted.quote = Some("20177".to_owned());
    accepted.reason = "as printed".to_owned();
    options.lint.accepted = vec![accepted];
    assert!(names(&options).is_empty());
    options.lint.accepted[0].quote = Some("2018".to_owned());
    assert_eq!(names(&options), ["unused-ignore", "damaged-date"]);
    options.lint.select = vec!["mising".to_owned()];
    assert!(taskbook::check_options(&options.lint).is_err());
}

#[test]
fn what_is_in_the_baseline_is_not_reported_again() {
    let text = "一、水环境\n1.确保20177月底前完成清淤任务。\n";
    let mut options = Options::default();
    let Ok(notice) = taskbook::parse(text.as_bytes(), &options) else {
        unreachable!("the text is text");
    };
    options.lint.baseline = taskbook::fingerprints(&notice, &notice.findings)
        .into_iter()
        .collect();
    // Other lines before it do not matter.
    let later = format!("说明\n\n{text}2.建成管网;;完成绿化。\n");
    let findings = taskbook::parse(later.as_bytes(), &options).map(|notice| notice.findings);
    let names: Vec<String> = findings
        .unwrap_or_default()
        .into_iter()
        .map(|finding| finding.rule)
        .collect();
    assert_eq!(names, ["doubled-punctuation"]);
}

#[test]
fn the_baseline_of_one_notice_hides_nothing_of_another() {
    let notice = |matter: &str| {
        format!(
            "关于印发2024年{matter}工作要点的通知\n\n各单位：\n\n现印发给你们。\n\n附件：工作台账\n\n某县人民政府办公室\n2024年3月1日\n\n\
             2024年{matter}工作要点\n\n一、任务\n1.清淤3公里。（责任单位：水利局）\n2.建闸2座。（责任单位：住建局）\n"
        )
    };
    let mut options = Options::default();
    let lint = |text: &str, options: &Options| -> taskbook::Notice {
        taskbook::parse(text.as_bytes(), options).unwrap_or_default()
    };
    let first = lint(&notice("治水"), &options);
    let rules = |notice: &taskbook::Notice| -> Vec<String> {
        notice
            .findings
            .iter()
            .map(|finding| finding.rule.clone())
            .collect()
    };
    assert_eq!(rules(&first), ["attachment-missing"]);
    options.lint.baseline = taskbook::fingerprints(&first, &first.findings)
        .into_iter()
        .collect();
    let none: [String; 0] = [];
    assert_eq!(rules(&lint(&notice("治水"), &options)), none);
    assert_eq!(
        rules(&lint(&notice("治气"), &options)),
        ["attachment-missing"]
    );
}

#[test]
fn an_address_may_double_its_marks() {
    let text = "一、水环境\n1.完成清淤（详见https://www.example.org/detail/0071::12?a=1..2）。\n2.建成管网：：绿化。\n";
    let findings =
        taskbook::parse(text.as_bytes(), &Options::default()).map(|notice| notice.findings);
    let quotes: Vec<String> = findings
        .unwrap_or_default()
        .into_iter()
        .filter(|finding| finding.rule == "doubled-punctuation")
        .map(|finding| finding.quote)
        .collect();
    assert_eq!(quotes, ["：："]);
}

/// A date that lost its 年.
/// What a rule says of a notice.
fn said(text: &str, rule: &str) -> Vec<String> {
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap_or_default();
    let findings = notice.findings.into_iter();
    findings
        .filter(|finding| finding.rule == rule)
        .map(|finding| finding.message)
        .collect()
}

#[test]
fn a_bracket_of_bodies_that_does_not_close_is_said_of_a_page_too() {
    let page = |close: &str| {
        format!(
            "<p>一、水环境</p><p>1.清淤4万方。<span style=\"font-family:'宋体(正文)'\">（责任单位：<b>县水利局</b>、\
             县财政局</span>{close}</p><p>2.建成管网工程。（县住建局负责）</p>"
        )
    };
    let none: [String; 0] = [];
    assert_eq!(said(&page("）"), "unbalanced-bracket"), none);
    assert_eq!(said(&page(""), "unbalanced-bracket").len(), 1);
}

#[test]
fn the_head_of_a_notice_that_is_its_own_task_book_is_looked_at() {
    let notice = |number: &str, by: &str, day: &str| {
        format!(
            "<h1>关于印发平安区2023年工作计划的通知</h1><p>平政办发〔2023〕{number}</p><p>各单位：</p><p>现印发给你们，请于{by}底前报送。</p>\
             <p>平安区人民政府办公室</p><p>2023年2月{day}日</p>"
        )
    };
    let items = "<p>一、任务</p><p>1.清淤3公里。（责任单位：水利局）</p><p>2.建闸2座。（责任单位：住建局）</p>";
    let table = "<table><tr><td>工作任务</td><td>责任单位</td></tr><tr><td>清淤3公里。</td><td>水利局</td></tr>\
                 <tr><td>建闸2座。</td><td>住建局</td></tr></table>";
    for body in [items, table] {
        let found = |number: &str, by: &str, day: &str| -> Vec<String> {
            let text = notice(number, by, day) + body;
            let parsed = taskbook::parse(text.as_bytes(), &Options::default()).unwrap_or_default();
            parsed
                .findings
                .into_iter()
                .map(|finding| finding.quote)
                .collect()
        };
        let none: [String; 0] = [];
        assert_eq!(found("5号", "2023年8月", "28"), none);
        assert_eq!(found("号", "2023年8月", "28"), ["〔2023〕号"]);
        assert_eq!(found("5号", "20238月", "28"), ["20238月"]);
        assert_eq!(found("5号", "2023年8月", "29"), ["2023年2月29日"]);
    }
}

#[test]
fn what_two_headings_have_in_common_is_no_task_twice() {
    let table = |second: &str| {
        format!(
            "<h1>2024年任务分解表</h1><table><tr><td>工作任务</td><td>具体要求</td><td>责任单位</td></tr>\
             <tr><td>河道清淤</td><td>每月报送工作进展情况。</td><td>水利局</td></tr>\
             <tr><td>{second}</td><td>每月报送工作进展情况。</td><td>住建局</td></tr></table>"
        )
    };
    let none: [String; 0] = [];
    assert_eq!(said(&table("管网建设"), "duplicate-task"), none);
    assert_eq!(said(&table("河道清淤"), "duplicate-task").len(), 1);
}

#[test]
fn companies_of_one_kind_are_no_slips_of_each_other() {
    let text = |name: &str| {
        format!(
            "一、建设\n1.建成道路2条。\n责任单位：{name}\n2.建成桥梁3座。\n责任单位：县住建局\n"
        )
    };
    let none: [String; 0] = [];
    for name in ["铁投公司", "县交投公司", "县文投公司"] {
        assert_eq!(said(&text(name), "inconsistent-unit-name"), none, "{name}");
    }
    assert_eq!(
        said(&text("县人力资源和社会保璋局"), "inconsistent-unit-name").len(),
        1
    );
}

#[test]
fn words_that_are_no_number_are_not_called_one() {
    let text = "关于印发《2018年工作任务书》和《任务分解表》的通知\n\n附件1\n\n2018年工作任务书\n\n一、安全生产\n\n\
        1.举办安全生产培训班，培训人员2000人次；\n\n2.开展安全生产月活动；\n\n附件2\n\n2018年工作任务分解表\n\n\
        序号\n考核指标\n责任单位\n1\n举办安全生产培训班，培训人员2100人次；\n安监局\n2\n开展安全生产月演练2次；\n安监局\n";
    assert_eq!(
        said(text, "target-differs"),
        [
            "数字不一致：任务书作「2000」，分解表作「2100」",
            "指标或时限不一致：任务书作「活动」，分解表作「演练2次」"
        ]
    );
}

#[test]
fn a_beginning_of_codes_accepts_what_it_selects() {
    let mut options = Options::default();
    let mut accepted = taskbook::Accepted::default();
    accepted.rule = "TB5".to_owned();
    accepted.reason = "原文如此".to_owned();
    options.lint.accepted = vec![accepted];
    let rules = |text: &str| -> Vec<String> {
        let notice = taskbook::parse(text.as_bytes(), &options).unwrap_or_default();
        notice
            .findings
            .into_iter()
            .map(|finding| finding.rule)
            .collect()
    };
    let none: [String; 0] = [];
    assert_eq!(rules(DAMAGED), none);
    assert_eq!(
        rules("一、水环境\n1.确保2017年7月底前完成清淤任务。\n"),
        ["unused-ignore"]
    );
}

const DAMAGED: &str = "一、水环境\n1.确保20177月底前完成清淤任务。\n";

/// What puts it back.
fn lost_mark() -> Correction {
    let mut correction = Correction::default();
    correction.quote = "确保20177月底前".to_owned();
    correction.old = "20177月".to_owned();
    correction.new = "2017年7月".to_owned();
    correction
}

#[test]
fn a_correction_is_a_reading_and_an_error_where_it_does_not_fit() {
    let mut options = Options::default();
    options.corrections = vec![lost_mark()];
    let Ok(notice) = taskbook::parse(DAMAGED.as_bytes(), &options) else {
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
    // What was decided is said, and is no defect.
    let said: Vec<&str> = notice.findings.iter().map(|f| f.rule.as_str()).collect();
    assert_eq!(said, ["corrected-reading"]);
    options.corrections[0].quote = "确保20178月底前".to_owned();
    options.corrections[0].old = "20178月".to_owned();
    let findings = taskbook::parse(DAMAGED.as_bytes(), &options).map(|notice| notice.findings);
    assert!(
        findings
            .unwrap_or_default()
            .iter()
            .any(|finding| finding.rule == "stale-correction")
    );
}

#[test]
fn a_correction_that_names_a_file_is_for_that_file_alone() {
    let mut options = Options::default();
    let mut correction = lost_mark();
    correction.file = Some("2017.txt".to_owned());
    options.corrections = vec![correction];
    let mut corrected = |name: Option<&str>| {
        options.name = name.map(str::to_owned);
        let notice = taskbook::parse(DAMAGED.as_bytes(), &options).unwrap_or_default();
        let stale = |finding: &taskbook::Finding| finding.rule == "stale-correction";
        // Where it is not meant it does not apply, and is not out of date either.
        assert!(!notice.findings.iter().any(stale), "{name:?}");
        notice.tasks[0].reading.is_some()
    };
    assert!(corrected(Some("通知/2017.txt")));
    assert!(!corrected(Some("通知/2018.txt")));
    assert!(!corrected(None));
}

#[test]
fn a_cell_of_blanks_that_a_page_writes_as_references_is_quoted_as_blank() {
    let page = |cell: &str| {
        format!(
            "<h1>青川县2023年重点工作任务分解表</h1><table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>\
             <tr><td>1</td><td>新修道路3公里。</td><td>县交通局</td></tr>\
             <tr><td>2</td><td>清理河道20公里。</td><td>{cell}</td></tr></table>"
        )
    };
    let finding = |cell: &str| {
        let notice = taskbook::parse(page(cell).as_bytes(), &Options::default()).unwrap();
        let mut found = notice.findings.into_iter();
        found
            .find(|finding| finding.rule == "missing-unit")
            .unwrap()
    };
    let (blank, written) = (finding(" "), finding("&nbsp;"));
    assert_eq!(written.quote, "\u{a0}");
    assert_eq!(
        (written.confidence, written.message),
        (blank.confidence, blank.message)
    );
}

#[test]
fn thousands_of_marks_without_a_partner_are_each_reported() {
    const MANY: usize = 4000;
    let count = |text: &str, rule: &str| reported(text, rule, &Options::default()).len();
    let item = |text: String| {
        format!("青川县2023年任务书\n一、建设\n1.新修道路{text}。（责任单位：县交通局）\n")
    };
    let text = item(["《".repeat(MANY), "【".repeat(MANY), "》".repeat(MANY)].concat());
    assert_eq!(count(&text, "unbalanced-quote"), 0);
    assert_eq!(count(&text, "unbalanced-bracket"), MANY);
    // Numbers with half a bracket: none of a series, and all of one.
    let alone: String = (0..MANY).map(|_| "甲7)乙").collect();
    assert_eq!(count(&item(alone), "unbalanced-bracket"), MANY);
    let series: String = (0..MANY)
        .map(|at| format!("，{})清淤", at % 98 + 1))
        .collect();
    assert_eq!(count(&item(series), "unbalanced-bracket"), 0);
}

#[test]
fn thousands_of_accepted_findings_and_of_names_for_one_body_are_looked_up() {
    const MANY: usize = 4000;
    let mut text =
        "青川县2023年任务分解表\n| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n".to_owned();
    let mut settings = String::new();
    let mut aliases = Vec::new();
    for number in 1..=MANY {
        text += &format!("| {number} | 新修道路之{number}号。 | - |\n");
        settings += &format!(
            "[[lint.accept]]\nrule = \"missing-unit\"\ntask = \"2023/t1.{number}\"\nreason = \"已核\"\n"
        );
        aliases.push(format!("[\"县第{number}局\", \"县第{number}办\"]"));
    }
    settings += &format!("[units]\naliases = [{}]\n", aliases.join(", "));
    let options = taskbook::options_from_toml(&settings, "taskbook.toml").unwrap();
    let notice = taskbook::parse(text.as_bytes(), &options).unwrap();
    let rules: Vec<&str> = notice
        .findings
        .iter()
        .map(|finding| finding.rule.as_str())
        .collect();
    assert_eq!(
        (notice.tasks.len(), rules.contains(&"missing-unit")),
        (MANY, false)
    );
}
