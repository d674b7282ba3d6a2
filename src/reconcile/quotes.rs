//! Quotation marks (引号) in texts that are compared: one witness may have lost them.

use std::ops::Range;

/// The parts of a range between its quotation marks, and the marks themselves.
pub(super) fn split_quotes(
    text: &[char],
    range: &Range<usize>,
    found: &mut impl FnMut(Range<usize>),
) {
    let mut from = range.start;
    for at in range.clone() {
        let boundary = at > from && (is_quote(text[at]) || is_quote(text[at - 1]));
        if boundary {
            found(from..at);
            from = at;
        }
    }
    if from < range.end {
        found(from..range.end);
    }
}

/// Quotations with both of their marks.
pub(super) fn quote_pairs(text: &[char]) -> Vec<Range<usize>> {
    let mut pairs = Vec::new();
    let mut open = None;
    for (at, &c) in text.iter().enumerate() {
        match c {
            '“' | '「' => open = Some(at),
            '”' | '」' => {
                if let Some(start) = open.take() {
                    pairs.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    pairs
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』')
}
