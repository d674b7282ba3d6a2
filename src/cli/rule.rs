//! `taskbook rule`: what the rules are, and what one of them means.

use std::io::Write;

use taskbook::Severity;

use super::DONE;
use super::args::RuleArgs;
use super::failure::Failure;
use super::style::pad;

pub(crate) fn run(args: &RuleArgs, out: &mut impl Write) -> Result<u8, Failure> {
    let Some(name) = &args.name else {
        for rule in taskbook::RULES {
            let severity = match rule.severity {
                Severity::Error => "错误",
                Severity::Warning => "警告",
                Severity::Note => "提示",
            };
            writeln!(
                out,
                "{}  {}  {severity}  {}",
                rule.code,
                pad(rule.name, 24),
                rule.zh
            )?;
        }
        return Ok(DONE);
    };
    let Some(rule) = taskbook::rule(name) else {
        return Err(Failure::NoRule { name: name.clone() });
    };
    writeln!(out, "{}", rule.doc.trim_end())?;
    Ok(DONE)
}
