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
