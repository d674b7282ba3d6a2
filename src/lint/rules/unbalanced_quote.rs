//! A quotation mark without its partner.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::spots::SpotKind;
use super::damaged_date::drafts;
use crate::model::Severity;
use crate::span::Span;

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
    let mut found = drafts(context, SpotKind::Quote, |quote| {
        (
            format!("引号或书名号「{quote}」不成对"),
            format!("「{quote}」 has no partner"),
        )
    });
    let mut mixed = drafts(context, SpotKind::MixedQuote, |quote| {
        (
            format!("引号一半是「{quote}」"),
            format!("「{quote}」 is one half of a quotation"),
        )
    });
    if mixed.len() > FEW {
        let places: Vec<Span> = mixed.drain(1..).map(|other| other.at).collect();
        for first in &mut mixed {
            first.zh = format!("{}，这样的引号共有 {} 处", first.zh, places.len() + 1);
            first.en = format!("{}, as in {} others", first.en, places.len());
            first.related.extend(places.iter().take(MOST).cloned());
        }
    }
    found.append(&mut mixed);
    found
}

/// Up to so many quotations with a typewriter's mark are reported each; more are the habit of the document.
const FEW: usize = 3;

/// How many further places such a finding names.
const MOST: usize = 20;
