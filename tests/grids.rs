//! Grids whose header does not say all: continued on a further page, named by towns, laid out as a record, without a known name.
//! Invented notices against facts written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::rows::{notice, role_of, rows, units};
use common::table::table;
use taskbook::{ColumnRole, LeftoverClass, Media, Notice, Options, Role};

#[test]
fn rows_go_on_below_a_page_break() {
    let first = table(&[
        "序号|工作任务|牵头单位|责任单位",
        "4c:一、水利建设",
        "1|加固圩堤7公里|县水利局|县财政局",
    ]);
    let second = table(&["2|疏浚河道4条|县水利局|各乡镇", "4c:二、交通建设"]);
    let third = table(&["3|改造危桥6座|县交通局|县财政局"]);
    let expected = [
        "一、水利建设;1;;加固圩堤7公里;*县水利局、县财政局;",
        "一、水利建设;2;;疏浚河道4条;*县水利局、各乡镇;",
        "二、交通建设;3;;改造危桥6座;*县交通局、县财政局;",
    ];
    for between in ["", "<p>— 4 —</p>", "<p>2022年重点工作分解表（续）</p>"] {
        let notice = notice(&format!("{first}{between}{second}{between}{third}"));
        assert_eq!(notice.tables.len(), 1, "{between}");
        assert_eq!(rows(&notice, 0), expected, "{between}");
    }
}

#[test]
fn a_page_break_may_part_a_row() {
    let first = table(&[
        "序号|工作任务|责任单位|完成时限",
        "1|加固圩堤7公里|县水利局|6月底前",
        "2|疏浚河道4条，完成沿线|县住建局|9月底前",
    ]);
    let read = |first: &str, rest: &str| {
        let second = table(&[rest, "3|改造危桥6座|县交通局|10月底前"]);
        notice(&format!("{first}<p>— 4 —</p>{second}"))
    };
    let parted = read(&first, "|护坡整治||");
    assert_eq!(
        rows(&parted, 0),
        [
            ";1;;加固圩堤7公里;县水利局;6月底前",
            ";2;;疏浚河道4条，完成沿线护坡整治;县住建局;9月底前",
            ";3;;改造危桥6座;县交通局;10月底前",
        ]
    );
    let printed: Vec<&str> = parted.tables[0].rows[1]
        .places
        .get("text")
        .unwrap()
        .pieces
        .iter()
        .map(|part| &parted.source().text()[part.range()])
        .collect();
    assert_eq!(printed, ["疏浚河道4条，完成沿线", "护坡整治"]);
    let findings = taskbook::lint(&parted, &Options::default());
    let told = findings
        .iter()
        .find(|finding| finding.rule == "unreadable-table");
    assert!(told.is_some_and(|told| told.quote.contains("护坡整治")));
    // A row with a body of its own, a dash in its place, or below a sentence that is closed, stands for itself.
    let closed = first.replace("完成沿线", "完成验收。");
    for (first, rest) in [
        (&first, "|护坡整治|县林业局|"),
        (&first, "|护坡整治|-|"),
        (&closed, "|整治护坡||"),
    ] {
        assert_eq!(rows(&read(first, rest), 0).len(), 4, "{rest}");
    }
}

#[test]
fn a_first_row_of_blanks_is_no_header() {
    let first = table(&[
        "类别|序号|工作任务|责任领导|牵头单位|责任单位",
        "园区提升|1|新建标准厂房9万平方米|周岚|经信局|开发区管委会",
    ]);
    let second = table(&[
        "||盘活闲置厂房3万平方米|||各镇人民政府",
        "农业增效|2|建设粮食烘干中心2个|吴桐|农业农村局|财政局、供销社",
        "人居改善|3|改造农村公厕40座|吴桐|住建局|各镇人民政府",
    ]);
    let notice = notice(&format!("{first}<p>— 2 —</p>{second}"));
    assert_eq!(
        rows(&notice, 0),
        [
            "园区提升;1;;新建标准厂房9万平方米;*经信局、开发区管委会;",
            // Group and number are blank here, and no cell above reaches over the page.
            ";;;盘活闲置厂房3万平方米;各镇人民政府;",
            "农业增效;2;;建设粮食烘干中心2个;*农业农村局、财政局、供销社;",
            "人居改善;3;;改造农村公厕40座;*住建局、各镇人民政府;",
        ]
    );
}

#[test]
fn another_kind_of_table_does_not_go_on() {
    let first = table(&[
        "序号|工作任务|牵头单位|责任单位",
        "1|加固圩堤7公里|县水利局|县财政局",
    ]);
    let contacts = table(&[
        "县水利局|周岚|办公室主任|13800000001",
        "县交通局|吴桐|办公室主任|13800000002",
    ]);
    let notice = notice(&format!("{first}{contacts}"));
    assert_eq!(rows(&notice, 0), [";1;;加固圩堤7公里;*县水利局、县财政局;"]);
    assert_eq!(notice.tasks.len(), 1);
}

#[test]
fn columns_of_figures_are_no_tasks() {
    let notice = notice(&table(&[
        "2r:指标名称|2r:单位|2r:全县任务|3c:各乡镇任务|2r:责任部门",
        "柳塘镇|松岗镇|桃源乡",
        "新增造林面积|亩|8600|3000|4100|1500|县林业局",
        "农村自来水普及率|%|≥92|95|93|-|县水利局",
        "农民人均可支配收入增长|%|8以上|3c:与全县同步|县农业局",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";;;新增造林面积;县林业局;",
            ";;;农村自来水普及率;县水利局;",
            ";;;农民人均可支配收入增长;县农业局;",
        ]
    );
    for town in ["柳塘镇", "松岗镇", "桃源乡"] {
        assert_eq!(role_of(&notice, town), ColumnRole::Other);
        assert!(notice.tables[0].rows[0].cells.contains_key(town));
    }
    let target = &notice.tasks[0].targets[0];
    assert_eq!((target.value, target.unit.as_deref()), (8600.0, Some("亩")));
}

#[test]
fn a_plan_beside_a_unit_of_measurement_is_a_target() {
    let notice = notice(&table(&[
        "序号|指标名称|计量单位|上年完成|本年计划|责任单位",
        "1|社会消费品零售总额|亿元|61|66|县商务局",
        "2|生猪出栏|万头|12.1|13|县农业局",
    ]));
    let values: Vec<_> = notice
        .tasks
        .iter()
        .map(|task| (task.targets.len(), task.targets[0].value))
        .collect();
    assert_eq!(values, [(1, 6_600_000_000.0), (1, 130_000.0)]);
}

#[test]
fn a_value_takes_the_unit_in_the_bracket_of_a_name() {
    let notice = notice(&table(&[
        "序号|指标名称|年度目标（万元）|责任单位",
        "1|技改投资|约3,200|县经信局",
        "2|粮食总产量（万吨）|18.5以上|县农业局",
        "3|优良天数|330天以上|市生态环境局",
        "4|带动就业|1.2万人|县人社局",
    ]));
    let told = |at: usize| {
        let target = &notice.tasks[at].targets[0];
        (target.value, target.unit.as_deref().unwrap_or_default())
    };
    assert_eq!(told(0), (32_000_000.0, "元"));
    // What is measured says it more closely than the column.
    assert_eq!(told(1), (185_000.0, "吨"));
    assert_eq!(told(2), (330.0, "天"));
    assert_eq!(told(3), (12_000.0, "人"));
}

#[test]
fn words_in_a_column_of_goals_tell_until_when() {
    let notice = notice(&table(&[
        "序号|重点项目|年度目标|责任单位",
        "1|东溪特大桥|6月底前完成主塔，10月底前通车|县交通局",
        "2|澄湖水厂|完成投资3000万元|县水利局",
        "3|南岭隧道|掘进2000米|县交通局",
    ]));
    let times = |at: usize| {
        let times = notice.tasks[at].deadlines.iter();
        times.map(|time| time.text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(times(0), ["6月底前", "10月底前"]);
    assert_eq!((times(1).len(), times(2).len()), (0, 0));
    assert_eq!(notice.tasks[2].targets.len(), 1);
}

#[test]
fn growth_is_told_in_hundredths_whatever_is_measured() {
    let notice = notice(&table(&[
        "2r:序号|2r:考核指标|2r:单位|2c:年度目标|2r:责任单位",
        "目标值|增幅（%）",
        "1|技改投资|亿元|19.9|7|县经信局",
        "2|空气污染物浓度|微克/立方米|31|-6|县环保局",
    ]));
    let told = notice.tasks.iter().flat_map(|task| &task.targets);
    let told: Vec<_> = told
        .map(|target| (target.value, target.unit.as_deref().unwrap_or_default()))
        .collect();
    let expected = [
        (1_990_000_000.0, "元"),
        (7.0, "%"),
        (31.0, "微克/立方米"),
        (-6.0, "%"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_project_above_its_parts_is_their_group() {
    let notice = notice(&table(&[
        "序号|项目|子项|目标要求|牵头单位|完成时限",
        "2r:1|2r:园区提质|标准厂房|新建标准厂房12万平方米|县经开区管委会|11月底前",
        "道路管网|建成园区道路3.2公里|县住建局|9月底前",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            "园区提质;1;标准厂房;新建标准厂房12万平方米;*县经开区管委会;11月底前",
            "园区提质;1;道路管网;建成园区道路3.2公里;*县住建局;9月底前",
        ]
    );
}

#[test]
fn points_of_two_ranks_are_both_kept() {
    let notice = notice(&table(&[
        "一级指标|分值|二级指标|分值|责任单位",
        "2r:经济发展|2r:40|技改投资达到3亿元|15|县经信局",
        "新增规上企业6家|25|县工信局",
    ]));
    let cells = &notice.tables[0].rows[1].cells;
    let told = ["分值", "二级指标分值"].map(|name| cells[name].as_str());
    assert_eq!(told, ["40", "25"]);
    let mut left = notice.leftover.iter();
    assert!(left.all(|left| left.class != LeftoverClass::Unknown));
}

#[test]
fn lists_side_by_side_are_what_they_list() {
    let spanned = notice(&table(&[
        "2r:序号|2r:问题清单|2r:任务清单|2c:责任清单|2r:时限清单",
        "责任单位|责任人",
        "1|污水直排3处|整治入河排口3个|县环保局|周岚|4月底",
        "2|清运不及时|新增清运车12辆|县城管局|吴桐|5月底",
    ]));
    assert_eq!(
        rows(&spanned, 0),
        [
            ";1;;整治入河排口3个;县环保局;4月底",
            ";2;;新增清运车12辆;县城管局;5月底",
        ]
    );
    assert_eq!(role_of(&spanned, "责任人"), ColumnRole::Person);
    let plain = notice(&table(&[
        "序号|目标清单|任务清单|措施清单|责任清单|时限清单",
        "1|排口减少3个|整治入河排口|逐个封堵，加密巡查|县环保局|4月底",
        "2|清运率98%|新增清运车|落实资金|县城管局|5月底",
    ]));
    assert_eq!(
        rows(&plain, 0),
        [
            ";1;整治入河排口;逐个封堵，加密巡查;县环保局;4月底",
            ";2;新增清运车;落实资金;县城管局;5月底",
        ]
    );
    assert_eq!(role_of(&plain, "目标清单"), ColumnRole::Target);
}

#[test]
fn what_is_asked_of_the_pace_is_a_deadline_and_of_the_handling_no_task() {
    let pace = notice(&table(&[
        "序号|任务|主要目标|责任单位|进度要求",
        "1|建设充电桩|新建充电桩260个|县发改局|6月底前完成50%，12月底前全部完成",
    ]));
    assert_eq!(
        rows(&pace, 0),
        [";1;建设充电桩;新建充电桩260个;县发改局;6月底前完成50%，12月底前全部完成"]
    );
    let handling = notice(&table(&[
        "序号|事项|承办单位|办理时限|办理要求",
        "1|城区停车难|县公安局|30日内|书面答复",
    ]));
    assert_eq!(rows(&handling, 0), [";1;;城区停车难;县公安局;30日内"]);
}

#[test]
fn a_task_of_one_stage_has_the_time_of_that_stage() {
    let notice = notice(&table(&[
        "2r:序号|2r:工作任务|3c:完成时间|2r:责任部门",
        "第一阶段|第二阶段|第三阶段",
        "1|召开动员会|3月15日|||县安委办",
        "2|排查企业320家||10月31日|/|县应急局、各镇",
        "3|总结经验|-||12月15日|县安委办",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;召开动员会;县安委办;3月15日",
            ";2;;排查企业320家;县应急局、各镇;10月31日",
            ";3;;总结经验;县安委办;12月15日",
        ]
    );
}

#[test]
fn bodies_in_a_row_above_the_names_bear_all_rows() {
    let notice = notice(&table(&[
        "4c:责任单位：县住建局",
        "序号|工作任务|目标|完成时限",
        "1|改造老旧小区|12个|10月底",
        "2|新建公园|2个|9月底",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;改造老旧小区;县住建局;10月底",
            ";2;;新建公园;县住建局;9月底",
        ]
    );
}

#[test]
fn the_last_noun_of_a_name_decides() {
    let notice = notice(&table(&[
        "序号|项目名称|建设规模及内容|总投资|责任单位|项目法人|项目负责人",
        "1|城东水厂扩建|新增日供水能力3万吨|9800|县住建局|县水务集团|周岚",
        "2|县医院迁建|设置床位600张|42000|县卫健局|县人民医院|吴桐",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;城东水厂扩建;新增日供水能力3万吨;县住建局;",
            ";2;县医院迁建;设置床位600张;县卫健局;",
        ]
    );
    assert_eq!(role_of(&notice, "项目法人"), ColumnRole::Other);
    assert_eq!(role_of(&notice, "项目负责人"), ColumnRole::Person);
}

#[test]
fn a_goal_in_words_is_a_task_and_a_goal_in_figures_a_target() {
    let words = notice(&table(&[
        "序号|项目名称|年度目标|责任单位",
        "1|城西大道|完成路面摊铺|县交通局",
        "2|滨河公园|完成主体工程并开放|县住建局",
    ]));
    assert_eq!(
        rows(&words, 0),
        [
            ";1;城西大道;完成路面摊铺;县交通局;",
            ";2;滨河公园;完成主体工程并开放;县住建局;",
        ]
    );
    let figures = notice(&table(&[
        "序号|主要指标|年度目标|责任单位",
        "1|规上工业增加值|增长8%左右|县经信局",
        "2|城镇新增就业|不少于4200人|县人社局",
    ]));
    assert_eq!(role_of(&figures, "年度目标"), ColumnRole::Target);
    // Words that say how far, beside sentences that say what.
    let words = notice(&table(&[
        "序号|主要任务|年度目标|责任单位",
        "1|改造老旧小区三个，惠及居民两千户。|全覆盖|县住建局",
        "2|新建农村公路两条，打通断头路。|达到省定标准|县交通局",
    ]));
    assert_eq!(role_of(&words, "主要任务"), ColumnRole::Text);
    assert_eq!(role_of(&words, "年度目标"), ColumnRole::Target);
    assert_eq!(figures.tables[0].rows[0].text, "规上工业增加值");
}

#[test]
fn a_cell_over_all_quarters_is_the_deadline() {
    let notice = notice(&table(&[
        "2r:序号|2r:工作任务|2r:责任单位|4c:时间进度",
        "一季度|二季度|三季度|四季度",
        "1|新建口袋公园5个|县住建局|完成选址|开工|完成80%|完工",
        "2|改造老旧管网12公里|县水务局|4c:11月底前完成",
    ]));
    let rows = &notice.tables[0].rows;
    assert_eq!(rows[0].deadline, None);
    assert_eq!(rows[0].cells["三季度"], "完成80%");
    assert_eq!(rows[1].deadline.as_deref(), Some("11月底前完成"));
    assert!(rows[1].cells.is_empty(), "{:?}", rows[1].cells);
    assert_eq!(notice.tasks[1].deadlines[0].text, "11月底前");
}

#[test]
fn a_record_a_task() {
    let record = |name: &str, lead: &str, goal: &str| {
        table(&[
            &format!("项目名称|3c:{name}"),
            &format!("牵头单位|{lead}|配合单位|县财政局、各乡镇"),
            "责任领导|周岚|完成时限|2022年9月底前",
            &format!("工作目标|3c:{goal}"),
        ])
    };
    let first = record("全民健身中心", "县文旅局", "建成健身馆1座，免费开放。");
    let second = record("农村公路提档", "县交通局", "改造县乡公路26公里。");
    let notice = notice(&format!("{first}{second}"));
    let all: Vec<String> = (0..notice.tables.len())
        .flat_map(|table| rows(&notice, table))
        .collect();
    assert_eq!(
        all,
        [
            ";;全民健身中心;建成健身馆1座，免费开放。;*县文旅局、+县财政局、+各乡镇;2022年9月底前",
            ";;农村公路提档;改造县乡公路26公里。;*县交通局、+县财政局、+各乡镇;2022年9月底前",
        ]
    );
}

#[test]
fn the_column_behind_the_number_is_the_task() {
    for name in ["任务清单", "工作安排", "责 任 目 标"] {
        let notice = notice(&table(&[
            &format!("序号|{name}|责任单位"),
            "1|新建社区食堂4家|县民政局",
            "2|增设助餐点15个|各街道",
        ]));
        assert_eq!(
            rows(&notice, 0),
            [
                ";1;;新建社区食堂4家;县民政局;",
                ";2;;增设助餐点15个;各街道;"
            ],
            "{name}"
        );
    }
}

#[test]
fn a_break_in_a_pipe_cell_parts_its_lines() {
    let source = "# 关于印发2022年重点工作分解表的通知\n\n澄政办发〔2022〕8号\n\n各乡镇人民政府：\n\n现将2022年重点工作分解表印发给你们。\n\n\
                  澄溪县人民政府办公室\n\n2022年2月21日\n\n2022年重点工作分解表\n\n\
                  | 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 新建<br>驿站3座 | 县交通局<br/>县文旅局<BR />各乡镇 |\n";
    let mut options = Options::default();
    options.media = Some(Media::Text);
    let notice = taskbook::parse(source.as_bytes(), &options).unwrap();
    assert_eq!(
        rows(&notice, 0),
        [";1;;新建驿站3座;县交通局、县文旅局、各乡镇;"]
    );
}

#[test]
fn hidden_rows_and_cells_are_not_read() {
    let shown = "<tr><td>1</td><td>扩建卫生院2所</td><td>县卫健局</td></tr>";
    let notice = notice(&format!(
        "<table border=\"1\"><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>{shown}\
         <tr style=\"display:none\"><td>2</td><td>旧任务</td><td>县财政局</td></tr>\
         <tr><td>2</td><td hidden>草稿</td><td>新建村卫生室9所</td><td>各乡镇</td></tr></table>"
    ));
    assert_eq!(
        rows(&notice, 0),
        [";1;;扩建卫生院2所;县卫健局;", ";2;;新建村卫生室9所;各乡镇;"]
    );
}

#[test]
fn role_words_in_a_unit_cell_part_its_runs() {
    let notice = notice(&table(&[
        "序号|工作任务|责任单位",
        "1|新建驿站3座|牵头：县交通局 配合：县文旅局",
        "2|整修步道9公里|牵头：县林业局 责任：县财政局、各乡镇",
        "3|举办赏花节2场|牵头：县文旅局&nbsp;&nbsp;配合：县公安局",
        "4|改造码头1座|县交通局牵头\u{3000}县财政局配合",
    ]));
    let found: Vec<String> = notice.tables[0].rows.iter().map(units).collect();
    assert_eq!(
        found,
        [
            "*县交通局、+县文旅局",
            "*县林业局、县财政局、各乡镇",
            "*县文旅局、+县公安局",
            "*县交通局、+县财政局",
        ]
    );
}

#[test]
fn a_rule_in_a_unit_cell_holds_for_the_rows_below() {
    let notice = notice(&table(&[
        "序号|工作任务|责任单位",
        "1|编制防灾预案|县应急局、县气象局",
        "2|完成隐患点普查|县自然资源局、县水利局等（排在第一位的为牵头单位，下同）",
        "3|新建避灾点6个|县民政局、各乡镇",
    ]));
    let found: Vec<String> = notice
        .tasks
        .iter()
        .map(|task| {
            let names = task.units.iter().map(|unit| match unit.role {
                Role::Lead => format!("*{}", unit.name),
                _ => unit.name.to_string(),
            });
            names.collect::<Vec<_>>().join("、")
        })
        .collect();
    assert_eq!(
        found,
        [
            "县应急局、县气象局", "*县自然资源局、县水利局", "*县民政局、各乡镇"
        ]
    );
}

/// A notice whose table stands one cell a line.
fn lines(cells: &str) -> Notice {
    let cover = "澄溪县人民政府办公室关于印发2022年重点工作分解表的通知\n澄政办发〔2022〕8号\n各乡镇人民政府，县政府各部门：\n\
                 现将2022年重点工作分解表印发给你们，请认真组织实施。\n澄溪县人民政府办公室\n2022年2月21日\n附件\n2022年重点工作分解表\n";
    let source = format!("{cover}{cells}").replace('\n', "\n\n");
    taskbook::parse(source.as_bytes(), &Options::default()).unwrap()
}

/// Lines that no blank ones part, without a cover.
fn lines_alone(cells: &str) -> Notice {
    taskbook::parse(cells.as_bytes(), &Options::default()).unwrap()
}

#[test]
fn in_flat_text_all_lines_before_the_first_number_are_names() {
    for (name, times) in [
        ("时间进度", ["9月底前", "持续推进"]),
        ("节点要求", ["9月底前", "持续推进"]),
        ("何时办结", ["9月底前", "11月底前"]),
    ] {
        let [first, second] = times;
        let notice = lines(&format!(
            "序号\n工作任务\n责任单位\n{name}\n1\n新建驿站3座\n县交通局\n{first}\n2\n整修步道9公里\n县林业局、各乡镇\n{second}\n"
        ));
        assert_eq!(
            rows(&notice, 0),
            [
                format!(";1;;新建驿站3座;县交通局;{first}"),
                format!(";2;;整修步道9公里;县林业局、各乡镇;{second}"),
            ],
            "{name}"
        );
    }
}

#[test]
fn flat_rows_that_do_not_fit_their_columns_are_refused() {
    // 县级领导 was broken over two lines, and the quarters stand below 进度.
    let notice = lines(
        "类\n别\n序号\n工作任务\n责任\n镇（办）\n进度\n县级\n领导\n一季度\n二季度\n\
         民生\n1\n新建驿站3座\n县交通局\n选址\n完工\n周岚\n2\n整修步道9公里\n开工\n王桐\n",
    );
    assert!(notice.tasks.is_empty(), "{:?}", notice.tables);
    let findings: Vec<&str> = notice
        .findings
        .iter()
        .map(|finding| finding.rule.as_str())
        .collect();
    assert!(findings.contains(&"unreadable-table"), "{findings:?}");
}

#[test]
fn flat_tables_of_a_row_or_two_are_counted_where_every_cell_looks_like_its_column() {
    // The numbers are those of a longer list, of which this bureau has two items.
    let report = lines(
        "序号\n主要任务\n牵头单位\n落实情况\n17\n新建驿站3座，整修步道。\n县交通局、县林业局\n落实选址要求，已开工2座，完成投资120万元。\n\
         42\n推进粮食、气象事业发展。\n县发展改革局 县气象局\n上半年累计发布预警信号19条。\n",
    );
    assert_eq!(
        rows(&report, 0),
        [
            ";17;;新建驿站3座，整修步道。;*县交通局、*县林业局;",
            ";42;;推进粮食、气象事业发展。;*县发展改革局、*县气象局;",
        ]
    );
    assert_eq!(
        report.tables[0].rows[1].cells["落实情况"],
        "上半年累计发布预警信号19条。"
    );
    for task in &report.tasks {
        assert!(task.targets.iter().all(|target| target.text == "3座"));
    }
    let one = lines(
        "序号\n重点任务\n责任单位\n工作措施\n1\n抓好道路建设。\n县交通局\n加强调度，倒排工期。\n",
    );
    assert_eq!(one.tables[0].rows.len(), 1, "{:?}", one.tables);
    assert_eq!(units(&one.tables[0].rows[0]), "县交通局");
}

#[test]
fn cells_that_begin_with_a_bar_are_rows_where_a_bar_alone_closes_them() {
    let notice = lines_alone(
        "牵头单位\n| 目 标 任 务\n| 责 任 单 位\n|\n县政\n府办\n公室\n| 强化行政监督，自觉接受人大监督\n| 县水利局、县财政局\n|\n\
         推进重点项目建设\n| 县住建局\n|\n县教\n育局\n| 新增学位300个\n| 县财政局、青石镇\n|\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";;;强化行政监督，自觉接受人大监督;*县政府办公室、县水利局、县财政局;",
            ";;;推进重点项目建设;*县政府办公室、县住建局;",
            ";;;新增学位300个;*县教育局、县财政局、青石镇;",
        ]
    );
}

#[test]
fn a_number_and_a_name_above_rows_numbered_otherwise_are_a_group() {
    let notice = notice(&table(&[
        "序号|目标与任务|牵头单位|责任单位",
        "4c:二、重点工作",
        "4c:（一）加强运行调节。",
        "1|提振消费。||",
        "（1）|发放消费券3批。|县商务局|县财政局",
        "（2）|举办促销活动5场。|县商务局|县财政局",
        "2|扩大投资。||",
        "（3）|开工项目10个。|县发展改革局|县财政局",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            "二、重点工作;（1）;;发放消费券3批。;*县商务局、县财政局;",
            "二、重点工作;（2）;;举办促销活动5场。;*县商务局、县财政局;",
            "二、重点工作;（3）;;开工项目10个。;*县发展改革局、县财政局;",
        ]
    );
    let last = &notice.tables[0].rows[2];
    assert_eq!(last.cells["次级分组"], "（一）加强运行调节。");
    assert_eq!(last.cells["三级分组"], "扩大投资。");
    assert_eq!(notice.tables[0].rows[0].cells["三级分组"], "提振消费。");
    assert!(
        notice
            .findings
            .iter()
            .all(|found| !matches!(&*found.rule, "missing-unit" | "number-gap")),
        "{:?}",
        notice.findings
    );
}

#[test]
fn flat_cells_with_role_words_two_lines_or_a_rule_stay_in_their_rows() {
    let notice = lines(
        "序号\n重点任务\n责任单位\n1\n清理河道12公里；\n拆除违建40处。\n牵头单位：县水利局；配合单位：县住建局\n\
         2\n建成驿站3座。\n县交通局、县文旅局、县自然资源和规划局、县住房和城乡建设局、各乡镇人民政府等（列第一位者为牵头单位，下同）\n\
         主办：澄溪县人民政府办公室 承办：县大数据中心\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;清理河道12公里；拆除违建40处。;*县水利局、+县住建局;",
            ";2;;建成驿站3座。;县交通局、县文旅局、县自然资源和规划局、县住房和城乡建设局、各乡镇人民政府;",
        ]
    );
    assert_eq!(notice.tasks[1].units[0].role, Role::Lead);
}

#[test]
fn halves_side_by_side_are_read_one_after_the_other() {
    let grid = table(&[
        "序号|工作任务|责任单位|序号|工作任务|责任单位",
        "6c:一、水利",
        "1|加固圩堤7公里|县水利局|3|改造管网4公里|县住建局",
        "2|清淤塘坝20口|县农业农村局、各乡镇|||",
        "6c:二、城建",
        "4|新建公厕5座|县城管局|5|整修步道9公里|县林业局",
    ]);
    let notice = notice(&grid);
    assert_eq!(
        rows(&notice, 0),
        [
            "一、水利;1;;加固圩堤7公里;县水利局;",
            "一、水利;2;;清淤塘坝20口;县农业农村局、各乡镇;",
            "一、水利;3;;改造管网4公里;县住建局;",
            "二、城建;4;;新建公厕5座;县城管局;",
            "二、城建;5;;整修步道9公里;县林业局;",
        ]
    );
    assert_eq!(notice.tables[0].columns.len(), 3);
    let unknown = |left: &&taskbook::Leftover| left.class == taskbook::LeftoverClass::Unknown;
    assert_eq!(notice.leftover.iter().find(unknown), None);
}

#[test]
fn halves_may_share_their_number_and_merged_cells_stay_in_their_half() {
    let grid = table(&[
        "序号|工作任务|牵头单位|工作任务|牵头单位",
        "1|加固圩堤7公里|2r:县水利局|改造管网4公里|县住建局",
        "2|清淤塘坝20口|新建公厕5座|县城管局",
    ]);
    assert_eq!(
        rows(&notice(&grid), 0),
        [
            ";1;;加固圩堤7公里;*县水利局;", ";2;;清淤塘坝20口;*县水利局;",
            ";1;;改造管网4公里;*县住建局;", ";2;;新建公厕5座;*县城管局;",
        ]
    );
}

#[test]
fn names_above_two_like_halves_keep_them_in_one_row() {
    let grid = table(&[
        "2r:序号|2r:工作任务|2c:上半年|2c:下半年",
        "目标|责任单位|目标|责任单位",
        "1|加固圩堤|3公里|县水利局|4公里|县住建局",
    ]);
    let notice = notice(&grid);
    assert_eq!(notice.tables[0].rows.len(), 1);
    assert_eq!(notice.tables[0].rows[0].text, "加固圩堤");
}

#[test]
fn flat_halves_are_read_in_the_order_of_their_lines() {
    // The first names count the rows of both halves.
    let notice = lines(
        "序号\n工作任务\n责任单位\n工作任务\n责任单位\n1\n加固圩堤7公里\n县水利局\n改造管网4公里\n县住建局\n\
         2\n清淤塘坝20口\n县农业农村局\n新建公厕5座\n县城管局\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里;县水利局;",
            ";1;;改造管网4公里;县住建局;",
            ";2;;清淤塘坝20口;县农业农村局;",
            ";2;;新建公厕5座;县城管局;",
        ]
    );
}

#[test]
fn ticks_say_which_of_the_bodies_in_the_header_bear_a_duty() {
    let matrix = "序号|工作任务|县水利局|县住建局|县财政局|各乡镇|完成时限";
    let cells = [
        "1|加固圩堤7公里|★||○|○|9月底前",
        "2|改造管网4公里||★|○||11月底前",
    ];
    let bare = notice(&table(&[matrix, cells[0], cells[1]]));
    assert_eq!(
        rows(&bare, 0),
        [
            ";1;;加固圩堤7公里;县水利局、县财政局、各乡镇;9月底前",
            ";2;;改造管网4公里;县住建局、县财政局;11月底前",
        ]
    );
    let first = &bare.tables[0].rows[0];
    assert_eq!(
        first.units[0].at,
        bare.tables[0].columns[2].at.clone().unwrap()
    );
    assert_eq!(first.cells["县水利局"], "★");
    // Two marks and nobody says what they mean.
    assert!(
        first
            .units
            .iter()
            .all(|unit| unit.confidence == taskbook::Confidence::Low)
    );
    let explained = format!(
        "{}<p>注：★为牵头单位，○为配合单位。</p>",
        table(&[matrix, cells[0], cells[1]])
    );
    assert_eq!(
        rows(&notice(&explained), 0),
        [
            ";1;;加固圩堤7公里;*县水利局、+县财政局、+各乡镇;9月底前",
            ";2;;改造管网4公里;*县住建局、+县财政局;11月底前",
        ]
    );
}

#[test]
fn ticks_below_a_name_that_spans_the_bodies() {
    let grid = table(&[
        "2r:序号|2r:工作任务|3c:责任单位（●牵头 △配合）",
        "县水利局|县住建局|县财政局",
        "1|加固圩堤7公里|●||△",
        "2|改造管网4公里||●|",
    ]);
    assert_eq!(
        rows(&notice(&grid), 0),
        [
            ";1;;加固圩堤7公里;*县水利局、+县财政局;",
            ";2;;改造管网4公里;*县住建局;",
        ]
    );
}

#[test]
fn a_matrix_may_say_the_roles_in_words() {
    let grid = table(&[
        "序号|工作任务|县水利局|县住建局|县财政局",
        "1|加固圩堤7公里|牵头||配合",
        "2|改造管网4公里||牵头|配合",
    ]);
    assert_eq!(
        rows(&notice(&grid), 0),
        [
            ";1;;加固圩堤7公里;*县水利局、+县财政局;",
            ";2;;改造管网4公里;*县住建局、+县财政局;",
        ]
    );
}

#[test]
fn a_mark_behind_the_last_unit_alone_joins_no_rows() {
    let grid = table(&[
        "序号|工作任务|责任单位", "1|加固圩堤7公里|县水利局、", "|清淤塘坝20口|县农业农村局",
        "2|推进健身普及|县体育局", "|改造管网4公里|县住建局", "3|整修步道|县林业局、", "||各乡镇",
    ]);
    let notice = notice(&grid);
    assert_eq!(notice.tables[0].rows.len(), 5);
    assert_eq!(units(&notice.tables[0].rows[4]), "县林业局、各乡镇");
}

#[test]
fn a_row_cut_by_a_page_break_goes_on_below_it() {
    let grid = table(&[
        "序号|工作任务|责任单位|完成时限",
        "1|加固圩堤7公里|县水利局|9月底前",
        "2|改造管网，其中老旧小区|县住|11月",
        "|4公里|建局|底前",
        "3|清淤塘坝20口（含|县农业农村局、|9月底前",
        "|河口2处）|各乡镇|",
    ]);
    let notice = notice(&grid);
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里;县水利局;9月底前",
            ";2;;改造管网，其中老旧小区4公里;县住建局;11月底前",
            ";3;;清淤塘坝20口（含河口2处）;县农业农村局、各乡镇;9月底前",
        ]
    );
    let unit = &notice.tables[0].rows[1].units[0];
    assert_eq!(unit.at.pieces.len(), 2);
}

#[test]
fn a_row_without_a_number_that_is_whole_stays_a_row() {
    let grid = table(&[
        "序号|工作任务|责任单位|完成时限",
        "1|加固圩堤7公里；|县水利局|9月底前",
        "|清淤塘坝20口。|县农业农村局|10月底前",
        "2|改造管网4公里|县住建局|11月底前",
    ]);
    assert_eq!(notice(&grid).tables[0].rows.len(), 3);
}

#[test]
fn what_stands_around_the_rows_is_known_for_what_it_is() {
    let grid = table(&[
        "5c:2022年重点工作分解表",
        "5c:填报单位：县政府办",
        "2r:序号|2r:工作任务|2c:责任单位|2r:完成时限",
        "牵头单位|配合单位",
        "1|加固圩堤7公里|县水利局|无|9月底前",
        "2|清淤塘坝20口|县农业农村局|/|10月底前",
        "合计|27|||",
        "5c:填表人：赵工　　审核人：钱工",
    ]);
    let notice = notice(&grid);
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里;*县水利局;9月底前",
            ";2;;清淤塘坝20口;*县农业农村局;10月底前",
        ]
    );
    let unknown = |left: &&taskbook::Leftover| left.class == taskbook::LeftoverClass::Unknown;
    assert_eq!(notice.leftover.iter().find(unknown), None);
    let cover: Vec<&str> = notice
        .leftover
        .iter()
        .map(|left| left.text.as_str())
        .collect();
    for text in ["填报单位：县政府办", "责任单位", "无", "/", "合计", "27"] {
        assert!(cover.contains(&text), "{text}: {cover:?}");
    }
}

#[test]
fn a_row_that_sums_up_is_no_task_whatever_it_is_called() {
    for sum in ["汇总", "合计", "汇总（2项）"] {
        let notice = notice(&table(&[
            "序号|工作任务|计划（公里）|责任单位",
            "1|加固圩堤|7-9|县水利局",
            "2|改造管网|4-6|县住建局",
            &format!("2c:{sum}|11-15|"),
        ]));
        assert_eq!(
            rows(&notice, 0),
            [";1;;加固圩堤;县水利局;", ";2;;改造管网;县住建局;"],
            "{sum}"
        );
    }
}

#[test]
fn persons_beside_bodies_are_no_units() {
    let grid = table(&[
        "序号|工作任务|牵头单位及负责人|配合单位（责任人）",
        "1|加固圩堤7公里|县水利局 赵立山|县财政局：钱梅",
        "2|改造管网4公里|县住建局（孙河）|各乡镇",
        "3|清淤塘坝20口|县农业农村局<br>李 明|县水利局<br>周林<br>县林业局<br>吴海",
        "4|新建公厕5座|县城管局局长郑洋|无",
    ]);
    let notice = notice(&grid);
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里;*县水利局、+县财政局;",
            ";2;;改造管网4公里;*县住建局、+各乡镇;",
            ";3;;清淤塘坝20口;*县农业农村局、+县水利局、+县林业局;",
            ";4;;新建公厕5座;*县城管局;",
        ]
    );
    // Nothing is lost: the cell stays as printed.
    let cells = &notice.tables[0].rows[0].cells;
    assert_eq!(cells["牵头单位及负责人"], "县水利局 赵立山");
    assert_eq!(role_of(&notice, "牵头单位及负责人"), ColumnRole::Lead);
}

#[test]
fn a_column_of_leaders_and_bodies_holds_units() {
    let cells = [
        ("赵立山 县水利局", "县水利局"),
        ("钱梅、县住建局、各乡镇", "县住建局、各乡镇"),
        ("副县长孙河；县林业局", "县林业局"),
        ("周林（县城管局）", "县城管局"),
    ];
    let rows_of = |bar: &str| {
        let rows = cells
            .iter()
            .enumerate()
            .map(|(at, (cell, _))| format!("{}{bar}整修步道{}公里{bar}{cell}", at + 1, at + 2));
        rows.collect::<Vec<_>>()
    };
    let mut grid = vec!["序号|工作任务|责任领导及单位".to_owned()];
    grid.extend(rows_of("|"));
    let grid: Vec<&str> = grid.iter().map(String::as_str).collect();
    let flat = format!(
        "序号\n工作任务\n责任领导及单位\n{}\n",
        rows_of("\n").join("\n")
    );
    for notice in [notice(&table(&grid)), lines(&flat)] {
        let found: Vec<String> = notice.tables[0].rows.iter().map(units).collect();
        let expected: Vec<&str> = cells.iter().map(|(_, units)| *units).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn records_line_by_line_are_a_task_each() {
    let notice = lines(
        "任务名称：加固圩堤\n责任单位：县水利局、各乡镇\n完成时限：9月底前\n工作内容：加固圩堤7公里，\n改造涵闸3座。\n\
         任务名称：改造管网\n责任单位：县住建局\n完成时限：11月底前\n工作内容：改造管网4公里。\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";;加固圩堤;加固圩堤7公里，改造涵闸3座。;县水利局、各乡镇;9月底前",
            ";;改造管网;改造管网4公里。;县住建局;11月底前",
        ]
    );
    assert_eq!(notice.tasks.len(), 2);
    let unknown = |left: &&taskbook::Leftover| left.class == taskbook::LeftoverClass::Unknown;
    assert_eq!(notice.leftover.iter().find(unknown), None);
}

#[test]
fn records_may_print_names_and_values_on_lines_of_their_own() {
    let record = |nth: &str, name: &str, lead: &str, leader: &str, until: &str| {
        format!(
            "2022年重点工作责任书（{nth}）\n项目名称\n{name}\n牵头单位\n{lead}\n责任领导\n{leader}\n完成时限\n{until}\n"
        )
    };
    let notice = lines(&format!(
        "{}{}",
        record("一", "加固圩堤7公里", "县水利局", "赵立山", "9月底前"),
        record("二", "改造管网4公里", "县住建局", "钱梅", "11月底前"),
    ));
    assert_eq!(
        rows(&notice, 0),
        [
            ";;;加固圩堤7公里;*县水利局;9月底前",
            ";;;改造管网4公里;*县住建局;11月底前",
        ]
    );
    assert_eq!(notice.tables[0].rows[1].cells["责任领导"], "钱梅");
}

#[test]
fn one_record_alone_or_records_without_bodies_are_no_table() {
    for record in [
        "任务名称：加固圩堤\n责任单位：县水利局\n完成时限：9月底前\n",
        "项目名称：甲项目\n总投资：3亿元\n建设地点：河口\n项目名称：乙项目\n总投资：2亿元\n建设地点：镇区\n",
    ] {
        assert_eq!(lines(record).tables, []);
    }
}

#[test]
fn a_flat_table_of_points_is_one_without_units() {
    let notice = lines(
        "序号\n责任目标\n所占分值\n1\n定期研究环境问题，有计划、有总结。\n（10分）\n2\n妥善处理污染纠纷，及时上报。\n（15分）\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;定期研究环境问题，有计划、有总结。;;",
            ";2;;妥善处理污染纠纷，及时上报。;;",
        ]
    );
    assert_eq!(notice.tables[0].rows[1].cells["所占分值"], "（15分）");
}

#[test]
fn a_flat_table_that_is_not_read_is_reported() {
    // Which of the bodies a mark is for cannot be told where blank cells left nothing.
    let notice = lines(
        "序号\n工作任务\n县水利局\n县住建局\n县财政局\n1\n加固圩堤7公里\n★\n○\n2\n改造管网4公里\n★\n○\n",
    );
    assert_eq!(notice.tables, []);
    let found: Vec<&str> = notice
        .findings
        .iter()
        .map(|found| found.rule.as_str())
        .collect();
    assert!(found.contains(&"unreadable-table"), "{found:?}");
    let text = |text: &str| {
        notice
            .leftover
            .iter()
            .find(|left| left.text == text)
            .unwrap()
    };
    assert_eq!(
        text("加固圩堤7公里").class,
        taskbook::LeftoverClass::Unknown
    );
}

#[test]
fn a_flat_list_of_contacts_is_not_reported() {
    let notice = lines(
        "序号\n工作单位\n姓名\n联系电话\n1\n县水利局\n赵立山\n6012345\n2\n县住建局\n钱梅\n6012346\n",
    );
    assert_eq!(notice.tables, []);
    assert!(
        notice
            .findings
            .iter()
            .all(|found| found.rule != "unreadable-table")
    );
}

/// The rules of the findings.
fn rules(notice: &Notice) -> Vec<&str> {
    let findings = notice.findings.iter();
    findings.map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn a_mark_that_closes_a_flat_unit_cell_counts_for_nothing() {
    let notice = lines(
        "序号\n重点工作\n责任单位\n配合单位\n一、水利\n1\n加固圩堤7公里。\n县水利局\n\
         县财政局、县自然资源局、县农业农村局、县交通运输局、县住房和城乡建设局、县林业局，各乡镇人民政府、街道办事处，青溪水务集团。\n\
         二、交通\n三、教育\n四、医疗\n2\n新建幼儿园3所。\n县教育局\n县行政审批服务中心。\n\
         3\n建设老年大学。\n县民政局\n各乡镇人民政府；\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            "一、水利;1;;加固圩堤7公里。;县水利局、+县财政局、+县自然资源局、+县农业农村局、+县交通运输局、+县住房和城乡建设局、+县林业局、+各乡镇人民政府、+街道办事处、+青溪水务集团;",
            "四、医疗;2;;新建幼儿园3所。;县教育局、+县行政审批服务中心;",
            "四、医疗;3;;建设老年大学。;县民政局、+各乡镇人民政府;",
        ]
    );
    assert!(
        !rules(&notice).contains(&"missing-unit"),
        "{:?}",
        rules(&notice)
    );
    // Groups that hold no row are read all the same.
    let empty = notice.leftover.iter().find(|left| left.text == "三、教育");
    assert_eq!(
        empty.map(|left| left.class),
        Some(taskbook::LeftoverClass::Cover)
    );
}

#[test]
fn flat_rows_without_heading_and_unit_stand_in_the_merged_cells_above() {
    let notice = lines(
        "标*的为在建项目\n序号\n事项\n工作措施\n责任单位\n推进“光伏+”交通\n1\n光伏车站\n利用站房屋顶建设光伏设施\n县交通局\n\
         2\n*建成东站光伏车棚\n3\n光伏码头\n改造码头岸电设施\n县港航中心、各航运公司\n4\n探索光储充一体化应用场景\n\
         5\n光伏公交\n新建公交场站光伏车棚\n县公交公司\n推进“光伏+”建筑\n6\n节能改造\n完成12幢办公楼节能改造\n县住建局\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            "推进“光伏+”交通;1;光伏车站;利用站房屋顶建设光伏设施;县交通局;",
            "推进“光伏+”交通;2;光伏车站;*建成东站光伏车棚;县交通局;",
            "推进“光伏+”交通;3;光伏码头;改造码头岸电设施;县港航中心、各航运公司;",
            "推进“光伏+”交通;4;光伏码头;探索光储充一体化应用场景;县港航中心、各航运公司;",
            "推进“光伏+”交通;5;光伏公交;新建公交场站光伏车棚;县公交公司;",
            "推进“光伏+”建筑;6;节能改造;完成12幢办公楼节能改造;县住建局;",
        ]
    );
    assert!(
        !rules(&notice).contains(&"missing-unit"),
        "{:?}",
        rules(&notice)
    );
}

#[test]
fn a_unit_cell_that_flat_text_does_not_print_proves_nothing() {
    use taskbook::{Severity, UnitsStatus};
    // One table marks the blank cell, the other leaves nothing, as a merged cell would.
    let source = |blank: &str| {
        format!(
            "序号\n工作任务\n责任单位\n1\n新建驿站3座。\n县交通局\n2\n整修步道9公里。\n{blank}3\n植树12公顷。\n县林业局\n4\n增设标牌40块。\n县文旅局\n"
        )
    };
    for (blank, status, severity) in [
        ("——\n", UnitsStatus::Dropped, Severity::Error),
        ("", UnitsStatus::Unlisted, Severity::Warning),
    ] {
        let notice = lines(&source(blank));
        assert_eq!(notice.tasks[1].units_status, status, "{blank:?}");
        let found: Vec<Severity> = notice
            .findings
            .iter()
            .filter(|finding| finding.rule == "missing-unit")
            .map(|finding| finding.severity)
            .collect();
        assert_eq!(found, [severity], "{blank:?}");
    }
}

#[test]
fn rows_on_lines_below_long_names_are_read_by_the_bodies_in_them() {
    let notice = lines(
        "序号 全县重点民生实事项目名称 责任单位 目标任务 1- 6月实际完成情况   1-6月实际完成率% 备注\n\
         1 新增养老床位 民政局 120张 96 80%\n2 新增城镇就业   人社局 3400 1700 50%\n\
         3 改善办学条件 新建幼儿园3所 教育局 3所 设备采购中\n培训乡村教师200人 县教师发展中心 200人 150 75%\n\
         4 便民出行 新开公交线路2条 交通运输局 2条 2 100%\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;新增养老床位;民政局;",
            ";2;;新增城镇就业;人社局;",
            ";3;改善办学条件;新建幼儿园3所;教育局;",
            ";3;改善办学条件;培训乡村教师200人;县教师发展中心;",
            ";4;便民出行;新开公交线路2条;交通运输局;",
        ]
    );
    assert_eq!(role_of(&notice, "目标任务"), ColumnRole::Target);
    assert_eq!(notice.tables[0].rows[1].cells["目标任务"], "3400");
    assert_eq!(notice.tables[0].rows[1].cells["1-6月实际完成情况"], "1700");
}

#[test]
fn names_on_a_line_that_make_no_header_are_reported() {
    // No name says where the tasks stand.
    let notice = lines(
        "序号 责任单位 包联乡镇 备注\n1 县水利局 青石镇 无\n2 县交通局 白沙乡 无\n3 县教育局 河口镇 无\n",
    );
    assert_eq!(notice.tables, []);
    assert!(
        rules(&notice).contains(&"unreadable-table"),
        "{:?}",
        rules(&notice)
    );
}

#[test]
fn figures_behind_the_bodies_of_a_flat_table_are_no_tasks() {
    let notice = lines(
        "序号 |\n类别 |\n项目名称 |\n目标任务 |\n牵头单位 |\n目标任务 |\n累计完成 |\n累计进度 |\n备注 |\n\
         1 |\n一、就业（2项） |\n稳定重点群体就业 |\n新增就业900人 |\n县人社局 |\n900 |\n810 |\n90% |\n|\n\
         2 |\n家政服务提升 |\n培训家政人员300人次 |\n县商务局 |\n300 |\n306 |\n102% |\n|\n\
         3 |\n二、养老（1项） |\n敬老院改造 |\n改造敬老院4所 |\n县民政局 |\n4 |\n4 |\n100% |\n按工程进度测算 |\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            "一、就业（2项）;1;稳定重点群体就业;新增就业900人;*县人社局;",
            "一、就业（2项）;2;家政服务提升;培训家政人员300人次;*县商务局;",
            "二、养老（1项）;3;敬老院改造;改造敬老院4所;*县民政局;",
        ]
    );
    let cells = &notice.tables[0].rows[0].cells;
    assert_eq!(
        (
            &*cells["目标任务"], &*cells["累计完成"], &*cells["累计进度"]
        ),
        ("900", "810", "90%")
    );
}

#[test]
fn of_two_names_for_one_column_the_first_decides() {
    let notice = notice(&table(&[
        "工作任务|任务分解/时序进度|考核要点|责任单位",
        "2r:完善创业培训体系|4月底前制定工作方案|方案文本|县教育局",
        "全年培训学员300人|培训台账|县人社局",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";;完善创业培训体系;4月底前制定工作方案;县教育局;",
            ";;完善创业培训体系;全年培训学员300人;县人社局;",
        ]
    );
    assert_eq!(role_of(&notice, "考核要点"), ColumnRole::Standard);
}

#[test]
fn a_first_name_that_is_not_known_is_that_of_the_tasks_where_the_rows_bear_it_out() {
    let names = "整治行业名称\n时间安排\n责任单位\n";
    let whole = lines(&format!(
        "{names}烟花爆竹\n3月底前\n县应急局\n养老机构\n6月底前\n县民政局\n校外培训\n8月底前\n县教育局、县市场监管局\n"
    ));
    assert_eq!(
        rows(&whole, 0),
        [
            ";;;烟花爆竹;县应急局;3月底前",
            ";;;养老机构;县民政局;6月底前",
            ";;;校外培训;县教育局、县市场监管局;8月底前",
        ]
    );
    // Where the first rows are not whole, which cell is whose cannot be told.
    let broken = lines(&format!(
        "{names}烟花爆竹\n县应急局\n养老机构\n旅馆民宿\n6月底前\n县民政局\n"
    ));
    assert_eq!(broken.tables, []);
    assert!(
        rules(&broken).contains(&"unreadable-table"),
        "{:?}",
        rules(&broken)
    );
}

#[test]
fn a_flat_line_that_ends_in_a_list_goes_on_in_the_same_cell() {
    let notice = lines(
        "序号\n考核指标\n分值\n责任单位\n考核单位\n1\n完成7家企业改造。\n10\n青石镇\n白沙镇\n县经信局、\n县生态环境分局\n\
         2\n整治河道3条。\n20\n各乡镇\n县水利局\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;完成7家企业改造。;青石镇、白沙镇;",
            ";2;;整治河道3条。;各乡镇;",
        ]
    );
}

#[test]
fn bodies_and_quarters_both_stand_below_names_that_span_them() {
    let notice = lines(
        "序号\n工作任务\n责任单位\n时间进度\n备注\n牵头单位\n配合单位\n一季度\n二季度\n三季度\n四季度\n\
         1\n固定资产投资完成80亿元。\n县发展改革局\n县统计局\n20亿元\n40亿元\n60亿元\n80亿元\n\
         2\n新增规上企业8户。\n县经信局\n县税务局、各乡镇\n摸底\n4户\n6户\n8户\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;固定资产投资完成80亿元。;*县发展改革局、+县统计局;",
            ";2;;新增规上企业8户。;*县经信局、+县税务局、+各乡镇;",
        ]
    );
    assert_eq!(notice.tables[0].rows[0].cells["四季度"], "80亿元");
}

/// A notice as text, these lines of a table behind its cover.
fn text_notice(rows: &str) -> Notice {
    let text = format!(
        "澄溪县人民政府办公室关于印发2022年重点工作分解表的通知\n澄政办发〔2022〕8号\n各乡镇人民政府：\n\
         现将2022年重点工作分解表印发给你们，请认真组织实施。\n澄溪县人民政府办公室\n2022年2月21日\n附件\n\
         2022年重点工作分解表\n{rows}\n"
    );
    taskbook::parse(text.as_bytes(), &Options::default()).unwrap()
}

/// What is reported as unreadable.
fn unreadable(notice: &Notice) -> Vec<String> {
    let findings = taskbook::lint(notice, &Options::default()).into_iter();
    findings
        .filter(|finding| finding.rule == "unreadable-table")
        .map(|finding| finding.quote)
        .collect()
}

#[test]
fn blank_cells_that_stand_last_go_back_to_their_columns() {
    let notice = text_notice(
        "序号 | 类别 | 工作任务 | 牵头单位 | 配合单位 | 完成时限 |\n\
         1 | 水利建设 | 加固圩堤7公里。 | 县水利局 | 县财政局 | 5月底前 |\n\
         2 | 疏浚河道3条。 | 县水务中心 | 县交通局 | 8月底前 | |\n\
         更换闸门2座。 | 县应急局 | 县审计局 | 10月底前 | ||\n\
         3 | 市容整治 | 拆除违建20处。 | 县城管局 | 县公安局 | |\n\
         四、其他 | |||||\n\
         4 | 档案管理 | 移交旧档。 | 县档案馆 | 县委办 | 12月底前 |",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            "水利建设;1;;加固圩堤7公里。;*县水利局、+县财政局;5月底前",
            "水利建设;2;;疏浚河道3条。;*县水务中心、+县交通局;8月底前",
            "水利建设;2;;更换闸门2座。;*县应急局、+县审计局;10月底前",
            "市容整治;3;;拆除违建20处。;*县城管局、+县公安局;",
            "四、其他;4;;移交旧档。;*县档案馆、+县委办;12月底前",
        ]
    );
    assert!(unreadable(&notice).is_empty());
}

#[test]
fn the_first_row_of_a_group_takes_nothing_from_names_above() {
    let notice = text_notice(
        "序号 | 工作重点 | 工作任务 | 责任单位 | 完成时限 |\n\
         1 | 加固圩堤7公里。 | 县水利局 | 5月底前 | |\n\
         二、市容整治 | ||||\n\
         2 | 拆除违建20处。 | 县城管局 | 8月底前 | |\n\
         3 | 道路保洁 | 清扫道路9条。 | 县住建局 | 9月底前 |\n\
         4 | 清运垃圾。 | 县环卫中心 | 9月底前 | |",
    );
    let seen: Vec<(&str, Option<&str>)> = notice.tables[0]
        .rows
        .iter()
        .map(|row| (&*row.text, row.cells.get("工作重点").map(|cell| &**cell)))
        .collect();
    assert_eq!(
        seen,
        [
            ("加固圩堤7公里。", None),
            ("拆除违建20处。", None),
            ("清扫道路9条。", Some("道路保洁")),
            ("清运垃圾。", Some("道路保洁")),
        ]
    );
}

#[test]
fn a_row_whose_cells_fit_in_two_ways_is_reported_and_left_out() {
    let notice = text_notice(
        "序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限 |\n\
         1 | 加固圩堤7公里。 | 县水利局 | 县财政局 | 5月底前 |\n\
         2 | 疏浚河道3条。 | 县交通局 | 8月底前 | |\n\
         更换闸门2座。 | ||||\n\
         3 | 拆除违建20处。 | 县城管局 | 县公安局 | |",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里。;*县水利局、+县财政局;5月底前",
            ";3;;拆除违建20处。;*县城管局、+县公安局;",
        ]
    );
    let reported = unreadable(&notice);
    assert_eq!(reported.len(), 1, "{reported:?}");
    assert!(reported[0].contains("疏浚河道") && reported[0].contains("更换闸门"));
    let findings = taskbook::lint(&notice, &Options::default());
    assert!(findings.iter().all(|finding| finding.rule != "number-gap"));
}

#[test]
fn blank_cells_between_others_stand_where_they_belong() {
    let notice = text_notice(
        "序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限 |\n\
         1 | 加固圩堤7公里。 | 县水利局 | | 5月底前 |\n\
         2 | 疏浚河道3条。 | 县交通局 | | |",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里。;*县水利局;5月底前",
            ";2;;疏浚河道3条。;*县交通局;",
        ]
    );
}

#[test]
fn a_time_in_a_column_of_units_is_no_unit() {
    let notice = notice(&table(&[
        "序号|工作任务|责任单位|完成时限",
        "1|加固圩堤7公里|县水利局|5月底前",
        "2|疏浚河道3条|8月底前|",
        "3|拆除违建20处|县城管局|10月底前",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里;县水利局;5月底前",
            ";2;;疏浚河道3条;;",
            ";3;;拆除违建20处;县城管局;10月底前",
        ]
    );
}

#[test]
fn lower_names_go_below_the_name_of_their_kind() {
    let notice = text_notice(
        "序号 | 工作任务 | 责任分工 | 完成时限 | |\n\
         牵头单位 | 配合单位 | |||\n\
         1 | 加固圩堤7公里。 | 县水利局 | 县财政局 | 5月底前 |\n\
         2 | 疏浚河道3条。 | 县交通局 | 县审计局 | 8月底前 |",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里。;*县水利局、+县财政局;5月底前",
            ";2;;疏浚河道3条。;*县交通局、+县审计局;8月底前",
        ]
    );
    let notice = text_notice(
        "序号 | 任务清单 | 责任清单 | 成效清单 | 完成时限 | |||\n\
         责任领导 | 责任人 | 责任科室 | 年度成效 | 长期成效 | |||\n\
         1 | 加固圩堤7公里。 | 王一 | 李二 | 水利科 | 完成加固。 | 安全度汛。 | 5月底前 |",
    );
    assert_eq!(rows(&notice, 0), [";1;;加固圩堤7公里。;水利科;5月底前"]);
    let row = &notice.tables[0].rows[0];
    assert_eq!(row.cells["长期成效"], "安全度汛。");
}

#[test]
fn lower_names_that_may_stand_below_several_are_reported() {
    let notice = text_notice(
        "序号 | 工作任务 | 责任单位 | 基本情况 | 进展情况 | ||\n\
         上旬 | 下旬 | 县级 | 乡级 | |||\n\
         1 | 加固圩堤7公里。 | 县水利局 | 县财政局 | 已开工 | 未开工 | 无 |",
    );
    assert!(notice.tables.is_empty() && notice.tasks.is_empty());
    assert_eq!(unreadable(&notice).len(), 1);
}

/// What stands at a place.
fn quoted<'a>(notice: &'a Notice, at: &taskbook::Span) -> &'a str {
    &notice.source().text()[at.start as usize..at.end as usize]
}

const SPAN_HEADER: &str = "类别|序号|工作任务|责任单位|完成时限";

#[test]
fn a_span_that_says_a_row_too_many_or_too_few_moves_no_cell() {
    let right = [
        "城建;1;;改建桥梁2座。;县住建局;6月底前",
        "城建;2;;新建公园1个。;县城管局;9月底前",
        "水利;3;;加固圩堤7公里。;县水利局;11月底前",
        "水利;4;;疏浚河道5公里。;县水利局;12月底前",
    ];
    let long = [
        SPAN_HEADER,
        "3r:城建|1|改建桥梁2座。|县住建局|6月底前",
        "2|新建公园1个。|县城管局|9月底前",
        "2r:水利|3|加固圩堤7公里。|县水利局|11月底前",
        "4|疏浚河道5公里。|县水利局|12月底前",
    ];
    let short = [
        SPAN_HEADER,
        "城建|1|改建桥梁2座。|县住建局|6月底前",
        "2|新建公园1个。|县城管局|9月底前",
        "2r:水利|3|加固圩堤7公里。|县水利局|11月底前",
        "4|疏浚河道5公里。|县水利局|12月底前",
    ];
    // Of two spans above it is that of the unit which is too long, since the number must go on.
    let beside = [
        SPAN_HEADER,
        "2r:城建|1|改建桥梁2座。|县住建局|6月底前",
        "2|新建公园1个。|2r:县城管局|9月底前",
        "2r:水利|3|加固圩堤7公里。|县水利局|11月底前",
        "4|疏浚河道5公里。|县水利局|12月底前",
    ];
    for printed in [&long, &short, &beside] {
        let notice = notice(&table(printed));
        assert_eq!(rows(&notice, 0), right, "{printed:?}");
        assert_eq!(rules(&notice), Vec::<&str>::new(), "{printed:?}");
    }
}

#[test]
fn of_the_spans_above_a_row_the_kind_of_its_cells_tells_which_is_too_long() {
    let notice = notice(&table(&[
        SPAN_HEADER,
        "4r:城建|1|改建桥梁2座。|县住建局|6月底前",
        "2|新建公园1个。|2r:县城管局|9月底前",
        "3|新建停车场3处。|县公安局|10月底前",
        "4|更新路灯90盏。|县住建局|12月底前",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            "城建;1;;改建桥梁2座。;县住建局;6月底前",
            "城建;2;;新建公园1个。;县城管局;9月底前",
            "城建;3;;新建停车场3处。;县公安局;10月底前",
            "城建;4;;更新路灯90盏。;县住建局;12月底前",
        ]
    );
}

#[test]
fn a_row_that_fits_below_spans_in_two_ways_is_reported_and_left_out() {
    let notice = notice(&table(&[
        "序号|工作任务|牵头单位|责任单位|完成时限",
        "1|改建桥梁2座。|县住建局|县财政局|6月底前",
        "2|新建公园1个。|县城管局|县住建局|9月底前",
        "3|加固圩堤7公里。|县水利局|10月底前",
        "4|疏浚河道5公里。|2r:县水利局|县财政局|11月底前",
        "5|新建水库1座。|县财政局|12月底前",
    ]));
    let found: Vec<String> = rows(&notice, 0);
    let numbers: Vec<&str> = found.iter().map(|row| &row[1..2]).collect();
    assert_eq!(numbers, ["1", "2", "4", "5"]);
    assert_eq!(found[3], ";5;;新建水库1座。;*县水利局、县财政局;12月底前");
    let reported = notice.findings.iter();
    let reported: Vec<&str> = reported
        .filter(|found| found.rule == "unreadable-table")
        .map(|found| quoted(&notice, &found.at))
        .collect();
    assert_eq!(reported.len(), 1);
    assert!(reported[0].contains("加固圩堤7公里"), "{reported:?}");
}

#[test]
fn a_span_holds_over_the_groups_of_rows_into_which_an_editor_parts_them() {
    let head = "<thead><tr><th>序号</th><th>工作任务</th><th>完成时限</th><th>牵头单位</th><th>责任单位</th></tr></thead>";
    let notice = notice(&format!(
        "<table>{head}<tbody><tr><td>1</td><td>改建桥梁2座。</td><td rowspan=3>6月底前</td><td>县住建局</td><td>县财政局</td></tr>\
         <tr><td>2</td><td>新建公园1个。</td><td>县城管局</td><td>县住建局</td></tr></tbody>\
         <tbody><tr><td>3</td><td>加固圩堤7公里。</td><td>县水利局</td><td>县财政局</td></tr></tbody></table>"
    ));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;改建桥梁2座。;*县住建局、县财政局;6月底前",
            ";2;;新建公园1个。;*县城管局、县住建局;6月底前",
            ";3;;加固圩堤7公里。;*县水利局、县财政局;6月底前",
        ]
    );
}

#[test]
fn who_bears_a_duty_is_no_deadline_and_a_task_no_body() {
    let notice = notice(&table(&[
        "序号|工作任务|责任单位|完成时限",
        "1|改建桥梁2座。|县住建局|6月底前",
        "2|新建公园1个。|县城管局|同上",
        "3|加固圩堤7公里。|县水利局|主要负责人",
        "4|疏浚河道5公里。|改造管网4公里。|全年推进",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;改建桥梁2座。;县住建局;6月底前",
            ";2;;新建公园1个。;县城管局;6月底前",
            ";3;;加固圩堤7公里。;县水利局;",
            ";4;;疏浚河道5公里。;;全年推进",
        ]
    );
    let kept = &notice.tables[0].rows[2].cells;
    assert_eq!(kept.get("完成时限").map(|text| &**text), Some("主要负责人"));
    let missing: Vec<&str> = notice
        .findings
        .iter()
        .filter(|found| found.rule == "missing-unit")
        .map(|found| quoted(&notice, &found.at))
        .collect();
    assert_eq!(missing, ["改造管网4公里。"]);
}

#[test]
fn line_breaks_in_the_cells_of_markdown_make_no_page_of_it() {
    let text = "# 澄溪县2022年重点任务分解表\n\n| 序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限 |\n| --- | --- | --- | --- | --- |\n\
        | 1 | 改建桥梁2座。 | 县住建局 | 县水利局<br>县财政局 | 6月底前 |\n\
        | 2 | 新建公园1个。 | 县城管局 | 县住建局<br/>县财政局 | 9月底前 |\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(notice.origin.media_type, "text/plain");
    assert_eq!(
        notice.header.title.as_deref(),
        Some("澄溪县2022年重点任务分解表")
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;改建桥梁2座。;*县住建局、+县水利局、+县财政局;6月底前",
            ";2;;新建公园1个。;*县城管局、+县住建局、+县财政局;9月底前",
        ]
    );
    let text = "# 澄溪县2022年工作要点\n\n一、重点工作\n\n1.改建桥梁2座。<br>\n（责任单位：县住建局）\n\n2.新建公园1个。（责任单位：县城管局）\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    let tasks: Vec<(&str, &str)> = notice
        .tasks
        .iter()
        .map(|task| (task.text.as_str(), task.units[0].name.as_str()))
        .collect();
    assert_eq!(
        tasks,
        [("改建桥梁2座。", "县住建局"), ("新建公园1个。", "县城管局")]
    );
}

#[test]
fn cells_of_a_sheet_with_line_breaks_stand_in_quotes() {
    let text = "澄溪县2022年重点任务分解表\n\n序号\t工作任务\t牵头单位\t配合单位\t完成时限\n\
        1\t改建桥梁2座。\t县住建局\t\"县水利局\n县财政局\"\t6月底前\n\
        2\t\"开展\"\"清河\"\"行动，\n清理河道5公里。\"\t县水利局\t县财政局\t9月底前\n\
        3\t新建公园1个。\t县城管局\t\"\t12月底前\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;改建桥梁2座。;*县住建局、+县水利局、+县财政局;6月底前",
            ";2;;开展\"清河\"行动，清理河道5公里。;*县水利局、+县财政局;9月底前",
            ";3;;新建公园1个。;*县城管局、+县财政局;12月底前",
        ]
    );
    let second = &notice.tables[0].rows[1];
    assert_eq!(
        quoted(&notice, second.places.get("text").unwrap()),
        "开展\"\"清河\"\"行动，\n清理河道5公里。"
    );
}

#[test]
fn targets_behind_an_indent_have_places_of_their_own() {
    let notice = notice(&table(&[
        "序号|工作任务|责任单位|完成时限",
        "1|改建桥梁2座；<br>&nbsp;&nbsp;新建公园3个；<br>&#160;&emsp;6月底前完成疏浚河道5公里。|县住建局|",
        "2|新建停车场4处。|县城管局|9月底前",
    ]));
    let task = &notice.tasks[0];
    let targets: Vec<&str> = task
        .targets
        .iter()
        .map(|found| quoted(&notice, &found.at))
        .collect();
    assert_eq!(targets, ["2座", "3个", "5公里"]);
    let times: Vec<&str> = task
        .deadlines
        .iter()
        .map(|found| quoted(&notice, &found.at))
        .collect();
    assert_eq!(times, ["6月底前"]);
}

#[test]
fn a_line_that_begins_with_the_level_of_the_one_above_is_a_name_of_its_own() {
    let printed = |cell: &str| {
        let notice = notice(&table(&[
            "序号|工作任务|责任单位",
            &format!("1|改建桥梁2座。|{cell}"),
            "2|新建公园1个。|县城管局",
        ]));
        units(&notice.tables[0].rows[0])
    };
    assert_eq!(printed("县人口计生<br>县妇联"), "县人口计生、县妇联");
    assert_eq!(
        printed("<p>省新闻出版</p><p>省总工会</p>"),
        "省新闻出版、省总工会"
    );
    assert_eq!(printed("县自然资源<br>和规划局"), "县自然资源和规划局");
    assert_eq!(printed("县消防救援<br>大队"), "县消防救援大队");
    assert_eq!(printed("区开发<br>区管委会"), "区开发区管委会");
}

#[test]
fn tails_and_numbers_of_a_unit_cell_are_no_part_of_a_name() {
    let notice = notice(&table(&[
        "序号|工作任务|牵头单位",
        "1|改建桥梁2座。|县住建局、县财政局按职责分工负责",
        "2|新建公园1个。|1.县城管局；2.各乡镇",
        "3|加固圩堤7公里。|县水利局牵头，各乡镇人民政府结合实际落实",
    ]));
    let found: Vec<String> = notice.tables[0].rows.iter().map(units).collect();
    assert_eq!(
        found,
        [
            "*县住建局、*县财政局", "*县城管局、*各乡镇", "*县水利局、各乡镇人民政府"
        ]
    );
}

#[test]
fn bodies_that_push_a_work_on_bear_it_in_flat_text_as_well() {
    for (name, role) in [
        ("推进单位", Role::Responsible),
        ("分工单位", Role::Responsible),
        ("属地单位", Role::Responsible),
        ("支撑单位", Role::Support),
    ] {
        let notice = lines(&format!(
            "类型\n序号\n工作任务\n{name}\n城建\n1\n改建桥梁2座\n县住建局\n2\n新建公园1个\n县城管局、县水利局\n3\n更新路灯90盏\n县住建局\n"
        ));
        let table = &notice.tables[0];
        assert_eq!(table.rows.len(), 3, "{name}");
        let units: Vec<(&str, Role)> = table.rows[1]
            .units
            .iter()
            .map(|unit| (&*unit.name, unit.role))
            .collect();
        assert_eq!(units, [("县城管局", role), ("县水利局", role)], "{name}");
    }
}

#[test]
fn groups_that_a_word_numbers_stand_on_rows_of_their_own_in_flat_text() {
    let notice = lines(
        "任务类型\n序号\n工作任务\n责任单位\n行动一：再造新城（综合更新行动）\n旧区改造\n1\n改建桥梁2座\n县住建局、县城管局\n\
         2\n新建公园1个\n县城管局、县住建局\n行动二：提档园区（产业园区行动）\n产业园区\n3\n更新路灯90盏，改造厂房6栋\n县住建局、县发改局\n\
         行动三：点亮商圈\n楼宇改造\n4\n改造楼宇5幢\n县商务局、县住建局\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            "行动一：再造新城（综合更新行动）;1;旧区改造;改建桥梁2座;县住建局、县城管局;",
            "行动一：再造新城（综合更新行动）;2;旧区改造;新建公园1个;县城管局、县住建局;",
            "行动二：提档园区（产业园区行动）;3;产业园区;更新路灯90盏，改造厂房6栋;县住建局、县发改局;",
            "行动三：点亮商圈;4;楼宇改造;改造楼宇5幢;县商务局、县住建局;",
        ]
    );
}

#[test]
fn two_columns_of_bodies_of_one_role_name_each_once_in_flat_text() {
    let notice = lines(
        "序号\n工作任务\n主要责任单位\n责任单位\n1\n改建桥梁2座。\n县住建局\n县财政局\n县水利局\n2\n新建公园1个。\n县城管局\n县住建局\n",
    );
    let found: Vec<String> = notice.tables[0].rows.iter().map(units).collect();
    assert_eq!(
        found,
        ["县住建局、县财政局、县水利局", "县城管局、县住建局"]
    );
}

#[test]
fn a_heading_that_most_rows_of_a_flat_table_lack_is_merged_over_them() {
    let notice = lines(
        "考核项目\n序号\n考核指标\n考核内容\n单位\n年度目标\n责任部门\n农业\n1\n粮食供给\n播种面积\n万亩\n12\n县农业农村局\n\
         2\n粮食产量\n万吨\n5\n县农业农村局\n3\n生猪存栏\n万头\n2\n县农业农村局\n4\n乡村建设\n改造公路\n公里\n30\n县交通运输局\n5\n改厕户数\n户\n900\n县住建局\n6\n新建公园\n个\n3\n县住建局\n",
    );
    let headings: Vec<Option<&str>> = notice.tables[0]
        .rows
        .iter()
        .map(|row| row.heading.as_deref())
        .collect();
    let (first, second) = (Some("粮食供给"), Some("乡村建设"));
    assert_eq!(headings, [first, first, first, second, second, second]);
}

#[test]
fn what_parts_the_bodies_of_a_cell_belongs_to_it() {
    let notice = notice(&table(&[
        "序号|工作任务|牵头单位|配合单位",
        "1|维修渡槽6处。|县水务局|县财政局、县住建局和县园林局",
        "2|更新泵站2座。|县水务局|——",
        "序号|工作任务|牵头单位|配合单位",
        "3|补植行道树700株。|县园林局|县财政局与各镇",
    ]));
    let cells: Vec<&str> = notice
        .leftover
        .iter()
        .filter(|left| left.class != LeftoverClass::Chrome)
        .map(|left| &*left.text)
        .filter(|text| ["、", "和", "与", "序号", "牵头单位"].contains(text))
        .collect();
    assert!(cells.is_empty(), "{cells:?}");
}

#[test]
fn a_name_over_the_columns_of_tasks_and_bodies_is_a_group_whatever_numbers_it() {
    let names = "序号|工作任务|主要内容|牵头单位|配合单位";
    for number in ["—", "★", "", "一"] {
        let rows_of = |band: &str| {
            format!(
                "{band}\n1|水利建设|加固圩堤7公里。|县水利局|县财政局\n2|教育建设|新建校舍3栋。|县教育局|县住建局"
            )
        };
        let spanned = rows_of(&format!("{number}|4c:改善民生"));
        let spanned: Vec<&str> = [names].into_iter().chain(spanned.lines()).collect();
        let blank = rows_of(&format!("{number}|改善民生|||"));
        let piped: Vec<String> = [names, "---|---|---|---|---"]
            .into_iter()
            .chain(blank.lines())
            .map(|row| format!("|{row}|"))
            .collect();
        let tabs = format!("{names}\n{blank}").replace('|', "\t");
        for notice in [
            notice(&table(&spanned)),
            text_notice(&piped.join("\n")),
            text_notice(&tabs),
        ] {
            let group = "改善民生";
            assert_eq!(
                rows(&notice, 0),
                [
                    format!("{group};1;水利建设;加固圩堤7公里。;*县水利局、+县财政局;"),
                    format!("{group};2;教育建设;新建校舍3栋。;*县教育局、+县住建局;"),
                ],
                "{number}"
            );
        }
    }
}

#[test]
fn a_row_that_is_counted_or_a_sentence_is_a_task_that_nobody_bears() {
    // The numbers run on over it, and what is asked is no name.
    let notice = notice(&table(&[
        "序号|工作任务|责任单位", "1|加固圩堤7公里|县水利局", "2|2c:改造泵站2座",
        "3|疏浚河道3条|县水利局", "—|更换闸门2座。|",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里;县水利局;", ";2;;改造泵站2座;;", ";3;;疏浚河道3条;县水利局;",
            ";—;;更换闸门2座。;;",
        ]
    );
}

#[test]
fn two_flat_columns_are_bodies_and_what_they_do() {
    let duties = "县水利局\n负责加固圩堤7公里。\n县教育局\n负责新建校舍3栋；配合县住建局验收。\n各乡镇\n落实属地责任，造林500亩。\n";
    for names in [
        "单位\n职责分工", "成员单位\n工作职责", "部门\n主要职责", "责任单位\n责任分工",
        "单位\n做什么",
    ] {
        let notice = lines(&format!("{names}\n{duties}"));
        assert_eq!(
            rows(&notice, 0),
            [
                ";;;负责加固圩堤7公里。;县水利局;",
                ";;;负责新建校舍3栋；配合县住建局验收。;县教育局;",
                ";;;落实属地责任，造林500亩。;各乡镇;",
            ],
            "{names}"
        );
    }
    // A value below its label is no header, and neither is one that rows do not bear out.
    for cells in [
        "责任单位\n县水利局\n负责加固圩堤7公里。\n",
        "单位\n职责分工\n县水利局\n县教育局\n各乡镇\n",
    ] {
        assert_eq!(lines(cells).tables, [], "{cells}");
    }
}

#[test]
fn records_of_equal_length_prove_a_flat_table_whatever_its_names() {
    let records = "1\n圩堤管理\n县水利局\n1.《水法》第八条；2.《防洪法》第五条\n县级\n县水利局负责圩堤的管理。\n\
                   2\n取水许可\n县水利局、县财政局\n1.《水法》第九条；2.《取水条例》第四条\n县级\n县水利局受理取水申请。\n\
                   3\n渠道管理\n各乡镇\n《水法》第十条\n镇级\n各乡镇负责渠道的管理。\n";
    for (names, heading) in [
        (
            "序号\n权力责任名称\n行使  主体\n设定依据\n行使层级\n权力责任事项\n",
            true,
        ),
        ("序号\n名目\n由谁行使\n出处\n层级\n怎样行使\n", false),
    ] {
        let notice = lines(&format!("{names}{records}"));
        let heading = |name: &str| {
            if heading {
                name.to_owned()
            } else {
                String::new()
            }
        };
        assert_eq!(
            rows(&notice, 0),
            [
                format!(
                    ";1;{};县水利局负责圩堤的管理。;县水利局;",
                    heading("圩堤管理")
                ),
                format!(
                    ";2;{};县水利局受理取水申请。;县水利局、县财政局;",
                    heading("取水许可")
                ),
                format!(";3;{};各乡镇负责渠道的管理。;各乡镇;", heading("渠道管理")),
            ],
            "{names}"
        );
        assert_eq!(notice.tasks.len(), 3);
        let basis = notice.tables[0].rows[0].cells.values();
        assert!(
            basis
                .into_iter()
                .any(|cell| cell == "1.《水法》第八条；2.《防洪法》第五条")
        );
    }
}

#[test]
fn records_that_are_not_told_open_no_items() {
    // Which of two columns of sentences is the task cannot be told.
    let notice = lines(
        "序号\n责任单位\n出处\n怎样行使\n1\n县水利局\n1.见水法。\n管理圩堤。\n2\n县教育局\n2.见教育法。\n管理校舍。\n\
         3\n县林业局\n3.见森林法。\n管理林地。\n",
    );
    assert_eq!(notice.tasks, []);
    assert_eq!(unreadable(&notice).len(), 1);
    // A list of persons is none of tasks, and is not reported.
    let notice = lines(
        "序号\n姓名\n职务\n责任单位\n1\n赵立山\n1.组长\n县水利局\n2\n钱梅\n2.副组长\n县住建局\n3\n孙平\n3.成员\n县林业局\n",
    );
    assert_eq!(notice.tasks, []);
    assert!(unreadable(&notice).is_empty());
}

#[test]
fn the_articles_that_a_duty_rests_on_are_no_task() {
    // One of the cells is blank, so counting tells no columns.
    let notice = lines(
        "序号\n事项名称\n责任单位\n设定依据\n工作内容\n1\n圩堤建设\n县水利局\n1.《水法》第八条；2.《防洪法》第五条\n加固圩堤7公里。\n\
         2\n校舍建设\n县教育局\n新建校舍3栋。\n3\n造林\n各乡镇\n《森林法》第五条\n造林500亩。\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;圩堤建设;加固圩堤7公里。;县水利局;",
            ";2;校舍建设;新建校舍3栋。;县教育局;",
            ";3;造林;造林500亩。;各乡镇;",
        ]
    );
    assert_eq!(
        notice.tables[0].rows[0].cells["设定依据"],
        "1.《水法》第八条；2.《防洪法》第五条"
    );
}

#[test]
fn bodies_that_only_took_part_or_are_asked_bear_no_duty() {
    for name in [
        "获奖单位", "申报单位", "公示单位", "抄送单位", "咨询部门", "联系单位", "参会单位",
        "招聘单位", "执收部门", "发证机关", "被检查单位", "排名靠后单位",
    ] {
        let page = format!(
            "<h1>云溪县有关情况公示</h1><table><tr><td>序号</td><td>项目名称</td><td>{name}</td></tr>\
             <tr><td>1</td><td>茶园提升项目</td><td>县农业农村局</td></tr>\
             <tr><td>2</td><td>饮水安全项目</td><td>县水利局</td></tr></table>"
        );
        let notice = taskbook::parse(page.as_bytes(), &taskbook::Options::default()).unwrap();
        let units = notice.tasks.iter().flat_map(|task| &task.units);
        assert_eq!(units.count(), 0, "{name}");
    }
}

#[test]
fn those_who_inspect_bear_the_inspections_below_a_title_in_a_row_of_its_own() {
    let notice = lines_alone(
        "云岭县2023年河道抽查计划 | ||||||||\n序号 | 检查主体 | 计划名称 | 检查内容 | 开展时间 | 股室 | 比例 | 频次 | 数量 |\n\
         1 | 云岭县水利局 | 对采砂的检查 | 采砂许可 | 3月 | 河道股 | 5% | =1 | 1户 |\n\
         2 | 云岭县水利局 | 对取水的检查 | 取水许可 | 6月 | 水政股 | 5% | =1 | 2户 |\n\
         3 | 云岭县水利局 | 对堤防的检查 | 堤防安全 | 9月 | 河道股 | 5% | =1 | 3户 |\n",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;对采砂的检查;采砂许可;云岭县水利局;3月",
            ";2;对取水的检查;取水许可;云岭县水利局;6月",
            ";3;对堤防的检查;堤防安全;云岭县水利局;9月",
        ]
    );
}

#[test]
fn a_row_with_points_and_no_body_heads_those_below_it() {
    let row = |cells: [&str; 4]| {
        let cells = cells.map(|cell| format!("<td>{cell}</td>"));
        format!("<tr>{}</tr>", cells.concat())
    };
    let table = |rows: &[[&str; 4]]| {
        let header = row(["序号", "考核内容", "分值", "责任单位"]);
        let rows: String = rows.iter().map(|cells| row(*cells)).collect();
        notice(&format!("<table>{header}{rows}</table>"))
    };
    let parts = [
        ["1", "党建工作", "60", ""],
        ["2", "召开会议少于2次的扣5分", "", "县委办"],
        ["3", "未建档的扣5分", "", "县委组织部"],
        ["4", "平安建设", "40", ""],
        ["5", "未排查的扣2分", "", "县委政法委"],
    ];
    assert_eq!(
        rows(&table(&parts), 0),
        [
            "党建工作;2;;召开会议少于2次的扣5分;县委办;",
            "党建工作;3;;未建档的扣5分;县委组织部;",
            "平安建设;5;;未排查的扣2分;县委政法委;",
        ]
    );
    // A row without a body is one of tasks where others have both.
    let whole = [
        ["1", "党建工作", "60", ""],
        ["2", "召开会议", "20", "县委办"],
        ["3", "平安建设", "20", "县委政法委"],
    ];
    assert_eq!(table(&whole).tables[0].rows.len(), 3);
}

#[test]
fn what_is_counted_is_no_header_whatever_its_cells_end_with() {
    let notice = notice(&table(&[
        "序号|工作任务|责任单位|备注",
        "1|疏浚河道4条|县水利局|",
        "2|编制公园建设标准|县住建局|省级项目",
        "3|改造危桥6座|县交通局|",
    ]));
    assert_eq!(notice.tables.len(), 1);
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;疏浚河道4条;县水利局;",
            ";2;;编制公园建设标准;县住建局;",
            ";3;;改造危桥6座;县交通局;",
        ]
    );
}

#[test]
fn the_same_header_on_the_next_page_goes_on_with_group_and_row() {
    let header = "序号|类别|工作任务|责任单位";
    let first = table(&[
        header,
        "（1）|2r:水利建设|加固圩堤7公里|县水利局",
        "（2）|疏浚河道4条，完成沿线|县住建局",
    ]);
    let second = table(&[
        header,
        "||护坡整治|",
        "（3）|2r:|修建泵站2座|县水利局",
        "（4）|清理水库9座|各乡镇",
        "（5）|交通建设|改造危桥6座|县交通局",
    ]);
    let notice = notice(&format!("{first}<p>— 4 —</p>{second}"));
    assert_eq!(notice.tables.len(), 1);
    assert_eq!(
        rows(&notice, 0),
        [
            "水利建设;（1）;;加固圩堤7公里;县水利局;",
            "水利建设;（2）;;疏浚河道4条，完成沿线护坡整治;县住建局;",
            "水利建设;（3）;;修建泵站2座;县水利局;",
            "水利建设;（4）;;清理水库9座;各乡镇;",
            "交通建设;（5）;;改造危桥6座;县交通局;",
        ]
    );
    let unknown = notice.leftover.iter();
    let unknown = unknown.filter(|left| left.class == LeftoverClass::Unknown);
    assert_eq!(unknown.count(), 0, "the names of the second page are read");
}

#[test]
fn the_same_header_above_rows_that_count_anew_opens_another_table() {
    let header = "序号|类别|工作任务|责任单位";
    let first = table(&[header, "1|水利建设|加固圩堤7公里|县水利局"]);
    let second = table(&[header, "1||改造危桥6座|县交通局"]);
    let notice = notice(&format!("{first}<p>— 4 —</p>{second}"));
    assert_eq!(notice.tables.len(), 2);
    assert_eq!(rows(&notice, 1), [";1;;改造危桥6座;县交通局;"]);
}

#[test]
fn the_rest_of_a_row_is_no_group() {
    let header = "序号|工作任务|责任单位|完成时限";
    let first = table(&[
        header,
        "1|加固圩堤7公里|县水利局|6月底前",
        "2|疏浚河道4条，全面完成两岸的|县住建局|9月底前",
    ]);
    let rest = "|绿化提升和沿线护坡整治工程建设任务||";
    let cut = ";2;;疏浚河道4条，全面完成两岸的绿化提升和沿线护坡整治工程建设任务;县住建局;9月底前";
    let notice_of = |more: &str| notice(&format!("{first}<p>— 4 —</p>{more}"));
    let notice = notice_of(&table(&[header, rest]));
    assert_eq!(rows(&notice, 0)[1..], [cut]);
    let more = table(&[rest, "3|改造危桥6座|县交通局|10月底前"]);
    let notice = notice_of(&more);
    assert_eq!(
        rows(&notice, 0)[1..],
        [cut, ";3;;改造危桥6座;县交通局;10月底前"]
    );
}

#[test]
fn one_row_may_go_on_below_a_header_of_two() {
    let first = table(&[
        "2r:序号|2r:工作任务|2c:责任单位|2r:完成时限",
        "牵头|配合",
        "1|加固圩堤7公里|县水利局|县财政局|6月底前",
    ]);
    let second = table(&["2|改造危桥6座|县交通局|县财政局|10月底前"]);
    let notice = notice(&format!("{first}<p>— 4 —</p>{second}"));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;加固圩堤7公里;*县水利局、+县财政局;6月底前",
            ";2;;改造危桥6座;*县交通局、+县财政局;10月底前",
        ]
    );
}

#[test]
fn a_body_that_leads_and_supports_or_is_listed_twice_is_told() {
    let table = table(&[
        "序号|工作任务|牵头单位|配合单位",
        "1|加固圩堤7公里|县水利局|县财政局、县水利局",
        "2|改造危桥6座|县交通局|县财政局、县公安局、县财政局",
        "3|绿化道路5条|县林业局|县财政局、县公安局",
    ]);
    let notice = notice(&table);
    let told = notice.findings.iter();
    let told = told.filter(|finding| finding.rule == "repeated-unit");
    let told: Vec<_> = told
        .map(|finding| (finding.task.as_deref(), finding.quote.as_str()))
        .collect();
    let ids: Vec<_> = notice.tasks.iter().map(|task| Some(&*task.id)).collect();
    assert_eq!(told, [(ids[0], "县水利局"), (ids[1], "县财政局")]);
}

#[test]
fn what_is_done_in_each_part_of_the_year_stands_beside_the_task() {
    let notice = notice(&table(&[
        "2r:序号|2r:项目名称|3c:前期工作任务|2r:责任单位",
        "一季度|二季度|三季度",
        "1|城北泵站|完成立项|完成设计|开工建设|县水利局",
        "2|云岭中学|完成可研|完成招标|完成基础|县教育局",
    ]));
    let roles: Vec<ColumnRole> = notice.tables[0]
        .columns
        .iter()
        .map(|column| column.role)
        .collect();
    let other = ColumnRole::Other;
    assert_eq!(
        roles,
        [
            ColumnRole::Seq,
            ColumnRole::Text,
            other,
            other,
            other,
            ColumnRole::Unit
        ]
    );
    assert_eq!(
        rows(&notice, 0),
        [";1;;城北泵站;县水利局;", ";2;;云岭中学;县教育局;"]
    );
    assert_eq!(notice.tables[0].rows[0].cells["二季度"], "完成设计");
}
