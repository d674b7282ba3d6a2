//! Tables as converters print them out of a PDF or draw them: cells that blank lines or frames part are read, lines of several
//! cells are reported.
//! Invented notices against facts read from them.
#![allow(missing_docs, clippy::expect_used)]

use taskbook::{Notice, Options, Span, parse};

const COVER: &str = "云溪县人民政府办公室\n关于印发2024年重点任务分解表的通知\n云政办发〔2024〕12号\n\
                     各乡镇人民政府，县直有关单位：\n现将《云溪县2024年重点任务分解表》印发给你们，请认真抓好落实，每月25日前将进\n\
                     展情况报县政府督查室。\n云溪县人民政府办公室\n2024年4月8日\n附件\n云溪县2024年重点任务分解表\n";

/// The notice whose table is these cells, each behind a blank line; `/` breaks a line of a cell.
fn notice(cells: &[&str]) -> Notice {
    let table = cells.join("\n\n").replace('/', "\n");
    parse(format!("{COVER}{table}\n").as_bytes(), &Options::default()).expect("a notice")
}

/// Number, text, bodies and time of each task.
fn tasks(notice: &Notice) -> Vec<String> {
    let tasks = notice.tasks.iter().map(|task| {
        let units: Vec<&str> = task.units.iter().map(|unit| unit.name.as_str()).collect();
        let times = task.deadlines.iter().map(|due| due.text.to_string());
        let mut told = vec![
            task.seq.as_deref().unwrap_or_default().to_owned(),
            task.text.to_string(),
            units.join("、"),
        ];
        told.extend(times);
        told.join("|")
    });
    tasks.collect()
}

/// What stands at a place, its line breaks left out.
fn quoted(notice: &Notice, at: &Span) -> String {
    let whole = std::slice::from_ref(at);
    let parts: &[Span] = if at.pieces.is_empty() {
        whole
    } else {
        &at.pieces
    };
    let parts = parts
        .iter()
        .map(|part| &notice.source().text()[part.range()]);
    parts.collect::<String>().replace('\n', "")
}

fn unreadable(notice: &Notice) -> usize {
    let findings = notice.findings.iter();
    findings
        .filter(|finding| finding.rule == "unreadable-table")
        .count()
}

#[test]
fn the_lines_of_a_cell_between_blank_ones_are_one_text() {
    let notice = notice(&[
        "序/号",
        "工作任务",
        "责任领/导",
        "牵头单位",
        "配合单位",
        "完成时/限",
        "1",
        "谋划储备项目30个，争取/更多中央投资。",
        "李明",
        "县发展和改革/局",
        "县财政局、县/自然资源和规/划局",
        "12月底/前",
        "2",
        "改造老旧小区12个，惠及居/民1860户。",
        "王刚",
        "县住房和城乡/建设局",
        "各街道办事处",
        "10月底/前",
        "3",
        "新增公办幼儿园学位540个。",
        "王刚",
        "县教育局",
        "—",
        "8月底前",
    ]);
    assert_eq!(
        tasks(&notice),
        [
            "1|谋划储备项目30个，争取更多中央投资。|县发展和改革局、县财政局、县自然资源和规划局|12月底前",
            "2|改造老旧小区12个，惠及居民1860户。|县住房和城乡建设局、各街道办事处|10月底前",
            "3|新增公办幼儿园学位540个。|县教育局|8月底前",
        ]
    );
    assert_eq!(unreadable(&notice), 0);
    assert_eq!(
        notice.header.title.as_deref(),
        Some("云溪县人民政府办公室关于印发2024年重点任务分解表的通知")
    );
}

#[test]
fn a_time_printed_between_the_lines_of_a_list_stands_behind_it() {
    let notice = notice(&[
        "序号",
        "工作任务",
        "责任单位",
        "完成时限",
        "1",
        "新建农村公路5处。",
        "县林业局、县发展和改革局、县财政/6月30日前/局、县自然资源和规划局",
        "2",
        "整治黑臭水体62项。",
        "县住房和城乡建设局、县交通 9月底前/运输局",
        "3",
        "栽植行道树30公里。",
        "县林业局",
        "3月底前",
    ]);
    assert_eq!(
        tasks(&notice),
        [
            "1|新建农村公路5处。|县林业局、县发展和改革局、县财政局、县自然资源和规划局|6月30日前",
            "2|整治黑臭水体62项。|县住房和城乡建设局、县交通运输局|9月底前",
            "3|栽植行道树30公里。|县林业局|3月底前",
        ]
    );
    // What was printed between is no part of a name's place.
    for unit in notice.tasks.iter().flat_map(|task| &task.units) {
        assert_eq!(quoted(&notice, &unit.at), unit.name);
    }
}

#[test]
fn names_of_several_columns_on_one_line_of_cells_are_reported_not_guessed() {
    let table = "序\n号\n工作任务\n责任领\n导\n牵头单位 配合单位 完成时限\n1\n谋划储备项目30个，争取更\n多中央投资。\n李 明\n\
                 县发展和改革\n局\n县财政局、县\n自然资源和规\n划局\n12月底前\n2\n改造老旧小区12个，惠及居\n民1860户。\n王 刚\n\
                 县住房和城乡\n建设局\n各街道办事处、\n县财政局\n10月底前\n3 新增公办幼儿园学位540个。 王 刚 县教育局 — 8月底前\n";
    let notice =
        parse(format!("{COVER}{table}").as_bytes(), &Options::default()).expect("a notice");
    assert_eq!(tasks(&notice), [""; 0]);
    assert_eq!(unreadable(&notice), 1);
}

#[test]
fn a_name_over_two_lines_of_a_frame_has_a_place_of_two_pieces() {
    let table = "\
┌────┬────────────┬──────────┬──────┐
│序号│  工作任务  │ 责任单位 │完成时│
│    │            │          │  限  │
├────┼────────────┼──────────┼──────┤
│1   │改造老旧小区│县住房和城│10月底│
│    │12个。      │乡建设局  │前    │
├────┼────────────┼──────────┼──────┤
│2   │新建学校校舍│县教育局  │8月底 │
│    │2所。       │          │前    │
└────┴────────────┴──────────┴──────┘
";
    let notice =
        parse(format!("{COVER}{table}").as_bytes(), &Options::default()).expect("a notice");
    assert_eq!(
        tasks(&notice),
        [
            "1|改造老旧小区12个。|县住房和城乡建设局|10月底前",
            "2|新建学校校舍2所。|县教育局|8月底前",
        ]
    );
    for task in &notice.tasks {
        assert_eq!(quoted(&notice, &task.at), task.text);
        for unit in &task.units {
            assert_eq!(quoted(&notice, &unit.at), unit.name);
        }
        for due in &task.deadlines {
            assert_eq!(quoted(&notice, &due.at), due.text);
        }
    }
}

#[test]
fn bodies_of_a_cell_that_stand_one_a_line_are_several() {
    let notice = notice(&[
        "序号",
        "工作任务",
        "牵头单位",
        "责任单位",
        "完成时限",
        "（1）",
        "谋划储备项目30个，争取/更多中央投资。",
        "发改局/财政局",
        "住建局/水利局/林业局按职责分工负责",
        "12月底前",
        "（2）",
        "改造老旧小区12个，惠及居/民1860户。",
        "县住房和城乡/建设局",
        "县林业局、县消防/救援大队、各乡/镇人民政府",
        "10月底前",
        "（3）",
        "建设数字政府，统筹推进各/类应用系统",
        "县政府/办公室",
        "县应急管理局/县教育局",
        "全年",
    ]);
    assert_eq!(
        tasks(&notice),
        [
            "（1）|谋划储备项目30个，争取更多中央投资。|发改局、财政局、住建局、水利局、林业局|12月底前",
            "（2）|改造老旧小区12个，惠及居民1860户。|县住房和城乡建设局、县林业局、县消防救援大队、各乡镇人民政府|10月底前",
            "（3）|建设数字政府，统筹推进各类应用系统|县政府办公室、县应急管理局、县教育局|全年",
        ]
    );
    let leads = notice.tasks[0].units.iter();
    let leads = leads.filter(|unit| unit.role == taskbook::Role::Lead);
    assert_eq!(leads.count(), 2);
}

#[test]
fn cells_between_blank_lines_need_no_number() {
    let notice = notice(&[
        "工作任务",
        "责任单位",
        "完成时限",
        "谋划储备项目30个，争取/更多中央投资。",
        "县人力资源和社会保障局、国家/税务总局云溪县税务局",
        "12月底/前",
        "改造老旧小区12个，惠及居/民1860户。",
        "县住建局",
        "10月底前",
        "新增公办幼儿园学位540个。",
        "县教育局、县自然资源和规/划局",
        "全年",
    ]);
    assert_eq!(
        tasks(&notice),
        [
            "|谋划储备项目30个，争取更多中央投资。|县人力资源和社会保障局、国家税务总局云溪县税务局|12月底前",
            "|改造老旧小区12个，惠及居民1860户。|县住建局|10月底前",
            "|新增公办幼儿园学位540个。|县教育局、县自然资源和规划局|全年",
        ]
    );
}

#[test]
fn persons_beside_the_bodies_of_a_cell_are_none() {
    let notice = notice(&[
        "序号",
        "工作任务",
        "责任单位及责任人",
        "1",
        "谋划储备项目30个，争取/更多中央投资。",
        "发改局 李立/财政局 王小明",
        "2",
        "改造老旧小区12个，惠及居/民1860户。",
        "住建局/张丰/城管局/欧阳健",
    ]);
    assert_eq!(
        tasks(&notice),
        [
            "1|谋划储备项目30个，争取更多中央投资。|发改局、财政局",
            "2|改造老旧小区12个，惠及居民1860户。|住建局、城管局",
        ]
    );
}

#[test]
fn the_rest_of_a_name_is_no_line_of_another_cell() {
    let notice = notice(&[
        "序号",
        "工作任务",
        "责任单位",
        "完成时限",
        "1",
        "谋划储备项目30个，争取/更多中央投资。",
        "牵头：东岭高新区管委会、县教/育局/责任：县工业和信息化局",
        "12月底前",
        "2",
        "改造老旧小区12个，惠及居/民1860户。",
        "牵头：县住建局/责任：县林业局",
        "10月底前",
    ]);
    assert_eq!(
        tasks(&notice),
        [
            "1|谋划储备项目30个，争取更多中央投资。|东岭高新区管委会、县教育局、县工业和信息化局|12月底前",
            "2|改造老旧小区12个，惠及居民1860户。|县住建局、县林业局|10月底前",
        ]
    );
}

#[test]
fn a_short_sentence_between_two_stays_in_its_place_in_the_cell() {
    let notice = notice(&[
        "序号",
        "权力责任名称",
        "行使主体",
        "权力责任类别",
        "权力责任事项",
        "1",
        "河道保洁",
        "县水利局",
        "管理",
        "县水利局应当编制河道保洁方案，按照规定的程序报经批准后组织实施。/跨镇的应当报市水利局备案。/\
         镇级河道的保洁方案由各镇编制，跨村的保洁由县水利局负责协调，并报县人民政府备案。",
        "2",
        "河道清淤",
        "县水利局",
        "管理",
        "县水利局应当每三年组织清淤一次。",
        "3",
        "护岸修缮",
        "各镇",
        "管理",
        "各镇应当定期检查护岸。",
    ]);
    let texts: Vec<&str> = notice.tasks.iter().map(|task| task.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "县水利局应当编制河道保洁方案，按照规定的程序报经批准后组织实施。跨镇的应当报市水利局备案。\
             镇级河道的保洁方案由各镇编制，跨村的保洁由县水利局负责协调，并报县人民政府备案。",
            "县水利局应当每三年组织清淤一次。",
            "各镇应当定期检查护岸。",
        ]
    );
}
