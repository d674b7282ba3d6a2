//! From a document to a notice: lines are classified, the parts found, and each part read as outline or table.
//!
//! ```text
//! lines      what each line is; paragraphs out of lines that were parted or run together
//! parts      where the cover ends, and what is attached
//! header     title, number, addressees, signature; what the page says around the notice
//! outline    a part as a book: items, their clauses and who is responsible
//! table      a part as tables: grids of cells, and tables that extraction flattened
//! leftover   what is in none of them
//! ```
//!
//! Each imports from those above it alone; `duty` serves outlines and tables alike.

mod duty;
mod header;
mod kind;
mod layout;
mod leftover;
mod lines;
mod outline;
mod parts;
mod table;
mod task_year;
mod trace;

pub use self::trace::ReadLine;

use self::kind::{has_levels, reports_progress, tells_or_rules, transmits};
use self::lines::{Class, Entry};
use self::parts::{Part, Sections, closing, closing_note, next_notice, title_of};
use self::table::column::names::ColumnNames;
use self::task_year::task_year;
use self::trace::read_lines;
use crate::document::{Document, Zone};
use crate::mapped::MappedText;
use crate::model::{
    Book, Node, Notice, ReadingTrouble, SCHEMA, ScopeRule, TaskTable, TroubleReason, Unit, Via,
};
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
    document.blocks = table::set_index_aside(&known, document.blocks);
    let mut entries = lines::entries(&mut document);
    if document.origin.media_type == "text/plain" {
        entries = table::tabbed::gather(&known, entries, &document.source);
    } else {
        entries = lines::unfold::unfold_page(entries, document.source.text());
    }
    lines::sequence::settle(&mut entries);
    if document.origin.media_type == "text/plain" {
        entries = lines::unfold::unfold(entries);
        lines::page_foot::set_aside(&mut entries);
        entries = table::reflow_around(&known, entries);
        // A paragraph put together of lines is classified anew.
        lines::sequence::settle(&mut entries);
    } else {
        entries = lines::reflow::close_labelled_brackets(entries);
    }
    lines::claim_content(&mut entries);
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
    let year = notice.header.year;
    let transmits = transmits(&entries, &sections, &notice.header);
    let signed = sections.signed;
    let is_book = !transmits && kind::is_plan(&notice.header);
    let mut parts = parts(&entries, sections, is_book);
    for part in &parts {
        let signed = signed.is_some_and(|signed| part.body.end <= signed);
        closing::mark(&mut entries, part.body.clone(), signed);
    }
    notice.layout = layout::of(&entries, &parts, &document.source);
    // Annexes that hold neither a book nor a table that was read.
    let mut unread = Vec::new();
    parts.retain(|part| {
        let troubles = notice.troubles.len();
        let read = read_part(
            &known,
            &mut entries,
            part,
            transmits,
            &document.source,
            year,
            &mut notice,
        );
        let is_annex = part.attachment.is_some() || !part.title.is_empty();
        if !read && is_annex && part.body.len() >= SHORTEST_ANNEX {
            unread.push(part.body.clone());
            let title = title_of(&entries, part.title.clone());
            let silent = notice.troubles.len() == troubles;
            let body = &entries[part.body.clone()];
            let table = title.filter(|title| {
                silent && kind::is_task_table(title) && !kind::lists_contacts(body)
            });
            notice.troubles.extend(table.map(|title| ReadingTrouble {
                reason: TroubleReason::NothingRead,
                at: title.span(&document.source),
            }));
        }
        read
    });
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

/// The parts to read; the body itself where nothing is attached, or where it is a plan (意见, 方案) with items below items.
fn parts(entries: &[Entry], sections: Sections, is_plan: bool) -> Vec<Part> {
    let mut parts = sections.parts;
    let tasks_attached = parts.iter().any(|part| {
        entries[part.body.clone()].iter().any(|entry| match entry {
            Entry::Table(_) => true,
            Entry::Line(line) => matches!(line.class, Class::Heading(_)),
        })
    });
    let end = sections.signed.unwrap_or(sections.cover.end);
    let body = sections.cover.start..end;
    let body = &entries[body];
    if !tasks_attached || is_plan && has_levels(body) || says_who(body) {
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
    parts
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
    let flat = table::find(known, entries, part.body.clone());
    table::mark_titles(entries, part.body.clone());
    let outline_end = flat.start(entries, &part.body);
    let own_title = title.as_ref().map(|title| title.as_str());
    outline::unnumbered::mark(entries, part.body.start..outline_end);
    let outlined = &entries[part.body.start..outline_end];
    let has_items = outlined.iter().any(is_item);
    // What a cover numbers itself is procedure, unless it says who is responsible for each, and not only what part of its readers
    // (发起部门要牵头…).
    let is_cover = transmits && part.title.is_empty();
    let has_table =
        outline_end < part.body.end || outlined.iter().any(|entry| entry.grid().is_some());
    // The prose of a progress report tells what was done.
    let named = own_title.or(notice.header.title.as_deref());
    let is_report = named.is_some_and(reports_progress);
    let tells = !is_cover && !has_table && !named.is_some_and(tells_or_rules);
    let lists = match has_items && !is_cover && !is_report {
        true => table::read_duties_below_headings(entries, part.body.start..outline_end, source),
        false => Vec::new(),
    };
    let books = notice.books.len();
    let restarts = outline::restarts(entries, part.body.start..outline_end);
    let starts = std::iter::once(part.body.start).chain(restarts.iter().copied());
    for (start, end) in starts.zip(restarts.iter().copied().chain([outline_end])) {
        let heading = match start == part.body.start {
            true => title.clone(),
            false => outline::heading(&entries[start]),
        };
        // A document that is a list of duties by its title: 县防指工作组职责.
        let of_document = named.filter(|title| start == part.body.start && title.ends_with("职责"));
        let named = heading.as_ref().map(MappedText::as_str).or(of_document);
        let nodes = outline::outline(&entries[start..end], named, tells, source, year);
        let is_book = !nodes.is_empty()
            && !is_report
            && !lists_winners(&nodes)
            && (!is_cover || nodes.iter().any(names_units));
        if is_book {
            notice.books.push(Book {
                title: text(&heading),
                attachment: part.attachment,
                nodes,
                at: heading.as_ref().map(|heading| heading.span(source)),
            });
        }
    }
    let has_book = notice.books.len() > books;
    let unread = flat.has_unread();
    let mut tables = table::read(
        known,
        entries,
        part.body.clone(),
        flat,
        &notice.books,
        source,
        &mut notice.troubles,
    );
    if !has_book && tables.is_empty() {
        tables.extend(table::read_records(
            known,
            entries,
            part.body.clone(),
            own_title,
            source,
        ));
    }
    if !has_book && !is_report && tables.is_empty() {
        tables.extend(table::read_stated(entries, part.body.clone(), source, year));
    }
    if !has_book && !is_report && tables.is_empty() {
        let above = own_title.or(notice.header.title.as_deref());
        tables.extend(table::read_duties(
            entries,
            part.body.clone(),
            above,
            source,
        ));
    }
    let found = has_book || !tables.is_empty() || !lists.is_empty() || unread;
    for table::Found {
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
    notice
        .tables
        .extend(lists.into_iter().map(|list| TaskTable {
            attachment: part.attachment,
            ..list
        }));
    found
}

/// Whether an entry is an item of an outline.
fn is_item(entry: &Entry) -> bool {
    let line = entry.line();
    line.is_some_and(|line| matches!(line.class, Class::Heading(_)) && line.zone == Zone::Content)
}

/// Whether the chapters are prizes, 一、优秀组织奖 with those who won it: work that is done.
fn lists_winners(nodes: &[Node]) -> bool {
    let prizes = nodes.iter().filter(|node| {
        let title = node.title.as_deref();
        title.is_some_and(|title| title.ends_with('奖'))
    });
    prizes.count() * 2 > nodes.len()
}

/// Whether an item or one below it names units; a sentence may name those that are only described.
fn names_units(node: &Node) -> bool {
    let named = |unit: &Unit| !unit.generic || unit.via != Via::Sentence;
    let mut units = node.units.iter().chain(&node.stated);
    units.any(named) || node.children.iter().any(names_units)
}

/// The rule of the sentences above the first item that names who bears all of them as well: 以下任务均需各县区落实.
fn bearers_of_all(entries: &[Entry], source: &Source) -> Option<ScopeRule> {
    let lines = entries.iter().filter_map(|entry| match entry {
        Entry::Line(line) if line.zone == Zone::Content => Some(line),
        _ => None,
    });
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
    let prose = entries.iter().filter_map(|entry| match entry {
        Entry::Line(line)
            if matches!(line.class, Class::Prose | Class::Closing)
                && line.zone == Zone::Content =>
        {
            Some(line.text.as_str())
        }
        _ => None,
    });
    let grids = entries.iter().filter_map(Entry::grid);
    let remarks = grids.flat_map(table::remarks);
    names
        .chain(prose)
        .chain(remarks)
        .find_map(duty::rule_in_prose)
}
