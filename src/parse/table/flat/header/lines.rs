//! Names on lines of their own, a name wrapped over two or three lines included.

use std::borrow::Cow;

use super::found::{Names, has_units};
use super::row::{MOST_NAMES, behind_year, first_row};
use super::{FlatHeader, Form, Lines, content, settled};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::lines::Entry;
use crate::parse::table::cell::{bare_ordinal, squeezed};
use crate::parse::table::column::{self, names};
use crate::zh::text::scan::{is_colon, is_han};
use crate::zh::unit::list::is_body;

/// Names on consecutive lines.
pub(super) fn one_a_line(
    lines: &Lines,
    start: usize,
    first: Option<&FlatHeader>,
) -> Option<FlatHeader> {
    let known = lines.known;
    let opening = opening(lines, start)?;
    let mut found = Names::default();
    let first_row = first_row(lines, start);
    let mut at = start;
    while first_row.is_none_or(|row| at < row) {
        // Short lines or page marks that go on and on are no header; a name takes three lines at most.
        if at - start > 3 * MOST_NAMES {
            return None;
        }
        let Some(text) = name(lines, at) else { break };
        if lines.is_page_mark(at) {
            at += 1;
            continue;
        }
        // 责任单位：甲局 is a name with its value.
        if text.trim_end_matches(is_colon).contains(is_colon) {
            break;
        }
        let (text, count, role) = match wrapped(lines, at) {
            Some((joined, count, role)) => (Cow::Owned(joined), count, role),
            None => (Cow::Borrowed(text), 1, lines.role(at)),
        };
        let Some(role) = role else {
            let Some((text, count, role)) = found.without_role(lines, at, text, count, first_row)
            else {
                break;
            };
            found.push(text, role);
            at += count;
            continue;
        };
        let name = squeezed(&text);
        // Below 责任单位 stand 牵头单位 and 责任单位.
        let lower = role == ColumnRole::Unit && found.roles.last() == Some(&Some(ColumnRole::Lead));
        let known_at = found.names.iter().position(|known| *known == name);
        if let Some(from) = known_at.filter(|_| !lower) {
            let names_units = |role: &Option<ColumnRole>| role.is_some_and(ColumnRole::names_units);
            if found.roles[from..].iter().any(names_units) {
                let again = names_again(&lines.entries[at..], &found.names[from..]);
                at += again;
                // The name of the tasks again behind the bodies, before the first row: its figures.
                if again == 0 && first_row.is_some() && role == ColumnRole::Text {
                    found.push(text, Some(ColumnRole::Target));
                    at += count;
                    continue;
                }
            }
            break;
        }
        // Behind a unit column a cell of the first row may hold a word of headers (评优前置指标); another name is not below it then.
        let name_below = || {
            let next = lines.text(at + count).filter(|next| known.is_exact(next));
            next.is_some_and(|next| !found.names.contains(&squeezed(next)))
        };
        if has_units(&found.roles)
            && !known.is_full(&name)
            && (first_row.is_none() || !known.is_full(behind_year(&name)))
            && !name_below()
        {
            break;
        }
        found.push(text, Some(role));
        at += count;
    }
    // Most lines are no name, or alone.
    if found.names.len() < 2 {
        return None;
    }
    column::bodies_described(&found.names, &mut found.roles);
    if first_row.is_some() {
        bodies_by_tail(&found.names, &mut found.roles);
        column::task_by_place(&found.names, &mut found.roles);
    }
    found.lower();
    column::bodies_by_class(&found.names, &mut found.roles);
    let Names {
        names,
        roles,
        texts,
    } = found;
    let has = |among: &[ColumnRole]| roles.iter().flatten().any(|role| among.contains(role));
    let has_unit = has_units(&roles) || has(&[ColumnRole::Measure, ColumnRole::Assessor]);
    let exact = names.iter().filter(|name| known.is_exact(name)).count();
    let sure = match names.len() {
        2 => {
            let class = || names::is_class_of_bodies(opening);
            let body = || lines.text(at).is_some_and(|text| is_body(text));
            has_unit && (exact == 2 || exact == 1 && class() && body())
        }
        // Between the rows of a table only a header that is one beyond doubt begins another.
        _ => {
            exact >= 3
                || has_unit && (first.is_none() || exact >= 2)
                // 序号, 责任目标, 所占分值 above a 1: a table of tasks that names nobody.
                || first_row == Some(at)
                    && exact >= 2
                    && has(&[ColumnRole::Score, ColumnRole::Standard, ColumnRole::Deadline])
        }
    };
    if !sure || !column::is_header(&names, &roles) {
        return None;
    }
    Some(settled(start..at, Form::Lines, names, roles, texts))
}

/// A line that is short enough for a name.
fn name<'a>(lines: &Lines<'a>, at: usize) -> Option<&'a MappedText> {
    let text = lines.text(at)?;
    (text.len() <= Lines::LONGEST).then_some(text)
}

/// The first line of a header: a name, or short enough to be the beginning of one.
fn opening<'a>(lines: &Lines<'a>, start: usize) -> Option<&'a MappedText> {
    let opening = name(lines, start)?;
    if lines.role(start).is_none()
        && opening.chars().nth(5).is_some()
        && !names::is_class_of_bodies(opening)
    {
        return None;
    }
    // 标★的为新开工项目, or a title that may be a name (民生实事), above the names, which the number then begins.
    let may_title = || lines.role(start) == Some(ColumnRole::Text);
    let above = lines.role(start + 1) == Some(ColumnRole::Seq)
        && (says_more(opening) || may_title() && is_above_numbers(lines, start + 1));
    (!above).then_some(opening)
}

/// Takes the only name that ends as those of bodies do for one, whatever they do (起草、报送单位), where no other is of bodies.
pub(super) fn bodies_by_tail(names: &[String], roles: &mut [Option<ColumnRole>]) {
    if has_units(roles) {
        return;
    }
    let mut bodies =
        (0..roles.len()).filter(|&at| roles[at].is_none() && names::ends_as_bodies(&names[at]));
    if let (Some(at), None) = (bodies.next(), bodies.next()) {
        roles[at] = Some(ColumnRole::Unit);
    }
}

/// Whether a line says something, as a note does and no name: 打*的为具体项目.
fn says_more(text: &str) -> bool {
    text.chars().nth(4).is_some()
        && (text.contains('的') || text.contains(['*', '★', '☆', '▲', '△', '※', '●']))
}

/// Whether the number is the first column of a header: the 1 of the first row stands right below a name, and no group between.
fn is_above_numbers(lines: &Lines, number: usize) -> bool {
    first_row(lines, number).is_some_and(|row| {
        let last = lines.text(row - 1);
        let opens = lines.text(row).and_then(|text| bare_ordinal(text));
        opens.is_some() && last.is_some_and(|name| lines.known.is_exact(name))
    })
}

/// Lines that print the last names of a header again, once or several times: the halves of the table stood side by side.
fn names_again(entries: &[Entry], half: &[String]) -> usize {
    let is_half = |lines: &&[Entry]| {
        let mut lines = lines.iter().zip(half);
        lines.all(|(entry, name)| content(entry).is_some_and(|text| squeezed(text) == *name))
    };
    let most = MOST_NAMES / half.len();
    let halves = entries.chunks_exact(half.len()).take(most);
    let halves = halves.take_while(is_half);
    halves.count() * half.len()
}

/// A name that stands on two or three lines, joined, with the number of lines and its role.
fn wrapped(lines: &Lines, at: usize) -> Option<(MappedText, usize, Option<ColumnRole>)> {
    let known = lines.known;
    let part = |at: usize, longest: usize| {
        let text = lines.text(at)?;
        text.chars().nth(longest).is_none().then_some(text)
    };
    let (first, second) = (part(at, 5)?, part(at + 1, 4)?);
    // 牵头 is a name, and 牵头 / 单位 is one as well.
    let whole = known.is_exact(first);
    // 牵头 / 县领导
    if names::is_deed(first) && second.ends_with("领导") {
        let mut joined = first.clone();
        joined.append(second);
        return Some((joined, 2, Some(ColumnRole::Person)));
    }
    // 时限 / 要求; 任务 / 分解, of which the second is no name
    let time = || known.role(first) == Some(ColumnRole::Deadline) && names::ends_time(second);
    let no_name = || known.role(second).is_none() && second.chars().all(is_han);
    let goes_on = !whole
        || names::ends_name(second)
        || no_name()
        || time()
        || names::begins_name(first, second);
    if !goes_on {
        return None;
    }
    let mut joined = first.clone();
    for count in 2..=3 {
        let next = part(at + count - 1, 4)?;
        if whole && count > 2 && !names::ends_name(next) {
            return None;
        }
        joined.append(next);
        let role = known.role(&joined);
        if known.is_exact(&joined) && (!whole || role != Some(ColumnRole::Measure)) {
            return Some((joined, count, role));
        }
    }
    None
}
