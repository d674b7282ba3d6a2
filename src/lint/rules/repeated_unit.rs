//! Bodies that one bracket, line or row names twice.

use hashbrown::HashMap;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Role, Row, Severity, Unit};
use crate::span::Span;

pub(super) const RULE: Rule = Rule {
    code: "TB206",
    name: "repeated-unit",
    severity: Severity::Note,
    zh: "同一单位列了两次",
    en: "the same unit twice",
    doc: include_str!("repeated_unit.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let mut found = Vec::new();
    for (at, item) in context.nodes.iter().enumerate() {
        let repeated = &item.node.duty.repeated;
        if !repeated.is_empty() {
            let task = context.node_tasks.of_node(at).first().copied();
            find(item.node.stated.iter().chain(repeated), task, &mut found);
        }
    }
    for (table_at, table) in context.notice.tables.iter().enumerate() {
        let mut above: Option<&Row> = None;
        for (at, row) in table.rows.iter().enumerate() {
            // A cell that is merged over several rows is one place.
            let merged =
                above.is_some_and(|above| above.places.get("units") == row.places.get("units"));
            above = Some(row);
            // In one role a row has each body once.
            let roles = || {
                row.units
                    .iter()
                    .zip(&row.units[1..])
                    .any(|(one, next)| one.role != next.role)
            };
            if !merged && (!row.repeated.is_empty() || row.units.len() > 1 && roles()) {
                let task = context.row_tasks[table_at][at];
                find(row.units.iter().chain(&row.repeated), task, &mut found);
            }
        }
    }
    found
}

/// The bodies that are named again among those of one task, each told once more.
fn find<'a>(units: impl Iterator<Item = &'a Unit>, task: Option<usize>, found: &mut Vec<Draft>) {
    let mut firsts: HashMap<&str, &Unit> = HashMap::new();
    for unit in units {
        let first = *firsts.entry(&unit.name).or_insert(unit);
        if first.at != unit.at && is_slip(first, unit) {
            found.push(draft(unit, &first.at, task));
        }
    }
}

/// Whether a body that is named again is one too many. Who leads is often among 责任单位 as well.
fn is_slip(first: &Unit, again: &Unit) -> bool {
    let beside = |role: Role| first.role == role || again.role == role;
    !first.generic && (first.role == again.role || beside(Role::Lead) && beside(Role::Support))
}

fn draft(again: &Unit, first: &Span, task: Option<usize>) -> Draft {
    let name = &again.name;
    let draft = Draft::at(
        again.at.clone(),
        format!("「{name}」在同一任务里列了两次，其中一处可能是别的单位"),
        format!(
            "「{name}」 is named twice for one task: one of them may be meant for another body"
        ),
    );
    draft.related([first.clone()]).task(task)
}
