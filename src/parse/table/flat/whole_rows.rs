//! Rows on a line each whose cells blanks part, and which have all of them: counting tells the columns.

use super::decode::{State, own_states};
use super::header::{FlatHeader, Form, pieces};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::column;
use crate::parse::table::evidence::Features;
use crate::zh::text::scan::is_han;
use crate::zh::unit::name::{Confidence, is_placeholder};

/// Rows that are no chance.
const ROWS: usize = 3;

/// The cells of a row: its pieces between blanks, names of two characters that a blank spaces out to the width of three (`张　华`)
/// in one each.
pub(super) fn cells(line: &MappedText) -> Vec<MappedText> {
    let pieces = pieces(line);
    let is_single = |piece: &MappedText| {
        let blank = is_placeholder(piece) || **piece == *"无";
        piece.chars().all(is_han) && piece.chars().nth(1).is_none() && !blank
    };
    let is_name = |run: &[MappedText]| run.len() == 2 && is_single(&run[0]);
    let runs = || pieces.chunk_by(|a, b| is_single(a) && is_single(b));
    if !runs().any(is_name) {
        return pieces;
    }
    let mut out = Vec::with_capacity(pieces.len());
    let mut behind = 0;
    for run in runs() {
        let mut start = None;
        for piece in run {
            let at = behind + line[behind..].find(piece.as_str()).unwrap_or(0);
            start.get_or_insert(at);
            behind = at + piece.len();
        }
        match start {
            Some(start) if is_name(run) => out.push(line.slice(start..behind)),
            _ => out.extend_from_slice(run),
        }
    }
    out
}

/// The columns of such rows, where each has a cell for every name, but for remarks and the like at its end, or is the name of a
/// group alone, and all cells look like those of their columns; `opens` tells which cells begin a line.
pub(super) fn by_rows(
    header: &FlatHeader,
    states: &[State],
    features: &[Features],
    opens: &[bool],
) -> Option<Vec<usize>> {
    let roles = &header.roles;
    let width = roles.len();
    if header.form != Form::Rows || !column::names_units(roles) {
        return None;
    }
    let columns = own_states(roles, states)?;
    // What looks like no other cell stands before a last cell that may be blank.
    let blank_last = match roles[..] {
        [.., before, last] => may_be_blank(last) && !may_be_blank(before),
        _ => false,
    };
    let band = states.iter().position(State::is_band);
    let mut labels = Vec::with_capacity(features.len());
    let (mut whole, mut cells, mut opens) = (0, features, opens);
    while !cells.is_empty() {
        let length = 1 + opens[1..].iter().take_while(|opens| !**opens).count();
        let (row, behind) = cells.split_at(length);
        (cells, opens) = (behind, &opens[length..]);
        if let [group] = row
            && group.marked
        {
            labels.push(band?);
            continue;
        }
        if length != width && !(blank_last && length + 1 == width) {
            return None;
        }
        let columns = columns.iter().zip(roles).zip(row);
        if !columns.clone().all(|((_, role), cell)| fits(cell, *role)) {
            return None;
        }
        whole += 1;
        labels.extend(columns.map(|((state, _), _)| *state));
    }
    (whole >= ROWS).then_some(labels)
}

/// Whether cells of a column say nothing that a row needs.
fn may_be_blank(role: ColumnRole) -> bool {
    use ColumnRole::{Deadline, Group, Heading, Seq, Text};
    !role.names_units() && !matches!(role, Deadline | Group | Heading | Seq | Text)
}

fn fits(cell: &Features, role: ColumnRole) -> bool {
    match role {
        ColumnRole::Seq => cell.in_order,
        ColumnRole::Deadline => cell.time || cell.placeholder,
        ColumnRole::Text => !cell.time_alone && !cell.integer && !cell.placeholder,
        ColumnRole::Remarks => cell.unit != Some(Confidence::High),
        role if role.names_units() => cell.placeholder || cell.is_unit(),
        _ => true,
    }
}
