//! Duties told in prose: bodies as the subjects of sentences and clauses, what stands before them, who joins in, and the bodies of
//! which a sentence says something else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use taskbook::{Notice, Options, Role};

/// A plan in which one item says this.
fn item(said: &str) -> Notice {
    let text = format!(
        "云溪县河道整治实施方案\n为做好河道整治，制定本方案。\n一、主要任务\n（一）巡查值守。{said}\n\
         （二）清理河道。清理河道20公里。\n云溪县人民政府\n2024年3月5日\n"
    );
    taskbook::parse(text.as_bytes(), &Options::default()).unwrap()
}

/// The bodies that bear the item, each behind the sign of its role.
fn borne(said: &str) -> String {
    let notice = item(said);
    let task = notice
        .tasks
        .iter()
        .find(|task| {
            task.path
                .as_ref()
                .is_some_and(|path| path.concat() == "一(一)")
        })
        .unwrap();
    let units = task.units.iter().map(|unit| {
        let at = unit.at.start as usize..unit.at.end as usize;
        assert_eq!(&notice.source().text()[at], unit.name, "{said}");
        let role = match unit.role {
            Role::Lead => "牵",
            Role::Support => "配",
            Role::Responsible => "责",
        };
        format!("{role}{}", unit.name)
    });
    units.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(facts: &[(&str, &str)]) {
    for (said, expected) in facts {
        assert_eq!(borne(said), *expected, "{said}");
    }
}

#[track_caller]
fn names_nobody(sentences: &[&str]) {
    for said in sentences {
        assert_eq!(borne(said), "", "{said}");
    }
}

#[test]
fn what_stands_before_the_body_of_a_clause() {
    check(&[
        (
            "一是县财政局要保障资金；二是县公安局要加强巡逻。",
            "责县财政局 责县公安局",
        ),
        ("为规范采砂行为，县水利局应完善台账。", "责县水利局"),
        ("在主城区，县城管局负责清运垃圾。", "责县城管局"),
        ("围绕堤防安全，县水利局要逐段排查。", "责县水利局"),
        ("下半年，县住建局要修复管网。", "责县住建局"),
        ("全面排查隐患。县应急局要制定管理办法。", "责县应急局"),
        (
            "县水利局要排查隐患。同时，县气象局应提供预报。",
            "责县水利局 责县气象局",
        ),
        (
            "县水利局要排查隐患。同时县气象局应提供预报。",
            "责县水利局 责县气象局",
        ),
        ("县水利局要落实主管部门责任，建立台账。", "责县水利局"),
        ("县应急局接到报告后，要立即启动预案。", "责县应急局"),
        ("县自然资源局在规划审批时，要预留用地。", "责县自然资源局"),
    ]);
}

#[test]
fn several_bodies_of_one_sentence() {
    check(&[
        ("县医保局、税务局要核对名单。", "责县医保局 责税务局"),
        (
            "县水利局、县住建局，以及县城管局要修复管网。",
            "责县水利局 责县住建局 责县城管局",
        ),
        (
            "县水利局要排查隐患，各乡镇要落实巡查人员。",
            "责县水利局 责各乡镇",
        ),
        (
            "各乡镇要落实巡查人员，县水利局应统计河长。",
            "责各乡镇 责县水利局",
        ),
        (
            "各村（社区）和县水利局应设立标牌。",
            "责各村（社区） 责县水利局",
        ),
        ("石桥镇、白沙乡要修复堤防。", "责石桥镇 责白沙乡"),
        ("石桥镇人民政府应修复堤防。", "责石桥镇人民政府"),
        ("云溪县水利局要修复堤防。", "责云溪县水利局"),
        (
            "县水利局推进清淤。县财政局拨付资金。",
            "责县水利局 责县财政局",
        ),
        (
            "县水利局推进清淤；县财政局拨付资金。",
            "责县水利局 责县财政局",
        ),
    ]);
}

#[test]
fn those_who_join_in_told_in_prose() {
    check(&[
        (
            "县财政局会同县水利局按照规定下达资金。",
            "责县财政局 配县水利局",
        ),
        (
            "县水利局要会同县公安局、县司法局打击非法采砂。",
            "责县水利局 配县公安局 配县司法局",
        ),
        (
            "县水利局建立台账，会同县公安局开展巡查。",
            "责县水利局 配县公安局",
        ),
        ("县水利局会同县公安局开展巡查。", "责县水利局 配县公安局"),
        (
            "县水利局负责会同县公安局打击非法采砂。",
            "责县水利局 配县公安局",
        ),
        ("由县水利局联合县公安局完善台账。", "责县水利局 配县公安局"),
    ]);
}

#[test]
fn each_of_a_class_has_a_work_but_not_what_is_said_to_all() {
    check(&[
        ("各乡镇要逐户排查，建立台账。", "责各乡镇"),
        ("各县（市、区）应于6月底前完成排查。", "责各县（市、区）"),
    ]);
    names_nobody(&[
        "各乡镇要加强宣传，营造氛围。",
        "各乡镇要高度重视。",
        "各地要逐户排查。",
        "各级政府要逐户排查。",
        "各单位要逐户排查。",
        "县乡政府要逐户排查。",
        "县政府要逐户排查。",
        "重点乡镇要逐户排查。",
        "中心镇要逐户排查。",
    ]);
}

#[test]
fn pieces_of_sentences_are_no_bodies() {
    names_nobody(&[
        "支持县统计局、县住建局摸清底数。",
        "申请人向县民政局提出申请。",
        "争取县金融办支持，加快建设。",
        "严格执行县财政局的规定，加快建设。",
        "建立由县水利局牵头、县公安局参与的协调机制，加快建设。",
        "健全县水利局牵头、县公安局参与的协调机制，加快建设。",
        "以县水利局为依托，加快建设。",
        "将清单报县水利局、县公安局。",
        "提供森林防火所需资料。",
    ]);
    check(&[
        (
            "由县水利局会同县供电公司设立充电服务站。",
            "责县水利局 配县供电公司",
        ),
        (
            "县水利局与县委组织部共同负责培训。",
            "责县水利局 责县委组织部",
        ),
        (
            "县水利局要建立服务站；县住建局、县残联参与巡查。",
            "责县水利局 配县住建局 配县残联",
        ),
        ("石桥街道要修复堤防。", "责石桥街道"),
        ("县水利局要于6月底前将服务站移交县住建局。", "责县水利局"),
    ]);
}

#[test]
fn the_past_persons_and_lookers_on_bear_no_work() {
    names_nobody(&[
        "县水利局开展了巡查，效果明显。",
        "去年，县水利局开展巡查12次。",
        "县水利局牵头的清淤已基本完成，加快建设。",
        "县水利局负责的清淤正在推进，加快建设。",
        "县水利局负责同志要靠前指挥。",
        "县水利局主要负责人要亲自抓。",
        "县考核办负责督查考核。",
        "县水利局开展的巡查要形成台账。",
        "县水利局接到报告后，已启动预案。",
        "县水利局是行业主管部门，要加强监管。",
        "县人民医院提升改造工程要年内完工。",
        "需要延期的，县水利局要报批。",
        "如遇险情，县水利局要报告。",
        "根据《河道条例》，县水利局应当巡查。",
    ]);
}

#[test]
fn the_bodies_may_be_a_sentence_above_their_duties() {
    let text = "云溪县防汛应急预案\n一、总则\n做好防汛。\n二、成员单位职责\n县水利局。负责监测水情，指导加固堤防。\n\
        县公安局、县交通局。负责疏导交通。\n各乡镇。负责巡查。\n云溪县人民政府\n2024年3月5日\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    let duties = notice.tasks.iter().find(|task| task.text.contains("水情"));
    let names = |task: &taskbook::Task| {
        let names = task.units.iter().map(|unit| unit.name.to_string());
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        duties.map(names).as_deref(),
        Some("县水利局 县公安局 县交通局 各乡镇")
    );
}

#[test]
fn what_stands_behind_a_label_may_be_to_assess() {
    let text = "云溪县河道整治任务清单\n一、县水利局：加强巡查，健全考核办法。\n二、县公安局：严查非法采砂。\n三、县财政局：保障资金。\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    let names: Vec<_> = notice
        .tasks
        .iter()
        .flat_map(|task| &task.units)
        .map(|unit| unit.name.as_str())
        .collect();
    assert_eq!(names, ["县水利局", "县公安局", "县财政局"]);
}

#[test]
fn departments_of_a_level() {
    check(&[
        ("县级财政部门负责拨付资金。", "责县级财政部门"),
        ("市级水利部门要及时通报水情。", "责市级水利部门"),
        ("市县财政部门应当安排资金。", "责市县财政部门"),
        ("县市场监管、住建等部门要清理河道。", "责县市场监管 责住建"),
        ("市区两级教育部门要开设护河课。", "责市区两级教育部门"),
    ]);
    names_nobody(&[
        "县级部门要加强领导。",
        "市级有关部门要密切配合。",
        "各级财政部门要足额安排资金。",
        "县级财政部门已拨付资金200万元。",
    ]);
}

#[test]
fn a_department_acts_with_others() {
    check(&[
        (
            "县水利主管部门会同有关部门制定清淤计划。",
            "责县水利主管部门 配有关部门",
        ),
        (
            "县水利部门、县住建局要清理河道。",
            "责县水利部门 责县住建局",
        ),
    ]);
    names_nobody(&[
        "有关部门会同县水利部门的专家座谈。",
        "县水利部门会同有关部门制定了清淤计划。",
    ]);
}

#[test]
fn how_a_body_does_its_work_and_within_what_time() {
    check(&[
        ("县水利局具体组织清理。", "责县水利局"),
        ("县应急局在30分钟内报告灾情。", "责县应急局"),
        ("县水利局在2个工作日内反馈结果。", "责县水利局"),
        ("6月1日开始，县水利局组织清理河道。", "责县水利局"),
    ]);
    names_nobody(&[
        "县水利局在30分钟内完成了处置。",
        "县水利局在县境内发现垃圾。",
        "工程全面开始，县水利局组织了仪式。",
    ]);
}

#[test]
fn those_whom_a_body_sends_are_none_of_its_name() {
    names_nobody(&[
        "县水利局派出专家组指导抢险。",
        "县水利局增派工作组负责抢险。",
        "县应急局设立现场指挥部负责指挥。",
        "县卫健局抽调骨干组成医疗队负责救治。",
    ]);
    check(&[("县公安局派出所负责夜间巡河。", "责县公安局派出所")]);
}

#[test]
fn further_sentences_of_items_that_bodies_open() {
    let text = "云溪县零碳园区建设方案\n为建好园区，制定本方案。\n一、实施路径\n（一）推进节能改造。改造厂房20座。\n二、组织保障\n\
                （一）建立标准体系\n县住建局制定能效分级标准。县交通局加快布局充电设施。\n\
                （二）支持技术攻关\n县科技局支持开展联合攻关。县科技局和县工信局联合推进成果转化。各园区加强宣传。\n\
                （三）统筹各类资金\n县发改局统筹专项资金。县财政局拨付了首批资金。县政府督查室加强督查。\n\
                云溪县人民政府\n2024年3月5日\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    let borne: Vec<String> = notice
        .tasks
        .iter()
        .map(|task| {
            let names = task.units.iter().map(|unit| &*unit.name);
            names.collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(
        borne,
        ["", "县住建局 县交通局", "县科技局 县工信局", "县发改局"]
    );
}

#[test]
fn works_parted_in_a_bracket_that_is_the_whole_sentence() {
    check(&[
        (
            "清理垃圾。（城区河段由县住建局牵头，乡村河段由县水利局牵头）",
            "牵县住建局 牵县水利局",
        ),
        (
            "清理垃圾。（甲类河段由县住建局牵头；乙类河段由县水利局牵头）",
            "牵县住建局 牵县水利局",
        ),
        (
            "清理垃圾。（城区河段由县住建局负责；乡村河段由县水利局负责）",
            "责县住建局 责县水利局",
        ),
        (
            "清理垃圾。（县住建局负责城区河段；县水利局负责乡村河段）",
            "责县住建局 责县水利局",
        ),
    ]);
}

#[test]
fn those_of_whom_a_sentence_says_that_they_bear_the_responsibility() {
    check(&[
        (
            "地方各级人民政府对本行政区域内河道安全负领导责任，统筹区域内各部门资源。",
            "责地方各级人民政府",
        ),
        (
            "建设单位对护坡质量承担首要责任，严格督促设计单位落实责任。",
            "责建设单位",
        ),
        (
            "各村承担河道保洁的属地主体责任和具体工作，明确专人。",
            "责各村",
        ),
        ("县水利局对河道安全负总责，加强抽查。", "责县水利局"),
    ]);
    names_nobody(&[
        "申报单位对材料真实性负责。",
        "施工单位对造成的损失依法承担赔偿责任。",
        "主要负责人对河道安全负总责。",
    ]);
}

#[test]
fn bodies_before_verbs_of_their_own() {
    check(&[
        // 会同 behind 由, whatever the verb
        (
            "护坡损失由县水利局会同县财政局据实核销。",
            "责县水利局 配县财政局",
        ),
        // The bureaus of all places are told what to do.
        (
            "各地住建局要认真对照检查清单，组织开展质量检查。",
            "责各地住建局",
        ),
        ("由市州水利部门负责协调对接。", "责市州水利部门"),
        // No name of a group.
        (
            "县水利局组织检查组，依法对有关单位进行现场检查。",
            "责县水利局",
        ),
    ]);
}

/// The last task of a plan that asks for questions below it, and what is said of it.
fn above_contacts(body: &str) -> String {
    let text = format!(
        "云溪县水利局关于做好河道整治工作的通知\n各乡镇人民政府：\n现将有关事项通知如下。\n一、清理河道\n各乡镇要清理河道20公里。\n\
         二、巡查值守\n各乡镇要组织开展巡查。\n{body}\n云溪县水利局\n2024年3月5日\n"
    );
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    notice.tasks.last().unwrap().text.to_string()
}

#[test]
fn whom_to_ask_about_the_whole_is_no_part_of_the_last_item() {
    for contacts in [
        "联系人：张三\n联系电话：00000000",
        "局河道管理股联系人：张三，联系电话：00000000",
        "电子邮箱：a@example.com",
        "如有问题，请及时与局河道管理股联系。",
    ] {
        let said = above_contacts(contacts);
        assert!(said.ends_with("巡查。"), "{contacts}: {said}");
    }
    let said = above_contacts("联系人制度：每季度会商一次。");
    assert!(said.contains("会商一次"), "{said}");
}

#[test]
fn a_hard_wrapped_print_has_blanks_in_names() {
    let notice = item(
        "县粮 食局负责监督指 导储备工作，省级粮食行政部 门负责监督指导本行政区域内储备工作，镇财 政所要落 实任务。",
    );
    let task = notice.tasks.first().unwrap();
    let mut units: Vec<(&str, &str)> = task
        .units
        .iter()
        .map(|unit| {
            let at = unit.at.start as usize..unit.at.end as usize;
            (&*unit.name, &notice.source().text()[at])
        })
        .collect();
    units.sort_unstable();
    assert_eq!(
        units,
        [
            ("县粮食局", "县粮 食局"),
            ("省级粮食行政部门", "省级粮食行政部 门"),
            ("镇财政所", "镇财 政所"),
        ]
    );
}

#[test]
fn whom_to_ask_below_duties_without_numbers_is_no_unread_duty() {
    let text = "云溪县河道整治工作方案\n为做好河道整治，制定本方案。\n一、组织领导\n成立河道整治工作专班，组长：赵某某。\n二、职责分工\n\
        各成员单位职责分工如下：\n综合办公室负责做好值班安排，确保每日上报。\n党建部负责处理信访事项，统筹做好维稳工作。\n\
        城管中队负责统筹做好信息对接及巡查工作。\n联系人：县河道整治领导小组 孙某某\n联系电话：00000000/00000000000\n\
        云溪县河道整治领导小组办公室\n2024年3月5日\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    let found = taskbook::lint(&notice, &Options::default());
    assert!(
        found.iter().all(|found| found.rule != "text-left-over"),
        "{found:?}"
    );
    let said = notice.tasks.iter().any(|task| task.text.contains("联系"));
    assert!(!said);
}
