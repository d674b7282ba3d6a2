//! One part of a document read into the notice: its books and its tables.

use std::collections::HashSet;
use std::iter::once;
use std::ops::Range;

use super::kind::{explains, lists_findings, reports_progress, tells_or_rules};
use super::lines::{Class, Entry};
use super::parts::{Part, title_of};
use super::table::column::names::ColumnNames;
use super::{outline, table};
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::{Book, Node, Notice, TaskTable, Unit, Via};
use crate::span::Source;

/// What holds for all parts of a document.
pub(super) struct PartReader<'a> {
    pub known: &'a ColumnNames,
    /// The body of the notice is a cover that hands on what is attached.
    pub transmits: bool,
    /// The body of the notice is read beside what is attached: its items are tasks where they tell bodies what to do.
    pub beside: bool,
    pub source: &'a Source,
    pub year: Option<i16>,
}

/// A part, and what it is.
struct Reading<'a> {
    part: &'a Part,
    title: Option<MappedText>,
    /// Where items may stand: above the first table that extraction flattened.
    outlined: Range<usize>,
    /// What a cover numbers itself is procedure, unless it says who is responsible for each, and not only what part of its readers
    /// (发起部门要牵头…).
    is_cover: bool,
    /// It stands beside what is attached, and is a book only where its items name bodies.
    is_beside: bool,
    /// The prose of a progress report tells what was done.
    is_report: bool,
    /// Sentences may tell bodies there what to do.
    tells: bool,
}

impl Reading<'_> {
    /// The title of the part, or else that of the notice.
    fn named<'a>(&'a self, notice: &'a Notice) -> Option<&'a str> {
        self.title.as_deref().or(notice.header.title.as_deref())
    }
}

impl PartReader<'_> {
    /// Reads a part into the notice; tells whether anything of it is a book or a table.
    pub(super) fn read(&self, entries: &mut [Entry], part: &Part, notice: &mut Notice) -> bool {
        let title = title_of(entries, part.title.clone());
        let flat = table::find(self.known, entries, part.body.clone());
        table::mark_titles(entries, part.body.clone());
        let outlined = part.body.start..flat.start(entries, &part.body);
        outline::unnumbered::mark(entries, outlined.clone());
        let mut reading = self.reading(entries, part, title, outlined, notice);
        reading.tells &= !flat.has_headers();
        let lists = self.duties_below_headings(entries, &reading);
        let books = self.books(entries, &reading, notice);
        let has_book = !books.is_empty();
        let first = notice.books.len();
        notice.books.extend(books);
        let unread = flat.has_unread();
        let tables = self.tables(entries, &reading, flat, has_book, notice);
        let of_part = notice.books.split_off(first).into_iter();
        notice
            .books
            .extend(of_part.filter(|book| !heads_rows(book, &tables)));
        let found = has_book || !tables.is_empty() || !lists.is_empty() || unread;
        for table::Found { mut table, title } in tables {
            let title = title.as_ref().or(reading.title.as_ref());
            table.title = title.map(|title| title.as_str().to_owned());
            table.at = title.map(|title| title.span(self.source));
            table.attachment = part.attachment;
            notice.tables.push(table);
        }
        let lists = lists.into_iter().map(|list| TaskTable {
            attachment: part.attachment,
            ..list
        });
        notice.tables.extend(lists);
        found
    }

    fn reading<'a>(
        &self,
        entries: &[Entry],
        part: &'a Part,
        title: Option<MappedText>,
        outlined: Range<usize>,
        notice: &Notice,
    ) -> Reading<'a> {
        let is_body = part.title.is_empty();
        let mut reading = Reading {
            is_cover: self.transmits && is_body,
            is_beside: self.beside && is_body,
            is_report: false,
            tells: false,
            part,
            title,
            outlined,
        };
        let named = reading.named(notice);
        let is_report = named.is_some_and(reports_progress);
        let tells_itself = named.is_some_and(tells_or_rules);
        let mut items = entries[reading.outlined.clone()].iter();
        let has_table = items.any(|entry| entry.grid().is_some());
        reading.is_report = is_report;
        reading.tells = !reading.is_cover && !has_table && !tells_itself;
        reading
    }

    /// The tables that paragraphs make below headings without a number, beside items.
    fn duties_below_headings(&self, entries: &mut [Entry], reading: &Reading) -> Vec<TaskTable> {
        let outlined = reading.outlined.clone();
        let has_items = entries[outlined.clone()].iter().any(is_item);
        match has_items && !reading.is_cover && !reading.is_report {
            true => table::read_duties_below_headings(entries, outlined, self.source),
            false => Vec::new(),
        }
    }

    /// The outline of a part, one book for each heading with which its numbers begin anew.
    fn books(&self, entries: &[Entry], reading: &Reading, notice: &Notice) -> Vec<Book> {
        let Range { start, end } = reading.outlined;
        let restarts = outline::restarts(entries, start..end);
        let starts = once(start).chain(restarts.iter().copied());
        let ends = restarts.iter().copied().chain([end]);
        let mut books = Vec::new();
        for (from, to) in starts.zip(ends) {
            let heading = match from == start {
                true => reading.title.clone(),
                false => outline::heading(&entries[from]),
            };
            // A document that is a list of duties by its title: 县防指工作组职责.
            let of_document = reading
                .named(notice)
                .filter(|title| from == start && title.ends_with("职责"));
            let named = heading.as_deref().or(of_document);
            let stretch = &entries[from..to];
            let is_annex = reading.part.attachment.is_some();
            let informs =
                named.is_some_and(|title| lists_findings(title) || is_annex && explains(title));
            let nodes = outline::outline(stretch, named, reading.tells, self.source, self.year);
            let is_book = !nodes.is_empty()
                && !reading.is_report
                && !lists_winners(&nodes)
                && (!informs || nodes.iter().any(names_units))
                && (!reading.is_cover || nodes.iter().any(names_units))
                && (!reading.is_beside || nodes.iter().any(names_any));
            if is_book {
                books.push(Book {
                    title: heading.as_ref().map(|heading| heading.as_str().to_owned()),
                    attachment: reading.part.attachment,
                    nodes,
                    at: heading.as_ref().map(|heading| heading.span(self.source)),
                });
            }
        }
        books
    }

    /// The tables of a part; where it holds neither these nor a book, what records or paragraphs make a table of.
    fn tables(
        &self,
        entries: &mut [Entry],
        reading: &Reading,
        flat: table::Flat,
        has_book: bool,
        notice: &mut Notice,
    ) -> Vec<table::Found> {
        let body = || reading.part.body.clone();
        let tables = table::read(
            self.known,
            entries,
            body(),
            flat,
            &notice.books,
            self.source,
            &mut notice.troubles,
        );
        if has_book || !tables.is_empty() {
            return tables;
        }
        let title = reading.title.as_deref();
        let records = table::read_records(self.known, entries, body(), title, self.source);
        if records.is_some() || reading.is_report {
            return records.into_iter().map(table::Found::from).collect();
        }
        let stated = table::read_stated(entries, body(), self.source, self.year);
        let made = stated
            .or_else(|| table::read_duties(entries, body(), reading.named(notice), self.source));
        made.into_iter().map(table::Found::from).collect()
    }
}

fn is_item(entry: &Entry) -> bool {
    let line = entry.line();
    line.is_some_and(|line| matches!(line.class, Class::Heading(_)) && line.zone == Zone::Content)
}

/// Whether all that an outline says is above which rows it stands (一、城乡建设 above a table of its own): these have it as their group.
fn heads_rows(book: &Book, tables: &[table::Found]) -> bool {
    let says_nothing = |node: &Node| {
        let no_units = node.units.is_empty() && node.stated.is_empty();
        no_units && node.clauses.is_empty() && node.children.is_empty()
    };
    if !book.nodes.iter().all(says_nothing) {
        return false;
    }
    let rows = tables.iter().flat_map(|found| &found.table.rows);
    let groups = rows.filter_map(|row| row.places.get("group"));
    let groups: HashSet<u32> = groups.map(|at| at.start).collect();
    let mut nodes = book.nodes.iter();
    nodes.all(|node| groups.contains(&node.at.start))
}

/// Whether the chapters are prizes, 一、优秀组织奖 with those who won it: work that is done.
fn lists_winners(nodes: &[Node]) -> bool {
    let prizes = nodes.iter().filter(|node| {
        let title = node.title.as_deref();
        title.is_some_and(|title| title.ends_with('奖'))
    });
    prizes.count() * 2 > nodes.len()
}

/// Whether an item or one below it names units at all.
fn names_any(node: &Node) -> bool {
    let own = !node.units.is_empty() || !node.stated.is_empty();
    own || node.children.iter().any(names_any)
}

/// Whether an item or one below it names units; a sentence may name those that are only described.
fn names_units(node: &Node) -> bool {
    let named = |unit: &Unit| !unit.generic || unit.via != Via::Sentence;
    let mut units = node.units.iter().chain(&node.stated);
    units.any(named) || node.children.iter().any(names_units)
}
