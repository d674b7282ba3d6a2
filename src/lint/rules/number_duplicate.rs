//! Two items have one number.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::Severity;

pub(super) const RULE: Rule = Rule {
    code: "TB402",
    name: "number-duplicate",
    severity: Severity::Warning,
    zh: "编号重复",
    en: "a number stands twice",
    doc: include_str!("number_duplicate.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for run in context.runs() {
        let repeats = run.repeats();
        // A number that every row of an item prints again is no slip.
        if !run.is_regular() {
            continue;
        }
        for (at, first) in repeats {
            let item = &run.items[at];
            drafts.push(
                Draft::at(
                    item.at(context),
                    format!("编号 {} 重复", item.number),
                    format!("the number {} stands twice", item.number),
                )
                .quote(item.quote(context))
                .related([run.items[first].at(context)])
                .task(item.task(context)),
            );
        }
    }
    drafts
}
