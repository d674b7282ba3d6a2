//! `taskbook.toml`: text in, [`Options`] out.
//!
//! ```toml
//! lang = "zh"                            # or "en"
//!
//! [lint]
//! select = ["TB2", "TB3"]                # rules by name, code, or beginning of a code
//! ignore = ["stray-space"]
//! severity = { duplicate-task = "note" }
//!
//! [[lint.accept]]                        # a finding that was looked at
//! rule = "missing-unit"
//! quote = "-"
//! task = "2017/二(二)2.3"
//! file = "通知.txt"
//! reason = "市级任务，本区不承担"
//!
//! [[correction]]                         # a reading that somebody has decided on
//! quote = "建设29000万亩年度任务"
//! old = "29000万亩"
//! new = "2.9万亩"
//! by = "张三"
//! why = "区统计年鉴"
//!
//! [units]
//! aliases = [["区委渔农办", "农林水利局"]]
//!
//! [columns]                              # names of columns in the headers of tables, by what the column holds
//! lead = ["包抓单位"]
//! text = ["攻坚事项"]
//! ```

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use crate::error::{Error, ErrorKind, Result};
use crate::model::{ColumnRole, Severity};
use crate::nearest::nearest;
use crate::options::{Accepted, Correction, Lang, Options};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Settings {
    lang: Option<Language>,
    lint: Lint,
    correction: Vec<CorrectionEntry>,
    units: Units,
    columns: HashMap<ColumnRole, Vec<String>>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Language {
    Zh,
    En,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Lint {
    select: Vec<String>,
    ignore: Vec<String>,
    severity: BTreeMap<String, Severity>,
    accept: Vec<AcceptEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AcceptEntry {
    rule: String,
    quote: Option<String>,
    task: Option<String>,
    file: Option<String>,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionEntry {
    quote: String,
    task: Option<String>,
    old: String,
    new: String,
    by: String,
    why: String,
    file: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Units {
    aliases: Vec<Vec<String>>,
}

/// Every key of the settings, to find the one that was meant.
const KEYS: &[&str] = &[
    "lang", "lint", "correction", "units", "select", "ignore", "severity", "accept", "rule",
    "quote", "task", "file", "reason", "old", "new", "by", "why", "aliases", "columns",
];

/// What a column can hold.
const ROLES: &[&str] = &[
    "group", "seq", "heading", "text", "target", "measure", "score", "standard", "unit", "lead",
    "support", "assessor", "person", "deadline", "progress", "remarks", "other",
];

/// Options from the text of a `taskbook.toml`; `name` is for messages.
///
/// # Errors
///
/// [`ErrorKind::Option`] where the text is no TOML, or says something unknown or empty.
pub fn options_from_toml(text: &str, name: &str) -> Result<Options> {
    let refuse = |message: String| Error::new(ErrorKind::Option, message).on(Some(name));
    let settings: Settings = toml::from_str(text).map_err(|error| refuse(explain(text, &error)))?;
    let mut options = Options::default();
    options.lint.lang = match settings.lang {
        Some(Language::En) => Lang::En,
        _ => Lang::Zh,
    };
    options.lint.select = settings.lint.select;
    options.lint.ignore = settings.lint.ignore;
    options.lint.severity = settings.lint.severity;
    for entry in settings.lint.accept {
        if entry.reason.trim().is_empty() {
            return Err(refuse(format!(
                "忽略 {} 要写明理由（reason）。",
                entry.rule
            )));
        }
        options.lint.accepted.push(Accepted {
            rule: entry.rule,
            quote: entry.quote,
            task: entry.task,
            file: entry.file,
            reason: entry.reason,
        });
    }
    for entry in settings.correction {
        if entry.old.is_empty() || !entry.quote.contains(&entry.old) {
            return Err(refuse(format!(
                "更正“{}”的 quote 里没有 old 的文字“{}”。",
                entry.quote, entry.old
            )));
        }
        options.corrections.push(Correction {
            quote: entry.quote,
            task: entry.task,
            old: entry.old,
            new: entry.new,
            by: entry.by,
            why: entry.why,
            file: entry.file,
        });
    }
    options.aliases = settings.units.aliases;
    for (role, names) in settings.columns {
        for name in names {
            if name.trim().is_empty() {
                return Err(refuse("[columns] 里有空的列名。".to_owned()));
            }
            if options.columns.insert(name.clone(), role).is_some() {
                return Err(refuse(format!("[columns] 里列名“{name}”写了两次。")));
            }
        }
    }
    crate::lint::check_options(&options.lint).map_err(|error| error.on(Some(name)))?;
    Ok(options)
}

/// The message of the parser with the line, and the key that was probably meant.
fn explain(text: &str, error: &toml::de::Error) -> String {
    let line = error
        .span()
        .map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1)
        .map(|line| format!("第 {line} 行："))
        .unwrap_or_default();
    let message = error.message();
    let unknown = |before: &str| {
        let rest = message.strip_prefix(before)?;
        rest.split('`').next()
    };
    let meant = match (unknown("unknown field `"), unknown("unknown variant `")) {
        (Some(key), _) => Some(match nearest(key, KEYS.iter().copied()) {
            Some(near) => format!("没有名为 {key} 的设置，是否指 {near}？"),
            None => format!("没有名为 {key} 的设置。"),
        }),
        (None, Some(value)) => nearest(value, ROLES.iter().copied())
            .map(|near| format!("没有 {value} 这个值，是否指 {near}？（{message}）")),
        _ => None,
    };
    format!("{line}{}", meant.unwrap_or_else(|| message.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_refused_with_the_one_that_was_meant() {
        for (text, hint) in [
            ("[lint]\nignor = []", "是否指 ignore"),
            ("[lnt]\n", "是否指 lint"),
            ("[lint]\nselect = [\"mising-unit\"]", "是否指 missing-unit"),
            ("[[lint.accept]]\nrule = \"TB201\"\nreason = \" \"", "理由"),
            ("[columns]\nleed = [\"包抓单位\"]", "是否指 lead"),
            ("[columns]\nlead = [\"甲\"]\nunit = [\"甲\"]", "两次"),
            (
                "[[correction]]\nquote = \"甲\"\nold = \"乙\"\nnew = \"\"\nby = \"\"\nwhy = \"\"",
                "quote",
            ),
        ] {
            let error = options_from_toml(text, "taskbook.toml")
                .err()
                .map(|error| error.to_string());
            assert!(
                error.as_ref().is_some_and(|error| error.contains(hint)),
                "{text}: {error:?}"
            );
        }
    }

    #[test]
    fn the_example_of_the_documentation_is_good() {
        let example: String = include_str!("config.rs")
            .lines()
            .skip_while(|line| !line.contains("```toml"))
            .skip(1)
            .take_while(|line| !line.contains("```"))
            .map(|line| format!("{}\n", line.trim_start_matches("//!").trim_start()))
            .collect();
        let options = options_from_toml(&example, "taskbook.toml");
        assert!(options.is_ok(), "{options:?}");
    }
}
