//! What the columns of a table hold where names are not known, long, or begin as others do. Invented notices against facts written
//! by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::rows::{notice, notice_page, role_of, rows, units};
use common::table::table;
use taskbook::{ColumnRole, Role};

#[test]
fn bodies_stay_what_their_names_say_beside_names_that_are_not_known() {
    for (first, second) in [
        ("点位", "隐患描述"),
        ("线路", "路段"),
        ("普法主题", "案例情景"),
    ] {
        let notice = notice(&table(&[
            &format!("{first}|{second}|牵头单位|配合单位|完成时限"),
            "东门渡口|护栏缺失三十米|县交通局|县应急局、城关镇|4月底前",
            "石桥水库|溢洪道堵塞|县水利局|县财政局|6月底前",
        ]));
        assert_eq!(
            rows(&notice, 0),
            [
                ";;东门渡口;护栏缺失三十米;*县交通局、+县应急局、+城关镇;4月底前",
                ";;石桥水库;溢洪道堵塞;*县水利局、+县财政局;6月底前",
            ],
            "{first}, {second}"
        );
    }
}

#[test]
fn two_unknown_names_behind_the_number_are_heading_and_text() {
    let notice = notice(&table(&[
        "序号|演练名目|情景设置|牵头单位|责任单位",
        "1|桥梁坍塌|模拟车辆坠河后搜救|县交通局|县消防救援大队",
        "2|学校火灾|模拟宿舍起火后疏散|县教育局|县消防救援大队",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;桥梁坍塌;模拟车辆坠河后搜救;*县交通局、县消防救援大队;",
            ";2;学校火灾;模拟宿舍起火后疏散;*县教育局、县消防救援大队;",
        ]
    );
}

#[test]
fn of_long_names_above_numbered_rows_the_last_noun_decides() {
    let notice = notice(&table(&[
        "序号|拟修订的县政府规章制度文件名称|规章制度文件起草、报送单位|起草单位将送审稿提交审查时间",
        "1|《澄溪县渡口管理办法》|县交通局|5月底前",
        "2|《澄溪县古树名木保护办法》|县林业局|9月底前",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;《澄溪县渡口管理办法》;县交通局;5月底前",
            ";2;;《澄溪县古树名木保护办法》;县林业局;9月底前",
        ]
    );
}

#[test]
fn a_name_that_begins_as_bodies_do_and_ends_otherwise_holds_no_bodies() {
    let notice = notice(&table(&[
        "序号|工作任务|承办单位|承办时间|牵头事项|责任区域",
        "1|清理占道经营|县城管局|7月底前|统筹各方|老城片",
        "2|整修人行道板|县住建局|8月底前|统一招标|新城片",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;清理占道经营;县城管局;7月底前",
            ";2;;整修人行道板;县住建局;8月底前",
        ]
    );
    for name in ["牵头事项", "责任区域"] {
        assert_eq!(role_of(&notice, name), ColumnRole::Other, "{name}");
    }
}

#[test]
fn the_kind_of_a_task_is_not_its_text() {
    let notice = notice(&table(&[
        "序号|事项名称|事项分类|责任单位",
        "1|新建城北客运站|重大工程|县交通局",
        "2|修订防洪预案|重大预案|县水利局",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            "重大工程;1;;新建城北客运站;县交通局;",
            "重大预案;2;;修订防洪预案;县水利局;",
        ]
    );
}

#[test]
fn bodies_left_of_their_tasks_hold_for_the_rows_below_them() {
    let notice = notice(&table(&[
        "责任单位|序号|工作任务|完成时限",
        "4c:一、渡口整治",
        "县交通局|1|改建渡口四处|6月底前",
        "|2|配备救生衣200件|9月底前",
        "4c:二、水库整治",
        "|3|加固大坝1座|10月底前",
        "县水利局|4|清淤3万方|11月底前",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            "一、渡口整治;1;;改建渡口四处;县交通局;6月底前",
            "一、渡口整治;2;;配备救生衣200件;县交通局;9月底前",
            "二、水库整治;3;;加固大坝1座;;10月底前",
            "二、水库整治;4;;清淤3万方;县水利局;11月底前",
        ]
    );
}

#[test]
fn two_columns_of_bodies_without_names_are_both_read() {
    let notice = notice(&table(&[
        "1|改建渡口四处，配备救生设施|县交通局|县财政局|6月底前",
        "2|加固大坝1座，清理溢洪道|县水利局|县财政局、县应急局|9月底前",
    ]));
    let found: Vec<String> = notice.tables[0].rows.iter().map(units).collect();
    assert_eq!(
        found,
        ["县交通局、县财政局", "县水利局、县财政局、县应急局"]
    );
}

#[test]
fn a_remark_over_the_whole_row_may_state_the_rule() {
    for remark in [
        "4c:备注：责任单位有两个以上的，排在第一位的为牵头单位。",
        "注：列首位的为牵头单位|||",
    ] {
        let notice = notice(&table(&[
            "序号|工作任务|责任单位|完成时限",
            "1|改建渡口四处|县交通局、县财政局|6月底前",
            "2|加固大坝1座|县水利局、县应急局|9月底前",
            remark,
        ]));
        let found: Vec<_> = notice
            .tasks
            .iter()
            .map(|task| (&*task.units[0].name, task.units[0].role))
            .collect();
        assert_eq!(
            found,
            [("县交通局", Role::Lead), ("县水利局", Role::Lead)],
            "{remark}"
        );
        assert_eq!(notice.tasks[0].units[1].role, Role::Responsible);
    }
}

#[test]
fn a_cell_may_mean_that_of_another_row() {
    let notice = notice(&table(&[
        "序号|工作任务|牵头单位|配合单位|完成时限",
        "1|改建渡口四处|县交通局|县财政局、县应急局|6月底前",
        "2|加固大坝1座|县水利局|同1|同上",
        "3|清淤3万方|同上|同第1项|9月底前",
        "4|整修涵闸2座|同第2项|县同心社区服务中心|同3",
    ]));
    let found = rows(&notice, 0);
    let (units, deadlines): (Vec<&str>, Vec<&str>) = found
        .iter()
        .map(|row| row.rsplit(';').collect::<Vec<_>>())
        .map(|row| (row[1], row[0]))
        .unzip();
    assert_eq!(
        units,
        [
            "*县交通局、+县财政局、+县应急局",
            "*县水利局、+县财政局、+县应急局",
            "*县水利局、+县财政局、+县应急局",
            "*县水利局、+县同心社区服务中心",
        ]
    );
    assert_eq!(deadlines, ["6月底前", "6月底前", "9月底前", "9月底前"]);
}

#[test]
fn a_name_that_is_part_of_what_a_cell_says_has_its_own_place() {
    let page = notice_page(&table(&[
        "序号|工作任务|责任单位",
        "1|改建渡口四处|县交通 局主要负 责人",
        "2|加固大坝1座|（牵头）县水 利局、（ 配合 ）县财政局",
        "3|清淤3万方|①县水 利局②县农业 农村局分管副 局长",
    ]));
    let notice = taskbook::parse(page.as_bytes(), &taskbook::Options::default()).unwrap();
    let printed: Vec<Vec<String>> = notice
        .tasks
        .iter()
        .map(|task| {
            let units = task.units.iter();
            units
                .map(|unit| {
                    let place = &page[unit.at.start as usize..unit.at.end as usize];
                    let printed: String = place.split_whitespace().collect();
                    assert_eq!(printed, *unit.name);
                    printed
                })
                .collect()
        })
        .collect();
    assert_eq!(
        printed,
        [
            vec!["县交通局"],
            vec!["县水利局", "县财政局"],
            vec!["县水利局", "县农业农村局"]
        ]
    );
}

#[test]
fn parts_of_the_year_beside_a_task_do_not_keep_names_from_being_a_header() {
    let months: Vec<String> = (1..=12).map(|month| format!("{month}月")).collect();
    let months = months.join("|");
    for (periods, cells) in [
        ("一季度|二季度|三季度|四季度", "设计|招标|开工|完工"),
        (
            "第一季度目标|第二季度目标|第三季度目标|第四季度目标",
            "—|招标|开工|完工",
        ),
        (months.as_str(), "√|√|√|√|√|√|√|√|√|√|√|√"),
    ] {
        let notice = notice(&table(&[
            &format!("序号|工作任务|责任单位|{periods}"),
            &format!("1|改造小区12个|县住建局|{cells}"),
            &format!("2|建设管网20公里|县水利局|{cells}"),
        ]));
        assert_eq!(
            rows(&notice, 0),
            [";1;;改造小区12个;县住建局;", ";2;;建设管网20公里;县水利局;",],
            "{periods}"
        );
    }
}

#[test]
fn persons_and_bodies_that_ask_or_check_bear_no_duty_beside_those_who_do() {
    for name in [
        "包保人", "主办人", "牵头人", "参与人员", "责任民警", "包联干部",
    ] {
        let notice = notice(&table(&[
            &format!("序号|工作任务|责任单位|{name}"),
            "1|新增学位540个|县教育局|张伟",
            "2|改造小区12个|县住建局|刘洋",
        ]));
        let units: Vec<String> = notice.tables[0].rows.iter().map(units).collect();
        assert_eq!(units, ["县教育局", "县住建局"], "{name}");
        assert_eq!(role_of(&notice, name), ColumnRole::Person, "{name}");
    }
    for name in ["销号单位", "反馈单位", "来文部门", "资金来源单位"] {
        let notice = notice(&table(&[
            &format!("序号|整改任务|责任单位|{name}"),
            "1|清理违建12处|县城管局|县委督查室",
            "2|疏浚河道3公里|县水利局|县生态环境局",
        ]));
        let units: Vec<String> = notice.tables[0].rows.iter().map(units).collect();
        assert_eq!(units, ["县城管局", "县水利局"], "{name}");
    }
}

#[test]
fn bodies_that_head_rows_bear_them_where_no_column_is_one_of_bodies() {
    let groups = notice(
        "<table><tr><td>序号</td><td>任务</td><td>时限</td></tr>\
         <tr><td colspan=3>一、县住建局（2项）</td></tr>\
         <tr><td>1</td><td>改造小区12个</td><td>6月底</td></tr><tr><td>2</td><td>建设公园2个</td><td>8月底</td></tr>\
         <tr><td colspan=3>二、民生保障（1项）</td></tr><tr><td>3</td><td>新增学位540个</td><td>8月底</td></tr></table>",
    );
    let borne: Vec<String> = groups.tables[0].rows.iter().map(units).collect();
    assert_eq!(borne, ["县住建局", "县住建局", ""]);

    let table = "<table><tr><td>序号</td><td>任务</td><td>时限</td></tr>\
                 <tr><td>1</td><td>改造小区12个</td><td>6月底</td></tr><tr><td>2</td><td>建设公园2个</td><td>8月底</td></tr></table>";
    let above = notice(&format!("<p>责任单位：县住建局</p>{table}"));
    let borne: Vec<String> = above.tables[0].rows.iter().map(units).collect();
    assert_eq!(borne, ["县住建局", "县住建局"]);

    let item = notice(&format!(
        "<p>1.改造老旧小区。</p><p>责任单位：县住建局</p>{table}"
    ));
    let borne: Vec<String> = item.tables[0].rows.iter().map(units).collect();
    assert_eq!(borne, ["", ""]);
}

#[test]
fn of_a_column_in_two_roles_the_first_body_has_the_first() {
    for (name, others) in [
        ("牵头和配合单位", "+"),
        ("主办单位、协办单位", "+"),
        ("牵头及责任单位", ""),
    ] {
        let notice = notice(&table(&[
            &format!("序号|工作任务|{name}"),
            "1|整修人行道板|县住建局、县财政局、县交通局",
            "2|清理占道经营|县城管局、县公安局牵头，县司法局配合",
            "3|编制规划|县林业局",
        ]));
        assert_eq!(
            rows(&notice, 0),
            [
                format!(";1;;整修人行道板;*县住建局、{others}县财政局、{others}县交通局;"),
                ";2;;清理占道经营;*县城管局、*县公安局、+县司法局;".to_owned(),
                ";3;;编制规划;*县林业局;".to_owned(),
            ],
            "{name}"
        );
    }
    // Where nobody leads, who only joins in cannot be told.
    let notice = notice(&table(&[
        "序号|工作任务|责任单位及配合单位",
        "1|整修人行道板|县住建局、县财政局",
    ]));
    assert_eq!(rows(&notice, 0), [";1;;整修人行道板;县住建局、县财政局;"]);
}

/// A table cell by cell on lines parted by blank lines, below a mark of an annex.
fn flattened(rows: &[&str]) -> taskbook::Notice {
    let cells = rows.join("|").replace('|', "\n\n");
    let text = format!(
        "澄溪县关于印发湿地公园建设计划的通知\n\n各乡镇人民政府：\n\n现将计划印发给你们。\n\n澄溪县人民政府\n\n2022年2月21日\n\n附件\n\n\
         湿地公园建设项目表\n\n{cells}\n"
    );
    taskbook::parse(text.as_bytes(), &taskbook::Options::default()).unwrap()
}

#[test]
fn a_column_that_says_where_holds_no_bodies() {
    for place in ["位置", "建设地点", "地址", "所在乡镇"] {
        let head = format!("序号|项目名称|{place}|面积（公顷）|备注");
        let whole = [
            "1|白鹭湿地公园|柳溪镇|320|需征地",
            "2|北湖湿地公园|东关街道|415|二期",
        ];
        for notice in [
            notice(&table(&[&head, whole[0], whole[1]])),
            flattened(&[&head, whole[0], whole[1]]),
        ] {
            let read: Vec<String> = rows(&notice, 0);
            assert_eq!(
                read,
                [";1;;白鹭湿地公园;;", ";2;;北湖湿地公园;;"],
                "{place}"
            );
            let told =
                |row: &taskbook::Row| format!("{} {}", row.cells[place], row.cells["面积（公顷）"]);
            let told: Vec<String> = notice.tables[0].rows.iter().map(told).collect();
            assert_eq!(told, ["柳溪镇 320", "东关街道 415"], "{place}");
        }
    }
    // A name that tells nothing leaves it to the cells.
    let notice = notice(&table(&[
        "序号|项目名称|甲方", "1|改造泵站|县水利局", "2|改造管网|县住建局",
    ]));
    assert_eq!(rows(&notice, 0)[1], ";2;;改造管网;县住建局;");
}

#[test]
fn a_project_beside_several_numbers_groups_them_and_beside_one_it_heads_the_task() {
    let head = "序号|项目|工作内容|责任单位";
    let merged = [
        notice(&table(&[
            head,
            "1|2r:水环境整治|清理河道20公里。|县水利局",
            "2|新建管网30公里。|县住建局",
            "3|绿化提升|新增绿地50亩。|县林业局",
        ])),
        flattened(&[
            head,
            "1|水环境整治|清理河道20公里。|县水利局",
            "2|新建管网30公里。|县住建局",
            "3|绿化提升|新增绿地50亩。|县林业局",
        ]),
    ];
    for notice in merged {
        assert_eq!(
            rows(&notice, 0),
            [
                "水环境整治;1;;清理河道20公里。;县水利局;",
                "水环境整治;2;;新建管网30公里。;县住建局;",
                "绿化提升;3;;新增绿地50亩。;县林业局;",
            ]
        );
        assert_eq!(role_of(&notice, "项目"), ColumnRole::Group);
        let group = notice.tables[0].rows[1].places.get("group").unwrap();
        assert_eq!(&notice.source().text()[group.range()], "水环境整治");
    }
    let single = notice(&table(&[
        head,
        "1|水环境整治|清理河道20公里。|县水利局",
        "2|绿化提升|新增绿地50亩。|县林业局",
    ]));
    assert_eq!(rows(&single, 0)[1], ";2;绿化提升;新增绿地50亩。;县林业局;");
}

#[test]
fn where_one_cell_of_bodies_is_blank_it_is_that_of_those_who_support() {
    for (first, mark) in [("牵头单位", "*"), ("责任单位", "")] {
        let head = format!("序号|工作任务|{first}|配合单位");
        let row = |row: &str, more: &str| format!(";{row};;{more};");
        for last in [
            "4|新建公园3个。|县城管局",
            "4|新建公园3个。|县城管局|县财政局",
        ] {
            let notice = flattened(&[
                &head,
                "1|清理河道20公里。|县水利局|县财政局、县林业局",
                "2|新建管网30公里。|县住建局、县发改局",
                "3|新增绿地50亩。|县林业局",
                last,
            ]);
            let support = if last.ends_with("县财政局") {
                "、+县财政局"
            } else {
                ""
            };
            let last = format!("新建公园3个。;{mark}县城管局{support}");
            assert_eq!(
                rows(&notice, 0),
                [
                    row(
                        "1",
                        &format!("清理河道20公里。;{mark}县水利局、+县财政局、+县林业局")
                    ),
                    row(
                        "2",
                        &format!("新建管网30公里。;{mark}县住建局、{mark}县发改局")
                    ),
                    row("3", &format!("新增绿地50亩。;{mark}县林业局")),
                    row("4", &last),
                ],
                "{first}"
            );
        }
        // Without numbers, and in so few rows that nothing is told by their number.
        let notice = flattened(&[
            &format!("工作任务|{first}|配合单位"),
            "清理河道20公里。|县水利局|县财政局",
            "新建管网30公里。|县住建局",
        ]);
        assert_eq!(
            rows(&notice, 0)[1],
            format!(";;;新建管网30公里。;{mark}县住建局;")
        );
    }
}

#[test]
fn two_lines_of_bodies_are_two_cells_unless_the_table_breaks_its_cells_behind_each() {
    let confidences = |notice: &taskbook::Notice, row: usize| -> Vec<taskbook::Confidence> {
        let units = notice.tables[0].rows[row].units.iter();
        units.map(|unit| unit.confidence).collect()
    };
    use taskbook::Confidence::{High, Medium};
    let head = "序号|工作任务|牵头单位|配合单位";
    let two = "1|清理河道20公里。|县水利局|县财政局";
    let whole = flattened(&[head, two, "2|新增绿地50亩。|县林业局|县财政局"]);
    assert_eq!(confidences(&whole, 0), [High, High]);
    let broken = flattened(&[head, two, "2|新增绿地50亩。|县林业局|县财政局|县住建局"]);
    assert_eq!(confidences(&broken, 0), [Medium, Medium]);
    assert_eq!(confidences(&broken, 1), [Medium, Medium, Medium]);
}

#[test]
fn cells_between_numbers_stand_below_the_names_where_no_column_holds_bodies() {
    let notice = flattened(&[
        "序号|名称|位置|面积(公顷)|备注",
        "1|滨河路绿地建设|位于滨河路北侧，西起人民桥，东至西门桥|2.35|需征地",
        "2|柳溪两侧绿化|柳溪两侧（柳桥-北门）|4.27",
        "3|解放路街角公园|解放路西侧、新华路以北|2.00|需征地",
        "合计|8.62",
    ]);
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;滨河路绿地建设;;", ";2;;柳溪两侧绿化;;", ";3;;解放路街角公园;;"
        ]
    );
    let cells = &notice.tables[0].rows[1].cells;
    assert_eq!(cells["位置"], "柳溪两侧（柳桥-北门）");
    assert_eq!(cells["面积(公顷)"], "4.27");
    assert_eq!(cells.get("备注"), None);
}

#[test]
fn a_blank_heading_is_the_one_above_where_the_numbers_of_the_texts_run_on() {
    let notice = notice(&table(&[
        "测评项目|测评指标|测评内容|牵头单位|责任单位",
        "政务环境|1.政务服务|1）文明服务|县政务局|县公安局",
        "||2）办事效率|县政务局|县人社局",
        "|2.廉政建设|3）警示教育|县纪委监委|县委组织部",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            "政务环境;;1.政务服务;1）文明服务;*县政务局、县公安局;",
            "政务环境;;1.政务服务;2）办事效率;*县政务局、县人社局;",
            "政务环境;;2.廉政建设;3）警示教育;*县纪委监委、县委组织部;",
        ]
    );
}
