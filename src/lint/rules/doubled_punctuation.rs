//! A mark stands twice.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::spots::SpotKind;
use super::damaged_date::drafts;
use crate::model::Severity;

pub(super) const RULE: Rule = Rule {
    code: "TB505",
    name: "doubled-punctuation",
    severity: Severity::Warning,
    zh: "标点重复",
    en: "a mark stands twice",
    doc: include_str!("doubled_punctuation.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    drafts(context, SpotKind::Doubled, |quote| {
        (
            format!("标点「{quote}」重复"),
            format!("the mark 「{quote}」 stands twice"),
        )
    })
}
