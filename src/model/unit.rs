//! Units (责任单位): name, role, and how they were found.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::Confidence;
use crate::span::Span;

/// A unit that bears a duty (责任单位).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Unit {
    /// The whole name as printed, without 等, 负责 and the like; an alias on a line of its own is in `alias`.
    pub name: SmolStr,
    /// Another name of the same body, from brackets behind the name.
    pub alias: Option<String>,
    /// What the unit has to do.
    pub role: Role,
    /// The body is only described (有关部门), not named.
    pub generic: bool,
    /// How the unit was found.
    pub via: Via,
    /// The name with a level prefix that a list leaves out (市场监管局 behind 市生态环境局、), where it differs.
    pub full_name: Option<String>,
    /// The name as a person's correction reads it.
    pub reading: Option<String>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// Its place.
    pub at: Span,
}

impl Unit {
    /// The name that counts: as corrected, else as printed.
    pub fn read_name(&self) -> &str {
        self.reading.as_deref().unwrap_or(&self.name)
    }

    /// The name to count the unit by: as corrected, else with what a list leaves out, else as printed.
    pub fn whole_name(&self) -> &str {
        self.reading
            .as_deref()
            .or(self.full_name.as_deref())
            .unwrap_or(&self.name)
    }
}

/// What a unit has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 牵头, 主办.
    Lead,
    /// 配合, 参与, 协办.
    Support,
    /// 责任, 负责, 落实.
    Responsible,
}

/// How a unit was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Via {
    /// A cell of a unit column.
    Column,
    /// A line of its own (责任单位:…).
    Line,
    /// A bracket in or behind the text.
    Bracket,
    /// The heading above.
    Heading,
    /// A rule stated once for many items.
    Rule,
    /// The subject of a sentence.
    Sentence,
}
