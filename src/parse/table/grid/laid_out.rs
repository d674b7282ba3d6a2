//! Where the cells of a grid belong: as its header has them, and each in its column.

use std::borrow::Cow;
use std::ops::Range;

use super::header::Header;
use super::{
    content, converted, placed, ragged, record, rejoin, side_by_side, spanned_name, spans, two_rows,
};
use crate::document::Table;
use crate::mapped::MappedText;
use crate::model::{ReadingTrouble, TroubleReason};
use crate::parse::table::column::names::ColumnNames;
use crate::span::Source;

/// Headers, each with the rows behind it.
pub(super) type Headers = Vec<(Header, Range<usize>)>;

/// What the names and cells of a grid are looked at with.
pub(super) struct Grid<'a> {
    pub known: &'a ColumnNames,
    pub source: &'a Source,
    /// The columns that hold ticks, as the grid was printed.
    pub ticked: Option<Vec<bool>>,
}

impl Grid<'_> {
    /// The grid with its cells where its header has them, and its headers. Fails with the place of names that cannot be told apart.
    pub(super) fn laid_out<'t>(
        &self,
        table: &'t Table,
    ) -> Result<(Cow<'t, Table>, Headers), Range<usize>> {
        let mut table = Cow::Borrowed(table);
        put(&mut table, converted::restored);
        if let Some(spanned) = two_rows::spanned(self.known, &table)? {
            table = Cow::Owned(spanned);
        }
        let mut headers = self.headers(&table);
        let single = table.cells.iter().all(|cell| cell.colspan <= 1);
        if single && put(&mut table, |table| spanned_name::spanned(table, &headers)) {
            headers = self.headers(&table);
        }
        let otherwise = put(&mut table, |table| match headers.as_slice() {
            [] => record::laid_out(self.known, table),
            [(header, _), ..] => side_by_side::stacked(table, header),
        });
        if otherwise {
            headers = headers_of(self.known, &table, None);
        }
        put(&mut table, |table| rejoin::rejoined(table, &headers));
        Ok((table, headers))
    }

    fn headers(&self, table: &Table) -> Headers {
        headers_of(self.known, table, self.ticked.as_deref())
    }

    /// Gives roles to the columns that no name gives one.
    pub(super) fn complete(&self, headers: &mut Headers, table: &Table, texts: &[Cow<MappedText>]) {
        for (header, rows) in headers {
            content::complete(self.known, header, table, texts, rows.clone());
        }
    }

    /// The grid with each cell in the column that it is of, and what cannot be told to be of one.
    pub(super) fn in_columns<'t>(
        &self,
        table: &'t Table,
        texts: &[Cow<MappedText>],
        headers: &mut Headers,
        goes_on: bool,
    ) -> (Cow<'t, Table>, Vec<ReadingTrouble>) {
        let (reason, moved, unplaced) = if table.blanks_last {
            let (placed, unplaced) = placed::place(table, texts, headers, self.source);
            (TroubleReason::RowDoesNotFit, placed, unplaced)
        } else if let Some((refitted, unplaced)) = spans::refit(table, texts, headers, self.source)
        {
            if !goes_on && refitted.width < table.width {
                *headers = self.headers(&refitted);
                self.complete(headers, &refitted, texts);
            }
            (TroubleReason::SpanDoesNotFit, refitted, unplaced)
        } else {
            let moved = ragged::realign(table, texts, headers);
            return (moved.map_or(Cow::Borrowed(table), Cow::Owned), Vec::new());
        };
        let troubles = unplaced.into_iter().map(|at| ReadingTrouble { reason, at });
        (Cow::Owned(moved), troubles.collect())
    }
}

/// Puts another table in the place of one, if `made` makes one of it.
fn put(table: &mut Cow<Table>, made: impl FnOnce(&Table) -> Option<Table>) -> bool {
    match made(table) {
        Some(made) => *table = Cow::Owned(made),
        None => return false,
    }
    true
}

fn headers_of(known: &ColumnNames, table: &Table, ticked: Option<&[bool]>) -> Headers {
    let mut headers = Headers::new();
    let mut row = 0;
    while row < table.rows.len() {
        let Some(header) = Header::at(known, table, row, ticked) else {
            row += 1;
            continue;
        };
        if let Some((_, rows)) = headers.last_mut() {
            rows.end = row;
        }
        row = header.end.max(row + 1);
        headers.push((header, row..table.rows.len()));
    }
    headers
}
