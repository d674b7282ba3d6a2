//! Tables that allot values to bodies: a row for each of them and a column for each value, or the other way round.
//!
//! No cell says what is to be done; the name of its column or row does. So each value is a task of its body.

mod by_column;
mod by_row;

use std::borrow::Cow;

use crate::document::{Cell, Table};
use crate::mapped::{self, MappedText};
use crate::model::{ColumnRole, Row, TaskTable};
use crate::parse::table::bands::{is_form_field, is_sum_name, is_total_name};
use crate::parse::table::cell::{is_value, squeezed};
use crate::parse::table::column::names::ColumnNames;
use crate::span::{Source, Span};
use crate::zh::text::words::holds_any;
use crate::zh::unit::name::is_placeholder;

/// Rows above the names hold the title and who made the table.
const ABOVE: usize = 4;

/// Most columns: nobody reads a sheet that allots more.
const WIDEST: usize = 40;

/// The table, where it is such a one; `around` are the lines next to it.
pub(in crate::parse::table) fn read(
    known: &ColumnNames,
    table: &Table,
    source: &Source,
    around: &[&str],
) -> Option<TaskTable> {
    if table.width > WIDEST {
        return None;
    }
    let reports = |text: &&str| holds_any(text, &["完成情况", "考核结果", "统计", "排名"]);
    let table = Values { table, source };
    let read =
        || by_row::read(known, &table, around).or_else(|| by_column::read(known, &table, around));
    (!around.iter().any(reports)).then(read)?
}

/// Whether a title or the name of a column says that its values are to be reached.
fn says_task(text: &str) -> bool {
    holds_any(text, &["任务", "目标"])
}

/// Whether the name of a column says that its values were reached, or are counted beside.
fn reported(name: &str) -> bool {
    const REPORTED: [&str; 11] = [
        "完成", "得分", "分值", "排名", "名次", "同比", "上年", "去年", "实际", "占比", "资金分配",
    ];
    name.is_empty() || holds_any(name, &REPORTED)
}

/// What a row below the names is.
enum Line<'a> {
    /// The name of a group.
    Group(Cow<'a, MappedText>),
    /// A total, who filled the form in, or nothing.
    Aside,
    /// A remark: what it says stays to be seen.
    Unread,
    Values,
}

/// The cells of a table with what they say.
struct Values<'a> {
    table: &'a Table,
    source: &'a Source,
}

impl<'a> Values<'a> {
    fn cell(&self, row: usize, column: usize) -> Option<&'a Cell> {
        let cell = (*self.table.rows.get(row)?.get(column)?)?;
        Some(&self.table.cells[cell as usize])
    }

    /// The text of a cell that is not blank.
    fn text(&self, row: usize, column: usize) -> Option<Cow<'a, MappedText>> {
        let cell = self.cell(row, column)?;
        (!cell.lines.is_empty()).then(|| cell.joined())
    }

    /// How many values a column holds below the names; `None` where it holds anything else.
    fn count(&self, names_end: usize, column: usize) -> Option<usize> {
        let mut rows = names_end..self.table.rows.len();
        rows.try_fold(0, |count, row| {
            let Some(text) = self.text(row, column) else {
                return Some(count);
            };
            // One value for several bodies is no share of each.
            let cell = self.cell(row, column)?;
            let own = cell.rowspan <= 1 && cell.colspan <= 1;
            let text = squeezed(&text);
            let value = own && is_value(&text);
            let passes = value || is_placeholder(&text) || self.band(row).is_some();
            passes.then(|| count + usize::from(value))
        })
    }

    /// The only text of a row: the name of a group, or a remark.
    fn band(&self, row: usize) -> Option<Cow<'a, MappedText>> {
        let mut cells = self.table.rows[row].iter().flatten().copied();
        let is_filled = |cell: &u32| !self.table.cells[*cell as usize].lines.is_empty();
        let first = cells.by_ref().find(is_filled)?;
        let alone = cells.all(|cell| cell == first || !is_filled(&cell));
        let cell = &self.table.cells[first as usize];
        (alone && cell.row as usize == row).then(|| cell.joined())
    }

    /// What a row is; its name stands in the columns up to `name`.
    fn line(&self, row: usize, name: usize) -> Line<'a> {
        let band = self.band(row);
        let first = (0..=name).find_map(|column| self.text(row, column));
        match (first.or_else(|| band.clone()), band) {
            (None, _) => Line::Aside,
            (Some(first), _) if is_total_name(&first) || is_form_field(&first) => Line::Aside,
            (Some(first), _) if is_sum_name(&first) => Line::Unread,
            (_, Some(band)) => Line::Group(band),
            _ => Line::Values,
        }
    }

    fn texts(&self, row: usize) -> Vec<Option<Cow<'a, MappedText>>> {
        let columns = 0..self.table.width;
        columns.map(|column| self.text(row, column)).collect()
    }

    /// What all tasks of a row have in common, but for the values and what groups and names them; `keys` are the names of the columns.
    fn shared(
        &self,
        texts: &[Option<Cow<MappedText>>],
        roles: &[ColumnRole],
        keys: &[String],
    ) -> Row {
        let hull = mapped::hull(texts.iter().flatten().map(Cow::as_ref));
        let mut shared = Row {
            at: self.source.span(hull.unwrap_or_default()),
            ..Row::default()
        };
        for ((role, text), key) in roles.iter().zip(texts).zip(keys) {
            let Some(text) = text else { continue };
            match role {
                ColumnRole::Seq => shared.seq = Some(self.put(&mut shared, "seq", text).into()),
                ColumnRole::Unit => drop(self.put(&mut shared, "units", text)),
                ColumnRole::Deadline => {
                    shared.deadline = Some(self.put(&mut shared, "deadline", text));
                }
                ColumnRole::Target | ColumnRole::Group | ColumnRole::Text => {}
                _ => self.put_cell(&mut shared, key, text),
            }
        }
        shared
    }

    /// Notes the place of a value, and gives its text.
    fn put(&self, row: &mut Row, key: &str, text: &MappedText) -> String {
        row.places.insert(key.to_owned(), text.span(self.source));
        text.as_str().to_owned()
    }

    fn put_cell(&self, row: &mut Row, key: &str, text: &MappedText) {
        let said = self.put(row, key, text);
        row.cells.insert(key.to_owned(), said);
    }

    /// Notes what a row prints as no value of a task.
    fn set_aside(&self, row: usize, out: &mut TaskTable) {
        let cells = self.table.rows[row].iter().flatten();
        let cells = cells.map(|&cell| &self.table.cells[cell as usize]);
        let own = cells.filter(|cell| cell.row as usize == row && !cell.lines.is_empty());
        let spans: Vec<Span> = own.map(|cell| cell.joined().span(self.source)).collect();
        out.aside.extend(spans);
    }
}
