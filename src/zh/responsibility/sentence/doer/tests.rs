//! Sentences of running text, and who has to do what they say.

use super::*;

fn read(sentence: &str) -> Vec<String> {
    let names = doers(sentence, true).into_iter().map(|(name, _)| {
        assert_eq!(&sentence[name.range.clone()], name.name);
        name.name
    });
    names.collect()
}

#[test]
fn further_bodies_behind_by() {
    assert_eq!(
        read("由县住建局组织验收，由县审计局进行审计。"),
        ["县住建局", "县审计局"]
    );
    assert_eq!(
        read("由县教育局、县财政局进行审核。"),
        ["县教育局", "县财政局"]
    );
    for sentence in [
        "由县审计局进行审计。",
        "由县教育局、县财政局进行审核的项目。",
        "由专家进行审核。",
        "由县教育局、有关专家进行审核。",
        "验收合格后，由县教育局、县财政局进行审核。",
    ] {
        assert_eq!(read(sentence), [""; 0], "{sentence}");
    }
}

#[test]
fn what_is_reviewed_and_who_helps_whom() {
    let facts: &[(&str, &str)] = &[
        (
            "补助由财政局、招商局初审，报县政府审定。",
            "责财政局 责招商局",
        ),
        ("材料由县教育局审核。", "责县教育局"),
        (
            "项目由县发改局、县住建局联合验收。",
            "责县发改局 责县住建局",
        ),
        (
            "由县财政局配合县发展改革委、县商务局积极申报资金。",
            "配县财政局 责县发展改革委 责县商务局",
        ),
        (
            "工作由县教育局组织实施，县教研室、县电教中心等单位的工作职责如下：",
            "责县教育局",
        ),
        ("由县公安局协助县城管局清理占道。", "配县公安局 责县城管局"),
    ];
    for (sentence, expected) in facts {
        let found = doers(sentence, false).into_iter();
        let role = |role| if role == Role::Support { '配' } else { '责' };
        let read: Vec<String> = found
            .map(|(name, given)| format!("{}{}", role(given), name.name))
            .collect();
        assert_eq!(read.join(" "), *expected, "{sentence}");
    }
    for sentence in [
        "由专家初审。",
        "奖金由县财政局从预备费中列支。",
        "企业应于6月底前将材料报县科技局，由县科技局审核。",
        "居民提出申请，由县民政局审核。",
        "申请材料由申请人报县教育局审核。",
        "由县财政局审核的项目。",
        "由县财政局审核通过的，予以补助。",
        "需要延期的，由县住建局审核。",
        "审核合格后由县财政局核定。",
        "去年，补助由县财政局审核。",
        "答：标准由县发改局核定。",
        "推进改造，由县住建局、县城管局负责的工作任务如下：",
    ] {
        assert_eq!(read(sentence), [""; 0], "{sentence}");
    }
}

#[test]
fn names_at_the_beginning_of_a_clause() {
    let facts: &[(&str, &[&str])] = &[
        ("县水利局负责定期汇总巡查结果，并予通报。", &["县水利局"]),
        (
            "县水利局、县公安局及各乡镇人民政府等单位负责加大巡查力度。",
            &["县水利局", "县公安局", "各乡镇人民政府"],
        ),
        (
            "针对非法采砂，县水利局具体负责强化巡查，县公安局负责查处。",
            &["县水利局", "县公安局"],
        ),
        ("由县财政局负责统筹资金。", &["县财政局"]),
        ("请县财政局抓紧办理手续。", &["县财政局"]),
        (
            "会议责成县财政局、县审计局于5月底前整改到位。",
            &["县财政局", "县审计局"],
        ),
        ("县财政局：负责统筹资金。", &["县财政局"]),
        ("将管网一并交由县供水公司负责维护与管理。", &["县供水公司"]),
        ("由县住建局协调各乡镇落实。", &["县住建局"]),
        (
            "由县住建局、县城管局于6月15日前完成招标。",
            &["县住建局", "县城管局"],
        ),
        ("由县住建局督促施工单位赶工。", &["县住建局"]),
        (
            "灯会由县文旅局、城关街办共同组织实施。",
            &["县文旅局", "城关街办"],
        ),
        ("此项工作由县财政局联合完成。", &["县财政局"]),
        ("该项目由县住建局具体实施，年底竣工。", &["县住建局"]),
        (
            "由县供水公司协调云岭镇政府，将管网一并交由县供水公司负责维护与管理。",
            &["县供水公司", "县供水公司"],
        ),
        (
            "责任单位及分工：县文旅局负责开发平台，县大数据中心负责对接数据。",
            &["县文旅局", "县大数据中心"],
        ),
        ("由云岭县政府从稳定大局出发，做好工作。", &["云岭县政府"]),
    ];
    for (sentence, expected) in facts {
        assert_eq!(read(sentence), *expected, "{sentence}");
    }
}

#[test]
fn a_work_that_is_handed_over() {
    let facts: &[(&str, &[&str])] = &[
        ("宣传工作由县委宣传部负责。", &["县委宣传部"]),
        ("所需经费由县财政局负责筹措。", &["县财政局"]),
        ("水厂由县住建局负责建设、管理。", &["县住建局"]),
        ("资金由县财政部门负责。", &["县财政部门"]),
        (
            "资金由各区（开发区）财政部门负责。",
            &["各区（开发区）财政部门"],
        ),
        ("证书由市教育行政部门负责发放。", &["市教育行政部门"]),
        ("标准由省财政部门负责制定。", &["省财政部门"]),
        ("方案由县水利局负责制订。", &["县水利局"]),
        ("试点工作由县教育局组织实施。", &["县教育局"]),
        ("日常工作由县政府督查室承担。", &["县政府督查室"]),
        (
            "主干道由县城管局负责，街巷由各街道办事处负责。",
            &["县城管局", "各街道办事处"],
        ),
        (
            "加强管护，日常巡查由各乡镇人民政府分别负责。",
            &["各乡镇人民政府"],
        ),
    ];
    for (sentence, expected) in facts {
        assert_eq!(read(sentence), *expected, "{sentence}");
    }
    for sentence in [
        "河道原由县水利局负责。",
        "涉及河道的由县水利局负责。",
        "审核后由县财政局负责拨付。",
        "发生险情时，抢险由县应急局负责。",
        "坚持由县政府负责、部门配合的原则。",
        "推进由县水利局负责的项目。",
        "方案由县水利局负责解释。",
        "工作由县水利局负责人带队检查。",
        "由县水利局负责制改为分工制。",
        "年度考核由县委组织部负责。",
        "新建站点3个(其中1个由县住建局负责)。",
        "安全生产由业主单位负责。",
        "资金由财政部门负责拨付。",
        "资金由各级财政部门负责拨付。",
        "河道由县直部门负责清理。",
        "审批由行业主管部门负责。",
    ] {
        assert_eq!(read(sentence), [""; 0], "{sentence}");
    }
}

#[test]
fn clauses_beside_a_work_say_what_others_do() {
    use Role::{Responsible, Support};
    let facts: &[(&str, &[(&str, Role)])] = &[
        (
            "县民政局确定金额，由县财政局负责拨付。",
            &[("县民政局", Responsible), ("县财政局", Responsible)],
        ),
        (
            "实行预拨制度，县民政局于年初确定金额，由县财政局负责拨付。",
            &[("县民政局", Responsible), ("县财政局", Responsible)],
        ),
        (
            "县文旅局依据职能提供服务，县纪委、县审计局负责受理投诉。",
            &[
                ("县文旅局", Responsible),
                ("县纪委", Responsible),
                ("县审计局", Responsible),
            ],
        ),
        (
            "县发改局会同县财政局确定金额，由县审计局负责监督。",
            &[
                ("县发改局", Responsible),
                ("县财政局", Support),
                ("县审计局", Responsible),
            ],
        ),
        (
            "县工信局培育企业，县财政局、县科技局支持。",
            &[
                ("县工信局", Responsible),
                ("县财政局", Support),
                ("县科技局", Support),
            ],
        ),
        (
            "园区内的由园区管委会负责养护，园区外的由县住建局负责养护。",
            &[("园区管委会", Responsible), ("县住建局", Responsible)],
        ),
    ];
    for (sentence, expected) in facts {
        let found = doers(sentence, true);
        let read = found.iter().map(|(name, role)| (&*name.name, *role));
        let read: Vec<_> = read.collect();
        assert_eq!(read, *expected, "{sentence}");
    }
    // In a report it is what was done.
    for (sentence, _) in &facts[..5] {
        assert_eq!(doers(sentence, false), [], "{sentence}");
    }
    for sentence in [
        "县民政局已确定金额，由县财政局负责拨付。",
        "县政府同意方案，由县财政局负责拨付。",
        "县民政局是主管部门，由县财政局负责拨付。",
        "县民政局确定金额后，由县财政局负责拨付。",
        "县城至青山乡公路全长20公里，由县交通局负责养护。",
        "县教育局获评先进，县财政局支持。",
        "今年以来，县工信局培育企业，县财政局支持。",
        "10日内的由县财政局负责拨付。",
    ] {
        assert_eq!(read(sentence), [""; 0], "{sentence}");
    }
}

#[test]
fn those_who_join_in() {
    assert_eq!(
        read("旅游安全由县文旅局负责，有关部门配合。"),
        ["县文旅局", "有关部门"]
    );
    let found = doers(
        "由县市场监管局负责组织专项检查，县公安局、县城管局配合。",
        true,
    );
    let roles: Vec<_> = found
        .iter()
        .map(|(name, role)| (&*name.name, *role))
        .collect();
    assert_eq!(
        roles,
        [
            ("县市场监管局", Role::Responsible),
            ("县公安局", Role::Support),
            ("县城管局", Role::Support)
        ]
    );
    let names = read("请县教育局抓紧办理手续，县发改局予以支持配合，县财政局予以支持。");
    assert_eq!(names, ["县教育局", "县发改局", "县财政局"]);
    assert_eq!(doers("加强宣传，县公安局、县城管局配合。", true), []);
}

#[test]
fn prose_and_procedures() {
    for sentence in [
        "请各乡镇于6月5日前将名单报县民政局。",
        "请各有关单位抓紧落实。",
        "市政府要求县水利局制定方案。",
        "税务部门负责征收。",
        "有关部门负责办理手续。",
        "发生险情时，县应急局负责调度。",
        "凡涉及占用河道的，由县水利局负责审批。",
        "办公室设在县水利局，县水利局负责日常工作。",
        "本方案由县水利局负责解释。",
        "县水利局负责人要靠前指挥。",
        "督促县水利局负责整改到位。",
        "加强巡查，谁主管谁负责落实到位。",
        "由专人负责收集信息。",
        "由此带动全县发展。",
        "建设单位负责清运垃圾。",
        "领导小组办公室负责日常工作。",
        "县水利局清理了河道，县住建局负责修复河岸。",
        "物业公司负责清运垃圾。",
        "由县政府办公室按照分工呈批。",
        "由县住建局、县水利局共同签字确认。",
    ] {
        assert_eq!(read(sentence), [""; 0], "{sentence}");
    }
}

#[test]
fn a_bracket_at_the_end_gives_each_its_work() {
    let facts = [
        "完善目录，督促执行（县卫健局负责编制目录，县医保局负责督促执行）。",
        "（由县卫健局负责编制目录，县医保局负责督促执行）",
    ];
    for sentence in facts {
        assert_eq!(read(sentence), ["县卫健局", "县医保局"], "{sentence}");
    }
    for sentence in [
        "建成水库（原由县水利局负责管理）。",
        "印发办法（由县水利局负责解释）。",
        "推进项目（县水利局负责的项目除外）。",
        "完善目录（县卫健局已负责编制了目录）。",
    ] {
        assert_eq!(read(sentence), [""; 0], "{sentence}");
    }
}
