//! Reading clauses of duty: names gather until a verb (牵头, 配合, 负责) or the end gives them their role.

use std::ops::Range;

use super::bracket::without_stray_close;
use super::deadline::{self, Time, TimeKind};
use super::label::{Label, label_before, leading_label};
use super::predicate;
use super::scan::{closing_of, half, is_close, is_digit};
use super::statement::{Form, Role, Rule, Statement};
use super::tight::Tight;
use super::unit_list::{Element, Found, UnitName, complete_names, elements, names_of, push_names};
use super::unit_name::{Confidence, is_placeholder, name_confidence, without_brackets};
use super::unit_tail::{strip_duty, strip_tail};

/// Marks between the value of one label and the next label.
pub(crate) fn is_joint(c: char) -> bool {
    matches!(
        half(c),
        '。' | ';' | ',' | '、' | ' ' | '.' | '(' | ')' | '|'
    )
}

/// A label in a tight text: where it begins, where its value begins.
pub(crate) struct Mark {
    pub(super) start: usize,
    pub(super) value: usize,
    pub(super) label: Label,
    /// A bracket between the word and the colon, which may hold a rule.
    pub(super) aside: Option<Range<usize>>,
}

/// The labels of a range that stand in no bracket of their own.
pub(crate) fn labels(tight: &Tight, range: Range<usize>) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    let mut depth = 0_u32;
    for (at, c) in tight.text[range.clone()].char_indices() {
        let at = range.start + at;
        if closing_of(c).is_some() {
            depth += 1;
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0
            && half(c) == ':'
            && let Some((start, label)) = label_before(&tight.text, at)
            && start >= out.last().map_or(range.start, |mark| mark.value)
        {
            let start = behind_level(tight, start, at);
            let aside = tight.text[start..at]
                .find(['(', '（'])
                .map(|open| start + open..at);
            out.push(Mark {
                start,
                value: at + c.len_utf8(),
                label,
                aside,
            });
        }
    }
    out
}

/// Where a label begins that white space parts from a level before it: 各县区 完成时限.
fn behind_level(tight: &Tight, start: usize, end: usize) -> usize {
    let mut behind = start;
    while !tight.is_apart(start)
        && let Some(word) = ["市", "区", "县", "政府", "级"]
            .iter()
            .find(|word| tight.text[behind..end].starts_with(**word))
    {
        behind += word.len();
        if tight.is_apart(behind) {
            return behind;
        }
    }
    start
}

/// By what a text is known as a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evidence {
    Label,
    Verb,
    List,
}

/// A statement in the making.
pub(crate) struct Reading {
    pub(super) found: Vec<(Found, Role)>,
    pub(super) bearers: Vec<(UnitName, Role)>,
    pub(super) deadlines: Vec<Time>,
    pub(super) rule: Option<Rule>,
    pub(super) ignored: bool,
    pub(super) blank_value: bool,
    pub(super) evidence: Evidence,
    /// Clauses that say what a body has to do.
    predicates: usize,
    /// What is read as nothing.
    unread: Vec<Range<usize>>,
    group: usize,
}

impl Default for Reading {
    fn default() -> Self {
        Reading {
            found: Vec::new(),
            bearers: Vec::new(),
            deadlines: Vec::new(),
            rule: None,
            ignored: false,
            blank_value: false,
            evidence: Evidence::List,
            predicates: 0,
            unread: Vec::new(),
            group: 0,
        }
    }
}

impl Reading {
    /// Reads the content of a bracket.
    pub(super) fn of_bracket(content: &str, year: Option<i16>) -> Option<Self> {
        let tight = Tight::new(without_stray_close(content));
        let all = 0..tight.text.len();
        let mut reading = Reading::default();
        let marks = labels(&tight, all.clone());
        // What stands before the first label is read as a list, unless it is prose.
        let head = all.start..marks.first().map_or(all.end, |mark| mark.start);
        if !marks.is_empty() {
            let prose = tight.text[head.clone()].chars().count() > 40;
            if prose {
                return None;
            }
        }
        reading.read_duties(&tight, head, None, year);
        for (index, mark) in marks.iter().enumerate() {
            let end = marks.get(index + 1).map_or(all.end, |next| next.start);
            reading.read_value(&tight, mark, end, year);
            reading.evidence = Evidence::Label;
        }
        reading.finish();
        let empty = reading.bearers.is_empty() && reading.rule.is_none();
        match reading.evidence {
            Evidence::Label => {
                (!empty || !reading.deadlines.is_empty() || reading.ignored || reading.blank_value)
                    .then_some(reading)
            }
            _ => (!empty).then_some(reading),
        }
    }

    /// Reads the value of a label.
    pub(super) fn read_value(&mut self, tight: &Tight, mark: &Mark, end: usize, year: Option<i16>) {
        if let Some(aside) = &mark.aside
            && is_rule(&tight.text[aside.clone()])
        {
            self.read_rule(tight, aside.clone());
        }
        let role = match mark.label {
            Label::Lead => Role::Lead,
            Label::Support => Role::Support,
            Label::Responsible => Role::Responsible,
            Label::Deadline => {
                let value = &tight.text[mark.value..end];
                let times = deadline::in_cell(value, year);
                self.blank_value |= times.is_empty() && is_placeholder(value);
                self.push_times(tight, mark.value, times);
                return;
            }
            Label::Ignored => {
                self.ignored = true;
                self.unread.push(tight.place(mark.value..end));
                return;
            }
        };
        let value = without_stray_close(&tight.text[mark.value..end])
            .trim_end_matches(|c: char| is_joint(c) && !is_close(c));
        self.blank_value |= is_placeholder(value);
        self.read_duties(
            tight,
            mark.value..mark.value + value.len(),
            Some(role),
            year,
        );
    }

    /// Reads sentences of names and verbs. `label` is the role that a label gives.
    pub(super) fn read_duties(
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
        let mut predicate = false;
        let mut elements = elements(&tight.text, sentence).into_iter().peekable();
        while let Some(mut element) = elements.next() {
            element.group += base;
            let mut text = &tight.text[element.range.clone()];
            if text.starts_with("以下") {
                // 以下均需市、县人民政府落实: a list of its own.
                while let Some(next) = elements.next_if(|next| next.group + base == element.group) {
                    element.range.end = next.range.end;
                }
                text = &tight.text[element.range.clone()];
            }
            if let Some((len, role)) = stated_before(text) {
                self.take(&mut pending, label.unwrap_or(Role::Responsible));
                self.know(Evidence::Verb);
                label = Some(role);
                element.range.start += len;
                text = &tight.text[element.range.clone()];
            }
            let aside = aside(text);
            if let Some((open, _)) = &aside {
                element.range.end = element.range.start + open;
                text = &text[..*open];
            }
            if is_rule(text) {
                self.take(&mut pending, label.unwrap_or(Role::Responsible));
                self.read_rule(tight, element.range);
                continue;
            }
            if text == "下同" || (text.starts_with("不再") && text.contains(['列', '复', '述']))
            {
                continue;
            }
            let times = element_times(text, year);
            if !times.is_empty() {
                self.push_times(tight, element.range.start, times);
                continue;
            }
            if let Some(colon) = before_colon(text) {
                // 甲局:制定方案
                let range = element.range.start..element.range.start + colon;
                let rest = range.end..element.range.end;
                let group = element.group;
                push_names(tight, Element { range, group }, &mut pending);
                self.take(&mut pending, label.unwrap_or(Role::Responsible));
                self.predicates += 1;
                predicate = true;
                self.unread.push(tight.place(rest));
                continue;
            }
            if let Some(subject) = predicate::subject(text) {
                let range = element.range.start..element.range.start + subject.len;
                for part in super::unit_list::elements(&tight.text, range) {
                    let group = element.group;
                    push_names(tight, Element { group, ..part }, &mut pending);
                }
                let own = Some(subject.role).filter(|role| *role != Role::Responsible);
                self.take(&mut pending, own.or(label).unwrap_or(Role::Responsible));
                self.predicates += 1;
                predicate = true;
                let rest = element.range.start + subject.len..element.range.end;
                self.unread.push(tight.place(rest));
                continue;
            }
            if predicate && !predicate::is_new_subject(text) {
                self.unread.push(tight.place(element.range));
                continue;
            }
            let verb = role_of_verb(&text[strip_duty(text).len()..]);
            let start = element.range.start;
            match aside {
                Some((open, Aside::Role(role))) => {
                    let mut own = Vec::new();
                    push_names(tight, element, &mut own);
                    self.know(Evidence::Verb);
                    self.take(&mut own, role);
                    debug_assert!(open > 0);
                }
                Some((open, Aside::Rule)) => {
                    push_names(tight, element, &mut pending);
                    self.give(&mut pending, verb, label);
                    let inside = &tight.text[start + open..];
                    let from = start + open + inside.chars().next().map_or(0, char::len_utf8);
                    let to = closing(&tight.text, start + open);
                    self.take(&mut pending, label.unwrap_or(Role::Responsible));
                    self.read_rule(tight, from..to);
                }
                None => {
                    push_names(tight, element, &mut pending);
                    self.give(&mut pending, verb, label);
                }
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
            .extend(pending.drain(..).map(|found| (found, role)));
    }

    fn push_times(&mut self, tight: &Tight, base: usize, times: Vec<Time>) {
        self.deadlines.extend(times.into_iter().map(|time| {
            let place = tight.place(base + time.range.start..base + time.range.end);
            time.moved_to(place)
        }));
    }

    /// Reads a rule that holds for all that follow.
    fn read_rule(&mut self, tight: &Tight, range: Range<usize>) {
        let text = &tight.text[range.clone()];
        if text.contains("即为牵头")
            || (text.contains("为牵头") && (text.contains("无牵头") || text.contains("没有牵头")))
        {
            self.rule = Some(Rule::ResponsibleIsLead);
        } else if text.starts_with("以下") {
            let from = [
                "均需要",
                "均需由",
                "均需",
                "均须",
                "均由",
                "都需",
                "都要",
                "须由",
                "需由",
                "由",
            ]
            .iter()
            .find_map(|word| text.find(word).map(|at| at + word.len()));
            let names = from
                .map(|from| names_of(tight, range.start + from..range.end))
                .unwrap_or_default();
            let units: Vec<UnitName> = names
                .into_iter()
                .map(|found| found.unit)
                .filter(|unit| {
                    unit.confidence > Confidence::Low || name_confidence(&unit.name).is_some()
                })
                .collect();
            // 以下均需落实: those named last.
            let nobody = from.is_some_and(|from| strip_duty(&text[from..]).is_empty());
            let units = match nobody {
                true => self.named_last(),
                false => units,
            };
            self.rule = Some(Rule::AlsoAll(units));
        } else {
            self.rule = Some(Rule::FirstListedLeads);
        }
    }

    /// Whom a rule means that names nobody: the classes among those named last, or all of them where others went before.
    fn named_last(&self) -> Vec<UnitName> {
        let last = self.found.last().map(|(_, role)| *role);
        let from = self
            .found
            .iter()
            .rposition(|(_, role)| Some(*role) != last)
            .map_or(0, |at| at + 1);
        let named = || self.found[from..].iter().map(|(found, _)| &found.unit);
        let classes: Vec<UnitName> = named()
            .filter(|unit| unit.name.starts_with('各'))
            .cloned()
            .collect();
        match classes.is_empty() && from > 0 {
            true => named().cloned().collect(),
            false => classes,
        }
    }

    /// Completes names and drops what is prose.
    pub(super) fn finish(&mut self) {
        self.found.sort_by_key(|(found, _)| found.unit.range.start);
        let (mut names, roles): (Vec<Found>, Vec<Role>) = self.found.drain(..).unzip();
        complete_names(&mut names);
        let labelled = self.evidence != Evidence::Verb;
        for (found, role) in names.into_iter().zip(roles) {
            let unit = found.unit;
            if labelled && name_confidence(&unit.name).is_none() && is_prose(&unit.name) {
                self.unread.push(unit.range);
            } else {
                self.bearers.push((unit, role));
            }
        }
    }

    /// Whether names with verbs are names: prose in a bracket may also end with 负责. Where the bracket closes a sentence,
    /// a name of a form unknown here may stand among others.
    pub(super) fn is_plausible(&self, closes: bool) -> bool {
        let mut strange = self
            .bearers
            .iter()
            .filter(|(unit, _)| is_strange(unit))
            .peekable();
        let prose = strange.clone().any(|(unit, _)| is_prose(&unit.name));
        let (any, count) = (strange.peek().is_some(), strange.count());
        let sure = self
            .bearers
            .iter()
            .any(|(unit, _)| unit.confidence >= Confidence::Medium);
        let share = if closes { 2 } else { 4 };
        let few =
            !any || count * share < self.bearers.len() || closes && count * 2 == self.bearers.len();
        (sure && few && !prose) || (self.bearers.is_empty() && self.rule.is_some())
    }

    /// Whether a bare list is one of units: all of them by their form, one surely.
    pub(super) fn is_plausible_list(&self) -> bool {
        let strange = self
            .bearers
            .iter()
            .any(|(unit, _)| name_confidence(&unit.name).is_none());
        let sure = self
            .bearers
            .iter()
            .filter(|(unit, _)| unit.confidence == Confidence::High)
            .count();
        let places = self
            .bearers
            .iter()
            .filter(|(unit, _)| unit.confidence == Confidence::Low)
            .count();
        !strange && self.predicates == 0 && sure > 0 && places <= sure
    }

    pub(super) fn statement(self, range: Range<usize>, base: usize, form: Form) -> Statement {
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
            rule: self.rule.map(|rule| match rule {
                Rule::AlsoAll(units) => Rule::AlsoAll(units.into_iter().map(unit).collect()),
                other => other,
            }),
            ignored: self.ignored,
            unread: self.unread.into_iter().map(moved).collect(),
            form,
        }
    }
}

/// The sentences of a range, parted outside brackets.
fn sentences(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (range.start, 0_u32);
    for (at, c) in text[range.clone()].char_indices() {
        let at = range.start + at;
        if closing_of(c).is_some() {
            depth += 1;
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && matches!(half(c), '。' | ';') {
            out.push(start..at);
            start = at + c.len_utf8();
        }
    }
    out.push(start..range.end);
    out.retain(|sentence| !sentence.is_empty());
    out
}

/// What a bracket at the end of an element says beside the name.
enum Aside {
    /// 甲局(列第一位的为牵头单位,下同)
    Rule,
    /// 甲局(牵头)
    Role(Role),
}

/// The bracket at the end of an element that is no part of the name, and where it begins.
fn aside(text: &str) -> Option<(usize, Aside)> {
    let close = text
        .char_indices()
        .next_back()
        .filter(|(_, c)| is_close(*c))?
        .0;
    let mut depth = 0_u32;
    let open = text.char_indices().rev().find_map(|(at, c)| {
        if is_close(c) {
            depth += 1;
        } else if closing_of(c).is_some() {
            depth = depth.saturating_sub(1);
        }
        (depth == 0).then_some(at)
    })?;
    let width = text[open..].chars().next().map_or(0, char::len_utf8);
    let inside = text.get(open + width..close)?;
    if open == 0 {
        return None;
    }
    if is_rule(inside) {
        return Some((open, Aside::Rule));
    }
    let role = role_of_verb(inside).filter(|_| strip_duty(inside).is_empty())?;
    Some((open, Aside::Role(role)))
}

/// Where the bracket that opens at `open` closes.
fn closing(text: &str, open: usize) -> usize {
    let mut depth = 0_u32;
    for (at, c) in text[open..].char_indices() {
        if closing_of(c).is_some() {
            depth += 1;
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return open + at;
            }
        }
    }
    text.len()
}

/// Where the colon stands behind a name that opens an element, before what the body has to do.
fn before_colon(text: &str) -> Option<usize> {
    let colon = text.find([':', '：'])?;
    let behind = text[colon..].trim_start_matches([':', '：']);
    let named = name_confidence(&text[..colon]).is_some_and(|sure| sure >= Confidence::Medium);
    (named && name_confidence(strip_tail(behind).0).is_none()).then_some(colon)
}

/// A label without a colon before a name (牵头单位市财政局): its length and role.
fn stated_before(text: &str) -> Option<(usize, Role)> {
    let (len, label) = leading_label(text)?;
    let role = match label {
        Label::Lead => Role::Lead,
        Label::Support => Role::Support,
        Label::Responsible => Role::Responsible,
        Label::Deadline | Label::Ignored => return None,
    };
    name_confidence(strip_tail(&text[len..]).0).map(|_| (len, role))
}

/// Whether nothing says that a name is one: neither its form nor what it shares with its neighbours (教育、民政部门).
fn is_strange(unit: &UnitName) -> bool {
    let shares = unit
        .full_name
        .as_deref()
        .is_some_and(|full| name_confidence(full).is_some());
    !shares && name_confidence(&unit.name).is_none()
}

/// Whether what stands in the place of a name is none: amounts, verbs, half a bracket.
fn is_prose(name: &str) -> bool {
    let measured = name
        .char_indices()
        .any(|(at, c)| is_digit(c) && name[at + c.len_utf8()..].starts_with(MEASURES));
    measured
        || name.contains("给予")
        || name.contains(['的', '《', '，', ',', '。', ':', '：'])
        || without_brackets(name).is_none()
        || predicate::begins_with_verb(name)
        || name.chars().count() > 40
}

/// Characters that follow a number in running text, not in a name (120急救中心).
const MEASURES: [char; 16] = [
    '元', '万', '亿', '%', '％', '个', '家', '项', '年', '月', '日', '次', '人', '倍', '平', '公',
];

/// Whether a clause makes a rule for what follows.
pub(crate) fn is_rule(text: &str) -> bool {
    let leads = text.contains("牵头")
        || text.contains("主办")
        || text.contains("汇总")
        || text.contains("总负责");
    let first = [
        "第一",
        "首位",
        "首个",
        "列首",
        "排首",
        "居首",
        "排在前",
        "排名在前",
        "排在最前",
        "列在前",
    ]
    .iter()
    .any(|word| text.contains(word));
    (leads && first)
        || (text.starts_with("以下")
            && (text.contains("不再") || text.contains('均') || text.contains("都")))
        || (leads && (text.contains("即为牵头") || text.contains("无牵头")))
}

/// The deadlines of a list element that is a time, not a name: 6月底完成, 持续推进.
fn element_times(text: &str, year: Option<i16>) -> Vec<Time> {
    if text.chars().count() > 24 || name_confidence(text).is_some() {
        return Vec::new();
    }
    let times = deadline::in_cell(text, year);
    let leads = times
        .first()
        .is_some_and(|time| time.range.start <= "力争".len());
    // 按职责分工负责 and 及时落实 are no times of an unlabelled element.
    let dated = times.iter().all(|time| {
        time.kind != TimeKind::Unclear || !text.starts_with(['按', '根', '及', '立', '适', '尽'])
    });
    if leads && dated { times } else { Vec::new() }
}

/// The role that the verb behind a name gives.
fn role_of_verb(verb: &str) -> Option<Role> {
    let has = |words: &[&str]| words.iter().any(|word| verb.contains(word));
    if has(&["牵头", "主办"]) {
        Some(Role::Lead)
    } else if has(&[
        "配合", "参与", "参加", "协办", "协助", "协同", "协作", "支持",
    ]) {
        Some(Role::Support)
    } else if has(&[
        "负责",
        "落实",
        "实施",
        "承担",
        "承办",
        "推进",
        "责任单位",
        "总责",
        "主责",
        "责任",
        "主抓",
        "为主",
        "督导",
        "指导",
        "分工",
        "职责",
        "职能",
    ]) {
        Some(Role::Responsible)
    } else {
        None
    }
}
