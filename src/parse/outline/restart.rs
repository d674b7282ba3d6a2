//! Headings without a number that part the work, below which the numbers begin again: 领导职责 / （1）… / 工作组职责 / （1）….

use std::ops::Range;

use crate::document::Zone;
use crate::mapped::MappedText;
use crate::parse::lines::{Class, Entry};
use crate::zh::ordinal::{Marker, Style};
use crate::zh::responsibility::sentence::division::heads_section;

/// Where such headings stand in a range: what is numbered below them is an outline of its own.
pub(crate) fn restarts(entries: &[Entry], range: Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut first: Option<Marker> = None;
    // The last such heading, while no item stands below it.
    let mut heading: Option<usize> = None;
    for at in range {
        let Some(line) = entries[at].line() else {
            continue;
        };
        match &line.class {
            Class::Heading(marker) if line.zone == Zone::Content => {
                let begins = |first: Marker| marker.number == 1 && marker.style == first.style;
                let below = heading.take();
                found.extend(below.filter(|_| first.is_some_and(begins)));
                // （一） below a heading stands above the 1. of the heading before.
                let outer =
                    |first: Marker| (first.style, marker.style) == (Style::Arabic, Style::HanParen);
                first = match first {
                    Some(first) if below.is_none() || !outer(first) => Some(first),
                    _ => Some(*marker),
                };
            }
            Class::Prose if line.zone == Zone::Content && heads_section(&line.text) => {
                heading = first.is_some().then_some(at);
            }
            Class::Unnumbered(_) => heading = heading.or(first.is_some().then_some(at)),
            _ => {}
        }
    }
    found
}

/// The text of the heading that an entry is, where it is no item of the outline below it itself.
pub(crate) fn heading(entry: &Entry) -> Option<MappedText> {
    let line = entry.line()?;
    (!matches!(line.class, Class::Unnumbered(_))).then(|| line.text.clone())
}
