//! Page numbers that a print sets without a dash: a number alone on a line is one where a page ends, and only the numbers of
//! all pages together tell.
//!
//! Numbers of rows and items count up by one as well, and a hard wrap may part a number from the sentence around it. Those of
//! pages stand as far apart as a page is long, and most of them in the middle of a paragraph, below a row that is full.

use crate::document::Zone;
use crate::parse::lines::measure::{Measure, ends_paragraph};
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::zh::quantity::measure::starts_with_measure;
use crate::zh::text::numeral::digits_value;
use crate::zh::text::scan::is_digit;

/// Fewest and most lines of a page.
const SHORTEST: usize = 9;
const LONGEST: usize = 90;

/// Fewest pages that tell by their length alone.
const EVEN: usize = 3;

/// How many numbers are tried as that of the first page.
const TRIES: usize = 32;

/// Fewest half columns of a print, not of a column of a table.
const NARROWEST: usize = 50;

/// Longest print of such a number, in bytes.
const LONGEST_NUMBER: usize = 27;

/// A number alone on a line.
struct Number {
    entry: usize,
    value: u64,
    /// How many pages there are, where that is printed.
    pages: Option<u64>,
    /// How many lines stand before it.
    lines: usize,
    /// It stands between two rows of a paragraph.
    inside: bool,
    /// Nothing stands behind it.
    last: bool,
}

/// Makes page marks of the numbers of pages in a wrapped text; `is_cell` tells the lines of tables.
pub(crate) fn mark(entries: &mut [Entry], measure: Measure, is_cell: impl Fn(usize) -> bool) {
    if measure.width < NARROWEST {
        return;
    }
    let numbers = numbers(entries, measure, is_cell);
    let (mut from, mut tries) = (0, 0);
    while from < numbers.len() && tries < TRIES {
        tries += 1;
        let series = series(&numbers[from..]);
        let pages = counts_pages(&series);
        let next = series.last().filter(|_| pages).map(|last| last.entry);
        for number in series.iter().filter(|_| pages) {
            entries[number.entry].set_class(Class::PageMark);
        }
        from += 1;
        while next.is_some_and(|end| numbers.get(from).is_some_and(|number| number.entry <= end)) {
            from += 1;
        }
    }
}

fn numbers(entries: &[Entry], measure: Measure, is_cell: impl Fn(usize) -> bool) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let mut before: Option<&Paragraph> = None;
    let mut lines = 0;
    for (at, entry) in entries.iter().enumerate() {
        let Entry::Line(line) = entry else {
            before = None;
            continue;
        };
        if line.zone != Zone::Content {
            continue;
        }
        lines += 1;
        if let Some((value, pages)) = alone(&line.text).filter(|_| !is_cell(at)) {
            let above = before.is_some_and(|above| {
                above.signs.columns + 6 >= measure.width && !ends_paragraph(&above.text)
            });
            found.push(Number {
                entry: at,
                value,
                pages,
                lines,
                inside: above && entries.get(at + 1).is_some_and(goes_on),
                last: false,
            });
        }
        before = Some(line);
    }
    if let Some(number) = found.last_mut() {
        number.last = number.lines == lines;
    }
    found
}

/// The value of a line of one to three digits, and of how many pages it says to be (`7/60`).
fn alone(text: &str) -> Option<(u64, Option<u64>)> {
    if !text.starts_with(is_digit) || text.len() > LONGEST_NUMBER {
        return None;
    }
    let (page, pages) = match text.split_once(['/', '／']) {
        Some((page, pages)) => (page.trim_end(), Some(pages.trim_start())),
        None => (text, None),
    };
    let value = |text: &str| {
        let short = text.chars().nth(3).is_none() && text.chars().all(is_digit);
        digits_value(text).filter(|&value| short && value > 0)
    };
    let page = value(page)?;
    match pages.map(value) {
        Some(pages) => pages
            .filter(|&pages| pages >= page)
            .map(|pages| (page, Some(pages))),
        None => Some((page, None)),
    }
}

/// Whether a line below a number goes on with the paragraph above it, not with the number (5 / 个百分点).
fn goes_on(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line) if line.class == Class::Prose
        && !line.text.starts_with(['年', '月', '日', '号', '、', '.', '．', '，', '）', ')'])
        && !starts_with_measure(&line.text))
}

/// The numbers that count on from the first, a page or more apart.
fn series(numbers: &[Number]) -> Vec<&Number> {
    let mut series: Vec<&Number> = Vec::new();
    for number in numbers {
        let Some(last) = series.last() else {
            series.push(number);
            continue;
        };
        let lines = number.lines - last.lines;
        if lines > LONGEST {
            break;
        }
        let follows = number.value == last.value + 1 && number.pages == last.pages;
        if (lines > SHORTEST || number.last) && follows {
            series.push(number);
        }
    }
    series
}

/// Whether they are those of pages.
fn counts_pages(series: &[&Number]) -> bool {
    let (Some(first), Some(last)) = (series.first(), series.last()) else {
        return false;
    };
    if series.len() == 1 {
        // Of two pages the first alone may have a number, between two rows of a paragraph.
        let told = first.last || first.inside;
        return first.value == 1 && told && (SHORTEST..LONGEST).contains(&first.lines);
    }
    // All of one number of pages.
    if first.pages.is_some() {
        return true;
    }
    // The last page need not be full.
    let full = &series[..series.len() - usize::from(last.last)];
    let gaps = || full.windows(2).map(|pair| pair[1].lines - pair[0].lines);
    let begins = (first.value == 1).then_some(first.lines);
    let longest = gaps().chain(begins).max();
    let shortest = gaps().min().or(begins);
    let regular = longest
        .zip(shortest)
        .is_none_or(|(longest, shortest)| longest <= shortest * 2);
    let inside = series.iter().filter(|number| number.inside).count();
    // From the first page on at one distance: rows of a table are neither so long nor so even.
    let even = series.len() >= EVEN
        && first.value <= 2
        && longest
            .zip(shortest)
            .is_some_and(|(longest, shortest)| longest <= shortest + shortest / 8);
    regular && (inside * 3 >= full.len() && inside > 0 || last.last && first.value <= 2 || even)
}
