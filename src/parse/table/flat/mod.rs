//! A decomposition table that extraction flattened: to one cell (or one paragraph of a cell) a line, or one row a line.
//!
//! Blank cells leave nothing behind and merged ones stand once, so the columns of a cell are not given by counting.

mod aligned;
mod border;
mod by_number;
mod complete;
mod counting;
mod decode;
pub(super) mod header;
mod merged;
mod narrow;
mod nested;
mod numbers;
pub(super) mod parted;
mod pieces;
pub(super) mod records_grid;
mod refusal;
mod rows;
pub(super) mod run_on;
mod slips;
mod whole_rows;

use std::ops::Range;

use hashbrown::HashMap;

use self::decode::State;
use self::header::{FlatHeader, Form};
use self::pieces::Piece;
use self::rows::Builder;
use crate::mapped::MappedText;
use crate::model::{ColumnRole, TaskTable};
use crate::parse::lines::{Class, Entry};
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::span::{Source, Span};
use crate::zh::unit;

/// What stands in a flattened table.
pub(super) enum Reading {
    /// The rows, and the places of those in which no task was found.
    Table(TaskTable, Vec<Span>),
    /// Columns were printed through each other line by line; which line is whose cannot be told.
    Interleaved,
    /// The cells do not fit the columns of the header; what belongs to which row cannot be told.
    Misfit,
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
    let mut range = range.start..pieces::before_footer(entries, range);
    if header.roles.contains(&ColumnRole::Seq) {
        range.end = pieces::before_closing(entries, range.clone());
    }
    let (mut pieces, numbers, sums) = pieces::pieces(entries, header, range, source);
    narrow::join(header, &mut pieces);
    let mut features = features(&pieces, header.names_persons(), evidence);
    if closes_with_remark(header, &features) {
        pieces.pop();
        features.pop();
    }
    counting::number(header, &numbers, &mut features);
    let counted = complete::with_numbers(header, &features);
    let header = counted.as_ref().unwrap_or(header);
    counting::name_groups(header, &mut features);
    counting::standards(header, &mut features);
    counting::number_groups(header, &mut features);
    counting::groups_in_column(header, &mut features);
    counting::titled_groups(header, &mut features);
    slips::recognise(&mut features);
    let opens: Option<Vec<bool>> =
        (header.form == Form::Rows).then(|| pieces.iter().map(|piece| piece.opens).collect());
    let interleaved = match &opens {
        Some(opens) => refusal::is_interleaved_in_rows(header, &features, opens),
        None => refusal::is_interleaved(header, &features),
    };
    if interleaved {
        return Reading::Interleaved;
    }
    let completed = complete::complete(header, &features);
    let header = completed.as_ref().unwrap_or(header);
    let mut told = Told::of(header, &features, opens.as_deref());
    let goals = complete::with_goals(header, &told.states, &told.labels, &features);
    let header = goals.as_ref().unwrap_or(header);
    if goals.is_some() {
        told = Told::of(header, &features, opens.as_deref());
    }
    let Told {
        states,
        labels,
        counted,
        row_a_number,
    } = told;
    if refusal::is_misfit(header, &states, &features, &labels, counted)
        || refusal::is_torn(header, &states, &features, &labels)
        || refusal::is_slipping(header, &states, &features, &labels)
    {
        return Reading::Misfit;
    }
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
            mark(entries, piece.entries, "header");
            continue;
        }
        let same = before == Some(label);
        let last = position.checked_sub(1).map(|last| &features[last]);
        // Behind a number, a line that ends in ； goes on in the same cell, unless the book has both as clauses of their own.
        let goes_on = header.roles.contains(&ColumnRole::Seq)
            && !features[position].is_clause
            && last.is_some_and(|last| !last.is_clause && last.squeezed.ends_with([';', '；']));
        let starts = !same
            || !features[position].same_cell
                && state.role == ColumnRole::Text
                && last.is_some_and(|last| last.ends_sentence)
                && !goes_on
                && !row_a_number
                && opens.is_none();
        let row = match before {
            None => true,
            Some(before) => label < before || starts && (same || states[before].is_band()),
        };
        mark(entries, piece.entries, label_name(state));
        if let Some(number) = piece.group_number {
            builder.number_group(number);
        }
        builder.cell(state, piece.text, row, starts);
        before = Some(label);
    }
    mark(entries, header.entries.clone(), "header");
    for at in sums {
        mark(entries, at..at + 1, "sum");
    }
    let (table, taskless) = builder.finish();
    Reading::Table(table, taskless)
}

/// Which column each cell stands in.
struct Told {
    states: Vec<State>,
    /// For each cell the index of its state.
    labels: Vec<usize>,
    /// Counting them told.
    counted: bool,
    /// Between two numbers there is one row, however many paragraphs its cells have.
    row_a_number: bool,
}

impl Told {
    fn of(header: &FlatHeader, features: &[Features], opens: Option<&[bool]>) -> Self {
        let states = decode::states(header, features);
        let counted = match opens {
            Some(opens) => whole_rows::by_rows(header, &states, features, opens),
            None => decode::by_count(header, &states, features),
        };
        let numbered = match counted {
            None => by_number::by_number(header, &states, features),
            Some(_) => None,
        };
        let is_counted = counted.is_some();
        let row_a_number = numbered.is_some();
        let mut labels = counted.or(numbered).unwrap_or_else(|| {
            let decode = |states: &[State]| decode::decode(states, features, opens);
            let labels = decode(&states);
            let again = decode::with_sentences(&states, features, &labels);
            again.map_or(labels, |states| decode(&states))
        });
        nested::settle(header, &states, features, &mut labels);
        Told {
            states,
            labels,
            counted: is_counted,
            row_a_number,
        }
    }
}

/// Whether a remark on the whole table stands behind the last cell of the last row: a sentence longer than any cell, alone.
fn closes_with_remark(header: &FlatHeader, features: &[Features]) -> bool {
    const SHORTEST: usize = 30;
    let [cells @ .., last_cell, remark] = features else {
        return false;
    };
    let closes_row = header.roles.last().is_some_and(|role| match role {
        ColumnRole::Deadline => last_cell.time,
        role => role.names_units() && last_cell.is_unit(),
    });
    header.form == Form::Lines
        && closes_row
        && remark.ends_sentence
        && !remark.is_clause
        && remark.characters >= SHORTEST
        && cells.len() + 1 >= 2 * header.roles.len()
        && cells.iter().all(|cell| cell.characters < remark.characters)
}

/// What each piece looks like; `persons` tells that cells of bodies may name persons as well.
fn features(pieces: &[Piece], persons: bool, evidence: &BookEvidence) -> Vec<Features> {
    // The same few bodies stand in most cells: what a text looks like is seen once.
    let mut known: HashMap<&str, Features> = HashMap::new();
    let of = |text: &str| {
        let mut looks = Features::of(text, evidence);
        if persons && looks.unit.is_none() {
            looks.unit = unit::list::looks_like_unit(&unit::person::blanked(text));
        }
        looks
    };
    pieces
        .iter()
        .map(|piece| {
            let text = piece.text.as_str();
            let mut looks = known
                .entry(text)
                .or_insert_with_key(|text| of(text))
                .clone();
            looks.marked |= piece.numbered_group;
            looks.same_cell = piece.same_cell;
            looks
        })
        .collect()
}

fn mark(entries: &mut [Entry], lines: Range<usize>, name: &'static str) {
    for entry in &mut entries[lines] {
        if let Entry::Line(line) = entry
            && line.class != Class::PageMark
        {
            line.class = Class::Cell(name);
        }
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
