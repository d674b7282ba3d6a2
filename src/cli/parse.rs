//! `taskbook parse`: the whole model as JSON.

use std::io::Write;

use super::args::ParseArgs;
use super::failure::{self, Failure};
use super::{DONE, FAILED, input};

pub(crate) fn run(args: &ParseArgs, out: &mut impl Write) -> Result<u8, Failure> {
    let lines = args.compact || args.files.len() > 1;
    let mut status = DONE;
    for file in &args.files {
        // Among several files one that fails is named, and the others still come out.
        let notice = match input::notice(file, &args.reading) {
            Ok(notice) => notice,
            Err(error) => {
                failure::report(&error);
                status = FAILED;
                continue;
            }
        };
        if lines {
            serde_json::to_writer(&mut *out, &notice)?;
        } else {
            serde_json::to_writer_pretty(&mut *out, &notice)?;
        }
        writeln!(out)?;
    }
    Ok(status)
}
