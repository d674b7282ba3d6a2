//! Results as others read them: findings at a terminal, as JSON, in code scanning (SARIF) and beside the lines of a forge;
//! notices as a page to review.

mod github;
mod json;
mod page;
mod sarif;
#[cfg(feature = "cli")]
mod text;
mod view;

use std::io::{self, Write};

use crate::model::{Finding, Notice, Severity};

pub use json::{FINDINGS_SCHEMA, Summary};
pub use page::ReviewPage;
#[cfg(feature = "cli")]
pub use text::text;

/// The findings of one input.
#[derive(Debug, Clone, Copy)]
pub struct Linted<'a> {
    /// Name of the input.
    pub file: &'a str,
    /// The notice.
    pub notice: &'a Notice,
    /// What lint reports of it.
    pub findings: &'a [Finding],
}

/// Writes `taskbook.findings/1`.
///
/// # Errors
///
/// Where `out` cannot be written to.
pub fn json(linted: &[Linted], out: &mut dyn Write) -> io::Result<()> {
    json::write(linted, out)
}

/// Writes a SARIF 2.1.0 log, columns in code points.
///
/// # Errors
///
/// Where `out` cannot be written to.
pub fn sarif(linted: &[Linted], lang: crate::options::Lang, out: &mut dyn Write) -> io::Result<()> {
    sarif::write(linted, lang, out)
}

/// Writes workflow commands that GitHub shows beside the lines.
///
/// # Errors
///
/// Where `out` cannot be written to.
pub fn github(linted: &[Linted], out: &mut dyn Write) -> io::Result<()> {
    github::write(linted, out)
}

/// How many findings there are of each severity: errors, warnings, notes.
pub fn count<'a>(findings: impl Iterator<Item = &'a Finding>) -> Summary {
    let mut summary = Summary::default();
    for finding in findings {
        match finding.severity {
            Severity::Error => summary.errors += 1,
            Severity::Warning => summary.warnings += 1,
            Severity::Note => summary.notes += 1,
        }
    }
    summary
}

/// Line and column (in characters) of the end of a place.
fn end_of(notice: &Notice, finding: &Finding) -> (u32, u32) {
    let source = notice.source();
    let end = finding.at.end as usize;
    if end <= source.text().len() && source.text().is_char_boundary(end) {
        source.locate(end)
    } else {
        (finding.at.line, finding.at.column)
    }
}
