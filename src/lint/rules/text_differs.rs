//! Book and table say a task in different words.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::witnesses::About;
use super::differences;
use crate::model::{Confidence, Edit, EditField, Severity};

pub(super) const RULE: Rule = Rule {
    code: "TB301",
    name: "text-differs",
    severity: Severity::Warning,
    zh: "任务书与分解表的文字不一致",
    en: "book and table differ in words",
    doc: include_str!("text_differs.md"),
    check,
};

/// More differences than this in one task are one finding: the task was rewritten.
const MANY: usize = 4;

fn check(context: &Context) -> Vec<Draft> {
    let found = differences::of_kind(context, About::Words);
    if differences::is_restated(context) {
        return restated(&found).into_iter().collect();
    }
    let (own, found): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|(_, edit)| differences::is_own_words(edit));
    let mut drafts: Vec<Draft> = restated(&own).into_iter().collect();
    for edits in found.chunk_by(|(a, _), (b, _)| a == b) {
        if edits.len() > MANY {
            drafts.extend(rewritten(context, edits[0].0, edits));
        } else {
            drafts.extend(edits.iter().filter_map(|(task, edit)| one(*task, edit)));
        }
    }
    drafts
}

/// A table that abridges the book differs everywhere: one note says so.
fn restated(found: &[(usize, &Edit)]) -> Option<Draft> {
    /// So many places are listed.
    const MOST: usize = 50;
    let &(task, first) = found.first()?;
    let draft = differences::draft(
        task,
        first,
        format!(
            "分解表多用另外的文字概括任务书，共 {} 处不同，不逐条报告",
            found.len()
        ),
        format!(
            "the table says in its own words what the book says: {} differences, not listed one by one",
            found.len()
        ),
    )?;
    let others = found[1..]
        .iter()
        .filter_map(|(_, edit)| edit.book_at.clone());
    Some(
        draft
            .severity(Severity::Note)
            .confidence(Confidence::Medium)
            .related(others.take(MOST)),
    )
}

fn one(task: usize, edit: &Edit) -> Option<Draft> {
    let (zh_field, en_field) = match edit.field {
        EditField::Heading => ("标题", "heading"),
        EditField::Group => ("项目名称", "group"),
        _ => ("文字", "text"),
    };
    let zh = match (edit.book.is_empty(), edit.table.is_empty()) {
        (false, true) => format!("任务书的{zh_field}有「{}」，分解表没有", edit.book),
        (true, false) => format!("分解表的{zh_field}有「{}」，任务书没有", edit.table),
        _ => format!(
            "{zh_field}不一致：任务书作「{}」，分解表作「{}」",
            edit.book, edit.table
        ),
    };
    let en = format!(
        "{en_field} differs: 「{}」 in the book, 「{}」 in the table",
        edit.book, edit.table
    );
    differences::draft(task, edit, zh, en)
}

fn rewritten(context: &Context, task: usize, edits: &[(usize, &Edit)]) -> Option<Draft> {
    let value = &context.notice.tasks[task];
    let (_, first) = edits.first()?;
    Some(
        Draft::at(
            value.at.clone(),
            format!("这项任务与任务书有 {} 处不一致", edits.len()),
            format!("the task differs from the book in {} places", edits.len()),
        )
        .severity(Severity::Warning)
        .quote(value.text.clone())
        .related(first.book_at.clone())
        .task(Some(task)),
    )
}
