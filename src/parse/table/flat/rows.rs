//! Labelled cells of a flattened table → rows.

use super::border::{self, Border};
use super::decode::State;
use super::header::FlatHeader;
use crate::mapped::MappedText;
use crate::model::{Column, ColumnRole, Confidence, Role, Row, TaskTable};
use crate::parse::table::bands::Bands;
use crate::parse::table::column::{self, names::names_persons};
use crate::parse::table::unit_cell::{self, KnownLists};
use crate::span::{Source, Span};
use crate::zh::ordinal::{self, Style};
use crate::zh::text::scan::is_digit;
use crate::zh::unit::name::is_placeholder;

/// Gathers labelled cells into rows.
pub(super) struct Builder<'a> {
    source: &'a Source,
    pub header: &'a FlatHeader,
    known: KnownLists,
    /// Columns of bodies that may name persons as well.
    persons: Vec<bool>,
    pub table: TaskTable,
    bands: Bands,
    group: Option<MappedText>,
    group_number: Option<MappedText>,
    seq: Option<MappedText>,
    heading: Option<MappedText>,
    /// Cells that the open row prints itself, by column.
    open: Open,
    /// Inner groups (领域 below 类别), which hold as the outer does.
    categories: Vec<(usize, MappedText)>,
    /// Unit cells left of the task, which hold until the next as groups do.
    leading: Vec<(ColumnRole, MappedText)>,
    /// Columns left of the task column.
    pub before_text: usize,
    /// The column of the numbers.
    pub number: Option<usize>,
    /// What each row prints of its own.
    pub printed: Vec<Printed>,
    /// The places of numbered rows in which no task was found.
    taskless: Vec<Span>,
}

/// Which of the cells that may be merged over several rows a row prints itself.
#[derive(Clone, Copy)]
pub(super) struct Printed {
    pub heading: bool,
    pub units: bool,
    /// A number, a group, a heading: anything left of its task.
    pub left: bool,
    /// What tells in which column each of its bodies stands.
    pub border: Border,
}

#[derive(Default)]
struct Open {
    text: MappedText,
    /// The last paragraph of it.
    last: Option<MappedText>,
    /// The heading is one that this row prints.
    headed: bool,
    /// Something stands left of its task.
    left: bool,
    /// It has a number of its own.
    numbered: bool,
    units: Vec<(ColumnRole, MappedText)>,
    others: Vec<(usize, MappedText)>,
    place: Option<(usize, usize)>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(header: &'a FlatHeader, source: &'a Source) -> Self {
        let columns = header
            .names
            .iter()
            .zip(&header.roles)
            .zip(&header.texts)
            .map(|((name, role), text)| Column {
                name: name.clone(),
                role: *role,
                at: (!text.is_empty()).then(|| text.span(source)),
            })
            .collect();
        Builder {
            source,
            header,
            known: KnownLists::default(),
            persons: header
                .names
                .iter()
                .map(|name| names_persons(name))
                .collect(),
            table: TaskTable {
                columns,
                ..TaskTable::default()
            },
            bands: Bands::default(),
            group: None,
            group_number: None,
            seq: None,
            heading: None,
            open: Open::default(),
            categories: Vec::new(),
            leading: Vec::new(),
            before_text: column::position(&header.roles, ColumnRole::Text).unwrap_or(0),
            number: column::position(&header.roles, ColumnRole::Seq),
            printed: Vec::new(),
            taskless: Vec::new(),
        }
    }

    /// Opens a group above the first row.
    pub(super) fn open_group(&mut self, text: MappedText) {
        self.bands.open(text);
    }

    /// Takes the number of the next group, which stands in a cell of its own and is no part of its name.
    pub(super) fn number_group(&mut self, number: MappedText) {
        self.table.aside.push(number.span(self.source));
        self.group_number = Some(number);
    }

    /// Takes a cell. `row`: it is the first of a row; `starts`: it is no further line of the cell before.
    pub(super) fn cell(&mut self, state: State, text: MappedText, row: bool, starts: bool) {
        if row && !self.goes_on(state, &text) {
            self.close();
        }
        if text.is_empty() {
            return;
        }
        let hull = text.hull(0..text.len());
        if !state.is_band() {
            let (start, end) = self.open.place.unwrap_or((hull.start, hull.end));
            self.open.place = Some((start.min(hull.start), end.max(hull.end)));
        }
        self.open.left |= state.column.is_none_or(|column| column < self.before_text)
            || state.role == ColumnRole::Heading;
        match state.role {
            ColumnRole::Group if state.is_band() => {
                // Where no row follows it no value holds it, and it is read all the same.
                self.table.aside.push(text.span(self.source));
                match self.group_number.take() {
                    Some(number) => self.bands.open_numbered(&number, text),
                    None => self.bands.open(text),
                }
                (self.group, self.seq, self.heading) = (None, None, None);
                self.categories.clear();
            }
            ColumnRole::Group => {
                put(&mut self.group, text, starts);
                if starts {
                    self.heading = None;
                    // A number left of the group is that of the row which opens it.
                    if state.column < self.number {
                        self.seq = None;
                    }
                    self.categories.clear();
                }
            }
            ColumnRole::Seq => {
                self.open.numbered = true;
                self.seq = Some(text);
                // A heading left of the number is merged over the rows that print none.
                if !self.header.roles[..state.column.unwrap_or(0)].contains(&ColumnRole::Heading) {
                    self.heading = None;
                }
            }
            ColumnRole::Heading => {
                put(&mut self.heading, text, starts);
                self.open.headed = true;
            }
            ColumnRole::Text => {
                self.open.text.append(&text);
                self.open.last = Some(text);
            }
            role if role.names_units() => self.open.units.push((role, text)),
            _ => match state.column {
                Some(column) if state.category => {
                    self.categories.retain(|(known, _)| *known != column);
                    self.categories.push((column, text));
                }
                Some(column) => self.open.others.push((column, text)),
                None => {}
            },
        }
    }

    /// Numbered paragraphs of one cell (1.…; 2.…) stand on lines of their own: the units behind the last are those of all.
    fn goes_on(&self, state: State, text: &str) -> bool {
        let number = |text: &str| {
            ordinal::leading(text)
                .filter(|marker| marker.style == Style::Arabic && marker.len < text.len())
                .map(|marker| marker.number)
        };
        let left = &self.header.roles[..self.before_text];
        state.role == ColumnRole::Text
            && self.open.units.iter().all(|(role, _)| left.contains(role))
            && self.open.others.is_empty()
            && column::names_units(&self.header.roles)
            && self.before_text <= state.column.unwrap_or(0)
            && number(text).is_some_and(|next| {
                next > 1 && self.open.last.as_deref().and_then(number) == Some(next - 1)
            })
    }

    fn close(&mut self) {
        let mut open = std::mem::take(&mut self.open);
        let mut heading = self.heading.clone();
        if open.text.is_empty() {
            // A unit behind a heading without text: the heading is the task.
            let tells = !open.units.is_empty() || !open.others.is_empty();
            match heading.take().filter(|_| open.headed && tells) {
                Some(title) => {
                    open.text = title;
                    self.heading = None;
                }
                None => return self.join_last(open),
            }
        }
        let (start, end) = open.place.unwrap_or((0, 0));
        let mut row = Row {
            text: open.text.as_str().into(),
            at: self.source.span(start..end),
            ..Row::default()
        };
        row.places.insert("text", open.text.span(self.source));
        for (key, value) in [("seq", &self.seq), ("heading", &heading)] {
            let Some(value) = value else { continue };
            match key {
                "seq" => row.seq = Some(value.as_str().into()),
                _ => row.heading = Some(value.as_str().into()),
            }
            row.places.insert(key, value.span(self.source));
        }
        self.put_group(&mut row);
        self.printed.push(Printed {
            heading: open.headed,
            units: !open.units.is_empty(),
            left: open.left,
            border: border::of(self.header, &open.units),
        });
        self.lead_in(&mut open.units);
        self.units(&mut row, &open.units);
        if row.units.is_empty() {
            row.units = self.bands.bearers(self.source);
        }
        if row.units.is_empty() && !column::names_units(&self.header.roles) {
            row.units = self.bands.bodies(self.source);
        }
        open.others.extend(self.categories.iter().cloned());
        self.others(&mut row, &open.others);
        self.table.rows.push(row);
    }

    /// A row that prints no unit left of its task has the one above, as a merged cell is printed once.
    fn lead_in(&mut self, units: &mut Vec<(ColumnRole, MappedText)>) {
        let before = &self.header.roles[..self.before_text];
        if !column::names_units(before) {
            return;
        }
        let own: Vec<_> = units
            .iter()
            .filter(|(role, _)| before.contains(role))
            .cloned()
            .collect();
        match own.is_empty() {
            true => units.extend(self.leading.iter().cloned()),
            false => self.leading = own,
        }
    }

    /// Cells without a task of their own go on with the row above, unless a number says that they are another.
    fn join_last(&mut self, open: Open) {
        if open.units.is_empty() && open.others.is_empty() {
            return;
        }
        if let Some((start, end)) = open.place.filter(|_| open.numbered) {
            self.taskless.push(self.source.span(start..end));
            return;
        }
        let Some(mut last) = self.table.rows.pop() else {
            return;
        };
        if let Some(printed) = self.printed.last_mut() {
            printed.units |= !open.units.is_empty();
        }
        let mut more = Row::default();
        self.units(&mut more, &open.units);
        self.others(&mut more, &open.others);
        for unit in more.units {
            if !last
                .units
                .iter()
                .any(|known| known.name == unit.name && known.role == unit.role)
            {
                last.units.push(unit);
            }
        }
        for (key, text) in more.cells {
            if !last.cells.contains_key(&key) {
                last.places.insert(key.clone(), more.places.remove(&key));
                last.cells.insert(key, text);
            }
        }
        if last.deadline.is_none() && more.deadline.is_some() {
            last.deadline = more.deadline;
            last.places
                .insert("deadline", more.places.remove("deadline"));
        }
        self.table.rows.push(last);
    }

    fn put_group(&self, row: &mut Row) {
        if let Some(group) = &self.group {
            let place = group.span(self.source);
            if self.bands.is_open() {
                let column = column::position(&self.header.roles, ColumnRole::Group);
                if let Some(name) = column.and_then(|column| self.header.names.get(column)) {
                    row.cells.insert(name.clone(), group.as_str().to_owned());
                    row.places.insert(name.clone(), place);
                }
            } else {
                row.group = Some(group.as_str().into());
                row.places.insert("group", place);
            }
        }
        self.bands.put(row, self.source);
    }

    fn units(&mut self, row: &mut Row, cells: &[(ColumnRole, MappedText)]) {
        let mut place = MappedText::default();
        for (_, line) in cells {
            place.append(line);
        }
        let columns = self.header.roles.iter().zip(&self.header.names);
        for (at, ((column, name), &persons)) in columns.zip(&self.persons).enumerate() {
            // Which of two columns of one role holds a body cannot be told: each is named once.
            if self.header.roles[..at].contains(column) {
                continue;
            }
            let role = match column {
                ColumnRole::Lead => Role::Lead,
                ColumnRole::Unit => Role::Responsible,
                ColumnRole::Support => Role::Support,
                _ => continue,
            };
            let lines: Vec<MappedText> = cells
                .iter()
                .filter(|(known, _)| known == column)
                .map(|(_, line)| line.clone())
                .collect();
            let above = &self.table.rows;
            let units =
                unit_cell::repeated(&lines, role, above, self.source).unwrap_or_else(|| {
                    let known = &mut self.known;
                    let mut units = unit_cell::units(&lines, role, persons, self.source, known);
                    unit_cell::part_roles(&mut units, name, &lines);
                    units
                });
            row.units.extend(units);
            if persons && !lines.is_empty() {
                let mut text = unit_cell::names_apart(&lines).unwrap_or_default();
                if text.is_empty() {
                    lines.iter().for_each(|line| text.append(line));
                }
                row.cells.insert(name.clone(), text.as_str().to_owned());
                row.places.insert(name.clone(), text.span(self.source));
            }
            row.rule = row.rule.take().or_else(|| unit_cell::rule(&lines));
        }
        row.repeated.append(&mut self.known.repeated);
        if !place.is_empty() {
            row.places.insert("units", place.span(self.source));
        }
    }

    fn others(&self, row: &mut Row, cells: &[(usize, MappedText)]) {
        if cells.is_empty() {
            return;
        }
        for (column, (role, name)) in self.header.roles.iter().zip(&self.header.names).enumerate() {
            let own = cells.iter().filter(|(known, _)| *known == column);
            let lines: Vec<MappedText> = own.map(|(_, line)| line.clone()).collect();
            // A number beside the time is a cell of another column, and alone it is no time either.
            let (numbers, lines): (Vec<_>, Vec<_>) = lines
                .into_iter()
                .partition(|line| *role == ColumnRole::Deadline && is_bare_number(line));
            for number in numbers {
                row.places.insert(name.clone(), number.span(self.source));
                row.cells.insert(name.clone(), number.as_str().to_owned());
            }
            let mut text = unit_cell::names_apart(&lines).unwrap_or_default();
            if text.is_empty() {
                lines.iter().for_each(|line| text.append(line));
            }
            if text.is_empty() || *role == ColumnRole::Deadline && is_placeholder(&text) {
                continue;
            }
            let key = if *role == ColumnRole::Deadline && row.deadline.is_none() {
                row.deadline = Some(text.as_str().to_owned());
                "deadline"
            } else {
                row.cells.insert(name.clone(), text.as_str().to_owned());
                name
            };
            row.places.insert(key.to_owned(), text.span(self.source));
        }
    }

    /// The table, and the places of the rows in which no task was found.
    pub(super) fn finish(mut self) -> (TaskTable, Vec<Span>) {
        self.close();
        self.mark_guesses();
        self.leave_out_strangers();
        if !self.fill_down() {
            self.fill_units_below_headings();
            self.share_units();
            self.share_headings();
        }
        self.part_task_column();
        (self.table, self.taskless)
    }

    /// Bodies of which nothing tells in which column they stand. Where cells were broken behind each body, two lines are two cells
    /// by chance.
    fn mark_guesses(&mut self) {
        let borders = self.printed.iter().map(|printed| printed.border);
        if !borders.clone().any(|border| border == Border::Guessed) {
            return;
        }
        let rows = self.table.rows.iter_mut().zip(borders);
        for (row, _) in rows.filter(|(_, border)| *border != Border::Printed) {
            for unit in &mut row.units {
                unit.confidence = unit.confidence.min(Confidence::Medium);
            }
        }
    }

    /// A task column that holds headings and texts is two columns below one name, as in a grid.
    fn part_task_column(&mut self) {
        let columns = &mut self.table.columns;
        let parted = self.table.rows.iter().any(|row| row.heading.is_some());
        let known = columns
            .iter()
            .any(|column| column.role == ColumnRole::Heading);
        if parted
            && !known
            && let Some(at) = columns
                .iter()
                .position(|column| column.role == ColumnRole::Text)
        {
            let heading = Column {
                role: ColumnRole::Heading,
                ..columns[at].clone()
            };
            columns.insert(at, heading);
        }
    }
}

/// Digits alone that are no year.
fn is_bare_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_digit) && text.chars().nth(3).is_none()
}

fn put(slot: &mut Option<MappedText>, text: MappedText, starts: bool) {
    match slot {
        Some(known) if !starts => known.append(&text),
        _ => *slot = Some(text),
    }
}
