//! Bytes that are no text in the encoding, or an encoding that was only guessed.

use memchr::memmem;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Confidence, Severity};

pub(super) const RULE: Rule = Rule {
    code: "TB103",
    name: "uncertain-encoding",
    severity: Severity::Warning,
    zh: "编码可疑，可能有乱码",
    en: "the encoding is doubtful",
    doc: include_str!("uncertain_encoding.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let source = context.notice.source();
    let mut drafts = Vec::new();
    const MARK: &str = "\u{fffd}";
    let mut broken = memmem::find_iter(source.text().as_bytes(), MARK)
        .map(|at| source.span(at..at + MARK.len()));
    if let Some(first) = broken.next() {
        let rest: Vec<_> = broken.by_ref().take(50).collect();
        drafts.push(
            Draft::at(
                first,
                format!(
                    "有字节不是 {} 的文字，共 {} 处",
                    context.notice.origin.encoding,
                    rest.len() + 1
                ),
                format!(
                    "bytes that are no text in {}",
                    context.notice.origin.encoding
                ),
            )
            .related(rest),
        );
    } else if context.notice.origin.encoding_from == "guess" {
        drafts.push(
            Draft::at(
                source.span(0..0),
                format!("没有声明编码，按 {} 读取", context.notice.origin.encoding),
                format!(
                    "no encoding is declared; read as {}",
                    context.notice.origin.encoding
                ),
            )
            .severity(Severity::Note)
            .confidence(Confidence::Low),
        );
    }
    drafts
}
