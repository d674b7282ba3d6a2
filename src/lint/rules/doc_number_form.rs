//! Document numbers in another form than GB/T 9704-2012 asks for.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Confidence, Fix, Severity};
use crate::zh::text::traditional::simplify;

pub(super) const RULE: Rule = Rule {
    code: "TB704",
    name: "doc-number-form",
    severity: Severity::Note,
    zh: "发文字号的写法不合规范",
    en: "a document number in another form than the standard's",
    doc: include_str!("doc_number_form.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let header = &context.notice.header;
    let (Some(number), Some(at)) = (&header.doc_number, header.places.get("doc_number")) else {
        return Vec::new();
    };
    let (Some(year), Some(serial)) = (number.year, number.serial) else {
        return Vec::new();
    };
    let right = format!("{}〔{year}〕{serial}号", number.agency_code);
    // Numbers of orders (令) have no year; they come without one and do not get here.
    let same = simplify(&number.text) == simplify(&right);
    if same || context.is_damaged(at, &[super::super::spots::SpotKind::Number]) {
        return Vec::new();
    }
    vec![
        Draft::at(
            at.clone(),
            format!(
                "发文字号「{}」不合 GB/T 9704 的写法，应为「{right}」",
                number.text
            ),
            format!(
                "「{}」 is not in the form of GB/T 9704: {right}",
                number.text
            ),
        )
        .quote(number.text.clone())
        .confidence(Confidence::Medium)
        .fix(Some(Fix {
            replace: number.text.clone(),
            with: right,
        })),
    ]
}
