//! Records of a web archive: a version line, named fields, a block of a stated length.

use std::io::{self, BufRead, Read};

/// Longest line of the fields.
const LINE: u64 = 1 << 16;
/// Most lines of fields.
const LINES: usize = 1000;

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
    /// The block; empty where the record is of no use here or over the limit.
    pub block: Vec<u8>,
}

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
    };
    let mut length = None;
    for (name, value) in fields(|| line(stream))? {
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
    let useful = matches!(record.kind.as_str(), "response" | "resource") && length <= limit;
    let mut block = stream.by_ref().take(length);
    let read = if useful {
        block.read_to_end(&mut record.block)? as u64
    } else {
        io::copy(&mut block, &mut io::sink())?
    };
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

/// Names in lower case with their values, up to an empty line.
pub(super) fn fields(
    mut next: impl FnMut() -> io::Result<Option<String>>,
) -> io::Result<Vec<(String, String)>> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for _ in 0..LINES {
        let line = next()?.ok_or(io::ErrorKind::UnexpectedEof)?;
        if line.is_empty() {
            return Ok(fields);
        }
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    Err(invalid("字段过多"))
}

/// A line without its end; `None` at the end of the stream.
pub(super) fn line(stream: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    stream.by_ref().take(LINE).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && bytes.len() as u64 == LINE {
        return Err(invalid("行过长"));
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
}

fn invalid(message: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message)
}
