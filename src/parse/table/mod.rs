//! The tables of a part, in whatever form they are printed, in the order in which they stand.

mod bands;
mod bodies;
mod broken_names;
mod cell;
pub(crate) mod column;
mod ditto;
mod duty_list;
mod evidence;
mod flat;
mod grid;
mod grids;
mod interrupting;
mod merged_heads;
mod parted_row;
mod records;
mod run_together;
mod scored_heads;
mod stated_paragraphs;
pub(crate) mod tabbed;
mod unit_cell;
pub(crate) mod wrapped_text;

pub(crate) use self::duty_list::{
    read as read_duties, read_below_headings as read_duties_below_headings,
};
pub(crate) use self::records::read as read_records;
pub(crate) use self::stated_paragraphs::read as read_stated;
use std::ops::Range;

use self::cell::opens_group;
use self::column::names::{self, ColumnNames};
use self::evidence::BookEvidence;
use self::flat::header::{self, FlatHeader, Form, Unread};
use self::flat::{Reading, run_on};
pub(crate) use self::grid::{remarks, set_index_aside, title_row};
use self::grids::grids;
use crate::document::Zone;
use crate::mapped::{MappedText, hull};
use crate::model::{Book, ColumnRole, ReadingTrouble, TaskTable, TroubleReason};
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::parse::parts::attachment_note;
use crate::span::Source;

/// Flattened tables that a part holds.
pub(crate) struct Flat {
    headers: Vec<FlatHeader>,
    /// For each of them where the outline goes on that the table interrupts.
    resumed: Vec<Option<usize>>,
    /// Tables whose names make no header.
    unread: Vec<Unread>,
    /// The lines of a table whose cells nothing parts.
    run_together: Option<Range<usize>>,
}

/// Finds the flattened tables of a range of entries. The lines of one whose cells nothing parts are no items of an outline.
pub(crate) fn find(known: &ColumnNames, entries: &mut [Entry], range: Range<usize>) -> Flat {
    let (headers, unread) = header::find_all(known, entries, range.clone());
    let run_together = match headers.is_empty() && !unread.iter().any(|table| table.of_tasks) {
        true => run_together::find(known, entries, range.clone()),
        false => None,
    };
    for table in &unread {
        match table.of_tasks {
            true => mark_cells(&mut entries[table.rows.clone()], "unread"),
            false => mark_cells(&mut entries[table.names.start..table.rows.end], "list"),
        }
    }
    mark_cells(
        &mut entries[run_together.clone().unwrap_or_default()],
        "unread",
    );
    let tables = headers.iter().map(|header| &header.entries);
    let resumed = interrupting::mark(entries, tables, range);
    Flat {
        headers,
        resumed,
        unread,
        run_together,
    }
}

/// The first line of a range of entries at which names of columns stand one below the other: no title goes on there.
pub(crate) fn first_header(entries: &[Entry], range: Range<usize>) -> Option<usize> {
    header::first(entries, range)
}

/// Notes that lines are cells of a table which is not read.
fn mark_cells(entries: &mut [Entry], name: &'static str) {
    for entry in entries {
        entry.set_class(Class::Cell(name));
    }
}

impl Flat {
    /// Whether the part holds what looks like a task table and cannot be read, or perhaps not.
    pub(crate) fn has_unread(&self) -> bool {
        let mut headers = self.headers.iter();
        self.unread.iter().any(|table| table.of_tasks)
            || self.run_together.is_some()
            || headers.any(|header| header.form == Form::RunOn)
    }

    /// Whether the part holds one that has a header.
    pub(crate) fn has_headers(&self) -> bool {
        !self.headers.is_empty()
    }

    /// The first entry of the first table behind which no outline goes on, its title included; `end` where there is none.
    pub(crate) fn start(&self, entries: &[Entry], range: &Range<usize>) -> usize {
        let mut tables = self.headers.iter().zip(&self.resumed);
        let last = tables.find(|(_, resumed)| resumed.is_none());
        last.map_or(range.end, |(header, _)| {
            title_above(entries, header.entries.start, range.start).unwrap_or(header.entries.start)
        })
    }
}

/// A table with the title that stands right above it, where it has one of its own.
pub(crate) struct Found {
    pub table: TaskTable,
    pub title: Option<MappedText>,
}

impl From<TaskTable> for Found {
    fn from(table: TaskTable) -> Self {
        Found { table, title: None }
    }
}

/// Lines that are titles of grids are told from items of an outline.
pub(crate) fn mark_titles(entries: &mut [Entry], range: Range<usize>) {
    for at in range.clone() {
        if entries[at].grid().is_some()
            && let Some(title) = title_above(entries, at, range.start)
            && let Entry::Line(line) = &mut entries[title]
            && !heads_group(&line.text)
        {
            line.class = Class::Title;
        }
    }
}

/// Whether the line above a grid is the heading of a section (二、办理许可), which groups the rows, and no title of a table.
fn heads_group(line: &str) -> bool {
    opens_group(line) && !has_title_tail(line.trim_end_matches([':', '：']))
}

/// Reads every table of a part; what could not be read is noted.
pub(crate) fn read(
    known: &ColumnNames,
    entries: &mut [Entry],
    range: Range<usize>,
    flat: Flat,
    books: &[Book],
    source: &Source,
    troubles: &mut Vec<ReadingTrouble>,
) -> Vec<Found> {
    let mut found = grids(known, entries, range.clone(), source, troubles);
    if let Some(lines) = flat.run_together {
        troubles.push(ReadingTrouble::new(
            TroubleReason::RunTogether,
            place_of_lines(&entries[lines], source),
        ));
    }
    for table in flat.unread {
        if let Some(allotted) = read_allotted(known, entries, &range, &table, source) {
            found.push(allotted);
            mark_cells(&mut entries[table.names], "header");
            mark_cells(&mut entries[table.rows], "cell");
            continue;
        }
        let Unread { names, .. } = table;
        if !table.of_tasks {
            continue;
        }
        troubles.push(ReadingTrouble::new(
            TroubleReason::UnknownColumns,
            place_of_lines(&entries[names.clone()], source),
        ));
        mark_cells(&mut entries[names], "unread");
    }
    if !flat.headers.is_empty() {
        let evidence = BookEvidence::of(books);
        let headers = flat.headers.into_iter().zip(flat.resumed).collect();
        read_flat(
            entries, range, headers, &evidence, source, troubles, &mut found,
        );
    }
    for found in &mut found {
        scored_heads::settle(&mut found.table);
        merged_heads::settle(&mut found.table);
    }
    found
}

/// A flattened table that allots values to bodies: its columns are named by them, or by what is to be reached.
fn read_allotted(
    known: &ColumnNames,
    entries: &[Entry],
    range: &Range<usize>,
    table: &Unread,
    source: &Source,
) -> Option<Found> {
    let grid = flat::records_grid::grid(entries, table)?;
    let start = table.names.start;
    let above = entries[start.saturating_sub(3)..start].iter();
    let above = above.filter_map(|entry| Some(entry.line()?.text.as_str()));
    let read = grid::allotted::read(known, &grid, source, &above.collect::<Vec<_>>())?;
    let title = title_above(entries, start, range.start);
    Some(Found {
        table: read,
        title: title.and_then(|at| text(&entries[at])),
    })
}

/// Reads the tables of which the cells are lines, each from its header to the next.
fn read_flat(
    entries: &mut [Entry],
    range: Range<usize>,
    headers: Vec<(FlatHeader, Option<usize>)>,
    evidence: &BookEvidence,
    source: &Source,
    troubles: &mut Vec<ReadingTrouble>,
    found: &mut Vec<Found>,
) {
    let mut headers = headers.into_iter().peekable();
    // The title of the next table, where it has the names of the one before.
    let mut anew = None;
    while let Some((header, resumed)) = headers.next() {
        let mut end = resumed.unwrap_or(range.end);
        let titled = anew.take();
        while let Some((next, _)) = headers.peek().filter(|(next, _)| next.entries.start < end) {
            let start = next.entries.start;
            if next.names != header.names {
                end = title_above(entries, start, header.entries.end).unwrap_or(start);
                break;
            }
            if let Some(title) = titled_anew(entries, &header, next) {
                (end, anew) = (title, Some(title));
                break;
            }
            // The same header again, on a new page.
            for at in next.entries.clone() {
                entries[at].set_class(Class::PageMark);
            }
            headers.next();
        }
        let title_at = titled.or_else(|| title_above(entries, header.entries.start, range.start));
        let mut title = title_at.and_then(|at| text(&entries[at]));
        // Where the table before has such groups, the line opens the next of them.
        let goes_on = found
            .last()
            .is_some_and(|last: &Found| has_bands(&last.table));
        let band = title.take_if(|title| heads_group(title) || goes_on && opens_group(title));
        if let Some(Entry::Line(line)) = title_at.map(|at| &mut entries[at]) {
            line.class = Class::Title;
        }
        let rows = header.entries.end..end;
        let place = place_of(&header, source);
        // A header of bodies with whole rows below it, of which none is read.
        let holds_cells = rows.len() > header.roles.len() && column::names_units(&header.roles);
        let reading = match header.form {
            Form::RunOn => run_on::read(entries, &header, rows, source),
            _ => flat::read(entries, &header, rows, band.clone(), evidence, source),
        };
        match reading {
            Reading::Table(table, taskless) => {
                troubles.extend(
                    taskless
                        .into_iter()
                        .map(|at| ReadingTrouble::new(TroubleReason::RowWithoutTask, at)),
                );
                // Rows that have groups of their own stand below a title.
                let below = |band: &MappedText| {
                    let mut groups = table.rows.iter().map(|row| row.group.as_deref());
                    groups.any(|group| group == Some(band.as_str()))
                };
                let title = title.or(band.filter(|band| !below(band)));
                match table.rows.is_empty() {
                    false => found.push(Found { table, title }),
                    true if header.form == Form::RunOn => {
                        let lines = header.entries.start..end;
                        mark_cells(&mut entries[lines.clone()], "unread");
                        troubles.push(ReadingTrouble::new(
                            TroubleReason::RunTogether,
                            place_of_lines(&entries[lines], source),
                        ))
                    }
                    true if holds_cells => {
                        troubles.push(ReadingTrouble::new(TroubleReason::CellsDoNotFit, place))
                    }
                    true => {}
                }
            }
            Reading::Interleaved => troubles.push(ReadingTrouble::new(
                TroubleReason::InterleavedColumns,
                place,
            )),
            Reading::Misfit => {
                troubles.push(ReadingTrouble::new(TroubleReason::CellsDoNotFit, place))
            }
        }
    }
}

/// From the first to the last of some lines.
fn place_of_lines(entries: &[Entry], source: &Source) -> crate::span::Span {
    let lines = entries.iter().filter_map(Entry::line);
    source.span(hull(lines.map(|line| &line.text)).unwrap_or_default())
}

/// From the first to the last name of a header.
fn place_of(header: &FlatHeader, source: &Source) -> crate::span::Span {
    source.span(hull(&header.texts).unwrap_or_default())
}

fn text(entry: &Entry) -> Option<MappedText> {
    let line = entry.content_line()?;
    let noted = line.text.starts_with("附件");
    let noted = noted.then(|| attachment_note::title_in_note(&line.text));
    Some(match noted.flatten() {
        Some((_, title)) => line.text.slice(title),
        None => line.text.clone(),
    })
}

/// Whether the groups of a table stand on rows of their own.
fn has_bands(table: &TaskTable) -> bool {
    let in_column = table
        .columns
        .iter()
        .any(|column| column.role == ColumnRole::Group);
    let last = table.rows.last().and_then(|row| row.group.as_deref());
    !in_column && last.is_some_and(opens_group)
}

/// The line right above a table that is its title: short, no sentence, and numbered or closed as titles are.
fn title_above(entries: &[Entry], table: usize, from: usize) -> Option<usize> {
    let mut at = table;
    for _ in 0..2 {
        at = at.checked_sub(1).filter(|&at| at >= from)?;
        let line = entries[at].line()?;
        // 单位:万元 between title and table
        if line.zone == Zone::Content && line.text.starts_with("单位") && line.text.len() < 60 {
            continue;
        }
        let ends_sentence = line.text.ends_with(['。', ';', '；', ',', '，', '、']);
        // 附件：任务分解表 right above what it announces, and no list of such.
        let announces = |line: &Paragraph| line.class == Class::AttachmentNote;
        let above = at.checked_sub(1).map(|above| &entries[above]);
        let is_listed = matches!(above, Some(Entry::Line(above)) if announces(above));
        let is_title = line.zone == Zone::Content
            && !ends_sentence
            && line.text.chars().count() <= 40
            && (matches!(
                line.class,
                Class::Heading(_) | Class::Prose | Class::Addressees | Class::Title
            ) || announces(line) && !is_listed)
            && (opens_group(&line.text)
                || names::role_of_name(&line.text).is_none()
                    && (line.text.starts_with('表')
                        || has_title_tail(line.text.trim_end_matches([':', '：']))));
        return is_title.then_some(at);
    }
    None
}

/// The line above names that are printed again and below which the rows count anew, where it is the title of another table of the
/// same columns: its last words are those of the title above the first (…决策事项目录, …听证事项目录).
fn titled_anew(entries: &[Entry], header: &FlatHeader, again: &FlatHeader) -> Option<usize> {
    /// Shorter lines are no titles, and as many characters at the end tell what a title is of.
    const SHORTEST: usize = 8;
    const ALIKE: usize = 3;
    let line = |at: usize| entries.get(at).and_then(Entry::line);
    let below = line(again.entries.end)?;
    let anew = header.roles.first() == Some(&ColumnRole::Seq)
        && (cell::bare_ordinal(&below.text).is_some_and(|(_, number)| number == 1)
            || cell::first_integer(&below.text) == Some(1));
    let title = again.entries.start.checked_sub(1)?;
    if !anew || title <= header.entries.end {
        return None;
    }
    let first = &line(header.entries.start.checked_sub(1)?)?.text;
    let own = &line(title)?.text;
    let alike = own.chars().rev().zip(first.chars().rev()).take(ALIKE);
    let is_title = own.chars().nth(SHORTEST).is_some()
        && own.as_str() != first.as_str()
        && alike.filter(|(own, first)| own == first).count() == ALIKE;
    is_title.then_some(title)
}
