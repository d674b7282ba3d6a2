//! Lines out of a text that lost its line breaks, as some archives keep pages.
//!
//! What spaces, the numbers in order, labels, titles, dates and signatures tell of the lost breaks is used; nothing else is cut.

mod articles;
mod borne_items;
mod breaks;
mod numbers;
mod pages;
mod source_breaks;
mod spaced_table;

use self::articles::Divisions;
use self::breaks::cuts;
use self::pages::join_pages;
use super::Entry;
use super::cut::{cut_at, push_parts};

/// Line (bytes) that is a document where it holds half of a text, and a shorter one that may be where it counts.
const LONG: usize = 2_400;
const SHORT: usize = 600;

/// Fewest numbers and labels inside a shorter one.
const FEWEST: usize = 3;

/// Parts the lines that hold most of a text on one line, and of every other text those that run articles together, or items with
/// their bearers.
pub(crate) fn unfold(mut entries: Vec<Entry>) -> Vec<Entry> {
    let joined = join_pages(&mut entries);
    let total: usize = entries.iter().map(length).sum();
    let longest = entries.iter().map(length).max().unwrap_or(0);
    let folded = joined.is_some() || longest >= SHORT && longest * 2 >= total;
    let mut out = Vec::with_capacity(entries.len());
    let mut divisions = Divisions::default();
    for (at, entry) in entries.into_iter().enumerate() {
        let cuts = match &entry {
            Entry::Line(line) if !folded => {
                let mut cuts = divisions.inside(&line.text);
                if cuts.is_empty() && line.signs.brackets {
                    cuts = borne_items::starts(&line.text);
                }
                cuts
            }
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
/// or, where it has none, at what tells of lost ones. Every other page says by its markup where paragraphs end, which may hold
/// several articles.
pub(crate) fn unfold_page(entries: Vec<Entry>, source: &str) -> Vec<Entry> {
    let of_content = |entry: &Entry| entry.content_line().map_or(0, |line| line.text.len());
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
        return part_articles(entries);
    }
    let mut cuts = source_breaks::cuts(&line.text, source);
    if cuts.is_empty() && length >= SHORT && length * 4 >= total * 3 {
        cuts = breaks::cuts(&line.text, FEWEST);
    }
    if cuts.is_empty() {
        return part_articles(entries);
    }
    cut_at(entries, at, cuts)
}

/// Parts the lines inside of which further articles begin.
fn part_articles(entries: Vec<Entry>) -> Vec<Entry> {
    let divided = |entry: &Entry| {
        let line = entry.line();
        line.is_some_and(|line| articles::division(&line.text, 0).is_some())
    };
    if !entries.iter().any(divided) {
        return entries;
    }
    let mut out = Vec::with_capacity(entries.len());
    let mut divisions = Divisions::default();
    for entry in entries {
        let cuts = entry
            .content_line()
            .map(|line| divisions.inside(&line.text));
        let cuts = cuts.unwrap_or_default();
        push_parts(entry, cuts, &mut out);
    }
    out
}

fn length(entry: &Entry) -> usize {
    entry.line().map_or(0, |line| line.text.len())
}
