//! A decomposition table from a grid of cells.

pub(super) mod allotted;
mod bearers;
mod content;
mod converted;
mod groups;
mod header;
mod index_block;
mod laid_out;
mod placed;
mod ragged;
mod reader;
mod record;
mod rejoin;
mod remarks;
mod side_by_side;
mod spanned_name;
mod spans;
mod ticks;
mod top;
mod two_rows;

use std::borrow::Cow;

use self::groups::opening_band;
use self::header::Header;
pub(crate) use self::index_block::set_aside as set_index_aside;
use self::laid_out::{Grid, Headers};
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
    let torn = table.torn.iter().map(|&cell| {
        let place = table.cells[cell as usize].place.clone();
        ReadingTrouble::new(TroubleReason::RecordDoesNotFit, source.span(place))
    });
    let torn: Vec<ReadingTrouble> = torn.collect();
    let around: Vec<&str> = around.collect();
    if let Some(allotted) = allotted::read(known, table, source, &around) {
        return Reading {
            title: title_row(table).map(|(_, title)| title),
            tables: vec![allotted],
            troubles: torn,
            ..Reading::default()
        };
    }
    let ticked = ticks::columns(table);
    let legend = match ticked {
        Some(_) => Legend::of(table, around.into_iter()),
        None => Legend::default(),
    };
    let grid = Grid {
        known,
        source,
        ticked,
    };
    let (table, mut headers) = match grid.laid_out(table) {
        Ok(laid_out) => laid_out,
        Err(names) => {
            return Reading {
                troubles: vec![ReadingTrouble::new(
                    TroubleReason::UnknownColumns,
                    source.span(names),
                )],
                ..Reading::default()
            };
        }
    };
    if headers.is_empty() && table.width < 2 {
        return Reading::default();
    }
    let texts: Vec<Cow<MappedText>> = table.cells.iter().map(Cell::joined).collect();
    let again = before.filter(|before| before.stands_again(&table, &texts, &headers));
    let before = before.filter(|before| {
        headers.is_empty() && content::goes_on(&table, &texts, &before.header, before.number)
    });
    if let Some(before) = before {
        headers.push((before.header.clone(), 0..table.rows.len()));
    } else {
        if headers.is_empty() {
            headers.extend(content::guess(&table, &texts).map(|header| {
                let rows = header.end..table.rows.len();
                (header, rows)
            }));
        }
        grid.complete(&mut headers, &table, &texts);
    }
    let (table, unplaced) = grid.in_columns(&table, &texts, &mut headers, before.is_some());
    let last = before.or(again);
    let mut bands = Bands::default();
    if let (Some(last), Some((header, _))) = (last, headers.first_mut()) {
        bands = last.bands.clone();
        // The names stand in the grid before.
        header.places.fill(None);
    }
    if let Some(group) = group.filter(|_| !headers.iter().any(|(header, _)| header.has_groups())) {
        bands.open(group);
    }
    let above = headers.first().map_or(0, |(header, _)| header.start);
    let title = title_row(&table).filter(|(row, _)| *row < above);
    for row in 0..above * usize::from(before.is_none()) {
        if let Some(text) = opening_band(&table, &texts, row) {
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
                bands = match last.after_band {
                    true => last.bands.clone(),
                    false => Bands::default(),
                };
                found.push(last.out);
            }
            reader = Some(Reader::new(
                &table,
                &texts,
                source,
                header,
                legend.clone(),
                std::mem::take(&mut bands),
            ));
        }
        let Some(reader) = &mut reader else { continue };
        if !same && found.is_empty() {
            if last.is_some_and(|last| last.open)
                && content::is_rest(&table, &texts, &reader.header, rows.start)
            {
                reader.rest = Some(rows.start);
            }
            for row in 0..above * usize::from(before.is_none()) {
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
    if let (Some(last), Some(ending)) = (last, &mut ending) {
        ending.header.places.clone_from(&last.header.places);
    }
    Reading {
        title: title.map(|(_, title)| title),
        tables: found,
        continues: last.is_some(),
        ending,
        troubles: unplaced.into_iter().chain(torn).collect(),
    }
}

impl Ending {
    /// Whether a grid begins with the names of this one again, and goes on with its rows.
    fn stands_again(&self, table: &Table, texts: &[Cow<MappedText>], headers: &Headers) -> bool {
        let [(header, rows)] = headers.as_slice() else {
            return false;
        };
        header.start == 0
            && header.names == self.header.names
            && (content::counts_on(table, texts, header, rows.start, self.number)
                || content::is_rest(table, texts, header, rows.start))
    }
}
