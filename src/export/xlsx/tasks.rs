//! Sheet 任务: the tidy rows.

use std::io;

use super::sheet::{Sheet, Value};
use crate::export::columns::Cell;
use crate::export::record::records;
use crate::export::summary::Summary;
use crate::export::{Headings, TableOptions};
use crate::model::Notice;

/// Columns that are there for programs and take room from what people read.
const FOR_PROGRAMS: [&str; 5] = ["file", "year", "key", "line", "full_name"];

pub(super) fn sheet(options: &TableOptions) -> io::Result<Sheet> {
    let headings: Vec<&str> = options.columns.iter().map(|column| column.zh).collect();
    let mut sheet = Sheet::new("任务", &headings)?;
    for (index, column) in options.columns.iter().enumerate() {
        if FOR_PROGRAMS.contains(&column.key) {
            sheet.hide(index);
        }
    }
    Ok(sheet)
}

/// Hides what would only take room on paper: columns in which nothing stands, and the notice where there is but one.
pub(super) fn tidy(sheet: &mut Sheet, options: &TableOptions, notices: u64) {
    for (index, column) in options.columns.iter().enumerate() {
        match column.key {
            "notice" if notices == 1 => sheet.hide(index),
            "reading" | "alias" | "heading" | "seq" | "deadline" | "targets" | "role" | "other"
            | "corrections" => {
                sheet.hide_if_empty(index);
            }
            _ => {}
        }
    }
}

pub(super) fn add(
    sheet: &mut Sheet,
    notice: &Notice,
    options: &TableOptions,
    summary: &mut Summary,
) -> io::Result<()> {
    for record in records(notice, options) {
        let cells = options
            .columns
            .iter()
            .map(|column| column.cell(&record, Headings::Chinese));
        let values: Vec<Value<'_>> = cells
            .map(|cell| match cell {
                Cell::Empty => Value::Empty,
                Cell::Text(text) => Value::Text(text),
                Cell::Number(number) => Value::Number(number as f64),
            })
            .collect();
        sheet.add(&values)?;
        summary.rows += 1;
    }
    Ok(())
}
