//! Accounts for every visible character: what is in no value is left over, with what kind of text it is.

use crate::zh::text::words::holds_any;
use std::ops::Range;

use hashbrown::HashSet;

use super::covered::Covered;
use super::lines::contact::names_contact;
use super::lines::{Class, Entry, Paragraph};
use super::parts::Part;
use super::table::column::names::role_of_name;
use crate::document::{Document, Table, Zone};
use crate::mapped::MappedText;
use crate::model::{ColumnRole, Leftover, LeftoverClass, Notice};
use crate::zh::responsibility::closes_with_label;
use crate::zh::responsibility::sentence::subject;
use crate::zh::text::fold::without;
use crate::zh::text::scan::{between_han, is_colon};

/// Fills `leftover` and `coverage` from the places of all values; the first `own` entries are the notice's, `unread` are annexes
/// of which nothing was read.
pub(super) fn account(
    entries: &[Entry],
    own: usize,
    parts: &[Part],
    unread: Vec<Range<usize>>,
    document: &Document,
    notice: &mut Notice,
) {
    let mut tasks = unread;
    tasks.extend(parts.iter().map(|part| behind_preamble(entries, part)));
    let mut in_part = vec![false; entries.len()];
    for range in tasks {
        let last = range.end.min(entries.len());
        in_part[range.start.min(last)..last].fill(true);
    }
    let columns = notice.tables.iter().flat_map(|table| &table.columns);
    let lines = entries.iter().filter_map(Entry::line);
    let handing_out = lines.filter(|line| hands_out(line)).count();
    let mut account = Account {
        covered: Covered::of(notice, &document.source),
        aside: Covered::aside(notice),
        own,
        in_part,
        unread: hands_out_unread(entries, notice),
        unnumbered: handing_out >= UNNUMBERED,
        names: columns.map(|column| column.name.as_str()).collect(),
        count: Count::default(),
        leftover: Vec::new(),
    };
    for (at, entry) in entries.iter().enumerate() {
        match entry {
            Entry::Line(line) => account.line(at, line),
            Entry::Table(table) => account.table(table),
        }
    }
    let Account {
        mut count,
        leftover,
        ..
    } = account;
    for (text, class) in leftover {
        count.left(&text, class);
        notice.leftover.push(Leftover {
            at: text.span(&document.source),
            text: text.into_string(),
            class,
        });
    }
    notice.coverage = count.coverage();
}

/// The text of a document, of which what no value takes is left.
struct Account<'a> {
    covered: Covered,
    /// What stands beside the values and is known.
    aside: Covered,
    /// How many entries are the notice's own.
    own: usize,
    /// For each entry whether tasks stand there: parts from their first item on, annexes of which nothing was read.
    in_part: Vec<bool>,
    /// The text hands out work, and no task of it is read.
    unread: bool,
    /// Paragraphs without numbers hand out work.
    unnumbered: bool,
    /// The names of all columns.
    names: HashSet<&'a str>,
    count: Count,
    leftover: Vec<(MappedText, LeftoverClass)>,
}

impl Account<'_> {
    fn line(&mut self, at: usize, line: &Paragraph) {
        let class = self.class_of(at, line);
        self.count
            .text(line.signs.characters - line.signs.blanks, class);
        if line.class == Class::PageMark {
            // It may stand between the lines of an item, whose place reaches over it.
            self.leftover.push((line.text.clone(), class));
            return;
        }
        let is_cell = matches!(line.class, Class::Cell(_));
        self.covered.rest(&line.text, &mut |rest| {
            let class = match class {
                LeftoverClass::Unknown if self.aside.covers_text(&rest) => LeftoverClass::Cover,
                class if is_cell => without_marks(class, &rest),
                class => class,
            };
            self.leftover.push((rest, class));
        });
    }

    /// The kind of text that a line is where no value has it; on a cover, too, what names bodies or hands out work is unknown.
    fn class_of(&self, at: usize, line: &Paragraph) -> LeftoverClass {
        match class_of(&line.class, line.zone, self.in_part[at]) {
            LeftoverClass::Unknown
                if matches!(line.class, Class::Prose | Class::Duty)
                    && names_contact(&line.text) =>
            {
                LeftoverClass::Cover
            }
            LeftoverClass::Cover
                if at >= self.own
                    || self.unread && is_text(&line.class)
                    || states_bodies(line)
                    || self.unnumbered && hands_out(line) =>
            {
                LeftoverClass::Unknown
            }
            class => class,
        }
    }

    fn table(&mut self, table: &Table) {
        let class = match table.zone {
            Zone::Content => LeftoverClass::Unknown,
            _ => LeftoverClass::Chrome,
        };
        for line in table.cells.iter().flat_map(|cell| &cell.lines) {
            let is_aside = class == LeftoverClass::Unknown && self.aside.covers_text(line);
            let class = match is_aside {
                // A header on a further page repeats the first.
                true if self.names.contains(&*without(line, char::is_whitespace)) => {
                    LeftoverClass::Chrome
                }
                true => LeftoverClass::Cover,
                false => class,
            };
            self.count.text(visible(line), class);
            self.covered.rest(line, &mut |rest| {
                let class = without_marks(class, &rest);
                self.leftover.push((rest, class));
            });
        }
    }
}

/// So many paragraphs that hand out work without a number are no prose of a cover.
const UNNUMBERED: usize = 2;

/// Whether a paragraph says what a body is to do (甲局负责…). Without a number, and no item above, it is no task.
fn hands_out(line: &Paragraph) -> bool {
    line.class == Class::Prose
        && line.zone == Zone::Content
        && holds_any(&line.text, &["负责", "牵头"])
        && subject::sentence_subject(&line.text)
            .is_some_and(|opening| subject::hands_out(&line.text, &opening))
}

/// Whether a paragraph closes with a bracket that names who is responsible by a label (责任单位：甲局): a stated body in no task.
fn states_bodies(line: &Paragraph) -> bool {
    line.class == Class::Prose && line.zone == Zone::Content && closes_with_label(&line.text)
}

/// Whether a document of which no task is read has no head either, or words that hand out work: labels of responsibility, or
/// a header with a column of units. A cover whose table is a download addresses somebody and is signed.
fn hands_out_unread(entries: &[Entry], notice: &Notice) -> bool {
    let header = &notice.header;
    let read = !notice.books.is_empty()
        || notice.tables.iter().any(|table| !table.rows.is_empty())
        || !header.addressees.is_empty()
        || !header.attachments.is_empty()
        || !notice.troubles.is_empty();
    !read
        && (header.title.is_none() && header.doc_number.is_none()
            || (entries.iter().filter_map(Entry::content_line))
                .any(|line| names_place_for_units(&line.text)))
}

/// Whether a line has a label of responsibility, or the names of a table's columns with one for units among them.
fn names_place_for_units(text: &str) -> bool {
    const UNITS: [&str; 4] = ["责任单位", "责任部门", "牵头单位", "牵头部门"];
    const COLUMNS: [&str; 8] = [
        "序号", "项目", "任务", "内容", "目标", "时限", "时间", "进度",
    ];
    let is_name = || role_of_name(text).is_some_and(ColumnRole::names_units);
    UNITS.iter().any(|word| {
        let behind = text
            .find(word)
            .map(|at| text[at + word.len()..].trim_start());
        behind.is_some_and(|behind| {
            behind.starts_with(is_colon)
                || COLUMNS.iter().filter(|name| text.contains(*name)).count() > 1
        })
    }) || is_name()
}

/// Whether a line is text rather than a part of the form of a notice.
fn is_text(class: &Class) -> bool {
    matches!(
        class,
        Class::Prose | Class::Heading(_) | Class::Duty | Class::Addressees
    )
}

/// Marks between the names of a cell, or a dash for none, are no text that was not read.
fn without_marks(class: LeftoverClass, rest: &str) -> LeftoverClass {
    match class {
        LeftoverClass::Unknown if !rest.contains(char::is_alphanumeric) => LeftoverClass::Cover,
        class => class,
    }
}

/// A part from its first item or table on: the prose before it only introduces.
fn behind_preamble(entries: &[Entry], part: &Part) -> Range<usize> {
    let first = part.body.clone().find(|&at| match &entries[at] {
        Entry::Table(_) => true,
        Entry::Line(line) => matches!(
            line.class,
            Class::Heading(_) | Class::Unnumbered(_) | Class::Cell(_)
        ),
    });
    first.unwrap_or(part.body.end)..part.body.end
}

/// The kind of text that a line is where no value has it.
fn class_of(class: &Class, zone: Zone, in_part: bool) -> LeftoverClass {
    match class {
        _ if zone != Zone::Content => LeftoverClass::Chrome,
        Class::Info | Class::Index | Class::PageMark | Class::Chrome => LeftoverClass::Chrome,
        Class::Imprint
        | Class::Disclosure
        | Class::Title
        | Class::AttachmentMark(_)
        | Class::AttachmentNote
        | Class::DocNumber
        | Class::Date
        | Class::Addressees
        | Class::Signature
        | Class::Closing => LeftoverClass::Cover,
        Class::Cell("header" | "sum" | "list") => LeftoverClass::Cover,
        Class::Heading(_) | Class::Unnumbered(_) | Class::Prose | Class::Duty | Class::Cell(_) => {
            if in_part {
                LeftoverClass::Unknown
            } else {
                LeftoverClass::Cover
            }
        }
    }
}

/// Characters of the content, and those of them in no value.
#[derive(Default)]
struct Count {
    content: usize,
    left: usize,
}

impl Count {
    fn text(&mut self, visible: usize, class: LeftoverClass) {
        if class != LeftoverClass::Chrome {
            self.content += visible;
        }
    }

    fn left(&mut self, text: &str, class: LeftoverClass) {
        if class != LeftoverClass::Chrome {
            self.left += visible(text);
        }
    }

    fn coverage(&self) -> f64 {
        if self.content == 0 {
            return 0.0;
        }
        let share = 1.0 - self.left as f64 / self.content as f64;
        (share * 10_000.0).round() / 10_000.0
    }
}

fn visible(text: &str) -> usize {
    let (mut visible, mut bytes) = (0, 0);
    for (_, c) in between_han(text) {
        visible += usize::from(!c.is_whitespace());
        bytes += c.len_utf8();
    }
    // What is left is Han, of three bytes each.
    visible + (text.len() - bytes) / 3
}
