//! Documents that cannot be read say so: nothing is counted as read, or as missing, that was only not understood.

#![allow(missing_docs, clippy::expect_used)]

use taskbook::{LeftoverClass, Notice, Options, UnitsStatus, parse};

fn read(text: &str) -> Notice {
    parse(text.as_bytes(), &Options::default()).expect("a notice")
}

fn rules(notice: &Notice) -> Vec<&str> {
    let findings = notice.findings.iter();
    findings.map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn a_document_on_one_line_is_no_title() {
    let one_line = "2022年市政府实事项目共有12项任务，各责任单位高度重视，总体进展良好。现将进展情况予以公示。 \
        1.新建幼儿园3所。 牵头领导：林小川 责任单位：市教育局 2.改造公园2个。 牵头领导：周大川 责任单位：市园林局";
    let notice = read(one_line);
    assert_eq!(notice.header.title, None);
    assert!(notice.tasks.is_empty());
    assert!(notice.coverage < 0.1, "{}", notice.coverage);
    assert_eq!(rules(&notice), ["text-left-over"]);

    let title = "云岭县2022年实事项目进展";
    let notice = read(&format!("{title}\n{one_line}"));
    assert_eq!(notice.header.title.as_deref(), Some(title));
    assert_eq!(rules(&notice), ["text-left-over"]);
}

#[test]
fn a_title_ends_before_a_sentence() {
    let notice = read(
        "云岭县2022年实事项目\n云岭县2022年实事项目共有2项，由县发改局统计。各单位要抓紧落实\n\
         一、新建幼儿园3所。（责任单位：县教育局）\n二、改造公园2个。（责任单位：县住建局）",
    );
    assert_eq!(notice.header.title.as_deref(), Some("云岭县2022年实事项目"));
    assert_eq!(notice.tasks.len(), 2);
}

#[test]
fn a_table_run_together_is_left_over_and_reported() {
    let rows = "序号项目名称责任单位完成时限1饮水安全县水利局6月2城镇就业县人社局12月";
    let notice = read(&format!("云岭县实事项目完成情况表\n{rows}\n"));
    assert!(notice.tasks.is_empty());
    assert_eq!(rules(&notice), ["text-left-over", "unreadable-table"]);
    let unknown = |left: &&taskbook::Leftover| left.class == LeftoverClass::Unknown;
    let left: Vec<&str> = notice
        .leftover
        .iter()
        .filter(unknown)
        .map(|left| left.text.as_str())
        .collect();
    assert_eq!(left, [rows]);
}

#[test]
fn a_cover_whose_table_is_elsewhere_leaves_nothing_unread() {
    let notice = read(
        "云岭县人民政府办公室关于印发任务分解表的通知\n各乡镇人民政府：\n\
         现将任务分解表印发给你们，请按责任单位和完成时限抓好落实。\n附件：任务分解表\n云岭县人民政府办公室\n2022年3月1日",
    );
    assert_eq!(rules(&notice), ["attachment-missing"]);
}

#[test]
fn fields_of_a_form_above_the_items_ask_for_nobody() {
    let notice = read(
        "云岭县部门防火工作考评细则\n被考评部门：\n考评时间：\n\
         一、宣传教育\n1.开展防火宣传。\n2.设置警示牌。",
    );
    assert!(notice.header.addressees.is_empty());
    assert_eq!(notice.tasks.len(), 2);
    for task in &notice.tasks {
        assert!(
            matches!(task.units_status, UnitsStatus::Unlisted),
            "{}",
            task.text
        );
    }
    assert!(rules(&notice).is_empty(), "{:?}", rules(&notice));
}

#[test]
fn a_deadline_without_a_date_asks_for_nobody() {
    let notice = read(
        "云岭县2022年工作要点\n一、水利\n1.建成水库1座。\n完成时限：\n2.清理河道。\n责任单位：\n",
    );
    let status: Vec<_> = notice.tasks.iter().map(|task| task.units_status).collect();
    assert!(
        matches!(status[..], [UnitsStatus::Unlisted, UnitsStatus::Dropped]),
        "{status:?}"
    );
}

#[test]
fn the_cells_of_a_table_run_together_are_no_items() {
    let notice = read(
        "云岭县2022年实事项目目标任务责任分解表\n\
         1、云岭县2022年实事项目目标任务责任分解表序号项目名称主要内容分管领导牵头单位配合单位1教育供给新建学校12个，竣工3个。王一教育局高新园（云岭镇\n\
         2、）各街道2养老服务为3000名老人提供上门服务；改造服务站8家。李二民政局各街道3城镇就业新增就业1500人。赵三人社局各街道\n\
         一、工作要求\n1.加强领导。（县政府办负责）\n",
    );
    let texts: Vec<&str> = notice.tasks.iter().map(|task| &*task.text).collect();
    assert_eq!(texts, ["加强领导。"]);
    let reported = rules(&notice);
    assert!(reported.contains(&"unreadable-table"), "{reported:?}");
    assert!(!reported.contains(&"unbalanced-bracket"), "{reported:?}");
}

/// A cover, its signature, and an annex.
fn with_annex(annex: &str) -> Notice {
    read(&format!(
        "云岭县人民政府办公室关于印发2022年重点任务清单的通知\n云政办发〔2022〕6号\n各乡镇人民政府：\n\
         现将2022年重点任务清单印发给你们，请认真组织实施。\n云岭县人民政府办公室\n2022年3月1日\n\n附件\n\n云岭县2022年重点任务清单\n\n{annex}"
    ))
}

#[test]
fn an_annex_that_is_not_read_is_unknown_and_reported() {
    // A list without the names of its columns, a cell a line.
    let notice = with_annex(
        "品质\n\n1\n\n每千人养老服务面积\n\n县民政局\n\n2\n\n每千人托位数\n\n县卫健委\n\n3\n\n人均体育场地面积\n\n县文旅局\n",
    );
    assert!(notice.tables.is_empty());
    assert!(
        rules(&notice).contains(&"text-left-over"),
        "{:?}",
        rules(&notice)
    );
    let left = |text: &str| {
        let mut found = notice.leftover.iter();
        found.find(|left| left.text == text).map(|left| left.class)
    };
    assert_eq!(left("每千人托位数"), Some(LeftoverClass::Unknown));
    assert_eq!(
        left("现将2022年重点任务清单印发给你们，请认真组织实施。"),
        Some(LeftoverClass::Cover)
    );
}

#[test]
fn names_of_columns_above_nothing_that_was_read_are_unknown() {
    let notice = read(
        "云岭县2022年重点任务清单\n\n事由\n\n责任单位\n\n行动一：强县\n\n引进外资企业\n\n县发改局\n",
    );
    assert!(notice.tasks.is_empty());
    assert!(
        rules(&notice).contains(&"text-left-over"),
        "{:?}",
        rules(&notice)
    );
}

#[test]
fn figures_of_a_table_are_no_items_and_a_table_that_is_not_read_is_reported() {
    let cover = "云岭县人民政府关于下达2022年造林任务的通知\n\n各乡镇人民政府：\n\n请抓好落实。\n\n云岭县人民政府\n\n2022年3月1日\n\n附件\n\n";
    let notice = read(&format!(
        "{cover}2022年造林计划表\n\n乡镇\n\n林班\n\n面积\n\n东山乡\n\n317\n、325\n\n18\n\n西河镇\n\n317\n、340\n\n9\n\n"
    ));
    assert!(notice.books.is_empty(), "{:?}", notice.books);
    assert!(notice.tasks.is_empty());
    assert!(
        rules(&notice).contains(&"unreadable-table"),
        "{:?}",
        rules(&notice)
    );
    // What was done, or is to be filled in, is no table of tasks.
    let notice = read(&format!(
        "{cover}造林任务完成情况表\n\n乡镇\n\n林班\n\n面积\n\n东山乡\n\n18\n\n"
    ));
    assert!(!rules(&notice).contains(&"unreadable-table"));
}

#[test]
fn high_numbers_go_on_with_an_outline() {
    // An extract from a longer list begins with its own number.
    let notice = read(
        "云岭县2022年重点任务\n\n118.维修渡槽6处。\n（县水务局负责）\n\n119.更新泵站2座。\n（县水务局负责）\n\n120.补植行道树700株。\n（县园林局负责）\n",
    );
    let paths: Vec<String> = notice
        .tasks
        .iter()
        .filter_map(|task| Some(task.path.as_ref()?.join("/")))
        .collect();
    assert_eq!(paths, ["118", "119", "120"]);
}

#[test]
fn the_parts_of_a_remark_are_no_items() {
    let notice = read(
        "云岭县人民政府关于下达2022年造林任务的通知\n\n各乡镇人民政府：\n\n请抓好落实。\n\n云岭县人民政府\n\n2022年3月1日\n\n\
         附件1\n\n2022年造林方案\n\n一、任务\n\n造林2000亩。\n\n附件2\n\n造林任务量表\n\n乡镇\n\n面积\n\n东山乡\n\n18\n\n\
         备注：1.面积以亩计。\n\n2.林班以最近一次清查为准。\n\n3.苗木由各乡镇自备。\n\n",
    );
    let texts: Vec<&str> = notice.tasks.iter().map(|task| &*task.text).collect();
    assert_eq!(texts, ["造林2000亩。"]);
}

#[test]
fn prizes_with_their_winners_hand_out_nothing() {
    let text = "关于某某竞赛结果的通知\n各乡镇人民政府：\n竞赛已圆满结束，现将有关事项通知如下：\n一、优秀组织奖\n县教育局、县科协\n二、团体一等奖\n高中组：县一中\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(notice.tasks.len(), 0);
}

/// The page with another part beside the element that holds its items.
fn page_with(beside: &str) -> Notice {
    let items: String = [
        ("一", "教育局"),
        ("二", "民政局"),
        ("三", "财政局"),
        ("四", "司法局"),
    ]
    .iter()
    .map(|(number, unit)| {
        format!(
            "<p>{number}、整改突出问题。全面梳理存在的问题，逐项明确措施，按月通报进展，确保年底前销号。（责任单位：县{unit}）</p>"
        )
    })
    .collect();
    read(&format!(
        "<html><body><div class=\"content\"><h1>云岭县2023年整改工作方案</h1>{items}</div>{beside}\
         <div class=\"footer\">主办单位：云岭县人民政府 承办单位：云岭县大数据中心</div></body></html>"
    ))
}

#[test]
fn work_beside_the_content_of_a_page_is_reported() {
    let unread = |notice: &Notice| -> Vec<String> {
        let found = notice.findings.iter();
        found
            .filter(|finding| finding.rule == "text-left-over")
            .flat_map(|finding| std::iter::once(&finding.at).chain(finding.related.iter()))
            .map(|at| notice.source().text()[at.start as usize..at.end as usize].to_owned())
            .collect()
    };
    let duties = [
        "整治河道，清除淤泥。（牵头单位：县水利局）",
        "整治市场，规范经营。（牵头单位：县商务局）",
    ];
    for hidden in ["class=\"sidebar\"", "style=\"display:none\""] {
        let beside = format!(
            "<div {hidden}><p>{}</p><p>{}</p></div>",
            duties[0], duties[1]
        );
        let notice = page_with(&beside);
        assert_eq!(notice.tasks.len(), 4, "{hidden}");
        assert_eq!(unread(&notice), duties, "{hidden}");
    }
    let links = "<div class=\"sidebar\"><p><a href=\"a\">县水利局召开会议</a></p><p><a href=\"b\">县商务局开展检查</a></p></div>";
    assert!(unread(&page_with(links)).is_empty());
}

#[test]
fn rows_of_a_table_that_cannot_be_read_are_no_paragraphs_with_a_line_of_responsibility() {
    let rows = "序号 类别 内容 责任分工 时间要求\n\
        1 基础 云平台扩容，新增主机500台 牵头单位：市大数据局\n配合单位：市财政局、市数字集团 6月底前\n\
        2 汇聚数据20亿条，需求满足率99% 牵头单位：市大数据局\n配合单位：市级各部门 12月底前\n\
        3 服务 “一件事”上线15项 牵头单位：市审批局\n配合单位：市公安局、市人社局 9月底前\n";
    let notice = read(&format!(
        "关于印发2023年任务分工表的通知\n各县人民政府：\n现将分工表印发给你们。\n云岭市人民政府办公室\n2023年4月20日\n云岭市2023年任务分工表\n{rows}"
    ));
    // No text of a task holds its number, its class and who leads it.
    assert!(
        notice
            .tasks
            .iter()
            .all(|task| !task.text.contains("牵头单位")),
        "{:?}",
        notice.tasks
    );
    assert!(rules(&notice).contains(&"unreadable-table"));
}
