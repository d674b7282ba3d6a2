//! What a caller can set.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ColumnRole, Severity};

/// How to read and parse; the default suits a notice as published.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// Name of the input, for messages and `origin.name`.
    pub name: Option<String>,
    /// Kind of input; `None` detects it.
    pub media: Option<Media>,
    /// Label of the encoding (WHATWG); `None` detects it.
    pub encoding: Option<String>,
    /// The year that the tasks are for; `None` takes it from the notice.
    pub year: Option<i16>,
    /// Bounds on what is read.
    pub limits: Limits,
    /// What lint reports, and how.
    pub lint: LintOptions,
    /// Readings that a person has decided on.
    pub corrections: Vec<Correction>,
    /// Names of one body, each list for one (`["区委渔农办", "农林水利局"]`).
    pub aliases: Vec<Vec<String>>,
    /// Names of columns in the headers of tables, beside those that are known, with what such a column holds (`包抓单位`:
    /// [`ColumnRole::Lead`]).
    pub columns: BTreeMap<String, ColumnRole>,
}

/// What lint reports, and how.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct LintOptions {
    /// Rules to run, by name, code or beginning of a code (`TB2`); empty runs all.
    pub select: Vec<String>,
    /// Rules not to run, likewise.
    pub ignore: Vec<String>,
    /// Severities that replace a rule's own, by name or code.
    pub severity: BTreeMap<String, Severity>,
    /// Language of the messages.
    pub lang: Lang,
    /// Findings that were looked at and accepted.
    pub accepted: Vec<Accepted>,
    /// Fingerprints of findings that are known (see [`crate::fingerprints`]); they are not reported again.
    pub baseline: BTreeSet<String>,
}

/// Language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// A finding that was looked at and accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Accepted {
    /// Name or code of the rule.
    pub rule: String,
    /// Part of the quoted text; any where it is not given.
    pub quote: Option<String>,
    /// Id of the task; any where it is not given.
    pub task: Option<String>,
    /// End of the input's name; any where it is not given.
    pub file: Option<String>,
    /// Why it is accepted.
    pub reason: String,
}

/// A reading that a person has decided on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Correction {
    /// Words that stand at one place of the notice only, with the words to correct in them.
    pub quote: String,
    /// Id of the task that is meant, where the words stand in several.
    pub task: Option<String>,
    /// The words to correct.
    pub old: String,
    /// What they are read as.
    pub new: String,
    /// Who decided.
    pub by: String,
    /// Why.
    pub why: String,
    /// End of the input's name; every input where it is not given.
    pub file: Option<String>,
}

/// Kind of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// A web page.
    Html,
    /// Extracted text.
    Text,
}

/// Bounds that keep time and memory in proportion.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Limits {
    /// Largest input in bytes.
    pub bytes: usize,
    /// Deepest nesting of elements; deeper ones are read as if they were not nested.
    pub depth: usize,
    /// Most grid slots of one table, merged cells counted as often as they span.
    pub slots: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            bytes: 256 << 20,
            depth: 256,
            slots: 4 << 20,
        }
    }
}
