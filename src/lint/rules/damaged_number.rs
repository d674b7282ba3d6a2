//! A number whose value cannot be told.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::passages::Kind;
use crate::model::Severity;
use crate::zh::quantity;

pub(super) const RULE: Rule = Rule {
    code: "TB508",
    name: "damaged-number",
    severity: Severity::Warning,
    zh: "数字缺损，数值不能确定",
    en: "a number is damaged, its value uncertain",
    doc: include_str!("damaged_number.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let passages = context.passages.iter();
    let texts = passages.filter(|passage| matches!(passage.kind, Kind::Item | Kind::Cell));
    texts
        .flat_map(|passage| passage.parts)
        .filter(|part| part.signs.digits)
        .flat_map(|part| {
            quantity::damaged(part.text).into_iter().map(|range| {
                let text = &part.text[range.clone()];
                Draft::at(
                    context.place(part, range.clone()),
                    format!("数字「{text}」缺损，数值不能确定"),
                    format!("the number 「{text}」 is damaged, its value uncertain"),
                )
                .quote(text)
                .task(part.task())
            })
        })
        .collect()
}
