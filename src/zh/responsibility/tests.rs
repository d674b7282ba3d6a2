//! Statements against what they say.

use jiff::civil::date;

use super::*;

fn bearers(statement: &Statement) -> String {
    written(&statement.bearers)
}

fn only(text: &str) -> Statement {
    let all = in_brackets(text, Some(2023));
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.into_iter().next().unwrap()
}

#[test]
fn brackets_of_every_grammar() {
    let facts: &[(&str, &str)] = &[
        (
            "推进整治。(牵头单位:市水利局;配合单位:市财政局、市住建局)",
            "牵市水利局 配市财政局 配市住建局",
        ),
        (
            "推进整治。（市水利局、市财政局牵头，各镇按职责分工负责）",
            "牵市水利局 牵市财政局 责各镇",
        ),
        ("推进整治（市水利局负责）。", "责市水利局"),
        (
            "推进整治〔责\n任单位：城建\n处、办公室〕",
            "责城建处 责办公室",
        ),
        (
            "推进整治[市水利局牵头，市财政局参与，各县（市、区）政府落实)]",
            "牵市水利局 配市财政局 责各县（市、区）政府",
        ),
        (
            "推进整治。【责任单位：市水利局、各县(市、区)人民政府】",
            "责市水利局 责各县(市、区)人民政府",
        ),
        ("推进整治。（省财政厅、省教育厅）", "责省财政厅 责省教育厅"),
        ("推进整治（省发改委总牵头）", "牵省发改委"),
        (
            "推进整治。(责任单位：市水利局、市财政局",
            "责市水利局 责市财政局",
        ),
        (
            "推进整治（市水利局、市财政局等部门按职责分\n工负责）",
            "责市水利局 责市财政局",
        ),
    ];
    for (text, expected) in facts {
        let statement = only(text);
        assert_eq!(bearers(&statement), *expected, "{text}");
        for (unit, _) in &statement.bearers {
            assert_eq!(
                crate::zh::text::fold::squeeze(&text[unit.range.clone()]),
                unit.name,
                "{text}"
            );
        }
    }
}

#[test]
fn departments_told_by_their_work() {
    let facts: &[(&str, &str)] = &[
        ("开展服务。（科技等部门负责）", "责科技"),
        (
            "开展调查。（三省一市水利部门牵头，宣传等部门按职责分工负责）",
            "牵三省一市水利部门 责宣传",
        ),
        (
            "开展检查。（两市一县数据、知识产权、住建等有关部门配合）",
            "配两市一县数据 配知识产权 配住建 配有关部门",
        ),
        (
            "开展评审。（两省一市公共资源交易主管部门等按职责分工负责）",
            "责两省一市公共资源交易主管部门",
        ),
        ("开展检查。（市场监管等单位负责）", "责市场监管"),
    ];
    for (text, expected) in facts {
        assert_eq!(bearers(&only(text)), *expected, "{text}");
    }
    for text in ["推广（诚信守法等经验负责）。", "（谁主管等单位负责）"] {
        assert_eq!(in_brackets(text, None), [], "{text}");
    }
}

#[test]
fn a_deadline_as_an_element() {
    let text =
        "整治。(牵头单位:市水利局;责任单位:市财政局及市住建局,甲区政府、乙园区管委会,6月底完成)";
    let statement = only(text);
    assert_eq!(
        bearers(&statement),
        "牵市水利局 责市财政局 责市住建局 责甲区政府 责乙园区管委会"
    );
    let times: Vec<_> = statement
        .deadlines
        .iter()
        .map(|t| (&text[t.range.clone()], t.date(Some(2023))))
        .collect();
    assert_eq!(times, [("6月底", Some(date(2023, 6, 30)))]);
}

#[test]
fn the_first_hospital_leads_by_its_name_and_makes_no_rule() {
    for name in ["市第一人民医院", "县公路局第一工程处", "县第一中学"] {
        let statement = only(&format!("新建门诊楼。（{name}牵头，市财政局配合）"));
        assert_eq!(bearers(&statement), format!("牵{name} 配市财政局"));
        assert!(statement.rules.is_empty(), "{name}");
    }
    for text in ["排名第一的牵头", "第一个单位为牵头单位", "居第一者牵头"] {
        let statement = only(&format!("整治。（县水利局、县教育局，{text}）"));
        assert_eq!(statement.rules, [Rule::FirstListedLeads], "{text}");
    }
}

#[test]
fn one_name_of_a_level_stands_beside_a_sure_one() {
    for text in ["县教育局、县第一中学", "县一中、县教育局", "共青团、县妇联"]
    {
        let statement = only(&format!("建好校舍。（{text}）"));
        assert_eq!(statement.bearers.len(), 2, "{text}");
    }
    assert!(in_brackets("建好校舍（县教育局、县域经济）。", None).is_empty());
}

#[test]
fn rules_stated_once() {
    let statement = only("整治。(省水利厅、省能源局(省煤管局)。列第一位者为牵头部门,下同)");
    assert_eq!(statement.rules, [Rule::FirstListedLeads]);
    assert_eq!(bearers(&statement), "责省水利厅 责省能源局(省煤管局)");
    let statement =
        only("整治〔市水利局牵头,各县区负责落实。以下各项工作均需各县区落实,不再列出。〕");
    assert!(
        matches!(&statement.rules[..], [Rule::AlsoAll(units)] if units.iter().map(|u| u.name.as_str()).eq(["各县区"])),
        "{statement:?}"
    );
    assert_eq!(bearers(&statement), "牵市水利局 责各县区");
}

#[test]
fn brackets_that_state_nothing() {
    for text in [
        "办法（试行）",
        "（此件公开发布）",
        "政府（含甲新区、乙新区管委会）",
        "完成2家(包括省里任务)",
        "(浙审环综〔2016〕10号)",
        "区环保局（以下简称环保局）",
        "各县(市、区)工作方案",
        "区委渔农办(农林水利局)牵头",
        "碳汇渔业(浅海贝藻养殖)",
        "危废(医废)处置",
        "修编(编制),并完成",
        "(6分)",
        "主干路(含)以上",
        "（甲区、乙县）",
        "[1]",
        "(",
        "（）",
        "加油站（油库）。",
    ] {
        assert_eq!(in_brackets(text, None), [], "{text}");
    }
}

#[test]
fn labelled_lines() {
    let line = "牵头单位:市水利局。责任单位:市财政局、各镇(街道)。完成时限:2023年12月。";
    let statement = labelled_line(line, Some(2023)).unwrap();
    assert_eq!(bearers(&statement), "牵市水利局 责市财政局 责各镇(街道)");
    assert_eq!(
        statement
            .deadlines
            .iter()
            .map(|t| t.date(None))
            .collect::<Vec<_>>(),
        [Some(date(2023, 12, 31))]
    );
    assert_eq!(statement.range, 0..line.len());

    let statement = labelled_line("责 任 单 位：市财政局（列第一位的为牵头单位，下同）", None);
    assert!(statement.is_some_and(|s| s.bearers.len() == 1));
    assert_eq!(
        labelled_line("责任单位：-", None).map(|s| s.bearers.len()),
        Some(0)
    );
    assert!(
        labelled_line("认定部门:市财政局", None)
            .is_some_and(|s| !s.aside.is_empty() && s.bearers.is_empty())
    );
    assert!(
        labelled_line("分管领导:张三", None)
            .is_some_and(|s| !s.aside.is_empty() && s.bearers.is_empty())
    );
    assert_eq!(labelled_line("推进整治", None), None);
    assert_eq!(labelled_line("发布单位:市财政局", None), None);
    assert_eq!(labelled_line("各牵头单位和责任单位要加强领导", None), None);
}

#[test]
fn labels_at_the_end_of_a_paragraph() {
    let text = "1.推进整治,完成验收。牵头单位：市水利局。责任单位：市财政局。";
    let all = labelled_runs(text, None);
    assert_eq!(all.len(), 1);
    assert_eq!(
        &text[all[0].range.clone()],
        "牵头单位：市水利局。责任单位：市财政局。"
    );
    assert_eq!(labelled_line(text, None), None);
}
