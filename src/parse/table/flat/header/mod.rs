//! Headers of flattened tables: names on lines of their own, or side by side on one line.

mod found;
mod lines;
mod odd;
mod row;
mod run_together;
mod unread;
mod words;

use std::ops::Range;

pub(super) use self::row::MOST_NAMES;
pub(crate) use self::words::row_lines;
pub(super) use self::words::{apart, pieces};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::lines::signs::Signs;
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry};
use crate::parse::table::cell::{is_plain_word, squeezed};
use crate::parse::table::column::{self, names, names::ColumnNames};

/// How the cells of a flattened table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A cell, or a paragraph of one, a line.
    Lines,
    /// A row a line, its cells parted by white space.
    Rows,
    /// No breaks at all.
    RunOn,
}

/// A header in flattened form.
#[derive(Debug, Clone)]
pub(crate) struct FlatHeader {
    /// The entries of the names.
    pub entries: Range<usize>,
    pub form: Form,
    pub roles: Vec<ColumnRole>,
    pub names: Vec<String>,
    /// Whether no header is known to use the name.
    pub unknown: Vec<bool>,
    /// The names where they stand.
    pub texts: Vec<MappedText>,
}

impl FlatHeader {
    /// Whether a column of bodies also names persons.
    pub(super) fn names_persons(&self) -> bool {
        let mut columns = self.roles.iter().zip(&self.names);
        columns.any(|(role, name)| role.names_units() && names::names_persons(name))
    }
}

/// A table whose names make no header.
#[derive(Debug)]
pub(crate) struct Unread {
    pub names: Range<usize>,
    /// The lines of its rows, where these prove it a table.
    pub rows: Range<usize>,
    /// The first line of each cell, row by row, where every row has one for each name.
    pub cells: Vec<usize>,
    /// It looks like one of tasks.
    pub of_tasks: bool,
}

impl Unread {
    fn names(names: Range<usize>) -> Self {
        let rows = names.end..names.end;
        Unread {
            names,
            rows,
            cells: Vec::new(),
            of_tasks: true,
        }
    }
}

/// The lines among which headers are looked for. What a short one is as the name of a column is asked once: nearly every one is a
/// candidate for several kinds of headers, and for several places in them.
struct Lines<'a> {
    known: &'a ColumnNames,
    /// Up to the last that may tell a header.
    entries: &'a [Entry],
    start: usize,
    /// Of each entry at which one may begin, from the start on; `None` for all that are not short.
    roles: Vec<Option<ColumnRole>>,
}

impl<'a> Lines<'a> {
    /// Most bytes of a line that is a name in a header.
    const LONGEST: usize = 90;
    /// The same of a name without a bracket.
    const SHORT: usize = 10 * '名'.len_utf8();

    /// The lines of a range in which headers may begin; any of the entries may tell them.
    fn of(known: &'a ColumnNames, entries: &'a [Entry], range: Range<usize>) -> Self {
        let roles = entries[range.clone()].iter();
        Lines {
            known,
            entries,
            start: range.start,
            roles: roles.map(|entry| role_of_short(known, entry)).collect(),
        }
    }

    /// The text of a line of the content; `None` behind the last as well.
    fn text(&self, at: usize) -> Option<&'a MappedText> {
        self.entries.get(at).and_then(content)
    }

    /// What a line stands for as the name of a column.
    fn role(&self, at: usize) -> Option<ColumnRole> {
        let name = self.text(at).filter(|text| text.len() <= Self::LONGEST)?;
        match name.len() > Self::SHORT {
            true => self.known.role(name),
            false => self.role_of_short(at),
        }
    }

    /// The same of a line that is as short as names without a bracket are.
    fn role_of_short(&self, at: usize) -> Option<ColumnRole> {
        match self.roles.get(at.checked_sub(self.start)?) {
            Some(role) => *role,
            None => role_of_short(self.known, self.entries.get(at)?),
        }
    }

    /// The signs of a line; none where there is no line.
    fn signs(&self, at: usize) -> Signs {
        let line = self.entries.get(at).and_then(Entry::line);
        line.map_or_else(Signs::default, |line| line.signs)
    }

    /// Whether a blank line stands above a line.
    fn is_apart(&self, at: usize) -> bool {
        matches!(self.entries.get(at), Some(Entry::Line(line)) if line.gap)
    }

    /// Whether a line closes as titles do and is no name that headers are known to use.
    fn is_title(&self, at: usize) -> bool {
        let title = self.text(at).filter(|text| has_title_tail(text));
        title.is_some() && self.role(at).is_none()
            || matches!(&self.entries[at], Entry::Line(line) if line.class == Class::Title)
    }

    fn is_annex_mark(&self, at: usize) -> bool {
        matches!(&self.entries[at], Entry::Line(line) if matches!(line.class, Class::AttachmentMark(_)))
    }

    fn is_page_mark(&self, at: usize) -> bool {
        matches!(&self.entries[at], Entry::Line(line) if line.class == Class::PageMark)
    }
}

/// The headers of flattened tables in a range of entries, in order; also those repeated at page breaks.
pub(crate) fn find_all(
    known: &ColumnNames,
    entries: &[Entry],
    range: Range<usize>,
) -> (Vec<FlatHeader>, Vec<Unread>) {
    let lines = &Lines::of(known, &entries[..range.end], range.clone());
    let mut found: Vec<FlatHeader> = Vec::new();
    let mut unread = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let read = unread::figures(lines, at).or_else(|| unread::names_by_bodies(lines, at));
        if let Some(table) = read {
            at = table.rows.end;
            unread.push(table);
            continue;
        }
        let floor = found.last().map_or(range.start, |last| last.entries.end);
        let again = found.last().and_then(|last| printed_again(lines, at, last));
        let header = again.or_else(|| {
            let header = header_at(lines, at, found.first(), floor)?;
            let again = found
                .last()
                .and_then(|last| below_a_cell(lines, &header, last));
            Some(again.unwrap_or(header))
        });
        match header {
            Some(header) => {
                at = header.entries.end;
                let run_on = header.form == Form::RunOn;
                found.push(header);
                if run_on {
                    break;
                }
            }
            None => {
                let records = unread::unknown_records(lines, at);
                let names = || {
                    unread::unknown_header(lines, at)
                        .or_else(|| unread::unknown_line(lines, at))
                        .or_else(|| unread::names_of_bodies(lines, at))
                };
                let found = records.or_else(|| Some(Unread::names(names()?)));
                at = found
                    .as_ref()
                    .map_or(at, |found| found.rows.end.max(at + 1) - 1)
                    + 1;
                unread.extend(found);
            }
        }
    }
    (found, unread)
}

/// The first line of a range of entries at which the header of a flattened table begins, or names of columns that make none.
pub(crate) fn first(entries: &[Entry], range: Range<usize>) -> Option<usize> {
    /// Lines behind the range that may tell a header.
    const BELOW: usize = 60;
    /// Fewer names may be lines of a title (目标任务).
    const NAMES: usize = 3;
    let known = ColumnNames::default();
    let end = (range.end + BELOW).min(entries.len());
    let lines = Lines::of(&known, &entries[..end], range.clone());
    // A title that may be a name (民生实事) stands above the number column.
    let role = |at: usize| lines.role_of_short(at);
    let are_names = |at: usize| {
        (at..at + NAMES).all(|at| role(at).is_some())
            && (role(at), role(at + 1)) != (Some(ColumnRole::Text), Some(ColumnRole::Seq))
    };
    range.clone().find_map(|at| {
        let header = header_at(&lines, at, None, range.start);
        let start = header.map(|header| header.entries.start);
        let names = || are_names(at) || row::first_row(&lines, at).is_some();
        start.or_else(|| names().then_some(at))
    })
}

/// The header that begins at a line, below the first of its part or as the first; one whose first names are not known is told at a
/// later line, and goes up to `floor` at most.
fn header_at(
    lines: &Lines,
    at: usize,
    first: Option<&FlatHeader>,
    floor: usize,
) -> Option<FlatHeader> {
    words::side_by_side(lines, at)
        .or_else(|| run_together::run_together(lines, at))
        .or_else(|| lines::one_a_line(lines, at, first))
        .or_else(|| odd::bodies_and_duties(lines, at))
        .or_else(|| odd::told_by_records(lines, at))
        .or_else(|| odd::told_by_period(lines, at, floor))
}

/// The lines of a header once more, as every page prints them: the columns stay what they are, whatever stands below.
fn printed_again(lines: &Lines, at: usize, header: &FlatHeader) -> Option<FlatHeader> {
    if header.form != Form::Lines {
        return None;
    }
    let name = |at: usize| lines.text(at).map(|text| text.as_str());
    let mut end = at;
    for known in header.entries.clone().filter(|&at| !lines.is_page_mark(at)) {
        if name(end)? != name(known)? {
            return None;
        }
        end += 1;
    }
    Some(FlatHeader {
        entries: at..end,
        ..header.clone()
    })
}

/// The names of the header before, where these stand in a header below what no header is known to use: the last cell of a row.
fn below_a_cell(lines: &Lines, header: &FlatHeader, before: &FlatHeader) -> Option<FlatHeader> {
    let cell = lines.text(header.entries.start)?;
    let mut below = header.entries.start + 1..header.entries.end;
    let again = || below.find_map(|at| printed_again(lines, at, before));
    (!lines.known.is_exact(&squeezed(cell))).then(again)?
}

fn settled(
    entries: Range<usize>,
    form: Form,
    names: Vec<String>,
    roles: Vec<Option<ColumnRole>>,
    texts: Vec<MappedText>,
) -> FlatHeader {
    let unknown = roles.iter().map(Option::is_none).collect();
    let mut roles: Vec<ColumnRole> = roles
        .into_iter()
        .map(|role| role.unwrap_or(ColumnRole::Other))
        .collect();
    column::settle(&names, &mut roles);
    FlatHeader {
        entries,
        form,
        roles,
        names,
        unknown,
        texts,
    }
}

/// What a line that is as short as names without a bracket are stands for as the name of a column.
fn role_of_short(known: &ColumnNames, entry: &Entry) -> Option<ColumnRole> {
    let name = content(entry).filter(|text| text.len() <= Lines::SHORT)?;
    known.role(name)
}

fn content(entry: &Entry) -> Option<&MappedText> {
    entry.content_line().map(|line| &line.text)
}

fn is_plain(text: &str) -> bool {
    let name = squeezed(text);
    (2..=8).contains(&name.chars().count()) && is_plain_word(&name)
}
