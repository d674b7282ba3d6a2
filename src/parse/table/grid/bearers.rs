//! Who bears a row of a grid: the bodies in its cells, those that a mark in their column means, and those of the group above.

use crate::parse::table::column;
use std::rc::Rc;

use super::reader::Reader;
use super::ticks;
use crate::document::Cell;
use crate::mapped::MappedText;
use crate::model::{ColumnRole, Confidence, Role, Row, Unit};
use crate::parse::table::cell;
use crate::parse::table::unit_cell;
use crate::zh::text::scan::{is_digit, is_round_close, is_stop};
use crate::zh::unit::name::{is_placeholder, name_confidence};

impl Reader<'_> {
    /// The body that names a column, where the cell has a mark.
    fn ticked(&mut self, cell: &Cell, body: &MappedText) -> Vec<Unit> {
        let Some(mark) = ticks::mark(cell) else {
            return Vec::new();
        };
        let role = self.legend.role(mark);
        let lines = std::slice::from_ref(body);
        let mut units = unit_cell::units(lines, role, false, self.source, &mut self.known);
        if self.legend.unsaid {
            for unit in &mut units {
                unit.confidence = Confidence::Low;
            }
        }
        units
    }

    fn named(&mut self, cell: &Cell, column: usize, role: Role) -> Vec<Unit> {
        if let Some(units) = unit_cell::repeated(&cell.lines, role, &self.out.rows, self.source) {
            return units;
        }
        let persons = self.persons[column];
        let mut units = |lines: &[MappedText], role| {
            unit_cell::units(lines, role, persons, self.source, &mut self.known)
        };
        // 牵头单位/配合单位: 甲局/乙局、丙局
        let roles = self.halves[column];
        match roles.and_then(|roles| Some((roles, unit_cell::halves(&cell.lines)?))) {
            Some((roles, halves)) => {
                let mut all = Vec::new();
                for (own, lines) in roles.into_iter().map(role_of).zip(halves) {
                    add(&mut all, units(&lines, own.unwrap_or(role)));
                }
                all
            }
            None => {
                let mut units = units(&cell.lines, role);
                unit_cell::part_roles(&mut units, &self.header.names[column], &cell.lines);
                units
            }
        }
    }

    /// The bodies of the row above, where a blank cell stands in a column left of all tasks: what cannot be merged is printed once
    /// for the rows below, as groups are.
    fn merged_above(&self, column: usize, role: Role, row: &Row) -> Vec<Unit> {
        use ColumnRole::{Heading, Seq, Text};
        let roles = &self.header.roles;
        let tasks = roles
            .iter()
            .position(|role| matches!(role, Seq | Heading | Text));
        let above = self.out.rows.last();
        let above = above.filter(|above| Some(column) < tasks && above.group == row.group);
        let units = above.into_iter().flat_map(|above| &above.units);
        units.filter(|unit| unit.role == role).cloned().collect()
    }

    /// Gives a row the bodies of all its columns.
    pub(super) fn put_units(&mut self, out: &mut Row, row: usize) {
        let header = Rc::clone(&self.header);
        for column in 0..self.table.width {
            let Some(role) = role_of(header.roles[column]) else {
                continue;
            };
            let Some((index, cell)) = self.cell_at(row, column) else {
                continue;
            };
            let is_same = |before: usize| {
                header.roles[before].names_units()
                    && self
                        .cell_at(row, before)
                        .is_some_and(|(other, _)| other == index)
            };
            // What stands in a column of tasks as well names nobody, but in a bracket.
            let is_task = || {
                self.groups.spans_bodies(index)
                    && !self.texts[index as usize].ends_with(is_round_close)
            };
            if (0..column).any(is_same) || is_task() {
                continue;
            }
            let units = match &header.bodies[column] {
                Some(body) => self.ticked(cell, body),
                None if cell.lines.is_empty() => self.merged_above(column, role, out),
                None => self.named(cell, column, role),
            };
            if out.rule.is_none() {
                out.rule = unit_cell::rule(&cell.lines);
            }
            let text = &self.texts[index as usize];
            let mut units = match is_no_list(text, &units) {
                true => Vec::new(),
                false => units,
            };
            if units.is_empty()
                && !text.is_empty()
                && (is_placeholder(text) || text.as_str() == "无")
            {
                self.out.aside.push(text.span(self.source));
            }
            if self.header.guessed[column] {
                for unit in &mut units {
                    unit.confidence = Confidence::Low;
                }
            }
            add(&mut out.units, units);
            let place = if cell.lines.is_empty() {
                self.source.span(cell.place.clone())
            } else {
                self.texts[index as usize].span(self.source)
            };
            if out.places.get("units").is_none() {
                out.places.insert("units", place);
            }
        }
        out.repeated.append(&mut self.known.repeated);
        // Whom the row of the group names bears what names nobody itself; a dash says that somebody is left out.
        let left_out = |column: usize| {
            let cell = self
                .cell_at(row, column)
                .map(|(cell, _)| &self.texts[cell as usize]);
            header.roles[column].names_units() && cell.is_some_and(|text| !text.is_empty())
        };
        if out.units.is_empty() && !(0..self.table.width).any(left_out) {
            out.units = self.bands.bearers(self.source);
        }
        // Where no column is one of bodies, those that head the rows have them.
        if out.units.is_empty() && !column::names_units(&header.roles) {
            out.units = self.bands.bodies(self.source);
        }
    }
}

/// Adds the bodies of a cell, or a part of one, to those that are known, each once in each role.
fn add(all: &mut Vec<Unit>, units: Vec<Unit>) {
    // Nearly every row has one such cell.
    if all.is_empty() {
        *all = units;
        return;
    }
    all.reserve_exact(units.len());
    for unit in units {
        let is_known = |known: &Unit| known.name == unit.name && known.role == unit.role;
        if !all.iter().any(is_known) {
            all.push(unit);
        }
    }
}

fn role_of(column: ColumnRole) -> Option<Role> {
    match column {
        ColumnRole::Lead => Some(Role::Lead),
        ColumnRole::Support => Some(Role::Support),
        ColumnRole::Unit => Some(Role::Responsible),
        _ => None,
    }
}

/// Whether a cell of bodies holds a sentence or a value (新建公园1个。): what was read in it is no name.
fn is_no_list(text: &str, units: &[Unit]) -> bool {
    let is_value = || cell::is_value(&cell::squeezed(text));
    let is_sentence = || text.ends_with(is_stop) && text.contains(is_digit);
    !units.is_empty()
        && (is_sentence() || text.starts_with(is_digit) && is_value())
        && units
            .iter()
            .all(|unit| name_confidence(&unit.name).is_none())
}
