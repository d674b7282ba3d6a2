//! Defects of invented notices: what stands between 〘 and 〙 has to be reported by the rule, and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::ops::Range;

use taskbook::{Finding, Options};

/// The text without its marks, and the places that they marked.
fn unmarked(marked: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for (index, part) in marked.trim_start().split(['〘', '〙']).enumerate() {
        let start = text.len();
        text.push_str(part);
        if index % 2 == 1 {
            places.push(start..text.len());
        }
    }
    (text, places)
}

fn found(text: &str, rule: &str) -> Vec<Finding> {
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
    let of_rule = |finding: &Finding| finding.rule == rule;
    notice.findings.into_iter().filter(of_rule).collect()
}

/// Checks the places of what a rule finds, and gives its messages.
fn said(rule: &str, marked: &str) -> Vec<String> {
    let (text, places) = unmarked(marked);
    let found = found(&text, rule);
    let at: Vec<Range<usize>> = found.iter().map(|finding| finding.at.range()).collect();
    assert_eq!(at, places, "{rule}: {found:#?}");
    found.into_iter().map(|finding| finding.message).collect()
}

/// A notice of 2024 with a task book of these lines and a table of these rows below each other.
fn notice(book: &str, table: &str) -> String {
    format!(
        "玉田县人民政府办公室关于印发2024年重点工作任务书的通知\n玉政办〔2024〕8号\n各乡镇：\n现印发给你们，请认真执行。\n\
         附件：1.2024年重点工作任务书\n      2.2024年重点工作任务分解表\n玉田县人民政府办公室\n2024年3月5日\n附件1\n\
         2024年重点工作任务书\n{book}\n附件2\n2024年重点工作任务分解表\n{table}"
    )
}

#[test]
fn safeguards_need_no_rows() {
    let table = "项目\t序号\t工作任务\t责任单位\n\
        水环境\t1\t完成东沟清淤3公里。\t县水利局\n水环境\t2\t新建污水管网5公里。\t县住建局\n\
        就业\t3\t举办招聘会6场。\t县人社局\n就业\t4\t培训农民工300人。\t县人社局";
    let book = |third: &str| {
        notice(
            &format!(
                "一、水环境\n1.完成东沟清淤3公里。\n2.新建污水管网5公里。\n二、就业\n1.举办招聘会6场。\n2.培训农民工300人。\n{third}"
            ),
            table,
        )
    };
    let safeguards =
        book("三、保障措施\n1.加强组织领导。各单位要压实责任。\n2.强化督查。定期通报进展。");
    said("only-in-book", &safeguards);
    // A section of work that no row has is one that was forgotten.
    said(
        "only-in-book",
        &book("三、民生保障\n1.〘改造敬老院两所。〙"),
    );
}

#[test]
fn what_one_witness_counts_through_is_no_other_number() {
    // The book counts through its sections, the table begins anew in each.
    said(
        "number-mismatch",
        &notice(
            "一、水环境\n1.完成东沟清淤3公里。\n2.新建污水管网5公里。\n3.整治排污口7个。\n二、就业\n4.举办招聘会6场。\n5.培训农民工300人。",
            "项目\t序号\t工作任务\t责任单位\n\
             水环境\t1\t完成东沟清淤3公里。\t县水利局\n水环境\t2\t新建污水管网5公里。\t县住建局\n水环境\t3\t整治排污口7个。\t县水利局\n\
             就业\t1\t举办招聘会6场。\t县人社局\n就业\t2\t培训农民工300人。\t县人社局",
        ),
    );
    // Both count through; the table counts rows, of which an item has two.
    said(
        "number-mismatch",
        &notice(
            "一、水环境\n1.完成东沟清淤3公里。\n2.新建污水管网5公里。\n3.整治排污口7个。\n二、就业\n4.举办招聘会6场；发布岗位800个。\n5.培训农民工300人。",
            "项目\t序号\t工作任务\t责任单位\n\
             水环境\t1\t完成东沟清淤3公里。\t县水利局\n水环境\t2\t新建污水管网5公里。\t县住建局\n水环境\t3\t整治排污口7个。\t县水利局\n\
             就业\t4\t举办招聘会6场；\t县人社局\n就业\t5\t发布岗位800个。\t县人社局\n就业\t6\t培训农民工300人。\t县人社局",
        ),
    );
}

#[test]
fn numbers_are_compared_however_they_are_written() {
    let messages = said(
        "number-mismatch",
        &notice(
            "一、水环境\n（一）完成东沟清淤3公里。\n（〘二〙）新建污水管网5公里。\n（〘三〙）整治排污口7个。\n（四）建成泵站两座。",
            "项目\t序号\t工作任务\t责任单位\n\
             水环境\t1\t完成东沟清淤3公里。\t县水利局\n水环境\t3\t新建污水管网5公里。\t县住建局\n水环境\t2\t整治排污口7个。\t县水利局\n水环境\t4\t建成泵站两座。\t县水利局",
        ),
    );
    assert_eq!(messages[0], "编号不一致：任务书是 二，分解表是 3");
}

#[test]
fn a_mark_between_two_names_may_be_doubled() {
    let messages = said(
        "doubled-punctuation",
        "一、水环境\n1.完成东沟清淤3公里。（责任单位：县水利局〘、、〙县财政局）\n2.新建污水管网5公里。（责任单位：县住建局、县财政局）\n",
    );
    assert_eq!(messages, ["标点「、、」重复，应为「、」"]);
    said(
        "doubled-punctuation",
        "某县2024年任务分解表\n序号\t工作任务\t责任单位\n1\t完成东沟清淤3公里。\t县水利局〘、，〙县财政局\n2\t新建污水管网5公里。\t县住建局、县财政局\n",
    );
    said(
        "doubled-punctuation",
        "<p>一、水环境</p><p>1.完成东沟清淤3公里。</p><p>责任单位：县水利局〘、</span><span>、〙县财政局</p><p>2.新建管网5公里。</p><p>责任单位：县住建局</p>",
    );
}

#[test]
fn a_year_of_last_years_plan_is_a_deadline_that_has_passed() {
    let head = "玉田县人民政府办公室关于印发2024年工作要点的通知\n玉政办〔2024〕8号\n各乡镇：\n现印发给你们。\n玉田县人民政府办公室\n2024年3月5日\n2024年工作要点\n一、住建\n";
    let messages = said(
        "deadline-before-issue",
        &format!(
            "{head}1.新建管网5公里，〘2023年10月底前〙完成。（责任单位：县住建局）\n2.改造危房30户。（责任单位：县住建局）\n"
        ),
    );
    assert_eq!(
        messages,
        ["时限「2023年10月底前」早于发文日期 2024-03-05，年份可能沿用了往年的"]
    );
    // What is told of the past sets no time.
    said(
        "deadline-before-issue",
        &format!(
            "{head}1.改造2000年底前建成的老旧小区8个。（责任单位：县住建局）\n2.2023年底前已完成的项目抓紧验收。（责任单位：县住建局）\n\
             3.对2022年6月底前备案的房屋开展排查。（责任单位：县住建局）\n"
        ),
    );
}

#[test]
fn bracket_and_column_may_set_other_days() {
    let messages = said(
        "target-differs",
        &notice(
            "一、水环境\n1.完成东沟清淤3公里。（责任单位：县水利局；完成时限：8月底前）\n2.新建污水管网5公里。（责任单位：县住建局；完成时限：年底前）",
            "项目\t序号\t工作任务\t责任单位\t完成时限\n\
             水环境\t1\t完成东沟清淤3公里。\t县水利局\t〘9月底前〙\n水环境\t2\t新建污水管网5公里。\t县住建局\t12月31日前",
        ),
    );
    assert_eq!(
        messages,
        ["时限不一致：任务书作「8月底前」，分解表作「9月底前」"]
    );
}

#[test]
fn what_differs_is_told_whole() {
    let table = |second: &str, third: &str| {
        format!(
            "项目\t序号\t工作任务\t责任单位\n水环境\t1\t完成东沟清淤3公里。\t县水利局\n水环境\t2\t{second}\t县住建局\n水环境\t3\t{third}\t县水利局"
        )
    };
    let book = "一、水环境\n1.完成东沟清淤3公里。\n2.健全管护〘机制〙。\n3.治理水土流失1.2万亩。";
    let messages = said(
        "text-differs",
        &notice(book, &table("健全管护制度。", "治理水土流失1.2万亩。")),
    );
    assert_eq!(messages, ["文字不一致：任务书作「机制」，分解表作「制度」"]);
    let book = "一、水环境\n1.完成东沟清淤3公里。\n2.健全管护机制。\n3.治理水土流失〘1.2〙万亩。";
    let messages = said(
        "target-differs",
        &notice(book, &table("健全管护机制。", "治理水土流失2.9万亩。")),
    );
    assert_eq!(messages, ["数字不一致：任务书作「1.2」，分解表作「2.9」"]);
}

#[test]
fn the_cover_of_a_table_alone_is_looked_at() {
    let notice = |number: &str, date: &str| {
        format!(
            "玉田县人民政府办公室关于印发2024年重点工作任务分解表的通知\n\n{number}\n各乡镇：\n现将《2024年重点工作任务分解表》印发给你们。\n联系人：王某某，联系电话：0571-88050594。\n\
             玉田县人民政府办公室\n{date}\n（此件公开发布）\n2024年重点工作任务分解表\n序号\n工作任务\n责任单位\n\
             1\n完成东沟清淤3公里。\n县水利局\n2\n新建污水管网5公里。\n县住建局\n3\n举办招聘会6场。\n县人社局\n"
        )
    };
    said(
        "damaged-doc-number",
        &notice("玉政办〘2024〕8号〙", "2024年3月5日"),
    );
    said("damaged-date", &notice("玉政办〔2024〕8号", "〘2024115〙"));
}

#[test]
fn a_signature_without_its_marks_is_one_below_the_issuer() {
    let (text, places) = unmarked(
        "<table><tr><td>索引号</td><td>01450/2021-07</td><td>成文日期</td><td>2021年1月18日</td></tr></table>\
         <p>玉田县人民政府办公室关于印发2021年工作要点的通知</p><p>玉政办〔2021〕8号</p><p>各乡镇：</p><p>现印发给你们。</p>\
         <p>玉田县人民政府办公室</p><p>〘2021118〙</p><p>2021年工作要点</p><p>一、水环境</p><p>1.完成东沟清淤3公里。（责任单位：县水利局）</p>\
         <p>2.新建污水管网5公里。（责任单位：县住建局）</p>",
    );
    let found = found(&text, "damaged-date");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].at.range(), places[0]);
    // Of two days that it can be, the page gives one.
    let fix = found[0].fix.as_ref().map(|fix| fix.with.as_str());
    assert_eq!(fix, Some("2021年1月18日"));
}

#[test]
fn an_item_may_begin_with_a_damaged_date() {
    let text = "玉田县2023年工作要点\n一、水环境\n（一）管网\n1．〘202311月〙底前新建管网5公里。\n2．完成东沟清淤3公里。\n\
        （二）河道\n1．〘20239月〙底前整治排污口7个。\n2．整治断面8个。\n";
    said("damaged-date", text);
    said("number-gap", &unmarked(text).0);
}

#[test]
fn sets_and_persons_are_counted_whole() {
    said(
        "damaged-number",
        "一、民生\n1.安装净化设施〘67.5套〙。\n2.新增就业〘250.5人〙。\n3.户均3.5人。\n",
    );
}

#[test]
fn a_name_that_a_cell_repeats_is_not_left_over() {
    let text = "玉田县2024年任务分解表\n序号\t工作任务\t牵头单位\t责任单位\n1\t建设高标准农田440亩。\t县林业局\t县财政局\n\
        2\t改造户用厕所13户。\t县财政局\t县林业局、县供销社、〘县林业局〙\n3\t推广配方施肥。\t县财政局\t县林业局\n";
    said("repeated-unit", text);
    said("text-left-over", &unmarked(text).0);
}

#[test]
fn who_leads_and_supports_may_be_said_in_two_lines() {
    said(
        "repeated-unit",
        "一、民生\n1.改造敬老院两所。\n牵头单位：县民政局\n配合单位：县财政局、〘县民政局〙\n2.新增就业200人。\n牵头单位：县人社局\n配合单位：县财政局\n",
    );
}

#[test]
fn a_section_of_work_may_have_a_word_of_safeguards() {
    let work = |title: &str, first: &str| {
        format!(
            "玉田县2024年工作要点\n一、{title}\n1.{first}\n2.新增就业200人。（责任单位：县人社局）\n3.发放助学金80万元。（责任单位：县教育局）\n\
             二、水环境\n1.完成东沟清淤3公里。（责任单位：县水利局）\n2.新建管网5公里。（责任单位：县住建局）\n"
        )
    };
    said("missing-unit", &work("民生保障", "〘改造敬老院两所。〙"));
    said("missing-unit", &work("保障措施", "改造敬老院两所。"));
}

#[test]
fn a_bracket_that_was_not_read_is_said_to_be_one() {
    let messages = said(
        "missing-unit",
        "玉田镇2024年工作要点\n一、发展\n1.新增认证3个。（农业服务中心，各村）\n2.建成直播基地1处。（经济发展办牵头）\n\
         3.改造供水管网8公里。〘（村镇建设办、自来水厂）〙\n二、生态\n4.拆除违建26处。（综合执法中心牵头，自然资源所、各村配合）\n5.植树300亩。（林业站负责）\n",
    );
    assert_eq!(
        messages,
        ["「改造供水管网8公里」末尾的括号像是责任单位，却没有读作单位，请核对"]
    );
}

#[test]
fn one_indicator_for_two_bodies_is_no_task_twice() {
    let table = |second: &str| {
        format!(
            "高新区2024年招商指标分解表\n| 序号 | 考核内容 | 目标值 | 责任单位 |\n|---|---|---|---|\n\
             | 1 | 新签约亿元以上项目 | 24个 | 投资促进一局 |\n| 2 | {second} |\n| 3 | 实际利用外资 | 4500万美元 | 商务局 |\n"
        )
    };
    said(
        "duplicate-task",
        &table("新签约亿元以上项目 | 18个 | 投资促进二局"),
    );
    said(
        "duplicate-task",
        &table("〘新签约亿元以上项目〙 | 24个 | 投资促进二局"),
    );
}

#[test]
fn a_slip_that_the_rows_of_an_item_repeat_is_one() {
    let messages = said(
        "inconsistent-unit-name",
        &notice(
            "一、城建\n1.改造小区9个；建成泵站两座。（责任单位：县往建局）\n2.新建污水管网5公里。（责任单位：县住建局）\n3.整治小巷7条。（责任单位：县住建局）",
            "项目\t序号\t工作任务\t责任单位\n城建\t1\t改造小区9个；\t〘县往建局〙\n城建\t2\t建成泵站两座。\t县往建局\n\
             城建\t3\t新建污水管网5公里。\t县住建局\n城建\t4\t整治小巷7条。\t县住建局",
        ),
    );
    assert_eq!(messages, ["单位名称「县往建局」疑为「县住建局」（2 次）"]);
}

#[test]
fn a_number_may_be_repeated_at_the_border_of_two_groups() {
    said(
        "number-duplicate",
        "某县2024年任务分解表\n项目\t序号\t工作任务\t责任单位\n就业\t1\t举办招聘会6场。\t县人社局\n就业\t2\t培训农民工300人。\t县人社局\n\
         就业\t3\t发布岗位800个。\t县人社局\n水环境\t〘3〙\t完成东沟清淤3公里。\t县水利局\n水环境\t4\t新建污水管网5公里。\t县住建局\n",
    );
}

#[test]
fn units_that_differ_are_told_side_by_side() {
    let messages = |cell: &str| {
        said(
            "units-differ",
            &notice(
                "一、水环境\n1.完成东沟清淤3公里。（责任单位：县水利局、县财政局）\n2.新建污水管网5公里。（责任单位：县住建局）",
                &format!(
                    "项目\t序号\t工作任务\t责任单位\n水环境\t1\t完成东沟清淤3公里。\t{cell}\n水环境\t2\t新建污水管网5公里。\t县住建局"
                ),
            ),
        )
    };
    assert_eq!(
        messages("县水利局、县财政局、〘县审计局〙"),
        ["责任单位不一致：「县审计局」只在分解表里有，任务书没有"]
    );
    assert_eq!(
        messages("县水利局、〘县审计局〙"),
        ["责任单位不一致：任务书的「县财政局」分解表没有，分解表的「县审计局」任务书没有"]
    );
}

#[test]
fn names_of_persons_in_a_list_may_be_spaced_out() {
    said(
        "stray-space",
        "某县2024年任务分解表\n序号\t工作任务\t责任单位\t责任领导\n1\t完成东沟清淤3公里。\t县水利局\t王秀英、陈 刚\n\
         2\t新建〘 〙污水管网5公里。\t县住建局\t陈 刚、王秀英\n",
    );
}
