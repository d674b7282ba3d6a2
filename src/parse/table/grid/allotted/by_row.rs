//! A row for each body and a column for each value: 乡镇 | 造林任务（亩） | 改厕任务（户）.

use std::borrow::Cow;

use super::{ABOVE, Line, Values, reported, says_task};
use crate::document::{Cell, Table};
use crate::mapped::MappedText;
use crate::model::{Column, ColumnRole, Role, TaskTable, Unit};
use crate::parse::table::column::names::{ColumnNames, is_class_of_bodies, normal_name};
use crate::parse::table::grid::header::{self, depth};
use crate::parse::table::unit_cell::{self, KnownLists};
use crate::zh::unit::name::is_placeholder;

/// The table, where it is such a one; `around` are the lines next to it.
pub(super) fn read(known: &ColumnNames, values: &Values, around: &[&str]) -> Option<TaskTable> {
    let table = values.table;
    let start =
        (0..table.rows.len().min(ABOVE)).find(|&row| bodies(known, table, row).is_some())?;
    let bodies = bodies(known, table, start)?;
    let mut cells: Vec<u32> = table.rows[start].iter().flatten().copied().collect();
    cells.dedup();
    let allotment = Allotment {
        values,
        start,
        end: depth(table, start, &cells),
        bodies,
    };
    let roles = allotment.roles(known)?;
    let names = (0..table.width).filter_map(|column| allotment.name(column));
    let allots =
        around.iter().any(|line| says_task(line)) || { names }.any(|(_, name)| says_task(&name));
    allots.then(|| allotment.read(&roles))?
}

/// The column of the bodies in a row of names: the only one that is named as such, at most the number and a class before it.
fn bodies(known: &ColumnNames, table: &Table, row: usize) -> Option<usize> {
    let is_named = |column: &usize| {
        let cell = table.rows[row][*column].map(|cell| &table.cells[cell as usize]);
        cell.filter(|cell| cell.row as usize == row && cell.colspan == 1)
            .is_some_and(|cell| {
                let name = header::name(cell);
                let role = known.role(&name);
                role.is_some_and(|role| matches!(role, ColumnRole::Unit | ColumnRole::Lead))
                    || name == "单位"
                    || is_class_of_bodies(&name)
                    || is_class_of_bodies(&normal_name(&name))
            })
    };
    let mut named = (0..table.width).filter(is_named);
    named.next().filter(|&at| at <= 2 && named.next().is_none())
}

struct Allotment<'a> {
    values: &'a Values<'a>,
    /// The rows of the names.
    start: usize,
    end: usize,
    /// The column of the bodies.
    bodies: usize,
}

impl<'a> Allotment<'a> {
    /// The lowest cell of the names above a column, and its name.
    fn name(&self, column: usize) -> Option<(&'a Cell, Cow<'a, str>)> {
        let cell = self.values.cell(self.end - 1, column)?;
        Some((cell, header::name(cell)))
    }

    /// The name of a column among those of all: with the upper one, where another has the same.
    fn key(&self, column: usize) -> String {
        let own = self.name(column).map(|(_, name)| name).unwrap_or_default();
        let others = (0..self.values.table.width).filter(|other| *other != column);
        let again = { others }.any(|other| self.name(other).is_some_and(|(_, name)| name == own));
        let upper = self.values.cell(self.start, column).filter(|_| again);
        format!("{}{own}", upper.map(header::name).unwrap_or_default())
    }

    /// What the columns hold; `None` where any but the bodies, their number and what is said beside holds no values.
    fn roles(&self, known: &ColumnNames) -> Option<Vec<ColumnRole>> {
        use ColumnRole::{Deadline, Person, Remarks, Seq, Target, Unit};
        let role = |column: usize| {
            let (_, name) = self.name(column)?;
            let upper = self.values.cell(self.start, column).map(header::name);
            match known.role(&name) {
                _ if column == self.bodies => return Some(Unit),
                Some(role @ (Seq | Deadline | Person | Remarks)) => return Some(role),
                Some(ColumnRole::Score | ColumnRole::Progress | ColumnRole::Assessor) => {
                    return None;
                }
                _ => {}
            }
            let values = self.values.count(self.end, column)?;
            (!reported(&name) && upper.is_some_and(|upper| !reported(&upper)) && values > 1)
                .then_some(Target)
        };
        let roles: Vec<_> = (0..self.values.table.width)
            .map(role)
            .collect::<Option<_>>()?;
        roles.contains(&Target).then_some(roles)
    }

    fn read(&self, roles: &[ColumnRole]) -> Option<TaskTable> {
        let keys: Vec<String> = (0..self.values.table.width)
            .map(|column| self.key(column))
            .collect();
        let names = (0..self.values.table.width).filter_map(|column| self.name(column));
        let mut out = TaskTable {
            columns: names
                .zip(roles)
                .enumerate()
                .map(|(column, ((cell, _), role))| Column {
                    name: keys[column].clone(),
                    role: *role,
                    at: Some(cell.joined().span(self.values.source)),
                })
                .collect(),
            ..TaskTable::default()
        };
        for row in 0..self.end {
            self.values.set_aside(row, &mut out);
        }
        let mut known = KnownLists::default();
        let mut group: Option<Cow<MappedText>> = None;
        for row in self.end..self.values.table.rows.len() {
            match self.values.line(row, self.bodies) {
                Line::Group(name) => {
                    group = Some(name);
                    continue;
                }
                Line::Aside => {
                    self.values.set_aside(row, &mut out);
                    continue;
                }
                Line::Unread => continue,
                Line::Values => {}
            }
            let lines = &self.values.cell(row, self.bodies)?.lines;
            let units = unit_cell::units(
                lines,
                Role::Responsible,
                false,
                self.values.source,
                &mut known,
            );
            // A row that names no body allots nothing to one: this is some other table.
            if units.is_empty() {
                return None;
            }
            self.put(row, roles, &keys, &units, group.as_deref(), &mut out);
        }
        (out.rows.len() > 1).then_some(out)
    }

    /// The tasks of a body: one for each value in its row.
    fn put(
        &self,
        row: usize,
        roles: &[ColumnRole],
        keys: &[String],
        units: &[Unit],
        group: Option<&MappedText>,
        out: &mut TaskTable,
    ) {
        let texts = self.values.texts(row);
        let mut shared = self.values.shared(&texts, roles, keys);
        shared.units = units.to_vec();
        shared.group = group.map(|group| self.values.put(&mut shared, "group", group).into());
        for (column, text) in texts.iter().enumerate() {
            let value = text
                .as_ref()
                .filter(|_| roles[column] == ColumnRole::Target);
            let (Some(value), Some((name, _))) = (value, self.name(column)) else {
                continue;
            };
            if is_placeholder(value) {
                out.aside.push(value.span(self.values.source));
                continue;
            }
            let mut task = shared.clone();
            task.text = self.values.put(&mut task, "text", &name.joined()).into();
            let upper = self.values.cell(self.start, column);
            let upper = upper.filter(|upper| upper.place != name.place && upper.colspan > 1);
            task.heading = upper.map(|upper| {
                self.values
                    .put(&mut task, "heading", &upper.joined())
                    .into()
            });
            self.values.put_cell(&mut task, &keys[column], value);
            out.rows.push(task);
        }
    }
}
