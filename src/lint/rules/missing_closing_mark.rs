//! A text that ends without 。 or ；.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::witnesses::{self, About};
use crate::model::Severity;

pub(super) const RULE: Rule = Rule {
    code: "TB506",
    name: "missing-closing-mark",
    severity: Severity::Note,
    zh: "句末缺标点",
    en: "a sentence without its closing mark",
    doc: include_str!("missing_closing_mark.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    witnesses::of_kind(context, About::ClosingMark)
        .into_iter()
        .filter_map(|(task, edit)| {
            witnesses::draft(
                task,
                edit,
                format!(
                    "句末标点不一致：任务书作「{}」，分解表作「{}」",
                    edit.book, edit.table
                ),
                format!(
                    "the closing mark differs: 「{}」 in the book, 「{}」 in the table",
                    edit.book, edit.table
                ),
            )
        })
        .collect()
}
