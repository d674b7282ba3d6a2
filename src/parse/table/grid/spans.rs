//! Rows that merged cells from above leave too little room, or too much: a span says a row more or less than it should, and the
//! cells of the row stand in the wrong columns. They go back to those that they fit.

use std::borrow::Cow;
use std::ops::Range;

use super::header::Header;
use super::placed::{clear, fit, place_of};
use crate::document::Table;
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::bands::{is_form_field, is_sum_name};
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::span::{Source, Span};

/// Most columns of a table in which it is tried where cells fit.
const WIDEST: usize = 10;

/// Moves the cells of rows that are longer or shorter than the header to where they fit. A row whose cells fit nowhere, or in
/// several ways, is left blank; the places of such rows, those together that follow one another.
///
/// `None` where no span is wrong, or where most rows are as wide as no header is.
pub(super) fn refit(
    table: &Table,
    texts: &[Cow<MappedText>],
    headers: &[(Header, Range<usize>)],
    source: &Source,
) -> Option<(Table, Vec<Span>)> {
    let odd = |row: &Vec<Option<u32>>| row.iter().any(Option::is_none);
    if !table.rows.iter().any(odd) || table.cells.iter().all(|cell| cell.rowspan <= 1) {
        return None;
    }
    let mut moved = table.clone();
    let mut unplaced = Vec::new();
    let mut widest = 0;
    for (header, rows) in headers {
        let width = header.places.iter().rposition(Option::is_some)? + 1;
        widest = widest.max(width);
        let fitting = rows.clone().filter(|&row| taken(table, row) == width);
        let count = fitting.count();
        if count == rows.len() || count * 2 <= rows.len() || width > WIDEST {
            continue;
        }
        Block {
            table,
            texts,
            roles: &header.roles[..width],
            evidence: BookEvidence::default(),
            covered: vec![(0, 0); width],
        }
        .read(rows.clone(), &mut moved, &mut unplaced);
    }
    if moved.rows == table.rows && unplaced.is_empty() {
        return None;
    }
    // A column that only a row too long for the others had.
    let beyond = |row: &Vec<Option<u32>>| row[widest..].iter().any(Option::is_some);
    if !moved.rows.iter().any(beyond) {
        moved.width = widest;
        for row in &mut moved.rows {
            row.truncate(widest);
        }
    }
    let places = unplaced.into_iter();
    let places = places.map(|rows| source.span(place_of(table, rows)));
    Some((moved, places.collect()))
}

/// How many columns a row takes.
fn taken(table: &Table, row: usize) -> usize {
    table.rows[row].iter().flatten().count()
}

/// What is to be done with a row of which the spans leave no whole row.
enum Fit {
    /// It stays as it is.
    Stays,
    /// Its cells go to these columns.
    Columns(Vec<usize>),
    /// Where they belong cannot be told.
    Nowhere,
}

/// The rows below a header.
struct Block<'a> {
    table: &'a Table,
    texts: &'a [Cow<'a, MappedText>],
    roles: &'a [ColumnRole],
    evidence: BookEvidence,
    /// For each column the cell that was placed there last, and the first row that it does not cover.
    covered: Vec<(u32, usize)>,
}

impl Block<'_> {
    fn read(&mut self, rows: Range<usize>, moved: &mut Table, unplaced: &mut Vec<Range<usize>>) {
        for row in rows.clone() {
            let own = self.own_cells(row);
            let columns = match self.free(row).len() == own.len() {
                true => self.free(row),
                false => match self.decide(row, &own, rows.start < row) {
                    Fit::Columns(columns) => columns,
                    Fit::Stays => {
                        self.keep(row);
                        continue;
                    }
                    Fit::Nowhere => {
                        clear(moved, row, unplaced);
                        continue;
                    }
                },
            };
            self.settle(row, &own, &columns, moved);
        }
    }

    /// The cells that a row prints itself, each as often as it has columns.
    fn own_cells(&self, row: usize) -> Vec<u32> {
        let cells = &self.table.cells;
        let from = cells.partition_point(|cell| (cell.row as usize) < row);
        let of_row = cells[from..].iter().zip(from as u32..);
        of_row
            .take_while(|(cell, _)| cell.row as usize == row)
            .flat_map(|(cell, index)| std::iter::repeat_n(index, cell.colspan.max(1) as usize))
            .collect()
    }

    /// The columns that no cell from above covers.
    fn free(&self, row: usize) -> Vec<usize> {
        (0..self.roles.len())
            .filter(|&column| self.covered[column].1 <= row)
            .collect()
    }

    /// Puts the cells of a row into these columns; the others hold what stands above.
    fn settle(&mut self, row: usize, own: &[u32], columns: &[usize], moved: &mut Table) {
        moved.rows[row].fill(None);
        for (&index, &column) in own.iter().zip(columns) {
            let end = row + self.table.cells[index as usize].rowspan.max(1) as usize;
            self.covered[column] = (index, end);
            if own
                .iter()
                .position(|other| *other == index)
                .map(|at| columns[at])
                == Some(column)
            {
                moved.cells[index as usize].column = column as u32;
            }
        }
        for (column, (cell, end)) in self.covered.iter_mut().enumerate() {
            *end = (*end).max(row + 1);
            moved.rows[row][column] = Some(*cell);
        }
    }

    /// Takes over a row as it stands.
    fn keep(&mut self, row: usize) {
        for (column, covered) in self.covered.iter_mut().enumerate() {
            if let Some(index) = self.table.rows[row][column] {
                let cell = &self.table.cells[index as usize];
                *covered = (index, cell.row as usize + cell.rowspan.max(1) as usize);
            }
        }
    }

    /// Where the cells of a row fit that is too long or too short for what covers it from above; `headed` tells that rows of the
    /// block stand above.
    fn decide(&self, row: usize, own: &[u32], headed: bool) -> Fit {
        let wide = own
            .iter()
            .any(|&cell| self.table.cells[cell as usize].colspan > 1);
        let first = own.first().map(|&cell| self.texts[cell as usize].as_str());
        let aside = first.is_none_or(|text| is_form_field(text) || is_sum_name(text));
        let (width, count) = (self.roles.len(), own.len());
        if count < 2 || count > width || wide || aside || !headed {
            return Fit::Stays;
        }
        let features: Vec<Features> = own
            .iter()
            .map(|&cell| Features::of(&self.texts[cell as usize], &self.evidence))
            .collect();
        let free = self.free(row);
        let long = count > free.len();
        // Too short a row may lack its last cells.
        let sure = |columns: &[usize]| self.sure(&features, columns);
        let stays = (!long).then(|| sure(&free[..count])).flatten();
        let mut best: Option<(usize, Vec<usize>)> = None;
        let mut ways = 0;
        let bits = |columns: &mut dyn Iterator<Item = usize>| {
            columns.fold(0, |set: u32, column| set | 1 << column)
        };
        let open = bits(&mut free.iter().copied());
        let is_text = |column: &usize| self.roles[*column] == ColumnRole::Text;
        let texts = bits(&mut free.iter().copied().filter(is_text));
        for set in 0..1_u32 << width {
            let fits_spans = match long {
                true => open & !set == 0,
                false => set & !open == 0,
            };
            // A text that stands in two rows is one task.
            if set.count_ones() as usize != count || !fits_spans || texts & !set != 0 {
                continue;
            }
            let columns: Vec<usize> = (0..width).filter(|at| set >> at & 1 == 1).collect();
            let Some(sure) = sure(&columns) else { continue };
            match &best {
                Some((most, _)) if *most > sure => {}
                Some((most, _)) if *most == sure => ways += 1,
                _ => (best, ways) = (Some((sure, columns)), 1),
            }
        }
        match best {
            Some((most, _)) if stays.is_some_and(|sure| sure >= most) => Fit::Stays,
            Some((_, columns)) if ways == 1 => Fit::Columns(columns),
            None if !long => Fit::Stays,
            _ => Fit::Nowhere,
        }
    }

    /// How many cells fit these columns well; `None` where one fits not at all.
    fn sure(&self, cells: &[Features], columns: &[usize]) -> Option<usize> {
        cells.iter().zip(columns).try_fold(0, |sure, (cell, &at)| {
            match cell.characters {
                // A blank cell may stand anywhere, but no task is blank.
                0 => (self.roles[at] != ColumnRole::Text).then_some(sure),
                _ => fit(cell, self.roles[at]).map(|well| sure + usize::from(well)),
            }
        })
    }
}
