//! The encoding that a page declares: `<meta charset>`, `http-equiv`, an XML or JSP declaration.

use std::ops::Range;

use encoding_rs::Encoding;
use memchr::{memchr, memchr_iter, memmem};

/// How far into the input a declaration is looked for; Word puts it behind some kilobytes of name spaces.
const HEAD: usize = 8192;

/// A declared encoding.
#[derive(Debug)]
pub(super) struct Declaration {
    pub encoding: &'static Encoding,
    /// `meta` or `xml`.
    pub from: &'static str,
    /// Bytes of the label.
    pub place: Range<usize>,
}

/// Finds the first declaration whose label is known.
pub(super) fn find(bytes: &[u8]) -> Option<Declaration> {
    let head = &bytes[..bytes.len().min(HEAD)];
    find_meta(head).or_else(|| find_xml(head))
}

fn find_meta(head: &[u8]) -> Option<Declaration> {
    memchr_iter(b'<', head).find_map(|start| {
        let tag = &head[start..];
        let opens = |mark: &[u8]| {
            let name = tag.get(..mark.len());
            name.is_some_and(|name| name.eq_ignore_ascii_case(mark))
        };
        // Scripts and style sheets have a `charset` of their own.
        if !opens(b"<meta") && !opens(b"<%@") {
            return None;
        }
        let length = memchr(b'<', &tag[1..]).map_or(tag.len(), |next| 1 + next);
        let lower = tag[..length].to_ascii_lowercase();
        memmem::find_iter(&lower, b"charset")
            .find_map(|at| declaration(head, start + at + "charset".len(), "meta"))
    })
}

fn find_xml(head: &[u8]) -> Option<Declaration> {
    let rest = head.trim_ascii_start();
    if !rest.starts_with(b"<?xml") {
        return None;
    }
    let end = memchr(b'>', head)?;
    let at = memmem::find(&head[..end], b"encoding")?;
    declaration(head, at + "encoding".len(), "xml")
}

/// Reads `= "label"` at a byte.
fn declaration(head: &[u8], at: usize, from: &'static str) -> Option<Declaration> {
    let skip = |mut at: usize, skipped: fn(&u8) -> bool| {
        while head.get(at).is_some_and(skipped) {
            at += 1;
        }
        at
    };
    let at = skip(at, u8::is_ascii_whitespace);
    if head.get(at) != Some(&b'=') {
        return None;
    }
    let start = skip(at + 1, |b| {
        b.is_ascii_whitespace() || matches!(b, b'"' | b'\'')
    });
    let end = skip(start, |b| {
        b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.')
    });
    let encoding = Encoding::for_label(&head[start..end])?;
    Some(Declaration {
        encoding,
        from,
        place: start..end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(page: &str) -> Option<(&'static str, &'static str)> {
        find(page.as_bytes()).map(|found| (found.encoding.name(), found.from))
    }

    #[test]
    fn finds_every_way_of_declaring() {
        assert_eq!(label("<META charset=GB2312>"), Some(("GBK", "meta")));
        let old = "<meta http-equiv=Content-Type content=\"text/html; charset = utf-8\">";
        assert_eq!(label(old), Some(("UTF-8", "meta")));
        let xml = "<?xml version=\"1.0\" encoding=\"GB18030\"?><html>";
        assert_eq!(label(xml), Some(("gb18030", "xml")));
        let jsp = "<%@ page contentType=\"text/html; charset=UTF-8\" %>";
        assert_eq!(label(jsp), Some(("UTF-8", "meta")));
    }

    #[test]
    fn passes_over_what_declares_nothing() {
        assert_eq!(label("<script charset=\"gbk\" src=a.js></script>"), None);
        assert_eq!(label("<meta charset=\"\"><p>charset=gbk"), None);
        assert_eq!(label("<meta charset=nonsense>"), None);
    }
}
