//! Failures on their way to standard error.

use std::borrow::Cow;
use std::io;

use super::style::visible;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A file could not be read.
    #[error("{name}: 无法读取（{}）。", why(error))]
    Read { name: String, error: io::Error },
    /// A file could not be written.
    #[error("{name}: 无法写入（{}）。", why_not_written(error))]
    Write { name: String, error: io::Error },
    /// A folder or pattern stands for no file.
    #[error(
        "{name}: 没有可读的文件（目录中取 html、txt、xml、jsp、mht、warc 等；其他文件请直接写出文件名）。"
    )]
    NoFiles { name: String },
    /// The parser gave up on an input; that is a defect of this program.
    #[error("{name}: 程序内部错误，请附上该文件报告。")]
    Crash { name: String },
    /// An archive ends in the middle, or is none.
    #[error("{name}: 归档读到此处为止（{}）；之前的网页已处理。", why(error))]
    Archive { name: String, error: io::Error },
    /// Not a notice, but what this program made of one.
    #[error("{name}: {what}。")]
    Own { name: String, what: &'static str },
    /// What was asked for cannot be done.
    #[error("{0}。")]
    Usage(String),
    /// The bytes were no notice to speak of.
    #[error("{0}")]
    Notice(#[from] taskbook::Error),
    /// Nothing could be written.
    #[error("无法写出结果（{}）。", why(_0))]
    Output(#[from] io::Error),
    /// A baseline that is none.
    #[error(
        "{name}: 不能作为基线：{why}。基线用这条命令生成：taskbook lint --format json 通知 > 基线.json"
    )]
    Baseline { name: String, why: String },
    /// A rule that is not there.
    #[error("没有名为 {name} 的规则{}全部规则见 taskbook rule。", near.map_or("。".to_owned(), |near| format!("，是否指 {near}？")))]
    NoRule {
        name: String,
        near: Option<&'static str>,
    },
    /// A task that is not there.
    #[error("{name}: 没有编号为 {id} 的任务。{hint}")]
    NoTask {
        name: String,
        id: String,
        hint: String,
    },
}

impl Failure {
    /// Why, in a word, for a summary.
    pub(crate) fn reason(&self) -> &'static str {
        use taskbook::ErrorKind;
        match self {
            Failure::Read { .. } => "无法读取",
            Failure::NoFiles { .. } => "没有文件",
            Failure::Crash { .. } => "程序错误",
            Failure::Archive { .. } => "归档不完整",
            Failure::Own { .. } => "不是通知",
            Failure::Notice(error) => match error.kind() {
                ErrorKind::Empty => "没有文字",
                ErrorKind::NotText => "不是文本",
                ErrorKind::TooLarge => "过大",
                _ => "选项不可用",
            },
            _ => "其他",
        }
    }
}

impl From<serde_json::Error> for Failure {
    /// What we write is always valid JSON: only the writing can fail.
    fn from(error: serde_json::Error) -> Self {
        Failure::Output(error.into())
    }
}

/// What the system says, in Chinese where it is common, with what to do about it.
fn why(error: &io::Error) -> Cow<'static, str> {
    use io::ErrorKind;
    Cow::Borrowed(match error.kind() {
        ErrorKind::NotFound => "没有这个文件或目录；请检查路径，标准输入用 - 表示",
        ErrorKind::PermissionDenied => "没有权限；请检查文件和目录的权限",
        ErrorKind::IsADirectory => "这是目录，此处需要文件",
        ErrorKind::NotADirectory => "路径中有一段不是目录",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::ReadOnlyFilesystem => "所在磁盘只读",
        ErrorKind::UnexpectedEof => "文件不完整，中途结束",
        _ => return Cow::Owned(error.to_string()),
    })
}

/// The same for a file that was to be written: what is not there is the folder.
fn why_not_written(error: &io::Error) -> Cow<'static, str> {
    match error.kind() {
        io::ErrorKind::NotFound => Cow::Borrowed("所在目录不存在；请先建立目录，或换一个位置"),
        _ => why(error),
    }
}

/// Prints a failure for people.
pub(crate) fn report(failure: &Failure) {
    say(&failure.to_string());
}

/// Says what is wrong.
#[allow(
    clippy::print_stderr,
    reason = "the one place that speaks to standard error"
)]
pub(crate) fn say(what: &str) {
    let lines: Vec<String> = what.split('\n').map(visible).collect();
    eprintln!("taskbook: {}", lines.join("\n"));
}
