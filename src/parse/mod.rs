//! From a document to a notice: lines are classified, the parts found, and each part read as outline or table.
//!
//! ```text
//! lines      what each line is; paragraphs out of lines that were parted or run together
//! parts      where the cover ends, and what is attached
//! header     title, number, addressees, signature; what the page says around the notice
//! outline    a part as a book: items, their clauses and who is responsible
//! table      a part as tables: grids of cells, and tables that extraction flattened
//! read_part  which of both a part is read as
//! leftover   what is in none of them
//! ```
//!
//! Each imports from those above it alone; `duty` serves outlines and tables alike.

mod covered;
mod duty;
mod header;
mod kind;
mod layout;
mod leftover;
mod lines;
mod outline;
mod parts;
mod read_part;
mod table;
mod task_year;
mod trace;

pub use self::trace::ReadLine;

use std::ops::Range;

use self::kind::{has_levels, transmits};
use self::lines::{Class, Entry};
use self::parts::{Part, Sections, closing, closing_note, next_notice, title_of};
use self::read_part::PartReader;
use self::table::column::names::ColumnNames;
use self::task_year::task_year;
use self::trace::read_lines;
use crate::document::Document;
use crate::mapped::MappedText;
use crate::model::{Notice, ReadingTrouble, SCHEMA, ScopeRule, TroubleReason};
use crate::options::Options;
use crate::span::Source;
use crate::zh::responsibility::closes_with_label;

/// A parsed document: the notice without tasks, and what each line was taken for.
pub(crate) struct Parsed {
    pub notice: Notice,
    pub lines: Vec<ReadLine>,
}

/// Fewest lines of an annex: what follows its title alone may be the foot of the page.
const SHORTEST_ANNEX: usize = 3;

/// Parses a document; `trace` asks for the lines as well.
pub(crate) fn parse(mut document: Document, options: &Options, trace: bool) -> Parsed {
    let known = ColumnNames::with(&options.columns);
    let mut entries = classified(&known, &mut document);
    let later = next_notice::split_off(&mut entries);
    let sections = parts::find(&mut entries);
    let mut header = header::read(&mut entries, &sections, &document);
    let titles = sections.parts.iter();
    let titles: Vec<MappedText> = titles
        .filter_map(|part| title_of(&entries, part.title.clone()))
        .collect();
    header.year = options.year.or_else(|| task_year(&header, &titles));
    let mut notice = Notice {
        schema: SCHEMA.to_owned(),
        header,
        ..Notice::default()
    };
    let transmits = transmits(&entries, &sections, &notice.header);
    let signed = sections.signed;
    let is_book = !transmits && kind::is_plan(&notice.header);
    let (mut parts, beside) = parts(&entries, sections, is_book, transmits);
    for part in &parts {
        let signed = signed.is_some_and(|signed| part.body.end <= signed);
        closing::mark(&mut entries, part.body.clone(), signed);
    }
    notice.layout = layout::of(&entries, &parts, &document.source);
    let reader = PartReader {
        known: &known,
        transmits,
        beside,
        source: &document.source,
        year: notice.header.year,
    };
    let unread = read_parts(&reader, &mut entries, &mut parts, &mut notice);
    notice.rules.extend(rule(&entries, &notice));
    notice
        .rules
        .extend(bearers_of_all(&entries, &document.source));
    notice
        .troubles
        .extend(next_notice::trouble(&later, &document.source));
    let own = entries.len();
    entries.extend(later);
    leftover::account(&entries, own, &parts, unread, &document, &mut notice);
    let lines = if trace {
        read_lines(&entries, &document.source, &notice.leftover)
    } else {
        Vec::new()
    };
    notice.origin = document.origin;
    notice.source = document.source;
    Parsed { notice, lines }
}

/// The lines of a document by what each is; paragraphs out of lines that were parted or run together.
fn classified(known: &ColumnNames, document: &mut Document) -> Vec<Entry> {
    let is_plain = document.origin.is_text();
    let blocks = std::mem::take(&mut document.blocks);
    document.blocks = table::set_index_aside(known, blocks);
    let mut entries = lines::entries(document);
    entries = match is_plain {
        true => table::tabbed::gather(known, entries, &document.source),
        false => lines::unfold::unfold_page(entries, document.source.text()),
    };
    lines::sequence::settle(&mut entries);
    if is_plain {
        entries = lines::unfold::unfold(entries);
        lines::page::foot::set_aside(&mut entries);
        entries = table::wrapped_text::reflow_text(known, entries);
    } else {
        entries = table::wrapped_text::reflow_page(known, entries);
    }
    lines::claim_content(&mut entries);
    entries
}

/// Reads the parts and keeps those of which anything was read; gives the annexes that hold neither a book nor a table.
fn read_parts(
    reader: &PartReader,
    entries: &mut [Entry],
    parts: &mut Vec<Part>,
    notice: &mut Notice,
) -> Vec<Range<usize>> {
    let mut unread = Vec::new();
    parts.retain(|part| {
        let troubles = notice.troubles.len();
        let read = reader.read(entries, part, notice);
        let is_annex = part.attachment.is_some() || !part.title.is_empty();
        if !read && is_annex && part.body.len() >= SHORTEST_ANNEX {
            unread.push(part.body.clone());
            let silent = notice.troubles.len() == troubles;
            let table = title_of(entries, part.title.clone()).filter(|title| {
                silent
                    && kind::is_task_table(title)
                    && !kind::lists_contacts(&entries[part.body.clone()])
            });
            notice.troubles.extend(table.map(|title| {
                ReadingTrouble::new(TroubleReason::NothingRead, title.span(reader.source))
            }));
        }
        read
    });
    unread
}

/// The parts to read, the body itself among them; and whether it is so only beside what is attached, being no plan (意见, 方案) with items
/// below items.
fn parts(
    entries: &[Entry],
    sections: Sections,
    is_plan: bool,
    transmits: bool,
) -> (Vec<Part>, bool) {
    let mut parts = sections.parts;
    let mut with_tasks = parts
        .iter()
        .filter(|part| !kind::hands_out_none(entries, part));
    let tasks_attached = with_tasks.any(|part| {
        entries[part.body.clone()].iter().any(|entry| match entry {
            Entry::Table(_) => true,
            Entry::Line(line) => matches!(line.class, Class::Heading(_)),
        })
    });
    let end = sections.signed.unwrap_or(sections.cover.end);
    let body = sections.cover.start..end;
    let body = &entries[body];
    let beside = tasks_attached && !(is_plan && has_levels(body)) && !says_who(body);
    if !beside || !transmits && has_chapters(body) {
        parts.insert(
            0,
            Part {
                attachment: None,
                title: sections.cover.start..sections.cover.start,
                body: sections.cover.start..end,
            },
        );
    }
    for part in &mut parts {
        if let Some(note) = closing_note(entries, part.body.clone()) {
            part.body.end = note;
        }
    }
    (parts, beside)
}

/// Whether several items have a number.
fn has_chapters(entries: &[Entry]) -> bool {
    let mut lines = entries.iter().filter_map(Entry::content_line);
    let mut chapter = || lines.any(|line| matches!(line.class, Class::Heading(_)));
    chapter() && chapter()
}

/// Whether several items say who bears them: no steps that a cover numbers, whatever is attached.
fn says_who(entries: &[Entry]) -> bool {
    let says = |entry: &&Entry| {
        entry.line().is_some_and(|line| match line.class {
            Class::Duty => true,
            Class::Heading(_) => line.signs.brackets && closes_with_label(&line.text),
            _ => false,
        })
    };
    entries.iter().filter(says).nth(1).is_some()
}

/// The rule of the sentences above the first item that names who bears all of them as well: 以下任务均需各县区落实.
fn bearers_of_all(entries: &[Entry], source: &Source) -> Option<ScopeRule> {
    let lines = entries.iter().filter_map(Entry::content_line);
    lines
        .take_while(|line| !matches!(line.class, Class::Heading(_)))
        .filter(|line| line.class == Class::Prose)
        .find_map(|line| duty::bearers_of_all(&line.text, source))
}

/// A rule of responsibility that prose outside the items, a row of remarks or the name of a column states.
fn rule(entries: &[Entry], notice: &Notice) -> Option<ScopeRule> {
    let names = notice
        .tables
        .iter()
        .flat_map(|table| &table.columns)
        .map(|column| column.name.as_str());
    let prose = entries.iter().filter_map(|entry| {
        let line = entry.content_line()?;
        matches!(line.class, Class::Prose | Class::Closing).then_some(line.text.as_str())
    });
    let grids = entries.iter().filter_map(Entry::grid);
    let remarks = grids.flat_map(table::remarks);
    names
        .chain(prose)
        .chain(remarks)
        .find_map(duty::rule_in_prose)
}
