//! Two rows of names in a table that prints its blank cells last: the name that spans others is printed once, the names below it
//! in the next row, and nothing says which stand below which.

use crate::parse::table::column;
use std::ops::Range;

use super::header;
use super::placed::{filled, fit, place_of};
use crate::document::Table;
use crate::model::ColumnRole;
use crate::parse::table::cell::opens_group;
use crate::parse::table::column::names::ColumnNames;
use crate::parse::table::column::periods;
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::zh::text::scan::is_digit;

/// The table with the spans of its header, where it has one in two rows. Fails with the place of the names where they are those
/// of tasks and bodies and it cannot be told which stand below which.
pub(super) fn spanned(known: &ColumnNames, table: &Table) -> Result<Option<Table>, Range<usize>> {
    let mut spanned: Option<Table> = None;
    if !table.blanks_last {
        return Ok(spanned);
    }
    for row in 0..table.rows.len().saturating_sub(1) {
        let (Some(upper), Some(lower)) = (names_in(table, row), names_in(table, row + 1)) else {
            continue;
        };
        let blank = table.width - upper.len();
        let spanning = lower.len().saturating_sub(blank);
        let fits =
            blank > 0 && (1..=upper.len()).contains(&spanning) && lower.len() >= 2 * spanning;
        let roles = upper.iter().chain(&lower).map(|name| known.role(&name.1));
        let roles: Vec<ColumnRole> = roles.flatten().collect();
        if !fits || roles.is_empty() {
            continue;
        }
        let sizes = sizes(known, &upper, &lower, spanning).filter(|sizes| {
            let roles = roles_below(known, &upper, &lower, sizes);
            bears_out(table, row + 2, &roles)
        });
        match sizes {
            Some(sizes) => {
                let out = spanned.get_or_insert_with(|| table.clone());
                lay_out(out, row, &upper, &lower, &sizes);
            }
            None if column::names_units(&roles) && roles.len() > 2 => {
                return Err(place_of(table, row..row + 2));
            }
            None => {}
        }
    }
    Ok(spanned)
}

/// The cells of a row with their names, where it holds names alone and ends blank.
fn names_in(table: &Table, row: usize) -> Option<Vec<(u32, String)>> {
    const LONGEST: usize = 12;
    let count = filled(table, row);
    if count < 2 || count >= table.width {
        return None;
    }
    let cells = table.rows[row].iter().flatten().take(count);
    cells
        .map(|&cell| {
            let name = header::name(&table.cells[cell as usize]);
            let is_name = name.chars().count() <= LONGEST
                && !opens_group(&name)
                && !name.contains(|c: char| is_digit(c) || "。；;，,、".contains(c));
            is_name.then(|| (cell, name.into_owned()))
        })
        .collect()
}

type Names = [(u32, String)];

/// How many lower names each upper one spans (0 where none), so that most stand below a name of their kind. `None` where that
/// leaves the order of the columns open.
pub(in crate::parse::table) fn sizes(
    known: &ColumnNames,
    upper: &Names,
    lower: &Names,
    spanning: usize,
) -> Option<Vec<usize>> {
    let akin = upper.iter().map(|(_, upper)| {
        let below = lower.iter().map(|(_, lower)| is_akin(known, upper, lower));
        below.collect()
    });
    let mut search = Search {
        akin: akin.collect(),
        depth: lower.len(),
        best: 0,
        found: None,
    };
    if upper.len() <= MOST && lower.len() <= MOST {
        search.from(&mut Vec::with_capacity(upper.len()), 0, spanning, 0);
    }
    search.found
}

/// Most names in a row for which every way is tried.
const MOST: usize = 12;

/// All ways to put lower names below upper ones.
struct Search {
    /// For each upper name, whether each lower one is a kind of it.
    akin: Vec<Vec<bool>>,
    depth: usize,
    /// Most lower names that stand below one of their kind.
    best: usize,
    /// The way in which so many do; none where several do.
    found: Option<Vec<usize>>,
}

impl Search {
    /// Goes on behind the upper names that have their sizes; `kin` of the lower ones stand well.
    fn from(&mut self, sizes: &mut Vec<usize>, from: usize, left: usize, kin: usize) {
        if sizes.len() == self.akin.len() {
            if from == self.depth && left == 0 {
                self.note(sizes, kin);
            }
            return;
        }
        sizes.push(0);
        self.from(sizes, from, left, kin);
        sizes.pop();
        for end in from + 2..=self.depth * usize::from(left > 0) {
            let below = &self.akin[sizes.len()][from..end];
            let more = below.iter().filter(|akin| **akin).count();
            sizes.push(end - from);
            self.from(sizes, end, left - 1, kin + more);
            sizes.pop();
        }
    }

    fn note(&mut self, sizes: &[usize], kin: usize) {
        if kin == 0 || kin < self.best {
            return;
        }
        self.found = (kin > self.best).then(|| sizes.to_vec());
        self.best = kin;
    }
}

/// Whether a name is a kind of what the one above it says: 牵头单位 below 责任分工, 责任人 below 责任清单, 一季度 below 时间进度.
fn is_akin(known: &ColumnNames, upper: &str, lower: &str) -> bool {
    let (above, below) = (known.role(upper), known.role(lower));
    let bears = |role: Option<ColumnRole>| {
        role.is_some_and(|role| role.names_units() || role == ColumnRole::Person)
    };
    let mut pairs = upper.char_indices().zip(upper.char_indices().skip(2));
    let shares = pairs.any(|((from, _), (to, _))| lower.contains(&upper[from..to]))
        || upper
            .char_indices()
            .rev()
            .nth(1)
            .is_some_and(|(at, _)| lower.contains(&upper[at..]));
    shares
        || bears(above) && bears(below)
        || above == Some(ColumnRole::Deadline) && periods::is_period(lower)
}

/// The roles that the names give the columns, in order.
fn roles_below(
    known: &ColumnNames,
    upper: &Names,
    lower: &Names,
    sizes: &[usize],
) -> Vec<Option<ColumnRole>> {
    let mut lower = lower.iter();
    let mut roles = Vec::new();
    for ((_, name), size) in upper.iter().zip(sizes) {
        match size {
            0 => roles.push(known.role(name)),
            _ => roles.extend(lower.by_ref().take(*size).map(|(_, name)| known.role(name))),
        }
    }
    roles
}

/// Whether the first whole row below the names holds bodies and times where they say so.
fn bears_out(table: &Table, from: usize, roles: &[Option<ColumnRole>]) -> bool {
    let Some(row) = (from..table.rows.len()).find(|&row| filled(table, row) == table.width) else {
        return true;
    };
    let evidence = BookEvidence::default();
    table.rows[row].iter().zip(roles).all(|(cell, role)| {
        let role = role.filter(|role| role.names_units() || *role == ColumnRole::Deadline);
        let (Some(role), Some(cell)) = (role, *cell) else {
            return true;
        };
        let text = table.cells[cell as usize].joined();
        fit(&Features::of(&text, &evidence), role).is_some()
    })
}

/// Gives the names of a header the columns and rows that they span.
fn lay_out(table: &mut Table, row: usize, upper: &Names, lower: &Names, sizes: &[usize]) {
    let mut below = lower.iter();
    let mut column = 0;
    for ((cell, _), &size) in upper.iter().zip(sizes) {
        let width = size.max(1);
        let spanning = &mut table.cells[*cell as usize];
        spanning.column = column as u32;
        spanning.colspan = width as u32;
        spanning.rowspan = if size == 0 { 2 } else { 1 };
        for at in column..column + width {
            table.rows[row][at] = Some(*cell);
            table.rows[row + 1][at] = match size {
                0 => Some(*cell),
                _ => below.next().map(|(lower, _)| {
                    table.cells[*lower as usize].column = at as u32;
                    *lower
                }),
            };
        }
        column += width;
    }
}
