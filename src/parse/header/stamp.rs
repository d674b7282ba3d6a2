//! Source and date of a page without labels, below the heading or in the head of the text: 甲县融媒体中心 2019-01-18 09:30.

use super::Reader;
use crate::document::{Element, Zone};
use crate::parse::lines::{Class, Entry, names_site};
use crate::parse::parts::Sections;
use crate::zh::text::scan::{half, is_digit};
use crate::zh::time::date;
use crate::zh::unit;

impl Reader<'_> {
    /// Source and date right below the page's own heading, without labels: 甲县融媒体中心 2019-01-18. Below a title that is no
    /// heading they stand on one line.
    pub(super) fn stamp_below_heading(&mut self, entries: &mut [Entry]) {
        if self.header.published_on.is_some() && self.header.source.is_some() {
            return;
        }
        let is_title =
            |entry: &Entry| matches!(entry, Entry::Line(line) if line.class == Class::Title);
        let of_page = |entry: &Entry| {
            is_title(entry)
                && entry
                    .line()
                    .is_some_and(|line| matches!(line.element, Element::Heading(1..=3)))
        };
        if let Some(heading) = entries.iter().rposition(of_page) {
            return self.stamp_below(entries, heading + 1, false);
        }
        let Some(first) = entries.iter().position(is_title) else {
            return;
        };
        let lines = entries[first..].iter().take_while(|entry| is_title(entry));
        let below = first + lines.count();
        self.stamp_below(entries, below, true);
    }

    /// The same on the lines from `below` on, behind the index block; `beside` asks for both on one line.
    fn stamp_below(&mut self, entries: &mut [Entry], below: usize, beside: bool) {
        /// Most lines of them.
        const LINES: usize = 2;
        let of_index = |entry: &&Entry| match entry {
            Entry::Line(line) => matches!(line.class, Class::Index | Class::Disclosure),
            Entry::Table(table) => table.zone == Zone::Chrome,
        };
        let below = below + entries[below..].iter().take_while(of_index).count();
        let mut source = None;
        for entry in entries[below..].iter_mut().take(LINES) {
            let Entry::Line(line) = entry else { return };
            if !matches!(line.class, Class::Prose | Class::Date) {
                return;
            }
            let date = date::find_date(&line.text).map(|(range, _)| range);
            let name = match &date {
                // A date in words dates the document itself.
                Some(date) if line.text[date.clone()].contains('年') => return,
                Some(date) if is_time(&line.text[date.end..]) => 0..date.start,
                Some(date) if date.start == 0 => time_end(&line.text, date.end)..line.text.len(),
                Some(_) => return,
                None => 0..line.text.len(),
            };
            let name = line.text.slice(name).trimmed();
            if !name.is_empty() {
                if source.is_some() || !publishes(&name) {
                    return;
                }
                source = Some(name);
            }
            if beside && (date.is_none() || source.is_none()) {
                return;
            }
            if let Some(date) = date {
                line.class = Class::Info;
                let date = line.text.slice(date);
                self.published_on(&date, "info");
                if let Some(name) = source.filter(|_| self.header.source.is_none()) {
                    self.header.source = Some(name.as_str().to_owned());
                    self.put("source", &name);
                }
                return;
            }
        }
    }

    /// A date with the time of day on a line of its own in the head of a notice: only a page has it.
    pub(super) fn stamp_in_head(&mut self, entries: &mut [Entry], sections: &Sections) {
        if self.header.published_on.is_some() {
            return;
        }
        let end = sections.signed.unwrap_or(sections.cover.end);
        for entry in &mut entries[sections.cover.start..end] {
            let Entry::Line(line) = entry else { return };
            match line.class {
                Class::Addressees | Class::Heading(_) | Class::Duty => return,
                Class::Prose if line.text.ends_with('。') => return,
                Class::Date if date::stamp_at_start(&line.text) == Some(line.text.len()) => {
                    line.class = Class::Info;
                    let stamp = line.text.clone();
                    return self.published_on(&stamp, "info");
                }
                _ => {}
            }
        }
    }
}

/// Nothing, or a time of day.
fn is_time(text: &str) -> bool {
    text.chars()
        .all(|c| is_digit(c) || c.is_whitespace() || half(c) == ':')
}

/// Whether a line is source and date of a page beside each other.
pub(super) fn is_stamp(text: &str) -> bool {
    date::find_date(text).is_some_and(|(date, _)| {
        let before = text[..date.start].trim();
        let behind = text[time_end(text, date.end)..].trim();
        let name = if before.is_empty() { behind } else { before };
        !text[date].contains('年')
            && (before.is_empty() || behind.is_empty())
            && (name.is_empty() || publishes(name))
    })
}

/// Where the time of day ends that stands behind a date.
fn time_end(text: &str, date: usize) -> usize {
    let behind = text[date..].find(|c: char| !is_time(c.encode_utf8(&mut [0; 4])));
    behind.map_or(text.len(), |at| date + at)
}

/// Whether a name is that of a body or a site.
pub(super) fn publishes(name: &str) -> bool {
    const LONGEST: usize = 30;
    name.chars().nth(LONGEST).is_none()
        && (unit::list::looks_like_unit(name).is_some()
            || names_site(name)
            || name.ends_with("平台"))
}
