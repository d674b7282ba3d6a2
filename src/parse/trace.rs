//! What each line of a notice was taken for: the answer to why something was not recognised.

use super::lines::Entry;
use crate::document::Zone;
use crate::span::{Source, Span};

/// A line as the parser saw it.
#[derive(Debug, Clone)]
pub struct ReadLine {
    /// What it was taken for.
    pub class: &'static str,
    /// In the content, or around it.
    pub chrome: bool,
    /// Its text.
    pub text: String,
    /// Its place.
    pub at: Span,
}

pub(super) fn read_lines(entries: &[Entry], source: &Source) -> Vec<ReadLine> {
    let mut lines = Vec::new();
    for entry in entries {
        match entry {
            Entry::Line(line) => lines.push(ReadLine {
                class: line.class.name(),
                chrome: line.zone != Zone::Content,
                text: line.text.as_str().to_owned(),
                at: line.text.span(source),
            }),
            Entry::Table(table) => {
                for cell in &table.cells {
                    for line in &cell.lines {
                        lines.push(ReadLine {
                            class: if cell.header {
                                "table-header"
                            } else {
                                "table-cell"
                            },
                            chrome: table.zone != Zone::Content,
                            text: line.as_str().to_owned(),
                            at: line.span(source),
                        });
                    }
                }
            }
        }
    }
    lines
}
