//! What lint needs of the form of a notice: the lines of the cover, and what is attached.

use super::lines::{Class, Entry};
use super::parts::{Part, title_of};
use crate::document::Zone;
use crate::model::{Layout, PartTitle, Passage};
use crate::span::Source;

/// Gathers the lines before the first part and the titles of the parts.
pub(super) fn of(entries: &[Entry], parts: &[Part], source: &Source) -> Layout {
    let end = parts
        .iter()
        .filter(|part| part.title.start < part.body.end)
        .map(|part| part.title.start.min(part.body.start))
        .min()
        .unwrap_or(entries.len());
    let cover = entries[..end]
        .iter()
        .filter_map(|entry| match entry {
            Entry::Line(line) if line.zone == Zone::Content && is_said(&line.class) => {
                Some(Passage {
                    text: line.text.as_str().to_owned(),
                    at: line.text.span(source),
                })
            }
            _ => None,
        })
        .collect();
    let parts = parts
        .iter()
        .filter(|part| part.attachment.is_some() || !part.title.is_empty())
        .map(|part| PartTitle {
            number: part.attachment,
            title: title_of(entries, part.title.clone()).map(|title| Passage {
                at: title.span(source),
                text: title.into_string(),
            }),
        })
        .collect();
    Layout { cover, parts }
}

/// Whether a line is the document's own, not the page's.
fn is_said(class: &Class) -> bool {
    !matches!(
        class,
        Class::Info | Class::Index | Class::PageMark | Class::Chrome | Class::Imprint
    )
}
