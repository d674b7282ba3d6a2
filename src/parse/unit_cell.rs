//! A cell of a unit column: one unit a line or several on one, an alias on a line of its own, a dash for none.

use super::duty;
use crate::mapped::MappedText;
use crate::model::{Role, Unit, Via};
use crate::span::Source;
use crate::zh::{responsibility, unit_list, unit_name};

/// The units of a cell; none for a blank cell or a placeholder.
pub(super) fn units(lines: &[MappedText], role: Role, source: &Source) -> Vec<Unit> {
    let mut found: Vec<Unit> = Vec::new();
    for line in join_broken(lines) {
        if unit_name::is_placeholder(&line) {
            continue;
        }
        if is_bracketed(&line)
            && let Some(last) = found.last_mut().filter(|unit| unit.alias.is_none())
        {
            let inner = first_char_len(&line)..line.len() - last_char_len(&line);
            last.alias = Some(line[inner].trim().to_owned());
            last.at = hull(&last.at, &line, source);
            continue;
        }
        // 办公室牵头,各科室配合: the cell says itself who leads.
        let stated = responsibility::in_cell(&line, None).map(|statement| statement.bearers);
        let names: Vec<_> = match stated {
            Some(bearers) => bearers
                .into_iter()
                .map(|(name, role)| (name, Some(role)))
                .collect(),
            None => unit_list::split_list(&line)
                .into_iter()
                .map(|name| (name, None))
                .collect(),
        };
        for (name, stated) in names {
            let role = stated.map_or(role, duty::model_role);
            let unit = duty::unit(&line, &name, role, Via::Column, source);
            if !found
                .iter()
                .any(|known| known.name == unit.name && known.role == unit.role)
            {
                found.push(unit);
            }
        }
    }
    found
}

/// Lines of a cell with those joined that end inside a bracket.
fn join_broken(lines: &[MappedText]) -> Vec<MappedText> {
    let mut joined: Vec<MappedText> = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(last) if open_brackets(last) > 0 => last.append(line),
            _ => joined.push(line.clone()),
        }
    }
    joined
}

fn open_brackets(text: &str) -> usize {
    text.chars().fold(0, |open: usize, c| match c {
        '(' | '（' => open + 1,
        ')' | '）' => open.saturating_sub(1),
        _ => open,
    })
}

/// The whole line is one bracket.
pub(super) fn is_bracketed(line: &str) -> bool {
    line.starts_with(['(', '（'])
        && line.ends_with([')', '）'])
        && line.matches(['(', '（']).count() == 1
}

fn first_char_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn last_char_len(text: &str) -> usize {
    text.chars().next_back().map_or(0, char::len_utf8)
}

/// From the name to the end of its alias.
fn hull(name: &crate::span::Span, alias: &MappedText, source: &Source) -> crate::span::Span {
    let end = alias.hull(0..alias.len()).end;
    let mut span = source.span(name.start as usize..end.max(name.end as usize));
    if end < name.end as usize {
        span = name.clone();
    }
    span
}
