//! What can be said on the command line.

use std::ffi::OsString;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// 读取任务书与任务分解表通知，核对两者，输出带出处的结构化数据。
#[derive(Debug, Parser)]
#[command(name = "taskbook", version, long_about = None, propagate_version = true, arg_required_else_help = true)]
#[command(
    after_help = "示例：\n  taskbook parse 通知.html > 通知.json\n  taskbook show 通知.html\n  taskbook explain 通知.html 2017/二(三)3.1\n\n设置写在 taskbook.toml 里，从文件所在处逐级向上找：检查规则、接受的问题、更正、单位的几个名称、表头的列名。"
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
    /// 导出任务表：csv、ndjson、json、xlsx、md、html
    #[command(
        after_help = "示例：\n  taskbook export 通知.html -o 任务.xlsx\n  taskbook export 通知目录 -o 任务.csv --wide\n  taskbook export 通知.html --by-unit 各单位清单\n\n在 csv 中，以 = + - @ 开头的文字会被电子表格当作公式，导出时在前面加 ' 并说明数目，--raw 保留原样。"
    )]
    Export(ExportArgs),
    /// 生成核对网页：书表对照、逐字标出差异、按单位筛选（单个文件，不联网）
    #[command(
        after_help = "示例：\n  taskbook report 通知.html -o 核对.html\n  taskbook report 通知目录 -o 核对.html"
    )]
    Report(ReportArgs),
    /// 在终端查看：文头、任务书、各任务的责任单位，标出缺漏与两处不一致的地方
    #[command(after_help = "示例：\n  taskbook show 通知.html\n  taskbook show 通知目录 | less")]
    Show(ShowArgs),
    /// 查看每一行被当作什么读取（为什么没有识别出来）
    #[command(
        after_help = "示例：\n  taskbook text 通知.html\n  taskbook text 通知.txt | grep unknown\n\n各列：行:列，页面外围为 -，读作什么，没有读入的部分（unknown 未识别，cover 通知正文，chrome 页面外围；空白为已读入），原文。"
    )]
    Text(TextArgs),
    /// 说明一项任务：两处原文、差异及理由、责任单位的出处
    #[command(
        after_help = "示例：\n  taskbook explain 通知.html 2017/二(三)3.1\n  taskbook explain 通知目录 2017/二(三)3.1\n\n任务编号见 taskbook show 或 parse 输出的 id。给出多份通知时，在每一份里查找。"
    )]
    Explain(ExplainArgs),
    /// 对比两年的通知：新增、取消、指标、时限、单位、措辞、归类的变化
    #[command(
        after_help = "示例：\n  taskbook diff 2017.html 2018.html\n  taskbook diff 2017.json 2018.txt --format json > 对比.json\n  taskbook diff 2017.html 2018.html -o 对比.html\n\n退出码：有变化 1，无变化 0，失败 2。parse 输出的 JSON 也可作为任一方。\n每次对比两份通知；两个目录中同名的文件可逐对进行：\n  for f in 2017/*; do taskbook diff \"$f\" \"2018/${f##*/}\"; done"
    )]
    Diff(DiffArgs),
    /// 列出每项任务历年的变化（两份以上通知，按年度先后给出）
    #[command(
        after_help = "示例：\n  taskbook history 2016.html 2017.html 2018.html\n  taskbook history 历年通知 -o 沿革.csv\n\n退出码：完成 0（不论有无变化），失败 2。"
    )]
    History(HistoryArgs),
    /// 检查：缺责任单位、书表不一致、编号、缺字、时限等，逐处标出
    #[command(
        after_help = "示例：\n  taskbook lint 通知.html\n  taskbook lint --format sarif 通知/ > 结果.sarif\n  taskbook lint --select missing-unit,TB3 --min-severity error 通知.txt\n\n退出码：有达到 --min-severity（默认 warning）的问题为 1，没有为 0，无法检查为 2。"
    )]
    Lint(LintArgs),
    /// 列出全部检查规则，或说明其中一条
    #[command(
        after_help = "示例：\n  taskbook rule\n  taskbook rule missing-unit\n  taskbook rule TB201"
    )]
    Rule(RuleArgs),
    /// 输出 parse 结果的 JSON Schema
    #[cfg(feature = "schema")]
    #[command(after_help = "示例：\n  taskbook schema > taskbook.schema.json")]
    Schema,
}

/// Arguments of `parse`.
#[derive(Debug, ClapArgs)]
pub(crate) struct ParseArgs {
    #[command(flatten)]
    pub many: Many,
    #[command(flatten)]
    pub gate: Gate,
    /// 单个文件也输出为一行
    #[arg(long)]
    pub compact: bool,
}

/// Arguments of commands that take any number of inputs.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Many {
    /// 文件（网页、文本、浏览器另存的 .mht）、目录、通配符或网页归档（.warc、.warc.gz），- 表示标准输入
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<String>,
    /// 同时处理的份数（默认为处理器核数）；结果与此无关
    #[arg(long, short, value_name = "N", value_parser = jobs)]
    pub jobs: Option<usize>,
    #[command(flatten)]
    pub reading: Reading,
}

/// What a notice has to come up to.
#[derive(Debug, Clone, Copy, ClapArgs)]
pub(crate) struct Gate {
    /// 正文识别率的下限（0 到 1，如 0.95）；低于它的通知照常输出，并逐份指出，退出码为 1
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub min_coverage: Option<f64>,
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("需要 0 到 1 之间的小数，如 0.95".to_owned()),
    }
}

fn jobs(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(jobs) if jobs > 0 => Ok(jobs),
        _ => Err("需要 1 以上的整数".to_owned()),
    }
}

/// A year of tasks: ids begin with it, so `17` for 2017 would fit no other notice's.
fn year(text: &str) -> Result<i16, String> {
    match text.parse() {
        Ok(year) if (1900..=2100).contains(&year) => Ok(year),
        _ => Err("需要 1900 到 2100 之间的整数，如 2017".to_owned()),
    }
}

/// Two names or more of one body.
fn alias(text: &str) -> Result<Vec<String>, String> {
    let names: Vec<String> = text
        .split(['=', '＝'])
        .map(|name| name.trim().to_owned())
        .collect();
    if names.len() < 2 || names.iter().any(String::is_empty) {
        return Err("需要以 = 相连的名称，如 区委渔农办=农林水利局".to_owned());
    }
    Ok(names)
}

/// Arguments of `export`.
#[derive(Debug, ClapArgs)]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub many: Many,
    #[command(flatten)]
    pub gate: Gate,
    /// 输出文件，格式由后缀决定；不写或写 - 为标准输出
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<String>,
    /// 格式：csv、ndjson、json、xlsx、md、html（默认看输出文件的后缀，否则 csv）
    #[arg(long, short, value_name = "FORMAT")]
    pub format: Option<String>,
    /// 每项任务一行（默认每项任务的每个责任单位一行）
    #[arg(long)]
    pub wide: bool,
    /// 表头与固定值的语言（xlsx 总是中文）
    #[arg(long, value_name = "LANG", default_value = "en")]
    pub headings: HeadingsArg,
    /// 只要这些列，以逗号分隔，如 id,text,unit（全部的列见下）
    #[arg(long, value_name = "NAMES")]
    pub columns: Option<String>,
    /// csv：以 = + - @ 开头的文字保留原样（默认在前面加 '，以免被当作公式）
    #[arg(long)]
    pub raw: bool,
    /// 每个责任单位各写一份清单（xlsx 或 md）到此目录
    #[arg(long, value_name = "DIR")]
    pub by_unit: Option<String>,
}

/// Arguments of `report`.
#[derive(Debug, ClapArgs)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub many: Many,
    #[command(flatten)]
    pub gate: Gate,
    /// 输出的网页，- 为标准输出
    #[arg(long, short, value_name = "OUT")]
    pub output: String,
}

/// Language of headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum HeadingsArg {
    En,
    Zh,
}

/// Arguments of `show`.
#[derive(Debug, ClapArgs)]
pub(crate) struct ShowArgs {
    #[command(flatten)]
    pub many: Many,
    #[command(flatten)]
    pub gate: Gate,
}

/// Arguments of `text`.
#[derive(Debug, ClapArgs)]
pub(crate) struct TextArgs {
    #[command(flatten)]
    pub many: Many,
}

/// Arguments of `explain`.
#[derive(Debug, ClapArgs)]
#[command(override_usage = "taskbook explain [OPTIONS] <FILE>... <ID>")]
pub(crate) struct ExplainArgs {
    /// 文件、目录、通配符或网页归档（同 parse），最后是任务编号，如 2017/二(三)3.1
    // One list, so that options may stand anywhere among files and id.
    #[arg(required = true, value_name = "FILE… ID")]
    inputs: Vec<String>,
    /// 同时处理的份数（默认为处理器核数）；结果与此无关
    #[arg(long, short, value_name = "N", value_parser = jobs)]
    jobs: Option<usize>,
    #[command(flatten)]
    reading: Reading,
}

impl ExplainArgs {
    /// The inputs and the id behind them; `/一1.1` is that of a notice without a year.
    pub(crate) fn split(&self) -> Option<(Many, String)> {
        let (id, files) = self.inputs.split_last()?;
        let id = match id.starts_with('/') {
            true => format!("-{id}"),
            false => id.clone(),
        };
        let many = Many {
            files: files.to_vec(),
            jobs: self.jobs,
            reading: self.reading.clone(),
        };
        (!files.is_empty()).then_some((many, id))
    }
}

/// The words of the command line; the id of a notice without a year (`-/一1.1`) without its dash, since clap would take it for
/// an option.
pub(crate) fn words() -> impl Iterator<Item = OsString> {
    std::env::args_os().map(
        |word| match word.to_str().and_then(|word| word.strip_prefix('-')) {
            Some(id) if id.starts_with('/') => id.into(),
            _ => word,
        },
    )
}

/// Arguments of `diff`.
#[derive(Debug, ClapArgs)]
pub(crate) struct DiffArgs {
    /// 旧通知（网页、文本或 parse 输出的 JSON），- 表示标准输入
    #[arg(value_name = "OLD", display_order = 1)]
    pub old: String,
    /// 新通知
    #[arg(value_name = "NEW", display_order = 2)]
    pub new: String,
    /// 输出格式（默认看输出文件的后缀，否则 text）
    #[arg(long, short, value_name = "FORMAT")]
    pub format: Option<DiffFormat>,
    /// 输出文件，写完才出现；不写或写 - 为标准输出
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<String>,
    /// text、csv、xlsx：也列出不变的任务
    #[arg(long)]
    pub all: bool,
    /// csv：以 = + - @ 开头的文字保留原样（默认在前面加 '，以免被当作公式）
    #[arg(long)]
    pub raw: bool,
    #[command(flatten)]
    pub comparing: Comparing,
}

/// Arguments of `history`.
#[derive(Debug, ClapArgs)]
pub(crate) struct HistoryArgs {
    /// 通知（网页、文本或 parse 输出的 JSON）、目录或通配符，按先后列出
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<String>,
    /// 输出格式（默认看输出文件的后缀，否则 text）
    #[arg(long, short, value_name = "FORMAT")]
    pub format: Option<HistoryFormat>,
    /// 输出文件，写完才出现；不写或写 - 为标准输出
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<String>,
    /// csv：以 = + - @ 开头的文字保留原样
    #[arg(long)]
    pub raw: bool,
    #[command(flatten)]
    pub comparing: Comparing,
}

/// How several notices are read and compared.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Comparing {
    /// 按网页或纯文本读取（默认自动判断）
    #[arg(long = "as", value_name = "KIND")]
    pub kind: Option<Kind>,
    /// 字符编码，如 gb18030、utf-8（默认自动判断）
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// 各份通知的任务年度，按先后以逗号分隔，如 2017,2018（默认取自标题或日期）
    #[arg(long, value_name = "YEARS", value_delimiter = ',', value_parser = year)]
    pub years: Vec<i16>,
    /// 同一单位的几个名称，如 --alias 区委渔农办=农林水利局（可重复）
    #[arg(long, value_name = "NAME=NAME", value_parser = alias)]
    pub alias: Vec<Names>,
}

/// Names of one body. A type of its own, since clap would take a list of lists for values one by one.
type Names = Vec<String>;

/// Format of `diff`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    Text,
    Json,
    Csv,
    Xlsx,
    Html,
}

/// Format of `history`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum HistoryFormat {
    Text,
    Json,
    Csv,
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
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub year: Option<i16>,
}

/// Kind of input.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    Html,
    Text,
}

/// Arguments of `lint`.
#[derive(Debug, ClapArgs)]
pub(crate) struct LintArgs {
    #[command(flatten)]
    pub many: Many,
    #[command(flatten)]
    pub gate: Gate,
    /// 输出格式
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// 只报告这一级及以上的问题，并据以决定退出码（默认全部报告，退出码看 warning）
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub min_severity: Option<Level>,
    /// 只用这些规则（名称、编号或编号开头，逗号分隔）
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// 不用这些规则
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// 有问题也以 0 退出
    #[arg(long)]
    pub exit_zero: bool,
    /// 信息的语言
    #[arg(long, value_enum)]
    pub lang: Option<Language>,
    /// 配置文件（默认从文件所在处逐级向上找 taskbook.toml）
    #[arg(long, value_name = "FILE")]
    pub config: Option<String>,
    /// 以往的 --format json 输出；其中已有的问题不再报告
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<String>,
}

/// Arguments of `rule`.
#[derive(Debug, ClapArgs)]
pub(crate) struct RuleArgs {
    /// 规则的名称或编号
    #[arg(value_name = "RULE")]
    pub name: Option<String>,
}

/// Form of the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

/// Severity on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    Error,
    Warning,
    Note,
}

impl From<Level> for taskbook::Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => taskbook::Severity::Error,
            Level::Warning => taskbook::Severity::Warning,
            Level::Note => taskbook::Severity::Note,
        }
    }
}

/// Language on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    Zh,
    En,
}

impl From<Language> for taskbook::Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => taskbook::Lang::Zh,
            Language::En => taskbook::Lang::En,
        }
    }
}
