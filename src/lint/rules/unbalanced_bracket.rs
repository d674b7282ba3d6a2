//! A bracket without its partner.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::spots::SpotKind;
use super::damaged_date::drafts;
use crate::model::Severity;

pub(super) const RULE: Rule = Rule {
    code: "TB504",
    name: "unbalanced-bracket",
    severity: Severity::Warning,
    zh: "括号不成对",
    en: "a bracket without its partner",
    doc: include_str!("unbalanced_bracket.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    drafts(context, SpotKind::Bracket, |quote| {
        (
            format!("括号「{quote}」不成对"),
            format!("the bracket 「{quote}」 has no partner"),
        )
    })
}
