//! Values of cells.

use std::borrow::Cow;

/// A value of a cell.
pub(super) enum Value<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(f64),
    /// A part of one, shown in per cent.
    Share(f64),
    /// A day that a spreadsheet sorts and filters as one.
    Day(jiff::civil::Date),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() {
            Value::Empty
        } else {
            Value::Text(text.into())
        }
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Value::Empty
        } else {
            Value::Text(text.into())
        }
    }
}

impl<'a> From<&'a Option<String>> for Value<'a> {
    fn from(text: &'a Option<String>) -> Self {
        text.as_deref().map_or(Value::Empty, Value::from)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Value::Number(number as f64)
    }
}

impl From<Option<jiff::civil::Date>> for Value<'_> {
    fn from(day: Option<jiff::civil::Date>) -> Self {
        day.map_or(Value::Empty, Value::Day)
    }
}
