//! Notices with several annexes (附件) in one text, a cell a line: one table ends where the next annex begins.
#![allow(missing_docs, clippy::expect_used)]

use taskbook::{Notice, Options, parse};

const COVER: &str = "关于下达年度工作任务的通知/各镇人民政府：/现将有关任务下达给你们，请认真落实。/云溪县人民政府办公室/2021年3月12日";
const TASKS: &str = "云溪县重点任务分解表/序号/工作任务/责任单位/完成时限/1/完成城北公园土建工程。/县城管局/6月底/2/编制完成总体规划文本。/县住建局/9月底/3/印发停车收费办法。/县发改局/12月底";

/// A cover and what stands below it, lines parted by `/`.
fn notice(lines: &str) -> Notice {
    let text = format!("{COVER}/{lines}").replace('/', "\n");
    parse(text.as_bytes(), &Options::default()).expect("a notice")
}

/// Text and bodies of each task.
fn tasks(notice: &Notice) -> Vec<String> {
    let told = notice.tasks.iter().map(|task| {
        let units: Vec<&str> = task.units.iter().map(|unit| &*unit.name).collect();
        format!("{}|{}", task.text, units.join("、"))
    });
    told.collect()
}

const READ: [&str; 3] = [
    "完成城北公园土建工程。|县城管局",
    "编制完成总体规划文本。|县住建局",
    "印发停车收费办法。|县发改局",
];

#[test]
fn a_table_ends_at_the_mark_of_the_next_annex_however_it_is_written() {
    const CONTACTS: &str = "联系人名单/序号/单位/联系人/联系电话/1/县财政局/王明/13900000001/2/县水利局/李刚/13900000002";
    const YEARS: &str = "上年度完成情况统计表/年份/投资（亿元）/增长（%）/2018年/56.3/7.1/2019年/61.2/8.7/2020年/66.0/7.8";
    for [first, second] in [
        ["附1", "附2"],
        ["附 1", "附 2"],
        ["附1：", "附2："],
        ["附件1", "附件2"],
        ["附件一", "附件二"],
        ["附一", "附二"],
    ] {
        for other in [CONTACTS, YEARS] {
            let notice = notice(&format!("{first}/{TASKS}/{second}/{other}"));
            assert_eq!(tasks(&notice), READ, "{first}, {other}");
        }
    }
}

#[test]
fn a_last_row_with_fewer_cells_does_not_reach_into_the_next_table() {
    // The bodies of the first table stand once for all its rows, and so the last has one cell less.
    const GOALS: &str = "云溪县年度目标表/编号/工作任务/目标要求/责任领导/责任单位/备注/1/修订全县防汛抗旱应急预案，组织开展应急演练和人员培训，提升基层处置能力和水平/全覆盖/王刚/县应急局/2/开展农村饮水安全工程维修养护，健全长效管护机制，切实保障群众的用水安全/完成率100%/李明/县水利局/3/实施乡镇卫生院提升工程，配齐设施设备和全科医生，逐步缩小城乡之间的差距/全覆盖";
    // Long lines without a mark above sentences: by themselves they might be rows of a print.
    const PLAN: &str = "云溪县工作推进计划表/编号/工作任务/一季度/二季度/责任单位/1/栽植城区行道树并做好日常养护和缺株补植补种/制定实施方案。/全面完成。/县林业局/2/改造城区老旧小区并完善配套设施和长效管护机制/启动建设。/通过验收。/县住建局/3/举办各类招聘活动并做好重点群体就业帮扶的工作/印发通知。/全面完成。/县人社局/4/开展文明交通劝导并做好城区各路口的秩序维护等/印发通知。/全面完成。/县公安局";
    let notice = notice(&format!("附件1/{GOALS}/附件2/{PLAN}"));
    let tasks = tasks(&notice);
    let of_plan = [
        "栽植城区行道树并做好日常养护和缺株补植补种|县林业局",
        "改造城区老旧小区并完善配套设施和长效管护机制|县住建局",
        "举办各类招聘活动并做好重点群体就业帮扶的工作|县人社局",
        "开展文明交通劝导并做好城区各路口的秩序维护等|县公安局",
    ];
    assert_eq!(tasks.len(), 7, "{tasks:?}");
    assert_eq!(tasks[3..], of_plan);
    assert!(tasks[2].starts_with("实施乡镇卫生院提升工程"), "{tasks:?}");
}

/// What a notice says itself, with a list of what was found or a form below it.
const OWN: &str = "各镇人民政府：/为做好养老机构安全工作，现就有关事项通知如下：/一、开展自查/各镇人民政府要督促养老机构开展自查，于8月15日前报县民政局。/二、推进整改/（一）配备人员。县人社局要组织值班人员培训。/（二）安装装置。县住建局要推动安装灭火装置30套。";
const SIGNED: &str = "云溪县民政局/2021年8月2日";
const OWN_TASKS: [&str; 3] = [
    "各镇人民政府要督促养老机构开展自查，于8月15日前报县民政局。|各镇人民政府",
    "县人社局要组织值班人员培训。|县人社局",
    "县住建局要推动安装灭火装置30套。|县住建局",
];

fn with_annex(title: &str, body: &str, name: &str, annex: &str) -> Notice {
    let text = format!("云溪县民政局{title}/{body}/附件：{name}/{SIGNED}/附件/{name}/{annex}");
    parse(text.replace('/', "\n").as_bytes(), &Options::default()).expect("a notice")
}

#[test]
fn what_a_notice_tells_bodies_itself_is_read_beside_what_is_attached() {
    const CHECKS: &str =
        "一、通道/1.检查通道是否畅通。/2.检查出口标志。/二、器材/1.检查灭火器。/2.检查消火栓。";
    const FORM: &str =
        "| 序号 | 机构名称 | 存在问题 | 整改措施 | 责任人 |/| 1 |  |  |  |  |/| 2 |  |  |  |  |";
    let title = "关于开展养老机构安全排查工作的通知";
    let checks = with_annex(title, OWN, "养老机构检查要点", CHECKS);
    assert_eq!(tasks(&checks)[..3], OWN_TASKS);
    assert_eq!(checks.tasks.len(), 7);
    for name in ["整改情况汇总表", "养老机构基本信息"] {
        assert_eq!(
            tasks(&with_annex(title, OWN, name, FORM)),
            OWN_TASKS,
            "{name}"
        );
    }
    // Where its items tell nobody, what is attached is all.
    let silent =
        "各镇人民政府：/现就有关事项通知如下：/一、总体要求/坚持安全第一。/二、主要目标/设施齐全。";
    let notice = with_annex(title, silent, "养老机构检查要点", CHECKS);
    assert_eq!(notice.tasks.len(), 4);
}

#[test]
fn what_was_found_is_no_work_and_what_is_to_be_done_about_it_stands_in_the_notice() {
    const FOUND: &str =
        "一、通道/1.疏散通道堆放杂物。/2.安全出口上锁。/二、器材/1.灭火器压力不足。/2.消火栓无水。";
    let name = "养老机构安全问题清单";
    for title in [
        "关于印发养老机构安全问题清单的通知",
        "关于开展养老机构安全排查工作的通知",
    ] {
        let notice = with_annex(title, OWN, name, FOUND);
        assert_eq!(tasks(&notice), OWN_TASKS, "{title}");
        let left = notice.leftover.iter();
        assert_eq!(left.filter(|left| FOUND.contains(&*left.text)).count(), 6);
    }
    // One that says who mends what is work.
    let borne = FOUND.replace("杂物。", "杂物。（责任单位：县应急局）");
    let notice = with_annex("关于印发养老机构安全问题清单的通知", OWN, name, &borne);
    assert!(tasks(&notice).contains(&"疏散通道堆放杂物。|县应急局".to_owned()));
}

#[test]
fn an_annex_that_explains_hands_out_no_work() {
    const HOW: &str =
        "一、苗木/苗木要严格控制质量，规格控制在5至10公分。/二、栽植/1.抬高地形。/2.做好排水。";
    let text = format!(
        "关于印发云溪县绿化计划的通知/各镇人民政府：/现印发给你们。/附件：1.云溪县绿化计划/2.苗木栽植技术要求/{SIGNED}/\
         附件1/云溪县绿化计划/一、新建绿道/（一）新建绿道5公里。（责任单位：县林业局）/（二）改造绿地3处。（责任单位：县住建局）/附件2/苗木栽植技术要求/{HOW}"
    );
    let notice = parse(text.replace('/', "\n").as_bytes(), &Options::default()).expect("a notice");
    assert_eq!(
        tasks(&notice),
        ["新建绿道5公里。|县林业局", "改造绿地3处。|县住建局"]
    );
}

#[test]
fn forms_below_their_marks_are_there_whatever_they_leave_blank() {
    let notice = notice(&format!(
        "附件：1.云溪县重点任务分解表/2.检查通知书/附件1/{TASKS}/附件2/检查通知书/云查字〔 〕 号/被检查人：/经办人：/年 月 日"
    ));
    assert_eq!(tasks(&notice), READ);
    let found = taskbook::lint(&notice, &Options::default());
    // The number is no part of the title.
    let missing = found
        .iter()
        .find(|found| found.rule == "attachment-missing");
    assert!(missing.is_none(), "{missing:?}");
}

#[test]
fn labels_of_a_form_hand_out_no_work() {
    let page = |last: &str| {
        let form = "<table><tr><td>举报人</td><td></td></tr><tr><td><p>承办部门</p><p>负责人意见</p></td><td></td></tr>\
                    <tr><td><p>承办部门</p><p>领导意见</p></td><td></td></tr></table>";
        let page = format!(
            "<html><head><meta charset=\"utf-8\"></head><body><div><p>云溪县举报奖励办法</p><p>第一条 县粮食局负责举报奖励。</p>\
             <p>附件：审批表</p><p>附件</p><p>审批表</p>{form}{last}</div></body></html>"
        );
        let notice = parse(page.as_bytes(), &Options::default()).expect("a notice");
        let found = taskbook::lint(&notice, &Options::default());
        found.iter().any(|found| {
            found.rule == "text-left-over" && found.severity == taskbook::Severity::Warning
        })
    };
    assert!(!page(""));
    // With bodies beside them they would.
    assert!(page(
        "<table><tr><td>承办部门</td><td>县粮食局</td></tr><tr><td>承办部门</td><td>县财政局</td></tr></table>"
    ));
}
