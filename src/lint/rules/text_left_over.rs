//! Content that was not understood: one note for the whole notice.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Confidence, LeftoverClass, Severity};

pub(super) const RULE: Rule = Rule {
    code: "TB101",
    name: "text-left-over",
    severity: Severity::Note,
    zh: "有正文没有读懂",
    en: "content that was not understood",
    doc: include_str!("text_left_over.md"),
    check,
};

/// So many places are listed.
const MOST: usize = 50;

fn check(context: &Context) -> Vec<Draft> {
    let left: Vec<_> = context
        .notice
        .leftover
        .iter()
        .filter(|left| {
            left.class == LeftoverClass::Unknown && left.text.chars().any(char::is_alphanumeric)
        })
        .collect();
    let Some(longest) = left
        .iter()
        .max_by_key(|left| (left.text.len(), std::cmp::Reverse(left.at.start)))
    else {
        return Vec::new();
    };
    vec![
        Draft::at(
            longest.at.clone(),
            format!("有 {} 处正文没有归入任何任务，最长的是这一处", left.len()),
            format!(
                "{} stretches of content are in no value; this is the longest",
                left.len()
            ),
        )
        .quote(longest.text.clone())
        .related(
            left.iter()
                .filter(|other| other.at != longest.at)
                .take(MOST)
                .map(|other| other.at.clone()),
        )
        .confidence(Confidence::Low),
    ]
}
