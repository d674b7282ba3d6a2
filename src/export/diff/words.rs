//! How units and differences of a diff are written for people.

use crate::model::{FieldChange, Role, Unit};

/// The units of a task in one line, leads and supports said to be so.
pub fn units(units: &[Unit]) -> String {
    let named = |unit: &Unit| {
        let name = match &unit.alias {
            Some(alias) if !unit.name.contains(alias.as_str()) => format!("{}({alias})", unit.name),
            _ => unit.name.to_string(),
        };
        match unit.role {
            Role::Lead => format!("{name}(牵头)"),
            Role::Support => format!("{name}(配合)"),
            Role::Responsible => name,
        }
    };
    units.iter().map(named).collect::<Vec<_>>().join("、")
}

/// The difference of a target for people: `+10000方 (+25%)`.
pub fn difference(field: &FieldChange) -> Option<String> {
    let difference = field.difference?;
    let unit = match field.unit.as_deref() {
        Some("%") => "个百分点",
        unit => unit.unwrap_or_default(),
    };
    let percent = field
        .percent
        .map(|percent| format!(" ({percent:+}%)"))
        .unwrap_or_default();
    Some(format!("{difference:+}{unit}{percent}"))
}
