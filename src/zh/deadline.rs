//! stub
use jiff::civil::Date;
use std::ops::Range;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeKind {
    Date,
    Ongoing,
    Recurring,
    Unclear,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Time {
    pub range: Range<usize>,
    pub kind: TimeKind,
    pub repaired: Option<String>,
}
impl Time {
    pub(crate) fn date(&self, _year: Option<i16>) -> Option<Date> {
        None
    }
}
pub(crate) fn in_text(_s: &str, _year: Option<i16>) -> Vec<Time> {
    vec![]
}
pub(crate) fn in_cell(_s: &str, _year: Option<i16>) -> Vec<Time> {
    vec![]
}
