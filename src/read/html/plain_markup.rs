//! Markup that needs no tokenizer: tags, comments, scripts, the commonest character references, and text that stands for itself.
//!
//! They are nearly all of a page. html5ever's tokenizer steps through every character of them, which takes longer than all that
//! is done with the tokens; it is left what is unusual. Whatever is taken here means what the HTML standard (13.2.5, tokenization)
//! says of it.

use std::cell::Cell;

use html5ever::tokenizer::{Tag, TagKind};
use memchr::{memchr, memchr_iter, memchr3, memmem};

use super::plain_tag;
use super::tag_kinds::is_raw;

/// A piece of a page that is what it looks like, wherever tags are tags.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Plain<'a> {
    /// `<td rowspan="2">` or `</td>`.
    Tag(Tag),
    /// `<script>…</script>` or `<style>…</style>`: the start tag and where it ends, the end tag and where it begins.
    Script((Tag, usize), (Tag, usize)),
    /// `<!-- … -->`, `<![if …]>`, `<?xml … ?>`.
    Comment,
    /// What a character reference means: `&nbsp;`, `&#8226;`.
    Reference(char),
    /// CR LF, or CR alone: one line feed.
    Break,
    /// Text up to the next tag, reference or CR.
    Text(&'a str),
}

/// A page, as far as it is plain.
pub(super) struct PlainMarkup<'a> {
    source: &'a str,
    script_end: Next,
    style_end: Next,
    comment: Next,
}

impl<'a> PlainMarkup<'a> {
    pub fn new(source: &'a str) -> Self {
        PlainMarkup {
            source,
            script_end: Next::new("</script"),
            style_end: Next::new("</style"),
            comment: Next::new("<!--"),
        }
    }

    /// What stands at a byte of the page, and how many bytes of it that is.
    pub fn at(&self, at: usize) -> Option<(Plain<'a>, usize)> {
        let rest = &self.source[at..];
        match rest.as_bytes().first()? {
            b'<' if matches!(rest.as_bytes().get(1), Some(b'!' | b'?')) => {
                comment(rest).map(|length| (Plain::Comment, length))
            }
            b'<' => self.tag(at),
            b'&' => reference(rest),
            b'\r' => {
                let length = if rest.starts_with("\r\n") { 2 } else { 1 };
                Some((Plain::Break, length))
            }
            _ => text(rest).map(|text| (Plain::Text(text), text.len())),
        }
    }

    fn tag(&self, at: usize) -> Option<(Plain<'a>, usize)> {
        let (tag, length) = plain_tag::tag(&self.source[at..])?;
        if !is_raw(&tag.name) {
            return Some((Plain::Tag(tag), length));
        }
        if tag.kind == TagKind::EndTag || tag.self_closing {
            return None;
        }
        let inner = at + length;
        let end = match &*tag.name {
            "script" => &self.script_end,
            "style" => &self.style_end,
            _ => return None,
        };
        let close = end.behind(self.source, inner)?;
        // In a comment of a script, its end tag may be none.
        let is_script = end.mark == self.script_end.mark;
        let comment = || self.comment.behind(self.source, inner);
        if is_script && comment().is_some_and(|comment| comment < close) {
            return None;
        }
        let (ending, length) = plain_tag::tag(&self.source[close..])?;
        if ending.name != tag.name {
            return None;
        }
        let script = Plain::Script((tag, inner), (ending, close));
        Some((script, close + length - at))
    }
}

/// Where something stands next, looked for once: a page may ask from each of its tags.
struct Next {
    mark: &'static str,
    /// The place found last, and from where it was looked for.
    found: Cell<Option<(usize, Option<usize>)>>,
}

impl Next {
    fn new(mark: &'static str) -> Self {
        Next {
            mark,
            found: Cell::new(None),
        }
    }

    /// Where the mark, in letters of either case, stands next.
    fn behind(&self, source: &str, at: usize) -> Option<usize> {
        if let Some((from, next)) = self.found.get()
            && from <= at
            && next.is_none_or(|next| at <= next)
        {
            return next;
        }
        let bytes = source.as_bytes();
        let is_mark = |place: &usize| {
            let here = bytes.get(*place..*place + self.mark.len());
            here.is_some_and(|here| here.eq_ignore_ascii_case(self.mark.as_bytes()))
        };
        let next = match self.mark.contains(char::is_alphabetic) {
            true => memchr_iter(b'<', &bytes[at..])
                .map(|place| at + place)
                .find(is_mark),
            // It is written in one way only.
            false => memmem::find(&bytes[at..], self.mark.as_bytes()).map(|place| at + place),
        };
        self.found.set(Some((at, next)));
        next
    }
}

/// The length of a comment, or of what counts as one.
fn comment(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    if let Some(inner) = rest.strip_prefix("<!--") {
        let length = memmem::find(inner.as_bytes(), b"-->")?;
        let content = &inner.as_bytes()[..length];
        let is_plain = !inner.starts_with(['>', '-']) && memmem::find(content, b"--!>").is_none();
        return is_plain.then_some("<!--".len() + length + "-->".len());
    }
    let is_bogus =
        rest.starts_with("<![") && !rest.starts_with("<![CDATA[") || rest.starts_with("<?");
    memchr(b'>', bytes).filter(|_| is_bogus).map(|end| end + 1)
}

/// References that pages are full of, with what they mean.
const REFERENCES: [(&str, char); 12] = [
    ("&nbsp;", '\u{a0}'),
    ("&ldquo;", '“'),
    ("&rdquo;", '”'),
    ("&mdash;", '—'),
    ("&middot;", '·'),
    ("&hellip;", '…'),
    ("&ensp;", '\u{2002}'),
    ("&emsp;", '\u{2003}'),
    ("&gt;", '>'),
    ("&lt;", '<'),
    ("&amp;", '&'),
    ("&quot;", '"'),
];

fn reference<'a>(rest: &str) -> Option<(Plain<'a>, usize)> {
    let mut known = REFERENCES.iter();
    let found = known.find(|(written, _)| rest.starts_with(written));
    if let Some(&(written, meaning)) = found {
        return Some((Plain::Reference(meaning), written.len()));
    }
    let number = rest.strip_prefix("&#")?;
    let (radix, digits) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (16, digits),
        None => (10, number),
    };
    let length = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
    let code = u32::from_str_radix(&digits[..length], radix).ok()?;
    // Below, some stand for others.
    let meaning = char::from_u32(code).filter(|_| code >= 0xa0)?;
    let behind = digits[length..].strip_prefix(';')?;
    Some((Plain::Reference(meaning), rest.len() - behind.len()))
}

/// Text up to what is none, where the tokenizer would change nothing in it.
fn text(rest: &str) -> Option<&str> {
    let end = memchr3(b'<', b'&', b'\r', rest.as_bytes()).unwrap_or(rest.len());
    let text = &rest[..end];
    memchr(0, text.as_bytes()).is_none().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(page: &str) -> Option<(Plain<'_>, usize)> {
        PlainMarkup::new(page).at(0)
    }

    #[test]
    fn a_script_reaches_to_its_end_tag() {
        let script = |page: &str| match at(page) {
            Some((Plain::Script((tag, inner), (_, close)), length)) => Some((
                tag.name.to_string(),
                page[inner..close].to_owned(),
                page[length..].to_owned(),
            )),
            _ => None,
        };
        let of = |page, name: &str, inner: &str, behind: &str| {
            let all = (name.to_owned(), inner.to_owned(), behind.to_owned());
            assert_eq!(script(page), Some(all), "{page}");
        };
        of(
            "<script>a<b && '</p>'</script>甲", "script", "a<b && '</p>'", "甲",
        );
        of("<STYLE type=a>p{}</Style >甲", "style", "p{}", "甲");
        of("<style><!--p{}--></style>", "style", "<!--p{}-->", "");
        for other in [
            "<script>甲", "<script><!--</script>-->", "<script/>甲</script>", "</script>",
            "<title>甲</title>", "<script>甲</scripts>乙",
        ] {
            assert_eq!(script(other), None, "{other}");
        }
    }

    #[test]
    fn what_stands_next_is_looked_for_once_and_found_from_each_place() {
        let page = "甲<A>乙</a>丙<a>丁";
        let next = Next::new("<a");
        let naive = |at: usize| {
            let lower = page.to_ascii_lowercase();
            lower[at..].find("<a").map(|place| at + place)
        };
        let starts = || page.char_indices().map(|(at, _)| at);
        for at in starts().chain(starts()) {
            assert_eq!(next.behind(page, at), naive(at), "{at}");
        }
    }

    #[test]
    fn comments_end_where_they_must() {
        for (page, length) in [
            ("<!--甲<p>-->乙", 13),
            ("<!---->", 7),
            ("<![if !supportLists]>甲", 21),
            ("<?xml version=\"1.0\"?>", 21),
        ] {
            let found = at(page);
            let is_short = page == "<!---->";
            // One that begins with a dash may be over before it looks so.
            let expected = (!is_short).then_some((Plain::Comment, length));
            assert_eq!(found, expected, "{page}");
        }
        for other in [
            "<!-->甲-->", "<!--->甲-->", "<!--甲--!>乙-->", "<!--甲", "<![CDATA[甲]]>",
            "<!DOCTYPE html>", "<!甲>", "<% 甲 %>",
        ] {
            assert_eq!(at(other), None, "{other}");
        }
    }

    #[test]
    fn the_commonest_references_mean_one_character() {
        for (page, meaning, length) in [
            ("&nbsp;甲", '\u{a0}', 6),
            ("&lt;", '<', 4),
            ("&#8226;甲", '•', 7),
            ("&#x3000;", '\u{3000}', 8),
            ("&#X4e00;", '一', 8),
        ] {
            assert_eq!(at(page), Some((Plain::Reference(meaning), length)));
        }
        for other in [
            "&nbsp甲", "&#150;", "&#0;", "&#8226", "&#4e00;", "&#xd800;", "&#99999999999;", "&#;",
            "&copy;", "&",
        ] {
            assert_eq!(at(other), None, "{other}");
        }
    }

    #[test]
    fn text_stands_for_itself_up_to_what_does_not() {
        assert_eq!(at("甲\n乙<p>"), Some((Plain::Text("甲\n乙"), 7)));
        assert_eq!(at("甲"), Some((Plain::Text("甲"), 3)));
        assert_eq!(at("甲&nbsp;<p>"), Some((Plain::Text("甲"), 3)));
        assert_eq!(at("甲\r\n"), Some((Plain::Text("甲"), 3)));
        assert_eq!(at("\r\n甲"), Some((Plain::Break, 2)));
        assert_eq!(at("\r甲"), Some((Plain::Break, 1)));
        for other in ["\0", "甲\0", ""] {
            assert_eq!(at(other), None, "{other}");
        }
    }
}
