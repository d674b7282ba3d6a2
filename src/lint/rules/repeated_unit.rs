//! Bodies that one bracket, line or row names twice.

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
    let items = context.nodes.iter().enumerate();
    let of_items = items.flat_map(|(at, item)| {
        let task = context.node_tasks.of_node(at).first().copied();
        let repeated = item.node.duty.repeated.iter();
        repeated.filter_map(move |again| {
            let first = item
                .node
                .stated
                .iter()
                .find(|unit| unit.name == again.name)?;
            is_slip(first, again).then(|| draft(again, &first.at, task))
        })
    });
    let tables = context.notice.tables.iter().enumerate();
    let of_rows = tables.flat_map(|(table_at, table)| {
        let rows = table.rows.iter().enumerate();
        // A cell that is merged over several rows is one place.
        let own = rows.filter(|(at, row)| {
            let above = at.checked_sub(1).map(|above| &table.rows[above]);
            above.is_none_or(|above| above.places.get("units") != row.places.get("units"))
        });
        own.flat_map(move |(at, row)| of_row(row, context.row_tasks[table_at][at]))
    });
    of_items.chain(of_rows).collect()
}

/// The bodies of a row that a cell lists again, and those of which one column says that they lead and another that they support.
fn of_row(row: &Row, task: Option<usize>) -> impl Iterator<Item = Draft> {
    let behind = row.units.iter().zip(1..);
    let beside =
        behind.flat_map(|(first, next)| row.units[next..].iter().map(move |again| (first, again)));
    let again = row.repeated.iter();
    let listed = again.filter_map(|again| {
        Some((
            row.units.iter().find(|unit| unit.name == again.name)?,
            again,
        ))
    });
    beside
        .filter(|(first, again)| first.name == again.name)
        .chain(listed)
        .filter(|(first, again)| is_slip(first, again))
        .map(move |(first, again)| draft(again, &first.at, task))
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
