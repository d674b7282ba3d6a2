//! Book and table number one item differently.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::differences;
use crate::model::{EditField, Severity};

pub(super) const RULE: Rule = Rule {
    code: "TB403",
    name: "number-mismatch",
    severity: Severity::Warning,
    zh: "任务书与分解表的编号不一致",
    en: "book and table number an item differently",
    doc: include_str!("number_mismatch.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    // One slip shifts all that follow in the section: the first speaks for them.
    let mut shift: Option<(Option<&str>, i64)> = None;
    for (at, task) in context.notice.tasks.iter().enumerate() {
        for edit in task
            .edits
            .iter()
            .filter(|edit| edit.field == EditField::Number)
        {
            let (Ok(book), Ok(table)) = (edit.book.parse::<i64>(), edit.table.parse::<i64>())
            else {
                continue;
            };
            let this = (task.group.as_deref(), book - table);
            if shift == Some(this)
                && let Some(last) = drafts.pop()
            {
                drafts.push(last.related(edit.book_at.clone()));
                continue;
            }
            shift = Some(this);
            drafts.extend(differences::draft(
                at,
                edit,
                format!("编号不一致：任务书是 {book}，分解表是 {table}"),
                format!("the numbers differ: {book} in the book, {table} in the table"),
            ));
        }
    }
    drafts
}
