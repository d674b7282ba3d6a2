//! Markup that needs no tokenizer: tags that are nothing but their name, and text that stands for itself.
//!
//! They are most of a page. html5ever's tokenizer steps through every character of them, which takes longer than all that is
//! done with the tokens; it is left what has attributes, references, comments and everything else.

use html5ever::tokenizer::TagKind;

/// A piece of a page that is what it looks like, wherever tags are tags.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Plain<'a> {
    /// `<td>` or `</td>`, in lower case.
    Tag(TagKind, &'a str),
    /// Text up to the next tag.
    Text(&'a str),
}

impl<'a> Plain<'a> {
    /// What the rest of a page begins with, and how many bytes of it that is.
    pub fn at(rest: &'a str) -> Option<(Plain<'a>, usize)> {
        match rest.strip_prefix('<') {
            Some(inner) => tag(inner).map(|(tag, length)| (tag, length + 1)),
            None => text(rest).map(|text| (Plain::Text(text), text.len())),
        }
    }
}

/// Elements behind whose start tag a tag is text, or may be: the tokenizer has to see them.
const RAW: [&str; 10] = [
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "plaintext",
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
];

/// A tag behind its `<`.
fn tag(inner: &str) -> Option<(Plain<'_>, usize)> {
    let (kind, name) = match inner.strip_prefix('/') {
        Some(name) => (TagKind::EndTag, name),
        None => (TagKind::StartTag, inner),
    };
    let is_of_name = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let length = name.bytes().take_while(is_of_name).count();
    let (name, behind) = name.split_at(length);
    let is_tag = name.starts_with(|c: char| c.is_ascii_lowercase()) && behind.starts_with('>');
    (is_tag && !RAW.contains(&name))
        .then(|| (Plain::Tag(kind, name), inner.len() - behind.len() + 1))
}

/// Text up to the next tag, where the tokenizer would change nothing in it.
fn text(rest: &str) -> Option<&str> {
    let end = memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
    let text = &rest[..end];
    let is_plain = memchr::memchr3(b'&', b'\r', 0, text.as_bytes()).is_none();
    (is_plain && !text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_nothing_but_a_name_is_a_plain_tag() {
        let start = |name| Some((Plain::Tag(TagKind::StartTag, name), name.len() + 2));
        assert_eq!(Plain::at("<td>甲"), start("td"));
        assert_eq!(Plain::at("<h1>"), start("h1"));
        let end = Plain::Tag(TagKind::EndTag, "p");
        assert_eq!(Plain::at("</p>"), Some((end, 4)));
        for other in [
            "<TD>",
            "<td >",
            "<td",
            "<br/>",
            "<1>",
            "< p>",
            "<>",
            "</>",
            "<o:p>",
            "<!p>",
            "<title>",
            "</script>",
        ] {
            assert_eq!(Plain::at(other), None, "{other}");
        }
    }

    #[test]
    fn only_text_without_references_stands_for_itself() {
        assert_eq!(Plain::at("甲\n乙<p>"), Some((Plain::Text("甲\n乙"), 7)));
        assert_eq!(Plain::at("甲"), Some((Plain::Text("甲"), 3)));
        for other in ["甲&nbsp;<p>", "甲\r\n", "\0", ""] {
            assert_eq!(Plain::at(other), None, "{other}");
        }
    }
}
