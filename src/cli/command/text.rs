//! `taskbook text`: each line as the parser saw it, with its class and whether anything of it was left over.

use std::io::Write;

use taskbook::LeftoverClass;

use crate::cli::args::TextArgs;
use crate::cli::batch::Batch;
use crate::cli::failure::Failure;
use crate::cli::input::Input;
use crate::cli::input::files;
use crate::cli::sections::{Sections, name_line};
use crate::cli::style::{self, Styles, pad};

pub(crate) fn run(args: &TextArgs, out: &mut impl Write) -> Result<u8, Failure> {
    let styles = Styles::for_stdout();
    let several = !files::is_single(&args.many.files);
    let work = |input: &Input| {
        // Of an archive, only the notices are of interest.
        if input.is_archived() && input.notice()?.is_none() {
            return Ok(None);
        }
        let mut shown = Vec::new();
        if several {
            name_line(&mut shown, &input.options.name, styles)?;
        }
        lines(input, &mut shown)?;
        Ok(Some(shown))
    };
    let mut sections = Sections::new(out);
    Batch::new(&args.many, false).inputs(work, |shown| sections.add(&shown))
}

fn lines(input: &Input, out: &mut impl Write) -> Result<(), Failure> {
    let lines = taskbook::read_lines(&input.bytes, &input.options)?;
    let width = lines
        .iter()
        .map(|line| line.class.len())
        .max()
        .unwrap_or(0)
        .max(6);
    for line in lines {
        let zone = if line.chrome { "-" } else { " " };
        writeln!(
            out,
            "{:>5}:{:<4} {zone} {} {:<7} {}",
            line.at.line,
            line.at.column,
            pad(line.class, width),
            line.leftover.map_or("", left),
            style::visible(&line.text)
        )?;
    }
    Ok(())
}

/// As in the model's `leftover`.
fn left(class: LeftoverClass) -> &'static str {
    match class {
        LeftoverClass::Chrome => "chrome",
        LeftoverClass::Cover => "cover",
        _ => "unknown",
    }
}
