//! Task lists by unit (分单位任务): the bodies stand at the head of items, open them, or are the subjects of paragraphs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use taskbook::{LeftoverClass, Notice, Options, Role, Task, Unit, Via};

/// A notice that hands on a plan with this text.
fn plan(text: &str) -> Notice {
    let text = format!(
        "关于印发某县2023年河道整治工作方案的通知\n各乡镇：\n现将工作方案印发给你们。\n某县水利局\n2023年1月5日\n\
         某县2023年河道整治工作方案\n{text}"
    );
    taskbook::parse(text.as_bytes(), &Options::default()).unwrap()
}

fn unit(unit: &Unit) -> String {
    let role = match unit.role {
        Role::Lead => "牵",
        Role::Support => "配",
        Role::Responsible => "责",
    };
    let via = match unit.via {
        Via::Heading => "",
        Via::Sentence => "句",
        _ => "!",
    };
    format!("{role}{via}:{}", unit.name)
}

/// The units of every task behind its path.
fn tasks(notice: &Notice) -> Vec<String> {
    let task = |task: &Task| {
        let path = task.path.as_ref().map(|path| path.concat());
        let units = task.units.iter().map(unit).collect::<Vec<_>>();
        format!("{} {}", path.unwrap_or_default(), units.join(" "))
            .trim()
            .to_owned()
    };
    notice.tasks.iter().map(task).collect()
}

fn quote<'a>(notice: &'a Notice, unit: &Unit) -> &'a str {
    &notice.source().text()[unit.at.start as usize..unit.at.end as usize]
}

/// Every unit stands as it is named where it is said to stand.
fn all_quote_back(notice: &Notice) {
    for unit in notice.tasks.iter().flat_map(|task| &task.units) {
        assert_eq!(quote(notice, unit), unit.name);
    }
}

#[test]
fn a_title_that_is_units_bears_what_stands_below_it() {
    let text = "一、主要任务\n（一）清理河道。清理河道20公里。\n二、职责分工\n（一）县水利局\n制定计划，督促落实。\n\
        （二）县住建局、县财政局等部门\n1.保障资金。\n2.修复管网。\n（三）各乡镇（街道）\n做好巡查。\n（四）其他事项\n按上级要求执行。\n";
    let notice = plan(text);
    assert_eq!(
        tasks(&notice),
        [
            "一(一)",
            "二(一) 责:县水利局",
            "二(二)1 责:县住建局 责:县财政局",
            "二(二)2 责:县住建局 责:县财政局",
            "二(三) 责:各乡镇（街道）",
            "二(四)",
        ]
    );
    let nodes = &notice.books[0].nodes[1].children;
    assert_eq!(nodes[0].title.as_deref(), Some("县水利局"));
    assert_eq!(nodes[1].units.len(), 2);
    for unit in nodes.iter().flat_map(|node| &node.units) {
        assert_eq!(quote(&notice, unit), unit.name);
    }
}

#[test]
fn a_title_in_line_and_a_label_name_the_items_bearer() {
    let text = "一、工作职责\n1.派出所。负责现场秩序，做好登记。\n2.城建办。牵头维修设施。发现问题及时上报。\n\
        二、其他\n11.县水利局：负责巡查河道；建立台账。\n12.县住建局：修复管网。\n13.各镇政府(管委会)：落实人员。\n";
    let notice = plan(text);
    assert_eq!(
        tasks(&notice),
        [
            "一1 责:派出所", "一2 责:城建办", "二11 责:县水利局", "二12 责:县住建局",
            "二13 责:各镇政府(管委会)",
        ]
    );
    // What names the bearer is text all the same.
    assert_eq!(notice.tasks[2].text, "县水利局：负责巡查河道；建立台账。");
    assert_eq!(quote(&notice, &notice.tasks[2].units[0]), "县水利局");
}

#[test]
fn one_item_headed_by_a_body_is_about_it() {
    // Nothing says that work is parted, and the items beside it are no bodies.
    let text = "一、主要任务\n（一）县水利局\n更换办公设备。\n（二）清理河道\n清理河道20公里。\n（三）建设泵站\n建设泵站2座。\n\
        二、创建活动\n1.绿色学校。创建5所。\n2.绿色社区。创建6个。\n3.绿色医院。创建1所。\n\
        三、组织机构\n1.领导小组\n组长：县长。\n2.领导小组办公室\n主任：副县长。\n";
    let units = plan(text)
        .tasks
        .iter()
        .map(|task| task.units.len())
        .sum::<usize>();
    assert_eq!(units, 0);
}

#[test]
fn the_subject_of_an_items_sentence_bears_it() {
    let text = "一、部门职责\n1.县水利局要加强巡查。\n2.县住建局、县财政局配合做好清淤。\n3.各街道、镇作为责任主体，落实人员。\n4.完成验收。\n\
        二、重点任务\n1.县水利局负责清理河道20公里。\n2.县住建局牵头修复管网。\n\
        三、工作要求\n1.各乡镇要加强领导。\n2.各部门要密切配合。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一1 责句:县水利局",
            "一2 配句:县住建局 配句:县财政局",
            "一3 责句:各街道、镇",
            "一4",
            "二1 责句:县水利局",
            "二2 牵句:县住建局",
            "三1",
            "三2",
        ]
    );
}

#[test]
fn paragraphs_below_a_heading_that_parts_work_name_their_subjects() {
    let text = "一、职责分工\n县水利局负责河道整治的指导工作，督促落实。\n县住建局依法查处倾倒垃圾的行为。\n\
        各乡镇作为本辖区的责任主体，做好巡查。\n整治工作每年一次。\n二、工作要求\n各乡镇要加强领导。\n各部门要密切配合。\n\
        三、明确职责分工\n各乡镇要加强领导，推动整治。\n四、重点任务\n县水利局：清理河道。\n县财政局：保障资金。\n";
    let notice = plan(text);
    assert_eq!(
        tasks(&notice),
        [
            "一 责句:县水利局 责句:县住建局 责句:各乡镇",
            "二",
            "三",
            "四 责句:县水利局 责句:县财政局",
        ]
    );
    assert!(
        notice
            .findings
            .iter()
            .all(|finding| finding.rule != "missing-lead")
    );
}

#[test]
fn a_heading_that_is_a_task_itself_parts_the_work_above_paragraphs_of_bodies() {
    let duties = "工作专班：统筹管理，协调难点。\n县水利局：负责指导清淤。\n县规划、绿化等部门：按照职责分工，做好审批。\n各乡镇：组织巡查。\n";
    for heading in ["明确责任分工。", "落实部门职责"] {
        let text = format!(
            "一、主要任务\n（一）清理河道。清理河道20公里。\n二、保障措施\n（一）{heading}\n{duties}（二）加强宣传。各乡镇要加强宣传。\n"
        );
        let notice = plan(&text);
        let expected = "二(一) 责句:工作专班 责句:县水利局 责句:县规划 责句:绿化 责句:各乡镇";
        assert_eq!(tasks(&notice), ["一(一)", expected, "二(二)"], "{heading}");
        all_quote_back(&notice);
    }
    // Paragraphs that are about bodies part nothing.
    let text = "一、主要任务\n（一）明确责任分工。\n各乡镇要按照职责清理河道。\n资金：由上级补助。\n进度：每月上报一次。\n（二）清理河道。清理河道20公里。\n";
    assert!(
        tasks(&plan(text))
            .iter()
            .all(|task| !task.contains("资金") && !task.contains("进度"))
    );
}

#[test]
fn paragraphs_without_a_number_are_no_tasks_and_the_notice_says_so() {
    // No title says that they part the work.
    let text = "关于做好河道整治工作的意见\n各乡镇：\n一、工作目标\n清理河道20公里。\n附件：河道整治工作补充材料\n2023年1月5日\n\
        附件\n河道整治工作补充材料\n县水利局负责清理河道。\n县住建局、县财政局负责修复管网。\n县公安局负责查处违法行为。\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(tasks(&notice), ["一"]);
    let unknown: Vec<&str> = notice
        .leftover
        .iter()
        .filter(|left| left.class == LeftoverClass::Unknown)
        .map(|left| left.text.as_str())
        .collect();
    assert_eq!(
        unknown,
        [
            "县水利局负责清理河道。",
            "县住建局、县财政局负责修复管网。",
            "县公安局负责查处违法行为。"
        ]
    );
    assert!(
        notice
            .findings
            .iter()
            .any(|finding| finding.rule == "text-left-over")
    );
}

#[test]
fn below_a_heading_that_parts_work_every_sentence_counts() {
    let text = "一、主要任务\n（一）清理河道。清理河道20公里。\n二、职责分工\n县水利局牵头组织实施。县财政局负责保障资金。\
        县住建局、各乡镇负责修复管网。\n县公安局：维护秩序。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一(一)",
            "二 牵句:县水利局 责句:县财政局 责句:县住建局 责句:各乡镇 责句:县公安局",
        ]
    );
}

#[test]
fn below_it_the_sentence_behind_an_items_heading_names_the_bearer() {
    let text = "一、主要任务\n（一）清理河道。清理河道20公里。\n二、职责分工\n（一）保障资金\n县财政局负责保障资金。\n\
        （二）修复管网\n县住建局负责修复管网。\n（三）加强巡查\n巡查每周一次。\n";
    let notice = plan(text);
    assert_eq!(
        tasks(&notice),
        [
            "一(一)", "二(一) 责句:县财政局", "二(二) 责句:县住建局", "二(三)"
        ]
    );
    assert_eq!(quote(&notice, &notice.tasks[1].units[0]), "县财政局");
}

#[test]
fn where_nearly_every_sentence_behind_a_heading_opens_with_a_body_it_names_the_bearer() {
    let text = "一、重点任务\n（一）清理河道。清理河道20公里。\n（二）修复管网。市住建局修复管网15公里。\n（三）绿化校园。绿化校园3所。\n\
        二、组织保障\n（一）统筹推进\n市发展改革委负责项目评审。\n（二）培育产业\n市经济信息化委支持推广绿色制造。\n\
        （三）保障资金\n市财政局会同有关部门统筹资金。\n（四）加强监测\n定期开展监测。\n\
        三、工作要求\n（一）加强领导\n各区政府要加强领导。\n（二）加大宣传\n有关部门要加大宣传。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一(一)",
            "一(二)",
            "一(三)",
            "二(一) 责句:市发展改革委",
            "二(二) 责句:市经济信息化委",
            "二(三) 责句:市财政局 配句:有关部门",
            "二(四)",
            "三(一)",
            "三(二)",
        ]
    );
}

#[test]
fn below_it_clauses_behind_semicolons_and_commas_hand_out_work_as_well() {
    let text = "一、部门职责\n县交通局负责审批办理；县公安局负责车辆号牌核发，县城管局配合反馈意见。\n\
        二、重点任务\n（一）部门分工。县水利局负责巡查；县财政局负责保障资金。\n（二）清理河道。县水利局清理河道，县住建局负责修复。\n\
        三、任务分工\n1.市、县水利部门负责许可办理；各乡镇负责巡查，督促村民履行义务。\n2.加强值守，由县应急局具体负责调度，谁值班谁负责。\n";
    let notice = plan(text);
    assert_eq!(
        tasks(&notice),
        [
            "一 责句:县交通局 责句:县公安局 配句:县城管局",
            "二(一) 责句:县水利局 责句:县财政局",
            "二(二) 责句:县水利局 责句:县住建局",
            "三1 责句:市、县水利部门 责句:各乡镇",
            "三2 责句:县应急局",
        ]
    );
    all_quote_back(&notice);
}

#[test]
fn a_verb_behind_the_subject_closes_the_list_and_wide_gaps_part_labels() {
    let text = "一、工作分工\n办公室  组织、协调和管理县局通过网站公开信息；统一受理申请。\n法规科  负责文件审核，参与保密审核。\n\
        人事科　将工作列入考核。\n二、职责分工\n县政府办组织、指导、监督培训。\n县政府办组织、协调和管理市局开展的培训。\n";
    assert_eq!(
        tasks(&plan(text)),
        ["一 责句:办公室 责句:法规科 责句:人事科", "二 责句:县政府办",]
    );
}

#[test]
fn a_heading_says_whose_duties_stand_below_it() {
    let text = "一、重点任务\n（一）清理河道。清理河道20公里。\n（二）县消防安全委员会职责\n1.组织消防工作；\n2.研判消防形势。\n\
        （三）部门工作职责\n县财政局负责保障资金。\n二、成员单位职责\n（一）县住建局主要职责\n负责房屋安全。\n（二）村委会职责\n宣传消防知识。\n\
        三、落实政府职责\n1.配备消防器材。\n2.演练2次。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一(一)", "一(二)1 责:县消防安全委员会", "一(二)2 责:县消防安全委员会",
            "一(三) 责句:县财政局", "二(一) 责:县住建局", "二(二) 责:村委会", "三1", "三2",
        ]
    );
}

#[test]
fn a_heading_says_whose_work_stands_below_it() {
    let text = "一、由县水利局牵头的任务（2项）\n1.清淤3公里。\n2.建闸2座。\n二、县住建局牵头负责的工作\n3.改造管网5公里。\n\
        三、由县农业农村局牵头、县财政局配合的事项（共1项）\n4.补植树木200株。\n四、各乡镇配合的工作\n5.清理垃圾30吨。\n";
    let notice = plan(text);
    assert_eq!(
        tasks(&notice),
        [
            "一1 牵:县水利局",
            "一2 牵:县水利局",
            "二3 牵:县住建局",
            "三4 牵:县农业农村局 配:县财政局",
            "四5 配:各乡镇",
        ]
    );
    all_quote_back(&notice);
    // The group of a table is read as a heading is.
    let table = "序号\t工作任务\t完成时限\n一、由县水利局牵头的任务（2项）\n1\t清淤3公里\t6月底前\n2\t建闸2座\t9月底前\n\
        二、由县住建局负责的任务（1项）\n3\t改造管网5公里\t9月底前\n";
    assert_eq!(
        tasks(&plan(table)),
        [" 牵:县水利局", " 牵:县水利局", " 责:县住建局"].map(str::trim)
    );
}

#[test]
fn a_bracket_behind_the_name_that_a_heading_is_belongs_to_it() {
    let text = "一、县水利局（水土保持站）\n1.清理河道。\n二、县公安局（交警大队）\n1.查处违法行为。\n\
        三、属地街镇（镇人民政府、街道办事处）\n1.落实巡查。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一1 责:县水利局（水土保持站）",
            "二1 责:县公安局（交警大队）",
            "三1 责:属地街镇（镇人民政府、街道办事处）",
        ]
    );
}

#[test]
fn bodies_before_a_colon_are_the_title_where_more_sentences_follow() {
    let text = "一、职责分工\n（一）县财政局：保障资金。\n（二）县教育局：绿化校园，开放绿地。协调高校开放绿地。\n\
        （三）县文明办：加大宣传。\n营造氛围。\n二、重点任务\n1.总体目标：绿化校园。开放绿地。\n2.建设公园。建设公园2个。\n";
    let notice = plan(text);
    let texts: Vec<(Option<&str>, &str)> = notice
        .tasks
        .iter()
        .map(|task| (task.heading.as_deref(), task.text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [
            (None, "县财政局：保障资金。"),
            (Some("县教育局"), "绿化校园，开放绿地。协调高校开放绿地。"),
            (Some("县文明办"), "加大宣传。营造氛围。"),
            (Some("总体目标：绿化校园"), "开放绿地。"),
            (Some("建设公园"), "建设公园2个。"),
        ]
    );
    assert_eq!(
        tasks(&notice)[..3],
        [
            "一(一) 责:县财政局", "一(二) 责:县教育局", "一(三) 责:县文明办"
        ]
    );
}

#[test]
fn bodies_that_head_a_list_of_duties_are_bodies_in_the_table_too() {
    let source = "云岭县人民政府办公室关于印发《云岭县灌区管护方案》的通知\n\n各乡镇人民政府：\n\n现将《云岭县灌区管护方案》印发给你们。\n\n\
         云岭县人民政府办公室\n\n2022年3月1日\n\n附件：1.部门职责清单\n\n2.任务分工表\n\n附件1\n\n部门职责清单\n\n\
         一、县水务局\n\n组织灌区管护。\n\n二、县财政局\n\n筹措管护资金。\n\n附件2\n\n任务分工表\n\n\
         序号\n\n工作任务\n\n牵头单位\n\n配合单位\n\n1\n\n维修渡槽6处。\n\n县水务局\n\n县财政局\n\n\
         2\n\n更新泵站2座。\n\n县供电公司\n\n县水务局\n\n";
    let notice = taskbook::parse(source.as_bytes(), &Options::default()).unwrap();
    let units: Vec<Vec<(&str, Role)>> = notice.tables[0]
        .rows
        .iter()
        .map(|row| {
            row.units
                .iter()
                .map(|unit| (&*unit.name, unit.role))
                .collect()
        })
        .collect();
    assert_eq!(
        units,
        [
            [("县水务局", Role::Lead), ("县财政局", Role::Support)],
            [("县供电公司", Role::Lead), ("县水务局", Role::Support)]
        ]
    );
}

#[test]
fn one_sentence_alone_may_give_a_body_its_work() {
    let notice = plan(
        "一、主要任务\n（一）清理河道。清理河道20公里。\n（二）定期通报。县水利局负责定期汇总巡查结果，按月通报。\n\
         （三）严格执法。针对非法采砂，县水利局、县公安局及各乡镇人民政府等单位负责加大巡查力度。\n\
         （四）县财政局负责统筹资金，县审计局配合。年内完成审计。\n（五）移交管护。河道一并交由县水务公司负责维护与管理。\n\
         （六）防汛抢险。发生险情时，县应急局负责调度。税务部门负责征收水费。\n\
         二、保障措施\n（一）加强监督。县水利局负责督促检查。\n",
    );
    assert_eq!(
        tasks(&notice),
        [
            "一(一)",
            "一(二) 责句:县水利局",
            "一(三) 责句:县水利局 责句:县公安局 责句:各乡镇人民政府",
            "一(四) 责句:县财政局 配句:县审计局",
            "一(五) 责句:县水务公司",
            "一(六) 责句:县应急局",
            "二(一)",
        ]
    );
    all_quote_back(&notice);
    // What a body does with others is no part of its name.
    let notice =
        plan("一、清理河道。由县住建局协调各乡镇落实。\n二、修复管网。资金由县财政局负责保障。\n");
    assert_eq!(tasks(&notice), ["一 责句:县住建局", "二 责句:县财政局"]);
}

#[test]
fn a_body_that_is_only_set_up_or_staffed_bears_nothing() {
    let text = "一、组织机构\n（一）领导小组\n成立领导小组，由分管副县长任组长，县直有关部门主要负责人为成员。\n\
        （二）领导小组办公室。办公室设在县水利局，主任由李局长兼任。\n（三）专家组\n由有关专家组成。\n\
        （四）现场指挥部\n根据需要设立。\n（五）抢险组\n由有关人员组成，开展抢险。\n（六）县水利局\n成立工作专班，督促落实。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一(一)", "一(二)", "一(三)", "一(四)", "一(五) 责:抢险组", "一(六) 责:县水利局",
        ]
    );
}

/// The bodies, whether they lead, and the text of every task.
fn duties(notice: &Notice) -> Vec<String> {
    let task = |task: &Task| {
        let units = task.units.iter().map(unit).collect::<Vec<_>>();
        format!("{} {}", units.join(" "), task.text)
    };
    notice.tasks.iter().map(task).collect()
}

#[test]
fn paragraphs_that_open_with_bodies_are_a_list_of_duties_without_numbers() {
    let head = "关于成立柳溪县防汛指挥部的通知\n各乡镇：\n现将有关事项通知如下。\n柳溪县人民政府办公室\n2023年1月5日\n附件\n\
                柳溪县防汛指挥部成员单位职责\n";
    let lists = [
        "县水利局：负责水库巡查。\n掌握水情。\n县气象局、县水文站：提供预报。\n县供电公司（牵头单位）：保障供电。\n",
        "县水利局　　负责水库巡查。\n掌握水情。\n县气象局、县水文站  提供预报。\n县供电公司（牵头单位）：保障供电。\n",
    ];
    for list in lists {
        let notice =
            taskbook::parse(format!("{head}{list}").as_bytes(), &Options::default()).unwrap();
        assert_eq!(
            duties(&notice),
            [
                "责句:县水利局 负责水库巡查。掌握水情。",
                "责句:县气象局 责句:县水文站 提供预报。",
                "牵句:县供电公司 保障供电。",
            ]
        );
        let table = &notice.tables[0];
        assert_eq!(table.title.as_deref(), Some("柳溪县防汛指挥部成员单位职责"));
        for unit in table.rows.iter().flat_map(|row| &row.units) {
            assert_eq!(quote(&notice, unit), unit.name);
        }
        let unread = |left: &taskbook::Leftover| left.class == LeftoverClass::Unknown;
        assert!(!notice.leftover.iter().any(unread), "{:?}", notice.leftover);
    }
    // Below such a title the subject of a sentence is enough, and is part of what it says. Of a body that is not known nothing is
    // said, and its duty is not that of the one above.
    let list = "县水利局负责水库巡查。\n县气象局牵头预报。\n县潮汐驿负责观潮。\n潮汐驿：看护潮标。\n县供电公司负责供电。\n";
    let notice = taskbook::parse(format!("{head}{list}").as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        duties(&notice),
        [
            "责句:县水利局 县水利局负责水库巡查。",
            "牵句:县气象局 县气象局牵头预报。",
            " 县潮汐驿负责观潮。",
            " 潮汐驿：看护潮标。",
            "责句:县供电公司 县供电公司负责供电。",
        ]
    );
}

#[test]
fn without_a_title_that_parts_work_a_list_of_duties_says_so_by_its_verbs() {
    let read = |list: &str| {
        let text = format!("柳溪县中考保障汇编（第3页）\n{list}");
        duties(&taskbook::parse(text.as_bytes(), &Options::default()).unwrap())
    };
    assert_eq!(
        read("县公安局:负责考点秩序；维护交通。\n县供电公司:承担供电保障。\n"),
        [
            "责句:县公安局 负责考点秩序；维护交通。",
            "责句:县供电公司 承担供电保障。",
        ]
    );
    for no_duties in [
        // One may be about the body.
        "县公安局:负责考点秩序；维护交通。\n考试如期举行。\n",
        // What was reported.
        "县公安局：考点秩序良好。\n县供电公司：供电稳定。\n",
        "县公安局：0123-7654321。\n县供电公司：0123-7654322。\n",
        "考点秩序：负责人到场。\n供电保障：负责到底。\n",
        // Far from each other they are no list.
        "县公安局：负责考点秩序。\n考试开始。\n考试结束。\n开始阅卷。\n县供电公司：负责供电。\n",
    ] {
        assert_eq!(read(no_duties), [""; 0], "{no_duties}");
    }
}

#[test]
fn a_lead_in_that_parts_work_announces_a_list_of_duties() {
    let text = "为做好防火工作，现将各单位任务明确如下：\n县林业局负责护林巡查。\n县气象局要做好火险预报。\n各乡镇要落实巡护。\n县公安局。负责现场警戒。\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        duties(&notice),
        [
            "责句:县林业局 县林业局负责护林巡查。",
            "责句:县气象局 县气象局要做好火险预报。",
            "责句:各乡镇 各乡镇要落实巡护。",
            "责句:县公安局 负责现场警戒。",
        ]
    );
    // What follows 如下 is no list of duties by itself.
    let text = "现将有关情况通报如下：\n县林业局负责护林巡查。\n县气象局要做好火险预报。\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(duties(&notice), [""; 0]);
}

#[test]
fn groups_bear_what_stands_behind_them_where_they_are_given_work() {
    let text = "一、组织机构\n（一）领导小组\n成立领导小组，由分管副县长任组长。\n（二）抢险救助组：负责救助受困人员。\n\
        （三）医疗救护与防疫组。负责救护伤员。\n（四）保障组负责调运物资。\n（五）专家组\n负责会商研判，提出建议。\n\
        二、工作组职责\n1.宣传组：发布信息。\n2.维稳组负责现场秩序。\n\
        三、专班工作职责\n信息专班：负责汇总信息。\n四、工作安排\n1.摸排组：6人，分3个小组。\n2.录入组：4人。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一(一)", "一(二) 责:抢险救助组", "一(三) 责:医疗救护与防疫组", "一(四) 责句:保障组",
            "一(五) 责:专家组", "二1 责:宣传组", "二2 责句:维稳组", "三 责句:信息专班", "四1",
            "四2",
        ]
    );
}

#[test]
fn what_is_shared_out_below_a_heading_of_duties_is_not_its_bodys() {
    let text = "一、领导小组职责\n1.组长：李某，主持全面工作。\n2.综合科：负责汇总信息。\n3.宣传科：负责发布信息。\n\
        二、领导小组职责\n1.研究重大事项。\n2.督促落实。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一1", "一2 责:综合科", "一3 责:宣传科", "二1 责:领导小组", "二2 责:领导小组",
        ]
    );
}

#[test]
fn a_sentence_that_tells_a_body_of_a_level_to_do_something_gives_it_the_item() {
    let text = "一、重点任务\n（一）县水利局要建立河道监控系统。\n（二）各乡镇要加强宣传。\n（三）修复管网。县住建局、县城管局应于6月底前完成修复。\n\
        （四）汛期值守。发生险情后，县应急局要及时处置。有关部门要密切配合。\n（五）清理河道20公里。\n\
        （六）县公安局组织查处非法采砂。县水利局要做好鉴定。\n二、预警发布\n县气象局要发布预警。\n\
        三、保障措施\n（一）县财政局要保障资金。\n（二）强化宣传。县委宣传部要加大宣传。\n四、县水利局要按月汇总进度。\n\
        五、县政府办要对整治情况进行督查。\n";
    let notice = plan(text);
    assert_eq!(
        tasks(&notice),
        [
            "一(一) 责句:县水利局",
            "一(二)",
            "一(三) 责句:县住建局 责句:县城管局",
            "一(四) 责句:县应急局",
            "一(五)",
            "一(六) 责句:县公安局 责句:县水利局",
            "二 责句:县气象局",
            "三(一)",
            "三(二)",
            "四 责句:县水利局",
            "五",
        ]
    );
    all_quote_back(&notice);
}

#[test]
fn each_clause_of_a_sentence_gives_its_own_body_the_work() {
    let notice = plan(
        "一、资金管理\n（一）实行预拨制度，县民政局确定金额，由县财政局负责拨付。\n（二）县工信局培育企业，县财政局、县科技局支持。\n\
         （三）由县教育局牵头推进，县财政局安排资金，县人社局负责落实。\n（四）园区内的，由园区管委会负责养护；园区以外的，由县住建局负责养护。\n\
         （五）县民政局已确定金额，由县财政局负责拨付。\n",
    );
    assert_eq!(
        tasks(&notice),
        [
            "一(一) 责句:县民政局 责句:县财政局",
            "一(二) 责句:县工信局 配句:县财政局 配句:县科技局",
            "一(三) 牵句:县教育局 责句:县人社局 责句:县财政局",
            "一(四) 责句:园区管委会 责句:县住建局",
            "一(五)",
        ]
    );
    all_quote_back(&notice);
}

#[test]
fn below_safeguards_a_body_of_its_own_name_bears_what_it_is_entrusted_with() {
    let notice = plan(
        "一、重点任务\n（一）清理河道20公里。\n二、组织领导\n选拔工作领导小组全面负责本次选拔工作。日常工作由县教育局负责。\n\
         三、保障措施\n（一）资金由县财政局负责拨付。\n（二）强化宣传。各部门要高度重视，各乡镇负责做好宣传。\n\
         （三）县财政局要加大投入。\n（四）请县财政局加大投入。\n（五）县水利局负责督促检查。\n（六）县住建局承担修复管网任务，每周通报。\n（七）县水利局要承担起主体责任。\n\
         （八）县审计局负责日常审计，并督促检查各乡镇。\n",
    );
    assert_eq!(
        tasks(&notice),
        [
            "一(一)",
            "二 责句:选拔工作领导小组 责句:县教育局",
            "三(一) 责句:县财政局",
            "三(二)",
            "三(三)",
            "三(四)",
            "三(五)",
            "三(六) 责句:县住建局",
            "三(七)",
            "三(八) 责句:县审计局",
        ]
    );
    all_quote_back(&notice);
}

#[test]
fn to_secure_and_to_organize_are_works_as_well() {
    let items = "县财政局要加大投入。\n";
    for heading in [
        "民生保障", "保障住房供应", "组织技能培训", "组织实施修复工程",
    ] {
        let notice = plan(&format!("一、{heading}\n（一）{items}"));
        assert_eq!(tasks(&notice), ["一(一) 责句:县财政局"], "{heading}");
    }
    for heading in [
        "组织实施", "强化组织保障", "保障措施", "资金和政策保障", "加强服务与保障", "工作要求",
    ] {
        let notice = plan(&format!("一、{heading}\n（一）{items}"));
        assert_eq!(tasks(&notice), ["一(一)"], "{heading}");
    }
}

#[test]
fn below_a_heading_that_names_no_work_the_sentence_is_the_text() {
    let notice = plan(
        "一、组织领导\n此项工作由县教育局负责。\n二、加强组织保障。由县水利局牵头，县财政局配合。\n三、清理河道\n由县住建局负责。\n",
    );
    let read: Vec<_> = notice
        .tasks
        .iter()
        .map(|task| (task.heading.as_deref(), &*task.text))
        .collect();
    assert_eq!(
        read,
        [
            (Some("组织领导"), "此项工作由县教育局负责。"),
            (Some("加强组织保障"), "由县水利局牵头，县财政局配合。"),
            (None, "清理河道"),
        ]
    );
    assert_eq!(
        tasks(&notice),
        [
            "一 责句:县教育局",
            "二 牵句:县水利局 配句:县财政局",
            "三 责!:县住建局"
        ]
    );
}

#[test]
fn a_list_of_bodies_whose_duties_follow_names_none_of_them_above() {
    let notice = plan(
        "一、组织实施\n该项工作由县教育局推进办公室组织实施，县教育局基教科、县教研院、县电教中心等单位的工作职责如下：\n\
         （一）县教育局基教科：负责统筹协调。\n（二）县教研院：负责制定方案。\n（三）县电教中心：负责平台运行。\n",
    );
    let tasks = tasks(&notice);
    assert!(tasks[0].starts_with("一 "), "{tasks:?}");
    assert!(
        !tasks[0].contains("基教科") && !tasks[0].contains("教研院"),
        "{tasks:?}"
    );
    assert!(
        tasks[1..].iter().all(|task| task.starts_with("一(")),
        "{tasks:?}"
    );
}

#[test]
fn a_sentence_about_who_does_what_is_no_title() {
    let notice = plan(
        "一、资金\n（一）县财政局负责资金。县审计局要加强审计。\n（二）县水利局要清理河道。每周通报。\n（三）宣传由县委宣传部负责。制作展板20块。\n\
         （四）保障资金。县财政局负责拨付。\n（五）县教育局新建学校。新建学校3所。\n（六）本办法由县司法局负责解释。自印发之日起施行。\n",
    );
    let read: Vec<_> = notice
        .tasks
        .iter()
        .map(|task| (task.heading.as_deref(), &*task.text))
        .collect();
    assert_eq!(
        read,
        [
            (None, "县财政局负责资金。县审计局要加强审计。"),
            (None, "县水利局要清理河道。每周通报。"),
            (None, "宣传由县委宣传部负责。制作展板20块。"),
            (Some("保障资金"), "县财政局负责拨付。"),
            (Some("县教育局新建学校"), "新建学校3所。"),
            (None, "本办法由县司法局负责解释。自印发之日起施行。"),
        ]
    );
    assert_eq!(tasks(&notice)[0], "一(一) 责句:县财政局 责句:县审计局");
    // Above items it stays their heading.
    let notice = plan("一、资金\n（一）县财政局负责资金。\n1.落实资金。\n2.审核资金。\n");
    assert_eq!(notice.tasks[0].heading.as_deref(), None);
    assert_eq!(notice.tasks[0].group.as_deref(), Some("县财政局负责资金"));
}

#[test]
fn a_body_before_a_colon_may_stand_among_items_of_other_forms() {
    let notice = plan(
        "一、加快创新\n1.推进老旧小区改造。\n2.县教育局：新建学校3所。\n3.县商务局要扩大开放。\n4.县水利局：已修复水库2座。\n",
    );
    assert_eq!(
        tasks(&notice),
        ["一1", "一2 责句:县教育局", "一3 责句:县商务局", "一4"]
    );
}

#[test]
fn items_that_ask_bodies_or_give_them_a_time() {
    let notice = plan(
        "一、推荐\n（一）请县教育局填报登记表，于10月16日前报送县政府办公室。\n（二）各乡镇人民政府严格按照要求，组织初选，在10月21日前完成推荐。\n\
         （三）县教育局严格按照要求，组织评审。\n（四）各乡镇要加强宣传。\n（五）各申报企业于6月30日前将材料报县工信局。\n",
    );
    assert_eq!(
        tasks(&notice),
        [
            "一(一) 责句:县教育局", "一(二) 责句:各乡镇人民政府", "一(三) 责句:县教育局", "一(四)",
            "一(五)",
        ]
    );
}

#[test]
fn a_clause_that_says_when_may_stand_before_the_body_that_is_told() {
    let text = "一、应急响应\n（一）接到报告后，县应急局应当组织救援。\n（二）每年汛期前，县水利局要完成排查。\n\
        （三）发生较大险情时，县交通局应及时处置。\n（四）确需延期的，县民政局要报批。\n（五）发生险情后，有关部门要密切配合。\n\
        二、职责分工\n（一）县公安局负责维护秩序。\n（二）处置结束后，县卫健局组织防疫。\n";
    let notice = plan(text);
    assert_eq!(
        tasks(&notice),
        [
            "一(一) 责句:县应急局", "一(二) 责句:县水利局", "一(三) 责句:县交通局", "一(四)",
            "一(五)", "二(一) 责句:县公安局", "二(二) 责句:县卫健局",
        ]
    );
    all_quote_back(&notice);
    // So may it in a list of duties without numbers.
    let list = "关于成立柳溪县防火指挥部的通知\n各乡镇：\n现将有关事项通知如下。\n柳溪县人民政府办公室\n2023年1月5日\n附件\n\
        柳溪县防火指挥部成员单位职责\n县水利局负责供水。\n火灾发生后，县气象局要加密监测。\n县供电公司负责供电。\n";
    let notice = taskbook::parse(list.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        duties(&notice),
        [
            "责句:县水利局 县水利局负责供水。",
            "责句:县气象局 火灾发生后，县气象局要加密监测。",
            "责句:县供电公司 县供电公司负责供电。",
        ]
    );
}

#[test]
fn where_items_state_their_bodies_otherwise_such_a_sentence_gives_none() {
    for stated in [
        "清理河道20公里。（责任单位：县水利局）",
        "清理河道20公里。\n责任单位：县水利局",
    ] {
        let text = format!(
            "一、重点任务\n（一）{stated}\n（二）县住建局要修复管网。\n（三）汛期值守。县应急局要加强值守。\n"
        );
        assert_eq!(tasks(&plan(&text))[1..], ["一(二)", "一(三)"], "{stated}");
    }
}

#[test]
fn what_covers_laws_reports_and_texts_beside_a_table_tell_bodies_is_no_work_of_theirs() {
    let text = "某县水利局关于印发《某县2023年河道整治任务分工》的通知\n各乡镇：\n现将《某县2023年河道整治任务分工》印发给你们，请认真执行。\n\
        一、各乡镇要加强宣传，于每月5日前上报。\n二、县住建局要按月汇总进度，定期通报。\n附件：某县2023年河道整治任务分工\n某县水利局\n2023年1月5日\n";
    let cover = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(tasks(&cover), [""; 0]);
    let law = "第一章 总则\n第一条 县水利局应当按月汇总进度。\n第二条 县住建局要修复管网。\n";
    assert_eq!(
        plan(law)
            .tasks
            .iter()
            .map(|task| task.units.len())
            .sum::<usize>(),
        0
    );
    for kind in ["总结", "规则（试行）"] {
        let text = format!(
            "某县2023年河道整治工作{kind}\n一、主要工作\n（一）县水利局组织开展演练3次。\n（二）县住建局要修复管网。\n"
        );
        let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
        assert_eq!(tasks(&notice), ["一(一)", "一(二)"], "{kind}");
    }
    let table = "一、工作安排\n（一）县水利局要按月汇总进度。\n二、任务分工\n\n\
        | 序号 | 工作任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 清理河道20公里 | 县住建局 |\n| 2 | 修复管网15公里 | 县城管局 |\n";
    let notice = plan(table);
    let named: Vec<_> = notice.tasks.iter().flat_map(|task| &task.units).collect();
    assert!(
        named.iter().all(|unit| unit.name != "县水利局"),
        "{named:?}"
    );
    assert_eq!(notice.tables.len(), 1);
}

#[test]
fn behind_those_that_bear_an_item_further_sentences_tell_others() {
    let text = "一、重点任务\n（一）由县水利局负责，县住建局配合，加快清理河道。县农业农村局要抓好绿化。\n\
        （二）由县水利局负责，加快修复管网。县财政局做好资金保障，有关部门要密切配合。\n（三）由县水利局负责，加快建设泵站。年内完工。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一(一) 责句:县水利局 配句:县住建局 责句:县农业农村局",
            "一(二) 责句:县水利局 责句:县财政局",
            "一(三) 责句:县水利局",
        ]
    );
}

#[test]
fn a_list_of_duties_is_no_second_reading_of_the_plan_it_stands_behind() {
    let text = "关于加强防汛工作的意见\n一、重点任务\n1.县水利局负责水库巡查和大坝维护。\n2.修复管网20公里。\n柳溪县人民政府办公室\n2023年1月5日\n附件\n\
                成员单位职责\n县水利局：负责水库巡查和大坝养护。\n县气象局：提供预报。\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    let differs: Vec<_> = notice
        .findings
        .iter()
        .filter(|finding| finding.rule == "text-differs")
        .collect();
    assert!(differs.is_empty(), "{differs:?}");
    assert_eq!(
        duties(&notice),
        [
            "责句:县水利局 县水利局负责水库巡查和大坝维护。",
            " 修复管网20公里。",
            "责句:县水利局 负责水库巡查和大坝养护。",
            "责句:县气象局 提供预报。",
        ]
    );
}

#[test]
fn a_list_of_duties_behind_a_numbered_list_is_no_part_of_its_last_item() {
    let list = "各成员单位按职责分工，负责本行业防汛工作。\n县水利局：负责水库巡查。\n县气象局：提供预报。\n县供电公司：保障供电。\n";
    let text = format!(
        "柳溪县防指领导职责\n（1）指挥：县长。\n（2）副指挥：副县长。\n\n柳溪县防指成员单位职责\n\n{list}县防办职责\n承担日常工作。\n\
         工作组职责\n设下列工作组。\n（1）监测组：负责监测水情。\n（2）抢险组：负责抢修堤防。\n"
    );
    let lines = text.lines().filter(|line| !line.is_empty());
    let element = |line: &str| match line.ends_with("职责") {
        true => format!("<h3>{line}</h3>"),
        false => format!("<p>{line}</p>"),
    };
    let page: String = lines.map(element).collect();
    for text in [text, format!("<html><body>{page}</body></html>")] {
        let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
        assert_eq!(
            duties(&notice),
            [
                " 指挥：县长。",
                " 副指挥：副县长。",
                "责句:县水利局 负责水库巡查。",
                "责句:县气象局 提供预报。",
                "责句:县供电公司 保障供电。",
                "责:监测组 监测组：负责监测水情。",
                "责:抢险组 抢险组：负责抢修堤防。",
            ]
        );
        assert_eq!(
            notice.tables[0].title.as_deref(),
            Some("柳溪县防指成员单位职责")
        );
        assert_eq!(notice.books[1].title.as_deref(), Some("工作组职责"));
        assert!(
            notice
                .leftover
                .iter()
                .any(|left| left.text == "承担日常工作。")
        );
    }
    // The outline goes on behind the list.
    let text = format!(
        "一、组织领导\n（一）组长：县长。\n（二）副组长：副县长。\n成员单位职责：\n{list}二、工作要求\n（一）修复管网20公里。\n"
    );
    let notice = plan(&text);
    assert_eq!(
        tasks(&notice),
        [
            "一(一)", "一(二)", "责句:县水利局", "责句:县气象局", "责句:县供电公司", "二(一)",
        ]
    );
    assert_eq!(notice.books.len(), 1);
    // A heading that parts no work leaves the paragraphs below it to the item.
    let notice = plan(
        "一、组织领导\n（一）组长：县长。\n（二）副组长：副县长。\n有关情况\n县水利局：已巡查水库。\n县气象局：已发布预报。\n",
    );
    assert_eq!(tasks(&notice), ["一(一)", "一(二)"]);
}

#[test]
fn a_heading_of_duties_gives_its_body_only_to_items_that_name_none() {
    let text = "一、组织机构\n1.审核预算。\n2.开展评价。\n二、应急工作组职责\n（一）监测组：由县水利局、县气象局组成。负责监测水情。\n\
        （二）抢险组\n组成单位：县公安局、县城管局。职责：负责抢修。\n三、办公室职责\n县防办负责日常工作。\n\
        四、县水利局职责\n1.负责水库巡查。\n2.水情发布由县气象局负责。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一1",
            "一2",
            "二(一) 责:监测组 责:县水利局 责:县气象局",
            "二(二) 责:抢险组",
            "三 责句:县防办",
            "四1 责:县水利局",
            "四2 责句:县气象局",
        ]
    );
}

#[test]
fn the_bodies_of_which_a_group_consists_bear_its_work_with_it() {
    let groups = "1.协调组：由应急局、县财政局组成。应急局局长任组长。负责协调。\n2.监测组\n由县水利局、气象局等单位组成，监测水情。\n\
        3.技术组：由县交通局牵头，住建局、县水利局及有关设计、施工等单位组成。提供技术支持。\n4.督导组：由县纪委有关负责同志组成。负责督导。\n";
    let expected = [
        "责:协调组 责:应急局 责:县财政局",
        "责:监测组 责:县水利局 责:气象局",
        "牵句:县交通局 配句:住建局 配句:县水利局",
        "责:督导组",
    ];
    let below = |above: &str| -> Vec<String> {
        let tasks = tasks(&plan(&format!("{above}{groups}")));
        let tasks = tasks.iter().filter_map(|task| task.split_once(' '));
        tasks.map(|(_, units)| units.to_owned()).collect()
    };
    for above in [
        "二、工作组职责\n",
        "二、应急工作组职责\n县防指设下列工作组，其职责如下：\n",
    ] {
        assert_eq!(below(above), expected, "{above}");
    }
    // So they do where the title of the document says that work is parted.
    let text = format!("柳溪县防指工作组职责\n{groups}");
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    let found = tasks(&notice);
    for (task, expected) in found.iter().zip(expected) {
        assert!(task.ends_with(expected), "{task}");
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn a_sentence_that_leads_in_the_items_below_gives_them_its_body() {
    let text = "一、管理\n（一）县财政局负责补贴资金：\n1.审核预算；\n2.开展评价，由县审计局负责；\n3.公示结果。\n（二）县农机中心承担以下工作：\n1.受理申请；\n2.组织评审。\n\
        （三）有关部门负责下列事项：\n1.巡查；\n2.抽检。\n二、组织机构\n县林业局负责造林：\n1.整地；\n2.补植。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一(一)1 责:县财政局", "一(一)2 责句:县审计局", "一(一)3 责:县财政局",
            "一(二)1 责:县农机中心", "一(二)2 责:县农机中心", "一(三)1", "一(三)2",
            "二 责:县林业局", "二1 责:县林业局", "二2 责:县林业局",
        ]
    );
    let law = "第一章 职责\n第二条 县财政局负责预算安排：\n（一）审核预算；\n（二）绩效考评。\n第三条 县财政局收到申请后，应当审查：\n（一）名册；\n（二）凭证。\n";
    assert_eq!(
        tasks(&plan(law)),
        [
            "第一章第二条(一) 责:县财政局",
            "第一章第二条(二) 责:县财政局",
            "第一章第三条(一)",
            "第一章第三条(二)",
        ]
    );
}

#[test]
fn paragraphs_that_a_clause_parts_among_bodies() {
    let text = "一、加强领导\n（一）明确责任。各部门要各司其职。其职责分工为：\n教委：教学生认识河长公示牌。\n商委：清点沙石货栈。\n\
        电力：保障供电。\n县公安局：负责夜巡。\n（二）密切配合。各单位要主动补位。具体要求是：\n县财政部门负责拨付清淤经费。\n\
        县林业部门负责岸坡植树。\n（三）严肃纪律。具体要求是：\n各乡镇要认真落实。\n各单位要及时报送。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一(一) 责句:教委 责句:商委 责句:县公安局",
            "一(二) 责句:县财政部门 责句:县林业部门",
            "一(三)",
        ]
    );
}

#[test]
fn bodies_at_the_head_of_an_item_below_a_heading_that_parts_work() {
    let text = "一、职责分工\n（一）公安、消防部门负责夜间巡河。\n（二）交通、铁路部门：负责桥下清障。\n（三）城北、城南街道和东山乡，要组织人力清淤。\n\
        （四）教育、卫健、市场监管等部门负责食堂排水。\n（五）市场监管所负责落实。\n（六）水管站负责。\n\
        （七）按照分段管护的办法，云岭镇负责上游。\n（八）县水务部门作为牵头责任单位，负责审查图纸。\n\
        （九）宣传部门，以及电台、报社等媒体，应当做好报道。\n（十）排污、取水口门要登记。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一(一) 责句:公安 责句:消防部门",
            "一(二) 责:交通 责:铁路部门",
            "一(三) 责句:城北 责句:城南街道 责句:东山乡",
            "一(四) 责句:教育 责句:卫健 责句:市场监管",
            "一(五) 责句:市场监管所",
            "一(六) 责句:水管站",
            "一(七) 责句:云岭镇",
            "一(八) 牵句:县水务部门",
            "一(九) 责句:宣传部门",
            "一(十)",
        ]
    );
    let full = |at: usize| plan(text).tasks[at].units[0].full_name.clone();
    assert_eq!(full(0).as_deref(), Some("公安部门"));
    assert_eq!(full(2).as_deref(), Some("城北街道"));
}

#[test]
fn items_that_tell_bodies_what_they_have_to_do() {
    let text = "一、主要任务\n（一）县财政局统筹清淤资金。\n（二）县气象局提供雨量预报。\n（三）县水务局归口管理堤防。\n\
        （四）县统计局会同县发改局制定办法。\n（五）县公安局必须组织夜查。\n（六）县财政局于6月底前拨付资金。\n\
        （七）县教育局每月5日前向县政府办报送进展。\n（八）公安、消防部门负责夜间巡河。\n（九）教育部门应当开设护河课。\n\
        （十）城市照明和公园行政管理部门负责岸灯。\n（十一）有关部门要密切配合。\n（十二）行业主管部门要加强监管。\n\
        （十三）县应急局公布名单。\n（十四）县住建局落实经费，已建成泵站2座。\n（十五）县水利局于3月开工。\n";
    let expected = [
        "一(一) 责句:县财政局",
        "一(二) 责句:县气象局",
        "一(三) 责句:县水务局",
        "一(四) 责句:县统计局 配句:县发改局",
        "一(五) 责句:县公安局",
        "一(六) 责句:县财政局",
        "一(七) 责句:县教育局",
        "一(八) 责句:公安 责句:消防部门",
        "一(九) 责句:教育部门",
        "一(十) 责句:城市照明和公园行政管理部门",
        "一(十一)",
        "一(十二)",
        "一(十三)",
        "一(十四)",
        "一(十五)",
    ];
    assert_eq!(tasks(&plan(text)), expected);
    // What a letter or a set of rules says of bodies is what they do at all times.
    for kind in ["答复", "公告", "管理办法", "政策解读"] {
        let rules = format!(
            "云岭县水利局关于河道管理的{kind}\n为保护河道，现说明如下。\n{text}云岭县水利局\n2023年1月5日\n"
        );
        let rules = taskbook::parse(rules.as_bytes(), &Options::default()).unwrap();
        let named = rules.tasks.iter().flat_map(|task| &task.units);
        let named: Vec<&str> = named.map(|unit| unit.name.as_str()).collect();
        assert!(!named.contains(&"教育部门"), "{kind}: {named:?}");
        assert!(!named.contains(&"县气象局"), "{kind}: {named:?}");
    }
}

#[test]
fn bodies_that_are_only_described() {
    let text = "一、主要任务\n（一）加强检查。属地政府负责日常清洁，县公安局负责查处。\n（二）开展巡查。（牵头单位：行业主管部门；配合单位：辖区人民政府）\n";
    let notice = plan(text);
    let units = notice.tasks.iter().flat_map(|task| &task.units);
    let units: Vec<(&str, bool)> = units
        .map(|unit| (unit.name.as_str(), unit.generic))
        .collect();
    assert_eq!(
        units,
        [
            ("属地政府", true),
            ("县公安局", false),
            ("行业主管部门", true),
            ("辖区人民政府", true),
        ]
    );
    // What a cover tells part of its readers is procedure.
    let cover = "关于印发某县2023年联合检查计划的通知\n各成员单位：\n现将计划印发给你们。\n一、统一标准\n发起部门要牵头统一表格。\n\
        二、按时报送\n承办部门要牵头汇总。\n某县水利局\n2023年1月5日\n";
    let cover = taskbook::parse(cover.as_bytes(), &Options::default()).unwrap();
    assert_eq!(cover.tasks.len(), 0);
}

#[test]
fn a_heading_of_members_leaves_the_work_to_those_whom_its_text_names() {
    let notice = plan(
        "一、主要职责\n（一）成员单位\n县住建局负责清理河岸，组织开展巡查。\n县商务局负责推动市场外迁。\n\
         县教育、科技等有关部门在各自职责范围内做好宣传。\n",
    );
    let units: Vec<&str> = notice.tasks[0]
        .units
        .iter()
        .map(|unit| &*unit.name)
        .collect();
    assert_eq!(units, ["县住建局", "县商务局"]);
    all_quote_back(&notice);
}

#[test]
fn a_team_of_a_place_is_a_body_as_one_of_a_level_is() {
    for team in [
        "南山市河道整治推进小组", "市河道整治推进小组", "南山市水网协调小组",
    ] {
        let text = format!("一、组织体系\n（一）决策\n{team}负责重大事项决策。\n");
        assert_eq!(tasks(&plan(&text)), [format!("一(一) 责句:{team}")]);
    }
}

#[test]
fn headings_that_are_places_bear_what_stands_below_them() {
    let text = "一、区级任务\n（一）金湖区（2项）\n1.改造街区6片。\n2.修缮房屋24处。\n（二）西岭区（1项）\n1.改造管网4公里。\n\
        （三）高新区管委会（1项）\n1.建设公园2个。\n二、镇级任务\n（一）白石镇\n1.清理河道3公里。\n（二）城东街道\n1.清理河道5公里。\n";
    assert_eq!(
        tasks(&plan(text)),
        [
            "一(一)1 责:金湖区", "一(一)2 责:金湖区", "一(二)1 责:西岭区",
            "一(三)1 责:高新区管委会", "二(一)1 责:白石镇", "二(二)1 责:城东街道",
        ]
    );
    // A kind of place is none, and one heading of another kind makes a list of subjects of them.
    let text = "一、主要任务\n（一）城区\n1.清理河道3公里。\n（二）山区\n1.清理河道5公里。\n\
        二、重点区域\n（一）白石镇\n1.清理河道3公里。\n（二）沿江码头\n1.清理河道5公里。\n";
    let notice = plan(text);
    assert!(notice.tasks.iter().all(|task| task.units.is_empty()));
}
