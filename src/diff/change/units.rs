//! Who bears the duty (责任单位): bodies that came, went, were renamed, or took or gave up the lead.

use crate::diff::succession::{Bodies, Body};
use crate::diff::years::Plans;
use crate::model::{FieldChange, Role, Task, Unit};

/// What changed about the units of a task.
#[derive(Debug, Default)]
pub(super) struct UnitChanges {
    /// Another body bears the duty, or another leads.
    pub changed: bool,
    /// A body has a new name.
    pub renamed: bool,
    /// Each change.
    pub fields: Vec<FieldChange>,
}

struct Side<'a> {
    units: Vec<&'a Unit>,
    bodies: Vec<Body>,
    /// Index of the body of the other side that it is.
    partner: Vec<Option<usize>>,
}

impl<'a> Side<'a> {
    fn of(task: &'a Task, bodies: &Bodies) -> Self {
        let mut units: Vec<&Unit> = Vec::new();
        // A body that stands twice counts once, as the lead where it is one.
        for unit in &task.units {
            match units.iter_mut().find(|known| known.name == unit.name) {
                Some(known) if unit.role == Role::Lead => *known = unit,
                Some(_) => {}
                None => units.push(unit),
            }
        }
        Side {
            bodies: units.iter().map(|unit| bodies.body(unit)).collect(),
            partner: vec![None; units.len()],
            units,
        }
    }
}

/// Compares the units of two tasks of two plans.
pub(super) fn compare(old: &Task, new: &Task, bodies: &Bodies, plans: Plans) -> UnitChanges {
    let mut left = Side::of(old, bodies);
    let mut right = Side::of(new, bodies);
    let mut changes = UnitChanges::default();
    // Equal levels before a name without one.
    for strict in [true, false] {
        for a in 0..left.units.len() {
            let found = (0..right.units.len()).find(|&b| {
                left.partner[a].is_none()
                    && right.partner[b].is_none()
                    && (!strict || left.bodies[a].level == right.bodies[b].level)
                    && bodies.same(&left.bodies[a], &right.bodies[b])
            });
            if let Some(b) = found {
                left.partner[a] = Some(b);
                right.partner[b] = Some(a);
            }
        }
    }
    let mut handed_over = vec![None; right.units.len()];
    // Several bodies may have become one, and one several: a partner is looked for among all that have none yet.
    let lone: Vec<usize> = (0..right.units.len())
        .filter(|&b| right.partner[b].is_none())
        .collect();
    for a in 0..left.units.len() {
        if left.partner[a].is_some() {
            continue;
        }
        for &b in &lone {
            match bodies.link(&left.bodies[a], &right.bodies[b], plans) {
                Some(link) if !link.part => {
                    left.partner[a].get_or_insert(b);
                    right.partner[b].get_or_insert(a);
                    changes.renamed = true;
                    changes.fields.push(FieldChange {
                        note: Some(link.basis.to_owned()),
                        ..field("unit", Some(left.units[a]), Some(right.units[b]))
                    });
                }
                Some(link) => handed_over[b] = Some(link.basis),
                None => {}
            }
        }
    }
    for (a, unit) in left.units.iter().enumerate() {
        if left.partner[a].is_none() {
            changes.changed = true;
            changes.fields.push(field("unit", Some(unit), None));
        }
    }
    for (b, unit) in right.units.iter().enumerate() {
        if right.partner[b].is_none() {
            changes.changed = true;
            changes.fields.push(FieldChange {
                note: handed_over[b].map(|basis| format!("职责划转：{basis}")),
                ..field("unit", None, Some(unit))
            });
        }
    }
    lead(&left, &right, &mut changes);
    changes
}

/// A change of lead. Where one side does not say who leads, those who bear the duty there before supporters do are held
/// against the leads of the other, as far as both have them: 责任单位 and 牵头单位 of the same body are one.
fn lead(left: &Side, right: &Side, changes: &mut UnitChanges) {
    let of = |side: &Side, role: Role| -> Vec<usize> {
        let all = 0..side.units.len();
        all.filter(|&at| side.units[at].role == role).collect()
    };
    let (old, new) = (of(left, Role::Lead), of(right, Role::Lead));
    if old.is_empty() && new.is_empty() {
        return;
    }
    let told = !old.is_empty() && !new.is_empty();
    let heads = |side: &Side, leads: &[usize]| -> Vec<usize> {
        let mut heads = match leads {
            [] => of(side, Role::Responsible),
            leads => leads.to_vec(),
        };
        heads.retain(|&at| told || side.partner[at].is_some());
        heads
    };
    let (before, after) = (heads(left, &old), heads(right, &new));
    let go_on = |from: &Side, heads: &[usize], others: &[usize]| {
        let mut partners = heads.iter().map(|&at| from.partner[at]);
        partners.all(|partner| partner.is_some_and(|partner| others.contains(&partner)))
    };
    if go_on(left, &before, &after) && go_on(right, &after, &before) {
        return;
    }
    let names = |side: &Side, list: &[usize]| {
        let names: Vec<String> = list.iter().map(|&at| printed(side.units[at])).collect();
        (!names.is_empty()).then(|| names.join("、"))
    };
    changes.changed = true;
    changes.fields.push(FieldChange {
        name: "lead".to_owned(),
        old: names(left, &old),
        new: names(right, &new),
        ..FieldChange::default()
    });
}

fn field(name: &str, old: Option<&Unit>, new: Option<&Unit>) -> FieldChange {
    FieldChange {
        name: name.to_owned(),
        old: old.map(printed),
        new: new.map(printed),
        ..FieldChange::default()
    }
}

/// Name and alias as the notice prints them.
pub(crate) fn printed(unit: &Unit) -> String {
    match &unit.alias {
        Some(alias) if !unit.name.contains(alias.as_str()) => format!("{}({alias})", unit.name),
        _ => unit.name.to_string(),
    }
}
