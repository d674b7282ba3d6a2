//! What can be said on the command line.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// 读取任务书与任务分解表通知，核对两者，输出带出处的结构化数据。
#[derive(Debug, Parser)]
#[command(name = "taskbook", version, about, long_about = None, propagate_version = true, arg_required_else_help = true)]
#[command(
    after_help = "示例：\n  taskbook parse 通知.html > 通知.json\n  taskbook show 通知.html\n  taskbook explain 通知.html 2017/二(三)3.1"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 输出完整模型（JSON）；多个文件时每行一个
    #[command(
        after_help = "示例：\n  taskbook parse 通知.html\n  taskbook parse --compact 2017.html 2018.txt > 通知.ndjson\n  curl -s 网址 | taskbook parse -"
    )]
    Parse(ParseArgs),
    /// 在终端查看：文头、任务书、各任务的责任单位，标出缺漏与两处不一致的地方
    #[command(after_help = "示例：\n  taskbook show 通知.html\n  taskbook show 通知.txt | less")]
    Show(FileArgs),
    /// 查看每一行被当作什么读取（为什么没有识别出来）
    #[command(
        after_help = "示例：\n  taskbook text 通知.html\n  taskbook text 通知.txt | grep unknown"
    )]
    Text(FileArgs),
    /// 说明一项任务：两处原文、差异及理由、责任单位的出处
    #[command(
        after_help = "示例：\n  taskbook explain 通知.html 2017/二(三)3.1\n\n任务编号见 taskbook show 或 parse 输出的 id。"
    )]
    Explain(ExplainArgs),
    /// 输出 parse 结果的 JSON Schema
    #[cfg(feature = "schema")]
    #[command(after_help = "示例：\n  taskbook schema > taskbook.schema.json")]
    Schema,
}

/// Arguments of `parse`.
#[derive(Debug, ClapArgs)]
pub(crate) struct ParseArgs {
    /// 文件，- 表示标准输入
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<String>,
    /// 单个文件也输出为一行
    #[arg(long)]
    pub compact: bool,
    #[command(flatten)]
    pub reading: Reading,
}

/// Arguments of commands that take one file.
#[derive(Debug, ClapArgs)]
pub(crate) struct FileArgs {
    /// 文件，- 表示标准输入
    #[arg(value_name = "FILE")]
    pub file: String,
    #[command(flatten)]
    pub reading: Reading,
}

/// Arguments of `explain`.
#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    /// 文件，- 表示标准输入
    #[arg(value_name = "FILE")]
    pub file: String,
    /// 任务编号，如 2017/二(三)3.1
    // Ids of a notice without a year begin with `-`.
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    pub id: String,
    #[command(flatten)]
    pub reading: Reading,
}

/// What overrides detection.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Reading {
    /// 按网页或纯文本读取（默认自动判断）
    #[arg(long = "as", value_name = "KIND")]
    pub kind: Option<Kind>,
    /// 字符编码，如 gb18030、utf-8（默认自动判断）
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// 任务所属年度（默认取自标题或日期）
    #[arg(long, value_name = "YEAR")]
    pub year: Option<i16>,
}

/// Kind of input.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    Html,
    Text,
}
