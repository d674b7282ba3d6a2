//! `taskbook parse`: the whole model as JSON.

use std::io::{self, IsTerminal, Write};

use crate::cli::args::ParseArgs;
use crate::cli::batch::Batch;
use crate::cli::failure::Failure;
use crate::cli::input::files;
use crate::cli::output::Data;

pub(crate) fn run(args: &ParseArgs, out: &mut impl Write) -> Result<u8, Failure> {
    let lines = args.compact || !files::is_single(&args.many.files);
    let mut out = Data::new(out);
    let batch = Batch::new(&args.many, !io::stdout().is_terminal()).gated(&args.gate);
    batch.notices(
        // Writing JSON is a good part of the work, so it is done on all cores, too.
        |notice| {
            let mut json = if lines {
                serde_json::to_vec(&notice)?
            } else {
                serde_json::to_vec_pretty(&notice)?
            };
            json.push(b'\n');
            Ok(json)
        },
        |json: Vec<u8>| Ok(out.write_all(&json)?),
    )
}
