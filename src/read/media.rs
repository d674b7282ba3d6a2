//! What kind of input a text is: a web page or extracted text.

use super::text::markdown;
use crate::options::Media;

/// Tags of which two tell a page.
const TELLING: &[&str] = &[
    "!doctype", "html", "head", "body", "title", "meta", "link", "script", "style", "table",
    "tbody", "tr", "td", "th", "div", "p", "span", "br", "a", "ul", "ol", "li", "h1", "h2", "h3",
    "font", "strong", "form", "section", "article", "center", "img", "select", "o:p",
];

/// How far into the input tags are looked for.
const HEAD: usize = 1 << 16;

/// Tells a page from a text: a page has tags. Markdown has no other way to break a cell than `<br>`, which tells nothing there.
pub(super) fn of(text: &str) -> Media {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text.as_bytes()[..end];
    let (mut breaks, mut others) = (0, 0);
    for at in memchr::memchr_iter(b'<', head) {
        match TELLING.iter().find(|name| is_tag(&head[at + 1..], name)) {
            Some(&"br") => breaks += 1,
            Some(_) => others += 1,
            None => continue,
        }
        if others > 0 && others + breaks > 1 {
            return Media::Html;
        }
    }
    if others + breaks > 1 && !markdown::is_markdown(&text[..end]) {
        Media::Html
    } else {
        Media::Text
    }
}

/// Whether a start or end tag of this name begins here, behind its `<`.
fn is_tag(rest: &[u8], name: &str) -> bool {
    let rest = rest.strip_prefix(b"/").unwrap_or(rest);
    let named = rest
        .get(..name.len())
        .is_some_and(|written| written.eq_ignore_ascii_case(name.as_bytes()));
    named
        && rest
            .get(name.len())
            .is_none_or(|&b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_make_a_page() {
        assert_eq!(of("<!DOCTYPE html><p>甲"), Media::Html);
        assert_eq!(of("甲<P class=a>乙</P>"), Media::Html);
        assert_eq!(of("<TABLE border=1><tr>"), Media::Html);
        assert_eq!(of("PM2.5<35 且 a<b, <任务书>"), Media::Text);
        assert_eq!(of("一、加强领导"), Media::Text);
        assert_eq!(of("<html"), Media::Text);
        assert_eq!(of("甲<br>乙<BR/>丙"), Media::Html);
    }

    #[test]
    fn line_breaks_make_no_page_of_markdown() {
        for text in [
            "|任务|单位|\n|---|:-:|\n|清淤|甲局<br>乙局<br/>丙局|",
            "# 某县要点\n\n1.清淤。<br>\n2.绿化。<br>",
        ] {
            assert_eq!(of(text), Media::Text, "{text}");
        }
        assert_eq!(of("# 甲<br>\n<p>乙"), Media::Html);
    }
}
