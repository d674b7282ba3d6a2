//! Headers whose first name no header is known to use.

use super::{FlatHeader, Form, content, settled};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::lines::Entry;
use crate::parse::table::cell::squeezed;
use crate::parse::table::column::{self, names::ColumnNames};
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::zh::text::scan::is_han;
use crate::zh::unit::name::Confidence;

/// A first name that no header is known to use, with those of bodies and times behind it (整治行业名称, 时间安排, 责任单位): the rows
/// must bear it out.
pub(super) fn oddly_named(
    known: &ColumnNames,
    entries: &[Entry],
    start: usize,
    end: usize,
) -> Option<FlatHeader> {
    const WIDTH: usize = 3;
    /// Rows that must look as the names say.
    const ROWS: usize = 2;
    let opening = is_odd_opening(known, entries, start, end)?;
    let fits = |at: usize, role: ColumnRole| {
        let cell = entries[..end].get(at).and_then(content);
        cell.is_some_and(|text| {
            let cell = Features::of(text, &BookEvidence::default());
            match role {
                ColumnRole::Deadline => cell.time,
                ColumnRole::Text => !cell.time_alone && cell.unit != Some(Confidence::High),
                _ => cell.is_unit(),
            }
        })
    };
    let mut texts: Vec<MappedText> = Vec::with_capacity(WIDTH);
    texts.extend(
        entries[start..start + WIDTH]
            .iter()
            .filter_map(content)
            .cloned(),
    );
    let names: Vec<String> = texts.iter().map(|text| squeezed(text)).collect();
    let mut roles: Vec<Option<ColumnRole>> = opening.to_vec();
    column::task_by_place(&names, &mut roles);
    let borne_out = (WIDTH..WIDTH * (ROWS + 1))
        .all(|at| roles[at % WIDTH].is_some_and(|role| fits(start + at, role)));
    (borne_out && column::is_header(&names, &roles))
        .then(|| settled(start..start + WIDTH, Form::Lines, names, roles, texts))
}

/// The roles of three names of which the first is not known and the others are those of bodies and times.
pub(super) fn is_odd_opening(
    known: &ColumnNames,
    entries: &[Entry],
    start: usize,
    end: usize,
) -> Option<[Option<ColumnRole>; 3]> {
    /// Names are short; nearly every line is asked.
    const LONGEST: usize = 10 * '名'.len_utf8();
    let name = |at: usize| {
        let name = entries[..end].get(at).and_then(content)?;
        (name.len() <= LONGEST).then_some(name)
    };
    let role = |at: usize| {
        let name = name(at)?;
        known.role(name).filter(|_| known.is_exact(name))
    };
    use ColumnRole::{Deadline, Lead, Unit};
    let (second, third) = (role(start + 1)?, role(start + 2)?);
    let pair = matches!(
        (second, third),
        (Deadline, Unit | Lead) | (Unit | Lead, Deadline)
    );
    let first = name(start)?;
    (pair && known.role(first).is_none() && first.chars().all(is_han)).then_some([
        None,
        Some(second),
        Some(third),
    ])
}
