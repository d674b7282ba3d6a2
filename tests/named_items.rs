//! Tables that name the items of the book by their titles, as all that a row says or above words of their own. Invented notices against
//! facts written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::page::wrong_spans;
use common::table::table;
use taskbook::{Notice, Options, Task};

const TOP: [&str; 7] = [
    "关于印发青川县2023年任务书的通知",
    "各乡镇：",
    "现印发给你们，请认真执行。",
    "青川县人民政府办公室",
    "2023年3月1日",
    "附件1",
    "青川县2023年任务书",
];

const TABLE: [&str; 2] = ["附件2", "青川县2023年任务分解表"];

/// The notice as a page, and as text with a cell a line.
fn notices(book: &[&str], rows: &[&str]) -> [Notice; 2] {
    let lines = TOP.iter().chain(book).chain(&TABLE);
    let paragraphs: String = lines.clone().map(|line| format!("<p>{line}</p>")).collect();
    let page = format!("<meta charset=utf-8><div>{paragraphs}{}</div>", table(rows));
    let cells = rows.iter().flat_map(|row| row.split('|'));
    let text: Vec<&str> = lines.copied().chain(cells).collect();
    [page, text.join("\n")]
        .map(|input| taskbook::parse(input.as_bytes(), &Options::default()).unwrap())
}

/// `path relation text: units` of each task.
fn tasks(notice: &Notice) -> Vec<String> {
    let line = |task: &Task| {
        let path = task.path.as_ref().map(|path| path.concat());
        let units = task.units.iter();
        let units: Vec<_> = units
            .map(|unit| format!("{}({:?})", unit.name, unit.via))
            .collect();
        format!(
            "{} {:?} {}: {}",
            path.unwrap_or_default(),
            task.relation,
            task.text,
            units.join(" ")
        )
    };
    notice.tasks.iter().map(line).collect()
}

fn rules(notice: &Notice) -> Vec<&str> {
    let findings = notice.findings.iter();
    findings.map(|finding| finding.rule.as_ref()).collect()
}

#[test]
fn a_row_that_is_the_title_of_an_item_says_whose_its_clauses_are() {
    let book = [
        "一、水环境治理",
        "（一）推进河道清淤。对主要河道清淤12公里，6月底前完成。",
        "（二）建设污水管网。新建管网24公里；改造管网8公里。",
    ];
    let rows = [
        "序号|工作任务|责任单位",
        "1|推进河道清淤|县水利局",
        "2|建设污水管网|县住建局、县财政局",
    ];
    for notice in notices(&book, &rows) {
        assert_eq!(
            tasks(&notice),
            [
                "一(一) Exact 推进河道清淤: 县水利局(Column)",
                "一(一) BookOnly 对主要河道清淤12公里，6月底前完成。: 县水利局(Heading)",
                "一(二) Exact 建设污水管网: 县住建局(Column) 县财政局(Column)",
                "一(二) BookOnly 新建管网24公里；改造管网8公里。: 县住建局(Heading) 县财政局(Heading)",
            ]
        );
        // The table has the items, if not their words.
        assert_eq!(rules(&notice), Vec::<&str>::new());
        assert_eq!(wrong_spans(&notice), Vec::<String>::new());
    }
}

#[test]
fn a_row_that_is_a_heading_says_whose_the_items_below_are() {
    let book = [
        "一、水环境治理",
        "（一）完善河道管护",
        "1.清淤河道12公里。",
        "2.新建泵站3座。（县应急局）",
        "（二）建设污水管网",
        // Like the title of the other heading, and yet no part of it.
        "1.完善雨季河道管护。",
    ];
    let rows = [
        "序号|工作任务|责任单位", "1|完善河道管护|县水利局", "2|建设污水管网|县住建局",
    ];
    for notice in notices(&book, &rows) {
        assert_eq!(
            tasks(&notice),
            [
                "一(一) Exact 完善河道管护: 县水利局(Column)",
                "一(一)1 BookOnly 清淤河道12公里。: 县水利局(Heading)",
                "一(一)2 BookOnly 新建泵站3座。: 县应急局(Bracket)",
                "一(二) Exact 建设污水管网: 县住建局(Column)",
                "一(二)1 BookOnly 完善雨季河道管护。: 县住建局(Heading)",
            ]
        );
        assert_eq!(wrong_spans(&notice), Vec::<String>::new());
    }
}

#[test]
fn of_several_rows_below_one_heading_nothing_tells_whose_its_items_are() {
    let book = [
        "一、水环境治理", "（一）提高处理能力", "1.清淤河道12公里。", "2.新建泵站3座。",
    ];
    let rows = [
        "序号|任务名称|任务内容|责任单位",
        "1|提高处理能力|落实项目选址和用地指标。|县自然资源局",
        "2|提高处理能力|开展第三方监测和现场培训。|县环保局",
    ];
    for notice in notices(&book, &rows) {
        assert_eq!(
            tasks(&notice),
            [
                "一(一) TableOnly 落实项目选址和用地指标。: 县自然资源局(Column)",
                "一(一) TableOnly 开展第三方监测和现场培训。: 县环保局(Column)",
                "一(一)1 BookOnly 清淤河道12公里。: ",
                "一(一)2 BookOnly 新建泵站3座。: ",
            ]
        );
    }
}

#[test]
fn a_row_that_sums_up_the_item_of_its_heading_is_that_item_in_other_words() {
    let book = [
        "一、水环境治理",
        "（一）推进河道清淤。对全县主要河道开展清淤，完成清淤12公里，6月底前完成。",
        "（二）加固病险水库。完成4座小型水库除险加固。",
        "二、城乡建设",
        "（一）改造老旧小区。实施改造15个，惠及居民3000户，9月底前完工。",
        "（二）推进项目建设。新建公园2处。",
    ];
    let rows = [
        "序号|重点任务|工作内容|责任单位|完成时限",
        "1|推进河道清淤|完成12公里|县水利局|5月底前",
        "2|加固病险水库|3座|县应急局|10月底前",
        "3|改造老旧小区|15个|县住建局|11月底前",
        "4|推进项目建设|新建公园2处。|县园林局|12月底前",
    ];
    for notice in notices(&book, &rows) {
        assert_eq!(
            tasks(&notice),
            [
                "一(一) Differs 完成12公里: 县水利局(Column)",
                "一(二) Differs 3座: 县应急局(Column)",
                "二(一) Differs 15个: 县住建局(Column)",
                "二(二) Exact 新建公园2处。: 县园林局(Column)",
            ]
        );
        // What the row leaves out the book sets; a time in a column of its own is the row's, and 3座 is no other target than 4座.
        let targets = |task: &Task| {
            let found = task.targets.iter().map(|found| found.text.clone());
            found.collect::<Vec<_>>().join(" ")
        };
        let all: Vec<_> = notice.tasks.iter().map(targets).collect();
        assert_eq!(all, ["12公里", "3座", "15个 3000户", "2处"]);
        let times = |task: &Task| {
            let found = task.deadlines.iter().map(|found| found.text.clone());
            found.collect::<Vec<_>>().join(" ")
        };
        let all: Vec<_> = notice.tasks.iter().map(times).collect();
        assert_eq!(all, ["5月底前", "10月底前", "11月底前", "12月底前"]);
        // One note that the table has words of its own; the figure that is another one is worth a word.
        let mut found = rules(&notice);
        found.sort_unstable();
        assert_eq!(found, ["target-differs", "text-differs"]);
        assert_eq!(wrong_spans(&notice), Vec::<String>::new());
    }
}

#[test]
fn what_a_row_leaves_out_is_read_from_the_book() {
    let book = [
        "一、水环境治理",
        "（一）推进河道清淤，完成清淤12公里，6月底前完成。",
        "（二）建设泵站3座，年内开工。",
    ];
    let rows = [
        "序号|工作任务|责任单位",
        "1|推进河道清淤，完成清淤。|县水利局",
        "2|建设泵站5座，年内开工。|县住建局",
    ];
    for notice in notices(&book, &rows) {
        let task = &notice.tasks[0];
        let at = [&task.targets[0].at, &task.deadlines[0].at];
        let quoted = at.map(|at| &notice.source().text()[at.range()]);
        assert_eq!(quoted, ["12公里", "6月底前"]);
        assert_eq!((task.targets.len(), task.deadlines.len()), (1, 1));
        let item = &notice.books[0].nodes[0].children[0];
        assert!(at.iter().all(|at| item.at.contains(at)));
        // Two figures for one thing are a difference, and not two targets.
        let targets = notice.tasks[1].targets.iter();
        let targets: Vec<_> = targets.map(|found| found.text.as_str()).collect();
        assert_eq!(targets, ["5座"]);
    }
}

#[test]
fn a_title_in_which_a_word_differs_names_its_item_and_a_like_sentence_does_not() {
    let book = [
        "一、水环境治理",
        "（一）推进河道清淤。对主要河道清淤12公里。",
        "（二）建设城区污水管网。新建管网24公里。",
    ];
    let rows = [
        "序号|工作任务|责任单位",
        "1|推进河道清淤工程|县水利局",
        "2|建设城区污水管网配套泵站和在线监测|县住建局",
    ];
    for notice in notices(&book, &rows) {
        let mut found = tasks(&notice);
        found.retain(|task| task.contains("BookOnly"));
        assert_eq!(
            found,
            [
                "一(一) BookOnly 对主要河道清淤12公里。: 县水利局(Heading)",
                "一(二) BookOnly 新建管网24公里。: ",
            ]
        );
    }
}

#[test]
fn a_further_table_that_lists_the_same_tasks_by_body_is_of_the_same_items() {
    let book = [
        "一、水环境治理", "（一）清淤河道12公里。", "（二）新建管网24公里。", "（三）加固水库3座。",
    ];
    let whole = [
        "序号|工作任务|责任单位",
        "1|清淤河道12公里。|县水利局、县财政局",
        "2|新建管网24公里。|县住建局",
        "3|加固水库3座。|县水利局",
    ];
    let by_body = [
        "责任单位|序号|工作任务",
        "2r:县水利局|1|清淤河道12公里。",
        "2|加固水库3座。",
        "县财政局|1|清淤河道12公里。",
        "县住建局|1|新建管网24公里。",
    ];
    let lines = TOP.iter().chain(&book).chain(&TABLE);
    let paragraphs: String = lines.map(|line| format!("<p>{line}</p>")).collect();
    let (whole, by_body) = (table(&whole), table(&by_body));
    let second = "<p>附件3</p><p>青川县2023年责任单位任务清单</p>";
    let page = format!("<meta charset=utf-8><div>{paragraphs}{whole}{second}{by_body}</div>");
    let notice = taskbook::parse(page.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        tasks(&notice),
        [
            "一(一) Exact 清淤河道12公里。: 县水利局(Column) 县财政局(Column)",
            "一(一) Exact 清淤河道12公里。: 县水利局(Column)",
            "一(一) Exact 清淤河道12公里。: 县财政局(Column)",
            "一(二) Exact 新建管网24公里。: 县住建局(Column)",
            "一(二) Exact 新建管网24公里。: 县住建局(Column)",
            "一(三) Exact 加固水库3座。: 县水利局(Column)",
            "一(三) Exact 加固水库3座。: 县水利局(Column)",
        ]
    );
    // What a further table repeats on purpose is no task that stands twice.
    assert_eq!(rules(&notice), Vec::<&str>::new());
}

#[test]
fn tables_of_two_places_that_say_the_same_are_tasks_of_each() {
    let of = |place: &str| {
        [
            "序号|工作任务|责任单位".to_owned(),
            format!("1|清淤河道12公里。|{place}"),
            format!("2|新建管网24公里。|{place}水管站"),
            format!("3|加固水库3座。|{place}"),
        ]
    };
    let tables = ["白沙镇", "青山镇"].map(|place| {
        let rows = of(place);
        table(&rows.each_ref().map(String::as_str))
    });
    let page = format!(
        "<meta charset=utf-8><h1>关于印发2023年任务分解表的通知</h1><p>附件1</p><p>白沙镇2023年任务分解表</p>{}\
         <p>附件2</p><p>青山镇2023年任务分解表</p>{}",
        tables[0], tables[1]
    );
    let notice = taskbook::parse(page.as_bytes(), &Options::default()).unwrap();
    let units = notice.tasks.iter().map(|task| task.units[0].name.as_str());
    assert_eq!(
        units.collect::<Vec<_>>(),
        [
            "白沙镇", "白沙镇水管站", "白沙镇", "青山镇", "青山镇水管站", "青山镇"
        ]
    );
}
