//! Cells that a flattened table prints once and that hold for several rows.

use super::rows::{Builder, Printed};
use crate::model::{ColumnRole, Confidence, Row};
use crate::parse::table::cell;

impl Builder<'_> {
    /// A row with neither heading nor unit stands in the cells that the row above has merged over both: where every heading
    /// brings its units, they hold for all of its rows.
    pub(super) fn fill_down(&mut self) -> bool {
        let has = |role: &ColumnRole| *role == ColumnRole::Heading;
        if !self.header.roles.iter().any(has)
            || self.printed.iter().any(|row| row.units != row.heading)
        {
            return false;
        }
        let mut above: Option<Row> = None;
        for (row, printed) in self.table.rows.iter_mut().zip(&self.printed) {
            if printed.heading {
                above = Some(row.clone());
                continue;
            }
            let Some(block) = above.as_ref().filter(|block| block.group == row.group) else {
                continue;
            };
            row.heading.clone_from(&block.heading);
            row.units.clone_from(&block.units);
            for key in ["heading", "units"] {
                row.places.insert(key, block.places.get(key).cloned());
            }
        }
        true
    }

    /// Where every heading brings its units, and few rows below them print others, the rows right below a heading and its units that
    /// print neither stand in both. Where most print their own, a row without has lost them.
    pub(super) fn fill_units_below_headings(&mut self) {
        /// Headings that must all bring units, so that it is no chance.
        const HEADED: usize = 3;
        let headed = self.printed.iter().filter(|row| row.heading);
        if headed.clone().count() < HEADED || !headed.clone().all(|row| row.units) {
            return;
        }
        let below = || self.printed.iter().filter(|row| !row.heading);
        if below().filter(|row| row.units).count() * 2 > below().count() {
            return;
        }
        let mut above: Option<Row> = None;
        for (row, printed) in self.table.rows.iter_mut().zip(&self.printed) {
            if printed.heading {
                above = Some(row.clone());
            } else if printed.units {
                above = None;
            }
            let Some(block) = above.as_ref().filter(|block| block.group == row.group) else {
                continue;
            };
            if row.units.is_empty() {
                row.units.clone_from(&block.units);
                for unit in &mut row.units {
                    unit.confidence = unit.confidence.min(Confidence::Medium);
                }
                row.places
                    .insert("units", block.places.get("units").cloned());
            }
        }
    }

    /// What a line heads that is no column's stands outside a table of bodies and what each does, where no row that prints its bodies
    /// has such a heading (依据 / 《…条例》 below the last duty): they are not those of the row above.
    pub(super) fn leave_out_strangers(&mut self) {
        use ColumnRole::{Heading, Seq};
        let roles = &self.header.roles;
        let owned = |row: &Printed| row.units && row.heading;
        let led = roles.first().is_some_and(|role| role.names_units());
        if !led
            || roles.contains(&Heading)
            || roles.contains(&Seq)
            || self.printed.iter().any(owned)
        {
            return;
        }
        let mut outside = false;
        for (row, printed) in self.table.rows.iter_mut().zip(&self.printed) {
            outside = !printed.units && (outside || printed.heading);
            if outside {
                row.units.clear();
                row.places.remove("units");
            }
        }
    }

    /// A heading below a name of its own is merged over the rows that print none, as names are not left blank. A text that may
    /// itself be the heading, of a row whose text is blank, has none of another; but texts are not blank in most rows.
    pub(super) fn share_headings(&mut self) {
        if !self.header.roles.contains(&ColumnRole::Heading) {
            return;
        }
        let headed = self.printed.iter().filter(|row| row.heading).count();
        let merged = headed * 2 < self.printed.len();
        for at in 1..self.table.rows.len() {
            let (above, row) = self.table.rows.split_at_mut(at);
            let (above, row) = (&above[at - 1], &mut row[0]);
            // Without a number of its own a row goes on with the one above.
            let numbered = self.number.is_none() || self.printed[at].left;
            let may_head = !merged && numbered && cell::is_name(&row.text);
            // Sentences say what is to be done in their own row: the text of this one is what it has instead.
            let says = || {
                above
                    .heading
                    .as_ref()
                    .is_some_and(|text| text.ends_with(['。', '；', ';']))
            };
            if row.heading.is_some() || row.group != above.group || may_head || numbered && says() {
                continue;
            }
            row.heading.clone_from(&above.heading);
            row.places
                .insert("heading", above.places.get("heading").cloned());
        }
    }

    /// A row with neither bodies nor a number, group or heading of its own stands in the cells of the row above, which are
    /// merged over both; the bodies are likely to be merged as well. A row whose neighbours in the same cells print bodies has
    /// lost its own, and so may one alone have where the table prints the same bodies again from row to row.
    pub(super) fn share_units(&mut self) {
        let merged = |row: &&Printed| !row.left && !row.units;
        let blank = |row: &&Printed| row.left && !row.units;
        let lacking = self.printed.iter().filter(merged).count();
        if lacking == 0
            || self.before_text == 0
            || self.printed.iter().filter(blank).count() * 4 > self.printed.len()
            || lacking * 2 > self.printed.len()
        {
            return;
        }
        let names = |at: usize| self.table.rows[at].units.iter().map(|unit| &unit.name);
        let again = |at: &usize| {
            let row = &self.printed[*at];
            !row.left && row.units && names(*at).eq(names(*at - 1))
        };
        let repeats = (1..self.table.rows.len()).any(|at| again(&at));
        let mut block = 0..0;
        for at in 1..self.table.rows.len() {
            if !merged(&&self.printed[at]) {
                continue;
            }
            if !block.contains(&at) {
                let own = |row: &Printed| row.left;
                let start = self.printed[..at].iter().rposition(own).unwrap_or(0) + 1;
                let length = self.printed[start..].iter().take_while(|row| !row.left);
                block = start..start + length.count();
            }
            if self.printed[block.clone()].iter().any(|row| row.units) || repeats && block.len() < 2
            {
                continue;
            }
            let (above, row) = self.table.rows.split_at_mut(at);
            let (above, row) = (&above[at - 1], &mut row[0]);
            if !row.units.is_empty() || above.units.is_empty() {
                continue;
            }
            row.units.clone_from(&above.units);
            for unit in &mut row.units {
                unit.confidence = unit.confidence.min(Confidence::Medium);
            }
            let mut keys = vec!["units"];
            if row.deadline.is_none() {
                row.deadline.clone_from(&above.deadline);
                keys.push("deadline");
            }
            for key in keys {
                row.places.insert(key, above.places.get(key).cloned());
            }
        }
    }
}
