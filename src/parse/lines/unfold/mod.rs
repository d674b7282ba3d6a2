//! Lines out of a text that lost its line breaks, as some archives keep pages.
//!
//! What spaces, the numbers in order, labels, titles, dates and signatures tell of the lost breaks is used; nothing else is cut.

mod borne_items;
mod breaks;
mod numbers;
mod pages;
mod source_breaks;

use self::breaks::cuts;
use self::pages::join_pages;
use super::class::classify;
use super::signs::Signs;
use super::{Entry, Paragraph};
use crate::document::Zone;

/// Line (bytes) that is a document where it holds half of a text, and a shorter one that may be where it counts.
const LONG: usize = 2_400;
const SHORT: usize = 600;

/// Fewest numbers and labels inside a shorter one.
const FEWEST: usize = 3;

/// Parts the lines that hold most of a text on one line, and of every other text those that run items together with their bearers.
pub(crate) fn unfold(mut entries: Vec<Entry>) -> Vec<Entry> {
    let joined = join_pages(&mut entries);
    let total: usize = entries.iter().map(length).sum();
    let longest = entries.iter().map(length).max().unwrap_or(0);
    if joined.is_none() && (longest < SHORT || longest * 2 < total) {
        return part_borne_items(entries);
    }
    let mut out = Vec::with_capacity(entries.len());
    for (at, entry) in entries.into_iter().enumerate() {
        let cuts = match &entry {
            Entry::Line(line) if line.text.len() >= LONG || joined == Some(at) => {
                cuts(&line.text, 0)
            }
            Entry::Line(line) if line.text.len() == longest && longest >= SHORT => {
                cuts(&line.text, FEWEST)
            }
            _ => Vec::new(),
        };
        push_parts(entry, cuts, &mut out);
    }
    out
}

/// Parts the line that holds most of a page, where its element holds a text as it was typed: at the breaks of the source,
/// or, where it has none, at what tells of lost ones. Every other page says by its markup where paragraphs end.
pub(crate) fn unfold_page(mut entries: Vec<Entry>, source: &str) -> Vec<Entry> {
    let of_content = |entry: &Entry| match entry {
        Entry::Line(line) if line.zone == Zone::Content => line.text.len(),
        _ => 0,
    };
    let (mut total, mut longest) = (0, (0, 0));
    for (at, entry) in entries.iter().enumerate() {
        let length = of_content(entry);
        total += length;
        longest = longest.max((length, at));
    }
    let (length, at) = longest;
    let Some(Entry::Line(line)) = entries.get(at) else {
        return entries;
    };
    if length * 2 < total {
        return entries;
    }
    let mut cuts = source_breaks::cuts(&line.text, source);
    if cuts.is_empty() && length >= SHORT && length * 4 >= total * 3 {
        cuts = breaks::cuts(&line.text, FEWEST);
    }
    if cuts.is_empty() {
        return entries;
    }
    let behind = entries.split_off(at + 1);
    if let Some(entry) = entries.pop() {
        push_parts(entry, cuts, &mut entries);
    }
    entries.extend(behind);
    entries
}

/// Parts the lines that run items together with their bearers.
fn part_borne_items(entries: Vec<Entry>) -> Vec<Entry> {
    let parts = |entry: &Entry| match entry {
        Entry::Line(line) if line.signs.brackets => borne_items::starts(&line.text),
        _ => Vec::new(),
    };
    let Some(first) = entries.iter().position(|entry| !parts(entry).is_empty()) else {
        return entries;
    };
    let mut out = Vec::with_capacity(entries.len());
    let mut entries = entries.into_iter();
    out.extend(entries.by_ref().take(first));
    for entry in entries {
        let cuts = parts(&entry);
        push_parts(entry, cuts, &mut out);
    }
    out
}

/// Adds the parts of a line, or what is not cut.
fn push_parts(entry: Entry, cuts: Vec<usize>, out: &mut Vec<Entry>) {
    match entry {
        Entry::Line(line) if !cuts.is_empty() => {
            let mut from = 0;
            for cut in cuts.into_iter().chain([line.text.len()]) {
                push(&line, from..cut, out);
                from = cut;
            }
        }
        other => out.push(other),
    }
}

fn length(entry: &Entry) -> usize {
    match entry {
        Entry::Line(line) => line.text.len(),
        Entry::Table(_) => 0,
    }
}

fn push(line: &Paragraph, range: std::ops::Range<usize>, out: &mut Vec<Entry>) {
    let text = line.text.slice(range).trimmed();
    if text.is_empty() {
        return;
    }
    let signs = Signs::of(&text);
    out.push(Entry::Line(Paragraph {
        class: classify(&text, signs),
        text,
        signs,
        zone: line.zone,
        element: line.element,
        gap: line.gap,
        links: Vec::new(),
    }));
}
