//! Tasks over several notices (任务沿革).

use serde::{Deserialize, Serialize};

use super::{Kind, Origin, TaskRef};

/// Name and version of the JSON form of a [`History`].
pub const HISTORY_SCHEMA: &str = "taskbook.history/1";

/// What became of each task over several notices (任务沿革).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct History {
    /// Always [`HISTORY_SCHEMA`].
    pub schema: String,
    /// The notices' inputs, in order of time.
    pub notices: Vec<Origin>,
    /// The years that they are for.
    pub years: Vec<Option<i16>>,
    /// One for each task, in the order of first appearance.
    pub threads: Vec<Thread>,
}

/// One task over the years.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Thread {
    /// Each notice that has the task; one that lies between two of them does without it.
    pub steps: Vec<Step>,
    /// Index of the thread in which the task goes on, where it became one with others; null where it is dropped or stands to the end.
    pub merged_into: Option<usize>,
}

/// A task (任务) as one of the notices has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Step {
    /// Index into the notices.
    pub notice: usize,
    /// What changed since the task stood last; empty where it is new.
    pub kinds: Vec<Kind>,
    /// The task.
    pub task: TaskRef,
}
