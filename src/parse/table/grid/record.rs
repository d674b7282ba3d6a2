//! A table that is one record: names and values side by side in each row, a task a table.

use super::header;
use crate::document::Table;
use crate::model::ColumnRole;
use crate::parse::table::column::names::ColumnNames;

/// Most pairs of a record.
const MOST: usize = 24;

/// The record laid out as one row below its names; `None` where the rows are no pairs of names and values.
pub(super) fn laid_out(known: &ColumnNames, table: &Table) -> Option<Table> {
    use ColumnRole::*;
    if table.width < 2 || table.rows.len() < 2 || table.rows.len() > MOST {
        return None;
    }
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut roles: Vec<ColumnRole> = Vec::new();
    for row in &table.rows {
        let mut cells: Vec<u32> = row.iter().flatten().copied().collect();
        cells.dedup();
        // A title over all columns may stand above the pairs.
        if let ([title], true) = (cells.as_slice(), pairs.is_empty())
            && header::name(&table.cells[*title as usize]).chars().count() > 1
        {
            continue;
        }
        if !cells.len().is_multiple_of(2) {
            return None;
        }
        for pair in cells.chunks_exact(2) {
            let (name, value) = (pair[0], pair[1]);
            roles.push(known.role(&header::name(&table.cells[name as usize]))?);
            pairs.push((name, value));
        }
    }
    let has = |wanted: &[ColumnRole]| roles.iter().any(|role| wanted.contains(role));
    let told = has(&[Text, Group, Target]) && has(&[Unit, Lead]);
    if !told || pairs.len() < 3 || pairs.len() > MOST {
        return None;
    }
    let mut laid_out = Table {
        width: pairs.len(),
        rows: vec![vec![None; pairs.len()]; 2],
        cells: Vec::with_capacity(pairs.len() * 2),
        ..table.clone()
    };
    for (column, (name, value)) in pairs.into_iter().enumerate() {
        for (row, index) in [name, value].into_iter().enumerate() {
            let mut cell = table.cells[index as usize].clone();
            (cell.row, cell.column) = (row as u32, column as u32);
            (cell.rowspan, cell.colspan) = (1, 1);
            laid_out.rows[row][column] = Some(laid_out.cells.len() as u32);
            laid_out.cells.push(cell);
        }
    }
    Some(laid_out)
}
