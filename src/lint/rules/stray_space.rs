//! White space inside a Chinese text: one note for the whole notice.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::passages::Kind;
use crate::model::{Confidence, Fix, Severity};
use crate::zh::scan::is_han;

pub(super) const RULE: Rule = Rule {
    code: "TB507",
    name: "stray-space",
    severity: Severity::Note,
    zh: "文字中间有多余的空格",
    en: "white space inside a text",
    doc: include_str!("stray_space.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let mut found = Vec::new();
    for passage in context.passages.iter() {
        // Titles and covers are spaced out on purpose.
        if !matches!(passage.kind, Kind::Item | Kind::Cell) {
            continue;
        }
        for part in passage.parts.iter().filter(|part| part.signs.space) {
            let mut before: Option<char> = None;
            let mut from: Option<usize> = None;
            for (at, c) in part.text.char_indices() {
                if c.is_whitespace() {
                    from = from.or(Some(at));
                    continue;
                }
                if let (Some(start), Some(last)) = (from.take(), before)
                    && is_written(last)
                    && is_written(c)
                {
                    found.push((part, start..at));
                }
                before = Some(c);
            }
        }
    }
    let Some((part, range)) = found.first().cloned() else {
        return Vec::new();
    };
    let quote = part.text[range.clone()].to_owned();
    let fix = Fix {
        replace: quote.clone(),
        with: String::new(),
    };
    vec![
        Draft::at(
            context.place(part, range),
            format!("文字中间有多余的空格，共 {} 处", found.len()),
            format!("white space inside texts, in {} places", found.len()),
        )
        .quote(quote)
        .related(
            found[1..]
                .iter()
                .take(MOST)
                .map(|(part, range)| context.place(part, range.clone())),
        )
        .confidence(Confidence::Medium)
        .fix(Some(fix))
        .task(part.task),
    ]
}

/// So many places are listed.
const MOST: usize = 50;

fn is_written(c: char) -> bool {
    is_han(c) || matches!(c, '“' | '”' | '《' | '》' | '、' | '，' | '；' | '。')
}
