//! `taskbook diff`: two notices side by side.

use std::io::Write;

use taskbook::export::diff as tables;
use taskbook::{Diff, Notice, Options};

use super::diff_text;
use crate::cli::args::{Comparing, DiffArgs, DiffFormat};
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::output::{self, Kind, deliver, ending, spare, unknown_ending};
use crate::cli::style::Styles;
use crate::cli::{DONE, FOUND};

pub(crate) fn run(args: &DiffArgs, out: &mut impl Write) -> Result<u8, Failure> {
    spare(
        args.output.as_deref(),
        &[args.old.clone(), args.new.clone()],
    )?;
    let format = format(args)?;
    let files = [args.old.as_str(), args.new.as_str()];
    let notices = input::notices(&files, &args.comparing)?;
    let [old, new] = notices.as_slice() else {
        return Err(Failure::Usage("需要两份通知".to_owned()));
    };
    let diff = taskbook::diff(old, new, &options(&args.new, &args.comparing)?);
    let output = args.output.as_deref();
    let styles = output::styles(output);
    let kind = match format {
        DiffFormat::Text | DiffFormat::Xlsx => Kind::Finished,
        DiffFormat::Json | DiffFormat::Csv | DiffFormat::Html => Kind::Data,
    };
    deliver(output, out, kind, |mut out| {
        write(&diff, [old, new], format, args, styles, &mut out)
    })?;
    Ok(if diff.is_empty() { DONE } else { FOUND })
}

/// The format asked for, else the one that the output's name ends in.
fn format(args: &DiffArgs) -> Result<DiffFormat, Failure> {
    match (args.format, ending(args.output.as_deref()).as_deref()) {
        (Some(format), _) => Ok(format),
        (None, None | Some("txt")) => Ok(DiffFormat::Text),
        (None, Some("json")) => Ok(DiffFormat::Json),
        (None, Some("csv")) => Ok(DiffFormat::Csv),
        (None, Some("xlsx")) => Ok(DiffFormat::Xlsx),
        (None, Some("html" | "htm")) => Ok(DiffFormat::Html),
        (None, Some(ending)) => Err(unknown_ending(ending, "txt、json、csv、xlsx 或 html")),
    }
}

fn write(
    diff: &Diff,
    notices: [&Notice; 2],
    format: DiffFormat,
    args: &DiffArgs,
    styles: Styles,
    out: &mut impl Write,
) -> Result<(), Failure> {
    match format {
        DiffFormat::Text => diff_text::write(diff, notices, args.all, styles, out)?,
        DiffFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, diff)?;
            writeln!(out)?;
        }
        DiffFormat::Csv => {
            let guarded = tables::diff_csv(diff, args.all, args.raw, out)?;
            say_guarded(guarded);
        }
        DiffFormat::Xlsx => tables::diff_xlsx(diff, args.all, out)?,
        DiffFormat::Html => tables::diff_html(diff, out)?,
    }
    Ok(())
}

/// Tells how many cells of a CSV file are not letter for letter as in the notice.
#[allow(
    clippy::print_stderr,
    reason = "what is not data goes to standard error"
)]
pub(crate) fn say_guarded(count: usize) {
    if count > 0 {
        eprintln!("taskbook: {count} 个单元格以 = + - @ 开头，已在前面加 '；--raw 保留原样。");
    }
}

/// The options of a comparison: the settings in force where the newest notice is, then the command line.
pub(crate) fn options(file: &str, args: &Comparing) -> Result<Options, Failure> {
    let mut options = crate::cli::settings::for_file(file, None)?;
    options.aliases.extend(args.alias.iter().cloned());
    Ok(options)
}
