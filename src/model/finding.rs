//! What lint finds, with its place and a repair.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// A defect of the notice, with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// Name of the rule.
    pub rule: String,
    /// Code of the rule, never reused.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// How sure it is that the document, not our reading, is at fault.
    pub confidence: Confidence,
    /// What is wrong, for people.
    pub message: String,
    /// The one primary place.
    pub at: Span,
    /// The text at that place.
    pub quote: String,
    /// Other places, such as the other witness.
    pub related: Vec<Span>,
    /// Id of the task concerned.
    pub task: Option<String>,
    /// A suggested repair.
    pub fix: Option<Fix>,
}

/// A suggested repair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fix {
    /// The text to replace.
    pub replace: String,
    /// What to put there.
    pub with: String,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably to be mended.
    Warning,
    /// To be mended.
    Error,
}

/// How sure a reading or a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A guess worth a look.
    Low,
    /// Likely.
    Medium,
    /// As good as certain.
    High,
}
