//! Deadlines without a year in a notice that gives none.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::Severity;

pub(super) const RULE: Rule = Rule {
    code: "TB604",
    name: "unsettled-deadline",
    severity: Severity::Note,
    zh: "时限没有年份，也无从推定",
    en: "a deadline whose year cannot be settled",
    doc: include_str!("unsettled_deadline.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let notice = context.notice;
    if notice.header.year.is_some() {
        return Vec::new();
    }
    let mut drafts = Vec::new();
    for (at, task) in notice.tasks.iter().enumerate() {
        for deadline in &task.deadlines {
            let dated = deadline.text.contains('月')
                && deadline.text.contains(|c: char| c.is_ascii_digit());
            if deadline.date.is_none() && dated && !deadline.text.contains('年') {
                drafts.push(
                    Draft::at(
                        deadline.at.clone(),
                        format!(
                            "时限「{}」没有年份，通知里也没有可据以推定的年份",
                            deadline.text
                        ),
                        format!(
                            "the deadline 「{}」 has no year, nor has the notice",
                            deadline.text
                        ),
                    )
                    .quote(deadline.text.clone())
                    .task(Some(at)),
                );
            }
        }
    }
    drafts
}
