//! Book and table set different targets or deadlines.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::witnesses::About;
use super::differences;
use crate::model::{Confidence, Deadline, Edit, Severity};

pub(super) const RULE: Rule = Rule {
    code: "TB302",
    name: "target-differs",
    severity: Severity::Error,
    zh: "任务书与分解表的指标或时限不一致",
    en: "book and table differ in a target or a deadline",
    doc: include_str!("target_differs.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let all_restated = differences::is_restated(context);
    let restated = |edit: &Edit| all_restated || differences::is_own_words(edit);
    let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let mut drafts: Vec<Draft> = differences::of_kind(context, About::Target)
        .into_iter()
        // Where the table abridges, a figure that it leaves out is no other figure.
        .filter(|(_, edit)| !restated(edit) || digits(&edit.book) && digits(&edit.table))
        .filter_map(|(task, edit)| {
            let draft = differences::draft(
                task,
                edit,
                message(edit),
                format!(
                    "the figures differ: 「{}」 in the book, 「{}」 in the table",
                    edit.book, edit.table
                ),
            )?;
            Some(if restated(edit) {
                draft
                    .severity(Severity::Warning)
                    .confidence(Confidence::Low)
            } else {
                draft
            })
        })
        .collect();
    drafts.extend(terms(context));
    drafts
}

/// What differs; a side that has nothing there is told in words.
fn message(edit: &Edit) -> String {
    let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let (book, table) = (&edit.book, &edit.table);
    match (book.is_empty(), table.is_empty()) {
        (false, true) => format!("指标或时限不一致：任务书有「{book}」，分解表没有"),
        (true, false) => format!("指标或时限不一致：分解表有「{table}」，任务书没有"),
        _ if digits(book) && digits(table) => {
            format!("数字不一致：任务书作「{book}」，分解表作「{table}」")
        }
        _ => format!("指标或时限不一致：任务书作「{book}」，分解表作「{table}」"),
    }
}

/// Items of which a bracket or a line of the book sets another day than the column of the table.
fn terms(context: &Context) -> Vec<Draft> {
    let notice = context.notice;
    let mut drafts = Vec::new();
    for (at, item) in context.nodes.iter().enumerate() {
        let book: Vec<&Deadline> = dated(&item.node.duty.deadlines).collect();
        if book.is_empty() {
            continue;
        }
        let tasks = context.node_tasks.of_node(at);
        let table: Vec<(usize, &Deadline)> = tasks
            .iter()
            .filter_map(|&task| {
                let cell = context.row(&notice.tasks[task])?.places.get("deadline")?;
                Some((task, cell))
            })
            .flat_map(|(task, cell)| {
                dated(&notice.tasks[task].deadlines)
                    .filter(|deadline| cell.contains(&deadline.at))
                    .map(move |deadline| (task, deadline))
            })
            .collect();
        let Some(&(task, first)) = table.first() else {
            continue;
        };
        let agrees =
            |(_, one): &(usize, &Deadline)| book.iter().any(|other| other.date == one.date);
        if table.iter().any(agrees) {
            continue;
        }
        let (in_book, in_table) = (&book[0].text, &first.text);
        drafts.push(
            Draft::at(
                first.at.clone(),
                format!("时限不一致：任务书作「{in_book}」，分解表作「{in_table}」"),
                format!(
                    "the deadlines differ: 「{in_book}」 in the book, 「{in_table}」 in the table"
                ),
            )
            .quote(in_table.as_str())
            .related([book[0].at.clone()])
            .confidence(Confidence::Medium)
            .task(Some(task)),
        );
    }
    drafts
}

fn dated(deadlines: &[Deadline]) -> impl Iterator<Item = &Deadline> {
    deadlines.iter().filter(|deadline| deadline.date.is_some())
}
