//! Where the rows begin below names: what stands between is a header, known or not.

use std::ops::Range;

use super::Lines;
use crate::model::ColumnRole;
use crate::parse::table::bands::is_sum_name;
use crate::parse::table::cell;
use crate::zh::text::scan::{is_digit, is_han, is_round_close, is_round_open};
use crate::zh::time::deadline;
use crate::zh::unit::list;
use crate::zh::unit::name::is_placeholder;

/// Most names of a header.
pub(in crate::parse::table::flat) const MOST_NAMES: usize = 20;

/// Where the first row begins below a header whose first column counts the rows: at its 1, or at the group above it. All lines
/// before are names; `None` where they do not look so.
pub(super) fn first_row(lines: &Lines, start: usize) -> Option<usize> {
    if lines.role_of_short(start) != Some(ColumnRole::Seq) {
        return None;
    }
    for at in start + 1..start + MOST_NAMES {
        let text = lines.text(at)?;
        if lines.is_page_mark(at) {
            continue;
        }
        if cell::row_ordinal(text).is_some_and(|(_, number)| number == 1) || cell::opens_group(text)
        {
            let row = at - usize::from(is_below_group(lines, start, at));
            return (row > start + 2 && ends_in_name(lines, start, row)).then_some(row);
        }
        if is_sum_name(text) && lines.known.role(text).is_none() {
            return (at > start + 2).then_some(at);
        }
        if !may_be_name(text) && lines.role(at).is_none() {
            return None;
        }
    }
    None
}

/// Whether a line is as short as names are and has no mark of a sentence.
pub(super) fn may_be_name(text: &str) -> bool {
    const LONGEST: usize = 20;
    text.chars().nth(LONGEST).is_none()
        && !text.contains(['。', '；', ';', '，', ',', '：', ':', '！', '？', '“', '《'])
        && !is_placeholder(text)
}

/// Whether the line above the first row is a name, and not that of a group: a long one has to make the header as long as the rows are.
fn ends_in_name(lines: &Lines, start: usize, row: usize) -> bool {
    const LONG: usize = 10;
    let is_known = lines.role(row - 1).is_some();
    if is_known
        || lines
            .text(row - 1)
            .is_none_or(|name| name.chars().nth(LONG).is_none())
    {
        return true;
    }
    let number = |at: usize| lines.text(at).and_then(|text| cell::bare_ordinal(text));
    number(row).is_some_and(|(form, first)| number(row + (row - start)) == Some((form, first + 1)))
}

/// Whether the line above the first number is no name but that of a group: such a line stands above a later number as well, behind
/// the cell with which rows end, and above others there is only that cell.
fn is_below_group(lines: &Lines, start: usize, row: usize) -> bool {
    /// Rows that are looked at.
    const ROWS: usize = 40;
    let number = |at: usize| lines.text(at).and_then(|text| cell::bare_ordinal(text));
    let Some((form, 1)) = number(row) else {
        return false;
    };
    let width = row - start;
    if width < 4 || !is_group_name(lines, row - 1) {
        return false;
    }
    let (mut last, mut next) = (row, 2);
    let (mut groups, mut others) = (false, false);
    for _ in 0..ROWS {
        let begins = |at: &usize| {
            number(*at).is_some_and(|(own, value)| own == form && (value == next || value == 1))
        };
        // A number further on than two rows are long counts something else.
        let Some(at) = (last + 1..=last + 2 * width).find(begins) else {
            break;
        };
        next = number(at).map_or(next, |(_, value)| value + 1);
        match ends_row(lines, at - 1) {
            true => others = true,
            false => {
                groups |= at - 2 > last && is_group_name(lines, at - 1) && ends_row(lines, at - 2);
            }
        }
        if groups && others {
            return true;
        }
        last = at;
    }
    false
}

/// Whether a line may be the name of a group, with how many tasks it has: 社会治理（3项）.
fn is_group_name(lines: &Lines, at: usize) -> bool {
    let Some(text) = lines.text(at).filter(|_| lines.role(at).is_none()) else {
        return false;
    };
    let count = |text: &str| text.ends_with(['项', '件', '个']);
    let name = match text.find(is_round_open) {
        Some(open) if count(text.trim_end_matches(is_round_close)) => &text[..open],
        _ => text,
    };
    name.chars().nth(3).is_some() && name.chars().all(is_han)
}

/// Whether a line is a cell that rows end with: bodies, a time, or none of them.
fn ends_row(lines: &Lines, at: usize) -> bool {
    lines.text(at).is_some_and(|text| {
        is_placeholder(text)
            || list::are_sure_bodies(text)
            || !deadline::in_cell(text, None).is_empty() && may_be_name(text)
    })
}

/// 2022年
pub(super) fn is_year(text: &str) -> bool {
    text.strip_suffix('年')
        .is_some_and(|digits| digits.chars().count() == 4 && digits.chars().all(is_digit))
}

/// What a name says behind the year that it begins with: 工作任务 of 2024年工作任务; the whole name where it begins with none.
pub(super) fn behind_year(name: &str) -> &str {
    let rest = name.trim_start_matches(is_digit);
    let digits = name.len() - rest.len();
    let year = (4..=12).contains(&digits) && name[..digits].chars().count() == 4;
    rest.strip_prefix('年').filter(|_| year).unwrap_or(name)
}

/// The lines of a table from the names on, which begin here with that of the number column, where its rows have no more lines
/// than the header has names: each of them is a cell then, however long it is and however it ends.
pub(super) fn counted_cells(lines: &Lines, start: usize) -> Option<Range<usize>> {
    /// Numbers that are no chance.
    const ROWS: usize = 3;
    let row = first_row(lines, start)?;
    let width = row - start;
    let number = |at: usize| lines.text(at).and_then(|text| cell::bare_ordinal(text));
    let is_first = |at: &usize| matches!(number(*at), Some((_, 1)));
    let first = (row..row + width).find(is_first)?;
    let (form, _) = number(first)?;
    let (mut last, mut rows) = (first, 1);
    // A number further on than two rows are long counts something else.
    while let Some(next) =
        (last + 1..=last + 2 * width).find(|&at| number(at) == Some((form, rows + 1)))
    {
        (last, rows) = (next, rows + 1);
    }
    let rows = usize::try_from(rows).unwrap_or_default();
    // Groups have a line each, above the numbers of their first rows.
    let longest = width + usize::from(first > row);
    // The last row may have fewer cells, and another table stand below it.
    let is_over =
        |at: &usize| lines.is_annex_mark(*at) || lines.role_of_short(*at) == Some(ColumnRole::Seq);
    let longest_end = (last + width).min(lines.entries.len());
    let end = || (last + 1..longest_end).find(is_over);
    (rows >= ROWS && last - first <= longest * (rows - 1))
        .then(|| start..end().unwrap_or(longest_end))
}

/// The records below names that begin here with that of the number column: each begins with the next number and has a cell for
/// each name, which proves a table whatever the names are. The lines from the first record to the end of the last, and where
/// each cell begins.
pub(super) struct Records {
    pub lines: Range<usize>,
    pub width: usize,
    /// The first line of each cell, record by record.
    pub cells: Vec<usize>,
}

impl Records {
    pub(super) fn below(lines: &Lines, start: usize) -> Option<Records> {
        Records::from(lines, start, first_row(lines, start)?)
    }

    /// Those whose first begins at `row`.
    pub(super) fn from(lines: &Lines, start: usize, row: usize) -> Option<Records> {
        /// Numbers that are no chance.
        const ROWS: u32 = 3;
        let width = row - start;
        let number = |at: usize| lines.text(at).and_then(|text| cell::bare_ordinal(text));
        let (form, _) = number(row)?;
        // Where blank lines part the names, a line without one goes on in its cell.
        let parted = (start + 1..row).all(|at| lines.is_apart(at));
        let mut cells = Vec::new();
        let (mut at, mut next) = (row, 1);
        while number(at) == Some((form, next)) {
            cells.push(at);
            for column in 1..=width {
                at += 1;
                while parted && lines.text(at).is_some() && !lines.is_apart(at) {
                    at += 1;
                }
                if column < width {
                    lines.text(at)?;
                    cells.push(at);
                }
            }
            next += 1;
        }
        // A number further on belongs to a record of another length.
        let broken = (at..at + 2 * width).any(|at| number(at) == Some((form, next)));
        (next > ROWS && !broken).then_some(Records {
            lines: row..at,
            width,
            cells,
        })
    }

    /// The first lines of the cells of a column.
    pub(super) fn column(&self, column: usize) -> impl Iterator<Item = usize> {
        self.cells.iter().skip(column).step_by(self.width).copied()
    }
}

/// The lines of a table without numbers, whose rows the bodies count: each has one line of them, or some one below the other.
/// `budget` counts down the lines that may still be looked at, since much that begins as such a header has no such rows.
pub(super) fn told_cells(lines: &Lines, start: usize, budget: &mut usize) -> Option<Range<usize>> {
    /// Rows that are no chance.
    const ROWS: usize = 3;
    let role = |at: usize| lines.role_of_short(at);
    let mut roles = vec![role(start)?, role(start + 1)?];
    roles.extend((start + 2..start + MOST_NAMES).map_while(role));
    let width = roles.len();
    let bodies = roles.iter().rposition(|role| role.names_units())?;
    if !roles.contains(&ColumnRole::Text) || roles.contains(&ColumnRole::Seq) {
        return None;
    }
    let is_bodies = |at: usize| {
        let text = lines.text(at);
        text.is_some_and(|text| list::are_sure_bodies(text))
    };
    let first = start + width;
    let (mut rows, mut last) = (0, first);
    while let Some(next) = (last..last + 2 * width).find(|&at| is_bodies(at)) {
        rows += 1;
        last = (next..lines.entries.len())
            .find(|&at| !is_bodies(at))
            .unwrap_or(lines.entries.len());
        *budget = budget.checked_sub(last - next)?;
    }
    let end = (last + width - 1 - bodies).min(lines.entries.len());
    (rows >= ROWS && last - first <= width * rows).then_some(start..end)
}
