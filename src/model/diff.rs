//! Two notices side by side (两年对比).

use smol_str::SmolStr;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Origin, Path, Unit};
use crate::span::Span;

/// Name and version of the JSON form of a [`Diff`].
pub const DIFF_SCHEMA: &str = "taskbook.diff/1";

/// Two notices side by side (两年对比): which task became which, and what changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Diff {
    /// Always [`DIFF_SCHEMA`].
    pub schema: String,
    /// The older notice's input.
    pub old: Origin,
    /// The newer notice's input.
    pub new: Origin,
    /// Tasks that stand in both, in the order of the new notice.
    pub pairs: Vec<Pair>,
    /// Tasks that only the new notice has (新增).
    pub added: Vec<TaskRef>,
    /// Tasks that only the old notice has (取消).
    pub dropped: Vec<TaskRef>,
    /// Counts by kind and by unit.
    pub summary: DiffSummary,
    /// Groups and headings (项目) that were renamed, added, dropped or put elsewhere.
    pub sections: Vec<SectionChange>,
    /// Values of the header that differ.
    pub header: Vec<FieldChange>,
}

impl Diff {
    /// Whether nothing changed: every task `unchanged`, no section and nothing in the header but its number and dates.
    pub fn is_empty(&self) -> bool {
        self.pairs.iter().all(Pair::is_unchanged)
            && self.added.is_empty()
            && self.dropped.is_empty()
            && self.sections.is_empty()
            && self.header.iter().all(|change| change.expected)
    }
}

/// An old task and the new one that it became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Pair {
    /// The old task.
    pub old: TaskRef,
    /// The new task.
    pub new: TaskRef,
    /// What changed; `unchanged` stands alone.
    pub kinds: Vec<Kind>,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
    /// Every value that changed.
    pub fields: Vec<FieldChange>,
    /// The text as it was rewritten, character by character; empty where it is the same.
    pub marks: Vec<Mark>,
}

impl Pair {
    /// Whether nothing changed.
    pub fn is_unchanged(&self) -> bool {
        self.kinds == [Kind::Unchanged]
    }
}

/// A task (任务) as one of the two notices has it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TaskRef {
    /// Its id in that notice.
    pub id: String,
    /// Its text, as written.
    pub text: String,
    /// Path in the book.
    pub path: Option<Path>,
    /// Group (项目).
    pub group: Option<String>,
    /// Sequence number (序号).
    pub seq: Option<SmolStr>,
    /// Heading; where there is none, what further columns say in front of the text (河流).
    pub heading: Option<String>,
    /// Units that bear the duty (责任单位).
    pub units: Vec<Unit>,
    /// Place of the text.
    pub at: Span,
    /// Hash by which the task is known across notices.
    pub key: SmolStr,
}

/// What changed between an old and a new task (变动类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// Nothing (不变).
    Unchanged,
    /// The words (措辞调整).
    Reworded,
    /// A quantified target (指标调整).
    TargetChanged,
    /// The deadline (时限调整).
    DeadlineChanged,
    /// Who bears the duty or leads (责任单位调整).
    UnitsChanged,
    /// Only the name of a unit (单位更名).
    RenamedUnit,
    /// The section (调整项目).
    Moved,
    /// One task became several (拆分).
    Split,
    /// Several tasks became one (合并).
    Merged,
}

impl Kind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Kind; 9] = [
        Kind::Unchanged,
        Kind::Reworded,
        Kind::TargetChanged,
        Kind::DeadlineChanged,
        Kind::UnitsChanged,
        Kind::RenamedUnit,
        Kind::Moved,
        Kind::Split,
        Kind::Merged,
    ];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Unchanged => "unchanged",
            Kind::Reworded => "reworded",
            Kind::TargetChanged => "target-changed",
            Kind::DeadlineChanged => "deadline-changed",
            Kind::UnitsChanged => "units-changed",
            Kind::RenamedUnit => "renamed-unit",
            Kind::Moved => "moved",
            Kind::Split => "split",
            Kind::Merged => "merged",
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Unchanged => "不变",
            Kind::Reworded => "措辞调整",
            Kind::TargetChanged => "指标调整",
            Kind::DeadlineChanged => "时限调整",
            Kind::UnitsChanged => "单位调整",
            Kind::RenamedUnit => "单位更名",
            Kind::Moved => "调整项目",
            Kind::Split => "拆分",
            Kind::Merged => "合并",
        }
    }
}

/// A value that changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FieldChange {
    /// `text`, `heading`, `target`, `deadline`, `unit`, `lead`, `group`; in the header the key of the value.
    pub name: String,
    /// What the old notice has; null where it has nothing.
    pub old: Option<String>,
    /// What the new notice has; null where it has nothing.
    pub new: Option<String>,
    /// New minus old of a target, in `unit`.
    #[serde(serialize_with = "super::task::plain_optional")]
    pub difference: Option<f64>,
    /// The difference in percent of the old value.
    #[serde(serialize_with = "super::task::plain_optional")]
    pub percent: Option<f64>,
    /// Unit of measurement (计量单位) of the difference.
    pub unit: Option<String>,
    /// What a change of name rests on.
    pub note: Option<String>,
    /// A value that changes with every notice: its number, its dates, its year.
    pub expected: bool,
}

/// A stretch of a rewritten text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mark {
    /// In both texts, or in one only.
    pub op: MarkOp,
    /// The characters.
    pub text: String,
}

/// Which of the two texts has a [`Mark`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MarkOp {
    /// Both.
    Same,
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// A group or heading (项目) that changed as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SectionChange {
    /// `group` or `heading`.
    pub level: String,
    /// What happened to it.
    pub change: SectionKind,
    /// Its name in the old notice.
    pub old: Option<String>,
    /// Its name in the new notice.
    pub new: Option<String>,
    /// Tasks that it had.
    pub old_tasks: usize,
    /// Tasks that it has.
    pub new_tasks: usize,
}

/// What happened to a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SectionKind {
    /// The same tasks under another name (更名).
    Renamed,
    /// Only the new notice has it (新增).
    Added,
    /// Only the old notice has it (取消).
    Dropped,
    /// It stands elsewhere among the others (调整顺序).
    Reordered,
}

/// Counts of a [`Diff`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DiffSummary {
    /// Tasks of the old notice.
    pub old_tasks: usize,
    /// Tasks of the new notice.
    pub new_tasks: usize,
    /// Pairs in which nothing changed.
    pub unchanged: usize,
    /// Pairs in which something changed.
    pub changed: usize,
    /// Tasks that only the new notice has.
    pub added: usize,
    /// Tasks that only the old notice has.
    pub dropped: usize,
    /// Pairs by kind; a pair of two kinds counts with both.
    pub kinds: BTreeMap<Kind, usize>,
    /// Units whose duties changed, by name.
    pub units: Vec<UnitSummary>,
}

/// What a unit (责任单位) gained and lost.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnitSummary {
    /// Its name in the new notice, else in the old.
    pub unit: String,
    /// Its names in the old notice, where they differ.
    pub former: Vec<String>,
    /// Tasks that it bore.
    pub old_tasks: usize,
    /// Tasks that it bears.
    pub new_tasks: usize,
    /// Ids of new tasks that it did not bear before.
    pub gained: Vec<String>,
    /// Ids of old tasks that it no longer bears.
    pub lost: Vec<String>,
}
