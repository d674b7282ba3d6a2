//! Whether a number at the beginning of a wrapped line counts on from those that lines have begun with, or is the end of a word
//! that the row above it breaks off.

use crate::parse::lines::measure::Measure;
use crate::parse::lines::signs::Marks;
use crate::parse::lines::{Class, Paragraph};
use crate::zh::ordinal::Style;
use crate::zh::text::scan::is_han;

/// The numbers that lines have begun with so far.
#[derive(Default)]
pub(super) struct Counted<'a> {
    /// The last of each style.
    last: Vec<(Style, u32)>,
    above: Option<&'a Paragraph>,
}

impl<'a> Counted<'a> {
    /// Whether the number of a line is the end of a word, or of a figure, that the full row above it begins, for it does not
    /// count on: …标准统 / 一、全程共享; …压缩至 / 2.5、5个工作日.
    pub(super) fn is_stray(&self, line: &Paragraph, measure: Measure) -> bool {
        /// Columns that may be missing from a full row.
        const RAGGED: usize = 6;
        let Class::Heading(marker) = &line.class else {
            return false;
        };
        let breaks_off = self.above.is_some_and(|above| {
            above.signs.columns + RAGGED >= measure.width
                && above.signs.marks != Marks::None
                && above.class != Class::Duty
                && above.text.ends_with(is_han)
        });
        let last = || self.last.iter().find(|(style, _)| *style == marker.style);
        breaks_off
            && match last() {
                Some((_, last)) => {
                    let anew = marker.number == 1 && marker.style != Style::Han;
                    marker.number != last + 1 && !anew
                }
                None => marker.number > 1,
            }
    }

    pub(super) fn take(&mut self, line: &'a Paragraph, begins: bool) {
        match &line.class {
            Class::Heading(marker) if begins => {
                self.last.retain(|(style, _)| *style != marker.style);
                self.last.push((marker.style, marker.number));
            }
            Class::AttachmentMark(_) | Class::Date => self.last.clear(),
            _ => {}
        }
        self.above = Some(line);
    }
}
