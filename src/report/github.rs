//! Workflow commands: `::error file=…,line=…::message`.

use super::{Linted, end_of};
use crate::export::visible;
use crate::model::Severity;

/// The commands of one notice.
pub(super) fn part(input: &Linted) -> String {
    let mut out = String::new();
    for finding in input.findings {
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let (end_line, end_column) = end_of(input.notice, finding);
        out.push_str(&format!(
            "::{level} file={},line={},endLine={end_line},col={}",
            property(input.file),
            finding.at.line,
            finding.at.column
        ));
        // Columns count only within one line.
        if end_line == finding.at.line {
            out.push_str(&format!(",endColumn={end_column}"));
        }
        out.push_str(&format!(
            ",title={}::{}\n",
            property(&format!("{} {}", finding.code, finding.rule)),
            data(&finding.message)
        ));
    }
    out
}

/// The runner's log obeys escapes, and so does a terminal: characters that are not seen stand as what they are.
fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(visible).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_stays_one_line_and_commands_no_terminal() {
        assert_eq!(data("甲\u{1b}[31m\u{202e}乙"), "甲\\u{1b}[31m\\u{202e}乙");
        assert_eq!(data("100%\n::error::丙"), "100%25%0A::error::丙");
        assert_eq!(property("甲:乙,丙"), "甲%3A乙%2C丙");
    }
}
