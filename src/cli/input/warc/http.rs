//! The page inside a record: status, headers, chunks and compression taken off.

use std::io::{self, BufRead, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use taskbook::Limits;

use super::record::Record;
use crate::cli::input::fields::{fields, invalid, line, value};

/// Bytes of the page in a record; `None` where it holds none that was delivered.
///
/// # Errors
///
/// Where there is a page that cannot be read: over the limit, cut off, or packed in a way that is not known here.
pub(super) fn page(record: &Record) -> io::Result<Option<Vec<u8>>> {
    if record.kind == "resource" {
        if !is_page(&record.media) {
            return Ok(None);
        }
        whole(record)?;
        Ok(Some(record.block.clone()))
    } else if record.media.starts_with("application/http") {
        response(record)
    } else {
        Ok(None)
    }
}

fn whole(record: &Record) -> io::Result<()> {
    match record.cut {
        true => Err(invalid("网页过大")),
        false => Ok(()),
    }
}

fn is_page(media: &str) -> bool {
    let media = media.split(';').next().unwrap_or_default().trim();
    matches!(
        media,
        "" | "text/html" | "text/plain" | "application/xhtml+xml" | "text/xml" | "application/xml"
    )
}

/// The body of an HTTP response with status 200 that is a page.
fn response(record: &Record) -> io::Result<Option<Vec<u8>>> {
    let mut rest = record.block.as_slice();
    let status = line(&mut rest)?.unwrap_or_default();
    if status.split_whitespace().nth(1) != Some("200") {
        return Ok(None);
    }
    let fields = fields(&mut rest)?;
    let field = |name: &str| value(&fields, name).to_ascii_lowercase();
    if !is_page(&field("content-type")) {
        return Ok(None);
    }
    whole(record)?;
    // Some crawlers keep the header of what they have already put together.
    let body = match field("transfer-encoding").contains("chunked") {
        true => dechunked(rest).unwrap_or_else(|_| rest.to_vec()),
        false => rest.to_vec(),
    };
    Ok(match field("content-encoding").as_str() {
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => {
            Some(bounded(MultiGzDecoder::new(&*body))?)
        }
        "deflate" => Some(bounded(ZlibDecoder::new(&*body)).unwrap_or(body)),
        "br" => {
            return Err(invalid(
                "网页以 br 压缩，这里解不开；请用不压缩的方式重新采集",
            ));
        }
        "zstd" => {
            return Err(invalid(
                "网页以 zstd 压缩，这里解不开；请用不压缩的方式重新采集",
            ));
        }
        _ => Some(body),
    })
}

/// What a decoder gives, up to the limit on a page, so that a small record cannot fill the memory.
fn bounded(decoder: impl Read) -> io::Result<Vec<u8>> {
    let limit = Limits::default().bytes as u64;
    let mut bytes = Vec::new();
    decoder.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(invalid("网页解压后过大"));
    }
    Ok(bytes)
}

fn dechunked(mut rest: &[u8]) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = line(&mut rest)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let digits = size.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(digits, 16).map_err(|_| io::ErrorKind::InvalidData)?;
        if size == 0 {
            return Ok(body);
        }
        body.extend_from_slice(rest.get(..size).ok_or(io::ErrorKind::UnexpectedEof)?);
        rest.consume(size);
        line(&mut rest)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_chunks_apart() {
        let chunks = b"4\r\nWiki\r\n5;x=y\r\npedia\r\n0\r\n\r\n";
        assert_eq!(dechunked(chunks).unwrap(), b"Wikipedia");
        assert!(dechunked(b"zz\r\n").is_err());
        assert!(dechunked(b"ff\r\nshort").is_err());
    }

    #[test]
    fn only_delivered_pages_count() {
        let page = |head: &str| {
            let record = Record {
                kind: "response".into(),
                url: String::new(),
                date: None,
                media: "application/http".into(),
                block: format!("{head}\r\n\r\n<p>甲").into_bytes(),
                cut: false,
            };
            super::page(&record).unwrap()
        };
        assert_eq!(
            page("HTTP/1.1 200 OK\r\nContent-Type: text/html"),
            Some("<p>甲".into())
        );
        assert_eq!(
            page("HTTP/1.1 404 Not Found\r\nContent-Type: text/html"),
            None
        );
        assert_eq!(page("HTTP/1.1 200 OK\r\nContent-Type: image/png"), None);
    }
}
