//! Clauses of the book that no row of the table has.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::sections;
use super::super::witnesses::About;
use super::differences;
use super::missing_unit::short;
use crate::model::{Relation, Severity};

pub(super) const RULE: Rule = Rule {
    code: "TB304",
    name: "only-in-book",
    severity: Severity::Warning,
    zh: "任务只在任务书里有，分解表没有分解",
    en: "a task that only the book has",
    doc: include_str!("only_in_book.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let restated = differences::is_restated(context);
    let mut drafts: Vec<Draft> = differences::of_kind(context, About::BookClause)
        .into_iter()
        .filter(|(_, edit)| !restated && !differences::is_own_words(edit))
        .filter_map(|(task, edit)| {
            differences::draft(
                task,
                edit,
                format!("分解表没有「{}」", short(&edit.book)),
                format!("the table does not have 「{}」", short(&edit.book)),
            )
        })
        .collect();
    if !context.is_paired() {
        return drafts;
    }
    let mut in_table: Option<Vec<bool>> = None;
    for (at, task) in context.notice.tasks.iter().enumerate() {
        if task.relation != Relation::BookOnly || context.is_named_by_row(task) {
            continue;
        }
        // A table has no rows for 保障措施 and the like.
        let beside_work = context.node_tasks.node_of(at).is_some_and(|node| {
            sections::assigns_nothing(context, node)
                && !in_table.get_or_insert_with(|| sections::are_in_table(context))[node]
        });
        if beside_work {
            continue;
        }
        drafts.push(
            Draft::at(
                task.at.clone(),
                format!("「{}」只在任务书里有，分解表没有", short(&task.text)),
                format!(
                    "「{}」 is only in the book, not in the table",
                    short(&task.text)
                ),
            )
            .task(Some(at)),
        );
    }
    drafts
}
