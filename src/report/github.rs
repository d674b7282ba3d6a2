//! Workflow commands: `::error file=…,line=…::message`.

use std::io::{self, Write};

use super::{Linted, end_of};
use crate::model::Severity;

pub(super) fn write(linted: &[Linted], out: &mut dyn Write) -> io::Result<()> {
    for input in linted {
        for finding in input.findings {
            let level = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let (end_line, end_column) = end_of(input.notice, finding);
            write!(
                out,
                "::{level} file={},line={},endLine={end_line},col={}",
                property(input.file),
                finding.at.line,
                finding.at.column
            )?;
            // Columns count only within one line.
            if end_line == finding.at.line {
                write!(out, ",endColumn={end_column}")?;
            }
            writeln!(
                out,
                ",title={}::{}",
                property(&format!("{} {}", finding.code, finding.rule)),
                data(&finding.message)
            )?;
        }
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
