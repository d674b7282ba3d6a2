//! Records of a web archive: a version line, named fields, a block of a stated length.

use std::io::{self, BufRead, Read};

use crate::cli::input::fields::{LINES, fields, invalid, line};

/// A record with its block.
pub(super) struct Record {
    /// `response`, `resource`, `request`, …
    pub kind: String,
    /// Address that was fetched.
    pub url: String,
    /// When.
    pub date: Option<String>,
    /// Media type of the block.
    pub media: String,
    /// The block; empty where the record is of no use here, only its beginning where it is over the limit.
    pub block: Vec<u8>,
    /// Whether it is over the limit.
    pub cut: bool,
}

/// How much is kept of a block over the limit: enough to see whether it is a page.
const BEGINNING: u64 = 1 << 14;

/// Reads the next record; `None` at the end of the archive.
pub(super) fn next(stream: &mut impl BufRead, limit: u64) -> io::Result<Option<Record>> {
    let Some(version) = version(stream)? else {
        return Ok(None);
    };
    if !version.starts_with("WARC/") {
        return Err(invalid("记录不以 WARC/ 开头"));
    }
    let mut record = Record {
        kind: String::new(),
        url: String::new(),
        date: None,
        media: String::new(),
        block: Vec::new(),
        cut: false,
    };
    let mut length = None;
    for (name, value) in fields(stream)? {
        match name.as_str() {
            "warc-type" => record.kind = value.to_ascii_lowercase(),
            // Some writers put the address between angle brackets.
            "warc-target-uri" => record.url = value.trim_matches(['<', '>']).to_owned(),
            "warc-date" => record.date = Some(value),
            "content-type" => record.media = value.to_ascii_lowercase(),
            "content-length" => length = value.parse::<u64>().ok(),
            _ => {}
        }
    }
    let length = length.ok_or_else(|| invalid("记录没有长度"))?;
    let useful = matches!(record.kind.as_str(), "response" | "resource");
    record.cut = useful && length > limit;
    let kept = match (useful, record.cut) {
        (true, false) => length,
        (true, true) => BEGINNING.min(length),
        (false, _) => 0,
    };
    let mut block = stream.by_ref().take(kept);
    let mut read = block.read_to_end(&mut record.block)? as u64;
    read += io::copy(&mut stream.by_ref().take(length - kept), &mut io::sink())?;
    if read < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(record))
}

/// The first line that is not empty.
fn version(stream: &mut impl BufRead) -> io::Result<Option<String>> {
    for _ in 0..LINES {
        match line(stream)? {
            None => return Ok(None),
            Some(line) if line.is_empty() => {}
            Some(line) => return Ok(Some(line)),
        }
    }
    Err(invalid("记录之间空行过多"))
}
