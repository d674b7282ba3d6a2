//! Names run together at the head of a text without breaks.

use super::{FlatHeader, Form, Lines, settled};
use crate::model::ColumnRole;
use crate::parse::table::cell::squeezed;
use crate::parse::table::column::{self, names::ColumnNames};
use crate::zh::text::scan::{is_digit, skip_space};

/// Most characters of a name.
const LONGEST: usize = 8;

/// Shorter lines (bytes) hold no three names with something behind them.
const SHORTEST: usize = 45;

/// Names run together at the head of a line that holds the rows as well.
pub(super) fn run_together(lines: &Lines, at: usize) -> Option<FlatHeader> {
    let known = lines.known;
    let text = lines.text(at).filter(|text| text.len() > SHORTEST)?;
    // Nearly every paragraph begins otherwise.
    if !known.begin(head(text), ColumnRole::Seq) {
        return None;
    }
    let mut names = Vec::new();
    let mut roles = Vec::new();
    let mut texts = Vec::new();
    let mut from = 0;
    while let Some(length) = name_length(known, &text[skip_space(text, from)..]) {
        from = skip_space(text, from);
        let name = text.slice(from..from + length);
        roles.push(known.role(&name));
        names.push(squeezed(&name));
        texts.push(name);
        from += length;
    }
    let seq_first = roles.first() == Some(&Some(ColumnRole::Seq));
    let numbered = text[skip_space(text, from)..].starts_with(is_digit);
    (names.len() >= 3 && seq_first && numbered && column::is_header(&names, &roles))
        .then(|| settled(at..at + 1, Form::RunOn, names, roles, texts))
}

/// As much of a text as a name may take.
fn head(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST).map(|(at, _)| at);
    &text[..end.unwrap_or(text.len())]
}

/// Bytes of the longest whole name that a text begins with.
fn name_length(known: &ColumnNames, text: &str) -> Option<usize> {
    head(text)
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .rfind(|&end| end > 3 && known.is_exact(&text[..end]))
}
