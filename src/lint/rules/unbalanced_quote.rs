//! a quotation mark without its partner.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::spots::SpotKind;
use super::damaged_date::drafts;
use crate::model::Severity;

pub(super) const RULE: Rule = Rule {
    code: "TB503",
    name: "unbalanced-quote",
    severity: Severity::Warning,
    zh: "引号或书名号不成对",
    en: "a quotation mark without its partner",
    doc: include_str!("unbalanced_quote.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    drafts(context, SpotKind::Quote, |quote| {
        (
            format!("引号或书名号「{quote}」不成对"),
            format!("「{quote}」 has no partner"),
        )
    })
}
