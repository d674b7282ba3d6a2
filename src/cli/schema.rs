//! `taskbook schema`: JSON Schema of the output, from the types.

use std::io::Write;

use super::DONE;
use super::failure::Failure;

pub(crate) fn run(out: &mut impl Write) -> Result<u8, Failure> {
    let schema = schemars::schema_for!(taskbook::Notice);
    serde_json::to_writer_pretty(&mut *out, &schema)?;
    writeln!(out)?;
    Ok(DONE)
}
