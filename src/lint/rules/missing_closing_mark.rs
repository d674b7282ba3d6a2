//! Closing marks (。 or ；) that book and table do not have alike: one note for the whole notice.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::witnesses::About;
use super::differences;
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
    let found = differences::of_kind(context, About::ClosingMark);
    let Some(&(task, first)) = found.first() else {
        return Vec::new();
    };
    let (zh, en) = (
        format!(
            "句末标点不一致：任务书作「{}」，分解表作「{}」",
            first.book, first.table
        ),
        format!(
            "the closing mark differs: 「{}」 in the book, 「{}」 in the table",
            first.book, first.table
        ),
    );
    let (zh, en) = match found.len() {
        1 => (zh, en),
        many => (
            format!("{zh}；共 {many} 处"),
            format!("{en}; {many} places in all"),
        ),
    };
    let others = found[1..]
        .iter()
        .filter_map(|(_, edit)| edit.table_at.clone().or_else(|| edit.book_at.clone()));
    differences::draft(task, first, zh, en)
        .map(|draft| draft.related(others.take(MOST)))
        .into_iter()
        .collect()
}

/// So many places are listed.
const MOST: usize = 50;
