//! Units that text has lost the cell of, taken from the row above.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Confidence, Row, Severity, Unit};

pub(super) const RULE: Rule = Rule {
    code: "TB204",
    name: "assumed-unit",
    severity: Severity::Note,
    zh: "没有印出的责任单位取自上一行",
    en: "units that are not printed are taken from the row above",
    doc: include_str!("assumed_unit.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    // On a page the cell itself says over which rows it is merged.
    if !context.notice.origin.is_text() {
        return Vec::new();
    }
    let mut drafts = Vec::new();
    for (table_at, table) in context.notice.tables.iter().enumerate() {
        let mut from = 0;
        for rows in table.rows.chunk_by(shares_cell) {
            let (first, end) = (from, from + rows.len());
            from = end;
            let [printed, assumed @ ..] = rows else {
                continue;
            };
            let (Some(row), Some(cell)) = (assumed.first(), printed.places.get("units")) else {
                continue;
            };
            let names: Vec<&str> = row.units.iter().map(|unit| &*unit.name).collect();
            let names = names.join("、");
            let count = assumed.len();
            drafts.push(
                Draft::at(
                    row.places.get("text").unwrap_or(&row.at).clone(),
                    format!("此处起 {count} 行没有印出责任单位，按合并单元格取自上一行的「{names}」"),
                    format!(
                        "{count} rows from here on print no unit; 「{names}」 of the row above is taken to be merged over them"
                    ),
                )
                .related([cell.clone()])
                .confidence(Confidence::Medium)
                .task(context.row_tasks[table_at][first + 1]),
            );
        }
    }
    drafts
}

/// Whether two rows have their units from one cell, and the lower one prints none of its own beside it. Tasks that one printed
/// row allots share it in print.
fn shares_cell(above: &Row, row: &Row) -> bool {
    let cell = |row: &Row| row.places.get("units").map(|at| (at.start, at.end));
    let taken = |unit: &Unit| above.units.iter().any(|other| other.at == unit.at);
    !row.units.is_empty()
        && cell(row).is_some()
        && cell(above) == cell(row)
        && above.at != row.at
        && row.units.iter().all(taken)
}
