//! `taskbook text`: each line as the parser saw it, with its class.

use std::io::Write;

use super::args::FileArgs;
use super::failure::Failure;
use super::style::{self, pad};
use super::{DONE, input};

pub(crate) fn run(args: &FileArgs, out: &mut impl Write) -> Result<u8, Failure> {
    let input = input::open(&args.file, &args.reading)?;
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
            "{:>5}:{:<4} {zone} {} {}",
            line.at.line,
            line.at.column,
            pad(line.class, width),
            style::visible(&line.text)
        )?;
    }
    Ok(DONE)
}
