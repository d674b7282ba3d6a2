//! Statements of responsibility in running text: brackets (甲牵头,乙配合), labelled lines (责任单位:甲、乙), rules stated once.
//!
//! A statement is read clause by clause: names gather until a verb (牵头, 配合, 负责) or the end gives them their role.

use std::ops::Range;

use super::deadline::{self, Time, TimeKind};
use super::label::{Label, label_before};
use super::scan::{
    back_while, char_at, char_before, closing_of, half, is_close, is_han, is_space, skip_space,
};
use super::tight::Tight;
use super::unit_list::{
    Element, Found, UnitName, complete_names, elements, names_of, push_names, strip_duty,
};
use super::unit_name::{Confidence, ends_like_body, is_placeholder, level_prefix, name_confidence};

/// What a unit has to do with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// 牵头, 主办
    Lead,
    /// 配合, 参与, 协办
    Support,
    /// 负责, 落实, 责任单位
    Responsible,
}

/// A rule that a statement makes for all that follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Rule {
    /// 列第一位者为牵头部门,下同
    FirstListedLeads,
    /// 以下各项均需各县区落实,不再列出
    AlsoAll(Vec<UnitName>),
    /// 无牵头单位的,责任单位即为牵头单位
    ResponsibleIsLead,
}

/// How a statement is set off from the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// In a bracket.
    Bracket,
    /// Behind labels, as a line of its own or at the end of a paragraph.
    Line,
}

/// A statement of who is responsible and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    /// The whole statement, with its brackets or labels.
    pub(crate) range: Range<usize>,
    /// Those who bear the duty, in the order printed; ranges are those of the text.
    pub(crate) bearers: Vec<(UnitName, Role)>,
    /// Deadlines stated beside them; ranges are those of the text.
    pub(crate) deadlines: Vec<Time>,
    /// A rule stated with it.
    pub(crate) rule: Option<Rule>,
    /// Whether a label announces what is no unit: a body that assesses, a person.
    pub(crate) ignored: bool,
    /// How it is set off.
    pub(crate) form: Form,
}

/// Longest content of a bracket that is looked at, in bytes.
const LONGEST: usize = 3000;
/// How deep brackets are looked into.
const DEEPEST: usize = 4;

/// The brackets of a paragraph that state responsibility, in order.
pub(crate) fn in_brackets(text: &str, year: Option<i16>) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    for bracket in brackets(text) {
        let inside_found = found
            .last()
            .is_some_and(|last| bracket.range.start < last.range.end);
        if bracket.depth > DEEPEST || inside_found || bracket.content.len() > LONGEST {
            continue;
        }
        let content = &text[bracket.content.clone()];
        if !may_state(content) {
            continue;
        }
        let Some(reading) = Reading::of_bracket(content, year) else {
            continue;
        };
        let accepted = match reading.evidence {
            Evidence::Label => true,
            Evidence::Verb => reading.is_plausible(),
            Evidence::List => {
                bracket.closed
                    && reading.is_plausible_list()
                    && stands_free(text, &bracket, reading.bearers.len())
            }
        };
        if accepted {
            found.push(reading.statement(bracket.range, bracket.content.start, Form::Bracket));
        }
    }
    found
}

/// What a cell of units says beside the names: 办公室牵头,各科室配合. None where it says nothing but names.
pub(crate) fn in_cell(text: &str, year: Option<i16>) -> Option<Statement> {
    let reading = Reading::of_bracket(text, year)?;
    (reading.evidence != Evidence::List).then(|| reading.statement(0..text.len(), 0, Form::Line))
}

/// The rule that a sentence of prose makes for the whole notice: 责任单位中列第一位的为牵头单位.
pub(crate) fn rule_in_prose(text: &str) -> Option<Rule> {
    text.split(['。', ';', '；', ',', '，', '(', '（', ')', '）'])
        .filter(|clause| clause.contains("单位") || clause.contains("部门"))
        .find(|clause| is_rule(clause) && !clause.starts_with("以下"))
        .map(|clause| {
            if clause.contains("即为牵头") {
                Rule::ResponsibleIsLead
            } else {
                Rule::FirstListedLeads
            }
        })
}

/// The statement that a line begins with: labels with their values, several in a row.
pub(crate) fn labelled_line(line: &str, year: Option<i16>) -> Option<Statement> {
    let start = line.find(|c: char| {
        !is_space(c) && !matches!(c, '●' | '·' | '◆' | '■' | '★' | '—' | '-' | '*')
    })?;
    labelled_runs(line, year)
        .into_iter()
        .next()
        .filter(|statement| statement.range.start <= start)
}

/// All runs of labels in a paragraph: `…。牵头单位:甲。责任单位:乙、丙。完成时限:12月。`
pub(crate) fn labelled_runs(text: &str, year: Option<i16>) -> Vec<Statement> {
    if !text.contains([':', '：']) {
        return Vec::new();
    }
    let tight = Tight::new(text);
    let marks = labels(&tight, 0..tight.text.len());
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(first) = marks.get(next) {
        let begins = tight.is_apart(first.start)
            || char_before(&tight.text, first.start).is_none_or(|c| {
                !is_han(c) && !c.is_ascii_alphanumeric() && !matches!(c, '、' | '“' | '"' | '”')
            });
        next += 1;
        if !begins {
            continue;
        }
        let mut reading = Reading::default();
        let mut end = first.value;
        let mut mark = first;
        loop {
            let limit = marks.get(next).map_or(tight.text.len(), |mark| mark.start);
            end = value_end(&tight.text, mark.value, limit).max(end);
            reading.read_value(&tight, mark, end, year);
            match marks.get(next) {
                Some(follower) if tight.text[end..follower.start].chars().all(is_joint) => {
                    mark = follower;
                    next += 1;
                }
                _ => break,
            }
        }
        // A rule may follow as a sentence of its own.
        let sentence = end..value_end(&tight.text, end, tight.text.len());
        if is_rule(&tight.text[sentence.clone()]) {
            reading.read_duties(&tight, sentence.clone(), None, year);
            end = sentence.end;
        }
        reading.finish();
        let blank =
            reading.bearers.is_empty() && reading.deadlines.is_empty() && reading.rule.is_none();
        if !blank || reading.ignored || reading.blank_value {
            let range = tight.place(first.start..end);
            found.push(reading.statement(range, 0, Form::Line));
        }
    }
    found
}

/// Marks between the value of one label and the next label.
fn is_joint(c: char) -> bool {
    matches!(
        half(c),
        '。' | ';' | ',' | '、' | ' ' | '.' | '(' | ')' | '|'
    )
}

/// Where a value ends: behind its `。`, or at `limit`.
fn value_end(text: &str, from: usize, limit: usize) -> usize {
    let mut depth = 0_u32;
    for (at, c) in text[from..limit].char_indices() {
        if closing_of(c).is_some() {
            depth += 1;
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && c == '。' {
            return from + at + c.len_utf8();
        }
    }
    limit
}

/// A label in a tight text: where it begins, where its value begins.
struct Mark {
    start: usize,
    value: usize,
    label: Label,
    /// A bracket between the word and the colon, which may hold a rule.
    aside: Option<Range<usize>>,
}

/// The labels of a range that stand in no bracket of their own.
fn labels(tight: &Tight, range: Range<usize>) -> Vec<Mark> {
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

struct Bracket {
    /// With the brackets.
    range: Range<usize>,
    content: Range<usize>,
    depth: usize,
    closed: bool,
}

/// All brackets of a text in the order they open; one that nothing closes reaches to the end.
fn brackets(text: &str) -> Vec<Bracket> {
    let mut out: Vec<Bracket> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes[at..]
        .iter()
        .position(|b| matches!(b, b'(' | b')' | b'[' | b']' | 0xe3 | 0xef))
    {
        at += step;
        let Some(c) = char_at(text, at) else {
            at += 1;
            continue;
        };
        if let Some(close) = closing_of(c) {
            let depth = open.len();
            open.push((out.len(), close));
            out.push(Bracket {
                range: at..text.len(),
                content: at + c.len_utf8()..text.len(),
                depth,
                closed: false,
            });
        } else if is_close(c) {
            // A stray closing bracket closes nothing; one of another pair closes what nothing else in sight does.
            let same = open.iter().rposition(|(_, close)| *close == half(c));
            let index = same.or_else(|| {
                (!open.is_empty() && !closes_later(text, at, &open)).then(|| open.len() - 1)
            });
            if let Some(index) = index {
                let opened = open[index].0;
                open.truncate(index);
                out[opened].range.end = at + c.len_utf8();
                out[opened].content.end = at;
                out[opened].closed = true;
            }
        }
        at += c.len_utf8();
    }
    out
}

/// Whether the bracket that is open now finds its own closing mark within reach.
fn closes_later(text: &str, at: usize, open: &[(usize, char)]) -> bool {
    let Some((_, close)) = open.last() else {
        return false;
    };
    text[at..]
        .chars()
        .skip(1)
        .take(12)
        .any(|c| half(c) == *close)
}

/// Words with which a bracket begins that states no responsibility.
#[rustfmt::skip]
const ASIDES: &[&str] = &["试行", "暂行", "此件", "含", "包括", "不含", "除", "以下简称", "以下称", "简称", "即", "如", "例如", "见", "详见", "原", "其中", "共", "约", "修订", "征求意见", "草案", "送审", "附件", "附表", "具体"];

/// The cheap test that most brackets fail.
fn may_state(content: &str) -> bool {
    let head = content.trim_start_matches(is_space);
    if head.len() < 6 || ASIDES.iter().any(|word| head.starts_with(word)) {
        return false;
    }
    content.chars().filter(|&c| is_han(c)).nth(1).is_some()
}

/// Whether a bare list in a bracket stands where a sentence ends, and not as an alias behind a name.
fn stands_free(text: &str, bracket: &Bracket, names: usize) -> bool {
    let behind = char_at(text, skip_space(text, bracket.range.end));
    let before = char_before(text, back_while(text, bracket.range.start, is_space));
    let ends = |c: char| matches!(half(c), '。' | ';' | '!');
    if !(behind.is_none_or(|c| ends(c) || closing_of(c).is_some()) || before.is_some_and(ends)) {
        return false;
    }
    if names > 1 {
        return true;
    }
    let start = back_while(text, bracket.range.start, is_han);
    let run = &text[start..bracket.range.start];
    let alias = ends_like_body(run)
        || run
            .char_indices()
            .any(|(at, _)| level_prefix(&run[at..]).is_some() && ends_like_body(&run[at..]));
    !alias
}

/// By what a text is known as a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evidence {
    Label,
    Verb,
    List,
}

/// A statement in the making.
struct Reading {
    found: Vec<(Found, Role)>,
    bearers: Vec<(UnitName, Role)>,
    deadlines: Vec<Time>,
    rule: Option<Rule>,
    ignored: bool,
    blank_value: bool,
    evidence: Evidence,
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
            group: 0,
        }
    }
}

impl Reading {
    /// Reads the content of a bracket.
    fn of_bracket(content: &str, year: Option<i16>) -> Option<Self> {
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
    fn read_value(&mut self, tight: &Tight, mark: &Mark, end: usize, year: Option<i16>) {
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
                return;
            }
        };
        let value =
            tight.text[mark.value..end].trim_end_matches(|c: char| is_joint(c) && !is_close(c));
        self.blank_value |= is_placeholder(value);
        self.read_duties(
            tight,
            mark.value..mark.value + value.len(),
            Some(role),
            year,
        );
    }

    /// Reads sentences of names and verbs. `label` is the role that a label gives.
    fn read_duties(
        &mut self,
        tight: &Tight,
        range: Range<usize>,
        label: Option<Role>,
        year: Option<i16>,
    ) {
        for sentence in sentences(&tight.text, range) {
            let mut pending: Vec<Found> = Vec::new();
            self.group += 1;
            let base = self.group * 1000;
            for element in elements(&tight.text, sentence.clone()) {
                let text = &tight.text[element.range.clone()];
                if let Some(aside) = rule_aside(text) {
                    self.rule = Some(Rule::FirstListedLeads);
                    let range = element.range.start..element.range.start + aside;
                    push_names(
                        tight,
                        Element {
                            range,
                            group: base + element.group,
                        },
                        &mut pending,
                    );
                    continue;
                }
                if is_rule(text) {
                    self.take(&mut pending, label.unwrap_or(Role::Responsible));
                    self.read_rule(tight, element.range);
                    continue;
                }
                if matches!(
                    text,
                    "下同" | "不再列出" | "不再重复" | "不再一一列出" | "不再另行列出"
                ) {
                    continue;
                }
                let times = element_times(text, year);
                if !times.is_empty() {
                    self.push_times(tight, element.range.start, times);
                    continue;
                }
                let verb = &text[strip_duty(text).len()..];
                let role = role_of_verb(verb);
                push_names(
                    tight,
                    Element {
                        range: element.range,
                        group: base + element.group,
                    },
                    &mut pending,
                );
                if let Some(role) = role {
                    if self.evidence == Evidence::List && label.is_none() {
                        self.evidence = Evidence::Verb;
                    }
                    self.take(
                        &mut pending,
                        if role == Role::Responsible {
                            label.unwrap_or(role)
                        } else {
                            role
                        },
                    );
                }
            }
            self.take(&mut pending, label.unwrap_or(Role::Responsible));
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
            let mut units: Vec<UnitName> = names
                .into_iter()
                .map(|found| found.unit)
                .filter(|unit| {
                    unit.confidence > Confidence::Low || name_confidence(&unit.name).is_some()
                })
                .collect();
            if units.is_empty() {
                // 以下均需落实: those named last.
                let last = self.found.last().map(|(_, role)| *role);
                let skip = self
                    .found
                    .iter()
                    .rposition(|(_, role)| Some(*role) != last)
                    .map_or(0, |at| at + 1);
                units = self.found[skip..]
                    .iter()
                    .map(|(found, _)| found.unit.clone())
                    .collect();
            }
            self.rule = Some(Rule::AlsoAll(units));
        } else {
            self.rule = Some(Rule::FirstListedLeads);
        }
    }

    /// Completes names and drops what is prose.
    fn finish(&mut self) {
        let (mut names, roles): (Vec<Found>, Vec<Role>) = self.found.drain(..).unzip();
        complete_names(&mut names);
        let labelled = self.evidence != Evidence::Verb;
        self.bearers = names
            .into_iter()
            .zip(roles)
            .map(|(found, role)| (found.unit, role))
            .filter(|(unit, _)| {
                !labelled
                    || name_confidence(&unit.name).is_some()
                    || unit.name.chars().count() <= 16
            })
            .collect();
    }

    /// Whether names with verbs are names: prose in a bracket may also end with 负责.
    fn is_plausible(&self) -> bool {
        let strange = self
            .bearers
            .iter()
            .filter(|(unit, _)| name_confidence(&unit.name).is_none())
            .count();
        let sure = self
            .bearers
            .iter()
            .any(|(unit, _)| unit.confidence >= Confidence::Medium);
        (sure && strange * 4 < self.bearers.len())
            || (self.bearers.is_empty() && self.rule.is_some())
    }

    /// Whether a bare list is one of units: all of them by their form, one surely.
    fn is_plausible_list(&self) -> bool {
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
        !strange && sure > 0 && places <= sure
    }

    fn statement(self, range: Range<usize>, base: usize, form: Form) -> Statement {
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
            form,
        }
    }
}

/// A content without closing brackets at its end that nothing in it opens: `…不再列出)` of `[…不再列出)]`.
fn without_stray_close(content: &str) -> &str {
    let mut end = content.trim_end_matches(is_space);
    while let Some(c) = end.chars().next_back().filter(|&c| is_close(c)) {
        let opened = end
            .chars()
            .filter(|&open| closing_of(open) == Some(half(c)))
            .count();
        if opened >= end.chars().filter(|&close| half(close) == half(c)).count() {
            break;
        }
        end = end[..end.len() - c.len_utf8()].trim_end_matches(is_space);
    }
    end
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

/// Where a bracket at the end of an element begins that makes the first listed lead: 甲局(列第一位的为牵头单位,下同).
fn rule_aside(text: &str) -> Option<usize> {
    let inside = text.strip_suffix([')', '）', ']', '〕'])?;
    let open = inside.rfind(['(', '（', '[', '〔'])?;
    (open > 0 && is_rule(&inside[open..])).then_some(open)
}

/// Whether a clause makes a rule for what follows.
fn is_rule(text: &str) -> bool {
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
    } else if has(&["配合", "参与", "参加", "协办", "协助", "协同", "支持"]) {
        Some(Role::Support)
    } else if has(&[
        "负责",
        "落实",
        "实施",
        "承担",
        "承办",
        "推进",
        "责任单位",
        "督导",
        "分工",
    ]) {
        Some(Role::Responsible)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn bearers(statement: &Statement) -> Vec<(&str, Role)> {
        statement
            .bearers
            .iter()
            .map(|(unit, role)| (unit.name.as_str(), *role))
            .collect()
    }

    fn only(text: &str) -> Statement {
        let all = in_brackets(text, Some(2023));
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.into_iter().next().unwrap()
    }

    use Role::{Lead, Responsible, Support};

    #[test]
    fn brackets_of_every_grammar() {
        let facts: &[(&str, &[(&str, Role)])] = &[
            (
                "推进整治。(牵头单位:市水利局;配合单位:市财政局、市住建局)",
                &[
                    ("市水利局", Lead),
                    ("市财政局", Support),
                    ("市住建局", Support),
                ],
            ),
            (
                "推进整治。（市水利局、市财政局牵头，各镇按职责分工负责）",
                &[
                    ("市水利局", Lead),
                    ("市财政局", Lead),
                    ("各镇", Responsible),
                ],
            ),
            ("推进整治（市水利局负责）。", &[("市水利局", Responsible)]),
            (
                "推进整治〔责\n任单位：城建\n处、办公室〕",
                &[("城建处", Responsible), ("办公室", Responsible)],
            ),
            (
                "推进整治[市水利局牵头，市财政局参与，各县（市、区）政府落实)]",
                &[
                    ("市水利局", Lead),
                    ("市财政局", Support),
                    ("各县（市、区）政府", Responsible),
                ],
            ),
            (
                "推进整治。【责任单位：市水利局、各县(市、区)人民政府】",
                &[
                    ("市水利局", Responsible),
                    ("各县(市、区)人民政府", Responsible),
                ],
            ),
            (
                "推进整治。（省财政厅、省教育厅）",
                &[("省财政厅", Responsible), ("省教育厅", Responsible)],
            ),
            ("推进整治（省发改委总牵头）", &[("省发改委", Lead)]),
            (
                "推进整治。(责任单位：市水利局、市财政局",
                &[("市水利局", Responsible), ("市财政局", Responsible)],
            ),
            (
                "推进整治（市水利局、市财政局等部门按职责分\n工负责）",
                &[("市水利局", Responsible), ("市财政局", Responsible)],
            ),
        ];
        for (text, expected) in facts {
            let statement = only(text);
            assert_eq!(bearers(&statement), *expected, "{text}");
            for (unit, _) in &statement.bearers {
                assert_eq!(
                    super::super::fold::squeeze(&text[unit.range.clone()]),
                    unit.name,
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn a_deadline_as_an_element() {
        let text = "整治。(牵头单位:市水利局;责任单位:市财政局及市住建局,甲区政府、乙园区管委会,6月底完成)";
        let statement = only(text);
        assert_eq!(
            bearers(&statement),
            [
                ("市水利局", Lead),
                ("市财政局", Responsible),
                ("市住建局", Responsible),
                ("甲区政府", Responsible),
                ("乙园区管委会", Responsible)
            ]
        );
        let times: Vec<_> = statement
            .deadlines
            .iter()
            .map(|t| (&text[t.range.clone()], t.date(Some(2023))))
            .collect();
        assert_eq!(times, [("6月底", Some(date(2023, 6, 30)))]);
    }

    #[test]
    fn rules_stated_once() {
        let statement = only("整治。(省水利厅、省能源局(省煤管局)。列第一位者为牵头部门,下同)");
        assert_eq!(statement.rule, Some(Rule::FirstListedLeads));
        assert_eq!(
            bearers(&statement),
            [
                ("省水利厅", Responsible),
                ("省能源局(省煤管局)", Responsible)
            ]
        );
        let statement =
            only("整治〔市水利局牵头,各县区负责落实。以下各项工作均需各县区落实,不再列出。〕");
        assert!(
            matches!(statement.rule, Some(Rule::AlsoAll(ref units)) if units.iter().map(|u| u.name.as_str()).eq(["各县区"])),
            "{statement:?}"
        );
        assert_eq!(
            bearers(&statement),
            [("市水利局", Lead), ("各县区", Responsible)]
        );
    }

    #[test]
    fn brackets_that_state_nothing() {
        for text in [
            "办法（试行）",
            "（此件公开发布）",
            "政府（含甲新区、乙新区管委会）",
            "完成2家(包括省里任务)",
            "(浙审环综〔2016〕10号)",
            "区环保局（以下简称环保局）",
            "各县(市、区)工作方案",
            "区委渔农办(农林水利局)牵头",
            "碳汇渔业(浅海贝藻养殖)",
            "危废(医废)处置",
            "修编(编制),并完成",
            "(6分)",
            "主干路(含)以上",
            "（甲区、乙县）",
            "[1]",
            "(",
            "（）",
            "加油站（油库）。",
        ] {
            assert_eq!(in_brackets(text, None), [], "{text}");
        }
    }

    #[test]
    fn labelled_lines() {
        let line = "牵头单位:市水利局。责任单位:市财政局、各镇(街道)。完成时限:2023年12月。";
        let statement = labelled_line(line, Some(2023)).unwrap();
        assert_eq!(
            bearers(&statement),
            [
                ("市水利局", Lead),
                ("市财政局", Responsible),
                ("各镇(街道)", Responsible)
            ]
        );
        assert_eq!(
            statement
                .deadlines
                .iter()
                .map(|t| t.date(None))
                .collect::<Vec<_>>(),
            [Some(date(2023, 12, 31))]
        );
        assert_eq!(statement.range, 0..line.len());

        let statement = labelled_line("责 任 单 位：市财政局（列第一位的为牵头单位，下同）", None);
        assert!(statement.is_some_and(|s| s.bearers.len() == 1));
        assert_eq!(
            labelled_line("责任单位：-", None).map(|s| s.bearers.len()),
            Some(0)
        );
        assert!(
            labelled_line("认定部门:市财政局", None)
                .is_some_and(|s| s.ignored && s.bearers.is_empty())
        );
        assert!(
            labelled_line("分管领导:张三", None).is_some_and(|s| s.ignored && s.bearers.is_empty())
        );
        assert_eq!(labelled_line("推进整治", None), None);
        assert_eq!(labelled_line("发布单位:市财政局", None), None);
        assert_eq!(labelled_line("各牵头单位和责任单位要加强领导", None), None);
    }

    #[test]
    fn labels_at_the_end_of_a_paragraph() {
        let text = "1.推进整治,完成验收。牵头单位：市水利局。责任单位：市财政局。";
        let all = labelled_runs(text, None);
        assert_eq!(all.len(), 1);
        assert_eq!(
            &text[all[0].range.clone()],
            "牵头单位：市水利局。责任单位：市财政局。"
        );
    }
}
