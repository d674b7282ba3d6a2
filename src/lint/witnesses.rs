//! Differences between book and table, sorted by which rule speaks of them.

use super::spots::{Spot, SpotKind, is_damaged};
use super::survey::Survey;
use crate::model::{Edit, EditField, Task};
use crate::span::Span;
use crate::zh::{quantity, time::deadline};

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// Only quotation marks.
    Quotes,
    /// An amount or a time.
    Target,
    /// A whole clause that only the book has.
    BookClause,
    /// A whole clause that only the table has.
    TableClause,
    /// A closing mark that one side lost.
    ClosingMark,
    /// Words.
    Words,
    /// Nothing that a rule of correspondence reports: damage, white space, width, numbers of items.
    Other,
}

/// A difference of a task with what it is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sorted<'a> {
    pub task: usize,
    pub edit: &'a Edit,
    pub about: About,
}

pub(super) fn sort<'a>(survey: &Survey<'a>, spots: &[Spot]) -> Vec<Sorted<'a>> {
    let mut sorted = Vec::new();
    for (at, task) in survey.notice.tasks.iter().enumerate() {
        sorted.extend(task.edits.iter().map(|edit| Sorted {
            task: at,
            edit,
            about: about(survey, spots, at, task, edit),
        }));
    }
    sorted
}

fn about(survey: &Survey, spots: &[Spot], at: usize, task: &Task, edit: &Edit) -> About {
    if edit.field == EditField::Number {
        return About::Other;
    }
    if edit.field == EditField::Group && is_label(&edit.book) && is_label(&edit.table) {
        return About::Other;
    }
    let broken = [
        SpotKind::Date,
        SpotKind::Number,
        SpotKind::Quote,
        SpotKind::Bracket,
        SpotKind::Doubled,
    ];
    let damaged = |at: &Option<Span>| at.as_ref().is_some_and(|at| is_damaged(spots, at, &broken));
    if damaged(&edit.book_at) || damaged(&edit.table_at) {
        return About::Other;
    }
    let (book, table) = (bare(&edit.book), bare(&edit.table));
    if book == table {
        let quoted = |text: &str| text.contains(QUOTES);
        return if quoted(&edit.book) || quoted(&edit.table) {
            About::Quotes
        } else {
            About::Other
        };
    }
    // A bracket or a title mark that one side lost leaves its partner unpaired there, and that is reported.
    let paired = |c: char| "()〔〕[]【】《》〈〉".contains(c);
    let unpaired = [SpotKind::Quote, SpotKind::Bracket];
    if book.chars().chain(table.chars()).all(paired)
        && spots
            .iter()
            .any(|spot| spot.task == Some(at) && unpaired.contains(&spot.kind))
    {
        return About::Other;
    }
    let closing = |text: &str| matches!(text, "。" | ";" | ",");
    if (book.is_empty() || closing(&book)) && (table.is_empty() || closing(&table)) {
        return About::ClosingMark;
    }
    if is_clause(&book, &table) {
        return About::BookClause;
    }
    if is_clause(&table, &book) {
        return About::TableClause;
    }
    if is_amount(survey, task, edit) {
        About::Target
    } else {
        About::Words
    }
}

const QUOTES: [char; 8] = ['“', '”', '‘', '’', '「', '」', '"', '\''];

/// Without quotation marks and white space, all of one width.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !QUOTES.contains(c))
        .map(crate::zh::text::scan::half)
        .collect()
}

/// A number or points beside the name of a group: `一、`, `(150分)`, or nothing.
fn is_label(text: &str) -> bool {
    let text = text.trim();
    let number = || {
        let behind = format!("{text}甲");
        crate::zh::ordinal::leading(&behind).is_some_and(|marker| marker.len == text.len())
    };
    let points = text.starts_with(['(', '（']) && text.ends_with([')', '）']);
    text.is_empty() || points || number()
}

fn is_clause(text: &str, other: &str) -> bool {
    other.is_empty() && text.chars().count() >= 6 && text.ends_with([';', '。'])
}

/// Whether the difference touches an amount or a time on either side.
fn is_amount(survey: &Survey, task: &Task, edit: &Edit) -> bool {
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百千万亿".contains(c);
    let changed = edit.book.contains(digit) || edit.table.contains(digit);
    let touches = |at: &Span, from: &Span| {
        at.start < from.end.max(from.start + 1) && from.start < at.end.max(at.start + 1)
    };
    if let Some(at) = &edit.table_at {
        let values = task.targets.iter().map(|target| &target.at);
        let times = task.deadlines.iter().map(|deadline| &deadline.at);
        if values.chain(times).any(|value| touches(value, at)) {
            return true;
        }
    }
    // In the book targets are not marked: look at the clause around the difference.
    changed
        && edit.book_at.as_ref().is_some_and(|at| {
            let part = survey.part_at(at);
            part.is_some_and(|part| {
                let amounts = quantity::find_all(part.text)
                    .into_iter()
                    .map(|found| found.range);
                let times = deadline::in_text(part.text, survey.notice.header.year)
                    .into_iter()
                    .map(|time| time.range);
                amounts
                    .chain(times)
                    .any(|range| touches(&survey.place(part, range), at))
            })
        })
}
