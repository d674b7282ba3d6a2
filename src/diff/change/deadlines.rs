//! Deadlines (时限) that were put forward or back, set or lifted.

use jiff::civil::Date;

use crate::diff::pair::Relation;
use crate::diff::years::{Dated, Plans};
use crate::model::{Deadline, FieldChange, Task};

/// Every deadline that changed; the same day of the next plan year is no change.
pub(super) fn changes(
    old: &Task,
    new: &Task,
    plans: Plans,
    relation: Relation,
) -> Vec<FieldChange> {
    let mut left: Vec<&Deadline> = old.deadlines.iter().collect();
    let mut right: Vec<&Deadline> = new.deadlines.iter().collect();
    // A deadline stated twice is one.
    left.dedup_by(|a, b| {
        same(
            a,
            b,
            Plans {
                old: plans.old,
                new: plans.old,
            },
        )
    });
    right.dedup_by(|a, b| {
        same(
            a,
            b,
            Plans {
                old: plans.new,
                new: plans.new,
            },
        )
    });
    left.retain(|a| match right.iter().position(|b| same(a, b, plans)) {
        Some(at) => {
            right.remove(at);
            false
        }
        None => true,
    });
    match relation {
        // One on either side is one that was put forward or back, whatever other parts there are.
        _ if left.len() == 1 && right.len() == 1 => {}
        Relation::One => {}
        Relation::Split => left.clear(),
        Relation::Merged => right.clear(),
    }
    let count = left.len().max(right.len());
    (0..count)
        .map(|at| FieldChange {
            name: "deadline".to_owned(),
            old: left.get(at).map(|deadline| deadline.text.to_string()),
            new: right.get(at).map(|deadline| deadline.text.to_string()),
            difference: left
                .get(at)
                .and_then(|old| old.date)
                .zip(right.get(at).and_then(|new| new.date))
                .map(|(old, new)| days(in_plan(old, plans), new)),
            unit: None,
            ..FieldChange::default()
        })
        .map(|change| FieldChange {
            unit: change.difference.map(|_| "天".to_owned()),
            ..change
        })
        .collect()
}

/// A day of the old plan year as the same day of the new one.
fn in_plan(day: Date, plans: Plans) -> Date {
    match (plans.old, plans.new) {
        (Some(old), Some(new)) if day.year() == old => {
            let last = day == day.last_of_month();
            let month = Date::new(new, day.month(), 1).unwrap_or(day);
            if last {
                month.last_of_month()
            } else {
                Date::new(new, day.month(), day.day()).unwrap_or(day)
            }
        }
        _ => day,
    }
}

fn days(old: Date, new: Date) -> f64 {
    old.until(new)
        .map_or(0.0, |span| f64::from(span.get_days()))
}

fn same(old: &Deadline, new: &Deadline, plans: Plans) -> bool {
    match (old.date, new.date) {
        (Some(a), Some(b)) => a == b || (plans.new == Some(b.year()) && in_plan(a, plans) == b),
        (None, None) => plans.same_text(&Dated::of(&old.text), &Dated::of(&new.text)),
        _ => false,
    }
}
