//! What each line of a notice was taken for: the answer to why something was not recognised.

use super::lines::Entry;
use crate::document::Zone;
use crate::model::{Leftover, LeftoverClass};
use crate::span::{Source, Span};

/// A line as the parser saw it.
#[derive(Debug, Clone)]
pub struct ReadLine {
    /// What it was taken for.
    pub class: &'static str,
    /// In the content, or around it.
    pub chrome: bool,
    /// What of it became no value, as the worst of its parts; `None` where all did.
    pub leftover: Option<LeftoverClass>,
    /// Its text.
    pub text: String,
    /// Its place.
    pub at: Span,
}

pub(super) fn read_lines(
    entries: &[Entry],
    source: &Source,
    leftover: &[Leftover],
) -> Vec<ReadLine> {
    let mut left: Vec<(u32, LeftoverClass)> = leftover
        .iter()
        .map(|left| (left.at.start, left.class))
        .collect();
    left.sort_by_key(|(start, _)| *start);
    let left_of = |at: &Span| {
        let first = left.partition_point(|(start, _)| *start < at.start);
        let own = left[first..]
            .iter()
            .take_while(|(start, _)| *start < at.end);
        own.map(|(_, class)| *class)
            .max_by_key(|class| weight(*class))
    };
    let mut lines = Vec::new();
    for entry in entries {
        match entry {
            Entry::Line(line) => {
                let at = line.text.span(source);
                lines.push(ReadLine {
                    class: line.class.name(),
                    chrome: line.zone != Zone::Content,
                    leftover: left_of(&at),
                    text: line.text.as_str().to_owned(),
                    at,
                });
            }
            Entry::Table(table) => {
                for cell in &table.cells {
                    for line in &cell.lines {
                        let at = line.span(source);
                        lines.push(ReadLine {
                            class: if cell.header {
                                "table-header"
                            } else {
                                "table-cell"
                            },
                            chrome: table.zone != Zone::Content,
                            leftover: left_of(&at),
                            text: line.as_str().to_owned(),
                            at,
                        });
                    }
                }
            }
        }
    }
    lines
}

/// How much it matters that text of a class became no value.
fn weight(class: LeftoverClass) -> u8 {
    match class {
        LeftoverClass::Chrome => 0,
        LeftoverClass::Cover => 1,
        LeftoverClass::Unknown => 2,
    }
}
