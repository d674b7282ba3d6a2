//! Tables that allot values to bodies: a row for each of them, a column for each value, and the title alone says that they are tasks.
//! Invented notices against facts written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::rows::{notice, role_of, rows};
use taskbook::{ColumnRole, Notice, Options};

fn targets(notice: &Notice) -> Vec<String> {
    let of_task = |task: &taskbook::Task| {
        let targets = task.targets.iter();
        let said = targets.map(|target| {
            format!(
                "{}{}",
                target.value,
                target.unit.as_deref().unwrap_or_default()
            )
        });
        said.collect::<Vec<_>>().join("、")
    };
    notice.tasks.iter().map(of_task).collect()
}

#[test]
fn each_value_is_a_task_of_the_body_in_its_row() {
    let notice = notice(
        "<p>2026年造林绿化任务分配表</p><table>\
         <tr><td>序号</td><td>责任单位</td><td>人工造林（亩）</td><td>义务植树（株）</td><td>完成时限</td></tr>\
         <tr><td>1</td><td>城关镇</td><td>1200</td><td>3万</td><td>4月底前</td></tr>\
         <tr><td>2</td><td>石桥乡</td><td>800</td><td>—</td><td>5月底前</td></tr>\
         <tr><td colspan=2>合计</td><td>2000</td><td>3万</td><td></td></tr></table>",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;人工造林（亩）;城关镇;4月底前",
            ";1;;义务植树（株）;城关镇;4月底前",
            ";2;;人工造林（亩）;石桥乡;5月底前",
        ]
    );
    assert_eq!(targets(&notice), ["1200亩", "30000株", "800亩"]);
    assert_eq!(role_of(&notice, "人工造林（亩）"), ColumnRole::Target);
    let findings = taskbook::lint(&notice, &Options::default());
    let repeated = findings.iter().any(|found| found.rule == "duplicate-task");
    assert!(!repeated, "{findings:?}");
}

#[test]
fn names_in_two_rows_are_heading_and_task_below_the_groups_of_bodies() {
    let notice = notice(
        "<p>招商引资目标任务表</p><table>\
         <tr><td rowspan=2>乡镇（单位）</td><td colspan=2>到位资金（亿元）</td><td colspan=2>新签项目（个）</td></tr>\
         <tr><td>省外</td><td>市外</td><td>1亿元以上</td><td>10亿元以上</td></tr>\
         <tr><td colspan=5>一、乡镇</td></tr>\
         <tr><td>城关镇</td><td>6</td><td>3</td><td>2</td><td>1</td></tr>\
         <tr><td colspan=5>二、县直单位</td></tr>\
         <tr><td>县商务局</td><td>2</td><td>1.5</td><td>1</td><td>0</td></tr></table>",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            "一、乡镇;;到位资金（亿元）;省外;城关镇;",
            "一、乡镇;;到位资金（亿元）;市外;城关镇;",
            "一、乡镇;;新签项目（个）;1亿元以上;城关镇;",
            "一、乡镇;;新签项目（个）;10亿元以上;城关镇;",
            "二、县直单位;;到位资金（亿元）;省外;县商务局;",
            "二、县直单位;;到位资金（亿元）;市外;县商务局;",
            "二、县直单位;;新签项目（个）;1亿元以上;县商务局;",
            "二、县直单位;;新签项目（个）;10亿元以上;县商务局;",
        ]
    );
    assert_eq!(
        targets(&notice),
        [
            "600000000元", "300000000元", "2个", "1个", "200000000元", "150000000元", "1个", "0个"
        ]
    );
}

#[test]
fn what_was_reached_is_allotted_to_nobody() {
    for (title, name) in [
        ("2026年造林任务完成情况表", "完成造林（亩）"),
        ("2025年度目标考核结果", "得分"),
        ("2026年补助资金分配表", "补助资金（万元）"),
    ] {
        let notice = notice(&format!(
            "<p>{title}</p><table><tr><td>序号</td><td>乡镇</td><td>{name}</td></tr>\
             <tr><td>1</td><td>城关镇</td><td>120</td></tr><tr><td>2</td><td>石桥乡</td><td>80</td></tr></table>",
        ));
        assert!(notice.tasks.is_empty(), "{title}");
    }
}

#[test]
fn rows_between_tabs_allot_as_those_of_a_page_do() {
    let lines = "关于印发2026年改厕任务分配表的通知\n各乡镇：\n现印发给你们。\n澄溪县农业农村局\n2026年3月1日\n\
                 2026年改厕任务分配表\n序号\t乡镇\t户厕（户）\t公厕（座）\t完成时限\n\
                 1\t城关镇\t120\t2\t9月底\n2\t石桥乡\t80\t1\t10月底\n合计\t\t200\t3\t\n";
    let notice = taskbook::parse(lines.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;户厕（户）;城关镇;9月底", ";1;;公厕（座）;城关镇;9月底",
            ";2;;户厕（户）;石桥乡;10月底", ";2;;公厕（座）;石桥乡;10月底",
        ]
    );
    assert_eq!(taskbook::lint(&notice, &Options::default()), []);
}

#[test]
fn places_in_a_column_of_regions_are_allotted_values_as_well() {
    let notice = notice(
        "<p>2026年能耗下降目标分解表</p><table>\
         <tr><td>序号</td><td>地区</td><td>能耗下降率（%）</td><td>煤炭减量（万吨）</td></tr>\
         <tr><td>1</td><td>东山县</td><td>3.2</td><td>4.5</td></tr>\
         <tr><td>2</td><td>西岭区</td><td>3.5</td><td>2</td></tr></table>",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;能耗下降率（%）;东山县;",
            ";1;;煤炭减量（万吨）;东山县;",
            ";2;;能耗下降率（%）;西岭区;",
            ";2;;煤炭减量（万吨）;西岭区;",
        ]
    );
    assert_eq!(targets(&notice), ["3.2%", "45000吨", "3.5%", "20000吨"]);
}

#[test]
fn values_with_their_units_below_a_name_of_goals_are_targets_of_the_row() {
    let notice = notice(
        "<p>2026年招商任务分解表</p><table>\
         <tr><td rowspan=2>序号</td><td rowspan=2>工作内容</td><td colspan=2>目标任务</td><td rowspan=2>责任单位</td></tr>\
         <tr><td>签约额</td><td>到位资金</td></tr>\
         <tr><td>1</td><td>推进新材料产业园项目落地</td><td>20亿元</td><td>5亿元</td><td>县商务局</td></tr>\
         <tr><td>2</td><td>引进冷链物流龙头企业</td><td>8亿元</td><td>—</td><td>县发改局</td></tr></table>",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;推进新材料产业园项目落地;县商务局;",
            ";2;;引进冷链物流龙头企业;县发改局;",
        ]
    );
    assert_eq!(
        targets(&notice),
        ["2000000000元、500000000元", "800000000元"]
    );
    assert_eq!(role_of(&notice, "签约额"), ColumnRole::Target);
}

#[test]
fn each_value_is_a_task_of_the_body_that_its_column_is_named_by() {
    let notice = notice(
        "<p>2026年各镇（街道）农业重点工作目标任务分解表</p><table>\
         <tr><td>序号</td><td>指标名称</td><td>单位</td><td>全区目标</td><td>城东街道</td><td>白马镇</td><td>石门镇</td></tr>\
         <tr><td colspan=7>一、生产</td></tr>\
         <tr><td>1</td><td>水稻播种面积</td><td>万亩</td><td>8.1</td><td>1.2</td><td>4.1</td><td>2.8</td></tr>\
         <tr><td>2</td><td>新建冷库</td><td>座</td><td>5</td><td>—</td><td>3</td><td>2</td></tr>\
         <tr><td colspan=7>二、建设</td></tr>\
         <tr><td>3</td><td>年收入10万元以上的村占比</td><td>%</td><td>85</td><td>100</td><td>85</td><td></td></tr></table>",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            "一、生产;1;;水稻播种面积;城东街道;",
            "一、生产;1;;水稻播种面积;白马镇;",
            "一、生产;1;;水稻播种面积;石门镇;",
            "一、生产;2;;新建冷库;白马镇;",
            "一、生产;2;;新建冷库;石门镇;",
            "二、建设;3;;年收入10万元以上的村占比;城东街道;",
            "二、建设;3;;年收入10万元以上的村占比;白马镇;",
        ]
    );
    assert_eq!(
        targets(&notice),
        ["12000亩", "41000亩", "28000亩", "3座", "2座", "100%", "85%"]
    );
    assert_eq!(role_of(&notice, "单位"), ColumnRole::Measure);
    assert_eq!(role_of(&notice, "石门镇"), ColumnRole::Target);
    assert_eq!(
        notice.tables[0].rows[3]
            .cells
            .get("全区目标")
            .map(String::as_str),
        Some("5")
    );
    let findings = taskbook::lint(&notice, &Options::default());
    let repeated = findings.iter().any(|found| found.rule == "duplicate-task");
    assert!(!repeated, "{findings:?}");
}

#[test]
fn names_of_bodies_stand_below_what_spans_them() {
    let notice = notice(
        "<p>2026年招商引资任务分解表</p><table>\
         <tr><td rowspan=2>类别</td><td rowspan=2>项目</td><td rowspan=2>计量单位</td><td colspan=2>任务数</td><td rowspan=2>备注</td></tr>\
         <tr><td>平川县</td><td>云岭县</td></tr>\
         <tr><td rowspan=2>内资</td><td>到位资金</td><td>亿元</td><td>12</td><td>9</td><td></td></tr>\
         <tr><td>新签项目</td><td>个</td><td>20</td><td>15</td><td>亿元以上</td></tr>\
         <tr><td colspan=2>用地</td><td>亩</td><td>—</td><td>30</td><td></td></tr></table>",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            "内资;;;到位资金;平川县;", "内资;;;到位资金;云岭县;", "内资;;;新签项目;平川县;",
            "内资;;;新签项目;云岭县;", ";;;用地;云岭县;",
        ]
    );
    assert_eq!(
        targets(&notice),
        ["1200000000元", "900000000元", "20个", "15个", "30亩"]
    );
}

#[test]
fn values_of_bodies_that_were_reached_are_no_tasks() {
    let table = |title: &str, name: &str| {
        notice(&format!(
            "<p>{title}</p><table><tr><td>{name}</td><td>平川县</td><td>云岭县</td></tr>\
             <tr><td>到位资金</td><td>12</td><td>9</td></tr>\
             <tr><td>新签项目</td><td>20</td><td>15</td></tr></table>"
        ))
    };
    assert_eq!(table("2026年招商引资任务分解表", "指标").tasks.len(), 4);
    assert_eq!(table("2026年招商引资任务完成情况表", "指标").tasks.len(), 0);
    assert_eq!(table("2026年招商引资情况", "指标").tasks.len(), 0);
    assert_eq!(table("2026年招商引资任务分解表", "实际完成").tasks.len(), 0);
}

#[test]
fn a_body_without_values_is_allotted_nothing() {
    let notice = notice(
        "<p>2026年招商引资任务分解表</p><table>\
         <tr><td>指标</td><td>单位</td><td>平川县</td><td>云岭县</td><td>石门县</td></tr>\
         <tr><td>到位资金</td><td>亿元</td><td>12</td><td></td><td>9</td></tr>\
         <tr><td>新签项目</td><td>个</td><td>20</td><td></td><td>—</td></tr></table>",
    );
    assert_eq!(
        rows(&notice, 0),
        [
            ";;;到位资金;平川县;", ";;;到位资金;石门县;", ";;;新签项目;平川县;",
        ]
    );
}

#[test]
fn flattened_tables_allot_as_grids_do() {
    let lines = "2026年农业重点工作目标任务分解表\n序号\n指标名称\n单位\n全区目标\n城东街道\n白马镇\n\
                 1\n水稻播种面积\n万亩\n5.3\n1.2\n4.1\n2\n新建冷库\n座\n3\n—\n3\n3\n改造户厕\n户\n360\n60\n300\n";
    let notice = taskbook::parse(lines.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;水稻播种面积;城东街道;", ";1;;水稻播种面积;白马镇;", ";2;;新建冷库;白马镇;",
            ";3;;改造户厕;城东街道;", ";3;;改造户厕;白马镇;",
        ]
    );
    assert_eq!(
        targets(&notice),
        ["12000亩", "41000亩", "3座", "60户", "300户"]
    );
    assert_eq!(
        notice.tables[0].title.as_deref(),
        Some("2026年农业重点工作目标任务分解表")
    );
    let unread = |finding: &taskbook::Finding| finding.rule == "unreadable-table";
    assert!(!notice.findings.iter().any(unread));

    // By rows: a body with its values.
    let lines = "2026年造林任务分配表\n序号\n乡镇\n人工造林（亩）\n义务植树（株）\n\
                 1\n城关镇\n1200\n300\n2\n石桥乡\n800\n200\n3\n东山乡\n900\n—\n";
    let notice = taskbook::parse(lines.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        rows(&notice, 0),
        [
            ";1;;人工造林（亩）;城关镇;", ";1;;义务植树（株）;城关镇;",
            ";2;;人工造林（亩）;石桥乡;", ";2;;义务植树（株）;石桥乡;",
            ";3;;人工造林（亩）;东山乡;",
        ]
    );

    // A blank cell leaves nothing: whose values these are nobody can tell.
    let torn = lines.replace("800\n200\n", "800\n");
    let notice = taskbook::parse(torn.as_bytes(), &Options::default()).unwrap();
    assert_eq!(notice.tasks.len(), 0);
}
