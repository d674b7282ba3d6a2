//! Files that are no text, told by their first bytes.

use crate::error::{Error, ErrorKind, Result};

/// First bytes, at which offset, and what to say.
const SIGNATURES: &[(usize, &[u8], Kind)] = &[
    (0, b"%PDF-", Kind::Pdf),
    (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::OldOffice),
    (0, b"PK\x03\x04", Kind::Zip),
    (0, b"PK\x05\x06", Kind::Zip),
    (0, b"{\\rtf", Kind::Rtf),
    (0, b"Rar!\x1A\x07", Kind::Archive("RAR 压缩包")),
    (0, b"7z\xBC\xAF\x27\x1C", Kind::Archive("7z 压缩包")),
    (0, b"\x1F\x8B", Kind::Archive("gzip 压缩文件")),
    (0, b"BZh", Kind::Archive("bzip2 压缩文件")),
    (0, b"\xFD7zXZ\0", Kind::Archive("xz 压缩文件")),
    (257, b"ustar", Kind::Archive("tar 归档")),
    (0, b"\x89PNG\r\n\x1A\n", Kind::Image("PNG 图片")),
    (0, b"\xFF\xD8\xFF", Kind::Image("JPEG 图片")),
    (0, b"GIF8", Kind::Image("GIF 图片")),
    (0, b"II*\0", Kind::Image("TIFF 图片")),
    (0, b"MM\0*", Kind::Image("TIFF 图片")),
    (8, b"WEBP", Kind::Image("WebP 图片")),
    (0, b"\x7FELF", Kind::Program),
    (0, b"MZ\x90\0", Kind::Program),
];

#[derive(Clone, Copy)]
enum Kind {
    Pdf,
    OldOffice,
    Zip,
    Rtf,
    Archive(&'static str),
    Image(&'static str),
    Program,
}

/// Refuses what is no text and says what it is and what to do.
pub(super) fn check(bytes: &[u8]) -> Result<()> {
    let found = SIGNATURES
        .iter()
        .find(|(at, mark, _)| bytes.get(*at..).is_some_and(|b| b.starts_with(mark)));
    match found {
        Some(&(_, _, kind)) => Err(not_text(message(kind, bytes))),
        None if is_mail_archive(bytes) => Err(not_text(
            "这是 MHT（MHTML）网页存档。请在浏览器里打开，另存为“网页，仅 HTML”后再试。".to_owned(),
        )),
        None if !starts_with_utf_16_mark(bytes) && is_binary(bytes) => Err(not_text(
            "文件里是二进制数据，不是文字。请提供网页（.html）或文本（.txt）。".to_owned(),
        )),
        None => Ok(()),
    }
}

/// The error for bytes that no encoding turns into text.
pub(super) fn undecodable() -> Error {
    not_text(
        "按任何编码都读不出文字，文件可能已损坏或加密。请提供网页（.html）或文本（.txt），或用 --encoding 指明编码。".to_owned(),
    )
}

fn not_text(message: String) -> Error {
    Error::new(ErrorKind::NotText, message)
}

fn message(kind: Kind, bytes: &[u8]) -> String {
    match kind {
        Kind::Pdf => {
            "这是 PDF 文件。请提供发布页面的网页；没有网页的，用 pdftotext（不加 -layout、-raw）导出文本（.txt）后再试：它在格与格之间留的空行，是还原表格的凭据。".to_owned()
        }
        Kind::OldOffice => {
            let program = if contains_wide(bytes, "WordDocument") {
                "Word 文档（.doc）"
            } else if contains_wide(bytes, "Workbook") || contains_wide(bytes, "Book") {
                "Excel 工作簿（.xls）"
            } else if contains_wide(bytes, "PowerPoint Document") {
                "PowerPoint 演示文稿（.ppt）"
            } else {
                "旧版 Office 文件（.doc、.xls 等）"
            };
            format!(
                "这是 {program}。请用 Office 或 WPS 打开，另存为网页（.html）或文本（.txt）后再试。"
            )
        }
        Kind::Zip => {
            let program = if contains(bytes, b"word/") {
                "Word 文档（.docx）"
            } else if contains(bytes, b"xl/") {
                "Excel 工作簿（.xlsx）"
            } else if contains(bytes, b"ppt/") {
                "PowerPoint 演示文稿（.pptx）"
            } else {
                return "这是 ZIP 压缩包。请先解压，再提供其中的网页（.html）或文本（.txt）。"
                    .to_owned();
            };
            format!(
                "这是 {program}。请用 Office 或 WPS 打开，另存为网页（.html）或文本（.txt）后再试。"
            )
        }
        Kind::Rtf => {
            "这是 RTF 文档。请用 Word 或 WPS 打开，另存为网页（.html）或文本（.txt）后再试。"
                .to_owned()
        }
        Kind::Archive(name) => {
            format!("这是 {name}。请先解压，再提供其中的网页（.html）或文本（.txt）。")
        }
        Kind::Image(name) => {
            format!("这是 {name}。请先做文字识别（OCR），或提供发布页面的网页（.html）。")
        }
        Kind::Program => "这是可执行程序，不是文字。请提供网页（.html）或文本（.txt）。".to_owned(),
    }
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(bytes, needle).is_some()
}

/// Whether an ASCII name stands in the bytes as UTF-16, as in the directory of an old Office file.
fn contains_wide(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.bytes().flat_map(|byte| [byte, 0]).collect();
    contains(bytes, &wide)
}

fn is_mail_archive(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(2048)];
    (head.starts_with(b"MIME-Version:") || head.starts_with(b"From: <Saved by"))
        && contains(head, b"multipart/related")
}

fn starts_with_utf_16_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")
}

/// Text holds hardly any control characters; a few are damage, a tenth is no text.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let is_usual = |b: u8| {
        (b >= 0x20) | (b == b'\t') | (b == b'\n') | (b == b'\r') | (b == 0x0c) | (b == 0x1b)
    };
    // In blocks of which a byte holds the count many bytes are looked at at once.
    let blocks = head.chunks(128);
    let counts = blocks.map(|block| block.iter().map(|&b| u8::from(!is_usual(b))).sum::<u8>());
    let controls: usize = counts.map(usize::from).sum();
    controls * 10 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        let error = check(bytes).expect_err("no text");
        assert_eq!(error.kind(), ErrorKind::NotText);
        error.message().to_owned()
    }

    #[test]
    fn says_what_it_is_and_what_to_do() {
        let mut doc = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        doc.extend("WordDocument".bytes().flat_map(|b| [b, 0]));
        assert!(refusal(&doc).contains(".doc") && refusal(&doc).contains("另存为网页"));
        assert!(refusal(b"PK\x03\x04....word/document.xml").contains(".docx"));
        assert!(refusal(b"PK\x03\x04....xl/workbook.xml").contains(".xlsx"));
        assert!(refusal(b"PK\x03\x04....a.txt").contains("解压"));
        assert!(refusal(b"%PDF-1.7\n").contains("PDF"));
        assert!(refusal(b"Rar!\x1A\x07\x01\x00").contains("RAR"));
        assert!(refusal(b"\x89PNG\r\n\x1A\n").contains("图片"));
        assert!(refusal(&[0, 1, 2, 3, 0, 0, 7, 200]).contains("二进制"));
    }

    #[test]
    fn lets_text_with_a_few_control_characters_pass() {
        let text = format!("{}\0\u{1}", "一、加强领导。".repeat(20));
        assert!(check(text.as_bytes()).is_ok());
        assert!(check(b"\xFF\xFEa\0b\0").is_ok());
        assert!(check(b"").is_ok());
    }
}
