//! Where the title of a notice stands among its lines, and which of them it takes.

use std::ops::Range;

use super::above;
use super::addressees::addressed;
use super::dated_name::is_dated_name;
use super::first_title::{closes_from, counts_from, counts_on, first_title};
use super::letterhead;
use super::menu;
use super::page_print::{clean_print, is_label_with_value, without_page_words};
use super::stamp::is_stamp;
use super::title_text::{
    balanced, begins_with_date, goes_on_behind_bracket, in_book_marks, is_clock, is_header_row,
    is_running_text, is_title_with_stop, number_behind,
};
use crate::document::{Document, Element, Zone};
use crate::mapped::MappedText;
use crate::parse::lines::labels;
use crate::parse::lines::title_tail::{goes_on_as_notice, has_title_tail};
use crate::parse::lines::{Class, Entry, names_site};
use crate::parse::parts::{Sections, is_kind_below, is_title_addition};
use crate::parse::table::first_header;
use crate::zh::text::fold::{fold, squeeze};
use crate::zh::unit;

/// The first line of the title: a heading of the page, else the first line of the notice that closes as titles do.
pub(super) fn start(entries: &[Entry], sections: &Sections, document: &Document) -> Option<usize> {
    let announced = document
        .meta
        .iter()
        .find(|meta| meta.name == "articletitle")
        .or_else(|| document.meta.iter().find(|meta| meta.name == "title"))
        .map(|meta| fold(&meta.content))
        // A page that is named after the body alone does not name the document.
        .filter(|name| unit::list::looks_like_unit(name).is_none())
        .unwrap_or_default();
    let heading = (0..entries.len()).find(|&at| {
        matches!(&entries[at], Entry::Line(line) if matches!(line.element, Element::Heading(1..=3))
            && (has_title_tail(&line.text) || (!announced.is_empty() && announced.contains(&fold(&line.text))))
            // One of several headings that count on is that of a section.
            && !matches!(&line.class, Class::Heading(marker)
                if counts_on(&entries[at + 1..], marker) || counts_from(&entries[..at], marker)))
    });
    // Below those whom the notice addresses stands the title of what it hands out.
    let heads = |at: &usize| !entries[..*at].iter().any(addresses);
    let below = heading;
    let heading = heading.filter(heads).map(|at| whole_heading(entries, at));
    let quoted = || {
        entries.iter().position(|entry| {
            matches!(entry, Entry::Line(line) if !announced.is_empty() && fold(&line.text) == announced)
        })
    };
    let title = heading
        .or_else(quoted)
        .or_else(|| title_above(entries, sections))
        .or_else(|| above_info(entries, sections))
        .or_else(|| first_title(entries, sections))
        .or_else(|| Some(whole_heading(entries, below?)))?;
    Some(clean_print(entries, title).unwrap_or(title))
}

/// Whether a line of the text names those to whom a notice goes.
fn addresses(entry: &Entry) -> bool {
    entry.line().is_some_and(|line| {
        line.zone == Zone::Content
            && line.class == Class::Addressees
            && addressed(&line.text).is_some()
    })
}

/// The title that begins at a line; its lines, and what stands above it, get their class.
pub(super) fn claim(entries: &mut [Entry], sections: &Sections, start: usize) -> MappedText {
    let end = sections.cover.end.max(start + 1);
    let above = sections.cover.start.min(start);
    let menu = menu::lines(&entries[above..end]).min(start - above);
    furniture_above(entries, above..start, menu);
    let title = join_title(entries, start, end);
    printed_again(&mut entries[start..end], &title).unwrap_or(title)
}

/// The heading of a page from the line on that names its issuers, or what it is about, where it has several.
fn whole_heading(entries: &[Entry], at: usize) -> usize {
    /// Most lines of a heading above its last.
    const LINES: usize = 6;
    let mut first = at;
    for above in (at.saturating_sub(LINES)..at).rev() {
        let (Some(line), Some(below)) = (entries[above].line(), entries[above + 1].line()) else {
            break;
        };
        let whole = has_title_tail(&line.text) && !goes_on_as_notice(&line.text, &below.text);
        if line.element != below.element || below.gap || whole {
            break;
        }
        let issuer = unit::list::looks_like_unit(&line.text).is_some();
        if issuer || line.text.contains("关于") {
            first = above;
        }
    }
    first
}

/// The page's own heading stands right above the line of date and source that the content follows.
fn above_info(entries: &[Entry], sections: &Sections) -> Option<usize> {
    /// Further lines of the page between it and the content.
    const LINES: usize = 4;
    let start = sections.cover.start;
    let info = (start.saturating_sub(LINES)..start)
        .find(|&at| matches!(&entries[at], Entry::Line(line) if line.class == Class::Info))?;
    let heading = info.checked_sub(1)?;
    // The value of a label is none.
    let label = heading
        .checked_sub(1)
        .and_then(|above| entries[above].line());
    if label.is_some_and(|above| labels::is_label(&above.text)) {
        return None;
    }
    matches!(&entries[heading], Entry::Line(line) if line.class == Class::Prose
        && line.links.is_empty() && has_title_tail(&line.text))
    .then_some(heading)
}

/// A content that begins with its addressees has its title right above, outside the element that holds the rest.
fn title_above(entries: &[Entry], sections: &Sections) -> Option<usize> {
    let first = entries[sections.cover.clone()]
        .iter()
        .find_map(|entry| match entry {
            Entry::Line(line)
                if line.class != Class::DocNumber && !letterhead::is_letterhead(entry) =>
            {
                Some(line)
            }
            _ => None,
        })?;
    if first.class != Class::Addressees && addressed(&first.text).is_none() {
        return None;
    }
    let is_part = |at: &usize| {
        matches!(&entries[*at], Entry::Line(line) if line.class == Class::Prose && line.links.is_empty()
            && !line.text.ends_with(['。', ':', '：']))
    };
    // The line of date and source, and the index block.
    let is_stamp = |at: &usize| match &entries[*at] {
        Entry::Line(line) => {
            matches!(line.class, Class::Info | Class::DocNumber | Class::Index)
                || is_stamp(&line.text)
        }
        Entry::Table(table) => table.zone == Zone::Chrome,
    };
    let lines = (0..sections.cover.start).rev().skip_while(is_stamp);
    let lines = lines.take(4).take_while(is_part);
    lines
        .filter(|&start| closes_from(entries, start, sections.cover.start))
        .filter(|&start| !above::is_column(entries, start))
        .last()
}

/// The title's lines joined: it goes on until it closes as titles do.
fn join_title(entries: &mut [Entry], start: usize, end: usize) -> MappedText {
    /// Most lines of a title.
    const LINES: usize = 8;
    let last = end.min(start + LINES);
    let end = first_header(entries, start + 1..last).unwrap_or(end);
    let mut title = MappedText::default();
    let mut element = None;
    let mut lines = 0;
    let issuer = issuer_below(&entries[start..end]).map(|at| start + at);
    for entry in &mut entries[start..issuer.unwrap_or(end)] {
        let Entry::Line(line) = entry else { break };
        if line.class == Class::PageMark && lines > 0 {
            title.push_cut();
            continue;
        }
        // A heading of the page and the title of the document below it are not one title.
        if *element.get_or_insert(line.element) != line.element {
            break;
        }
        let usable = matches!(line.class, Class::Prose | Class::Title)
            || (lines == 0 && matches!(line.class, Class::Heading(_)));
        let goes_on = lines == 0 || !is_running_text(&line.text) && !is_header_row(&line.text);
        if !usable
            || !goes_on
            || lines == LINES
            || (lines > 0
                && (line.text.ends_with(['。', ':', '：'])
                    || names_site(&line.text)
                    || is_dated_name(&line.text)
                    || is_clock(&line.text)
                    || begins_with_date(&line.text)
                    || squeeze(&line.text) == "目录"
                    || is_label_with_value(&line.text)))
        {
            break;
        }
        // …工作方案 / 的通知: a title ends where the next line does not go on with it.
        let whole = has_title_tail(without_page_words(&title)) && balanced(&title)
            || is_title_with_stop(&title)
            || number_behind(&title).is_some()
            || in_book_marks(&title).is_some();
        let goes_on = line.text.starts_with(['的', '》'])
            || is_title_addition(&line.text)
            || goes_on_behind_bracket(&line.text)
            || is_kind_below(&title, &line.text)
            || goes_on_as_notice(&title, &line.text);
        if whole && !goes_on {
            break;
        }
        title.append(&line.text);
        line.class = Class::Title;
        lines += 1;
    }
    title
}

/// The line of the body that issues a bulletin, and its date below, where both stand below the title.
fn issuer_below(entries: &[Entry]) -> Option<usize> {
    let line = |at: usize| entries.get(at).and_then(Entry::line);
    let is_issuer = |at: &usize| {
        line(*at).is_some_and(|line| unit::list::looks_like_unit(&line.text).is_some())
            && line(at + 1).is_some_and(|below| below.class == Class::Date)
    };
    let titled = |at: &usize| line(at - 1).is_some_and(|title| !title.text.ends_with('的'));
    (1..entries.len().min(4)).find(|at| is_issuer(at) && titled(at))
}

/// What names the site or a column of it above a title, and the lines of its menu, belong to the page.
fn furniture_above(entries: &mut [Entry], above: Range<usize>, menu: usize) {
    let menu = above.start + menu;
    for at in above {
        let in_column = above::is_column(entries, at);
        if let Entry::Line(line) = &mut entries[at]
            && line.class == Class::Prose
            && (at < menu || in_column || names_site(&line.text))
        {
            line.class = Class::Chrome;
        }
    }
}

/// A title that stands once more below: what stands above its first print and is no issuer is furniture of the page.
fn printed_again(entries: &mut [Entry], title: &MappedText) -> Option<MappedText> {
    let is_title = |entry: &Entry| matches!(entry, Entry::Line(line) if line.class == Class::Title);
    let count = entries.iter().take_while(|entry| is_title(entry)).count();
    let above = match entries.get(count) {
        Some(Entry::Line(line)) if has_title_tail(&line.text) => {
            title.strip_suffix(line.text.as_str())?
        }
        _ => return None,
    };
    let names_issuer = above.contains("关于") || unit::list::looks_like_unit(above).is_some();
    if above.is_empty() || names_issuer {
        return None;
    }
    let mut end = 0;
    for entry in &mut entries[..count] {
        if let Entry::Line(line) = entry {
            end += line.text.len();
            if end <= above.len() {
                line.class = Class::Chrome;
            }
        }
    }
    Some(title.slice(above.len()..title.len()))
}
