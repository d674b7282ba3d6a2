//! What stands beside the text of a notice and is part of it: on a page what other elements hold, in a cover what it numbers itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use taskbook::{LeftoverClass, Notice, Options};

fn parse(input: &str) -> Notice {
    taskbook::parse(input.as_bytes(), &Options::default()).unwrap()
}

/// `text: units` of each task.
fn tasks(notice: &Notice) -> Vec<String> {
    let tasks = notice.tasks.iter().map(|task| {
        let units: Vec<&str> = task.units.iter().map(|unit| unit.name.as_str()).collect();
        format!("{}: {}", task.text, units.join("、"))
    });
    tasks.collect()
}

const MENU: &str =
    "<div><a href=\"/\">首页</a><a href=\"/a\">政务公开</a><a href=\"/b\">办事服务</a></div>";
const FOOT: &str = "<div>版权所有 澄溪县人民政府</div>";
const ITEMS: &str = "<p>（一）建设平台。加快建设一批项目，完善工作机制。（责任单位：县科技局）</p>\
    <p>（二）建设学校。加快建设一批学校，增加学位。（责任单位：县教育局）</p>";
const TABLE: &str = "<table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>\
    <tr><td>1</td><td>召开会议</td><td>县民政局</td></tr><tr><td>2</td><td>建立档案</td><td>县档案局</td></tr></table>";

fn page(content: &str) -> Notice {
    parse(&format!("<html><body>{MENU}{content}{FOOT}</body></html>"))
}

#[test]
fn number_addressees_and_signature_around_the_element_of_the_text() {
    let notice = page(&format!(
        "<div><h2>澄溪县人民政府办公室关于印发2024年重点工作的通知</h2><p>澄政办发〔2024〕2号</p>\
         <p>各乡镇人民政府：</p><div>{ITEMS}</div><div>澄溪县人民政府办公室</div><div>2024年5月15日</div></div>"
    ));
    let header = &notice.header;
    assert_eq!(
        header.doc_number.as_ref().unwrap().text.as_str(),
        "澄政办发〔2024〕2号"
    );
    assert_eq!(header.addressees.len(), 1);
    assert_eq!(header.issued_on.unwrap().to_string(), "2024-05-15");
    assert_eq!(notice.tasks.len(), 2);
    // What is furniture stays so.
    let chrome = notice
        .leftover
        .iter()
        .filter(|left| left.class == LeftoverClass::Chrome);
    assert_eq!(chrome.count(), 2);
}

#[test]
fn a_table_beside_the_element_of_the_text_hands_out_work() {
    let expected = ["召开会议: 县民政局", "建立档案: 县档案局"];
    let cover = "<p>各乡镇人民政府：</p><p>现将2024年重点工作任务分解表印发给你们，请认真组织实施；进展情况按月报送县政府办公室。</p>";
    for content in [
        format!(
            "<h2>关于印发重点工作任务分解表的通知</h2><div class=\"content\">{cover}</div><div class=\"attach\">{TABLE}</div>"
        ),
        format!(
            "<div><h2>关于印发重点工作任务分解表的通知</h2><div>{cover}</div><div>澄溪县人民政府办公室</div><div>2024年5月15日</div>{TABLE}</div>"
        ),
    ] {
        assert_eq!(tasks(&page(&content)), expected, "{content}");
    }
    // The items of the text stay, though a table is attached.
    let both = page(&format!(
        "<h2>关于做好2024年重点工作的通知</h2><div>{ITEMS}</div><div>澄溪县人民政府办公室</div><div>2024年5月15日</div><div>{TABLE}</div>"
    ));
    assert_eq!(tasks(&both)[2..], expected);
    assert_eq!(both.tasks.len(), 4);
}

#[test]
fn what_the_page_hides_is_no_part_of_the_notice() {
    let notice = page(&format!(
        "<div>{ITEMS}</div><div style=\"display:none\"><p>（三）旧稿。不再实施。（责任单位：县财政局）</p>{TABLE}</div>"
    ));
    assert_eq!(notice.tasks.len(), 2);
}

const HEAD: &str = "澄溪县人民政府办公室关于做好隐患整治工作的通知\n\n各乡镇人民政府：\n";
const SIGNATURE: &str = "澄溪县人民政府办公室\n2024年1月5日\n";
const BODY: &str = "二、重点工作\n（一）开展整治。全面排查隐患，3月底前完成。\n（二）建立台账。建立隐患台账，6月底前完成。\n";

#[test]
fn a_notice_that_says_its_matter_itself_may_have_attachments() {
    let notice = parse(&format!(
        "{HEAD}现将有关事项通知如下：\n一、总体要求\n提升质量。\n{BODY}\n附件：1．隐患台账\n2．申报表。\n\n{SIGNATURE}"
    ));
    assert_eq!(
        tasks(&notice)[..2],
        [
            "全面排查隐患，3月底前完成。: ",
            "建立隐患台账，6月底前完成。: "
        ]
    );
    assert!(
        notice.tasks[..2]
            .iter()
            .all(|task| task.deadlines.len() == 1)
    );
    let attachments = notice.header.attachments.iter();
    let titles: Vec<&str> = attachments
        .map(|attached| attached.title.as_str())
        .collect();
    assert_eq!(titles, ["隐患台账", "申报表"]);
}

#[test]
fn a_plan_that_runs_on_below_the_sentence_that_hands_it_on() {
    let head = HEAD.replace("做好隐患整治工作", "印发隐患整治方案");
    let notice = parse(&format!(
        "{head}现印发给你们，请认真落实。\n一、工作目标\n提升质量。\n{BODY}"
    ));
    assert_eq!(notice.tasks.len(), 3);
    // What a cover numbers beside a plan that is elsewhere is procedure.
    let cover = parse(&format!(
        "{head}现将方案印发给你们，请认真落实。\n一、加强领导\n压实责任。\n二、及时报送\n按月报送进展。\n附件：隐患整治方案.doc\n{SIGNATURE}"
    ));
    assert_eq!(cover.tasks.len(), 0);
}

#[test]
fn remarks_and_the_imprint_below_the_last_item_are_no_text_of_it() {
    let items = "澄溪县2024年工作要点\n1.建设平台。加快建设。（责任单位：县科技局）\n2.培育企业。加快培育。\n责任单位：县工信局\n";
    for below in [
        "注：各责任单位按月报送进展。\n",
        "备注: 标*的为民生实事。\n",
        "中共澄溪县委办公室\n2024年3月29日印发\n",
        "澄溪县人民政府办公室        2024年3月29日印发\n",
    ] {
        let notice = parse(&format!("{items}{below}"));
        assert_eq!(
            tasks(&notice),
            ["加快建设。: 县科技局", "加快培育。: 县工信局"],
            "{below}"
        );
    }
}
