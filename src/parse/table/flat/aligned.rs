//! Rows whose cells go on below themselves, where the blanks of a print keep the columns: a line without a number whose parts
//! begin where cells of the row above begin holds their further lines.

use super::header::{FlatHeader, Form, apart, pieces};
use super::whole_rows;
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::cell::{bare_ordinal, opens_group};
use crate::span::Source;

/// How far apart the beginnings of two lines of a cell may be.
const SLACK: usize = 2;

/// A table whose names stand further apart than the blanks inside of its cells.
pub(super) struct Aligned<'a> {
    source: &'a Source,
    /// Numbers stand beside the first lines of their rows, so that what stands below is the row's.
    topmost: bool,
    /// Where the cells of the open row begin, and their places among the pieces.
    row: Vec<(usize, usize)>,
}

impl<'a> Aligned<'a> {
    /// `names` is the line of the header, `lines` are those of the cells.
    pub(super) fn of<'b>(
        header: &FlatHeader,
        names: &MappedText,
        lines: impl Iterator<Item = &'b MappedText>,
        source: &'a Source,
    ) -> Option<Aligned<'a>> {
        if header.form != Form::Rows || header.roles.first() != Some(&ColumnRole::Seq) {
            return None;
        }
        let columns = apart(names);
        if columns.len() != header.names.len() {
            return None;
        }
        let columns: Vec<usize> = columns.iter().map(|name| column(name, source)).collect();
        // One blank before what stands below another name parts two cells as well, and then any may.
        let is_torn = |cell: &MappedText| {
            let words = pieces(cell).into_iter().skip(1);
            let mut starts = words.map(|word| column(&word, source));
            starts.any(|start| columns.iter().any(|name| name.abs_diff(start) < SLACK))
        };
        let mut topmost = true;
        let mut open = false;
        // Whether single blanks part all cells of all rows.
        let (mut whole, mut rows) = (true, 0);
        for line in lines {
            let cells = apart(line);
            if cells.iter().any(is_torn) {
                return None;
            }
            let numbered = cells
                .first()
                .is_some_and(|first| bare_ordinal(first).is_some());
            whole = whole && numbered && whole_rows::cells(line).len() == header.names.len();
            rows += 1;
            let heads = cells.len() == 1 && opens_group(line) || **line == **names;
            // A number alone stands beside the middle of its row, and what is printed above it is its own.
            topmost &= !(numbered && cells.len() < 3) && (open || numbered || heads);
            open = numbered || open && !heads;
        }
        if whole && rows > 1 {
            return None;
        }
        Some(Aligned {
            source,
            topmost,
            row: Vec::new(),
        })
    }

    /// The places of further pieces for the parts of a line that goes on with cells above it; `next` is the one behind the last piece.
    pub(super) fn go_on(&mut self, cells: &[MappedText], next: usize) -> Option<Vec<usize>> {
        let columns: Vec<usize> = cells.iter().map(|cell| column(cell, self.source)).collect();
        if cells
            .first()
            .is_some_and(|first| bare_ordinal(first).is_some())
        {
            self.row = columns.into_iter().zip(next..).collect();
            return None;
        }
        // Nothing goes on with a number.
        let above = |column: &usize| {
            let begins = |(at, _): &(usize, usize)| at.abs_diff(*column) <= SLACK;
            self.row.iter().position(begins).filter(|place| *place > 0)
        };
        let places: Option<Vec<usize>> = columns.iter().map(above).collect();
        let Some(places) = places.filter(|_| self.topmost && !self.row.is_empty()) else {
            self.row.clear();
            return None;
        };
        let put = |place: usize| {
            let at = self.row[place].1 + 1;
            for (_, piece) in &mut self.row[place..] {
                *piece += 1;
            }
            at
        };
        Some(places.into_iter().map(put).collect())
    }
}

/// The column in which a cell begins; Chinese characters are two wide. On a line longer than any print its cells have none in common.
fn column(cell: &MappedText, source: &Source) -> usize {
    const LONGEST: usize = 2000;
    let start = cell.hull(0..cell.len()).start;
    let text = &source.text()[..start];
    let back = text
        .bytes()
        .rev()
        .take(LONGEST)
        .position(|byte| byte == b'\n');
    let line = match back {
        Some(back) => &text[start - back..],
        None if start > LONGEST => return start,
        None => text,
    };
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
