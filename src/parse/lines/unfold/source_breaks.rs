//! The breaks that the source of a page has and its markup does not show: a text printed into one element as it was typed.

use std::ops::Range;

use crate::mapped::MappedText;
use crate::zh::ordinal::{self, Delimiter};
use crate::zh::text::label::{Label, label_before};
use crate::zh::text::scan::{half, head, is_colon};

/// Fewest lines that begin as a paragraph does.
const FEWEST: usize = 2;

/// In bytes.
const LONGEST_HEADING: usize = 90;

/// Where the line is cut: at all breaks of the source where they part paragraphs, else (an editor wraps its source as well) where
/// what follows begins as one does or the line before is not full; nowhere where hardly a line begins so.
pub(super) fn cuts(text: &MappedText, source: &str) -> Vec<usize> {
    let breaks = breaks(text, source);
    let opening: Vec<usize> = breaks
        .iter()
        .copied()
        .filter(|at| begins_paragraph(&text[*at..]))
        .collect();
    if opening.len() < FEWEST {
        return Vec::new();
    }
    let ends = |(nth, at): &(usize, &usize)| {
        let from = nth.checked_sub(1).map_or(0, |before| breaks[before]);
        let line = text[from..**at].trim();
        let closed = line.ends_with(|c| matches!(half(c), '。' | ':' | ';' | ')' | '!'));
        // A heading has no mark at its end.
        let heading = || line.len() <= LONGEST_HEADING && begins_paragraph(line);
        closed || opening.binary_search(at).is_ok() || heading()
    };
    let parting = breaks.iter().enumerate().filter(ends).count();
    if parting * 3 >= breaks.len() * 2 {
        return breaks;
    }
    // The last line of a wrapped paragraph is not full.
    let length = |nth: usize| breaks[nth] - nth.checked_sub(1).map_or(0, |before| breaks[before]);
    let full = (0..breaks.len()).map(length).max().unwrap_or(0);
    let begins =
        |nth: &usize| length(*nth) * 4 < full * 3 || opening.binary_search(&breaks[*nth]).is_ok();
    (0..breaks.len())
        .filter(begins)
        .map(|nth| breaks[nth])
        .collect()
}

/// The bytes of the text before which its source breaks a line, outside tags.
fn breaks(text: &MappedText, source: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut end: Option<usize> = None;
    for (run, place) in text.runs() {
        let between = end.filter(|end| *end < place.start);
        if between.is_some_and(|end| breaks_line(source, end..place.start)) {
            found.push(run.start);
        }
        end = Some(place.end);
    }
    found
}

/// Whether a stretch between two pieces of text holds a line break that is not inside a tag.
fn breaks_line(source: &str, between: Range<usize>) -> bool {
    let mut in_tag = false;
    source.as_bytes()[between].iter().any(|byte| {
        match byte {
            b'<' => in_tag = true,
            b'>' => in_tag = false,
            _ => {}
        }
        !in_tag && matches!(byte, b'\n' | b'\r')
    })
}

/// Whether a paragraph begins here: with an indent, an outline number or a label of responsibility.
fn begins_paragraph(rest: &str) -> bool {
    const INDENTS: [char; 2] = ['\u{3000}', '\u{a0}'];
    /// No label is longer, in bytes.
    const LONGEST: usize = 40;
    if rest.starts_with(INDENTS) {
        return true;
    }
    let head = head(rest, LONGEST);
    ordinal::leading(head).is_some_and(|marker| marker.delimiter != Delimiter::None)
        || head.find(is_colon).is_some_and(|colon| {
            label_before(&head[..colon], colon)
                .is_some_and(|(start, label)| start == 0 && label != Label::Other)
        })
}
