//! Responsibility statements as units and deadlines with their places.

use std::ops::Range;

use crate::deadline;
use crate::mapped::MappedText;
use crate::model::{Again, Confidence, Duty, Role, ScopeRule, Unit, Via};
use crate::span::{Source, Span};
use crate::zh::ordinal;
use crate::zh::responsibility::ditto::Ditto;
use crate::zh::responsibility::sentence::owner;
use crate::zh::responsibility::{self, Form, Rule, Statement};
use crate::zh::text::scan::{is_digit, is_round_open};
use crate::zh::text::words::holds_any;
use crate::zh::unit;
use crate::zh::unit::listed::UnitName;

impl Duty {
    /// Adds what another statement of the same item says; a unit that is there already stays once.
    pub(crate) fn join(&mut self, other: Duty) {
        // Most texts say nothing of it.
        if other.says_nothing() {
            return;
        }
        self.units.reserve(other.units.len());
        // 牵头单位：甲 with 配合单位：乙、甲 on the next line is one statement.
        let in_lines = |units: &[Unit], role: Role| {
            let mut units = units.iter();
            units.all(|unit| unit.via == Via::Line && unit.role == role)
        };
        let one = in_lines(&self.units, Role::Lead) && in_lines(&other.units, Role::Support);
        for unit in other.units {
            // What is said twice of an item may else be of two halves of it.
            let again = add(&mut self.units, unit);
            self.repeated.extend(again.filter(|_| one));
        }
        self.repeated.extend(other.repeated);
        self.deadlines.extend(other.deadlines);
        self.handed_down.extend(other.handed_down);
        self.again.extend(other.again);
        self.blank = self.blank.take().or(other.blank);
        self.rules.extend(other.rules);
        self.unread.extend(other.unread);
        self.aside.extend(other.aside);
    }
}

/// Adds a unit; one that is there already stays once, with the role that binds it most (牵头 before 负责 before 配合). Gives back the
/// other.
fn add(units: &mut Vec<Unit>, unit: Unit) -> Option<Unit> {
    let binds = |role: Role| match role {
        Role::Lead => 2,
        Role::Responsible => 1,
        Role::Support => 0,
    };
    match units.iter_mut().find(|known| is_same_body(known, &unit)) {
        Some(known) if binds(unit.role) > binds(known.role) => {
            return Some(std::mem::replace(known, unit));
        }
        Some(_) => return Some(unit),
        None => units.push(unit),
    }
    None
}

/// Whether two units of one item are one body: 地方金融监管局 of a list of the province's is not that of a list of the city's.
fn is_same_body(known: &Unit, unit: &Unit) -> bool {
    let elsewhere =
        known.full_name.is_some() && unit.full_name.is_some() && known.full_name != unit.full_name;
    known.name == unit.name && !elsewhere
}

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
    let mut units = Vec::with_capacity(statement.bearers.len());
    let mut repeated = Vec::new();
    for (name, role) in &statement.bearers {
        let unit = unit(text, name, model_role(*role), via, source);
        repeated.extend(add(&mut units, unit));
    }
    // 各项任务均涉及各县区,下同 speaks of the item that says so as well, 以下任务均涉及各县区 only of those below it.
    if !text[statement.range.clone()].contains("以下") {
        for name in statement.rules.iter().flat_map(Rule::adds) {
            add(&mut units, unit(text, name, Role::Responsible, via, source));
        }
    }
    let again = |again: &responsibility::Again| Again {
        at: text.span_of(again.range.clone(), source),
        role: model_role(again.role),
        via,
        item: match again.meant {
            Ditto::Above => None,
            Ditto::Numbered(number) => Some(number),
        },
    };
    let places = |ranges: &[Range<usize>]| {
        let written =
            |range: &&Range<usize>| text[(*range).clone()].contains(char::is_alphanumeric);
        let ranges = ranges.iter().filter(written);
        ranges
            .map(|range| text.span_of(range.clone(), source))
            .collect()
    };
    Duty {
        units,
        repeated,
        deadlines: statement
            .deadlines
            .iter()
            .map(|time| {
                let at = text.span_of(time.range.clone(), source);
                deadline::of_time(text, time, at, year)
            })
            .collect(),
        handed_down: Vec::new(),
        again: statement.again.iter().map(again).collect(),
        unread: places(&statement.unread),
        aside: places(&statement.aside),
        blank: says_nothing(statement).then(|| text.span_of(statement.range.clone(), source)),
        rules: statement
            .rules
            .iter()
            .map(|rule| model_rule(text, statement.range.clone(), rule, source))
            .collect(),
    }
}

/// The bodies that a heading names in brackets, for what stands below it.
pub(super) fn on_heading(heading: &MappedText, source: &Source) -> Vec<Unit> {
    let mut units = Vec::new();
    for statement in responsibility::in_brackets(heading, None) {
        for (name, role) in &statement.bearers {
            add(
                &mut units,
                unit(heading, name, model_role(*role), Via::Heading, source),
            );
        }
    }
    units
}

/// The bodies that are all of a heading but its number and a count: 一、县住建局（2项）.
pub(super) fn of_heading(heading: &MappedText, source: &Source) -> Vec<Unit> {
    let from = ordinal::leading(heading).map_or(0, |marker| marker.len);
    let count = heading
        .rfind(is_round_open)
        .filter(|&at| heading[at..].contains(is_digit));
    let Some(name) = heading.get(from..count.unwrap_or(heading.len())) else {
        return Vec::new();
    };
    let named = owner::head(name.trim()).filter(|named| named.sure == unit::name::Confidence::High);
    let named = named.filter(|named| !named.is_subject);
    let text = heading.slice(from..from + name.len()).trimmed();
    let bearers = named.into_iter().flat_map(|named| named.bearers);
    bearers
        .map(|(name, role)| self::unit(&text, &name, model_role(role), Via::Heading, source))
        .collect()
}

/// A label of bodies with a dash or nothing behind it.
fn says_nothing(statement: &Statement) -> bool {
    statement.asks
        && statement.bearers.is_empty()
        && statement.deadlines.is_empty()
        && statement.rules.is_empty()
        && statement.aside.is_empty()
}

/// What a line of its own says, and the text behind the statement, which may go on with the item.
pub(super) fn of_line(
    text: &MappedText,
    source: &Source,
    year: Option<i16>,
) -> Option<(Duty, MappedText)> {
    let statement = responsibility::own_line(text, year)?;
    let rest = text.slice(statement.range.end..text.len()).trimmed();
    Some((of_statement(text, &statement, source, year), rest))
}

/// A unit with its place.
pub(super) fn unit(
    text: &MappedText,
    name: &UnitName,
    role: Role,
    via: Via,
    source: &Source,
) -> Unit {
    unit_at(text.span_of(name.range.clone(), source), name, role, via)
}

pub(super) fn unit_at(at: Span, name: &UnitName, role: Role, via: Via) -> Unit {
    Unit {
        name: name.name.as_str().into(),
        alias: None,
        role,
        generic: name.generic,
        via,
        full_name: name.full_name.clone(),
        reading: None,
        confidence: match name.confidence {
            unit::name::Confidence::High => Confidence::High,
            unit::name::Confidence::Medium => Confidence::Medium,
            unit::name::Confidence::Low => Confidence::Low,
        },
        at,
    }
}

/// The rule that a sentence of prose makes.
pub(super) fn rule_in_prose(text: &str) -> Option<ScopeRule> {
    responsibility::rule_in_prose(text).map(|rule| who_leads(&rule, text))
}

/// The rule of a paragraph above the items that names who bears all that follows as well.
pub(super) fn bearers_of_all(text: &MappedText, source: &Source) -> Option<ScopeRule> {
    let (place, rule) = responsibility::bearers_of_all(text)?;
    Some(model_rule(text, place, &rule, source))
}

/// The rule for who leads; whether the others support is said beside it or not at all.
fn who_leads(rule: &Rule, text: &str) -> ScopeRule {
    let others = holds_any(text, &["其余", "其他", "其它", "后为", "后的为"]);
    let others_support = others && text.contains("配合");
    match *rule {
        Rule::ResponsibleIsLead => ScopeRule::ResponsibleIsLead,
        Rule::LeadsBefore(mark) => ScopeRule::LeadsBefore {
            mark,
            others_support,
        },
        Rule::LeadsMarked(sign) => ScopeRule::LeadsMarked {
            sign,
            others_support,
        },
        Rule::FirstListedLeads | Rule::AlsoAll(_) => ScopeRule::FirstListedLeads { others_support },
    }
}

/// A rule for what follows, with the places of the units that it adds.
fn model_rule(text: &MappedText, place: Range<usize>, rule: &Rule, source: &Source) -> ScopeRule {
    match rule {
        Rule::AlsoAll(names) => ScopeRule::AlsoAll(
            names
                .iter()
                .map(|name| unit(text, name, Role::Responsible, Via::Rule, source))
                .collect(),
        ),
        _ => who_leads(rule, &text[place]),
    }
}

pub(super) fn model_role(role: responsibility::Role) -> Role {
    match role {
        responsibility::Role::Lead => Role::Lead,
        responsibility::Role::Support => Role::Support,
        responsibility::Role::Responsible => Role::Responsible,
    }
}
