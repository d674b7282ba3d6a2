//! Records that extraction printed line by line: a name and its value, the first name again where the next record begins
//! (任务名称：…, 责任单位：…, 完成时限：…).

use std::ops::Range;

use super::cell::squeezed;
use super::column::names::ColumnNames;
use super::grid;
use crate::document::{Lines, Table, Zone};
use crate::mapped::MappedText;
use crate::model::{ColumnRole, TaskTable};
use crate::parse::lines::{Class, Entry};
use crate::span::{Source, Span};
use crate::zh::text::scan::{is_colon, is_digit, skip_one};

/// Fewest values of a record.
const FEWEST: usize = 3;

/// A value with the name that stands before it.
struct Pair {
    name: MappedText,
    /// With its colon.
    label: MappedText,
    lines: Lines,
}

/// The records of a range of entries as a table, a row a record; `None` where there are none, or only one. `title` stands above
/// the first, and with another number above the others.
pub(crate) fn read(
    known: &ColumnNames,
    entries: &mut [Entry],
    range: Range<usize>,
    title: Option<&str>,
    source: &Source,
) -> Option<TaskTable> {
    let first = range.clone().find(|&at| {
        line(&entries[at])
            .and_then(|text| named(known, text))
            .is_some_and(|(name, _)| {
                matches!(
                    known.role(&name),
                    Some(ColumnRole::Text | ColumnRole::Group | ColumnRole::Heading)
                )
            })
    })?;
    let opening = squeezed(&named(known, line(&entries[first])?)?.0);
    let (first, opening, unknown) = opened(entries, range.clone(), first, opening);
    // Names that stand above each record are names, be they known or not.
    let named = |text: &MappedText| {
        named(known, text).or_else(|| {
            let (name, value) = labelled(text)?;
            unknown.contains(&squeezed(&name)).then_some((name, value))
        })
    };
    let before = range.clone().take_while(|&at| at < first).last();
    let before = before.and_then(|at| line(&entries[at])).cloned();
    let mut records: Vec<Vec<Pair>> = Vec::new();
    let (mut used, mut titles) = (Vec::new(), Vec::new());
    for (at, entry) in entries.iter().enumerate().take(range.end).skip(first) {
        let Some(text) = line(entry) else {
            continue;
        };
        let above = [title, before.as_deref()];
        if above.iter().flatten().any(|title| is_alike(title, text)) {
            titles.push(at);
            continue;
        }
        if let Some((name, value)) = named(text) {
            let label = text.slice(0..text.len() - value.len());
            if squeezed(&name) == opening {
                records.push(Vec::new());
            }
            let lines = Some(value).filter(|value| !value.is_empty());
            let lines = lines.into_iter().collect();
            records.last_mut()?.push(Pair { name, label, lines });
        } else {
            records.last_mut()?.last_mut()?.lines.push(text.clone());
        }
        used.push(at);
    }
    let has = |record: &Vec<Pair>, wanted: &[ColumnRole]| {
        let mut roles = record.iter().filter_map(|pair| known.role(&pair.name));
        roles.any(|role| wanted.contains(&role))
    };
    let is_record = |record: &Vec<Pair>| {
        record.len() >= FEWEST && has(record, &[ColumnRole::Unit, ColumnRole::Lead])
    };
    if records.len() < 2 || !records.iter().all(is_record) {
        return None;
    }
    let (table, aside) = laid_out(&records, source);
    let reading = grid::read(known, &table, source, None, None, std::iter::empty());
    let mut found = reading.tables.into_iter().next()?;
    found.aside.extend(aside);
    for (lines, class) in [(used, Class::Cell("record")), (titles, Class::Title)] {
        for at in lines {
            entries[at].set_class(class.clone());
        }
    }
    Some(found)
}

/// Where the first record begins, with what name, and the names before the task of each: 反馈问题：…, 整改目标：…, 整改措施：…. They stand
/// right before the task of the second as well.
fn opened(
    entries: &[Entry],
    range: Range<usize>,
    first: usize,
    opening: String,
) -> (usize, String, Vec<String>) {
    let label = |at: usize| Some(squeezed(&labelled(line(entries.get(at)?)?)?.0));
    let second = (first + 1..range.end).find(|&at| label(at).as_ref() == Some(&opening));
    let mut names = Vec::new();
    let mut start = first;
    while let Some(second) = second
        && start > range.start
        && let Some(name) = label(start - 1)
        && second - (first - start) > first + 1
        && label(second - (first - start) - 1).as_ref() == Some(&name)
    {
        names.push(name);
        start -= 1;
    }
    let opening = names.last().cloned().unwrap_or(opening);
    (start, opening, names)
}

/// A short name before a colon, and the value behind it.
fn labelled(text: &MappedText) -> Option<(MappedText, MappedText)> {
    const LONGEST: usize = 14 * '名'.len_utf8();
    let colon = text.find(is_colon).filter(|colon| *colon <= LONGEST)?;
    let name = text.slice(0..colon).trimmed();
    let value = text.slice(skip_one(text, colon)..text.len()).trimmed();
    Some((name, value))
}

/// A line of the content that is neither an item nor what a page prints around it.
fn line(entry: &Entry) -> Option<&MappedText> {
    match entry {
        Entry::Line(line)
            if line.zone == Zone::Content
                && !matches!(
                    line.class,
                    Class::PageMark
                        | Class::Chrome
                        | Class::Imprint
                        | Class::Signature
                        | Class::Date
                        | Class::Disclosure
                ) =>
        {
            Some(&line.text)
        }
        _ => None,
    }
}

/// The name that a line begins with before a colon, or is, and the value behind it.
fn named(known: &ColumnNames, text: &MappedText) -> Option<(MappedText, MappedText)> {
    const LONGEST: usize = 14 * '名'.len_utf8();
    match text.find(is_colon) {
        Some(_) => labelled(text).filter(|(name, _)| known.role(name).is_some()),
        None => (text.len() <= LONGEST && known.is_exact(text))
            .then(|| (text.clone(), MappedText::default())),
    }
}

/// Whether two titles differ in their number alone: …责任书（一）, …责任书（二）.
fn is_alike(title: &str, text: &str) -> bool {
    let stem = |text: &str| -> String {
        let counted = |c: char| {
            is_digit(c) || c.is_whitespace() || "一二三四五六七八九十（）()、.".contains(c)
        };
        text.trim_matches(counted).to_owned()
    };
    let stem_of_title = stem(title);
    !stem_of_title.is_empty() && stem_of_title == stem(text)
}

/// The table that the records make, and the places of the names that it does not show.
fn laid_out(records: &[Vec<Pair>], source: &Source) -> (Table, Vec<Span>) {
    let mut names: Vec<&MappedText> = Vec::new();
    let mut aside = Vec::new();
    let column = |names: &[&MappedText], name: &MappedText| {
        let name = squeezed(name);
        names.iter().position(|known| squeezed(known) == name)
    };
    for pair in records.iter().flatten() {
        match column(&names, &pair.name) {
            Some(_) => aside.push(pair.label.span(source)),
            None => names.push(&pair.name),
        }
    }
    let hull = |text: &MappedText| text.hull(0..text.len());
    let header = names
        .iter()
        .map(|name| (hull(name), Lines::One((*name).clone())));
    let cells = records.iter().flat_map(|record| {
        let begin = record.first().map_or(0, |pair| hull(&pair.name).start);
        names.iter().map(move |name| {
            let of_name = |pair: &&Pair| squeezed(&pair.name) == squeezed(name);
            match record.iter().find(of_name) {
                Some(pair) => {
                    let end = hull(&pair.name).end;
                    (end..end, pair.lines.clone())
                }
                None => (begin..begin, Lines::None),
            }
        })
    });
    let table = Table::of_cells(names.len(), header.chain(cells));
    (table, aside)
}
