//! Paragraphs without numbers of which each says who bears it: in a bracket that closes it (…。（责任单位：甲局）), or on a line of
//! responsibility below it.
//!
//! A page that numbers its items by its style loses the numbers in the text, and some notices have none. No number is invented:
//! the paragraphs are read as the rows of a table of tasks and bodies. One alone may be a remark of the cover.

use crate::zh::text::words::holds_any;
use std::ops::Range;

use super::duty_list;
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::{self, ColumnRole, Row, TaskTable};
use crate::parse::duty;
use crate::parse::lines::{Class, Entry};
use crate::span::{Source, Span};
use crate::zh::responsibility::{closes_with_bracket, in_paragraph};
use crate::zh::text::scan::is_digit;

/// A paragraph and what is stated of it.
struct Stated {
    text: MappedText,
    duty: model::Duty,
    /// Where that stands.
    said: Span,
    entries: Range<usize>,
}

/// The paragraphs in a range of entries as a table, a row each; `None` where there are fewer than two, or items with numbers.
pub(crate) fn read(
    entries: &mut [Entry],
    range: Range<usize>,
    source: &Source,
    year: Option<i16>,
) -> Option<TaskTable> {
    let mut found: Vec<Stated> = Vec::new();
    // The paragraph that a line of responsibility would be about.
    let mut above: Option<(usize, &MappedText)> = None;
    for (at, entry) in entries.iter().enumerate().take(range.end).skip(range.start) {
        let line = entry.line()?;
        if line.zone != Zone::Content {
            continue;
        }
        match line.class {
            Class::Heading(_) | Class::Cell(_) => return None,
            Class::Prose if is_row(&line.text) => return None,
            Class::Prose => {
                above = Some((at, &line.text));
                if let Some(stated) = closed(at, &line.text, source, year) {
                    found.push(stated);
                    above = None;
                }
            }
            Class::Duty => {
                let (duty, rest) = duty::of_line(&line.text, source, year)?;
                // 责任单位：甲局。加强宣传…: the line goes on with something else.
                if !rest.is_empty() {
                    return None;
                }
                match (above.take(), found.last_mut()) {
                    (Some((first, text)), _) => found.push(Stated {
                        text: text.clone(),
                        duty,
                        said: line.text.span(source),
                        entries: first..at + 1,
                    }),
                    (None, Some(last)) if last.entries.end == at => {
                        last.duty.join(duty);
                        last.said = source.span(hull(&last.said, &line.text.span(source)));
                        last.entries.end = at + 1;
                    }
                    _ => {}
                }
            }
            _ => above = None,
        }
    }
    found.retain(|stated| !stated.duty.units.is_empty());
    if found.len() < 2 {
        return None;
    }
    let places = found.iter().flat_map(|stated| stated.entries.clone());
    duty_list::mark_read(entries, places);
    let rows = found.into_iter().map(|stated| row(stated, source));
    let roles = [ColumnRole::Text, ColumnRole::Unit];
    Some(duty_list::of_paragraphs(roles, rows.collect()))
}

/// Whether a line is the row of a table that could not be read: a number and a blank begin it.
fn is_row(line: &str) -> bool {
    const DIGITS: usize = 3;
    let number = line
        .split_once(char::is_whitespace)
        .map(|(number, _)| number);
    number.is_some_and(|number| {
        (1..=DIGITS).contains(&number.chars().count()) && number.chars().all(is_digit)
    })
}

/// What a paragraph says that closes with a bracket of responsibility, and what the bracket states. Bodies alone in it may be
/// where a piece of news comes from.
fn closed(at: usize, text: &MappedText, source: &Source, year: Option<i16>) -> Option<Stated> {
    const WORDS: [&str; 6] = ["责任", "牵头", "负责", "配合", "落实", "承办"];
    if !closes_with_bracket(text) {
        return None;
    }
    let mut statements = in_paragraph(text, year);
    let last = statements.pop()?;
    let stated = &text[last.range.clone()];
    let bare = last.bearers.is_empty() || !holds_any(stated, &WORDS);
    if bare || text[last.range.end..].contains(char::is_alphanumeric) {
        return None;
    }
    let before = text.slice(0..last.range.start).trimmed();
    // …任务（甲局）。: the mark behind the bracket closes the sentence before it.
    let said = match before.ends_with(['。', '；', ';']) {
        true => before,
        false => text.without(std::slice::from_ref(&last.range)).trimmed(),
    };
    said.contains(char::is_alphanumeric).then(|| Stated {
        duty: duty::of_statement(text, &last, source, year),
        said: text.span_of(last.range.clone(), source),
        text: said,
        entries: at..at + 1,
    })
}

fn row(stated: Stated, source: &Source) -> Row {
    let Stated {
        text, duty, said, ..
    } = stated;
    let mut row = Row {
        text: text.as_str().into(),
        at: text.span(source),
        ..Row::default()
    };
    row.places.insert("text", text.span(source));
    row.at = source.span(hull(&row.at, &said));
    row.places.insert("units", said);
    if let Some(due) = duty.deadlines.first() {
        row.deadline = Some(due.text.to_string());
        row.places.insert("deadline", due.at.clone());
    }
    row.units = duty.units;
    row
}

/// From the first of two places to the end of the last.
fn hull(first: &Span, last: &Span) -> Range<usize> {
    first.start.min(last.start) as usize..first.end.max(last.end) as usize
}
