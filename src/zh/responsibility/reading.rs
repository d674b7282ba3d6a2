//! A statement in the making: what the labels and sentences of a bracket or a line say, until it is finished.

use crate::zh::text::scan::moved;
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Evidence {
    Label,
    Verb,
    #[default]
    List,
}

/// A statement in the making.
#[derive(Default)]
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
    /// Whether the text counts only where it says nothing else: behind anything else it is not read on.
    pub(super) is_plain: bool,
}

impl Reading {
    /// Whether what follows changes nothing, because something else is said already.
    pub(super) fn is_settled(&self) -> bool {
        let says_else = self.predicates > 0
            || !self.unread.is_empty()
            || !self.rules.is_empty()
            || !self.aside.is_empty();
        self.is_plain && says_else
    }

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
        let moved = |range| moved(range, base);
        let bearers = self.bearers.into_iter();
        let deadlines = self.deadlines.into_iter();
        let again = self.again.into_iter();
        let rules = self.rules.into_iter();
        Statement {
            range,
            bearers: bearers
                .map(|(name, role)| (name.moved(base), role))
                .collect(),
            deadlines: deadlines.map(|time| time.moved(base)).collect(),
            again: again.map(|again| again.moved(base)).collect(),
            rules: rules.map(|rule| rule.moved(base)).collect(),
            asks: self.asks,
            aside: self.aside.into_iter().map(moved).collect(),
            unread: self.unread.into_iter().map(moved).collect(),
            form,
        }
    }
}
