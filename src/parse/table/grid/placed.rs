//! Rows that print their blank cells last: what a merged cell covers and what was left blank leaves its pipe at the end of the
//! row, and the other cells move to the left. They go back to the columns that they fit.

use crate::parse::table::column;
use crate::zh::text::scan::is_stop;
use std::borrow::Cow;
use std::ops::Range;

use super::header::Header;
use crate::document::Table;
use crate::mapped::{self, MappedText};
use crate::model::ColumnRole;
use crate::parse::lines;
use crate::parse::table::cell::opens_group;
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::span::{Source, Span};

/// Moves the cells of rows with blank ends to where they fit. A row whose cells fit nowhere, or in several ways, is left blank;
/// the places of such rows, those together that follow one another.
pub(super) fn place(
    table: &Table,
    texts: &[Cow<MappedText>],
    headers: &[(Header, Range<usize>)],
    source: &Source,
) -> (Table, Vec<Span>) {
    let mut placed = table.clone();
    let mut unplaced: Vec<Range<usize>> = Vec::new();
    let evidence = BookEvidence::default();
    for (header, rows) in headers {
        let named = header.roles.len().min(table.width);
        let roles = &header.roles[..named];
        for row in rows.clone() {
            let filled = filled(table, row);
            let cells: Vec<u32> = table.rows[row].iter().flatten().copied().collect();
            if filled == 0 || filled >= roles.len() || cells.len() < roles.len() {
                continue;
            }
            let alone = |row: usize| {
                rows.contains(&row) && self::filled(table, row) == 1 && {
                    let first = table.rows[row].first().copied().flatten();
                    first.is_some_and(|cell| !opens_group(&texts[cell as usize]))
                }
            };
            if filled == 1 && !stays_alone(&texts[cells[0] as usize], roles) && alone(row) {
                // A group opens above rows of its own; further cells of the row above do not.
                let text = &texts[cells[0] as usize];
                let goes_on =
                    text.ends_with(is_stop) || alone(row + 1) || row > 0 && alone(row - 1);
                if goes_on {
                    clear(&mut placed, row, &mut unplaced);
                }
                continue;
            }
            if filled == 1 {
                continue;
            }
            let features: Vec<Features> = cells[..filled]
                .iter()
                .map(|&cell| Features::of(&texts[cell as usize], &evidence))
                .collect();
            match columns(roles, &features) {
                Some(columns) => {
                    // A group that opens there, or the header, heads nothing beside it.
                    let above = row
                        .checked_sub(1)
                        .filter(|above| rows.contains(above) && self::filled(table, *above) > 1)
                        .map(|above| placed.rows[above].clone());
                    settle(&mut placed, row, &cells, &columns, roles, above.as_deref());
                }
                None => clear(&mut placed, row, &mut unplaced),
            }
        }
    }
    let places = unplaced.into_iter();
    let places = places.map(|rows| source.span(place_of(table, rows)));
    (placed, places.collect())
}

/// From the first to the last text of some rows.
pub(super) fn place_of(table: &Table, rows: Range<usize>) -> Range<usize> {
    let cells = table.rows[rows].iter().flatten().flatten();
    let lines = cells.flat_map(|&cell| &table.cells[cell as usize].lines);
    mapped::hull(lines.filter(|line| !line.is_empty())).unwrap_or_default()
}

/// How many cells of a row hold text; the others stand behind them.
pub(super) fn filled(table: &Table, row: usize) -> usize {
    let cells = table.rows[row].iter().flatten();
    cells
        .take_while(|&&cell| !table.cells[cell as usize].lines.is_empty())
        .count()
}

/// Whether a cell that is alone in its row needs no other: a numbered group, or a task without anything beside it.
fn stays_alone(text: &str, roles: &[ColumnRole]) -> bool {
    opens_group(text) || roles.first() == Some(&ColumnRole::Text)
}

/// Puts the filled cells of a row into their columns and the blank ones into the others.
fn settle(
    table: &mut Table,
    row: usize,
    cells: &[u32],
    columns: &[usize],
    roles: &[ColumnRole],
    above: Option<&[Option<u32>]>,
) {
    let mut filled = cells.iter().zip(columns).peekable();
    let mut blank = cells[columns.len()..].iter();
    let text = column::position(roles, ColumnRole::Text);
    for (column, role) in roles.iter().enumerate() {
        let own = filled.next_if(|(_, at)| **at == column);
        let Some(&cell) = own.map(|(cell, _)| cell).or_else(|| blank.next()) else {
            continue;
        };
        table.cells[cell as usize].column = column as u32;
        let above = above.and_then(|above| above[column]);
        table.rows[row][column] = match own {
            // What heads several tasks is printed once; groups and numbers are filled down where rows are read.
            None if Some(column) < text && !matches!(role, ColumnRole::Group | ColumnRole::Seq) => {
                above.or(Some(cell))
            }
            _ => Some(cell),
        };
    }
}

/// Takes the cells of a row out of the table, and adds it to the stretches of such rows.
pub(super) fn clear(table: &mut Table, row: usize, unplaced: &mut Vec<Range<usize>>) {
    table.rows[row].fill(None);
    match unplaced.last_mut() {
        Some(last) if last.end == row => last.end = row + 1,
        _ => unplaced.push(row..row + 1),
    }
}

/// How many cells fit their columns well, and in how many ways so many do.
#[derive(Clone, Copy, PartialEq)]
struct Ways {
    sure: usize,
    count: usize,
}

impl Ways {
    const NONE: Ways = Ways { sure: 0, count: 0 };

    fn or(self, other: Ways) -> Ways {
        match (self.count, other.count) {
            (0, _) => other,
            (_, 0) => self,
            _ if self.sure == other.sure => Ways {
                sure: self.sure,
                count: self.count.saturating_add(other.count),
            },
            _ if self.sure > other.sure => self,
            _ => other,
        }
    }
}

/// The one way in which the cells of a row fit the columns, in order.
fn columns(roles: &[ColumnRole], cells: &[Features]) -> Option<Vec<usize>> {
    let (width, count) = (roles.len(), cells.len());
    // ways[cell][column][grouped]: of the cells from `cell` on in the columns from `column` on, below a group of the row's own.
    let mut ways = vec![vec![[Ways::NONE; 2]; width + 1]; count + 1];
    ways[count][width] = [Ways { sure: 0, count: 1 }; 2];
    for column in (0..width).rev() {
        for cell in (0..=count).rev() {
            for grouped in [false, true] {
                let left_out = match may_lack(roles[column], grouped) {
                    true => ways[cell][column + 1][usize::from(grouped)],
                    false => Ways::NONE,
                };
                let taken = take(roles, cells, &ways, cell, column, grouped);
                ways[cell][column][usize::from(grouped)] = taken.or(left_out);
            }
        }
    }
    if ways[0][0][0].count != 1 {
        return None;
    }
    let (mut cell, mut grouped, mut columns) = (0, false, Vec::with_capacity(count));
    for column in 0..width {
        let best = ways[cell][column][usize::from(grouped)];
        let taken = take(roles, cells, &ways, cell, column, grouped);
        if taken.count > 0 && taken == best {
            columns.push(column);
            cell += 1;
            grouped |= groups(roles[column]);
        }
    }
    (cell == count).then_some(columns)
}

fn take(
    roles: &[ColumnRole],
    cells: &[Features],
    ways: &[Vec<[Ways; 2]>],
    cell: usize,
    column: usize,
    grouped: bool,
) -> Ways {
    let Some(fit) = cells.get(cell).and_then(|cell| fit(cell, roles[column])) else {
        return Ways::NONE;
    };
    let rest = ways[cell + 1][column + 1][usize::from(grouped || groups(roles[column]))];
    match rest.count {
        0 => Ways::NONE,
        count => Ways {
            sure: rest.sure + usize::from(fit),
            count,
        },
    }
}

fn groups(role: ColumnRole) -> bool {
    matches!(role, ColumnRole::Group | ColumnRole::Heading)
}

/// Whether a row may be without a cell in a column. Merged cells nest from the left: below a group of its own a row has a heading
/// of its own.
fn may_lack(role: ColumnRole, grouped: bool) -> bool {
    match role {
        ColumnRole::Text => false,
        role => !(grouped && groups(role)),
    }
}

/// Whether a cell fits a column well, or may stand in it at all.
pub(super) fn fit(cell: &Features, role: ColumnRole) -> Option<bool> {
    use ColumnRole::*;
    let is_unit = cell.is_unit();
    let is_word = !cell.integer && !cell.time_alone && !is_unit;
    match role {
        Seq => {
            let numbered = cell.integer
                || lines::number(cell.squeezed.trim_end_matches(['、', '.', '．'])).is_some();
            numbered.then_some(true)
        }
        Unit | Lead | Support | Assessor => {
            let unknown = is_word && !cell.ends_sentence && cell.characters <= 12;
            match is_unit || cell.placeholder {
                true => Some(true),
                false => unknown.then_some(false),
            }
        }
        Deadline => match cell.time || cell.placeholder {
            true => Some(true),
            false => (is_word && !cell.ends_sentence && cell.characters <= 12).then_some(false),
        },
        Text => is_word.then_some(cell.ends_sentence),
        Group | Heading => (is_word && !cell.ends_sentence).then_some(false),
        Person => (is_word && cell.characters <= 12 || cell.person || cell.placeholder)
            .then_some(cell.person || cell.placeholder),
        Score | Measure => (!is_unit && !cell.time_alone && cell.characters <= 12)
            .then_some(cell.score(role) > 0.0),
        Target => (!is_unit && !cell.time_alone).then_some(cell.value),
        Standard | Progress | Remarks => is_word.then_some(false),
        Other => Some(false),
    }
}
