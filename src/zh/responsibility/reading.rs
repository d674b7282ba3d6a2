//! Reading clauses of duty: names gather until a verb (牵头, 配合, 负责) or the end gives them their role.

use std::ops::Range;

use super::element::{self, Aside, Said};
use super::join_in;
use super::label_mark::{Mark, is_joint, labels};
use super::named_work;
use super::scope_rule::{self, holds_for_all, is_rule};
use super::statement::{Again, Form, Rule, Statement};
use super::strange_name::{is_action, is_prose, is_strange};
use crate::zh::text::bracket::{closing_bracket, without_stray_close};
use crate::zh::text::label::{Label, behind_first};
use crate::zh::text::scan::{between_han, colons, half, is_close, is_colon, outside_brackets};
use crate::zh::time::deadline::{self, Time};
use crate::zh::unit::element::{Element, elements};
use crate::zh::unit::full_name::complete_names;
use crate::zh::unit::list::{looks_like_unit, push_names};
use crate::zh::unit::listed::{Found, UnitName};
use crate::zh::unit::name::{Confidence, is_placeholder};
use crate::zh::unit::person::{has_personal_name, holds_office, is_person, without_person};
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
    persons: bool,
    group: usize,
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
        for sentence in sentences(&tight.text, range) {
            self.read_sentence(tight, sentence, label, year);
        }
    }

    fn read_sentence(
        &mut self,
        tight: &Tight,
        sentence: Range<usize>,
        label: Option<Role>,
        year: Option<i16>,
    ) {
        let mut label = label;
        let mut pending: Vec<Found> = Vec::new();
        self.group += 1;
        let base = self.group * 1000;
        // What a predicate says goes on behind commas: 甲局做好发布、解读,乙局加强监督.
        let mut goes_on = false;
        // The group in which bodies join in: 甲局会同乙局、丙局.
        let (mut joining, mut last) = (None, None);
        // Exceptions and the like behind 以下均需…落实 are part of the rule.
        let mut ruled = false;
        let mut elements = elements(&tight.text, sentence).into_iter().peekable();
        while let Some(mut element) = elements.next() {
            element.group += base;
            let Range { start, mut end } = element.range;
            if holds_for_all(&tight.text[start..end]) {
                // 以下均需市、县人民政府落实: a list of its own.
                while let Some(next) = elements.next_if(|next| next.group + base == element.group) {
                    end = next.range.end;
                }
            }
            let (mut start, stated) = element::label(&tight.text, start..end);
            if let Some(role) = stated {
                self.take(&mut pending, label.unwrap_or(Role::Responsible));
                self.know(Evidence::Verb);
                label = Some(role);
            }
            // 甲局牵头，会同乙局; what a list begins with may be 会同县水利局.
            let others = !self.found.is_empty() || !pending.is_empty();
            let behind_others = others && last != Some(element.group);
            let joined = match behind_others {
                true => join_in::len(&tight.text[start..end]),
                false => 0,
            };
            last = Some(element.group);
            if joined > 0 || join_in::ends_before(&tight.text[..start]) {
                joining = Some(element.group);
                start += joined;
            }
            let (mut end, aside) = element::aside(&tight.text, start..end);
            // 责任单位（责任人）：县水利局（李明）
            if self.persons
                && let Some((open, inside)) = closing_bracket(&tight.text[start..end])
                && is_person(&tight.text[start..end][inside.clone()])
            {
                self.aside
                    .push(tight.place(start + inside.start..start + inside.end));
                end = start + open;
            }
            if self.persons {
                // 张三 区交通局
                let gaps = (start + 1..end)
                    .filter(|&at| tight.text.is_char_boundary(at) && tight.is_apart(at));
                let gaps: Vec<usize> = gaps.collect();
                for gap in gaps {
                    if is_person(&tight.text[start..gap]) {
                        start = gap;
                    }
                }
            }
            // 区教育局李立; 区教育局 李立 also where no label announces persons.
            let body = start + without_person(&tight.text[start..end]).len();
            let end = if self.persons {
                body
            } else if body < end && tight.is_apart(body) {
                self.aside.push(tight.place(body..end));
                body
            } else {
                end
            };
            element.range = start..end;
            let group = element.group;
            let text = &tight.text[start..end];
            if self.persons && is_person(text) {
                continue;
            }
            let given = label.is_some()
                || elements
                    .peek()
                    .is_some_and(|next| next.group + base == element.group);
            match element::said(text, goes_on, given, year) {
                Said::Remark => {}
                _ if ruled => {}
                Said::Overseers => {
                    let same = pending.iter().position(|name| name.group == element.group);
                    let names = pending.drain(same.unwrap_or(pending.len())..);
                    self.aside.extend(names.map(|name| name.unit.range));
                    self.aside.push(tight.place(start..end));
                }
                Said::Rule => {
                    ruled = holds_for_all(text);
                    self.take(&mut pending, label.unwrap_or(Role::Responsible));
                    self.rules
                        .push(scope_rule::read(tight, start..end, &self.found));
                }
                // Without a label it may be anything that is the same.
                Said::Again(meant) => match label {
                    Some(role) => self.again.push(Again {
                        range: tight.place(start..end),
                        role,
                        meant,
                    }),
                    None => self.unread.push(tight.place(start..end)),
                },
                Said::Times(times) => self.push_times(tight, start, times),
                Said::Duty { subject, more } => {
                    let names = start..start + subject.len;
                    if more {
                        self.unread.push(tight.place(names.end..end));
                    }
                    push_parts(tight, names, element.group, &mut pending);
                    self.give(&mut pending, Some(subject.role), label);
                }
                Said::Subject(subject) => {
                    let names = start..start + subject.len;
                    self.unread.push(tight.place(names.end..end));
                    push_parts(tight, names, element.group, &mut pending);
                    let own = Some(subject.role).filter(|role| *role != Role::Responsible);
                    self.take(&mut pending, own.or(label).unwrap_or(Role::Responsible));
                    self.predicates += 1;
                    goes_on = true;
                }
                Said::More => self.unread.push(tight.place(start..end)),
                Said::Names(verb, sure) => {
                    let before = pending.len();
                    push_names(tight, element, sure, &mut pending);
                    if joining == Some(group) {
                        let helpers = pending.drain(before..);
                        self.found
                            .extend(helpers.map(|found| found.with(Role::Support)));
                    }
                    if let Some(Aside::Role(role)) = aside {
                        self.know(Evidence::Verb);
                        let own = pending.drain(before..);
                        self.found.extend(own.map(|found| found.with(role)));
                    }
                    self.give(&mut pending, verb, label);
                }
            }
            if let Some(Aside::Helpers(names, role)) = &aside {
                let mut helpers = Vec::new();
                push_parts(tight, names.clone(), group, &mut helpers);
                self.found
                    .extend(helpers.into_iter().map(|found| found.with(*role)));
            }
            if let Some(Aside::Rule(inside)) = aside {
                self.take(&mut pending, label.unwrap_or(Role::Responsible));
                self.rules
                    .push(scope_rule::read(tight, inside, &self.found));
            }
        }
        self.take(&mut pending, label.unwrap_or(Role::Responsible));
    }

    /// Gives the names that wait the role of the verb behind them, if there is one.
    fn give(&mut self, pending: &mut Vec<Found>, verb: Option<Role>, label: Option<Role>) {
        let Some(role) = verb else { return };
        if label.is_none() {
            self.know(Evidence::Verb);
        }
        let role = match role {
            Role::Responsible => label.unwrap_or(role),
            other => other,
        };
        self.take(pending, role);
    }

    fn know(&mut self, evidence: Evidence) {
        if self.evidence == Evidence::List {
            self.evidence = evidence;
        }
    }

    fn take(&mut self, pending: &mut Vec<Found>, role: Role) {
        self.found
            .extend(pending.drain(..).map(|found| found.with(role)));
    }

    fn push_times(&mut self, tight: &Tight, base: usize, times: Vec<Time>) {
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

/// The names of the subject of a predicate.
fn push_parts(tight: &Tight, names: Range<usize>, group: usize, pending: &mut Vec<Found>) {
    for part in elements(&tight.text, names) {
        push_names(tight, Element { group, ..part }, None, pending);
    }
}

/// The sentences of a range, parted outside brackets.
fn sentences(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let marks = outside_brackets(between_han(&text[range.clone()]))
        .filter(|(_, c)| matches!(half(*c), '。' | ';'));
    let places = marks.map(move |(at, c)| (range.start + at, c.len_utf8()));
    let mut start = range.start;
    places
        .chain([(range.end, 0)])
        .map(move |(end, mark)| std::mem::replace(&mut start, end + mark)..end)
        .filter(|sentence| !sentence.is_empty())
}
