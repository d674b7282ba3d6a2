//! A number whose value cannot be told.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::spots::SpotKind;
use crate::model::Severity;

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
    let spots = context.spots.iter();
    spots
        .filter(|spot| spot.kind == SpotKind::Amount)
        .map(|spot| {
            let text = &spot.quote;
            Draft::at(
                spot.at.clone(),
                format!("数字「{text}」缺损，数值不能确定"),
                format!("the number 「{text}」 is damaged, its value uncertain"),
            )
            .quote(text)
            .task(spot.task)
        })
        .collect()
}
