//! A statement in the making: what the labels and sentences of a bracket or a line say, until it is finished.

use std::ops::Range;

use super::duty_sentence;
use super::label_mark::{Mark, is_joint, labels};
use super::named_work;
use super::scope_rule::{self, is_rule};
use super::statement::{Again, Form, Rule, Statement};
use super::strange_name::{is_action, is_prose, is_strange};
use crate::zh::text::bracket::without_stray_close;
use crate::zh::text::label::{Label, behind_first};
use crate::zh::text::scan::{colons, is_close, is_colon};
use crate::zh::time::deadline::{self, Time};
use crate::zh::unit::full_name::complete_names;
use crate::zh::unit::list::looks_like_unit;
use crate::zh::unit::listed::{Found, UnitName};
use crate::zh::unit::name::{Confidence, is_placeholder};
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
    /// Reads the content of a bracket.
    pub(crate) fn of_bracket(content: &str, year: Option<i16>) -> Option<Self> {
        let tight = Tight::new(without_stray_close(content));
        // 以上任务由甲局牵头，乙局配合
        let names = match tight.text.starts_with(['以', '上', '该', '此', '本', '这']) {
            true => named_work::opening(&tight.text).unwrap_or(0),
            false => 0,
        };
        let all = names..tight.text.len();
        let mut reading = Reading::default();
        let marks: Vec<Mark> = labels(&tight, all.clone()).collect();
        // What stands before the first label is read as a list, unless it is prose.
        let head = all.start..marks.first().map_or(all.end, |mark| mark.start);
        if !marks.is_empty() {
            let prose = tight.text[head.clone()].chars().count() > 40;
            if prose {
                return None;
            }
        }
        reading.read_duties(&tight, head, None, year);
        reading.tells_else = colons(&tight.text).count() > marks.len();
        let (before, named) = (reading.evidence, reading.found.len());
        for (index, mark) in marks.iter().enumerate() {
            let end = marks.get(index + 1).map_or(all.end, |next| next.start);
            reading.read_value(&tight, mark, end, year);
            reading.evidence = Evidence::Label;
        }
        // （甲局，联系电话：…）: labels of something else leave the names before them what they are.
        if named > 0 && !reading.asks && reading.deadlines.is_empty() {
            reading.evidence = before;
        }
        reading.set_persons_aside(named);
        reading.finish();
        let empty =
            reading.bearers.is_empty() && reading.again.is_empty() && reading.rules.is_empty();
        match reading.evidence {
            Evidence::Label => (!empty
                || !reading.deadlines.is_empty()
                || !reading.aside.is_empty()
                || reading.blank_value)
                .then_some(reading),
            _ => (!empty || !reading.aside.is_empty()).then_some(reading),
        }
    }

    /// Reads the value of a label.
    pub(crate) fn read_value(&mut self, tight: &Tight, mark: &Mark, end: usize, year: Option<i16>) {
        if let Some(aside) = &mark.aside
            && is_rule(&tight.text[aside.clone()])
        {
            self.rules
                .push(scope_rule::read(tight, aside.clone(), &self.found));
        }
        let role = match mark.label {
            Label::Lead => Role::Lead,
            Label::Support => Role::Support,
            Label::Responsible => Role::Responsible,
            Label::Deadline => {
                let value = &tight.text[mark.value..end];
                let mut times = deadline::in_cell(value, year);
                if times.is_empty() {
                    let word = tight.text[mark.start..mark.value].trim_end_matches(is_colon);
                    let said = value.trim_end_matches(is_joint);
                    times.extend(deadline::in_other_words(said, word));
                }
                self.blank_value |= times.is_empty() && is_placeholder(value);
                self.push_times(tight, mark.value, times);
                return;
            }
            Label::Ignored => {
                let persons = persons_end(tight, mark, end);
                self.aside.push(tight.place(mark.start..persons));
                self.read_duties(tight, persons..end, None, year);
                return;
            }
            Label::Other => {
                self.unread.push(tight.place(mark.start..end));
                return;
            }
        };
        self.asks = true;
        let value = without_stray_close(&tight.text[mark.value..end])
            .trim_end_matches(|c: char| is_joint(c) && !is_close(c));
        self.blank_value |= is_placeholder(value);
        let label = &tight.text[mark.start..mark.value];
        self.persons = label.contains('人') || label.contains("领导");
        let before = self.found.len();
        self.read_duties(
            tight,
            mark.value..mark.value + value.len(),
            Some(role),
            year,
        );
        self.persons = false;
        // 牵头和配合单位：甲局、乙局
        if role == Role::Lead
            && let Some(others) = behind_first(label, value)
        {
            let others = match others {
                Label::Support => Role::Support,
                _ => Role::Responsible,
            };
            for found in self.found.iter_mut().skip(before + 1) {
                found.role = others;
            }
        }
    }

    /// Reads sentences of names and verbs. `label` is the role that a label gives.
    pub(crate) fn read_duties(
        &mut self,
        tight: &Tight,
        range: Range<usize>,
        label: Option<Role>,
        year: Option<i16>,
    ) {
        duty_sentence::read(self, tight, range, label, year);
    }

    pub(super) fn push_times(&mut self, tight: &Tight, base: usize, times: Vec<Time>) {
        self.deadlines.extend(times.into_iter().map(|time| {
            let place = tight.place(base + time.range.start..base + time.range.end);
            time.moved_to(place)
        }));
    }

    /// Takes persons from the first `named` names, where bodies stand behind a mark that parts more than `、` does: 李明；县发改局.
    fn set_persons_aside(&mut self, named: usize) {
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

/// Where the persons behind their label end: 责任领导：李明；县教育局、县财政局.
fn persons_end(tight: &Tight, mark: &Mark, end: usize) -> usize {
    let label = tight.text[mark.start..mark.value].trim_end_matches(is_colon);
    let behind = match label.ends_with(['人', '导', '长']) {
        true => tight.text[mark.value..end].find([';', '；']),
        false => None,
    };
    let of_bodies = |at: &usize| {
        let names = tight.text[*at..end].trim_matches(is_joint);
        looks_like_unit(names) == Some(Confidence::High)
    };
    let behind = behind.map(|at| mark.value + at);
    behind.filter(of_bodies).unwrap_or(end)
}
