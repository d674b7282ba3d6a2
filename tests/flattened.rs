//! Tables that extraction flattened to a cell a line, without a blank line anywhere: invented notices against facts read from them.
#![allow(missing_docs, clippy::expect_used)]

use std::collections::BTreeSet;

use taskbook::{Confidence, Notice, Options, Role, Task, parse};

/// Lines parted by `/`, behind a cover with its signature.
fn annex(lines: &str) -> Notice {
    let cover = "关于做好有关工作的通知/各镇人民政府：/现将有关事项通知如下。/云溪县人民政府办公室/2021年3月12日";
    notice(&format!("{cover}/{lines}"))
}

fn notice(lines: &str) -> Notice {
    let text = lines.replace('/', "\n");
    parse(text.as_bytes(), &Options::default()).expect("a notice")
}

/// Number, heading, text, bodies and times of each task.
fn tasks(notice: &Notice) -> Vec<String> {
    notice.tasks.iter().map(told).collect()
}

fn told(task: &Task) -> String {
    let mut out: Vec<String> = Vec::new();
    out.extend(task.seq.as_deref().map(str::to_owned));
    out.extend(task.heading.as_ref().map(ToString::to_string));
    out.push(task.text.to_string());
    let role = |role: Role| match role {
        Role::Lead => "牵头",
        Role::Support => "配合",
        _ => "",
    };
    let units = task.units.iter();
    let units: Vec<String> = units
        .map(|unit| format!("{}{}", role(unit.role), unit.name))
        .collect();
    out.push(units.join("、"));
    out.extend(task.deadlines.iter().map(|due| due.text.to_string()));
    out.join("|")
}

/// The names of bodies, each once.
fn bodies(notice: &Notice) -> BTreeSet<&str> {
    let units = notice.tasks.iter().flat_map(|task| &task.units);
    units.map(|unit| &*unit.name).collect()
}

/// What stands in three rows of four cells.
const ROWS: &str = "1/完成城北公园土建工程。/县城管局/6月底/2/编制完成总体规划文本。/县住建局/9月底/3/印发停车收费办法。/县发改局/12月底";
const READ: [&str; 3] = [
    "1|完成城北公园土建工程。|县城管局|6月底",
    "2|编制完成总体规划文本。|县住建局|9月底",
    "3|印发停车收费办法。|县发改局|12月底",
];

#[test]
fn a_cell_that_goes_on_behind_a_page_number_has_a_place_of_two_pieces() {
    let notice = annex(
        "2021年度任务分解表/序号/工作任务/责任单位/完成时限/1/完成城北公园土建工程。/县城管局/6月底/\
         2/编制完成总体/— 3 —/规划文本。/县住建局/9月底/3/印发停车收费办法。/县发改局/12月底",
    );
    assert_eq!(tasks(&notice), READ);
    let at = &notice.tasks[1].at;
    let pieces = at
        .pieces
        .iter()
        .map(|piece| &notice.source().text()[piece.range()]);
    assert_eq!(pieces.collect::<Vec<_>>(), ["编制完成总体", "规划文本。"]);
}

#[test]
fn the_names_of_columns_begin_an_annex_and_end_its_title() {
    for title in [
        "2021年度目录", "2021年度台账", "民生实事", "附件1", "附表", "2021年度分解表",
    ] {
        let notice = annex(&format!("{title}/序号/工作任务/责任单位/完成时限/{ROWS}"));
        assert_eq!(tasks(&notice), READ, "{title}");
        let own = notice.tables[0].title.as_deref();
        let is_mark = |title: &str| title == "附件1" || title == "附表";
        assert_eq!(own, Some(title).filter(|title| !is_mark(title)));
    }
    let untitled = annex(&format!("序号/工作任务/责任单位/完成时限/{ROWS}"));
    assert_eq!(tasks(&untitled), READ);
    let led = annex(
        "2021年度台账/牵头单位/序号/改革事项/改革举措及标志性成果/时间进度/参加单位/县发改局/1/招标全流程电子化/建成交易平台。/9月/县数据局/县财政局/2/信用修复/压缩办理时限。/6月/县审计局",
    );
    assert_eq!(led.tables[0].title.as_deref(), Some("2021年度台账"));
    let names: Vec<&str> = led.tables[0]
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "牵头单位", "序号", "改革事项", "改革举措及标志性成果", "时间进度", "参加单位"
        ]
    );
}

#[test]
fn a_title_of_the_same_kind_above_the_same_names_begins_another_table() {
    let names = "序号/工作任务/责任单位/完成时限";
    let again = "1/组织停车收费听证。/县发改局/5月底/2/组织公园规划听证。/县城管局/8月底";
    let notice = annex(&format!(
        "2021年度重大决策事项目录/{names}/{ROWS}/2021年度决策听证事项目录/{names}/{again}"
    ));
    let titles: Vec<Option<&str>> = notice
        .tables
        .iter()
        .map(|table| table.title.as_deref())
        .collect();
    assert_eq!(
        titles,
        [
            Some("2021年度重大决策事项目录"),
            Some("2021年度决策听证事项目录")
        ]
    );
    let all = tasks(&notice);
    assert_eq!(all[..3], READ);
    assert_eq!(
        all[3..],
        [
            "1|组织停车收费听证。|县发改局|5月底",
            "2|组织公园规划听证。|县城管局|8月底"
        ]
    );
    // The last cell above a header that a new page prints again is none.
    let pages = annex(&format!(
        "2021年度目录/{names}/{ROWS}/{names}/4/修订目录。/县司法局/12月底"
    ));
    assert_eq!(pages.tables.len(), 1);
    assert_eq!(pages.tasks.len(), 4);
}

#[test]
fn whatever_stands_between_the_number_column_and_the_first_number_is_a_name() {
    let rows = "1/《研发机构建设奖励试行办法》/县经信局/3月底/2/《科技计划专项资金管理办法》/县科技局/4月底/3/《货车限行区域调整方案》/县公安局/5月底";
    let read = [
        "1|《研发机构建设奖励试行办法》|县经信局|3月底",
        "2|《科技计划专项资金管理办法》|县科技局|4月底",
        "3|《货车限行区域调整方案》|县公安局|5月底",
    ];
    for names in [
        "序号/文件名称/起草单位/完成时间",
        "序号/文件名称/文件起草、报送单位/完成时间",
        "序号/拟制定的县政府规范性文件名称/规范性文件起草报送单位/草案报送合法性审查时间",
        "序号/年度工作任务和主要措施/牵头责任单位及配合单位/完成时间",
    ] {
        let notice = annex(&format!("2021年度制定计划/{names}/{rows}"));
        let own: Vec<String> = tasks(&notice)
            .iter()
            .map(|task| task.replace("牵头", ""))
            .collect();
        assert_eq!(own, read, "{names}");
    }
    // What stands above the number of each block is a group, and no name however long.
    let grouped = annex(
        "2021年度台账/序号/工作任务/责任单位/健全产消平衡的长效处置体系/1/建成处置中心。/县城管局/2/落实监管责任。/县住建局/推进“光伏+”示范工程/1/建成电站两座。/县发改局",
    );
    let names = grouped.tables.iter().flat_map(|table| &table.columns);
    assert!(
        names
            .into_iter()
            .all(|column| !column.name.contains("体系"))
    );
}

#[test]
fn names_left_of_the_bodies_are_columns_whatever_they_say() {
    let rows = "化工厂泄漏/处置化工厂泄漏并疏散人员。/县安委办/县环保局、县公安局/4月底前/城区内涝/自行构建演练情景/县防汛办/县水利局/5月底前";
    for names in [
        "演练科目/情景构建/牵头单位/责任单位/完成时限",
        "风险点/管控手段/牵头单位/责任单位/时限要求",
        "任务/情景构建/牵头单位/责任单位/完成时限",
    ] {
        for title in ["2021年度演练目录/", "2021年度演练任务分解表/"] {
            let notice = annex(&format!("{title}{names}/{rows}"));
            assert_eq!(
                tasks(&notice),
                [
                    "化工厂泄漏|处置化工厂泄漏并疏散人员。|牵头县安委办、县环保局、县公安局|4月底前",
                    "城区内涝|自行构建演练情景|牵头县防汛办、县水利局|5月底前",
                ],
                "{title}{names}"
            );
        }
        // No title of the document is made of them.
        let alone = notice(&format!("{names}/{rows}"));
        assert_eq!(alone.tasks.len(), 2, "{names}");
        assert_eq!(alone.header.title, None, "{names}");
    }
}

#[test]
fn a_remark_and_a_wrapped_list_of_copies_behind_the_last_row_are_none() {
    let remark = "各乡镇人民政府自行选择演练科目并构建演练情景，于防灾减灾活动周期间组织开展应急演练，并将相关资料报县应急办备案。";
    let copies = "抄送：县委办公室，县人大常委会办公室，/县法院，县检察院。";
    let names = "演练科目/演练内容/牵头单位/责任单位/完成时限";
    let rows = "化工厂泄漏/处置泄漏并疏散人员。/县安委办/县环保局/4月底前/城区内涝/抢险排涝。/县防汛办/县水利局/5月底前";
    let notice = annex(&format!(
        "2021年度演练目录/{names}/{rows}/{remark}/{copies}"
    ));
    assert_eq!(
        tasks(&notice),
        [
            "化工厂泄漏|处置泄漏并疏散人员。|牵头县安委办、县环保局|4月底前",
            "城区内涝|抢险排涝。|牵头县防汛办、县水利局|5月底前",
        ]
    );
    let left: Vec<&str> = notice
        .leftover
        .iter()
        .map(|left| left.text.as_str())
        .collect();
    assert!(left.contains(&remark));
}

#[test]
fn a_number_column_takes_numbers_in_parts_and_with_words() {
    for numbers in [
        ["1-1", "1-2", "2-1"],
        ["1.1", "1.2", "1.3"],
        ["第1项", "第2项", "第3项"],
        ["A1", "A2", "B1"],
        ["①-1", "①-2", "②-1"],
    ] {
        let [first, second, third] = numbers;
        let notice = annex(&format!(
            "2021年度台账/编号/任务/具体措施/责任单位/时限/{first}/住房安全/完成86户改造。/县住建局/6月底/{second}/饮水安全/改造供水35处/县水利局/县财政局/8月底/{third}/控辍保学/资助政策全部落实。/县教体局/9月底"
        ));
        let read = [
            format!("{first}|住房安全|完成86户改造。|县住建局|6月底"),
            format!("{second}|饮水安全|改造供水35处|县水利局、县财政局|8月底"),
            format!("{third}|控辍保学|资助政策全部落实。|县教体局|9月底"),
        ];
        assert_eq!(tasks(&notice), read);
    }
    // Figures with a point count no rows.
    let figures = annex(
        "2021年度台账/序号/任务/目标值/责任单位/1/绿化面积/1.1/县林业局/2/改造管网/1.2/县水利局/3/治理岸线/1.3/县水务局",
    );
    let numbers: Vec<_> = figures
        .tasks
        .iter()
        .filter_map(|task| task.seq.as_deref())
        .collect();
    assert_eq!(numbers, ["1", "2", "3"]);
}

#[test]
fn words_for_what_bodies_do_stand_below_the_name_of_these() {
    let rows = "1/住房安全/完成86户改造。/罗建国/县住建局/县财政局/6月底/2/饮水安全/改造供水35处。/潘小丽/县水利局/各乡镇/8月底/3/控辍保学/资助政策全部落实。/罗建国/县教体局/县民政局/县残联/9月底";
    for names in [
        "编号/任务/具体/措施/牵头/县领导/责任单位/时限/牵头/配合",
        "编号/任务/具体措施/牵头县领导/责任单位/牵头/配合/时限",
        "编号/任务/具体措施/分管/领导/牵头单位/配合单位/时限",
    ] {
        let notice = annex(&format!("2021年度任务清单/{names}/{rows}"));
        assert_eq!(
            tasks(&notice),
            [
                "1|住房安全|完成86户改造。|牵头县住建局、配合县财政局|6月底",
                "2|饮水安全|改造供水35处。|牵头县水利局、配合各乡镇|8月底",
                "3|控辍保学|资助政策全部落实。|牵头县教体局、配合县民政局、配合县残联|9月底",
            ],
            "{names}"
        );
    }
}

#[test]
fn names_of_columns_above_rows_that_cannot_be_told_are_reported() {
    let broken = "序号/重大行政决策/事项名称/承办单位/决策程序/拟决策时间/和计划/会议审议/1/综合处理中心建设项目/县城管局/根据条例的规定/2021年底立项。/意见征集公告/2/兴隆公园/建设项目/县园林绿化/服务中心/2022年12月开工建设。/意见征集公告决策结果";
    let unnumbered = "赛事名称/规模/主办单位/承办单位/举办时间安排情况/县运动会/千人以上/县体育局/县教育局/县总工会/5月/职工赛/县总工会/6月";
    for lines in [broken, unnumbered] {
        let notice = annex(&format!("2021年度目录/{lines}"));
        assert!(notice.tasks.is_empty(), "{lines}");
        let mut found = notice.findings.iter().map(|finding| finding.rule.as_str());
        assert!(found.any(|rule| rule == "unreadable-table"), "{lines}");
    }
    // Labels with their values below them are no header.
    let labels = annex("责任单位/县水利局/完成时限/6月底/责任单位/县教育局/完成时限/9月底");
    assert!(
        labels
            .findings
            .iter()
            .all(|finding| finding.rule != "unreadable-table")
    );
}

#[test]
fn how_points_are_given_is_no_task_of_its_own() {
    let notice = annex(
        "附件/考核指标分解表/指标名称/分值/评分标准/责任单位/工业投资增速/10/完成9%得满分，每低1个百分点扣1分。/县经信局/\
         外资到位资金/8/到位12亿元得满分。/县招商局/消费品零售总额/6/增长8%得满分，超额完成的加分。/县商务局/县供销社/\
         生产安全/5/发生较大事故的一票否决。/县应急局",
    );
    assert_eq!(
        tasks(&notice),
        [
            "工业投资增速|县经信局",
            "外资到位资金|县招商局",
            "消费品零售总额|县商务局、县供销社",
            "生产安全|县应急局",
        ]
    );
}

#[test]
fn bodies_on_both_sides_of_their_tasks_are_told_where_they_alternate_and_reported_else() {
    let names = "2021年度任务分解表/牵头单位/工作任务/配合单位";
    let whole = annex(&format!(
        "{names}/县教育局/新建校舍5所/县财政局/县水利局/加固水库3座/县发改局、县应急局"
    ));
    assert_eq!(
        tasks(&whole),
        [
            "新建校舍5所|牵头县教育局、配合县财政局",
            "加固水库3座|牵头县水利局、配合县发改局、配合县应急局",
        ]
    );
    // Whether 县水利局 leads the second task or supports the first cannot be told.
    let doubtful = annex(&format!(
        "{names}/县教育局/新建校舍5所/县财政局/县审计局/县水利局/加固水库3座/县发改局"
    ));
    assert_eq!(tasks(&doubtful), [""; 0]);
    let mut rules = doubtful.findings.iter().map(|finding| &*finding.rule);
    assert!(rules.any(|rule| rule == "unreadable-table"));
}

#[test]
fn short_tasks_below_one_body_are_no_headings_of_each_other() {
    let notice = annex(
        "2021年度任务分解表/责任单位/工作任务/县教育局/新建校舍5所/改造幼儿园3所/县发改局/推进路网建设/县水利局/加固水库3座",
    );
    assert!(notice.tasks.iter().all(|task| task.heading.is_none()));
    let texts: String = notice.tasks.iter().map(|task| &*task.text).collect();
    assert_eq!(texts, "新建校舍5所改造幼儿园3所推进路网建设加固水库3座");
    assert_eq!(notice.tables[0].columns.len(), 2);
}

#[test]
fn a_name_that_a_narrow_column_breaks_is_one_cell() {
    let notice = annex(
        "2021年度任务分解表/牵头单位/工作任务/责任单位/县政/府办/公室/优质办理建议提案，自觉接受监督。/各镇人民政府/县发/改局/推进路网建设，完成投资2亿元。/县财政局",
    );
    assert_eq!(
        tasks(&notice),
        [
            "优质办理建议提案，自觉接受监督。|牵头县政府办公室、各镇人民政府",
            "推进路网建设，完成投资2亿元。|牵头县发改局、县财政局",
        ]
    );
    let unit = &notice.tasks[0].units[0];
    let place = unit.at.start as usize..unit.at.end as usize;
    assert_eq!(notice.source().text()[place].replace('\n', ""), unit.name);
}

#[test]
fn bodies_that_a_name_only_describes_bear_the_duties_beside_them() {
    let rows = "县公安局/维护考点安全、保管试卷。/县教育局、县招办/负责考试的组织、协调工作。/县卫健局/做好考点医疗服务保障。";
    let read = [
        "维护考点安全、保管试卷。|县公安局",
        "负责考试的组织、协调工作。|县教育局、县招办",
        "做好考点医疗服务保障。|县卫健局",
    ];
    for bodies in ["相关部门", "有关单位", "涉及部门"] {
        for duties in ["职责分工", "监管职责", "工作任务"] {
            let lines = format!("云溪县考试保障职责分工表/{bodies}/{duties}/{rows}");
            assert_eq!(tasks(&notice(&lines)), read, "{bodies} {duties}");
            let cells: Vec<&str> = rows.split('/').collect();
            let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
            let rows: String = cells.chunks(2).map(row).collect();
            let page = format!(
                "<h1>云溪县考试保障职责分工表</h1><table>{}{rows}</table>",
                row(&[bodies, duties])
            );
            let page = parse(page.as_bytes(), &Options::default()).expect("a notice");
            assert_eq!(tasks(&page), read, "{bodies} {duties}");
        }
    }
    // Beside those who are responsible they join in.
    let beside = annex(
        "2021年度台账/序号/工作任务/责任单位/相关部门/1/完成城北公园土建工程。/县城管局/县住建局/2/编制总体规划文本。/县住建局/县林业局",
    );
    assert_eq!(
        tasks(&beside)[0],
        "1|完成城北公园土建工程。|县城管局、配合县住建局"
    );
    // What stands below the last duty under a line of its own is none of its body.
    let page = notice(&format!(
        "云溪县考试保障职责分工表/相关部门/职责分工/{rows}/相关依据/《关于做好考试安全工作的通知》规定各单位各负其责。/案例/考试前夕，各单位开展检查，确保考试平稳进行。"
    ));
    let bearing = page.tasks.iter().filter(|task| !task.units.is_empty());
    assert_eq!(bearing.map(told).collect::<Vec<_>>(), read);
}

#[test]
fn bodies_and_their_duties_below_names_side_by_side() {
    let rows = "1/县教育局/负责开设护河课。/2/县水利局/负责巡河，修复堤防。";
    for names in ["涉及部门 职责分工", "责任部门 职责分工", "单位 职责"] {
        let notice = notice(&format!("云溪县河道管护表/序号 {names}/{rows}"));
        let read = [
            "1|负责开设护河课。|县教育局",
            "2|负责巡河，修复堤防。|县水利局",
        ];
        assert_eq!(tasks(&notice), read, "{names}");
    }
}

#[test]
fn a_body_behind_those_of_a_row_is_no_remark() {
    let notice = annex(
        "2021年度分解表/序号/工作任务/责任单位/备注/1/完成城北公园土建工程。/县城管局/县住建局/\
         2/编制完成总体规划文本。/县住建局/省级项目/3/印发停车收费办法。/县发改局/县城管局/\
         4/建成公共停车场5处。/牵头单位：县城管局/责任单位：县住建局",
    );
    assert_eq!(
        tasks(&notice),
        [
            "1|完成城北公园土建工程。|县城管局、县住建局",
            "2|编制完成总体规划文本。|县住建局",
            "3|印发停车收费办法。|县发改局、县城管局",
            "4|建成公共停车场5处。|牵头县城管局、县住建局",
        ]
    );
}

#[test]
fn names_that_a_page_prints_again_begin_behind_the_last_cell_above() {
    let notice = annex(
        "2021年度分解表/序号/工作任务/责任单位/备注/1./完成城北公园土建工程。/县城管局/省级项目/2./编制完成总体规划文本。/县住建局/市级项目/\
         序号/工作任务/责任单位/备注/3./印发停车收费办法。/县发改局/省级项目/4./建成公共停车场5处。/县城管局",
    );
    assert_eq!(
        tasks(&notice),
        [
            "1.|完成城北公园土建工程。|县城管局",
            "2.|编制完成总体规划文本。|县住建局",
            "3.|印发停车收费办法。|县发改局",
            "4.|建成公共停车场5处。|县城管局",
        ]
    );
}

#[test]
fn a_group_stands_above_numbers_that_begin_anew_below_a_remark_too() {
    let notice = annex(
        "2021年度分解表/序号/工作任务/责任单位/备注/城市建设/1/完成城北公园土建工程。/县城管局/2/编制完成总体规划文本。/县住建局/省级项目/\
         安全生产/1/印发停车收费办法。/县发改局/市级项目/2/建成公共停车场5处。/县城管局/社会治理/1/修订应急预案。/县应急局",
    );
    let groups: Vec<_> = notice
        .tasks
        .iter()
        .map(|task| task.group.as_deref().unwrap_or_default())
        .collect();
    assert_eq!(
        groups,
        ["城市建设", "城市建设", "安全生产", "安全生产", "社会治理"]
    );
}

#[test]
fn persons_to_call_are_no_bodies() {
    let notice = annex(
        "2021年度分解表/序号/工作任务/牵头单位/配合单位/联系人及电话/1/完成城北公园土建工程。/县城管局/县住建局/李立 0570-6100001/\
         2/编制完成总体规划文本。/县住建局/县城管局、县财政局/王小明、张丰/0570-6100002/3/印发停车收费办法。/县发改局/县城管局/李立、王小明 0570-6100003",
    );
    assert_eq!(
        tasks(&notice),
        [
            "1|完成城北公园土建工程。|牵头县城管局、配合县住建局",
            "2|编制完成总体规划文本。|牵头县住建局、配合县城管局、配合县财政局",
            "3|印发停车收费办法。|牵头县发改局、配合县城管局",
        ]
    );
}

#[test]
fn figures_behind_the_name_of_a_sum_are_no_cells_whatever_their_form() {
    for (name, figure) in [
        ("合计", "24-36"),
        ("汇总", "24—36"),
        ("总计", "1,280.5"),
        ("小计", "85%"),
    ] {
        let notice = annex(&format!(
            "附件/装机任务分解表/序号/行业/计划/责任单位/1/教育/5-6/县教育局/2/工业/15-20/县经信局/3/交通/4-10/县交通局/{name}/{figure}"
        ));
        assert_eq!(
            tasks(&notice),
            ["1|教育|县教育局", "2|工业|县经信局", "3|交通|县交通局"]
        );
        let left = notice.leftover.iter().map(|left| left.text.as_str());
        assert_eq!(left.filter(|left| *left == figure).count(), 1, "{name}");
    }
}

#[test]
fn figures_below_a_caption_are_no_clauses_of_the_item_they_stand_in() {
    let notice = notice(
        "云溪县公园建设实施方案/一、重点任务/（一）编制建设方案。编制完成3个片区的建设方案。建设计划见表1。（责任单位：县住建局）/\
         表1 云溪县公园建设计划表/年份/片区/面积（平方公里）/2024年/城北/4.42/2025年/城南新区/14.00/2026年/溪口/3.2/注：面积按规划计。/\
         （二）建成公园。建成公园5处。（责任单位：县城管局）",
    );
    assert_eq!(
        tasks(&notice),
        [
            "编制建设方案|编制完成3个片区的建设方案。建设计划见表1。|县住建局",
            "建成公园|建成公园5处。|县城管局",
        ]
    );
    let left = notice.leftover.iter().map(|left| left.text.as_str());
    assert_eq!(left.filter(|left| *left == "14.00").count(), 1);
}

#[test]
fn the_unit_of_measurement_of_figures_by_year_is_no_body_and_the_plan_goes_on_behind_them() {
    let numbered =
        "序号/指标/单位/2022年/2025年/1/粮食产量/万吨/4/5/2/播种面积/万亩/40/50/3/机械化率/%/70/80";
    let grouped = "类别/指标/单位/2022年/2025年/增长/（下降）/产量/粮食产量/万吨/4/5/1/面积/播种面积/万亩/40/50/10/机械/机械化率/%/70/80/10";
    for figures in [numbered, grouped] {
        let notice = notice(&format!(
            "云溪县农业发展方案/一、总体要求/（一）主要目标。到2025年，粮食产量达到5万吨。/{figures}/\
             二、重点任务/（一）建设农田。建成农田3万亩。（责任单位：县农业农村局）/（二）改造水渠。改造水渠30公里。（责任单位：县水利局）"
        ));
        assert_eq!(
            tasks(&notice),
            [
                "主要目标|到2025年，粮食产量达到5万吨。||到2025年",
                "建设农田|建成农田3万亩。|县农业农村局",
                "改造水渠|改造水渠30公里。|县水利局",
            ]
        );
        let left = notice.leftover.iter().map(|left| left.text.as_str());
        assert_eq!(left.filter(|left| *left == "40").count(), 1);
    }
    // 单位 above bodies is theirs, though the times beside them are years.
    let notice = annex(
        "附件/重点任务分解表/序号/工作任务/单位/2022年/2023年/1/清淤河道12公里/县水利局/5公里/7公里/2/新建公园3处/县住建局/1处/2处",
    );
    assert_eq!(bodies(&notice), BTreeSet::from(["县住建局", "县水利局"]));
}

#[test]
fn an_outline_goes_on_behind_a_table_that_interrupts_it() {
    let rows = "序号/工作任务/责任单位/1/新建公园3处。/县住建局/2/清淤河道12公里。/县水利局/3/改造校舍5所。/县教育局";
    let of_rows = [
        "1|新建公园3处。|县住建局", "2|清淤河道12公里。|县水利局", "3|改造校舍5所。|县教育局",
    ];
    let chapter = notice(&format!(
        "云溪县建设方案/一、总体要求/坚持系统治理。/二、任务分解/{rows}/三、保障措施/（一）加强督促。由县财政局负责督促。/（二）加强宣传。开展宣传5次。"
    ));
    let around = [
        "加强督促|由县财政局负责督促。|县财政局",
        "加强宣传|开展宣传5次。|",
    ];
    assert_eq!(tasks(&chapter), [&around[..], &of_rows[..]].concat());
    assert!(chapter.findings.is_empty(), "{:?}", chapter.findings);
    let section = notice(&format!(
        "云溪县建设方案/一、重点任务/（一）建设项目。建设项目12个。/{rows}/（二）加强宣传。开展宣传5次。/二、工作要求/（一）加强督促。由县财政局负责督促。"
    ));
    let around = [
        "建设项目|建设项目12个。|",
        "加强宣传|开展宣传5次。|",
        "加强督促|由县财政局负责督促。|县财政局",
    ];
    assert_eq!(tasks(&section), [&around[..], &of_rows[..]].concat());
    // The groups of a table count for themselves.
    let grouped = notice(
        "云溪县建设方案/一、总体要求/坚持系统治理。/二、任务分解/序号/工作任务/责任单位/一、城建/1/新建公园3处。/县住建局/二、水利/2/清淤河道12公里。/县水利局/\
         三、教育/3/改造校舍5所。/县教育局",
    );
    assert_eq!(tasks(&grouped), of_rows);
    let groups = grouped
        .tasks
        .iter()
        .filter_map(|task| task.group.as_deref());
    assert_eq!(
        groups.collect::<Vec<_>>(),
        ["一、城建", "二、水利", "三、教育"]
    );
}

#[test]
fn of_two_numbers_alike_the_first_ends_the_row_above() {
    let notice = annex(
        "附件/重点工作任务分解表/序号/工作任务/责任单位/分值/1/完成河道清淤4万方，建成生态护岸3公里。/县水利局/5/\
         2/新建公园2个，改造老旧小区10个。/县住建局/3/3/完成植树造林500亩，抚育森林1000亩。/县林业局/4/\
         4/开展道路整治，完成路面维修20公里。/—/5/新增学位800个，改建幼儿园2所。/县教育局/3",
    );
    assert_eq!(
        tasks(&notice),
        [
            "1|完成河道清淤4万方，建成生态护岸3公里。|县水利局",
            "2|新建公园2个，改造老旧小区10个。|县住建局",
            "3|完成植树造林500亩，抚育森林1000亩。|县林业局",
            "4|开展道路整治，完成路面维修20公里。|",
            "5|新增学位800个，改建幼儿园2所。|县教育局",
        ]
    );
}

#[test]
fn the_sums_of_a_group_stand_behind_its_numbered_name() {
    let notice = annex(
        "附件/重点项目计划表/序号/项目名称/建设内容/总投资（万元）/本年投资/责任单位/一、基础设施（2个）/50000/13000/\
         1/供水管网改造/改造供水管网42公里/18000/8000/县住建局/2/道路改建/改建公路23.6公里/32000/5000/县交通局/\
         二、产业发展（1个）/28000/12000/3/食用菌园/建设大棚600座/28000/12000/县农业局",
    );
    assert_eq!(
        tasks(&notice),
        [
            "1|供水管网改造|改造供水管网42公里|县住建局",
            "2|道路改建|改建公路23.6公里|县交通局",
            "3|食用菌园|建设大棚600座|县农业局",
        ]
    );
    let groups: Vec<_> = notice
        .tasks
        .iter()
        .map(|task| task.group.as_deref())
        .collect();
    let of = ["一、基础设施（2个）", "二、产业发展（1个）"].map(Some);
    assert_eq!(groups, [of[0], of[0], of[1]]);
}

#[test]
fn a_name_goes_on_below_its_first_word() {
    let rows = "1/完成城北公园土建工程。/县城管局/6月底/2/编制完成总体规划文本。/县住建局/9月底";
    for names in [
        "序号/主要任务/责任单位/时限/要求",
        "序号/主要任务/责任单位/完成时限/要求",
        "序号/任务/分解/责任单位/完成时限",
        "序号/工作/任务/责任单位/完成时限",
        "序号/目标/任务/责任单位/完成时限",
    ] {
        let notice = annex(&format!("2021年任务分解表/{names}/{rows}"));
        assert_eq!(tasks(&notice), &READ[..2], "{names}");
        assert_eq!(notice.tables[0].columns.len(), 4, "{names}");
    }
}

#[test]
fn the_name_above_those_who_lead_and_support_is_no_column() {
    let rows = "1/完成城北公园土建工程。/6月底/县城管局/县住建局/2/编制完成总体规划文本。/9月底/县住建局/县发改局";
    for (names, second) in [
        ("序号/工作任务/完成时限/责任单位/牵头单位/配合单位", "配合"),
        ("序号/工作任务/完成时限/责任单位/备注/牵头单位/责任单位", ""),
    ] {
        let notice = annex(&format!("2021年任务分解表/{names}/{rows}"));
        let read = [
            format!("1|完成城北公园土建工程。|牵头县城管局、{second}县住建局|6月底"),
            format!("2|编制完成总体规划文本。|牵头县住建局、{second}县发改局|9月底"),
        ];
        assert_eq!(tasks(&notice), read, "{names}");
    }
}

#[test]
fn what_is_reached_and_who_inspects_bear_no_duty() {
    // The second row shares the bodies of the first, as a merged cell does.
    let rows = "1/改造老旧小区三个。/达标/县住建局/县政府督查室/6月底/2/新建农村公路两条。/全覆盖/县政府督查室/9月底/3/疏浚河道五条。/达标/县水利局/县政府督查室/9月底";
    let notice = annex(&format!(
        "2021年任务分解表/序号/工作任务/进展目标/责任单位/督办单位/完成时限/{rows}"
    ));
    assert_eq!(bodies(&notice), BTreeSet::from(["县住建局", "县水利局"]));
    assert_eq!(notice.tasks.len(), 3);
}

#[test]
fn a_person_with_a_double_surname_is_no_body() {
    let rows = "1/改造老旧小区三个。/欧阳明/县住建局/6月底/2/新建农村公路两条。/上官云舟/9月底/3/疏浚河道五条。/李立/县水利局/9月底";
    let notice = annex(&format!(
        "2021年任务分解表/序号/工作任务/责任领导/责任单位/完成时限/{rows}"
    ));
    assert_eq!(bodies(&notice), BTreeSet::from(["县住建局", "县水利局"]));
}

#[test]
fn where_no_border_parts_two_columns_of_bodies_their_roles_are_no_sure_reading() {
    let rows = "1/改造老旧小区三个。/县住建局/县财政局/县民政局/6月底/2/疏浚河道五条。/县水利局/县财政局/9月底";
    let notice = annex(&format!(
        "2021年任务分解表/序号/工作任务/牵头单位/配合单位/完成时限/{rows}"
    ));
    let sure = |at: usize| {
        let units = notice.tasks[at].units.iter();
        units
            .map(|unit| unit.confidence == Confidence::High)
            .collect::<Vec<_>>()
    };
    assert_eq!(sure(0), [false; 3]);
    // Both may lead, as one of the first row may that stands on a line of its own.
    assert_eq!(sure(1), [false; 2]);
    let guessed = notice
        .findings
        .iter()
        .filter(|finding| finding.rule == "assumed-role");
    assert_eq!(guessed.count(), 1);
}

#[test]
fn sentences_below_a_group_have_what_is_asked_of_them_in_the_next_column() {
    let rows = "1/民生/建设高标准农田；做好宣传引导。/达到省定标准/李立/县农业农村局/2/改造老旧小区。/王岚/县住建局/3/新增公办幼儿园学位120个。/完成率100%/周舟/县教育局/4/栽植行道树39棵；加强日常巡查。/达到省定标准/李立/县林业局/5/生态/疏浚河道五条；惠及居民。/达到省定标准/周舟/县水利局";
    let notice = annex(&format!(
        "2021年任务分解表/序号/任务类别/工作内容/具体要求/责任人/责任单位/{rows}"
    ));
    assert_eq!(
        tasks(&notice),
        [
            "1|建设高标准农田；做好宣传引导。|达到省定标准|县农业农村局",
            // Nothing is asked beside it.
            "2|改造老旧小区。|县住建局",
            "3|新增公办幼儿园学位120个。|完成率100%|县教育局",
            "4|栽植行道树39棵；加强日常巡查。|达到省定标准|县林业局",
            "5|疏浚河道五条；惠及居民。|达到省定标准|县水利局",
        ]
    );
    let groups = notice.tasks.iter().map(|task| task.group.as_deref());
    assert_eq!(
        groups.collect::<Vec<_>>(),
        ["民生", "民生", "民生", "民生", "生态"].map(Some)
    );
}

#[test]
fn how_points_are_given_above_a_figure_that_counts_on_is_no_task() {
    // The points of the first row are as many as the next number.
    for method in ["计分办法", "考核办法"] {
        let rows = "党的建设/1/开展主题教育。/2/每少一次扣0.5分，扣完为止。/县委组织部/2/培训党员三百人。/3/完成得满分，未完成按比例扣分。/县委党校/3/新建党群服务站四处。/5/未达到目标的不得分。/县民政局";
        let notice = annex(&format!(
            "2021年考核细则/考核项目/序号/考核指标/分值/{method}/责任单位/{rows}"
        ));
        let read = [
            "1|开展主题教育。|县委组织部",
            "2|培训党员三百人。|县委党校",
            "3|新建党群服务站四处。|县民政局",
        ];
        assert_eq!(tasks(&notice), read, "{method}");
    }
}

#[test]
fn a_figure_behind_its_unit_is_no_number_and_numbers_may_be_left_out() {
    let rows = "1/工业增加值增速/%/6.5/县经信局/2/能耗下降率/%/3/县发改局/5/粮食产量/万吨/12/县农业农村局/6/自来水普及率/%/92/县水利局";
    let notice = annex(&format!(
        "2021年指标分解表/序号/指标名称/计量单位/目标值/责任单位/{rows}"
    ));
    assert_eq!(
        tasks(&notice),
        [
            "1|工业增加值增速|县经信局", "2|能耗下降率|县发改局", "5|粮食产量|县农业农村局",
            "6|自来水普及率|县水利局",
        ]
    );
    let values = notice.tasks.iter().map(|task| &task.targets);
    let values: Vec<_> = values
        .map(|targets| {
            targets
                .iter()
                .map(|target| target.value)
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(values, [[6.5], [3.0], [120_000.0], [92.0]]);
}

#[test]
fn the_last_body_and_its_day_are_cells_and_no_signature() {
    let notice = annex(
        "2021年任务分解表/序号/工作任务/责任单位/完成时限/1/完成城北公园土建工程。/县城管局/6月底/2/编制完成总体规划文本。/县住建局/2021年12月31日",
    );
    assert_eq!(
        tasks(&notice),
        [
            "1|完成城北公园土建工程。|县城管局|6月底",
            "2|编制完成总体规划文本。|县住建局|2021年12月31日",
        ]
    );
}

#[test]
fn cells_with_labels_below_long_ones_are_no_rows_of_a_print() {
    let rows = "1/改造老旧小区八十三公里，争取中央预算内投资。/牵头：团县委/12月底前/2/建设高标准农田五十四处，由专人负责管护，争取中央预算内投资。/牵头单位：县法院、县教育局/第二季度/3/组织技能培训六项，全面提升服务水平；/牵头单位：县应急管理局、县农业农村局（县乡村振兴局）、县人民医院/配合单位：县残联、县民政局/12月底前/4/举办招聘活动，按期完成年度投资计划；做好宣传引导/牵头单位：各镇（街道）、国网云溪县供电公司/11月30日前";
    let notice = annex(&format!(
        "2021年任务分解表/序号/工作任务/责任单位/完成时限/{rows}"
    ));
    let read = tasks(&notice);
    assert_eq!(read.len(), 4);
    assert_eq!(
        read[2],
        "3|组织技能培训六项，全面提升服务水平；|牵头县应急管理局、牵头县农业农村局（县乡村振兴局）、牵头县人民医院、配合县残联、配合县民政局|12月底前"
    );
}

#[test]
fn a_line_alone_above_a_number_is_the_next_inner_group() {
    let notice = annex(
        "2021年目标任务分解表/一级指标/二级指标/序号/工作任务/责任单位/民生保障/养老服务/1/新增养老床位200张。/县民政局/2/建成社区食堂4个。/县商务局/\
         城市更新/3/改造老旧小区12个。/县住建局/生态环境/污染防治/4/清理河道垃圾8处。/县水利局/节能降耗/5/实施节能改造6家。/县发改局",
    );
    let told = notice.tasks.iter().map(|task| {
        let group = task.group.as_deref().unwrap_or_default();
        format!("{group}/{}", told(task))
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "民生保障/1|养老服务|新增养老床位200张。|县民政局",
            "民生保障/2|养老服务|建成社区食堂4个。|县商务局",
            "民生保障/3|城市更新|改造老旧小区12个。|县住建局",
            "生态环境/4|污染防治|清理河道垃圾8处。|县水利局",
            "生态环境/5|节能降耗|实施节能改造6家。|县发改局",
        ]
    );
}

#[test]
fn a_sentence_is_no_time_where_a_row_has_none() {
    let header = "2021年任务分解表/编号/工作类别/工作任务/主要内容/完成时限/责任单位";
    let notice = annex(&format!(
        "{header}/1/生态环境/污染防治/开展入河排污口整治，按期完成年度投资计划。/县水利局/2/招商引资/引进亿元以上项目6个/全年/县商务局/\
         3/文旅融合/举办乡村旅游节会4场/9月底前/县文旅局/4/城市更新/老旧小区/改造老旧小区12个，同步完善消防设施和停车泊位/县住建局/5/教育强县/新增幼儿园学位300个/8月底前/县教育局"
    ));
    assert_eq!(
        tasks(&notice),
        [
            "1|污染防治|开展入河排污口整治，按期完成年度投资计划。|县水利局",
            "2|招商引资|引进亿元以上项目6个|县商务局|全年",
            "3|文旅融合|举办乡村旅游节会4场|县文旅局|9月底前",
            "4|老旧小区|改造老旧小区12个，同步完善消防设施和停车泊位|县住建局",
            "5|教育强县|新增幼儿园学位300个|县教育局|8月底前",
        ]
    );
}

#[test]
fn the_name_of_a_field_of_work_is_a_group_and_no_body_where_a_cell_of_bodies_is_blank() {
    let notice = annex(
        "2021年任务分解表/任务内容/完成时限/牵头单位/配合单位/完成城北公园土建工程。/6月底/县城管局/县林业局/改造老旧小区12个，同步完善消防设施。/9月底/县住建局/\
         乡村振兴/修建农村公路9公里，同步安装护栏。/12月底/县交通局/县财政局/开展入河排污口整治，清理垃圾。/8月底/县水利局/县城管局",
    );
    assert_eq!(
        tasks(&notice),
        [
            "完成城北公园土建工程。|牵头县城管局、配合县林业局|6月底",
            "改造老旧小区12个，同步完善消防设施。|牵头县住建局|9月底",
            "乡村振兴|修建农村公路9公里，同步安装护栏。|牵头县交通局、配合县财政局|12月底",
            "乡村振兴|开展入河排污口整治，清理垃圾。|牵头县水利局、配合县城管局|8月底",
        ]
    );
}

#[test]
fn a_header_that_lost_a_character_is_one() {
    let whole = "重点任务分解表\n序号\n工作任务\n牵头单位\n配合单位\n完成时限\n1\n建成水库3座。\n县水利局\n县财政局\n6月底前\n\
                 2\n改造农房120户。\n县住房和城乡建设局\n县民政局\n9月底前\n3\n推广良种5万亩。\n县农业农村局\n县供销社\n年底前\n";
    let read = |text: &str| {
        let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).unwrap();
        let tasks = notice.tasks.iter();
        let tasks = tasks.map(|task| {
            let units = task.units.iter().map(|unit| (unit.name.clone(), unit.role));
            (
                task.text.clone(),
                units.collect::<Vec<_>>(),
                task.deadlines.len(),
            )
        });
        (
            tasks.collect::<Vec<_>>(),
            notice.tables[0].columns[2].name.clone(),
        )
    };
    let (tasks, _) = read(whole);
    assert_eq!(tasks.len(), 3);
    assert_eq!(tasks[0].1.len(), 2);
    for (name, damaged) in [
        ("工作任务", "工作任"),
        ("牵头单位", "头单位"),
        ("完成时限", "成时限"),
    ] {
        let (read, column) = read(&whole.replace(name, damaged));
        assert_eq!(read, tasks, "{damaged}");
        // The damage stays visible.
        let printed = if name == "牵头单位" {
            damaged
        } else {
            "牵头单位"
        };
        assert_eq!(column, printed);
    }
}

#[test]
fn days_below_the_names_of_columns_are_cells_and_the_signature_stands_below_them() {
    let rows = "防汛物资储备不足/备足沙袋3000条/县应急局、城北镇人民政府/周立/2023年5月31日/\
        水库库区养殖/拆除网箱26口/县水利局/何源/2023年6月30日/防汛演练不够/组织演练3次/县防汛办/孟川/每年汛前";
    let mut number = 0;
    let rows: Vec<String> = rows
        .split('/')
        .collect::<Vec<_>>()
        .chunks(5)
        .map(|row| {
            number += 1;
            format!("{number}/{}", row.join("/"))
        })
        .collect();
    let table = format!(
        "云溪县防汛问题整改台账/序号/存在问题/整改措施/责任单位/责任人/整改时限/{}",
        rows.join("/")
    );
    for (text, issuer) in [
        (table.clone(), None),
        (
            format!("{table}/云溪县防汛抗旱指挥部办公室/2023年4月18日"),
            Some("云溪县防汛抗旱指挥部办公室"),
        ),
    ] {
        let notice = notice(&text);
        assert_eq!(
            tasks(&notice),
            [
                "1|备足沙袋3000条|县应急局、城北镇人民政府|2023年5月31日",
                "2|拆除网箱26口|县水利局|2023年6月30日",
                "3|组织演练3次|县防汛办|每年汛前",
            ]
        );
        assert_eq!(notice.header.issuer.as_deref(), issuer);
        let day = notice.header.issued_on.map(|day| day.to_string());
        assert_eq!(day.as_deref(), issuer.map(|_| "2023-04-18"));
    }
}

#[test]
fn what_all_are_told_below_the_last_number_is_no_row() {
    for names in [
        "序号/工作任务/责任单位/完成时限",
        "序号 工作任务 责任单位 完成时限",
    ] {
        let rows = match names.contains('/') {
            true => ROWS.to_owned(),
            false => ROWS
                .split('/')
                .collect::<Vec<_>>()
                .chunks(4)
                .map(|row| row.join(" "))
                .collect::<Vec<_>>()
                .join("/"),
        };
        for told in [
            "请各责任单位于每月25日前报送进展情况。",
            "各乡镇、各部门要加强协作，确保完成任务。",
        ] {
            let text = format!(
                "云溪县2021年重点任务分解的通知/各乡镇：/现将任务分解如下：/{names}/{rows}/{told}/云溪县人民政府办公室/2021年3月12日"
            );
            let notice = notice(&text);
            assert_eq!(tasks(&notice), READ, "{text}");
            assert!(notice.leftover.iter().any(|left| left.text == told));
        }
    }
}

#[test]
fn what_stands_left_of_the_numbers_groups_what_they_number() {
    let rows = "道路/1/硬化村道8公里/何军/县交通局/县财政局/10月底/2/安装路灯90盏/何军/县住建局/各镇/12月底/饮水/3/改造水厂2座/孙丽/县水利局/各镇/9月底";
    for name in ["重点工作", "工作任务"] {
        let notice = annex(&format!(
            "2021年度任务分解表/{name}/序号/具体任务/责任领导/牵头单位/配合单位/完成时限/{rows}"
        ));
        assert_eq!(
            tasks(&notice),
            [
                "1|硬化村道8公里|牵头县交通局、配合县财政局|10月底",
                "2|安装路灯90盏|牵头县住建局、配合各镇|12月底",
                "3|改造水厂2座|牵头县水利局、配合各镇|9月底",
            ],
            "{name}"
        );
        let groups = notice.tasks.iter().map(|task| task.group.as_deref());
        assert!(
            groups.eq([Some("道路"), Some("道路"), Some("饮水")]),
            "{name}"
        );
    }
}

#[test]
fn a_further_name_in_a_bracket_is_of_the_body_above_also_behind_a_blank_line() {
    let notice = annex(
        "任务分解表/工作任务//序号//具体措施//责任部门//配合部门//完成时间//理论武装//1//举办培训班2期//党委工作部//办公室//10月//\
         党员发展//2//发展党员12名，其中一线职工占六成//人力资源部//（党委组织部）//各党支部//12月//廉洁教育//3//开展警示教育4次//纪检监察部//工会//11月",
    );
    let units = &notice.tasks[1].units;
    assert_eq!(units[0].name, "人力资源部");
    assert_eq!(units[0].alias.as_deref(), Some("党委组织部"));
    assert_eq!(units[1].name, "各党支部");
    assert_eq!(units.len(), 2);
}

#[test]
fn rows_between_single_blanks_that_have_all_their_cells_are_counted() {
    let rows = "序号 单位名称 普法内容 普法对象 主要活动 时间 备注\n\
        一、行政机关\n\
        1 县公安局 《治安管理处罚法》 社会公众 进社区宣传20场 1月、6月 张 华\n\
        2 县环保局 《噪声污染防治法》 企业负责人 主题宣传 6月\n\
        3 县妇联 《反家庭暴力法》 妇女儿童 维权周活动 3月 无\n";
    let read = annex(rows);
    let said: Vec<[Option<&str>; 4]> = read.tables[0]
        .rows
        .iter()
        .map(|row| {
            let cell = |name: &str| row.cells.get(name).map(|cell| cell.as_str());
            [
                Some(row.text.as_str()),
                cell("普法对象"),
                cell("主要活动"),
                row.group.as_deref(),
            ]
        })
        .collect();
    let group = Some("一、行政机关");
    assert_eq!(
        said,
        [
            [
                Some("《治安管理处罚法》"),
                Some("社会公众"),
                Some("进社区宣传20场"),
                group
            ],
            [
                Some("《噪声污染防治法》"),
                Some("企业负责人"),
                Some("主题宣传"),
                group
            ],
            [
                Some("《反家庭暴力法》"),
                Some("妇女儿童"),
                Some("维权周活动"),
                group
            ],
        ]
    );
    let remarks = |at: usize| {
        read.tables[0].rows[at]
            .cells
            .get("备注")
            .map(|cell| cell.as_str())
    };
    assert_eq!([remarks(0), remarks(1)], [Some("张 华"), None]);
}

#[test]
fn blanks_of_a_print_that_part_single_cells_elsewhere_are_counted_too() {
    let rows = "序号  单位名称          普法内容           普法对象     主要活动      时间\n\
        1  县公安局   《中华人民共和国治安管理处罚法》 社会公众    进社区宣传二十场 1月、6月\n\
        2  县环保局   《噪声污染防治法》        企业负责人   主题宣传     6月\n\
        3  县妇女联合会 《反家庭暴力法》         妇女儿童    维权周活动    3月\n";
    let texts: Vec<String> = annex(rows).tasks.iter().map(told).collect();
    assert_eq!(texts.len(), 3);
    assert!(
        texts[0].contains("《中华人民共和国治安管理处罚法》") && !texts[0].contains("社会公众"),
        "{texts:?}"
    );
    assert!(
        texts[1].contains("《噪声污染防治法》") && !texts[1].contains("企业负责人"),
        "{texts:?}"
    );
}

#[test]
fn the_other_name_of_a_body_below_it_is_its_alias_where_blank_lines_part_the_cells() {
    let cells = [
        "项目", "序号", "考核指标", "责任单位", "水环境", "1", "完成清淤4万方；",
        "区渔农办\n（农林水利局）", "2", "管网2公里；", "住建局", "3", "拆违3处；", "执法局", "4",
        "绿化2处。", "区渔农办\n（农林水利局）",
    ];
    let read = annex(&format!("{}\n", cells.join("\n\n")));
    let units: Vec<(&str, Option<&str>)> = read
        .tasks
        .iter()
        .flat_map(|task| &task.units)
        .map(|unit| (unit.name.as_str(), unit.alias.as_deref()))
        .collect();
    let both = ("区渔农办", Some("农林水利局"));
    assert_eq!(units, [both, ("住建局", None), ("执法局", None), both]);
}

#[test]
fn a_group_that_the_book_has_stands_behind_a_row_whose_bodies_are_merged_with_those_above() {
    let lines = "云溪县节水工作方案/一、主要任务/（一）推进“节水+”工程/1.改造老旧管网。更换漏损严重的供水管道。（责任单位：县水利局）/2.推广节水器具。引导居民更换节水器具。（责任单位：县住建局）/（二）健全“节水+”机制/1.完善用水计量。实行分区计量管理。（责任单位：县水利局、县统计局）/附件/任务分工表/序号/事项/工作措施/责任单位/推进“节水+”工程/1/改造老旧管网/更换漏损严重的供水管道/县水利局/2/对供水泵站开展节能改造/3/推广节水器具/引导居民更换节水器具/县住建局/4/在公共建筑率先完成更换/健全“节水+”机制/5/完善用水计量/实行分区计量管理/县水利局、县统计局";
    let read = annex(lines);
    let rows: Vec<_> = read.tables[0]
        .rows
        .iter()
        .map(|row| {
            let units: Vec<&str> = row.units.iter().map(|unit| &*unit.name).collect();
            let group = row.group.as_deref().unwrap_or_default();
            (group, &*row.text, units.join("、"))
        })
        .collect();
    let (first, second) = ("推进“节水+”工程", "健全“节水+”机制");
    let expected = [
        (first, "更换漏损严重的供水管道", "县水利局"),
        (first, "对供水泵站开展节能改造", "县水利局"),
        (first, "引导居民更换节水器具", "县住建局"),
        (first, "在公共建筑率先完成更换", "县住建局"),
        (second, "实行分区计量管理", "县水利局、县统计局"),
    ];
    assert_eq!(
        rows,
        expected.map(|(group, text, units)| (group, text, units.to_owned()))
    );
}

#[test]
fn rows_right_below_a_heading_and_its_bodies_stand_in_both_where_others_have_bodies_of_their_own() {
    let lines = "任务分工表/序号/事项/工作措施/责任单位/1/码头改造/改造老旧码头/县交通运输局、县水利局/2/清理废弃渔船/县农业农村局/\
        3/公路养护/修补破损路面/县公路中心/4/补植行道树/5/疏通边沟/6/站场建设/新建候车亭/县公交公司/7/更换站牌/\
        8/智慧交通/建设监控平台/县大数据局、县公安局/9/共享路况信息/县公安局/10/发布出行提示";
    let read = annex(lines);
    let bodies: Vec<String> = read.tables[0]
        .rows
        .iter()
        .map(|row| {
            let units: Vec<&str> = row.units.iter().map(|unit| &*unit.name).collect();
            units.join("、")
        })
        .collect();
    assert_eq!(
        bodies,
        [
            "县交通运输局、县水利局", "县农业农村局", "县公路中心", "县公路中心", "县公路中心",
            "县公交公司", "县公交公司", "县大数据局、县公安局", "县公安局",
            // Whose this is, that row's or the heading's, is not told.
            "",
        ]
    );
}

#[test]
fn a_row_without_bodies_below_a_heading_lost_them_where_most_rows_have_their_own() {
    let lines = "任务分工表/序号/事项/工作措施/责任单位/1/码头改造/改造老旧码头。/县交通运输局/2/清理废弃渔船。/3/打捞沉船。/县海事处/\
        4/公路养护/修补破损路面。/县公路中心/5/补植行道树。/县林业局/6/疏通边沟。/县水利局/\
        7/站场建设/新建候车亭。/县公交公司/8/更换站牌。/县住建局/9/开通夜班车。/县公安局";
    let read = annex(lines);
    let rows = read.tables[0].rows.iter();
    let bodies: Vec<&str> = rows
        .map(|row| row.units.first().map_or("", |unit| &*unit.name))
        .collect();
    assert_eq!(
        bodies,
        [
            "县交通运输局", "", "县海事处", "县公路中心", "县林业局", "县水利局", "县公交公司",
            "县住建局", "县公安局",
        ]
    );
}

#[test]
fn a_name_that_goes_on_with_its_kind_on_the_next_line_is_one_cell() {
    let lines = "光伏建设分配表/序号/行业/建设区域/装机计划（兆瓦）/责任单位/1/水务/水厂、泵站/12-15/临溪水务/集团/\
        2/公交/停保场、首末站/8-10/县公交公司/3/教育/学校屋顶/5-6/县教育局";
    let read = annex(lines);
    let rows: Vec<_> = read.tables[0].rows.iter().collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0].units[0].name, "临溪水务集团");
    assert_eq!(rows[0].cells["建设区域"].as_str(), "水厂、泵站");
    assert_eq!(rows[0].cells["装机计划（兆瓦）"].as_str(), "12-15");
}
