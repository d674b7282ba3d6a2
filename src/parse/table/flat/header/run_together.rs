//! Names run together at the head of a text without breaks, or without breaks between its cells.

use super::{FlatHeader, Form, Lines, settled};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::cell::squeezed;
use crate::parse::table::column::{self, names::ColumnNames};
use crate::zh::text::scan::{is_digit, is_han, skip_space};

/// Most characters of a name.
const LONGEST: usize = 8;

/// Shorter lines (bytes) hold no three names with something behind them.
const SHORTEST: usize = 24;

/// Names run together at the head of a line that holds the rows as well, or alone above a line for each row.
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
    let behind = &text[skip_space(text, from)..];
    let numbered =
        behind.starts_with(is_digit) || behind.is_empty() && opens_row(lines.text(at + 1));
    (names.len() >= 3 && seq_first && numbered && column::is_header(&names, &roles))
        .then(|| settled(at..at + 1, Form::RunOn, names, roles, texts))
}

/// Whether the line below begins the first row: its number and its task stand behind one another as well.
fn opens_row(line: Option<&MappedText>) -> bool {
    /// In characters.
    const SHORTEST: usize = 10;
    let task = line.and_then(|line| line.strip_prefix('1'));
    task.is_some_and(|task| task.starts_with(is_han) && task.chars().nth(SHORTEST).is_some())
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
