//! Files and standard input as bytes with a name.

use std::fs;
use std::io::{self, Read};

use taskbook::{Media, Notice, Options};

use super::args::{Comparing, Kind, Reading};
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

/// Opens several notices in order, each a page, a text, or what `parse` wrote.
pub(crate) fn notices(files: &[&str], comparing: &Comparing) -> Result<Vec<Notice>, Failure> {
    if files.iter().filter(|file| **file == "-").count() > 1 {
        return Err(Failure::Usage("标准输入 - 只能用一次".to_owned()));
    }
    if !comparing.years.is_empty() && comparing.years.len() != files.len() {
        return Err(Failure::Usage(format!(
            "--years 需要 {} 个年度，每份通知一个",
            files.len()
        )));
    }
    let mut notices = Vec::with_capacity(files.len());
    for (at, file) in files.iter().enumerate() {
        let reading = Reading {
            kind: comparing.kind,
            encoding: comparing.encoding.clone(),
            year: comparing.years.get(at).copied(),
        };
        let input = open(file, &reading)?;
        let notice = match parsed(file, &input.bytes)? {
            Some(mut notice) => {
                notice.header.year = reading.year.or(notice.header.year);
                notice
            }
            None => taskbook::parse(&input.bytes, &input.options)?,
        };
        notices.push(notice);
    }
    Ok(notices)
}

/// The notice of a file that `parse` wrote; `None` where the file is no JSON object.
fn parsed(file: &str, bytes: &[u8]) -> Result<Option<Notice>, Failure> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
        return Ok(None);
    }
    let notice: Notice = serde_json::from_slice(bytes).map_err(|error| {
        Failure::Usage(format!(
            "{file}: 不是 taskbook parse 输出的单个 JSON 对象（{error}）"
        ))
    })?;
    if notice.schema != taskbook::SCHEMA {
        return Err(Failure::Usage(format!(
            "{file}: 格式为 {}，需要 {}",
            notice.schema,
            taskbook::SCHEMA
        )));
    }
    Ok(Some(notice))
}
