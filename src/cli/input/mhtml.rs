//! Pages that a browser saved as one file (MHTML, RFC 2557): the page is taken out, pictures and styles are left.

use std::io;

use memchr::memmem;

use super::fields::{fields, invalid, value};

/// Parts in parts; browsers write one level.
const DEPTH: usize = 4;

/// A page as it was before it was put into the file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Saved {
    /// The page; its encoding is the one that it had.
    pub bytes: Vec<u8>,
    /// When it was saved (ISO 8601).
    pub when: Option<String>,
}

/// The page in the file; `None` where the file is no MHTML.
///
/// # Errors
///
/// Where the file is cut off before the page, or holds none.
pub(crate) fn page(file: &[u8]) -> io::Result<Option<Saved>> {
    let mut body = file;
    let Ok(head) = fields(&mut body) else {
        return Ok(None);
    };
    let media = value(&head, "content-type");
    if value(&head, "mime-version").is_empty() || !is(media, "multipart/") {
        return Ok(None);
    }
    let bytes = html(media, body, 0).ok_or_else(|| invalid("其中没有网页"))?;
    let when = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(value(&head, "date"));
    Ok(Some(Saved {
        bytes,
        when: when.ok().map(|when| when.to_string()),
    }))
}

/// The first page among the parts.
fn html(media: &str, body: &[u8], depth: usize) -> Option<Vec<u8>> {
    let mark = format!("--{}", boundary(media)?);
    for mut part in parts(body, mark.as_bytes()) {
        let Ok(head) = fields(&mut part) else {
            continue;
        };
        let media = value(&head, "content-type");
        if is(media, "text/html") || is(media, "application/xhtml+xml") {
            let way = value(&head, "content-transfer-encoding");
            return Some(match way.to_ascii_lowercase().as_str() {
                "quoted-printable" => quoted_printable(part),
                "base64" => base64(part),
                _ => part.to_vec(),
            });
        }
        if is(media, "multipart/")
            && depth < DEPTH
            && let Some(found) = html(media, part, depth + 1)
        {
            return Some(found);
        }
    }
    None
}

fn is(media: &str, kind: &str) -> bool {
    media
        .get(..kind.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(kind))
}

/// The line that parts are separated by.
fn boundary(media: &str) -> Option<&str> {
    media.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (name.trim().eq_ignore_ascii_case("boundary") && !value.is_empty()).then_some(value)
    })
}

/// What stands between lines that begin with the mark.
fn parts<'a>(body: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let begins = memmem::find_iter(body, mark)
        .filter(|&at| at == 0 || body.get(at - 1) == Some(&b'\n'))
        .collect::<Vec<_>>();
    let ends = begins.clone().into_iter().skip(1).chain([body.len()]);
    begins
        .into_iter()
        .zip(ends)
        .filter_map(move |(begin, end)| {
            let part = body.get(begin..end)?;
            let head = memchr::memchr(b'\n', part)? + 1;
            // The line end before a mark belongs to the mark.
            let part = part.get(head..)?;
            Some(
                part.strip_suffix(b"\r\n")
                    .or(part.strip_suffix(b"\n"))
                    .unwrap_or(part),
            )
        })
}

/// RFC 2045, section 6.7: `=E4` for a byte, `=` at the end of a line that goes on.
fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'=', rest) {
        bytes.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let digits = rest.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        if let Some(byte) = digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            bytes.push(byte);
            rest = &rest[2..];
        } else if let Some(next) = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")) {
            rest = next;
        } else {
            bytes.push(b'=');
        }
    }
    bytes.extend_from_slice(rest);
    bytes
}

/// RFC 2045, section 6.8: what is no digit is passed over.
fn base64(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for digit in text {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transfer_encodings_are_taken_off() {
        assert_eq!(
            quoted_printable(b"a=3D=\r\nb=e4=B8=AD=\nc=x="),
            "a=b中c=x=".as_bytes()
        );
        assert_eq!(base64(b"5Lit\r\n5paH"), "中文".as_bytes());
        assert_eq!(base64(b"Zm8="), b"fo");
        assert_eq!(base64(b"Zg=="), b"f");
    }

    #[test]
    fn only_lines_that_begin_with_the_mark_separate() {
        let body = b"x\r\n--B\r\none --B\r\n--B\r\ntwo\r\n--B--\r\n";
        let found: Vec<&[u8]> = parts(body, b"--B").collect();
        assert_eq!(found, [&b"one --B"[..], b"two", b""]);
        assert_eq!(
            boundary("multipart/related; type=\"text/html\"; boundary=\"a b\""),
            Some("a b")
        );
        assert_eq!(boundary("multipart/related"), None);
    }

    #[test]
    fn a_file_of_another_kind_is_left_alone() {
        for other in [
            "<html>",
            "发文机关: 甲县\n\n正文",
            "Content-Type: multipart/related; boundary=x\n\n--x\n",
            "",
        ] {
            assert_eq!(page(other.as_bytes()).unwrap(), None, "{other}");
        }
        let pictures = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\n--x--";
        assert!(page(pictures.as_bytes()).is_err());
    }
}
