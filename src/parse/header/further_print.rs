//! The title once more below the page's own heading, as the document prints it: with its bodies above it, its number behind it, its date
//! below it.

use super::letterhead::bodies_above;
use super::title_text::{before_number, closing_number};
use crate::mapped::MappedText;
use crate::parse::lines::{Class, Entry};
use crate::zh::doc_number::FoundNumber;
use crate::zh::text::fold::fold;

/// What stands around a further print of the title: the bodies above it, and the number behind it.
#[derive(Default)]
pub(super) struct FurtherPrint {
    pub issuer: Option<MappedText>,
    pub number: Option<(MappedText, FoundNumber)>,
    /// The first line below it.
    pub end: Option<usize>,
}

/// Marks the lines that print the title once more, whole or over several of them, in 《》 or not; tells what stands around them.
pub(super) fn mark_further_prints(entries: &mut [Entry], title: &str) -> FurtherPrint {
    let title = fold(title);
    let mut around = FurtherPrint::default();
    for start in 0..entries.len() {
        let mut rest = title.as_str();
        let mut end = start;
        let mut number = None;
        while let Some(Entry::Line(line)) = entries.get(end)
            && line.class == Class::Prose
            && number.is_none()
        {
            number = closing_number(&line.text);
            let text = fold(match &number {
                Some(found) => before_number(&line.text, found),
                None => &line.text,
            });
            let bare = text
                .strip_prefix('《')
                .and_then(|text| text.strip_suffix('》'))
                .filter(|bare| *bare == title)
                .unwrap_or(&text);
            let Some(behind) = rest.strip_prefix(bare).filter(|_| !bare.is_empty()) else {
                break;
            };
            (rest, end) = (behind, end + 1);
        }
        if rest.is_empty() && end > start {
            if let (Some(found), Some(line)) = (number, entries[end - 1].line()) {
                around.number.get_or_insert((line.text.clone(), found));
            }
            around.end = Some(end);
            if around.issuer.is_none() {
                around.issuer = bodies_above(entries, start);
            }
            for entry in &mut entries[start..end] {
                entry.set_class(Class::Title);
            }
        }
    }
    around
}
