//! Book and table of one notice as two witnesses: which clause is which row, and where they differ. Invented notices against facts
//! written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::page::wrong_spans;
use common::table::table;
use taskbook::{Notice, Options, Reading, Relation, Span};

/// A notice with a book of these lines and a table of these rows, cells parted by `|`.
fn notice(book: &[&str], rows: &[&str]) -> Notice {
    let paragraphs: String = book.iter().map(|line| format!("<p>{line}</p>")).collect();
    let table = table(rows);
    let page = format!(
        "<html><head><meta charset=\"utf-8\"></head><body><div><p>关于印发青川县2023年任务书的通知</p><p>各乡镇：</p>\
         <p>现印发给你们，请认真执行。</p><p>青川县人民政府办公室</p><p>2023年3月1日</p><p>附件1</p><p>青川县2023年任务书</p>{paragraphs}\
         <p>附件2</p><p>青川县2023年任务分解表</p>{table}</div></body></html>"
    );
    taskbook::parse(page.as_bytes(), &Options::default()).unwrap()
}

fn quote<'a>(notice: &'a Notice, at: &Span) -> &'a str {
    &notice.source().text()[at.range()]
}

/// `path relation clauses text` of each task.
fn tasks(notice: &Notice) -> Vec<String> {
    let line = |task: &taskbook::Task| {
        let path = task.path.as_ref().map(|path| path.concat());
        let clauses = task.book.as_ref().map(|book| book.clauses.clone());
        format!(
            "{} {:?} {:?} {}",
            path.unwrap_or_default(),
            task.relation,
            clauses.unwrap_or_default(),
            task.text
        )
    };
    notice.tasks.iter().map(line).collect()
}

#[test]
fn rows_may_part_a_clause_at_its_commas() {
    let notice = notice(
        &[
            "一、环境整治",
            "（一）垃圾处理",
            "1.新建垃圾中转站6座，配备清运车辆24辆；推行垃圾分类。",
            "2.创建示范村30个，建成回收点12个，回收利用率45%以上。",
            "（二）水环境",
            "1.清理河道20公里。",
        ],
        &[
            "项目|序号|考核指标|责任单位",
            "垃圾处理|1|新建垃圾中转站6座，|县城管局",
            "垃圾处理|1|配备清运车辆42辆；|县财政局",
            "垃圾处理|2|创建示范村30个，建成回收点12个，|县农业局",
            "垃圾处理|2|回收利用率45%以上。|县商务局",
            "水环境|1|清理河道20公里。|县水利局",
        ],
    );
    assert_eq!(
        tasks(&notice),
        [
            "一(一)1 Exact [0] 新建垃圾中转站6座，",
            "一(一)1 Differs [0] 配备清运车辆42辆；",
            "一(一)1 BookOnly [1] 推行垃圾分类。",
            "一(一)2 Exact [0] 创建示范村30个，建成回收点12个，",
            "一(一)2 Exact [0] 回收利用率45%以上。",
            "一(二)1 Exact [0] 清理河道20公里。",
        ]
    );
    let edits = &notice.tasks[1].edits;
    assert_eq!(edits.len(), 1);
    let edit = &edits[0];
    assert_eq!((&*edit.book, &*edit.table), ("24", "42"));
    assert_eq!(edit.reading, None::<Reading>);
    assert_eq!(quote(&notice, edit.book_at.as_ref().unwrap()), "24");
    assert_eq!(quote(&notice, edit.table_at.as_ref().unwrap()), "42");
}

#[test]
fn the_parts_of_a_clause_may_end_in_marks_of_the_table() {
    let notice = notice(
        &[
            "一、环境整治",
            "1.新建垃圾中转站6座，配备清运车辆24辆；推行垃圾分类，力争覆盖全部街道，建立台账。",
            "2.清理河道20公里，做好日常管护。",
        ],
        &[
            "序号|考核指标|责任单位",
            "1|新建垃圾中转站6座；|县城管局",
            "1|配备清运车辆24辆；|县财政局",
            "1|推行垃圾分类。|县城管局",
            "1|力争覆盖全部街道。|各街道办事处",
            "1|建立台账。|县财政局",
            "2|清理河道20公里|县水利局",
            "2|做好日常保洁|各镇人民政府",
        ],
    );
    assert_eq!(
        tasks(&notice),
        [
            "一1 Differs [0] 新建垃圾中转站6座；",
            "一1 Exact [0] 配备清运车辆24辆；",
            "一1 Differs [1] 推行垃圾分类。",
            "一1 Differs [1] 力争覆盖全部街道。",
            "一1 Exact [1] 建立台账。",
            "一2 Differs [0] 清理河道20公里",
            " TableOnly [] 做好日常保洁",
        ]
    );
    let marks: Vec<(&str, &str)> = notice.tasks[3]
        .edits
        .iter()
        .map(|edit| (&*edit.book, &*edit.table))
        .collect();
    assert_eq!(marks, [("，", "。")]);
    assert_eq!(wrong_spans(&notice), Vec::<String>::new());
}

#[test]
fn a_difference_over_the_end_of_a_clause_is_placed_in_both_clauses() {
    let notice = notice(
        &[
            "一、环境整治",
            "1.对违规建设开展专项检查，推动污染整治。开展风险评估。对企业信用进行评价。",
            "2.清理河道20公里。",
        ],
        &[
            "序号|考核指标|责任单位",
            "1|对违规建设开展专项检查，推动污染整治；开展风险评估；开展企业信用评价|县环保局",
            "2|清理河道20公里。|县水利局",
        ],
    );
    let edits = &notice.tasks[0].edits;
    let over = edits.iter().find(|edit| edit.book == "。对").unwrap();
    let pieces: Vec<&str> = over
        .book_at
        .as_ref()
        .unwrap()
        .pieces
        .iter()
        .map(|at| quote(&notice, at))
        .collect();
    assert_eq!((over.table.as_str(), pieces), ("；开展", vec!["。", "对"]));
    assert_eq!(wrong_spans(&notice), Vec::<String>::new());
}

#[test]
fn a_sentence_that_the_table_has_as_a_heading_is_a_title_and_stands_without_its_mark() {
    let notice = notice(
        &["一、环境整治", "（一）垃圾处理。", "（二）清理河道20公里。"],
        &[
            "序号|考核项目|考核指标|责任单位",
            "1|垃圾处理|新建垃圾中转站6座。|县城管局",
            "2|清理河道|清理河道20公里。|县水利局",
        ],
    );
    let node = &notice.books[0].nodes[0].children[0];
    assert_eq!(node.title.as_deref(), Some("垃圾处理"));
    assert_eq!(quote(&notice, node.title_at.as_ref().unwrap()), "垃圾处理");
}

#[test]
fn thousands_of_differences_are_found_in_clauses_of_markup() {
    const MANY: usize = 600;
    let text = |unit: &str, mark: &str| -> String {
        let parts = (0..MANY).map(|number| format!("新修<b>{number}</b>号道路三{unit}{mark}"));
        parts.collect()
    };
    let item = format!("1.{}", text("公里", "；"));
    let row = format!("1|{}|县交通局", text("千米", "；"));
    let notice = notice(&["一、道路", &item], &["序号|考核指标|责任单位", &row]);
    assert_eq!(notice.tasks[0].edits.len(), MANY);
    assert_eq!(wrong_spans(&notice), Vec::<String>::new());
}

#[test]
fn rows_that_end_in_commas_are_clauses_of_their_own_where_the_book_has_them_so() {
    let notice = notice(
        &[
            "一、环境整治", "1.新建垃圾中转站6座；", "2.配备清运车辆24辆；", "3.清理河道20公里。",
        ],
        &[
            "序号|考核指标|责任单位",
            "1|新建垃圾中转站6座，|县城管局",
            "2|配备清运车辆24辆，|县财政局",
            "3|清理河道20公里。|县水利局",
        ],
    );
    let paths: Vec<String> = notice
        .tasks
        .iter()
        .map(|task| task.path.as_ref().unwrap().concat())
        .collect();
    assert_eq!(paths, ["一1", "一2", "一3"]);
    assert!(notice.tasks.iter().all(|task| task.row.is_some()));
    assert_eq!(notice.tasks[2].relation, Relation::Exact);
}

/// `book table reading` of each edit of a task.
fn edits(task: &taskbook::Task) -> Vec<String> {
    let line = |edit: &taskbook::Edit| format!("{}|{}|{:?}", edit.book, edit.table, edit.reading);
    task.edits.iter().map(line).collect()
}

#[test]
fn the_first_sentence_of_an_item_is_its_title_and_rows_may_have_it_in_their_text() {
    let notice = notice(
        &[
            "一、环境整治",
            "1.强化源头管控。清理河道20公里，建立台账；新建管网30公里。",
            "2.改造老旧小区12个。配套建设停车场3处。",
            "3.20233月底前编制方案。方案报县政府批准。",
            "4.推行垃圾分类。建立台账。",
            "5.治理扬尘",
            "工地全部安装喷淋设施。",
            "6.整治噪声",
            "对夜间施工加强巡查。",
        ],
        &[
            "序号|工作任务|责任单位",
            "1|强化源头管控。清理河道20公里，建立台账；新建管网30公里。|县水利局",
            "2|改造老旧小区15个。配套建设停车场3处。|县住建局",
            "3|2023年3月底前编制方案。方案报县政府批准。|县发改局",
            "4|推行垃圾分类。|县城管局",
            "5|建立台账。|县财政局",
            "6|治理扬尘：工地全部安装喷淋设施。|县住建局",
            "7|整治噪声<br>对夜间施工加强巡查。|县环保局",
        ],
    );
    assert_eq!(
        tasks(&notice),
        [
            "一1 Exact [0, 1] 强化源头管控。清理河道20公里，建立台账；新建管网30公里。",
            "一2 Differs [0] 改造老旧小区15个。配套建设停车场3处。",
            "一3 Differs [0] 2023年3月底前编制方案。方案报县政府批准。",
            "一4 Exact [] 推行垃圾分类。",
            "一4 Exact [0] 建立台账。",
            "一5 Folded [0] 治理扬尘：工地全部安装喷淋设施。",
            "一6 Exact [0] 整治噪声对夜间施工加强巡查。",
        ]
    );
    let differing: Vec<Vec<String>> = notice.tasks[1..3].iter().map(edits).collect();
    assert_eq!(
        differing,
        [["12|15|None"], ["20233月|2023年3月|Some(Table)"]]
    );
    let at = notice.tasks[1].edits[0].book_at.as_ref().unwrap();
    assert_eq!(quote(&notice, at), "12");
    let damaged = &notice.books[0].nodes[0].children[2];
    assert_eq!(damaged.title.as_deref(), Some("20233月底前编制方案"));
    assert_eq!(damaged.reading.as_deref(), Some("2023年3月底前编制方案"));
    assert_eq!(wrong_spans(&notice), Vec::<String>::new());
    let rules: Vec<&str> = notice.findings.iter().map(|one| &*one.rule).collect();
    assert!(!rules.contains(&"only-in-table"), "{rules:?}");
}

#[test]
fn a_clause_that_stands_in_several_items_goes_to_the_item_of_its_row_in_whatever_order_the_rows_are()
 {
    let notice = notice(
        &[
            "一、环境整治",
            "1.清理河道20公里；建立工作台账；新建管网30公里。",
            "2.改造老旧小区12个；建立工作台账。",
            "3.建立工作台账；新建公园3个；新增绿地50亩。",
            "4.新建公厕8座；落实专人管护。",
        ],
        &[
            "序号|工作任务|责任单位",
            "1|建立工作台账；新建公园3个；新增绿地45亩。|县城管局",
            "2|新建公厕8座；落实专职人员管护。|县卫健局",
            "3|清理河道20公里；建立工作台账；新建管网30公里。|县水利局",
            "4|改造老旧小区12个；建立工作台账。|县住建局",
        ],
    );
    assert_eq!(
        tasks(&notice),
        [
            "一1 Exact [0, 1, 2] 清理河道20公里；建立工作台账；新建管网30公里。",
            "一2 Exact [0, 1] 改造老旧小区12个；建立工作台账。",
            "一3 Differs [0, 1, 2] 建立工作台账；新建公园3个；新增绿地45亩。",
            "一4 Differs [0, 1] 新建公厕8座；落实专职人员管护。",
        ]
    );
}

#[test]
fn a_table_whose_groups_are_bodies_parts_the_work_of_the_book() {
    let book = "一、环境整治\n1.清理河道20公里。新建管网30公里。\n2.改造老旧小区12个。\n二、民生保障\n1.新建公园3个。\n2.新增绿地50亩。";
    let rows = [
        "序号|工作任务|完成时限",
        "一、县水利局（1项）",
        "1|清理河道20公里。新建管网35公里。|12月底前",
        "二、县住建局（3项）",
        "1|新建公园3个。|6月底前",
        "2|改造老旧小区12个。|12月底前",
        "3|迁建公交首末站1处。|12月底前",
    ];
    let head = "关于印发青川县2023年任务书的通知\n各乡镇：\n现印发给你们，请认真执行。\n青川县人民政府办公室\n2023年3月1日\n附件1\n青川县2023年任务书\n";
    let text = format!(
        "{head}{book}\n附件2\n青川县2023年任务分解表\n{}\n",
        rows.join("\n").replace('|', "\n")
    );
    let grid: Vec<String> = rows
        .iter()
        .map(|row| match row.contains('|') {
            true => (*row).to_owned(),
            false => format!("3c:{row}"),
        })
        .collect();
    let grid: Vec<&str> = grid.iter().map(String::as_str).collect();
    let book: Vec<&str> = book.lines().collect();
    for notice in [
        notice(&book, &grid),
        taskbook::parse(text.as_bytes(), &Options::default()).unwrap(),
    ] {
        let bearers = notice.tasks.iter().map(|task| {
            let units: Vec<&str> = task.units.iter().map(|unit| &*unit.name).collect();
            units.join("、")
        });
        let told: Vec<String> = tasks(&notice)
            .into_iter()
            .zip(bearers)
            .map(|(task, units)| format!("{task} {units}"))
            .collect();
        assert_eq!(
            told,
            [
                "一1 Differs [0] 清理河道20公里。新建管网35公里。 县水利局",
                "一2 Exact [0] 改造老旧小区12个。 县住建局",
                "二1 Exact [0] 新建公园3个。 县住建局",
                "二2 BookOnly [0] 新增绿地50亩。 ",
                " TableOnly [] 迁建公交首末站1处。 县住建局",
            ]
        );
        assert_eq!(edits(&notice.tasks[0]), ["30|35|None"]);
    }
}

#[test]
fn a_row_may_put_several_items_together_with_or_without_their_numbers() {
    let book = [
        "一、环境整治",
        "（一）源头管控",
        "1.清理河道20公里，建立台账。",
        "2.治理扬尘。工地全部安装喷淋设施。",
        "3.新建管网30公里。",
        "（二）执法",
        "1.开展专项检查3次。",
    ];
    for row in [
        "1.清理河道20公里，建立台账。<br>2.治理扬尘。工地全部安装喷淋设施。<br>3.新建管网35公里。",
        "（1）清理河道20公里，建立台账。（2）治理扬尘。工地全部安装喷淋设施。（3）新建管网35公里。",
        "清理河道20公里，建立台账。治理扬尘。工地全部安装喷淋设施。新建管网35公里。",
    ] {
        let rows = [
            "序号|重点任务|责任单位",
            &format!("1|{row}|县水利局、县住建局"),
            "2|1.开展专项检查3次。|县环保局",
        ];
        let notice = notice(&book, &rows);
        assert_eq!(notice.tasks.len(), 2, "{row}");
        let task = &notice.tasks[0];
        let place = task.book.as_ref().unwrap();
        // Two sentences of three items are those of the second, the first of which is its title.
        assert_eq!((place.path.concat(), place.title), ("一(一)2".into(), true));
        let further: Vec<_> = place
            .further
            .iter()
            .map(|part| (part.path.concat(), part.clauses.clone(), part.title))
            .collect();
        assert_eq!(
            further,
            [
                ("一(一)1".into(), vec![0], false),
                ("一(一)3".into(), vec![0], false)
            ]
        );
        assert_eq!(
            (task.relation, edits(task)),
            (Relation::Differs, vec!["30|35|None".to_owned()])
        );
        for (at, words) in [
            (&task.edits[0].book_at, "30"),
            (&task.edits[0].table_at, "35"),
        ] {
            assert_eq!(quote(&notice, at.as_ref().unwrap()), words);
        }
        // A number is none of the text.
        assert_eq!(notice.tasks[1].relation, Relation::Folded);
        assert!(notice.tasks[1].edits.is_empty());
        assert_eq!(wrong_spans(&notice), Vec::<String>::new());
    }
}

#[test]
fn tables_below_headings_of_their_own_are_the_other_witness_of_one_book() {
    let top = [
        "关于印发青川县2023年任务书的通知",
        "各乡镇：",
        "现印发给你们，请认真执行。",
        "青川县人民政府办公室",
        "2023年3月1日",
    ];
    let book = [
        "附件1",
        "青川县2023年任务书",
        "一、水利建设",
        "（一）清淤河道12公里。",
        "（二）加固水库3座，6月底前完成。",
        "二、城乡建设",
        "（一）新建公园3处。",
    ];
    let header = ["序号", "工作任务", "责任单位"];
    let parts = [
        (
            "一、水利建设",
            vec![
                ["1", "清淤河道12公里。", "县水利局"],
                ["2", "加固水库3座，6月底前完成。", "县应急局"],
            ],
        ),
        ("二、城乡建设", vec![["1", "新建公园3处。", "县住建局"]]),
    ];
    let above = ["附件2", "青川县2023年任务分解表"];
    let mut text: Vec<&str> = [&top[..], &book[..], &above[..]].concat();
    let mut page: String = text.iter().map(|line| format!("<p>{line}</p>")).collect();
    for (caption, rows) in &parts {
        text.push(caption);
        text.extend(header);
        text.extend(rows.iter().flatten());
        let rows: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        let rows = std::iter::once(header.join("|")).chain(rows);
        let rows: Vec<String> = rows.collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        page.push_str(&format!("<p>{caption}</p>{}", table(&rows)));
    }
    let page = format!("<meta charset=utf-8><div>{page}</div>");
    for input in [text.join("\n"), page] {
        let notice = taskbook::parse(input.as_bytes(), &Options::default()).unwrap();
        // The headings above the tables are no second book; they group the rows.
        assert_eq!(notice.books.len(), 1);
        assert_eq!(
            tasks(&notice),
            [
                "一(一) Exact [0] 清淤河道12公里。",
                "一(二) Exact [0] 加固水库3座，6月底前完成。",
                "二(一) Exact [0] 新建公园3处。",
            ]
        );
        let rows = notice.tables.iter().flat_map(|table| &table.rows);
        let groups: Vec<_> = rows.filter_map(|row| row.group.as_deref()).collect();
        assert_eq!(groups, ["一、水利建设", "一、水利建设", "二、城乡建设"]);
        let titles = notice.tables.iter().map(|table| table.title.as_deref());
        assert!(titles.eq([Some("青川县2023年任务分解表"); 2]));
        assert_eq!(wrong_spans(&notice), Vec::<String>::new());
    }
}

#[test]
fn what_a_damaged_row_sets_is_read_from_the_book_where_that_is_right() {
    let notice = notice(
        &[
            "一、水利建设",
            "（一）加固水库3座，4月底前开工；清淤河道12公里，2023年11月底前完成。",
            "（二）改造管网24公里；新建泵站6座。",
        ],
        &[
            "序号|工作任务|责任单位",
            "1|加固水库3座，4底前开工；清淤河道12公里，203年11月底前完成。|县水利局",
            "2|改造管网\u{fffd}4公里；新建泵站6座。|县住建局",
        ],
    );
    let task = &notice.tasks[0];
    let whole = "加固水库3座，4月底前开工；清淤河道12公里，2023年11月底前完成。";
    assert_eq!(task.reading.as_deref(), Some(whole));
    let deadlines = task.deadlines.iter();
    let deadlines: Vec<_> = deadlines
        .map(|found| (found.text.as_str(), found.date.map(|day| day.to_string())))
        .collect();
    let day = |day: &str| Some(day.to_owned());
    assert_eq!(
        deadlines,
        [
            ("4月底前", day("2023-04-30")),
            ("2023年11月底前", day("2023-11-30"))
        ]
    );
    // What the book alone has stands there, what the row has in the row.
    let book = &notice.books[0].nodes[0].children[0];
    let mut deadlines = task.deadlines.iter();
    assert!(deadlines.all(|found| book.at.contains(&found.at)));
    let targets = task.targets.iter();
    assert!(targets.clone().all(|found| task.at.contains(&found.at)));
    let targets: Vec<_> = targets.map(|found| found.text.as_str()).collect();
    assert_eq!(targets, ["3座", "12公里"]);

    // A sign for a lost character is no reading.
    let task = &notice.tasks[1];
    assert_eq!(task.edits.len(), 1);
    assert_eq!(task.edits[0].reading, Some(Reading::Book));
    assert_eq!(task.edits[0].reason, "every character can be read");
    let targets = task.targets.iter();
    let targets: Vec<_> = targets
        .map(|found| (found.text.as_str(), quote(&notice, &found.at)))
        .collect();
    assert_eq!(targets, [("24公里", "24公里"), ("6座", "6座")]);
    assert_eq!(wrong_spans(&notice), Vec::<String>::new());
}

#[test]
fn words_that_one_witness_does_not_have_are_no_quotation_marks_that_it_lost() {
    let notice = notice(
        &[
            "一、规划",
            "（一）编制河道整治方案，布局“十四五”工作目标，并报县政府备案。",
        ],
        &[
            "序号|工作任务|责任单位",
            "1|编制河道整治方案，并报县政府备案。|县水利局",
        ],
    );
    let task = &notice.tasks[0];
    let only_in_book: String = task.edits.iter().map(|edit| edit.book.as_str()).collect();
    // Which of the two commas the book has more cannot be told.
    assert_eq!(only_in_book, "布局“十四五”工作目标，");
    let decided = task.edits.iter().filter_map(|edit| edit.reading);
    assert_eq!((decided.count(), task.reading.as_deref()), (0, None));
}
