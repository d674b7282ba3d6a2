//! An item without items of its own whose paragraphs have a line of responsibility each, all under one label, or each close with a
//! bracket of responsibility: each paragraph is a task of its own, as paragraphs without numbers are that stand below no item.

use super::by_unit;
use crate::mapped::MappedText;
use crate::model::{Duty, Part};
use crate::parse::duty;
use crate::span::Source;
use crate::zh::responsibility::sentence::opening;
use crate::zh::responsibility::{closes_with_bracket, in_paragraph};
use crate::zh::text::fold::squeeze;
use crate::zh::text::scan::{is_colon, is_space};

/// A paragraph with the lines below it.
struct Half<'a> {
    from: u32,
    lines: Vec<&'a MappedText>,
}

/// What is said of each part of an item; nothing where it is one task.
pub(super) fn of(
    printed: &MappedText,
    paragraphs: &[MappedText],
    duties: &[MappedText],
    source: &Source,
    year: Option<i16>,
) -> Vec<Part> {
    // Nearly all items have one line of responsibility, or none, and one paragraph.
    if paragraphs.is_empty() {
        return Vec::new();
    }
    if duties.is_empty() {
        return bracketed(printed, paragraphs, source, year);
    }
    if duties.len() < 2 {
        return Vec::new();
    }
    let halves = halves(printed, paragraphs, duties);
    let label = |half: &Half| half.lines.first().and_then(|line| label(line));
    let first = halves.first().and_then(label);
    // 牵头单位：甲局 / 年度目标：… / 配合单位：乙局: one record over several lines.
    if halves.len() < 2 || first.is_none() || halves.iter().any(|half| label(half) != first) {
        return Vec::new();
    }
    let parts: Vec<Part> = halves.iter().map(|half| part(half, source, year)).collect();
    match parts.iter().all(|part| !part.units.is_empty()) {
        true => parts,
        false => Vec::new(),
    }
}

/// The same of paragraphs below a heading of which each closes with who bears it.
fn bracketed(
    printed: &MappedText,
    paragraphs: &[MappedText],
    source: &Source,
    year: Option<i16>,
) -> Vec<Part> {
    let closes = |text: &MappedText| closes_with_bracket(text);
    if paragraphs.len() < 2 || !paragraphs.iter().all(closes) || printed.contains('。') {
        return Vec::new();
    }
    let mut parts = Vec::with_capacity(paragraphs.len());
    for text in paragraphs {
        let stated = in_paragraph(text, year);
        let mut said = Duty::default();
        for statement in &stated {
            said.join(duty::of_statement(text, statement, source, year));
        }
        let last = stated.last().map_or(0, |last| last.range.end);
        // What stands in the bracket may be no bodies.
        if said.units.is_empty() || text[last..].contains(char::is_alphanumeric) {
            return Vec::new();
        }
        parts.push(Part {
            from: place(text),
            units: said.units,
            deadlines: said.deadlines,
        });
    }
    parts
}

/// The same of paragraphs that each open with the bodies whose work they say: 甲局：负责…。 One without a label goes on with that above.
pub(super) fn of_bodies(texts: &[MappedText], source: &Source) -> Vec<Part> {
    let lines = || texts.iter().filter(|text| !text.is_empty());
    if texts.len() < 2 || !by_unit::open_with_labels(texts.iter().map(|text| &**text)) {
        return Vec::new();
    }
    let parts = lines()
        .filter(|text| opening::label(text).is_some())
        .map(|text| Part {
            from: place(text),
            units: by_unit::of_paragraphs(std::slice::from_ref(text), true, source),
            deadlines: Vec::new(),
        });
    let parts: Vec<Part> = parts.filter(|part| !part.units.is_empty()).collect();
    // What stands above the first is said of all of them.
    let opens = lines().next().map(place) == parts.first().map(|part| part.from);
    match opens {
        true => parts,
        false => Vec::new(),
    }
}

/// Where a line begins.
fn place(line: &MappedText) -> u32 {
    u32::try_from(line.hull(0..1).start).unwrap_or(u32::MAX)
}

fn halves<'a>(
    printed: &'a MappedText,
    paragraphs: &'a [MappedText],
    duties: &'a [MappedText],
) -> Vec<Half<'a>> {
    let mut lines = duties.iter().peekable();
    let mut halves: Vec<Half> = Vec::new();
    for text in std::iter::once(printed).chain(paragraphs) {
        let from = place(text);
        while let Some(line) = lines.next_if(|line| place(line) < from) {
            if let Some(last) = halves.last_mut() {
                last.lines.push(line);
            }
        }
        // A paragraph goes on with the one above it, where no line stands between.
        if halves.last().is_none_or(|last| !last.lines.is_empty()) {
            let lines = Vec::new();
            halves.push(Half { from, lines });
        }
    }
    if let Some(last) = halves.last_mut() {
        last.lines.extend(lines);
    }
    halves
}

/// The words before the colon of a line.
fn label(line: &str) -> Option<String> {
    let (label, _) = line.split_once(is_colon)?;
    Some(squeeze(
        label.trim_matches(|c: char| is_space(c) || !c.is_alphanumeric()),
    ))
}

fn part(half: &Half, source: &Source, year: Option<i16>) -> Part {
    let mut part = Part {
        from: half.from,
        ..Part::default()
    };
    for line in &half.lines {
        if let Some((said, _)) = duty::of_line(line, source, year) {
            part.units.extend(said.units);
            part.deadlines.extend(said.deadlines);
        }
    }
    part
}
