//! A unit as a list names it.

use crate::zh::text::scan::moved;
use std::ops::Range;

use super::name::Confidence;

/// One unit of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnitName {
    /// Where the name stands, with white space inside it.
    pub(crate) range: Range<usize>,
    /// The name as printed, without white space.
    pub(crate) name: String,
    /// Whether the body is only described.
    pub(crate) generic: bool,
    /// The whole name, where the list leaves out what its neighbours print: the level in front, 人民政府 behind.
    pub(crate) full_name: Option<String>,
    /// How surely it is a unit by its form.
    pub(crate) confidence: Confidence,
}

impl UnitName {
    /// The same unit, its place counted in a text in which the one that it was found in begins at `base`.
    pub(crate) fn moved(self, base: usize) -> Self {
        let range = moved(self.range, base);
        UnitName { range, ..self }
    }
}

/// A unit with the group it stands in (what commas part), and its role where that is told.
pub(crate) struct Found<R = ()> {
    pub(crate) unit: UnitName,
    pub(crate) group: usize,
    pub(crate) role: R,
}

impl Found {
    pub(crate) fn with<R>(self, role: R) -> Found<R> {
        Found {
            unit: self.unit,
            group: self.group,
            role,
        }
    }
}
