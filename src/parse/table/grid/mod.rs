//! A decomposition table from a grid of cells.

mod bearers;
mod beside;
mod content;
mod converted;
mod groups;
mod header;
mod index_block;
mod placed;
mod ragged;
mod reader;
mod record;
mod rejoin;
mod remarks;
mod side_by_side;
mod spans;
mod ticks;
mod top;
mod two_rows;

use std::borrow::Cow;
use std::ops::Range;

use self::groups::opening_band;
use self::header::Header;
pub(crate) use self::index_block::set_aside as set_index_aside;
use self::reader::Reader;
pub(crate) use self::remarks::remarks;
use self::ticks::Legend;
pub(crate) use self::top::title_row;
pub(super) use self::two_rows::sizes;
use crate::document::{Cell, Table};
use crate::mapped::MappedText;
use crate::model::{ReadingTrouble, TaskTable, TroubleReason};
use crate::parse::table::bands::Bands;
use crate::parse::table::column::names::ColumnNames;
use crate::span::Source;

/// How a grid ends: what the rows of a further grid go on with, where it continues this one on the next page.
pub(super) struct Ending {
    header: Header,
    bands: Bands,
    /// The last number in its number column.
    number: Option<u64>,
    /// The text of its last row is not closed.
    open: bool,
}

/// The task tables in a grid.
#[derive(Default)]
pub(super) struct Reading {
    /// The title in a row above the names.
    pub title: Option<MappedText>,
    /// None where nothing makes it a table of tasks, several where the header changes.
    pub tables: Vec<TaskTable>,
    /// The first of them holds further rows of the table before: it has no header of its own, or the same again.
    pub continues: bool,
    pub ending: Option<Ending>,
    /// What of it could not be read.
    pub troubles: Vec<ReadingTrouble>,
}

/// Reads a grid; `before` is the ending of the grid that stands right above it, `group` the heading that does, `around` the lines next to it.
pub(super) fn read<'a>(
    known: &ColumnNames,
    table: &'a Table,
    source: &Source,
    before: Option<&Ending>,
    group: Option<MappedText>,
    around: impl Iterator<Item = &'a str>,
) -> Reading {
    let torn = table.torn.iter().map(|&cell| ReadingTrouble {
        reason: TroubleReason::RecordDoesNotFit,
        at: source.span(table.cells[cell as usize].place.clone()),
    });
    let torn: Vec<ReadingTrouble> = torn.collect();
    let ticked = ticks::columns(table);
    let legend = match ticked {
        Some(_) => Legend::of(table, around),
        None => Legend::default(),
    };
    let restored = converted::restored(table);
    let table = restored.as_ref().unwrap_or(table);
    let spanned = match two_rows::spanned(known, table) {
        Ok(spanned) => spanned,
        Err(names) => {
            let trouble = ReadingTrouble {
                reason: TroubleReason::UnknownColumns,
                at: source.span(names),
            };
            return Reading {
                troubles: vec![trouble],
                ..Reading::default()
            };
        }
    };
    let table = spanned.as_ref().unwrap_or(table);
    let mut headers = headers(known, table, ticked.as_deref());
    if headers.is_empty() && table.width < 2 {
        return Reading::default();
    }
    let beside = match table.cells.iter().all(|cell| cell.colspan <= 1) {
        true => beside::spanned(table, &headers),
        false => None,
    };
    if let Some(spanned) = &beside {
        headers = self::headers(known, spanned, ticked.as_deref());
    }
    let table = beside.as_ref().unwrap_or(table);
    let otherwise = match headers.as_slice() {
        [] => record::laid_out(known, table),
        [(header, _), ..] => side_by_side::stacked(table, header),
    };
    let table = match &otherwise {
        Some(laid_out) => {
            headers = self::headers(known, laid_out, None);
            laid_out
        }
        None => table,
    };
    let rejoined = rejoin::rejoined(table, &headers);
    let table = rejoined.as_ref().unwrap_or(table);
    let texts: Vec<Cow<MappedText>> = table.cells.iter().map(Cell::joined).collect();
    let again = before.filter(|before| {
        let [(header, rows)] = headers.as_slice() else {
            return false;
        };
        header.start == 0
            && header.names == before.header.names
            && (content::counts_on(table, &texts, header, rows.start, before.number)
                || content::is_rest(table, &texts, header, rows.start))
    });
    let before = before.filter(|before| {
        headers.is_empty() && content::goes_on(table, &texts, &before.header, before.number)
    });
    if let Some(before) = before {
        let header = before.header.clone();
        headers.push((header, 0..table.rows.len()));
    } else if headers.is_empty() {
        headers.extend(content::guess(table, &texts).map(|header| {
            let rows = header.end..table.rows.len();
            (header, rows)
        }));
    }
    if before.is_none() {
        for (header, rows) in &mut headers {
            content::complete(known, header, table, &texts, rows.clone());
        }
    }
    let mut reason = TroubleReason::RowDoesNotFit;
    let (moved, unplaced) = match table.blanks_last {
        true => {
            let (table, unplaced) = placed::place(table, &texts, &headers, source);
            (Some(table), unplaced)
        }
        false => match spans::refit(table, &texts, &headers, source) {
            Some((refitted, unplaced)) => {
                reason = TroubleReason::SpanDoesNotFit;
                if before.is_none() && refitted.width < table.width {
                    headers = self::headers(known, &refitted, ticked.as_deref());
                    for (header, rows) in &mut headers {
                        content::complete(known, header, &refitted, &texts, rows.clone());
                    }
                }
                (Some(refitted), unplaced)
            }
            None => (ragged::realign(table, &texts, &headers), Vec::new()),
        },
    };
    let table = moved.as_ref().unwrap_or(table);
    let mut bands = Bands::default();
    if let (Some(before), Some((header, _))) = (before.or(again), headers.first_mut()) {
        bands = before.bands.clone();
        // The names stand in the grid before.
        header.places.fill(None);
    }
    if let Some(group) = group.filter(|_| !headers.iter().any(|(header, _)| header.has_groups())) {
        bands.open(group);
    }
    let above = headers.first().map_or(0, |(header, _)| header.start);
    let title = title_row(table).filter(|(row, _)| *row < above);
    for row in 0..above * usize::from(before.is_none()) {
        if let Some(text) = opening_band(table, &texts, row) {
            bands.open(text);
        }
    }
    let mut found: Vec<TaskTable> = Vec::new();
    let mut reader: Option<Reader> = None;
    for (header, rows) in headers {
        let same = reader
            .as_ref()
            .is_some_and(|reader| reader.header.names == header.names);
        // Those of the grid before stand there.
        let names = match before {
            Some(_) => 0..0,
            None => header.start..header.end,
        };
        if !same {
            if let Some(last) = reader.take() {
                // A group that opens right above a new header holds for what the header heads.
                bands = if last.after_band {
                    last.bands.clone()
                } else {
                    Bands::default()
                };
                found.push(last.out);
            }
            reader = Some(Reader::new(
                table,
                &texts,
                source,
                header,
                legend.clone(),
                std::mem::take(&mut bands),
            ));
        }
        let Some(reader) = &mut reader else { continue };
        let goes_on = found.is_empty() && !same;
        if goes_on
            && before.or(again).is_some_and(|before| before.open)
            && content::is_rest(reader.table, reader.texts, &reader.header, rows.start)
        {
            reader.rest = Some(rows.start);
        }
        if !same && found.is_empty() && before.is_none() {
            for row in 0..above {
                let is_title = title.as_ref().is_some_and(|(title, _)| *title == row);
                if !is_title && reader.stands_above(row) {
                    reader.set_aside(row..row + 1);
                }
            }
        }
        reader.set_aside(names);
        for row in rows {
            reader.row(row);
        }
    }
    let mut ending = None;
    if let Some(reader) = reader {
        ending = reader.ending();
        found.push(reader.out);
    }
    for table in &mut found {
        table.rows.shrink_to_fit();
    }
    found.retain(|table| !table.rows.is_empty());
    if let (Some(before), Some(ending)) = (before.or(again), &mut ending) {
        ending.header.places.clone_from(&before.header.places);
    }
    Reading {
        title: title.map(|(_, title)| title),
        tables: found,
        continues: before.or(again).is_some(),
        ending,
        troubles: unplaced
            .into_iter()
            .map(|at| ReadingTrouble { reason, at })
            .chain(torn)
            .collect(),
    }
}

/// The headers, each with the rows behind it.
fn headers(
    known: &ColumnNames,
    table: &Table,
    ticked: Option<&[bool]>,
) -> Vec<(Header, Range<usize>)> {
    let mut headers: Vec<(Header, Range<usize>)> = Vec::new();
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
