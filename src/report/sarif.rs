//! SARIF 2.1.0, the subset that code scanning reads.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use super::entries::{entries, halves};
use super::{Linted, end_of};
use crate::lint::{RULES, fingerprints, rule};
use crate::model::{Finding, Notice, Severity};
use crate::options::Lang;
use crate::span::Span;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: [(); 0],
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleInfo>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleInfo {
    id: &'static str,
    name: &'static str,
    short_description: Message<'static>,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Result<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Properties<'a> {
    confidence: crate::model::Confidence,
    task: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation,
    region: Region<'a>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Message<'a>>,
}

/// The results of one notice.
pub(super) fn part(input: &Linted) -> io::Result<String> {
    let prints = fingerprints(input.notice, input.findings);
    let uri = uri(input.file);
    let list = input.findings.iter().zip(prints);
    entries(
        list.map(|(finding, print)| result(input.notice, &uri, finding, print)),
        4,
    )
}

/// What stands before and behind the results.
pub(super) fn around(lang: Lang) -> io::Result<(String, String)> {
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "taskbook",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: RULES.iter().map(|rule| info(rule, lang)).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: [],
        }],
    };
    Ok(halves(&serde_json::to_string_pretty(&log)?, "results"))
}

fn info(rule: &crate::lint::Rule, lang: Lang) -> RuleInfo {
    RuleInfo {
        id: rule.code,
        name: rule.name,
        short_description: Message {
            text: match lang {
                Lang::Zh => rule.zh,
                Lang::En => rule.en,
            },
        },
        help: Help {
            text: rule.doc,
            markdown: rule.doc,
        },
        default_configuration: Configuration {
            level: level(rule.severity),
        },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result<'a>(notice: &'a Notice, uri: &str, finding: &'a Finding, print: String) -> Result<'a> {
    let (end_line, end_column) = end_of(notice, finding);
    Result {
        rule_id: &finding.code,
        // Findings about the settings belong to rules that are not listed.
        rule_index: rule(&finding.code)
            .and_then(|meant| RULES.iter().position(|listed| listed.code == meant.code)),
        level: level(finding.severity),
        message: Message {
            text: &finding.message,
        },
        locations: [Location {
            id: None,
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation {
                    uri: uri.to_owned(),
                },
                region: Region {
                    start_line: finding.at.line,
                    start_column: finding.at.column,
                    end_line,
                    end_column,
                    snippet: (!finding.quote.is_empty()).then_some(Message {
                        text: &finding.quote,
                    }),
                },
            },
        }],
        related_locations: finding
            .related
            .iter()
            .enumerate()
            .map(|(index, at)| related(notice, uri, index, at))
            .collect(),
        partial_fingerprints: BTreeMap::from([("taskbook/v1", print)]),
        properties: Properties {
            confidence: finding.confidence,
            task: finding.task.as_deref(),
        },
    }
}

fn related<'a>(notice: &Notice, uri: &str, index: usize, at: &Span) -> Location<'a> {
    let end = at.end as usize;
    let source = notice.source();
    let (end_line, end_column) = if source.text().is_char_boundary(end) {
        source.locate(end)
    } else {
        (at.line, at.column)
    };
    Location {
        id: Some(index + 1),
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: uri.to_owned(),
            },
            region: Region {
                start_line: at.line,
                start_column: at.column,
                end_line,
                end_column,
                snippet: None,
            },
        },
    }
}

/// A path as a URI reference: what is not plain ASCII is percent-encoded.
fn uri(file: &str) -> String {
    let mut out = String::with_capacity(file.len());
    for byte in file.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte as char);
            }
            b'\\' => out.push('/'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
