//! Headers with a name that no header is known to use, which the rows below bear out.

use super::row::{Records, may_be_name};
use super::{FlatHeader, Form, Lines, settled};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::cell::squeezed;
use crate::parse::table::column::{self, names};
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::zh::text::scan::{is_digit, is_han, is_stop};
use crate::zh::unit::list::is_body;
use crate::zh::unit::name::is_placeholder;

/// A header in which names that no header is known to use stand left of those of bodies, which begin at this line: rows of the
/// same length below it bear out what the known names say, and tell how many names there are. Above `floor` there are none.
pub(super) fn told_by_period(lines: &Lines, bodies: usize, floor: usize) -> Option<FlatHeader> {
    use ColumnRole::{Deadline, Group, Heading, Lead, Seq, Target, Text, Unit};
    /// Most names of such a header, and most of them left of the bodies.
    const MOST: usize = 9;
    const LEFT: usize = 4;
    /// Rows that must look as the names say, where there are so many.
    const ROWS: usize = 3;
    let is_exact = |at: usize| {
        lines
            .text(at)
            .is_some_and(|name| lines.known.is_exact(name))
    };
    // Other bodies left of them would begin the run of names.
    let begins =
        |at: usize| matches!(lines.role_of_short(at), Some(Unit | Lead | Deadline)) && is_exact(at);
    if !begins(bodies) || bodies > floor && begins(bodies - 1) {
        return None;
    }
    let end =
        (bodies..bodies + MOST).find(|&at| lines.role_of_short(at).is_none() || !is_exact(at))?;
    let known: Vec<ColumnRole> = (bodies..end)
        .filter_map(|at| lines.role_of_short(at))
        .collect();
    let first_of_bodies = known.iter().position(|role| matches!(role, Unit | Lead))?;
    // A further name that is not known as a whole would be taken for a cell, and the title for a name.
    let goes_on = lines
        .role_of_short(end)
        .is_some_and(|role| !matches!(role, Text | Heading | Group | Target));
    if known.contains(&Seq) || goes_on {
        return None;
    }
    let width = (known.len() + 1..=known.len() + LEFT).find(|&width| {
        let rows = (1..=ROWS).take_while(|row| lines.text(bodies + row * width).is_some());
        let rows = rows.count();
        let cell = |row: usize, column: usize| lines.text(bodies + row * width + column);
        let are_bodies = (1..=rows).all(|row| {
            let bodies = cell(row, first_of_bodies);
            bodies.is_some_and(|text| is_body(text))
        });
        let fit = (1..=rows).flat_map(|row| known.iter().enumerate().map(move |at| (row, at)));
        let (mut all, mut misfits) = (0, 0);
        for (row, (column, role)) in fit {
            all += 1;
            misfits += usize::from(!cell(row, column).is_some_and(|text| fits(text, *role)));
        }
        rows >= 2 && are_bodies && misfits * 4 < all
    })?;
    let start = end.checked_sub(width).filter(|&start| start >= floor)?;
    let header = start..end;
    let are_names = (start..bodies).all(|at| {
        let name = lines.text(at);
        let is_name = |name: &str| may_be_name(name) && !name.contains(is_digit) && !is_body(name);
        !lines.is_title(at) && name.is_some_and(|name| is_name(name))
    });
    if !are_names {
        return None;
    }
    let texts: Vec<MappedText> = header
        .clone()
        .filter_map(|at| lines.text(at).cloned())
        .collect();
    let names: Vec<String> = texts.iter().map(|text| squeezed(text)).collect();
    let mut roles: Vec<Option<ColumnRole>> = header.clone().map(|at| lines.role(at)).collect();
    tasks_left_of_bodies(&mut roles[..bodies - start]);
    column::is_header(&names, &roles).then(|| settled(header, Form::Lines, names, roles, texts))
}

/// Whether a cell looks like one below a name that says what stands there.
fn fits(text: &str, role: ColumnRole) -> bool {
    let cell = || Features::of(text, &BookEvidence::default());
    match role {
        ColumnRole::Deadline => {
            let timed = |text: &str| text.contains(['月', '年', '日', '季']);
            timed(text) || cell().time
        }
        role if role.names_units() => is_body(text) || is_placeholder(text),
        _ => true,
    }
}

/// Takes names left of the bodies that no header is known to use for those of tasks, where none is known to be.
fn tasks_left_of_bodies(roles: &mut [Option<ColumnRole>]) {
    use ColumnRole::{Heading, Text};
    if roles
        .iter()
        .flatten()
        .any(|role| matches!(role, Heading | Text))
        && roles.last() != Some(&None)
    {
        return;
    }
    for role in roles.iter_mut().filter(|role| role.is_none()) {
        *role = Some(Text);
    }
}

/// Two names of which one is that of bodies and the other says what they do, in whatever words (单位, 职责分工): bodies and sentences
/// in turn bear it out.
pub(super) fn bodies_and_duties(lines: &Lines, start: usize) -> Option<FlatHeader> {
    use ColumnRole::{Heading, Lead, Measure, Support, Text, Unit};
    /// Rows that must look as the names say.
    const ROWS: usize = 3;
    /// Sentences without a mark at their end are no shorter.
    const SENTENCE: usize = 8;
    let bodies = |at: usize| {
        let name = lines.text(at).filter(|name| name.len() <= Lines::SHORT)?;
        match lines.role_of_short(at) {
            Some(Measure) => (squeezed(name) == "单位").then_some(Unit),
            Some(role @ (Unit | Lead)) => lines.known.is_exact(name).then_some(role),
            Some(Support) => names::is_described(name).then_some(Unit),
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
        !is_body(text) && (text.ends_with(is_stop) || text.chars().nth(SENTENCE).is_some())
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
        let at = only(&roles, &|text| text.ends_with(is_stop))?;
        roles[at] = Some(Text);
    }
    Some(settled(header, Form::Lines, names, roles, texts))
}
