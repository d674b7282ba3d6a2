//! Book and table set different targets or deadlines.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::witnesses::About;
use super::differences;
use crate::model::{Confidence, Edit, Severity};

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
    differences::of_kind(context, About::Target)
        .into_iter()
        // Where the table abridges, a figure that it leaves out is no other figure.
        .filter(|(_, edit)| !restated(edit) || digits(&edit.book) && digits(&edit.table))
        .filter_map(|(task, edit)| {
            let draft = differences::draft(
                task,
                edit,
                format!(
                    "{}不一致：任务书作「{}」，分解表作「{}」",
                    if digits(&edit.book) && digits(&edit.table) {
                        "数字"
                    } else {
                        "指标或时限"
                    },
                    edit.book,
                    edit.table
                ),
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
        .collect()
}
