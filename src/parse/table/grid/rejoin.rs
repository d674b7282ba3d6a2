//! Rows that a page break cut: the cells below go on with those above in the middle of a name, a date or a bracket.

use std::ops::Range;

use super::header::{self, Header};
use crate::document::{Cell, Table};
use crate::model::ColumnRole;
use crate::parse::table::{cell, column};
use crate::zh::time::deadline;
use crate::zh::unit::name::{Confidence, name_confidence};
use crate::zh::unit::person::has_personal_name;
use crate::zh::unit::tail::strip_tail;

/// What two cells above each other are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seam {
    /// The upper cell breaks off, and both together are whole.
    Cut,
    /// The upper list goes on, or a mark stands behind its last name.
    Listed,
    /// Either may be.
    Open,
    /// Each says something of its own.
    Whole,
}

/// The table with the cut rows joined; `None` where no row is surely cut.
///
/// Sure is: the rows are numbered, the lower one is not, each of its cells has one above, none of these is complete, and at
/// least one of them breaks off, or has nothing but further units below it.
pub(super) fn rejoined(table: &Table, headers: &[(Header, Range<usize>)]) -> Option<Table> {
    let mut joined: Option<Table> = None;
    for (header, rows) in headers {
        let Some(number) = column::position(&header.roles, ColumnRole::Seq) else {
            continue;
        };
        for row in rows.clone().skip(1) {
            let now = joined.as_ref().unwrap_or(table);
            let blank = own(now, row, number).is_some_and(|(_, cell)| cell.lines.is_empty());
            if blank
                && is_numbered(now, row - 1, number)
                && let Some(seams) = seams(now, header, row)
            {
                join(joined.get_or_insert_with(|| table.clone()), row, &seams);
            }
        }
    }
    joined
}

/// A cell that the row prints itself and that spans no other.
fn own(table: &Table, row: usize, column: usize) -> Option<(u32, &Cell)> {
    let index = table.rows[row].get(column).copied().flatten()?;
    let cell = &table.cells[index as usize];
    (cell.row as usize == row && cell.rowspan <= 1 && cell.colspan <= 1).then_some((index, cell))
}

fn is_numbered(table: &Table, row: usize, number: usize) -> bool {
    own(table, row, number).is_some_and(|(_, cell)| cell::integer(&header::name(cell)).is_some())
}

/// The cells of a row that go on with those above; `None` where the row is not surely cut from the one above.
fn seams(table: &Table, header: &Header, row: usize) -> Option<Vec<(u32, u32, Seam)>> {
    use ColumnRole::{Heading, Text};
    let mut seams = Vec::new();
    let (mut cut, mut listed, mut told) = (false, false, false);
    for column in 0..table.width {
        let (lower, below) = own(table, row, column)?;
        if below.lines.is_empty() {
            continue;
        }
        let (upper, above) = own(table, row - 1, column)?;
        let seam = match (above.lines.last(), below.lines.first()) {
            (Some(above), Some(below)) => seam(header.roles[column], above, below),
            _ => Seam::Whole,
        };
        if seam == Seam::Whole {
            return None;
        }
        cut |= seam == Seam::Cut;
        listed |= seam == Seam::Listed;
        told |= matches!(header.roles[column], Text | Heading);
        seams.push((upper, lower, seam));
    }
    (cut || listed && !told).then_some(seams)
}

fn seam(role: ColumnRole, above: &str, below: &str) -> Seam {
    use ColumnRole::{Deadline, Group, Heading, Seq, Text};
    const OPENING: [char; 7] = ['、', '，', ',', '（', '(', '“', '《'];
    const CLOSING: [char; 9] = ['、', '，', ',', '。', '；', '）', ')', '”', '》'];
    if above.ends_with(OPENING) || below.starts_with(CLOSING) {
        return match role.names_units() {
            true => Seam::Listed,
            false => Seam::Cut,
        };
    }
    match role {
        Seq | Group => Seam::Whole,
        Text | Heading if above.ends_with(['。', '；', ';', '！', '：', ':']) => Seam::Whole,
        Text | Heading if open_brackets(above) && below.contains([')', '）']) => Seam::Cut,
        Text | Heading => Seam::Open,
        role if role.names_units() => names(above, below),
        Deadline => {
            let is_time = |text: &str| !deadline::in_cell(text, None).is_empty();
            match (is_time(above), is_time(&format!("{above}{below}"))) {
                (false, true) => Seam::Cut,
                (true, _) if is_time(below) => Seam::Whole,
                _ => Seam::Open,
            }
        }
        _ if cell::is_value(above) || cell::is_value(below) => Seam::Whole,
        _ => Seam::Open,
    }
}

/// A list of bodies that ends inside a name: 区住 / 建局.
fn names(above: &str, below: &str) -> Seam {
    const MARKS: [char; 7] = ['、', ',', '，', ';', '；', ' ', '　'];
    let begun = above.rsplit(MARKS).next().unwrap_or(above);
    let rest = below.split(MARKS).next().unwrap_or(below);
    let whole = name_confidence(&format!("{begun}{rest}"));
    let closed = || strip_tail(begun).0.len() < begun.len();
    match name_confidence(begun) {
        // The person behind a body ends its entry, and so does what it has to do (县住建局按职责分工负责).
        None if has_personal_name(begun) || closed() => Seam::Open,
        None if whole == Some(Confidence::High) => Seam::Cut,
        _ => Seam::Open,
    }
}

fn open_brackets(text: &str) -> bool {
    text.matches(['(', '（']).count() > text.matches([')', '）']).count()
}

/// Gives the cells of a row to those above.
fn join(table: &mut Table, row: usize, seams: &[(u32, u32, Seam)]) {
    for &(upper, lower, seam) in seams {
        let lower = std::mem::take(&mut table.cells[lower as usize].lines);
        let upper = &mut table.cells[upper as usize].lines;
        let mut lines = lower.iter();
        if matches!(seam, Seam::Cut | Seam::Listed)
            && let (Some(last), Some(line)) = (upper.last_mut(), lines.next())
        {
            // The cells between them in the source are none of this text.
            last.push_cut();
            last.append(line);
        }
        lines.for_each(|line| upper.push(line.clone().behind_cut()));
    }
    table.rows[row].fill(None);
}
