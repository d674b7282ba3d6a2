//! Bytes → [`Document`]: what the input is, its text, and the blocks of it in reading order.

mod declared;
mod decode;
mod grid;
mod html;
mod media;
mod signature;
#[cfg(test)]
mod tests;
mod text;

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::document::{Document, TroubleKind};
use crate::error::{Error, ErrorKind, Result};
use crate::options::{Media, Options};
use crate::span::Source;

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document> {
    read_nameless(bytes, options).map_err(|error| error.on(options.name.as_deref()))
}

fn read_nameless(bytes: &[u8], options: &Options) -> Result<Document> {
    // Places are 32 bits wide.
    if bytes.len() > options.limits.bytes.min(u32::MAX as usize - 1) {
        return Err(Error::new(
            ErrorKind::TooLarge,
            format!(
                "输入有 {} 字节，超过上限 {}。请分成几份，或确认给出的是通知本身。",
                bytes.len(),
                options.limits.bytes
            ),
        ));
    }
    signature::check(bytes)?;
    let decoded = decode::decode(bytes, options.encoding.as_deref())?;
    if decoded.text.len() >= u32::MAX as usize {
        return Err(Error::new(ErrorKind::TooLarge, "解码后的文字超过 4 GiB"));
    }
    if is_mostly_damage(&decoded) {
        return Err(signature::undecodable());
    }
    let mut document = Document::default();
    let media = options.media.unwrap_or_else(|| media::of(&decoded.text));
    let origin = &mut document.origin;
    origin.name = options.name.clone();
    origin.encoding = decoded.encoding.to_owned();
    origin.encoding_from = decoded.from.to_owned();
    origin.media_type = match media {
        Media::Html => "text/html",
        Media::Text => "text/plain",
    }
    .to_owned();
    origin.media_type_from = if options.media.is_some() {
        "option"
    } else {
        "content"
    }
    .to_owned();
    origin.bytes = bytes.len() as u64;
    origin.sha256 = hexadecimal(&Sha256::digest(bytes));

    document.troubles = decoded.troubles;
    match media {
        Media::Html => html::read_into(&mut document, &decoded.text, options.limits),
        Media::Text => {
            document.blocks =
                text::blocks(&decoded.text, options.limits.slots, &mut document.troubles);
        }
    }
    if document.blocks.is_empty() {
        return Err(Error::new(
            ErrorKind::Empty,
            match media {
                Media::Html => {
                    "页面里没有可见的文字（正文可能由脚本载入）。请在浏览器里打开后另存为网页再试。"
                }
                Media::Text => {
                    "输入里没有文字。请检查文件是否完整，或提供发布页面的网页（.html）。"
                }
            },
        ));
    }
    document.source = Source::new(decoded.text);
    Ok(document)
}

/// Whether so many bytes could not be decoded that what is left is no text.
fn is_mostly_damage(decoded: &decode::Decoded) -> bool {
    let damaged: usize = decoded
        .troubles
        .iter()
        .filter(|trouble| trouble.kind == TroubleKind::UndecodableBytes)
        .map(|trouble| trouble.place.len())
        .sum();
    damaged * 3 > decoded.text.len()
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
