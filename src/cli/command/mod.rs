//! The commands, a file each: what is run, and how its result is shown at a terminal.

pub(super) mod diff;
mod diff_text;
pub(super) mod explain;
pub(super) mod export;
pub(super) mod history;
pub(super) mod lint;
pub(super) mod parse;
pub(super) mod report;
pub(super) mod rule;
#[cfg(feature = "schema")]
pub(super) mod schema;
pub(super) mod show;
pub(super) mod text;
