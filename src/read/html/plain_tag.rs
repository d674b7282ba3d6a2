//! Tags that are written as they should be: a name, and attributes that are nothing unusual.

use std::borrow::Cow;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind};
use html5ever::{Attribute, LocalName, QualName, ns};

use super::role::Role;
use super::tree_sink::{DISPLAY, is_kept};

/// The tag that a text begins with, and its length. Of the attributes it has those that somebody asks for.
pub(super) fn tag(text: &str) -> Option<(Tag, usize)> {
    let (kind, from) = if text.starts_with("</") {
        (TagKind::EndTag, 2)
    } else {
        (TagKind::StartTag, 1)
    };
    let bytes = text.as_bytes();
    if !bytes.get(from)?.is_ascii_alphabetic() {
        return None;
    }
    let to = from + name_length(&bytes[from..]);
    if !matches!(bytes.get(to)?, b' ' | b'\t' | b'\n' | b'\r' | b'/' | b'>') {
        return None;
    }
    let name = LocalName::from(lower(&text[from..to]));
    let (attrs, self_closing, length) = match bytes[to] {
        b'>' => (Vec::new(), false, 1),
        _ => attributes(&text[to..], Role::of(&name))?,
    };
    let tag = Tag {
        kind,
        name,
        self_closing,
        attrs,
        had_duplicate_attributes: false,
    };
    Some((tag, to + length))
}

/// The attributes of a tag, from behind its name; whether it closes itself; and the length of all that.
fn attributes(text: &str, role: Role) -> Option<(Vec<Attribute>, bool, usize)> {
    let bytes = text.as_bytes();
    let mut found: Vec<Attribute> = Vec::new();
    let mut at = 0;
    loop {
        at += space_length(&bytes[at..]);
        match bytes.get(at)? {
            b'>' => return Some((found, false, at + 1)),
            b'/' if bytes.get(at + 1)? == &b'>' => return Some((found, true, at + 2)),
            _ => {}
        }
        let from = at;
        at += name_length(&bytes[at..]);
        if at == from {
            return None;
        }
        let name = lower(&text[from..at]);
        let behind = at + space_length(&bytes[at..]);
        let value = if bytes.get(behind)? == &b'=' {
            at = behind + 1 + space_length(&bytes[behind + 1..]);
            let (value, length) = value(&text[at..])?;
            at += length;
            value
        } else if behind > at || matches!(bytes[at], b'/' | b'>') {
            ""
        } else {
            return None;
        };
        if !is_asked_for(role, &name, value) {
            continue;
        }
        // The tokenizer changes these.
        if memchr::memchr3(b'&', b'\r', 0, value.as_bytes()).is_some() {
            return None;
        }
        // The first of two counts.
        if found.iter().all(|one| *one.name.local != *name) {
            found.push(Attribute {
                name: QualName::new(None, ns!(), LocalName::from(name)),
                value: StrTendril::from_slice(value),
            });
        }
    }
}

/// Whether the tree builder or the tree looks at an attribute.
fn is_asked_for(role: Role, name: &str, value: &str) -> bool {
    match name {
        "hidden" | "encoding" => true,
        "style" => DISPLAY.find(value.as_bytes()).is_some(),
        _ => is_kept(role, name),
    }
}

/// The value of an attribute, in quotation marks or without, and its length with them.
fn value(text: &str) -> Option<(&str, usize)> {
    let bytes = text.as_bytes();
    match *bytes.first()? {
        mark @ (b'"' | b'\'') => {
            let length = memchr::memchr(mark, &bytes[1..])?;
            Some((&text[1..=length], length + 2))
        }
        _ => {
            let is_end = |b: &u8| b.is_ascii_whitespace() || *b == b'>';
            let length = bytes.iter().position(is_end)?;
            let value = &text[..length];
            let is_odd = value
                .bytes()
                .any(|b| matches!(b, b'"' | b'\'' | b'<' | b'=' | b'`' | b'&'));
            (length > 0 && !is_odd).then_some((value, length))
        }
    }
}

fn name_length(bytes: &[u8]) -> usize {
    let is_of_name = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.');
    bytes.iter().take_while(is_of_name).count()
}

fn space_length(bytes: &[u8]) -> usize {
    let is_space = |b: &&u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c');
    bytes.iter().take_while(is_space).count()
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Kind, name, attributes and length of the tag that a page begins with.
    fn read(page: &str) -> Option<String> {
        let (tag, length) = tag(page)?;
        assert_eq!(&page[length - 1..length], ">", "{page}");
        let slash = if tag.kind == TagKind::EndTag { "/" } else { "" };
        let attributes: String = tag
            .attrs
            .iter()
            .map(|one| format!(" {}={}", one.name.local, one.value))
            .collect();
        let end = if tag.self_closing { " /" } else { "" };
        Some(format!("{slash}{}{attributes}{end}", tag.name))
    }

    #[test]
    fn a_name_is_a_tag() {
        for (page, expected) in [
            ("<td>甲", "td"),
            ("<TD>", "td"),
            ("<h1 >", "h1"),
            ("</p>", "/p"),
            ("</td\n>", "/td"),
            ("<br/>", "br /"),
            ("<br />", "br /"),
            ("<o:p>", "o:p"),
            ("</p x>", "/p"),
        ] {
            assert_eq!(read(page).as_deref(), Some(expected), "{page}");
        }
        for other in [
            "<td", "<1>", "< p>", "<>", "</>", "<!p>", "<p甲>", "<a\"b>", "<p / >",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn attributes_that_nobody_asks_for_are_left_out() {
        for (page, expected) in [
            ("<td rowspan=\"2\">甲>", "td rowspan=2"),
            ("<td rowspan=2 colspan='3'>", "td rowspan=2 colspan=3"),
            ("<TD ROWSPAN = 2\n nowrap>", "td rowspan=2"),
            ("<td data-x=\"甲>'乙&amp;\" id=\"\" >", "td"),
            ("<div id=\"\" class=a>", "div id= class=a"),
            ("<div id=a id=b>", "div id=a"),
            ("<div id=\"a\"class=\"b\">", "div id=a class=b"),
            ("<div hidden>", "div hidden="),
            ("<a href=/x/>", "a href=/x/"),
            ("<a href=/x/ />", "a href=/x/ /"),
            ("<span style='color:red' lang=EN-US>", "span"),
            ("<span style='display:none'>", "span style=display:none"),
        ] {
            assert_eq!(read(page).as_deref(), Some(expected), "{page}");
        }
        for other in [
            "<a href=\"甲&amp;\">", "<td =\"甲\">", "<td id=>", "<td id=a\"b>", "<td id=\"甲>",
            "<td @click=a>", "<td a\"b\"=c>", "<td rowspan=\"2\0\">",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
