//! The command line in Chinese: what `--help` says around our own words, and what is wrong with the arguments.

use std::error::Error as _;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Command, CommandFactory};

use taskbook::export::COLUMNS;

use super::args::Args;
use super::style::pad;

const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The command with headings, defaults and values explained in Chinese.
pub(super) fn command() -> Command {
    let mut command = Args::command();
    // Only then are the arguments there that clap adds itself.
    command.build();
    in_chinese(command)
}

fn in_chinese(command: Command) -> Command {
    let command = match command.get_name() {
        "help" => command.about("显示本说明，或某个命令的说明"),
        "export" => with_columns(command),
        _ => command,
    };
    command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .mut_args(explained)
        .mut_subcommands(in_chinese)
}

/// Help that lists the columns of the tables under their two names.
fn with_columns(command: Command) -> Command {
    let mut help = command
        .get_after_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    help += "\n\n列（--columns 中英文名称均可；corrections 只在写明或有更正时输出）：";
    for column in COLUMNS {
        help += &format!("\n  {}  {}", pad(column.key, 12), column.zh);
    }
    command.after_help(help)
}

/// An argument under a Chinese heading, with its values and default where clap would put them in English.
fn explained(arg: Arg) -> Arg {
    let own = match arg.get_id().as_str() {
        "help" => Some("显示说明"),
        "version" => Some("显示版本"),
        _ => None,
    };
    let mut said: String = match (own, arg.get_help()) {
        (Some(own), _) => own.to_owned(),
        (None, Some(help)) => help.to_string(),
        (None, None) => String::new(),
    };
    if arg.get_action().takes_values() {
        let values: Vec<String> = arg
            .get_possible_values()
            .iter()
            .map(|value| value.get_name().to_owned())
            .collect();
        let default: Vec<_> = arg
            .get_default_values()
            .iter()
            .map(|value| value.to_string_lossy())
            .collect();
        let notes = [("可选 ", values.join("、")), ("默认 ", default.join("、"))];
        let notes: Vec<String> = notes
            .iter()
            .filter(|(_, what)| !what.is_empty())
            .map(|(label, what)| format!("{label}{what}"))
            .collect();
        if !notes.is_empty() {
            said += &format!(" [{}]", notes.join("；"));
        }
    }
    let heading = if arg.is_positional() {
        "参数"
    } else {
        "选项"
    };
    arg.help(said)
        .help_heading(heading)
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// What is wrong with the arguments; `None` for help and version, which are no errors, and what is better left to clap.
pub(super) fn complaint(error: &Error) -> Option<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) if !texts.is_empty() => Some(texts.join("、")),
        _ => None,
    };
    let arg = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("缺少 {}", arg?),
        ErrorKind::UnknownArgument if !arg.as_ref()?.starts_with('-') => {
            format!("多余的参数 {}", arg?)
        }
        ErrorKind::UnknownArgument => match text(ContextKind::SuggestedArg) {
            Some(near) => format!("没有 {} 这个选项，是否指 {near}？", arg?),
            None => format!("没有 {} 这个选项", arg?),
        },
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand)?;
            // The nearest stands last.
            let near = match error.get(ContextKind::SuggestedSubcommand) {
                Some(ContextValue::Strings(names)) => names.last().cloned(),
                _ => text(ContextKind::SuggestedSubcommand),
            };
            match near {
                Some(near) => format!("没有 {name} 这个命令，是否指 {near}？"),
                None => format!("没有 {name} 这个命令"),
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{} 后面缺少值", arg?),
        ErrorKind::InvalidValue => match text(ContextKind::ValidValue) {
            Some(values) => format!("{} 不能是 {value}；可选 {values}", arg?),
            None => format!("{} 不能是 {value}", arg?),
        },
        ErrorKind::ValueValidation => {
            let reason = match error.source() {
                Some(source) => source.to_string(),
                None => String::new(),
            };
            format!("{} 不能是 {value}；{reason}", arg?)
        }
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            match (arg?, other) {
                (arg, Some(other)) if other != arg => format!("{arg} 不能与 {other} 同用"),
                (arg, _) => format!("{arg} 只能写一次"),
            }
        }
        _ => return None,
    };
    let stop = if what.ends_with('？') { "" } else { "。" };
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => shown(usage),
        _ => String::new(),
    };
    Some(format!("{what}{stop}{usage}\n说明见 --help。"))
}

/// The usage that clap found to fit.
fn shown(usage: &StyledStr) -> String {
    let usage = usage.to_string();
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    match usage.is_empty() {
        true => String::new(),
        false => format!("\n用法：{usage}"),
    }
}
