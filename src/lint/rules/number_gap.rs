//! A number is skipped.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Confidence, Severity, TroubleReason};

pub(super) const RULE: Rule = Rule {
    code: "TB401",
    name: "number-gap",
    severity: Severity::Warning,
    zh: "编号跳号",
    en: "a number is skipped",
    doc: include_str!("number_gap.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for run in context.runs() {
        if !run.is_regular() {
            continue;
        }
        for (at, before) in run.gaps() {
            let item = &run.items[at];
            let related = at.checked_sub(1).map(|last| run.items[last].at(context));
            let last = related.as_ref().map_or(0, |last| last.end);
            let between = last..item.at(context).start;
            // What was left out there is reported by itself.
            let is_left_out = context.notice.troubles.iter().any(|trouble| {
                matches!(
                    trouble.reason,
                    TroubleReason::RowDoesNotFit
                        | TroubleReason::SpanDoesNotFit
                        | TroubleReason::RowWithoutTask
                        | TroubleReason::RecordDoesNotFit
                ) && between.contains(&trouble.at.start)
            });
            if is_left_out {
                continue;
            }
            let zh = if before == 0 {
                format!("编号从 {} 开始，前面没有 1", item.number)
            } else {
                format!("编号从 {before} 跳到 {}", item.number)
            };
            drafts.push(
                Draft::at(
                    item.at(context),
                    zh,
                    format!("the numbers go from {before} to {}", item.number),
                )
                .quote(item.quote(context))
                .related(related)
                .confidence(if run.items.len() > 2 {
                    Confidence::High
                } else {
                    Confidence::Medium
                })
                .task(item.task(context)),
            );
        }
    }
    drafts
}
