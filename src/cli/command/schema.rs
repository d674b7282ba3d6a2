//! `taskbook schema`: JSON Schema of the output, from the types.

use std::io::Write;

use schemars::generate::SchemaSettings;

use crate::cli::DONE;
use crate::cli::failure::Failure;

pub(crate) fn run(out: &mut impl Write) -> Result<u8, Failure> {
    // Of what is written: every key is there, absent values are null.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings
        .into_generator()
        .into_root_schema_for::<taskbook::Notice>();
    serde_json::to_writer_pretty(&mut *out, &schema)?;
    writeln!(out)?;
    Ok(DONE)
}
