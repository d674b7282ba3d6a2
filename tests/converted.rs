//! Tables as converters leave them in a text: merged cells printed in every column, words for blank cells, cells on lines of their
//! own that a pipe closes. Invented notices against facts written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::rows::{notice, rows};
use common::table::table;
use common::unit_names;
use taskbook::{Notice, Options};

fn text(body: &str) -> Notice {
    let text = format!(
        "澄溪县人民政府办公室关于印发2022年重点工作分解表的通知\n\n各乡镇人民政府：\n\n现将分解表印发给你们。\n\n{body}\n"
    );
    taskbook::parse(text.as_bytes(), &Options::default()).unwrap()
}

#[test]
fn a_merged_cell_printed_in_every_column_is_one() {
    let expected = [
        "一、促增长;1;扩大投资;新开工项目30个;*县发改局、+县财政局;6月底前",
        "一、促增长;2;活跃消费;举办展销会5场;*县商务局、+各乡镇;10月底前",
        "惠民生;3;建好学校;新建小学2所;*县教育局、+县住建局;8月底前",
    ];
    let drawn = [
        "序号|工作任务|工作措施|牵头单位|配合单位|完成时限",
        "一、促增长|一、促增长|一、促增长|一、促增长|一、促增长|一、促增长",
        "1|扩大投资|新开工项目30个|县发改局|县财政局|6月底前",
        "2|活跃消费|举办展销会5场|县商务局|各乡镇|10月底前",
        "二|惠民生|惠民生|惠民生|惠民生|惠民生",
        "3|建好学校|新建小学2所|县教育局|县住建局|8月底前",
    ];
    assert_eq!(rows(&notice(&table(&drawn)), 0), expected);
    let mut lines: Vec<String> = drawn.iter().map(|row| format!("|{row}|")).collect();
    lines.insert(1, "|---|---|---|---|---|---|".to_owned());
    assert_eq!(rows(&text(&lines.join("\n")), 0), expected);
}

#[test]
fn columns_that_happen_to_say_the_same_stay_apart() {
    let notice = notice(&table(&[
        "序号|工作任务|一季度|二季度|三季度|责任单位",
        "1|巡查河道|全面完成|全面完成|全面完成|县水利局",
        "2|巡查山林|持续推进|持续推进|持续推进|县林业局",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [";1;;巡查河道;县水利局;", ";2;;巡查山林;县林业局;"]
    );
}

#[test]
fn words_for_blank_cells_are_no_text() {
    let notice = text(
        "| 2022年重点工作分解表 | Unnamed: 1 | Unnamed: 2 | Unnamed: 3 |\n|---|---|---|---|\n\
         | 序号 | 工作任务 | 工作措施 | 责任单位 |\n| 一 | 托育服务 | NaN | NaN |\n\
         | 1 | 增加托位 | 新增托位400个 | 县卫健局 |\n| 2 | NaN | 培训保育员60人 | 县人社局 |",
    );
    let texts: Vec<&str> = notice.tasks.iter().map(|task| task.text.as_str()).collect();
    assert_eq!(texts, ["新增托位400个", "培训保育员60人"]);
    let units = unit_names(&notice);
    assert_eq!(units, ["县卫健局", "县人社局"]);
}

/// A cell a line, each closed by a pipe; `/` breaks a line inside a cell.
fn closed(rows: &[&str]) -> String {
    let cells = rows.iter().flat_map(|row| row.split('|'));
    cells
        .map(|cell| match cell {
            "" => "|\n".to_owned(),
            cell => format!("{} |\n", cell.replace('/', "\n")),
        })
        .collect()
}

#[test]
fn cells_that_a_pipe_closes_each_are_told_by_the_numbers_of_the_rows() {
    let first = closed(&[
        "序号|决策事项|主要内容|承办部门|备注",
        "1|渡口改造|改建渡口四处/配备救生设施|县交通局|",
        "2|水厂扩建|日供水增加2万吨|县水务集团/县住建局|续建",
    ]);
    let second = closed(&[
        "序号|听证事项|主要内容|承办部门|备注",
        "1|水价调整|居民用水价格|县发改局|",
    ]);
    let notice = text(&format!(
        "2022年决策事项目录\n{first}2022年听证事项目录\n{second}"
    ));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;渡口改造;改建渡口四处配备救生设施;县交通局;",
            ";2;水厂扩建;日供水增加2万吨;县水务集团、县住建局;",
        ]
    );
    assert_eq!(rows(&notice, 1), [";1;水价调整;居民用水价格;县发改局;"]);
}

/// A table as libraries for data print it: numbers from 0 in front, the cells of a column flush right.
fn data_frame(rows: &[&str], width: impl Fn(char) -> usize) -> String {
    let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.split('|').collect()).collect();
    let wide = |cell: &str| cell.chars().map(&width).sum::<usize>();
    let column = |at: usize| cells.iter().map(|row| wide(row[at])).max().unwrap();
    let line = |(nth, row): (usize, &Vec<&str>)| {
        let number = nth
            .checked_sub(1)
            .map_or(String::new(), |nth| nth.to_string());
        let cells = row.iter().enumerate();
        let cells =
            cells.map(|(at, cell)| format!("  {}{cell}", " ".repeat(column(at) - wide(cell))));
        format!("{number:<2}{}\n", cells.collect::<String>())
    };
    cells.iter().enumerate().map(line).collect()
}

#[test]
fn data_frames_have_their_cells_below_the_ends_of_the_names() {
    let frame = [
        "类别|序号|工作任务|牵头单位|配合单位|备注",
        "水利|1|加固圩堤7公里，落实管护|县水利局\\n县财政局|县林业局|NaN",
        "NaN|2|疏浚河道4条|县住建局|NaN|续建",
        "交通|3|改造危桥6座  加宽路面|县交通局|各乡镇|",
    ];
    for width in [|_: char| 1, |c: char| if c.is_ascii() { 1 } else { 2 }] {
        let notice = text(&format!(
            "2022年重点任务分解表\n{}",
            data_frame(&frame, width)
        ));
        assert_eq!(
            rows(&notice, 0),
            [
                "水利;1;;加固圩堤7公里，落实管护;*县水利局、*县财政局、+县林业局;",
                "水利;2;;疏浚河道4条;*县住建局;",
                "交通;3;;改造危桥6座  加宽路面;*县交通局、+各乡镇;",
            ]
        );
    }
}

#[test]
fn what_markdown_writes_beside_the_text_is_none_of_it() {
    let marked = "**一、水环境**\n\n1\\. **完成清淤4万方。** 对干流进行清淤。\n\n**责任单位：** 县水利局\n\n\
        2\\. 建成管网2公里。（**牵头单位：**县住建局；**配合单位**：县城管局）\n\n**二、绿化**\n\n\
        - **植树**：植树3万株。\n\n**责任单位**：县林业局\n";
    let bare = "一、水环境\n\n1. 完成清淤4万方。 对干流进行清淤。\n\n责任单位： 县水利局\n\n\
        2. 建成管网2公里。（牵头单位：县住建局；配合单位：县城管局）\n\n二、绿化\n\n植树：植树3万株。\n\n责任单位：县林业局\n";
    let told = |notice: &Notice| -> Vec<(String, Vec<String>)> {
        let tasks = notice.tasks.iter();
        tasks
            .map(|task| {
                let units = task.units.iter().map(|unit| unit.name.to_string());
                (task.text.to_string(), units.collect())
            })
            .collect()
    };
    let notice = text(marked);
    assert_eq!(told(&notice), told(&text(bare)));
    let names: Vec<String> = told(&notice)
        .into_iter()
        .flat_map(|(_, units)| units)
        .collect();
    assert_eq!(names, ["县水利局", "县住建局", "县城管局", "县林业局"]);
    assert!(notice.leftover.iter().all(|left| !left.text.contains('*')));
    let quoted = |unit: &taskbook::Unit| {
        notice.source().text()[unit.at.start as usize..unit.at.end as usize] == *unit.name
    };
    let mut units = notice.tasks.iter().flat_map(|task| &task.units);
    assert!(units.all(quoted));
}

#[test]
fn asterisks_of_other_texts_stay() {
    let notice = text("一、清淤\n1.张**负责清淤，李**负责运土。（责任单位：县水利局）");
    assert_eq!(notice.tasks[0].text, "张**负责清淤，李**负责运土。");
}

#[test]
fn a_note_quoted_below_a_table_is_no_part_of_the_last_item() {
    let text = "# 云溪县2025年消费工作方案\n\n### 一、增收行动\n\n**1.扩大就业。** 新增就业4000人。*（县人社局）*\n\n**2.发展托育。** 新增托位80个。*（县卫健局、县教育局）*\n\n\
                ### 二、任务清单\n\n| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 举办活动20场 | 县商务局<br/>县文旅局 |\n\n> 注：排在首位的为牵头单位。\n";
    let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).expect("a notice");
    let told: Vec<String> = notice
        .tasks
        .iter()
        .map(|task| {
            let names = task.units.iter().map(|unit| &*unit.name);
            format!("{} {}", task.text, names.collect::<Vec<_>>().join("、"))
        })
        .collect();
    assert_eq!(
        told,
        [
            "新增就业4000人。 县人社局",
            "新增托位80个。 县卫健局、县教育局",
            "举办活动20场 县商务局、县文旅局",
        ]
    );
}

#[test]
fn blank_cells_at_both_ends_of_a_row_between_pipes() {
    let page = "关于印发2026年考核指标及分工的通知\n澄乡组办〔2026〕7号\n各乡镇：\n现予印发。\n澄溪县农业农村局\n2026年5月12日\n\
                2026年考核指标及分工\n考核内容 | 序号 | 考核指标 | 分值 | 牵头部门 | 配合部门\n\
                产业兴旺 | 1 | 粮食播种面积 | 8 | 县农业农村局 | 县统计局\n | 2 | 农产品加工产值 | 5 | 县经信局 | \n\
                生态宜居 | 3 | 生活污水治理率 | 5 | 县生态环境局 | 县住建局\n | 4 | 卫生户厕普及率 | 5 | 县卫健局 | 县农业农村局\n";
    let notice = taskbook::parse(page.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        rows(&notice, 0),
        [
            "产业兴旺;1;;粮食播种面积;*县农业农村局、+县统计局;",
            "产业兴旺;2;;农产品加工产值;*县经信局;",
            "生态宜居;3;;生活污水治理率;*县生态环境局、+县住建局;",
            "生态宜居;4;;卫生户厕普及率;*县卫健局、+县农业农村局;",
        ]
    );
}
