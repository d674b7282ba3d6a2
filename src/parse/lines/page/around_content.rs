//! What a page puts beside the element of its text and what belongs to the notice all the same: the number and the addressees
//! above it, items and the signature behind it, and whatever stands between two parts of the notice.
//!
//! Reading chooses the element by where sentences stand; these have none, or few.

use super::site_frame::is_host;
use crate::document::Zone;
use crate::parse::lines::signs::Marks;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::zh::text::fold::squeeze;
use crate::zh::unit::name::ends_like_body;

/// Most lines between the text and its date: issuers.
const ISSUERS: usize = 4;

/// Makes such lines content.
pub(crate) fn claim(entries: &mut [Entry]) {
    let (Some(first), Some(last)) = (
        entries.iter().position(Entry::is_content),
        entries.iter().rposition(Entry::is_content),
    ) else {
        return;
    };
    let above = entries[..first]
        .iter()
        .rev()
        .take_while(|entry| opens(entry))
        .count();
    let end = last + 1;
    let items = end + items_behind(&entries[end..]);
    let end = items + signature_behind(&entries[items..]);
    for (at, entry) in entries.iter_mut().enumerate().take(end).skip(first - above) {
        let between = (first..=last).contains(&at);
        if let Entry::Line(line) = entry
            && line.zone == Zone::Chrome
            && (!between || is_own(line))
        {
            line.zone = Zone::Content;
        }
    }
}

/// Whether a line between two parts of the notice is no furniture of the page by its class. What is prose may be anything.
fn is_own(line: &Paragraph) -> bool {
    matches!(
        line.class,
        Class::DocNumber
            | Class::Addressees
            | Class::AttachmentMark(_)
            | Class::Duty
            | Class::Heading(_)
    ) && line.links.is_empty()
}

/// Whether an entry stands between the title and the text of a notice.
fn opens(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line) if line.links.is_empty()
        && matches!(line.class, Class::DocNumber | Class::Addressees))
}

/// How many entries behind the text are items of it, up to the last that says who is responsible. Who runs the site (主办：甲县数据局)
/// is no item.
fn items_behind(entries: &[Entry]) -> usize {
    let of_items = |entry: &&Entry| {
        matches!(entry, Entry::Line(line) if line.links.is_empty()
            && matches!(line.class, Class::Heading(_) | Class::Duty | Class::Prose)
            && !is_host(&line.text))
    };
    let run = entries.iter().take_while(of_items).count();
    let says = |entry: &Entry| {
        matches!(entry, Entry::Line(line) if line.class == Class::Duty
            || matches!(line.class, Class::Heading(_)) && line.signs.marks == Marks::Sentence)
    };
    entries[..run].iter().rposition(says).map_or(0, |at| at + 1)
}

/// How many lines right behind the text are its issuers and its date.
fn signature_behind(entries: &[Entry]) -> usize {
    let mut lines = entries.iter().map(Entry::line);
    for count in 0..=ISSUERS {
        match lines.next().flatten() {
            Some(line) if line.class == Class::Date => return count + 1,
            Some(line) if line.links.is_empty() && ends_like_body(&squeeze(&line.text)) => {}
            _ => return 0,
        }
    }
    0
}
