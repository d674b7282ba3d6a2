//! Notices behind the one that was read.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Severity, TroubleReason};

pub(super) const RULE: Rule = Rule {
    code: "TB104",
    name: "further-notice",
    severity: Severity::Warning,
    zh: "后面还有另一份通知，没有读取",
    en: "another notice follows, which was not read",
    doc: include_str!("further_notice.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let troubles = context.notice.troubles.iter();
    troubles
        .filter(|trouble| trouble.reason == TroubleReason::FurtherNotice)
        .map(|trouble| {
            Draft::at(
                trouble.at.clone(),
                "从这里起是另一份通知，只读了前一份",
                "another notice begins here; only the one before it was read",
            )
        })
        .collect()
}
