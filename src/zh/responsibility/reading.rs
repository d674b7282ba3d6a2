//! A statement in the making: what the labels and sentences of a bracket or a line say, until it is finished.

use std::ops::Range;

use super::statement::{Again, Form, Rule, Statement};
use super::strange_name::{is_action, is_prose, is_strange};
use crate::zh::time::deadline::Time;
use crate::zh::unit::full_name::complete_names;
use crate::zh::unit::listed::{Found, UnitName};
use crate::zh::unit::name::Confidence;
use crate::zh::unit::person::{has_personal_name, holds_office};
use crate::zh::unit::role::Role;
use crate::zh::unit::tight::Tight;

/// By what a text is known as a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evidence {
    Label,
    Verb,
    List,
}

/// A statement in the making.
pub(crate) struct Reading {
    pub(crate) found: Vec<Found<Role>>,
    pub(crate) bearers: Vec<(UnitName, Role)>,
    pub(crate) deadlines: Vec<Time>,
    pub(crate) again: Vec<Again>,
    pub(crate) rules: Vec<Rule>,
    /// Whether a label announces bodies.
    pub(super) asks: bool,
    /// Persons, and bodies that assess: no units.
    pub(crate) aside: Vec<Range<usize>>,
    pub(crate) blank_value: bool,
    pub(crate) evidence: Evidence,
    /// Clauses that say what a body has to do.
    pub(super) predicates: usize,
    /// What is read as nothing.
    pub(super) unread: Vec<Range<usize>>,
    /// Whether a colon stands behind no label: 地点：市体育馆.
    pub(super) tells_else: bool,
    /// Whether the label at hand announces persons beside the bodies: 责任单位及责任人.
    pub(super) persons: bool,
    /// Counts the sentences read.
    pub(super) group: usize,
}

impl Default for Reading {
    fn default() -> Self {
        Reading {
            found: Vec::new(),
            bearers: Vec::new(),
            deadlines: Vec::new(),
            again: Vec::new(),
            rules: Vec::new(),
            asks: false,
            aside: Vec::new(),
            blank_value: false,
            evidence: Evidence::List,
            predicates: 0,
            unread: Vec::new(),
            tells_else: false,
            persons: false,
            group: 0,
        }
    }
}

impl Reading {
    pub(super) fn push_times(&mut self, tight: &Tight, base: usize, times: Vec<Time>) {
        self.deadlines.extend(times.into_iter().map(|time| {
            let place = tight.place(base + time.range.start..base + time.range.end);
            time.moved_to(place)
        }));
    }

    /// Takes persons from the first `named` names, where bodies stand behind a mark that parts more than `、` does: 李明；县发改局.
    pub(super) fn set_persons_aside(&mut self, named: usize) {
        let is_sure = |name: &Found<Role>| name.unit.confidence == Confidence::High;
        if !self.found.iter().any(is_sure) {
            return;
        }
        let behind = self.found.split_off(named);
        let groups = self.found.chunk_by(|name, next| name.group == next.group);
        let of_persons =
            |group: &&[Found<Role>]| group.iter().all(|name| has_personal_name(&name.unit.name));
        let persons = groups.filter(of_persons).flatten();
        let mut persons: Vec<usize> = persons.map(|name| name.group).collect();
        persons.sort_unstable();
        for name in std::mem::take(&mut self.found) {
            match persons.binary_search(&name.group).is_ok() {
                true => self.aside.push(name.unit.range),
                false => self.found.push(name),
            }
        }
        self.found.extend(behind);
    }

    /// Completes names and drops what is prose.
    pub(crate) fn finish(&mut self) {
        self.found.sort_by_key(|found| found.unit.range.start);
        complete_names(&mut self.found);
        let labelled = self.evidence != Evidence::Verb;
        self.bearers.reserve(self.found.len());
        for Found { unit, role, .. } in self.found.drain(..) {
            if holds_office(&unit.name) {
                self.aside.push(unit.range);
            } else if is_strange(&unit)
                && (labelled && is_prose(&unit.name) || is_action(&unit.name))
            {
                self.unread.push(unit.range);
            } else {
                self.bearers.push((unit, role));
            }
        }
    }

    pub(crate) fn statement(self, range: Range<usize>, base: usize, form: Form) -> Statement {
        let moved = |range: Range<usize>| range.start + base..range.end + base;
        let unit = |unit: UnitName| UnitName {
            range: moved(unit.range.clone()),
            ..unit
        };
        Statement {
            range,
            bearers: self
                .bearers
                .into_iter()
                .map(|(name, role)| (unit(name), role))
                .collect(),
            deadlines: self
                .deadlines
                .into_iter()
                .map(|time| {
                    let place = moved(time.range.clone());
                    time.moved_to(place)
                })
                .collect(),
            again: self
                .again
                .into_iter()
                .map(|again| Again {
                    range: moved(again.range.clone()),
                    ..again
                })
                .collect(),
            rules: self
                .rules
                .into_iter()
                .map(|rule| match rule {
                    Rule::AlsoAll(units) => Rule::AlsoAll(units.into_iter().map(unit).collect()),
                    other => other,
                })
                .collect(),
            asks: self.asks,
            aside: self.aside.into_iter().map(moved).collect(),
            unread: self.unread.into_iter().map(moved).collect(),
            form,
        }
    }
}
