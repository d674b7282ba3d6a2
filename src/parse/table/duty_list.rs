//! Lists of duties without numbers: a body, a colon and what it has to do, a paragraph each (县水利局：负责水库监管。).
//!
//! Such a list is a table whose rows are told by the bodies alone: a column of these, and one of duties. One paragraph may as
//! well be about the body, or tell what it said; several one below the other are a list, where a title says that work is parted
//! (成员单位职责) or their verbs do.

use std::ops::{Range, RangeInclusive};

use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::{Column, ColumnRole, Row, TaskTable, Unit, Via};
use crate::parse::duty;
use crate::parse::lines::{Class, Entry};
use crate::span::Source;
use crate::zh::responsibility::sentence::opening::{self, Opening};
use crate::zh::responsibility::sentence::{division, subject};
use crate::zh::text::scan::{colons, is_colon, is_han, is_stop};
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::name::Confidence;

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

/// The lists below headings without a number that part work (成员单位职责), in a range that holds numbered items as well: each has its
/// heading for a title, and is no part of the item above it.
pub(crate) fn read_below_headings(
    entries: &mut [Entry],
    range: Range<usize>,
    source: &Source,
) -> Vec<TaskTable> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let heading = match kind(&entries[at]) {
            Kind::Paragraph(text) if division::heads_section(text) => text.clone(),
            _ => {
                at += 1;
                continue;
            }
        };
        let from = at + 1;
        let behind = entries[from..range.end].iter();
        at = from + behind.take_while(|entry| !ends_list(entry)).count();
        let Some(mut table) = read(entries, from..at, Some(&heading), source) else {
            continue;
        };
        table.title = Some(heading.as_str().to_owned());
        table.at = Some(heading.span(source));
        found.push(table);
        mark_read(entries, std::iter::once(from - 1));
    }
    found
}

/// Whether a list of duties ends before an entry: at an item, a table, or a line that is a heading by its form.
fn ends_list(entry: &Entry) -> bool {
    const LONGEST: usize = 30;
    match kind(entry) {
        Kind::Paragraph(text) => {
            let marks = ['。', '；', ';', '：', ':', '，', ','];
            text.chars().nth(LONGEST).is_none() && !text.ends_with(marks)
                || division::heads_section(text)
        }
        Kind::Furniture => false,
        Kind::Stranger => true,
    }
}

/// The duties in a range of entries as a table, a row a body; `None` where there are none, or only one. `title` is that of the
/// document which they are the text of.
pub(crate) fn read(
    entries: &mut [Entry],
    range: Range<usize>,
    title: Option<&str>,
    source: &Source,
) -> Option<TaskTable> {
    let titled = title.is_some_and(division::divides_work);
    let mut headed = false;
    let mut duties: Vec<Duty> = Vec::new();
    // Paragraphs that go on with the last duty, if another follows.
    let mut further: Vec<(usize, &MappedText)> = Vec::new();
    let mut paragraphs = 0;
    for (at, entry) in entries.iter().enumerate().take(range.end).skip(range.start) {
        let text = match kind(entry) {
            Kind::Paragraph(text) => text,
            Kind::Furniture => continue,
            Kind::Stranger => return None,
        };
        let opens = opens(text, titled || headed);
        if opens.is_none() && duties.is_empty() {
            headed = heads_duties(text);
            continue;
        }
        let Some((opening, named)) = opens.or_else(|| opens_unknown(text)) else {
            further.push((at, text));
            continue;
        };
        if let Some(last) = duties.last_mut() {
            paragraphs += further.len();
            for (at, more) in further.drain(..) {
                last.text.append(more);
                last.entries.push(at);
            }
        }
        paragraphs += 1;
        // The subject of a sentence is a part of it.
        let from = match opening.is_subject || opening.bearers.is_empty() {
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
    let named = duties
        .iter()
        .filter(|duty| !duty.opening.bearers.is_empty());
    let hands_out = |duty: &&Duty| subject::hands_out(&duty.first, &duty.opening);
    let told = titled || headed || duties.iter().filter(hands_out).count() * 2 > duties.len();
    if named.count() < 2 || paragraphs > duties.len() * 2 || !told {
        return None;
    }
    let rows = duties.iter().map(|duty| row(duty, source)).collect();
    mark_read(entries, duties.into_iter().flat_map(|duty| duty.entries));
    Some(of_paragraphs([ColumnRole::Unit, ColumnRole::Text], rows))
}

/// Paragraphs that are rows.
pub(super) fn mark_read(entries: &mut [Entry], places: impl Iterator<Item = usize>) {
    for at in places {
        entries[at].set_class(Class::Cell("record"));
    }
}

/// The table of such rows, whose columns have no names.
pub(super) fn of_paragraphs(roles: [ColumnRole; 2], rows: Vec<Row>) -> TaskTable {
    let column = |role| Column {
        name: String::new(),
        role,
        at: None,
    };
    TaskTable {
        columns: roles.map(column).into(),
        rows,
        of_paragraphs: true,
        ..TaskTable::default()
    }
}

/// What an entry is to such a list.
enum Kind<'a> {
    Paragraph(&'a MappedText),
    /// Marks of pages, titles and signatures.
    Furniture,
    /// An item of an outline, a label, a table: none has such a list in it.
    Stranger,
}

fn kind(entry: &Entry) -> Kind<'_> {
    match entry {
        Entry::Line(line) if line.zone != Zone::Content => Kind::Furniture,
        Entry::Line(line) => match line.class {
            Class::Prose | Class::Addressees => Kind::Paragraph(&line.text),
            Class::Heading(_) | Class::Duty | Class::Cell(_) => Kind::Stranger,
            _ => Kind::Furniture,
        },
        Entry::Table(_) => Kind::Stranger,
    }
}

/// Whether a paragraph parts the work among the bodies below it: as a heading (各成员单位职责), or at its end (…，现将各单位任务明确如下：).
fn heads_duties(text: &str) -> bool {
    division::leads_in(text) || division::heads_section(text)
}

/// The bodies that a paragraph opens with, and where what names them ends. A sentence says so without a mark (甲局负责…) only where
/// a title says that work is parted: in a letter it asks somebody to see to something.
fn opens(text: &str, divided: bool) -> Option<(Opening, usize)> {
    if !text.ends_with(is_stop) {
        return None;
    }
    let label = opening::label(text);
    let sentence = || {
        let opening = divided.then(|| subject::timed_subject(text))??;
        // 甲局要做好…
        let told = || {
            let behind = &text[opening.end()..];
            opening::is_of_known_kind(&opening) && behind.starts_with(['要', '应', '须'])
        };
        (subject::hands_out(text, &opening) || told()).then_some(opening)
    };
    let opening = label.or_else(sentence)?;
    let names = opening
        .bearers
        .iter()
        .map(|(name, _)| name.range.end)
        .max()?;
    // 甲局（牵头单位）：…; a wide gap may stand for the colon.
    let marked = !opening.is_subject && !text[names..].starts_with(char::is_whitespace);
    let colon = text[names..].find(is_colon).filter(|_| marked);
    Some((opening, names + colon.unwrap_or(0)))
}

/// What stands before a colon, or before 负责 as bodies of a level do, and is no body that is known: whose duty it is is left open,
/// but it is not that of the body above.
fn opens_unknown(text: &str) -> Option<(Opening, usize)> {
    const WORD: RangeInclusive<usize> = 2..=14;
    let before = |end: usize| {
        let head = &text[..end];
        let is_word = head
            .chars()
            .all(|c| is_han(c) || matches!(c, '、' | '(' | ')' | '（' | '）'));
        is_word && WORD.contains(&head.chars().count())
    };
    let colon = colons(text).next().filter(|&at| before(at));
    let verb = || {
        text.find("负责")
            .filter(|&at| before(at) && level_prefix(text).is_some())
    };
    colon.or_else(verb)?;
    let nobody = Opening {
        bearers: Vec::new(),
        sure: Confidence::Low,
        is_subject: false,
    };
    Some((nobody, 0))
}

/// What parts the bodies from what they do.
fn is_mark(c: char) -> bool {
    matches!(c, ':' | '：' | '。') || c.is_whitespace()
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
    if duty.named > 0 {
        row.places
            .insert("units", duty.first.span_of(0..duty.named, source));
    }
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
