//! Statements of responsibility in all their grammars: `responsibility/statements.txt` lists paragraphs with whom they name,
//! in which role, and what of them stays text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use taskbook::{
    Confidence, LeftoverClass, Notice, Options, Role, Severity, Task, Unit, UnitsStatus,
};

const STATEMENTS: &str = include_str!("responsibility/statements.txt");

/// A paragraph with its marks, and the units that it names.
struct Case {
    paragraph: String,
    expected: String,
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in STATEMENTS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        match (line.strip_prefix("    "), cases.last_mut()) {
            (Some(units), Some(case)) => case.expected = units.to_owned(),
            (Some(units), None) => panic!("{units} belong to no paragraph"),
            (None, _) => cases.push(Case {
                paragraph: line.replace('⏎', "\n"),
                expected: String::new(),
            }),
        }
    }
    cases
}

fn parse(text: &str) -> Notice {
    taskbook::parse(text.as_bytes(), &Options::default()).unwrap()
}

/// A notice that hands on a task book with these items.
fn book(items: &str) -> Notice {
    parse(&format!(
        "关于印发某县2023年工作任务书的通知\n各单位：\n现印发给你们。\n2023年1月5日\n某县2023年工作任务书\n{items}"
    ))
}

/// The notice with the paragraph as its first item.
fn notice(paragraph: &str) -> Notice {
    book(&format!("一、重点任务\n1.{paragraph}\n2.做好收尾工作。\n"))
}

fn task<'a>(notice: &'a Notice, path: &[&str]) -> &'a Task {
    notice
        .tasks
        .iter()
        .find(|task| task.path.as_deref().is_some_and(|own| own == path))
        .unwrap_or_else(|| panic!("no task {path:?}"))
}

fn written(units: &[Unit]) -> String {
    let unit = |unit: &Unit| {
        let role = match unit.role {
            Role::Lead => "牵",
            Role::Support => "配",
            Role::Responsible => "责",
        };
        let generic = if unit.generic { "~" } else { "" };
        format!("{role}{generic}:{}", unit.name)
    };
    units.iter().map(unit).collect::<Vec<_>>().join(" ")
}

/// The paragraph without its marked statements, lines joined.
fn rest(paragraph: &str) -> String {
    let mut rest = String::new();
    let mut outside = true;
    for c in paragraph.chars() {
        match c {
            '«' => outside = false,
            '»' => outside = true,
            '\n' => {}
            c if outside => rest.push(c),
            _ => {}
        }
    }
    rest
}

#[test]
fn statements_name_their_units_and_leave_the_text() {
    let cases = cases();
    let mut wrong = Vec::new();
    for Case {
        paragraph,
        expected,
    } in &cases
    {
        let notice = notice(&paragraph.replace(['«', '»'], ""));
        let task = task(&notice, &["一", "1"]);
        let units = written(&task.units);
        if units != *expected {
            wrong.push(format!("{paragraph}\n  gives {units}\n  asked {expected}"));
        }
        if task.text != rest(paragraph) {
            let rest = rest(paragraph);
            wrong.push(format!(
                "{paragraph}\n  text  {}\n  asked {rest}",
                task.text
            ));
        }
        let unlisted = matches!(task.units_status, UnitsStatus::Unlisted);
        let blank = paragraph.contains("：-");
        if unlisted != (expected.is_empty() && !blank) {
            wrong.push(format!("{paragraph}\n  is {:?}", task.units_status));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
    assert!(cases.len() > 200, "{} statements", cases.len());
}

/// The units of every task, by the last part of its path.
fn listed(text: &str) -> Vec<String> {
    let tasks = book(text).tasks;
    let last = |task: &Task| task.path.as_ref().and_then(|path| path.last().cloned());
    tasks
        .iter()
        .map(|task| {
            format!(
                "{} {}",
                last(task).unwrap_or_default(),
                written(&task.units)
            )
        })
        .collect()
}

#[test]
fn a_label_with_nothing_behind_it_is_a_blank_place() {
    let text = "一、任务\n1.清淤3公里。责任单位：县水利局\n2.建闸2座，年内建成。责任单位：\n3.修堤5公里；牵头单位：；配合单位：\n";
    let tasks = book(text).tasks;
    let said: Vec<_> = tasks
        .iter()
        .map(|task| (task.text.as_str(), task.units_status))
        .collect();
    assert_eq!(
        said,
        [
            ("清淤3公里。", UnitsStatus::Named),
            ("建闸2座，年内建成。", UnitsStatus::Dropped),
            ("修堤5公里；", UnitsStatus::Dropped),
        ]
    );
    // What leads on to the items below is no place for names.
    let text =
        "一、任务\n1.清淤3公里。职责分工为：\n县水利局负责疏浚。\n2.建闸2座。责任单位：县水利局\n";
    assert!(
        book(text)
            .tasks
            .iter()
            .all(|task| task.units_status != UnitsStatus::Dropped)
    );
}

#[test]
fn a_line_for_all_items_above_it_may_count_them() {
    let with = |line: &str| {
        listed(&format!(
            "一、产业\n1.清淤3公里。\n2.建闸2座。\n3.修堤5公里。\n{line}\n二、民生\n4.建站1座。（责任单位：县教育局）\n"
        ))
    };
    for line in [
        "以上三项由县水利局负责。",
        "以上各项工作由县水利局负责落实。",
        "（上述3项任务均由县水利局负责）",
    ] {
        assert_eq!(
            with(line),
            [
                "1 责:县水利局", "2 责:县水利局", "3 责:县水利局", "4 责:县教育局"
            ],
            "{line}"
        );
    }
    // Which two of three is not said.
    assert_eq!(with("以上两项由县水利局负责。")[..2], ["1 ", "2 "]);
}

#[test]
fn words_below_a_list_may_part_its_items_among_bodies() {
    let with = |second: &str, last: &str| {
        book(&format!(
            "一、产业\n1.清淤3公里。\n2.建闸2座。{second}\n3.修堤5公里。{last}\n二、民生\n4.建站1座。\n"
        ))
    };
    let units = |notice: &Notice| -> Vec<String> {
        notice
            .tasks
            .iter()
            .map(|task| written(&task.units))
            .collect()
    };
    for last in [
        "（1-2项由县水利局牵头，县财政局配合；3项由县住建局负责）",
        "\n（第1、2项由县水利局牵头，县财政局配合，第3项由县住建局负责）",
        "\n第一、二项由县水利局牵头，县财政局配合；第三项任务由县住建局负责。",
    ] {
        let notice = with("", last);
        assert_eq!(
            units(&notice),
            [
                "牵:县水利局 配:县财政局", "牵:县水利局 配:县财政局", "责:县住建局", ""
            ],
            "{last}"
        );
        assert_eq!(task(&notice, &["一", "3"]).text, "修堤5公里。", "{last}");
        for unit in notice.tasks.iter().flat_map(|task| &task.units) {
            let place = unit.at.start as usize..unit.at.end as usize;
            assert_eq!(notice.source().text()[place], *unit.name);
        }
        let unknown = |left: &taskbook::Leftover| left.class == LeftoverClass::Unknown;
        assert!(!notice.leftover.iter().any(unknown), "{last}");
    }
    // Numbers of which one is missing, or has bodies of its own, or that may count items, hand out none.
    for (second, last) in [
        ("", "（第1、4项由县水利局负责）"),
        ("（责任单位：县教育局）", "（第1、2项由县水利局负责）"),
        ("", "（2项由县水利局负责）"),
    ] {
        assert_eq!(units(&with(second, last))[0], "", "{last}");
    }
}

#[test]
fn a_person_in_a_bracket_behind_a_body_is_none() {
    let text = "一、重点任务\n1.清淤3公里。\n责任单位（责任人）：县水利局（李明）、县财政局（王光明）\n\
        2.建闸2座。（责任单位及责任人：县住建局（张三）；配合单位：县发改局）\n3.修堤5公里。\n责任单位（责任人）：县水利局（县移民办）\n";
    assert_eq!(
        listed(text),
        [
            "1 责:县水利局 责:县财政局", "2 责:县住建局 配:县发改局", "3 责:县水利局（县移民办）",
        ]
    );
}

#[test]
fn a_mark_or_a_sign_may_tell_who_leads() {
    let with = |first: &str, second: &str, rule: &str| {
        listed(&format!(
            "各项任务{rule}。\n一、重点任务\n1.清淤3公里。（责任单位：{first}）\n2.建闸2座。（责任单位：{second}）\n"
        ))
    };
    let marks = (
        "县水利局、县住建局；县财政局",
        "县交通局；县发改局，县统计局",
    );
    assert_eq!(
        with(marks.0, marks.1, "分号前为牵头单位，分号后为配合单位"),
        [
            "1 牵:县水利局 牵:县住建局 配:县财政局",
            "2 牵:县交通局 配:县发改局 配:县统计局",
        ]
    );
    // Where the mark is missing nobody is known to lead, but one body alone does.
    assert_eq!(
        with("县水利局、县住建局", "县交通局", "逗号前为牵头单位"),
        ["1 责:县水利局 责:县住建局", "2 牵:县交通局"]
    );
    for (sign, rule) in [
        ("*", "标*的单位为牵头单位"),
        ("★", "带“★”的为牵头单位"),
        ("△", "标注△的为牵头部门"),
    ] {
        let behind = format!("县水利局、县住建局{sign}、县财政局");
        let before = format!("{sign}县交通局、县发改局");
        assert_eq!(
            with(&behind, &before, rule),
            [
                "1 责:县水利局 牵:县住建局 责:县财政局",
                "2 牵:县交通局 责:县发改局",
            ],
            "{rule}"
        );
    }
    // In the bracket itself, for those that follow as well.
    let text = "一、重点任务\n1.清淤3公里。（县水利局、县住建局，县财政局。逗号前为牵头单位，逗号后为配合单位，下同）\n2.建闸2座。（县交通局，县发改局）\n\
        3.修堤5公里。（县水利局、县发改局。列首位的为牵头单位，其他为配合单位，下同）\n";
    assert_eq!(
        listed(text),
        [
            "1 牵:县水利局 牵:县住建局 配:县财政局",
            "2 牵:县交通局 配:县发改局",
            "3 牵:县水利局 配:县发改局",
        ]
    );
}

#[test]
fn a_word_for_another_items_bodies_names_them_at_its_place() {
    let text = "一、重点任务\n1.清淤3公里。（牵头单位：县水利局；配合单位：县财政局）\n2.建闸2座。（责任单位：同上）\n\
        3.修堤5公里。（牵头单位：县住建局；配合单位：同上）\n4.补植树木200株。\n责任单位：同第一项\n5.建站1座。\n责任单位：同上、县农业农村局\n\
        6.建桥1座。（责任单位：同第9项）\n二、其他任务\n7.清运垃圾30吨。（责任单位：同上）\n";
    assert_eq!(
        listed(text),
        [
            "1 牵:县水利局 配:县财政局",
            "2 牵:县水利局 配:县财政局",
            "3 牵:县住建局 配:县财政局",
            "4 牵:县水利局 配:县财政局",
            "5 责:县农业农村局 牵:县水利局 配:县财政局",
            "6 ",
            "7 ",
        ]
    );
    let notice = book(text);
    let second = task(&notice, &["一", "2"]);
    assert_eq!(second.text, "建闸2座。");
    for unit in &second.units {
        let place = unit.at.start as usize..unit.at.end as usize;
        assert_eq!(&notice.source().text()[place], "同上");
        assert_eq!(unit.confidence, Confidence::Medium);
    }
    // What is not found is a place that nothing stands in.
    assert_eq!(
        task(&notice, &["一", "6"]).units_status,
        UnitsStatus::Dropped
    );
}

#[test]
fn a_rule_adds_whom_it_names_to_the_items_that_follow() {
    let text = "一、水环境\n\
        1.推进整治。（责任单位：市水利局、市财政局，各市、县（市、区）人民政府，以下任务均需市、县（市、区）人民政府落实，不再列出）\n\
        2.建设管网。（责任单位：市住建局）\n\
        3.清理河道。\n\
        二、保障措施\n\
        4.加强领导。\n\
        5.加强考核。（责任单位：市人社局）\n";
    assert_eq!(
        listed(text),
        [
            "1 责:市水利局 责:市财政局 责:各市、县（市、区）人民政府",
            "2 责:市住建局 责:市、县（市、区）人民政府",
            "3 责:市、县（市、区）人民政府",
            // Another section, where no units are listed at all.
            "4 ",
            "5 责:市人社局 责:市、县（市、区）人民政府",
        ]
    );
}

#[test]
fn a_rule_in_a_bracket_on_a_line_holds_as_well() {
    let text = "一、水环境\n\
        1.推进整治。\n\
        责任单位：市直有关单位，各县（区）人民政府（管委会）落实（以下任务均需各县区人民政府（管委会）落实，不再列出）\n\
        2.建设管网。\n\
        责任单位：市住建局\n";
    assert_eq!(
        listed(text),
        [
            "1 责~:市直有关单位 责:各县（区）人民政府（管委会）",
            "2 责:市住建局 责:各县区人民政府（管委会）",
        ]
    );
}

#[test]
fn a_sentence_above_the_items_may_say_who_bears_all_of_them_as_well() {
    for sentence in [
        "以下任务均需各县（区）人民政府落实，不再逐一列出。",
        "为落实各项工作，制定本任务书。以下任务均由各县（区）人民政府负责落实。",
    ] {
        let notice = book(&format!(
            "{sentence}\n一、重点任务\n1.清理河道。（市水利局牵头）\n2.新建公园。\n"
        ));
        let found: Vec<String> = notice
            .tasks
            .iter()
            .map(|task| written(&task.units))
            .collect();
        assert_eq!(
            found,
            ["牵:市水利局 责:各县（区）人民政府", "责:各县（区）人民政府"],
            "{sentence}"
        );
        assert_eq!(notice.tasks[1].units[0].via, taskbook::Via::Rule);
        let at = &notice.tasks[1].units[0].at;
        assert_eq!(&notice.source().text()[at.range()], "各县（区）人民政府");
    }
    for sentence in [
        "以下任务均须按期完成。",
        "以下各项均为约束性指标。",
        "全市以下各单位要抓好落实。",
    ] {
        let notice = book(&format!(
            "{sentence}\n一、重点任务\n1.清理河道。\n2.新建公园。\n"
        ));
        assert!(
            notice.tasks.iter().all(|task| task.units.is_empty()),
            "{sentence}"
        );
    }
}

#[test]
fn a_rule_that_names_nobody_means_the_classes_listed_last() {
    let text = "一、水环境\n\
        1.推进整治。[市水利局牵头，市财政局配合，各县（区）政府负责落实。以下均需落实，不再列出]\n\
        2.建设管网。（市住建局牵头）\n";
    assert_eq!(
        listed(text),
        [
            "1 牵:市水利局 配:市财政局 责:各县（区）政府",
            "2 牵:市住建局 责:各县（区）政府",
        ]
    );
}

#[test]
fn the_first_listed_leads_from_its_item_on() {
    let text = "一、水环境\n\
        1.推进整治。（责任单位：市水利局、市财政局，列首位的为牵头单位，下同）\n\
        2.建设管网。（责任单位：市住建局、市城管局）\n";
    assert_eq!(
        listed(text),
        ["1 牵:市水利局 责:市财政局", "2 牵:市住建局 责:市城管局"]
    );
}

#[test]
fn a_sentence_above_the_items_says_who_leads_in_all_of_them() {
    let with = |rule: &str| {
        listed(&format!(
            "云岭县2024年工作任务\n{rule}\n一、水环境\n1.完成清淤。（责任单位：县水利局、县财政局）\n\
             2.建成管网。（牵头单位：县住建局；责任单位：县城管局）\n"
        ))
    };
    let second = "2 牵:县住建局 责:县城管局";
    for rule in [
        "无牵头单位的，责任单位即为牵头单位。",
        "没有牵头单位的，责任单位为牵头单位。",
        "任务未明确牵头单位的，责任单位即为牵头单位。",
    ] {
        assert_eq!(with(rule), ["1 牵:县水利局 牵:县财政局", second], "{rule}");
    }
    for rule in [
        "无牵头单位的，列第一位的责任单位为牵头单位。",
        "责任单位中列第一位的为牵头单位。",
    ] {
        assert_eq!(with(rule), ["1 牵:县水利局 责:县财政局", second], "{rule}");
    }
    // What is said of all tasks says nothing of who leads.
    for rule in [
        "各项任务均由责任单位负责落实。",
        "无牵头单位的，由县政府办公室指定。",
        "第一季度，各责任单位要制定方案，由牵头单位汇总。",
    ] {
        assert_eq!(with(rule), ["1 责:县水利局 责:县财政局", second], "{rule}");
    }
}

#[test]
fn levels_that_a_list_leaves_out_are_completed_where_nothing_is_guessed() {
    let full = |list: &str| -> Vec<Option<String>> {
        let notice = notice(&format!("推进整治。（责任单位：{list}）"));
        let task = task(&notice, &["一", "1"]);
        task.units
            .iter()
            .map(|unit| unit.full_name.clone())
            .collect()
    };
    let some = |name: &str| Some(name.to_owned());
    assert_eq!(
        full("市财政局、人社局、市场监管局"),
        [None, some("市人社局"), some("市市场监管局")]
    );
    // Neither a place of its own nor an office of the house takes the level of its neighbours.
    assert_eq!(full("省局办公室、机关纪委、财务处"), [None, None, None]);
    assert_eq!(
        full("市金融监管局、临江银保监局、证监局"),
        [None, None, None]
    );
    assert_eq!(
        full("教育、卫健、民政部门"),
        [some("教育部门"), some("卫健部门"), None]
    );
    assert_eq!(
        full("云岭县、青川县人民政府"),
        [some("云岭县人民政府"), None]
    );
}

#[test]
fn what_a_statement_says_beside_its_names_is_left_over() {
    let notice = notice("办好赛事。〔任务分解：市体育局做好赛事组织；市公安局负责现场安保〕");
    let left: Vec<&str> = notice
        .leftover
        .iter()
        .filter(|left| left.class == LeftoverClass::Unknown)
        .map(|left| left.text.as_str())
        .collect();
    assert_eq!(left, ["做好赛事组织", "负责现场安保"]);
}

#[test]
fn the_book_keeps_its_units_where_a_row_names_others() {
    let page = "<h1>关于印发某县2023年工作任务书的通知</h1><p>各单位：</p><p>现印发给你们。</p><p>2023年1月5日</p>\
        <p>某县2023年工作任务书</p><p>一、水环境</p>\
        <p>1.完成内河清淤工程并建成配套管网。（责任单位：市水利局、市住建局）</p><p>2.建成公园。</p>\
        <table><tr><th>序号</th><th>工作任务</th><th>责任单位</th></tr>\
        <tr><td>1</td><td>完成内河清淤工程并建成配套管网。</td><td>市水利局</td></tr></table>";
    let notice = parse(page);
    let task = task(&notice, &["一", "1"]);
    assert!(task.row.is_some());
    assert_eq!(written(&task.units), "责:市水利局");
    let node = notice.books[0].node(&["一", "1"]).unwrap();
    assert_eq!(written(&node.stated), "责:市水利局 责:市住建局");
    let differs: Vec<_> = notice
        .findings
        .iter()
        .filter(|finding| finding.rule == "units-differ")
        .collect();
    assert_eq!(differs.len(), 1);
    assert!(
        differs[0].message.contains("市住建局"),
        "{}",
        differs[0].message
    );
}

#[test]
fn lines_under_a_heading_hold_for_the_items_below_it() {
    let text = "一、整改清单\n\
        （一）河道淤积问题\n\
        责任领导：赵立\n\
        牵头单位：县水利局\n\
        责任单位：各乡镇\n\
        整改时限：2023年6月底前\n\
        整改目标：河道行洪能力恢复到设计标准。\n\
        整改措施：\n\
        1.清理河道30公里。\n\
        2.2023年4月底前完成测量。\n\
        3.建立巡河制度。（县河长办负责）\n\
        （二）扬尘问题\n\
        责任单位：县住建局\n\
        1.检查工地。\n";
    assert_eq!(
        listed(text),
        [
            "(一) 牵:县水利局 责:各乡镇", "1 牵:县水利局 责:各乡镇", "2 牵:县水利局 责:各乡镇",
            "3 责:县河长办 牵:县水利局", "1 责:县住建局",
        ]
    );
    let notice = book(text);
    let dates = |path: &[&str]| -> Vec<Option<String>> {
        let deadlines = &task(&notice, path).deadlines;
        deadlines
            .iter()
            .map(|deadline| deadline.date.map(|date| date.to_string()))
            .collect()
    };
    let some = |date: &str| [Some(date.to_owned())];
    assert_eq!(dates(&["一", "(一)"]), some("2023-06-30"));
    assert_eq!(dates(&["一", "(一)", "1"]), some("2023-06-30"));
    assert_eq!(dates(&["一", "(一)", "2"]), some("2023-04-30"));
    assert_eq!(dates(&["一", "(二)", "1"]), []);
    // A label that only introduces the items is no part of the text.
    assert_eq!(
        task(&notice, &["一", "(一)"]).text,
        "整改目标：河道行洪能力恢复到设计标准。"
    );
    assert!(
        notice
            .findings
            .iter()
            .all(|finding| finding.rule != "missing-unit")
    );
}

#[test]
fn a_line_below_sub_items_closes_the_item_where_the_items_beside_it_close_so() {
    for (open, close) in [("（责任单位：", "）"), ("责任单位：", "")] {
        let line = |unit: &str| format!("{open}{unit}{close}\n");
        let (first, second) = (line("市民政局"), line("市卫健委"));
        let text = format!(
            "一、服务设施\n1.完善设施。建设养老院2家。\n{first}2.发展服务。发放补贴。\n(1)建设助餐点10个。\n\
             (2)培训护理员100人。\n{second}"
        );
        assert_eq!(
            listed(&text),
            [
                "1 责:市民政局", "2 责:市卫健委", "(1) 责:市卫健委", "(2) 责:市卫健委"
            ]
        );
        assert_eq!(book(&text).books[0].nodes[0].children[1].units.len(), 1);
        // Sub-items that carry lines of their own keep them.
        let text = format!(
            "一、服务设施\n1.完善设施。建设养老院2家。\n{first}2.发展服务。\n(1)建设助餐点10个。\n{first}\
             (2)培训护理员100人。\n{second}"
        );
        assert_eq!(
            listed(&text),
            ["1 责:市民政局", "(1) 责:市民政局", "(2) 责:市卫健委"]
        );
    }
}

#[test]
fn a_line_below_sub_items_without_any_closes_the_items_above_it() {
    for (open, close) in [("（责任单位：", "）"), ("责任单位：", "")] {
        let line = |unit: &str| format!("{open}{unit}{close}\n");
        let (first, second) = (line("市民政局"), line("市卫健委"));
        // Two items close so.
        let text = format!(
            "一、服务设施\n1.完善设施。\n(1)建设养老院2家。\n(2)改造食堂3个。\n{first}\
             2.发展服务。\n(1)建设助餐点10个。\n(2)培训护理员100人。\n{second}"
        );
        assert_eq!(
            listed(&text),
            [
                "(1) 责:市民政局", "(2) 责:市民政局", "(1) 责:市卫健委", "(2) 责:市卫健委"
            ]
        );
        // One does, below a whole list.
        let text = format!(
            "一、服务设施\n1.完善设施。\n(1)建设养老院2家。\n(2)改造食堂3个。\n(3)新增床位90张。\n{first}"
        );
        assert_eq!(
            listed(&text),
            ["(1) 责:市民政局", "(2) 责:市民政局", "(3) 责:市民政局"]
        );
        // The items above are tasks themselves.
        let text =
            format!("一、服务设施\n1.建设养老院2家。\n2.改造食堂3个。\n3.新增床位90张。\n{first}");
        assert_eq!(listed(&text), ["1 ", "2 ", "3 责:市民政局"]);
    }
}

#[test]
fn text_between_two_statements_of_a_line_stays_text() {
    let notice = book(
        "一、重点任务\n1.总投资增长7%,责任单位为县发改局;技改投资占比达到16%,责任单位为县工信局;\n2.新增就业900人,责任单位为县人社局。\n",
    );
    let first = task(&notice, &["一", "1"]);
    assert_eq!(first.text, "总投资增长7%;技改投资占比达到16%;");
    assert_eq!(written(&first.units), "责:县发改局 责:县工信局");
    let targets: Vec<&str> = first.targets.iter().map(|found| &*found.text).collect();
    assert_eq!(targets, ["7%", "16%"]);
    assert_eq!(written(&task(&notice, &["一", "2"]).units), "责:县人社局");
}

#[test]
fn brackets_in_traditional_script_name_bodies_as_printed() {
    let text = "一、重點任務\n\
        1.編制事項清單。（市政府辦公室、市財政局牽頭，市級各有關部門及各縣市區政府按職責分工負責）\n\
        2.加強監管。（責任單位：市農業農村局）\n";
    assert_eq!(
        listed(text),
        [
            "1 牵:市政府辦公室 牵:市財政局 责~:市級各有關部門 责:各縣市區政府",
            "2 责:市農業農村局"
        ]
    );
}

#[test]
fn what_a_rule_says_of_exceptions_belongs_to_it() {
    let notice = book(
        "一、节约用水\n1.控制用水总量。[市水务局牵头,各县（市）区政府负责落实。以下均需各县（市）区政府落实，\
         区政府无相关职能的，由市政府直属部门负责相关工作，不再列出]\n2.推广节水器具。[市住建局牵头]\n",
    );
    assert_eq!(
        written(&task(&notice, &["一", "2"]).units),
        "牵:市住建局 责:各县（市）区政府"
    );
    assert!(
        notice
            .leftover
            .iter()
            .all(|left| !left.text.contains("职能"))
    );
}

#[test]
fn labels_in_brackets_begin_lines_of_responsibility() {
    let text = "一、城市建设\n\
        1.新增绿地50万平方米。\n\
        【责任单位】市园林局；【配合单位】各街道\n\
        【完成时限】11月底前\n\
        2.新增公园2个。\n\
        责任单位：市园林局\n";
    assert_eq!(listed(text), ["1 责:市园林局 配:各街道", "2 责:市园林局"]);
    let notice = book(text);
    let task = task(&notice, &["一", "1"]);
    assert_eq!(task.text, "新增绿地50万平方米。");
    assert_eq!(task.deadlines.len(), 1);
    assert_eq!(task.deadlines[0].text, "11月底前");
}

#[test]
fn a_heading_that_is_a_unit_may_count_its_tasks() {
    let text = "一、县水利局（牵头2项，配合1项）\n\
        1.建成水库1座。\n\
        二、县林业局（3项）\n\
        1.造林8万亩。\n";
    assert_eq!(listed(text), ["1 责:县水利局", "1 责:县林业局"]);
}

#[test]
fn persons_behind_a_label_are_read_and_set_aside() {
    let notice = notice("推进整治。（分管领导：赵立；责任单位：市水利局）");
    assert_eq!(written(&task(&notice, &["一", "1"]).units), "责:市水利局");
    let left = |text: &str| notice.leftover.iter().find(|left| left.text == text);
    let class = left("分管领导：赵立；")
        .or(left("分管领导：赵立"))
        .map(|left| left.class);
    assert_eq!(class, Some(LeftoverClass::Cover));
    let unknown = |class| class == LeftoverClass::Unknown;
    assert!(!notice.leftover.iter().any(|left| unknown(left.class)));
}

#[test]
fn a_bracket_that_only_tells_how_to_reach_somebody_stays_in_its_sentence() {
    let text = "开通服务专线（联系电话：0731-88234561），提供咨询。";
    let notice = notice(&format!("{text}（责任单位：市水利局）"));
    assert_eq!(task(&notice, &["一", "1"]).text, text);
}

#[test]
fn a_bracket_may_state_two_rules() {
    let text = "一、水环境\n\
        1.推进整治。（责任单位：市水利局、市财政局；列首位的为牵头单位，下同。以下各项工作均涉及各县（市、区），不再单独列出。）\n\
        2.建设管网。（责任单位：市住建局、市城管局）\n";
    assert_eq!(
        listed(text),
        [
            "1 牵:市水利局 责:市财政局",
            "2 牵:市住建局 责:市城管局 责:各县（市、区）",
        ]
    );
}

#[test]
fn what_closes_the_document_belongs_to_no_item() {
    for closing in [
        "以上政策措施自印发之日起施行，有效期至2022年底。",
        "上述措施有效期至2022年12月31日。",
        "本措施自印发之日起施行。",
        "以上任务由市督查室负责调度，每月通报。",
        "请于6月5日前将进展情况报市推进办。",
        "各责任单位要高度重视，加强协作。",
        "分送：市委各部门。",
    ] {
        let text = format!(
            "一、水环境\n1.推进整治。（责任单位：市水利局）\n2.建设管网。（责任单位：市住建局）\n{closing}\n"
        );
        let notice = book(&text);
        let last = notice.tasks.last().unwrap();
        assert_eq!(
            (last.text.as_str(), last.deadlines.len()),
            ("建设管网。", 0),
            "{closing}"
        );
        let left = notice.leftover.iter().find(|left| left.text == closing);
        assert_eq!(left.map(|left| left.class), Some(LeftoverClass::Cover));
    }
}

#[test]
fn items_in_one_paragraph_are_told_by_their_numbers() {
    let text = "一、重点任务\n\
        1.新建道路5公里。（市交通局牵头）2.新建桥梁2座。（市住建局牵头）\n\
        3.新建公园1个；4.新建广场1个。（市园林局负责）\n\
        5.办好实事：一是建成水厂2座。\n";
    assert_eq!(
        listed(text),
        [
            "1 牵:市交通局", "2 牵:市住建局",
            // What stands behind the last of a list holds for the list.
            "3 责:市园林局", "4 责:市园林局", "5 ",
        ]
    );
    assert_eq!(task(&book(text), &["一", "2"]).text, "新建桥梁2座。");
    let html: String = text.lines().map(|line| format!("<p>{line}</p>")).collect();
    let page = format!("<html><body><h1>某县2023年工作任务书</h1>{html}</body></html>");
    let paths = |notice: &Notice| {
        let path = |task: &Task| task.path.clone().unwrap_or_default().join("/");
        notice.tasks.iter().map(path).collect::<Vec<_>>()
    };
    assert_eq!(
        paths(&parse(&page)),
        ["一/1", "一/2", "一/3", "一/4", "一/5"]
    );
}

#[test]
fn numbers_inside_an_item_that_the_next_item_repeats_list_what_it_says() {
    let text = "一、重点任务\n\
        1.完善制度；2.加强监督。（市财政局负责）\n\
        2.新建公园2.5公顷。3个月内完成（含1.场地；2.道路）。（市园林局负责）\n";
    assert_eq!(listed(text), ["1 责:市财政局", "2 责:市园林局"]);
    // A gap: 3 is missing.
    let text = "一、重点任务\n1.完善制度；3.加强监督。（市财政局负责）\n";
    assert_eq!(listed(text), ["1 责:市财政局"]);
}

#[test]
fn a_line_that_says_who_bears_the_work_signs_nothing() {
    let notice = parse(
        "云岭市人民政府\n关于做好2014年重点工作的通知\n云政〔2014〕3号\n各县(市、区)人民政府:\n现将重点工作分解如下。\n\
         一、加快建设\n1.抓好道路建设。\n由市交通局、云岭公路公司负责落实。\n2.推进水利建设,完成投资2亿元。\n\
         由市水利局,东山区、西河县人民政府负责落实",
    );
    let said: Vec<String> = notice
        .tasks
        .iter()
        .map(|task| format!("{} {}", task.text, written(&task.units)))
        .collect();
    assert_eq!(
        said,
        [
            "抓好道路建设。 责:市交通局 责:云岭公路公司",
            "推进水利建设,完成投资2亿元。 责:市水利局 责:东山区 责:西河县人民政府",
        ]
    );
    assert!(notice.tasks.iter().all(|task| task.heading.is_none()));
    assert!(
        notice
            .leftover
            .iter()
            .all(|left| !left.text.contains("负责落实")),
        "{:?}",
        notice.leftover
    );
}

#[test]
fn who_bears_the_work_and_is_not_read_is_worth_a_note() {
    let noted = |item: &str| {
        let notice = book(&format!("一、水利建设\n1.加固圩堤7公里。\n2.{item}\n"));
        let found = notice.findings.iter();
        found
            .filter(|found| found.rule == "missing-unit")
            .map(|found| (found.severity, found.quote.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        noted("整修渠道6公里。由市水利局、河道及沿线负责落实。"),
        [(
            Severity::Note,
            "由市水利局、河道及沿线负责落实。".to_owned()
        )]
    );
    assert_eq!(noted("整修渠道6公里。由专人负责。"), []);
    assert_eq!(noted("整修渠道6公里。由市水利局负责。"), []);
}

#[test]
fn a_line_that_speaks_of_all_above_it_holds_for_each_of_them() {
    for line in [
        "（以上任务由市发改委牵头，市财政局配合）",
        "以上任务由市发改委牵头，市财政局配合。",
    ] {
        let text = format!(
            "一、扩大投资\n1.实施项目20个。\n2.新建水库3座。\n{line}\n二、其他\n3.新建公园1个。\n"
        );
        assert_eq!(
            listed(&text),
            [
                "1 牵:市发改委 配:市财政局", "2 牵:市发改委 配:市财政局", "3 "
            ],
            "{line}"
        );
    }
}

#[test]
fn a_long_line_without_a_mark_above_items_is_their_title() {
    let title =
        "加强对超限超载运输、非法改装车辆以及占用公路用地堆放物料和摆摊设点等违法行为的联合整治";
    assert!(title.chars().count() > 40);
    let notice = book(&format!(
        "一、{title}\n1.查处超限超载车辆。（市交通局）\n2.查处改装车辆。（市公安局）\n"
    ));
    assert_eq!(notice.tasks.len(), 2);
    assert!(
        notice
            .tasks
            .iter()
            .all(|task| task.group.as_deref() == Some(title))
    );
}

#[test]
fn a_sentence_that_was_read_is_not_reported_as_left_over() {
    let warned = |item: &str| {
        let notice = book(&format!("一、重点任务\n1.{item}\n"));
        let mut found = notice.findings.iter();
        found.any(|found| found.rule == "text-left-over" && found.severity == Severity::Warning)
    };
    assert!(!warned(
        "改造学校。改造学校2所，由市教育局、市住建局负责；新建公路7公里，由市交通局负责。"
    ));
    assert!(!warned("改造学校。由市教育局牵头，市住建局配合。"));
}

#[test]
fn who_signs_below_the_last_line_of_names_is_none_of_them() {
    let notice = parse(
        "云岭县人民政府办公室\n关于做好2022年重点工作的通知\n云政办〔2022〕3号\n各乡镇：\n现将工作分解如下。\n一、加快建设\n\
         1.抓好道路建设。\n责任单位：县交通局\n2.推进水利建设。\n责任单位：县水利局\n\n云岭县人民政府办公室\n",
    );
    let named: Vec<String> = notice
        .tasks
        .iter()
        .map(|task| written(&task.units))
        .collect();
    assert_eq!(named, ["责:县交通局", "责:县水利局"]);
}

#[test]
fn what_a_label_of_time_announces_is_the_deadline_in_whatever_words() {
    let notice = book(
        "一、重点任务\n\
         1.疏浚河道。（责任单位：县水利局；完成时限：国庆节前）\n\
         2.疏浚河道。\n责任单位：县水利局\n整改时限：立行立改\n\
         3.疏浚河道。\n完成时限：汛期前\n责任单位：县水利局\n\
         4.疏浚河道。（责任单位：县水利局，时间：6-8月）\n\
         5.疏浚河道。（责任单位：县水利局；完成日期：2024年6-8月）\n\
         6.疏浚河道。（责任单位：县水利局；时间：由各镇商定）\n\
         7.疏浚河道。进度安排：分批推进\n\
         8.疏浚河道。整改时限：各单位要抓紧。\n",
    );
    let said = |number: &str| {
        let task = task(&notice, &["一", number]);
        let times = task.deadlines.iter().map(|time| match time.date {
            Some(date) => format!("{} {date}", time.text),
            None => time.text.to_string(),
        });
        (task.text.to_string(), times.collect::<Vec<_>>().join(" "))
    };
    let facts = [
        ("1", "国庆节前"),
        ("2", "立行立改"),
        ("3", "汛期前"),
        ("4", "8月 2023-08-31"),
        ("5", "8月 2024-08-31"),
        ("6", ""),
    ];
    for (number, time) in facts {
        let expected = ("疏浚河道。".to_owned(), time.to_owned());
        assert_eq!(said(number), expected, "{number}");
    }
    assert_eq!(said("7").1, "");
    assert!(said("7").0.ends_with("分批推进"), "{:?}", said("7"));
    assert_eq!(said("8").1, "");
    assert!(said("8").0.ends_with("各单位要抓紧。"), "{:?}", said("8"));
}

#[test]
fn what_is_said_of_all_items_is_no_part_of_the_last() {
    let text = "一、水环境\n1.推进整治。由市水利局牵头，市财政局配合。\n2.建设管网。由市住建局负责。\n\
        以上任务由市督查室督办，各镇参照执行。\n\
        二、大气环境\n1.淘汰锅炉。请市市场监管局于5月底前淘汰锅炉3台。\n请于6月5日前将结果报市推进办。\n";
    let notice = book(text);
    assert_eq!(task(&notice, &["一", "2"]).text, "建设管网。");
    let last = task(&notice, &["二", "1"]);
    assert_eq!(last.text, "请市市场监管局于5月底前淘汰锅炉3台。");
    assert_eq!(last.deadlines.len(), 1);
    let left = |text: &str| notice.leftover.iter().any(|left| left.text == text);
    assert!(left("以上任务由市督查室督办，各镇参照执行。"));
    assert!(left("请于6月5日前将结果报市推进办。"));

    let led = book(
        "一、水环境\n1.推进整治。\n2.建设管网。\n以上任务由市水利局牵头，纳入考核。\n二、大气环境\n1.淘汰锅炉。\n",
    );
    let bears = |task: &Task| task.units.iter().any(|unit| unit.name == "市水利局");
    assert!(led.tasks.iter().any(bears));

    // What an item with no other text asks for is its text.
    let text = "一、水环境\n1.推进整治。\n2.报送材料。\n请于6月5日前将方案报市推进办。\n";
    let notice = book(text);
    assert_eq!(
        task(&notice, &["一", "2"]).text,
        "请于6月5日前将方案报市推进办。"
    );
    let minutes = book(
        "一、水环境。由市水利局牵头推进整治。\n二、大气环境。由市住建局负责。\n出席：张三\n市财政局李四\n",
    );
    let texts: Vec<&str> = minutes
        .tasks
        .iter()
        .map(|task| task.text.as_str())
        .collect();
    assert_eq!(texts, ["由市水利局牵头推进整治。", "大气环境。"]);
}

/// Every task of a notice without numbers: its text and whom it names.
fn unnumbered(paragraphs: &str) -> Vec<String> {
    let notice = parse(&format!(
        "云岭县2023年河道管护要点\n各乡镇：\n为做好工作，提出以下要点。\n{paragraphs}云岭县水利局\n2023年1月5日\n"
    ));
    let told = |task: &Task| format!("{}|{}", task.text, written(&task.units));
    notice.tasks.iter().map(told).collect()
}

#[test]
fn paragraphs_without_numbers_that_each_say_who_bears_them_are_tasks() {
    assert_eq!(
        unnumbered(
            "加强采砂监管，夜间巡查全覆盖。（责任单位：县水利局）\n修复管网20公里（牵头单位：县住建局；配合单位：县财政局）。\n\
             ◆开设护河课。（县教育局负责，12月底前完成）\n各单位要认真落实。\n"
        ),
        [
            "加强采砂监管，夜间巡查全覆盖。|责:县水利局",
            "修复管网20公里。|牵:县住建局 配:县财政局",
            "◆开设护河课。|责:县教育局",
        ]
    );
    assert_eq!(
        unnumbered(
            "加强采砂监管，夜间巡查全覆盖。\n责任单位：县水利局\n修复管网20公里，及时清障。\n完成时限：2023年6月底\n\
             牵头单位：县住建局\n责任单位：县财政局\n"
        ),
        [
            "加强采砂监管，夜间巡查全覆盖。|责:县水利局",
            "修复管网20公里，及时清障。|牵:县住建局 责:县财政局",
        ]
    );
    // Where news come from, who signs.
    for paragraphs in [
        "新建学校3所，全部开学。（县教育局）\n河道清淤完工，岸线整洁。（县水利局）\n",
        "加强采砂监管，夜间巡查全覆盖。\n联系单位：县水利局\n修复管网20公里，及时清障。\n联系电话：县住建局\n",
    ] {
        assert_eq!(unnumbered(paragraphs), [""; 0], "{paragraphs}");
    }
}

#[test]
fn a_gap_parts_a_label_from_what_its_line_says_before_it() {
    let notice = book(
        "一、水环境\n1.修复管网。\n资金来源：县级财政  责任单位：县住建局、县财政局  责任人：赵某\n2.清理河道。　　责任单位：县水利局\n\
         3.宣传法规。\n分管校领导：钱某　牵头单位：教务处　配合单位：各学院\n4.查处违法。牵头单位 ：县水利局，配合单位 ：县公安局\n",
    );
    let told = |task: &Task| format!("{}|{}", task.text, written(&task.units));
    let tasks: Vec<String> = notice.tasks.iter().map(told).collect();
    assert_eq!(
        tasks,
        [
            "资金来源：县级财政|责:县住建局 责:县财政局",
            "清理河道。|责:县水利局",
            "宣传法规。|牵:教务处 配:各学院",
            "查处违法。|牵:县水利局 配:县公安局",
        ]
    );
}

#[test]
fn a_stated_body_that_is_in_no_task_is_reported() {
    let stated = "加强采砂监管，夜间巡查全覆盖。（责任单位：县水利局）";
    for (text, rule) in [
        (format!("各乡镇：\n{stated}\n各单位要认真落实。\n"), 1),
        (
            format!("{stated}\n1.宣传阶段。印发资料。\n2.整治阶段。查处违法。\n"),
            1,
        ),
        (
            "各乡镇：\n加强采砂监管，夜间巡查全覆盖。\n各单位要认真落实。\n".to_owned(),
            0,
        ),
    ] {
        let text = format!("云岭县2023年河道管护要点\n{text}云岭县水利局\n2023年1月5日\n");
        let notice = parse(&text);
        let unknown = notice.leftover.iter();
        let unknown = unknown.filter(|left| left.class == LeftoverClass::Unknown);
        let unknown = unknown
            .filter(|left| left.text.contains("责任单位"))
            .count();
        assert_eq!(unknown, rule, "{text}");
        let found = taskbook::lint(&notice, &Options::default());
        let found = found.iter().any(|finding| finding.rule == "text-left-over");
        assert_eq!(found, rule > 0, "{text}");
    }
}

#[test]
fn words_for_others_behind_the_sentence_of_an_item() {
    for line in [
        "造林50亩。责任单位：同上。",
        "造林50亩，责任单位：同上。",
        "造林任务要完成。责任单位：同第1项",
    ] {
        let notice = parse(&format!(
            "一、水利\n1.清淤。责任单位：县水利局。\n2.{line}\n3.植树。责任单位：县林业局。\n"
        ));
        assert_eq!(notice.tasks[1].units[0].name.as_str(), "县水利局", "{line}");
        assert!(!notice.tasks[1].text.contains("责任单位"), "{line}");
    }
    // 两 is the usual word for two.
    let both = parse("一、水利\n1.清淤。\n2.造林50亩。\n以上两项由县教育局负责。\n");
    assert!(
        both.tasks
            .iter()
            .all(|task| task.units[0].name == "县教育局")
    );
}

#[test]
fn who_leads_a_section_leads_its_items_that_name_others() {
    let notice = parse(
        "澄溪县重点工作分工\n一、建设物流枢纽（县商务局牵头）\n1.引进物流企业5家。（各乡镇人民政府负责）\n\
         2.建成冷库3座。（县供销社牵头，县商务局配合）\n3.开通货运专线。（县商务局、县交通运输局负责）\n4.举办展会2场。\n\
         二、改善人居环境（县住房和城乡建设局负责）\n1.新建公园2个。（县林业局负责）\n",
    );
    let borne: Vec<String> = notice
        .tasks
        .iter()
        .map(|task| {
            let units = task.units.iter();
            let units = units.map(|unit| format!("{} {:?} {:?}", unit.name, unit.role, unit.via));
            units.collect::<Vec<_>>().join("、")
        })
        .collect();
    assert_eq!(
        borne,
        [
            "各乡镇人民政府 Responsible Bracket、县商务局 Lead Heading",
            // One of its own leads.
            "县供销社 Lead Bracket、县商务局 Support Bracket",
            // It names the body itself.
            "县商务局 Responsible Bracket、县交通运输局 Responsible Bracket",
            "县商务局 Lead Heading",
            // Who is merely responsible for a section is not for what others bear.
            "县林业局 Responsible Bracket",
        ]
    );
}

#[test]
fn a_rule_for_all_tasks_holds_for_the_item_that_states_it_too() {
    let text = "一、水环境\n\
        1.推进整治。〔责任单位：市水利局、市财政局按职责分工负责。具体任务均涉及相关县（市、区）人民政府，不再列出，下同。〕\n\
        2.建设管网。〔责任单位：市住建局〕\n";
    assert_eq!(
        listed(text),
        [
            "1 责:市水利局 责:市财政局 责:相关县（市、区）人民政府",
            "2 责:市住建局 责:相关县（市、区）人民政府",
        ]
    );
}
