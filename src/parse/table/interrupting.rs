//! Flattened tables that interrupt an outline: behind the last cell it goes on at the next number (二、任务分解 / cells / 三、保障措施).

use std::ops::Range;

use super::title_above;
use crate::parse::lines::{Class, Entry};
use crate::zh::ordinal::{Marker, Style};

/// Finds for the header of each table, in order, where the outline goes on that it interrupts, and notes that the lines up to there are
/// none of the outline.
pub(super) fn mark<'a>(
    entries: &mut [Entry],
    headers: impl Iterator<Item = &'a Range<usize>>,
    range: Range<usize>,
) -> Vec<Option<usize>> {
    let mut outer: Option<Outer> = None;
    let mut resumed = Vec::new();
    for header in headers {
        let outer = outer.get_or_insert_with(|| Outer::of(entries, range.clone()));
        let end = outer.behind(header);
        // The names again on a new page stand in what is noted.
        if let Some(end) = end.filter(|_| resumed.last() != Some(&end)) {
            let title = title_above(entries, header.start, range.start);
            // The heading of an item is no title of the table in it alone.
            if let Some(Entry::Line(line)) = title.map(|at| &mut entries[at])
                && !matches!(line.class, Class::Heading(_))
            {
                line.class = Class::Title;
            }
            interrupt(&mut entries[header.start..end]);
        }
        resumed.push(end);
    }
    resumed
}

/// The headings of the two outer styles (一、, （一）) in a range of entries.
struct Outer {
    /// Each with its entry, and with the number of the last 一、 up to it.
    headings: Vec<(usize, Marker, u32)>,
}

impl Outer {
    fn of(entries: &[Entry], range: Range<usize>) -> Self {
        let mut chapter = 0;
        let headings = range.filter_map(|at| {
            let marker = *entries[at].marker().filter(|_| entries[at].is_content())?;
            match marker.style {
                Style::Han => chapter = marker.number,
                Style::HanParen => {}
                _ => return None,
            }
            Some((at, marker, chapter))
        });
        Outer {
            headings: headings.collect(),
        }
    }

    /// Where the outline goes on behind a table that interrupts it: the first heading there counts on from the last above the table.
    fn behind(&self, table: &Range<usize>) -> Option<usize> {
        let first_from = |entry: usize| self.headings.partition_point(|(at, ..)| *at < entry);
        let (_, last, chapter) = self.headings[..first_from(table.start)].last()?;
        let (at, next, _) = self.headings.get(first_from(table.end))?;
        let before = match next.style {
            Style::Han => *chapter,
            _ => Some(last.number).filter(|_| last.style == next.style)?,
        };
        (before > 0 && before + 1 == next.number).then_some(*at)
    }
}

/// Notes that the lines of a table are none of the outline around it.
fn interrupt(entries: &mut [Entry]) {
    for entry in entries {
        if let Entry::Line(line) = entry
            && matches!(
                line.class,
                Class::Prose | Class::Heading(_) | Class::Duty | Class::Date | Class::Addressees
            )
        {
            line.class = Class::Cell("cell");
        }
    }
}
