//! Documents that begin without a mark (附件2) before them: a title on a line of its own, and below it an outline that begins
//! anew.

use std::cell::OnceCell;
use std::ops::Range;

use super::{Part, goes_on_with_kind, part};
use crate::document::Zone;
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::parse::table::column::names::ColumnNames;
use crate::zh::ordinal::{Marker, Style};
use crate::zh::text::fold::fold;

/// Most and fewest characters of such a title.
const LONGEST: usize = 60;
const SHORTEST: usize = 7;

/// Splits attachments where the title of a further document stands in them.
pub(super) fn split(entries: &mut [Entry], cover: &Range<usize>, parts: Vec<Part>) -> Vec<Part> {
    let mut out = Vec::with_capacity(parts.len());
    let quoting = OnceCell::new();
    for mut rest in parts {
        while let Some(at) = further(entries, cover, &quoting, rest.body.clone()) {
            let next = part(entries, at..rest.body.end);
            rest.body.end = at;
            out.push(std::mem::replace(&mut rest, next));
        }
        out.push(rest);
    }
    out
}

/// The title of a further document in a part.
fn further(
    entries: &[Entry],
    cover: &Range<usize>,
    quoting: &OnceCell<String>,
    body: Range<usize>,
) -> Option<usize> {
    let mut first = None;
    let mut last = 0;
    let mut closed = false;
    for at in body.clone() {
        let Some(line) = entries[at].line() else {
            closed = false;
            continue;
        };
        match &line.class {
            Class::PageMark => continue,
            Class::Heading(marker) if is_outer(marker.style) => {
                let style = *first.get_or_insert(marker.style);
                if style == marker.style {
                    last = marker.number;
                }
            }
            Class::Prose
                if last > 0
                    && (closed || line.gap)
                    && is_title(line)
                    && let Some(next) = below(&entries[at + 1..body.end]) =>
            {
                let same = first == Some(next.style);
                let anew = next.number == 1 && same && last > 1 && !line.text.ends_with('表');
                let begins = anew && has_title_tail(&line.text)
                    || (next.number == 1 || same && next.number <= last)
                        && quoting
                            .get_or_init(|| quoting_lines(&entries[cover.clone()]))
                            .contains(&fold(&line.text));
                if begins && !is_below_name(&entries[body.start..at]) {
                    return Some(at);
                }
            }
            _ => {}
        }
        closed = line.class == Class::Duty || closes(&line.text);
    }
    None
}

/// Whether the short lines above are the names of columns: 2024年工作任务 and 2025年工作计划 below 责任单位 are further ones, and
/// title nothing.
fn is_below_name(above: &[Entry]) -> bool {
    /// Longer lines are no such names.
    const NAME: usize = 12;
    let lines = above.iter().rev().map_while(Entry::line);
    let mut names = lines
        .filter(|line| line.class != Class::PageMark)
        .take_while(|line| line.text.chars().nth(NAME).is_none());
    let known = ColumnNames::default();
    names.any(|line| known.is_exact(&line.text))
}

/// The line right above 一、 that titles the outline, where sentences stand above it (a report that quotes a plan whole).
pub(super) fn below_prose(entries: &[Entry], content: Range<usize>) -> Option<usize> {
    let mut told = false;
    let mut above = None;
    for at in content {
        let line = entries[at].line()?;
        match &line.class {
            Class::PageMark => continue,
            Class::Heading(marker) => {
                let begins = marker.style == Style::Han && marker.number == 1;
                return above.filter(|_| begins);
            }
            // The kind of document alone goes on with the title above it.
            Class::Prose
                if let Some(first) = at.checked_sub(1)
                    && told
                    && begins_title(&entries[first])
                    && goes_on_with_kind(&entries[first..]) =>
            {
                above = Some(first);
            }
            Class::Prose => {
                above = (told
                    && is_title(line)
                    && (has_title_tail(&line.text) || is_dated(&line.text)))
                .then_some(at);
                told |= line.text.ends_with('。');
            }
            Class::Duty | Class::AttachmentMark(_) => return None,
            _ => above = None,
        }
    }
    None
}

/// Whether a line can be the first of a title.
fn begins_title(entry: &Entry) -> bool {
    entry
        .line()
        .is_some_and(|line| line.class == Class::Prose && is_title(line))
}

/// Whether a line alone can be a title.
fn is_title(line: &Paragraph) -> bool {
    line.zone == Zone::Content
        && !closes(&line.text)
        && !line.text.ends_with([',', '，', '、'])
        && line.text.chars().nth(LONGEST).is_none()
        && line.text.chars().nth(SHORTEST - 1).is_some()
        && !line.text.contains(['。', '；', ';', '：', ':'])
}

/// Whether it names the year that it is for: 2023年.
fn is_dated(text: &str) -> bool {
    let digits = |head: &str| {
        let count = head.chars().rev().take_while(char::is_ascii_digit).count();
        count == 4
    };
    text.match_indices('年').any(|(at, _)| digits(&text[..at]))
}

fn closes(text: &str) -> bool {
    text.ends_with([
        '。', '；', ';', '：', ':', '！', '）', ')', '〕', '】', '”', '"',
    ])
}

/// The number of the outline that begins below a title: nothing but sentences and a second line of the title between.
fn below(entries: &[Entry]) -> Option<&Marker> {
    /// Most lines of a title and of the sentences below it.
    const FAR: usize = 20;
    const TITLE: usize = 2;
    for (lines, entry) in entries.iter().take(FAR).enumerate() {
        let line = entry.line()?;
        match &line.class {
            Class::PageMark => {}
            Class::Heading(marker) => return is_outer(marker.style).then_some(marker),
            Class::Prose | Class::Addressees if lines < TITLE || closes(&line.text) => {}
            Class::Date | Class::DocNumber => {}
            _ => return None,
        }
    }
    None
}

/// The styles of the outermost items: 第一部分, 第一章, 第一条, 一、.
fn is_outer(style: Style) -> bool {
    matches!(
        style,
        Style::Part | Style::Chapter | Style::Article | Style::Han
    )
}

/// The lines of the cover with titles in 《》, folded: whether it hands out a document of some title.
fn quoting_lines(cover: &[Entry]) -> String {
    let lines = cover.iter().filter_map(Entry::line);
    lines
        .filter(|line| line.text.contains('《'))
        .map(|line| fold(&line.text) + "\n")
        .collect()
}
