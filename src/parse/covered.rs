//! What of the source values take, and the stretches of a text that none of them has.

use std::ops::Range;

use crate::mapped::MappedText;
use crate::model::{Node, Notice, Row, Unit};
use crate::place;
use crate::span::{Source, Span};

/// The bytes of the source that values take, sorted and merged.
pub(super) struct Covered {
    ranges: Vec<Range<u32>>,
}

impl Covered {
    pub(super) fn of(notice: &Notice, source: &Source) -> Self {
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
                for (name, span) in row.places.iter() {
                    match name == "units" {
                        true => unit_cell(row, span, source, &mut ranges),
                        false => take(span, &mut ranges),
                    }
                }
                let named = row.units.iter().chain(&row.repeated);
                named.for_each(|unit| take(&unit.at, &mut ranges));
                between_units(row, source, &mut ranges);
            }
        }
        Covered::merged(ranges)
    }

    /// What tables print beside their rows, and the persons and assessing bodies beside the units of items.
    pub(super) fn aside(notice: &Notice) -> Self {
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

    pub(super) fn covers_text(&self, text: &MappedText) -> bool {
        let hull = text.hull(0..text.len());
        self.covers(hull.start as u32, hull.end as u32)
    }

    /// The stretches of a text that no value takes; punctuation and white space alone count, too.
    pub(super) fn rest(&self, text: &MappedText, found: &mut impl FnMut(MappedText)) {
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

/// The cell of a row's units with the words around them (牵头：… 按职责分工负责), but for what says something else, as where columns have
/// moved.
fn unit_cell(row: &Row, cell: &Span, source: &Source, ranges: &mut Vec<Range<u32>>) {
    /// So many characters beside the names belong to them.
    const OF_NAMES: usize = 12;
    /// So many names are sought among them: lists are shorter.
    const SOUGHT: usize = 100;
    let is_long = |text: &str| text.chars().nth(OF_NAMES).is_some();
    let slice = |words: &Range<u32>| source.text().get(words.start as usize..words.end as usize);
    let own = ranges.len();
    take(cell, ranges);
    // Most cells hold no more than that.
    if !ranges[own..].iter().filter_map(slice).any(is_long) {
        return;
    }
    let own = ranges.split_off(own);
    let mut names = Vec::new();
    row.units.iter().for_each(|unit| take(&unit.at, &mut names));
    let names = Covered::merged(names);
    for piece in own {
        let mut from = piece.start;
        let place = piece.start as usize..piece.end as usize;
        let ends = piece.end..piece.end;
        for name in names.across(&place).chain([&ends]) {
            let words = from..name.start.max(from);
            // What is short as it is written is no longer in print.
            let mut printed = slice(&words)
                .filter(|slice| is_long(slice))
                .map(place::printed)
                .unwrap_or_default();
            printed.retain(char::is_alphanumeric);
            // A name that stands there twice is one unit.
            let again = |text: String, unit: &Unit| {
                let name: String = unit.name.chars().filter(|c| c.is_alphanumeric()).collect();
                text.replace(&name, "")
            };
            let units = row.units.iter().take(SOUGHT);
            if !is_long(&printed) || !is_long(&units.fold(printed, again)) {
                ranges.push(words);
            }
            from = name.end.max(from);
        }
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

fn nodes(list: &[Node], ranges: &mut Vec<Range<u32>>) {
    for node in list {
        let mut holes = Vec::new();
        let places = node.duty.unread.iter().chain(&node.duty.aside);
        places.for_each(|span| take(span, &mut holes));
        let holes = Covered::merged(holes);
        let mut own = Vec::new();
        match holes.ranges.is_empty() {
            true => take(&node.at, ranges),
            false => take(&node.at, &mut own),
        }
        for range in own {
            let mut from = range.start;
            for hole in holes.across(&(range.start as usize..range.end as usize)) {
                ranges.extend((from < hole.start).then_some(from..hole.start));
                from = hole.end;
            }
            ranges.extend((from < range.end).then_some(from..range.end));
        }
        let units = node.units.iter().chain(&node.stated);
        units.for_each(|unit| take(&unit.at, ranges));
        nodes(&node.children, ranges);
    }
}
