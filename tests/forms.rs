//! A notice says the same in every form in which it circulates: as a page, as text with a cell or a row a line, in any
//! encoding, with either kind of line ends, with wide or narrow digits and marks.
//!
//! The notices are made up (`common::shape`); what the page says is what every other form has to say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::fold;
use common::shape::Shape;
use taskbook::{Notice, Options};

const SEEDS: std::ops::Range<u64> = 0..120;

/// What a notice says, without places, encodings and widths.
fn said(notice: &Notice) -> Vec<String> {
    let header = &notice.header;
    let number = header.doc_number.as_ref().map(|number| fold(&number.text));
    let mut lines = vec![format!(
        "{:?} {number:?} {:?} {:?} {:?}",
        header.title.as_deref().map(fold),
        header.issuer,
        header.issued_on,
        header.addressees
    )];
    for row in notice.tables.iter().flat_map(|table| &table.rows) {
        lines.push(format!(
            "row {:?} {:?} {}",
            row.group.as_deref().map(fold),
            row.seq.as_deref().map(fold),
            fold(&row.text)
        ));
    }
    for task in &notice.tasks {
        let units: Vec<String> = task
            .units
            .iter()
            .map(|unit| format!("{}:{:?}", fold(&unit.name), unit.role))
            .collect();
        let deadlines: Vec<String> = task
            .deadlines
            .iter()
            .map(|deadline| format!("{} {:?}", fold(&deadline.text), deadline.date))
            .collect();
        let targets: Vec<String> = task
            .targets
            .iter()
            .map(|target| format!("{} {:?}", fold(&target.text), target.value))
            .collect();
        let path = task.path.as_ref().map(|path| fold(&path.join("/")));
        lines.push(format!(
            "task {path:?} {} {units:?} {deadlines:?} {targets:?}",
            fold(&task.text)
        ));
    }
    lines
}

/// Tries a form of every shape against its page.
#[track_caller]
fn assert_same(form: impl Fn(&Shape) -> Vec<u8>) {
    let mut wrong = Vec::new();
    for seed in SEEDS {
        let shape = Shape::sound(seed);
        let parse = |bytes: &[u8]| said(&taskbook::parse(bytes, &Options::default()).unwrap());
        let expected = parse(shape.page().as_bytes());
        let input = form(&shape);
        if let Some(difference) = common::difference(&expected, &parse(&input)) {
            let shown = String::from_utf8_lossy(&input);
            wrong.push(format!("seed {seed}\n{difference}\n{shown}"));
        }
    }
    let shown = wrong.iter().take(2).cloned().collect::<Vec<_>>();
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        SEEDS.end,
        shown.join("\n\n")
    );
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn wide_digits(text: &str) -> String {
    let wide = |c: char| char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap();
    text.chars()
        .map(|c| if c.is_ascii_digit() { wide(c) } else { c })
        .collect()
}

fn narrow_marks(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '，' => ',',
            '；' => ';',
            '：' => ':',
            '（' => '(',
            '）' => ')',
            other => other,
        })
        .collect()
}

#[test]
fn the_shapes_have_books_and_tables() {
    let notices: Vec<Notice> = SEEDS
        .map(|seed| Shape::sound(seed).page())
        .map(|page| taskbook::parse(page.as_bytes(), &Options::default()).unwrap())
        .collect();
    let tables = notices.iter().filter(|n| !n.tables.is_empty()).count();
    let tasks: usize = notices.iter().map(|n| n.tasks.len()).sum();
    assert!(tables > 30 && tasks > 500, "{tables} tables, {tasks} tasks");
}

#[test]
fn a_cell_a_line() {
    assert_same(|shape| shape.text().into_bytes());
}

#[test]
fn a_row_a_line_with_tabs() {
    assert_same(|shape| shape.tab_rows().into_bytes());
}

#[test]
fn a_row_a_line_with_pipes() {
    assert_same(|shape| shape.pipe_rows().into_bytes());
}

#[test]
fn encodings() {
    let gb = |page: &str| {
        let page = page.replace("utf-8", "gb2312");
        encoding_rs::GB18030.encode(&page).0.into_owned()
    };
    assert_same(|shape| gb(&shape.page()));
    assert_same(|shape| utf16(&shape.page()));
    assert_same(|shape| utf16(&shape.pipe_rows()));
}

#[test]
fn line_ends_and_indents() {
    assert_same(|shape| shape.pipe_rows().replace('\n', "\r\n").into_bytes());
    assert_same(|shape| shape.page().replace("<p>", "<p>&nbsp;　　").into_bytes());
    assert_same(|shape| shape.tab_rows().replace('\n', "\n\n").into_bytes());
}

#[test]
fn characters_without_width_at_the_ends_of_lines() {
    let led = |text: &str| {
        format!(
            "\u{feff}\u{200b}{}",
            text.replace('\n', "\u{200d}\n\u{200b}")
        )
    };
    assert_same(|shape| led(&shape.text()).into_bytes());
    assert_same(|shape| led(&shape.pipe_rows()).into_bytes());
    assert_same(|shape| {
        shape
            .page()
            .replace("<p>", "<p>&#8203;&nbsp;　　")
            .into_bytes()
    });
    assert_same(|shape| {
        shape
            .page()
            .replace("<p>", "<p>\u{200b}<span> </span>")
            .into_bytes()
    });
}

#[test]
fn widths_of_characters() {
    assert_same(|shape| narrow_marks(&shape.page()).into_bytes());
    assert_same(|shape| narrow_marks(&shape.pipe_rows()).into_bytes());
    assert_same(|shape| wide_digits(&shape.pipe_rows()).into_bytes());
}

#[test]
fn records_between_commas_as_a_sheet_is_saved() {
    let rows = "序号,工作任务,牵头单位,配合单位,完成时限\n1,加固圩堤7公里。,县水利局,县财政局,6月底前\n\
                2,\"新建校舍3栋,其中小学2栋。\",县教育局,\"县住建局,县财政局\",12月底前\n\
                3,\"修缮名为\"\"听泉\"\"的步道\n9公里。\",县林业局,,10月底前\n";
    // Titles stand above, one of them broken, and a row with nothing in it.
    let broken = "澄溪县,,,,\n\"\n2022年重点\n工作分解表\",,,,\n,,,,,\n";
    let years = rows.replace("工作任务", "重点工作任务（2022-2024年）");
    let titles = ["", "2022年重点工作分解表,,,,\n", broken];
    // What a bracket adds to a name makes it no longer.
    for (title, rows) in titles
        .map(|title| (title, rows))
        .into_iter()
        .chain([("", &*years)])
    {
        let text = format!(
            "澄溪县人民政府办公室关于印发2022年重点工作分解表的通知\n澄政办发〔2022〕8号\n各乡镇人民政府：\n\
             现将分解表印发给你们，请认真组织实施。\n澄溪县人民政府办公室\n2022年2月21日\n附件\n{title}{rows}"
        );
        let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
        let read: Vec<String> = notice
            .tasks
            .iter()
            .map(|task| {
                let units = task.units.iter().map(|unit| unit.name.as_str());
                let units = units.collect::<Vec<_>>().join("、");
                let times = task.deadlines.iter().map(|time| time.text.as_str());
                format!("{};{units};{}", task.text, times.collect::<String>())
            })
            .collect();
        assert_eq!(
            read,
            [
                "加固圩堤7公里。;县水利局、县财政局;6月底前",
                "新建校舍3栋,其中小学2栋。;县教育局、县住建局、县财政局;12月底前",
                "修缮名为\"听泉\"的步道9公里。;县林业局;10月底前",
            ],
            "{title}{rows}"
        );
        let stray = ["doubled-punctuation", "text-left-over"];
        let found = |rule: &str| notice.findings.iter().any(|finding| finding.rule == rule);
        assert!(!stray.into_iter().any(found), "{:?}", notice.findings);
    }
}

#[test]
fn records_in_quotes_over_several_lines_each() {
    let text = "澄溪县2022年重点工作分解表\n\"任务分解\",\"责任科室\",\"完成期限\"\n\
                \"加固圩堤7公里。\",\"水利股\n财务股\",\"6月底前\"\n\"新建校舍3栋。\",\"基建股\n财务股\",\"12月底前\"\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    let read = notice.tasks.iter().map(|task| {
        let units: Vec<&str> = task.units.iter().map(|unit| unit.name.as_str()).collect();
        format!("{};{}", task.text, units.join("、"))
    });
    let expected = [
        "加固圩堤7公里。;水利股、财务股",
        "新建校舍3栋。;基建股、财务股",
    ];
    assert_eq!(read.collect::<Vec<_>>(), expected);
}

#[test]
fn records_of_two_columns() {
    let text = "主要任务,承办单位\n改造老旧小区39个，惠及居民。,县住建局、县财政局\n栽植行道树。,县林业局\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    let rows = &notice.tables[0].rows;
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].text.as_str(), "改造老旧小区39个，惠及居民。");
    assert_eq!(rows[0].units.len(), 2);
}

#[test]
fn a_record_with_a_comma_too_many_is_reported_and_left_out() {
    let text = "澄溪县人民政府办公室关于印发2022年重点工作分解表的通知\n澄政办发〔2022〕8号\n各乡镇人民政府：\n\
                现将分解表印发给你们，请认真组织实施。\n澄溪县人民政府办公室\n2022年2月21日\n附件\n\
                序号,工作任务,牵头单位,完成时限\n1,加固圩堤7公里。,县水利局,6月底前\n\
                2,新建校舍3栋,其中小学2栋。,县教育局,12月底前\n3,造林500亩。,县林业局,10月底前\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    let texts: Vec<&str> = notice.tasks.iter().map(|task| task.text.as_str()).collect();
    assert_eq!(texts, ["加固圩堤7公里。", "造林500亩。"]);
    let record = "2,新建校舍3栋,其中小学2栋。,县教育局,12月底前";
    let found = notice.findings.iter();
    let found: Vec<&str> = found
        .filter(|finding| finding.rule == "unreadable-table")
        .map(|finding| finding.quote.as_str())
        .collect();
    assert_eq!(found, [record]);
    assert!(notice.leftover.iter().any(|left| left.text == record));
}

#[test]
fn clauses_between_commas_are_no_records() {
    let text = "澄溪县人民政府办公室关于做好2022年重点工作的通知\n各乡镇人民政府,县政府各部门,各直属单位:\n\
                为做好重点工作,明确任务,落实责任单位,现通知如下:\n一、水利建设,道路项目,重点任务\n\
                1.加固圩堤,疏浚河道,更换闸门。(责任单位:县水利局,县财政局,各乡镇)\n\
                2.改造危桥,硬化道路,补植行道树。(责任单位:县交通局,县林业局,各乡镇)\n澄溪县人民政府办公室\n2022年2月21日\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(notice.tables, []);
    assert_eq!(notice.tasks.len(), 2);
}

#[test]
fn what_stands_above_a_table_in_its_sheet_is_a_cover_without_the_commas_of_blank_cells() {
    let cover = [
        "澄溪县人民政府办公室关于印发2022年民生实事分解表的通知",
        "澄政办发〔2022〕8号",
        "各乡镇人民政府，县政府各部门：",
        "",
        "\"现将分解表印发给你们,请认真组织实施。\"",
        "澄溪县人民政府办公室",
        "2022年2月21日",
        "附件",
        "2022年民生实事分解表",
    ];
    let rows = "项目,内容,主办单位,协办单位,完成时间\n办学,新建校舍3栋,县教育局,县住建局,8月底前\n\
                出行,铺设步道9公里,县交通局,县林业局,11月底前\n";
    let padded: String = cover.iter().map(|line| format!("{line},,,,\n")).collect();
    let notice =
        taskbook::parse(format!("{padded}{rows}").as_bytes(), &Options::default()).unwrap();
    let header = &notice.header;
    assert_eq!(header.title.as_deref(), Some(cover[0]));
    assert_eq!(
        header
            .doc_number
            .as_ref()
            .map(|number| number.text.as_str()),
        Some(cover[1])
    );
    assert_eq!(header.issuer.as_deref(), Some(cover[5]));
    assert_eq!(
        header.issued_on.map(|day| day.to_string()).as_deref(),
        Some("2022-02-21")
    );
    assert_eq!(header.addressees, ["各乡镇人民政府", "县政府各部门"]);
    assert_eq!(notice.tables[0].title.as_deref(), Some(cover[8]));
    let tasks: Vec<&str> = notice.tasks.iter().map(|task| task.text.as_str()).collect();
    assert_eq!(tasks, ["新建校舍3栋", "铺设步道9公里"]);
    // The sheet alone: the year of its title is that of the times in it.
    let sheet = format!("{},,,,\n,,,,\n{rows}", cover[8]);
    let notice = taskbook::parse(sheet.as_bytes(), &Options::default()).unwrap();
    assert_eq!(notice.header.year, Some(2022));
    let ends = notice.tasks.iter().map(|task| task.deadlines[0].date);
    let ends: Vec<String> = ends.flatten().map(|day| day.to_string()).collect();
    assert_eq!(ends, ["2022-08-31", "2022-11-30"]);
}
