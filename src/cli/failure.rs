//! Failures on their way to standard error.

use std::io;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A file could not be read.
    #[error("{name}: 无法读取（{error}）。请检查路径和权限；用 - 表示标准输入。")]
    Read { name: String, error: io::Error },
    /// A file could not be written.
    #[error("{name}: 无法写入（{error}）。")]
    Write { name: String, error: io::Error },
    /// What was asked for cannot be done.
    #[error("{0}。")]
    Usage(String),
    /// The bytes were no notice to speak of.
    #[error("{0}")]
    Notice(#[from] taskbook::Error),
    /// Nothing could be written.
    #[error("无法写出结果（{0}）。")]
    Output(#[from] io::Error),
    /// The result could not be put into JSON.
    #[error("无法生成 JSON（{0}）。")]
    Json(#[from] serde_json::Error),
    /// A task that is not there.
    #[error("{name}: 没有编号为 {id} 的任务。{hint}")]
    NoTask {
        name: String,
        id: String,
        hint: String,
    },
}

/// Prints a failure for people.
#[allow(
    clippy::print_stderr,
    reason = "the one place that speaks to standard error"
)]
pub(crate) fn report(failure: &Failure) {
    eprintln!("taskbook: {failure}");
}
