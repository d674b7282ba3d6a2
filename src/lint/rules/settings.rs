//! What is wrong with the settings themselves.

use super::super::Rule;
use crate::model::Severity;

/// An acceptance that nothing needs.
pub(in super::super) const UNUSED_IGNORE: Rule = Rule {
    code: "TB001",
    name: "unused-ignore",
    severity: Severity::Warning,
    zh: "配置里的忽略项没有用到",
    en: "an entry of the settings ignores nothing",
    doc: include_str!("unused_ignore.md"),
    check: |_| Vec::new(),
};

/// A correction that fits nowhere.
pub(in super::super) const STALE_CORRECTION: Rule = Rule {
    code: "TB002",
    name: "stale-correction",
    severity: Severity::Error,
    zh: "配置里的更正不再适用",
    en: "a correction of the settings no longer fits",
    doc: include_str!("stale_correction.md"),
    check: |_| Vec::new(),
};

/// A reading that a person has decided on.
pub(in super::super) const CORRECTED: Rule = Rule {
    code: "TB003",
    name: "corrected-reading",
    severity: Severity::Note,
    zh: "按配置里的更正读取",
    en: "read as a correction of the settings says",
    doc: include_str!("corrected_reading.md"),
    check: |_| Vec::new(),
};
