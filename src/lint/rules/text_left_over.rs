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
        .filter(|left| left.class == LeftoverClass::Unknown && has_words(&left.text))
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

/// Whether a stretch says anything: numbers of rows, points and the line that adds them up do not.
fn has_words(text: &str) -> bool {
    const SUMS: [&str; 6] = ["总分", "合计", "小计", "总计", "分值", "满分"];
    let bare: String = text
        .chars()
        .filter(|c| c.is_alphabetic() && !"分一二三四五六七八九十".contains(*c))
        .collect();
    !bare.is_empty()
        && !SUMS
            .iter()
            .any(|sum| sum.trim_end_matches('分') == bare || *sum == bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_no_words() {
        for text in ["15", "（10分）", "总分100分", "合计", "三、"] {
            assert!(!has_words(text), "{text}");
        }
        assert!(has_words("报送信息"));
    }
}
