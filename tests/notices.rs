//! Invented notices of the shapes that are published: outlines with lines and brackets of responsibility, covers, rules.
//!
//! Every expectation is written from the notice. Each is read as text and as a page of one paragraph a line.

#![allow(missing_docs, clippy::expect_used)]

use taskbook::{Notice, Options, Role, Task, Via, parse};

fn fixture(name: &str) -> String {
    let path = format!(
        "{}/fixtures/invented/{name}.txt",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read_to_string(path).expect("a fixture")
}

/// The notice as text and as a page.
fn both(name: &str) -> [Notice; 2] {
    let text = fixture(name);
    let paragraphs: String = text
        .lines()
        .map(|line| {
            format!(
                "<p>{}</p>\n",
                line.replace('&', "&amp;").replace('<', "&lt;")
            )
        })
        .collect();
    let page = format!(
        "<html><head><meta charset=\"utf-8\"></head><body><div>{paragraphs}</div></body></html>"
    );
    [text, page].map(|input| parse(input.as_bytes(), &Options::default()).expect("a notice"))
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Lead => "lead",
        Role::Support => "support",
        Role::Responsible => "responsible",
    }
}

/// `path | heading | text | unit:role… | deadline=date…`
fn line(task: &Task) -> String {
    let units: Vec<String> = task
        .units
        .iter()
        .map(|unit| format!("{}:{}", unit.name, role(unit.role)))
        .collect();
    let deadlines: Vec<String> = task
        .deadlines
        .iter()
        .map(|deadline| match deadline.date {
            Some(day) => format!("{}={day}", deadline.text),
            None => format!("{}=?", deadline.text),
        })
        .collect();
    format!(
        "{} | {} | {} | {} | {}",
        task.path
            .as_ref()
            .map(|path| path.join("/"))
            .unwrap_or_default(),
        task.heading.as_deref().unwrap_or("-"),
        task.text,
        units.join(" "),
        deadlines.join(" ")
    )
}

/// Persons (责任人) are no units: their names are in no value.
const PERSONS: &[&str] = &["李某某", "张某"];

fn check(name: &str, expected: &[&str]) {
    for (notice, form) in both(name).iter().zip(["text", "page"]) {
        let found: Vec<String> = notice.tasks.iter().map(line).collect();
        assert_eq!(found, expected, "{name} as {form}");
        assert!(
            notice
                .leftover
                .iter()
                .all(|rest| rest.class != taskbook::LeftoverClass::Unknown
                    || PERSONS.contains(&rest.text.as_str())),
            "{name} as {form}: {:?}",
            notice.leftover
        );
    }
}

#[test]
fn lines_of_their_own_say_who_is_responsible() {
    check(
        "own-lines",
        &[
            "一/1 | - | 规上工业增加值增长7%以上。 | 市工信局:lead 市统计局:responsible 各县(市、区)人民政府:responsible | ",
            "一/2 | - | 新增规上工业企业50家,力争突破60家;技改投资增长10%。 | 市工信局:lead 市发展改革委:responsible 市财政局:responsible 各县(市、区)人民政府:responsible | 2024年12月底前=2024-12-31",
            "二/3 | 新建改建农村公路120公里、桥梁8座 | 6月底前全部开工。 | 市交通运输局:lead 市公路中心:responsible | 6月底前=2024-06-30",
            "二/4 | - | 加快推进旧城改造。 |  | ",
            "三 | 加强组织保障 | 各级各部门要高度重视。 |  | ",
        ],
    );
    for notice in both("own-lines") {
        assert_eq!(notice.tasks[3].units_status, taskbook::UnitsStatus::Dropped);
        assert_eq!(
            notice.tasks[4].units_status,
            taskbook::UnitsStatus::Unlisted
        );
        let number = notice.header.doc_number.expect("a document number");
        assert_eq!(
            (number.text.as_str(), number.year, number.serial),
            ("甲政办发〔2024〕12号", Some(2024), Some(12))
        );
    }
}

#[test]
fn brackets_of_every_kind_and_headings_that_items_inherit() {
    check(
        "brackets",
        &[
            "二/(一) | 提升供水保障能力 | 新建水厂1座,改造管网30公里。 | 县水利局:responsible 县住建局:responsible 县发展改革局:lead | 6月底前=2023-06-30",
            "二/(二) | 提升教育质量 | 新建幼儿园3所;新增学位1200个。 | 县教育局:lead 县财政局:support 县自然资源局:support 各乡镇(街道):responsible | ",
            "二/(三) | 强化医疗服务 | 建成县级医院1个。完善急救网络,急救半径控制在10公里以内。 | 县卫生健康局:responsible 县急救中心:responsible 县财政局:responsible 各乡镇(街道):responsible 县发展改革局:lead | ",
            "二/(三)/1 | - | 配齐救护车,每万人口救护车不少于0.3辆。 | 县发展改革局:lead 各乡镇(街道):responsible | ",
            "二/(三)/2 | - | 培训急救人员200人次。 | 县红十字会:responsible 各乡镇(街道):responsible 县发展改革局:lead | ",
            "二/(四)/1/(1) | 选址 | 4月底前完成选址。 | 县发展改革局:lead 各乡镇(街道):responsible | 4月底前=2023-04-30",
            "二/(四)/1/(2) | 建设 | 年底前建成投用。 | 县发展改革局:lead 各乡镇(街道):responsible | 年底前=2023-12-31",
            "三/(一) | 加强领导 | 成立工作专班,统筹推进各项工作。 |  | ",
            "三/(二) | 严格考核 | 对进展缓慢的扣5分。 |  | ",
        ],
    );
    for notice in both("brackets") {
        assert_eq!(
            notice.header.title.as_deref(),
            Some("乙县人民政府关于做好2023年民生实事的实施意见")
        );
        assert_eq!(
            notice
                .header
                .issued_on
                .map(|day| day.to_string())
                .as_deref(),
            Some("2023-03-05")
        );
        assert_eq!(notice.tasks[3].units[0].via, Via::Heading);
        assert_eq!(notice.tasks[3].units[1].via, Via::Rule);
        // Points that are deducted are no target.
        assert!(notice.tasks[8].targets.is_empty());
    }
}

#[test]
fn numbers_of_every_style_and_labels_that_wait_for_their_names() {
    check(
        "numbering",
        &[
            "第一部分/一 | - | 年底前建成投用一批项目。 |  | 年底前=2022-12-31",
            "第一部分/二 | 全年目标 | 10月底前完成方案编制,年底前建成投用。力争三季度末开工。 |  | 10月底前=2022-10-31 年底前=2022-12-31 三季度末=2022-09-30",
            "第二部分/一/1 | - | 推进规划公开。 | 市自然资源局:responsible 市发展改革委:responsible | ",
            "第二部分/一/2/1.1 | - | 细化目录,做到2.5天内发布。 | 市政府办公室:responsible 市直各部门:support | 持续推进=?",
            "第二部分/一/2/1.2 | 规范流程 | 一是抓好培训;二是抓好督导。——建立台账。——定期通报。 | 市政府办公室:responsible 市直各部门:support | 持续推进=?",
        ],
    );
}

#[test]
fn sections_of_units_and_damage_that_has_one_reading_or_several() {
    check(
        "damaged-by-unit",
        &[
            "(一)/1 | 编制规划 | 115日前完成初稿。 | 县发展和改革局:responsible | 115日前=?",
            "(一)/2 | - | 做好《关于开展“三公开工作的通知》(丁政发〔20128号)落实工作,201312月底前完成。 | 县发展和改革局:responsible | 201312月底前=2013-12-31",
            "(二)/1 | - | 除险加固水库3座,20136月30日前完工。 | 县水利局:responsible | 20136月30日前=2013-06-30",
            "(二)/2 | - | 落实河长制,完成“一河一策编制。 | 县水利局:responsible | ",
        ],
    );
    for notice in both("damaged-by-unit") {
        let number = notice.header.doc_number.expect("a document number");
        assert_eq!(
            (number.text.as_str(), number.year, number.serial),
            ("丁政〔20138号", Some(2013), Some(8))
        );
        assert_eq!(
            notice
                .header
                .issued_on
                .map(|day| day.to_string())
                .as_deref(),
            Some("2013-01-20")
        );
        assert_eq!(notice.header.year, Some(2013));
    }
}

#[test]
fn subjects_of_sentences_lead_and_persons_bear_nothing() {
    check(
        "by-leader",
        &[
            "一/1 | 推进国企改革 | 水务局加强水价管理,财政局牵头做好国资监管,国资办配合。 | 财政局:lead 国资办:support | ",
            "一/2 | - | 农业农村局要抓好高标准农田建设,新建2.5万亩,确保9月投入使用。 |  | 9月=2021-09-30",
            "二/3 | - | 推进园区建设,由区投资促进局牵头,区自然资源局、区住建局配合,5月底前动工。 | 区教育局:responsible 区文旅局:responsible 区体育局:responsible | 5月底前=2021-05-31 第一季度=2021-03-31 上半年=2021-06-30",
        ],
    );
}

#[test]
fn a_cover_whose_table_is_elsewhere_has_a_header_and_no_tasks() {
    for notice in both("cover-only") {
        assert!(notice.tasks.is_empty() && notice.books.is_empty() && notice.tables.is_empty());
        let header = &notice.header;
        assert_eq!(
            header
                .doc_number
                .as_ref()
                .map(|number| number.text.as_str()),
            Some("己政办〔2025〕3号")
        );
        assert_eq!(header.issuer.as_deref(), Some("己市人民政府办公室"));
        assert_eq!(
            header.issued_on.map(|day| day.to_string()).as_deref(),
            Some("2025-01-20")
        );
        assert_eq!(
            header.published_on.map(|day| day.to_string()).as_deref(),
            Some("2025-01-25")
        );
        assert_eq!(header.disclosure.as_deref(), Some("公开"));
        let attachments: Vec<(Option<u32>, &str)> = header
            .attachments
            .iter()
            .map(|attachment| (attachment.number, attachment.title.as_str()))
            .collect();
        assert_eq!(
            attachments,
            [
                (Some(1), "2025年重点工作任务分解表"),
                (Some(2), "联系人名单")
            ]
        );
    }
}

#[test]
fn a_rule_in_prose_holds_for_all_items() {
    check(
        "rules",
        &[
            "一/(一) | - | 新建标准厂房10万平方米。 | 县经开区管委会:lead 县自然资源局:support 县住建局:support | ",
            "一/(二) | - | 培育规上企业12家。 | 县工信局:lead | ",
            "二/(三) | - | 改造老旧小区20个、惠及居民3000户。 | 县住建局:lead 县财政局:support 各乡镇人民政府:support | 11月底前=2024-11-30",
            "二/(四) | - | 整治河道(含支流)5公里。 |  | ",
        ],
    );
    for notice in both("rules") {
        let target = &notice.tasks[0].targets[0];
        assert_eq!(
            (target.text.as_str(), target.value, target.unit.as_deref()),
            ("10万平方米", 100_000.0, Some("平方米"))
        );
    }
}

#[test]
fn an_index_block_a_wrapped_title_and_joint_issuers() {
    // The page form of this one has no pipes to tell the index block by; the text has.
    let text = fixture("index-and-title");
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    let header = &notice.header;
    assert_eq!(
        header.title.as_deref(),
        Some("关于印发2020年度生态文明建设工作要点的通知")
    );
    assert_eq!(
        header
            .doc_number
            .as_ref()
            .map(|number| number.text.as_str()),
        Some("辛生态办〔2020〕5号")
    );
    assert_eq!(header.addressees, ["各区", "县(市)人民政府", "市直各单位"]);
    assert_eq!(
        header.issuer.as_deref(),
        Some("辛市生态文明建设领导小组办公室  辛市财政局")
    );
    assert_eq!(
        header.issued_on.map(|day| day.to_string()).as_deref(),
        Some("2020-03-02")
    );
    assert_eq!(
        header.published_on.map(|day| day.to_string()).as_deref(),
        Some("2020-03-06")
    );
    // The index block disagrees; the document wins, and the disagreement is kept.
    let others: Vec<(&str, &str)> = header
        .others
        .iter()
        .map(|other| (other.field.as_str(), other.value.as_str()))
        .collect();
    assert_eq!(
        others,
        [("issuer", "辛市生态办"), ("issued_on", "2020-03-01")]
    );
}

#[test]
fn an_attached_document_cites_what_it_rests_on_before_its_first_item() {
    let text = "关于印发甲县治水工作方案的通知\n各乡镇人民政府：\n根据《乙市治水条例实施意见》（乙政发〔2021〕3号），现将方案印发给你们。\n\
        甲县人民政府办公室\n2021年4月6日\n甲县治水工作方案\n为落实《丙省河长制规定》（丙政办〔2020〕15号），制定本方案。\n\
        一、工作任务\n1.贯彻《丁省水污染防治办法》（丁政发〔2019〕2号）。（责任单位：水利局）\n";
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    let cited: Vec<&str> = notice
        .header
        .references
        .iter()
        .map(|reference| reference.doc_number.text.as_str())
        .collect();
    assert_eq!(cited, ["乙政发〔2021〕3号", "丙政办〔2020〕15号"]);
}

#[test]
fn aims_below_general_requirements_are_tasks_and_the_rest_is_not() {
    let text = "甲县2021年治水工作方案\n一、总体要求\n（一）指导思想。坚持系统治理。\n（二）工作目标。新建管网5公里以上。\n\
        二、保障措施\n（一）加强领导。落实河长制。\n";
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    let headings: Vec<_> = notice
        .tasks
        .iter()
        .map(|task| task.heading.as_deref())
        .collect();
    assert_eq!(headings, [Some("工作目标"), Some("加强领导")]);
    assert_eq!(notice.tasks[0].targets[0].value, 5.0);
}

#[test]
fn what_says_whose_it_is_is_a_task_wherever_it_stands() {
    let text = "甲县2021年治水工作方案\n一、总体要求\n坚持系统治理。\n主要任务\n（一）清理河道20公里。（县水利局、县财政局）\n\
        （二）坚持节水优先。\n二、保障措施\n（一）加强领导。落实河长制。\n";
    let notice = read(text);
    let tasks: Vec<(String, usize)> = notice
        .tasks
        .iter()
        .map(|task| {
            (
                task.path.as_ref().expect("a path").concat(),
                task.units.len(),
            )
        })
        .collect();
    assert_eq!(tasks, [("一(一)".to_owned(), 2), ("二(一)".to_owned(), 0)]);
}

#[test]
fn a_plan_that_is_passed_on_keeps_the_signature_of_its_maker() {
    let notice = read(
        "甲县人民政府办公室关于转发县水利局节水方案的通知\n各镇人民政府：\n现将方案转发给你们。\n甲县人民政府办公室\n2023年5月8日\n\
         甲县节水方案\n一、建成水库2座。\n二、改造管网5公里，年内完工。\n甲县水利局\n2023年4月20日\n",
    );
    let last = notice.tasks.last().expect("a task");
    assert_eq!(last.text, "改造管网5公里，年内完工。");
    assert_eq!(notice.header.issuer.as_deref(), Some("甲县人民政府办公室"));
    let left: String = notice
        .leftover
        .iter()
        .map(|left| left.text.as_str())
        .collect();
    assert!(
        left.contains("甲县水利局") && left.contains("2023年4月20日"),
        "{left}"
    );
}

/// A text as a notice.
fn read(text: &str) -> Notice {
    parse(text.as_bytes(), &Options::default()).expect("a notice")
}

/// The tasks, each as its path and text.
fn said(notice: &Notice) -> Vec<String> {
    let tasks = notice.tasks.iter();
    tasks
        .map(|task| {
            let path = task.path.as_ref();
            let path = path.map_or_else(String::new, |path| path.join("/"));
            format!("{path} {}", task.text)
        })
        .collect()
}

#[test]
fn an_item_is_known_by_its_neighbours() {
    let notice = read(
        "关于印发某市2023年工作要点的通知\n各单位：\n现印发给你们，请认真执行。\n某市人民政府\n2023年1月5日\n某市2023年工作要点\n\
         一、重点工作\n1.新建学校1所。\n2..改造管网5公里。\n3.5个县要开展试点。\n4.新建公园1座。\n5 优化税务服务。\n6.修复堤防3公里。\n",
    );
    assert_eq!(
        said(&notice),
        [
            "一/1 新建学校1所。", "一/2 改造管网5公里。", "一/3 5个县要开展试点。",
            "一/4 新建公园1座。", "一/5 优化税务服务。", "一/6 修复堤防3公里。",
        ]
    );
    let rules: Vec<&str> = notice
        .findings
        .iter()
        .map(|finding| finding.rule.as_str())
        .filter(|rule| rule.starts_with("number") || rule.starts_with("damaged"))
        .collect();
    assert!(rules.is_empty(), "{rules:?}");
}

#[test]
fn a_quantity_that_begins_a_paragraph_is_no_item() {
    let notice = read(
        "关于印发某市2023年工作要点的通知\n各单位：\n现印发给你们，请认真执行。\n某市人民政府\n2023年1月5日\n某市2023年工作要点\n\
         一、重点工作\n1.新建道路。\n2.5公里以上的路段先行实施。\n2.改造管网5公里。\n3.新建公园1座。\n",
    );
    assert_eq!(
        said(&notice),
        [
            "一/1 2.5公里以上的路段先行实施。",
            "一/2 改造管网5公里。",
            "一/3 新建公园1座。",
        ]
    );
}

#[test]
fn an_opinion_is_a_book_though_an_annex_has_numbers_too() {
    let notice = read(
        "某市人民政府办公室关于加快发展托育服务的实施意见\n各县人民政府：\n为加快发展托育服务，提出如下意见。\n一、主要任务\n（一）扩大供给。新建托育机构10家。\n\
         （二）加强监管。建立备案制度。\n二、保障措施\n（一）加强宣传。开展宣传活动5场。\n附件：托育服务部门职责分工\n某市人民政府办公室\n2023年5月8日\n\
         附件\n托育服务部门职责分工\n一、市卫生健康委负责指导托育机构。\n二、市教育局负责培养人才。\n",
    );
    let books: Vec<(Option<&str>, usize)> = notice
        .books
        .iter()
        .map(|book| (book.title.as_deref(), book.nodes.len()))
        .collect();
    assert_eq!(books, [(None, 2), (Some("托育服务部门职责分工"), 2)]);
    assert_eq!(
        said(&notice)[..3],
        [
            "一/(一) 新建托育机构10家。", "一/(二) 建立备案制度。", "二/(一) 开展宣传活动5场。",
        ]
    );
    assert_eq!(attached(&notice), ["托育服务部门职责分工"]);
}

/// The titles that the notice announces as attachments.
fn attached(notice: &Notice) -> Vec<&str> {
    let attachments = notice.header.attachments.iter();
    attachments
        .map(|attachment| attachment.title.as_str())
        .collect()
}

#[test]
fn a_note_of_attachments_below_an_issued_plan_is_read_and_is_no_task() {
    let notice = read(
        "某市人民政府办公室关于印发托育服务工作方案的通知\n各县人民政府：\n现将方案印发给你们，请认真执行。\n某市人民政府办公室\n2023年5月8日\n托育服务工作方案\n\
         一、主要任务\n（一）新建托育机构10家。（市卫生健康委负责）\n（二）建立备案制度。（市卫生健康委负责）\n附件：托育服务部门职责分工表\n（本文有删减）\n",
    );
    assert_eq!(
        said(&notice),
        ["一/(一) 新建托育机构10家。", "一/(二) 建立备案制度。"]
    );
    assert_eq!(attached(&notice), ["托育服务部门职责分工表"]);
}

#[test]
fn a_list_whose_beginning_is_cut_off_is_no_list_below_an_item() {
    let notice = read("22.整治河道。\n23.修复管网。\n六、工作措施\n加强领导。\n（二）开展检查。\n");
    assert_eq!(
        said(&notice)[..3],
        ["22 整治河道。", "23 修复管网。", "六 加强领导。"]
    );
}

#[test]
fn the_pages_of_a_site_for_documents_are_no_items() {
    let mut text = "某市2023年食品安全重点工作安排的通知 各区政府，市级有关部门：现将工作安排印发给你们，请认真贯彻执行。为做好今年工作，制定如下安排：".to_owned();
    let filler = "开展检查，加强宣传，".repeat(12);
    for number in "一二三四五六".chars() {
        text += &format!("{number}、建设示范点。完善制度，{filler}建成示范点3个。（市食安办牵头）");
    }
    let characters: Vec<char> = text.chars().collect();
    let pages: Vec<String> = characters
        .chunks(302)
        .zip(1..)
        .map(|(page, number)| format!("{number}、{}", page.iter().collect::<String>()))
        .collect();
    let notice = read(&format!("安排.docx\n{}\n", pages.join("\n")));
    let task = format!("完善制度，{filler}建成示范点3个。");
    let expected: Vec<String> = "一二三四五六"
        .chars()
        .map(|number| format!("{number} {task}"))
        .collect();
    assert_eq!(said(&notice), expected);
    assert!(notice.tasks.iter().all(|task| task.units.len() == 1));
}

#[test]
fn tables_are_attached_below_a_plan_like_anything_else() {
    let plan = "某市人民政府办公室关于印发托育服务工作方案的通知\n各县人民政府：\n现将方案印发给你们，请认真执行。\n某市人民政府办公室\n2023年5月8日\n托育服务工作方案\n\
         一、主要任务\n（一）扩大供给\n1.新建托育机构10家。\n2.建立备案制度。\n";
    for note in [
        "附表：1.任务分工表\n2.年度计划表\n",
        "附件：\n1.任务分工表\n2.年度计划表\n",
    ] {
        let notice = read(&format!("{plan}{note}"));
        assert_eq!(
            said(&notice),
            ["一/(一)/1 新建托育机构10家。", "一/(一)/2 建立备案制度。"]
        );
        assert_eq!(attached(&notice), ["任务分工表", "年度计划表"]);
    }
    // Titles with text below them are the items of an annex.
    let notice = read(&format!(
        "{plan}附件：\n任务清单\n1.扩大供给\n新建机构2家。\n"
    ));
    assert!(said(&notice).contains(&"1 新建机构2家。".to_owned()));
}

#[test]
fn the_title_of_a_plan_may_be_parted_by_a_blank_line() {
    let notice = read(
        "关于印发某市2023年治水 重点工作 实施方案的通知\n\n各县人民政府：\n\n现印发给你们，请认真执行。\n\n某市人民政府办公室\n\n2023年5月8日\n\n\
         某市2023年治水\n\n重点工作 实施方案\n\n一、主要任务\n\n1.新建管网10公里。\n\n2.清淤3万方。\n",
    );
    let titles: Vec<Option<&str>> = notice
        .books
        .iter()
        .map(|book| book.title.as_deref())
        .collect();
    assert_eq!(titles, [Some("某市2023年治水重点工作 实施方案")]);
}

#[test]
fn the_paragraph_on_validity_is_in_no_task() {
    for what in ["若干措施", "文件", "清单"] {
        let notice = read(&format!(
            "某市人民政府办公室关于印发若干措施的通知\n各县人民政府：\n现将措施印发给你们，请认真执行。\n某市人民政府办公室\n2023年5月8日\n某市促进消费若干措施\n\
         一、支持餐饮企业开展促销活动，对年度营业额首次超过五百万元的企业给予奖励，并\n\
         支持企业参加各类美食节活动，扩大本地菜品影响力。（责任单位：市商务局、市财政局）\n\
         二、支持零售企业改造门店，对改造面积较大的企业给予补助，推动传统商业向社区和乡\n\
         镇延伸，提高便民服务水平。（责任单位：市商务局、市财政局）\n\
         三、支持举办各类展会，对在本市举办的重点展会给予场租补贴，扩大展会的带动作用和\n\
         品牌影响，逐步形成一批特色展会。（责任单位：市商务局、市财政局、各县人民政府）\n\
         本{what}自2023年6月1日起施行，有效期至2024年5月31日。国家另有规定的，从其规\n定。\n",
        ));
        let last = notice.tasks.last().expect("a task");
        assert!(last.text.ends_with("特色展会。"), "{}", last.text);
    }
}

#[test]
fn what_says_when_the_document_takes_effect_is_in_no_item_though_none_bears_the_last() {
    let last = |item: &str, closing: &str| {
        let notice = read(&format!(
            "某县2023年工作方案\n一、工作任务\n（一）新建水库2座。\n责任单位：县水利局\n二、保障措施\n（一）加强领导。落实责任。\n{item}\n{closing}\n"
        ));
        notice.tasks.last().expect("a task").text.clone()
    };
    for closing in [
        "本方案自印发之日起施行，有效期两年。",
        "本文件自2023年6月1日起实施。",
        "各项措施自发布之日起执行，由牵头部门解释。",
    ] {
        let said = "定期督导，确保完成。";
        assert_eq!(
            last(&format!("（二）强化督查。{said}"), closing),
            said,
            "{closing}"
        );
        assert_eq!(
            last(&format!("（二）强化督查\n{said}"), closing),
            said,
            "{closing}"
        );
        // An item about the document says nothing else.
        assert_eq!(last("（二）施行日期", closing), closing);
        assert_eq!(last("（二）强化督查", closing), closing);
    }
    for goes_on in ["本县自3月起实施错峰巡查。", "本方案任务较多，要实施好。"]
    {
        let text = last("（二）强化督查。定期督导。", goes_on);
        assert_eq!(text, format!("定期督导。{goes_on}"));
    }
}

#[test]
fn a_scoring_table_is_no_other_reading_of_the_tasks() {
    let page = "<html><body><h1>关于印发甲县2024年排水管理任务书的通知</h1><p>各镇：</p><p>现印发给你们。</p><p>甲县水务局</p>\
        <p>2024年3月1日</p><p>附件1</p><p>甲县2024年排水管理任务书</p><p>一、日常管理</p>\
        <p>1.有处理处置相关台账资料。（责任单位：各镇）</p><p>2.泵站每季度检修一次。（责任单位：县水务局）</p>\
        <p>附件2</p><p>甲县排水管理考核评分表</p><table><tr><td>序号</td><td>考核内容</td><td>评分标准</td><td>分值</td></tr>\
        <tr><td>1</td><td>无处理处置相关台账资料扣分</td><td>缺一项扣2分</td><td>10</td></tr>\
        <tr><td>2</td><td>泵站每季度检修一次</td><td>少一次扣5分</td><td>20</td></tr></table></body></html>";
    let notice = taskbook::parse(page.as_bytes(), &Options::default()).unwrap();
    let texts: Vec<(&str, bool)> = notice
        .tasks
        .iter()
        .map(|task| (task.text.as_str(), task.row.is_some()))
        .collect();
    // What says the same is the same task; what says the contrary takes nothing over.
    assert_eq!(
        texts,
        [
            ("有处理处置相关台账资料。", false),
            ("泵站每季度检修一次", true)
        ]
    );
    assert!(notice.tasks.iter().all(|task| task.units.len() == 1));
}

/// The same notice as text, and as a page of one paragraph a line.
fn forms(text: &str) -> [Notice; 2] {
    let lines = text.lines().filter(|line| !line.is_empty());
    let page: String = lines.map(|line| format!("<p>{line}</p>\n")).collect();
    let page = format!("<html><head><meta charset=\"utf-8\"></head><body>{page}</body></html>");
    [read(text), read(&page)]
}

/// The titles of the books, each with the numbers of its outermost items.
fn titled(notice: &Notice) -> Vec<String> {
    let books = notice.books.iter();
    books
        .map(|book| {
            let nodes: Vec<String> = book.nodes.iter().map(|node| node.path.join("/")).collect();
            let title = book.title.as_deref().unwrap_or("-");
            format!("{title} {}", nodes.join(" "))
        })
        .collect()
}

#[test]
fn a_title_above_an_outline_that_begins_anew_opens_a_document_of_its_own() {
    let text = "某市人民政府办公室关于印发治水治气两个行动方案的通知\n\n各县人民政府：\n\n\
         《某市治水专项行动方案》《某市治气三年行动》已经市政府同意，现印发给你们，请认真执行。\n\n某市人民政府办公室\n2023年5月8日\n\n\
         某市治水专项行动方案\n\n为做好治水工作，制定本方案。\n\n一、工作任务\n\n（一）新建管网10公里。\n\n责任单位：市水利局\n\n\
         二、组织保障\n\n（一）按月报送进展。\n\n责任单位：市水利局\n\n\
         某市治气三年行动\n\n为做好治气工作，制定本方案。\n\n一、工作任务\n\n（一）淘汰锅炉5台。\n\n责任单位：市环保局\n\n二、工作要求\n\n\
         （一）加强检查。\n\n责任单位：市环保局\n\n某市秸秆禁烧工作方案\n\n一、禁烧范围\n\n全市范围内全面禁烧。\n\n二、禁烧时间\n\n全年禁烧。\n";
    for notice in forms(text) {
        assert_eq!(
            titled(&notice),
            [
                "某市治水专项行动方案 一 二", "某市治气三年行动 一 二",
                "某市秸秆禁烧工作方案 一 二",
            ]
        );
        assert_eq!(
            said(&notice),
            [
                "一/(一) 新建管网10公里。", "二/(一) 按月报送进展。", "一/(一) 淘汰锅炉5台。",
                "二/(一) 加强检查。", "一 全市范围内全面禁烧。", "二 全年禁烧。",
            ]
        );
    }
}

#[test]
fn a_line_that_ends_like_a_title_opens_nothing_where_the_outline_goes_on() {
    // Its own list begins below it, no outline anew; or the count goes on; or a part of the whole begins.
    for (line, below) in [
        ("某市治水专项行动方案", "三、考核办法\n\n按季度考核。\n"),
        ("分年度实施推进计划", "1.新建泵站2座。\n\n2.改造泵站3座。\n"),
        ("保障措施", "一、加强检查。\n"),
    ] {
        let text = format!(
            "某市人民政府办公室关于印发治水专项行动方案的通知\n\n各县人民政府：\n\n现印发给你们，请认真执行。\n\n某市人民政府办公室\n2023年5月8日\n\n\
             某市治水行动方案\n\n一、工作任务\n\n新建管网10公里。\n\n二、工作要求\n\n按月报送进展。\n\n{line}\n\n{below}"
        );
        for notice in forms(&text) {
            assert_eq!(notice.books.len(), 1, "{line}");
        }
    }
}

#[test]
fn a_report_that_quotes_a_plan_has_its_title_right_above_the_outline() {
    let text = "3月1日,某市人民政府办公室印发通知,对今年的实事作出部署。\n某市2023年8件惠民实事\n一、新建幼儿园4所。\n牵头单位:市教育局\n二、改造管网5公里。\n牵头单位:市水利局\n";
    for notice in forms(text) {
        assert_eq!(titled(&notice), ["某市2023年8件惠民实事 一 二"]);
        assert_eq!(notice.header.year, Some(2023));
        assert_eq!(notice.tasks[0].id, "2023/一.1");
        assert_eq!(notice.header.title, None);
    }
}

#[test]
fn a_chapter_and_its_first_article_on_one_line_are_two() {
    let text = "某市人民政府办公室关于印发某市数据管理办法的通知\n各县人民政府：\n现将办法印发给你们，请认真执行。\n某市人民政府办公室\n2023年5月8日\n某市数据管理办法\n\
         \u{3000}第一章　总　则　　第一条 　市大数据局负责统筹数据管理，制定配套制度。\n　　第二条 　各部门按季度报送目录。\n　第二章　目录　　第一节 编制　　第三条 　市大数据局编制目录。\n\
         \u{3000}\u{3000}第四条 　按照本办法 第三条 编制的目录应当公布。\n";
    for notice in forms(text) {
        assert_eq!(
            said(&notice),
            [
                "第一章/第一条 市大数据局负责统筹数据管理，制定配套制度。",
                "第一章/第二条 各部门按季度报送目录。",
                "第二章/第一节/第三条 市大数据局编制目录。",
                "第二章/第一节/第四条 按照本办法 第三条 编制的目录应当公布。",
            ]
        );
        assert_eq!(titled(&notice), ["某市数据管理办法 第一章 第二章"]);
        let titles = notice.books[0]
            .nodes
            .iter()
            .map(|node| node.title.as_deref());
        assert_eq!(titles.collect::<Vec<_>>(), [Some("总　则"), Some("目录")]);
    }
}

#[test]
fn articles_that_one_paragraph_runs_together_are_several() {
    let text = "第一章 总则\n第一条 为管好农机补贴，制定本办法。 第二条 县农机中心负责受理申请。第三条\u{3000}县审计局负责审计，依照第四条规定公布结果。\n\
         第四条 审计包括：\n（一）台账；\n（二）经费。 第五条 县财政局负责拨付。第二章 附则第六条 本办法按照 第七条 解释，自印发之日起施行。\n";
    for notice in forms(text) {
        assert_eq!(
            borne(&notice),
            [
                "第一章/第一条 为管好农机补贴，制定本办法。 ",
                "第一章/第二条 县农机中心负责受理申请。 县农机中心",
                "第一章/第三条 县审计局负责审计，依照第四条规定公布结果。 县审计局",
                "第一章/第四条/(一) 台账； ",
                "第一章/第四条/(二) 经费。 ",
                "第一章/第五条 县财政局负责拨付。 县财政局",
                "第二章/第六条 本办法按照 第七条 解释，自印发之日起施行。 ",
            ]
        );
    }
    // A number of an article, and where a body has its seat, are no part of a name.
    for sentence in [
        "一、第三条县审计局负责审计。",
        "一、县人民政府所在地东河区人民政府和开发区管委会建立储备。",
    ] {
        let notice = &forms(sentence)[0];
        let units: Vec<&taskbook::Unit> =
            notice.tasks.iter().flat_map(|task| &task.units).collect();
        assert!(units.is_empty(), "{units:?}");
    }
}

/// The tasks, each as its path, its text and the bodies that bear it.
fn borne(notice: &Notice) -> Vec<String> {
    let tasks = notice.tasks.iter().zip(said(notice));
    tasks
        .map(|(task, said)| {
            let units: Vec<&str> = task.units.iter().map(|unit| &*unit.name).collect();
            format!("{said} {}", units.join("、"))
        })
        .collect()
}

#[test]
fn decimals_that_come_next_number_items_whatever_follows() {
    let notice = read(
        "某县2023年防汛工作方案\n1.目标\n1.1体系\n建成体系。\n责任单位：县水利局\n2.任务\n2.1万亩工程\n建设水渠。\n\
         责任单位：县农业局\n2.2成员单位职责\n落实资金。\n责任单位：县财政局\n2.3个体经济\n登记商户。\n责任单位：县工商局\n",
    );
    assert_eq!(
        borne(&notice),
        [
            "1/1.1 建成体系。 县水利局", "2/2.1 建设水渠。 县农业局", "2/2.2 落实资金。 县财政局",
            "2/2.3 登记商户。 县工商局",
        ]
    );
    // By themselves they are quantities.
    let notice = read(
        "某县2023年防汛工作方案\n一、任务\n1.建设水渠。\n2.1万亩农田先行实施。\n2.疏浚河道，全长约\n2.1公里。\n3.2成以上的村完成改造。\n3.加固水库。\n",
    );
    let paths: Vec<String> = notice
        .tasks
        .iter()
        .filter_map(|task| Some(task.path.as_ref()?.join("/")))
        .collect();
    assert_eq!(paths, ["一/1", "一/2", "一/3"]);
}

#[test]
fn chapters_above_decimals_need_no_mark() {
    for space in ["", " ", "\u{3000}"] {
        let notice = read(&format!(
            "某县山洪应急预案\n1{space}总则\n1.1{space}目的\n提高能力。\n2{space}职责\n2.1{space}指挥部\n指挥部组织协调。\n\
             2.2{space}成员单位职责\n县公安局：负责交通疏导。\n县水利局：完成2座水库加固。\n3{space}附则\n本预案由县应急局解释。\n"
        ));
        assert_eq!(notice.header.title.as_deref(), Some("某县山洪应急预案"));
        let tops: Vec<&str> = notice.books[0]
            .nodes
            .iter()
            .filter_map(|node| node.title.as_deref())
            .collect();
        assert_eq!(tops, ["总则", "职责", "附则"], "{space:?}");
        let duties: Vec<String> = borne(&notice)
            .into_iter()
            .filter(|task| task.starts_with("2/2.2"))
            .collect();
        assert!(
            duties
                .iter()
                .any(|task| task.ends_with("县公安局") || task.contains("县公安局、县水利局")),
            "{duties:?}"
        );
    }
}

#[test]
fn the_only_section_of_a_chapter_is_one_whatever_its_title_begins_with() {
    for title in ["成员单位职责", "分级响应", "个人防护", "处置措施"] {
        for [dot, space] in [["", " "], [".", ""]] {
            let notice = read(&format!(
                "某县山洪应急预案\n1{dot}{space}总则\n1.1{space}目的\n提高能力。\n2{dot}{space}体系\n2.1{space}{title}\n\
                 转移群众。\n责任单位：县应急局\n3{dot}{space}附则\n3.1{space}解释\n自印发之日起施行。\n"
            ));
            let tasks = borne(&notice);
            assert!(
                tasks.contains(&"2/2.1 转移群众。 县应急局".to_owned()),
                "{tasks:?}"
            );
        }
    }
}

#[test]
fn a_numbered_label_speaks_of_the_item_that_it_is_a_part_of() {
    let forms = [
        [
            "2.责任单位：县住建局、县公安局。",
            "3.完成时限：2023年6月底前。",
        ],
        [
            "2.责任单位。县住建局、县公安局。",
            "3.完成时限。2023年6月底前。",
        ],
        [
            "2.责任单位\n县住建局、县公安局。",
            "3.完成时限\n2023年6月底前。",
        ],
        [
            "2.责任单位：\n县住建局\n县公安局",
            "3.完成时限：\n2023年6月底前",
        ],
    ];
    for [bodies, time] in forms {
        let notice = read(&format!(
            "某县2023年整治方案\n一、整治任务\n（一）拆除违建\n1.拆除违建20处。\n{bodies}\n{time}\n\
             （二）清理垃圾30吨。\n1.牵头单位：县城管局\n2.配合单位：县财政局\n二、责任单位\n县应急局、县水利局。\n"
        ));
        assert_eq!(
            borne(&notice),
            [
                "一/(一)/1 拆除违建20处。 县住建局、县公安局",
                "一/(二) 清理垃圾30吨。 县城管局、县财政局",
                // The outermost names those of the whole, in no other item.
                "二 责任单位 县应急局、县水利局",
            ],
            "{bodies}"
        );
        let due: Vec<&str> = notice.tasks[0]
            .deadlines
            .iter()
            .map(|due| &*due.text)
            .collect();
        assert_eq!(due, ["2023年6月底前"], "{time}");
        for unit in notice.tasks.iter().flat_map(|task| &task.units) {
            let place = unit.at.start as usize..unit.at.end as usize;
            assert_eq!(&notice.source().text()[place], unit.name);
        }
    }
    // A sentence below such a heading is a task as any.
    let notice = read(
        "某县2023年整治方案\n一、整治任务\n拆除违建。\n二、责任单位\n各单位要高度重视，压实责任。\n",
    );
    assert_eq!(
        borne(&notice),
        ["一 拆除违建。 ", "二 各单位要高度重视，压实责任。 "]
    );
}

#[test]
fn words_with_numbers_are_headings_where_they_count_on() {
    let notice = read(
        "某县2023年整改方案\n一、整改任务\n（一）水污染\n问题一：管网老化。\n整改措施：\n1.改造管网4公里；\n2.封堵排口3个。\n责任单位：县住建局\n\
         问题二：污水直排。\n整改措施：新建泵站1座。\n责任单位：县水利局\n（二）大气污染\n问题三：扬尘严重。\n整改措施：安装设备6套。\n责任单位：县城管局\n",
    );
    assert_eq!(
        borne(&notice),
        [
            "一/(一)/问题一/1 改造管网4公里； 县住建局",
            "一/(一)/问题一/2 封堵排口3个。 县住建局",
            "一/(一)/问题二 整改措施：新建泵站1座。 县水利局",
            "一/(二)/问题三 整改措施：安装设备6套。 县城管局",
        ]
    );
    for [first, second] in [
        ["第1件：", "第2件："],
        ["第一件、", "第二件、"],
        ["任务一 ", "任务二 "],
        ["实事1、", "实事2、"],
        ["【项目一】", "【项目二】"],
    ] {
        let label = |printed: &str| {
            printed
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
        };
        let notice = read(&format!(
            "某县2023年民生实事任务分解\n{first}安全饮水\n新建水厂2座。\n责任单位：县水利局\n{second}校车安全\n购置校车9辆。\n责任单位：县教育局\n"
        ));
        assert_eq!(
            borne(&notice),
            [
                format!("{} 新建水厂2座。 县水利局", label(first)),
                format!("{} 购置校车9辆。 县教育局", label(second)),
            ]
        );
        let titles: Vec<Option<&str>> = notice
            .tasks
            .iter()
            .map(|task| task.heading.as_deref())
            .collect();
        assert_eq!(titles, [Some("安全饮水"), Some("校车安全")]);
    }
    // One alone is a word of the text.
    let notice = read(
        "某县2023年工作方案\n一、任务\n1.新建水厂。\n问题一：管网老化，抓紧改造。\n2.新建泵站。\n",
    );
    assert_eq!(said(&notice)[0], "一/1 问题一：管网老化，抓紧改造。");
}

#[test]
fn a_bracket_that_recognition_got_wrong_still_closes_the_next_number() {
    for printed in [
        "(二〉", "〈二)", "{二}", "【二】", "〔二〕", "（ニ）", "（二", "(二).",
    ] {
        let notice = read(&format!(
            "某县2023年工作方案\n一、工作任务\n（一）加快建设。新建水库2座。（责任单位：县水利局）\n\
             {printed}加大投入。落实资金30万元。（责任单位：县财政局）\n（三）强化监管。检查4次。（责任单位：县应急局）\n"
        ));
        assert_eq!(
            borne(&notice),
            [
                "一/(一) 新建水库2座。 县水利局",
                "一/(二) 落实资金30万元。 县财政局",
                "一/(三) 检查4次。 县应急局",
            ],
            "{printed}"
        );
        assert_eq!(
            notice.tasks[1].heading.as_deref(),
            Some("加大投入"),
            "{printed}"
        );
    }
}

#[test]
fn formulas_behind_the_last_responsibility_close_the_document() {
    for formula in [
        "本措施自印发之日起施行，有效期2年。",
        "本办法由县财政局负责解释。",
        "请各牵头单位于每月25日前将办理情况报县政府督查室。",
        "各责任单位每季度报送进展。",
        "出席：甲某  乙某",
        "代表签字：",
    ] {
        for duty in ["\n责任单位：县财政局", "（责任单位：县财政局）"] {
            let notice = read(&format!(
                "某县2023年工作方案\n一、工作任务\n（一）新建水库2座。\n责任单位：县水利局\n（二）落实资金30万元。{duty}\n\n{formula}\n"
            ));
            assert_eq!(
                borne(&notice),
                [
                    "一/(一) 新建水库2座。 县水利局",
                    "一/(二) 落实资金30万元。 县财政局"
                ],
                "{formula}"
            );
        }
    }
}

#[test]
fn the_steps_of_a_consultation_are_no_tasks() {
    let text = "关于公开征求《甲县治水工作方案（征求意见稿）》意见的通知\n我们起草了《甲县治水工作方案（征求意见稿）》，现向社会公开征求意见。\n\
                一、征求意见时间。2024年3月1日至31日。\n二、反馈方式。信函寄至甲县水利局。\n甲县水利局\n2024年3月1日\n";
    let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).expect("a notice");
    assert_eq!(notice.tasks.len(), 0);
    let draft = format!(
        "{text}附件\n甲县治水工作方案（征求意见稿）\n一、清淤。清淤3万方。（责任单位：县水利局）\n二、植树。植树2万株。（责任单位：县林业局）\n"
    );
    let notice =
        taskbook::parse(draft.as_bytes(), &taskbook::Options::default()).expect("a notice");
    assert_eq!(notice.tasks.len(), 2);
}

#[test]
fn the_steps_of_a_cover_that_lost_its_title_are_no_tasks() {
    let text = "各镇：\n现将《甲县治水方案》印发给你们，请认真执行。\n一、加强领导。各镇要高度重视，主要负责同志亲自抓。\n二、强化督查。对工作不力的予以通报。\n甲县水利局\n2024年3月1日\n";
    let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).expect("a notice");
    assert_eq!(notice.tasks.len(), 0);
}

#[test]
fn a_plan_issued_before_its_year_may_set_something_for_what_is_left_of_the_one_before() {
    let text = "云岭县水利局关于做好2023年水库管护工作的通知\n云水〔2022〕9号\n各乡镇人民政府：\n现将有关事项通知如下。\n\
        一、签订合同。各乡镇努力在2022年12月底前完成合同签订。\n二、巡查水库。各乡镇在2023年6月底前完成巡查。\n\
        三、总结经验。各乡镇要学习2022年6月底前建成的水库。\n云岭县水利局\n2022年11月2日\n";
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    let due = notice.tasks.iter().map(|task| {
        let days = task.deadlines.iter().filter_map(|due| due.date);
        days.map(|day| day.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    });
    // What was built before the notice is no deadline.
    assert_eq!(due.collect::<Vec<_>>(), ["2022-12-31", "2023-06-30", ""]);
}

/// Whether a notice that cites this is told that the years disagree.
fn years_disagree(cited: &str) -> bool {
    let text = format!(
        "云岭县人民政府办公室关于做好2022年水利工作的通知\n云政办〔2022〕9号\n各乡镇人民政府：\n根据{cited}要求，现将有关事项通知如下。\n\
         一、巡查水库。县水利局完成巡查。\n云岭县人民政府办公室\n2022年11月2日\n"
    );
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    let found = taskbook::lint(&notice, &Options::default());
    found.iter().any(|found| found.rule == "year-mismatch")
}

#[test]
fn what_is_written_of_a_year_when_it_is_over_is_numbered_a_year_later() {
    assert!(!years_disagree(
        "《关于2020年度河长制考核结果的通报》（云水〔2021〕3号）"
    ));
    assert!(!years_disagree(
        "《关于2020年度河长制工作的通知》（云水〔2020〕3号）"
    ));
    assert!(years_disagree(
        "《关于2020年度河长制工作安排的通知》（云水〔2021〕3号）"
    ));
    assert!(years_disagree(
        "《关于2019年度河长制考核结果的通报》（云水〔2021〕3号）"
    ));
}
