//! The pages of a site for documents (文库), each on one line behind its number.

use crate::mapped::MappedText;
use crate::parse::lines::class::classify;
use crate::parse::lines::signs::Signs;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::zh::ordinal;

/// Joins the pages of a site for documents (文库), which numbers them 1、 2、 3、 in mid-sentence and keeps each on one line;
/// gives the place of the whole.
pub(super) fn join_pages(entries: &mut Vec<Entry>) -> Option<usize> {
    let first = entries.iter().position(|entry| page(entry, 1).is_some())?;
    let count = entries[first..]
        .iter()
        .zip(1..)
        .take_while(|(entry, number)| page(entry, *number).is_some())
        .count();
    let mut lengths = Vec::with_capacity(count);
    let mut closed = 0;
    for (entry, _) in entries[first..first + count].iter().zip(1..count) {
        let line = entry.line()?;
        closed += usize::from(line.text.ends_with(['。', '；', ';', '：', ':']));
        lengths.push(line.text.chars().count());
    }
    let (least, most) = (*lengths.iter().min()?, *lengths.iter().max()?);
    // Items end in a mark, and are not of one length.
    if count < 3 || closed * 2 >= count || least < SHORTEST_PAGE || most * 10 > least * 11 {
        return None;
    }
    let mut pages = entries.drain(first..first + count);
    let Some(Entry::Line(mut whole)) = pages.next() else {
        return None;
    };
    whole.text = without_mark(&whole, 1);
    for (page, number) in pages.by_ref().zip(2..) {
        if let Entry::Line(page) = page {
            whole.text.append(&without_mark(&page, number));
        }
    }
    drop(pages);
    whole.signs = Signs::of(&whole.text);
    whole.class = classify(&whole.text, whole.signs);
    entries.insert(first, Entry::Line(whole));
    Some(first)
}

/// Fewest characters of a page.
const SHORTEST_PAGE: usize = 150;

/// The length of the mark of a line that can be the page with a number: `2、`.
fn page(entry: &Entry, number: u32) -> Option<usize> {
    match entry {
        Entry::Line(Paragraph {
            class: Class::Heading(marker),
            text,
            ..
        }) if marker.style == ordinal::Style::Arabic && marker.number == number => text
            [..marker.len]
            .trim_end()
            .ends_with('、')
            .then_some(marker.len),
        _ => None,
    }
}

fn without_mark(line: &Paragraph, number: u32) -> MappedText {
    let mark = match &line.class {
        Class::Heading(marker) if marker.number == number => marker.len,
        _ => 0,
    };
    line.text.slice(mark..line.text.len()).trimmed()
}
