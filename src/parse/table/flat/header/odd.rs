//! Headers with a name that no header is known to use, which the rows below bear out.

use super::lines::is_body;
use super::row::Records;
use super::{FlatHeader, Form, Lines, settled};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::cell::squeezed;
use crate::parse::table::column::{self, names};
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

/// Two names of which one is that of bodies and the other says what they do, in whatever words (单位, 职责分工): bodies and sentences
/// in turn bear it out.
pub(super) fn bodies_and_duties(lines: &Lines, start: usize) -> Option<FlatHeader> {
    use ColumnRole::{Heading, Lead, Measure, Text, Unit};
    /// Rows that must look as the names say.
    const ROWS: usize = 3;
    /// Sentences without a mark at their end are no shorter.
    const SENTENCE: usize = 8;
    let bodies = |at: usize| {
        let name = lines.text(at).filter(|name| name.len() <= Lines::SHORT)?;
        match lines.role_of_short(at) {
            Some(Measure) => (squeezed(name) == "单位").then_some(Unit),
            Some(role @ (Unit | Lead)) => lines.known.is_exact(name).then_some(role),
            // 成员单位
            None => names::ends_as_bodies(name).then_some(Unit),
            Some(_) => None,
        }
    };
    let (at, role) = (0..2).find_map(|at| bodies(start + at).map(|role| (at, role)))?;
    let duties = lines.text(start + 1 - at)?;
    let known = lines.role(start + 1 - at);
    let is_name = duties.chars().nth(8).is_none()
        && duties.chars().all(|c| is_han(c) || c.is_whitespace())
        && (known.is_none_or(|role| matches!(role, Text | Heading)) || names::is_of_duties(duties));
    if !is_name || is_body(duties) {
        return None;
    }
    let is_sentence = |text: &str| {
        !is_body(text)
            && (text.ends_with(['。', '；', ';']) || text.chars().nth(SENTENCE).is_some())
    };
    let borne_out = (0..2 * ROWS).all(|line| {
        let text = lines.text(start + 2 + line);
        text.is_some_and(|text| match line % 2 == at {
            true => is_body(text),
            false => is_sentence(text),
        })
    });
    if !borne_out {
        return None;
    }
    let texts = vec![lines.text(start)?.clone(), lines.text(start + 1)?.clone()];
    let names = texts.iter().map(|text| squeezed(text)).collect();
    let mut roles = vec![Some(Text); 2];
    roles[at] = Some(role);
    Some(settled(start..start + 2, Form::Lines, names, roles, texts))
}

/// Names above records that prove a table, where the one of bodies or the one of tasks is not known: a column of nothing but
/// bodies is the first, and the only one of nothing but sentences the second.
pub(super) fn told_by_records(lines: &Lines, start: usize) -> Option<FlatHeader> {
    use ColumnRole::{Heading, Seq, Text};
    if lines.role_of_short(start) != Some(Seq) {
        return None;
    }
    let records = Records::below(lines, start)?;
    let header = start..records.lines.start;
    let texts: Vec<MappedText> = header
        .clone()
        .filter_map(|at| lines.text(at).cloned())
        .collect();
    let names: Vec<String> = texts.iter().map(|text| squeezed(text)).collect();
    let mut roles: Vec<Option<ColumnRole>> =
        names.iter().map(|name| lines.known.role(name)).collect();
    if names.iter().any(|name| names::is_contact_name(name)) {
        return None;
    }
    let all = |column: usize, is: &dyn Fn(&str) -> bool| {
        let mut cells = records.column(column).filter_map(|at| lines.text(at));
        cells.all(|text| is(text))
    };
    let only = |roles: &[Option<ColumnRole>], is: &dyn Fn(&str) -> bool| {
        let mut found = (0..roles.len()).filter(|&at| roles[at].is_none() && all(at, is));
        found.next().filter(|_| found.next().is_none())
    };
    if !roles.iter().flatten().any(|role| role.names_units()) {
        let at = only(&roles, &is_body)?;
        roles[at] = Some(ColumnRole::Unit);
    }
    if !roles
        .iter()
        .flatten()
        .any(|role| matches!(role, Text | Heading))
    {
        let at = only(&roles, &|text| text.ends_with(['。', '；', ';']))?;
        roles[at] = Some(Text);
    }
    Some(settled(header, Form::Lines, names, roles, texts))
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
