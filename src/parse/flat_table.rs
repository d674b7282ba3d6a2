//! A decomposition table that extraction flattened: to one cell (or one paragraph of a cell) a line, or one row a line.
//!
//! Blank cells leave nothing behind and merged ones stand once, so the columns of a cell are not given by counting.

use std::ops::Range;

use super::bands::is_sum_name;
use super::evidence::{self, BookEvidence, Features};
use super::flat_decode::{self, State};
use super::flat_header::{self, FlatHeader, Form};
use super::flat_rows::Builder;
use super::line::{Class, Entry, Paragraph};
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::{ColumnRole, TaskTable};
use crate::span::Source;

/// What stands in a flattened table.
pub(super) enum Reading {
    Table(TaskTable),
    /// Columns were printed through each other line by line; which line is whose cannot be told.
    Interleaved,
}

/// A cell, or a piece of one.
struct Piece {
    entry: usize,
    text: MappedText,
    /// The first of its line.
    opens: bool,
}

/// Reads the rows behind a header; the class of each entry used becomes [`Class::Cell`].
pub(super) fn read(
    entries: &mut [Entry],
    header: &FlatHeader,
    range: Range<usize>,
    evidence: &BookEvidence,
    source: &Source,
) -> Reading {
    let states = flat_decode::states(&header.roles);
    let pieces = pieces(entries, header, range);
    let mut features: Vec<Features> = pieces
        .iter()
        .map(|piece| Features::of(&piece.text, evidence))
        .collect();
    number(&mut features);
    let opens: Option<Vec<bool>> =
        (header.form == Form::Rows).then(|| pieces.iter().map(|piece| piece.opens).collect());
    let labels = flat_decode::decode(&states, &features, opens.as_deref());
    if is_interleaved(header, &states, &labels, &features) {
        return Reading::Interleaved;
    }
    let mut builder = Builder::new(header, source);
    let mut before: Option<usize> = None;
    for (position, piece) in pieces.into_iter().enumerate() {
        let label = labels[position];
        let state = states[label];
        if features[position].header_name
            && header.names.contains(&features[position].squeezed)
            && state.role != ColumnRole::Seq
        {
            mark(entries, piece.entry, "header");
            continue;
        }
        let same = before == Some(label);
        let last = position.checked_sub(1).map(|last| &features[last]);
        let starts = !same
            || state.role == ColumnRole::Text
                && last.is_some_and(|last| last.ends_sentence)
                && opens.is_none();
        let row = match before {
            None => true,
            Some(before) => label < before || starts && (same || states[before].is_band()),
        };
        mark(entries, piece.entry, label_name(state));
        builder.cell(state, piece.text, row, starts);
        before = Some(label);
    }
    for at in header.entries.clone() {
        mark(entries, at, "header");
    }
    Reading::Table(builder.finish())
}

/// The cells of the lines, sums and remarks apart.
fn pieces(entries: &[Entry], header: &FlatHeader, range: Range<usize>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut summing = false;
    for entry in range {
        let Entry::Line(line) = &entries[entry] else {
            continue;
        };
        if !is_cell(line) {
            continue;
        }
        // Numbers behind 合计 belong to it.
        let is_sum = is_sum_name(&line.text) && line.text.chars().count() > 1;
        summing = is_sum
            || summing
                && line
                    .text
                    .chars()
                    .all(|c| c.is_ascii_digit() || c == '.' || c.is_whitespace());
        if summing {
            continue;
        }
        let parts = match header.form {
            Form::Rows => flat_header::pieces(&line.text),
            _ => vec![line.text.clone()],
        };
        let mut opens = true;
        for text in parts {
            for text in unglued(text, header.form == Form::Rows && opens) {
                out.push(Piece { entry, text, opens });
                opens = false;
            }
        }
    }
    out
}

/// A running number that extraction glued to the text behind it (`1增加…`).
fn unglued(text: MappedText, may: bool) -> Vec<MappedText> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &text[digits..];
    let word = rest
        .chars()
        .next()
        .is_some_and(|c| crate::zh::scan::is_han(c) || c == '“');
    let counted =
        crate::zh::measure::starts_with_measure(rest) || rest.starts_with(['年', '月', '日']);
    if may && (1..=3).contains(&digits) && word && !counted {
        return vec![text.slice(0..digits), text.slice(digits..text.len())];
    }
    vec![text]
}

/// Marks the integers that count rows: each one more than the one before, or 1 again.
fn number(features: &mut [Features]) {
    let mut last = 0;
    for feature in features {
        let Some(value) = evidence::integer(&feature.squeezed) else {
            continue;
        };
        feature.in_order = value == last + 1 || value == 1;
        if feature.in_order {
            last = value;
        }
    }
}

/// Whether texts and units stand through each other: many pieces of both that are no whole ones, for few numbered rows.
fn is_interleaved(
    header: &FlatHeader,
    states: &[State],
    labels: &[usize],
    features: &[Features],
) -> bool {
    if !header.roles.contains(&ColumnRole::Seq)
        || !header.roles.iter().any(|role| flat_decode::is_unit(*role))
    {
        return false;
    }
    let (mut rows, mut broken, mut back) = (0_usize, 0_usize, 0_usize);
    let mut last_text: Option<usize> = None;
    for (position, &label) in labels.iter().enumerate() {
        let state = states[label];
        match state.role {
            ColumnRole::Seq => {
                rows += 1;
                last_text = None;
            }
            ColumnRole::Text | ColumnRole::Heading => {
                // Text again behind units in the same numbered row, where the text before had not ended.
                if let Some(last) = last_text
                    && position > last + 1
                {
                    back += 1;
                    broken += usize::from(!features[last].ends_sentence);
                }
                last_text = Some(position);
            }
            _ if state.is_band() || state.role == ColumnRole::Group => last_text = None,
            _ => {}
        }
    }
    rows >= 2 && broken > rows && broken * 3 > back * 2
}

fn mark(entries: &mut [Entry], at: usize, name: &'static str) {
    if let Entry::Line(line) = &mut entries[at] {
        line.class = Class::Cell(name);
    }
}

fn label_name(state: State) -> &'static str {
    match state.role {
        ColumnRole::Group => "cell-group",
        ColumnRole::Seq => "cell-seq",
        ColumnRole::Heading => "cell-heading",
        ColumnRole::Text => "cell-text",
        ColumnRole::Unit | ColumnRole::Lead | ColumnRole::Support => "cell-unit",
        ColumnRole::Deadline => "cell-deadline",
        _ => "cell-other",
    }
}

fn is_cell(line: &Paragraph) -> bool {
    line.zone == Zone::Content
        && !matches!(line.class, Class::PageMark | Class::Chrome | Class::Imprint)
}
