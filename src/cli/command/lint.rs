//! `taskbook lint`: defects of notices.

use std::io::{self, IsTerminal, Write};

use taskbook::report::{FindingsFormat, FindingsPart, FindingsReport, Linted};
use taskbook::{Notice, Options, Severity};

use crate::cli::args::{Format, LintArgs};
use crate::cli::batch::Batch;
use crate::cli::failure::Failure;
use crate::cli::{DONE, FOUND, settings};

pub(crate) fn run(args: &LintArgs, out: &mut impl Write) -> Result<u8, Failure> {
    // What is wrong with the options themselves is said once, not for every file.
    let first = args
        .config
        .as_deref()
        .map(|_| settings::for_file("-", args.config.as_deref()));
    set(first.transpose()?.unwrap_or_default(), args)?;
    let format = match args.format {
        Format::Text => FindingsFormat::Text(crate::cli::style::Styles::for_stdout().is_coloured()),
        Format::Json => FindingsFormat::Json,
        Format::Sarif => FindingsFormat::Sarif,
        Format::Github => FindingsFormat::Github,
    };
    let settle = |file: &str| set(settings::for_file(file, args.config.as_deref())?, args);
    // Excerpts are drawn on all cores, and no notice is kept for longer than that.
    let work = |notice: Notice, options: &Options| look(notice, options, format, args);
    let mut report = FindingsReport::new(format, args.lang.map(Into::into), out);
    let bar = !io::stdout().is_terminal();
    let batch = Batch::new(&args.many, bar).gated(&args.gate);
    let status = batch.notices_with(settle, work, |part| Ok(report.add(&part)?))?;
    let sum = report.finish()?;
    let found = match args.min_severity.map_or(Severity::Warning, Into::into) {
        Severity::Error => sum.errors,
        Severity::Warning => sum.errors + sum.warnings,
        Severity::Note => sum.errors + sum.warnings + sum.notes,
    };
    Ok(match status {
        DONE if found > 0 && !args.exit_zero => FOUND,
        status => status,
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

fn look(
    mut notice: Notice,
    options: &Options,
    format: FindingsFormat,
    args: &LintArgs,
) -> Result<FindingsPart, Failure> {
    let mut findings = std::mem::take(&mut notice.findings);
    if let Some(level) = args.min_severity {
        let level: Severity = level.into();
        findings.retain(|finding| finding.severity >= level);
    }
    let linted = Linted {
        file: notice.origin.name.as_deref().unwrap_or_default(),
        notice: &notice,
        findings: &findings,
    };
    Ok(FindingsPart::new(&linted, format, options.lint.lang)?)
}
