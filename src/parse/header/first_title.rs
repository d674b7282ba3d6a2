//! The first line of a notice that can be its title, where neither the page nor its addressees tell.

use std::ops::Range;

use super::above;
use super::addressees::{addressed, begins_list};
use super::dated_name::is_dated_name;
use super::letterhead;
use super::menu;
use super::title_text::{
    date_in_brackets, is_header_row, is_running_head, is_running_text, is_title_with_stop,
};
use crate::document::Zone;
use crate::parse::lines::labels;
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry, Paragraph, is_breadcrumb, names_site};
use crate::parse::parts::Sections;
use crate::parse::table::first_header;
use crate::zh::ordinal::Marker;
use crate::zh::text::scan::{is_han, is_round_open};

/// The first line of the notice that can be its title.
pub(super) fn first_title(entries: &[Entry], sections: &Sections) -> Option<usize> {
    let cover = &sections.cover;
    let usable = |at: &usize| may_be_title(entries, *at, cover.end);
    let outline = cover.clone().find(|at| {
        // A number alone before the title is that of a compilation, too.
        matches!(&entries[*at], Entry::Line(line) if matches!(&line.class, Class::Heading(marker) if marker.len < line.text.len()))
            && !usable(at)
    });
    let Range { start, end } = head(entries, sections);
    // Of the documents that a gazette lists the notice is the one whose title stands below the list.
    if let Some(below) = (start..end).find_map(|at| above::contents_end(&entries[..end], at)) {
        let names =
            |at: &usize| matches!(&entries[*at], Entry::Line(line) if line.text.contains("关于"));
        return (below..end).find(|at| usable(at) && names(at) && closes_from(entries, *at, end));
    }
    let below_number = || {
        let end = outline.map_or(end, |outline| outline.min(end));
        number(entries, start..end).and_then(|number| (number..end).find(usable))
    };
    let first = (start..end).find(usable);
    let first = first
        .filter(|&at| heads_page(entries, at))
        .or_else(below_number)
        .or(first)?;
    let first = above::begins_below(entries, first, end);
    // What stands below the first item of an outline is no title.
    if outline.is_some_and(|outline| outline < first) {
        return None;
    }
    if sections.signed.is_some() || closes_from(entries, first, end) {
        return Some(first);
    }
    // Below a page's own name stands the document's, which closes as titles do.
    (first..(first + 6).min(end))
        .find(|at| usable(at) && closes_from(entries, *at, *at + 1))
        .or(Some(first))
}

/// Whether the title may begin at a line; the cover ends at `end`.
fn may_be_title(entries: &[Entry], at: usize, end: usize) -> bool {
    let Some(line) = entries[at].line() else {
        return false;
    };
    match line.class {
        Class::Prose | Class::Title => reads_as_title(entries, at, line),
        // A number before a title is that of a compilation, unless the text counts on from it; a compilation dates its titles.
        Class::Heading(marker) => {
            (has_title_tail(&line.text) || line.text.contains("关于"))
                && (is_dated(&line.text) || !counts_on(&entries[at + 1..end], &marker))
        }
        _ => false,
    }
}

/// Whether a title has its day in brackets behind it: …行动计划（2023年5月30日）.
fn is_dated(title: &str) -> bool {
    let bracket = title.rfind(is_round_open).map(|open| &title[open..]);
    bracket.is_some_and(|bracket| date_in_brackets(bracket).is_some())
}

/// Whether a line without a number is no sentence, and neither furniture of the page nor a part of the letterhead.
fn reads_as_title(entries: &[Entry], at: usize, line: &Paragraph) -> bool {
    line.text.chars().filter(|&c| is_han(c)).count() >= 4
                    // A bullet begins an entry of a site's menu.
                    && !line.text.starts_with(['•', '·', '●', '►', '>', '»'])
                    && !line.text.starts_with("- ")
                    && !is_running_head(&line.text)
                    && !names_site(&line.text)
                    && (!line.text.ends_with(['。', ';', '；', ':', '：', ',', '，', '!', '！'])
                        || is_title_with_stop(&line.text))
                    && !letterhead::is_in_letterhead(entries, at)
                    && !heads_law_labels(line, entries.get(at + 1))
                    && !is_running_text(&line.text)
                    && (!begins_list(&line.text) || has_title_tail(&line.text))
                    && !is_header_row(&line.text)
                    && !above::is_name_above_number(entries, at)
                    && !above::is_column(entries, at)
                    && !is_dated_name(&line.text)
}

/// The lines of the head of a notice: below what names the site or its menu, above what names columns.
fn head(entries: &[Entry], sections: &Sections) -> Range<usize> {
    let end = head_end(entries, sections);
    // What names columns is no title, and no title stands below it.
    let end = first_header(entries, sections.cover.start..end).unwrap_or(end);
    // Above the way to the document (首页 > 政务公开) stands what names the site.
    let start = (sections.cover.start..end)
        .rev()
        .find(|&at| matches!(&entries[at], Entry::Line(line) if is_breadcrumb(&line.text)))
        .map_or(sections.cover.start, |trail| trail + 1);
    start + menu::lines(&entries[start..end])..end
}

/// Whether a line is the page's own heading, right above the line of date and source, or the index block.
fn heads_page(entries: &[Entry], at: usize) -> bool {
    matches!((&entries[at], entries.get(at + 1)), (Entry::Line(line), Some(Entry::Line(below)))
        if has_title_tail(&line.text) && matches!(below.class, Class::Info | Class::Index))
}

/// The number of the document, or the line of name and day: a letterhead (甲市人民政府文件) stands above it, the title mostly below.
fn number(entries: &[Entry], head: Range<usize>) -> Option<usize> {
    let mut head = head;
    head.find(|at| {
        matches!(&entries[*at], Entry::Line(line) if line.class == Class::DocNumber
            // In brackets it stands below the title.
            && !line.text.starts_with(is_round_open)
            || line.class == Class::Prose && is_dated_name(&line.text))
    })
}

/// Whether an item above is the one before this number.
pub(super) fn counts_from(above: &[Entry], marker: &Marker) -> bool {
    above.iter().any(|entry| {
        matches!(entry, Entry::Line(line) if matches!(line.class, Class::Heading(before)
            if before.style == marker.style && before.number + 1 == marker.number))
    })
}

/// Whether a later item goes on counting from this number.
pub(super) fn counts_on(behind: &[Entry], marker: &Marker) -> bool {
    /// The next item stands near.
    const NEAR: usize = 200;
    behind.iter().take(NEAR).any(|entry| {
        matches!(entry, Entry::Line(line) if matches!(line.class, Class::Heading(next)
            if next.style == marker.style && next.number == marker.number + 1))
    })
}

/// Where the head of the notice ends: a title stands above the addressees, or else above the first sentence.
fn head_end(entries: &[Entry], sections: &Sections) -> usize {
    let is_class = |at: &usize, wanted: fn(&Paragraph) -> bool| matches!(&entries[*at], Entry::Line(line) if line.zone == Zone::Content && wanted(line));
    let to_bodies =
        |line: &Paragraph| line.class == Class::Addressees && addressed(&line.text).is_some();
    let sentence = |line: &Paragraph| {
        line.class == Class::Prose && line.text.ends_with('。') && !is_title_with_stop(&line.text)
    };
    let mut cover = sections.cover.clone();
    cover
        .clone()
        .find(|at| is_class(at, to_bodies))
        .or_else(|| cover.find(|at| is_class(at, sentence)))
        .unwrap_or(sections.cover.end)
}

/// Whether a line names the labels of a database below it (文章属性 / 【制定机关】甲局).
fn heads_law_labels(line: &Paragraph, below: Option<&Entry>) -> bool {
    const LONGEST: usize = 6;
    matches!(below, Some(Entry::Line(below)) if below.class == Class::Index && labels::is_in_marks(&below.text))
        && line.text.chars().nth(LONGEST).is_none()
        && !has_title_tail(&line.text)
}

/// Whether the lines from here on close as a title does, within a few.
pub(super) fn closes_from(entries: &[Entry], start: usize, end: usize) -> bool {
    let mut element = None;
    for entry in &entries[start..end.min(start + 4)] {
        let Entry::Line(line) = entry else {
            return false;
        };
        if *element.get_or_insert(line.element) != line.element
            || line.text.ends_with(['。', ':', '：'])
        {
            return false;
        }
        if has_title_tail(&line.text) {
            return true;
        }
    }
    false
}
