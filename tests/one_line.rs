//! Texts that lost their line breaks, as archives of pages keep them: the breaks are found again where numbers count on,
//! labels stand behind sentences, and titles, numbers, addressees and signatures end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use taskbook::{Notice, Options};

fn parse(text: &str) -> Notice {
    taskbook::parse(text.as_bytes(), &Options::default()).unwrap()
}

/// Where each task stands.
fn paths(notice: &Notice) -> Vec<String> {
    let paths = notice.tasks.iter().map(|task| task.path.as_ref());
    paths
        .map(|path| path.map(|path| path.join("/")).unwrap_or_default())
        .collect()
}

/// A task a line: path, text, bodies, last days.
fn tasks(notice: &Notice) -> Vec<String> {
    let tasks = notice.tasks.iter();
    tasks
        .map(|task| {
            let path = task.path.as_ref().map(|path| path.join("/"));
            let units: Vec<&str> = task.units.iter().map(|unit| &*unit.name).collect();
            let days: Vec<&str> = task.deadlines.iter().map(|day| &*day.text).collect();
            format!(
                "{} {} {} {}",
                path.unwrap_or_default(),
                task.text,
                units.join("、"),
                days.join("、")
            )
        })
        .map(|line| line.trim_end().to_owned())
        .collect()
}

const LINES: [&str; 17] = [
    "临溪县人民政府办公室关于印发临溪县2023年民生实事任务分解的通知",
    "临政办发〔2023〕15号",
    "各乡镇人民政府，县政府各部门：",
    "现将《临溪县2023年民生实事任务分解》印发给你们，请认真贯彻执行，按时报送进展情况，确保各项任务如期完成。",
    "临溪县人民政府办公室",
    "2023年3月8日",
    "临溪县2023年民生实事任务分解",
    "为全面完成今年的民生实事，进一步增强群众的获得感，现将任务分解如下。",
    "一、改善交通出行",
    "1.新建改建农村公路35公里，打通断头路2条。",
    "责任单位：县交通运输局、各乡镇人民政府",
    "完成时限：11月底前",
    "2.新增公共停车位600个。",
    "责任单位：县住房和城乡建设局",
    "二、保障饮水安全",
    "1.改造老旧管网12公里，（责任单位：县水利局）",
    "2.每季度公布水质监测结果。（县生态环境局负责）",
];

const TASKS: [&str; 4] = [
    "一/1 新建改建农村公路35公里，打通断头路2条。 县交通运输局、各乡镇人民政府 11月底前",
    "一/2 新增公共停车位600个。 县住房和城乡建设局",
    "二/1 改造老旧管网12公里， 县水利局",
    "二/2 每季度公布水质监测结果。 县生态环境局",
];

#[test]
fn a_notice_on_one_line_is_that_on_many() {
    let many = parse(&LINES.join("\n"));
    assert_eq!(tasks(&many), TASKS);
    for gap in [" ", "　", ""] {
        // Right behind the bodies nothing tells where the label of the time begins.
        let lines = LINES.iter().copied();
        let lines = lines.filter(|line| !gap.is_empty() || !line.starts_with("完成时限"));
        let one = parse(&lines.collect::<Vec<_>>().join(gap));
        let expected = TASKS.map(|task| match gap {
            "" => task.trim_end_matches(" 11月底前"),
            _ => task,
        });
        assert_eq!(tasks(&one), expected, "{gap:?}");
        let (one, many) = (&one.header, &many.header);
        assert_eq!(one.title, many.title, "{gap:?}");
        assert_eq!(one.addressees, many.addressees, "{gap:?}");
        assert_eq!(one.issuer, many.issuer, "{gap:?}");
        assert_eq!(one.issued_on, many.issued_on, "{gap:?}");
        let number = |header: &taskbook::Header| {
            let number = header.doc_number.as_ref();
            number.map(|number| number.text.clone())
        };
        assert_eq!(number(one), number(many), "{gap:?}");
    }
}

#[test]
fn chapters_and_articles_on_one_line_are_found_by_the_blanks_behind_their_numbers() {
    let filler = "台账应当真实完整并按时报送有关情况以便核对，".repeat(20);
    let text = format!(
        "临溪县人民政府办公室关于印发临溪县耕地补贴管理办法的通知各乡镇人民政府，县政府各部门：现将办法印发给你们，请认真执行。临溪县人民政府办公室2023年9月5日\
         临溪县耕地补贴管理办法第一章  总    则第一条  为管好补贴，{filler}制定本办法。第二条  县农业农村局负责核定面积，按照第一条的要求公布。\
         第二章  监    督第三条  县审计局负责审计。第五条  县财政局负责拨付：（一）初审；（二）公示。第六条  本办法自发布之日起施行。"
    );
    let notice = parse(&text);
    let tasks = tasks(&notice);
    assert_eq!(
        tasks[1..],
        [
            "第一章/第二条 县农业农村局负责核定面积，按照第一条的要求公布。 县农业农村局",
            "第二章/第三条 县审计局负责审计。 县审计局",
            "第二章/第五条/(一) 初审； 县财政局",
            "第二章/第五条/(二) 公示。 县财政局",
            "第二章/第六条 本办法自发布之日起施行。",
        ]
    );
    let titles = notice.books[0]
        .nodes
        .iter()
        .map(|node| node.title.as_deref());
    assert_eq!(
        titles.collect::<Vec<_>>(),
        [Some("总    则"), Some("监    督")]
    );
}

#[test]
fn numbers_that_do_not_count_on_stay_in_their_sentence() {
    let text = "临溪县2023年工作要点 一、抓好三件事。第1.要快，第2.要好，投资1.5亿元，增长3.2个百分点，见附表2。 \
                按照“1.问题2.措施”的格式报送，每年1次，统一、规范、有序推进，十二、十三日集中检查，确保全县各项重点工作有序开展，\
                确保群众满意，确保任务如期完成，确保各项指标位居全市前列，确保社会大局和谐稳定，确保不发生重大事故。 \
                二、抓好落实。各乡镇要强化责任，细化措施，加强督查，及时报送进展情况，年底前全面完成任务。\
                三、抓好督查。每季度通报一次。";
    let notice = parse(text);
    assert_eq!(paths(&notice), ["一", "二", "三"]);
    let text: String = notice.tasks.iter().map(|task| task.text.as_str()).collect();
    assert!(text.contains("按照“1.问题2.措施”的格式报送，每年1次，统一、规范"));
}

#[test]
fn a_series_goes_on_behind_numbers_that_are_damaged_or_left_out() {
    let text = "临溪县2023年营商环境工作要点 2023 年，全县要优化营商环境，提升服务效能，激发市场主体活力，力争评价进入全市前列。 \
                一、优化政务服务 1.推广一网通办。 牵头单位：县行政审批局。责任单位：各乡镇人民政府。完成时限：2023年9月。 \
                2推行帮办代办。 牵头单位：县行政审批局。 3.公开办事指南。 牵头单位：县司法局。 \
                4.5个开发区都要设立服务专区。 牵头单位：县商务局。 5.压减材料。 牵头单位：县司法局。 \
                二、优化要素保障 8.新增贷款20亿元。 牵头单位：人行临溪县支行。 9.供应土地800亩。 牵头单位：县自然资源局。";
    let expected = [
        "一/1 推广一网通办。 县行政审批局、各乡镇人民政府 2023年9月",
        "一/2 推行帮办代办。 县行政审批局",
        "一/3 公开办事指南。 县司法局",
        "一/4 5个开发区都要设立服务专区。 县商务局",
        "一/5 压减材料。 县司法局",
        "二/8 新增贷款20亿元。 人行临溪县支行",
        "二/9 供应土地800亩。 县自然资源局",
    ];
    let notice = parse(text);
    assert_eq!(tasks(&notice), expected);
    assert_eq!(
        notice.header.title.as_deref(),
        Some("临溪县2023年营商环境工作要点")
    );
}

#[test]
fn a_table_without_breaks_is_not_cut_into_items() {
    let text = "临溪县2023年任务分解表 序号工作任务具体措施责任单位完成时限1新建农村公路1.完成勘察。2.完成施工。县交通运输局11月底前\
                2改造管网1.完成招标。2.完成改造。县水利局9月底前3植树造林1.选好苗木。2.及时栽种。县林业局4月底前4新建校舍1.完成设计。2.完成施工。\
                县教育局8月底前5新建公园1.完成选址。2.完成施工。县住房和城乡建设局12月底前";
    let notice = parse(text);
    let numbered = notice.tasks.iter().filter(|task| task.path.is_some());
    assert_eq!(numbered.count(), 0);
}

/// A page that prints a text into one element as it was typed.
fn in_element(tag: &str, text: &str) -> Notice {
    parse(&format!(
        "<!DOCTYPE html><html><head><title>县级平台</title></head><body><h3>详情</h3>\n<{tag} class=\"box\">\n{text}\n</{tag}>\n</body></html>"
    ))
}

#[test]
fn an_element_that_holds_a_text_as_it_was_typed_is_that_text() {
    let many = parse(&LINES.join("\n"));
    for tag in ["div", "p"] {
        for gap in [
            "\n", "\r\n", "\n\n", "\n\u{3000}\u{3000}", "\u{3000}\u{3000}", " ",
        ] {
            let one = in_element(tag, &LINES.join(gap));
            assert_eq!(tasks(&one), TASKS, "{tag} {gap:?}");
            assert_eq!(one.header.title, many.header.title, "{tag} {gap:?}");
            assert_eq!(one.header.issued_on, many.header.issued_on, "{tag} {gap:?}");
        }
    }
    // Headings in tags of their own.
    let marked = LINES
        .join("\n")
        .replace("二、改善", "<b\nclass=\"a\">二、改善")
        .replace("\n一、改善交通出行\n", "\n<b>一、改善交通出行</b>\n");
    assert_eq!(tasks(&in_element("div", &marked)), TASKS);
}

#[test]
fn a_source_that_an_editor_wraps_is_parted_where_paragraphs_begin() {
    let wrapped: Vec<String> = LINES
        .iter()
        .map(|line| {
            let characters: Vec<char> = line.chars().collect();
            let rows = characters.chunks(24).map(|row| row.iter().collect());
            rows.collect::<Vec<String>>().join("\n")
        })
        .collect();
    assert_eq!(tasks(&in_element("p", &wrapped.join("\n"))), TASKS);
    // A number at the edge of a wrapped paragraph is no item: the page says by its markup where paragraphs end.
    let page = "<p>一、抓好生产</p><p>全年播种面积保持稳定，建成高标准农田，\n1.5万亩以上，责任单位：县农业农村局</p>\
                <p>二、抓好安全</p><p>全面排查隐患，责任单位：县应急局</p>";
    let tasks = tasks(&parse(page));
    assert_eq!(tasks.len(), 2, "{tasks:?}");
}

#[test]
fn items_inside_a_line_that_is_left_over_are_reported() {
    let page = "<!DOCTYPE html><html><body><p>各乡镇人民政府：</p><p>现就有关工作通知如下。一、开展自查。各乡镇要按照督查的内容和重点，对本地区贯彻\
                实施情况开展逐项自查，抓紧落实。二、开展抽查。县政府将对各乡镇的落实情况开展抽查，及时发现问题。</p><p>甲县人民政府</p>\
                <p>2024年3月1日</p></body></html>";
    let notice = parse(page);
    assert!(notice.books.is_empty());
    let findings = taskbook::lint(&notice, &Options::default());
    let mut rules = findings.iter().map(|finding| finding.rule.as_str());
    assert!(rules.any(|rule| rule == "text-left-over"));
}

#[test]
fn a_long_heading_stands_between_a_title_and_the_first_item() {
    let heading =
        "把稳定经济增长的各项政策措施落实到位，进一步提高政策直达基层企业的速度和精准程度";
    let body = format!(
        "澄溪县服务企业重点任务分工方案一、{heading}（一）改进资金分配，新增额度优先用于中小企业，按月公布使用情况。（县财政局负责）\
         （二）扩大首贷户数，开展银企对接活动10场，推广信用贷款。（县金融办负责）二、优化办事流程（一）压缩审批时限，\
         企业开办不超过1个工作日，全程网上办理。（县政务办负责）（二）设立综合窗口6个，实行一窗受理。（县政务办负责）"
    );
    let line = format!(
        "澄溪县人民政府办公室关于印发服务企业重点任务分工方案的通知 各乡镇人民政府：现将方案印发给你们，请认真组织实施。 \
         澄溪县人民政府办公室 2023年3月8日 {body}"
    );
    let notice = parse(&line);
    assert_eq!(paths(&notice), ["一/(一)", "一/(二)", "二/(一)", "二/(二)"]);
    assert_eq!(notice.tasks[0].group.as_deref(), Some(heading));
    assert_eq!(
        notice.books[0].title.as_deref(),
        Some("澄溪县服务企业重点任务分工方案")
    );
}

#[test]
fn items_with_their_bearers_are_parted_where_other_lines_stand_for_themselves() {
    let notice = parse(
        "澄溪县服务企业重点任务分工方案\n一、用好政策资金\n\
         （一）改进资金分配。新增额度优先用于中小企业，按月公布使用情况。具体措施：1．编制资金清单。（县财政局牵头，县审计局负责）\
         2．建立监控机制，共开展2.5万次抽查。（县财政局负责）3．公开使用结果。（县审计局负责）\n\
         （二）扩大首贷户数，开展银企对接活动10场。（县金融办负责）\n二、优化办事流程\n（一）设立综合窗口6个。（县政务办负责）\n",
    );
    let borne: Vec<String> = tasks(&notice)
        .into_iter()
        .filter(|task| task.contains(" 县"))
        .collect();
    assert_eq!(
        borne,
        [
            "一/(一)/1 编制资金清单。 县财政局、县审计局",
            "一/(一)/2 建立监控机制，共开展2.5万次抽查。 县财政局",
            "一/(一)/3 公开使用结果。 县审计局",
            "一/(二) 扩大首贷户数，开展银企对接活动10场。 县金融办",
            "二/(一) 设立综合窗口6个。 县政务办",
        ]
    );
}

#[test]
fn a_table_with_a_space_between_its_cells_is_parted_at_them() {
    let head = "首页 政务公开 临溪县人民政府办公室关于印发重点工作分解表的通知 临政办发〔2023〕8号 各乡镇人民政府： 现将《重点工作分解表》印发给你们，请认真落实。 \
        临溪县人民政府办公室 2023年2月21日 附件 重点工作分解表 ";
    let rows = "1 建设平台，争取资金8亿元以上，开工建设循环经济产业园二期工程。 县发展和改革局 县财政局 12月底前 2 改造老旧小区12个，惠及居民1860户。 县住房和城乡建设局 10月底前 \
        3 完成病险水库除险加固。 县水利局 6月30日前 ";
    let expected = [
        "建设平台，争取资金8亿元以上，开工建设循环经济产业园二期工程。 县发展和改革局、县财政局 12月底前",
        "改造老旧小区12个，惠及居民1860户。 县住房和城乡建设局 10月底前",
        "完成病险水库除险加固。 县水利局 6月30日前",
    ];
    let trimmed = |notice: &Notice| -> Vec<String> {
        let tasks = tasks(notice).into_iter();
        tasks.map(|task| task.trim().to_owned()).collect()
    };
    let notice = parse(&format!(
        "{head}序号 工作任务 责任单位 完成时限 {rows}打印本页"
    ));
    assert_eq!(trimmed(&notice), expected);
    let grouped = rows.replacen("1 建", "城乡建设 1 建", 1);
    let notice = parse(&format!(
        "{head}类别 序号 工作任务 责任单位 完成时限 {grouped}打印本页"
    ));
    assert_eq!(trimmed(&notice), expected);
    assert!(
        notice
            .tasks
            .iter()
            .all(|task| task.group.as_deref() == Some("城乡建设"))
    );
    // Without a space numbers, bodies and times tell where a cell ends.
    let glued = rows.replace(' ', "");
    let notice = parse(&format!("{head}序号工作任务责任单位完成时限{glued}"));
    assert_eq!(trimmed(&notice), expected);
}

/// The title of a table with its rows, all on one line.
fn run_on(names: &str, rows: &str) -> Notice {
    parse(&format!(
        "临溪县人民政府办公室关于印发重点工作分解表的通知 临政办发〔2023〕8号 各乡镇人民政府，县政府各部门、各直属机构： \
         现将《重点工作分解表》印发给你们，请结合各自的工作实际，认真抓好各项任务的落实，并于每月月底之前把进展情况报送县政府办公室督查室。 临溪县人民政府办公室 2023年2月21日 附件 重点工作分解表{names}{rows}"
    ))
}

/// A task a line: number, text, bodies with what they are, days.
fn borne(notice: &Notice) -> Vec<String> {
    let tasks = notice.tasks.iter();
    tasks
        .map(|task| {
            let units = task.units.iter();
            let units: Vec<String> = units
                .map(|unit| format!("{}:{:?}", unit.name, unit.role))
                .collect();
            let days = task.deadlines.iter().map(|day| day.text.as_str());
            let parts = [
                task.seq.as_deref().unwrap_or_default(),
                &task.text,
                &units.join("、"),
                &days.collect::<Vec<_>>().join("、"),
            ];
            parts.join(" ").trim_end().to_owned()
        })
        .collect()
}

#[test]
fn a_table_that_lost_every_break_is_parted_at_its_numbers() {
    // Texts with marks behind them, bodies with marks between.
    let notice = run_on(
        "序号工作任务责任单位完成时限",
        "1建成水库3座。县水利局、县财政局6月底前2改造农房120户，其中2户重建。县住房和城乡建设局年底前\
         3开展第五次经济普查。县统计局、各乡镇人民政府2023年12月",
    );
    assert_eq!(
        borne(&notice),
        [
            "1 建成水库3座。 县水利局:Responsible、县财政局:Responsible 6月底前",
            "2 改造农房120户，其中2户重建。 县住房和城乡建设局:Responsible 年底前",
            "3 开展第五次经济普查。 县统计局:Responsible、各乡镇人民政府:Responsible 2023年12月",
        ]
    );
    assert_eq!(
        notice.header.title.as_deref(),
        Some("临溪县人民政府办公室关于印发重点工作分解表的通知")
    );
    // No marks at all; the time stands before the bodies, and spaces broke the line again.
    let notice = run_on(
        "序 号主要任务完成时间责任部门",
        "1建成水库3座6月县水利局县财政局2改造农房120户长期坚持县住房和城乡建设局 县民政局3推广良种5万亩上半年 县农业农村局",
    );
    assert_eq!(
        borne(&notice),
        [
            "1 建成水库3座 县水利局:Responsible、县财政局:Responsible 6月",
            "2 改造农房120户 县住房和城乡建设局:Responsible、县民政局:Responsible 长期坚持",
            "3 推广良种5万亩 县农业农村局:Responsible 上半年",
        ]
    );
    // Two columns of bodies.
    let notice = run_on(
        "序号工作任务牵头单位配合单位",
        "1建成水库3座县水利局县财政局、县审计局2改造农房120户县住房和城乡建设局县民政局3推广良种5万亩县农业农村局县供销社",
    );
    assert_eq!(
        borne(&notice),
        [
            "1 建成水库3座 县水利局:Lead、县财政局:Support、县审计局:Support",
            "2 改造农房120户 县住房和城乡建设局:Lead、县民政局:Support",
            "3 推广良种5万亩 县农业农村局:Lead、县供销社:Support",
        ]
    );
}

#[test]
fn where_two_columns_of_bodies_part_is_marked_where_nothing_tells() {
    let notice = run_on(
        "序号工作任务牵头单位配合单位",
        "1建成水库3座县水利局县财政局县审计局2改造农房120户县住房和城乡建设局县民政局3推广良种5万亩县农业农村局、县林业局县供销社",
    );
    let sure = |task: usize| -> Vec<_> {
        let units = notice.tasks[task].units.iter();
        units.map(|unit| (unit.role, unit.confidence)).collect()
    };
    use taskbook::{Confidence, Role};
    // The second of three may lead as well.
    let guessed = |role| (role, Confidence::Medium);
    let first = [
        guessed(Role::Lead),
        guessed(Role::Support),
        guessed(Role::Support),
    ];
    assert_eq!(sure(0), first);
    // So may the second of two, where nothing parts the bodies of a cell.
    assert_eq!(sure(1), [guessed(Role::Lead), guessed(Role::Support)]);
    assert!(sure(2).iter().all(|unit| unit.1 == Confidence::High));
}

#[test]
fn what_lost_its_breaks_and_cannot_be_told_is_not_guessed() {
    let reported = |notice: &Notice| {
        let findings = taskbook::lint(notice, &Options::default());
        findings
            .iter()
            .any(|finding| finding.rule == "unreadable-table")
    };
    // Nothing says where the names of the bodies begin.
    let notice = run_on(
        "序号工作任务责任单位",
        "1完成造林绿化林业局2推进农房改造住房和城乡建设局3推广优良品种农业农村局4扩大医保覆盖医疗保障局",
    );
    assert!(notice.tasks.iter().all(|task| task.units.is_empty()));
    assert!(reported(&notice));
    // The third row lost its body's last character: it is left out and left over, and the others are read.
    let rows = "1建成水库3座。县水利局2改造农房120户。县民政局3推广良种5万亩。县农业农村4新建校舍2处。县教育局5绿化道路8公里。县林业局";
    let notice = run_on("序号工作任务责任单位", rows);
    let numbers: Vec<&str> = notice
        .tasks
        .iter()
        .filter_map(|task| task.seq.as_deref())
        .collect();
    assert_eq!(numbers, ["1", "2", "5"]);
    let mut left = notice.leftover.iter();
    assert!(left.any(|left| left.text.contains("推广良种5万亩")));
    // 200 or 2000: the number before the month may be a part of it.
    let notice = run_on(
        "序号工作任务完成时限责任单位",
        "1建成水库3座6月县水利局2抽检食品20006月县市场监管局3绿化道路8公里7月县林业局4新建校舍2处8月县教育局",
    );
    let numbers: Vec<&str> = notice
        .tasks
        .iter()
        .filter_map(|task| task.seq.as_deref())
        .collect();
    assert_eq!(numbers, ["1", "3", "4"]);
}

#[test]
fn a_number_that_is_lost_between_cells_without_breaks_costs_no_other_row() {
    let names = "序号工作任务具体措施完成时限责任单位任务来源";
    let rows = "1水利建设1、修复堤防6月县水利局县财政局县委1号文件2、疏浚河道9月县水利局2道路建设3、改造公路10月县交通运输局\
                4、绿化公路11月县林业局3学校建设5、新建校舍8月县教育局6、改造操场9月县教育局";
    let told = |rows: &str| -> Vec<String> {
        let notice = run_on(names, rows);
        borne(&notice)
            .iter()
            .map(|task| task.replace("、", ""))
            .collect()
    };
    let whole = told(rows);
    assert_eq!(whole.len(), 6);
    assert!(
        whole[3].contains("绿化公路 县林业局:Responsible 11月"),
        "{whole:?}"
    );
    let damaged = told(&rows.replace("3、改造", "、改造"));
    assert_eq!(damaged.len(), 6);
    assert_eq!(damaged[3..], whole[3..]);
}

#[test]
fn rows_on_lines_of_their_own_whose_cells_nothing_parts_are_read() {
    let notice = parse(
        "澄溪县人民政府办公室关于印发重点工作分解表的通知\n各乡镇人民政府：\n现将《重点工作分解表》印发给你们。\n\
         澄溪县人民政府办公室\n2023年2月21日\n附件\n重点工作分解表\n序号工作任务责任单位完成时限\n\
         1建成水库3座，完成灌区改造。县水利局、县财政局6月底前\n2改造农房120户，其中2户重建。县住房和城乡建设局年底前\n\
         3开展第五次经济普查。县统计局、各乡镇人民政府2023年12月\n县政府督查室每季度通报一次进展情况。\n",
    );
    assert_eq!(
        borne(&notice),
        [
            "1 建成水库3座，完成灌区改造。 县水利局:Responsible、县财政局:Responsible 6月底前",
            "2 改造农房120户，其中2户重建。 县住房和城乡建设局:Responsible 年底前",
            "3 开展第五次经济普查。 县统计局:Responsible、各乡镇人民政府:Responsible 2023年12月",
        ]
    );
    let mut left = notice.leftover.iter();
    assert!(left.any(|left| left.text.contains("每季度通报")));
}

#[test]
fn numbers_that_are_spoken_of_are_no_table() {
    let many = LINES.join(" ").replace(
        "按时报送进展情况，",
        "报送的材料统一编号并且按照任务的先后顺序排列，",
    );
    assert_eq!(tasks(&parse(&many)), TASKS);
}

#[test]
fn who_signs_stands_behind_the_title_of_an_annex_and_wide_blanks() {
    let filler = "各村要高度重视，加强组织领导，明确专人负责，及时报送工作进展情况。".repeat(30);
    let text = format!(
        "各村委会、乡直各单位：为做好河道保洁工作，现将有关事项通知如下：一、宣传教育。各村要组织开展宣传活动。二、清理河道。各村要清理河道3公里。\
         三、工作要求。{filler}附：包村领导明细表              中共甲县乙乡委员会            甲县乙乡人民政府             2021年10月14日    \
         包村领导明细表  姓名村委张某东村李某西村"
    );
    let header = parse(&text).header;
    let issuer = header.issuer.unwrap();
    assert!(issuer.starts_with("中共甲县乙乡委员会"), "{issuer}");
    let attached: Vec<&str> = header
        .attachments
        .iter()
        .map(|attached| &*attached.title)
        .collect();
    assert_eq!(attached, ["包村领导明细表"]);
}
