//! Other papers than yearly plans that hand out work: proposals to be answered, rules to be drafted, decisions to be prepared,
//! projects to be built, defects to be put right. Invented notices against facts written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::rows::{notice, notice_page, role_of, rows};
use common::table::table;
use taskbook::ColumnRole;

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
    assert_eq!(
        role_of(&notice, "建设规模及主要内容"),
        ColumnRole::Other
    );
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
