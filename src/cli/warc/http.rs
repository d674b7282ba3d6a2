//! The page inside a record: status, headers, chunks and compression taken off.

use std::io::{self, BufRead, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use taskbook::Limits;

use super::record::Record;
use crate::cli::fields::{fields, line, value};

/// Bytes and address of the page in a record; `None` where it holds none that was delivered.
pub(super) fn page(record: &Record) -> Option<(Vec<u8>, String)> {
    let bytes = if record.kind == "resource" {
        is_page(&record.media).then(|| record.block.clone())?
    } else if record.media.starts_with("application/http") {
        response(&record.block).ok()??
    } else {
        return None;
    };
    Some((bytes, record.url.clone()))
}

fn is_page(media: &str) -> bool {
    let media = media.split(';').next().unwrap_or_default().trim();
    matches!(
        media,
        "" | "text/html" | "text/plain" | "application/xhtml+xml" | "text/xml" | "application/xml"
    )
}

/// The body of an HTTP response with status 200 that is a page.
fn response(block: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let mut rest = block;
    let status = line(&mut rest)?.unwrap_or_default();
    if status.split_whitespace().nth(1) != Some("200") {
        return Ok(None);
    }
    let fields = fields(&mut rest)?;
    let field = |name: &str| value(&fields, name).to_ascii_lowercase();
    if !is_page(&field("content-type")) {
        return Ok(None);
    }
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
        "br" | "zstd" => None,
        _ => Some(body),
    })
}

/// What a decoder gives, up to the limit on a page, so that a small record cannot fill the memory.
fn bounded(decoder: impl Read) -> io::Result<Vec<u8>> {
    let limit = Limits::default().bytes as u64;
    let mut bytes = Vec::new();
    decoder.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::ErrorKind::InvalidData.into());
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
        let page = |head: &str| response(format!("{head}\r\n\r\n<p>甲").as_bytes()).unwrap();
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
