//! Text that does nothing where it is shown: no formula, no markup, no control character.

use std::borrow::Cow;

/// Whether a spreadsheet that opens a CSV file would take the text for a formula.
///
/// `=`, `+`, `-`, `@` also in their full width, and the white space that some programs skip before them. Apostrophes in front are
/// looked through, so that [`guarded`] can be undone: take one apostrophe off wherever this is true of the rest.
pub fn is_formula(text: &str) -> bool {
    let first = text.trim_start_matches('\'').chars().next();
    matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n')
    )
}

/// The text with an apostrophe in front where it would run as a formula.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The id of a task, so that it is the same in every format and can be looked up as it stands in a table.
///
/// Ids of notices without a year begin with `-/`. No program runs that, whatever follows: behind a sign a formula needs a value, and `/`
/// begins none. Excel keeps what does not parse as text (as it does a line of `-----`), LibreOffice and others look at `=` only. Any other
/// id is guarded as text is.
pub fn guarded_id(id: &str) -> Cow<'_, str> {
    if id.starts_with("-/") {
        Cow::Borrowed(id)
    } else {
        guarded(id)
    }
}

/// Whether a character is not seen, or turns the direction of what follows.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text with control characters and direction marks shown as what they are (`\u{1b}`).
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_hidden(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// The text as HTML, visible and without markup.
pub(crate) fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// The text in a cell of a Markdown table: every mark that Markdown or HTML knows is escaped.
pub(crate) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            // An address would become a link by itself.
            ':' | '@' => escaped.push_str(if c == ':' { "&#58;" } else { "&#64;" }),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guard_can_be_taken_off_again() {
        for text in [
            "=1", "'=1", "''@a", "+1", "-", "＝1", "\t=1", "甲=乙", "'甲", "",
        ] {
            let written = guarded(text);
            let back = match written.strip_prefix('\'') {
                Some(rest) if is_formula(rest) => rest,
                _ => &written,
            };
            assert_eq!(back, text);
        }
        assert_eq!(guarded("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(guarded("—完成"), "—完成");
        assert_eq!(guarded("-/一.1"), "'-/一.1", "text of the notice");
        assert_eq!(guarded_id("-/一.1"), "-/一.1");
        assert_eq!(guarded_id("-5/一.1"), "'-5/一.1");
    }

    #[test]
    fn nothing_hidden_stays_hidden() {
        assert_eq!(
            visible("甲\u{202e}乙\u{1b}[31m"),
            "甲\\u{202e}乙\\u{1b}[31m"
        );
        assert_eq!(visible("甲乙"), "甲乙");
        assert_eq!(html("<b>&\"'"), "&lt;b&gt;&amp;&quot;&#39;");
        assert_eq!(markdown("a|b<i>"), "a\\|b&lt;i&gt;");
    }
}
