//! A decomposition table that extraction flattened to one cell (or one paragraph of a cell) a line.
//!
//! Blank cells leave nothing behind and merged ones stand once, so the columns of a line are not given by counting.
//! Each line is labelled with a column; the best labelling of the whole table is found at once (Viterbi), from what each
//! line looks like and from which column may follow which.

use std::ops::Range;

use super::evidence::{BookEvidence, Features};
use super::line::{Class, Entry, Paragraph};
use super::unit_cell::{self, KnownLists};
use super::{column_names, columns};
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::{Column, ColumnRole, Role, Row, TaskTable};
use crate::span::Source;

/// A header in flattened form: consecutive lines that are column names.
#[derive(Debug, Clone)]
pub(super) struct FlatHeader {
    /// The entries of the names.
    pub entries: Range<usize>,
    roles: Vec<ColumnRole>,
    names: Vec<String>,
}

/// The first header of a flattened table in a range of entries.
pub(super) fn find_header(entries: &[Entry], range: Range<usize>) -> Option<FlatHeader> {
    let mut at = range.start;
    while at < range.end {
        if let Some(header) = header_at(entries, at, range.end) {
            return Some(header);
        }
        at += 1;
    }
    None
}

fn header_at(entries: &[Entry], start: usize, end: usize) -> Option<FlatHeader> {
    let mut roles = Vec::new();
    let mut names = Vec::new();
    let mut at = start;
    while at < end {
        let Entry::Line(line) = &entries[at] else {
            break;
        };
        if line.zone == Zone::Chrome {
            break;
        }
        let Some(role) = column_names::role_of_name(&line.text) else {
            break;
        };
        let name: String = line.text.chars().filter(|c| !c.is_whitespace()).collect();
        if names.contains(&name) {
            break;
        }
        // Behind a unit column a cell of the first row may hold a word of headers (评优前置指标).
        let behind_units = roles
            .iter()
            .flatten()
            .any(|role: &ColumnRole| is_unit(*role));
        if behind_units && !column_names::is_full_name(&name) {
            break;
        }
        roles.push(Some(role));
        names.push(name);
        at += 1;
    }
    let unit = roles.iter().flatten().any(|role| {
        matches!(
            role,
            ColumnRole::Unit
                | ColumnRole::Lead
                | ColumnRole::Measure
                | ColumnRole::Support
                | ColumnRole::Assessor
        )
    });
    if roles.len() < 3 || !unit || !columns::is_header(&names, &roles) {
        return None;
    }
    let mut roles: Vec<ColumnRole> = roles.into_iter().flatten().collect();
    columns::settle(&names, &mut roles);
    Some(FlatHeader {
        entries: start..at,
        roles,
        names,
    })
}

/// What a line of the table may be: a column, or a repeated header.
#[derive(Debug, Clone, Copy)]
struct State {
    role: ColumnRole,
    /// Index into the columns; a heading without a column of its own shares that of the text.
    column: usize,
}

/// Reads the rows behind a header; the class of each entry used becomes [`Class::Cell`].
pub(super) fn read(
    entries: &mut [Entry],
    header: &FlatHeader,
    range: Range<usize>,
    evidence: &BookEvidence,
    source: &Source,
) -> TaskTable {
    let states = states(header);
    let lines: Vec<usize> = range
        .filter(|&at| matches!(&entries[at], Entry::Line(line) if is_cell(line)))
        .collect();
    let features: Vec<Features> = lines
        .iter()
        .map(|&at| match &entries[at] {
            Entry::Line(line) => Features::of(&line.text, evidence),
            Entry::Table(_) => Features::default(),
        })
        .collect();
    let labels = decode(&states, &features);
    let mut builder = Builder::new(header, source, entries);
    for (position, (&at, &label)) in lines.iter().zip(&labels).enumerate() {
        if features[position].header_name
            && header.names.contains(&features[position].squeezed)
            && states[label].role != ColumnRole::Seq
        {
            mark(entries, at, "header");
            continue;
        }
        let Entry::Line(line) = &entries[at] else {
            continue;
        };
        let text = line.text.clone();
        let starts = position == 0
            || is_new_cell(
                states[labels[position - 1]],
                states[label],
                &features[position - 1],
            );
        builder.line(states[label].role, text, starts);
        mark(entries, at, label_name(states[label].role));
    }
    for at in header.entries.clone() {
        mark(entries, at, "header");
    }
    builder.finish()
}

fn mark(entries: &mut [Entry], at: usize, name: &'static str) {
    if let Entry::Line(line) = &mut entries[at] {
        line.class = Class::Cell(name);
    }
}

fn label_name(role: ColumnRole) -> &'static str {
    match role {
        ColumnRole::Group => "cell-group",
        ColumnRole::Seq => "cell-seq",
        ColumnRole::Heading => "cell-heading",
        ColumnRole::Text => "cell-text",
        ColumnRole::Unit | ColumnRole::Lead | ColumnRole::Support => "cell-unit",
        ColumnRole::Deadline => "cell-deadline",
        _ => "cell-other",
    }
}

fn is_cell(line: &Paragraph) -> bool {
    line.zone == Zone::Content
        && !matches!(line.class, Class::PageMark | Class::Chrome | Class::Imprint)
}

fn states(header: &FlatHeader) -> Vec<State> {
    let mut states = Vec::new();
    let implicit = !header.roles.contains(&ColumnRole::Heading);
    for (column, &role) in header.roles.iter().enumerate() {
        // The task column is often parted in two below one header name: a heading for some rows, and the text.
        if role == ColumnRole::Text && implicit {
            states.push(State {
                role: ColumnRole::Heading,
                column,
            });
        }
        states.push(State { role, column });
    }
    states
}

/// The best sequence of states (indexes) for the lines.
fn decode(states: &[State], features: &[Features]) -> Vec<usize> {
    if features.is_empty() {
        return Vec::new();
    }
    let transitions: Vec<Vec<f32>> = states
        .iter()
        .enumerate()
        .map(|(from, _)| {
            (0..states.len())
                .map(|to| transition(states, from, to))
                .collect()
        })
        .collect();
    let mut best: Vec<f32> = states
        .iter()
        .enumerate()
        .map(|(index, state)| features[0].score(state.role) - index as f32 * 0.5)
        .collect();
    let mut back: Vec<u8> = Vec::with_capacity(features.len() * states.len());
    back.resize(states.len(), 0);
    for position in 1..features.len() {
        let before = &features[position - 1];
        let mut next = vec![f32::NEG_INFINITY; states.len()];
        for (to, state) in states.iter().enumerate() {
            let mut from_best = 0;
            for from in 0..states.len() {
                let mut score = best[from] + transitions[from][to];
                if from == to && state.role == ColumnRole::Text && before.ends_sentence {
                    score -= 2.0;
                }
                if score > next[to] {
                    next[to] = score;
                    from_best = from;
                }
            }
            next[to] += features[position].score(state.role);
            back.push(from_best as u8);
        }
        best = next;
    }
    let mut label = (0..states.len())
        .max_by(|&a, &b| best[a].total_cmp(&best[b]))
        .unwrap_or(0);
    let mut labels = vec![label; features.len()];
    for position in (1..features.len()).rev() {
        label = back[position * states.len() + label] as usize;
        labels[position - 1] = label;
    }
    labels
}

fn is_unit(role: ColumnRole) -> bool {
    matches!(
        role,
        ColumnRole::Unit | ColumnRole::Lead | ColumnRole::Support
    )
}

/// What it costs to go on from one column to another.
fn transition(states: &[State], from: usize, to: usize) -> f32 {
    use ColumnRole::*;
    let (a, b) = (states[from], states[to]);
    if from == to {
        return match a.role {
            Seq => -30.0,
            Group | Heading => -4.0,
            Text => -2.0,
            role if is_unit(role) => -0.2,
            _ => -1.0,
        };
    }
    if to > from {
        // Forward in the same row: what is skipped was blank or merged.
        return states[from + 1..to]
            .iter()
            .map(|skipped| match skipped.role {
                Text => -6.0,
                Heading => -0.3,
                Seq => -1.5,
                role if is_unit(role) => -3.0,
                _ => -0.7,
            })
            .sum();
    }
    // Back: a new row.
    let unfinished: f32 = states[from + 1..]
        .iter()
        .map(|left| match left.role {
            Text => -6.0,
            role if is_unit(role) => -3.0,
            _ => -0.3,
        })
        .sum();
    let opening = match b.role {
        Group => -0.5,
        Seq => 0.0,
        Heading => -2.0,
        Text => -0.5,
        _ => -3.0,
    };
    unfinished.max(-6.0) + opening
}

/// Whether a line begins a cell of its own although the line before has the same column.
fn is_new_cell(before: State, now: State, features: &Features) -> bool {
    before.role != now.role
        || before.column != now.column
        || (now.role == ColumnRole::Text && features.ends_sentence)
}

/// Gathers labelled lines into rows.
struct Builder<'a> {
    source: &'a Source,
    header: &'a FlatHeader,
    table: TaskTable,
    group: Option<MappedText>,
    seq: Option<MappedText>,
    heading: Option<MappedText>,
    /// Values that the open row prints itself.
    open: Option<Open>,
    /// First byte of the cells that the next row prints before its text.
    from: Option<usize>,
    known: KnownLists,
}

#[derive(Default)]
struct Open {
    text: MappedText,
    units: Vec<(ColumnRole, MappedText)>,
    others: Vec<(ColumnRole, MappedText)>,
    start: usize,
    end: usize,
}

impl<'a> Builder<'a> {
    fn new(header: &'a FlatHeader, source: &'a Source, entries: &[Entry]) -> Self {
        let columns = header
            .names
            .iter()
            .zip(&header.roles)
            .zip(header.entries.clone())
            .map(|((name, role), at)| Column {
                name: name.clone(),
                role: *role,
                at: match &entries[at] {
                    Entry::Line(line) => Some(line.text.span(source)),
                    Entry::Table(_) => None,
                },
            })
            .collect();
        Builder {
            source,
            header,
            table: TaskTable {
                columns,
                ..TaskTable::default()
            },
            group: None,
            seq: None,
            heading: None,
            open: None,
            from: None,
            known: KnownLists::default(),
        }
    }

    fn line(&mut self, role: ColumnRole, text: MappedText, starts: bool) {
        let place = text.hull(0..text.len());
        match role {
            ColumnRole::Group => {
                self.close();
                self.from.get_or_insert(place.start);
                put(&mut self.group, text, starts);
                if starts {
                    (self.seq, self.heading) = (None, None);
                }
            }
            ColumnRole::Seq => {
                self.close();
                self.from.get_or_insert(place.start);
                self.seq = Some(text);
                self.heading = None;
            }
            ColumnRole::Heading => {
                self.close();
                self.from.get_or_insert(place.start);
                put(&mut self.heading, text, starts);
            }
            ColumnRole::Text => {
                if starts {
                    self.close();
                }
                let from = self.from.take().unwrap_or(place.start);
                let open = self.open.get_or_insert_with(|| Open {
                    start: from,
                    ..Open::default()
                });
                open.text.append(&text);
                open.end = place.end;
            }
            role => {
                // A unit behind a heading without text: the heading is the task.
                if self.open.is_none()
                    && let Some(heading) = self.heading.take()
                {
                    self.open = Some(Open {
                        start: self.from.take().unwrap_or(place.start),
                        text: heading,
                        ..Open::default()
                    });
                }
                if let Some(open) = &mut self.open {
                    open.end = place.end;
                    let cells = if is_unit(role) {
                        &mut open.units
                    } else {
                        &mut open.others
                    };
                    cells.push((role, text));
                }
            }
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let mut row = Row {
            text: open.text.as_str().to_owned(),
            at: self.source.span(open.start..open.end),
            ..Row::default()
        };
        row.places
            .insert("text".to_owned(), open.text.span(self.source));
        for (key, value) in [
            ("group", &self.group),
            ("seq", &self.seq),
            ("heading", &self.heading),
        ] {
            let Some(value) = value else { continue };
            let text = Some(value.as_str().to_owned());
            match key {
                "group" => row.group = text,
                "seq" => row.seq = text,
                _ => row.heading = text,
            }
            row.places.insert(key.to_owned(), value.span(self.source));
        }
        self.units(&mut row, &open);
        self.others(&mut row, &open);
        self.table.rows.push(row);
    }

    fn units(&mut self, row: &mut Row, open: &Open) {
        let mut place = MappedText::default();
        for (_, line) in &open.units {
            place.append(line);
        }
        for (column, role) in [
            (ColumnRole::Lead, Role::Lead),
            (ColumnRole::Unit, Role::Responsible),
            (ColumnRole::Support, Role::Support),
        ] {
            let lines: Vec<MappedText> = open
                .units
                .iter()
                .filter(|(known, _)| *known == column)
                .map(|(_, line)| line.clone())
                .collect();
            row.units
                .extend(unit_cell::units(&lines, role, self.source, &mut self.known));
        }
        if !place.is_empty() {
            row.places
                .insert("units".to_owned(), place.span(self.source));
        }
    }

    fn others(&self, row: &mut Row, open: &Open) {
        for (column, name) in self.header.roles.iter().zip(&self.header.names) {
            let mut text = MappedText::default();
            for (_, line) in open.others.iter().filter(|(role, _)| role == column) {
                text.append(line);
            }
            if text.is_empty() {
                continue;
            }
            let key = if *column == ColumnRole::Deadline {
                row.deadline = Some(text.as_str().to_owned());
                "deadline"
            } else {
                row.cells.insert(name.clone(), text.as_str().to_owned());
                name
            };
            row.places.insert(key.to_owned(), text.span(self.source));
        }
    }

    fn finish(mut self) -> TaskTable {
        self.close();
        self.part_task_column();
        self.table
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

fn put(slot: &mut Option<MappedText>, text: MappedText, starts: bool) {
    match slot {
        Some(known) if !starts => known.append(&text),
        _ => *slot = Some(text),
    }
}
