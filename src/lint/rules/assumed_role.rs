//! Bodies of two columns that text prints one a line, without a border between the columns.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Confidence, Row, Severity, TaskTable};

pub(super) const RULE: Rule = Rule {
    code: "TB205",
    name: "assumed-role",
    severity: Severity::Note,
    zh: "两栏单位逐行排列，分界是推断的",
    en: "which of two columns a unit stands in is not printed",
    doc: include_str!("assumed_role.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    // On a page every cell is told.
    if !context.notice.origin.is_text() {
        return Vec::new();
    }
    let tables = context.notice.tables.iter().enumerate();
    tables
        .filter_map(|(table_at, table)| {
            let columns = body_columns(table);
            let mut rows = (0..table.rows.len()).filter(|&at| {
                let above = at.checked_sub(1).map(|above| &table.rows[above]);
                columns.len() > 1 && is_guessed(&table.rows[at], above, columns.len())
            });
            let first = rows.next()?;
            let count = 1 + rows.count();
            let row = &table.rows[first];
            let at = row.places.get("units").unwrap_or(&row.at).clone();
            let zh = columns.join("」「");
            let en = columns.join("」, 「");
            let draft = Draft::at(
                at,
                format!("「{zh}」各栏的单位逐行排列，栏与栏之间没有分界，哪个单位属哪一栏是推断的，共 {count} 行"),
                format!("units of 「{en}」 stand one a line: in which column each stands is inferred, {count} rows"),
            );
            Some(
                draft
                    .confidence(Confidence::Medium)
                    .task(context.row_tasks[table_at][first]),
            )
        })
        .collect()
}

/// The names of the columns of bodies.
fn body_columns(table: &TaskTable) -> Vec<&str> {
    let columns = table.columns.iter();
    columns
        .filter(|column| column.role.names_units())
        .map(|column| column.name.as_str())
        .collect()
}

/// Whether a row has more bodies than columns, none of them sure, each on a line of its own and none taken from the row above.
fn is_guessed(row: &Row, above: Option<&Row>, columns: usize) -> bool {
    let lines = || row.units.iter().map(|unit| unit.at.line);
    let taken = above.is_some_and(|above| above.places.get("units") == row.places.get("units"));
    row.units.len() > columns
        && !taken
        && row
            .units
            .iter()
            .all(|unit| unit.confidence < Confidence::High)
        && lines().zip(lines().skip(1)).all(|(one, next)| one != next)
}
