//! Book and table number one item differently.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::differences;
use crate::model::{EditField, Severity};
use crate::zh::text::numeral::value;

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
            let (Some(book), Some(table)) = (value(&edit.book), value(&edit.table)) else {
                continue;
            };
            let this = (task.group.as_deref(), i64::from(book) - i64::from(table));
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
                format!(
                    "编号不一致：任务书是 {}，分解表是 {}",
                    edit.book, edit.table
                ),
                format!("the numbers differ: {book} in the book, {table} in the table"),
            ));
        }
    }
    drafts
}
