//! The lines of a table as they are printed: what stands between their tabs.

use std::ops::Range;

use crate::document::{Lines, Table, Zone};
use crate::parse::lines::labels::is_closed;
use crate::parse::lines::signature_line::ends_cover;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::span::Source;

/// What stands between two tabs: a cell, or the lines of one.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// None of a blank cell.
    pub lines: Lines,
    pub place: Range<usize>,
}

impl Part {
    pub(super) fn blank(at: usize) -> Part {
        Part {
            place: at..at,
            ..Part::default()
        }
    }

    pub(super) fn text(&self) -> String {
        self.lines.iter().map(|line| line.as_str()).collect()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds a further part of the same cell.
    pub(super) fn append(&mut self, more: &Part) {
        let lines = more.lines.iter().cloned();
        lines.for_each(|line| self.lines.push(line));
        self.place.end = self.place.end.max(more.place.end);
    }
}

/// A line, or the row of a table that reading put together.
#[derive(Debug, Clone)]
pub(super) struct Printed {
    /// The last entry that it takes.
    pub entry: usize,
    pub parts: Vec<Part>,
    /// A blank line stands above it.
    pub gap: bool,
    /// No line of a cell, by what it is wherever it stands: the foot of a site, an imprint, a signature.
    pub foot: bool,
}

/// Whether tabs part the cells of an entry, or the entry from another.
pub(super) fn is_tabbed(entries: &[Entry], at: usize, source: &Source) -> bool {
    match &entries[at] {
        Entry::Line(line) => {
            line.zone == Zone::Content
                && (line.text.contains('\t')
                    || breaks(entries, at, source, true).is_some()
                    || breaks(entries, at + 1, source, true).is_some())
        }
        Entry::Table(table) => {
            let mut cells = table.cells.iter();
            let (Some(first), Some(second)) = (cells.next(), cells.next()) else {
                return false;
            };
            let between = first.place.end..second.place.start;
            table.zone == Zone::Content
                && source.text().get(between) == Some("\t")
                && table
                    .cells
                    .iter()
                    .all(|cell| cell.rowspan <= 1 && cell.colspan <= 1)
        }
    }
}

/// What stands between two lines where tabs have lines of their own, as they have where cells hold paragraphs.
struct Break {
    tabs: usize,
    /// A paragraph without text stands before the first: the last of a cell, or a blank cell that begins a row.
    blank: bool,
}

/// The tabs between a line and the one before. Several on one line may be a row of blank cells, unless the table is known to be
/// `spaced` so.
fn breaks(entries: &[Entry], at: usize, source: &Source, spaced: bool) -> Option<Break> {
    let Some((Entry::Line(before), Entry::Line(line))) = at
        .checked_sub(1)
        .and_then(|before| Some((entries.get(before)?, entries.get(at)?)))
    else {
        return None;
    };
    let end = before.text.hull(0..before.text.len()).end;
    let start = line.text.hull(0..line.text.len()).start;
    let between = source.text().get(end..start).unwrap_or_default();
    // Nearly every line follows the one before at once.
    if between.len() < 3 || !between.contains('\t') {
        return None;
    }
    let mut lines = between.split('\n').map(|line| line.trim_end_matches('\r'));
    let mut ends = [lines.next()?, lines.next_back()?].into_iter();
    if ends.any(|end| end.contains('\t')) {
        return None;
    }
    let mut found = Break {
        tabs: 0,
        blank: false,
    };
    for line in lines {
        match line.trim_matches(BLANK) {
            "\t" => found.tabs += 1,
            "" => found.blank |= found.tabs == 0 && !line.is_empty(),
            // Behind the last tab of a row stands its last cell, blank or not.
            _ if spaced && line.ends_with('\t') => found.tabs += line.matches('\t').count(),
            _ => return None,
        }
    }
    (found.tabs > 0).then_some(found)
}

/// White space beside tabs.
const BLANK: [char; 4] = [' ', '\u{a0}', '\u{3000}', '\r'];

pub(super) fn is_page_mark(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line) if line.class == Class::PageMark)
}

/// At most so many lines of a table from an entry on, page marks left out: as far as lines with tabs follow one another with
/// no more between them than a cell may hold, and the lines right behind the last.
pub(super) fn lines(entries: &[Entry], at: usize, source: &Source, most: usize) -> Vec<Printed> {
    /// Most lines between two with tabs.
    const BETWEEN: usize = 12;
    /// Most of them where blank lines part them from the others.
    const APART: usize = 2;
    let mut out: Vec<Printed> = Vec::new();
    let (mut plain, mut apart, mut spaced) = (0, false, false);
    // How many lines stand before the first blank one behind the last with tabs.
    let mut close = 0;
    for (at, entry) in entries.iter().enumerate().skip(at) {
        let tabbed = is_tabbed(entries, at, source);
        match entry {
            Entry::Table(table) if tabbed => out.extend(rows(table, at)),
            Entry::Line(line) if tabbed => {
                if apart && plain > APART && !spaced {
                    break;
                }
                let breaks = breaks(entries, at, source, spaced);
                let joins = breaks.as_ref().is_some_and(|breaks| !breaks.blank);
                if !joins && (out.len() == most || is_pair(line)) {
                    return out;
                }
                spaced |= breaks.is_some();
                let mut line = printed(line, at, source);
                let blank = Part::blank(line.parts[0].place.start);
                let tabs = breaks.map_or(0, |breaks| breaks.tabs);
                match out.last_mut().filter(|_| joins) {
                    Some(last) => {
                        last.parts.extend(std::iter::repeat_n(blank, tabs - 1));
                        last.parts.append(&mut line.parts);
                        last.entry = at;
                    }
                    None => {
                        let blanks = std::iter::repeat_n(blank, tabs);
                        line.parts.splice(0..0, blanks);
                        out.push(line);
                    }
                }
            }
            Entry::Line(line) if line.zone == Zone::Content && plain < BETWEEN => {
                if line.class == Class::PageMark {
                    continue;
                }
                if out.len() == most
                    || matches!(line.class, Class::AttachmentMark(_) | Class::Imprint)
                {
                    break;
                }
                apart |= line.gap;
                close += usize::from(!apart);
                plain += 1;
                out.push(Printed {
                    foot: is_foot(entries, at),
                    ..printed(line, at, source)
                });
            }
            _ => break,
        }
        if tabbed {
            (plain, apart, close) = (0, false, out.len());
        }
    }
    out.truncate(close);
    out
}

/// Whether a line with tabs begins with a label of the index block and its colon.
fn is_pair(line: &Paragraph) -> bool {
    let first = || line.text.split('\t').next();
    line.class == Class::Index && first().is_some_and(|label| is_closed(label.trim_end()))
}

/// Whether a line without tabs is none of a cell: furniture of the page, what closes a document, a name above its date.
fn is_foot(entries: &[Entry], at: usize) -> bool {
    let is_date = |entry: &Entry| matches!(entry, Entry::Line(line) if line.class == Class::Date);
    let Entry::Line(line) = &entries[at] else {
        return false;
    };
    matches!(
        line.class,
        Class::Chrome | Class::Info | Class::Index | Class::Disclosure | Class::AttachmentNote
    ) || line.text.starts_with("主题词")
        || is_date(&entries[at])
            && (ends_cover(&entries[at + 1..]) || !entries.get(at + 1).is_some_and(is_cell))
        || entries.get(at + 1).is_some_and(is_date)
}

fn is_cell(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line) if !line.gap && line.zone == Zone::Content)
}

/// The parts of a line; tabs at its ends part blank cells.
fn printed(line: &Paragraph, entry: usize, source: &Source) -> Printed {
    let blank = |c: char| c == '\t' || c != '\r' && BLANK.contains(&c);
    let text = &line.text;
    let hull = text.hull(0..text.len());
    let before = &source.text()[..hull.start];
    let before = &before[before.trim_end_matches(blank).len()..];
    let behind = &source.text()[hull.end..];
    let behind = &behind[..behind.len() - behind.trim_start_matches(blank).len()];
    let mut parts = Vec::new();
    parts.extend(
        before
            .match_indices('\t')
            .map(|(at, _)| Part::blank(hull.start - before.len() + at)),
    );
    let mut from = 0;
    for piece in text.split('\t') {
        let cell = text.slice(from..from + piece.len()).trimmed();
        let place = text.hull(from..from + piece.len());
        from += piece.len() + 1;
        parts.push(match cell.is_empty() {
            true => Part::blank(place.start),
            false => Part {
                place: cell.hull(0..cell.len()),
                lines: Lines::One(cell),
            },
        });
    }
    parts.extend(
        behind
            .match_indices('\t')
            .map(|(at, _)| Part::blank(hull.end + at + 1)),
    );
    Printed {
        entry,
        parts,
        gap: line.gap,
        foot: false,
    }
}

/// The rows of a table that reading put together.
fn rows(table: &Table, entry: usize) -> impl Iterator<Item = Printed> {
    table.rows.iter().map(move |row| Printed {
        entry,
        parts: row
            .iter()
            .flatten()
            .map(|&cell| {
                let cell = &table.cells[cell as usize];
                Part {
                    lines: cell.lines.clone(),
                    place: cell.place.clone(),
                }
            })
            .collect(),
        gap: false,
        foot: false,
    })
}
