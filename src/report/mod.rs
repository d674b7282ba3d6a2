//! Results as others read them: findings at a terminal, as JSON, in code scanning (SARIF) and beside the lines of a forge;
//! notices as a page to review.

mod entries;
mod findings;
mod github;
mod json;
mod page;
mod sarif;
#[cfg(feature = "cli")]
mod text;
mod view;

use crate::model::{Finding, Notice, Severity};

pub use findings::{FindingsFormat, FindingsPart, FindingsReport};
pub use json::{FINDINGS_SCHEMA, Summary};
pub use page::{PagePart, ReviewPage};

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
