//! Headers of flattened tables: names on lines of their own, or side by side on one line.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::lines::{Class, Entry};
use crate::parse::table::bands::is_sum_name;
use crate::parse::table::cell::{self, is_plain_word, squeezed};
use crate::parse::table::column::{self, names, names::ColumnNames};
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::zh::text::scan::is_han;
use crate::zh::unit;
use crate::zh::unit::name::Confidence;

/// How the cells of a flattened table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A cell, or a paragraph of one, a line.
    Lines,
    /// A row a line, its cells parted by white space.
    Rows,
    /// No breaks at all.
    RunOn,
}

/// A header in flattened form.
#[derive(Debug, Clone)]
pub(crate) struct FlatHeader {
    /// The entries of the names.
    pub entries: Range<usize>,
    pub form: Form,
    pub roles: Vec<ColumnRole>,
    pub names: Vec<String>,
    /// Whether no header is known to use the name.
    pub unknown: Vec<bool>,
    /// The names where they stand.
    pub texts: Vec<MappedText>,
}

impl FlatHeader {
    /// Whether a column of bodies also names persons.
    pub(super) fn names_persons(&self) -> bool {
        let mut columns = self.roles.iter().zip(&self.names);
        columns.any(|(role, name)| role.names_units() && names::names_persons(name))
    }
}

/// The headers of flattened tables in a range of entries, in order; also those repeated at page breaks.
pub(crate) fn find_all(
    known: &ColumnNames,
    entries: &[Entry],
    range: Range<usize>,
) -> (Vec<FlatHeader>, Vec<Range<usize>>) {
    let mut found: Vec<FlatHeader> = Vec::new();
    let mut unread = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let again = found
            .last()
            .and_then(|last| printed_again(entries, at, range.end, last));
        let header = again
            .or_else(|| side_by_side(known, entries, at))
            .or_else(|| run_together(known, entries, at))
            .or_else(|| one_a_line(known, entries, at, range.end, found.first()))
            .or_else(|| oddly_named(known, entries, at, range.end));
        match header {
            Some(header) => {
                at = header.entries.end;
                let run_on = header.form == Form::RunOn;
                found.push(header);
                if run_on {
                    break;
                }
            }
            None => {
                unread.extend(
                    unknown_header(known, entries, at, range.end)
                        .or_else(|| unknown_line(known, entries, at))
                        .or_else(|| {
                            is_odd_opening(known, entries, at, range.end).map(|_| at..at + 3)
                        }),
                );
                at += 1;
            }
        }
    }
    (found, unread)
}

/// The lines of a header once more, as every page prints them: the columns stay what they are, whatever stands below.
fn printed_again(
    entries: &[Entry],
    at: usize,
    end: usize,
    header: &FlatHeader,
) -> Option<FlatHeader> {
    if header.form != Form::Lines {
        return None;
    }
    let name = |at: usize| {
        entries[..end]
            .get(at)
            .and_then(content)
            .map(|text| text.as_str())
    };
    let is_mark =
        |at: &usize| matches!(&entries[*at], Entry::Line(line) if line.class == Class::PageMark);
    let mut lines = at;
    for known in header.entries.clone().filter(|at| !is_mark(at)) {
        if name(lines)? != name(known)? {
            return None;
        }
        lines += 1;
    }
    Some(FlatHeader {
        entries: at..lines,
        ..header.clone()
    })
}

/// Names above numbered rows of which one is that of tasks, and which make no header all the same.
fn unknown_header(
    known: &ColumnNames,
    entries: &[Entry],
    start: usize,
    end: usize,
) -> Option<Range<usize>> {
    use ColumnRole::{Heading, Text};
    let row = first_row(known, entries, start, end)?;
    let names = || entries[start..row].iter().filter_map(content);
    let of_tasks = names()
        .any(|name| known.is_exact(name) && matches!(known.role(name), Some(Text | Heading)));
    let contacts = names().any(|name| names::is_contact_name(name));
    let numbers = entries[row..end].iter().filter_map(content);
    let counted = numbers.filter_map(|text| cell::integer(text)).take(2);
    (of_tasks && !contacts && counted.eq([1, 2])).then_some(start..row)
}

fn content(entry: &Entry) -> Option<&MappedText> {
    match entry {
        Entry::Line(line) if line.zone == Zone::Content => Some(&line.text),
        _ => None,
    }
}

/// Most bytes of a line that is a name in a header.
const LONGEST: usize = 90;

/// Names on consecutive lines.
fn one_a_line(
    known: &ColumnNames,
    entries: &[Entry],
    start: usize,
    end: usize,
    first: Option<&FlatHeader>,
) -> Option<FlatHeader> {
    // The first line is a name, or short enough to be the beginning of one.
    let opening = content(&entries[start]).filter(|text| text.len() <= LONGEST)?;
    if opening.chars().nth(5).is_some() && known.role(opening).is_none() {
        return None;
    }
    // 标★的为新开工项目: a note above the names, which the number then begins.
    let next = || entries[..end].get(start + 1).and_then(content);
    if says_more(opening) && next().and_then(|name| known.role(name)) == Some(ColumnRole::Seq) {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    let mut roles: Vec<Option<ColumnRole>> = Vec::new();
    let mut texts: Vec<MappedText> = Vec::new();
    let first_row = first_row(known, entries, start, end);
    let mut at = start;
    while at < end && first_row.is_none_or(|row| at < row) {
        let Some(text) = content(&entries[at]).filter(|text| text.len() <= LONGEST) else {
            break;
        };
        if matches!(&entries[at], Entry::Line(line) if line.class == Class::PageMark) {
            at += 1;
            continue;
        }
        // 责任单位：甲局 is a name with its value.
        if text.trim_end_matches([':', '：']).contains([':', '：']) {
            break;
        }
        let (text, lines) = match wrapped(known, entries, at, end) {
            Some((joined, lines)) => (Cow::Owned(joined), lines),
            None => (Cow::Borrowed(text), 1),
        };
        let Some(role) = known.role(&text) else {
            // 一季度, …, 四季度 below 进度安排.
            if names.len() >= 2 && names::is_period(&text) && !names.contains(&squeezed(&text)) {
                names.push(squeezed(&text));
                roles.push(None);
                texts.push(text.into_owned());
                at += lines;
                continue;
            }
            // A word that is not known may stand between names that are, or before the first number.
            let known_next = entries[..end]
                .get(at + 1)
                .and_then(content)
                .is_some_and(|next| known.is_exact(next));
            let in_header = !names.is_empty() && first_row.is_some_and(|row| at < row);
            // 县政府 / 分管领导 and 2022年 / 计划投资 are one name each.
            let begins = is_year(&text)
                || unit::list::looks_like_unit(&text)
                    .is_some_and(|sure| sure >= Confidence::Medium);
            if in_header
                && begins
                && let Some(next) = entries[..end].get(at + 1).and_then(content)
                && known.role(next).is_some_and(|role| !role.names_units())
            {
                let mut whole = text.into_owned();
                whole.append(next);
                roles.push(known.role(next));
                names.push(squeezed(&whole));
                texts.push(whole);
                at += 2;
                continue;
            }
            let may = is_plain(&text) || text.chars().all(is_han);
            if in_header && may || names.len() >= 2 && known_next && is_plain(&text) {
                names.push(squeezed(&text));
                roles.push(None);
                texts.push(text.into_owned());
                at += 1;
                continue;
            }
            break;
        };
        let name = squeezed(&text);
        if let Some(from) = names.iter().position(|known| *known == name) {
            if roles[from..]
                .iter()
                .flatten()
                .any(|role| role.names_units())
            {
                let again = names_again(&entries[at..end], &names[from..]);
                at += again;
                // The name of the tasks again behind the bodies, before the first row: its figures.
                if again == 0 && first_row.is_some() && role == ColumnRole::Text {
                    roles.push(Some(ColumnRole::Target));
                    names.push(name);
                    texts.push(text.into_owned());
                    at += lines;
                    continue;
                }
            }
            break;
        }
        // Behind a unit column a cell of the first row may hold a word of headers (评优前置指标).
        if roles.iter().flatten().any(|role| role.names_units()) && !known.is_full(&name) {
            break;
        }
        roles.push(Some(role));
        names.push(name);
        texts.push(text.into_owned());
        at += lines;
    }
    if first_row.is_some() {
        column::task_by_place(&names, &mut roles);
    }
    lower_names(&mut names, &mut roles, &mut texts);
    let has_unit = roles.iter().flatten().any(|role| {
        role.names_units() || matches!(role, ColumnRole::Measure | ColumnRole::Assessor)
    });
    let has_score = roles.iter().flatten().any(|role| {
        matches!(
            role,
            ColumnRole::Score | ColumnRole::Standard | ColumnRole::Deadline
        )
    });
    let exact = names.iter().filter(|name| known.is_exact(name)).count();
    let sure = match names.len() {
        0 | 1 => false,
        2 => exact == 2 && has_unit,
        // Between the rows of a table only a header that is one beyond doubt begins another.
        _ => {
            exact >= 3
                || has_unit && (first.is_none() || exact >= 2)
                // 序号, 责任目标, 所占分值 above a 1: a table of tasks that names nobody.
                || first_row == Some(at) && exact >= 2 && has_score
        }
    };
    if !sure || !column::is_header(&names, &roles) {
        return None;
    }
    Some(settled(start..at, Form::Lines, names, roles, texts))
}

/// A first name that no header is known to use, with those of bodies and times behind it (整治行业名称, 时间安排, 责任单位): the rows
/// must bear it out.
fn oddly_named(
    known: &ColumnNames,
    entries: &[Entry],
    start: usize,
    end: usize,
) -> Option<FlatHeader> {
    const WIDTH: usize = 3;
    /// Rows that must look as the names say.
    const ROWS: usize = 2;
    let opening = is_odd_opening(known, entries, start, end)?;
    let fits = |at: usize, role: ColumnRole| {
        let cell = entries[..end].get(at).and_then(content);
        cell.is_some_and(|text| {
            let cell = Features::of(text, &BookEvidence::default());
            let sure = |sure: Confidence| sure >= Confidence::Medium;
            match role {
                ColumnRole::Deadline => cell.time,
                ColumnRole::Text => !cell.time_alone && cell.unit != Some(Confidence::High),
                _ => cell.unit.is_some_and(sure),
            }
        })
    };
    let mut texts: Vec<MappedText> = Vec::with_capacity(WIDTH);
    texts.extend(
        entries[start..start + WIDTH]
            .iter()
            .filter_map(content)
            .cloned(),
    );
    let names: Vec<String> = texts.iter().map(|text| squeezed(text)).collect();
    let mut roles: Vec<Option<ColumnRole>> = opening.to_vec();
    column::task_by_place(&names, &mut roles);
    let borne_out = (WIDTH..WIDTH * (ROWS + 1))
        .all(|at| roles[at % WIDTH].is_some_and(|role| fits(start + at, role)));
    (borne_out && column::is_header(&names, &roles))
        .then(|| settled(start..start + WIDTH, Form::Lines, names, roles, texts))
}

/// The roles of three names of which the first is not known and the others are those of bodies and times.
fn is_odd_opening(
    known: &ColumnNames,
    entries: &[Entry],
    start: usize,
    end: usize,
) -> Option<[Option<ColumnRole>; 3]> {
    /// Names are short; nearly every line is asked.
    const LONGEST: usize = 10 * '名'.len_utf8();
    let name = |at: usize| {
        let name = entries[..end].get(at).and_then(content)?;
        (name.len() <= LONGEST).then_some(name)
    };
    let role = |at: usize| {
        let name = name(at)?;
        known.role(name).filter(|_| known.is_exact(name))
    };
    use ColumnRole::{Deadline, Lead, Unit};
    let (second, third) = (role(start + 1)?, role(start + 2)?);
    let pair = matches!(
        (second, third),
        (Deadline, Unit | Lead) | (Unit | Lead, Deadline)
    );
    let first = name(start)?;
    (pair && known.role(first).is_none() && first.chars().all(is_han)).then_some([
        None,
        Some(second),
        Some(third),
    ])
}

/// Whether a line says something, as a note does and no name: 打*的为具体项目.
fn says_more(text: &str) -> bool {
    text.chars().nth(4).is_some()
        && (text.contains('的') || text.contains(['*', '★', '☆', '▲', '△', '※', '●']))
}

/// Lines that print the last names of a header again, once or several times: the halves of the table stood side by side.
fn names_again(entries: &[Entry], half: &[String]) -> usize {
    let is_half = |lines: &&[Entry]| {
        let mut lines = lines.iter().zip(half);
        lines.all(|(entry, name)| content(entry).is_some_and(|text| squeezed(text) == *name))
    };
    let halves = entries.chunks_exact(half.len()).take_while(is_half);
    halves.count() * half.len()
}

/// Most names of a header.
const MOST: usize = 20;

/// 2022年
fn is_year(text: &str) -> bool {
    text.strip_suffix('年')
        .is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Where the first row begins below a header whose first column counts the rows: at its 1, or at the group above it. All lines
/// before are names; `None` where they do not look so.
fn first_row(known: &ColumnNames, entries: &[Entry], start: usize, end: usize) -> Option<usize> {
    /// Names of the column of numbers are short; nearly every line is asked.
    const LONGEST: usize = 10 * '号'.len_utf8();
    let name = entries.get(start).and_then(content)?;
    if name.len() > LONGEST || known.role(name) != Some(ColumnRole::Seq) {
        return None;
    }
    let lines = entries.iter().enumerate().take(end.min(start + MOST));
    for (at, entry) in lines.skip(start + 1) {
        let text = content(entry)?;
        if matches!(entry, Entry::Line(line) if line.class == Class::PageMark) {
            continue;
        }
        if cell::integer(text) == Some(1) || text.as_str() == "一" || cell::opens_group(text) {
            return (at > start + 2).then_some(at);
        }
        if is_sum_name(text) && known.role(text).is_none() {
            return (at > start + 2).then_some(at);
        }
        let name = squeezed(text);
        let is_name = known.role(&name).is_some()
            || names::is_period(&name)
            || is_year(&name)
            || name.chars().all(is_han) && name.chars().count() <= 10;
        if !is_name {
            return None;
        }
    }
    None
}

/// Of a header of two rows the lower names (牵头单位, 配合单位 below 责任分工) stand behind all upper ones: they go where the
/// name stands that spans them.
fn lower_names(
    names: &mut Vec<String>,
    roles: &mut Vec<Option<ColumnRole>>,
    texts: &mut Vec<MappedText>,
) {
    let periods = |at: &usize| names::is_period(&names[*at]);
    let units = |at: &usize| roles[*at].is_some_and(ColumnRole::names_units);
    let run = |belongs: &dyn Fn(&usize) -> bool| {
        (0..names.len()).rev().take_while(|at| belongs(at)).count()
    };
    let of_units = run(&units);
    let (lower, of_units) = match of_units {
        0 => (run(&periods), false),
        count => (count, true),
    };
    let from = names.len() - lower;
    if lower < 2 || from < 2 {
        return;
    }
    // What spans them is not the last of the upper names: then they would be columns like others.
    // Bodies behind 备注, the last of the upper names, stand below 责任单位 where that is the only other one of bodies.
    let only = of_units
        && roles[from - 1] == Some(ColumnRole::Remarks)
        && (0..from).filter(units).count() == 1;
    let spans = |at: &usize| {
        names::spans_others(&names[*at], of_units) || only && roles[*at] == Some(ColumnRole::Unit)
    };
    let upper = (0..from - 1).rfind(spans);
    if let Some(upper) = upper {
        names.remove(upper);
        roles.remove(upper);
        texts.remove(upper);
        names[upper..].rotate_right(lower);
        roles[upper..].rotate_right(lower);
        texts[upper..].rotate_right(lower);
        // Quarters stand behind the bodies: 牵头单位, 配合单位, 一季度, ….
        if !of_units {
            lower_names(names, roles, texts);
        }
    }
}

/// A name that stands on two or three lines, joined, with the number of lines.
fn wrapped(
    known: &ColumnNames,
    entries: &[Entry],
    at: usize,
    end: usize,
) -> Option<(MappedText, usize)> {
    let first = content(&entries[at])?;
    if first.chars().count() > 5 {
        return None;
    }
    // 牵头 is a name, and 牵头 / 单位 is one as well.
    let whole = known.is_exact(first);
    let mut joined = first.clone();
    for lines in 2..=3 {
        let next = entries[..end].get(at + lines - 1).and_then(content)?;
        if next.chars().count() > 4 || whole && !names::ends_name(next) {
            return None;
        }
        joined.append(next);
        if known.is_exact(&joined) && (!whole || known.role(&joined) != Some(ColumnRole::Measure)) {
            return Some((joined, lines));
        }
    }
    None
}

/// Names side by side, parted by white space.
fn side_by_side(known: &ColumnNames, entries: &[Entry], at: usize) -> Option<FlatHeader> {
    let text = content(&entries[at])
        .filter(|text| text.len() <= 240 && text.contains(char::is_whitespace))?;
    // Names are short but for what stands in brackets: prose that happens to have gaps is passed over.
    let long =
        |piece: &str| piece.chars().nth(14).is_some() && !piece.contains(['(', '（', '[', '【']);
    if text.split_whitespace().any(long) || text.split_whitespace().nth(2).is_none() {
        return None;
    }
    let mut texts: Vec<MappedText> = pieces(text);
    if texts.len() < 3 {
        return None;
    }
    join_letters(known, &mut texts);
    join_periods(&mut texts);
    let names: Vec<String> = texts.iter().map(|text| squeezed(text)).collect();
    let mut roles: Vec<Option<ColumnRole>> = names.iter().map(|name| known.role(name)).collect();
    let exact = names.iter().filter(|name| known.is_exact(name)).count();
    // Above a row with number 1 every word is a name, and of a long one the last noun says what it is.
    let numbered = is_above_first(known, entries, at);
    if numbered {
        for (role, name) in roles
            .iter_mut()
            .zip(&names)
            .filter(|(role, _)| role.is_none())
        {
            *role = names::role_by_tail(name);
        }
        figures_behind_bodies(&entries[at + 1], &mut roles);
    }
    let plain = numbered
        || names
            .iter()
            .all(|name| known.role(name).is_some() || is_plain(name));
    (names.len() >= 3 && exact >= 2 && plain && column::is_header(&names, &roles))
        .then(|| settled(at..at + 1, Form::Rows, names, roles, texts))
}

/// Whether a line that begins with the name of the number column stands right above a line that begins with a 1.
fn is_above_first(known: &ColumnNames, entries: &[Entry], at: usize) -> bool {
    let first = |at: usize| {
        let text = entries.get(at).and_then(content)?;
        text.split_whitespace().next()
    };
    first(at).is_some_and(|name| known.role(name) == Some(ColumnRole::Seq))
        && first(at + 1).and_then(cell::integer) == Some(1)
}

/// A second task column right behind that of the bodies holds the figure to be reached, where the first row has a figure there:
/// 项目名称, 责任单位, 目标任务.
fn figures_behind_bodies(row: &Entry, roles: &mut [Option<ColumnRole>]) {
    use ColumnRole::{Target, Text};
    let Some(bodies) = roles
        .iter()
        .position(|role| role.is_some_and(ColumnRole::names_units))
    else {
        return;
    };
    if !roles[..bodies].contains(&Some(Text)) || roles.get(bodies + 1) != Some(&Some(Text)) {
        return;
    }
    let sure = |piece: &str| unit::list::looks_like_unit(piece) == Some(Confidence::High);
    let mut pieces = content(row)
        .into_iter()
        .flat_map(|text| text.split_whitespace());
    let figure = pieces.find(|piece| sure(piece)).and_then(|_| pieces.next());
    if figure.is_some_and(|figure| {
        figure.starts_with(|c: char| c.is_ascii_digit()) && figure.chars().nth(10).is_none()
    }) {
        roles[bodies + 1] = Some(Target);
    }
}

/// Names on one line above numbered rows of which one is that of bodies, and which make no header all the same.
fn unknown_line(known: &ColumnNames, entries: &[Entry], at: usize) -> Option<Range<usize>> {
    if !is_above_first(known, entries, at) {
        return None;
    }
    let text = content(&entries[at]).filter(|text| text.len() <= 240)?;
    let names = || text.split_whitespace();
    let of_bodies = names()
        .any(|name| known.is_exact(name) && known.role(name).is_some_and(ColumnRole::names_units));
    let contacts = names().any(names::is_contact_name);
    (of_bodies && !contacts).then_some(at..at + 1)
}

/// A blank inside a stretch of months parts no names: `1- 8月完成情况`.
fn join_periods(texts: &mut Vec<MappedText>) {
    let mut at = 0;
    while at + 1 < texts.len() {
        let digits = texts[at].trim_end_matches(['-', '—', '－', '~', '～', '至']);
        let open = digits.len() < texts[at].len()
            && !digits.is_empty()
            && digits.bytes().all(|b| b.is_ascii_digit());
        if open && texts[at + 1].starts_with(|c: char| c.is_ascii_digit()) {
            let next = texts.remove(at + 1);
            texts[at].append(&next);
        }
        at += 1;
    }
}

/// Letter-spaced names (`项 目`) are one each.
fn join_letters(known: &ColumnNames, texts: &mut Vec<MappedText>) {
    let mut at = 0;
    while at + 1 < texts.len() {
        let short = texts[at].chars().count() <= 2 && texts[at + 1].chars().count() <= 2;
        let joined = (short && !known.is_exact(&texts[at])).then(|| {
            let mut joined = texts[at].clone();
            joined.append(&texts[at + 1]);
            joined
        });
        match joined.filter(|joined| known.role(joined).is_some()) {
            Some(joined) => {
                texts[at] = joined;
                texts.remove(at + 1);
            }
            None => at += 1,
        }
    }
}

/// Names run together at the head of a line that holds the rows as well.
fn run_together(known: &ColumnNames, entries: &[Entry], at: usize) -> Option<FlatHeader> {
    let text = content(&entries[at]).filter(|text| text.len() > 400)?;
    let mut names = Vec::new();
    let mut roles = Vec::new();
    let mut texts = Vec::new();
    let mut from = 0;
    while let Some(length) = name_length(known, &text[from..]) {
        let name = text.slice(from..from + length);
        roles.push(known.role(&name));
        names.push(squeezed(&name));
        texts.push(name);
        from += length;
    }
    let seq_first = roles.first() == Some(&Some(ColumnRole::Seq));
    let numbered = text[from..].starts_with(|c: char| c.is_ascii_digit());
    (names.len() >= 4 && seq_first && numbered && column::is_header(&names, &roles))
        .then(|| settled(at..at + 1, Form::RunOn, names, roles, texts))
}

/// Bytes of the longest whole name that a text begins with.
fn name_length(known: &ColumnNames, text: &str) -> Option<usize> {
    text.char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take(8)
        .filter(|&end| end > 3 && known.is_exact(&text[..end]))
        .last()
}

fn settled(
    entries: Range<usize>,
    form: Form,
    names: Vec<String>,
    roles: Vec<Option<ColumnRole>>,
    texts: Vec<MappedText>,
) -> FlatHeader {
    let unknown = roles.iter().map(Option::is_none).collect();
    let mut roles: Vec<ColumnRole> = roles
        .into_iter()
        .map(|role| role.unwrap_or(ColumnRole::Other))
        .collect();
    column::settle(&names, &mut roles);
    FlatHeader {
        entries,
        form,
        roles,
        names,
        unknown,
        texts,
    }
}

/// The pieces of a line between white space.
pub(super) fn pieces(text: &MappedText) -> Vec<MappedText> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                out.push(text.slice(from..at));
                start = None;
            }
            _ => {}
        }
    }
    out
}

fn is_plain(text: &str) -> bool {
    let name = squeezed(text);
    (2..=8).contains(&name.chars().count()) && is_plain_word(&name)
}

/// Where rows stand on lines of their own behind a header: such lines are never parts of a wrapped paragraph.
pub(crate) fn row_lines(known: &ColumnNames, entries: &[Entry]) -> Vec<Range<usize>> {
    let count = |at: usize| {
        entries
            .get(at)
            .and_then(content)
            .map_or(0, |text| text.split_whitespace().count())
    };
    let is_mark =
        |at: usize| matches!(&entries[at], Entry::Line(line) if line.class == Class::PageMark);
    let mut found = Vec::new();
    let mut at = 0;
    while at < entries.len() {
        if side_by_side(known, entries, at).is_none() {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < entries.len()
            && (count(at) >= 2 || is_mark(at) || count(at) == 1 && count(at + 1) >= 3)
        {
            at += 1;
        }
        found.push(start..at);
    }
    found
}
