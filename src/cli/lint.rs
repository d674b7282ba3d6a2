//! `taskbook lint`: defects of notices.

use std::io::Write;

use taskbook::report::{self, Linted};
use taskbook::{Finding, Lang, Notice, Options, Severity};

use super::args::{Format, LintArgs};
use super::failure::Failure;
use super::{DONE, FAILED, batch, settings};

/// Findings at or above the chosen level.
const FOUND: u8 = 1;

/// One input that was looked at.
struct Looked {
    file: String,
    notice: Notice,
    findings: Vec<Finding>,
}

pub(crate) fn run(args: &LintArgs, out: &mut impl Write) -> Result<u8, Failure> {
    // What is wrong with the options themselves is said once, not for every file.
    let first = args
        .config
        .as_deref()
        .map(|_| settings::for_file("-", args.config.as_deref()));
    set(first.transpose()?.unwrap_or_default(), args)?;
    let mut looked = Vec::new();
    let mut lang = args.lang.map_or(Lang::Zh, Into::into);
    let settle = |file: &str| set(settings::for_file(file, args.config.as_deref())?, args);
    let work = |notice: Notice, options: &Options| Ok((look(notice, args), options.lint.lang));
    let status = batch::run_with(&args.many, true, settle, work, |(one, wanted)| {
        if args.lang.is_none() {
            lang = wanted;
        }
        looked.push(one);
        Ok(())
    })?;
    let linted: Vec<Linted> = looked
        .iter()
        .map(|one| Linted {
            file: &one.file,
            notice: &one.notice,
            findings: &one.findings,
        })
        .collect();
    match args.format {
        Format::Text => {
            let colour = super::style::Styles::for_stdout().is_coloured();
            report::text(&linted, lang, colour, out)?;
        }
        Format::Json => report::json(&linted, out)?,
        Format::Sarif => report::sarif(&linted, lang, out)?,
        Format::Github => report::github(&linted, out)?,
    }
    let level = args.min_severity.map_or(Severity::Warning, Into::into);
    let found = looked
        .iter()
        .flat_map(|one| &one.findings)
        .any(|finding| finding.severity >= level);
    Ok(if status == FAILED {
        FAILED
    } else if found && !args.exit_zero {
        FOUND
    } else {
        DONE
    })
}

/// What the command line says wins over the settings.
fn set(mut options: Options, args: &LintArgs) -> Result<Options, Failure> {
    if !args.select.is_empty() {
        options.lint.select.clone_from(&args.select);
    }
    options.lint.ignore.extend(args.ignore.iter().cloned());
    if let Some(lang) = args.lang {
        options.lint.lang = lang.into();
    }
    if let Some(baseline) = &args.baseline {
        options.lint.baseline = settings::baseline(baseline)?;
    }
    taskbook::check_options(&options.lint)?;
    Ok(options)
}

fn look(mut notice: Notice, args: &LintArgs) -> Looked {
    let mut findings = std::mem::take(&mut notice.findings);
    if let Some(level) = args.min_severity {
        let level: Severity = level.into();
        findings.retain(|finding| finding.severity >= level);
    }
    Looked {
        file: notice.origin.name.clone().unwrap_or_default(),
        notice,
        findings,
    }
}
