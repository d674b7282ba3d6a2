//! Headers as they are published: index blocks of every form, titles over several lines, numbers and dates in all their
//! ways of writing. Every expectation is written from the notice.

#![allow(missing_docs, clippy::expect_used)]

use taskbook::{Header, LeftoverClass, Options, parse};

fn header(input: &str) -> Header {
    parse(input.as_bytes(), &Options::default())
        .expect("a notice")
        .header
}

/// One paragraph a line.
fn page(text: &str) -> String {
    let paragraphs: String = text
        .lines()
        .map(|line| format!("<p>{line}</p>\n"))
        .collect();
    format!(
        "<html><head><meta charset=\"utf-8\"></head><body><div>{paragraphs}</div></body></html>"
    )
}

/// What a header says, a line a value, in the order of the JSON form.
fn told(header: &Header) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            lines.push(format!("{key}: {value}"));
        }
    };
    put("title", header.title.clone());
    put(
        "number",
        header.doc_number.as_ref().map(|number| {
            format!(
                "{} = {} {:?} {:?}",
                number.text,
                number.agency_code,
                number.year.unwrap_or(0),
                number.serial.unwrap_or(0)
            )
        }),
    );
    put("issuer", header.issuer.clone());
    put(
        "to",
        (!header.addressees.is_empty()).then(|| header.addressees.join(" / ")),
    );
    put("issued", header.issued_on.map(|day| day.to_string()));
    put("published", header.published_on.map(|day| day.to_string()));
    put("source", header.source.clone());
    put("disclosure", header.disclosure.clone());
    put("year", header.year.map(|year| year.to_string()));
    for attachment in &header.attachments {
        put(
            "attachment",
            Some(format!("{:?} {}", attachment.number, attachment.title)),
        );
    }
    lines.join("\n")
}

/// Checks a notice as text and as a page.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    for (form, input) in [("text", text.to_owned()), ("page", page(text))] {
        assert_eq!(told(&header(&input)), expected.join("\n"), "as {form}");
    }
}

const BODY: &str =
    "一、治水\n1.新建管网5公里。\n责任单位：水利局\n2.清淤3万方。\n责任单位：住建局\n";

#[test]
fn an_index_block_in_rows_of_pipes_stands_twice_and_has_blanks() {
    check(
        &format!(
            "索引号: | 113400/2020-00328 | 信息分类: | 规范性文件 |\n发布机构: | 甲区政府(办公室) | 主题分类: | 综合政务 |\n\
             成文日期: | 发布日期: | 2020-04-09 08:44 | |\n发文字号: | 无 | 有 效 性: | 有效 |\n\
             标 题: | 甲区人民政府办公室关于印发2020年重点工作任务分解表的通知 | ||\n\
             索引号: | 113400/2020-00328 | ||\n发布机构: | 甲区政府(办公室) | ||\n发布日期: | 2020-04-09 | ||\n\
             各乡镇人民政府、街道办事处,区政府各部门:\n现将《甲区2020年重点工作任务分解表》印发给你们,请认真抓好落实。\n{BODY}"
        ),
        &[
            "title: 甲区人民政府办公室关于印发2020年重点工作任务分解表的通知",
            "issuer: 甲区人民政府办公室",
            "to: 各乡镇人民政府 / 街道办事处 / 区政府各部门",
            "published: 2020-04-09",
            "year: 2020",
        ],
    );
}

#[test]
fn an_index_block_as_a_list_with_values_below_the_labels() {
    check(
        &format!(
            "• 索引号：\n0014349/2014-777577\n• 发文字号：\n乙政发〔2014〕7号\n• 成文日期：\n2014-03-05\n• 发布日期：\n2014-03-11\n\
             乙市人民政府关于下达2014年治水任务的通知\n各县人民政府：\n现将任务下达给你们。\n乙市人民政府\n2014年3月5日\n{BODY}"
        ),
        &[
            "title: 乙市人民政府关于下达2014年治水任务的通知",
            "number: 乙政发〔2014〕7号 = 乙政发 2014 7",
            "issuer: 乙市人民政府",
            "to: 各县人民政府",
            "issued: 2014-03-05",
            "published: 2014-03-11",
            "year: 2014",
        ],
    );
}

#[test]
fn an_index_block_that_describes_a_file() {
    let text = "索取号：A00001/2023-00012\n载体类型：文本\n发布机构：青川县住房和城乡建设局\n文件编号：青建发〔2023〕12号\n记录形式：电子\n\
                公开类别：主动公开\n内容描述：安全管理\n\n青川县住房和城乡建设局关于印发安全管理方案的通知\n\n各乡镇人民政府：\n\n\
                现将方案印发给你们。\n\n青川县住房和城乡建设局\n2023年3月1日\n";
    let header = header(text);
    assert_eq!(header.disclosure.as_deref(), Some("公开"));
    assert_eq!(
        header.title.as_deref(),
        Some("青川县住房和城乡建设局关于印发安全管理方案的通知")
    );
}

#[test]
fn an_index_block_in_a_table_around_the_document() {
    let input = format!(
        "<html><head><meta charset='utf-8'><title>关于做好2021年治水工作的通知_丙县人民政府</title></head><body>\
         <table><tr><td>索 引 号：</td><td>1133/2021-1</td><td>公开方式：</td><td>主动公开</td></tr>\
         <tr><td>文　　号：</td><td>丙政办发〔2021〕 12号</td><td>发布机构：</td><td>丙县府办</td></tr>\
         <tr><td>发布日期：</td><td>2021-02-03</td><td>有 效 性：</td><td>有效</td></tr></table>\
         <h1>关于做好2021年治水工作的通知</h1>{}</body></html>",
        page(&format!(
            "各乡镇：\n现就有关工作通知如下，请遵照执行。\n{BODY}丙县人民政府办公室\n2021年2月1日\n"
        ))
    );
    assert_eq!(
        told(&header(&input)),
        [
            "title: 关于做好2021年治水工作的通知",
            "number: 丙政办发〔2021〕12号 = 丙政办发 2021 12",
            "issuer: 丙县人民政府办公室",
            "to: 各乡镇",
            "issued: 2021-02-01",
            "published: 2021-02-03",
            "disclosure: 公开",
            "year: 2021",
        ]
        .join("\n")
    );
}

#[test]
fn a_table_of_contacts_is_no_index_block() {
    let input = format!(
        "<p>关于做好2021年治水工作的通知</p><p>各乡镇：</p><p>现就有关工作通知如下。</p>\
         <table><tr><td>来源</td><td>时间</td><td>责任单位</td></tr><tr><td>省里下达</td><td>2021-03-01</td><td>水利局</td></tr></table>\
         <p>丙县人民政府</p><p>2021年2月1日</p>{BODY}"
    );
    let found = header(&input);
    assert_eq!((found.source, found.published_on), (None, None));
}

#[test]
fn a_title_over_several_lines_below_a_letterhead() {
    check(
        &format!(
            "甲市人民政府办公室文件\n甲政办发〔2019〕3号\n甲市人民政府办公室关于印发2019年\n水环境综合治理任务分解表的\n通  知\n\
             各区、县（市）人民政府，市政府直属各单位：\n现将任务分解表印发给你们，请认真组织实施。\n甲市人民政府办公室\n2019年1月15日\n（此件公开发布）\n{BODY}"
        ),
        &[
            "title: 甲市人民政府办公室关于印发2019年水环境综合治理任务分解表的通  知",
            "number: 甲政办发〔2019〕3号 = 甲政办发 2019 3",
            "issuer: 甲市人民政府办公室",
            "to: 各区 / 县（市）人民政府 / 市政府直属各单位",
            "issued: 2019-01-15",
            "disclosure: 公开",
            "year: 2019",
        ],
    );
}

#[test]
fn a_number_before_or_behind_the_title() {
    let rest = format!("各单位：\n现印发给你们，请认真执行。\n丁县水利局\n2018年4月2日\n{BODY}");
    let expected = [
        "title: 关于印发2018年治水工作要点的通知",
        "number: 丁水〔2018〕9号 = 丁水 2018 9",
        "issuer: 丁县水利局",
        "to: 各单位",
        "issued: 2018-04-02",
        "year: 2018",
    ];
    check(
        &format!("丁水〔2018〕9号 关于印发2018年治水工作要点的通知\n{rest}"),
        &expected,
    );
    check(
        &format!("丁水〔2018〕9 号\n关于印发2018年治水工作要点的通知\n{rest}"),
        &expected,
    );
    let behind = header(&format!(
        "关于印发2018年治水工作要点的通知（丁水〔2018〕9号）\n{rest}"
    ));
    assert_eq!(
        behind.doc_number.map(|number| number.text).as_deref(),
        Some("丁水〔2018〕9号")
    );
}

#[test]
fn joint_issuers_and_a_date_in_chinese_numerals() {
    check(
        &format!(
            "关于下达二○一○年治水任务的通知\n各镇（街道）：\n现将任务下达给你们，望认真抓好落实。\n戊市水利局\n戊市财政局\n\
             二○一○年三月二十一日\n主题词：水利 任务 通知\n抄送：市委办。\n{BODY}"
        ),
        &[
            "title: 关于下达二○一○年治水任务的通知",
            "issuer: 戊市水利局戊市财政局",
            "to: 各镇（街道）",
            "issued: 2010-03-21",
            "year: 2010",
        ],
    );
}

#[test]
fn a_list_of_attachments_below_the_last_item_of_a_plan_is_no_attachment_itself() {
    let plan = "关于印发甲县治水方案的通知\n各镇：\n现印发给你们，请执行。\n甲县水利局\n2023年3月5日\n甲县治水方案\n\
                一、主要任务\n（一）清理河道。清淤河道12公里。（责任单位：县水利局）\n（二）修复岸线。修复岸线3公里。（责任单位：县住建局）\n";
    let broken = "附件：1.甲县治水工作联席会议成员\n单位任务清单\n2.甲县治水目标分解表\n3.甲县治水考核\n指标\n4.名单\n";
    let below = "附件：\n1.甲县治水工作联席会议成员单位任务清单\n2.甲县治水目标分解表\n3.甲县治水考核指标\n4.名单\n";
    for list in [broken, below] {
        let notice =
            parse(format!("{plan}{list}").as_bytes(), &Options::default()).expect("a notice");
        assert_eq!(notice.tasks.len(), 2, "{list}");
        let titles = notice
            .header
            .attachments
            .iter()
            .map(|attachment| attachment.title.as_str());
        let expected = [
            "甲县治水工作联席会议成员单位任务清单",
            "甲县治水目标分解表",
            "甲县治水考核指标",
            "名单",
        ];
        assert_eq!(titles.collect::<Vec<_>>(), expected, "{list}");
    }
}

#[test]
fn a_bracket_of_labels_behind_or_below_the_title_is_the_pages() {
    let title = "戊市关于下达2023年治水任务的通知";
    let below = "各镇：\n现将任务下达给你们，望认真抓好落实。\n戊市水利局\n2023年3月5日";
    for labels in [
        "（发布日期：2023年3月7日 文号：戊水发〔2023〕30号）",
        " (发布日期：2023-03-07 文号：戊水发〔2023〕30号)",
        "\n(发布日期：2023-03-07\n文号：戊水发〔2023〕30号)",
        "\n（发文字号：戊水发〔2023〕30号　发布时间：2023-03-07）",
    ] {
        let text = format!("{title}{labels}\n{below}\n{BODY}");
        // A page keeps a bracket on one line.
        let page = (!labels.contains("\n文号")).then(|| page(&text));
        for input in page.into_iter().chain([text]) {
            let found = header(&input);
            let number = found.doc_number.map(|number| number.text.to_string());
            let published = found.published_on.map(|day| day.to_string());
            assert_eq!(found.title.as_deref(), Some(title), "{labels}");
            assert_eq!(number.as_deref(), Some("戊水发〔2023〕30号"), "{labels}");
            assert_eq!(published.as_deref(), Some("2023-03-07"), "{labels}");
        }
    }
    // What a title says of itself stays.
    let own = "戊市关于下达2023年治水任务的通知（时间：3月至6月）";
    assert_eq!(
        header(&format!("{own}\n{below}\n{BODY}")).title.as_deref(),
        Some(own)
    );
}

#[test]
fn the_note_of_attachments_in_its_forms() {
    let head = "关于印发2016年治水任务的通知\n各单位：\n现将任务印发给你们，请认真执行。\n";
    let sign = "己县治水办\n2016年5月6日\n";
    let common = [
        "title: 关于印发2016年治水任务的通知",
        "issuer: 己县治水办",
        "to: 各单位",
        "issued: 2016-05-06",
        "year: 2016",
    ];
    let with = |more: &[&'static str]| -> Vec<&'static str> {
        common.iter().chain(more).copied().collect()
    };
    check(
        &format!("{head}附件：1.治水任务书\n　　　2.治水任务分解表\n{sign}"),
        &with(&[
            "attachment: Some(1) 治水任务书",
            "attachment: Some(2) 治水任务分解表",
        ]),
    );
    check(
        &format!("{head}附件：\n1.治水任务书\n2.治水任务分解表\n{sign}"),
        &with(&[
            "attachment: Some(1) 治水任务书",
            "attachment: Some(2) 治水任务分解表",
        ]),
    );
    check(
        &format!("{head}附件1：治水任务书\n附件2：治水任务分解表\n{sign}"),
        &with(&[
            "attachment: Some(1) 治水任务书",
            "attachment: Some(2) 治水任务分解表",
        ]),
    );
    check(
        &format!("{head}附件：治水任务分解表\n{sign}"),
        &with(&["attachment: None 治水任务分解表"]),
    );
    check(
        &format!("{head}附件：\n治水任务分解表\n{sign}"),
        &with(&["attachment: None 治水任务分解表"]),
    );
}

#[test]
fn an_attachment_is_announced_below_its_label_at_the_end_of_a_plan() {
    check(
        "关于印发2016年治水办法的通知\n各单位：\n现将办法印发给你们，请认真执行。\n己县治水办\n2016年5月6日\n2016年治水办法\n一、范围\n适用于全县。\n\
         二、对象\n各镇、街道。\n附件：\n治水考核指标\n附件\n治水考核指标\n一、管网建设\n新建管网5公里。\n",
        &[
            "title: 关于印发2016年治水办法的通知",
            "issuer: 己县治水办",
            "to: 各单位",
            "issued: 2016-05-06",
            "year: 2016",
            "attachment: None 治水考核指标",
        ],
    );
}

#[test]
fn the_file_of_an_attachment_is_found_by_its_name_wherever_the_page_offers_it() {
    let text = |titles: &str| {
        page(&format!(
            "关于印发治水任务的通知\n各单位：\n现将任务印发给你们，请认真执行。\n{titles}\n己县治水办\n2016年5月6日\n\
             相关附件：\n<a href=\"/files/1.doc\">附件 治水 任务表.doc</a>\n<a href=\"/files/2.PDF?id=3\">附件2：治水考核办法.pdf</a>\n\
             <a href=\"/art/3.html\">治水解读</a>"
        ))
    };
    let found = |titles: &str| -> Vec<Option<String>> {
        let attachments = header(&text(titles)).attachments.into_iter();
        attachments.map(|attachment| attachment.href).collect()
    };
    let file = |href: &str| Some(href.to_owned());
    assert_eq!(found("附件：治水任务表"), [file("/files/1.doc")]);
    assert_eq!(
        found("附件：1.治水任务表\n2.治水考核办法\n3.治水解读\n4.治水名单"),
        [file("/files/1.doc"), file("/files/2.PDF?id=3"), None, None]
    );
}

#[test]
fn source_and_date_stand_below_the_heading_of_a_page_without_labels() {
    let body = "<p>各单位：</p><p>现将任务印发给你们，请认真执行。</p><p>己县治水办</p><p>2016年5月6日</p>";
    let found = |stamp: &str| {
        let header = header(&format!(
            "<html><head><meta charset=\"utf-8\"></head><body><div><h1>关于印发2016年治水任务的通知</h1>{stamp}{body}</div></body></html>"
        ));
        let published = header.published_on.map(|day| day.to_string());
        (
            header.source,
            published,
            header.issued_on.map(|day| day.to_string()),
        )
    };
    let both = (
        Some("己县中小企业服务平台".to_owned()),
        Some("2016-05-09".to_owned()),
        Some("2016-05-06".to_owned()),
    );
    for stamp in [
        "<div><span>己县中小企业服务平台</span>\n<span>2016-05-09</span></div><span>1404</span>",
        "<p>己县中小企业服务平台</p><p>2016-05-09 10:20</p>",
    ] {
        assert_eq!(found(stamp), both, "{stamp}");
    }
    let (source, published, _) = found("<p>治水任务</p><p>2016年5月9日</p>");
    assert_eq!((source, published), (None, None));
}

#[test]
fn addressees_on_the_line_of_the_first_sentence() {
    let found = header(&format!(
        "关于下达2022年治水任务的通知\n各镇人民政府、街道办事处：为做好今年工作，现将任务下达给你们。\n庚区治水办\n2022年1月4日\n{BODY}"
    ));
    assert_eq!(found.addressees, ["各镇人民政府", "街道办事处"]);
}

#[test]
fn a_notice_that_begins_with_its_addressees_has_no_title() {
    check(
        "各镇（街道）人民政府（办事处）,区政府各部门：\n为落实会议精神，现将《任务分解表》印发给你们。\n请各单位细化任务。\n\
         附件：任务分解表\n辛区人民政府办公室\n2021年1月25日\n（此件公开发布）\n",
        &[
            "issuer: 辛区人民政府办公室",
            "to: 各镇（街道）人民政府（办事处） / 区政府各部门",
            "issued: 2021-01-25",
            "disclosure: 公开",
            "year: 2021",
            "attachment: None 任务分解表",
        ],
    );
}

#[test]
fn a_mirror_in_traditional_script() {
    let text = "甲市人民政府辦公室關於印發《2021年任務分解方案》的通知\n甲政辦發〔2021〕1號\n各縣、區人民政府：\n現將《2021年任務分解方案》印發給你們。\n\
        1.明確任務。各單位要細化。\n2.合力攻堅。各單位要配合。\n甲市人民政府辦公室\n2021年1月25日\n（此件公開發布）\n";
    check(
        text,
        &[
            "title: 甲市人民政府辦公室關於印發《2021年任務分解方案》的通知",
            "number: 甲政辦發〔2021〕1號 = 甲政辦發 2021 1",
            "issuer: 甲市人民政府辦公室",
            "to: 各縣 / 區人民政府",
            "issued: 2021-01-25",
            "disclosure: 公开",
            "year: 2021",
        ],
    );
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    assert!(
        notice.tasks.is_empty(),
        "what the cover numbers is procedure"
    );
    assert!(notice.findings.is_empty(), "{:?}", notice.findings);
}

#[test]
fn the_signature_wins_over_the_page_and_the_disagreement_is_kept() {
    let found = header(&format!(
        "发布日期：2023-09-12 来源：壬区府办 浏览次数：\n关于印发2023年治水任务的通知\n壬政办〔2023〕8号\n各单位：\n现印发给你们，请执行。\n\
         壬区人民政府办公室\n2023年3月28日\n{BODY}"
    ));
    assert_eq!(
        told(&found),
        [
            "title: 关于印发2023年治水任务的通知",
            "number: 壬政办〔2023〕8号 = 壬政办 2023 8",
            "issuer: 壬区人民政府办公室",
            "to: 各单位",
            "issued: 2023-03-28",
            "published: 2023-09-12",
            "source: 壬区府办",
            "year: 2023",
        ]
        .join("\n")
    );
}

#[test]
fn damage_in_number_and_date_is_repaired_only_as_a_reading() {
    let found = header(&format!(
        "关于印发2020年治水任务的通知\n癸政办〔20208号\n各单位：\n现印发给你们，请执行。\n癸县人民政府\n2020524\n{BODY}"
    ));
    let number = found.doc_number.expect("a number");
    // As written; year and serial are those of the only reading.
    assert_eq!(number.text, "癸政办〔20208号");
    assert_eq!((number.year, number.serial), (Some(2020), Some(8)));
    assert_eq!(
        found.issued_on.map(|day| day.to_string()).as_deref(),
        Some("2020-05-24")
    );
}

#[test]
fn digits_alone_in_the_place_of_the_date_are_reported_as_damage() {
    let damage = |date: &str| {
        let text = format!(
            "关于印发2021年治水任务的通知\n各单位：\n现印发给你们，请执行。\n癸县人民政府\n{date}\n{BODY}"
        );
        let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
        let found = notice.findings.into_iter();
        found
            .filter(|finding| finding.rule == "damaged-date")
            .map(|finding| (finding.quote, finding.fix.map(|fix| fix.with)))
            .collect::<Vec<_>>()
    };
    let repaired = Some("2021年5月24日".to_owned());
    assert_eq!(damage("2021524"), [("2021524".to_owned(), repaired)]);
    // 16 January or 6 November.
    assert_eq!(damage("2021116"), [("2021116".to_owned(), None)]);
    assert_eq!(damage("2021年5月24日"), []);
    assert_eq!(damage("2021-05-24"), []);
}

#[test]
fn damage_in_the_preface_of_an_annex_is_reported() {
    let text = "关于印发2021年治水任务的通知\n各单位：\n现印发给你们，请执行。\n癸县人民政府\n2021年5月24日\n2021年治水任务\n为落实《治水规划》（丁政办发〔2018104号）、《补充规划》（丁政办发〔2019〕6号），制定本任务。\n一、水环境\n1.清淤。\n";
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    let found: Vec<(&str, &str)> = notice
        .findings
        .iter()
        .map(|finding| (&*finding.rule, &*finding.quote))
        .collect();
    assert_eq!(found, [("damaged-doc-number", "〔2018104号")]);
}

#[test]
fn the_mark_of_an_attachment_is_no_part_of_its_title() {
    let text = "关于印发2021年治水任务的通知\n各单位：\n现印发给你们，请执行。\n附件：1.治水任务\n2.清淤进度表\n癸县人民政府\n2021年5月24日\n\
         附件1：治水任务\n一、水环境\n1.清淤。\n附件2：清淤进度表\n一、进度\n1.报送进度。\n";
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    assert!(notice.findings.is_empty(), "{:?}", notice.findings);
}

#[test]
fn the_year_of_a_plan_over_several_years_is_its_first() {
    let year = |title: &str| {
        header(&format!(
            "{title}\n各乡镇人民政府：\n现将方案印发给你们。\n某县人民政府\n2023年5月18日\n"
        ))
        .year
    };
    for title in [
        "关于印发某县营商环境提升方案（2023-2025年）的通知",
        "关于印发某县营商环境提升方案（2023—2025 年）的通知",
        "关于印发某县2023年至2025年营商环境提升方案的通知",
    ] {
        assert_eq!(year(title), Some(2023), "{title}");
    }
    assert_eq!(year("关于印发某县2024年工作要点的通知"), Some(2024));
}

#[test]
fn what_names_the_site_is_no_title() {
    let rest = format!(
        "各乡镇：\n现将清单印发给你们，请认真组织实施。\n甲县人民政府\n2023年1月18日\n{BODY}"
    );
    for above in [
        "欢迎访问甲县人民政府网站",
        "甲县人民政府\n甲县人民政府首页 > 政务公开 > 政府文件",
        "政府信息公开\n您当前的位置：首页 > 信息公开 > 县府办",
        "• 政府信息公开",
    ] {
        let found = header(&format!("{above}\n甲县2023年治水任务清单\n{rest}"));
        assert_eq!(
            (found.title.as_deref(), found.year),
            (Some("甲县2023年治水任务清单"), Some(2023)),
            "{above}"
        );
    }
}

#[test]
fn a_menu_above_the_title_belongs_to_the_page() {
    let title = "关于印发甲县2023年治水任务清单的通知";
    let rest = format!(
        "各乡镇：\n现将清单印发给你们，请认真组织实施。\n甲县人民政府\n2023年1月18日\n{BODY}"
    );
    for menu in [
        "首页\n信息公开\n办事服务\n政民互动",
        "首页 信息公开 办事服务",
        "网站首页 政务公开 政务服务 互动交流 走进甲县",
        "网站首页 | 政务公开 | 互动交流 | 走进甲县",
        "甲县人民政府门户网站\n要闻动态\n政务公开",
        "首页\n>\n政务公开\n>\n政府文件",
        "政务公开",
    ] {
        let text = format!("{menu}\n{title}\n{rest}");
        let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
        assert_eq!(notice.header.title.as_deref(), Some(title), "{menu}");
        let chrome: String = notice
            .leftover
            .iter()
            .filter(|left| left.class == LeftoverClass::Chrome)
            .map(|left| left.text.replace(' ', ""))
            .collect();
        assert_eq!(chrome, menu.replace([' ', '\n'], ""));
    }
}

#[test]
fn short_lines_of_a_title_are_no_menu() {
    let rest = format!(
        "各乡镇：\n现将清单印发给你们，请认真组织实施。\n甲县人民政府\n2023年1月18日\n{BODY}"
    );
    for (lines, title) in [
        (
            "甲县人民政府\n关于印发治水任务清单的\n通知",
            "甲县人民政府关于印发治水任务清单的通知",
        ),
        (
            "中共甲县委 甲县政府\n关于印发治水任务清单的通知",
            "中共甲县委 甲县政府关于印发治水任务清单的通知",
        ),
        (
            "澄溪县2023年\n治水攻坚\n任务清单",
            "澄溪县2023年治水攻坚任务清单",
        ),
        ("甲县治水\n任务清单", "甲县治水任务清单"),
    ] {
        let found = header(&format!("{lines}\n{rest}"));
        assert_eq!(found.title.as_deref(), Some(title));
    }
}

#[test]
fn the_line_of_date_and_source_has_a_size_of_letters_and_blanks_before_its_colons() {
    let rest = format!(
        "各乡镇：\n现将清单印发给你们，请认真组织实施。\n甲县人民政府\n2023年1月18日\n{BODY}"
    );
    let expected = |source: Option<&str>| {
        let mut lines = vec![
            "title: 甲县2023年治水任务清单".to_owned(),
            "issuer: 甲县人民政府".to_owned(),
            "to: 各乡镇".to_owned(),
            "issued: 2023-01-18".to_owned(),
            "published: 2023-01-20".to_owned(),
        ];
        lines.extend(source.map(|source| format!("source: {source}")));
        lines.push("year: 2023".to_owned());
        lines.join("\n")
    };
    for (line, source) in [
        (
            "发布时间:2023-01-20  发布机构:甲县府办  浏览次数:54  字体:[  ]",
            None,
        ),
        (
            "来源 ：甲县水利局 浏览 ： 发布 ：2023-01-20",
            Some("甲县水利局"),
        ),
        (
            "文章来源:甲县水利局 浏览量: 发表时间:2023-01-20 10:49 责任编辑:办公室",
            Some("甲县水利局"),
        ),
    ] {
        let found = header(&format!("甲县2023年治水任务清单\n{line}\n{rest}"));
        assert_eq!(told(&found), expected(source), "{line}");
    }
}

#[test]
fn the_heading_of_the_page_comes_before_the_print_below_it() {
    let found = header(&format!(
        "关于印发甲市2018年度治水实施方案的通知\n来源：甲市水利局 发布：2018-08-03\n甲政办发〔2018〕17号\n\
         甲市人民政府办公室\n关于印发 甲市2018年度\n治水 实施方案 的通知\n各县人民政府：\n现印发给你们，请认真执行。\n\
         甲市人民政府办公室\n2018年7月19日\n{BODY}"
    ));
    assert_eq!(
        (found.title.as_deref(), found.issuer.as_deref()),
        (
            Some("关于印发甲市2018年度治水实施方案的通知"),
            Some("甲市人民政府办公室")
        )
    );
}

#[test]
fn a_line_of_the_last_item_is_no_part_of_the_issuer() {
    let found = header(
        "甲县人民政府办公室关于印发2023年重点任务分解的通知\n甲政办发〔2023〕6号\n各乡镇人民政府：\n现将任务印发给你们。\n\
         一、工业\n1.新增规上企业8户。\n【责任单位】县工信局\n2.新建厂房3座。\n【责任单位】县住建局\n【完成时限】11月底前\n甲县人民政府\n2023年3月1日\n",
    );
    assert_eq!(
        (
            found.issuer.as_deref(),
            found.issued_on.map(|day| day.to_string()).as_deref()
        ),
        (Some("甲县人民政府"), Some("2023-03-01"))
    );
    let joint = header(&format!(
        "关于印发治水工作要点的通知\n各乡镇：\n现印发给你们，请认真执行。\n甲县推进治水工作协调\n小组办公室\n甲县水利局\n2018年4月2日\n{BODY}"
    ));
    assert_eq!(
        joint.issuer.as_deref(),
        Some("甲县推进治水工作协调小组办公室甲县水利局")
    );
}

#[test]
fn the_sentence_that_opens_a_text_addresses_nobody() {
    let found = header(&format!(
        "甲县水利局关于做好治水工作的通知\n乙水务公司：\n为做好治水工作，根据《甲市治水若干措施》(甲政〔2023〕13号)，各单位要落实责任，现将有关工作通知如下：\n\
         {BODY}甲县水利局\n2023年6月1日\n"
    ));
    assert_eq!(found.addressees, ["乙水务公司"]);
    let cited: Vec<&str> = found
        .references
        .iter()
        .map(|reference| reference.title.as_str())
        .collect();
    assert_eq!(cited, ["甲市治水若干措施"]);
}

#[test]
fn a_notice_without_a_signature_is_dated_behind_its_title() {
    let body = "各单位：\n现就有关工作通知如下。\n一、治水\n1.新建管网5公里。\n2.清淤3万方。\n";
    for title in [
        "甲县人民政府办公室关于做好2023年治水工作的通知（2023年6月19日）\n",
        "甲县人民政府办公室关于做好2023年治水工作的通知\n（2023年6月19日）\n",
    ] {
        check(
            &format!("{title}{body}"),
            &[
                "title: 甲县人民政府办公室关于做好2023年治水工作的通知",
                "issuer: 甲县人民政府办公室",
                "to: 各单位",
                "issued: 2023-06-19",
                "year: 2023",
            ],
        );
    }
}

#[test]
fn a_number_behind_the_title_is_no_part_of_it() {
    let title = "云岭县人民政府办公室关于印发2021年重点任务分工方案的通知";
    for first in [
        format!("{title} 云政办发〔2021〕42号\n{title}\n云政办发〔2021〕42号"),
        format!("{title}（云政办发〔2021〕42号）"),
        format!("{title}\n（云政办发〔2021〕42号　2021年3月21日）"),
    ] {
        let text = format!(
            "{first}\n各乡镇人民政府：\n现将方案印发给你们，请认真落实。\n云岭县人民政府办公室\n2021年3月21日"
        );
        let expected = format!(
            "title: {title}\n\
             number: 云政办发〔2021〕42号 = 云政办发 2021 42\n\
             issuer: 云岭县人民政府办公室\n\
             to: 各乡镇人民政府\n\
             issued: 2021-03-21\n\
             year: 2021"
        );
        assert_eq!(told(&header(&text)), expected, "{first}");
    }
    // What a title cites stays in it.
    let citing = "关于贯彻《云政发〔2021〕3号》文件的通知";
    let read = header(&format!("{citing}\n各乡镇人民政府：\n现通知如下。"));
    assert_eq!(read.title.as_deref(), Some(citing));
}

#[test]
fn a_note_above_or_below_holds_the_date() {
    let body = "各镇人民政府：\n现将任务分解印发给你们，请认真落实。\n一、生态\n1.造林100亩。";
    for head in [
        "（二○○八年二月二十六日）\n云府办〔2008〕18号",
        "（2008年2月26日）\n云府办〔2008〕18号",
        "关于印发任务分解的通知\n（云府办〔2008〕18号 2008年2月26日）",
    ] {
        let read = header(&format!("{head}\n{body}"));
        let day = read.issued_on.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2008-02-26"), "{head}");
        let number = read.doc_number.expect("a number");
        assert_eq!(number.text, "云府办〔2008〕18号", "{head}");
    }
}

#[test]
fn the_stamp_of_a_page_needs_no_label() {
    let title = "云岭县2022年实事项目";
    let facts = [
        ("来源：县实事办   2022-08-24 17:04", Some("县实事办")),
        ("2022-08-24 17:04 来源：县实事办", Some("县实事办")),
        ("2022-08-24 17:04  县民生办 [字号： ] 打印", None),
    ];
    for (line, source) in facts {
        let read = header(&format!(
            "{title}\n{line}\n一、教育\n1.新建幼儿园3所。（县教育局负责）"
        ));
        assert_eq!(read.source.as_deref(), source, "{line}");
        let day = read.published_on.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2022-08-24"), "{line}");
        assert_eq!(read.title.as_deref(), Some(title), "{line}");
    }
}

#[test]
fn addressees_stand_above_what_is_handed_on_whatever_a_page_says_before() {
    let read = header(
        "关于印发分工方案的通知\n核心提示：\n《分工方案》已经县政府同意，现印发给你们，请认真落实。\n\
         各乡镇人民政府，县政府各部门：\n《分工方案》已经县政府同意，现印发给你们，请认真落实。\n云岭县人民政府\n2021年3月21日",
    );
    assert_eq!(read.addressees, ["各乡镇人民政府", "县政府各部门"]);
}

#[test]
fn any_number_of_bodies_may_sign() {
    let bodies: String = [
        "发展和改革委员会", "财政局", "水利局", "教育局", "民政局", "司法局", "审计局", "统计局",
    ]
    .map(|body| format!("甲区{body}\n"))
    .concat();
    let text = format!(
        "关于印发甲区节水方案的通知\n各镇人民政府：\n现将方案印发给你们，请认真执行。\n{bodies}2024年3月1日\n"
    );
    let expected = "甲区发展和改革委员会甲区财政局甲区水利局甲区教育局甲区民政局甲区司法局甲区审计局甲区统计局";
    assert_eq!(header(&text).issuer.as_deref(), Some(expected));
    assert_eq!(header(&page(&text)).issuer.as_deref(), Some(expected));
}

#[test]
fn an_index_block_with_gaps_for_colons_and_other_words_for_its_labels() {
    let text = "索 引 号 A1/2023-05 发文日期 2023-01-03\n发布机构 甲区人民政府办公室 文    号 甲政办〔2023〕1号\n\
                公开类型 主动公开 有 效 性 有效\n关于印发甲区节水方案的通知\n各镇人民政府：\n现将方案印发给你们，请认真执行。\n";
    let found = header(text);
    assert_eq!(
        told(&found).lines().collect::<Vec<_>>(),
        [
            "title: 关于印发甲区节水方案的通知",
            "number: 甲政办〔2023〕1号 = 甲政办 2023 1",
            "issuer: 甲区人民政府办公室",
            "to: 各镇人民政府",
            "issued: 2023-01-03",
            "disclosure: 公开",
            "year: 2023",
        ]
    );
    let line = "发文文号：甲政办〔2023〕1号 发布机关：甲区人民政府办公室\n关于印发甲区节水方案的通知\n各镇人民政府：\n现将方案印发给你们。\n";
    let found = header(line);
    assert_eq!(
        told(&found).lines().take(3).collect::<Vec<_>>(),
        [
            "title: 关于印发甲区节水方案的通知",
            "number: 甲政办〔2023〕1号 = 甲政办 2023 1",
            "issuer: 甲区人民政府办公室",
        ]
    );
    let list = "索引号：A1/2023-05\n发文序号：甲政办〔2023〕1号\n关于印发甲区节水方案的通知\n各镇人民政府：\n现将方案印发给你们。\n";
    let number = header(list).doc_number.expect("a number");
    assert_eq!((number.year, number.serial), (Some(2023), Some(1)));
}

#[test]
fn the_first_item_of_an_outline_a_menu_and_a_running_head_are_no_titles() {
    let outline =
        "一、主要目标\n2020年，空气质量继续改善。\n二、主要任务\n（一）调整结构。严格准入。\n";
    assert_eq!(header(outline).title, None);
    let compiled =
        "3.关于印发甲县节水方案的通知\n各镇人民政府：\n现将方案印发给你们，请认真执行。\n";
    assert_eq!(
        header(compiled).title.as_deref(),
        Some("关于印发甲县节水方案的通知")
    );
    let menu = "- 设为首页\n- 加入收藏本站\n关于印发甲县节水方案的通知\n各镇人民政府：\n现将方案印发给你们，请认真执行。\n";
    assert_eq!(
        header(menu).title.as_deref(),
        Some("关于印发甲县节水方案的通知")
    );
    let gazette = "2/2021      甲市人民政府公报      ·甲市人民政府办公室文件·\n关于印发甲市节水方案的通知\n\
                   甲政办发〔2021〕19号\n各镇人民政府：\n现将方案印发给你们，请认真执行。\n甲市人民政府办公室\n2021年5月28日\n";
    assert_eq!(
        header(gazette).title.as_deref(),
        Some("关于印发甲市节水方案的通知")
    );
}

#[test]
fn a_title_keeps_what_stands_in_brackets_on_its_second_line() {
    let text = "关于印发甲县节水政策举措的通知\n各镇人民政府：\n现将《甲县节水政策举措（2025年版）》印发给你们，请认真执行。\n\
                甲县人民政府\n2025年4月1日\n甲县节水政策举措\n（2025年版）\n一、改造管网\n改造老旧管网8公里。（责任单位：县水利局）\n";
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    assert_eq!(
        notice.books[0].title.as_deref(),
        Some("甲县节水政策举措（2025年版）")
    );
}

#[test]
fn a_title_over_two_lines_begins_an_annex_where_nobody_signs() {
    let body = "一、工作任务\n1．健全机制。定期听取汇报。（责任单位：区应急局）\n2．建设水源。补建消火栓100具。（责任单位：区水务局）\n";
    let text = format!(
        "云岭区人民政府办公室关于转发区消防队《云岭区消防发展三年行动计划（2019—2021）》的通知\n云府办发〔2019〕10号\n区政府各部门：\n\
         区消防队《云岭区消防发展三年行动计划（2019—2021）》已经区政府同意，现转发给你们，请认真执行。\n\n\
         云岭区消防发展三年行动计划\n\n（2019—2021）\n\n{body}"
    );
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    assert_eq!(
        notice.books[0].title.as_deref(),
        Some("云岭区消防发展三年行动计划（2019—2021）")
    );
    assert_eq!(notice.tasks.len(), 2);
}

#[test]
fn what_a_site_prints_above_the_title_is_no_part_of_it() {
    let title = "丁市人民政府办公室关于印发丁市治水行动方案的通知";
    let told = [
        format!("title: {title}"),
        "number: 丁政办〔2022〕6号 = 丁政办 2022 6".to_owned(),
        "issuer: 丁市人民政府办公室".to_owned(),
        "to: 各县人民政府".to_owned(),
        "year: 2022".to_owned(),
    ];
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    for above in [
        "【某库编号】 AB.12.345678\n原文链接：https://law.example.com/lar/1234567890abcdef.html\n",
        "某法网--某地法律信息网\n",
        "某法网\n",
        // Nobody can know that it is a name, but the title stands once more without it.
        "法规文库检索系统\n",
        "",
    ] {
        for number in ["丁政办〔2022〕6号", "（丁政办〔2022〕6号）"] {
            check(
                &format!(
                    "{above}{title}\n{title}\n\n{number}\n\n各县人民政府：\n现将方案印发给你们，请认真执行。\n{BODY}"
                ),
                &told,
            );
        }
    }
}

#[test]
fn a_number_alone_is_no_title() {
    for number in ["丁政办〔2022〕6号", "（丁政办〔2022〕6号）"] {
        check(
            &format!("{number}\n各县人民政府：\n现将方案印发给你们，请认真执行。\n{BODY}"),
            &[
                "number: 丁政办〔2022〕6号 = 丁政办 2022 6",
                "to: 各县人民政府",
                "year: 2022",
            ],
        );
    }
}

#[test]
fn an_issuer_above_a_title_that_stands_twice_is_kept() {
    check(
        &format!(
            "丁市人民政府\n关于做好治水工作的通知\n关于做好治水工作的通知\n各县人民政府：\n现就有关工作通知如下，请认真执行。\n{BODY}"
        ),
        &[
            "title: 丁市人民政府关于做好治水工作的通知",
            "issuer: 丁市人民政府",
            "to: 各县人民政府",
        ],
    );
}

#[test]
fn the_head_of_a_text_whose_paragraphs_blank_lines_part_is_not_joined() {
    let title = "丁市人民政府办公室关于印发丁市治水行动方案的通知";
    let items: String = (1..=20)
        .map(|number| format!("{number}.新建泵站{number}座，改造管网。\n\n"))
        .collect();
    let header = header(&format!(
        "【某库编号】 AB.12.345678\n原文链接：https://law.example.com/lar/1234567890abcdef.html\n{title}\n{title}\n\n（丁政办〔2022〕6号）\n\n\
         各县人民政府：\n\n现将方案印发给你们，请认真执行。\n\n一、治水\n\n{items}"
    ));
    assert_eq!(header.title.as_deref(), Some(title));
    assert_eq!(header.issuer.as_deref(), Some("丁市人民政府办公室"));
    assert_eq!(
        header.doc_number.map(|number| number.text).as_deref(),
        Some("丁政办〔2022〕6号")
    );
}

#[test]
fn the_names_of_the_columns_of_a_table_are_no_title() {
    let table = "工作任务\n|\n具体要求\n|\n责任科室\n|\n时限要求\n|\n清淤河道\n|\n清淤甲河、乙河共5公里。\n|\n河道科\n|\n6月底前\n|\n\
                 改造管网\n|\n改造老城区管网8公里。\n|\n管网科\n|\n年底前\n";
    assert_eq!(header(table).title, None);
    let titled = format!("丁区水务局2023年治水工作任务分解表\n{table}");
    assert_eq!(
        header(&titled).title.as_deref(),
        Some("丁区水务局2023年治水工作任务分解表")
    );
}

#[test]
fn the_ending_of_a_file_is_no_part_of_a_title() {
    let found = header(
        "澄溪县2022年重点任务分解表.docx\n一、水环境\n1.完成清淤4万方。（责任单位：县水利局）\n",
    );
    assert_eq!(found.title.as_deref(), Some("澄溪县2022年重点任务分解表"));
    let found = header(
        "澄溪县2022年重点任务分解表（2022年3月1日）.PDF\n一、水环境\n1.完成清淤4万方。（责任单位：县水利局）\n",
    );
    assert_eq!(found.title.as_deref(), Some("澄溪县2022年重点任务分解表"));
    assert_eq!(
        found.issued_on.map(|day| day.to_string()).as_deref(),
        Some("2022-03-01")
    );
}

#[test]
fn what_a_site_offers_above_a_title_is_no_part_of_it() {
    let found = header(
        "澄溪县人民政府   商务局   今天是： 设为首页 加入收藏   切换到繁体\n澄溪县推进服务业发展2022年行动计划\n\
         发布日期：2022-04-22 来源：县政府办\n澄政办发〔2022〕35号\n一、重点任务\n1.引导用户将政务网站设为首页。\n",
    );
    assert_eq!(
        found.title.as_deref(),
        Some("澄溪县推进服务业发展2022年行动计划")
    );
}

#[test]
fn a_label_in_front_of_the_title_is_no_part_of_the_issuer() {
    let found = header(
        "【重点工作专栏】澄溪县人民政府关于2022年重点工作任务分工的通知\n一、发展服务业\n1.新增企业20家。（县商务局负责）\n",
    );
    assert_eq!(found.issuer.as_deref(), Some("澄溪县人民政府"));
}

#[test]
fn a_numbered_heading_of_markdown_is_no_title_and_a_break_no_text() {
    let found = header(
        "## 一、总体要求\n\n坚持统筹规划。\n\n### （一）明确责任分工\n\n专人负责。\n\n### （二）强化保障\n\n加强维护。\n\n---\n\n\
         澄溪县大数据中心\n\n2022年8月8日\n",
    );
    assert_eq!(found.title, None);
    assert_eq!(found.issuer.as_deref(), Some("澄溪县大数据中心"));
}

#[test]
fn an_index_block_may_be_a_list_of_labels_and_values_a_line_each() {
    for colon in ["：", ""] {
        let list = [
            ("索引号", "11330000MB000000X/2021-00012"),
            ("主题分类", "农业、水利"),
            ("体裁分类", "通知"),
            ("发布机构", "溪口县人民政府办公室"),
            ("成文日期", "2021-03-05"),
            ("发布日期", "2021-03-09"),
        ];
        let list: String = list
            .iter()
            .map(|(label, value)| format!("{label}{colon}\n{value}\n"))
            .collect();
        let text = format!(
            "{list}溪口县人民政府办公室关于印发2021年水利工作要点的通知\n溪政办发〔2021〕6号\n各乡镇人民政府：\n\
             现将2021年水利工作要点印发给你们，请认真贯彻执行。\n溪口县人民政府办公室\n2021年3月5日\n"
        );
        let header = header(&text);
        assert_eq!(
            header.title.as_deref(),
            Some("溪口县人民政府办公室关于印发2021年水利工作要点的通知"),
            "{text}"
        );
        let days = [header.published_on, header.issued_on];
        assert_eq!(
            days.map(|day| day.map(|day| day.to_string())),
            [Some("2021-03-09".to_owned()), Some("2021-03-05".to_owned())]
        );
    }
}

#[test]
fn a_date_behind_the_number_on_its_line_is_no_part_of_either_list() {
    // A mirror prints the day of its page behind the number; the addressees follow without a blank line.
    let found = header(&format!(
        "癸市人民政府办公厅关于推动制造业发展的通知\n癸政办规〔2023〕4号           2023-04-11\n\
         各区人民政府，市政府有关部门：\n现印发给你们，请执行。\n癸市人民政府办公厅\n2023年4月10日\n{BODY}"
    ));
    let number = found.doc_number.expect("a number");
    assert_eq!(number.text, "癸政办规〔2023〕4号");
    assert_eq!(found.addressees, ["各区人民政府", "市政府有关部门"]);
    assert_eq!(
        found.issued_on.map(|day| day.to_string()).as_deref(),
        Some("2023-04-10")
    );
}

#[test]
fn the_title_row_of_a_sheet_is_a_title_and_its_row_of_names_is_none() {
    let cells = "|1|加固圩堤7公里。|县水利局|\n|2|新建校舍3栋。|县教育局|\n";
    let names = "|序号|工作任务|责任单位|\n";
    let tabs = |text: &str| {
        text.replace("|\n", "\n")
            .replace('|', "\t")
            .replace("\n\t", "\n")
    };
    let title = "澄溪县2022年重点任务分工表";
    let rows = format!("{names}{cells}");
    for text in [
        format!("|{title}|||\n|---|---|---|\n{rows}"),
        format!("{title}\t\t\n{}", tabs(&rows).trim_start()),
        format!("{title},,\n{}", tabs(&rows).trim_start().replace('\t', ",")),
        format!(
            "\"澄溪县2022年\n重点任务分工表\"\t\t\n{}",
            tabs(&rows).trim_start()
        ),
    ] {
        let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
        assert_eq!(notice.header.title.as_deref(), Some(title), "{text}");
        assert_eq!(notice.tasks.len(), 2, "{text}");
    }
    // Without a title there is none to be had from the names; here they are one less than the cells.
    let text = "序号 | 工作任务 | 完成时限 | 责任单位 |\n1 | 加固圩堤 | 加固圩堤7公里。 | 6月底前 | 县水利局 |\n\
                2 | 新建校舍 | 新建校舍3栋。 | 9月底前 | 县教育局 |\n3 | 造林 | 造林500亩。 | 9月底前 | 县林业局 |\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(notice.header.title, None);
}

#[test]
fn an_attachment_announced_right_above_its_table_is_there() {
    let cover = "澄溪县人民政府办公室关于转发《澄溪县圩堤整治工作方案》的通知\n\n各乡镇人民政府：\n\n\
                 现将《澄溪县圩堤整治工作方案》转发给你们，请认真组织实施。\n\n澄溪县人民政府办公室\n\n2022年2月21日\n\n\
                 澄溪县圩堤整治工作方案\n\n一、总体目标\n\n加固全县圩堤，确保安全度汛。\n\n二、工作保障\n\n各乡镇要抓好落实。\n\n\
                 附件：圩堤整治任务量统计表\n\n";
    let found = |behind: &str| {
        let notice = taskbook::parse(format!("{cover}{behind}").as_bytes(), &Options::default());
        let findings = notice.unwrap().findings;
        findings
            .iter()
            .filter(|finding| finding.rule == "attachment-missing")
            .count()
    };
    let lines = "制表日期：2022.2.16　　单位：公里\n\n序号\n\n乡镇\n\n长度\n\n1\n\n青石乡\n\n7\n\n2\n\n白沙镇\n\n9\n";
    let pipes = "| 序号 | 乡镇 | 长度 |\n|---|---|---|\n| 1 | 青石乡 | 7 |\n| 2 | 白沙镇 | 9 |\n";
    assert_eq!((found(lines), found(pipes)), (0, 0));
    // Nothing but the note, or text that is no table.
    assert_eq!((found(""), found("抄送：县委办公室。\n")), (1, 1));
}

#[test]
fn a_signature_on_one_line_is_that_on_three() {
    for signature in [
        "甲县人民政府办公室\n2024年3月1日\n（此件公开发布）",
        "甲县人民政府办公室2024年3月1日（此件公开发布）",
        "甲县人民政府办公室　　二○二四年三月一日 （此件公开发布）",
        "甲县人民政府办公室\n2024年3月1日（此件公开发布）",
        "执行中有何问题，请及时报告。甲县人民政府办公室2024年3月1日（此件公开发布）",
    ] {
        check(
            &format!(
                "关于印发甲县治水方案的通知\n各镇人民政府：\n现将方案印发给你们，请认真执行。\n{signature}\n甲县治水方案\n{BODY}"
            ),
            &[
                "title: 关于印发甲县治水方案的通知",
                "issuer: 甲县人民政府办公室",
                "to: 各镇人民政府",
                "issued: 2024-03-01",
                "disclosure: 公开",
                "year: 2024",
            ],
        );
    }
}

#[test]
fn a_signature_on_one_line_stands_below_the_last_item_or_table() {
    let head = "关于做好甲县治水工作的通知\n各镇人民政府：\n现就有关工作通知如下。\n";
    let items = format!("{head}{BODY}");
    let brackets = format!("{head}一、治水\n（一）清淤3万方。（责任单位：县水利局）\n");
    let contact = format!("{head}{BODY}（联系人：丙；联系电话：55320000）\n");
    let table = format!(
        "{head}序号\t工作任务\t责任单位\n1\t清淤3万方。\t县水利局\n2\t新建管网5公里。\t县住建局\n"
    );
    for above in [items, brackets, contact, table] {
        for day in ["2024年3月1日", "2024.3.1", "2024-3-1", "二○二四年三月一日"] {
            for note in ["", "（此件公开发布）\n"] {
                let text = format!("{above}甲县水利局　　{day}\n{note}");
                let header = header(&text);
                assert_eq!(header.issuer.as_deref(), Some("甲县水利局"), "{text}");
                let issued = header.issued_on.map(|day| day.to_string());
                assert_eq!(issued.as_deref(), Some("2024-03-01"), "{text}");
            }
        }
    }
}

#[test]
fn joint_issuers_sign_on_the_line_of_the_day() {
    check(
        "关于下达治水任务的通知\n各镇：\n现将任务下达给你们，请认真执行。\n甲县水利局　甲县财政局　　2024年3月1日\n",
        &[
            "title: 关于下达治水任务的通知",
            "issuer: 甲县水利局　甲县财政局",
            "to: 各镇",
            "issued: 2024-03-01",
            "year: 2024",
        ],
    );
}

#[test]
fn a_source_and_a_day_above_the_document_sign_nothing() {
    let text = "关于做好甲县治水工作的通知\n甲县融媒体中心　2024-03-05\n各镇人民政府：\n现就有关工作通知如下。\n甲县水利局　2024.3.1\n";
    let header = header(text);
    assert_eq!(header.issuer.as_deref(), Some("甲县水利局"));
    assert_eq!(
        header.issued_on.map(|day| day.to_string()).as_deref(),
        Some("2024-03-01")
    );
}

#[test]
fn rows_of_a_body_and_a_day_are_no_signatures() {
    let rows = "序号 工作任务 责任单位 完成时限\n1 新建管网5公里。 县水利局 2024年3月1日\n2 清淤3万方。 县住建局 2024年5月1日\n";
    let text = format!(
        "关于印发甲县治水任务的通知\n各镇人民政府：\n现将任务印发给你们，请认真执行。\n县水利局 2024年3月1日\n县住建局 2024年5月1日\n{rows}"
    );
    assert_eq!(header(&text).issued_on, None);
}

#[test]
fn labels_numbers_and_sentences_address_nobody() {
    for line in [
        "建设单位：",
        "受理机构：",
        "三、受理机构：",
        "清明将至，县民政局、县文明办倡议：",
    ] {
        let text = format!(
            "甲县有关情况公示\n{line}\n一、文明祭扫。\n二、绿色祭扫。\n甲县民政局\n2024年3月1日\n"
        );
        assert_eq!(header(&text).addressees, [""; 0], "{line}");
    }
    for (line, bodies) in [
        ("各相关单位：", vec!["各相关单位"]),
        ("县直属机构：", vec!["县直属机构"]),
        ("甲水务公司、各乡镇：", vec!["甲水务公司", "各乡镇"]),
    ] {
        let text =
            format!("关于治水的通知\n{line}\n现将有关事项通知如下。\n甲县水利局\n2024年3月1日\n");
        assert_eq!(header(&text).addressees, bodies, "{line}");
    }
}

#[test]
fn who_signed_stands_beside_the_number() {
    check(
        "甲县人民政府文件\n甲政发〔2024〕5号　　　　签发人：王丙\n甲县人民政府关于下达治水任务的通知\n各镇：\n现将任务下达给你们，请认真执行。\n甲县人民政府\n2024年3月1日\n",
        &[
            "title: 甲县人民政府关于下达治水任务的通知",
            "number: 甲政发〔2024〕5号 = 甲政发 2024 5",
            "issuer: 甲县人民政府",
            "to: 各镇",
            "issued: 2024-03-01",
            "year: 2024",
        ],
    );
}

#[test]
fn a_list_of_labels_ends_with_one_that_has_no_value_or_words_alone() {
    for list in [
        "索引号：\n113300/2024-1\n公开方式：\n主动公开\n有效性：\n有效\n",
        "索引号：\n113300/2024-1\n有效性：\n公开方式：\n主动公开\n",
        "公开方式：\n主动公开\n索引号：\n113300/2024-1\n主题词：\n水利 任务 通知\n",
    ] {
        let text = format!(
            "{list}甲县水利局关于做好治水工作的通知\n各镇：\n现就有关工作通知如下。\n{BODY}"
        );
        let header = header(&text);
        assert_eq!(
            header.title.as_deref(),
            Some("甲县水利局关于做好治水工作的通知"),
            "{list}"
        );
        assert_eq!(header.disclosure.as_deref(), Some("公开"), "{list}");
    }
}

#[test]
fn the_size_of_letters_and_who_checked_a_page_are_no_part_of_its_source() {
    for line in [
        "来源：甲县水利局 【字体：大 中 小】 发布时间：2024-03-05",
        "发布时间：2024-03-05 来源：甲县水利局字体大小：大 中 小",
        "发布时间：2024-03-05 | 来源：甲县水利局 | 审核：王丙",
        "发布时间：2024-03-05 来源：甲县水利局 审核：王丙",
    ] {
        let text = format!(
            "甲县水利局关于做好治水工作的通知\n{line}\n各镇：\n现就有关工作通知如下。\n{BODY}"
        );
        let header = header(&text);
        assert_eq!(header.source.as_deref(), Some("甲县水利局"), "{line}");
        assert_eq!(
            header.published_on.map(|day| day.to_string()).as_deref(),
            Some("2024-03-05"),
            "{line}"
        );
    }
}

#[test]
fn a_stamp_stands_below_the_heading_and_the_index_block() {
    for stamp in [
        "甲县融媒体中心　2024-03-05 09:30",
        "2024-03-05　甲县融媒体中心",
        "2024-03-05 09:30　甲县融媒体中心",
    ] {
        for index in ["", "索引号：113300/2024-1\n公开方式：主动公开\n"] {
            check(
                &format!(
                    "关于做好2024年治水工作的通知\n{index}{stamp}\n各镇：\n现就有关工作通知如下。\n甲县水利局\n2024年3月1日\n"
                ),
                &[
                    "title: 关于做好2024年治水工作的通知",
                    "issuer: 甲县水利局",
                    "to: 各镇",
                    "issued: 2024-03-01",
                    "published: 2024-03-05",
                    "source: 甲县融媒体中心",
                ]
                .iter()
                .copied()
                .chain((!index.is_empty()).then_some("disclosure: 公开"))
                .chain(["year: 2024"])
                .collect::<Vec<_>>(),
            );
        }
    }
}

#[test]
fn a_heading_above_the_index_block_is_the_title() {
    let index = "<table><tr><td>索引号：</td><td>1133/2024-1</td><td>文号：</td><td></td></tr><tr><td>发布日期：</td><td>2024-03-05</td><td>有效性：</td><td>有效</td></tr></table>";
    for addressed in [
        "<p>各镇：</p><p>现就有关工作通知如下。</p>",
        "<p>各镇：现就有关工作通知如下。</p>",
    ] {
        let page = format!(
            "<html><head><meta charset='utf-8'><title>甲县人民政府</title></head><body><div class='con'><div class='title'>甲县水利局关于做好治水工作的通知</div>\
             {index}<p class='info'>发布时间：2024-03-05 浏览量：</p><div id='zoom'>{addressed}<p>一、清淤。（责任单位：县水利局）</p><p>二、植树。（责任单位：县林业局）</p>\
             <p>甲县水利局</p><p>2024年3月1日</p></div></div></body></html>"
        );
        assert_eq!(
            header(&page).title.as_deref(),
            Some("甲县水利局关于做好治水工作的通知")
        );
    }
    // The name of a site is none.
    let page = "<html><head><title>甲县人民政府</title></head><body><p>各镇：</p><p>现就有关工作通知如下。</p></body></html>";
    assert_eq!(header(page).title, None);
}

#[test]
fn the_file_of_an_announced_attachment_is_no_further_one() {
    let head = "关于做好2024年治水工作的通知\n各镇：\n现将任务下达给你们。\n附件：治水任务表\n";
    let expected = [
        "title: 关于做好2024年治水工作的通知",
        "to: 各镇",
        "year: 2024",
        "attachment: None 治水任务表",
    ];
    check(&format!("{head}附件：治水任务表.doc\n"), &expected);
    check(&format!("{head}附件：\n1.治水任务表.doc\n"), &expected);
}

#[test]
fn each_line_of_a_wrapped_head_may_be_set_in_by_blanks() {
    let body = "　　为做好全县治水工作，经县人民政府研究同意，现就有关事项通知如下，请结合\n本地实际认真抓好贯彻落实，确保各项任务按期完成。\n　　一、新建管网5公里，健全长效管护机制，切实提高群众满意度。（责任单位：县\n水利局、县财政局）\n　　二、清淤河道3万方，健全长效管护机制，切实提高群众满意度。（责任单位：县\n住建局、县城管局）\n";
    for (title, read) in [
        (
            "　　　　甲县水利局\n　　　　关于做好\n　　　　治水工作的通知\n",
            "甲县水利局关于做好治水工作的通知",
        ),
        (
            "　　　　甲县水利局关于做好\n　　　　治水工作的通　知\n",
            "甲县水利局关于做好治水工作的通　知",
        ),
    ] {
        let header = header(&format!(
            "{title}各镇人民政府、各街道办事处，县政府各部门：\n{body}甲县水利局\n2024年3月1日\n"
        ));
        assert_eq!(header.title.as_deref(), Some(read));
        assert_eq!(
            header.addressees,
            ["各镇人民政府", "各街道办事处", "县政府各部门"]
        );
    }
}

#[test]
fn a_long_list_of_addressees_breaks_inside_a_name() {
    check(
        "关于下达2024年治水任务的通知\n各乡镇（街道）党（工）委、政府（办事处），县委各部委，县级国家机关各\n局办，各人民团体：\n现将任务下达给你们，请认真执行。\n",
        &[
            "title: 关于下达2024年治水任务的通知",
            "to: 各乡镇（街道）党（工）委 / 政府（办事处） / 县委各部委 / 县级国家机关各局办 / 各人民团体",
            "year: 2024",
        ],
    );
}

#[test]
fn what_follows_the_first_words_of_a_title_belongs_to_it() {
    let rest = "各镇：\n现将任务下达给你们，请认真执行。\n甲县水利局\n2024年3月1日\n";
    for (lines, read) in [
        (
            "关于做好今冬\n明春安全生产\n工作的通知",
            "关于做好今冬明春安全生产工作的通知",
        ),
        (
            "关于印发甲县治水任务分工\n（暂行）的通知",
            "关于印发甲县治水任务分工（暂行）的通知",
        ),
        (
            "甲县2024年重点工作任务\n分解方案",
            "甲县2024年重点工作任务分解方案",
        ),
        ("关于做好治水工作的\n通  知", "关于做好治水工作的通  知"),
    ] {
        assert_eq!(
            header(&format!("{lines}\n{rest}")).title.as_deref(),
            Some(read)
        );
    }
}

#[test]
fn a_title_above_its_number_is_found_where_nobody_is_addressed() {
    let header = header(&format!(
        "甲县水利局\n关于做好治水工作的通知\n甲水发〔2024〕5号\n为做好治水工作，现就有关事项通知如下：\n{BODY}甲县水利局\n2024年3月1日\n治水工作考核办法。\n"
    ));
    assert_eq!(
        header.title.as_deref(),
        Some("甲县水利局关于做好治水工作的通知")
    );
}

#[test]
fn a_text_without_a_title_has_none() {
    let header = header(
        "各镇：\n现将《甲县治水方案》印发给你们，请认真\n执行。\n甲县水利局\n2024年3月1日\n",
    );
    assert_eq!(header.title, None);
}

#[test]
fn an_item_that_ends_with_a_seal_is_no_note_of_it() {
    let text = "关于做好治水工作的通知\n各镇：\n现就有关工作通知如下。\n一、治水\n（一）清淤3万方。（责任单位：县水利局）甲县水利局（代章）\n甲县财政局（代章）\n2024年3月1日\n";
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    assert_eq!(notice.tasks.len(), 1);
}

#[test]
fn a_date_below_a_table_signs_the_notice() {
    let text = "关于做好治水工作的通知\n各镇：\n现就有关工作通知如下。\n序号\t工作任务\t责任单位\t完成时限\n1\t清淤3万方。\t县水利局\t6月底前\n2\t新建管网5公里。\t县住建局\t6月底前\n2024年3月1日\n（此件公开发布）\n";
    let issued = header(text).issued_on.map(|day| day.to_string());
    assert_eq!(issued.as_deref(), Some("2024-03-01"));
}

#[test]
fn an_addressee_broken_over_two_lines_is_no_title() {
    check(
        "甲县水利局关于做好2024年治水工作的\n通 知\n甲水发〔2024〕5号\n各乡镇（街道）党（工）委、政府（办事处），县委各部委，县级各\n人民团体：\n现就有关工作通知如下。\n甲县水利局\n2024年3月1日\n",
        &[
            "title: 甲县水利局关于做好2024年治水工作的通 知",
            "number: 甲水发〔2024〕5号 = 甲水发 2024 5",
            "issuer: 甲县水利局",
            "to: 各乡镇（街道）党（工）委 / 政府（办事处） / 县委各部委 / 县级各人民团体",
            "issued: 2024-03-01",
            "year: 2024",
        ],
    );
}

#[test]
fn a_title_may_have_two_brackets_behind_it_and_a_kind_below_it() {
    let rest = "各镇：\n现将任务下达给你们，请认真执行。\n甲县水利局\n2024年3月1日\n";
    for (lines, read) in [
        (
            "甲县治水工作要点（试行）（甲水发【2024】5号）",
            "甲县治水工作要点（试行）",
        ),
        (
            "关于印发2024年\n重点工作任务\n分解方案的\n通知（甲水发〔2024〕5号）",
            "关于印发2024年重点工作任务分解方案的通知",
        ),
    ] {
        let header = header(&format!("{lines}\n{rest}"));
        assert_eq!(header.title.as_deref(), Some(read));
        assert_eq!(header.doc_number.map(|number| number.serial), Some(Some(5)));
    }
}

#[test]
fn whom_to_ask_closes_a_cover_above_its_signature() {
    let text = format!(
        "关于印发甲县治水方案的通知\n各镇：\n现将方案印发给你们，请认真执行。\n（联系人：丙，联系电话：55320000）\n甲县水利局　2024年3月1日\n甲县治水方案\n{BODY}"
    );
    let header = header(&text);
    assert_eq!(header.issuer.as_deref(), Some("甲县水利局"));
    assert_eq!(
        header.issued_on.map(|day| day.to_string()).as_deref(),
        Some("2024-03-01")
    );
}

#[test]
fn bodies_that_set_their_seals_below_the_last_item_sign_a_wrapped_text() {
    let text = "关于做好甲县治水工作的通知\n各镇：\n　　为做好全县治水工作，经县人民政府研究同意，现就有关事项通知如下，请结合\n本地实际认真抓好贯彻落实，确保各项任务按期完成。\n　　一、新建管网5公里，健全长效管护机制，切实提高群众满意度。（责任单位：县\n水利局、县财政局）\n　　二、清淤河道3万方，健全长效管护机制，切实提高群众的满意度，做好各项记\n录。（责任单位：县住建局、县农业局、县文旅局、县城管局、县林业局、县财局）\n          甲县水利局（盖章）\n          甲县财政局（盖章）\n          2024年3月1日\n";
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    assert_eq!(
        notice.header.issuer.as_deref(),
        Some("甲县水利局甲县财政局")
    );
    assert_eq!(notice.tasks.len(), 2);
}

#[test]
fn whom_to_ask_and_a_stamp_sign_nothing() {
    let text = "甲县水利局关于做好治水工作的通知\n各镇：\n现就有关工作通知如下。\n（联系人：丙，联系电话：55320000）\n2024年3月1日\n";
    assert_eq!(header(text).issuer.as_deref(), Some("甲县水利局"));
    let text = format!(
        "甲县治水方案\n2024-03-05　甲县政务服务中心\n甲水发〔2024〕5号\n为做好治水工作，制定本方案。\n{BODY}"
    );
    assert_eq!(header(&text).issuer, None);
}

#[test]
fn a_colon_may_be_printed_as_the_sign_of_ratio() {
    let text = "甲县人民政府关于做好治水工作的通知\n甲政发〔2024〕5号\n各乡镇，县直各部门∶\n现印发给你们。\n附件∶1.任务清单\n2.考核办法\n甲县人民政府\n2024年3月1日\n";
    let header = header(text);
    assert_eq!(header.addressees, ["各乡镇", "县直各部门"]);
    let titles = header
        .attachments
        .iter()
        .map(|one| (one.number, &*one.title));
    assert!(titles.eq([(Some(1), "任务清单"), (Some(2), "考核办法")]));
}

#[test]
fn a_page_may_print_its_title_in_brackets_before_its_name() {
    let text = format!(
        "【关于做好2023年治水工作的通知(丁水〔2022〕84号)】-丁县水利局\n首页\n>\n政务公开\n关于做好2023年治水工作的通知(丁水〔2022〕84号)\n\
         丁县水利局关于做好2023年治水工作的通知\n丁水〔2022〕84号\n各乡镇人民政府：\n现就有关事项通知如下：\n{BODY}附件：治水曲线\n丁县水利局\n2022年11月25日\n\
         附件：\n治水曲线\n相关政策与解读\n丁县水利局印发《关于做好2023年治水工作的通知》\n排行榜\n"
    );
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    assert_eq!(
        told(&notice.header),
        [
            "title: 关于做好2023年治水工作的通知",
            "number: 丁水〔2022〕84号 = 丁水 2022 84",
            "issuer: 丁县水利局",
            "to: 各乡镇人民政府",
            "issued: 2022-11-25",
            "year: 2023",
            "attachment: None 治水曲线",
        ]
        .join("\n")
    );
    // What the page offers below the document is no part of the annex, whose title alone is there.
    let found = taskbook::lint(&notice, &Options::default());
    assert!(
        found
            .iter()
            .all(|found| found.rule.as_str() != "attachment-missing")
    );
}

#[test]
fn a_list_of_those_addressed_may_name_companies_one_by_one() {
    let companies: Vec<String> = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"]
        .iter()
        .flat_map(|one| {
            ["水务", "能源", "电力"].map(|kind| format!("云岭{one}{kind}投资集团有限责任公司"))
        })
        .collect();
    let text = format!(
        "云岭省水利厅关于做好2023年治水工作的通知\n各市水利局、{}：\n现就有关事项通知如下：\n{BODY}",
        companies.join("、")
    );
    assert!(
        text.lines()
            .nth(1)
            .is_some_and(|list| list.chars().count() > 300)
    );
    let found = header(&text).addressees;
    assert_eq!(found.len(), companies.len() + 1);
    assert_eq!(found[1..], companies);
}

#[test]
fn the_bracket_before_a_number_may_stand_on_a_line_of_its_own() {
    let text = "丁县水利局关于做好治水工作的通知\n各乡镇人民政府：\n现就有关事项通知如下：\n一、保障用水\n（一）签订合同。\n各乡镇要签订合同。\n（\n二）保障用电。\n\
                各乡镇要保障用电。\n（三）节约用水。\n各乡镇要节约用水。\n丁县水利局\n2022年11月25日\n";
    let notice = parse(text.as_bytes(), &Options::default()).expect("a notice");
    let paths: Vec<String> = notice
        .tasks
        .iter()
        .filter_map(|task| task.path.as_ref().map(|path| path.concat()))
        .collect();
    assert_eq!(paths, ["一(一)", "一(二)", "一(三)"]);
    let found = taskbook::lint(&notice, &Options::default());
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_page_may_end_between_the_names_of_those_who_issue_a_notice_together() {
    let text = "丁县发展和改革局丁县商务局关于印发促消费方案的通知\n各乡镇人民政府：\n现将《促消费方案》印发给你们，请认真贯彻落实。\n丁县发展和改革局\n\n# Page 12:\n丁县商务局\n\
                2023年1月9日\n促消费方案\n一、重点任务\n1.办好促销活动。（责任单位：县商务局）\n2.建设特色街区。（责任单位：县住建局）\n";
    let issuer = header(text).issuer;
    assert_eq!(issuer.as_deref(), Some("丁县发展和改革局丁县商务局"));
}
