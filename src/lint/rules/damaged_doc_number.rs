//! A document number has lost a character.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::spots::SpotKind;
use super::damaged_date::drafts;
use crate::model::Severity;

pub(super) const RULE: Rule = Rule {
    code: "TB502",
    name: "damaged-doc-number",
    severity: Severity::Warning,
    zh: "发文字号缺字",
    en: "a document number has lost a character",
    doc: include_str!("damaged_doc_number.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    drafts(context, SpotKind::Number, |quote| {
        (
            format!("发文字号「{quote}」不完整"),
            format!("the document number 「{quote}」 is not whole"),
        )
    })
}
