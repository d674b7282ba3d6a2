//! A cell of a unit column: one unit a line or several on one, an alias on a line of its own, a dash for none.

use std::borrow::Cow;
use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::broken_names;
use super::cell::{self, is_bracketed};
use super::ditto;
use crate::mapped::MappedText;
use crate::model::{Role, Row, ScopeRule, Unit, Via};
use crate::parse::duty;
use crate::span::Source;
use crate::zh::ordinal::{self, Style};
use crate::zh::text::char_set::CharSet;
use crate::zh::text::label;
use crate::zh::text::scan::{find_mark, is_digit, skip_one};
use crate::zh::unit::list::is_body;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::person::has_personal_name;
use crate::zh::{responsibility, time::deadline, unit};

/// Lists of a table's unit cells that are read already: the same few bodies stand in most of them.
#[derive(Debug, Default)]
pub(super) struct KnownLists {
    lists: Lists,
    /// Bodies that a cell lists again in the same role, until the row takes them.
    pub(super) repeated: Vec<Unit>,
}

#[derive(Debug, Default)]
struct Lists(HashMap<String, Option<Vec<Named>>>);

/// A name in a line of a cell, with the role that the line itself states.
type Named = (UnitName, Option<responsibility::Role>);

impl Lists {
    /// The names in a line of a cell; `None` for one that stands for no name.
    fn names(&mut self, line: &str) -> Option<&[Named]> {
        let read = || names_bodies(line).then(|| read_names(line));
        self.0.entry_ref(line).or_insert_with(read).as_deref()
    }
}

/// Whether a line is neither a dash nor a count; the number of the next row is no body either.
fn names_bodies(line: &str) -> bool {
    !(unit::name::is_placeholder(line) || is_count(line) || cell::bare_ordinal(line).is_some())
}

fn read_names(line: &str) -> Vec<Named> {
    let items = enumerated(line);
    let mut names = match items.is_empty() {
        true => read_list(line),
        false => Vec::new(),
    };
    for item in items {
        let base = item.start;
        let listed = read_list(&line[item]).into_iter();
        names.extend(listed.map(|(name, role)| (name.moved(base), role)));
    }
    for (name, role) in &mut names {
        settle(line, name, role);
    }
    names
}

/// What the numbers of a line part, which begins with one: ①甲局②乙局, （1）甲局（2）乙局.
fn enumerated(line: &str) -> Vec<Range<usize>> {
    let mut items: Vec<Range<usize>> = Vec::new();
    if !line.starts_with(['①', '（', '(']) {
        return items;
    }
    let number = |text: &str| {
        let marker = ordinal::leading(text)?;
        let known = matches!(marker.style, Style::Circled | Style::ArabicParen);
        known.then_some(marker)
    };
    let Some(first) = number(line).filter(|first| first.number == 1) else {
        return items;
    };
    items.push(first.len..line.len());
    for (at, _) in line.char_indices().skip(1) {
        let next = number(&line[at..])
            .filter(|next| next.style == first.style && next.number as usize == items.len() + 1);
        if let (Some(next), Some(last)) = (next, items.last_mut()) {
            last.end = at;
            items.push(at + next.len..line.len());
        }
    }
    items
}

/// A name without the mark of its role before it (（牵头）甲局) and without whom the body is to send (甲局主要负责人).
fn settle(line: &str, name: &mut UnitName, role: &mut Option<responsibility::Role>) {
    const MARKS: [(&str, responsibility::Role); 4] = [
        ("牵头", responsibility::Role::Lead),
        ("主办", responsibility::Role::Lead),
        ("配合", responsibility::Role::Support),
        ("协办", responsibility::Role::Support),
    ];
    let marked = name.name.strip_prefix(['（', '(']).and_then(|rest| {
        let (word, role) = MARKS.iter().find(|(word, _)| rest.starts_with(word))?;
        let rest = rest[word.len()..].strip_prefix(['）', ')'])?;
        Some((rest.to_owned(), *role))
    });
    if let Some((rest, marked)) = marked {
        *role = Some(marked);
        let marks = name.name.chars().count() - rest.chars().count();
        name.range.start = printed(line, name.range.clone())
            .nth(marks)
            .unwrap_or(name.range.start);
        name.name = rest;
    }
    if let Some(body) = unit::person::body_of_head(&name.name) {
        let (length, characters) = (body.len(), body.chars().count());
        let last = printed(line, name.range.clone()).nth(characters - 1);
        name.range.end = last.map_or(name.range.end, |last| skip_one(line, last));
        name.name.truncate(length);
    }
}

/// Where the characters of a name stand in its line but for white space, which the name leaves out.
fn printed(line: &str, range: Range<usize>) -> impl Iterator<Item = usize> {
    let start = range.start;
    let places = line[range].char_indices();
    places
        .filter(|(_, c)| !c.is_whitespace())
        .map(move |(at, _)| start + at)
}

fn read_list(line: &str) -> Vec<Named> {
    // 办公室牵头,各科室配合: the cell says itself who leads.
    match responsibility::in_cell(line, None) {
        Some(statement) => {
            // 甲局、乙局按职责分工负责 says nothing of who leads: the column does, unless a label stands before (责任单位：乙局 below
            // 牵头单位：甲局).
            let says = |(_, role): &(UnitName, responsibility::Role)| {
                *role != responsibility::Role::Responsible
            };
            let told = statement.asks || statement.bearers.iter().any(says);
            let bearers = statement.bearers.into_iter();
            bearers
                .map(|(name, role)| (name, told.then_some(role)))
                .collect()
        }
        None => unit::list::split_list(line)
            .into_iter()
            .filter(|name| !is_time(&name.name))
            .map(|name| (name, None))
            .collect(),
    }
}

/// Words of time alone, which stand in a column of units where cells have moved.
fn is_time(name: &str) -> bool {
    // Most names end as bodies do.
    name.ends_with([
        '前', '底', '月', '年', '日', '旬', '末', '成', '行', '期', '内',
    ]) && deadline::in_cell(name, None)
        .iter()
        .any(|time| time.range == (0..name.len()))
}

/// The units that `同上` or `同1` repeats: those of the row above, or of that number, in the same role, at the place of the word.
pub(super) fn repeated(
    lines: &[MappedText],
    role: Role,
    above: &[Row],
    source: &Source,
) -> Option<Vec<Unit>> {
    let [line] = lines else { return None };
    let row = ditto::row(line, above)?;
    let units = row.into_iter().flat_map(|row| &row.units);
    let repeated = units.filter(|unit| unit.role == role).map(|unit| Unit {
        at: line.span(source),
        ..unit.clone()
    });
    Some(repeated.collect())
}

/// The rule that a cell states for all that follow: 甲局、乙局(列第一位者为牵头单位,下同).
pub(super) fn rule(lines: &[MappedText]) -> Option<ScopeRule> {
    static LEADS: CharSet = CharSet::of(&['头']);
    lines
        .iter()
        .filter(|line| LEADS.occurs_in(line))
        .find_map(|line| duty::rule_in_prose(line))
}

/// Whether a cell names nothing but bodies and, right behind each, a person who answers for it: 县教育局 李立 / 县财政局：赵小六 / 县水利局局长周岚.
pub(super) fn shows_persons(lines: &[MappedText]) -> bool {
    let parts = |c: char| match c {
        // Nearly all that is asked about.
        '\u{4e00}'..='\u{9fff}' => false,
        '、' | '，' | ',' | '；' | ';' | ':' | '：' | '(' | ')' | '（' | '）' => true,
        _ => c.is_whitespace(),
    };
    let words = lines.iter().flat_map(|line| line.split(parts));
    let mut words = words.filter(|word| !word.is_empty());
    let mut pairs = 0;
    while let Some(first) = words.next() {
        pairs += 1;
        if unit::person::names_head(first) {
            continue;
        }
        let Some(second) = words.next() else {
            return false;
        };
        let (body, person) = match unit::person::has_personal_name(first) {
            true => (second, first),
            false => (first, second),
        };
        // Nearly every cell fails here.
        if !unit::person::has_personal_name(person) {
            return false;
        }
        let sure = unit::list::looks_like_unit(body);
        if sure.is_none_or(|sure| sure < unit::name::Confidence::Medium) {
            return false;
        }
    }
    pairs > 0
}

/// The units of a cell; none for a blank cell or a placeholder. `persons` tells that the cell may name persons as well, which
/// are no units.
pub(super) fn units(
    lines: &[MappedText],
    role: Role,
    persons: bool,
    source: &Source,
    known: &mut KnownLists,
) -> Vec<Unit> {
    let mut found: Vec<Unit> = Vec::new();
    let mut seen = HashSet::new();
    let mut labelled = None;
    let KnownLists { lists, repeated } = known;
    for line in broken_names::joined(lines) {
        // A body with a colon is no label before a person.
        let named = || line.contains([':', '：']) && shows_persons(std::slice::from_ref(&line));
        let printed = match persons || named() {
            true => unit::person::blanked(&line),
            false => Cow::Borrowed(line.as_str()),
        };
        let Some(names) = lists.names(&printed) else {
            continue;
        };
        if is_bracketed(&line)
            && let Some(last) = found.last_mut().filter(|unit| unit.alias.is_none())
        {
            let inner = skip_one(&line, 0)..line.len() - last_char_len(&line);
            last.alias = Some(line[inner].trim().to_owned());
            last.at = hull(&last.at, &line, source);
            continue;
        }
        // 配合：甲局 / 乙局: a label holds until the next one.
        let stated = names.iter().rev().find_map(|(_, stated)| *stated);
        labelled = match stated {
            Some(_) if !printed.contains([':', '：']) => None,
            Some(_) => stated,
            None => labelled,
        };
        found.reserve_exact(names.len());
        for (name, stated) in names {
            let role = stated.or(labelled).map_or(role, duty::model_role);
            let unit = duty::unit(&line, name, role, Via::Column, source);
            let is_new = seen.insert((unit.name.clone(), unit.role));
            if is_new { &mut found } else { &mut *repeated }.push(unit);
        }
    }
    found
}

/// Gives the bodies behind the first their role where the column's name is two (牵头和配合单位) and the cell does not say itself who
/// leads.
pub(super) fn part_roles(units: &mut [Unit], column: &str, lines: &[MappedText]) {
    // Most columns name one role, and most cells one body.
    if units.len() < 2 || units.iter().any(|unit| unit.role != Role::Lead) {
        return;
    }
    let others = lines
        .iter()
        .map(|line| label::behind_first(column, line))
        .reduce(|all, line| all.and(line));
    let role = match others.flatten() {
        Some(label::Label::Support) => Role::Support,
        Some(_) => Role::Responsible,
        None => return,
    };
    for unit in &mut units[1..] {
        unit.role = role;
    }
}

/// A line that says how many tasks or points the body above it has, and nothing else: （3项）, [12分].
fn is_count(line: &str) -> bool {
    // Nearly all lines are names.
    if find_mark(line, is_digit).is_none() {
        return false;
    }
    let brackets = ['(', ')', '（', '）', '[', ']', '［', '］', '【', '】'];
    let inner = line.trim().trim_matches(brackets);
    let number = inner
        .trim_start_matches('共')
        .trim_end_matches(['项', '件', '条', '分', '个']);
    inner.len() < line.len()
        && number.len() < inner.len()
        && !number.is_empty()
        && number.chars().all(is_digit)
}

/// The lines of a cell in two parts, as its column's name has them: 牵头单位/配合单位 above 甲局/乙局、丙局.
pub(super) fn halves(lines: &[MappedText]) -> Option<[Vec<MappedText>; 2]> {
    let mut all = lines.iter().enumerate();
    let (at, mark) = all.find_map(|(at, line)| Some((at, line.find(['/', '／'])?)))?;
    let line = &lines[at];
    let behind = skip_one(line, mark);
    let mut first = lines[..at].to_vec();
    first.push(line.slice(0..mark).trimmed());
    let mut second = vec![line.slice(behind..line.len()).trimmed()];
    second.extend_from_slice(&lines[at + 1..]);
    Some([first, second])
}

/// The lines of a cell that is no unit cell and lists bodies, persons or values, one a line: joined as other cells are, nobody
/// could tell them apart.
pub(super) fn names_apart(lines: &[MappedText]) -> Option<MappedText> {
    let is_name =
        |line: &MappedText| has_personal_name(line) || cell::is_value(line) || is_body(line);
    if lines.len() < 2 || !lines.iter().all(is_name) {
        return None;
    }
    let mut text = MappedText::default();
    for line in lines {
        let before = text.hull(0..text.len()).end;
        let start = line.hull(0..line.len()).start;
        if !text.is_empty() && before <= start {
            // It has no place of its own: what the source has there may be no part of the cell.
            text.push_decoded(" ", before..before);
        }
        text.append(line);
    }
    Some(text)
}

fn last_char_len(text: &str) -> usize {
    text.chars().next_back().map_or(0, char::len_utf8)
}

/// From the name to the end of its alias.
fn hull(name: &crate::span::Span, alias: &MappedText, source: &Source) -> crate::span::Span {
    let end = alias.hull(0..alias.len()).end;
    source.span(name.start as usize..end.max(name.end as usize))
}
