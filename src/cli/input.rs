//! Files and standard input as bytes with a name.

use std::fs;
use std::io::{self, Read};

use taskbook::{Media, Notice, Options};

use super::args::{Kind, Reading};
use super::failure::Failure;

/// Bytes and the options to read them with.
pub(crate) struct Input {
    pub bytes: Vec<u8>,
    pub options: Options,
}

/// Opens a file, or standard input for `-`.
pub(crate) fn open(file: &str, reading: &Reading) -> Result<Input, Failure> {
    let options = super::settings::for_file(file, None)?;
    open_with(file, reading, options)
}

/// Opens with options that are already settled; what the command line says of reading wins.
pub(crate) fn open_with(
    file: &str,
    reading: &Reading,
    mut options: Options,
) -> Result<Input, Failure> {
    let failed = |error| Failure::Read {
        name: file.to_owned(),
        error,
    };
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(failed)?;
        bytes
    } else {
        fs::read(file).map_err(failed)?
    };
    let name = if file == "-" { "<stdin>" } else { file };
    apply(name, reading, &mut options);
    Ok(Input { bytes, options })
}

/// Options for an input under a name of its own; what the command line says of reading wins.
pub(crate) fn named(name: &str, reading: &Reading, mut options: Options) -> Options {
    apply(name, reading, &mut options);
    options
}

fn apply(name: &str, reading: &Reading, options: &mut Options) {
    options.name = Some(name.to_owned());
    options.media = reading.kind.map(|kind| match kind {
        Kind::Html => Media::Html,
        Kind::Text => Media::Text,
    });
    options.encoding.clone_from(&reading.encoding);
    options.year = reading.year;
}

/// Opens and parses.
pub(crate) fn notice(file: &str, reading: &Reading) -> Result<Notice, Failure> {
    let input = open(file, reading)?;
    Ok(taskbook::parse(&input.bytes, &input.options)?)
}
