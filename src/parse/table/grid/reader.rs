//! The rows of a table from those of a grid, below a header that is known.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use smol_str::SmolStr;

use super::Ending;
use super::groups::{GroupRows, Opens};
use super::header::Header;
use super::ticks::Legend;
use crate::document::{Cell, Table};
use crate::mapped::{self, MappedText};
use crate::model::{Column, ColumnRole, Places, Row, TaskTable};
use crate::parse::table::bands::{Bands, is_form_field, is_sum_name, is_total_name};
use crate::parse::table::cell;
use crate::parse::table::column::names::{names_persons, roles_of_halves};
use crate::parse::table::ditto;
use crate::parse::table::unit_cell::{self, KnownLists};
use crate::span::{Source, Span};
use crate::zh::ordinal;
use crate::zh::text::scan::{is_digit, is_stop};
use crate::zh::time::deadline;
use crate::zh::unit::list::is_body;
use crate::zh::unit::name::is_placeholder;
use crate::zh::unit::person::holds_office;

pub(super) struct Reader<'a> {
    pub(super) table: &'a Table,
    /// The text of each cell, its lines joined.
    pub(super) texts: &'a [Cow<'a, MappedText>],
    pub(super) source: &'a Source,
    pub header: Rc<Header>,
    pub(super) legend: Legend,
    /// Columns of bodies that may name persons as well.
    pub(super) persons: Vec<bool>,
    /// The roles of the bodies in both parts of a cell, by column, where its name is two of them.
    pub(super) halves: Vec<Option<[ColumnRole; 2]>>,
    pub(super) groups: GroupRows<'a>,
    pub out: TaskTable,
    /// Groups from rows over all columns, which hold until the next.
    pub bands: Bands,
    /// The row before opened a group.
    pub after_band: bool,
    /// No cell spans rows: a blank group or number stands for the one above, as extraction leaves merged cells.
    flattened: bool,
    /// The last group and number that were printed, for tables without spans.
    group: Option<u32>,
    seq: Option<u32>,
    /// The heading of the last row.
    heading: Option<u32>,
    /// The row that goes on with the one before the page break.
    pub(super) rest: Option<usize>,
    /// The text cell of the last row, so that a cell merged over several rows makes one task.
    last_text: Option<u32>,
    /// Unit cells that were read before, by their text.
    pub(super) known: KnownLists,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        table: &'a Table,
        texts: &'a [Cow<'a, MappedText>],
        source: &'a Source,
        header: Header,
        legend: Legend,
        bands: Bands,
    ) -> Self {
        let columns = header
            .names
            .iter()
            .zip(&header.roles)
            .zip(&header.places)
            .map(|((name, role), place)| Column {
                name: name.clone(),
                role: *role,
                at: place.map(|cell| texts[cell as usize].span(source)),
            })
            // Where another block of the table is wider, this one ends with its last name.
            .take(
                header
                    .places
                    .iter()
                    .rposition(Option::is_some)
                    .map_or(usize::MAX, |last| last + 1),
            )
            .collect();
        let header = Rc::new(header);
        Reader {
            groups: GroupRows::new(table, texts, Rc::clone(&header)),
            table,
            texts,
            source,
            persons: (0..header.names.len())
                .map(|column| {
                    names_persons(&header.names[column])
                        || header.roles[column].names_units() && shows_persons(table, column)
                })
                .collect(),
            halves: header
                .names
                .iter()
                .map(|name| roles_of_halves(name))
                .collect(),
            header,
            legend,
            out: TaskTable {
                columns,
                rows: Vec::with_capacity(table.rows.len()),
                ..TaskTable::default()
            },
            bands,
            after_band: false,
            flattened: table.blanks_last || table.cells.iter().all(|cell| cell.rowspan <= 1),
            group: None,
            seq: None,
            heading: None,
            rest: None,
            last_text: None,
            known: KnownLists::default(),
        }
    }

    /// A row above the header that is no row of another table: the title again, or who made the table.
    pub(super) fn stands_above(&self, row: usize) -> bool {
        let cells = self.table.rows[row].iter().flatten();
        let mut texts = cells.filter(|&&cell| !self.texts[cell as usize].is_empty());
        let first = texts.next();
        texts.all(|cell| Some(cell) == first) || self.first(row).is_some_and(is_form_field)
    }

    /// Notes what rows print that are no rows of tasks and that no value has: names above others, titles, sums.
    pub(super) fn set_aside(&mut self, rows: Range<usize>) {
        let slots = rows.flat_map(|row| self.table.rows[row].iter().map(move |slot| (row, slot)));
        for (row, slot) in slots {
            let Some(cell) = *slot else { continue };
            if self.table.cells[cell as usize].row as usize != row {
                continue;
            }
            let text = &self.texts[cell as usize];
            if !text.is_empty() && !self.header.places.contains(&Some(cell)) {
                self.out.aside.push(text.span(self.source));
            }
        }
    }

    /// What a continuation of the table goes on with.
    pub(super) fn ending(&self) -> Option<Ending> {
        let last = self.out.rows.last()?;
        Some(Ending {
            header: self.header.as_ref().clone(),
            bands: self.bands.clone(),
            number: last.seq.as_deref().and_then(cell::number_in_digits),
            open: !last.text.ends_with(is_stop),
        })
    }

    pub(super) fn cell_at(&self, row: usize, column: usize) -> Option<(u32, &'a Cell)> {
        let index = (*self.table.rows.get(row)?.get(column)?)?;
        Some((index, &self.table.cells[index as usize]))
    }

    fn column_of(&self, role: ColumnRole) -> Option<usize> {
        self.header.roles.iter().position(|known| *known == role)
    }

    /// The cell of a role in a row, with its text; blank cells have none.
    fn value(&self, row: usize, role: ColumnRole) -> Option<(u32, &'a MappedText)> {
        self.filled(row, self.column_of(role)?)
    }

    /// The cell of a column in a row, with its text, unless it is blank.
    fn filled(&self, row: usize, column: usize) -> Option<(u32, &'a MappedText)> {
        let (index, _) = self.cell_at(row, column)?;
        let text = &self.texts[index as usize];
        (!text.is_empty()).then_some((index, text))
    }

    /// The first column of deadlines in which a row says something: of a time for each stage (第一阶段 | 第二阶段) it may have one.
    fn deadline_column(&self, row: usize) -> Option<usize> {
        let roles = self.header.roles.iter().enumerate();
        let mut columns = roles.filter(|(_, role)| **role == ColumnRole::Deadline);
        let first = columns.clone().next()?.0;
        let says = |column: usize| {
            let filled = self.filled(row, column);
            filled.is_some_and(|(_, text)| !is_placeholder(text))
        };
        let said = columns.find(|(column, _)| says(*column));
        Some(said.map_or(first, |(column, _)| column))
    }

    /// The cell that stands over all parts of the year (12月底前完成 below 一季度 … 四季度).
    fn deadline_over_year(&self, row: usize) -> Option<(u32, &'a MappedText)> {
        let mut parts = (0..self.table.width).filter(|&at| self.header.below_deadline[at]);
        let (index, _) = self.cell_at(row, parts.next()?)?;
        let mut more = parts.peekable();
        more.peek()?;
        let over_all = more.all(|at| {
            self.cell_at(row, at)
                .is_some_and(|(other, _)| other == index)
        });
        let text = &self.texts[index as usize];
        (over_all && !text.is_empty()).then_some((index, text.as_ref()))
    }

    pub(super) fn row(&mut self, row: usize) {
        let first = self.first(row);
        let is_form = first.is_some_and(is_form_field);
        let opens = match self.rest == Some(row) {
            true => Opens::Nothing,
            false => self.groups.at(row),
        };
        let names_group = match opens {
            Opens::Nothing | Opens::Nobody if is_form || first.is_some_and(is_sum_name) => {
                if is_form || first.is_some_and(is_total_name) {
                    self.set_aside(row..row + 1);
                }
                return;
            }
            Opens::Nothing => false,
            Opens::Nobody => return,
            Opens::Group(_) | Opens::Numbered(_) if is_form => return self.set_aside(row..row + 1),
            Opens::Group(group) => return self.open(row, group, false),
            Opens::Numbered(group) => return self.open(row, group, true),
            Opens::GroupAndTask(group) => {
                self.open(row, group, false);
                true
            }
        };
        self.after_band = false;
        let named = |found: &(u32, &MappedText)| !is_placeholder(found.1);
        let heading = self.value(row, ColumnRole::Heading).filter(named);
        let text = self.value(row, ColumnRole::Text).filter(named);
        let Some((index, text)) = text.or(heading) else {
            return;
        };
        let heading = heading.filter(|(cell, _)| *cell != index && !names_group);
        let heading = heading.or_else(|| self.heading_above(row, text));
        self.heading = heading.map(|(cell, _)| cell);
        if self.last_text == Some(index) {
            self.add_to_last(row);
            return;
        }
        self.last_text = Some(index);
        let mut out = Row {
            text: text.as_str().into(),
            places: Places::with_capacity(self.table.width),
            ..Row::default()
        };
        self.put(&mut out, "text", text);
        if names_group {
            self.bands.put(&mut out, self.source);
        } else {
            self.put_group(&mut out, row);
        }
        if let Some((_, heading)) = heading {
            let above = self.out.rows.last().and_then(|row| row.heading.as_ref());
            out.heading = Some(again(above, heading));
            self.put(&mut out, "heading", heading);
        }
        let over_year = self.deadline_over_year(row);
        let due = self.deadline_column(row);
        let deadline = due
            .and_then(|column| self.filled(row, column))
            .or(over_year);
        let deadline = deadline.filter(named);
        let meant = deadline.and_then(|(_, text)| ditto::row(text, &self.out.rows));
        match deadline.map(|deadline| (deadline, meant)) {
            Some(((_, again), Some(row))) => {
                out.deadline = row.and_then(|row| row.deadline.clone());
                if out.deadline.is_some() {
                    out.places.insert("deadline", again.span(self.source));
                }
            }
            Some(((index, bearer), _)) if names_bearer(bearer) => {
                let column = self.table.cells[index as usize].column as usize;
                self.put_cell(&mut out, row, column);
            }
            Some(((_, deadline), _)) => {
                out.deadline = Some(deadline.as_str().to_owned());
                self.put(&mut out, "deadline", deadline);
            }
            None => {}
        }
        self.put_units(&mut out, row);
        let keyed = [
            self.column_of(ColumnRole::Group),
            self.column_of(ColumnRole::Seq),
            self.column_of(ColumnRole::Heading),
            self.column_of(ColumnRole::Text),
            due,
        ];
        for column in 0..self.table.width {
            let taken = over_year.is_some() && self.header.below_deadline[column];
            let names_units = self.header.roles[column].names_units()
                && self.header.bodies[column].is_none()
                && !self.persons[column];
            if !taken && !keyed.contains(&Some(column)) && !names_units {
                self.put_cell(&mut out, row, column);
            }
        }
        out.at = self.hull(row, text);
        out.places.shrink_to_fit();
        out.units.shrink_to_fit();
        self.out.rows.push(out);
    }

    /// The heading of the row above, which a blank cell below a name of its own stands for where no cell spans rows. A text that
    /// may itself be the heading has none of another, unless the number is blank as well.
    fn heading_above(&self, row: usize, text: &str) -> Option<(u32, &'a MappedText)> {
        let above = self.heading?;
        let group = self.value(row, ColumnRole::Group).map(|(_, text)| text);
        let known = self.group.map(|group| self.texts[group as usize].as_ref());
        if group.is_some_and(|group| known.is_none_or(|known| known.as_str() != group.as_str())) {
            return None;
        }
        let names = &self.header.names;
        let (own, texts) = (
            self.column_of(ColumnRole::Heading)?,
            self.column_of(ColumnRole::Text)?,
        );
        let (blank, cell) = self.cell_at(row, own)?;
        let merged = self.flattened
            && self.texts[blank as usize].is_empty()
            && cell.row as usize == row
            && !names[own].is_empty()
            && names[own] != names[texts];
        let goes_on = || {
            let number = self.column_of(ColumnRole::Seq).is_some() && self.seq.is_some();
            // 2）办事效率 below 1）文明服务: the numbers of the texts run on.
            let counted = ordinal::leading(text).is_some_and(|marker| marker.number > 1);
            number && self.value(row, ColumnRole::Seq).is_none()
                || counted && self.column_of(ColumnRole::Seq).is_none()
        };
        (merged && (!cell::is_name(text) || goes_on()))
            .then(|| (above, self.texts[above as usize].as_ref()))
    }

    /// Group and number of a row: printed, merged, or left blank below the one that they repeat.
    fn put_group(&mut self, out: &mut Row, row: usize) {
        let group = self.value(row, ColumnRole::Group).map(|(index, _)| index);
        let seq = self.value(row, ColumnRole::Seq).map(|(index, _)| index);
        if group.is_some() {
            (self.group, self.seq) = (group, seq);
        } else if seq.is_some() {
            self.seq = seq;
        }
        let (group, seq) = match self.flattened {
            true => (self.group, self.seq),
            false => (group, seq),
        };
        if let Some(index) = group {
            let text = &self.texts[index as usize];
            if self.bands.is_open() {
                if let Some(column) = self.column_of(ColumnRole::Group) {
                    let name = self.header.names[column].clone();
                    out.cells.insert(name.clone(), text.as_str().to_owned());
                    self.put(out, name, text);
                }
            } else {
                let above = self.out.rows.last().and_then(|row| row.group.as_ref());
                out.group = Some(again(above, text));
                self.put(out, "group", text);
            }
        }
        self.bands.put(out, self.source);
        if let Some(index) = seq {
            let text = &self.texts[index as usize];
            out.seq = Some(text.as_str().into());
            self.put(out, "seq", text);
        }
    }

    /// Opens a group; what was printed above it holds no more, but the groups around one that is numbered among the rows.
    fn open(&mut self, row: usize, group: MappedText, among_rows: bool) {
        let number = self.value(row, ColumnRole::Seq).map(|(_, number)| number);
        match number.filter(|number| !group.starts_with(number.as_str())) {
            // The number stands in a cell of its own.
            Some(number) => {
                self.out.aside.push(number.span(self.source));
                match among_rows {
                    true => self.bands.open_innermost(group),
                    false => self.bands.open_numbered(number, group),
                }
            }
            None => self.bands.open(group),
        }
        self.after_band = true;
        (self.group, self.seq, self.heading) = (None, None, None);
    }

    /// The first text that a row prints itself.
    fn first(&self, row: usize) -> Option<&'a str> {
        (0..self.table.width)
            .filter_map(|column| self.cell_at(row, column))
            .find(|(_, cell)| cell.row as usize == row && !cell.lines.is_empty())
            .map(|(index, _)| self.texts[index as usize].as_str())
    }

    fn add_to_last(&mut self, row: usize) {
        let Some(mut last) = self.out.rows.pop() else {
            return;
        };
        self.put_units(&mut last, row);
        if let Some((_, deadline)) = self.value(row, ColumnRole::Deadline)
            && last.deadline.is_none()
        {
            last.deadline = Some(deadline.as_str().to_owned());
            self.put(&mut last, "deadline", deadline);
        }
        let text = MappedText::default();
        let end = self.hull(row, &text).end.max(last.at.end);
        last.at = self.source.span(last.at.start as usize..end as usize);
        self.out.rows.push(last);
    }

    fn put_cell(&self, out: &mut Row, row: usize, column: usize) {
        let Some((index, cell)) = self.cell_at(row, column) else {
            return;
        };
        let name = &self.header.names[column];
        let apart = unit_cell::names_apart(&cell.lines);
        let text = apart.as_ref().unwrap_or(&self.texts[index as usize]);
        if name.is_empty() || text.is_empty() || out.cells.contains_key(name) {
            return;
        }
        out.cells.insert(name.clone(), text.as_str().to_owned());
        self.put(out, name.clone(), text);
    }

    fn put(&self, out: &mut Row, key: impl Into<Cow<'static, str>>, text: &MappedText) {
        out.places.insert(key, text.span(self.source));
    }

    /// From the first to the last cell that the row prints itself.
    fn hull(&self, row: usize, text: &MappedText) -> Span {
        let cells = (0..self.table.width).filter_map(|column| self.cell_at(row, column));
        let own = cells.filter(|(_, cell)| cell.row as usize == row && !cell.lines.is_empty());
        let texts = own.map(|(index, _)| self.texts[index as usize].as_ref());
        let text = Some(text).filter(|text| !text.is_empty());
        let hull = mapped::hull(texts.chain(text));
        self.source.span(hull.unwrap_or_default())
    }
}

/// Whether half the cells of a column of bodies or more, and several, name persons beside them.
fn shows_persons(table: &Table, column: usize) -> bool {
    let slots = table.rows.iter().filter_map(|row| *row.get(column)?);
    let cells = slots.map(|cell| &table.cells[cell as usize]);
    let (mut with, mut all) = (0, 0);
    for cell in cells.filter(|cell| !cell.lines.is_empty()) {
        all += 1;
        with += usize::from(unit_cell::shows_persons(&cell.lines));
    }
    with > 1 && with * 2 >= all
}

/// Whether a cell of deadlines names who bears the duty and no time: it stands in the wrong column.
fn names_bearer(text: &str) -> bool {
    !text.contains(is_digit)
        && (holds_office(text) || is_body(text))
        && deadline::in_cell(text, None).is_empty()
}

/// The words of a column which most rows have from the one above: these keep one text together.
fn again(above: Option<&SmolStr>, text: &str) -> SmolStr {
    match above.filter(|above| *above == text) {
        Some(above) => above.clone(),
        None => text.into(),
    }
}
