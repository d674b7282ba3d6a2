//! Other papers than yearly plans that hand out work: proposals to be answered, rules to be drafted, decisions to be prepared,
//! projects to be built, defects to be put right. Invented notices against facts written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::rows::{notice, notice_page, role_of, rows};
use common::table::table;
use taskbook::{ColumnRole, Role};

#[test]
fn proposals_are_told_by_their_titles_and_answered_by_those_who_take_part() {
    let notice = notice(&table(&[
        "类别|编号|建议提案标题|领衔人|主办|会办",
        "建议|2001|关于修缮东门渡口的建议|周某|县交通局|县财政局、城关镇",
        "建议|2002|关于增设校车的建议|吴某|县教育局|",
        "提案|3001|关于保护古树的提案|县工商联|县林业局|县住建局",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            "建议;2001;;关于修缮东门渡口的建议;*县交通局、+县财政局、+城关镇;",
            "建议;2002;;关于增设校车的建议;*县教育局;",
            "提案;3001;;关于保护古树的提案;*县林业局、+县住建局;",
        ]
    );
}

#[test]
fn who_brings_a_proposal_in_is_no_task() {
    for (number, name, who) in [
        ("案号", "案由", "提案者"),
        ("建议号", "建议标题", "领衔代表"),
        ("提案编号", "提案标题", "提案委员"),
    ] {
        let notice = notice(&table(&[
            &format!("{number}|{name}|{who}|承办单位|协办单位"),
            "12|关于保护古树的提案|县工商联|县林业局|县住建局",
            "13|关于改造菜场的提案|民盟支部|县商务局|县市场监管局",
        ]));
        assert_eq!(
            rows(&notice, 0),
            [
                ";12;;关于保护古树的提案;县林业局、+县住建局;",
                ";13;;关于改造菜场的提案;县商务局、+县市场监管局;",
            ],
            "{name}"
        );
    }
}

#[test]
fn how_a_decision_is_come_to_is_no_task_and_when_it_is_due_a_deadline() {
    let notice = notice(&table(&[
        "序号|决策事项名称|履行程序要求|承办单位|决策时间",
        "1|停车收费标准调整|公众参与、合法性审查、集体讨论|县发改局|2024年7月",
        "2|养老服务设施规划|公众参与、合法性审查、集体讨论|县民政局|2024年12月",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;停车收费标准调整;县发改局;2024年7月",
            ";2;;养老服务设施规划;县民政局;2024年12月",
        ]
    );
}

#[test]
fn drafts_are_due_when_they_are_handed_in_and_not_borne_by_who_examines_them() {
    let notice = notice(&table(&[
        "序号|项目名称|起草单位|配合单位|送审时间|审查单位",
        "1|渡口管理办法|县交通局|县水利局|2024年5月|县司法局",
        "2|古树保护办法|县林业局|县住建局|——|县司法局",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;渡口管理办法;县交通局、+县水利局;2024年5月",
            ";2;;古树保护办法;县林业局、+县住建局;",
        ]
    );
}

#[test]
fn who_once_drafted_what_is_repealed_bears_nothing() {
    let text = "关于废止部分文件的决定\n附件\n序号 文件名称 文号 起草单位\n1 渡口管理办法 澄政发〔2011〕18号 县交通局\n\
                2 古树保护办法 澄政发〔2013〕9号 县林业局\n3 菜场管理办法 澄政发〔2016〕42号 县商务局\n";
    let page = notice_page(&table(&[
        "序号|文件名称|文号|起草单位",
        "1|渡口管理办法|澄政发〔2011〕18号|县交通局",
        "2|古树保护办法|澄政发〔2013〕9号|县林业局",
    ]));
    for paper in [text, &page] {
        let notice = taskbook::parse(paper.as_bytes(), &taskbook::Options::default()).unwrap();
        assert!(notice.tasks.iter().all(|task| task.units.is_empty()));
    }
}

#[test]
fn a_project_is_named_by_its_name_and_not_by_its_size() {
    let notice = notice(&table(&[
        "序号|项目名称|建设规模及主要内容|年度建设内容|责任单位|完成时限",
        "1|东门大桥|长八百米，双向四车道|完成桩基施工|县交通局|12月底",
        "2|城北水厂|日供水三万吨|完成管网铺设|县水利局|9月底",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;东门大桥;完成桩基施工;县交通局;12月底",
            ";2;城北水厂;完成管网铺设;县水利局;9月底",
        ]
    );
    assert_eq!(role_of(&notice, "建设规模及主要内容"), ColumnRole::Other);
}

#[test]
fn bodies_have_the_part_in_a_work_that_the_name_of_their_column_says() {
    for (name, mark) in [
        ("分办单位", ""),
        ("整改主体", ""),
        ("属地政府", ""),
        ("成员单位", ""),
        ("会办单位", "+"),
        ("联办单位", "+"),
        ("参加部门", "+"),
        ("支持单位", "+"),
    ] {
        let notice = notice(&table(&[
            &format!("序号|工作任务|牵头单位|{name}|完成时限"),
            "1|修缮东门渡口。|县财政局|县交通局、城关镇|6月底前",
            "2|扩建城北水厂。|县发改局|县水利局|9月底前",
        ]));
        let expected = [
            format!(";1;;修缮东门渡口。;*县财政局、{mark}县交通局、{mark}城关镇;6月底前"),
            format!(";2;;扩建城北水厂。;*县发改局、{mark}县水利局;9月底前"),
        ];
        assert_eq!(rows(&notice, 0), expected, "{name}");
    }
}

#[test]
fn an_office_whose_name_ends_like_a_part_in_the_work_is_no_column_of_helpers() {
    let notice = notice(&table(&[
        "序号|工作任务|责任单位|爱卫会办公室|完成时限",
        "1|修缮东门渡口。|县交通局|已备案|6月底前",
        "2|扩建城北水厂。|县水利局|未备案|9月底前",
    ]));
    assert_eq!(role_of(&notice, "爱卫会办公室"), ColumnRole::Other);
}

#[test]
fn bodies_that_hand_over_urge_or_check_bear_nothing() {
    for name in [
        "验收销号单位", "督促单位", "审核部门", "交办单位", "评估机构", "信息来源",
    ] {
        let notice = notice(&table(&[
            &format!("序号|工作任务|{name}|完成时限"),
            "1|修缮东门渡口。|县交通局|6月底前",
            "2|扩建城北水厂。|县水利局|9月底前",
        ]));
        assert!(
            notice.tasks.iter().all(|task| task.units.is_empty()),
            "{name}"
        );
    }
}

#[test]
fn teams_are_headed_by_one_body_and_do_what_their_duties_say() {
    let notice = notice(&table(&[
        "工作组|组长单位|副组长单位|成员单位|职责分工",
        "综合协调组|县政府办|县财政局|县发改局、城关镇|负责总体统筹、会务安排",
        "宣传报道组|县委宣传部|县文旅局|县融媒体中心|负责新闻发布、氛围营造",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            "综合协调组;;;负责总体统筹、会务安排;*县政府办、县财政局、县发改局、城关镇;",
            "宣传报道组;;;负责新闻发布、氛围营造;*县委宣传部、县文旅局、县融媒体中心;",
        ]
    );
}

/// What the items of a plan name, `heading or text: units; deadlines`.
fn items(text: &str) -> Vec<String> {
    let text = format!(
        "关于印发澄溪县2024年重点工作的通知\n各单位：\n现印发给你们。\n澄溪县人民政府\n2024年1月2日\n\
         澄溪县2024年重点工作\n二、重点任务\n{text}"
    );
    let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).unwrap();
    let tasks = notice.tasks.iter().map(|task| {
        let marked = task.units.iter().map(|unit| match unit.role {
            Role::Lead => format!("*{}", unit.name),
            Role::Support => format!("+{}", unit.name),
            Role::Responsible => unit.name.to_string(),
        });
        let marked: Vec<_> = marked.collect();
        let times: Vec<_> = task
            .deadlines
            .iter()
            .map(|time| time.text.as_str())
            .collect();
        format!("{}: {}; {}", task.text, marked.join("、"), times.join("、"))
    });
    tasks.collect()
}

#[test]
fn rules_are_drafted_by_those_in_brackets() {
    assert_eq!(
        items(
            "（一）澄溪县绿化条例（县住建局起草，6月底前报送县政府）\n\
             （二）澄溪县停车条例（县公安局牵头起草，县交通局配合）\n\
             （三）澄溪县供水办法（由县水利局起草）\n\
             （四）澄溪县献血办法（起草单位：县卫健局）\n\
             （五）澄溪县档案办法（县档案局拟订，9月底前完成）\n\
             （六）澄溪县渡口办法（县交通局负责，8月底前报县政府）\n\
             （七）澄溪县路灯办法（县城管局起草，4月报送县政府，10月提请审议）\n"
        ),
        [
            "澄溪县绿化条例: 县住建局; 6月底前",
            "澄溪县停车条例: *县公安局、+县交通局; ",
            "澄溪县供水办法: 县水利局; ",
            "澄溪县献血办法: 县卫健局; ",
            "澄溪县档案办法: 县档案局; 9月底前",
            "澄溪县渡口办法: 县交通局; 8月底前",
            "澄溪县路灯办法: 县城管局; 4月、10月",
        ]
    );
}

#[test]
fn who_wrote_a_standard_drafts_nothing() {
    let written = items("（一）执行标准。按标准施工。\n本标准起草单位：县水利局、县住建局。\n");
    assert!(written[0].ends_with(": ; "), "{written:?}");
}

#[test]
fn labels_say_what_part_bodies_have_in_a_work() {
    for (label, mark) in [
        ("分办单位", ""),
        ("起草单位", ""),
        ("整改单位", ""),
        ("整改主体", ""),
        ("领办部门", ""),
        ("包保单位", ""),
        ("联办单位", "+"),
    ] {
        assert_eq!(
            items(&format!(
                "（一）修缮渡口。恢复通航。\n{label}：县交通局、县财政局\n（二）扩建水厂。增加供水。（{label}：县水利局）\n"
            )),
            [
                format!("恢复通航。: {mark}县交通局、{mark}县财政局; "),
                format!("增加供水。: {mark}县水利局; "),
            ],
            "{label}"
        );
    }
    for label in ["督促单位", "销号单位", "审核部门", "审查单位"] {
        assert_eq!(
            items(&format!(
                "（一）修缮渡口。恢复通航。\n责任单位：县交通局\n{label}：县财政局\n"
            )),
            ["恢复通航。: 县交通局; "],
            "{label}"
        );
    }
}

#[test]
fn the_last_item_too_is_answered_by_its_hosts() {
    assert_eq!(
        items(
            "（一）修缮渡口。恢复通航。\n主办单位：县交通局\n（二）扩建水厂。增加供水。\n主办单位：县水利局\n"
        ),
        ["恢复通航。: *县交通局; ", "增加供水。: *县水利局; ",]
    );
    // Who runs the site stands below a text whose items say nothing of the kind.
    assert_eq!(
        items(
            "（一）修缮渡口。恢复通航。\n责任单位：县交通局\n（二）扩建水厂。增加供水。\n主办单位：县政府办\n"
        ),
        ["恢复通航。: 县交通局; ", "增加供水。: ; ",]
    );
}

#[test]
fn members_of_a_team_may_be_classes_with_brackets_in_their_names() {
    assert_eq!(
        items(
            "（一）招商组\n组长单位：县商务局\n成员单位：县工商联、县茶业协会，各乡镇（街道、园区）\n主要职责：\n\
             1.邀请客商。\n2.落实采购。\n"
        ),
        [
            "邀请客商。: *县商务局、县工商联、县茶业协会、各乡镇（街道、园区）; ",
            "落实采购。: *县商务局、县工商联、县茶业协会、各乡镇（街道、园区）; ",
        ]
    );
}

#[test]
fn at_an_event_long_lists_of_bodies_bear_a_part() {
    assert_eq!(
        items(
            "（一）各部门任务\n1.县发改局、县商务局、各区、县级市，以及柳城海关、东门海关负责政策咨询；\n\
             2.各区、县级市商务局负责落实签约；\n\
             3.县建设局、县交通局、县财政局、东门边检总站、各乡镇负责邀请客商；\n\
             4.县公安局负责安保。\n"
        ),
        [
            "县发改局、县商务局、各区、县级市，以及柳城海关、东门海关负责政策咨询；: \
             县发改局、县商务局、各区、县级市、柳城海关、东门海关; ",
            "各区、县级市商务局负责落实签约；: 各区、县级市商务局; ",
            "县建设局、县交通局、县财政局、东门边检总站、各乡镇负责邀请客商；: \
             县建设局、县交通局、县财政局、东门边检总站、各乡镇; ",
            "县公安局负责安保。: 县公安局; ",
        ]
    );
}

#[test]
fn an_office_of_each_place_is_one_class_and_one_above_them_is_not() {
    assert_eq!(
        items(
            "（一）拨付资金。（责任单位：各市、县财政局）\n（二）开展巡查。（责任单位：各区、市公安局）\n\
             （三）清理河道。（责任单位：各乡镇、县水利局）\n"
        ),
        [
            "拨付资金。: 各市、县财政局; ",
            "开展巡查。: 各区、市公安局; ",
            "清理河道。: 各乡镇、县水利局; ",
        ]
    );
}

#[test]
fn bodies_with_their_duties_are_not_addressed() {
    let text = "县水利局：负责监测水情；负责水库调度。\n县交通局：负责抢修公路。\n县卫健局：负责救治伤员。\n";
    let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).unwrap();
    assert_eq!(notice.header.addressees, [""; 0]);
    let bearers: Vec<_> = notice
        .tasks
        .iter()
        .map(|task| task.units[0].name.as_str())
        .collect();
    assert_eq!(bearers, ["县水利局", "县交通局", "县卫健局"]);
}

#[test]
fn an_annex_that_is_all_there_is_has_its_title_behind_its_mark() {
    for head in ["附件2：", "附件 ", "附表1　"] {
        let text = format!(
            "{head}澄溪县2024年创建任务分解表\n一、主要任务\n1.修缮渡口。（县交通局）\n2.扩建水厂。（县水利局）\n"
        );
        let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).unwrap();
        assert_eq!(
            notice.header.title.as_deref(),
            Some("澄溪县2024年创建任务分解表"),
            "{head}"
        );
        assert!(notice.header.attachments.is_empty(), "{head}");
        let paths: Vec<_> = notice
            .tasks
            .iter()
            .map(|task| task.path.as_ref().unwrap().len())
            .collect();
        assert_eq!(paths, [2, 2], "{head}");
    }
    // What a site offers above a notice is announced there.
    let text = "附件：澄溪县2024年创建任务分解表\n关于印发澄溪县创建任务的通知\n澄政发〔2024〕3号\n各单位：\n现印发给你们。\n";
    let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).unwrap();
    assert_eq!(notice.header.attachments.len(), 1);
}

#[test]
fn cells_that_pipes_open_are_counted_by_the_numbers_of_their_rows() {
    let text = "附件：澄溪县考评指标\n序号\n| 考评指标\n| 权重\n| 责任单位\n| 数据来源\n| 1\n| 财政收入\n| 12\n| 县财政局\n| 县统计局\n\
                | 2\n| 城镇化率\n|\n| 县住建局、\n县自然资源局\n| 县统计局\n|\n|\n";
    let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).unwrap();
    assert_eq!(notice.header.title.as_deref(), Some("澄溪县考评指标"));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;财政收入;县财政局;",
            ";2;;城镇化率;县住建局、县自然资源局;",
        ]
    );
    assert_eq!(role_of(&notice, "数据来源"), ColumnRole::Assessor);
}

#[test]
fn the_number_of_a_proposal_is_no_body() {
    assert_eq!(
        items(
            "（一）关于修缮渡口的建议（第1号，代表：周某；主办：县交通局；会办：县财政局、城关镇）\n\
             （二）关于增设校车的建议（2002号建议；县教育局主办，县公安局会办）\n\
             （三）关于保护古树的提案（第9号提案，主办：县林业局，会办：县爱卫会办）\n"
        ),
        [
            "关于修缮渡口的建议: *县交通局、+县财政局、+城关镇; ",
            "关于增设校车的建议: *县教育局、+县公安局; ",
            "关于保护古树的提案: *县林业局、+县爱卫会办; ",
        ]
    );
}

#[test]
fn what_a_problem_counts_is_no_target() {
    let text = "澄溪县整改方案\n一、作风方面\n问题1：接待不规范，3个单位超标准接待5次。\n整改措施：开展检查2次。\n责任部门：县财政局\n\
                问题2：学习不深入。\n整改措施：集中学习12次。\n责任部门：县委办公室\n";
    let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).unwrap();
    let targets = notice.tasks.iter().map(|task| {
        task.targets
            .iter()
            .map(|target| target.text.as_str())
            .collect::<Vec<_>>()
    });
    assert_eq!(targets.collect::<Vec<_>>(), [["2次"], ["12次"]]);
}

#[test]
fn records_below_each_other_in_one_grid_are_a_row_each() {
    let notice = notice(&table(&[
        "2c:一、扬尘污染", "反馈问题|石料堆场未盖。", "整改措施|覆盖堆场三处。",
        "责任单位|县住建局、城关镇", "督导单位|市住建局", "整改时限|2023年6月底",
        "2c:二、污水直排", "反馈问题|污水直排东溪。", "整改措施|铺设管网。", "责任单位|县水利局",
        "督导单位|市水利局", "整改时限|长期坚持",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            "一、扬尘污染;;;覆盖堆场三处。;县住建局、城关镇;2023年6月底",
            "二、污水直排;;;铺设管网。;县水利局;长期坚持",
        ]
    );
    assert_eq!(notice.tables.len(), 1);
}

#[test]
fn records_of_several_pairs_in_a_row_begin_with_their_first_name() {
    let notice = notice(&table(&[
        "问题序号|1|反馈问题|石料堆场未盖。",
        "责任单位|县住建局|整改时限|6月底",
        "整改措施|3c:覆盖堆场三处。",
        "问题序号|2|反馈问题|污水直排东溪。",
        "责任单位|县水利局|整改时限|9月底",
        "整改措施|3c:铺设管网。",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;覆盖堆场三处。;县住建局;6月底",
            ";2;;铺设管网。;县水利局;9月底",
        ]
    );
}

#[test]
fn who_made_a_proposal_and_whom_it_is_for_bear_nothing() {
    let notice = notice(&table(&[
        "行业领域|工作任务|提案单位|服务对象|责任单位",
        "交通|修缮东门渡口|县工商联|县商会|县交通局",
        "水利|扩建城北水厂|民盟支部|县供水公司|县水利局",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            "交通;;;修缮东门渡口;县交通局;",
            "水利;;;扩建城北水厂;县水利局;"
        ]
    );
}

#[test]
fn defects_told_name_by_name_below_each_other_are_a_row_each() {
    let text = "澄溪县整改任务清单\n\
                反馈问题：石料堆场未盖。\n整改目标：堆场全部覆盖。\n整改措施：覆盖堆场三处。\n责任单位：县住建局、城关镇\n\
                督导单位：市住建局\n整改时限：2023年6月底\n\
                反馈问题：污水直排东溪。\n整改目标：消除直排。\n整改措施：铺设管网。\n责任单位：县水利局\n\
                督导单位：市水利局\n整改时限：长期坚持\n";
    let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).unwrap();
    assert_eq!(
        rows(&notice, 0),
        [
            ";;;覆盖堆场三处。;县住建局、城关镇;2023年6月底",
            ";;;铺设管网。;县水利局;长期坚持",
        ]
    );
    // What the measures are to reach is no task of its own.
    let goals = notice.tables[0]
        .rows
        .iter()
        .map(|row| &*row.cells["整改目标"]);
    assert_eq!(goals.collect::<Vec<_>>(), ["堆场全部覆盖。", "消除直排。"]);
}

#[test]
fn a_numbered_part_that_says_who_looks_on_is_no_task() {
    assert_eq!(
        items(
            "（一）石料堆场未盖\n1.整改责任单位：县住建局、城关镇\n2.整改措施：覆盖堆场。\n3.督导单位：市住建局\n\
             （二）污水直排\n1.整改责任单位：县水利局\n2.整改措施：铺设管网。\n3.验收单位：市水利局\n"
        ),
        [
            "整改措施：覆盖堆场。: 县住建局、城关镇; ",
            "整改措施：铺设管网。: 县水利局; ",
        ]
    );
}

#[test]
fn who_speaks_for_those_who_propose_is_a_person() {
    let notice = notice(&table(&[
        "编号|建议题目|领衔代表|主办单位|会办单位",
        "1|关于修缮东门渡口的建议|周某某|县交通局|县财政局、城关镇",
        "2|关于增设校车的建议|吴某某|县教育局|县交通局",
    ]));
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;关于修缮东门渡口的建议;*县交通局、+县财政局、+城关镇;",
            ";2;;关于增设校车的建议;*县教育局、+县交通局;",
        ]
    );
    assert_eq!(role_of(&notice, "领衔代表"), ColumnRole::Person);
}

#[test]
fn who_watches_over_woods_and_waters_or_keeps_the_papers_is_a_person() {
    for name in ["责任林长", "县级河长", "项目秘书", "片区网格长"] {
        let notice = notice(&table(&[
            &format!("序号|重点工作|目标要求|{name}|牵头单位|时限"),
            "1|古树保护|挂牌120株|县级林长|县林业局|6月底前",
            "2|河道清理|清理8公里|周 平|县水利局|8月底前",
        ]));
        assert_eq!(role_of(&notice, name), ColumnRole::Person, "{name}");
        let bearers = notice.tasks.iter().map(|task| task.units.len());
        assert_eq!(bearers.collect::<Vec<_>>(), [1, 1], "{name}");
    }
}

#[test]
fn who_sets_a_check_going_or_answers_first_leads() {
    for (lead, support) in [("发起部门", "配合部门"), ("首责单位", "协办单位")] {
        let notice = notice(&table(&[
            &format!("序号|抽查任务|{lead}|{support}|抽查时间"),
            "1|旅行社联合抽查|县文旅局|县市场监管局|9月底前",
            "2|养老机构联合抽查|县民政局|县卫健局、县消防救援大队|10月底前",
        ]));
        assert_eq!(
            rows(&notice, 0),
            [
                ";1;;旅行社联合抽查;*县文旅局、+县市场监管局;9月底前",
                ";2;;养老机构联合抽查;*县民政局、+县卫健局、+县消防救援大队;10月底前",
            ],
            "{lead}"
        );
    }
}

#[test]
fn how_far_a_project_is_to_come_in_the_year_is_its_target() {
    let notice = notice(&table(&[
        "序号|项目名称|建设内容及规模|总投资|年度形象进度目标|责任单位",
        "1|东门大桥|桥长420米，双向四车道，桥面宽26米，接线1.8公里|9000|9月底前开工|县交通局",
        "2|县医院门诊楼|建筑面积1.2万平方米，地上6层、地下1层|6500|主体封顶，完成80%|县卫健局",
    ]));
    assert_eq!(role_of(&notice, "年度形象进度目标"), ColumnRole::Target);
    let due = &notice.tasks[0].deadlines;
    assert_eq!(
        due.iter().map(|due| due.text.as_str()).collect::<Vec<_>>(),
        ["9月底前"]
    );
    assert!(
        notice.tasks[1]
            .targets
            .iter()
            .any(|target| target.text == "80%")
    );
}
