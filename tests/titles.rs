//! Titles and what stands around them: sites, letterheads and databases above, annexes on two lines below. Every expectation is
//! written from the notice.

#![allow(missing_docs, clippy::expect_used)]

mod common;

use common::unit_names;
use taskbook::{Header, LeftoverClass, Notice, Options, parse};

fn notice(text: &str) -> Notice {
    parse(text.as_bytes(), &Options::default()).expect("a notice")
}

fn title_of(text: &str) -> Option<String> {
    notice(text).header.title
}

const TITLE: &str = "甲市人民政府办公室关于印发甲市2019年治水任务分解方案的通知";

const ITEMS: &str = "一、改造管网\n(一)改造老旧管网5公里。(牵头单位:市水利局)\n(二)清淤河道3公里。(牵头单位:市住建局)\n";

/// What follows a title: addressees, a sentence, the signature, the plan.
fn below() -> String {
    format!(
        "各县人民政府,市政府各部门:\n现将方案印发给你们,请认真执行。\n甲市人民政府办公室\n2019年2月19日\n甲市治水任务分解方案\n{ITEMS}"
    )
}

#[test]
fn what_is_parted_from_a_title_that_begins_with_its_issuer_is_no_part_of_it() {
    for above in [
        "甲市治水信息服务平台\n\n", "甲市治水信息服务平台\n", "政策快递\n\n", "重要通知！\n",
        "甲市政府重要通知!\n",
    ] {
        assert_eq!(
            title_of(&format!("{above}{TITLE}\n{}", below())).as_deref(),
            Some(TITLE),
            "{above}"
        );
    }
    // The issuer on a line of its own.
    let text = format!(
        "甲市重要通知!\n甲市人民政府\n关于2019年治水任务及责任分解的通知\n{}",
        below()
    );
    assert_eq!(
        title_of(&text).as_deref(),
        Some("甲市人民政府关于2019年治水任务及责任分解的通知")
    );
}

#[test]
fn the_name_of_a_column_of_the_site_is_no_part_of_the_title_below_it() {
    let plan = "2024年度治水考核反馈问题整改实施方案";
    let info = "发布机构:甲县乙乡人民政府 发布时间:2024-09-05";
    for column in ["政府信息公开", "政策文件", "通知公告"] {
        let text = format!("{column}\n\n{plan}\n\n{info}\n\n为认真整改,制定本方案。\n{ITEMS}");
        assert_eq!(title_of(&text).as_deref(), Some(plan), "{column}");
        for gap in ["\n", "\n\n"] {
            let notice = notice(&format!("{column}{gap}{TITLE}\n\n{}", below()));
            assert_eq!(notice.header.title.as_deref(), Some(TITLE), "{column}");
            let left = notice.leftover.iter().find(|left| left.text == column);
            assert!(left.is_some_and(|left| left.class == LeftoverClass::Chrome));
        }
    }
    // The same words begin a title that goes on with the next line.
    for break_ in ["\n", "\n\n"] {
        let text = format!("政府信息公开{break_}工作要点\n\n为做好公开,制定本要点。\n{ITEMS}");
        assert_eq!(title_of(&text).as_deref(), Some("政府信息公开工作要点"));
    }
}

#[test]
fn the_name_of_the_column_of_notices_in_the_heading_of_a_page_is_no_title() {
    for column in ["通知公告", "公示公告", "公告通知"] {
        for element in ["h2", "p"] {
            let text = below().replace('\n', "</p>\n<p>");
            let page = format!("<h1>{column}</h1>\n<{element}>{TITLE}</{element}>\n<p>{text}</p>");
            assert_eq!(
                title_of(&page).as_deref(),
                Some(TITLE),
                "{column} {element}"
            );
        }
    }
}

#[test]
fn a_name_over_two_lines_and_joint_issuers_stay_in_the_title() {
    for lines in [
        "甲市高新技术产业开发\n区管理委员会关于印发2019年治水任务的通知",
        "甲市水利局\n甲市财政局\n关于印发2019年治水任务的通知",
        "甲市治水工作领导小组\n甲市水利局关于印发2019年治水任务的通知",
    ] {
        assert_eq!(
            title_of(&format!("{lines}\n{}", below())),
            Some(lines.replace('\n', "")),
            "{lines}"
        );
    }
}

#[test]
fn the_lines_of_one_heading_are_one_title() {
    for lines in [
        "甲县人民政府<br>关于印发甲县优化营商环境<br>实施方案的通知",
        "甲县人民政府关于印发<br>甲县营商环境<br>实施方案的通知",
        "甲县人民政府<br>关于印发甲县<br>2022年营商环境<br>实施方案的通知",
    ] {
        let page = format!(
            "<html><body><p>首页</p><h2>{lines}</h2><p>甲政〔2022〕20号</p><p>各乡镇人民政府：</p><p>现将方案印发给你们。</p>\
             <p>甲县人民政府</p><p>2022年6月2日</p></body></html>"
        );
        let notice = taskbook::parse(page.as_bytes(), &Options::default()).unwrap();
        assert_eq!(notice.header.title, Some(lines.replace("<br>", "")));
        assert_eq!(notice.header.issuer.as_deref(), Some("甲县人民政府"));
    }
    // The heading of the column of the site is none of it.
    let page = "<html><body><h2>政务公开<br>关于印发甲县方案的通知</h2><p>各乡镇人民政府：</p><p>现将方案印发给你们。</p></body></html>";
    let notice = taskbook::parse(page.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        notice.header.title.as_deref(),
        Some("关于印发甲县方案的通知")
    );
}

#[test]
fn a_long_name_over_two_lines_signs() {
    let sign = |lines: &str| {
        let text = format!("各乡镇：\n请认真落实。\n{lines}\n2020年1月23日\n");
        let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
        notice.header.issuer
    };
    assert_eq!(
        sign("青山经济开发区重大动物疫情\n防控应急保障组办公室").as_deref(),
        Some("青山经济开发区重大动物疫情防控应急保障组办公室")
    );
    assert_eq!(
        sign("请各县认真贯彻执行本通知要求\n防汛应急保障组办公室").as_deref(),
        Some("防汛应急保障组办公室")
    );
}

#[test]
fn book_marks_and_a_number_around_the_whole_title_are_no_part_of_it() {
    let number = "甲政办发〔2019〕5号";
    for head in [
        format!("{number}《{TITLE}》\n《{TITLE}》\n{number}"),
        format!("{number}《{TITLE}》\n{number}"),
        format!("{number} {TITLE}\n{number}"),
    ] {
        let header = notice(&format!("{head}\n{}", below())).header;
        assert_eq!(header.title.as_deref(), Some(TITLE), "{head}");
        let found = header.doc_number.expect("a number");
        assert_eq!((found.text.as_str(), found.serial), (number, Some(5)));
    }
    // Alone they are the heading's own.
    let marked = format!("《{TITLE}》");
    assert_eq!(
        title_of(&format!("{marked}\n{number}\n{}", below())),
        Some(marked)
    );
    // Here the marks are those of another document.
    let quoting = "甲市水利局转发《甲市人民政府关于印发治水方案的通知》";
    assert_eq!(
        title_of(&format!("{quoting}\n{}", below())).as_deref(),
        Some(quoting)
    );
}

#[test]
fn a_body_alone_above_the_number_is_the_issuer_and_no_title() {
    let rest = format!("各县人民政府:\n现将治水任务分解如下,请认真执行。\n{ITEMS}");
    for head in [
        "甲市人民政府\n甲政〔2019〕5号",
        "甲市人民政府\n2019-02-20 15:38\n甲政〔2019〕5号",
        "市政府文件\n甲市人民政府\n甲政〔2019〕5号",
    ] {
        let header = notice(&format!("{head}\n{rest}")).header;
        assert_eq!(header.title, None, "{head}");
        assert_eq!(header.issuer.as_deref(), Some("甲市人民政府"), "{head}");
        assert!(header.places.contains_key("issuer"));
    }
    // The signature names the issuer, and a title may follow.
    let header = notice(&format!(
        "甲市人民政府\n甲政〔2019〕5号\n{TITLE}\n{}",
        below()
    ))
    .header;
    assert_eq!(header.title.as_deref(), Some(TITLE));
    assert_eq!(header.issuer.as_deref(), Some("甲市人民政府办公室"));
}

#[test]
fn a_title_ends_above_the_columns_of_a_table_and_above_a_time_of_day() {
    let text = "甲市水利局2019年治水任务完成情况\n序号 |\n主要任务 |\n牵头单位 |\n落实情况 |\n1 |\n改造老旧管网5公里。 |\n市水利局 |\n已完成3公里。 |\n\
                2 |\n清淤河道3公里。 |\n市住建局 |\n已完成。 |\n3 |\n新建泵站2座。 |\n市水利局 |\n已开工。 |\n";
    assert_eq!(
        title_of(text).as_deref(),
        Some("甲市水利局2019年治水任务完成情况")
    );
    let text = "甲市治水工作部门分工确定\n\n19.02.2019  07:51\n\n甲市昨日分解治水任务。\n\n1、改造老旧管网5公里。(市水利局负责)\n\n2、清淤河道3公里。(市住建局负责)\n";
    assert_eq!(title_of(text).as_deref(), Some("甲市治水工作部门分工确定"));
}

#[test]
fn none_of_the_titles_that_a_gazette_lists_is_the_notices() {
    let gazette = "甲市人民政府主办2019年第2号(总第55号)\n目录\n市政府文件\n市人民政府关于印发甲市节水办法的通知\n市人民政府办公室关于分解治水任务的通知\n";
    assert_eq!(title_of(&format!("{gazette}{ITEMS}")), None);
    let title = "市人民政府办公室关于分解治水任务的通知";
    let text =
        format!("{gazette}{title}\n各县人民政府:\n现将治水任务分解如下,请认真执行。\n{ITEMS}");
    assert_eq!(title_of(&text).as_deref(), Some(title));
}

#[test]
fn the_title_of_an_annex_goes_on_with_the_kind_of_document_alone() {
    for (first, second) in [
        ("2019年《政府工作报告》", "目标任务责任分解方案"),
        ("2019年甲市重点工作", "目标任务责任分解方案"),
        ("2019年《政府工作报告》确定的主要目标任务", "责任分解方案"),
        ("2019年甲市《政府工作报告》重点工作", "分工方案"),
    ] {
        let whole = format!("{first}{second}");
        let told = format!("日前,甲市公布了方案。\n{first}\n{second}\n{ITEMS}");
        let attached = format!(
            "{TITLE}\n各县人民政府:\n现将方案印发给你们,请认真执行。\n甲市人民政府办公室\n2019年2月19日\n附件\n{first}\n{second}\n{ITEMS}"
        );
        for text in [told, attached] {
            let notice = notice(&text);
            assert_eq!(notice.books[0].title.as_deref(), Some(&*whole), "{text}");
            assert_eq!(notice.header.year, Some(2019), "{text}");
            assert_eq!(notice.tasks.len(), 2, "{text}");
        }
    }
}

#[test]
fn an_unnumbered_chapter_and_a_second_kind_are_no_part_of_an_annexs_title() {
    for second in ["工作目标", "主要任务", "任务分解表"] {
        let notice = notice(&format!(
            "{TITLE}\n各县人民政府:\n现将方案印发给你们,请认真执行。\n甲市人民政府办公室\n2019年2月19日\n附件\n甲市2019年治水工作方案\n{second}\n{ITEMS}"
        ));
        assert_eq!(
            notice.books[0].title.as_deref(),
            Some("甲市2019年治水工作方案"),
            "{second}"
        );
    }
}

#[test]
fn a_report_that_quotes_a_plan_whole_has_the_plans_title() {
    let plan = "甲市治水攻坚实施方案(2019-2020年)";
    let text =
        format!("日前,甲市印发《{plan}》。全文如下:\n{plan}\n为推进治水,制定本方案。\n{ITEMS}");
    let notice = notice(&text);
    assert_eq!(notice.header.title.as_deref(), Some(plan));
    assert_eq!(notice.books[0].title.as_deref(), Some(plan));
    assert_eq!(notice.header.year, Some(2019));
    // The report does not say what it quotes.
    let text = format!("日前,甲市公布了方案。\n{plan}\n{ITEMS}");
    assert_eq!(title_of(&text), None);
    // A notice that lost its title is not named after what it hands on.
    let text = format!("各县人民政府:\n现将《{plan}》印发给你们,请认真执行。\n{plan}\n{ITEMS}");
    assert_eq!(title_of(&text), None);
}

/// Title, issuer, number, day of publication and number of addressees.
type Told<'a> = (
    Option<&'a str>,
    Option<&'a str>,
    Option<&'a str>,
    Option<String>,
    usize,
);

fn told(header: &Header) -> Told<'_> {
    (
        header.title.as_deref(),
        header.issuer.as_deref(),
        header
            .doc_number
            .as_ref()
            .map(|number| number.text.as_str()),
        header.published_on.map(|day| day.to_string()),
        header.addressees.len(),
    )
}

const OFFICE: &str = "甲市水利局关于分解2019年治水任务的通知";

fn office() -> Told<'static> {
    (
        Some(OFFICE),
        Some("甲市水利局"),
        Some("甲水发〔2019〕24号"),
        Some("2019-03-23".to_owned()),
        2,
    )
}

#[test]
fn the_labels_of_a_database_of_laws_are_no_part_of_the_title() {
    let rest = format!("局属各单位、各科室:\n现将治水任务分解如下,请认真执行。\n{ITEMS}");
    let labels = "【制定机关】甲市水利局\n【公布日期】2019.03.23\n【字号】甲水发〔2019〕24号\n【效力等级】地方规范性文件\n";
    let bullets = labels.replace('【', "•【");
    let on_one_line = "【发布部门】 甲市水利局\n【发文字号】 甲水发〔2019〕24号\n【发布日期】 2019.03.23 【实施日期】 2019.04.01\n【时效性】 现行有效\n";
    for head in [
        format!("{labels}{OFFICE}\n"),
        format!("{bullets}{OFFICE}\n"),
        format!(
            "文章属性\n{bullets}正文\n甲市水利局\n关于分解2019年\n治水任务的通知\n甲水发〔2019〕24号\n"
        ),
        format!("{on_one_line}{OFFICE}\n"),
        format!("{OFFICE}\n文章属性\n{bullets}正文\n{OFFICE}\n"),
    ] {
        let header = notice(&format!("{head}{rest}")).header;
        assert_eq!(told(&header), office(), "{head}");
    }
}

#[test]
fn numbered_lines_of_a_site_above_the_notice_do_not_end_its_head() {
    let preface = "- 1、下载前请核对文档是否完整。\n- 2、文档有误的,请联系客服。\n";
    for print in [OFFICE, "甲市水利局\n关于分解2019年\n治水任务的通知"] {
        let text = format!(
            "{OFFICE}\n{preface}{print}\n甲水发〔2019〕24号\n局属各单位、各科室:\n现将治水任务分解如下,请认真执行。\n{ITEMS}"
        );
        let header = notice(&text).header;
        let (title, issuer, number, _, addressees) = office();
        assert_eq!(told(&header), (title, issuer, number, None, addressees));
    }
}

#[test]
fn a_line_that_ends_inside_quotation_marks_goes_on() {
    let items = "1.建设治水项目,打造“清水乐\n园”示范品牌,建成公园2个。\n牵头单位:市水利局\n2.落实《甲市节水\n办法》要求,改造管网3公里。\n牵头单位:市住建局\n";
    let notice = notice(&format!("{OFFICE}\n{items}"));
    let nodes = &notice.books[0].nodes;
    let texts: Vec<&str> = nodes
        .iter()
        .map(|node| node.clauses[0].text.as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "建设治水项目,打造“清水乐园”示范品牌,建成公园2个。",
            "落实《甲市节水办法》要求,改造管网3公里。"
        ]
    );
    assert!(nodes.iter().all(|node| node.title.is_none()));
}

#[test]
fn marks_that_close_in_their_own_line_part_no_paragraphs() {
    let notice = self::notice(&format!(
        "{OFFICE}\n1.打造“清水”品牌\n推进“乐园”建设,建成公园2个。\n牵头单位:市水利局\n2.改造管网3公里。\n牵头单位:市住建局\n"
    ));
    let first = &notice.books[0].nodes[0];
    assert_eq!(first.title.as_deref(), Some("打造“清水”品牌"));
}

#[test]
fn a_date_with_the_time_of_day_is_the_pages() {
    let published = |text: &str| notice(text).header.published_on.map(|day| day.to_string());
    for head in [
        format!("{TITLE}\n2022-10-19 14:39\n"),
        format!("{TITLE}\n甲政办发〔2019〕5号\n2022-10-19 14:39:05\n"),
        format!("{TITLE}\n\n发布人:某某  /  发布时间:2022-10-19 10:12:15\n\n"),
        format!("{TITLE}\n\n发布者：某某　发布时间：2022年10月19日\n\n"),
    ] {
        let text = format!("{head}{}", below());
        assert_eq!(published(&text).as_deref(), Some("2022-10-19"), "{head}");
        assert_eq!(title_of(&text).as_deref(), Some(TITLE), "{head}");
    }
    // Without it nothing tells whose the date is.
    assert_eq!(
        published(&format!("{TITLE}\n2019-02-19\n{}", below())),
        None
    );
}

#[test]
fn a_name_and_a_day_beside_each_other_sign_a_notice() {
    let task = "\n一、水利\n1.清淤河道3公里。（县水利局）\n2.加固堤防。（县应急局）\n";
    let below = format!("甲县2018年水利重点任务\n甲县人民政府办公室（2018年3月5日）{task}");
    let above = format!(
        "会 议 纪 要\n（第21期）\n甲县人民政府办公室      2018年3月5日\n\n关于研究水利工作的会议纪要\n\n2018年3月1日，县长主持召开会议，研究水利工作。现将议定事项纪要如下：{task}"
    );
    for (text, title) in [
        (below, "甲县2018年水利重点任务"),
        (above, "关于研究水利工作的会议纪要"),
    ] {
        let notice = notice(&text);
        let header = &notice.header;
        assert_eq!(header.title.as_deref(), Some(title), "{text}");
        assert_eq!(
            header.issuer.as_deref(),
            Some("甲县人民政府办公室"),
            "{text}"
        );
        assert_eq!(
            header.issued_on.map(|day| day.to_string()).as_deref(),
            Some("2018-03-05")
        );
        assert_eq!(notice.tasks.len(), 2);
        let quoted = |key: &str| {
            let at = &header.places[key];
            &text[at.start as usize..at.end as usize]
        };
        assert_eq!(quoted("issuer"), "甲县人民政府办公室");
        assert_eq!(quoted("issued_on"), "2018年3月5日");
    }
    // A signature says it in its own place.
    let signed = notice(&format!(
        "甲县人民政府办公室关于水利工作的通知\n各乡镇：\n现将任务印发给你们。\n甲县水利局\n2018年4月5日\n甲县水利重点任务\n甲县人民政府（2018年3月5日）{task}"
    ));
    assert_eq!(signed.header.issuer.as_deref(), Some("甲县水利局"));
}

#[test]
fn letters_for_digits_do_not_hide_a_document_number() {
    let notice = notice(
        "甲县人民政府文件\n甲政发〔2O21〕1O号\n关于水利工作的通知\n各乡镇：\n现将任务印发给你们。\n甲县人民政府\n2021年4月5日\n一、水利\n1.清淤河道3公里。（县水利局）\n",
    );
    assert_eq!(notice.header.title.as_deref(), Some("关于水利工作的通知"));
    let number = notice.header.doc_number.as_ref().expect("a number");
    assert_eq!(number.text, "甲政发〔2O21〕1O号");
    assert_eq!((number.year, number.serial), (Some(2021), Some(10)));
    let damaged = notice
        .findings
        .iter()
        .find(|found| found.rule == "damaged-doc-number");
    let fix = damaged
        .and_then(|found| found.fix.as_ref())
        .expect("a reading");
    assert_eq!(
        (fix.replace.as_str(), fix.with.as_str()),
        ("〔2O21〕1O号", "〔2021〕10号")
    );
}

#[test]
fn a_date_on_several_lines_dates_the_notice() {
    let head = "甲县人民政府关于水利工作的通知\n各乡镇：\n现将任务印发给你们。\n甲县水利局\n";
    let tasks =
        "\n甲县水利重点任务\n一、水利\n1.清淤河道3公里。（县水利局）\n2.加固堤防。（县应急局）\n";
    for date in [
        "2014\n年6\n月28\n日", "20\n14\n年\n6\n月\n28\n日", "2014年\n6月28日",
        "2014\n年\n6\n月\n28\n日", "2014年6\n月28日",
    ] {
        let notice = notice(&format!("{head}{date}{tasks}"));
        let day = notice.header.issued_on.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2014-06-28"), "{date}");
        assert_eq!(
            notice.header.issuer.as_deref(),
            Some("甲县水利局"),
            "{date}"
        );
        assert_eq!(notice.tasks.len(), 2, "{date}");
    }
}

#[test]
fn a_number_on_several_lines_is_the_notices_and_its_index_has_what_its_print_lost() {
    let head = "甲县人民政府关于水利工作的通知\n";
    let below = "\n各乡镇、县直各部门：\n现将任务印发给你们。\n甲县水利局\n2014年6月28日\n甲县水利重点任务\n一、水利\n\
                 1.清淤河道3公里。（县水利局）\n2.加固堤防。（县应急局）\n";
    let number = |text: &str| {
        let notice = notice(text);
        assert_eq!(notice.header.addressees, ["各乡镇", "县直各部门"], "{text}");
        assert_eq!(notice.tasks.len(), 2, "{text}");
        notice
            .header
            .doc_number
            .map(|number| number.text.to_string())
    };
    for lines in [
        "甲水发〔\n2014\n〕\n5\n号", "甲水发〔\n2014〕5号", "甲水发〔\n2014\n〕5\n号",
    ] {
        let found = number(&format!("{head}{lines}{below}"));
        assert_eq!(found.as_deref(), Some("甲水发〔2014〕5号"), "{lines}");
    }
    // An element of its own held the first letters as well.
    let index = "发文字号：甲水发〔2014〕5号\n成文日期：2014年6月28日\n";
    let found = number(&format!("{index}{head}甲\n水发〔\n2014\n〕\n5\n号{below}"));
    assert_eq!(found.as_deref(), Some("甲水发〔2014〕5号"));
}

#[test]
fn a_file_below_the_word_for_attachments_is_one_above_the_signature() {
    let text = "甲县水利局关于水利工作的通知\n各乡镇：\n现将任务印发给你们，请遵照执行。\n附件：\n《甲县水利工作任务》.docx\n甲县水利局\n2014年6月28日\n";
    let header = notice(text).header;
    let titles = header
        .attachments
        .iter()
        .map(|attachment| attachment.title.as_str());
    assert_eq!(titles.collect::<Vec<_>>(), ["《甲县水利工作任务》.docx"]);
    assert_eq!(header.issuer.as_deref(), Some("甲县水利局"));
    assert_eq!(
        header.issued_on.map(|day| day.to_string()).as_deref(),
        Some("2014-06-28")
    );
}

#[test]
fn an_index_block_may_set_its_labels_in_square_brackets() {
    let title = "甲市人民政府关于支持企业的若干措施";
    let items = [
        "停征费用", "减免房租", "延期缴税", "补贴研发", "缓解影响", "稳定就业",
    ];
    let items = items.iter().zip(1..).map(|(item, number)| {
        format!("{number}.{item}。疫情期间对受影响的企业落实到位。(责任单位：市财政局、市国资委)\n")
    });
    let items: String = items.collect();
    let body = format!("各区人民政府：\n为落实市委部署，制定以下措施。\n一、减负\n{items}");
    for block in [
        "[主题分类] 综合政务 　　[发文机构] 甲市人民政府 　　[成文日期] 2020-02-03 　　[发文字号] 甲政发〔2020〕5号 　　[发布日期] 2020-02-04 　　[有效性] 有效",
        "[主题分类] 综合政务\n[发文机构] 甲市人民政府\n[成文日期] 2020-02-03\n[发文字号] 甲政发〔2020〕5号\n[发布日期] 2020-02-04\n[有效性] 有效",
    ] {
        let lines = format!("{title}\n{block}\n{body}");
        let run_together = lines.replace('\n', " ");
        for text in [lines, run_together] {
            let header = notice(&text).header;
            assert_eq!(header.title.as_deref(), Some(title), "{text}");
            let number = header.doc_number.map(|number| number.text);
            assert_eq!(number.as_deref(), Some("甲政发〔2020〕5号"), "{text}");
            let days = [header.issued_on, header.published_on];
            let days = days.map(|day| day.map(|day| day.to_string()).unwrap_or_default());
            assert_eq!(days, ["2020-02-03", "2020-02-04"], "{text}");
        }
    }
}

#[test]
fn a_text_without_breaks_begins_with_its_title() {
    let items: String = (1..7)
        .map(|number| format!("{number}.对来本县创业的团队给予{number}0万元资助，用于研究和转化。责任单位：县科技局、县财政局。"))
        .collect();
    let reason = "为落实县委部署，促进招才引智，结合本县实际，现提出以下意见。";
    for (head, title) in [
        (
            "关于支持“双招双引”的十条意见。",
            "关于支持“双招双引”的十条意见",
        ),
        ("甲县2019年招才引智行动方案", "甲县2019年招才引智行动方案"),
    ] {
        let notice = notice(&format!("{head}{reason}{items}"));
        assert_eq!(notice.header.title.as_deref(), Some(title));
        assert_eq!(notice.tasks.len(), 6);
    }
}

#[test]
fn a_title_that_hands_out_a_text_ends_with_the_notice_wherever_its_line_ends() {
    for (first, last) in [
        (
            "甲市人民政府办公室关于印发甲市2019年治水重点任务",
            "清单的通知",
        ),
        (
            "甲市人民政府办公室关于印发甲市治水工作要点",
            "任务分解表的通知",
        ),
        (
            "甲市人民政府办公室关于公布第二批治水标准",
            "化试点名单的通知",
        ),
        (
            "甲市人民政府办公室关于转发市水利局治水制度",
            "改革方案的通知（2019年2月19日）",
        ),
    ] {
        let title = format!("{first}{last}").replace("（2019年2月19日）", "");
        let lines = format!("{first}\n{last}\n{}", below());
        let page = format!(
            "<h1>{first}<br>{last}</h1><p>{}</p>",
            below().replace('\n', "</p><p>")
        );
        for text in [lines, page] {
            assert_eq!(title_of(&text).as_deref(), Some(&*title), "{text}");
        }
    }
    // A title below which another stands.
    let again = format!("{TITLE}\n甲市水利局关于治水督查的通知\n{}", below());
    assert_eq!(title_of(&again).as_deref(), Some(TITLE));
    let plan = "甲市人民政府办公室关于治水的意见";
    let text = format!("{plan}\n各县：\n{ITEMS}");
    assert_eq!(title_of(&text).as_deref(), Some(plan));
}

#[test]
fn the_headings_of_sections_and_of_what_is_handed_out_are_not_the_title_of_the_page() {
    let cover = "各县人民政府,市政府各部门:\n现将方案印发给你们,请认真执行。\n甲市人民政府办公室\n2019年2月19日";
    let sections = [
        ("一、总体要求", "坚持治水为民。"),
        ("二、重点任务", "(一)改造老旧管网5公里。(牵头单位:市水利局)"),
        ("三、保障措施", "(一)落实资金30万元。"),
    ];
    for level in 1..=4 {
        let heading = |text: &str| format!("<h{level}>{text}</h{level}>");
        let paragraphs = |text: &str| format!("<p>{}</p>", text.replace('\n', "</p><p>"));
        let body: String = sections
            .iter()
            .map(|(title, text)| heading(title) + &paragraphs(text))
            .collect();
        for plan in ["", "甲市2019年治水任务分解方案"] {
            let plan = if plan.is_empty() {
                String::new()
            } else {
                heading(plan)
            };
            let page = paragraphs(TITLE) + &paragraphs(cover) + &plan + &body;
            let notice = notice(&format!("<html><body><div>{page}</div></body></html>"));
            assert_eq!(
                notice.header.title.as_deref(),
                Some(TITLE),
                "h{level} {plan}"
            );
            let ids: Vec<&str> = notice.tasks.iter().map(|task| task.id.as_str()).collect();
            assert_eq!(ids, ["2019/二(一).1", "2019/三(一).1"], "h{level} {plan}");
        }
    }
    // The only heading is the title wherever it stands.
    let page = format!(
        "<p>各县人民政府:</p><h2>{TITLE}</h2><p>(一)改造老旧管网5公里。(牵头单位:市水利局)</p>"
    );
    assert_eq!(title_of(&page).as_deref(), Some(TITLE));
}

#[test]
fn a_title_without_its_stop_goes_on_below() {
    let page = "<h1>关于转发《甲市2019年治水工作方案</h1><h1>分解意见》的通知</h1><p>各乡镇：</p><p>现将意见转发给你们。</p>\
                <p>甲县水利局</p><p>2019年2月19日</p><p>一、治水</p><p>1.清淤河道3公里。（县水利局）</p>";
    assert_eq!(
        title_of(page).as_deref(),
        Some("关于转发《甲市2019年治水工作方案分解意见》的通知")
    );
}

#[test]
fn what_a_page_adds_to_a_title_is_no_part_of_it() {
    let title = "柳溪县人民政府关于印发2021年重点工作分解方案的通知";
    let labels = "政策\n发布部门：柳溪县政府办\n政策文号：柳政发〔2021〕3号\n有效性：未知\n";
    let body = "各乡镇人民政府：\n现将方案印发给你们。\n柳溪县人民政府\n2021年3月4日\n一、建设水库。\n责任单位：县水利局\n";
    for text in [
        // A clean print stands below.
        format!("{title}0\n{labels}{title}\n{body}"),
        format!("{title}128\n{labels}{body}"),
        format!("{title}\n{labels}{body}"),
    ] {
        assert_eq!(title_of(&text).as_deref(), Some(title), "{text}");
    }
    // A label ends a title that closes in no known word, and digits that are its own stay.
    let open = "柳溪县二〇二一年度民生实事推进情况";
    let text = format!("{open}\n发布部门：柳溪县政府办\n{body}");
    assert_eq!(title_of(&text).as_deref(), Some(open));
    let own = "柳溪县行动方案2.0";
    assert_eq!(title_of(&format!("{own}\n{body}")).as_deref(), Some(own));
}

#[test]
fn a_date_an_issuer_and_a_table_of_contents_below_a_title_are_none_of_it() {
    let title = "甲县2023年水资源统计公报";
    for below in [
        "2024-04-12 来源：县政府办", "甲县水利局\n2024年4月10日", "目 录\n第一部分 概况",
    ] {
        let text = format!("{title}\n{below}\n\n一、综合\n全县供水总量增长3%。\n");
        assert_eq!(title_of(&text).as_deref(), Some(title), "{below}");
    }
    // Years go on with a title.
    let text = format!(
        "甲县人民政府关于印发\n2024-2026年治水行动计划的通知\n{}",
        below()
    );
    assert_eq!(
        title_of(&text).as_deref(),
        Some("甲县人民政府关于印发2024-2026年治水行动计划的通知")
    );
}

/// A page whose heading is short, with the given title of the document below it, unsigned.
fn page_with(title: &str) -> Header {
    let page = format!(
        "<html><body><h1>关于做好治水工作的通知</h1><p>发布日期：2024-03-05</p><div>{title}<p>各镇人民政府：</p>\
         <p>现就有关工作通知如下：</p><p>一、治水</p><p>1.清淤3万方。（责任单位：县水利局）</p></div></body></html>"
    );
    taskbook::parse(page.as_bytes(), &Options::default())
        .expect("a notice")
        .header
}

#[test]
fn what_stands_around_the_second_print_of_a_title_is_the_notices() {
    for title in [
        "<p>甲县水利局</p><p>关于做好治水工作的通知</p><p>甲水发〔2024〕5号</p>",
        "<p>甲县水利局<br>关于做好治水<br>工作的通知（甲水发〔2024〕5号）</p>",
        "<p>甲县水利局</p><p>关于做好治水工作的通知（甲水发〔2024〕5号）</p>",
    ] {
        let header = page_with(title);
        assert_eq!(header.title.as_deref(), Some("关于做好治水工作的通知"));
        assert_eq!(header.issuer.as_deref(), Some("甲县水利局"), "{title}");
        let number = header.doc_number.map(|number| number.text);
        assert_eq!(number.as_deref(), Some("甲水发〔2024〕5号"), "{title}");
    }
    let header = page_with(
        "<p>甲县水利局</p><p>甲县财政局</p><p>关于做好治水工作的通知（甲水发（2024）5号）</p>",
    );
    assert_eq!(header.issuer.as_deref(), Some("甲县水利局甲县财政局"));
    let number = header.doc_number.map(|number| number.text);
    assert_eq!(number.as_deref(), Some("甲水发（2024）5号"));
}

#[test]
fn a_letterhead_is_no_title_and_names_who_issues() {
    let rest = "关于做好治水工作的通知\n各镇人民政府：\n现就有关工作通知如下：\n一、治水\n1.清淤3万方。（责任单位：县水利局）\n";
    for (letterhead, issuer) in [
        ("甲县水利局文件", "甲县水利局"),
        ("甲 县 水 利 局 文 件", "甲 县 水 利 局"),
        ("甲县水利局 甲县财政局文件", "甲县水利局 甲县财政局"),
        ("甲县水利局\n甲县财政局　文件", "甲县水利局甲县财政局"),
    ] {
        for number in ["", "甲水发〔2024〕5号\n"] {
            let text = format!("{letterhead}\n{number}{rest}");
            let header = notice(&text).header;
            assert_eq!(
                header.title.as_deref(),
                Some("关于做好治水工作的通知"),
                "{text}"
            );
            assert_eq!(header.issuer.as_deref(), Some(issuer), "{text}");
        }
    }
    // The signature comes first.
    let text = format!("甲县文件\n甲县人民政府文件\n{rest}甲县水利局\n2024年3月1日\n");
    assert_eq!(notice(&text).header.issuer.as_deref(), Some("甲县水利局"));
}

#[test]
fn bodies_below_the_last_sentence_sign_a_notice_without_a_date() {
    let head = "关于做好治水工作的通知\n各镇人民政府：\n现就有关工作通知如下：\n一、治水\n1.清淤3万方。（责任单位：县水利局）\n2.植树。（责任单位：县林业局）\n";
    for (signature, issuer) in [
        ("甲县水利局\n", "甲县水利局"),
        (
            "甲县水利局（盖章）\n甲县财政局（盖章）\n（此件公开发布）\n",
            "甲县水利局甲县财政局",
        ),
        (
            "甲县水利局\n抄送：县委办公室。\n甲县水利局　2024年3月1日印发\n",
            "甲县水利局",
        ),
    ] {
        let notice = notice(&format!("{head}{signature}"));
        assert_eq!(notice.header.issuer.as_deref(), Some(issuer), "{signature}");
        assert_eq!(notice.tasks.last().map(|task| &*task.text), Some("植树。"));
    }
    // What stands below a label or in a list signs nothing.
    for below in [
        "牵头单位\n甲县水利局\n",
        "水利局\n财政局\n",
        "县水利局\n",
        "甲县水利局\n做好巡查。\n甲县财政局\n",
    ] {
        assert_eq!(
            notice(&format!("{head}{below}")).header.issuer,
            None,
            "{below}"
        );
    }
}

#[test]
fn bodies_that_sign_without_a_date_bear_no_task() {
    let head = "甲县水利局关于做好治水工作的通知\n各镇人民政府：\n现就有关工作通知如下：\n一、治水\n1.清淤3万方。\n责任单位：县水利局\n2.植树。\n责任单位：县林业局\n";
    for note in ["", "（此件公开发布）\n"] {
        let notice = notice(&format!("{head}甲县水利局\n{note}"));
        let units = unit_names(&notice);
        assert_eq!(units, ["县水利局", "县林业局"]);
    }
    // Below a label that names bodies of the same place the list goes on.
    let list = notice(&format!(
        "{head}3.造林。\n责任单位：甲县林业局\n甲县财政局\n"
    ));
    assert_eq!(list.tasks.last().map(|task| task.units.len()), Some(2));
}

#[test]
fn a_note_right_above_a_table_is_its_title_and_announces_nothing_that_is_missing() {
    let cover = "丰河县关于印发节水工作方案的通知\n\n各乡镇人民政府：\n\n现将方案印发给你们，请认真执行。\n\n";
    let signed = "丰河县人民政府\n\n2024年3月1日\n\n";
    let note = "附件：丰河县节水工作任务分解表\n\n";
    let cells = "序号\n\n工作任务\n\n责任单位\n\n1\n\n推广滴灌技术。\n\n县水利局\n\n2\n\n更换老旧管网。\n\n县住建局\n";
    for (text, title) in [
        (
            format!("{cover}{note}{cells}"),
            Some("丰河县节水工作任务分解表"),
        ),
        (
            format!("{cover}{signed}{note}{cells}"),
            Some("丰河县节水工作任务分解表"),
        ),
        // The table that follows the signature can only be the one that is announced.
        (format!("{cover}{note}{signed}{cells}"), None),
    ] {
        let notice = notice(&text);
        assert_eq!(notice.tables[0].title.as_deref(), title, "{text}");
        assert_eq!(notice.tasks.len(), 2, "{text}");
        let missing = notice
            .findings
            .iter()
            .filter(|finding| finding.rule == "attachment-missing");
        assert_eq!(missing.count(), 0, "{text}");
    }
    // What is announced beside it is missing.
    let two = format!(
        "{cover}附件：1.丰河县节水工作任务分解表\n\n2.节水考核办法\n\n{signed}附件1\n\n丰河县节水工作任务分解表\n\n{cells}"
    );
    let notice = notice(&two);
    let missing: Vec<&str> = notice
        .findings
        .iter()
        .filter(|finding| finding.rule == "attachment-missing")
        .map(|finding| finding.quote.as_str())
        .collect();
    assert_eq!(missing, ["节水考核办法"]);
}

#[test]
fn the_columns_and_the_site_that_a_page_names_behind_a_title_are_none_of_it() {
    for behind in [
        "_市政府文件_甲市人民政府", " | 甲市政府网", " - 政策文件 - 甲市人民政府", "-政策文件",
    ] {
        let index = format!("首页\n名 称 ：\n{TITLE}\n索 引 号 ：\n11120000/2019-00073\n");
        for clean in ["", &format!("首页\n{TITLE}\n"), &index] {
            let text = format!("{TITLE}{behind}\n{clean}{}", below());
            assert_eq!(title_of(&text).as_deref(), Some(TITLE), "{behind}");
        }
        let page = format!(
            "<html><head><title>{TITLE}{behind}</title></head><body><p>各县人民政府：</p><p>现将方案印发给你们。</p>\
             <p>一、改造管网</p><p>（一）改造老旧管网5公里。（市水利局牵头）</p></body></html>"
        );
        assert_eq!(title_of(&page).as_deref(), Some(TITLE), "{behind}");
    }
}

#[test]
fn the_site_that_a_page_names_before_a_title_is_none_of_it_where_the_title_stands_below() {
    for before in ["甲市水利局 - ", "甲市人民政府_", "甲市政府网 | 通知公告 | "]
    {
        let way = "您所在的位置：\n首页\n>\n通知公告\n";
        let text = format!(
            "{before}{TITLE}\n返回主站\n{way}{TITLE}\n信息来源：市水利局\n{}",
            below()
        );
        assert_eq!(title_of(&text).as_deref(), Some(TITLE), "{before}");
    }
}

#[test]
fn the_number_of_a_compilation_counts_on_neither_to_items_nor_to_the_next_document() {
    let items: String = (1..=5)
        .map(|number| format!("{number}.改造老旧管网{number}公里。（市水利局牵头）\n"))
        .collect();
    let next = "4. 甲市防汛工作要点（2023年6月2日）\n为做好防汛工作，制定本要点。\n一、总体要求\n坚持预防为主。\n";
    for behind in ["", next] {
        let notice = notice(&format!(
            "3. 甲市治水行动计划（2023—2025年）（2023年5月30日）\n为推进治水工作，制定本计划。\n一、总体要求\n\
             坚持系统治理。\n二、重点任务\n{items}{behind}"
        ));
        assert_eq!(
            notice.header.title.as_deref(),
            Some("甲市治水行动计划（2023—2025年）"),
            "{behind}"
        );
        let first = &notice.tasks[0];
        assert!(first.id.ends_with("/二1.1"), "{behind}: {}", first.id);
        assert_eq!(
            notice
                .header
                .issued_on
                .map(|day| day.to_string())
                .as_deref(),
            Some("2023-05-30")
        );
    }
}

#[test]
fn the_title_of_an_annex_over_two_lines_is_the_one_that_its_cover_quotes() {
    for gap in ["\n", "\n\n"] {
        let text = format!(
            "甲市人民政府办公室关于印发《甲市2019年〈治水三年行动计划〉实施方案责任分解表》的通知\n各县人民政府：\n\
            《甲市2019年〈治水三年行动计划〉实施方案责任分解表》已经市政府同意，现印发给你们。\n甲市人民政府办公室\n2019年2月19日\n\
            甲市2019年《治水三年行动计划》实施方案{gap}责任分解表\n{ITEMS}"
        );
        let notice = notice(&text);
        let titles: Vec<_> = notice
            .books
            .iter()
            .map(|book| book.title.as_deref())
            .collect();
        let whole = "甲市2019年《治水三年行动计划》实施方案责任分解表";
        assert_eq!(titles, [Some(whole)], "{gap:?}");
    }
}

#[test]
fn issuer_and_day_may_stand_below_the_title_on_lines_of_their_own() {
    let body = format!("一、治理水环境\n{ITEMS}");
    for (text, signed) in [
        (
            format!("甲县2019年治水任务清单\n甲县治水工作领导小组\n2019年2月19日\n{body}"),
            Some("甲县治水工作领导小组"),
        ),
        (
            format!(
                "甲县治水工作会议纪要\n〔2019〕3号\n甲县人民政府办公室　　　　2019年2月19日\n{body}"
            ),
            Some("甲县人民政府办公室"),
        ),
        // The page names where it has it from.
        (
            format!("甲县2019年治水任务清单\n甲县治水工作领导小组\n2019-02-19\n{body}"),
            None,
        ),
    ] {
        let header = notice(&text).header;
        assert_eq!(header.issuer.as_deref(), signed, "{text}");
        let day = header.issued_on.map(|day| day.to_string());
        assert_eq!(day.as_deref(), signed.map(|_| "2019-02-19"), "{text}");
    }
}
