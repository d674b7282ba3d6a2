//! Book and table set different targets or deadlines.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::witnesses::{self, About};
use crate::model::Severity;

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
    witnesses::of_kind(context, About::Target)
        .into_iter()
        .filter_map(|(task, edit)| {
            witnesses::draft(
                task,
                edit,
                format!(
                    "数字不一致：任务书作「{}」，分解表作「{}」",
                    edit.book, edit.table
                ),
                format!(
                    "the figures differ: 「{}」 in the book, 「{}」 in the table",
                    edit.book, edit.table
                ),
            )
        })
        .collect()
}
