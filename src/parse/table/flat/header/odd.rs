//! Headers whose first name no header is known to use.

use super::{FlatHeader, Form, Lines, settled};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::cell::squeezed;
use crate::parse::table::column;
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::zh::text::scan::is_han;
use crate::zh::unit::name::Confidence;

/// A first name that no header is known to use, with those of bodies and times behind it (整治行业名称, 时间安排, 责任单位): the rows
/// must bear it out.
pub(super) fn oddly_named(lines: &Lines, start: usize) -> Option<FlatHeader> {
    const WIDTH: usize = 3;
    /// Rows that must look as the names say.
    const ROWS: usize = 2;
    let opening = is_odd_opening(lines, start)?;
    let fits = |at: usize, role: ColumnRole| {
        lines.text(at).is_some_and(|text| {
            let cell = Features::of(text, &BookEvidence::default());
            match role {
                ColumnRole::Deadline => cell.time,
                ColumnRole::Text => !cell.time_alone && cell.unit != Some(Confidence::High),
                _ => cell.is_unit(),
            }
        })
    };
    let texts = (start..start + WIDTH).filter_map(|at| lines.text(at).cloned());
    let texts: Vec<MappedText> = texts.collect();
    let names: Vec<String> = texts.iter().map(|text| squeezed(text)).collect();
    let mut roles: Vec<Option<ColumnRole>> = opening.to_vec();
    column::task_by_place(&names, &mut roles);
    let borne_out = (WIDTH..WIDTH * (ROWS + 1))
        .all(|at| roles[at % WIDTH].is_some_and(|role| fits(start + at, role)));
    (borne_out && column::is_header(&names, &roles))
        .then(|| settled(start..start + WIDTH, Form::Lines, names, roles, texts))
}

/// The roles of three names of which the first is not known and the others are those of bodies and times.
pub(super) fn is_odd_opening(lines: &Lines, start: usize) -> Option<[Option<ColumnRole>; 3]> {
    use ColumnRole::{Deadline, Lead, Unit};
    let (second, third) = (
        lines.role_of_short(start + 1)?,
        lines.role_of_short(start + 2)?,
    );
    let pair = matches!(
        (second, third),
        (Deadline, Unit | Lead) | (Unit | Lead, Deadline)
    );
    let is_exact = |at: usize| {
        let name = lines.text(at);
        name.is_some_and(|name| lines.known.is_exact(name))
    };
    let first = lines.text(start)?;
    (pair
        && is_exact(start + 1)
        && is_exact(start + 2)
        && lines.role(start).is_none()
        && first.chars().nth(10).is_none()
        && first.chars().all(is_han))
    .then_some([None, Some(second), Some(third)])
}
