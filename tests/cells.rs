//! What the cells of bodies hold: labels, lists that a narrow column wraps, persons. Invented notices against facts written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::rows::{notice, rows, units};
use common::table::table;

#[test]
fn a_label_in_a_cell_ends_the_one_above() {
    let notice = notice(&table(&[
        "序号|工作任务|责任单位",
        "1|加固圩堤7公里|牵头单位：县水利局<br>责任单位：县财政局、县林业局",
        "2|改造危桥6座|牵头：县交通局<br>责任：县财政局<br>县林业局",
        "3|办好学校2所|牵头单位：县教育局<br>县财政局<br>配合单位：县住建局",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里;*县水利局、县财政局、县林业局;",
            ";2;;改造危桥6座;*县交通局、县财政局、县林业局;",
            ";3;;办好学校2所;*县教育局、*县财政局、+县住建局;",
        ]
    );
}

#[test]
fn a_list_that_a_narrow_cell_wraps_is_one() {
    for (cell, bodies) in [
        (
            "县应急局、县<br>人力资源和社<br>会保障局、各<br>乡镇人民政府",
            "县应急局、县人力资源和社会保障局、各乡镇人民政府",
        ),
        (
            "团委、市场<br>监管局、自<br>然资源局",
            "团委、市场监管局、自然资源局",
        ),
        ("教育局、人<br>社局", "教育局、人社局"),
        (
            "住建局、水利局<br>教育局、财政局",
            "住建局、水利局、教育局、财政局",
        ),
        (
            "各县（市、<br>区）人民政<br>府、教育局",
            "各县（市、区）人民政府、教育局",
        ),
        ("县政府办<br>公室", "县政府办公室"),
        ("东岭高新区管<br>委会", "东岭高新区管委会"),
        ("县水利局<br>县财政局", "县水利局、县财政局"),
        ("县人力资源<br>和社会保障<br>局", "县人力资源和社会保障局"),
        ("市生态环境局<br>北山分局", "市生态环境局北山分局"),
        ("国家税务总局<br>云岭县税务局", "国家税务总局云岭县税务局"),
        ("商务局<br>市场监管分局", "商务局、市场监管分局"),
        (
            "市生态环境局<br>县公安局城北分局",
            "市生态环境局、县公安局城北分局",
        ),
    ] {
        let notice = notice(&table(&[
            "序号|工作任务|责任单位",
            &format!("1|加固圩堤7公里|{cell}"),
        ]));
        assert_eq!(
            rows(&notice, 0),
            [format!(";1;;加固圩堤7公里;{bodies};")],
            "{cell}"
        );
    }
}

#[test]
fn persons_right_behind_the_bodies_of_a_column_are_none() {
    let header = "序号|工作任务|责任单位";
    let notice_of = |cells: [&str; 3]| {
        let row = |at: usize| format!("{}|任务{at}：修建泵站。|{}", at + 1, cells[at]);
        let rows: Vec<String> = (0..3).map(row).collect();
        notice(&table(&[header, &rows[0], &rows[1], &rows[2]]))
    };
    for cells in [
        [
            "县水利局 张立",
            "县住建局 王小明、县教育局 李军",
            "县林业局 欧阳健",
        ],
        [
            "县水利局<br>张立",
            "县住建局<br>王小明<br>县教育局<br>李军",
            "县林业局<br>欧阳健",
        ],
        [
            "县水利局：张立",
            "县住建局（王小明）、县教育局：李军",
            "欧阳健（县林业局）",
        ],
        [
            "县水利局局长张立",
            "王小明（县住建局）、县教育局 李军",
            "县林业局局长赵健",
        ],
    ] {
        let notice = notice_of(cells);
        let bodies: Vec<String> = notice.tables[0].rows.iter().map(units).collect();
        assert_eq!(bodies, ["县水利局", "县住建局、县教育局", "县林业局"]);
    }
    // One alone may be the short name of a place.
    let notice = notice_of(["县水利局<br>石桥", "县住建局", "县教育局、县林业局"]);
    assert_eq!(units(&notice.tables[0].rows[0]), "县水利局、石桥");
    // Behind a colon a person is one, in whatever column, and the body before it no label.
    let notice = notice_of(["县水利局：张立", "县住建局", "牵头单位：县教育局"]);
    let bodies: Vec<String> = notice.tables[0].rows.iter().map(units).collect();
    assert_eq!(bodies, ["县水利局", "县住建局", "*县教育局"]);
}

#[test]
fn a_person_behind_a_body_ends_its_entry() {
    let source = "序号\t重点任务\t具体举措\t责任单位（责任人）\n1\t水利建设\t加固圩堤7公里\t县水利局 张立\n\
        \t\t疏浚河道4条\t县住建局 王小明\n2\t交通建设\t改造危桥6座\t县交通局 李军\n";
    let notice = taskbook::parse(source.as_bytes(), &taskbook::Options::default()).unwrap();
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;水利建设;加固圩堤7公里;县水利局;",
            ";1;水利建设;疏浚河道4条;县住建局;",
            ";2;交通建设;改造危桥6座;县交通局;",
        ]
    );
}

#[test]
fn blanks_part_a_list_whatever_closes_it() {
    let notice = notice(&table(&[
        "序号|工作任务|责任单位",
        "1|加固圩堤7公里|住建局 水利局 林业局按职责分工负责",
        "2|改造危桥6座|县住建局、县交通局按职责分工负责",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里;住建局、水利局、林业局;",
            ";2;;改造危桥6座;县住建局、县交通局;",
        ]
    );
}

#[test]
fn the_kind_of_a_company_alone_on_a_line_ends_the_name_above() {
    for (cell, bodies) in [
        ("澄溪城投<br>集团", "澄溪城投集团"),
        ("澄溪城投集团<br>有限公司", "澄溪城投集团有限公司"),
        ("澄溪水务<br>公司、县水利局", "澄溪水务公司、县水利局"),
        ("县水利局<br>澄溪城投集团", "县水利局、澄溪城投集团"),
    ] {
        let notice = notice(&table(&[
            "序号|工作任务|责任单位",
            &format!("1|加固圩堤7公里|{cell}"),
            "2|改造危桥6座|县交通局",
        ]));
        assert_eq!(units(&notice.tables[0].rows[0]), bodies, "{cell}");
    }
}
