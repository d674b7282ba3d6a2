//! A row that two grids print, one on each side of a page break: its number, bodies and time above, the rest of its text below.

use crate::model::{ReadingTrouble, Row, TroubleReason};
use crate::place;
use crate::span::{Source, Span};

/// Takes the rest of the last row above from the first row below, which has a text and nothing else.
pub(super) fn join(above: &mut Row, rest: &Row, source: &Source) -> Option<ReadingTrouble> {
    let open = !above.text.ends_with(['。', '；', ';']) && !above.text.is_empty();
    if above.seq.is_none() || !open || !is_rest(rest, source) {
        return None;
    }
    above.text = format!("{}{}", above.text, rest.text).into();
    above.at = both(&above.at, &rest.at);
    if let (Some(first), Some(second)) = (above.places.get("text"), rest.places.get("text")) {
        let place = both(first, second);
        above.places.insert("text", place);
    }
    Some(ReadingTrouble::new(
        TroubleReason::RowParted,
        rest.at.clone(),
    ))
}

/// Whether a row has no value but its text; a dash where bodies stand is one.
fn is_rest(row: &Row, source: &Source) -> bool {
    let unread = |name: &str| {
        row.places.get(name).is_none_or(|at| {
            let printed = source.text().get(at.range()).map(place::printed);
            printed.is_none_or(|text| text.trim().is_empty())
        })
    };
    let blank = row.seq.is_none() && row.units.is_empty() && row.deadline.is_none();
    blank
        && row.heading.is_none()
        && row.cells.values().all(|value| value.trim().is_empty())
        && unread("units")
        && unread("deadline")
}

/// The place of a value that stands in two.
fn both(first: &Span, second: &Span) -> Span {
    let parts = |at: &Span| match at.pieces.is_empty() {
        true => vec![at.clone()],
        false => at.pieces.to_vec(),
    };
    Span {
        end: second.end.max(first.end),
        pieces: parts(first).into_iter().chain(parts(second)).collect(),
        ..first.clone()
    }
}
