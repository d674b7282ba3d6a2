//! Dates that cannot follow each other so.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Confidence, Severity};

pub(super) const RULE: Rule = Rule {
    code: "TB702",
    name: "date-order",
    severity: Severity::Warning,
    zh: "日期先后颠倒",
    en: "dates out of order",
    doc: include_str!("date_order.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let header = &context.notice.header;
    let (Some(issued), Some(published)) = (header.issued_on, header.published_on) else {
        return Vec::new();
    };
    if published >= issued {
        return Vec::new();
    }
    let Some(at) = header.places.get("issued_on") else {
        return Vec::new();
    };
    vec![
        Draft::at(
            at.clone(),
            format!("成文日期 {issued} 晚于发布日期 {published}"),
            format!("issued on {issued}, after it was published on {published}"),
        )
        .related(header.places.get("published_on").cloned())
        .confidence(Confidence::Medium),
    ]
}
