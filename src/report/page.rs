//! The review page as one file: nothing is fetched, and nothing in a notice can act on it.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::view::View;
use crate::model::Notice;

const HTML: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Writes a self-contained review page: one notice after the other, then [`finish`](ReviewPage::finish).
///
/// The text of notices goes into it as JSON without a single `<`, and from there into text nodes only. The page's own
/// policy lets no other script run and no request leave.
#[derive(Debug)]
pub struct ReviewPage<W: Write> {
    out: W,
    notices: usize,
}

impl<W: Write> ReviewPage<W> {
    /// Begins a page.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn new(mut out: W) -> io::Result<Self> {
        let (head, _) = halves();
        let policy = format!(
            "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; script-src 'sha256-{}'",
            base64(&Sha256::digest(SCRIPT.as_bytes()))
        );
        let head = head
            .replace("{{policy}}", &policy)
            .replace("{{style}}", STYLE);
        out.write_all(head.as_bytes())?;
        out.write_all(b"[")?;
        Ok(ReviewPage { out, notices: 0 })
    }

    /// Adds a notice.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn add(&mut self, notice: &Notice) -> io::Result<()> {
        self.add_part(&PagePart::new(notice)?)
    }

    /// Adds a notice that was written apart.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn add_part(&mut self, part: &PagePart) -> io::Result<()> {
        if self.notices > 0 {
            self.out.write_all(b",\n")?;
        }
        self.notices += 1;
        self.out.write_all(part.0.as_bytes())
    }

    /// Ends the page and gives the writer back.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn finish(mut self) -> io::Result<W> {
        let (_, tail) = halves();
        self.out.write_all(b"]")?;
        self.out
            .write_all(tail.replace("{{script}}", SCRIPT).as_bytes())?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// What a page holds of one notice, written apart (on any thread) from the page that it belongs to.
#[derive(Debug)]
pub struct PagePart(String);

impl PagePart {
    /// Writes the part of a notice.
    ///
    /// # Errors
    ///
    /// None is known; the signature leaves room for what JSON could not hold.
    pub fn new(notice: &Notice) -> io::Result<Self> {
        Ok(PagePart(harmless(&serde_json::to_string(&View::of(
            notice,
        ))?)))
    }
}

/// The page before and behind the data.
fn halves() -> (&'static str, &'static str) {
    HTML.split_once("{{data}}").unwrap_or((HTML, ""))
}

/// JSON that ends no script, opens no tag or comment, and holds no line end of JavaScript.
fn harmless(json: &str) -> String {
    let mut safe = String::with_capacity(json.len() + json.len() / 64);
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", c as u32))
            }
            c => safe.push(c),
        }
    }
    safe
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let number = (0..3).fold(0, |sum, at| {
            sum << 8 | u32::from(chunk.get(at).copied().unwrap_or(0))
        });
        for at in 0..4 {
            let digit = DIGITS[(number >> (18 - 6 * at)) as usize & 63];
            text.push(if at <= chunk.len() {
                digit as char
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_as_rfc_4648_shows() {
        let shown = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, encoded) in shown {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn data_closes_nothing() {
        assert_eq!(
            harmless("\"</script><!--]]>\""),
            "\"\\u003c/script\\u003e\\u003c!--]]\\u003e\""
        );
    }
}
