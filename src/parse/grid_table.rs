//! A decomposition table from a grid of cells.

use std::borrow::Cow;

use super::columns;
use super::unit_cell::{self, KnownLists};
use crate::document::{Cell, Table};
use crate::mapped::MappedText;
use crate::model::{Column, ColumnRole, Role, Row, TaskTable};
use crate::span::{Source, Span};

/// The task tables in a grid: none where no header is one of a task table, several where the header changes.
pub(super) fn read(table: &Table, source: &Source) -> Vec<TaskTable> {
    let mut found: Vec<TaskTable> = Vec::new();
    if !(0..table.rows.len()).any(|row| Header::at(table, row).is_some()) {
        return found;
    }
    let texts: Vec<Cow<MappedText>> = table.cells.iter().map(Cell::joined).collect();
    let mut reader: Option<Reader> = None;
    let mut row = 0;
    while row < table.rows.len() {
        if let Some(header) = Header::at(table, row) {
            let end = header.end;
            let same = reader
                .as_ref()
                .is_some_and(|reader| reader.header.names == header.names);
            if !same {
                found.extend(reader.take().map(Reader::finish));
                reader = Some(Reader::new(table, &texts, source, header));
            }
            row = end;
            continue;
        }
        if let Some(reader) = &mut reader {
            reader.row(row);
        }
        row += 1;
    }
    found.extend(reader.map(Reader::finish));
    found.retain(|table| !table.rows.is_empty());
    found
}

/// A header: the names of the columns and what they hold.
#[derive(Debug, Clone, PartialEq)]
struct Header {
    names: Vec<String>,
    roles: Vec<ColumnRole>,
    places: Vec<Option<u32>>,
    /// First row behind it.
    end: usize,
}

impl Header {
    /// The header that begins at `row`, if one does. It runs over as many rows as its first cells span.
    fn at(table: &Table, row: usize) -> Option<Header> {
        let mut cells = Vec::new();
        for index in table.rows[row].iter().flatten() {
            let cell = &table.cells[*index as usize];
            if cell.row as usize != row || is_long(cell) {
                return None;
            }
            if cells.last() != Some(index) {
                cells.push(*index);
            }
        }
        let roles: Vec<Option<ColumnRole>> = cells
            .iter()
            .map(|&index| columns::role_of_name(&name(&table.cells[index as usize])))
            .collect();
        if !columns::is_header(&roles) {
            return None;
        }
        let mut names = vec![String::new(); table.width];
        let mut places = vec![None; table.width];
        for (column, slot) in table.rows[row].iter().enumerate() {
            if let Some(index) = *slot {
                names[column] = name(&table.cells[index as usize]);
                places[column] = Some(index);
            }
        }
        // Only a cell that is set apart as a header, or one that spans, can make the header longer than a row.
        let depth = cells
            .iter()
            .map(|&index| table.cells[index as usize].rowspan.max(1) as usize)
            .max()
            .unwrap_or(1);
        let end = (row + depth).min(table.rows.len());
        for lower in row + 1..end {
            for (column, slot) in table.rows[lower].iter().enumerate() {
                let Some(index) = *slot else { continue };
                let cell = &table.cells[index as usize];
                if cell.row as usize == lower && !name(cell).is_empty() {
                    names[column] = name(cell);
                    places[column] = Some(index);
                }
            }
        }
        let mut roles: Vec<ColumnRole> = names
            .iter()
            .map(|name| columns::role_of_name(name).unwrap_or(ColumnRole::Other))
            .collect();
        columns::settle(&mut roles);
        Some(Header {
            names,
            roles,
            places,
            end,
        })
    }
}

/// Longer than any name of a column, additions in brackets included.
fn is_long(cell: &Cell) -> bool {
    cell.lines.iter().map(|line| line.len()).sum::<usize>() > 120
}

/// The name in a header cell: its lines joined, white space inside kept out.
fn name(cell: &Cell) -> String {
    cell.lines
        .iter()
        .flat_map(|line| line.chars())
        .filter(|c| !c.is_whitespace())
        .collect()
}

struct Reader<'a> {
    table: &'a Table,
    /// The text of each cell, its lines joined.
    texts: &'a [Cow<'a, MappedText>],
    source: &'a Source,
    header: Header,
    out: TaskTable,
    /// A group from a row over all columns, which holds until the next.
    band: Option<(String, Span)>,
    /// The text cell of the last row, so that a cell merged over several rows makes one task.
    last_text: Option<u32>,
    known: KnownLists,
}

impl<'a> Reader<'a> {
    fn new(
        table: &'a Table,
        texts: &'a [Cow<'a, MappedText>],
        source: &'a Source,
        header: Header,
    ) -> Self {
        let columns = header
            .names
            .iter()
            .zip(&header.roles)
            .zip(&header.places)
            .map(|((name, role), place)| Column {
                name: name.clone(),
                role: *role,
                at: place.map(|cell| table.cells[cell as usize].joined().span(source)),
            })
            .collect();
        Reader {
            table,
            texts,
            source,
            header,
            out: TaskTable {
                columns,
                ..TaskTable::default()
            },
            band: None,
            last_text: None,
            known: KnownLists::default(),
        }
    }

    fn cell_at(&self, row: usize, column: usize) -> Option<(u32, &'a Cell)> {
        let index = (*self.table.rows.get(row)?.get(column)?)?;
        Some((index, &self.table.cells[index as usize]))
    }

    fn column_of(&self, role: ColumnRole) -> Option<usize> {
        self.header.roles.iter().position(|known| *known == role)
    }

    /// The cell of a role in a row, with its text; blank cells have none.
    fn value(&self, row: usize, role: ColumnRole) -> Option<(u32, &'a MappedText)> {
        let (index, _) = self.cell_at(row, self.column_of(role)?)?;
        let text = self.texts[index as usize].as_ref();
        (!text.is_empty()).then_some((index, text))
    }

    fn row(&mut self, row: usize) {
        if self.take_band(row) || self.is_sum(row) {
            return;
        }
        let heading = self.value(row, ColumnRole::Heading);
        let text = self.value(row, ColumnRole::Text);
        let Some((index, text)) = text.or(heading) else {
            return;
        };
        let heading = heading.filter(|(cell, _)| *cell != index);
        if self.last_text == Some(index) {
            self.add_to_last(row);
            return;
        }
        self.last_text = Some(index);
        let mut out = Row {
            text: text.as_str().to_owned(),
            ..Row::default()
        };
        self.put(&mut out, "text", text);
        match self.band.clone() {
            Some((group, place)) => {
                out.group = Some(group);
                out.places.insert("group".to_owned(), place);
                if let Some(column) = self.column_of(ColumnRole::Group) {
                    self.put_cell(&mut out, row, column);
                }
            }
            None => {
                if let Some((_, group)) = self.value(row, ColumnRole::Group) {
                    out.group = Some(group.as_str().to_owned());
                    self.put(&mut out, "group", group);
                }
            }
        }
        if let Some((_, seq)) = self.value(row, ColumnRole::Seq) {
            out.seq = Some(seq.as_str().to_owned());
            self.put(&mut out, "seq", seq);
        }
        if let Some((_, heading)) = heading {
            out.heading = Some(heading.as_str().to_owned());
            self.put(&mut out, "heading", heading);
        }
        if let Some((_, deadline)) = self.value(row, ColumnRole::Deadline) {
            out.deadline = Some(deadline.as_str().to_owned());
            self.put(&mut out, "deadline", deadline);
        }
        self.put_units(&mut out, row);
        let keyed = [
            self.column_of(ColumnRole::Group),
            self.column_of(ColumnRole::Seq),
            self.column_of(ColumnRole::Heading),
            self.column_of(ColumnRole::Text),
            self.column_of(ColumnRole::Deadline),
        ];
        for column in 0..self.table.width {
            if !keyed.contains(&Some(column)) && !is_unit_role(self.header.roles[column]) {
                self.put_cell(&mut out, row, column);
            }
        }
        out.at = self.hull(row, text);
        self.out.rows.push(out);
    }

    /// A row over all columns, or one that only numbers and names a group, sets the group of the rows below.
    fn take_band(&mut self, row: usize) -> bool {
        let mut printed: Vec<(u32, &MappedText)> = Vec::new();
        let mut spans_all = false;
        for column in 0..self.table.width {
            let Some((index, cell)) = self.cell_at(row, column) else {
                continue;
            };
            if cell.row as usize != row || printed.last().is_some_and(|(last, _)| *last == index) {
                if cell.row as usize != row && !cell.lines.is_empty() {
                    return false;
                }
                continue;
            }
            spans_all |= cell.colspan as usize >= self.table.width && self.table.width > 1;
            let text = self.texts[index as usize].as_ref();
            if !text.is_empty() {
                printed.push((index, text));
            }
        }
        let numbered = printed.first().is_some_and(|(index, text)| {
            let cell = &self.table.cells[*index as usize];
            self.header.roles.get(cell.column as usize) == Some(&ColumnRole::Seq)
                && super::line::number(text.trim_end_matches(['、', '.', '．'])).is_some()
                && !text.starts_with(|c: char| c.is_ascii_digit())
        });
        let named_units = (0..self.table.width).any(|column| {
            is_unit_role(self.header.roles[column])
                && self.cell_at(row, column).is_some_and(|(_, cell)| {
                    !cell.lines.is_empty() && (cell.colspan as usize) < self.table.width
                })
        });
        let is_band = !named_units
            && match printed.len() {
                0 => return true,
                1 => {
                    spans_all
                        || self.column_of(ColumnRole::Group)
                            == Some(self.table.cells[printed[0].0 as usize].column as usize)
                }
                _ => numbered,
            };
        if !is_band {
            return false;
        }
        if is_sum_name(printed[0].1) {
            return true;
        }
        let mut text = MappedText::default();
        for (index, part) in &printed {
            let role = self.header.roles[self.table.cells[*index as usize].column as usize];
            if printed.len() == 1
                || matches!(
                    role,
                    ColumnRole::Seq | ColumnRole::Group | ColumnRole::Heading | ColumnRole::Text
                )
            {
                text.append(part);
            }
        }
        self.band = Some((text.as_str().to_owned(), text.span(self.source)));
        true
    }

    /// Rows of sums and remarks are no tasks.
    fn is_sum(&self, row: usize) -> bool {
        (0..self.table.width)
            .filter_map(|column| self.cell_at(row, column))
            .find(|(_, cell)| cell.row as usize == row && !cell.lines.is_empty())
            .is_some_and(|(index, _)| is_sum_name(&self.texts[index as usize]))
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
        let more = self.hull(row, &text);
        if more.end > last.at.end {
            last.at = self.source.span(last.at.start as usize..more.end as usize);
        }
        self.out.rows.push(last);
    }

    fn put_units(&mut self, out: &mut Row, row: usize) {
        let mut seen = Vec::new();
        for column in 0..self.table.width {
            let role = match self.header.roles[column] {
                ColumnRole::Lead => Role::Lead,
                ColumnRole::Support => Role::Support,
                ColumnRole::Unit => Role::Responsible,
                _ => continue,
            };
            let Some((index, cell)) = self.cell_at(row, column) else {
                continue;
            };
            if seen.contains(&index) {
                continue;
            }
            seen.push(index);
            for unit in unit_cell::units(&cell.lines, role, self.source, &mut self.known) {
                if !out
                    .units
                    .iter()
                    .any(|known| known.name == unit.name && known.role == unit.role)
                {
                    out.units.push(unit);
                }
            }
            let place = if cell.lines.is_empty() {
                self.source.span(cell.place.clone())
            } else {
                self.texts[index as usize].span(self.source)
            };
            out.places.entry("units".to_owned()).or_insert(place);
        }
        out.units.shrink_to_fit();
    }

    fn put_cell(&self, out: &mut Row, row: usize, column: usize) {
        let Some((index, _)) = self.cell_at(row, column) else {
            return;
        };
        let name = &self.header.names[column];
        let text = self.texts[index as usize].as_ref();
        if name.is_empty() || text.is_empty() || out.cells.contains_key(name) {
            return;
        }
        out.cells.insert(name.clone(), text.as_str().to_owned());
        self.put(out, name, text);
    }

    fn put(&self, out: &mut Row, key: &str, text: &MappedText) {
        out.places.insert(key.to_owned(), text.span(self.source));
    }

    /// From the first to the last cell that the row prints itself.
    fn hull(&self, row: usize, text: &MappedText) -> Span {
        let mut hull: Option<(usize, usize)> = (!text.is_empty()).then(|| {
            let range = text.hull(0..text.len());
            (range.start, range.end)
        });
        for column in 0..self.table.width {
            let Some((index, cell)) = self.cell_at(row, column) else {
                continue;
            };
            if cell.row as usize != row || cell.lines.is_empty() {
                continue;
            }
            let text = self.texts[index as usize].as_ref();
            let range = text.hull(0..text.len());
            hull = Some(match hull {
                None => (range.start, range.end),
                Some((start, end)) => (start.min(range.start), end.max(range.end)),
            });
        }
        let (start, end) = hull.unwrap_or((0, 0));
        self.source.span(start..end)
    }

    fn finish(self) -> TaskTable {
        self.out
    }
}

fn is_unit_role(role: ColumnRole) -> bool {
    matches!(
        role,
        ColumnRole::Unit | ColumnRole::Lead | ColumnRole::Support
    )
}

/// First words of rows that sum up or remark.
const SUMS: &[&str] = &["总分", "合计", "小计", "总计", "备注", "说明", "注", "注释"];

fn is_sum_name(text: &str) -> bool {
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    SUMS.iter().any(|sum| {
        squeezed == *sum
            || squeezed
                .strip_prefix(sum)
                .is_some_and(|rest| rest.starts_with([':', '：']))
    })
}
