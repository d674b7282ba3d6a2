//! Names on lines of their own, a name wrapped over two or three lines included.

use std::borrow::Cow;

use super::row::{behind_year, first_row, is_year};
use super::{FlatHeader, Form, Lines, content, is_plain, settled};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::lines::Entry;
use crate::parse::table::cell::squeezed;
use crate::parse::table::column::{self, names};
use crate::zh::unit;
use crate::zh::unit::name::Confidence;

/// Names on consecutive lines.
pub(super) fn one_a_line(
    lines: &Lines,
    start: usize,
    first: Option<&FlatHeader>,
) -> Option<FlatHeader> {
    let known = lines.known;
    let name = |at: usize| {
        let text = lines.text(at)?;
        (text.len() <= Lines::LONGEST).then_some(text)
    };
    // The first line is a name, or short enough to be the beginning of one.
    let opening = name(start)?;
    let class = || names::is_class_of_bodies(opening);
    if lines.role(start).is_none() && opening.chars().nth(5).is_some() && !class() {
        return None;
    }
    // 标★的为新开工项目, or a title that may be a name (民生实事), above the names, which the number then begins.
    let may_title = || lines.role(start) == Some(ColumnRole::Text);
    if lines.role(start + 1) == Some(ColumnRole::Seq)
        && (says_more(opening) || may_title() && is_above_numbers(lines, start + 1))
    {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    let mut roles: Vec<Option<ColumnRole>> = Vec::new();
    let mut texts: Vec<MappedText> = Vec::new();
    let first_row = first_row(lines, start);
    let mut at = start;
    while first_row.is_none_or(|row| at < row) {
        let Some(text) = name(at) else { break };
        if lines.is_page_mark(at) {
            at += 1;
            continue;
        }
        // 责任单位：甲局 is a name with its value.
        if text.trim_end_matches([':', '：']).contains([':', '：']) {
            break;
        }
        let (text, count, role) = match wrapped(lines, at) {
            Some((joined, count, role)) => (Cow::Owned(joined), count, role),
            None => (Cow::Borrowed(text), 1, lines.role(at)),
        };
        let Some(role) = role else {
            // 一季度, …, 四季度 below 进度安排.
            if names.len() >= 2 && names::is_period(&text) && !names.contains(&squeezed(&text)) {
                names.push(squeezed(&text));
                roles.push(None);
                texts.push(text.into_owned());
                at += count;
                continue;
            }
            // A word that is not known may stand between names that are, or before the first number.
            let known_next = || {
                let next = lines.text(at + 1);
                next.is_some_and(|next| known.is_exact(next))
            };
            let in_header = !names.is_empty() && first_row.is_some_and(|row| at < row);
            // 县政府 / 分管领导 and 2022年 / 计划投资 are one name each.
            let begins = || is_year(&text) || is_body(&text) && !names::ends_as_bodies(&text);
            if in_header
                && let Some(role) = lines.role(at + 1).filter(|role| !role.names_units())
                && let Some(next) = lines.text(at + 1)
                && begins()
            {
                let mut whole = text.into_owned();
                whole.append(next);
                roles.push(Some(role));
                names.push(squeezed(&whole));
                texts.push(whole);
                at += 2;
                continue;
            }
            let class = || names.len() <= 1 && names::is_class_of_bodies(&text) && known_next();
            if in_header || class() || names.len() >= 2 && known_next() && is_plain(&text) {
                names.push(squeezed(&text));
                roles.push(None);
                texts.push(text.into_owned());
                at += 1;
                continue;
            }
            break;
        };
        let name = squeezed(&text);
        if let Some(from) = names.iter().position(|known| *known == name) {
            if roles[from..]
                .iter()
                .flatten()
                .any(|role| role.names_units())
            {
                let again = names_again(&lines.entries[at..], &names[from..]);
                at += again;
                // The name of the tasks again behind the bodies, before the first row: its figures.
                if again == 0 && first_row.is_some() && role == ColumnRole::Text {
                    roles.push(Some(ColumnRole::Target));
                    names.push(name);
                    texts.push(text.into_owned());
                    at += count;
                    continue;
                }
            }
            break;
        }
        // Behind a unit column a cell of the first row may hold a word of headers (评优前置指标); another name is not below it then.
        let name_below = || {
            let next = lines.text(at + count).filter(|next| known.is_exact(next));
            next.is_some_and(|next| !names.contains(&squeezed(next)))
        };
        if roles.iter().flatten().any(|role| role.names_units())
            && !known.is_full(&name)
            && (first_row.is_none() || !known.is_full(behind_year(&name)))
            && !name_below()
        {
            break;
        }
        roles.push(Some(role));
        names.push(name);
        texts.push(text.into_owned());
        at += count;
    }
    // Most lines are no name, or alone.
    if names.len() < 2 {
        return None;
    }
    column::bodies_described(&names, &mut roles);
    if first_row.is_some() {
        bodies_by_tail(&names, &mut roles);
        column::task_by_place(&names, &mut roles);
    }
    lower_names(&mut names, &mut roles, &mut texts);
    column::bodies_by_class(&names, &mut roles);
    let has_unit = roles.iter().flatten().any(|role| {
        role.names_units() || matches!(role, ColumnRole::Measure | ColumnRole::Assessor)
    });
    let has_score = roles.iter().flatten().any(|role| {
        matches!(
            role,
            ColumnRole::Score | ColumnRole::Standard | ColumnRole::Deadline
        )
    });
    let exact = names.iter().filter(|name| known.is_exact(name)).count();
    let sure = match names.len() {
        2 => {
            let body = || lines.text(at).is_some_and(|text| is_body(text));
            has_unit && (exact == 2 || exact == 1 && class() && body())
        }
        // Between the rows of a table only a header that is one beyond doubt begins another.
        _ => {
            exact >= 3
                || has_unit && (first.is_none() || exact >= 2)
                // 序号, 责任目标, 所占分值 above a 1: a table of tasks that names nobody.
                || first_row == Some(at) && exact >= 2 && has_score
        }
    };
    if !sure || !column::is_header(&names, &roles) {
        return None;
    }
    Some(settled(start..at, Form::Lines, names, roles, texts))
}

/// Takes the only name that ends as those of bodies do for one, whatever they do (起草、报送单位), where no other is of bodies.
pub(super) fn bodies_by_tail(names: &[String], roles: &mut [Option<ColumnRole>]) {
    if roles.iter().flatten().any(|role| role.names_units()) {
        return;
    }
    let mut bodies =
        (0..roles.len()).filter(|&at| roles[at].is_none() && names::ends_as_bodies(&names[at]));
    if let (Some(at), None) = (bodies.next(), bodies.next()) {
        roles[at] = Some(ColumnRole::Unit);
    }
}

/// Whether a line is surely the name of a body.
pub(super) fn is_body(text: &str) -> bool {
    unit::list::looks_like_unit(text).is_some_and(|sure| sure >= Confidence::Medium)
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
        last.is_some_and(|name| lines.known.is_exact(name))
    })
}

/// Lines that print the last names of a header again, once or several times: the halves of the table stood side by side.
fn names_again(entries: &[Entry], half: &[String]) -> usize {
    let is_half = |lines: &&[Entry]| {
        let mut lines = lines.iter().zip(half);
        lines.all(|(entry, name)| content(entry).is_some_and(|text| squeezed(text) == *name))
    };
    let halves = entries.chunks_exact(half.len()).take_while(is_half);
    halves.count() * half.len()
}

/// Of a header of two rows the lower names (牵头单位, 配合单位 below 责任分工) stand behind all upper ones: they go where the
/// name stands that spans them.
fn lower_names(
    names: &mut Vec<String>,
    roles: &mut Vec<Option<ColumnRole>>,
    texts: &mut Vec<MappedText>,
) {
    let periods = |at: &usize| names::is_period(&names[*at]);
    // 责任单位 right above 牵头, 配合.
    let deeds = |at: usize| {
        names[at + 1..]
            .iter()
            .take_while(|name| names::is_deed(name))
    };
    let spans = (0..names.len()).find(|&at| {
        roles[at] == Some(ColumnRole::Unit) && !names::is_deed(&names[at]) && deeds(at).count() > 1
    });
    if let Some(at) = spans {
        names.remove(at);
        roles.remove(at);
        texts.remove(at);
        return;
    }
    let units = |at: &usize| roles[*at].is_some_and(ColumnRole::names_units);
    let run = |belongs: &dyn Fn(&usize) -> bool| {
        (0..names.len()).rev().take_while(|at| belongs(at)).count()
    };
    let of_units = run(&units);
    let (lower, of_units) = match of_units {
        0 => (run(&periods), false),
        count => (count, true),
    };
    let from = names.len() - lower;
    if lower < 2 || from < 2 {
        return;
    }
    // What spans them is not the last of the upper names: then they would be columns like others.
    // Bodies behind 备注, the last of the upper names, stand below 责任单位 where that is the only other one of bodies.
    // So do words for what they do (牵头, 配合) and bodies that lead beside others, whatever stands last above: nobody parts columns
    // of bodies by one of times.
    let deeds = names[from..].iter().all(|name| names::is_deed(name));
    let lead = roles[from..].contains(&Some(ColumnRole::Lead));
    let only = of_units
        && (roles[from - 1] == Some(ColumnRole::Remarks) || deeds || lead)
        && (0..from).filter(units).count() == 1;
    let spans = |at: &usize| {
        names::spans_others(&names[*at], of_units) || only && roles[*at] == Some(ColumnRole::Unit)
    };
    let upper = (0..from - 1).rfind(spans);
    if let Some(upper) = upper {
        names.remove(upper);
        roles.remove(upper);
        texts.remove(upper);
        names[upper..].rotate_right(lower);
        roles[upper..].rotate_right(lower);
        texts[upper..].rotate_right(lower);
        // Quarters stand behind the bodies: 牵头单位, 配合单位, 一季度, ….
        if !of_units {
            lower_names(names, roles, texts);
        }
    }
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
    if whole && !names::ends_name(second) {
        return None;
    }
    let mut joined = first.clone();
    for count in 2..=3 {
        let next = part(at + count - 1, 4)?;
        if whole && !names::ends_name(next) {
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
