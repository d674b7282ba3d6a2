//! Tables copied out of a page with tabs between their cells: they read as the page does, whatever its cells held.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use taskbook::{LeftoverClass, Notice, Options, Role, Task, Unit, parse};

const COVER: &str = "青湖县人民政府办公室关于下达2024年重点任务的通知\n青政办发〔2024〕6号\n\n各乡镇人民政府，县政府各部门：\n\n\
    现将2024年重点任务分解表印发给你们，请认真组织实施。\n\n青湖县人民政府办公室\n\n2024年3月1日\n\n2024年重点任务分解表\n\n";

fn read(source: &str) -> Notice {
    taskbook::parse(source.as_bytes(), &Options::default()).unwrap()
}

/// A table behind a cover; `|` stands for a tab, lines are those of the text.
fn copied(table: &str) -> Notice {
    read(&format!("{COVER}{}\n", table.replace('|', "\t")))
}

/// The same where each cell holds paragraphs: a tab on a line of its own between two cells.
fn spaced(table: &str) -> Notice {
    read(&format!("{COVER}{}\n", table.replace('|', "\n\t\n")))
}

fn named(unit: &Unit) -> String {
    let mark = match unit.role {
        Role::Lead => "*",
        Role::Support => "+",
        Role::Responsible => "",
    };
    format!("{mark}{}", unit.name)
}

/// `group;seq;heading;text;units;deadline` of every row.
fn rows(notice: &Notice) -> Vec<String> {
    let rows = notice.tables.iter().flat_map(|table| &table.rows);
    rows.map(|row| {
        [
            row.group.as_deref().unwrap_or_default().to_owned(),
            row.seq.as_deref().unwrap_or_default().to_owned(),
            row.heading.as_deref().unwrap_or_default().to_owned(),
            row.text.to_string(),
            row.units.iter().map(named).collect::<Vec<_>>().join("、"),
            row.deadline.clone().unwrap_or_default(),
        ]
        .join(";")
    })
    .collect()
}

fn rules(notice: &Notice) -> Vec<&str> {
    notice.findings.iter().map(|found| &*found.rule).collect()
}

/// The texts that are in no value, apart from those of the cover and of the page.
fn lost(notice: &Notice) -> Vec<&str> {
    let lost = notice.leftover.iter();
    lost.filter(|left| left.class == LeftoverClass::Unknown)
        .map(|left| left.text.as_str())
        .collect()
}

#[test]
fn groups_stand_on_lines_without_tabs() {
    let numbered = "序号|工作任务|责任单位|完成时限\n（一）城建提升\n1|改建桥梁2座|县住建局|4月底前\n\
        2|新建停车场4处|县城管局|5月底前\n（二）民生保障\n3|改造校舍3所|县教育局|6月底前";
    let expected = [
        "（一）城建提升;1;;改建桥梁2座;县住建局;4月底前",
        "（一）城建提升;2;;新建停车场4处;县城管局;5月底前",
        "（二）民生保障;3;;改造校舍3所;县教育局;6月底前",
    ];
    for notice in [copied(numbered), spaced(numbered)] {
        assert_eq!(rows(&notice), expected);
        assert_eq!(lost(&notice), [""; 0]);
        assert!(rules(&notice).is_empty(), "{:?}", rules(&notice));
    }
    let plain = numbered.replace("（一）", "").replace("（二）", "");
    let groups: Vec<String> = expected
        .iter()
        .map(|row| row.replace("（一）", "").replace("（二）", ""))
        .collect();
    assert_eq!(rows(&copied(&plain)), groups);
}

#[test]
fn a_date_between_groups_is_no_task() {
    let notice = copied(
        "序号|工作内容|主办|协办|办结日期|备注\n一、防汛\n1|修订预案2件|水旱灾害防御股|县水文站|2024.4.10|\n\
         2|加固堤防11公里|建设股|县财政局|2024.12.20|续建\n二、供水\n3|新增供水人口2万人|农村水利股|—|2024.11.15|",
    );
    assert_eq!(
        rows(&notice),
        [
            "一、防汛;1;;修订预案2件;*水旱灾害防御股、+县水文站;2024.4.10",
            "一、防汛;2;;加固堤防11公里;*建设股、+县财政局;2024.12.20",
            "二、供水;3;;新增供水人口2万人;*农村水利股;2024.11.15",
        ]
    );
}

#[test]
fn a_cell_goes_on_with_the_next_lines() {
    let table = "序号|工作任务|责任单位|完成时限\n1|改建桥梁2座。|县住建局\n县财政局|4月底前\n\
        2|1.新建停车场4处。\n2.改造公厕5座。|县城管局|5月底前\n3|改造校舍3所。|县教育局\n县人社局\n县住建局|6月底前";
    for notice in [copied(table), spaced(table)] {
        assert_eq!(
            rows(&notice),
            [
                ";1;;改建桥梁2座。;县住建局、县财政局;4月底前",
                ";2;;1.新建停车场4处。2.改造公厕5座。;县城管局;5月底前",
                ";3;;改造校舍3所。;县教育局、县人社局、县住建局;6月底前",
            ]
        );
        assert_eq!(lost(&notice), [""; 0]);
    }
    let last = copied(
        "序号|工作任务|责任单位\n1|改建桥梁2座。|县住建局\n县财政局\n2|新建停车场4处。|县城管局\n\
         3|改造校舍3所。|县教育局\n县人社局",
    );
    assert_eq!(
        rows(&last),
        [
            ";1;;改建桥梁2座。;县住建局、县财政局;",
            ";2;;新建停车场4处。;县城管局;",
            ";3;;改造校舍3所。;县教育局、县人社局;",
        ]
    );
}

#[test]
fn a_name_broken_over_lines_is_one_cell() {
    let notice = copied(
        "序号|工作任务|责任单位|完成时限\n1|规范占道经营|区市场监督\n管理局|长期\n2|新建公厕6座|区住房和城乡建\n设局|10月底",
    );
    assert_eq!(
        rows(&notice),
        [
            ";1;;规范占道经营;区市场监督管理局;长期",
            ";2;;新建公厕6座;区住房和城乡建设局;10月底",
        ]
    );
}

#[test]
fn merged_cells_hold_for_the_rows_that_print_none() {
    let table = "项目|序号|任务|具体内容|牵头单位|配合单位\n城建|1|桥梁|改建桥梁2座；|县住建局|县财政局\n县交通局\n\
        养护桥梁8座。|县公路局|县交通局\n2|停车|新建停车场4处。|县城管局|县住建局\n划定车位900个。\n\
        民生|1|校舍|改造校舍3所。|县教育局|县财政局";
    for notice in [copied(table), spaced(table)] {
        assert_eq!(
            rows(&notice),
            [
                "城建;1;桥梁;改建桥梁2座；;*县住建局、+县财政局、+县交通局;",
                "城建;1;桥梁;养护桥梁8座。;*县公路局、+县交通局;",
                "城建;2;停车;新建停车场4处。;*县城管局、+县住建局;",
                "城建;2;停车;划定车位900个。;*县城管局、+县住建局;",
                "民生;1;校舍;改造校舍3所。;*县教育局、+县财政局;",
            ]
        );
        // Nothing in the text says that the bodies of the fourth row are merged, and not lost.
        assert_eq!(rules(&notice), ["assumed-unit"]);
    }
}

#[test]
fn what_stands_left_of_the_task_is_merged_without_a_doubt() {
    let table = "牵头单位|序号|任务名称|工作内容|完成时限|配合单位\n县发改局|1|电子招标|建成平台1个。|4月|县财政局\n\
        2|信用修复|整合流程2项。|5月|县公安局\n县国资委|3|整合重组|整合为8家。|8月|县审计局";
    for notice in [copied(table), spaced(table)] {
        assert_eq!(
            rows(&notice),
            [
                ";1;电子招标;建成平台1个。;*县发改局、+县财政局;4月",
                ";2;信用修复;整合流程2项。;*县发改局、+县公安局;5月",
                ";3;整合重组;整合为8家。;*县国资委、+县审计局;8月",
            ]
        );
        assert!(rules(&notice).is_empty(), "{:?}", rules(&notice));
    }
}

#[test]
fn a_blank_cell_leaves_its_tab_and_is_not_filled() {
    let notice = copied(
        "序号|工作任务|责任单位|完成时限\n一、城建\n1|改建桥梁2座|县住建局|4月底前\n2|新建停车场4处||5月底前\n3|改造校舍3所|县教育局|",
    );
    assert_eq!(
        rows(&notice),
        [
            "一、城建;1;;改建桥梁2座;县住建局;4月底前",
            "一、城建;2;;新建停车场4处;;5月底前",
            "一、城建;3;;改造校舍3所;县教育局;",
        ]
    );
    assert_eq!(rules(&notice), ["missing-unit"]);
}

#[test]
fn remarks_at_the_end_of_a_row_are_not_filled_down() {
    let notice = copied(
        "序号|工作任务|责任单位|备注\n一、城建\n1|改建桥梁2座|县住建局|省级项目\n2|新建停车场4处|县城管局\n",
    );
    let remarks: Vec<Option<&str>> = notice.tables[0]
        .rows
        .iter()
        .map(|row| row.cells.get("备注").map(String::as_str))
        .collect();
    assert_eq!(remarks, [Some("省级项目"), None]);
}

#[test]
fn names_of_columns_broken_over_lines_are_none_of_tasks() {
    let table = "目标任务|细化措施|责任\n领导|责任单位|完成时间\n健康教育|设置宣传栏120块|顾远|区卫健委\n区委宣传部|5月\n\
        开课率达到100%|区教育局|9月\n市容环境|新建公厕24座|丁一凡|区住建局|10月底";
    let notice = copied(table);
    assert_eq!(
        rows(&notice),
        [
            ";;健康教育;设置宣传栏120块;区卫健委、区委宣传部;5月",
            ";;健康教育;开课率达到100%;区教育局;9月",
            ";;市容环境;新建公厕24座;区住建局;10月底",
        ]
    );
    let names: Vec<&str> = notice.tables[0]
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["目标任务", "细化措施", "责任领导", "责任单位", "完成时间"]
    );
    let broken = copied(
        "序号|工作\n任务|责任\n单位|完成\n时限\n1|改建桥梁2座。|县住建局|4月底前\n2|新建停车场4处。|县城管局|5月底前",
    );
    assert_eq!(
        rows(&broken),
        [
            ";1;;改建桥梁2座。;县住建局;4月底前",
            ";2;;新建停车场4处。;县城管局;5月底前",
        ]
    );
}

#[test]
fn a_name_over_two_columns_stands_above_theirs() {
    let notice = copied(
        "序号|工作任务|责任分工|完成时限\n牵头单位|配合单位\n1|改建桥梁2座|县住建局|县财政局|4月底前\n2|新建停车场4处|县城管局|县住建局|5月底前",
    );
    assert_eq!(
        rows(&notice),
        [
            ";1;;改建桥梁2座;*县住建局、+县财政局;4月底前",
            ";2;;新建停车场4处;*县城管局、+县住建局;5月底前",
        ]
    );
}

#[test]
fn a_header_printed_again_opens_no_other_table() {
    let names = "序号|工作任务|牵头\n单位|完成时限";
    let table = format!(
        "{names}\n一、城建\n1|改建桥梁2座|县住建局|4月底前\n- 2 -\n{names}\n2|新建停车场4处|县城管局\n县住建局|5月底前"
    );
    let notice = copied(&table);
    assert_eq!(notice.tables.len(), 1);
    assert_eq!(
        rows(&notice),
        [
            "一、城建;1;;改建桥梁2座;*县住建局;4月底前",
            "一、城建;2;;新建停车场4处;*县城管局、*县住建局;5月底前",
        ]
    );
}

#[test]
fn the_foot_of_a_document_and_of_a_page_is_no_cell() {
    let table =
        "序号|工作任务|责任单位\n1|改建桥梁2座|县住建局\n县财政局\n2|新建停车场4处|县城管局\n";
    for foot in [
        "【打印本页】【关闭窗口】\n青湖县人民政府主办　青湖县数据局承办",
        "分享至",
        "主题词：城建　工作　通知\n抄送：县委办公室。",
        "相关信息\n青湖县人民政府关于表彰先进集体的通报2024-01-05",
        "青湖县人民政府办公室\n2024年3月2日",
        "\n请各单位每季度报送进展。",
    ] {
        let notice = copied(&format!("{table}{foot}"));
        assert_eq!(
            rows(&notice),
            [
                ";1;;改建桥梁2座;县住建局、县财政局;",
                ";2;;新建停车场4处;县城管局;",
            ],
            "{foot}"
        );
    }
}

#[test]
fn values_quote_back_from_cells_of_several_lines() {
    let notice = copied(
        "序号|工作任务|责任单位|完成时限\n1|改建桥梁2座，\n养护桥梁8座。|县住建局|4月底前\n2|新建停车场4处。|县城管局|5月底前",
    );
    let row = &notice.tables[0].rows[0];
    let place = row.places.get("text").unwrap();
    assert_eq!(row.text, "改建桥梁2座，养护桥梁8座。");
    let quoted = &notice.source().text()[place.start as usize..place.end as usize];
    assert_eq!(quoted, "改建桥梁2座，\n养护桥梁8座。");
}

#[test]
fn pairs_between_tabs_are_no_table() {
    let notice = read(
        "索引号\t11qh/2024-7\t组配分类\t工作安排\n发布机构\t青湖县水利局\t发文日期\t2024-01-29\n\
         青湖县水利局关于做好2024年水利工作的通知\n\n各股室：\n\n一、加固堤防11公里。（责任单位：建设股）\n\n青湖县水利局\n\n2024年1月29日\n",
    );
    assert!(notice.tables.is_empty());
    assert_eq!(notice.tasks.len(), 1);
}

#[test]
fn a_row_a_line_a_cell_stands_by_itself() {
    let table = "序号\n工作举措\n落实单位\n节点\n1\n组建工作专班\n县财政局\n4月15日前\n2\n每月召开一次项目例会\n每月25日前\n\
        3\n建成游客服务中心\n6月底前\n4\n新建公园3个\n县住建局\n6月底前";
    let notice = copied(table);
    assert_eq!(
        rows(&notice),
        [
            ";1;;组建工作专班;县财政局;4月15日前",
            ";2;;每月召开一次项目例会;;每月25日前",
            ";3;;建成游客服务中心;;6月底前",
            ";4;;新建公园3个;县住建局;6月底前",
        ]
    );
    assert_eq!(rules(&notice), ["missing-unit"; 2]);
}

#[test]
fn the_foot_of_a_page_is_no_cell_of_lines() {
    let table =
        "序号\n工作任务\n责任单位\n1\n改建桥梁2座。\n县住建局\n2\n新建停车场4处。\n县城管局\n";
    for foot in [
        "分享至",
        "分享到：微信微博",
        "相关稿件\n青湖县2023年工作总结",
        "相关信息\n青湖县人民政府关于表彰先进集体的通报2024-01-05",
        "青湖县人民政府主办　青湖县数据局承办",
        "附件下载\n1.任务分解表.doc",
        "责任编辑：王明",
        "主题词：城建　工作　通知\n抄送：县委办公室。",
    ] {
        let notice = copied(&format!("{table}{foot}"));
        assert_eq!(
            rows(&notice),
            [
                ";1;;改建桥梁2座。;县住建局;",
                ";2;;新建停车场4处。;县城管局;",
            ],
            "{foot}"
        );
    }
}

#[test]
fn paragraphs_part_the_tabs_of_their_row() {
    let notice = copied(
        "序号|考核项目|分值|考核指标|责任单位\n1|完善组织|5|\n健全组织体系、责任体系。\n落实监督检查。\n|县河长办\n\
         2|强化督查|4|\n执行督查制度。\n|\n县水利局\n县河长办\n3|修订方案|2|7月底前修订方案。|县河长办",
    );
    assert_eq!(
        rows(&notice),
        [
            ";1;完善组织;健全组织体系、责任体系。落实监督检查。;县河长办;",
            ";2;强化督查;执行督查制度。;县水利局、县河长办;",
            ";3;修订方案;7月底前修订方案。;县河长办;",
        ]
    );
}

#[test]
fn names_above_a_paragraph_open_a_table_of_their_own() {
    let names = "序号|工作任务|责任单位|完成时限";
    let notice = copied(&format!(
        "{names}\n1|改建桥梁2座|县住建局\n县财政局|4月底前\n2|新建停车场4处||5月底前\n\n二、民生保障\n\n目标：学位全部保障。\n\n\
         {names}\n1|改造校舍3所|县教育局\n县人社局|6月底前"
    ));
    let texts: Vec<&str> = notice
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .map(|row| row.text.as_str())
        .collect();
    assert_eq!(texts, ["改建桥梁2座", "新建停车场4处", "改造校舍3所"]);
    assert_eq!(notice.tables.len(), 2);
}

#[test]
fn names_that_a_page_prints_again_are_no_group_of_the_rows_below() {
    let notice = copied(
        "序号|类别|工作任务|完成时限|责任单位\n1|水利建设|加固圩堤7公里|6月底前|县水利局\n2|疏浚河道4条|9月底前|县住建局\n\
         序号|类别|工作任务|完成时限|责任单位\n3|修建泵站2座|9月底前|县水利局\n4|交通建设|改造危桥6座|10月底前|县交通局\n\
         5|养护公路30公里|全年|县公路中心",
    );
    assert_eq!(
        rows(&notice),
        [
            "水利建设;1;;加固圩堤7公里;县水利局;6月底前",
            "水利建设;2;;疏浚河道4条;县住建局;9月底前",
            ";3;;修建泵站2座;县水利局;9月底前",
            "交通建设;4;;改造危桥6座;县交通局;10月底前",
            "交通建设;5;;养护公路30公里;县公路中心;全年",
        ]
    );
}

#[test]
fn names_in_two_rows_may_be_printed_again() {
    let notice = copied(
        "序号|工作任务|责任分工|完成时限\n牵头单位|配合单位\n1|加固圩堤7公里|县水利局|县财政局|6月底前\n2|疏浚河道4条|县住建局|县水利局|9月底前\n\
         序号|工作任务|责任分工|完成时限\n牵头单位|配合单位\n3|改造危桥6座|县交通局|县财政局|10月底前",
    );
    assert_eq!(
        rows(&notice),
        [
            ";1;;加固圩堤7公里;*县水利局、+县财政局;6月底前",
            ";2;;疏浚河道4条;*县住建局、+县水利局;9月底前",
            ";3;;改造危桥6座;*县交通局、+县财政局;10月底前",
        ]
    );
}

#[test]
fn cells_of_several_lines_in_quotes_stand_in_two_columns_too() {
    let notice = copied(
        "工作任务|责任单位\n加固圩堤7公里。|\"县水利局\n县财政局\"\n疏浚河道4条。|县住建局\n改造危桥6座。|\"县交通局\n各乡镇\"",
    );
    assert_eq!(
        rows(&notice),
        [
            ";;;加固圩堤7公里。;县水利局、县财政局;",
            ";;;疏浚河道4条。;县住建局;",
            ";;;改造危桥6座。;县交通局、各乡镇;",
        ]
    );
}

#[test]
fn a_row_whose_bodies_divide_the_work_is_not_cut() {
    let notice = copied(
        "序号|重点任务|具体措施|责任单位\n1|水利建设|加固圩堤7公里|县水利局、县交通局按职责分工负责\n||疏浚河道4条|县教育局、各乡镇\n2|交通建设|改造危桥6座|县交通局",
    );
    assert_eq!(
        rows(&notice),
        [
            ";1;水利建设;加固圩堤7公里;县水利局、县交通局;",
            ";1;水利建设;疏浚河道4条;县教育局、各乡镇;",
            ";2;交通建设;改造危桥6座;县交通局;",
        ]
    );
}

#[test]
fn names_of_bodies_below_others_go_on_with_no_name() {
    let notice = copied(
        "序号|工作任务|责任单位|一季度|二季度\n牵头|配合\n1|加固圩堤7公里|县水利局|县财政局|完成招标|完工\n\
         2|疏浚河道4条|县住建局|县水利局|开工|完成一半\n3|改造危桥6座|县交通局|县财政局|开工|完工",
    );
    assert_eq!(
        rows(&notice),
        [
            ";1;;加固圩堤7公里;*县水利局、+县财政局;",
            ";2;;疏浚河道4条;*县住建局、+县水利局;",
            ";3;;改造危桥6座;*县交通局、+县财政局;",
        ]
    );
}

#[test]
fn a_group_with_its_sums_keeps_them_where_the_blank_cells_behind_lost_their_tabs() {
    let notice = copied(
        "序号|项目名称|建设内容|总投资|本年投资|责任单位|备注\n合计（3个）|||78000|25000\n一、基础设施（2个）|||50000|13000\n\
         1|供水管网改造|改造管网42公里|18000|8000|县住建局\n2|道路改建|改建公路23公里|32000|5000|县交通局\n\
         二、产业发展（1个）|||28000|12000\n3|食用菌园|建设大棚600座|28000|12000|县农业局|续建",
    );
    assert_eq!(
        rows(&notice),
        [
            "一、基础设施（2个）;1;供水管网改造;改造管网42公里;县住建局;",
            "一、基础设施（2个）;2;道路改建;改建公路23公里;县交通局;",
            "二、产业发展（1个）;3;食用菌园;建设大棚600座;县农业局;",
        ]
    );
    assert!(rules(&notice).is_empty());
}

/// Rows with commas between their cells, below a cover.
fn sheet(rows: &str) -> Notice {
    let cover = "关于做好有关工作的通知\n各镇人民政府：\n现将有关事项通知如下。\n云溪县人民政府办公室\n2021年3月12日\n";
    parse(format!("{cover}{rows}").as_bytes(), &Options::default()).expect("a notice")
}

#[test]
fn a_sheet_of_steps_by_quarter_is_a_table_also_where_its_tasks_are_called_work() {
    let rows = "编号,重点工作,一季度,二季度,三季度,四季度,责任单位\n1,新建公厕6座。,选址。,开工。,主体完工。,启用。,县城管局\n2,改造校舍3所。,设计。,招标。,开工。,验收。,县教育局\n";
    let notice = sheet(rows);
    let read = |task: &Task| {
        let units: Vec<&str> = task.units.iter().map(|unit| &*unit.name).collect();
        format!("{};{}", task.text, units.join("、"))
    };
    assert_eq!(
        notice.tasks.iter().map(read).collect::<Vec<_>>(),
        ["新建公厕6座。;县城管局", "改造校舍3所。;县教育局"]
    );
}

#[test]
fn names_alone_in_a_sheet_without_numbers_are_groups_where_the_first_row_is_one() {
    let rows = "工作任务,牵头单位,配合单位,时间节点\n民生保障,,,\n新建公厕6座,县城管局,县住建局,6月底前\n改造校舍3所,县教育局,县财政局,9月底前\n乡村振兴,,,\n清理沟渠,县水利局,县财政局,12月底前\n";
    let notice = sheet(rows);
    let read: Vec<_> = notice
        .tasks
        .iter()
        .map(|task| {
            (
                task.group.as_deref().unwrap_or_default(),
                task.text.as_str(),
            )
        })
        .collect();
    assert_eq!(
        read,
        [
            ("民生保障", "新建公厕6座"),
            ("民生保障", "改造校舍3所"),
            ("乡村振兴", "清理沟渠"),
        ]
    );
}
