//! Statements behind a dash, as reports on the year's work are decomposed: ——甲局牵头，乙局配合.

use super::plausible::Standing;
use super::reading::{Evidence, Reading};
use super::statement::{Form, Statement};
use crate::zh::text::scan::{char_before, half, is_space};

/// No such line is longer, in bytes.
const LONGEST: usize = 1200;

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '－' | '–' | '―' | '─' | '-')
}

/// The statement that a line is which begins with a dash: bodies, and what says how they share the work.
pub(crate) fn dashed_line(line: &str, year: Option<i16>) -> Option<Statement> {
    let start = line.len() - line.trim_start_matches(is_space).len();
    if !line[start..].starts_with(is_dash) || line.len() > LONGEST {
        return None;
    }
    behind_dash(line, start, year)
}

/// The statement behind the dash that stands behind the last sentence of a paragraph.
pub(crate) fn dashed_end(text: &str, year: Option<i16>) -> Option<Statement> {
    // A search for both takes far longer than one for the first, which nearly every text lacks.
    let dash = text.contains('—').then(|| text.rfind("——"))??;
    let closed = char_before(text, dash).is_some_and(|c| matches!(half(c), '。' | ';' | '!'));
    let short = text.len() - dash <= LONGEST;
    (closed && short)
        .then(|| behind_dash(text, dash, year))
        .flatten()
}

fn behind_dash(text: &str, dash: usize, year: Option<i16>) -> Option<Statement> {
    let said = text[dash..].trim_start_matches(|c| is_dash(c) || is_space(c));
    let base = text.len() - said.len();
    let reading = Reading::of_bracket(said, year)?;
    let accepted = match reading.evidence {
        // A label says so itself, with a dash before it or without.
        Evidence::Label => false,
        Evidence::Verb => reading.is_plausible(true),
        Evidence::List => reading.is_plausible_list(Standing::Inside),
    };
    accepted.then(|| reading.statement(dash..text.len(), base, Form::Line))
}
