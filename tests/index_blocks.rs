//! Index blocks (索引块) right above or below a task table: their rows are none of its, and its rows none of theirs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use taskbook::{LeftoverClass, Notice, Options};

fn read(source: &str) -> Notice {
    taskbook::parse(source.as_bytes(), &Options::default()).unwrap()
}

/// `text;units;deadline` of every row.
fn rows(notice: &Notice) -> Vec<String> {
    let rows = notice.tables.iter().flat_map(|table| &table.rows);
    rows.map(|row| {
        let units: Vec<&str> = row.units.iter().map(|unit| &*unit.name).collect();
        let deadline = row.deadline.as_deref().unwrap_or_default();
        format!("{};{};{deadline}", row.text, units.join("、"))
    })
    .collect()
}

/// The texts left over that are none of the page.
fn lost(notice: &Notice) -> usize {
    let lost = notice.leftover.iter();
    lost.filter(|left| left.class != LeftoverClass::Chrome)
        .count()
}

/// Rows of cells as pipes with and without one in front, tabs, and tags print them.
fn printed(rows: &[&[&str]]) -> [String; 4] {
    let lines = |open: &str, between: &str, close: &str| {
        let line = |row: &&[&str]| format!("{open}{}{close}\n", row.join(between));
        rows.iter().map(line).collect::<String>()
    };
    let title = "青湖县2024年民生实事任务分解表";
    [
        format!("{title}\n{}", lines("", " | ", " |")),
        format!("{title}\n{}", lines("| ", " | ", " |")),
        format!("{title}\n{}", lines("", "\t", "")),
        format!(
            "<html><body><div id=content><h1>{title}</h1><table>{}</table></div></body></html>",
            lines("<tr><td>", "</td><td>", "</td></tr>")
        ),
    ]
}

const NAMES: &[&str] = &["序号", "工作任务", "责任单位", "完成时限"];
const BRIDGES: &[&str] = &["1", "改建桥梁2座。", "县住建局", "6月底"];
const PARKING: &[&str] = &["2", "新建停车场4处。", "县城管局", "年底"];
const INDEX: &[&str] = &["索引号：", "11qh/2024-00312", "成文日期：", "2024-03-02"];
const ISSUER: &[&str] = &["发布机构：", "青湖县人民政府办公室", "公开方式：", ""];

#[test]
fn rows_of_an_index_block_above_or_below_a_table_are_none_of_it() {
    for table in [
        [NAMES, BRIDGES, PARKING, INDEX].as_slice(),
        &[INDEX, NAMES, BRIDGES, PARKING],
        &[INDEX, ISSUER, NAMES, BRIDGES, PARKING],
        &[INDEX, NAMES, BRIDGES, PARKING, ISSUER],
        &[NAMES, BRIDGES, PARKING, ISSUER, INDEX],
    ] {
        for source in printed(table) {
            let notice = read(&source);
            let expected = [
                "改建桥梁2座。;县住建局;6月底",
                "新建停车场4处。;县城管局;年底",
            ];
            assert_eq!(rows(&notice), expected, "{source}");
            let issued = notice.header.issued_on.map(|day| day.to_string());
            assert_eq!(
                (issued.as_deref(), lost(&notice)),
                (Some("2024-03-02"), 0),
                "{source}"
            );
        }
    }
}

#[test]
fn a_table_of_one_row_is_parted_too_and_labels_need_no_colon() {
    let index: &[&str] = &["索引号", "11qh/2024-00312", "成文日期", "2024-03-02"];
    for table in [
        [NAMES, BRIDGES, index].as_slice(),
        &[index, NAMES, BRIDGES],
        &[NAMES, BRIDGES, &["索引号：", "11qh/2024-00312"]],
    ] {
        for source in printed(table) {
            let notice = read(&source);
            assert_eq!(rows(&notice), ["改建桥梁2座。;县住建局;6月底"], "{source}");
            assert_eq!(lost(&notice), 0, "{source}");
        }
    }
}

#[test]
fn rows_that_go_on_without_names_are_no_index_block() {
    for table in [
        [BRIDGES, PARKING, INDEX].as_slice(),
        &[INDEX, BRIDGES, PARKING],
    ] {
        for source in printed(table) {
            let notice = read(&source);
            let mut left = notice.leftover.iter();
            let text = left.find(|left| left.text.contains("改建桥梁2座。"));
            assert!(
                text.is_some_and(|left| left.class == LeftoverClass::Unknown),
                "{source}"
            );
        }
    }
}

#[test]
fn blank_cells_at_the_ends_of_rows_are_put_back_whatever_stands_below() {
    let notice = read(
        "类别 | 实事 | 年度目标 | 责任单位 | 分管领导 |\n\
         教育 | 改建学校 | 建成教学楼2座。 | 县教育局 | 王某某 |\n\
         建设操场 | 铺设操场3处。 | 县体育局 | 王某某 | |\n\
         索引号: | 11qh/2024-00312 | 成文日期: | 2024-03-02 |\n",
    );
    assert_eq!(
        rows(&notice),
        ["建成教学楼2座。;县教育局;", "铺设操场3处。;县体育局;"]
    );
}

#[test]
fn an_index_block_alone_is_no_table_of_the_notice() {
    let kind: &[&str] = &["组配分类", "重点工作", "责任部门", "青湖县教育局"];
    for table in [[INDEX, ISSUER, kind].as_slice(), &[INDEX, ISSUER]] {
        for source in printed(table) {
            let notice = read(&source);
            assert_eq!(
                (notice.tables.len(), notice.tasks.len()),
                (0, 0),
                "{source}"
            );
        }
    }
}

#[test]
fn names_of_columns_that_an_index_block_has_too_make_no_table_one() {
    let names: &[&str] = &[
        "序号", "文件名称", "发文机关", "文号", "工作任务", "责任单位",
    ];
    let works: &[&str] = &[
        "1", "城区绿化办法", "县政府", "青政发〔2012〕3号", "修订公布。", "县林业局",
    ];
    let fees: &[&str] = &[
        "2", "停车收费办法", "县政府", "青政发〔2013〕9号", "予以废止。", "县发改局",
    ];
    for source in printed(&[names, works, fees]) {
        let notice = read(&source);
        assert_eq!(
            rows(&notice),
            ["修订公布。;县林业局;", "予以废止。;县发改局;"],
            "{source}"
        );
    }
}
