//! Rows of an assessment (考核) that only head others: 党建工作 with its points and no body, and below it what costs points, each
//! row with a body and no points of its own.

use crate::model::{Column, ColumnRole, Row, TaskTable};
use crate::zh::text::words::ends_with_any;

/// Makes such rows the group of those below them, or their heading where they have a group.
pub(super) fn settle(table: &mut TaskTable) {
    let scores = table.columns.iter().filter(|column| counts_points(column));
    let scores: Vec<String> = scores.map(|column| column.name.clone()).collect();
    if scores.is_empty() || !table.names_units() || !alternates(&table.rows, &scores) {
        return;
    }
    let mut head: Option<Row> = None;
    let rows = std::mem::take(&mut table.rows).into_iter();
    table.rows = rows
        .filter_map(|mut row| {
            if is_scored(&row, &scores) {
                head = Some(row);
                return None;
            }
            if let Some(head) = &head {
                stand_below(&mut row, head);
            }
            Some(row)
        })
        .collect();
}

/// Whether a column holds points. One that is blank for the most part has its role from its name alone.
fn counts_points(column: &Column) -> bool {
    column.role == ColumnRole::Score || ends_with_any(&column.name, &["分值", "分数", "得分"])
}

/// Whether every row has either points or bodies, and below each with points stands one with bodies.
fn alternates(rows: &[Row], scores: &[String]) -> bool {
    let parts = rows
        .iter()
        .all(|row| is_scored(row, scores) == row.units.is_empty());
    let heads = |pair: &[Row]| is_scored(&pair[0], scores) && is_scored(&pair[1], scores);
    let first = rows.first().is_some_and(|row| is_scored(row, scores));
    let last = rows.last().is_some_and(|row| is_scored(row, scores));
    parts && first && !last && !rows.windows(2).any(heads)
}

fn is_scored(row: &Row, scores: &[String]) -> bool {
    let mut cells = scores.iter().filter_map(|name| row.cells.get(name));
    cells.any(|cell| cell.contains(char::is_numeric))
}

fn stand_below(row: &mut Row, head: &Row) {
    let (value, name) = match (&row.group, &row.heading) {
        (None, _) => (&mut row.group, "group"),
        (_, None) => (&mut row.heading, "heading"),
        _ => return,
    };
    *value = Some(head.text.clone());
    row.places.insert(name, head.places.get("text").cloned());
}
