//! Pages with tables as editors and offices make them: names broken in a cell, roles told by halves, titles in the table or above
//! the line of the date. Invented notices against facts written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::table::table;
use common::unit_names;
use taskbook::{ColumnRole, Notice, Options, Role, Row, UnitsStatus, Via};

fn page(body: &str) -> Notice {
    let page = format!("<html><head><meta charset=\"utf-8\"></head><body>{body}</body></html>");
    taskbook::parse(page.as_bytes(), &Options::default()).unwrap()
}

/// A notice with these rows of a table.
fn notice(rows: &[&str]) -> Notice {
    page(&format!(
        "<div><p>青川县人民政府办公室关于印发2023年重点工作分解表的通知</p><p>各乡镇人民政府：</p>\
         <p>现将2023年重点工作分解表印发给你们，请认真组织实施。</p><p>青川县人民政府办公室</p><p>2023年2月21日</p>\
         <p>附件</p><p>2023年重点工作分解表</p>{}</div>",
        table(rows)
    ))
}

/// The units of a row: `*` leads, `+` supports.
fn units(row: &Row) -> Vec<String> {
    let unit = |unit: &taskbook::Unit| {
        let mark = match unit.role {
            Role::Lead => "*",
            Role::Support => "+",
            Role::Responsible => "",
        };
        format!("{mark}{}", unit.name)
    };
    row.units.iter().map(unit).collect()
}

/// The units of a cell below a name.
fn cell(name: &str, cell: &str) -> Vec<String> {
    let notice = notice(&[
        &format!("序号|工作任务|{name}"),
        &format!("1|改建桥梁2座|{cell}"),
        "2|新建公园1个|县城管局",
    ]);
    units(&notice.tables[0].rows[0])
}

#[test]
fn a_line_that_is_nothing_but_the_end_of_a_name_goes_on_with_the_one_above() {
    for (printed, names) in [
        (
            "县林业局、东岭<br>县人民政府",
            vec!["县林业局", "东岭县人民政府"],
        ),
        ("各街道<br>办事处", vec!["各街道办事处"]),
        ("各乡镇<br>人民政府", vec!["各乡镇人民政府"]),
        ("城东<br>街道", vec!["城东街道"]),
        ("县开发区<br>管委会", vec!["县开发区管委会"]),
        ("县林业局<br>县人民政府", vec!["县林业局", "县人民政府"]),
        ("县委<br>办公室", vec!["县委", "办公室"]),
    ] {
        assert_eq!(cell("责任单位", printed), names, "{printed}");
    }
}

#[test]
fn a_bracket_that_counts_is_no_second_name() {
    for count in ["（3项）", "（共3项）", "[3项]", "（12分）"] {
        let notice = notice(&[
            "序号|工作任务|责任单位",
            &format!("1|改建桥梁2座|县住建局<br>{count}"),
            "2|新建公园1个|县城管局<br>（市容科）",
        ]);
        let rows = &notice.tables[0].rows;
        assert_eq!(units(&rows[0]), ["县住建局"], "{count}");
        assert_eq!(rows[0].units[0].alias, None, "{count}");
        assert_eq!(rows[1].units[0].alias.as_deref(), Some("市容科"));
    }
}

#[test]
fn a_label_in_a_cell_holds_until_the_next_one() {
    for printed in [
        "牵头：县住建局<br>配合：县财政局、<br>县水利局",
        "牵头：县住建局<br>配合：县财政局<br>县水利局",
    ] {
        assert_eq!(
            cell("责任单位", printed),
            ["*县住建局", "+县财政局", "+县水利局"],
            "{printed}"
        );
    }
    assert_eq!(
        cell("责任单位", "县住建局牵头<br>县财政局"),
        ["*县住建局", "县财政局"]
    );
}

#[test]
fn marks_numbers_and_heads_of_bodies_are_no_part_of_their_names() {
    for (printed, names) in [
        ("（牵头）县住建局、县财政局", vec!["*县住建局", "县财政局"]),
        (
            "（牵头）县住建局、（配合）县财政局",
            vec!["*县住建局", "+县财政局"],
        ),
        ("县住建局*", vec!["县住建局"]),
        ("①县住建局②县财政局", vec!["县住建局", "县财政局"]),
        (
            "（1）县住建局（2）县财政局、县水利局",
            vec!["县住建局", "县财政局", "县水利局"],
        ),
        ("县住建局主要负责人", vec!["县住建局"]),
        ("县住建局分管副局长", vec!["县住建局"]),
        (
            "文明办（爱卫办）、县住建局",
            vec!["文明办（爱卫办）", "县住建局"],
        ),
    ] {
        assert_eq!(cell("责任单位", printed), names, "{printed}");
    }
}

#[test]
fn a_name_of_two_roles_parts_its_cells() {
    for name in ["牵头单位/配合单位", "主办单位/协办单位"] {
        assert_eq!(
            cell(name, "县住建局/县财政局、县水利局"),
            ["*县住建局", "+县财政局", "+县水利局"],
            "{name}"
        );
        // What is not parted is read as the first name says.
        assert_eq!(cell(name, "县住建局"), ["*县住建局"], "{name}");
    }
}

#[test]
fn whom_the_row_of_a_group_names_bears_what_names_nobody() {
    let notice = notice(&[
        "序号|工作任务|责任单位",
        "3c:一、项目建设（总牵头：县发展改革局）",
        "1|改建桥梁2座|县住建局",
        "2|每月召开例会| ",
        "3|新建公园1个|—",
        "3c:二、招商引资",
        "4|签约项目8个| ",
    ]);
    let found: Vec<Vec<String>> = notice.tables[0].rows.iter().map(units).collect();
    assert_eq!(found[0], ["县住建局"]);
    assert_eq!(found[1], ["*县发展改革局"]);
    assert_eq!(notice.tables[0].rows[1].units[0].via, Via::Heading);
    // A dash says that somebody is left out.
    assert!(found[2].is_empty() && found[3].is_empty());
    assert_eq!(notice.tasks[2].units_status, UnitsStatus::Dropped);
}

#[test]
fn the_end_of_the_works_is_the_deadline_not_their_beginning() {
    let notice = notice(&[
        "序号|项目名称|建设内容|开工|完工|责任单位",
        "1|东环桥|改建桥梁2座|3月|11月底|县住建局",
        "2|滨河公园|新建公园1个|5月|10月底|县城管局",
    ]);
    let times: Vec<Option<&str>> = notice.tables[0]
        .rows
        .iter()
        .map(|row| row.deadline.as_deref())
        .collect();
    assert_eq!(times, [Some("11月底"), Some("10月底")]);
}

#[test]
fn what_is_merged_before_the_number_is_the_group_and_what_is_numbered_a_heading() {
    let found = notice(&[
        "行动|序号|任务|具体内容|责任单位",
        "2r:提质行动|1|2r:审批改革|新增场景13个|县审批局",
        "2|推行免证事项600项|县数据局",
        "2r:护企行动|3|2r:公平执法|规范检查15次|县司法局",
        "4|办理诉求30件|县工信局",
    ]);
    assert_eq!(found.tables[0].columns[0].role, ColumnRole::Group);
    assert_eq!(found.tables[0].rows[3].group.as_deref(), Some("护企行动"));
    let found = notice(&[
        "领域|工作任务|具体事项|责任单位",
        "2r:产业|2r:1.乡村产业|培育示范村6个|县农业局",
        "打造休闲乡村2个|县文旅局",
        "环境|2.村容村貌|改造公厕40座|县住建局",
    ]);
    let headings: Vec<Option<&str>> = found.tables[0]
        .rows
        .iter()
        .map(|row| row.heading.as_deref())
        .collect();
    assert_eq!(
        headings,
        [Some("1.乡村产业"), Some("1.乡村产业"), Some("2.村容村貌")]
    );
}

#[test]
fn a_sheet_saved_as_a_page_has_its_title_in_a_row_of_its_own() {
    let notice = page(&table(&[
        "4c:附件2",
        "4c:青川县2023年主要指标任务分解表",
        "4c:填报单位：县督查室 2023年4月10日",
        "序号|指标名称|目标值|责任单位",
        "1|新建公园数|3个|县城管局",
        "2|改建桥梁数|2座|县住建局",
    ]));
    let title = "青川县2023年主要指标任务分解表";
    assert_eq!(notice.header.title.as_deref(), Some(title));
    assert_eq!(notice.header.year, Some(2023));
    assert_eq!(notice.tables[0].title.as_deref(), Some(title));
    assert_eq!(notice.tables[0].rows.len(), 2);
    let left = notice.leftover.iter().map(|left| left.text.as_str());
    assert!(left.clone().any(|text| text.contains("填报单位")));
    assert!(!left.clone().any(|text| text.contains("主要指标任务分解表")));
}

#[test]
fn the_line_above_that_of_the_date_is_the_title_whatever_the_page_is_named() {
    let named = |name: &str, body: &str| {
        let page = format!(
            "<html><head><meta charset=\"utf-8\"><title>{name}</title></head><body>{body}</body></html>"
        );
        taskbook::parse(page.as_bytes(), &Options::default())
            .unwrap()
            .header
    };
    let found = named(
        "青川县2023年重点工作清单",
        "<div>首页 &gt; 督查工作</div><div><p>青川县人民政府办公室关于实行清单化管理的通知</p>\
         <p>青政办字〔2023〕12号　　2023年3月9日　　点击：</p><div><p>各乡镇人民政府，县政府各部门：</p>\
         <p>为推动重点工作落地见效，县政府决定对以下工作实行清单化管理，请认真落实。</p><p>2023年3月8日</p></div></div>",
    );
    assert_eq!(
        found.title.as_deref(),
        Some("青川县人民政府办公室关于实行清单化管理的通知")
    );
    let number = found.doc_number.expect("a number");
    assert_eq!(number.text, "青政办字〔2023〕12号");
    let found = named(
        "青川县住房和城乡建设局",
        "<div><a href=\"/\">首页</a></div><div class=\"tit\">青川县2022年城建重点工作推进计划</div>\
         <div>日期：2022-02-16 10:31 作者：办公室 点击：</div><div><p>根据县委、县政府部署，现将推进计划予以公布，请各科室对照落实，并于每季度末报送进展。</p>\
         <p>青川县住房和城乡建设局</p><p>2022年2月15日</p></div>",
    );
    assert_eq!(
        found.title.as_deref(),
        Some("青川县2022年城建重点工作推进计划")
    );
    assert_eq!(found.issuer.as_deref(), Some("青川县住房和城乡建设局"));
}

#[test]
fn elements_beside_each_other_part_a_label_from_its_value() {
    let notice = page(
        "<div><div><span>索 引 号</span><span>QC/2024-0418</span></div><div><span>文　　号</span><span>青营商办〔2024〕3号</span></div>\
         <div><span>发布机构</span><span>县营商环境建设局</span></div></div><div><p>关于印发青川县营商环境工作方案的通知</p>\
         <p>各乡镇人民政府：</p><p>现将工作方案印发给你们，请认真组织实施。</p></div>",
    );
    let number = notice.header.doc_number.expect("a number");
    assert_eq!(number.text, "青营商办〔2024〕3号");
    assert_eq!(
        notice.header.title.as_deref(),
        Some("关于印发青川县营商环境工作方案的通知")
    );
    assert_eq!(notice.header.issuer.as_deref(), Some("县营商环境建设局"));
}

#[test]
fn a_heading_of_the_page_keeps_its_issuers_and_a_signature_its_body() {
    let notice = page(
        "<div><h1>中共青川县委办公室 青川县人民政府办公室<br>关于印发《青川县治水工作方案》的通知</h1>\
         <div>时间：2022-02-28</div><div><p>各乡镇人民政府：</p><p>现将工作方案印发给你们，请认真组织实施。</p>\
         <p>青川县治水办</p><p>（代章）</p><p>2022年2月25日</p></div></div>",
    );
    assert_eq!(
        notice.header.title.as_deref(),
        Some("中共青川县委办公室 青川县人民政府办公室关于印发《青川县治水工作方案》的通知")
    );
    assert_eq!(notice.header.issuer.as_deref(), Some("青川县治水办"));
}

#[test]
fn whose_seal_stands_on_the_print_is_no_part_of_the_issuer() {
    for signature in [
        "青川县治水办（印章）",
        "青川县治水办（代章）",
        "青川县治水办<br>（县水利局代章）",
    ] {
        let notice = page(&format!(
            "<div><h1>关于印发青川县治水工作方案的通知</h1><p>各乡镇人民政府：</p>\
             <p>现将工作方案印发给你们，请认真组织实施。</p><p>{signature}</p><p>2022年2月25日</p></div>"
        ));
        let issuer = notice.header.issuer.as_deref();
        assert_eq!(issuer, Some("青川县治水办"), "{signature}");
    }
}

#[test]
fn a_heading_above_each_table_is_an_item_and_the_group_of_its_rows() {
    let sections = |goal: &str| {
        let table = |first: &str, second: &str| table(&["序号|举措|责任部门|时限", first, second]);
        page(&format!(
            "<div><p>关于印发青川县2023年攻坚行动任务清单的通知</p><p>各乡镇：</p><p>现印发给你们，请认真执行。</p><p>青川县政府办公室</p>\
             <p>2023年3月1日</p><p>附件</p><p>青川县2023年攻坚行动任务清单</p>\
             <p>一、开办企业（牵头单位：县市场监管局）</p>{goal}{}<p>二、获得用水（牵头单位：县水务局）</p>{goal}{}\
             <p>三、工作要求</p><p>（一）建立台账。</p></div>",
            table("1|推行一窗受理|县公安局|6月底前", "2|推行承诺制| |年底前"),
            table(
                "3|压减环节至2个|各供水企业|7月底前",
                "4|建立回访制度|—|年底前"
            ),
        ))
    };
    for (goal, texts) in [
        ("", vec!["建立台账。"]),
        (
            "<p>目标：办理时间压减至1个工作日。</p>",
            vec![
                "目标：办理时间压减至1个工作日。",
                "目标：办理时间压减至1个工作日。",
                "建立台账。",
            ],
        ),
    ] {
        let notice = sections(goal);
        let numbers: Vec<&str> = notice.books[0]
            .nodes
            .iter()
            .map(|node| &*node.marker)
            .collect();
        assert_eq!(numbers, ["一、", "二、", "三、"]);
        assert_eq!(notice.books[0].nodes[1].title.as_deref(), Some("获得用水"));
        let of_book = notice.tasks.iter().filter(|task| task.row.is_none());
        let found: Vec<&str> = of_book.map(|task| &*task.text).collect();
        assert_eq!(found, texts);
        let rows: Vec<&Row> = notice.tables.iter().flat_map(|table| &table.rows).collect();
        let found: Vec<(Option<&str>, Vec<String>)> = rows
            .iter()
            .map(|row| (row.group.as_deref(), units(row)))
            .collect();
        let first = Some("一、开办企业（牵头单位：县市场监管局）");
        let second = Some("二、获得用水（牵头单位：县水务局）");
        assert_eq!(
            found,
            [
                (first, vec!["县公安局".to_owned()]),
                (first, vec!["*县市场监管局".to_owned()]),
                (second, vec!["各供水企业".to_owned()]),
                (second, vec![]),
            ]
        );
    }
}

#[test]
fn a_bracket_with_a_label_goes_on_over_the_lines_of_a_page() {
    for (printed, names) in [
        (
            "（牵头单位：县经委；配合单位：<br>县国土局、县建设局）",
            vec!["县经委", "县国土局", "县建设局"],
        ),
        ("（责任单位：<br>县经委）", vec!["县经委"]),
        (
            "（责任单位：县经委、</p><p>县国土局）",
            vec!["县经委", "县国土局"],
        ),
    ] {
        let notice = page(&format!(
            "<div><p>关于印发青川县2023年工作任务书的通知</p><p>各乡镇：</p><p>现印发给你们，请认真执行。</p><p>青川县政府办公室</p>\
             <p>2023年3月1日</p><p>附件</p><p>青川县2023年工作任务书</p><p>一、重点任务</p>\
             <p>1.新建项目20个。{printed}</p><p>2.清理河道（含支流<br>和沟渠。</p><p>3.建成公园2个。（责任单位：县城管局）</p></div>"
        ));
        let task = &notice.tasks[0];
        assert_eq!(task.text, "新建项目20个。", "{printed}");
        let found: Vec<&str> = task.units.iter().map(|unit| &*unit.name).collect();
        assert_eq!(found, names, "{printed}");
        assert_eq!(notice.tasks.len(), 3, "{printed}");
    }
}

#[test]
fn a_manner_in_a_column_of_bodies_is_no_body() {
    assert_eq!(cell("责任单位", "按排名赋分"), [""; 0]);
    assert_eq!(cell("责任单位", "县住建局，按职责分工负责"), ["县住建局"]);
}

#[test]
fn a_numbered_list_of_the_page_is_no_text_of_its_own() {
    let notice = page(
        "<div><h1>青川县2024年重点任务</h1><p>一、重点任务</p><ol><li><p>新增学位540个。（责任单位：县教育局）</p></li>\
         <li><p>改造小区12个，配齐设施。（责任单位：县住建局、县财政局）</p></li></ol></div>",
    );
    let [task] = &notice.tasks[..] else {
        panic!("{:?}", notice.tasks);
    };
    assert_eq!(task.text, "新增学位540个。改造小区12个，配齐设施。");
    assert_eq!(task.units.len(), 3);
}

/// A text copied from a page, with the given lines around the document.
fn copied(above: &str, below: &str) -> Notice {
    let text = format!(
        "{above}甲县水利局关于做好治水工作的通知\n各镇人民政府：\n现就有关工作通知如下：\n一、治水\n1.清淤3万方。\n责任单位：县水利局\n2.新建管网5公里。\n责任单位：县住建局\n{below}"
    );
    taskbook::parse(text.as_bytes(), &Options::default()).unwrap()
}

#[test]
fn who_runs_a_site_bears_no_task() {
    let signed = "甲县水利局\n2024年3月1日\n";
    for foot in [
        "主办：甲县人民政府办公室　承办：甲县大数据中心\n网站标识码：3300000001　甲ICP备05000000号\n",
        "版权所有：甲县人民政府\n主办：甲县人民政府 承办：甲县数据局\n网站标识码：3300000001\n",
        "主办单位：甲县人民政府办公室\n承办单位：甲县电子政务中心\nICP备案号：甲ICP备12000000号-1\n联系电话：55320000\n",
        "网站地图 | 联系我们\n主办：甲县人民政府 承办：甲县数据局 地址：甲县乙路1号 邮编：317000\n",
    ] {
        for signed in ["", signed] {
            let notice = copied("", &format!("{signed}{foot}"));
            let units = unit_names(&notice);
            assert_eq!(units, ["县水利局", "县住建局"], "{signed}{foot}");
        }
    }
    // A government hands no work to itself: alone at the end it runs the site.
    for foot in [
        "主办：甲县人民政府办公室\n",
        "主办：甲县人民政府  承办：甲县数据局\n",
        "主办单位：甲县人民政府\n承办单位：甲县数据局\n",
    ] {
        let notice = copied("", foot);
        assert_eq!(unit_names(&notice), ["县水利局", "县住建局"], "{foot}");
    }
    // Without a registration, or where the tasks name their bodies so, they are the document's.
    let notice = copied("", "3.植树2万株。\n主办：县林业局\n承办：县农业局\n");
    assert_eq!(notice.tasks.last().map(|task| task.units.len()), Some(2));
    let notice = copied(
        "",
        "3.植树2万株。\n主办：县林业局\n4.造林3万亩。\n主办：县农业局\n版权所有：甲县人民政府\n",
    );
    assert_eq!(notice.tasks.last().map(|task| task.units.len()), Some(1));
}

#[test]
fn who_runs_a_site_in_the_foot_of_a_page_bears_no_task() {
    for host in [
        "主办：甲县人民政府办公室", "主办：甲县数据局", "承办：甲县融媒体中心",
    ] {
        let notice = page(&format!(
            "<div><h1>甲县2024年重点任务</h1><p>一、治水。清淤河道3公里，建成闸站2座。（责任单位：县水利局）</p>\
             <p>二、植树。新植树木2万株，补植行道树，做好管护。</p><p>（责任单位：县林业局）</p></div>\
             <div class=\"footer\"><p>{host}</p></div>"
        ));
        assert_eq!(unit_names(&notice), ["县水利局", "县林业局"], "{host}");
    }
}

#[test]
fn the_files_that_a_page_offers_are_no_tasks() {
    for foot in [
        "相关附件\n甲县治水任务分解表.docx\n",
        "附件下载：\n1.甲县治水任务分解表.docx\n2.联系人回执.xls\n",
    ] {
        let tasks: Vec<String> = copied("", foot)
            .tasks
            .into_iter()
            .map(|task| task.text.to_string())
            .collect();
        assert_eq!(tasks, ["清淤3万方。", "新建管网5公里。"], "{foot}");
    }
}

#[test]
fn the_pages_below_the_front_page_are_no_title() {
    let notice = copied("首页\n走进甲县\n政务公开\n互动交流\n", "");
    assert_eq!(
        notice.header.title.as_deref(),
        Some("甲县水利局关于做好治水工作的通知")
    );
}
