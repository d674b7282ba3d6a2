//! `taskbook report`: one page to review notices with.

use std::io::Write;
use std::path::Path;

use taskbook::Notice;
use taskbook::report::{PagePart, ReviewPage};

use crate::cli::args::ReportArgs;
use crate::cli::batch::Batch;
use crate::cli::failure::Failure;
use crate::cli::output::{Data, Whole, ending, spare};

pub(crate) fn run(args: &ReportArgs, out: &mut impl Write) -> Result<u8, Failure> {
    spare(Some(&args.output), &args.many.files)?;
    if args.output == "-" {
        return Ok(page(args, Data::new(out))?.1);
    }
    match ending(Some(&args.output)).as_deref() {
        None | Some("html" | "htm") => {}
        Some(other) => {
            return Err(Failure::Usage(format!(
                "report 写出的是网页，不能写成 {other}；请把输出文件的后缀写成 html"
            )));
        }
    }
    let (file, status, any) = page(args, Whole::create(Path::new(&args.output))?)?;
    // Where nothing could be read, what was written before stays.
    if any {
        file.commit()?;
    }
    Ok(status)
}

fn page<W: Write>(args: &ReportArgs, out: W) -> Result<(W, u8, bool), Failure> {
    let mut page = ReviewPage::new(out)?;
    let mut any = false;
    // Comparing the two sides is a good part of the work, so it is done on all cores, too.
    let work = |notice: Notice| Ok(PagePart::new(&notice)?);
    let status = Batch::new(&args.many, true)
        .gated(&args.gate)
        .notices(work, |part| {
            any = true;
            Ok(page.add_part(&part)?)
        })?;
    Ok((page.finish()?, status, any))
}
