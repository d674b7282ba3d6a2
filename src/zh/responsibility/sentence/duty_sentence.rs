//! Sentences of names and verbs: names gather until a verb (牵头, 配合, 负责) or the end gives them their role.

use std::ops::Range;

use super::join_in;
use crate::zh::responsibility::element::{self, Aside, Said};
use crate::zh::responsibility::reading::{Evidence, Reading};
use crate::zh::responsibility::scope_rule::{self, holds_for_all};
use crate::zh::responsibility::statement::Again;
use crate::zh::text::bracket::closing_bracket;
use crate::zh::text::scan::{is_stop, parts};
use crate::zh::unit::element::{Element, elements};
use crate::zh::unit::list::push_names;
use crate::zh::unit::listed::Found;
use crate::zh::unit::person::{is_person, without_person};
use crate::zh::unit::role::Role;
use crate::zh::unit::tight::Tight;

/// Reads the sentences of a range; `label` is the role that a label gives.
pub(crate) fn read(
    reading: &mut Reading,
    tight: &Tight,
    range: Range<usize>,
    label: Option<Role>,
    year: Option<i16>,
) {
    for sentence in sentences(&tight.text, range) {
        reading.group += 1;
        let sentence_reader = SentenceReader {
            base: reading.group * 1000,
            reading: &mut *reading,
            tight,
            label,
            year,
            pending: Vec::new(),
            goes_on: false,
            joining: None,
            last: None,
            ruled: false,
        };
        sentence_reader.read(sentence);
    }
}

struct SentenceReader<'r, 't> {
    reading: &'r mut Reading,
    tight: &'t Tight<'t>,
    label: Option<Role>,
    year: Option<i16>,
    /// Added to the groups of the elements, which count from the beginning of each sentence.
    base: usize,
    /// Names that wait for their role.
    pending: Vec<Found>,
    /// What a predicate says goes on behind commas: 甲局做好发布、解读,乙局加强监督.
    goes_on: bool,
    /// The group in which bodies join in: 甲局会同乙局、丙局.
    joining: Option<usize>,
    /// The group of the last element.
    last: Option<usize>,
    /// Exceptions and the like behind 以下均需…落实 are part of the rule.
    ruled: bool,
}

impl SentenceReader<'_, '_> {
    fn read(mut self, sentence: Range<usize>) {
        let mut elements = elements(&self.tight.text, sentence).into_iter().peekable();
        while let Some(mut element) = elements.next() {
            element.group += self.base;
            let same = |next: &Element| next.group + self.base == element.group;
            if holds_for_all(&self.tight.text[element.range.clone()]) {
                // 以下均需市、县人民政府落实: a list of its own.
                while let Some(next) = elements.next_if(same) {
                    element.range.end = next.range.end;
                }
            }
            let listed = elements.peek().is_some_and(same);
            self.element(element, listed);
            if self.reading.is_settled() {
                return;
            }
        }
        self.take_or(Role::Responsible);
    }

    /// Reads an element; `listed` tells that the list goes on behind it.
    fn element(&mut self, mut element: Element, listed: bool) {
        let start = self.behind_label(element.range.clone());
        let start = self.behind_join(start..element.range.end, element.group);
        let (end, aside) = element::aside(&self.tight.text, start..element.range.end);
        element.range = self.without_persons(start..end);
        let group = element.group;
        let text = &self.tight.text[element.range.clone()];
        if self.reading.persons && is_person(text) {
            return;
        }
        let given = self.label.is_some() || listed;
        let said = element::said(text, self.goes_on, given, self.year);
        if !self.ruled {
            self.said(said, element, &aside);
        }
        match aside {
            Some(Aside::Helpers(names, role)) => {
                let mut helpers = Vec::new();
                push_parts(self.tight, names, group, &mut helpers);
                let helpers = helpers.into_iter().map(|found| found.with(role));
                self.reading.found.extend(helpers);
            }
            Some(Aside::Rule(inside)) => {
                self.take_or(Role::Responsible);
                let rule = scope_rule::read(self.tight, inside, &self.reading.found);
                self.reading.rules.push(rule);
            }
            _ => {}
        }
    }

    /// Where an element begins behind the label in it, which gives a role from here on.
    fn behind_label(&mut self, range: Range<usize>) -> usize {
        let (start, stated) = element::label(&self.tight.text, range);
        if let Some(role) = stated {
            self.take_or(Role::Responsible);
            self.know(Evidence::Verb);
            self.label = Some(role);
        }
        start
    }

    /// Where an element begins behind the word with which its bodies join others: 甲局牵头，会同乙局; what a list begins with may be
    /// 会同县水利局.
    fn behind_join(&mut self, range: Range<usize>, group: usize) -> usize {
        let others = !self.reading.found.is_empty() || !self.pending.is_empty();
        let joined = match others && self.last != Some(group) {
            true => join_in::len(&self.tight.text[range.clone()]),
            false => 0,
        };
        self.last = Some(group);
        if joined > 0 || join_in::ends_before(&self.tight.text[..range.start]) {
            self.joining = Some(group);
            return range.start + joined;
        }
        range.start
    }

    /// An element without the persons before, behind or in a bracket behind its body.
    fn without_persons(&mut self, range: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = range;
        let (tight, text) = (self.tight, &self.tight.text);
        if !self.reading.persons && !tight.has_gaps() {
            return start..end;
        }
        if self.reading.persons {
            // 责任单位（责任人）：县水利局（李明）
            if let Some((open, inside)) = closing_bracket(&text[start..end])
                && is_person(&text[start..end][inside.clone()])
            {
                let person = tight.place(start + inside.start..start + inside.end);
                self.reading.aside.push(person);
                end = start + open;
            }
            // 张三 区交通局
            let gaps =
                (start + 1..end).filter(|&at| text.is_char_boundary(at) && tight.is_apart(at));
            for gap in gaps.collect::<Vec<_>>() {
                if is_person(&text[start..gap]) {
                    start = gap;
                }
            }
        }
        // 区教育局李立; 区教育局 李立 also where no label announces persons.
        let body = start + without_person(&text[start..end]).len();
        if self.reading.persons {
            end = body;
        } else if body < end && tight.is_apart(body) {
            self.reading.aside.push(tight.place(body..end));
            end = body;
        }
        start..end
    }

    fn said(&mut self, said: Said, element: Element, aside: &Option<Aside>) {
        let tight = self.tight;
        let Range { start, end } = element.range;
        match said {
            Said::Remark => {}
            Said::Overseers => {
                let same = self
                    .pending
                    .iter()
                    .position(|name| name.group == element.group);
                let names = self.pending.drain(same.unwrap_or(self.pending.len())..);
                self.reading.aside.extend(names.map(|name| name.unit.range));
                self.reading.aside.push(tight.place(start..end));
            }
            Said::Rule => {
                self.ruled = holds_for_all(&tight.text[start..end]);
                self.take_or(Role::Responsible);
                let rule = scope_rule::read(tight, start..end, &self.reading.found);
                self.reading.rules.push(rule);
            }
            // Without a label it may be anything that is the same.
            Said::Again(meant) => match self.label {
                Some(role) => self.reading.again.push(Again {
                    range: tight.place(start..end),
                    role,
                    meant,
                }),
                None => self.reading.unread.push(tight.place(start..end)),
            },
            Said::Times(times) => self.reading.push_times(tight, start, times),
            Said::Duty { subject, more } => {
                let names = start..start + subject.len;
                if more {
                    self.reading.unread.push(tight.place(names.end..end));
                }
                push_parts(tight, names, element.group, &mut self.pending);
                self.give(Some(subject.role));
            }
            Said::Subject(subject) => {
                let names = start..start + subject.len;
                self.reading.unread.push(tight.place(names.end..end));
                push_parts(tight, names, element.group, &mut self.pending);
                let own = Some(subject.role).filter(|role| *role != Role::Responsible);
                match own {
                    Some(role) => self.take(role),
                    None => self.take_or(Role::Responsible),
                }
                self.reading.predicates += 1;
                self.goes_on = true;
            }
            Said::More => self.reading.unread.push(tight.place(start..end)),
            Said::Names(verb, known) => {
                let joins = self.joining == Some(element.group);
                let before = self.pending.len();
                push_names(tight, element, Some(known), &mut self.pending);
                if joins {
                    self.found_with(before, Role::Support);
                }
                if let Some(Aside::Role(role)) = aside {
                    self.know(Evidence::Verb);
                    self.found_with(before, *role);
                }
                self.give(verb);
            }
        }
    }

    /// Gives the names that wait the role of the verb behind them, if there is one.
    fn give(&mut self, verb: Option<Role>) {
        let Some(role) = verb else { return };
        if self.label.is_none() {
            self.know(Evidence::Verb);
        }
        match role {
            Role::Responsible => self.take_or(role),
            other => self.take(other),
        }
    }

    fn know(&mut self, evidence: Evidence) {
        if self.reading.evidence == Evidence::List {
            self.reading.evidence = evidence;
        }
    }

    /// Gives the names that wait the role of the label, or this one where there is none.
    fn take_or(&mut self, role: Role) {
        self.take(self.label.unwrap_or(role));
    }

    fn take(&mut self, role: Role) {
        self.found_with(0, role);
    }

    /// Gives the names that wait, from this one on, a role.
    fn found_with(&mut self, from: usize, role: Role) {
        let names = self.pending.drain(from..);
        self.reading
            .found
            .extend(names.map(|found| found.with(role)));
    }
}

/// The names of the subject of a predicate.
fn push_parts(tight: &Tight, names: Range<usize>, group: usize, pending: &mut Vec<Found>) {
    for part in elements(&tight.text, names) {
        push_names(tight, Element { group, ..part }, None, pending);
    }
}

/// The sentences of a range, parted outside brackets.
fn sentences(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let base = range.start;
    parts(&text[range], is_stop)
        .map(move |part| base + part.start..base + part.end)
        .filter(|sentence| !sentence.is_empty())
}
