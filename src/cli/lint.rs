//! `taskbook lint`: defects of notices.

use std::fs;
use std::io::Write;
use std::path::Path;

use taskbook::report::{self, Linted};
use taskbook::{Finding, Lang, Notice, Options, Severity};

use super::args::{Format, LintArgs};
use super::failure::{self, Failure};
use super::{DONE, FAILED, input, settings};

/// Findings at or above the chosen level.
const FOUND: u8 = 1;

/// One input that was looked at.
struct Looked {
    file: String,
    notice: Notice,
    findings: Vec<Finding>,
}

pub(crate) fn run(args: &LintArgs, out: &mut impl Write) -> Result<u8, Failure> {
    let mut status = DONE;
    let mut looked = Vec::new();
    let mut lang = args.lang.map_or(Lang::Zh, Into::into);
    for file in files(&args.files)? {
        let options = match settings::for_file(&file, args.config.as_deref()) {
            Ok(options) => set(options, args)?,
            Err(failure) => return Err(failure),
        };
        if args.lang.is_none() {
            lang = options.lint.lang;
        }
        match look(&file, args, options) {
            Ok(one) => looked.push(one),
            // Among several files one that fails is named, and the others still come out.
            Err(failure) => {
                failure::report(&failure);
                status = FAILED;
            }
        }
    }
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

fn look(file: &str, args: &LintArgs, options: Options) -> Result<Looked, Failure> {
    let input = input::open_with(file, &args.reading, options)?;
    let mut notice = taskbook::parse(&input.bytes, &input.options)?;
    let mut findings = std::mem::take(&mut notice.findings);
    if let Some(level) = args.min_severity {
        let level: Severity = level.into();
        findings.retain(|finding| finding.severity >= level);
    }
    Ok(Looked {
        file: input.options.name.unwrap_or_default(),
        notice,
        findings,
    })
}

/// The files themselves, and those in folders that can be notices, by name.
fn files(named: &[String]) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    for name in named {
        if name != "-" && Path::new(name).is_dir() {
            let before = files.len();
            walk(Path::new(name), &mut files)?;
            files[before..].sort();
        } else {
            files.push(name.clone());
        }
    }
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<String>) -> Result<(), Failure> {
    let failed = |error| Failure::Read {
        name: folder.display().to_string(),
        error,
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        // A link back up would never end.
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            walk(&path, files)?;
        } else if path
            .extension()
            .and_then(|extension| extension.to_str())
            .is_some_and(|extension| {
                ["html", "htm", "shtml", "txt"].contains(&extension.to_ascii_lowercase().as_str())
            })
        {
            files.push(path.display().to_string());
        }
    }
    Ok(())
}
