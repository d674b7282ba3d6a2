//! A time in words (完成时限) as a deadline of the model, wherever it is read: in statements, in columns, in the texts of tasks.

use crate::model::{Deadline, DeadlineKind};
use crate::span::Span;
use crate::zh::time::deadline::{Time, TimeKind};

/// The deadline of a time in a text, at its place in the source.
pub(crate) fn of_time(text: &str, time: &Time, at: Span, year: Option<i16>) -> Deadline {
    Deadline {
        text: text[time.range.clone()].into(),
        date: time.date(year),
        kind: match time.kind {
            TimeKind::Date => DeadlineKind::Date,
            TimeKind::Ongoing => DeadlineKind::Ongoing,
            TimeKind::Recurring => DeadlineKind::Recurring,
            TimeKind::Unclear => DeadlineKind::Unclear,
        },
        at,
    }
}
