//! What speaks for a line of a flattened table being in one column or another.

use std::collections::HashSet;

use super::columns;
use super::unit_cell::is_bracketed;
use crate::model::{Book, ColumnRole};
use crate::zh::fold::fold;
use crate::zh::{deadline, unit_list, unit_name};

/// The book's clauses and titles, folded: a cell that is a clause is a text, one that is a title names a group or a heading.
#[derive(Debug, Default)]
pub(super) struct BookEvidence {
    clauses: HashSet<String>,
    titles: HashSet<String>,
    /// Sentences that open a paragraph: a table may show them as headings.
    openings: HashSet<String>,
}

impl BookEvidence {
    /// Gathers the clauses and titles of all books.
    pub(super) fn of(books: &[Book]) -> Self {
        let mut evidence = BookEvidence::default();
        for node in books.iter().flat_map(Book::walk) {
            evidence.titles.extend(node.title.as_deref().map(fold));
            evidence
                .clauses
                .extend(node.clauses.iter().map(|clause| fold(&clause.text)));
            if let [first, _, ..] = node.clauses.as_slice()
                && first.text.ends_with('。')
            {
                evidence.openings.insert(fold(&first.text));
            }
        }
        evidence
    }
}

/// What a line looks like.
#[derive(Debug, Default)]
pub(super) struct Features {
    pub squeezed: String,
    pub header_name: bool,
    pub ends_sentence: bool,
    characters: usize,
    integer: bool,
    placeholder: bool,
    bracketed: bool,
    unit: Option<unit_name::Confidence>,
    time: bool,
    points: bool,
    digits: bool,
    is_clause: bool,
    is_title: bool,
    is_opening: bool,
}

impl Features {
    pub(super) fn of(text: &str, evidence: &BookEvidence) -> Self {
        let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let characters = squeezed.chars().count();
        let short = characters <= 60;
        let folded = if short { fold(text) } else { String::new() };
        let first = text.find([';', '；', '。']).map_or(text, |at| &text[..at]);
        Features {
            header_name: characters <= 10 && columns::role_of_name(text).is_some(),
            ends_sentence: squeezed.ends_with([';', '；', '。']),
            integer: characters <= 3
                && squeezed
                    .chars()
                    .all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)),
            placeholder: unit_name::is_placeholder(text),
            bracketed: short && is_bracketed(text),
            unit: short.then(|| unit_of(text)).flatten(),
            time: characters <= 20 && !deadline::in_cell(text, None).is_empty(),
            points: characters <= 6
                && squeezed
                    .trim_end_matches('分')
                    .chars()
                    .all(|c| c.is_ascii_digit() || c == '.')
                && !squeezed.is_empty(),
            digits: squeezed.contains(|c: char| c.is_ascii_digit()),
            is_clause: evidence.clauses.contains(&fold(first)),
            is_title: short && evidence.titles.contains(&folded),
            is_opening: short
                && !squeezed.ends_with([';', '；', '。'])
                && evidence.openings.contains(&folded),
            characters,
            squeezed,
        }
    }

    /// How well the line fits a column.
    pub(super) fn score(&self, role: ColumnRole) -> f32 {
        use ColumnRole::*;
        match role {
            Seq => {
                if self.integer {
                    8.0
                } else {
                    -20.0
                }
            }
            Unit | Lead | Support | Assessor => self.unit_score(),
            Text => self.text_score(),
            Heading => self.name_score(),
            Group => self.name_score() - 0.5,
            Deadline => choose(self.time, 5.0, -5.0) - choose(self.is_clause, 6.0, 0.0),
            Score => choose(self.points, 4.0, -6.0),
            Target => choose(self.digits && self.characters <= 20, 2.0, -4.0),
            Measure => choose(
                self.characters <= 6 && !self.ends_sentence && !self.integer,
                1.0,
                -6.0,
            ),
            Person => choose(
                self.characters <= 4 && self.unit.is_none() && !self.integer,
                2.0,
                -6.0,
            ),
            _ => choose(self.integer || self.unit.is_some(), -4.0, -1.0),
        }
    }

    fn unit_score(&self) -> f32 {
        if self.ends_sentence || self.integer || self.is_clause || self.is_title {
            return -12.0;
        }
        if self.placeholder {
            return 4.0;
        }
        if self.bracketed && self.characters <= 12 {
            return 3.0;
        }
        match self.unit {
            Some(unit_name::Confidence::High) => 6.0,
            Some(unit_name::Confidence::Medium) => 4.0,
            Some(unit_name::Confidence::Low) => 1.0,
            None => -6.0,
        }
    }

    fn unlike_name(&self) -> f32 {
        let unit = match self.unit {
            Some(unit_name::Confidence::High) => 6.0,
            Some(unit_name::Confidence::Medium) => 3.0,
            _ => 0.0,
        };
        unit + choose(self.integer, 14.0, 0.0) + choose(self.placeholder, 10.0, 0.0)
    }

    fn text_score(&self) -> f32 {
        choose(self.ends_sentence, 5.0, 0.0)
            + choose(self.is_clause && !self.is_opening, 6.0, 0.0)
            + choose(self.characters >= 20, 3.0, 0.0)
            - choose(self.is_title, 3.0, 0.0)
            - self.unlike_name()
    }

    fn name_score(&self) -> f32 {
        choose(self.characters <= 40, 1.0, -6.0)
            + choose(self.is_title || self.is_opening, 6.0, 0.0)
            - choose(self.ends_sentence, 6.0, 0.0)
            - choose(
                self.is_clause && !self.is_title && !self.is_opening,
                4.0,
                0.0,
            )
            - self.unlike_name()
    }
}

/// A bracket that lost its partner is no reason to take a unit for something else.
fn unit_of(text: &str) -> Option<unit_name::Confidence> {
    unit_list::looks_like_unit(text)
        .or_else(|| unit_list::looks_like_unit(text.trim_matches(['(', ')', '（', '）']).trim()))
}

fn choose(condition: bool, yes: f32, no: f32) -> f32 {
    if condition { yes } else { no }
}
