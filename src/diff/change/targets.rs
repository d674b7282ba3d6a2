//! Targets (指标) that were raised, lowered, set or lifted.

use super::measures::{base, equal, rounded};
use crate::diff::pair::Relation;
use crate::model::{FieldChange, Target, Task};
use smol_str::SmolStr;

/// Every target that changed.
pub(super) fn changes(old: &Task, new: &Task, relation: Relation) -> Vec<FieldChange> {
    let mut left: Vec<&Target> = old.targets.iter().collect();
    let mut right: Vec<&Target> = new.targets.iter().collect();
    take_pairs(&mut left, &mut right, same);
    let alike = |a: &Target, b: &Target| measure(a).0 == measure(b).0;
    let mut pairs = match relation {
        Relation::One => take_pairs(&mut left, &mut right, alike),
        // Of several of one measure it is not known which belongs to this part.
        Relation::Split | Relation::Merged => {
            let lone = |target: &Target, of: &[&Target]| {
                of.iter().filter(|other| alike(target, other)).count() == 1
            };
            let (a, b) = (left.clone(), right.clone());
            let lone = |one: &Target, two: &Target| lone(one, &a) && lone(two, &b);
            take_pairs(&mut left, &mut right, |a, b| alike(a, b) && lone(a, b))
        }
    };
    match relation {
        Relation::One if left.len() == 1 && right.len() == 1 => {
            pairs.extend(left.pop().zip(right.pop()));
        }
        Relation::One => {}
        // What the other parts have is no change of this one.
        Relation::Split => left.clear(),
        Relation::Merged => right.clear(),
    }
    let mut found: Vec<FieldChange> = pairs
        .into_iter()
        .map(|(old, new)| change(old, new))
        .collect();
    found.extend(left.into_iter().map(|target| FieldChange {
        name: "target".to_owned(),
        old: Some(target.text.to_string()),
        ..FieldChange::default()
    }));
    found.extend(right.into_iter().map(|target| FieldChange {
        name: "target".to_owned(),
        new: Some(target.text.to_string()),
        ..FieldChange::default()
    }));
    found
}

/// Takes the pairs for which a test holds out of both lists, in order.
fn take_pairs<'a, T>(
    left: &mut Vec<&'a T>,
    right: &mut Vec<&'a T>,
    test: impl Fn(&T, &T) -> bool,
) -> Vec<(&'a T, &'a T)> {
    let mut pairs = Vec::new();
    left.retain(|&a| match right.iter().position(|b| test(a, b)) {
        Some(at) => {
            pairs.push((a, right.remove(at)));
            false
        }
        None => true,
    });
    pairs
}

fn measure(target: &Target) -> (&str, f64) {
    base(target.unit.as_deref())
}

/// The same value, whatever the unit and scale that it is written in.
fn same(old: &Target, new: &Target) -> bool {
    let ((a, from), (b, to)) = (measure(old), measure(new));
    a == b
        && old.comparator == new.comparator
        && equal(old.value * from, new.value * to)
        && match (old.upper, new.upper) {
            (Some(old), Some(new)) => equal(old * from, new * to),
            (None, None) => true,
            _ => false,
        }
}

fn change(old: &Target, new: &Target) -> FieldChange {
    let ((a, from), (b, to)) = (measure(old), measure(new));
    let before = old.value * from / to;
    let comparable = a == b;
    let difference = comparable.then(|| rounded(new.value - before, 6));
    FieldChange {
        name: "target".to_owned(),
        old: Some(old.text.to_string()),
        new: Some(new.text.to_string()),
        difference,
        percent: difference
            .filter(|_| before != 0.0)
            .map(|difference| rounded(100.0 * difference / before.abs(), 2)),
        unit: new
            .unit
            .as_ref()
            .filter(|_| comparable)
            .map(SmolStr::to_string),
        ..FieldChange::default()
    }
}
