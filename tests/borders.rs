//! Where a notice, its title, its items and their paragraphs begin and end. Every expectation is written from the text.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use taskbook::{LeftoverClass, Node, Notice, Options, Role, Via};

fn parse(text: &str) -> Notice {
    taskbook::parse(text.as_bytes(), &Options::default()).unwrap()
}

/// Paths with titles and clauses, from the first book.
fn outline(notice: &Notice) -> Vec<String> {
    fn walk(nodes: &[Node], lines: &mut Vec<String>) {
        for node in nodes {
            let clauses: Vec<&str> = node
                .clauses
                .iter()
                .map(|clause| clause.text.as_str())
                .collect();
            let title = node.title.as_deref().unwrap_or("-");
            lines.push(format!(
                "{} {title}: {}",
                node.path.join("/"),
                clauses.join(" | ")
            ));
            walk(&node.children, lines);
        }
    }
    let mut lines = Vec::new();
    for book in &notice.books {
        walk(&book.nodes, &mut lines);
    }
    lines
}

fn units(notice: &Notice, task: usize) -> Vec<(&str, Role, Via)> {
    let units = notice.tasks[task].units.iter();
    units
        .map(|unit| (unit.name.as_str(), unit.role, unit.via))
        .collect()
}

fn left(notice: &Notice, class: LeftoverClass) -> Vec<&str> {
    let left = notice.leftover.iter().filter(|left| left.class == class);
    left.map(|left| left.text.as_str()).collect()
}

/// The head of a notice that hands out a plan.
const HEAD: &str = "甲县人民政府办公室关于印发工作要点的通知\n甲政办〔2023〕5号\n各乡镇人民政府：\n现将要点印发给你们，请认真贯彻执行。\n甲县人民政府办公室\n2023年3月1日\n";

#[test]
fn a_label_inside_a_bracket_begins_no_line_of_responsibility() {
    let notice = parse(&format!(
        "{HEAD}甲县工作要点\n一、稳定外贸\n\
        1．鼓励企业承揽工程项目，对当年新签合同额较大且符合条件的企业按规定给予资金支持，全\n\
        年新签合同额增长5%。（责任单位：县商务局，\n\
        配合单位：县财政局、县外汇管理局）\n\
        对首次参展的企业给予展位补助，引导更多的企业参加境内外重点展会，全年组织参展企业三\n\
        十家以上。\n\
        2．开展跨境电商培训，邀请专家授课，帮助企业熟悉规则、防范风险，培训企业骨干二百人次\n\
        以上。（牵头单位：县商务局，\n责任单位：各乡镇人民政府）\n"
    ));
    assert_eq!(
        outline(&notice),
        [
            "一 稳定外贸: ",
            "一/1 -: 鼓励企业承揽工程项目，对当年新签合同额较大且符合条件的企业按规定给予资金支持，全年新签合同额增长5%。 | \
             对首次参展的企业给予展位补助，引导更多的企业参加境内外重点展会，全年组织参展企业三十家以上。",
            "一/2 -: 开展跨境电商培训，邀请专家授课，帮助企业熟悉规则、防范风险，培训企业骨干二百人次以上。",
        ]
    );
    assert_eq!(
        units(&notice, 0),
        [
            ("县商务局", Role::Responsible, Via::Bracket),
            ("县财政局", Role::Support, Via::Bracket),
            ("县外汇管理局", Role::Support, Via::Bracket),
        ]
    );
    assert_eq!(
        units(&notice, 1),
        [
            ("县商务局", Role::Lead, Via::Bracket),
            ("各乡镇人民政府", Role::Responsible, Via::Bracket),
        ]
    );
}

#[test]
fn dots_that_look_alike_close_a_number() {
    for dot in ['﹒', '．', '.', '｡'] {
        let notice = parse(&format!(
            "{HEAD}甲县工作要点\n一、供水\n1{dot}改造管网。更新管网20公里。\n责任单位：县水利局\n2{dot}2023年底前建成泵站。\n责任单位：县住建局\n"
        ));
        assert_eq!(
            outline(&notice),
            [
                "一 供水: ",
                "一/1 改造管网: 更新管网20公里。",
                "一/2 -: 2023年底前建成泵站。"
            ],
            "{dot}"
        );
    }
}

#[test]
fn a_title_stands_without_number_date_and_page_mark() {
    let body = "甲政办〔2023〕5号\n各乡镇人民政府：\n现将方案印发给你们，请认真贯彻执行。\n甲县人民政府办公室\n2023年3月1日\n甲县供水方案\n一、改造管网。（责任单位：县水利局）\n";
    let title = "甲县人民政府办公室关于印发甲县城乡供水一体化实施方案的通知";
    for head in [
        "14.\n甲县人民政府办公室关于印发甲县城乡供水一体化实施方案的通知（2023年3月1日）\n",
        "14．甲县人民政府办公室关于印发甲县城乡供水\n\n# Page 31:\n一体化实施方案的通知（2023年3月1日）\n",
        "14.甲县人民政府办公室关于印发甲县城乡供水一体化实施方案\n的通知\n（2023年3月1日）\n",
        "甲县人民政府办公室关于印发\n甲县城乡供水一体化实施方案的通知\n",
    ] {
        let notice = parse(&format!("{head}{body}"));
        assert_eq!(notice.header.title.as_deref(), Some(title), "{head}");
        let day = notice.header.issued_on.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2023-03-01"), "{head}");
        assert_eq!(
            notice.header.issuer.as_deref(),
            Some("甲县人民政府办公室"),
            "{head}"
        );
    }
}

#[test]
fn a_note_below_a_title_is_not_part_of_it() {
    let notice = parse(&format!(
        "{HEAD}甲县人民政府工作规则\n（2013年3月1日县政府第1次常务会议通过\n2023年2月1日修订）\n第一章 总则\n第一条 为规范工作，制定本规则。\n第二条 坚持依法行政。\n"
    ));
    assert_eq!(
        notice.books[0].title.as_deref(),
        Some("甲县人民政府工作规则")
    );
}

#[test]
fn a_further_notice_is_left_over_and_reported() {
    let notice = parse(&format!(
        "9．{HEAD}甲县工作要点\n一、供水。新建管网20公里。（责任单位：县水利局）\n二、供气。新建管网30公里。（责任单位：县住建局）\n\
        10．\n乙县人民政府办公室关于印发供热细则的通知（2023年4月1日）\n乙政办〔2023〕8号\n各乡镇人民政府：\n\
        现将细则印发给你们。\n乙县人民政府办公室\n2023年4月1日\n（此件公开发布）\n乙县供热细则\n第一条 换热站每年检修2次。（责任单位：县住建局）\n\
        第二条 管网每年检修1次。（责任单位：县住建局）\n"
    ));
    assert_eq!(
        outline(&notice),
        ["一 供水: 新建管网20公里。", "二 供气: 新建管网30公里。"]
    );
    assert_eq!(notice.header.disclosure, None);
    assert_eq!(notice.header.doc_number.unwrap().serial, Some(5));
    let rest: String = notice
        .leftover
        .iter()
        .filter(|left| left.class == LeftoverClass::Unknown)
        .map(|left| left.text.as_str())
        .collect();
    assert!(
        rest.starts_with("10．") && rest.contains("检修2次。"),
        "{rest}"
    );
    // It is no text of this notice that was not understood.
    let findings = notice.findings.iter();
    let rules: Vec<&str> = findings.map(|finding| &*finding.rule).collect();
    assert!(rules.contains(&"further-notice"), "{rules:?}");
    assert!(!rules.contains(&"text-left-over"), "{rules:?}");
}

#[test]
fn words_of_page_furniture_in_a_sentence_are_text() {
    let notice = parse(&format!(
        "{HEAD}甲县工作要点\n一、规范管理\n1．开展检查。督促主办单位加强沟通\n责任单位：县政府办\n\
        2．做好培训。为企业提供技术支持\n主办单位：县商会\n责任单位：县工信局\n3．推进IPv6规模部署\n责任单位：县网信办\n"
    ));
    assert_eq!(
        outline(&notice),
        [
            "一 规范管理: ",
            "一/1 开展检查: 督促主办单位加强沟通",
            "一/2 做好培训: 为企业提供技术支持",
            "一/3 -: 推进IPv6规模部署",
        ]
    );
    assert_eq!(
        units(&notice, 1),
        [
            ("县商会", Role::Lead, Via::Line),
            ("县工信局", Role::Responsible, Via::Line),
        ]
    );
    assert_eq!(left(&notice, LeftoverClass::Chrome), Vec::<&str>::new());
}

#[test]
fn page_marks_between_paragraphs_of_an_item_are_left_over() {
    let notice = parse(&format!(
        "{HEAD}甲县工作要点\n一、供水。新建管网。\n— 2 —\n年内完工。\n— 3 —\n责任单位：县水利局\n二、供气。新建管网。\n责任单位：县住建局\n"
    ));
    assert_eq!(left(&notice, LeftoverClass::Chrome), ["— 2 —", "— 3 —"]);
    assert_eq!(notice.books[0].nodes[0].at.pieces.len(), 3);
}

#[test]
fn what_an_open_bracket_reaches_over_is_left_over_where_it_is_no_time() {
    let notice = parse(&format!(
        "{HEAD}甲县工作要点\n一、供水。新建管网。（责任单位：县水利局，完成时限：2023年6月底前清理河道，完善巡查制度，建立问题清单。（县财政局负责，\
         完成时限：2023年9月底）\n二、供气。新建管网。（责任单位：县住建局，完成时限：6月底前完成主体工程）\n"
    ));
    let left = left(&notice, LeftoverClass::Unknown);
    assert_eq!(
        left,
        ["清理河道，完善巡查制度，建立问题清单。（县财政局负责，完成时限："]
    );
    assert!(notice.coverage < 0.9, "{}", notice.coverage);
}

#[test]
fn what_a_cell_of_bodies_says_besides_is_left_over() {
    let table = |cell: &str| {
        format!(
            "<h1>甲县2023年任务分解表</h1><table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>\
             <tr><td>1</td><td>清理河道。</td><td>{cell}</td></tr><tr><td>2</td><td>新修道路。</td><td>县交通局</td></tr></table>"
        )
    };
    let words = parse(&table("新增24小时自助图书馆5座,年服务读者不少于8万人次。"));
    assert_eq!(
        left(&words, LeftoverClass::Unknown),
        ["新增24小时自助图书馆5座,年服务读者不少于8万人次。"]
    );
    let names = parse(&table(
        "县水利局、县财政局；县水利局、县财政局按职责分工负责",
    ));
    assert_eq!(left(&names, LeftoverClass::Unknown), Vec::<&str>::new());
}

#[test]
fn a_page_may_end_inside_a_bracket() {
    let notice = parse(&format!(
        "{HEAD}甲县工作要点\n一、供水。新建管网。（责任单位：县水利局、\n— 2 —\n\n县财政局）\n二、供气。新建管网。（责任单位：县住建局）\n"
    ));
    assert_eq!(
        units(&notice, 0),
        [
            ("县水利局", Role::Responsible, Via::Bracket),
            ("县财政局", Role::Responsible, Via::Bracket),
        ]
    );
    assert_eq!(left(&notice, LeftoverClass::Chrome), ["— 2 —"]);
}

#[test]
fn the_closing_paragraph_of_a_notice_belongs_to_no_item() {
    let items = "一、供水。新建管网。（责任单位：县水利局）\n二、供气。新建管网。（责任单位：县住建局）\n三、供热。改造换热站。（责任单位：县城管局）\n";
    let notice = parse(&format!(
        "甲县人民政府关于做好公用事业工作的意见\n甲政发〔2023〕5号\n各乡镇人民政府：\n为做好工作，提出以下意见。\n{items}\
        各乡镇要提高认识，抓好落实。重大事项及时报告。\n甲县人民政府\n2023年3月1日\n"
    ));
    assert_eq!(outline(&notice)[2], "三 供热: 改造换热站。");
    assert!(
        left(&notice, LeftoverClass::Cover)
            .contains(&"各乡镇要提高认识，抓好落实。重大事项及时报告。")
    );

    let notice = parse(&format!(
        "{HEAD}甲县工作要点\n{items}本要点自印发之日起施行，有效期两年。\n"
    ));
    assert_eq!(outline(&notice)[2], "三 供热: 改造换热站。");
    assert!(left(&notice, LeftoverClass::Cover).contains(&"本要点自印发之日起施行，有效期两年。"));

    // Whom to ask stands in a bracket as bodies do, and bears nothing.
    let notice = parse(&format!(
        "甲县人民政府关于做好公用事业工作的意见\n甲政发〔2023〕5号\n各乡镇人民政府：\n为做好工作，提出以下意见。\n{items}\
        请各责任单位按月将进展书面告知县政府办公室（联系人：小李）。\n甲县人民政府\n2023年3月1日\n"
    ));
    assert_eq!(outline(&notice)[2], "三 供热: 改造换热站。");

    // Blanks to be sealed and signed are no part of the last item.
    let notice = parse(
        "2023年度工作目标责任书\n一、主要任务\n（一）新建管网8公里。\n二、其他。本责任书一式两份，双方各执一份。\n甲方（盖章）：　　乙方（盖章）：\n负责人签字：　　负责人签字：\n2023年3月1日\n",
    );
    assert_eq!(
        outline(&notice)[2],
        "二 其他: 本责任书一式两份，双方各执一份。"
    );

    // Whoever bears the last item; where the item says nothing else, it is about that.
    let notice = parse(&format!(
        "{HEAD}甲县工作要点\n{items}四、加强宣传。编发简报。\n本要点自印发之日起施行，有效期两年。\n"
    ));
    assert_eq!(outline(&notice)[3], "四 加强宣传: 编发简报。");
    assert!(left(&notice, LeftoverClass::Cover).contains(&"本要点自印发之日起施行，有效期两年。"));
    let notice = parse(&format!(
        "{HEAD}甲县工作要点\n{items}四、附则\n本要点自印发之日起施行，有效期两年。\n"
    ));
    assert_eq!(
        outline(&notice)[3],
        "四 附则: 本要点自印发之日起施行，有效期两年。"
    );
    let notice = parse(&format!(
        "{HEAD}甲县工作要点\n{items}四、开展整治。排查隐患。\n本轮整治自3月1日起实施，分三步推进。\n"
    ));
    assert_eq!(
        outline(&notice)[3],
        "四 开展整治: 排查隐患。 | 本轮整治自3月1日起实施，分三步推进。"
    );

    // An item before goes on behind its bracket: the last one may, too.
    let notice = parse(&format!(
        "{HEAD}甲县工作要点\n一、供水。新建管网。（责任单位：县水利局）\n年内完工。\n二、供气。新建管网。（责任单位：县住建局）\n\
        三、供热。改造换热站。（责任单位：县城管局）\n本年度完工。\n"
    ));
    assert_eq!(outline(&notice)[2], "三 供热: 改造换热站。 | 本年度完工。");
}

#[test]
fn a_paragraph_behind_a_complete_list_goes_back_above_it() {
    let notice = parse(&format!(
        "{HEAD}甲县工作要点\n一、健全会议制度。全体会议的任务是：\n（一）传达上级精神；\n（二）部署重要工作；\n（三）通报有关情况。\n全体会议每半年召开一次。\n二、改进作风。\n"
    ));
    assert_eq!(
        outline(&notice),
        [
            "一 健全会议制度: 全体会议的任务是： | 全体会议每半年召开一次。",
            "一/(一) -: 传达上级精神；",
            "一/(二) -: 部署重要工作；",
            "一/(三) -: 通报有关情况。",
            "二 -: 改进作风。",
        ]
    );
}

#[test]
fn a_link_to_a_reading_of_the_notice_is_furniture() {
    let page = |link: &str| {
        let lines: String = format!(
            "{HEAD}甲县工作要点\n一、供水。新建管网。（责任单位：县水利局）\n二、供气。新建管网。\n"
        )
        .lines()
        .map(|line| format!("<p>{line}</p>"))
        .collect();
        format!(
            "<html><head><meta charset=\"utf-8\"></head><body><div>{lines}<p>{link}</p></div></body></html>"
        )
    };
    let notice = parse(&page(
        "相关解读：<a href=\"/art/2.html\">《甲县工作要点》解读</a>",
    ));
    assert_eq!(outline(&notice)[1], "二 供气: 新建管网。");
    assert!(left(&notice, LeftoverClass::Chrome).contains(&"相关解读：《甲县工作要点》解读"));
}

#[test]
fn lists_without_marks_are_not_wrapped_text() {
    // Names and short entries, one a line, in a text whose prose is wrapped.
    let prose = "为进一步做好全县城乡供水保障工作，切实提升供水安全保障能力，根据省市有关文件精神，结\n\
        合我县实际，坚持城乡统筹、建管并重、分级负责的原则，加快补齐农村供水短板，健全长效管护\n\
        机制，制定本方案，请各有关单位结合各自职责抓好贯彻落实，确保如期完成年度各项目标任务。\n";
    let notice = parse(&format!(
        "{HEAD}甲县供水方案\n{prose}一、成员单位\n县水利局\n县财政局\n县住房和城乡建设局\n县卫生健康局\n二、改造管网\n{prose}"
    ));
    assert_eq!(
        outline(&notice)[0],
        "一 成员单位: 县水利局 | 县财政局 | 县住房和城乡建设局 | 县卫生健康局"
    );
}

#[test]
fn the_words_of_leave_are_no_part_of_the_last_item() {
    for leave in ["特此公告。", "特此通知。", "此复。"] {
        let notice = parse(&format!(
            "{HEAD}甲县工作要点\n一、供水。新建管网。\n二、供气改造。\n{leave}\n"
        ));
        assert_eq!(outline(&notice)[1], "二 -: 供气改造。", "{leave}");
        assert!(left(&notice, LeftoverClass::Cover).contains(&leave));
    }
}

#[test]
fn a_mark_alone_on_a_line_closes_the_line_above() {
    let whole = format!(
        "{HEAD}甲县工作要点\n一、供水\n（一）改造老城区管网。\n到2025年，改造管网30公里。（责任单位：县水利局）\n\
         （二）建设水厂。\n加快水厂建设，推动水源互备。（责任单位：县住建局、县水利局）\n"
    );
    let closed = whole.replace("管网。\n", "管网\n。\n");
    assert_eq!(outline(&parse(&closed)), outline(&parse(&whole)));
    assert_eq!(
        outline(&parse(&whole))[1],
        "一/(一) 改造老城区管网: 到2025年，改造管网30公里。"
    );
}

#[test]
fn the_numbers_of_a_box_between_paragraphs_are_none_of_the_outline() {
    let items = |boxed: &str| {
        format!(
            "{HEAD}甲县工作要点\n一、供水\n（一）改造管网\n1.改造老城区管网。\n改造管网30公里。（责任单位：县水利局）\n2.改造新城区管网。\n\
             改造管网20公里。（责任单位：县水利局）\n{boxed}3.改造乡镇管网。\n改造管网10公里。（责任单位：县住建局）\n二、供气\n1.新建管网。\n"
        )
    };
    let paths = |text: &str| {
        let notice = parse(text);
        let paths = notice.tasks.iter().map(|task| task.id.clone());
        paths.collect::<Vec<_>>()
    };
    let boxed = "专栏1　供水重点项目\n1.水厂：扩建第一水厂。\n2.泵站：新建泵站2座。\n3.管网：新建南部管网。\n4.水源：新建水源地。\n";
    assert_eq!(paths(&items(boxed)), paths(&items("")));
    let notice = parse(&items(boxed));
    let said = &notice.tasks[1].text;
    assert!(
        said.contains("扩建第一水厂。") && said.contains("新建水源地。"),
        "{said}"
    );
    // Items of a box that say whose they are remain items.
    let borne = "专栏1　供水重点项目\n1.水厂：扩建第一水厂。（县水利局）\n2.泵站：新建泵站2座。（县住建局）\n";
    assert_eq!(paths(&items(borne)).len(), paths(&items("")).len() + 2);
}
