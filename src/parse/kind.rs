//! What kind of notice it is: one that hands another document on (印发, 转发), a report on progress (进展情况), a text that tells or rules.

use super::lines::signs::Marks;
use super::lines::{Class, Entry, Paragraph};
use super::parts::{Part, Sections, title_of};
use super::table::column::names::is_contact_name;
use crate::model::Header;
use crate::zh::text::traditional::simplify;
use crate::zh::text::words::{ends_with_any, holds_any};

/// Whether the notice hands on another document (印发, 转发): its own numbered paragraphs are then no tasks.
pub(super) fn transmits(entries: &[Entry], sections: &Sections, header: &Header) -> bool {
    let mut parts = sections.parts.iter();
    if !sections.parts.is_empty() && parts.all(|part| hands_out_none(entries, part)) {
        return false;
    }
    const VERBS: &[&str] = &["印发", "下发", "转发", "公布", "发布", "征求"];
    const HANDED_ON: &[&str] = &[
        "现将", "现印发", "现予以印发", "印发给你们", "下发给你们", "转发给你们", "现下发",
        "现转发",
    ];
    let title = &*simplify(header.title.as_deref().unwrap_or_default());
    let hands_on = |line: &Paragraph| {
        let text = &*simplify(&line.text);
        // 现将有关事项通知如下 hands nothing on: what it says stands below.
        holds_any(text, HANDED_ON) && !text.contains("如下")
    };
    let handed_on = |entry: &Entry| entry.content_line().is_some_and(hands_on);
    // A text that lost its title says so itself.
    let given = |entry: &Entry| {
        let text = entry.line().map(|line| simplify(&line.text));
        text.is_some_and(|text| holds_any(&text, &["印发给你们", "下发给你们", "转发给你们"]))
    };
    let hands_on = holds_any(title, VERBS)
        || title.is_empty() && entries[sections.cover.clone()].iter().any(given);
    hands_on && !runs_on(entries, sections, header)
        || (title.ends_with("通知")
            && !header.attachments.is_empty()
            && (entries[sections.cover.clone()].iter().any(handed_on)
                || header
                    .attachments
                    .iter()
                    .any(|attached| hands_out_tasks(&attached.title))))
}

/// Whether a part is a list of what was found (问题清单), or a form to fill in: what is to be done stands in the notice itself.
pub(super) fn hands_out_none(entries: &[Entry], part: &Part) -> bool {
    const FORMS: [&str; 6] = ["汇总表", "登记表", "统计表", "反馈表", "申报表", "申请表"];
    let title = title_of(entries, part.title.clone());
    title.is_some_and(|title| {
        lists_findings(&title) || ends_with_any(&title, &FORMS) && !title.contains("任务")
    })
}

/// Whether a title is that of an annex that explains: 栽植技术要求, 建筑高度的计算方法.
pub(super) fn explains(title: &str) -> bool {
    const KINDS: [&str; 8] = [
        "技术要求", "技术标准", "计算方法", "填报说明", "填表说明", "名词解释", "的分类", "流程图",
    ];
    ends_with_any(title, &KINDS)
}

/// Whether a title is that of a list of what was found wrong: 消防安全典型问题清单. What is to be done about it is another: 问题整改清单.
pub(super) fn lists_findings(title: &str) -> bool {
    ends_with_any(title, &["问题清单", "隐患清单", "问题台账", "隐患台账"])
        && !holds_any(title, &["整改", "任务", "措施"])
}

/// Whether the document that is handed on stands below the sentence that does so, without a title of its own: chapters with items
/// below them, and nothing that is attached. What a cover numbers has one level.
fn runs_on(entries: &[Entry], sections: &Sections, header: &Header) -> bool {
    let cover = &entries[sections.cover.clone()];
    let is_chapter = |line: &&Paragraph| {
        matches!(line.class, Class::Heading(_)) && line.signs.marks < Marks::Sentence
    };
    let mut chapters = cover.iter().filter_map(Entry::line).filter(is_chapter);
    sections.parts.is_empty()
        && header.attachments.is_empty()
        && chapters.nth(1).is_some()
        && has_levels(cover)
}

/// Whether items stand below items: the outline of a plan, not the steps that a cover numbers.
pub(super) fn has_levels(entries: &[Entry]) -> bool {
    let lines = entries.iter().filter_map(Entry::line);
    let mut styles = lines.filter_map(|line| match line.class {
        Class::Heading(marker) => Some(marker.style),
        _ => None,
    });
    let first = styles.next();
    styles.any(|style| Some(style) != first)
}

/// Whether the document is by its title itself a plan (意见, 方案, 措施), not a letter that goes with one.
pub(super) fn is_plan(header: &Header) -> bool {
    const KINDS: &[&str] = &["意见", "措施", "方案", "计划", "规划", "要点", "办法"];
    let title = &*simplify(header.title.as_deref().unwrap_or_default());
    ends_with_any(title, KINDS)
}

/// Whether a title is that of a table or book of tasks.
fn hands_out_tasks(title: &str) -> bool {
    holds_any(title, &["任务", "分解", "分工", "责任"])
        && holds_any(title, &["表", "清单", "方案", "任务书", "分工", "分解"])
}

/// Whether a title says that a table of tasks stands below it: …分解表, …任务量统计表. A table of what was done hands out none.
pub(super) fn is_task_table(title: &str) -> bool {
    const TABLES: [&str; 5] = ["分解表", "分工表", "计划表", "任务表", "责任表"];
    let title = title.trim_end();
    let bracket = title.strip_suffix([')', '）']);
    let title = match bracket.and_then(|inner| inner.rfind(['(', '（'])) {
        Some(open) => title[..open].trim_end(),
        None => title,
    };
    !title.contains("情况")
        && (ends_with_any(title, &TABLES) || title.contains("任务") && title.ends_with('表'))
}

/// Whether a column of telephones or the like stands among lines: a list of persons, whatever its title.
pub(super) fn lists_contacts(entries: &[Entry]) -> bool {
    let mut lines = entries.iter().filter_map(Entry::line);
    lines.any(|line| is_contact_name(&line.text))
}

/// Whether a title is that of a text whose sentences tell what bodies did, or what they are bound to at all times: 工作总结, 工作规则.
pub(super) fn tells_or_rules(title: &str) -> bool {
    const TELLING: [&str; 15] = [
        "总结", "汇报", "报告", "情况", "通报", "讲话", "公告", "通告", "公示", "答复", "解读",
        "问答", "倡议书", "指南", "公开",
    ];
    const RULING: [&str; 7] = ["规则", "制度", "条例", "规定", "细则", "章程", "管理办法"];
    // 工作规则（试行）
    let bracket = title.trim_end().strip_suffix([')', '）']);
    let bare = bracket.and_then(|inner| inner.split(['(', '（']).next());
    let title = bare.unwrap_or(title).trim_end();
    let mut kinds = TELLING.iter().chain(&RULING);
    kinds.any(|kind| title.ends_with(kind))
}

/// Whether a title is that of a report on how far the tasks have come.
pub(super) fn reports_progress(title: &str) -> bool {
    let title = title.trim_end();
    holds_any(
        title,
        &["进展", "完成情况", "落实情况", "推进情况", "执行情况"],
    ) && ends_with_any(title, &["报告", "通报", "情况"])
}
