//! `taskbook rule`: what the rules are, and what one of them means.

use std::io::{self, Write};

use taskbook::{Rule, Severity};

use crate::cli::DONE;
use crate::cli::args::RuleArgs;
use crate::cli::failure::Failure;
use crate::cli::style::pad;

pub(crate) fn run(args: &RuleArgs, out: &mut impl Write) -> Result<u8, Failure> {
    let Some(name) = &args.name else {
        list(taskbook::all_rules(), out)?;
        return Ok(DONE);
    };
    if let Some(rule) = taskbook::rule(name) {
        writeln!(out, "{}", rule.doc.trim_end())?;
        return Ok(DONE);
    }
    // The beginning of a code stands for several, as in `lint --select`.
    let mut meant = taskbook::all_rules()
        .filter(|rule| rule.is_meant_by(name))
        .peekable();
    if meant.peek().is_none() {
        return Err(Failure::NoRule {
            name: name.clone(),
            near: taskbook::nearest_rule(name),
        });
    }
    list(meant, out)?;
    Ok(DONE)
}

/// A line for each rule; those on the settings, which are always on, stand apart.
fn list(rules: impl Iterator<Item = &'static Rule>, out: &mut impl Write) -> io::Result<()> {
    let mut of_notices = true;
    for rule in rules {
        if of_notices && !taskbook::RULES.iter().any(|known| known.code == rule.code) {
            of_notices = false;
            writeln!(out, "\n设置（taskbook.toml）：")?;
        }
        let severity = match rule.severity {
            Severity::Error => "错误",
            Severity::Warning => "警告",
            Severity::Note => "提示",
        };
        let name = pad(rule.name, 24);
        writeln!(out, "{}  {name}  {severity}  {}", rule.code, rule.zh)?;
    }
    Ok(())
}
