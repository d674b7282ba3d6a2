//! The name under which a body's tasks are put together: one body counts once, however lists print it.

use std::collections::HashMap;

use crate::model::Unit;

/// Names that the settings declare to be of one body, each with the first of them.
pub(super) struct Declared<'a>(HashMap<&'a str, &'a str>);

impl<'a> Declared<'a> {
    /// Each list is of one body; a name in several belongs to the first.
    pub(super) fn of(aliases: &'a [Vec<String>]) -> Self {
        let mut first = HashMap::new();
        for list in aliases {
            for name in list {
                first.entry(name.as_str()).or_insert(list[0].as_str());
            }
        }
        Declared(first)
    }

    /// The [whole name](Unit::whole_name); of names that are declared to be of one body, the first.
    pub(super) fn counted_name(&self, unit: &'a Unit) -> &'a str {
        // What a person declared may be the name as it is printed.
        let whole = unit.whole_name();
        let declared = self.0.get(whole).or_else(|| self.0.get(unit.read_name()));
        declared.copied().unwrap_or(whole)
    }
}
