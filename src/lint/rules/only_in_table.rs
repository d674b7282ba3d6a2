//! Rows of the table that no clause of the book has.

use std::collections::HashSet;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::witnesses::About;
use super::differences;
use super::duplicate_task;
use super::missing_unit::short;
use crate::model::{Relation, Severity, Task};

pub(super) const RULE: Rule = Rule {
    code: "TB305",
    name: "only-in-table",
    severity: Severity::Warning,
    zh: "任务只在分解表里有，任务书没有",
    en: "a task that only the table has",
    doc: include_str!("only_in_table.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let restated = differences::is_restated(context);
    let mut drafts: Vec<Draft> = differences::of_kind(context, About::TableClause)
        .into_iter()
        .filter(|(_, edit)| !restated && !differences::is_own_words(edit))
        .filter_map(|(task, edit)| {
            differences::draft(
                task,
                edit,
                format!("任务书没有「{}」", short(&edit.table)),
                format!("the book does not have 「{}」", short(&edit.table)),
            )
        })
        .collect();
    // A row that names a heading of the book speaks of what stands below it.
    let lone = |task: &Task| task.relation == Relation::TableOnly && task.path.is_none();
    if !context.is_paired() || !context.notice.tasks.iter().any(lone) {
        return drafts;
    }
    let repeated: HashSet<usize> = duplicate_task::repeats(context)
        .into_iter()
        .flat_map(|(first, second)| [first, second])
        .collect();
    for (at, task) in context.notice.tasks.iter().enumerate() {
        // A row that stands twice is reported as that.
        if !lone(task) || repeated.contains(&at) {
            continue;
        }
        drafts.push(
            Draft::at(
                task.at.clone(),
                format!("「{}」只在分解表里有，任务书没有", short(&task.text)),
                format!(
                    "「{}」 is only in the table, not in the book",
                    short(&task.text)
                ),
            )
            .task(Some(at)),
        );
    }
    drafts
}
