//! Lists of duties without numbers: a body, a colon and what it has to do, a paragraph each (县水利局：负责水库监管。).
//!
//! Such a list is a table whose rows are told by the bodies alone: a column of these, and one of duties. One paragraph may as
//! well be about the body, or tell what it said; several one below the other are a list, where a title says that work is parted
//! (成员单位职责) or their verbs do.

use std::ops::Range;

use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::{Column, ColumnRole, Row, TaskTable, Unit, Via};
use crate::parse::duty;
use crate::parse::lines::{Class, Entry};
use crate::span::Source;
use crate::zh::responsibility::opening::{self, Opening};

/// A paragraph that begins with who bears it, and those below it that begin with nobody.
struct Duty {
    opening: Opening,
    /// The first paragraph, with the bodies.
    first: MappedText,
    /// Where the bodies end in it, and what their label says of them.
    named: usize,
    /// Its entry and those of the further paragraphs.
    entries: Vec<usize>,
    /// What is to be done.
    text: MappedText,
}

/// The duties in a range of entries as a table, a row a body; `None` where there are none, or only one. `title` is that of the
/// document which they are the text of.
pub(super) fn read(
    entries: &mut [Entry],
    range: Range<usize>,
    title: Option<&str>,
    source: &Source,
) -> Option<TaskTable> {
    let mut above = title.filter(|title| opening::divides_work(title));
    let mut duties: Vec<Duty> = Vec::new();
    // Paragraphs that go on with the last duty, if another follows.
    let mut further: Vec<usize> = Vec::new();
    let mut lines = 0;
    for at in range {
        let Some(text) = paragraph(&entries[at])? else {
            continue;
        };
        let Some((opening, named)) = opens(text, above.is_some()) else {
            match duties.is_empty() {
                true => {
                    above = above.or(Some(text.as_str()).filter(|text| opening::divides_work(text)))
                }
                false => further.push(at),
            }
            continue;
        };
        if let Some(last) = duties.last_mut() {
            for &at in &further {
                if let Some(Some(more)) = paragraph(&entries[at]) {
                    last.text.append(more);
                }
            }
            lines += further.len();
            last.entries.append(&mut further);
        }
        lines += 1;
        // The subject of a sentence is a part of it.
        let from = match opening.is_subject {
            true => 0,
            false => text.len() - text[named..].trim_start_matches(is_mark).len(),
        };
        duties.push(Duty {
            opening,
            first: text.clone(),
            named,
            entries: vec![at],
            text: text.slice(from..text.len()),
        });
    }
    let hands_out = |duty: &&Duty| opening::hands_out(&duty.first, &duty.opening);
    let told = above.is_some() || duties.iter().filter(hands_out).count() * 2 > duties.len();
    if duties.len() < 2 || lines > duties.len() * 2 || !told {
        return None;
    }
    let rows = duties.iter().map(|duty| row(duty, source)).collect();
    for at in duties.into_iter().flat_map(|duty| duty.entries) {
        if let Entry::Line(line) = &mut entries[at] {
            line.class = Class::Cell("record");
        }
    }
    let column = |role| Column {
        name: String::new(),
        role,
        at: None,
    };
    Some(TaskTable {
        columns: vec![column(ColumnRole::Unit), column(ColumnRole::Text)],
        rows,
        ..TaskTable::default()
    })
}

/// The paragraph that an entry is, if it is one; `None` where something else stands there that no such list has in it.
fn paragraph(entry: &Entry) -> Option<Option<&MappedText>> {
    match entry {
        Entry::Line(line) if line.zone != Zone::Content => Some(None),
        Entry::Line(line) => match line.class {
            Class::Heading(_) | Class::Duty | Class::Cell(_) => None,
            Class::Prose | Class::Addressees => Some(Some(&line.text)),
            _ => Some(None),
        },
        Entry::Table(_) => None,
    }
}

/// The bodies that a paragraph opens with, and where what names them ends. A sentence says so without a mark (甲局负责…) only where
/// a title says that work is parted: in a letter it asks somebody to see to something.
fn opens(text: &str, divided: bool) -> Option<(Opening, usize)> {
    if !text.ends_with(['。', '；', ';']) {
        return None;
    }
    let label = opening::label(text);
    let sentence = || {
        let opening = opening::sentence_subject(text).filter(|_| divided)?;
        opening::hands_out(text, &opening).then_some(opening)
    };
    let opening = label.or_else(sentence)?;
    let names = opening
        .bearers
        .iter()
        .map(|(name, _)| name.range.end)
        .max()?;
    // 甲局（牵头单位）：…; a wide gap may stand for the colon.
    let marked = !opening.is_subject && !text[names..].starts_with(char::is_whitespace);
    let colon = text[names..].find([':', '：']).filter(|_| marked);
    Some((opening, names + colon.unwrap_or(0)))
}

/// What parts the bodies from what they do.
fn is_mark(c: char) -> bool {
    matches!(c, ':' | '：') || c.is_whitespace()
}

fn row(duty: &Duty, source: &Source) -> Row {
    let whole = match duty.entries.len() {
        1 => duty.first.span(source),
        _ => {
            let (first, text) = (&duty.first, &duty.text);
            source.span(first.hull(0..first.len()).start..text.hull(0..text.len()).end)
        }
    };
    let mut row = Row {
        text: duty.text.as_str().into(),
        units: units(duty, source),
        at: whole,
        ..Row::default()
    };
    row.places.insert("text", duty.text.span(source));
    row.places
        .insert("units", duty.first.span_of(0..duty.named, source));
    row
}

fn units(duty: &Duty, source: &Source) -> Vec<Unit> {
    let bearers = duty.opening.bearers.iter();
    bearers
        .map(|(name, role)| {
            let role = duty::model_role(*role);
            duty::unit(&duty.first, name, role, Via::Sentence, source)
        })
        .collect()
}
