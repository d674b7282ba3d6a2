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

use std::collections::{BTreeMap, HashMap, HashSet};

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

/// Every key of the settings with where it belongs, to find the one that was meant.
const KEYS: &[(&str, &str)] = &[
    ("lang", "文件开头"),
    ("lint", "文件开头"),
    ("correction", "文件开头"),
    ("units", "文件开头"),
    ("columns", "文件开头"),
    ("select", " [lint] 里"),
    ("ignore", " [lint] 里"),
    ("severity", " [lint] 里"),
    ("accept", " [lint] 里"),
    ("aliases", " [units] 里"),
    ("rule", " [[lint.accept]] 里"),
    ("reason", " [[lint.accept]] 里"),
    ("quote", " [[lint.accept]] 或 [[correction]] 里"),
    ("task", " [[lint.accept]] 或 [[correction]] 里"),
    ("file", " [[lint.accept]] 或 [[correction]] 里"),
    ("old", " [[correction]] 里"),
    ("new", " [[correction]] 里"),
    ("by", " [[correction]] 里"),
    ("why", " [[correction]] 里"),
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
        if entry.old == entry.new {
            return Err(refuse(format!(
                "更正“{}”的 old 与 new 相同，没有改动什么。",
                entry.quote
            )));
        }
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
    for names in &settings.units.aliases {
        let distinct: HashSet<&str> = names.iter().map(|name| name.trim()).collect();
        if distinct.len() < 2 || distinct.contains("") {
            return Err(refuse(format!(
                "[units] 里 aliases 的每一组要写同一单位的两个以上名称，如 [\"区委渔农办\", \"农林水利局\"]；这一组是 {names:?}。"
            )));
        }
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
    let named = |before: &str| {
        let rest = message.strip_prefix(before)?;
        rest.split('`').next()
    };
    let said = if let Some(key) = named("unknown field `") {
        unknown_key(key, &expected(message))
    } else if let Some(value) = named("unknown variant `") {
        let known = expected(message);
        let near = nearest(value, known.iter().copied());
        let near = near.map(|near| format!("，是否指 {near}？"));
        let near = near.unwrap_or_else(|| "。".to_owned());
        format!("没有 {value} 这个值{near}可写 {}。", known.join("、"))
    } else if let Some(key) = named("missing field `") {
        format!("缺少 {key}。")
    } else if message.starts_with("invalid type") {
        // What was expected names the type in the words of TOML.
        let form = match message.rsplit("expected ").next() {
            Some("a sequence") => "一个列表，如 [\"…\"]",
            Some("a string") => "一段文字，如 \"…\"",
            _ => "另一种值",
        };
        format!("这里要写{form}。（{message}）")
    } else {
        format!("不合 TOML 的写法。（{message}）")
    };
    format!("{line}{said}")
}

/// The words that the parser would have taken: "…, expected one of `note`, `warning`".
fn expected(message: &str) -> Vec<&str> {
    let known = message
        .split_once("expected ")
        .map_or("", |(_, known)| known);
    known.split('`').skip(1).step_by(2).collect()
}

/// A key that is not there, or stands where it does not belong; `here` are the keys of its place.
fn unknown_key(key: &str, here: &[&str]) -> String {
    if let Some((_, place)) = KEYS.iter().find(|(known, _)| *known == key) {
        return format!("{key} 应写在{place}，不在此处。");
    }
    match nearest(key, KEYS.iter().map(|(known, _)| *known)) {
        Some(near) => format!("没有名为 {key} 的设置，是否指 {near}？"),
        None => format!("没有名为 {key} 的设置，此处可写 {}。", here.join("、")),
    }
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
            ("aliases = [[\"甲\", \"乙\"]]", "应写在 [units] 里"),
            ("[lint]\ncolumns = {}", "应写在文件开头"),
            ("[[lint.accept]]\nrule = \"TB201\"", "缺少 reason"),
            ("[lint]\nignore = \"TB201\"", "一个列表"),
            ("[[lint.accept]]\nrule = 201\nreason = \"甲\"", "一段文字"),
            ("[lint.severity]\nTB201 = \"warn\"", "是否指 warning"),
            ("lang = \"fr\"", "没有 fr 这个值。可写 zh、en"),
            // Not lead, which is a value elsewhere.
            (
                "[lint.severity]\nTB201 = \"bad\"",
                "没有 bad 这个值。可写 note、warning、error",
            ),
            ("[units]\n\"甲局\" = [\"乙局\"]", "此处可写 aliases"),
            ("[units]\naliases = [[\"甲局\"]]", "两个以上名称"),
            ("[units]\naliases = [[\"甲局\", \" \"]]", "两个以上名称"),
            ("[units]\naliases = [[\"甲局\", \"甲局\"]]", "两个以上名称"),
            (
                "[[correction]]\nquote = \"甲\"\nold = \"甲\"\nnew = \"甲\"\nby = \"\"\nwhy = \"\"",
                "old 与 new 相同",
            ),
            ("[lint", "不合 TOML"),
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
