//! From a document to a notice: lines are classified, the parts found, and each part read as outline or table.

mod attachments;
mod book;
mod columns;
mod duty;
mod evidence;
mod flat_table;
mod grid_table;
mod header;
mod item;
mod leftover;
mod line;
mod reflow;
mod sections;
mod unit_cell;

use std::ops::Range;

use evidence::BookEvidence;
use line::{Class, Entry};
use sections::{Part, Sections};

use crate::document::{Document, Zone};
use crate::mapped::MappedText;
use crate::model::{Book, Notice, SCHEMA, TaskTable};
use crate::options::Options;
use crate::span::{Source, Span};

/// A parsed document: the notice without tasks, and what each line was taken for.
pub(crate) struct Parsed {
    pub notice: Notice,
    pub lines: Vec<ReadLine>,
}

/// A line as the parser saw it.
#[derive(Debug, Clone)]
pub struct ReadLine {
    /// What it was taken for.
    pub class: &'static str,
    /// In the content, or around it.
    pub chrome: bool,
    /// Its text.
    pub text: String,
    /// Its place.
    pub at: Span,
}

/// Parses a document; `trace` asks for the lines as well.
pub(crate) fn parse(mut document: Document, options: &Options, trace: bool) -> Parsed {
    let mut entries = line::entries(&mut document);
    if document.origin.media_type == "text/plain" {
        entries = reflow::reflow(entries);
    }
    let sections = sections::find(&mut entries);
    let mut header = header::read(&mut entries, &sections, &document);
    header.year = options.year.or_else(|| task_year(&header));
    let mut notice = Notice {
        schema: SCHEMA.to_owned(),
        header,
        ..Notice::default()
    };
    let year = notice.header.year;
    let parts = parts(&entries, sections);
    for part in &parts {
        read_part(&mut entries, part, &document.source, year, &mut notice);
    }
    leftover::account(&entries, &parts, &document, &mut notice);
    let lines = if trace {
        read_lines(&entries, &document.source)
    } else {
        Vec::new()
    };
    notice.origin = document.origin;
    notice.source = document.source;
    Parsed { notice, lines }
}

/// The year that the tasks are for: the one in the title, else that of the document.
fn task_year(header: &crate::model::Header) -> Option<i16> {
    let titles = header.title.iter().map(String::as_str).chain(
        header
            .attachments
            .iter()
            .map(|attachment| attachment.title.as_str()),
    );
    titles
        .filter_map(year_in)
        .next()
        .or_else(|| header.issued_on.map(|day| day.year()))
        .or_else(|| header.doc_number.as_ref().and_then(|number| number.year))
        .or_else(|| header.published_on.map(|day| day.year()))
}

/// `2017年` or `二○一七年` in a title, outside document numbers.
fn year_in(title: &str) -> Option<i16> {
    title.match_indices('年').find_map(|(at, _)| {
        let before = title[..at].trim_end();
        let start = before.char_indices().rev().nth(3).map(|(start, _)| start)?;
        let digits = &before[start..];
        crate::zh::numeral::digits_value(digits)
            .and_then(|value| i16::try_from(value).ok())
            .or_else(|| crate::zh::numeral::chinese_year(digits))
            .filter(|year| (1949..2100).contains(year))
    })
}

/// The parts to read; the body itself where nothing is attached.
fn parts(entries: &[Entry], sections: Sections) -> Vec<Part> {
    let mut parts = sections.parts;
    let tasks_attached = parts.iter().any(|part| {
        entries[part.body.clone()].iter().any(|entry| match entry {
            Entry::Table(_) => true,
            Entry::Line(line) => matches!(line.class, Class::Heading(_)),
        })
    });
    if !tasks_attached {
        let end = sections.signed.unwrap_or(sections.cover.end);
        parts.insert(
            0,
            Part {
                attachment: None,
                title: sections.cover.start..sections.cover.start,
                body: sections.cover.start..end,
            },
        );
    }
    parts
}

fn read_part(
    entries: &mut [Entry],
    part: &Part,
    source: &Source,
    year: Option<i16>,
    notice: &mut Notice,
) {
    let title = title_of(entries, part.title.clone());
    let text = |title: &Option<MappedText>| title.as_ref().map(|title| title.as_str().to_owned());
    let place = title.as_ref().map(|title| title.span(source));
    let flat = flat_table::find_header(entries, part.body.clone());
    let outline_end = flat
        .as_ref()
        .map_or(part.body.end, |header| header.entries.start);
    let nodes = book::outline(&entries[part.body.start..outline_end], source, year);
    if !nodes.is_empty() {
        notice.books.push(Book {
            title: text(&title),
            attachment: part.attachment,
            nodes,
            at: place.clone(),
        });
    }
    let mut tables: Vec<TaskTable> = Vec::new();
    for entry in &entries[part.body.clone()] {
        if let Entry::Table(table) = entry
            && table.zone == Zone::Content
        {
            tables.extend(grid_table::read(table, source));
        }
    }
    if let Some(header) = flat {
        let evidence = BookEvidence::of(&notice.books);
        let range = header.entries.end..part.body.end;
        tables.push(flat_table::read(entries, &header, range, &evidence, source));
    }
    for mut table in tables {
        table.title = text(&title);
        table.attachment = part.attachment;
        table.at = place.clone();
        notice.tables.push(table);
    }
}

fn title_of(entries: &[Entry], range: Range<usize>) -> Option<MappedText> {
    let mut title = MappedText::default();
    for entry in &entries[range] {
        if let Entry::Line(line) = entry
            && matches!(line.class, Class::Title | Class::AttachmentNote)
        {
            title.append(&line.text);
        }
    }
    (!title.is_empty()).then_some(title)
}

fn read_lines(entries: &[Entry], source: &Source) -> Vec<ReadLine> {
    let mut lines = Vec::new();
    for entry in entries {
        match entry {
            Entry::Line(line) => lines.push(ReadLine {
                class: line.class.name(),
                chrome: line.zone == Zone::Chrome,
                text: line.text.as_str().to_owned(),
                at: line.text.span(source),
            }),
            Entry::Table(table) => {
                for cell in &table.cells {
                    for line in &cell.lines {
                        lines.push(ReadLine {
                            class: "table-cell",
                            chrome: table.zone == Zone::Chrome,
                            text: line.as_str().to_owned(),
                            at: line.span(source),
                        });
                    }
                }
            }
        }
    }
    lines
}
