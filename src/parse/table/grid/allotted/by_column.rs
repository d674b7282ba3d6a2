//! A row for each value and a column for each body: 指标名称 | 计量单位 | 全区目标 | 城东街道 | 白马镇.

use std::borrow::Cow;
use std::ops::Range;

use super::{ABOVE, Line, Values, reported, says_task};
use crate::document::{Cell, Table};
use crate::mapped::MappedText;
use crate::model::{Column, ColumnRole, Role, TaskTable, Unit};
use crate::parse::table::bodies::unit_of;
use crate::parse::table::column::names::ColumnNames;
use crate::parse::table::grid::header;
use crate::parse::table::unit_cell::{self, KnownLists};
use crate::zh::text::words::starts_with_any;
use crate::zh::unit::name::is_placeholder;

/// Columns of fewer bodies are no allotment among them.
const BODIES: usize = 2;

/// The table, where it is such a one; `around` are the lines next to it.
pub(super) fn read(known: &ColumnNames, values: &Values, around: &[&str]) -> Option<TaskTable> {
    let table = values.table;
    let find = |row| Some((row, bodies(known, table, row)?));
    let (names, bodies) = (0..table.rows.len().min(ABOVE)).find_map(find)?;
    let allotment = Allotment {
        values,
        names,
        bodies,
    };
    let roles = allotment.roles(known)?;
    let above = (0..=names).flat_map(|row| (0..table.width).map(move |column| (row, column)));
    let allots = around.iter().any(|line| says_task(line)) || { above }
        .any(|(row, column)| values.text(row, column).is_some_and(|it| says_task(&it)));
    allots.then(|| allotment.read(&roles))?
}

/// The columns that a row of names calls by bodies: one behind the other, each by another.
fn bodies(known: &ColumnNames, table: &Table, row: usize) -> Option<Range<usize>> {
    /// Most characters of a name.
    const LONGEST: usize = 20;
    let body = |column: usize| {
        let cell = &table.cells[table.rows[row][column]? as usize];
        let name = (cell.row as usize == row && cell.colspan == 1).then(|| header::name(cell))?;
        // 计量单位 ends as bodies do.
        let is_body = || known.role(&name).is_none() && unit_of(&name).is_some();
        (name.chars().nth(LONGEST).is_none() && is_body()).then_some(name)
    };
    let start = (1..table.width).find(|&column| body(column).is_some())?;
    let mut seen: Vec<Cow<str>> = Vec::new();
    for name in (start..table.width).map_while(body) {
        if seen.contains(&name) {
            return None;
        }
        seen.push(name);
    }
    (seen.len() >= BODIES).then(|| start..start + seen.len())
}

struct Allotment<'a> {
    values: &'a Values<'a>,
    /// The row with the names of the bodies.
    names: usize,
    /// Their columns.
    bodies: Range<usize>,
}

impl<'a> Allotment<'a> {
    fn name(&self, column: usize) -> Option<(&'a Cell, Cow<'a, str>)> {
        let cell = self.values.cell(self.names, column)?;
        Some((cell, header::name(cell)))
    }

    /// What the columns hold: values those of bodies, one what is to be reached, the others what is said beside; `None` where a
    /// column says itself who bears the rows, or how far they have come.
    fn roles(&self, known: &ColumnNames) -> Option<Vec<ColumnRole>> {
        use ColumnRole::{Deadline, Group, Measure, Other, Remarks, Seq, Target, Text};
        let role = |column: usize| {
            let (_, name) = self.name(column)?;
            let values = self.values.count(self.names + 1, column);
            if self.bodies.contains(&column) {
                // Of one body all values may be blank.
                return values.map(|_| Target);
            }
            if is_total(&name) && values.is_some() {
                return Some(Other);
            }
            match known.role(&name) {
                // 单位: in what the values are measured, as bodies have columns of their own.
                _ if name == "单位" => Some(Measure),
                Some(role @ (Seq | Group | Measure | Deadline | Remarks)) => Some(role),
                Some(ColumnRole::Heading | Text) => Some(Text),
                Some(_) => None,
                None => (column < self.bodies.start && !reported(&name)).then_some(Text),
            }
        };
        let mut roles: Vec<_> = (0..self.values.table.width)
            .map(role)
            .collect::<Option<_>>()?;
        // Of several names the last says what is to be reached, and those before it of what.
        let last = |wanted: ColumnRole| roles.iter().rposition(|role| *role == wanted);
        let text = last(Text).or_else(|| last(Group))?;
        let mut uppers = 0;
        for (column, role) in roles.iter_mut().enumerate() {
            match role {
                _ if column == text => *role = Text,
                Text | Group => {
                    *role = Group;
                    uppers += 1;
                }
                _ => {}
            }
        }
        if text > self.bodies.start || uppers > 2 {
            return None;
        }
        Some(roles)
    }

    fn read(&self, roles: &[ColumnRole]) -> Option<TaskTable> {
        let Values { table, source } = self.values;
        let columns = (0..table.width).zip(roles).map(|(column, role)| {
            let (cell, name) = self.name(column)?;
            Some(Column {
                name: name.into_owned(),
                role: *role,
                at: Some(cell.joined().span(source)),
            })
        });
        let mut out = TaskTable {
            columns: columns.collect::<Option<_>>()?,
            ..TaskTable::default()
        };
        let keys: Vec<String> = out
            .columns
            .iter()
            .map(|column| column.name.clone())
            .collect();
        let mut known = KnownLists::default();
        let units = self.bodies.clone().map(|column| {
            let (cell, _) = self.name(column)?;
            let units = unit_cell::units(&cell.lines, Role::Responsible, false, source, &mut known);
            (!units.is_empty()).then_some(units)
        });
        let units: Vec<Vec<Unit>> = units.collect::<Option<_>>()?;
        for row in 0..=self.names {
            self.values.set_aside(row, &mut out);
        }
        let mut group: Option<Cow<MappedText>> = None;
        for row in self.names + 1..table.rows.len() {
            match self.values.line(row, self.bodies.start - 1) {
                Line::Group(name) => group = Some(name),
                Line::Aside => self.values.set_aside(row, &mut out),
                Line::Unread => {}
                Line::Values => self.put(row, roles, &keys, &units, group.as_deref(), &mut out)?,
            }
        }
        (out.rows.len() > 1).then_some(out)
    }

    /// Whether a cell runs over the column of what is to be reached.
    fn is_merged(&self, row: usize, column: usize, roles: &[ColumnRole]) -> bool {
        let cells = &self.values.table.rows[row];
        let text = roles.iter().position(|role| *role == ColumnRole::Text);
        text.is_some_and(|text| cells[column] == cells[text])
    }

    /// The tasks of a row: one for each body with a value.
    fn put(
        &self,
        row: usize,
        roles: &[ColumnRole],
        keys: &[String],
        units: &[Vec<Unit>],
        group: Option<&MappedText>,
        out: &mut TaskTable,
    ) -> Option<()> {
        let texts = self.values.texts(row);
        let mut shared = self.values.shared(&texts, roles, keys);
        shared.group = group.map(|group| self.values.put(&mut shared, "group", group).into());
        for (column, text) in texts.iter().enumerate() {
            let Some(text) = text else { continue };
            match roles[column] {
                // One that runs over the column of what is to be reached is that.
                ColumnRole::Group if self.is_merged(row, column, roles) => {}
                ColumnRole::Group if shared.group.is_none() => {
                    shared.group = Some(self.values.put(&mut shared, "group", text).into());
                }
                ColumnRole::Group if shared.heading.is_none() => {
                    shared.heading = Some(self.values.put(&mut shared, "heading", text).into());
                }
                ColumnRole::Group => return None,
                ColumnRole::Text => shared.text = self.values.put(&mut shared, "text", text).into(),
                _ => {}
            }
        }
        // A row that does not say what is to be reached makes it some other table.
        if shared.text.is_empty() {
            return None;
        }
        for (column, units) in self.bodies.clone().zip(units) {
            let Some(value) = &texts[column] else {
                continue;
            };
            if is_placeholder(value) {
                out.aside.push(value.span(self.values.source));
                continue;
            }
            let mut task = shared.clone();
            task.units.clone_from(units);
            let at = out.columns[column].at.clone();
            task.places.insert("units", at);
            self.values.put_cell(&mut task, &keys[column], value);
            out.rows.push(task);
        }
        Some(())
    }
}

/// Whether a column sums the bodies up: 全区目标, 合计.
fn is_total(name: &str) -> bool {
    starts_with_any(
        name,
        &[
            "全", "合计", "总计", "总数", "总量", "总目标", "总任务", "小计", "共计",
        ],
    )
}
