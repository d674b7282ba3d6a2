//! What lint needs of the form of a notice: the lines of the cover, and what is attached.

use super::lines::contact::names_contact;
use super::lines::{Class, Entry, Paragraph};
use super::parts::{Part, title_of};
use super::table::column::names;
use crate::document::Zone;
use crate::model::{ColumnRole, Layout, PartTitle, Passage};
use crate::span::Source;

/// Gathers the lines before the first part and the titles of the parts.
pub(super) fn of(entries: &[Entry], parts: &[Part], source: &Source) -> Layout {
    let end = parts
        .iter()
        .filter(|part| part.title.start < part.body.end)
        .filter_map(|part| {
            let lines = head(entries, part);
            // What hands out nothing and has something attached is the cover itself.
            let whole = lines > 0 && lines == part.body.len();
            match (whole, parts.len()) {
                (true, 2..) => None,
                (true, _) => Some(part.body.start),
                _ => Some(part.title.start.min(part.body.start) + lines),
            }
        })
        .min()
        .unwrap_or(entries.len());
    let passage = |line: &Paragraph| Passage {
        text: line.text.as_str().to_owned(),
        at: line.text.span(source),
    };
    let mut cover: Vec<Passage> = entries[..end]
        .iter()
        .filter_map(|entry| match entry {
            Entry::Line(line) if line.zone == Zone::Content && is_said(&line.class) => {
                Some(passage(line))
            }
            _ => None,
        })
        .collect();
    for part in parts {
        cover.extend(preface(entries, part, end).map(passage));
    }
    let parts = parts
        .iter()
        .filter(|part| part.attachment.is_some() || !part.title.is_empty())
        .map(|part| PartTitle {
            number: part.attachment,
            title: title_of(entries, part.title.clone()).map(|title| Passage {
                at: title.span(source),
                text: title.into_string(),
            }),
            above_table: begins_with_table(&entries[part.body.clone()]),
        })
        .collect();
    Layout { cover, parts }
}

/// How many lines at the beginning of a notice that is its own task book, without a title in between, stand before its items.
fn head(entries: &[Entry], part: &Part) -> usize {
    if part.attachment.is_some() || !part.title.is_empty() {
        return 0;
    }
    let is_head = |entry: &&Entry| match entry {
        Entry::Table(_) => false,
        Entry::Line(line) => {
            let begins_body = matches!(
                line.class,
                Class::Heading(_) | Class::Unnumbered(_) | Class::Duty | Class::Cell(_)
            ) && !names_contact(&line.text);
            // A table a line each begins with the names of its columns.
            !begins_body && names::role_of_name(&line.text).is_none()
        }
    };
    let body = &entries[part.body.clone()];
    body.iter().take_while(is_head).count()
}

/// The paragraphs between the title of a part and its first item or table.
fn preface<'a>(
    entries: &'a [Entry],
    part: &Part,
    end: usize,
) -> impl Iterator<Item = &'a Paragraph> {
    entries[part.body.start.max(end)..part.body.end.max(end)]
        .iter()
        .map_while(|entry| match entry {
            Entry::Line(line) if line.class == Class::Prose && line.text.contains('。') => {
                Some(line)
            }
            _ => None,
        })
}

/// Whether a table stands right below a title, in a grid or as lines that begin with the name of its numbers.
fn begins_with_table(body: &[Entry]) -> bool {
    /// Who made the table, and in which measure.
    const NOTES: usize = 3;
    body.iter().take(NOTES).any(|entry| match entry {
        Entry::Table(table) => table.zone == Zone::Content,
        Entry::Line(line) => names::role_of_name(&line.text) == Some(ColumnRole::Seq),
    })
}

/// Whether a line is the document's own, not the page's.
fn is_said(class: &Class) -> bool {
    !matches!(
        class,
        Class::Info | Class::Index | Class::PageMark | Class::Chrome | Class::Imprint
    )
}
