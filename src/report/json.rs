//! `taskbook.findings/1`.

use std::io;

use serde::Serialize;

use super::Linted;
use super::entries::{entries, halves};
use crate::lint::fingerprints;
use crate::model::Finding;

/// Name and version of the JSON form.
pub const FINDINGS_SCHEMA: &str = "taskbook.findings/1";

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

#[derive(Serialize)]
struct Report {
    schema: &'static str,
    findings: [(); 0],
    summary: Summary,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    file: &'a str,
    fingerprint: String,
}

/// The entries of one notice.
pub(super) fn part(input: &Linted) -> io::Result<String> {
    let prints = fingerprints(input.notice, input.findings);
    let list = input.findings.iter().zip(prints);
    entries(
        list.map(|(finding, fingerprint)| Entry {
            finding,
            file: input.file,
            fingerprint,
        }),
        2,
    )
}

/// What stands before and behind the entries.
pub(super) fn around(summary: Summary) -> io::Result<(String, String)> {
    let report = Report {
        schema: FINDINGS_SCHEMA,
        findings: [],
        summary,
    };
    Ok(halves(&serde_json::to_string_pretty(&report)?, "findings"))
}
