//! Accounts for every visible character: what is in no value is left over, with what kind of text it is.

use std::ops::Range;

use hashbrown::HashSet;

use super::lines::{Class, Entry};
use super::parts::Part;
use super::table::column::names::role_of_name;
use crate::document::{Document, Zone};
use crate::mapped::MappedText;
use crate::model::{ColumnRole, Leftover, LeftoverClass, Node, Notice, Row};
use crate::span::{Source, Span};
use crate::zh::responsibility::{closes_with_label, subject};
use crate::zh::text::fold::without;
use crate::zh::text::scan::between_han;

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
    let covered = Covered::of(notice, &document.source);
    let aside = Covered::aside(notice);
    let mut tasks = unread;
    tasks.extend(parts.iter().map(|part| behind_preamble(entries, part)));
    let unread = hands_out_unread(entries, notice);
    let columns = notice.tables.iter().flat_map(|table| &table.columns);
    let names: HashSet<&str> = columns.map(|column| column.name.as_str()).collect();
    let mut count = Count::default();
    let mut leftover = Vec::new();
    let handing_out = entries.iter().filter(|entry| hands_out(entry)).count();
    let unnumbered = handing_out >= UNNUMBERED;
    for (at, entry) in entries.iter().enumerate() {
        match entry {
            Entry::Line(line) => {
                let in_part = tasks.iter().any(|range| range.contains(&at));
                let class = match class_of(&line.class, line.zone, in_part) {
                    LeftoverClass::Cover
                        if at >= own
                            || unread && is_text(&line.class)
                            || states_bodies(entry)
                            || unnumbered && hands_out(entry) =>
                    {
                        LeftoverClass::Unknown
                    }
                    class => class,
                };
                count.text(line.signs.characters - line.signs.blanks, class);
                if line.class == Class::PageMark {
                    // It may stand between the lines of an item, whose place reaches over it.
                    leftover.push((line.text.clone(), class));
                } else {
                    let is_cell = matches!(line.class, Class::Cell(_));
                    covered.rest(&line.text, &mut |rest| {
                        let class = match class {
                            LeftoverClass::Unknown if aside.covers_text(&rest) => {
                                LeftoverClass::Cover
                            }
                            class if is_cell => without_marks(class, &rest),
                            class => class,
                        };
                        leftover.push((rest, class));
                    });
                }
            }
            Entry::Table(table) => {
                let class = if table.zone != Zone::Content {
                    LeftoverClass::Chrome
                } else {
                    LeftoverClass::Unknown
                };
                for line in table.cells.iter().flat_map(|cell| &cell.lines) {
                    let is_aside = class == LeftoverClass::Unknown && aside.covers_text(line);
                    let class = match is_aside {
                        // A header on a further page repeats the first.
                        true if names.contains(&*without(line, char::is_whitespace)) => {
                            LeftoverClass::Chrome
                        }
                        true => LeftoverClass::Cover,
                        false => class,
                    };
                    count.text(visible(line), class);
                    covered.rest(line, &mut |rest| {
                        let class = without_marks(class, &rest);
                        leftover.push((rest, class));
                    });
                }
            }
        }
    }
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

/// So many paragraphs that hand out work without a number are no prose of a cover.
const UNNUMBERED: usize = 2;

/// Whether a paragraph says what a body is to do (甲局负责…). Without a number, and no item above, it is no task.
fn hands_out(entry: &Entry) -> bool {
    let Entry::Line(line) = entry else {
        return false;
    };
    line.class == Class::Prose
        && line.zone == Zone::Content
        && ["负责", "牵头"].iter().any(|verb| line.text.contains(verb))
        && subject::sentence_subject(&line.text)
            .is_some_and(|opening| subject::hands_out(&line.text, &opening))
}

/// Whether a paragraph closes with a bracket that names who is responsible by a label (责任单位：甲局): a stated body in no task.
fn states_bodies(entry: &Entry) -> bool {
    let Entry::Line(line) = entry else {
        return false;
    };
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
            || entries.iter().any(|entry| match entry {
                Entry::Line(line) => {
                    line.zone == Zone::Content && names_place_for_units(&line.text)
                }
                Entry::Table(_) => false,
            }))
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
            behind.starts_with([':', '：'])
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

/// The bytes of the source that values take, sorted and merged.
struct Covered {
    ranges: Vec<Range<u32>>,
}

impl Covered {
    fn of(notice: &Notice, source: &Source) -> Self {
        let mut ranges = Vec::new();
        notice
            .header
            .places
            .values()
            .for_each(|span| take(span, &mut ranges));
        for book in &notice.books {
            book.at.iter().for_each(|span| take(span, &mut ranges));
            nodes(&book.nodes, &mut ranges);
        }
        for table in &notice.tables {
            table.at.iter().for_each(|span| take(span, &mut ranges));
            table
                .columns
                .iter()
                .filter_map(|column| column.at.as_ref())
                .for_each(|span| take(span, &mut ranges));
            for row in &table.rows {
                row.places.values().for_each(|span| take(span, &mut ranges));
                row.units
                    .iter()
                    .for_each(|unit| take(&unit.at, &mut ranges));
                between_units(row, source, &mut ranges);
            }
        }
        Covered::merged(ranges)
    }

    /// What tables print beside their rows, and the persons and assessing bodies beside the units of items.
    fn aside(notice: &Notice) -> Self {
        fn of_nodes(nodes: &[Node], ranges: &mut Vec<Range<u32>>) {
            for node in nodes {
                node.duty.aside.iter().for_each(|span| take(span, ranges));
                of_nodes(&node.children, ranges);
            }
        }
        let mut ranges = Vec::new();
        let spans = notice.tables.iter().flat_map(|table| &table.aside);
        spans.for_each(|span| take(span, &mut ranges));
        for book in &notice.books {
            of_nodes(&book.nodes, &mut ranges);
        }
        Covered::merged(ranges)
    }

    fn merged(mut ranges: Vec<Range<u32>>) -> Self {
        ranges.retain(|range| !range.is_empty());
        ranges.sort_unstable_by_key(|range| range.start);
        let mut merged: Vec<Range<u32>> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        Covered { ranges: merged }
    }

    fn covers_text(&self, text: &MappedText) -> bool {
        let hull = text.hull(0..text.len());
        self.covers(hull.start as u32, hull.end as u32)
    }

    /// The stretches of a text that no value takes; punctuation and white space alone count, too.
    fn rest(&self, text: &MappedText, found: &mut impl FnMut(MappedText)) {
        if text.is_empty() {
            return;
        }
        let hull = text.hull(0..text.len());
        if self.covers(hull.start as u32, hull.end as u32) {
            return;
        }
        let mut from = 0;
        for (run, source) in text.runs() {
            let mut take = |taken: Range<usize>| {
                emit(text.slice(from..taken.start), found);
                from = taken.end;
            };
            if run.len() == source.len() {
                for range in self.across(&source) {
                    let start = (range.start as usize).max(source.start) - source.start;
                    let end = (range.end as usize).min(source.end) - source.start;
                    take(run.start + start..run.start + end);
                }
            } else if self.covers(source.start as u32, source.end as u32) {
                take(run);
            }
        }
        emit(text.slice(from..text.len()), found);
    }

    /// The ranges that take anything of a place.
    fn across(&self, place: &Range<usize>) -> impl Iterator<Item = &Range<u32>> {
        let first = self
            .ranges
            .partition_point(|range| range.end as usize <= place.start);
        self.ranges[first..]
            .iter()
            .take_while(|range| (range.start as usize) < place.end)
    }

    fn covers(&self, start: u32, end: u32) -> bool {
        let at = self
            .ranges
            .partition_point(|range| range.end < end.max(start + 1));
        self.ranges
            .get(at)
            .is_some_and(|range| range.start <= start && end <= range.end)
    }
}

/// What parts the names in the cells of a row: marks, 和 and the tags of the page belong to the cells.
fn between_units(row: &Row, source: &Source, ranges: &mut Vec<Range<u32>>) {
    if row.units.len() < 2 {
        return;
    }
    let places = row.units.iter().map(|unit| unit.at.start..unit.at.end);
    let mut places: Vec<Range<u32>> = places.collect();
    places.sort_unstable_by_key(|place| place.start);
    for two in places.windows(2) {
        let (from, to) = (two[0].end, two[1].start);
        let between = source.text().get(from as usize..to as usize);
        if from < to && between.is_some_and(is_separator) {
            ranges.push(from..to);
        }
    }
}

/// Whether a piece of the source only parts two names.
fn is_separator(between: &str) -> bool {
    /// A longer piece holds more than the tags between two names.
    const LONGEST: usize = 1000;
    let mut tag = false;
    between.len() <= LONGEST
        && between.chars().all(|c| {
            let inside = tag || c == '<';
            tag = inside && c != '>';
            inside || c.is_whitespace() || matches!(c, '和' | '与' | '及') || !c.is_alphanumeric()
        })
}

fn emit(text: MappedText, found: &mut impl FnMut(MappedText)) {
    let text = text.trimmed();
    if !text.is_empty() {
        found(text);
    }
}

fn take(span: &Span, ranges: &mut Vec<Range<u32>>) {
    if span.pieces.is_empty() {
        ranges.push(span.start..span.end);
    } else {
        ranges.extend(span.pieces.iter().map(|piece| piece.start..piece.end));
    }
}

/// A range without the part that another one takes.
fn around(range: Range<u32>, hole: &Range<u32>) -> impl Iterator<Item = Range<u32>> {
    let before = range.start..range.end.min(hole.start);
    let behind = range.start.max(hole.end)..range.end;
    [before, behind]
        .into_iter()
        .filter(|part| part.start < part.end)
}

fn nodes(list: &[Node], ranges: &mut Vec<Range<u32>>) {
    for node in list {
        let mut holes = Vec::new();
        let places = node.duty.unread.iter().chain(&node.duty.aside);
        places.for_each(|span| take(span, &mut holes));
        let own = ranges.len();
        take(&node.at, ranges);
        for hole in holes {
            let parted: Vec<Range<u32>> = ranges
                .drain(own..)
                .flat_map(|range| around(range, &hole))
                .collect();
            ranges.extend(parted);
        }
        let units = node.units.iter().chain(&node.stated);
        units.for_each(|unit| take(&unit.at, ranges));
        nodes(&node.children, ranges);
    }
}
