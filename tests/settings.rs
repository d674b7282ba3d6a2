//! What `taskbook.toml` sets reaches the readers of tables and every output.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::runs::run;
use taskbook::{Notice, Options, Role, options_from_toml, parse};

fn read(text: &str, settings: &str) -> Notice {
    let options: Options = options_from_toml(settings, "taskbook.toml").unwrap();
    parse(text.as_bytes(), &options).unwrap()
}

const COLUMNS: &str = "[columns]\nlead = [\"包抓者\"]\nsupport = [\"帮手\"]\ntext = [\"攻坚点\"]\n";

/// Units of the rows with their roles.
fn units(notice: &Notice) -> Vec<Vec<(&str, Role)>> {
    let rows = notice.tables.iter().flat_map(|table| &table.rows);
    rows.map(|row| {
        let units = row.units.iter();
        units.map(|unit| (unit.name.as_str(), unit.role)).collect()
    })
    .collect()
}

#[test]
fn names_of_columns_of_ones_own_are_read_in_every_form() {
    let page = "<h1>任务分解表</h1><table><tr><td>序号</td><td>攻坚点</td><td>包抓者</td><td>帮手</td></tr>\
         <tr><td>1</td><td>清理河道淤泥四万方。</td><td>水利局</td><td>环保局</td></tr>\
         <tr><td>2</td><td>新建排水管网三公里。</td><td>住建局</td><td>财政局</td></tr></table>";
    let lines = "任务分解表\n\n序号\n攻坚点\n包抓者\n帮手\n1\n清理河道淤泥四万方。\n水利局\n环保局\n\
         2\n新建排水管网三公里。\n住建局\n财政局\n";
    for text in [page, lines] {
        let notice = read(text, COLUMNS);
        assert_eq!(
            units(&notice),
            [
                [("水利局", Role::Lead), ("环保局", Role::Support)],
                [("住建局", Role::Lead), ("财政局", Role::Support)]
            ],
            "{text}"
        );
        assert_eq!(notice.tables[0].rows[1].text, "新建排水管网三公里。");
        assert_eq!(notice.tables[0].columns[2].name, "包抓者");
    }
    // Without the setting the names say nothing.
    let roles = |notice: &Notice| {
        units(notice)
            .concat()
            .iter()
            .any(|(_, role)| *role == Role::Lead)
    };
    assert!(!roles(&read(page, "")));
}

#[test]
fn the_example_of_the_readme_is_good() {
    let (_, example) = include_str!("../README.md")
        .split_once("```toml\n# taskbook.toml\n")
        .unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let options: Options = options_from_toml(example, "taskbook.toml").unwrap();
    assert_eq!(options.aliases, [["区委渔农办", "农林水利局"]]);
}

#[test]
fn settings_in_another_encoding_are_told_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("页.txt");
    fs::write(&page, "一、水环境\n1.完成清淤4万方。\n责任单位：水利局\n").unwrap();
    // `# 设置` in GB 18030.
    fs::write(
        folder.path().join("taskbook.toml"),
        b"lang = \"zh\" # \xc9\xe8\xd6\xc3\n",
    )
    .unwrap();
    let done = run(&["export", page.to_str().unwrap()]);
    assert_eq!((done.status, done.out.as_str()), (2, ""));
    let said = done.err;
    assert!(
        said.contains("taskbook.toml") && said.contains("另存为 UTF-8"),
        "{said}"
    );
}

#[test]
fn a_correction_is_of_the_item_that_has_its_words_though_another_has_its_number() {
    let text = "青川县人民政府关于印发2023年工作要点的通知\n各乡镇：\n一、建设\n1.新修道路3公里。（责任单位：县交通局）\n\
        1.清理河道20公里；绿化荒山。（责任单位：县水利局）\n";
    let correction = "[[correction]]\nquote = \"绿化荒山\"\nold = \"荒山\"\nnew = \"荒坡\"\nby = \"张三\"\nwhy = \"原稿\"\n";
    let notice = read(text, correction);
    let items = &notice.books[0].nodes[0].children;
    let reading = |item: usize| items[item].clauses.last().unwrap().reading.as_deref();
    assert_eq!((reading(0), reading(1)), (None, Some("绿化荒坡。")));
    let task = &notice.tasks[1];
    assert_eq!(task.reading.as_deref(), Some("清理河道20公里；绿化荒坡。"));
}

#[test]
fn many_corrections_and_items_take_the_time_of_both() {
    const MANY: usize = 4000;
    let mut text = "青川县人民政府关于印发2023年工作要点的通知\n各乡镇：\n一、建设\n".to_owned();
    let mut settings = String::new();
    for number in 0..MANY {
        text += &format!(
            "{}.新修道路之{number}号。（责任单位：县交通局）\n",
            number % 900 + 1
        );
        if number % 10 == 0 {
            settings += &format!(
                "[[correction]]\nquote = \"之{number}号\"\nold = \"{number}\"\nnew = \"新{number}\"\nby = \"张三\"\nwhy = \"原稿\"\n"
            );
        }
    }
    let notice = read(&text, &settings);
    let read_anew = notice.tasks.iter().filter(|task| task.reading.is_some());
    assert_eq!((notice.tasks.len(), read_anew.count()), (MANY, MANY / 10));
}

const TEXT: &str = "关于下发《2017年度工作任务书》的通知

某办〔2017〕11号

各单位:

现将任务书印发给你们,请认真执行。

某县人民政府办公室

2017年8月8日

附件1

2017年度工作任务书

一、水环竟
1.确保20179月底前完成清淤29000万亩。
2.建成排水管网工程。

附件2

2017年度工作任务分解表

项目
序号
考核指标
责任单位
水环竟
1
确保20179月底前完成清淤29000万亩。
水力局
2
建成排水管网工程。
住建局
";

fn correction(quote: &str, old: &str, new: &str) -> String {
    format!(
        "[[correction]]\nquote = \"{quote}\"\nold = \"{old}\"\nnew = \"{new}\"\nby = \"张三\"\nwhy = \"纸质文件\"\n"
    )
}

#[test]
fn a_correction_is_a_reading_of_whatever_value_has_the_words() {
    let all = [
        correction("某办〔2017〕11号", "11号", "12号"),
        correction("一、水环竟", "水环竟", "水环境").replace("一、", ""),
        correction("确保20179月底前", "20179月", "2017年9月"),
        correction("清淤29000万亩", "29000万亩", "2.9万亩"),
        correction("水力局", "水力", "水利"),
    ]
    .concat();
    let notice = read(TEXT, &all);
    let rules: Vec<&str> = notice
        .findings
        .iter()
        .map(|finding| finding.rule.as_str())
        .collect();
    assert!(!rules.contains(&"stale-correction"), "{rules:?}");
    assert_eq!(
        notice.header.doc_number.as_ref().unwrap().text,
        "某办〔2017〕11号"
    );
    assert_eq!(notice.header.readings["doc_number"], "某办〔2017〕12号");
    let node = &notice.books[0].nodes[0];
    assert_eq!(
        (node.title.as_deref(), node.reading.as_deref()),
        (Some("水环竟"), Some("水环境"))
    );
    assert_eq!(notice.tables[0].rows[0].readings["group"], "水环境");
    assert_eq!(notice.tables[0].rows[1].readings["group"], "水环境");
    let task = &notice.tasks[0];
    assert_eq!(task.text, "确保20179月底前完成清淤29000万亩。");
    assert_eq!(
        task.reading.as_deref(),
        Some("确保2017年9月底前完成清淤2.9万亩。")
    );
    assert_eq!(node.children[0].clauses[0].reading, task.reading);
    // What is counted and compared follows the reading.
    let dates: Vec<String> = task
        .deadlines
        .iter()
        .filter_map(|deadline| deadline.date)
        .map(|day| day.to_string())
        .collect();
    assert_eq!(dates, ["2017-09-30"]);
    assert_eq!(task.targets[0].value.to_string(), "29000");
    assert_eq!(
        (task.units[0].name.as_str(), task.units[0].read_name()),
        ("水力局", "水利局")
    );
    assert_eq!(notice.tables[0].rows[0].units[0].read_name(), "水利局");
    // Each place is marked; what was decided is not reported as a defect.
    let source = notice.source().text();
    for applied in &notice.corrections {
        assert_eq!(&source[applied.at.range()], applied.old);
    }
    let marked = rules
        .iter()
        .filter(|rule| **rule == "corrected-reading")
        .count();
    assert_eq!(marked, notice.corrections.len());
    assert_eq!(rules.len(), marked, "{rules:?}");
}

#[test]
fn a_correction_that_fits_nowhere_or_in_several_places_is_an_error() {
    for (quote, old) in [("没有的话", "没有"), ("建", "建")] {
        let notice = read(TEXT, &correction(quote, old, "甲"));
        let stale: Vec<_> = notice
            .findings
            .iter()
            .filter(|finding| finding.rule == "stale-correction")
            .collect();
        assert_eq!(stale.len(), 1, "{quote}");
        assert!(notice.corrections.is_empty());
    }
    // Naming the task tells which of several is meant.
    let text = TEXT.replace("水力局", "住建局");
    let settings = correction("住建局", "住建", "水利") + "task = \"2017/一1.1\"\n";
    let notice = read(&text, &settings);
    let names: Vec<&str> = notice
        .tasks
        .iter()
        .map(|task| task.units[0].read_name())
        .collect();
    assert_eq!(names, ["水利局", "住建局"]);
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("通知.txt"), TEXT).unwrap();
    let settings = correction("清淤29000万亩", "29000万亩", "2.9万亩");
    fs::write(folder.path().join("taskbook.toml"), settings).unwrap();
    folder
}

#[test]
fn every_output_marks_a_correction() {
    let folder = folder();
    let file = folder.path().join("通知.txt");
    let file = file.to_str().unwrap();
    let page = folder.path().join("核对.html");
    let page = page.to_str().unwrap();
    let sheet = |args: &[&str]| run(args).out;
    run(&["report", file, "-o", page]);
    let outputs = [
        ("show", sheet(&["show", file])),
        ("explain", sheet(&["explain", file, "2017/一1.1"])),
        ("parse", sheet(&["parse", file])),
        ("text", sheet(&["lint", file])),
        ("json", sheet(&["lint", "--format", "json", file])),
        ("sarif", sheet(&["lint", "--format", "sarif", file])),
        ("github", sheet(&["lint", "--format", "github", file])),
        ("csv", sheet(&["export", file, "--format", "csv"])),
        ("ndjson", sheet(&["export", file, "--format", "ndjson"])),
        ("md", sheet(&["export", file, "--format", "md"])),
        ("html", sheet(&["export", file, "--format", "html"])),
        ("report", fs::read_to_string(Path::new(page)).unwrap()),
    ];
    for (name, output) in outputs {
        for word in ["2.9万亩", "张三"] {
            assert!(output.contains(word), "{name} without {word}: {output}");
        }
    }
}

#[test]
fn a_correction_reaches_bodies_wherever_they_are_named() {
    for item in [
        "1.清淤。（责任单位：县水力局）",
        "1.清淤。\n责任单位：县水力局",
        "1.清淤。由县水力局负责。",
        "1.县水力局牵头开展清淤。",
    ] {
        let text = format!(
            "关于印发2024年工作要点的通知\n一、水利\n{item}\n2.绿化。（责任单位：县住建局）\n"
        );
        let notice = read(&text, &correction("县水力局", "水力", "水利"));
        let unit = &notice.tasks[0].units[0];
        assert_eq!(unit.name.as_str(), "县水力局", "{item}");
        assert_eq!(unit.reading.as_deref(), Some("县水利局"), "{item}");
        let stale = |finding: &&taskbook::Finding| finding.rule == "stale-correction";
        assert_eq!(notice.findings.iter().filter(stale).count(), 0, "{item}");
    }
}
