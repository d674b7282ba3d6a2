//! Headings without a number above the items of an outline.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use taskbook::{Notice, Options};

fn parse(input: &str) -> Notice {
    taskbook::parse(input.as_bytes(), &Options::default()).unwrap()
}

/// `group|id|text` of each task.
fn tasks(notice: &Notice) -> Vec<String> {
    let tasks = notice.tasks.iter().map(|task| {
        let group = task.group.as_deref().unwrap_or("-");
        format!("{group}|{}|{}", task.id, task.text)
    });
    tasks.collect()
}

const FOUR: [&str; 4] = [
    "加快创新发展|2025/1.1|加快建设科创平台。",
    "加快创新发展|2025/2.1|培育科技企业30家。",
    "深化重点改革|2025/3.1|完善工作机制。",
    "深化重点改革|2025/4.1|提升服务水平。",
];

#[test]
fn they_part_items_that_count_on() {
    let text = "澄溪县2025年工作要点\n加快创新发展\n1.加快建设科创平台。\n责任单位：县科技局\n2.培育科技企业30家。（责任单位：县工信局）\n\
        深化重点改革\n3.完善工作机制。\n责任单位：县发展改革局\n4.提升服务水平。\n责任单位：县行政审批局\n";
    assert_eq!(tasks(&parse(text)), FOUR);
    let bracketed = text
        .replace("加快创新发展", "【加快创新发展】")
        .replace("深化重点改革", "【深化重点改革】");
    assert_eq!(
        tasks(&parse(&bracketed))[2],
        "【深化重点改革】|2025/3.1|完善工作机制。"
    );
}

#[test]
fn pages_and_markdown_say_which_lines_they_are() {
    let page = "<h1>澄溪县2025年工作要点</h1><h2>加快创新发展</h2><h3>1.</h3><p>加快建设科创平台。</p><p>责任单位：县科技局</p>\
        <h3>2.</h3><p>培育科技企业30家。</p><p>责任单位：县工信局</p><h2>深化重点改革</h2><h3>3.</h3><p>完善工作机制。</p>\
        <p>责任单位：县发展改革局</p><h3>4.</h3><p>提升服务水平。</p><p>责任单位：县行政审批局</p>";
    assert_eq!(tasks(&parse(page)), FOUR);
    let markdown = "# 澄溪县2025年工作要点\n\n## 加快创新发展\n\n1. 加快建设科创平台。（责任单位：县科技局）\n\n2. 培育科技企业30家。（责任单位：县工信局）\n\n\
        ## 深化重点改革\n\n3. 完善工作机制。（责任单位：县发展改革局）\n\n4. 提升服务水平。（责任单位：县行政审批局）\n";
    assert_eq!(tasks(&parse(markdown)), FOUR);
}

#[test]
fn the_count_may_begin_anew_below_them() {
    let text = "澄溪县2025年工作要点\n加快创新发展\n1.加快建设科创平台。（责任单位：县科技局）\n2.培育科技企业30家。（责任单位：县工信局）\n\
        深化重点改革\n1.完善工作机制。（责任单位：县发展改革局）\n2.提升服务水平。（责任单位：县行政审批局）\n";
    let notice = parse(text);
    let found = tasks(&notice);
    assert!(
        found[0].starts_with("加快创新发展|") && found[3].starts_with("深化重点改革|"),
        "{found:?}"
    );
    // Each path is one item of its book.
    assert_eq!(notice.books.len(), 2);
    assert!(notice.findings.is_empty(), "{:?}", notice.findings);
}

#[test]
fn a_paragraph_may_introduce_the_items_below_them() {
    let text = "澄溪县河道整治方案\n为推进河道整治，制定本方案。\n总体要求\n坚持系统治理。\n重点整治内容\n1.清淤河道5公里。\n2.修复岸线3公里。\n\
        工作安排\n整治分两个阶段进行。\n（一）排查阶段。9月底前，排查河道。\n（二）整治阶段。12月底前，完成整治。\n\
        工作要求\n（一）提高认识。提高对整治的认识。\n（二）压实责任。由县水利局负责督促。\n";
    let notice = parse(text);
    assert_eq!(
        tasks(&notice),
        [
            "重点整治内容|-/1.1|清淤河道5公里。",
            "重点整治内容|-/2.1|修复岸线3公里。",
            "工作安排|-/(一).1|9月底前，排查河道。",
            "工作安排|-/(二).1|12月底前，完成整治。",
            "工作要求|-/(一).2|提高对整治的认识。",
            "工作要求|-/(二).2|由县水利局负责督促。",
        ]
    );
    let headings = notice.books.iter().flat_map(|book| &book.nodes);
    let introduced: Vec<&str> = headings
        .flat_map(|node| &node.clauses)
        .map(|clause| clause.text.as_str())
        .collect();
    assert_eq!(introduced, ["整治分两个阶段进行。"]);
    // Numbers that go on are below the item above: what stands there is its text.
    let text = "澄溪县河道整治方案\n一、清理河道\n（一）清淤河道5公里。\n完成情况\n已清淤2公里。\n（二）修复岸线3公里。\n完成情况\n已修复1公里。\n（三）新建堤防1公里。\n";
    let said = tasks(&parse(text));
    assert!(said[0].ends_with("完成情况已清淤2公里。"), "{said:?}");
}

#[test]
fn one_heading_may_stand_above_others() {
    let text = "澄溪县2025年工作要点\n加快创新发展\n建设科创高地\n1.加快建设科创平台。（责任单位：县科技局）\n壮大科技企业\n\
        2.培育科技企业30家。（责任单位：县工信局）\n深化重点改革\n优化营商环境\n3.完善工作机制。（责任单位：县发展改革局）\n";
    let notice = parse(text);
    let groups: Vec<&str> = notice
        .tasks
        .iter()
        .map(|task| task.group.as_deref().unwrap())
        .collect();
    assert_eq!(groups, ["建设科创高地", "壮大科技企业", "优化营商环境"]);
    let outer: Vec<&str> = notice.books[0]
        .nodes
        .iter()
        .map(|node| node.title.as_deref().unwrap())
        .collect();
    assert_eq!(outer, ["加快创新发展", "深化重点改革"]);
    assert!(
        notice.books[0]
            .nodes
            .iter()
            .all(|node| node.path.is_empty() && node.marker.is_empty())
    );
}

#[test]
fn what_stands_below_items_heads_nothing() {
    for line in [
        "已经完成", "由专人负责管护", "长期坚持", "县科技局", "张德胜",
    ] {
        let text = format!(
            "澄溪县2025年工作要点\n1.加快建设科创平台。\n{line}\n2.培育科技企业30家。\n{line}\n3.完善工作机制。\n{line}\n"
        );
        let notice = parse(&text);
        assert!(
            notice.tasks.iter().all(|task| task.group.is_none()),
            "{line}"
        );
    }
}

#[test]
fn chapters_of_regulations_may_have_no_number() {
    let text = "澄溪县招商引资办法\n 总  则\n第一条 县招商局负责招商引资工作。\n第一章  税收优惠\n第二条 县税务局负责落实优惠政策。\n\
        附      则\n第三条 县司法局负责监督。\n";
    let notice = parse(text);
    let found: Vec<(&str, String)> = notice
        .tasks
        .iter()
        .map(|task| {
            (
                task.group.as_deref().unwrap(),
                task.path.as_ref().unwrap().join("/"),
            )
        })
        .collect();
    let expected = [
        ("总  则", "第一条"),
        ("税收优惠", "第一章/第二条"),
        ("附      则", "第三条"),
    ];
    assert_eq!(
        found,
        expected.map(|(group, path)| (group, path.to_owned()))
    );
    // The number of a chapter alone on its line numbers the title below it.
    let numbered = parse(
        "澄溪县招商引资办法\n第一章\n总  则\n第一条 县招商局负责招商引资工作。\n第二条 县税务局负责落实优惠政策。\n",
    );
    assert_eq!(
        numbered.tasks[1].path.as_ref().unwrap().join("/"),
        "第一章/第二条"
    );
}
