//! `taskbook report`: one page to review notices with.

use std::io::Write;
use std::path::Path;

use taskbook::report::ReviewPage;

use super::args::ReportArgs;
use super::batch;
use super::failure::Failure;
use super::output::{Data, Whole};

pub(crate) fn run(args: &ReportArgs, out: &mut impl Write) -> Result<u8, Failure> {
    if args.output == "-" {
        return Ok(page(args, Data::new(out))?.1);
    }
    let (file, status) = page(args, Whole::create(Path::new(&args.output))?)?;
    file.commit()?;
    Ok(status)
}

fn page<W: Write>(args: &ReportArgs, out: W) -> Result<(W, u8), Failure> {
    let mut page = ReviewPage::new(out)?;
    let status = batch::run(&args.many, true, Ok, |notice| Ok(page.add(&notice)?))?;
    Ok((page.finish()?, status))
}
