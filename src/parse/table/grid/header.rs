//! Header rows in a grid of cells: one row, or several where header cells span.

use std::borrow::Cow;

use super::ticks;
use crate::document::{Cell, Table};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::cell;
use crate::parse::table::column::{self, names, names::ColumnNames, periods};
use crate::zh::text::scan::is_digit;
use crate::zh::unit;

/// A header: the names of the columns and what they hold.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    pub names: Vec<String>,
    pub roles: Vec<ColumnRole>,
    pub places: Vec<Option<u32>>,
    /// Columns whose role the content told, not the name.
    pub guessed: Vec<bool>,
    /// What the names alone say, before the roles are settled.
    pub named: Vec<Option<ColumnRole>>,
    /// Parts of the year below a name for deadlines (一季度 … 四季度 below 时间进度).
    pub below_deadline: Vec<bool>,
    /// Columns named by a body, where rows hold ticks: the name as printed.
    pub bodies: Vec<Option<MappedText>>,
    /// First row of it.
    pub start: usize,
    /// First row behind it.
    pub end: usize,
}

/// The cells of a row that may be names, with what they print.
fn printed(table: &Table, row: usize) -> Option<(Vec<u32>, Vec<Cow<'_, str>>)> {
    let mut cells = Vec::new();
    for index in table.rows[row].iter().flatten() {
        let cell = &table.cells[*index as usize];
        if cell.row as usize != row || is_long(cell) {
            return None;
        }
        if cells.last() != Some(index) {
            cells.push(*index);
        }
    }
    let printed: Vec<Cow<str>> = cells
        .iter()
        .map(|&index| name(&table.cells[index as usize]))
        .collect();
    // What is counted (3 | 新建公园项目 | 县住建局) is a row, whatever its cells end with.
    let first = printed.iter().find(|name| !name.is_empty());
    if first.is_some_and(|first| cell::number_in_digits(first).is_some()) {
        return None;
    }
    // A row that is blank for the most part goes on with what stands above it.
    let blank = printed.iter().filter(|name| name.is_empty()).count();
    (blank * 2 <= printed.len()).then_some((cells, printed))
}

/// Most rows that a header takes.
const DEEPEST: usize = 4;

impl Header {
    /// The header that begins at `row`, if one does; `ticked` are the columns of ticks.
    pub(super) fn at(
        known: &ColumnNames,
        table: &Table,
        row: usize,
        ticked: Option<&[bool]>,
    ) -> Option<Header> {
        let (cells, printed) = printed(table, row)?;
        // Above a row with number 1 every cell is a name, and of a long one the last noun says what it is; but beside those who
        // bear a duty other bodies are something else to it (销号单位, 来文部门).
        let bearers = || {
            let mut roles = printed.iter().filter_map(|name| known.role(name));
            roles.any(|role| matches!(role, ColumnRole::Unit | ColumnRole::Lead))
        };
        // Alone such a name is the title of a table; of several in a row each is the list of what a column holds: 任务清单 | 责任清单.
        let listed = printed
            .iter()
            .filter(|name| list_of(name).is_some())
            .count()
            > 1;
        // Papers with their numbers are published: who drafted or issued them has no more to do.
        let published = printed.iter().any(|name| names::is_doc_number(name));
        let role = |name: &str| {
            let list = || {
                list_of(name)
                    .filter(|_| listed)
                    .and_then(|what| known.role(what))
            };
            let tail = || names::role_by_tail(name).filter(|_| is_above_first(known, table, row));
            let tail = || tail().filter(|role| !(role.names_units() && (published || bearers())));
            known.role(name).or_else(list).or_else(tail)
        };
        let mut roles: Vec<Option<ColumnRole>> = printed.iter().map(|name| role(name)).collect();
        column::by_neighbours(&printed, &mut roles);
        if let Some(ticked) = ticked {
            let columns = cells
                .iter()
                .map(|&index| table.cells[index as usize].column);
            let columns: Vec<usize> = columns.map(|column| column as usize).collect();
            let named = (0..printed.len()).map(|at| (columns[at], &*printed[at], roles[at]));
            for column in ticks::bodies(named, ticked) {
                let at = columns.iter().position(|known| *known == column);
                roles[at.unwrap_or_default()] = Some(ColumnRole::Unit);
            }
        }
        let lowest = || table.blanks_last && names_below(known, table, row, &cells);
        if !column::is_header(&printed, &roles) && !lowest() {
            return None;
        }
        let mut header = Header::blank(table.width, row);
        for (column, slot) in table.rows[row].iter().enumerate() {
            if let Some(index) = *slot {
                header.names[column] = name(&table.cells[index as usize]).into_owned();
                header.places[column] = Some(index);
            }
        }
        header.end = depth(table, row, &cells);
        let mut roles: Vec<Option<ColumnRole>> =
            header.names.iter().map(|name| role(name)).collect();
        for lower in row + 1..header.end {
            header.take_lower(known, table, lower, &mut roles);
        }
        header.take_unspanned(known, table, row, &mut roles);
        header.part_equal_names(table, row);
        column::by_neighbours(&header.names, &mut roles);
        if let Some(ticked) = ticked {
            let names = header.names.iter().zip(&roles).enumerate();
            let named = names.map(|(column, (name, role))| (column, name.as_str(), *role));
            for column in ticks::bodies(named, ticked) {
                roles[column] = Some(ColumnRole::Unit);
                header.bodies[column] = header.places[column]
                    .map(|cell| table.cells[cell as usize].joined().into_owned());
            }
        }
        header.below_deadline = (0..table.width)
            .map(|column| header.is_below_deadline(known, table, column))
            .collect();
        header.named.clone_from(&roles);
        header.roles = roles
            .into_iter()
            .map(|role| role.unwrap_or(ColumnRole::Other))
            .collect();
        column::settle(&header.names, &mut header.roles);
        Some(header)
    }

    pub(super) fn has_groups(&self) -> bool {
        self.roles.contains(&ColumnRole::Group)
    }

    /// A header without names that ends before it begins.
    pub(super) fn blank(width: usize, row: usize) -> Header {
        Header {
            names: vec![String::new(); width],
            roles: vec![ColumnRole::Other; width],
            places: vec![None; width],
            guessed: vec![false; width],
            named: vec![None; width],
            below_deadline: vec![false; width],
            bodies: vec![None; width],
            start: row,
            end: row,
        }
    }

    /// Names in a lower row of the header stand below those that span them, or end names that the rows wrap.
    fn take_lower(
        &mut self,
        known: &ColumnNames,
        table: &Table,
        lower: usize,
        roles: &mut [Option<ColumnRole>],
    ) {
        let beside = self.names_task_beside(roles);
        for (column, slot) in table.rows[lower].iter().enumerate() {
            let Some(index) = *slot else { continue };
            let cell = &table.cells[index as usize];
            let own = name(cell);
            if cell.row as usize != lower || own.is_empty() {
                continue;
            }
            let joined = format!("{}{own}", self.names[column]);
            let above = roles[column];
            if known.is_exact(&joined) {
                self.names[column] = joined;
                roles[column] = known.role(&self.names[column]);
            } else {
                roles[column] = role_below(known, above, &own, beside);
                self.names[column] = own.into_owned();
            }
            self.places[column] = Some(index);
        }
    }

    /// A table without spans prints a name that spans others once, with blanks behind it, and the lower names in the next row.
    fn take_unspanned(
        &mut self,
        known: &ColumnNames,
        table: &Table,
        row: usize,
        roles: &mut [Option<ColumnRole>],
    ) {
        let lower = row + 1;
        if self.end != lower || lower >= table.rows.len() {
            return;
        }
        let blank = |column: usize| self.names[column].is_empty();
        let spanned: Vec<usize> = (0..table.width)
            .filter(|&at| {
                blank(at) && at > 0 || !blank(at) && at + 1 < table.width && blank(at + 1)
            })
            .collect();
        let names: Vec<(u32, Cow<str>)> = table.rows[lower]
            .iter()
            .flatten()
            .map(|&index| (index, name(&table.cells[index as usize])))
            .filter(|(_, name)| !name.is_empty())
            .collect();
        let is_name = |name: &str| known.role(name).is_some() || periods::is_period(name);
        if names.len() < 2
            || names.len() != spanned.len()
            || !names.iter().all(|(_, name)| is_name(name))
        {
            return;
        }
        let beside = self.names_task_beside(roles);
        let mut above = None;
        for (&column, (index, own)) in spanned.iter().zip(names) {
            if !self.names[column].is_empty() {
                above = roles[column];
            }
            roles[column] = role_below(known, above, &own, beside);
            self.names[column] = own.into_owned();
            self.places[column] = Some(index);
        }
        self.end = lower + 1;
    }

    /// Whether more than one name is of a column that says what is to be done.
    fn names_task_beside(&self, roles: &[Option<ColumnRole>]) -> bool {
        use ColumnRole::{Group, Heading, Text};
        let is_task = |role: &Option<ColumnRole>| matches!(role, Some(Text | Heading | Group));
        let places = self.places.iter().zip(roles);
        let mut places = places.filter(|(_, role)| is_task(role));
        let first = places.next().map(|(place, _)| place);
        places.any(|(place, _)| Some(place) != first)
    }

    /// Whether a column is named by a part of the year below a name for deadlines.
    fn is_below_deadline(&self, known: &ColumnNames, table: &Table, column: usize) -> bool {
        table.rows[self.start][column].is_some_and(|upper| {
            self.places[column] != Some(upper)
                && periods::is_period(&self.names[column])
                && known.role(&name(&table.cells[upper as usize])) == Some(ColumnRole::Deadline)
        })
    }

    /// Points of several ranks are told apart by the names of what they are for, which stand before them: 一级指标 | 分值 | 二级指标 |
    /// 分值.
    pub(super) fn part_scores(&mut self) {
        for column in 1..self.names.len() {
            let (before, rest) = self.names.split_at_mut(column);
            let again = self.roles[column] == ColumnRole::Score
                && self.places[column] != self.places[column - 1]
                && before.contains(&rest[0]);
            if again && let Some(whose) = before.last() {
                rest[0] = format!("{whose}{}", rest[0]);
            }
        }
    }

    /// Lower names that stand under several upper ones (目标 below each year) are told apart by these.
    fn part_equal_names(&mut self, table: &Table, row: usize) {
        for column in 1..self.names.len() {
            let equal = |other: &usize| {
                self.names[*other] == self.names[column]
                    && self.places[*other] != self.places[column]
            };
            if self.names[column].is_empty() || !(0..column).any(|other| equal(&other)) {
                continue;
            }
            if let Some(upper) = table.rows[row][column] {
                let upper_name = name(&table.cells[upper as usize]);
                if self.places[column] != Some(upper) {
                    self.names[column] = format!("{upper_name}{}", self.names[column]);
                }
            }
        }
    }
}

/// What a list is of by its name: 责任 of 责任清单.
fn list_of(name: &str) -> Option<&str> {
    name.strip_suffix("清单")
}

/// Whether a row begins with the name of the number column and the one below with a 1.
fn is_above_first(known: &ColumnNames, table: &Table, row: usize) -> bool {
    let first = |row: usize| table.rows.get(row)?.first().copied().flatten();
    let cell = |index: u32| &table.cells[index as usize];
    first(row).is_some_and(|index| known.role(&name(cell(index))) == Some(ColumnRole::Seq))
        && first(row + 1).is_some_and(|index| {
            cell::bare_ordinal(&cell(index).joined()).is_some_and(|(_, number)| number == 1)
        })
}

/// What a column is by its name and by the one above it: below 责任分工, 单位 is the responsible one; below 年度目标, 一季度 is a
/// target, below 进度安排 it is what is done by then. So it is below 前期工作任务 where another column `beside` names the task.
fn role_below(
    known: &ColumnNames,
    above: Option<ColumnRole>,
    own: &str,
    beside: bool,
) -> Option<ColumnRole> {
    match known.role(own) {
        Some(ColumnRole::Measure) if above.is_some_and(ColumnRole::names_units) => above,
        None if periods::is_period(own)
            && (above == Some(ColumnRole::Deadline)
                || beside && matches!(above, Some(ColumnRole::Text | ColumnRole::Heading))) =>
        {
            None
        }
        // A town's share of what all do.
        None if !above.is_some_and(ColumnRole::names_units) && unit::name::ends_like_body(own) => {
            Some(ColumnRole::Other)
        }
        None => above,
        own => own,
    }
}

/// One past the last row of a header: as far as its cells span, or one more where names stand below spanning ones.
pub(super) fn depth(table: &Table, row: usize, cells: &[u32]) -> usize {
    let cell = |index: &u32| &table.cells[*index as usize];
    let spanned = cells
        .iter()
        .map(|index| cell(index).rowspan.max(1) as usize)
        .max()
        .unwrap_or(1);
    let end = (row + spanned.min(DEEPEST)).min(table.rows.len());
    let long = (row + 1..end).any(|lower| own_cells(table, lower).any(is_long));
    if spanned > 1 && !long {
        return end;
    }
    let wide: Vec<&Cell> = cells
        .iter()
        .map(cell)
        .filter(|cell| cell.colspan > 1)
        .collect();
    let next = row + 1;
    if next >= table.rows.len() || wide.is_empty() {
        return next;
    }
    let mut below = 0;
    for cell in own_cells(table, next).filter(|cell| !cell.lines.is_empty()) {
        let under = wide.iter().any(|wide| {
            cell.column >= wide.column && cell.column + cell.colspan <= wide.column + wide.colspan
        });
        if !under || is_long(cell) || name(cell).chars().any(is_digit) {
            return next;
        }
        below += 1;
    }
    if below >= 2 { next + 1 } else { next }
}

/// Whether the lowest names of a header in two rows make one, where those that span them say little (责任清单).
fn names_below(known: &ColumnNames, table: &Table, row: usize, cells: &[u32]) -> bool {
    if depth(table, row, cells) == row + 1 {
        return false;
    }
    let mut lowest: Vec<u32> = table.rows[row + 1].iter().flatten().copied().collect();
    lowest.dedup();
    let names: Vec<Cow<str>> = lowest
        .iter()
        .map(|&index| name(&table.cells[index as usize]))
        .collect();
    let mut roles: Vec<Option<ColumnRole>> = names.iter().map(|name| known.role(name)).collect();
    column::by_neighbours(&names, &mut roles);
    column::is_header(&names, &roles)
}

fn own_cells(table: &Table, row: usize) -> impl Iterator<Item = &Cell> {
    let mut last = None;
    table.rows[row].iter().flatten().filter_map(move |index| {
        let cell = &table.cells[*index as usize];
        let again = last == Some(*index);
        last = Some(*index);
        (cell.row as usize == row && !again).then_some(cell)
    })
}

/// Longer than any name of a column, additions in brackets included.
fn is_long(cell: &Cell) -> bool {
    cell.lines.iter().map(|line| line.len()).sum::<usize>() > 120
}

/// The name in a header cell: its lines joined, white space inside kept out.
pub(super) fn name(cell: &Cell) -> Cow<'_, str> {
    match cell.lines.as_slice() {
        [line] if !line.contains(char::is_whitespace) => Cow::Borrowed(line.as_str()),
        lines => lines
            .iter()
            .flat_map(|line| line.chars())
            .filter(|c| !c.is_whitespace())
            .collect(),
    }
}
