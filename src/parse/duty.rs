//! Responsibility statements as units and deadlines with their places.

use crate::mapped::MappedText;
use crate::model::{Confidence, Deadline, DeadlineKind, Duty, Role, Unit, Via};
use crate::span::Source;
use crate::zh::deadline::{Time, TimeKind};
use crate::zh::units::{self, Form, Statement, UnitName};

impl Duty {
    /// Adds what another statement of the same item says; a unit that is there already stays once.
    pub(crate) fn join(&mut self, other: Duty) {
        for unit in other.units {
            if !self
                .units
                .iter()
                .any(|known| known.name == unit.name && known.role == unit.role)
            {
                self.units.push(unit);
            }
        }
        self.deadlines.extend(other.deadlines);
        self.blank |= other.blank;
    }
}

/// What a statement in a text says.
pub(super) fn of_statement(
    text: &MappedText,
    statement: &Statement,
    source: &Source,
    year: Option<i16>,
) -> Duty {
    let via = match statement.form {
        Form::Bracket => Via::Bracket,
        Form::Line => Via::Line,
    };
    Duty {
        units: statement
            .bearers
            .iter()
            .map(|(name, role)| unit(text, name, model_role(*role), via, source))
            .collect(),
        deadlines: statement
            .deadlines
            .iter()
            .map(|time| deadline(text, time, source, year))
            .collect(),
        blank: statement.bearers.is_empty() && statement.deadlines.is_empty(),
    }
}

/// What a line of its own says.
pub(super) fn of_line(text: &MappedText, source: &Source, year: Option<i16>) -> Option<Duty> {
    units::labelled_line(text, year).map(|statement| of_statement(text, &statement, source, year))
}

/// A unit with its place.
pub(super) fn unit(
    text: &MappedText,
    name: &UnitName,
    role: Role,
    via: Via,
    source: &Source,
) -> Unit {
    Unit {
        name: name.name.clone(),
        alias: None,
        role,
        generic: name.generic,
        via,
        full_name: name.full_name.clone(),
        confidence: match name.confidence {
            units::Confidence::High => Confidence::High,
            units::Confidence::Medium => Confidence::Medium,
            units::Confidence::Low => Confidence::Low,
        },
        at: text.span_of(name.range.clone(), source),
    }
}

/// A deadline with its place.
pub(super) fn deadline(
    text: &MappedText,
    time: &Time,
    source: &Source,
    year: Option<i16>,
) -> Deadline {
    Deadline {
        text: text[time.range.clone()].to_owned(),
        date: time.date(year),
        kind: match time.kind {
            TimeKind::Date => DeadlineKind::Date,
            TimeKind::Ongoing => DeadlineKind::Ongoing,
            TimeKind::Recurring => DeadlineKind::Recurring,
            TimeKind::Unclear => DeadlineKind::Unclear,
        },
        at: text.span_of(time.range.clone(), source),
    }
}

pub(super) fn model_role(role: units::Role) -> Role {
    match role {
        units::Role::Lead => Role::Lead,
        units::Role::Support => Role::Support,
        units::Role::Responsible => Role::Responsible,
    }
}
