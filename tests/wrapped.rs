//! Text layers of prints: a notice reads the same however its rows are broken and wherever its pages end.
//!
//! The notices are made up from clauses, set in rows and taken apart as converters do it (`common::print`). What is
//! expected is what the paragraphs say; that they are read so without rows is tested as well.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::print::{Set, Setting, text_layer, unwrapped};
use common::random::Random;
use taskbook::{LeftoverClass, Node, Notice, Options, Role};

fn parse(text: &str) -> Notice {
    taskbook::parse(text.as_bytes(), &Options::default()).unwrap()
}

const CLAUSES: &[&str] = &[
    "深化“一件事”集成改革",
    "完善城乡供水管网",
    "推动《临溪县供水条例》落地见效",
    "落实“双随机、一公开”监管",
    "全面推行“7×24”服务",
    "新建改建农村公路35公里",
    "办理时间压缩至3个工作日以内",
    "引导社会资本参与（含民间投资）",
    "健全县、乡、村三级网络",
    "让群众“少跑腿”",
    "年内完成投资12000万元",
    "加强与银行、保险、担保等机构的对接",
    "制定实施细则",
    "推广“信易贷”平台",
    "严格执行《政府投资条例》（国务院令第712号）",
    "及时公开",
];

const BODIES: &[&str] = &[
    "县水利局", "县交通运输局", "县政务服务中心", "县发展改革委（县粮食局）", "各乡镇人民政府",
    "县市场监督管理局", "国家税务总局临溪县税务局",
];

const HEADINGS: &[&str] = &[
    "优化政务服务", "做好要素保障", "激发“三农”活力", "强化组织领导",
];

/// A sentence of some clauses.
fn sentence(random: &mut Random) -> String {
    let count = random.below(5) + 1;
    let clauses: Vec<&str> = (0..count).map(|_| random.word(CLAUSES)).collect();
    clauses.join("，") + random.word(&["。", "。", "；"])
}

fn sentences(random: &mut Random) -> String {
    let count = random.below(4) + 1;
    let mut text: String = (0..count).map(|_| sentence(random)).collect();
    if text.ends_with('；') {
        text.truncate(text.len() - '；'.len_utf8());
        text.push('。');
    }
    text
}

fn bodies(random: &mut Random) -> String {
    let count = random.below(3) + 1;
    let from = random.below(BODIES.len());
    let names: Vec<&str> = (0..count)
        .map(|at| BODIES[(from + at) % BODIES.len()])
        .collect();
    names.join("、")
}

const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A notice with an attached plan: headings, prose below them, items with brackets or lines of responsibility.
fn notice(random: &mut Random) -> Vec<Set> {
    let text = |text: String| (Setting::Text, text);
    let mut set = vec![
        (Setting::Centred, "临溪县人民政府办公室关于印发临溪县2023年优化营商环境重点工作方案的通知".to_owned()),
        (Setting::Centred, "临政办发〔2023〕15号".to_owned()),
        (Setting::Flush, "各乡镇人民政府，各街道办事处，县政府各部门，各直属机构，县级以上企业事业单位：".to_owned()),
        text("《临溪县2023年优化营商环境重点工作方案》已经县政府同意，现印发给你们，请结合实际，认真贯彻执行。".to_owned()),
        (Setting::Right, "临溪县人民政府办公室".to_owned()),
        (Setting::Right, "2023年3月8日".to_owned()),
        (Setting::Centred, "临溪县2023年优化营商环境重点工作方案".to_owned()),
        text(format!("为深入贯彻落实全县经济工作会议精神，{}", sentences(random))),
        text("一、总体要求".to_owned()),
        text(sentences(random)),
    ];
    let lines = random.once_in(3);
    let mut number = 0;
    for section in 0..random.below(3) + 2 {
        set.push(text(format!(
            "{}、{}",
            NUMERALS[section + 1],
            HEADINGS[section % HEADINGS.len()]
        )));
        for numeral in NUMERALS.iter().take(random.below(3) + 1) {
            number += 1;
            let marker = match section % 2 {
                0 => format!("{number}．"),
                _ => format!("（{numeral}）"),
            };
            let title = random.word(CLAUSES);
            let mut body = format!("{marker}{title}。{}", sentences(random));
            if random.once_in(4) {
                body.push_str(&format!(
                    "重点抓好以下工作：（1）{}（2）{}",
                    sentences(random),
                    sentences(random)
                ));
            }
            let leads = bodies(random);
            if lines {
                set.push(text(body));
                set.push(text(format!("责任单位：{leads}")));
            } else {
                let label = random.word(&["责任单位：", "牵头单位：", ""]);
                let duty = match label {
                    "牵头单位：" => format!("（牵头单位：县司法局，责任单位：{leads}）"),
                    "" => format!("（{leads}按职责分工负责）"),
                    label => format!("（{label}{leads}）"),
                };
                set.push(text(body + &duty));
            }
        }
    }
    set
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Lead => "lead",
        Role::Support => "support",
        Role::Responsible => "responsible",
    }
}

fn node_lines(nodes: &[Node], lines: &mut Vec<String>) {
    for node in nodes {
        let clauses: Vec<&str> = node
            .clauses
            .iter()
            .map(|clause| clause.text.as_str())
            .collect();
        lines.push(format!(
            "{} {} {:?} {}",
            node.path.join("/"),
            node.marker,
            node.title,
            clauses.join(" | ")
        ));
        node_lines(&node.children, lines);
    }
}

/// What the notice says, without places; the prose of the cover in one, as its paragraphs are no values.
fn said(notice: &Notice) -> Vec<String> {
    let header = &notice.header;
    let mut lines = vec![
        format!("title {:?}", header.title),
        format!(
            "number {:?}",
            header.doc_number.as_ref().map(|number| &number.text)
        ),
        format!("issuer {:?} {:?}", header.issuer, header.issued_on),
        format!("to {}", header.addressees.join(" ")),
    ];
    for book in &notice.books {
        lines.push(format!("book {:?}", book.title));
        node_lines(&book.nodes, &mut lines);
    }
    for task in &notice.tasks {
        let units: Vec<String> = task
            .units
            .iter()
            .map(|unit| format!("{}:{}", unit.name, role(unit.role)))
            .collect();
        let targets: Vec<&str> = task
            .targets
            .iter()
            .map(|target| target.text.as_str())
            .collect();
        lines.push(format!(
            "{} {} {} {}",
            task.id,
            task.text,
            units.join(" "),
            targets.join(" ")
        ));
    }
    for class in [LeftoverClass::Cover, LeftoverClass::Unknown] {
        let left = notice.leftover.iter().filter(|left| left.class == class);
        let text: String = left.map(|left| left.text.as_str()).collect();
        lines.push(format!("left {text}"));
    }
    lines
}

/// Page marks of a text, by what is printed.
fn page_marks(text: &str) -> Vec<&str> {
    let is_mark = |line: &&str| {
        let digits = |c: char| c.is_ascii_digit();
        line.starts_with("# Page")
            || line.starts_with(['—', '-']) && line.len() < 16
            || line.starts_with(digits) && line.trim_end_matches(digits).is_empty()
    };
    text.lines().filter(is_mark).collect()
}

/// Whether both numbers of a series inside a paragraph begin lines: nothing may tell them from items then.
fn begins_every_number(layer: &str) -> bool {
    ["（1）", "（2）"]
        .iter()
        .all(|number| layer.lines().any(|line| line.starts_with(number)))
}

#[test]
fn a_text_layer_says_what_the_paragraphs_say() {
    let mut wrong = Vec::new();
    let (mut tried, mut alike) = (0, 0);
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let set = notice(&mut random);
        let expected = said(&parse(&unwrapped(&set)));
        for characters in [30, 33, 35, 40, 43] {
            tried += 1;
            let layer = text_layer(&set, characters, &mut random);
            if begins_every_number(&layer) {
                alike += 1;
                continue;
            }
            // A blank line behind every row says no more than the break does.
            for layer in [layer.replace('\n', "\n\n"), layer] {
                let found = said(&parse(&layer));
                if let Some(difference) = common::difference(&expected, &found) {
                    wrong.push(format!(
                        "seed {seed}, {characters} wide\n{difference}\n{layer}"
                    ));
                }
            }
        }
    }
    assert!(alike * 10 < tried, "{alike} of {tried} say nothing");
    let shown: Vec<&str> = wrong.iter().take(3).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{} of {tried}\n{}",
        wrong.len(),
        shown.join("\n\n")
    );
}

/// A text pasted into a page, its rows as they are: each in an element, or ended by a break.
fn pasted(layer: &str, form: usize) -> String {
    let rows: Vec<&str> = layer.lines().filter(|row| !row.trim().is_empty()).collect();
    let text = match form {
        0 => rows.iter().map(|row| format!("<p>{row}</p>\n")).collect(),
        1 => rows.join("<br>\n"),
        2 => rows.join("<br><br>\n"),
        _ => format!("<pre>{}</pre>", rows.join("\n")),
    };
    let menu = "<ul><li><a href=\"/\">首页</a></li><li><a href=\"/gk\">信息公开</a></li></ul>";
    format!(
        "<html><body>{menu}<div class=\"text\">{text}</div><div>版权所有：临溪县人民政府</div></body></html>"
    )
}

#[test]
fn a_text_layer_pasted_into_a_page_says_the_same() {
    let mut wrong = Vec::new();
    for seed in 0..24 {
        let mut random = Random::new(seed);
        let set = notice(&mut random);
        let expected = said(&parse(&unwrapped(&set)));
        for characters in [30, 35, 40] {
            let layer = text_layer(&set, characters, &mut random);
            if begins_every_number(&layer) {
                continue;
            }
            for form in 0..4 {
                let page = pasted(&layer, form);
                let options = Options::default();
                let found = said(&taskbook::parse(page.as_bytes(), &options).unwrap());
                if let Some(difference) = common::difference(&expected, &found) {
                    wrong.push(format!(
                        "seed {seed}, {characters} wide, form {form}\n{difference}\n{page}"
                    ));
                }
            }
        }
    }
    let shown: Vec<&str> = wrong.iter().take(3).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), shown.join("\n\n"));
}

#[test]
fn every_page_mark_is_left_over() {
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let set = notice(&mut random);
        let layer = text_layer(&set, 36, &mut random);
        let notice = parse(&layer);
        let chrome = notice
            .leftover
            .iter()
            .filter(|left| left.class == LeftoverClass::Chrome);
        let left: Vec<&str> = chrome.map(|left| left.text.as_str()).collect();
        assert_eq!(left, page_marks(&layer), "seed {seed}\n{layer}");
    }
}

#[test]
fn pages_are_counted_in_many_ways_and_have_running_heads() {
    const HEAD: &str = "临溪县人民政府办公室文件汇编 2023年第3辑";
    let styles: [fn(usize, usize) -> String; 6] = [
        |page, pages| format!("{page}/{pages}"),
        |page, _| format!("· {page} ·"),
        |page, pages| format!("共{pages}页 第{page}页"),
        |page, pages| format!("Page {page} of {pages}"),
        |page, _| format!("— {page} —\n{HEAD}"),
        |page, _| format!("{HEAD}\n第{page}页"),
    ];
    let mut tried = 0;
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let set = notice(&mut random);
        let layer = text_layer(&set, 36, &mut random);
        let pages = page_marks(&layer).len();
        if pages < 4 || begins_every_number(&layer) {
            continue;
        }
        let expected = said(&parse(&unwrapped(&set)));
        for style in styles {
            tried += 1;
            let marks = page_marks(&layer);
            let mut page = 0;
            let mut lines = Vec::new();
            for line in layer.lines() {
                // A style of its own where the layer has a mark; bare numbers have blank lines around them.
                if marks.iter().any(|mark| std::ptr::eq(*mark, line)) {
                    page += 1;
                    lines.push(style(page, pages));
                } else {
                    lines.push(line.to_owned());
                }
            }
            let found = said(&parse(&lines.join("\n")));
            let difference = common::difference(&expected, &found).unwrap_or_default();
            assert!(
                difference.is_empty(),
                "seed {seed}, {}\n{difference}",
                style(1, pages)
            );
        }
    }
    assert!(tried >= 60, "{tried}");
}

#[test]
fn a_title_that_stands_twice_and_the_title_of_an_attachment_end_where_they_do() {
    let text = "临溪县人民政府关于印发\n2023年供水工作方案的通知\n来源：县政府办 2023-03-10\n\
                临溪县人民政府\n关于印发2023年供水\n工作方案的通知\n各乡镇人民政府，各街道办事处，县政府各部门，各直属机构，县级以上企业\n\
                事业单位：\n《2023年供水工作方案》已经县政府同意，现印发给你们，请结合实际，认真贯彻执\n\
                行，并将落实情况于每季度末报送县水利局，由县水利局汇总后报告县政府，县政府督查室\n\
                将适时开展督查。\n附件：《2023年供水工作方案》\n临溪县人民政府\n2023年3月8日\n";
    let header = parse(text).header;
    assert_eq!(
        header.addressees.last().map(String::as_str),
        Some("县级以上企业事业单位")
    );
    assert_eq!(header.addressees.len(), 5);
    assert_eq!(header.issuer.as_deref(), Some("临溪县人民政府"));
    let titles: Vec<_> = header
        .attachments
        .iter()
        .map(|annex| &*annex.title)
        .collect();
    assert_eq!(titles, ["《2023年供水工作方案》"]);
}

#[test]
fn numbers_of_items_and_numbers_in_sentences_are_none_of_pages() {
    // Rows of thirty characters; 1 and 2 belong to the sentences.
    let row = "加快补齐农村供水短板，统筹推进水源保护、管网改造和水质监测工作，";
    let rows = |count: usize| format!("{row}\n").repeat(count);
    let text = format!(
        "临溪县2023年供水工作方案\n一、主要任务\n{}全县新建规模化水厂不少于\n1\n座，改造老旧管网，{}全县新建泵站不少于\n2\n座。\n责任单位：县水利局\n",
        rows(12),
        rows(12)
    );
    let read = parse(&text);
    assert_eq!(read.tasks.len(), 1);
    assert!(read.tasks[0].text.contains("不少于1座"));
    assert!(read.tasks[0].text.ends_with("不少于2座。"));
}

#[test]
fn what_the_made_up_notices_hold_is_read_without_rows() {
    let mut random = Random::new(7);
    let set = notice(&mut random);
    let read = parse(&unwrapped(&set));
    assert_eq!(
        read.header.title.as_deref(),
        Some("临溪县人民政府办公室关于印发临溪县2023年优化营商环境重点工作方案的通知")
    );
    assert_eq!(read.header.issuer.as_deref(), Some("临溪县人民政府办公室"));
    let items = set.iter().filter(|(setting, text)| {
        *setting == Setting::Text && (text.contains("．") || text.starts_with("（"))
    });
    // Every item is a task; the section 总体要求 is none.
    assert_eq!(read.tasks.len(), items.count());
    assert!(read.tasks.iter().all(|task| !task.units.is_empty()));
}

#[test]
fn where_blank_lines_part_paragraphs_and_cells_a_single_break_is_inside_of_one() {
    let blocks = [
        "临溪县重点工作分解表",
        "序号",
        "工作任务",
        "牵头单位",
        "责任单位",
        "1",
        "新建改建农村|公路35公里",
        "县交通运输局、|各乡镇人民政府",
        "县财政局",
        "2",
        "完善城乡|供水管网",
        "县水利局",
        "县财政局、|县住房和城乡建设局",
        "3",
        "推广信易贷平台",
        "县发展改革委",
        "县财政局",
        "4",
        "实施老旧小区改造",
        "县住房和城乡建设局",
        "县财政局",
    ];
    let text = |inside: &str| blocks.map(|block| block.replace('|', inside)).join("\n\n");
    let rows = |notice: &Notice| -> Vec<String> {
        let rows = notice.tables.iter().flat_map(|table| &table.rows);
        rows.map(|row| {
            let units = row
                .units
                .iter()
                .map(|unit| format!("{} {}", role(unit.role), unit.name));
            format!("{}: {}", row.text, units.collect::<Vec<_>>().join(", "))
        })
        .collect()
    };
    let whole = rows(&parse(&text("")));
    assert_eq!(
        whole,
        [
            "新建改建农村公路35公里: lead 县交通运输局, lead 各乡镇人民政府, responsible 县财政局",
            "完善城乡供水管网: lead 县水利局, responsible 县财政局, responsible 县住房和城乡建设局",
            "推广信易贷平台: lead 县发展改革委, responsible 县财政局",
            "实施老旧小区改造: lead 县住房和城乡建设局, responsible 县财政局",
        ]
    );
    assert_eq!(rows(&parse(&text("\n"))), whole);
}

#[test]
fn two_wide_blanks_begin_a_paragraph_behind_a_full_row() {
    /// Characters of a row.
    const ROW: usize = 24;
    let paragraphs = [
        "1.供水工程",
        "（1）新建供水管网35公里，改造水厂3座，解决城北片区1200户居民的用水问题，健全管护机制。",
        // Full to the end of its last row.
        "牵头单位：县水利局、县财政局、县发展改革委、县公安分局、县医保局、县自然资源局、县生态环境局",
        "（2）推动条例落地见效，加强水源地的保护，完善水质监测的网络和信息的共享，及时公开。",
        "牵头单位：县生态环境局",
    ];
    let wrapped = paragraphs.map(|paragraph| {
        let characters: Vec<char> = format!("\u{3000}\u{3000}{paragraph}").chars().collect();
        let rows = characters.chunks(ROW).map(|row| row.iter().collect());
        rows.collect::<Vec<String>>().join("\n")
    });
    assert_eq!((2 + paragraphs[2].chars().count()) % ROW, 0);
    let notice = parse(&format!("{}\n", wrapped.join("\n")));
    let found: Vec<(&str, usize)> = notice
        .tasks
        .iter()
        .map(|task| (task.text.as_str(), task.units.len()))
        .collect();
    assert_eq!(
        found,
        [
            (
                "新建供水管网35公里，改造水厂3座，解决城北片区1200户居民的用水问题，健全管护机制。",
                7
            ),
            (
                "推动条例落地见效，加强水源地的保护，完善水质监测的网络和信息的共享，及时公开。",
                1
            ),
        ]
    );
}

#[test]
fn a_list_behind_two_labels_goes_on_below_its_row() {
    let text = "\u{3000}\u{3000}一、民生保障\n\
        \u{3000}\u{3000}1．改造老旧小区39个，惠及居民，切实提高群众满意度，健全长效管护机\n\
        制。开展环境整治，组织技能培训32场，新增公办幼儿园学位，严格落实各项\n\
        制度。\n\
        \u{3000}\u{3000}牵头单位：自然资源局、住建局；配合单位：教育局、财政局、应急管理\n\
        局\n\
        \u{3000}\u{3000}2．栽植行道树73公里，惠及居民，健全管护机制，完善城乡供水管网，覆\n\
        盖全县。\n\
        \u{3000}\u{3000}牵头单位：水利局\n";
    let notice = parse(text);
    let units = |task: usize| {
        let units = notice.tasks[task].units.iter();
        units.map(|unit| unit.name.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(notice.tasks.len(), 2);
    assert_eq!(
        units(0),
        ["自然资源局", "住建局", "教育局", "财政局", "应急管理局"]
    );
    assert_eq!(units(1), ["水利局"]);
}

#[test]
fn a_numeral_that_begins_a_row_inside_a_sentence_is_no_number_of_an_item() {
    let first = "建设网上查档窗口。梳理高频查档事项清单，逐步实现民生档案跨馆查询和出证，";
    let rows =
        "坚持便民利民并全面加强档案资源体系建设和利用体系建设统筹推进各项重点任务落实\n".repeat(4);
    // Rows broken behind 统, 至 and 第.
    for (row, next) in [
        (
            "规范档案整理流程和利用服务办法，形成覆盖全县各乡镇和各部门、查档用档标准统",
            "一、全程共享的档案数据库，方便群众查档。",
        ),
        (
            "规范档案整理流程和利用服务办法，将县级各类档案馆的查档出证办理时限压缩至",
            "2.5、5个工作日以内，方便群众查档。",
        ),
        (
            "规范档案整理流程和利用服务办法，巩固全县档案数字化水平居全市各县（市）第",
            "一、全省前列的地位，方便群众查档。",
        ),
    ] {
        let text = format!(
            "临溪县人民政府办公室关于印发档案工作要点的通知\n一、总体要求\n{rows}坚持便民。\n二、重点任务\n（一）{first}\n{row}\n{next}\n\
             （责任单位：县档案馆）\n（二）{first}\n{row}\n{next}\n（责任单位：县财政局）\n三、保障措施\n（一）{first}\n{row}\n{next}\n"
        );
        let notice = parse(&text);
        let ids: Vec<&str> = notice.tasks.iter().map(|task| task.id.as_str()).collect();
        assert_eq!(ids, ["-/二(一).1", "-/二(二).1", "-/三(一).1"], "{next}");
        assert_eq!(notice.tasks[0].units[0].name, "县档案馆", "{next}");
        assert!(
            notice.tasks[0].text.ends_with(&format!("{row}{next}")),
            "{}",
            notice.tasks[0].text
        );
    }
}

#[test]
fn a_break_may_part_a_label_behind_a_sentence() {
    let row = "建设网上查档窗口并梳理高频查档事项清单逐步实现各类民生档案跨馆查询和异地出证方便";
    for (before, behind) in [
        ("完成", "时限：2024年9月底前。"),
        ("完", "成时限：2024年9月底前。"),
        ("整改", "时限：2024年9月底前。"),
        ("", "完成时限：2024年9月底前。"),
    ] {
        let text = format!(
            "临溪县人民政府办公室关于印发档案工作要点的通知\n一、重点工作\n1．推行网上查档。{row}\n{row}群众。\n\
             牵头单位：县档案馆、县民政局、县卫生健康局、县医保局。责任单位：各乡镇人民政府。{before}\n{behind}\n\
             2．规范档案移交。{row}\n{row}群众。\n牵头单位：县档案馆。责任单位：县财政局。完成时限：2024年10月。\n"
        );
        let notice = parse(&text);
        let task = &notice.tasks[0];
        assert!(task.text.ends_with("群众。"), "{before}: {}", task.text);
        assert_eq!(task.units.len(), 5, "{before}");
        assert_eq!(task.deadlines[0].text, "2024年9月底前", "{before}");
    }
}

#[test]
fn rows_that_end_with_sentences_go_on_where_paragraphs_are_indented() {
    /// Characters of a row.
    const ROW: usize = 30;
    let paragraphs = [
        "1.谋划储备项目26项，争取中央预算内投资，全面提升服务水平。修订防汛预案。培育企业。",
        "责任单位：县委组织部、县交通运输局、各乡镇人民政府、县城投集团按职责分工负责",
        "2.开展安全生产专项整治，健全长效管护机制，按期完成年度计划。组织培训，惠及居民。",
        "责任单位：县水利局",
        "3.改造老旧小区，切实提高群众满意度，严格落实各项制度，做好宣传。新增公办学位。",
        "责任单位：县教育局",
    ];
    let rows = paragraphs.map(|paragraph| {
        let characters: Vec<char> = format!("\u{3000}\u{3000}{paragraph}").chars().collect();
        let rows = characters.chunks(ROW).map(|row| row.iter().collect());
        rows.collect::<Vec<String>>().join("\n")
    });
    let notice = parse(&format!("{}\n", rows.join("\n")));
    let found = notice.tasks.iter().map(|task| {
        let title = task.heading.as_deref().unwrap();
        (format!("{title}。{}", task.text), task.units.len())
    });
    let expected =
        [(0, 4), (2, 1), (4, 1)].map(|(at, units)| (paragraphs[at][2..].to_owned(), units));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn a_full_row_of_bodies_ends_before_a_heading_and_before_a_box() {
    let rows = "坚持便民利民并全面加强档案资源体系建设和利用体系建设统筹推进各项重点任务落实到位\n"
        .repeat(4);
    let row = "建设网上查档窗口并梳理高频查档事项清单逐步实现各类民生档案跨馆查询";
    let label =
        "参与单位：县发展改革委、县财政局、县水利局、县交通运输局、县供销总社、白石河管委会";
    let plan = |first: &str| {
        parse(&format!(
            "临溪县人民政府办公室关于印发档案工作要点的通知\n一、总体要求\n{rows}坚持便民。\n二、重点工作\n（一）税费政策\n\
             1．推行网上查档。{row}\n{first}\n2．规范档案移交。{row}\n群众。\n牵头单位：县档案馆\n{label}\n"
        ))
    };
    // A heading whose number does not count on, and boxes.
    for next in ["（四）金融政策", "专栏2　强基工程", "专栏2：强基工程"] {
        let notice = plan(&format!("群众。\n牵头单位：县档案馆\n{label}\n{next}"));
        for task in &notice.tasks {
            let last = task.units.iter().map(|unit| unit.name.as_str()).next_back();
            assert_eq!(last, Some("白石河管委会"), "{next}");
        }
    }
    // A box that a sentence names.
    let notice = plan("跨馆出证和异地出证并且按照\n专栏2所列的工程推进。");
    let text = &notice.tasks[0].text;
    assert!(text.ends_with("按照专栏2所列的工程推进。"), "{text}");
}

#[test]
fn a_list_that_a_row_breaks_behind_a_comma_goes_on_where_no_measure_tells() {
    let notice = parse(
        "临溪市促进政策落地方案\n一、重点政策\n（一）产业政策。主要包括推动民营经济发展等政策。\n牵头单位：市工业和信息化局、\n\
         市发展改革委、市商务局、市人力\n资源社会保障局\n参与单位：市级有关部门，\n东山市政府，白石示范区、东山管委会\n\
         （二）金融政策。主要包括推动银税互动。\n责任单位：市财政局、\n东山市政府\n",
    );
    let units = |task: usize| {
        let units = notice.tasks[task].units.iter();
        units.map(|unit| unit.name.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        units(0),
        [
            "市工业和信息化局", "市发展改革委", "市商务局", "市人力资源社会保障局", "市级有关部门",
            "东山市政府", "白石示范区", "东山管委会"
        ]
    );
    assert_eq!(units(1), ["市财政局", "东山市政府"]);
    assert_eq!(notice.tasks[0].text, "主要包括推动民营经济发展等政策。");
}

#[test]
fn a_short_print_whose_rows_are_cut_behind_commas_is_one_all_the_same() {
    let cut =
        "担负起建立管长远见实效的收费监管制度的责任，\n取消一批收费项目并且公布清单\n".repeat(2);
    let item = |number: u8| {
        format!(
            "{number}．全面规范各类收费项目并公布清单。按照改革要求，\n切实降低收费标准减轻企业负\n{cut}减轻负担。\n牵头单位：县财政局\n\
             参与单位：县级有关部门，各乡镇人民政府、县消防大队、白石新区管\n委会\n"
        )
    };
    let notice = parse(&format!(
        "临溪县规范涉企收费专项行动方案\n为进一步规范涉企收费管理，制定本行动方案。\n二、主要措施\n{}{}",
        item(1),
        item(2)
    ));
    assert_eq!(notice.tasks.len(), 2);
    for task in &notice.tasks {
        let last = task.units.iter().map(|unit| unit.name.as_str()).next_back();
        assert_eq!(last, Some("白石新区管委会"), "{}", task.text);
        assert!(task.text.ends_with("减轻负担。"), "{}", task.text);
    }
}

#[test]
fn two_lines_that_break_off_among_many_short_ones_make_no_print() {
    let notice = parse(
        "第六届茶文化节公告\n\n为展示云岭茶产业发展成果，定于2024年4月18日举办茶文化节。现公告如下：\n一、时间：2024年4月18日至20日\n二、地点：县文化广场\n\
         三、组织机构\n主办单位：云岭县人民政府、平川市农业农村局\n承办单位：县农业农村局、县文旅局、石门镇人民政府\n协办单位：县茶叶协会、县融媒体中心\n\
         四、活动内容\n（一）开幕式。4月18日9:00在文化广场举行。\n（二）斗茶大赛。由县茶叶协会承办。\n\n云岭茶文化节组委会\n2024年4月2日\n",
    );
    let task = notice.tasks.iter().find(|task| task.text == "组织机构");
    let units = task.unwrap().units.iter();
    let units: Vec<&str> = units.map(|unit| &*unit.name).collect();
    assert_eq!(
        units,
        [
            "云岭县人民政府", "平川市农业农村局", "县农业农村局", "县文旅局", "石门镇人民政府",
            "县茶叶协会", "县融媒体中心",
        ]
    );
}

#[test]
fn a_heading_ends_with_the_bracket_that_says_when_though_its_row_is_full() {
    let notice = parse(
        "临溪县老旧桥梁整治工作方案\n\
         为消除老旧桥梁安全隐患，保障群众出行安全，结合\n\
         我县实际，制定本工作方案。\n\
         一、总体要求\n\
         （一）指导思想。坚持以人民为中心的发展思想，统\n\
         筹发展和安全，把桥梁安全摆在突出位置，全面排查、系\n\
         统治理，坚决防范和遏制桥梁垮塌事故发生。\n\
         （二）工作目标。到2024年底，全县农村公路四类、\n\
         五类桥梁全部完成改造，桥梁管养责任全面落实，长效机\n\
         制基本建立。\n\
         二、主要任务\n\
         （一）开展全面排查。对建成二十年以上的桥梁逐座\n\
         开展检测，建立问题清单和责任清单，实行动态管理，逐\n\
         月更新。（责任单位：县交通运输局，各乡镇人民政府）\n\
         （二）实施分类整治。按照一桥一策的要求编制整治\n\
         方案，优先整治通行量大、病害严重的桥梁，确保按期销\n\
         号。（责任单位：县交通运输局、县财政局）\n\
         三、进度安排\n\
         （一）全面摸底阶段（2023年8月至11月）\n\
         各乡镇人民政府要组织专业力量对辖区内建成二十年\n\
         以上的桥梁逐座开展检测，建立问题清单和责任清单，实\n\
         行动态管理。\n\
         （二）集中整治阶段（2023年12月—2024年6月）\n\
         各乡镇人民政府要按照一桥一策的要求编制整治方案，\n\
         优先整治通行量大、病害严重的桥梁，确保按期销号。\n\
         （三）巩固提升阶段（2024年7月—2024年12月）\n\
         县交通运输局要总结推广整治经验，建立健全桥梁定\n\
         期检测和养护资金保障的长效机制。\n",
    );
    let headings: Vec<&str> = notice.tasks[notice.tasks.len() - 3..]
        .iter()
        .filter_map(|task| task.heading.as_deref())
        .collect();
    assert_eq!(
        headings,
        [
            "全面摸底阶段（2023年8月至11月）",
            "集中整治阶段（2023年12月—2024年6月）",
            "巩固提升阶段（2024年7月—2024年12月）",
        ]
    );
    let last = notice.tasks.last().unwrap();
    assert!(last.text.starts_with("县交通运输局要总结"), "{}", last.text);
}
