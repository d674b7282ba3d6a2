//! Tables of records: names and values side by side in each row, a task a record. Of several the first name stands again where the
//! next begins, and a title may stand above each.

use super::header;
use crate::document::Table;
use crate::model::ColumnRole;
use crate::parse::table::cell::squeezed;
use crate::parse::table::column::names::ColumnNames;

/// Most pairs of a record.
const MOST: usize = 24;

/// The cells of a record: its title, and names with their values.
#[derive(Default)]
struct Record {
    title: Option<u32>,
    pairs: Vec<(u32, u32)>,
}

/// The records laid out as rows below their names; `None` where the rows are no pairs of names and values.
pub(super) fn laid_out(known: &ColumnNames, table: &Table) -> Option<Table> {
    use ColumnRole::*;
    if table.width < 2 || table.rows.len() < 2 {
        return None;
    }
    let name = |index: u32| header::name(&table.cells[index as usize]);
    let records = records(table)?;
    for record in &records {
        let roles = record.pairs.iter().map(|(at, _)| known.role(&name(*at)));
        let roles: Vec<ColumnRole> = roles.flatten().collect();
        let has = |wanted: &[ColumnRole]| roles.iter().any(|role| wanted.contains(role));
        let told = has(&[Text, Group, Target]) && has(&[Unit, Lead]);
        // A name that is not known here may stand among others, in each of several records half of them.
        let share = if records.len() > 1 { 2 } else { 4 };
        let unknown = record.pairs.len() - roles.len();
        if !told || record.pairs.len() < 3 || unknown * share > record.pairs.len() {
            return None;
        }
    }
    let width = records.iter().map(|record| record.pairs.len()).max()?;
    let mut laid_out = Table {
        width,
        rows: Vec::with_capacity(records.len() * 3),
        cells: Vec::with_capacity(table.cells.len()),
        ..table.clone()
    };
    let put = |laid_out: &mut Table, index: u32, column: usize, wide: usize| {
        let mut cell = table.cells[index as usize].clone();
        (cell.row, cell.column) = (laid_out.rows.len() as u32, column as u32);
        (cell.rowspan, cell.colspan) = (1, wide as u32);
        laid_out.cells.push(cell);
        Some(laid_out.cells.len() as u32 - 1)
    };
    for record in &records {
        // Above one record stands the title of the table.
        if let Some(title) = record.title.filter(|_| records.len() > 1) {
            let cell = put(&mut laid_out, title, 0, width);
            laid_out.rows.push(vec![cell; width]);
        }
        for of in [|pair: &(u32, u32)| pair.0, |pair: &(u32, u32)| pair.1] {
            let mut row = vec![None; width];
            for (column, pair) in record.pairs.iter().enumerate() {
                row[column] = put(&mut laid_out, of(pair), column, 1);
            }
            laid_out.rows.push(row);
        }
    }
    Some(laid_out)
}

/// The records of a table, by the name with which the first begins.
fn records(table: &Table) -> Option<Vec<Record>> {
    let name = |index: u32| header::name(&table.cells[index as usize]);
    let mut records: Vec<Record> = Vec::new();
    let mut title = None;
    let mut opening = None;
    for row in &table.rows {
        let mut cells: Vec<u32> = row.iter().flatten().copied().collect();
        cells.dedup();
        if let [single] = cells.as_slice()
            && name(*single).chars().count() > 1
        {
            title = Some(*single);
            continue;
        }
        if cells.is_empty() || !cells.len().is_multiple_of(2) {
            return None;
        }
        for pair in cells.chunks_exact(2) {
            let first = squeezed(&name(pair[0]));
            let opening = opening.get_or_insert_with(|| first.clone());
            if *opening == first {
                let title = title.take();
                records.push(Record {
                    title,
                    ..Record::default()
                });
            }
            let record = records.last_mut()?;
            record.pairs.push((pair[0], pair[1]));
            if record.pairs.len() > MOST {
                return None;
            }
        }
        // A title stands above the first pair of its record.
        if title.is_some() {
            return None;
        }
    }
    (!records.is_empty() && title.is_none()).then_some(records)
}
