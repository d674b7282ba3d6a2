//! A diff as an Excel workbook for clerks, in Chinese throughout: the tabular-diff form on one sheet, units on another, sections and header on a third.

use std::io::{self, Write};

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::super::Headings;
use super::super::xlsx::{MOST, failed};
use super::labels::{field_name, section_change};
use super::table::{COLUMNS, rows};
use crate::model::Diff;

/// Writes a diff as a workbook; every cell of text is a string, never a formula.
///
/// # Errors
///
/// Where `out` fails.
pub fn diff_xlsx(diff: &Diff, all: bool, mut out: impl Write) -> io::Result<()> {
    let mut book = Workbook::new();
    tasks(diff, all, book.add_worksheet()).map_err(failed)?;
    units(diff, book.add_worksheet()).map_err(failed)?;
    others(diff, book.add_worksheet()).map_err(failed)?;
    let bytes = book.save_to_buffer().map_err(failed)?;
    out.write_all(&bytes)
}

fn tasks(diff: &Diff, all: bool, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("对比")?;
    let widths = [6, 18, 18, 18, 6, 20, 60, 24, 20, 20, 18];
    head(sheet, &COLUMNS.map(|(_, chinese)| chinese), &widths)?;
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let tinted = |color: u32| plain.clone().set_background_color(Color::RGB(color));
    let (added, dropped, changed) = (tinted(0xE2_F4E5), tinted(0xFB_E3E4), tinted(0xFF_F6DA));
    let rows = rows(diff, all, Headings::Chinese);
    for (at, row) in rows.iter().enumerate() {
        let format = match row.cells[0].as_str() {
            "+++" => &added,
            "---" => &dropped,
            "" => &plain,
            _ => &changed,
        };
        for (column, cell) in row.cells.iter().enumerate() {
            write(sheet, at + 1, column, cell, format)?;
        }
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, COLUMNS.len() as u16 - 1)?;
    Ok(())
}

fn units(diff: &Diff, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("单位")?;
    head(
        sheet,
        &["单位", "原名", "原任务数", "现任务数", "增加", "减少"],
        &[24, 24, 10, 10, 50, 50],
    )?;
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (at, unit) in diff.summary.units.iter().enumerate() {
        let cells = [
            unit.unit.clone(),
            unit.former.join("、"),
            unit.old_tasks.to_string(),
            unit.new_tasks.to_string(),
            unit.gained.join("\n"),
            unit.lost.join("\n"),
        ];
        for (column, cell) in cells.iter().enumerate() {
            if (2..=3).contains(&column) {
                let number = [unit.old_tasks, unit.new_tasks][column - 2];
                sheet.write_number_with_format(
                    at as u32 + 1,
                    column as u16,
                    number as f64,
                    &plain,
                )?;
            } else {
                write(sheet, at + 1, column, cell, &plain)?;
            }
        }
    }
    Ok(())
}

fn others(diff: &Diff, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("项目与文头")?;
    head(sheet, &["层次", "变动", "旧", "新"], &[12, 12, 60, 60])?;
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sections = diff.sections.iter().map(|section| {
        (
            field_name(&section.level),
            section_change(section),
            section.old.clone(),
            section.new.clone(),
        )
    });
    let header = diff.header.iter().map(|field| {
        (
            "文头",
            field_name(&field.name),
            field.old.clone(),
            field.new.clone(),
        )
    });
    for (at, (level, change, old, new)) in sections.chain(header).enumerate() {
        let cells = [
            level.to_owned(),
            change.to_owned(),
            old.unwrap_or_default(),
            new.unwrap_or_default(),
        ];
        for (column, cell) in cells.iter().enumerate() {
            write(sheet, at + 1, column, cell, &plain)?;
        }
    }
    Ok(())
}

fn head(sheet: &mut Worksheet, names: &[&str], widths: &[u32]) -> Result<(), XlsxError> {
    let bold = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0xEE_EEEE));
    for (column, (name, width)) in names.iter().zip(widths).enumerate() {
        sheet.write_string_with_format(0, column as u16, *name, &bold)?;
        sheet.set_column_width(column as u16, f64::from(*width))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// A cell of text; what is longer than a cell can hold is cut.
fn write(
    sheet: &mut Worksheet,
    row: usize,
    column: usize,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let text: String = text.chars().take(MOST).collect();
    let row = u32::try_from(row).unwrap_or(u32::MAX);
    sheet.write_string_with_format(row, column as u16, text, format)?;
    Ok(())
}
