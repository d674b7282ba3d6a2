//! What a row says, without the numbers of the items that it puts together: 1.清淤4万方。2.建成管网2公里。

use std::borrow::Cow;
use std::ops::Range;

use super::witness;
use crate::zh::text::clause::clause_ranges;

/// The text of a row as it is compared with the book.
pub(super) struct RowText<'a> {
    /// As printed.
    pub(super) printed: &'a str,
    /// Without the numbers in front of its sentences.
    pub(super) text: Cow<'a, str>,
    /// For each number that is left out where it would stand, and the bytes that are left out up to it.
    cuts: Vec<(usize, usize)>,
}

impl<'a> RowText<'a> {
    /// Without the numbers that the book's text does not have: that in front of the row, and where none of the book's sentences
    /// begins with one (`numbered`) those inside it.
    pub(super) fn of(printed: &'a str, book: &str, numbered: bool) -> Self {
        let mut text = String::new();
        let mut cuts = Vec::new();
        let mut left_out = 0;
        for range in clause_ranges(printed) {
            let sentence = &printed[range.clone()];
            let number = witness::own_number(sentence);
            let is_left_out = match range.start {
                0 => !book.starts_with(&sentence[..number]),
                _ => !numbered,
            };
            let number = if is_left_out { number } else { 0 };
            if number > 0 {
                left_out += number;
                cuts.push((text.len(), left_out));
            }
            text.push_str(&sentence[number..]);
        }
        RowText {
            printed,
            text: match cuts.is_empty() {
                true => Cow::Borrowed(printed),
                false => Cow::Owned(text),
            },
            cuts,
        }
    }

    /// The bytes of the printed text that a stretch of the compared one stands for.
    pub(super) fn printed(&self, stretch: Range<usize>) -> Range<usize> {
        let left_out = |cuts: &[(usize, usize)]| cuts.last().map_or(0, |cut| cut.1);
        let before = |end: usize| &self.cuts[..self.cuts.partition_point(|cut| cut.0 < end)];
        let up_to = |start: usize| &self.cuts[..self.cuts.partition_point(|cut| cut.0 <= start)];
        match stretch.is_empty() {
            true => {
                let at = stretch.start + left_out(up_to(stretch.start));
                at..at
            }
            false => {
                let start = stretch.start + left_out(up_to(stretch.start));
                start..stretch.end + left_out(before(stretch.end))
            }
        }
    }
}
