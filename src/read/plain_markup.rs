//! Markup that needs no tokenizer: tags with nothing but plain attributes, the commonest character references, and text that
//! stands for itself.
//!
//! They are most of a page. html5ever's tokenizer steps through every character of them, which takes longer than all that is
//! done with the tokens; it is left unusual attributes and references, comments and everything else.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::TagKind;
use html5ever::{Attribute, LocalName, QualName, ns};

/// A piece of a page that is what it looks like, wherever tags are tags.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Plain<'a> {
    /// `<td rowspan="2">` or `</td>`, in lower case.
    Tag(TagKind, &'a str, Vec<Attribute>),
    /// What a character reference means: `&nbsp;`.
    Reference(&'static str),
    /// Text up to the next tag or reference.
    Text(&'a str),
}

impl<'a> Plain<'a> {
    /// What the rest of a page begins with, and how many bytes of it that is.
    pub fn at(rest: &'a str) -> Option<(Plain<'a>, usize)> {
        match rest.as_bytes().first()? {
            b'<' => tag(&rest[1..]).map(|(tag, length)| (tag, length + 1)),
            b'&' => reference(rest),
            _ => text(rest).map(|text| (Plain::Text(text), text.len())),
        }
    }
}

/// Whether behind the start tag of an element a tag is text, or may be: the tokenizer has to see it.
fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "plaintext"
            | "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
    )
}

/// A tag behind its `<`.
fn tag(inner: &str) -> Option<(Plain<'_>, usize)> {
    let (kind, name) = match inner.strip_prefix('/') {
        Some(name) => (TagKind::EndTag, name),
        None => (TagKind::StartTag, inner),
    };
    let is_of_name = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let length = name.bytes().take_while(is_of_name).count();
    let (name, behind) = name.split_at(length);
    if !name.as_bytes().first()?.is_ascii_lowercase() || is_raw(name) {
        return None;
    }
    let (attributes, behind) = match behind.as_bytes().first()? {
        b'>' => (Vec::new(), behind),
        _ if kind == TagKind::StartTag => attributes(behind)?,
        _ => return None,
    };
    let length = inner.len() - behind.len() + 1;
    Some((Plain::Tag(kind, name, attributes), length))
}

/// The attributes of a start tag, all in lower case with a value in quotation marks, and the end of the tag behind them.
fn attributes(mut rest: &str) -> Option<(Vec<Attribute>, &str)> {
    let mut found: Vec<Attribute> = Vec::new();
    loop {
        let next = rest.trim_start_matches([' ', '\n', '\t']);
        if next.starts_with('>') {
            return Some((found, next));
        }
        let is_of_name = |b: &u8| b.is_ascii_lowercase() || *b == b'-';
        let (name, behind) = next.split_at(next.bytes().take_while(is_of_name).count());
        let (value, behind) = behind.strip_prefix("=\"")?.split_once('"')?;
        let name = QualName::new(None, ns!(), LocalName::from(name));
        let again = found.iter().any(|one| one.name == name);
        if next.len() == rest.len() || name.local.is_empty() || again || !is_plain(value) {
            return None;
        }
        found.push(Attribute {
            name,
            value: StrTendril::from_slice(value),
        });
        rest = behind;
    }
}

/// Whether the tokenizer would change nothing in a text.
fn is_plain(text: &str) -> bool {
    memchr::memchr3(b'&', b'\r', 0, text.as_bytes()).is_none()
}

/// References that pages are full of, with what they mean.
const REFERENCES: [(&str, &str); 8] = [
    ("&nbsp;", "\u{a0}"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&mdash;", "—"),
    ("&middot;", "·"),
    ("&hellip;", "…"),
    ("&ensp;", "\u{2002}"),
    ("&emsp;", "\u{2003}"),
];

fn reference(rest: &str) -> Option<(Plain<'_>, usize)> {
    let mut known = REFERENCES.iter();
    let &(written, meaning) = known.find(|(written, _)| rest.starts_with(written))?;
    Some((Plain::Reference(meaning), written.len()))
}

/// Text up to the next tag or reference, where the tokenizer would change nothing in it.
fn text(rest: &str) -> Option<&str> {
    let end = memchr::memchr2(b'<', b'&', rest.as_bytes()).unwrap_or(rest.len());
    Some(&rest[..end]).filter(|text| is_plain(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_lower_case_is_a_plain_tag() {
        let start = |name| {
            let tag = Plain::Tag(TagKind::StartTag, name, Vec::new());
            Some((tag, name.len() + 2))
        };
        assert_eq!(Plain::at("<td>甲"), start("td"));
        assert_eq!(Plain::at("<h1>"), start("h1"));
        let end = Plain::Tag(TagKind::EndTag, "p", Vec::new());
        assert_eq!(Plain::at("</p>"), Some((end, 4)));
        for other in [
            "<TD>",
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
            "</td >",
        ] {
            assert_eq!(Plain::at(other), None, "{other}");
        }
    }

    #[test]
    fn attributes_are_plain_where_they_are_quoted_and_mean_what_they_say() {
        let attributes = |page| match Plain::at(page) {
            Some((Plain::Tag(_, "td", attributes), length)) => {
                assert_eq!(&page[length - 1..length], ">", "{page}");
                let text = |one: &Attribute| format!("{}={}", one.name.local, one.value);
                Some(attributes.iter().map(text).collect::<Vec<_>>())
            }
            _ => None,
        };
        let of = |page, all: &[&str]| {
            let all = all.iter().map(|one| (*one).to_owned()).collect();
            assert_eq!(attributes(page), Some(all), "{page}");
        };
        of("<td >甲", &[]);
        of("<td rowspan=\"2\">甲>", &["rowspan=2"]);
        of(
            "<td\n data-x=\"甲>'乙\" id=\"\" >",
            &["data-x=甲>'乙", "id="],
        );
        for other in [
            "<td rowspan=2>",
            "<td rowspan='2'>",
            "<td nowrap>",
            "<td ROWSPAN=\"2\">",
            "<td id=\"甲&amp;\">",
            "<td id=\"甲\" id=\"乙\">",
            "<td id=\"甲\"class=\"乙\">",
            "<td id=\"甲\"/>",
            "<td =\"甲\">",
            "<td id=\"甲>",
        ] {
            assert_eq!(attributes(other), None, "{other}");
        }
    }

    #[test]
    fn the_commonest_references_mean_one_character() {
        let space = Plain::Reference("\u{a0}");
        assert_eq!(Plain::at("&nbsp;甲"), Some((space, 6)));
        for other in ["&nbsp甲", "&lt;", "&#160;", "&"] {
            assert_eq!(Plain::at(other), None, "{other}");
        }
    }

    #[test]
    fn text_stands_for_itself_up_to_what_does_not() {
        assert_eq!(Plain::at("甲\n乙<p>"), Some((Plain::Text("甲\n乙"), 7)));
        assert_eq!(Plain::at("甲"), Some((Plain::Text("甲"), 3)));
        assert_eq!(Plain::at("甲&nbsp;<p>"), Some((Plain::Text("甲"), 3)));
        for other in ["甲\r\n", "\0", ""] {
            assert_eq!(Plain::at(other), None, "{other}");
        }
    }
}
