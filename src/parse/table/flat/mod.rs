//! A decomposition table that extraction flattened: to one cell (or one paragraph of a cell) a line, or one row a line.
//!
//! Blank cells leave nothing behind and merged ones stand once, so the columns of a cell are not given by counting.

mod decode;
pub(super) mod header;
mod rows;
pub(super) mod run_on;
mod slips;

use std::ops::Range;

use self::decode::State;
use self::header::{FlatHeader, Form};
use self::rows::Builder;
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::{ColumnRole, TaskTable};
use crate::parse::lines::{self, Class, Entry, Paragraph};
use crate::parse::table::bands::is_sum_name;
use crate::parse::table::cell;
use crate::parse::table::evidence::{BookEvidence, Features};
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
    /// A Chinese numeral of the number column with the name of a group behind it.
    numbered_group: bool,
}

/// Reads the rows behind a header; the class of each entry used becomes [`Class::Cell`].
pub(super) fn read(
    entries: &mut [Entry],
    header: &FlatHeader,
    range: Range<usize>,
    band: Option<MappedText>,
    evidence: &BookEvidence,
    source: &Source,
) -> Reading {
    let states = decode::states(header);
    let pieces = pieces(entries, header, range);
    let mut features: Vec<Features> = pieces
        .iter()
        .map(|piece| Features::of(&piece.text, evidence))
        .collect();
    for (feature, piece) in features.iter_mut().zip(&pieces) {
        feature.marked |= piece.numbered_group;
    }
    number(&mut features);
    slips::recognise(&mut features);
    if header.roles.contains(&ColumnRole::Seq) && !features.iter().any(|feature| feature.in_order) {
        number_in_chinese(&mut features);
    }
    let opens: Option<Vec<bool>> =
        (header.form == Form::Rows).then(|| pieces.iter().map(|piece| piece.opens).collect());
    let interleaved = match &opens {
        Some(opens) => is_interleaved_in_rows(header, &features, opens),
        None => is_interleaved(header, &features),
    };
    if interleaved {
        return Reading::Interleaved;
    }
    let labels = decode::decode(&states, &features, opens.as_deref());
    let mut builder = Builder::new(header, source);
    if let Some(band) = band {
        builder.open_group(band);
    }
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
    let mut out: Vec<Piece> = Vec::new();
    let mut summing = false;
    // 一 alone numbers a group where digits number the rows.
    let numbered = header.roles.contains(&ColumnRole::Seq)
        && entries[range.clone()].iter().any(|entry| {
            matches!(entry, Entry::Line(line) if is_cell(line)
                && line.text.split_whitespace().next().and_then(cell::integer) == Some(1))
        });
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
            Form::Rows => header::pieces(&line.text),
            _ => vec![line.text.clone()],
        };
        let mut opens = true;
        for text in parts {
            for text in unglued(text, header.form == Form::Rows && opens) {
                let piece = Piece {
                    entry,
                    text,
                    opens,
                    numbered_group: false,
                };
                opens = false;
                match out.last_mut() {
                    Some(last)
                        if numbered && is_group_number(&last.text) && piece.text.len() <= 90 =>
                    {
                        last.text.append(&piece.text);
                        last.numbered_group = true;
                    }
                    _ => out.push(piece),
                }
            }
        }
    }
    out
}

/// 一 alone in the number column: it counts groups, not rows.
fn is_group_number(text: &str) -> bool {
    lines::number(text).is_some() && !text.starts_with(|c: char| crate::zh::scan::is_digit(c))
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
        let Some(value) = cell::integer(&feature.squeezed) else {
            continue;
        };
        feature.in_order = value == last + 1 || value == 1;
        if feature.in_order {
            last = value;
        }
    }
}

/// Where no digits count the rows, Chinese numerals may (一, 二, … in the number column).
fn number_in_chinese(features: &mut [Features]) {
    let mut last = 0;
    for feature in features {
        let numeral = feature.squeezed.trim_end_matches('、');
        if let Some(value) = crate::zh::numeral::parse_chinese(numeral)
            && (value == last + 1 || value == 1)
        {
            (feature.integer, feature.in_order) = (true, true);
            last = value;
        }
    }
}

/// Whether texts and units stand through each other line by line: parts of broken lists with parts of broken sentences between.
fn is_interleaved(header: &FlatHeader, features: &[Features]) -> bool {
    if !header.roles.iter().any(|role| decode::is_unit(*role)) {
        return false;
    }
    let rows = features.iter().filter(|feature| feature.in_order).count();
    let through = features.windows(3).filter(|three| {
        let [before, text, behind] = three else {
            return false;
        };
        let broken_text = text.unit.is_none()
            && !text.list_fragment
            && !text.integer
            && !text.ends_sentence
            && !text.time
            && text.characters > 4;
        before.list_fragment && broken_text && (behind.list_fragment || behind.unit.is_some())
    });
    let through = through.count();
    through >= 3 && through * 2 >= rows
}

/// Whether cells of several lines are printed side by side: lines without a number hold pieces of several cells, and which
/// piece goes on which cell the spaces do not say.
fn is_interleaved_in_rows(header: &FlatHeader, features: &[Features], opens: &[bool]) -> bool {
    if !header.roles.contains(&ColumnRole::Seq) {
        return false;
    }
    let starts: Vec<usize> = (0..features.len()).filter(|&at| opens[at]).collect();
    let ends = starts.iter().skip(1).copied().chain([features.len()]);
    let (mut numbered, mut broken) = (0, 0);
    for (start, end) in starts.iter().copied().zip(ends) {
        let line = &features[start..end];
        if line.iter().any(|feature| feature.in_order) {
            numbered += 1;
        } else if line.len() >= 2 && !line[0].marked && !line[0].header_name {
            broken += 1;
        }
    }
    broken >= 2 && broken * 2 >= numbered
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
        && !matches!(
            line.class,
            Class::PageMark | Class::Chrome | Class::Imprint | Class::Signature
        )
}
