//! The content of a bracket and the values of labels, read into a [`Reading`].

use std::ops::Range;

use super::labels::mark::{Mark, is_joint, labels};
use super::named_work;
use super::reading::{Evidence, Reading};
use super::scope_rule::{self, is_rule};
use super::sentence::duty_sentence;
use crate::zh::text::bracket::without_stray_close;
use crate::zh::text::label::{Label, behind_first};
use crate::zh::text::scan::{colons, is_close, is_colon};
use crate::zh::time::deadline;
use crate::zh::unit::list::are_sure_bodies;
use crate::zh::unit::name::is_placeholder;
use crate::zh::unit::role::Role;
use crate::zh::unit::tight::Tight;

/// So many characters beside a time belong to it (完成主体工程); what is longer says something else.
const OF_TIME: usize = 12;

impl Reading {
    pub(crate) fn of_bracket(content: &str, year: Option<i16>) -> Option<Self> {
        Reading::default().read(content, year)
    }

    /// What a sentence says like a bracket, where that is nothing but names, verbs and times.
    pub(crate) fn of_sentence(content: &str, year: Option<i16>) -> Option<Self> {
        let reading = Reading {
            is_plain: true,
            ..Reading::default()
        };
        reading
            .read(content, year)
            .filter(Reading::says_nothing_else)
    }

    fn read(mut self, content: &str, year: Option<i16>) -> Option<Self> {
        let reading = &mut self;
        let tight = Tight::new(without_stray_close(content));
        // 以上任务由甲局牵头，乙局配合
        let names = match tight.text.starts_with(['以', '上', '该', '此', '本', '这']) {
            true => named_work::opening(&tight.text).unwrap_or(0),
            false => 0,
        };
        let all = names..tight.text.len();
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
                .then_some(self),
            _ => (!empty || !reading.aside.is_empty()).then_some(self),
        }
    }

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
                let mut from = 0;
                let taken = times.iter().map(|time| time.range.clone());
                for time in taken.chain(std::iter::once(value.len()..value.len())) {
                    let said = from..time.start.max(from);
                    from = time.end.max(from);
                    // A bracket that is not closed reaches over what stands behind it.
                    if value[said.clone()].chars().nth(OF_TIME).is_some() {
                        let said = mark.value + said.start..mark.value + said.end;
                        self.unread.push(tight.place(said));
                    }
                }
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
        are_sure_bodies(names)
    };
    let behind = behind.map(|at| mark.value + at);
    behind.filter(of_bodies).unwrap_or(end)
}
