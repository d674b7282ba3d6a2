//! From a document to a notice: lines are classified, the parts found, and each part read as outline or table.

mod attachments;
mod bands;
mod book;
mod closing;
mod column_names;
mod column_words;
mod columns;
mod duty;
mod evidence;
mod flat_decode;
mod flat_header;
mod flat_rows;
mod flat_slips;
mod flat_table;
mod furniture;
mod grid_content;
mod grid_groups;
mod grid_header;
mod grid_ragged;
mod grid_table;
mod header;
mod item;
mod layout;
mod leftover;
mod line;
mod next_notice;
mod page_header;
mod page_labels;
mod reflow;
mod run_on_table;
mod sections;
mod tables;
mod unfold;
mod unit_cell;
mod wrap;

use std::ops::Range;

use line::{Class, Entry};
use sections::{Part, Sections};

use self::column_names::ColumnNames;
use crate::document::{Document, Zone};
use crate::mapped::MappedText;
use crate::model::{Book, Header, Node, Notice, SCHEMA, ScopeRule};
use crate::options::Options;
use crate::span::{Source, Span};
use crate::zh::traditional::simplify;

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
    let known = ColumnNames::with(&options.columns);
    let mut entries = line::entries(&mut document);
    if document.origin.media_type == "text/plain" {
        entries = tables::reflow_around(&known, unfold::unfold(entries));
    }
    line::claim_content(&mut entries);
    let later = next_notice::split_off(&mut entries);
    let sections = sections::find(&mut entries);
    let mut header = header::read(&mut entries, &sections, &document);
    header.year = options.year.or_else(|| task_year(&header));
    let mut notice = Notice {
        schema: SCHEMA.to_owned(),
        header,
        ..Notice::default()
    };
    let year = notice.header.year;
    let transmits = transmits(&entries, &sections, &notice.header);
    let signed = sections.signed;
    let mut parts = parts(&entries, sections);
    for part in &parts {
        closing::mark(
            &mut entries,
            part.body.clone(),
            signed == Some(part.body.end),
        );
    }
    notice.layout = layout::of(&entries, &parts, &document.source);
    parts.retain(|part| {
        read_part(
            &known,
            &mut entries,
            part,
            transmits,
            &document.source,
            year,
            &mut notice,
        )
    });
    notice.rule = rule(&entries, &notice);
    notice
        .troubles
        .extend(next_notice::trouble(&later, &document.source));
    let own = entries.len();
    entries.extend(later);
    leftover::account(&entries, own, &parts, &document, &mut notice);
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

/// `2017年` or `二○一七年` in a title, outside document numbers; of `2023-2025年` the first, in which the plan sets out.
fn year_in(title: &str) -> Option<i16> {
    title.match_indices('年').find_map(|(at, _)| {
        let (head, last) = year_at_end(&title[..at])?;
        let opening = head
            .trim_end()
            .strip_suffix(['-', '—', '–', '~', '～', '至']);
        let first = opening.and_then(|head| year_at_end(head.trim_end_matches('—')));
        Some(first.map_or(last, |(_, first)| first))
    })
}

/// The year that a text ends with, and what stands before it.
fn year_at_end(text: &str) -> Option<(&str, i16)> {
    let text = text.trim_end();
    let start = text.char_indices().rev().nth(3).map(|(start, _)| start)?;
    let digits = &text[start..];
    crate::zh::numeral::digits_value(digits)
        .and_then(|value| i16::try_from(value).ok())
        .or_else(|| crate::zh::numeral::chinese_year(digits))
        .filter(|year| (1949..2100).contains(year))
        .map(|year| (&text[..start], year))
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

/// Whether the notice hands on another document (印发, 转发): its own numbered paragraphs are then no tasks.
fn transmits(entries: &[Entry], sections: &Sections, header: &Header) -> bool {
    const VERBS: &[&str] = &["印发", "下发", "转发", "公布", "发布"];
    const HANDED_ON: &[&str] = &[
        "现将",
        "现印发",
        "现予以印发",
        "印发给你们",
        "下发给你们",
        "转发给你们",
        "现下发",
        "现转发",
    ];
    let title = &*simplify(header.title.as_deref().unwrap_or_default());
    let handed_on = |entry: &Entry| {
        matches!(entry, Entry::Line(line) if line.zone == Zone::Content
            && HANDED_ON.iter().any(|words| simplify(&line.text).contains(words)))
    };
    VERBS.iter().any(|verb| title.contains(verb))
        || (title.ends_with("通知")
            && !header.attachments.is_empty()
            && (entries[sections.cover.clone()].iter().any(handed_on)
                || header
                    .attachments
                    .iter()
                    .any(|attached| hands_out_tasks(&attached.title))))
}

/// Whether a title is that of a table or book of tasks.
fn hands_out_tasks(title: &str) -> bool {
    ["任务", "分解", "分工", "责任"]
        .iter()
        .any(|word| title.contains(word))
        && ["表", "清单", "方案", "任务书", "分工", "分解"]
            .iter()
            .any(|word| title.contains(word))
}

/// Whether a title is that of a report on how far the tasks have come.
fn reports_progress(title: &str) -> bool {
    let title = title.trim_end();
    ["进展", "完成情况", "落实情况", "推进情况", "执行情况"]
        .iter()
        .any(|word| title.contains(word))
        && ["报告", "通报", "情况"]
            .iter()
            .any(|end| title.ends_with(end))
}

/// Reads a part into the notice; tells whether anything of it is a book or a table.
fn read_part(
    known: &ColumnNames,
    entries: &mut [Entry],
    part: &Part,
    transmits: bool,
    source: &Source,
    year: Option<i16>,
    notice: &mut Notice,
) -> bool {
    let title = title_of(entries, part.title.clone());
    let text = |title: &Option<MappedText>| title.as_ref().map(|title| title.as_str().to_owned());
    let place = title.as_ref().map(|title| title.span(source));
    let flat = tables::find(known, entries, part.body.clone());
    tables::mark_titles(entries, part.body.clone());
    let outline_end = flat.start(entries, &part.body);
    let nodes = book::outline(&entries[part.body.start..outline_end], source, year);
    // What a cover numbers itself is procedure, unless it says who is responsible for each.
    let is_cover = transmits && part.title.is_empty();
    // The prose of a progress report tells what was done.
    let own_title = title.as_ref().map(|title| title.as_str());
    let is_report = own_title
        .or(notice.header.title.as_deref())
        .is_some_and(reports_progress);
    let has_book = !nodes.is_empty() && !is_report && (!is_cover || nodes.iter().any(names_units));
    if has_book {
        notice.books.push(Book {
            title: text(&title),
            attachment: part.attachment,
            nodes,
            at: place.clone(),
        });
    }
    let tables = tables::read(
        known,
        entries,
        part.body.clone(),
        flat,
        &notice.books,
        source,
        &mut notice.troubles,
    );
    let found = has_book || !tables.is_empty();
    for tables::Found {
        mut table,
        title: own,
    } in tables
    {
        let title = own.as_ref().or(title.as_ref());
        table.title = title.map(|title| title.as_str().to_owned());
        table.at = title.map(|title| title.span(source));
        table.attachment = part.attachment;
        notice.tables.push(table);
    }
    found
}

/// Whether an item or one below it names units.
fn names_units(node: &Node) -> bool {
    !node.units.is_empty() || !node.stated.is_empty() || node.children.iter().any(names_units)
}

/// A rule of responsibility that prose outside the items or the name of a column states.
fn rule(entries: &[Entry], notice: &Notice) -> Option<ScopeRule> {
    let names = notice
        .tables
        .iter()
        .flat_map(|table| &table.columns)
        .map(|column| column.name.as_str());
    let prose = entries.iter().filter_map(|entry| match entry {
        Entry::Line(line)
            if matches!(line.class, Class::Prose | Class::Closing)
                && line.zone == Zone::Content =>
        {
            Some(line.text.as_str())
        }
        _ => None,
    });
    names.chain(prose).find_map(duty::rule_in_prose)
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
                            class: if cell.header {
                                "table-header"
                            } else {
                                "table-cell"
                            },
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
