//! A cell of a unit column: one unit a line or several on one, an alias on a line of its own, a dash for none.

use std::borrow::Cow;
use std::ops::Range;

use hashbrown::HashMap;

use super::cell::{self, is_bracketed};
use super::ditto;
use crate::mapped::MappedText;
use crate::model::{Role, Row, ScopeRule, Unit, Via};
use crate::parse::duty;
use crate::span::Source;
use crate::zh::ordinal::{self, Style};
use crate::zh::text::label;
use crate::zh::text::scan::{char_at, find_mark, is_digit, is_han};
use crate::zh::unit::listed::UnitName;
use crate::zh::{responsibility, time::deadline, unit};

/// Lists of a table's unit cells that are read already: the same few bodies stand in most of them.
#[derive(Debug, Default)]
pub(super) struct KnownLists(HashMap<String, Vec<(UnitName, Option<responsibility::Role>)>>);

impl KnownLists {
    /// The names in a line of a cell, each with the role that the line itself states.
    fn names(&mut self, line: &str) -> &[(UnitName, Option<responsibility::Role>)] {
        self.0.entry_ref(line).or_insert_with(|| read_names(line))
    }
}

fn read_names(line: &str) -> Vec<(UnitName, Option<responsibility::Role>)> {
    let items = enumerated(line);
    let mut names = match items.is_empty() {
        true => read_list(line),
        false => Vec::new(),
    };
    for item in items {
        let base = item.start;
        names.extend(read_list(&line[item]).into_iter().map(|(mut name, role)| {
            name.range = name.range.start + base..name.range.end + base;
            (name, role)
        }));
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
        name.range.end = last.map_or(name.range.end, |last| {
            last + char_at(line, last).map_or(0, char::len_utf8)
        });
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

fn read_list(line: &str) -> Vec<(UnitName, Option<responsibility::Role>)> {
    // 办公室牵头,各科室配合: the cell says itself who leads.
    match responsibility::in_cell(line, None) {
        Some(statement) => {
            // 甲局、乙局按职责分工负责 says nothing of who leads: the column does.
            let says = |(_, role): &(UnitName, responsibility::Role)| {
                *role != responsibility::Role::Responsible
            };
            let told = statement.bearers.iter().any(says);
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
    lines
        .iter()
        .filter(|line| line.contains('头'))
        .find_map(|line| duty::rule_in_prose(line))
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
    let mut labelled = None;
    for line in join_broken(lines) {
        let printed = match persons {
            true => unit::person::blanked(&line),
            false => Cow::Borrowed(line.as_str()),
        };
        // Neither is the number of the next row a body, nor another name of this one.
        let counts = || is_count(&printed) || cell::bare_ordinal(&printed).is_some();
        if unit::name::is_placeholder(&printed) || counts() {
            continue;
        }
        if is_bracketed(&line)
            && let Some(last) = found.last_mut().filter(|unit| unit.alias.is_none())
        {
            let inner = first_char_len(&line)..line.len() - last_char_len(&line);
            last.alias = Some(line[inner].trim().to_owned());
            last.at = hull(&last.at, &line, source);
            continue;
        }
        let names = known.names(&printed);
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
            if !found
                .iter()
                .any(|known| known.name == unit.name && known.role == unit.role)
            {
                found.push(unit);
            }
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
    let behind = mark + line[mark..].chars().next().map_or(0, char::len_utf8);
    let mut first = lines[..at].to_vec();
    first.push(line.slice(0..mark).trimmed());
    let mut second = vec![line.slice(behind..line.len()).trimmed()];
    second.extend_from_slice(&lines[at + 1..]);
    Some([first, second])
}

/// The lines of a cell that is no unit cell and lists bodies, persons or values, one a line: joined as other cells are, nobody
/// could tell them apart.
pub(super) fn names_apart(lines: &[MappedText]) -> Option<MappedText> {
    let is_name = |line: &MappedText| {
        cell::is_person(line)
            || cell::is_value(line)
            || unit::list::looks_like_unit(line)
                .is_some_and(|sure| sure >= unit::name::Confidence::Medium)
    };
    if lines.len() < 2 || !lines.iter().all(is_name) {
        return None;
    }
    let mut text = MappedText::default();
    for line in lines {
        let before = text.hull(0..text.len()).end;
        let start = line.hull(0..line.len()).start;
        if !text.is_empty() && before <= start {
            text.push_decoded(" ", before..start);
        }
        text.append(line);
    }
    Some(text)
}

/// Lines of a cell with those joined that end inside a bracket or a name.
fn join_broken(lines: &[MappedText]) -> impl Iterator<Item = Cow<'_, MappedText>> {
    let whole = one_name(lines).map(Cow::Owned);
    let apart = if whole.is_some() { &[] } else { lines };
    let mut rest = apart.iter().peekable();
    let joined = std::iter::from_fn(move || {
        let mut line = Cow::Borrowed(rest.next()?);
        let goes_on = |line: &str, next: &str| open_brackets(line) > 0 || ends_in_name(line, next);
        while let Some(next) = rest.next_if(|next| goes_on(&line, next)) {
            line.to_mut().append(next);
        }
        Some(line)
    });
    whole.into_iter().chain(joined)
}

/// The name that a narrow cell breaks into three lines or more of one width, of which none but the last is surely a name: 市政 / 府办 /
/// 公厅.
fn one_name(lines: &[MappedText]) -> Option<MappedText> {
    const WIDEST: usize = 4 * '局'.len_utf8();
    let [first, .., last] = lines else {
        return None;
    };
    if lines.len() < 3 || first.len() > WIDEST {
        return None;
    }
    let sure = |name: &str| unit::name::name_confidence(name);
    let (inner, width) = (&lines[1..lines.len() - 1], first.len());
    let is_piece = |line: &MappedText| {
        line.len() == width
            && line.chars().all(is_han)
            && sure(line).is_none_or(|sure| sure == unit::name::Confidence::Low)
    };
    // A name of its own has its own level.
    let anew =
        |line: &MappedText| unit::name::level_prefix(line).is_some() && line.chars().count() > 2;
    // 长山 / 先行 / 区管委会
    let ends = last
        .strip_prefix(['省', '市', '县', '区'])
        .is_some_and(|rest| RESTS.contains(&rest));
    let pieces = is_piece(first) && inner.iter().all(|line| is_piece(line) && !anew(line));
    if !pieces || !ends && (last.len() > width || anew(last)) {
        return None;
    }
    let mut whole = MappedText::default();
    lines.iter().for_each(|line| whole.append(line));
    let begins = unit::name::level_prefix(&whole).is_some();
    ((begins || ends) && sure(&whole) == Some(unit::name::Confidence::High)).then_some(whole)
}

/// What names a zone (区) with the character behind it: 区开发 / 区管委会.
const ZONES: &[&str] = &[
    "开发", "高新", "示范", "试验", "合作", "保税", "园", "新", "景",
];

/// Whether a line ends in the middle of a name that the next one goes on with: 市住房和城乡 / 建设局.
fn ends_in_name(line: &str, next: &str) -> bool {
    const MARKS: [char; 7] = ['、', ',', '，', ';', '；', ' ', '。'];
    let begun = line.rsplit(MARKS).next().unwrap_or(line).trim();
    let rest = next.split(MARKS).next().unwrap_or(next).trim();
    if goes_on_with(begun, rest) {
        return true;
    }
    let level = unit::name::level_prefix(begun);
    let waits = level.is_some() || begun.ends_with(['和', '与', '及']);
    // 省人口计生 / 省公安厅: a name of the same level begins anew; 区开发 / 区管委会 goes on.
    let anew = || {
        let again = level.is_some_and(|level| rest.starts_with(level));
        let zone = || rest.starts_with('区') && ZONES.iter().any(|zone| begun.ends_with(zone));
        again && !zone() && unit::name::name_confidence(rest).is_some()
    };
    waits
        && !rest.is_empty()
        && !anew()
        && unit::name::name_confidence(begun).is_none()
        && unit::name::name_confidence(&format!("{begun}{rest}"))
            .is_some_and(|sure| sure == unit::name::Confidence::High)
}

/// Words that name no body by themselves: the line before them begins the name.
const RESTS: &[&str] = &[
    "人民政府",
    "政府",
    "办事处",
    "街道办事处",
    "管委会",
    "管理委员会",
    "委员会",
    "街道",
    "党委",
    "党工委",
    "局",
    "办公室",
];

/// Whether a line is nothing but the end of the name that the line before begins: 各街道 / 办事处, 东岭 / 县人民政府.
fn goes_on_with(begun: &str, rest: &str) -> bool {
    let level = rest.starts_with(['省', '市', '县', '区', '镇', '乡', '州']);
    let behind_level = rest.chars().next().map_or(0, char::len_utf8);
    let of_place = || level && RESTS.contains(&&rest[behind_level..]);
    // 县委 / 办公室 may be two bodies.
    let alone = RESTS.contains(&rest) && (rest != "办公室" || !begun.ends_with(['委', '府']));
    let joins = alone || of_place() && unit::name::name_confidence(begun).is_none();
    joins
        && begun.chars().count() >= 2
        && unit::name::name_confidence(&format!("{begun}{rest}"))
            .is_some_and(|sure| sure >= unit::name::Confidence::Medium)
}

fn open_brackets(text: &str) -> usize {
    text.chars().fold(0, |open: usize, c| match c {
        '(' | '（' => open + 1,
        ')' | '）' => open.saturating_sub(1),
        _ => open,
    })
}

fn first_char_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn last_char_len(text: &str) -> usize {
    text.chars().next_back().map_or(0, char::len_utf8)
}

/// From the name to the end of its alias.
fn hull(name: &crate::span::Span, alias: &MappedText, source: &Source) -> crate::span::Span {
    let end = alias.hull(0..alias.len()).end;
    let mut span = source.span(name.start as usize..end.max(name.end as usize));
    if end < name.end as usize {
        span = name.clone();
    }
    span
}
