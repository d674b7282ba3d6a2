//! The name under which a body's tasks are put together: one body counts once, however lists print it.

use crate::model::Unit;

/// The [whole name](Unit::whole_name); of names that the settings declare to be of one body, the first.
pub(super) fn counted_name<'a>(unit: &'a Unit, aliases: &'a [Vec<String>]) -> &'a str {
    let declared = |name: &str| {
        let list = aliases
            .iter()
            .find(|list| list.iter().any(|known| known == name))?;
        list.first().map(String::as_str)
    };
    // What a person declared may be the name as it is printed.
    let whole = unit.whole_name();
    declared(whole)
        .or_else(|| declared(unit.read_name()))
        .unwrap_or(whole)
}
