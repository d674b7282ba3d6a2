//! Named fields, a line each, as web archives, HTTP and mail have them before what they describe.

use std::io::{self, BufRead, Read};

/// Longest line of the fields.
const LINE: u64 = 1 << 16;
/// Most lines of fields, and of blank ones between records.
pub(crate) const LINES: usize = 1000;

/// Names in lower case with their values, up to an empty line.
pub(crate) fn fields(stream: &mut impl BufRead) -> io::Result<Vec<(String, String)>> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for _ in 0..LINES {
        let line = line(stream)?.ok_or(io::ErrorKind::UnexpectedEof)?;
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

/// The value of a field; empty where it is not there.
pub(crate) fn value<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let found = fields.iter().find(|(known, _)| known == name);
    found.map_or("", |(_, value)| value)
}

/// A line without its end; `None` at the end of the stream.
pub(crate) fn line(stream: &mut impl BufRead) -> io::Result<Option<String>> {
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

/// Data that is not of its form.
pub(crate) fn invalid(message: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message)
}
