//! Items whose number only its neighbours tell: `35.5个县…` between 34 and 36, `30 优化…` between 29 and 31.

use super::{Class, Entry};
use crate::zh::ordinal::{self, Style};

/// Makes headings of lines that begin with the one number missing between two numbers of the outline.
pub(crate) fn settle(entries: &mut [Entry]) {
    let mut last: Option<u32> = None;
    let mut closed = false;
    for at in 0..entries.len() {
        let Entry::Line(line) = &entries[at] else {
            last = None;
            continue;
        };
        match &line.class {
            Class::PageMark => continue,
            Class::Heading(marker) if marker.style == Style::Arabic => last = Some(marker.number),
            Class::Prose if closed && line.text.starts_with(|c: char| c.is_ascii_digit()) => {
                let awaited = last.and_then(|last| ordinal::awaited(&line.text, last + 1));
                if let Some(marker) = awaited
                    && next_number(&entries[at + 1..]) == Some(marker.number + 1)
                    && let Entry::Line(line) = &mut entries[at]
                {
                    last = Some(marker.number);
                    line.class = Class::Heading(marker);
                }
            }
            _ => {}
        }
        closed = matches!(&entries[at], Entry::Line(line)
            if line.text.ends_with(['。', '；', ';', '）', ')', '〕', ']', '】'])
                || matches!(line.class, Class::Heading(_) | Class::Duty));
    }
}

/// The next number of the style 1. in the text.
fn next_number(entries: &[Entry]) -> Option<u32> {
    entries.iter().find_map(|entry| match entry {
        Entry::Line(line) => match &line.class {
            Class::Heading(marker) if marker.style == Style::Arabic => Some(marker.number),
            _ => None,
        },
        Entry::Table(_) => None,
    })
}
