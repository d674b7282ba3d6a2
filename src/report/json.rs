//! `taskbook.findings/1`.

use std::io::{self, Write};

use serde::Serialize;

use super::{Linted, count};
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
struct Report<'a> {
    schema: &'static str,
    findings: Vec<Entry<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    file: &'a str,
    fingerprint: String,
}

pub(super) fn write(linted: &[Linted], out: &mut dyn Write) -> io::Result<()> {
    let mut findings = Vec::new();
    for input in linted {
        let prints = fingerprints(input.notice, input.findings);
        findings.extend(
            input
                .findings
                .iter()
                .zip(prints)
                .map(|(finding, fingerprint)| Entry {
                    finding,
                    file: input.file,
                    fingerprint,
                }),
        );
    }
    let report = Report {
        schema: FINDINGS_SCHEMA,
        summary: count(findings.iter().map(|entry| entry.finding)),
        findings,
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}
