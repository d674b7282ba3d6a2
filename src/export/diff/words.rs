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

/// The difference of a target for people: `+10000方 (+25%)`, from a hundred million on in 亿.
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
    // Nobody reads nine digits; a sum to the last 元 stays as it is.
    let scaled = difference / 1e8;
    if scaled.abs() >= 1.0 && (difference / 1e4).fract() == 0.0 {
        return Some(format!("{scaled:+}亿{unit}{percent}"));
    }
    Some(format!("{difference:+}{unit}{percent}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_in_words() {
        let shown =
            |difference: f64, unit: &str| difference_of(difference, unit).unwrap_or_default();
        assert_eq!(shown(300_000_000.0, "元"), "+3亿元 (+25%)");
        assert_eq!(shown(-123_450_000.0, "元"), "-1.2345亿元 (+25%)");
        assert_eq!(shown(300_000_001.0, "元"), "+300000001元 (+25%)");
        assert_eq!(shown(10_000.0, "方"), "+10000方 (+25%)");
        assert_eq!(shown(3.0, "%"), "+3个百分点 (+25%)");
    }

    fn difference_of(difference: f64, unit: &str) -> Option<String> {
        super::difference(&FieldChange {
            difference: Some(difference),
            percent: Some(25.0),
            unit: Some(unit.to_owned()),
            ..FieldChange::default()
        })
    }
}
