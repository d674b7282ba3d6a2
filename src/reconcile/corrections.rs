//! Readings that a person has decided on: applied last, so that they win, and never over what is written.

use std::ops::Range;

use crate::model::{AppliedCorrection, Misfit, Node, Notice, Task};
use crate::options::{Correction, Options};
use crate::place;
use crate::span::Span;

/// Applies the corrections that are meant for this input; those that fit nowhere are kept for lint.
pub(super) fn apply(notice: &mut Notice, options: &Options) {
    for correction in &options.corrections {
        let meant = correction.file.as_deref().is_none_or(|end| {
            options
                .name
                .as_deref()
                .is_some_and(|name| name.ends_with(end))
        });
        if meant && let Err(misfit) = apply_one(notice, correction) {
            notice.misfits.push(misfit);
        }
    }
}

fn apply_one(notice: &mut Notice, correction: &Correction) -> Result<(), Misfit> {
    let misfit = |zh, en| Misfit {
        quote: correction.quote.clone(),
        zh,
        en,
    };
    let Some(inner) = correction.quote.find(&correction.old) else {
        return Err(misfit(
            "quote 里没有 old 的文字",
            "its `quote` does not hold its `old`",
        ));
    };
    let tasks: Vec<usize> = (0..notice.tasks.len())
        .filter(|&task| holds(notice, &notice.tasks[task], &correction.quote))
        .collect();
    let [task] = tasks.as_slice() else {
        return Err(match tasks.as_slice() {
            [] => misfit("没有哪一项任务含有这段文字", "no task has these words"),
            _ => misfit(
                "有几项任务都含有这段文字，请引得长一些",
                "several tasks have these words; quote more",
            ),
        });
    };
    let inside = inner..inner + correction.old.len();
    in_task(notice, *task, correction, &inside);
    Ok(())
}

/// Whether the words stand in the task's text or in one of its clauses.
fn holds(notice: &Notice, task: &Task, quote: &str) -> bool {
    task.text.contains(quote)
        || clauses(notice, task).is_some_and(|(node, clauses)| {
            clauses
                .iter()
                .filter_map(|&clause| node.clauses.get(clause))
                .any(|clause| clause.text.contains(quote))
        })
}

fn clauses<'a>(notice: &'a Notice, task: &'a Task) -> Option<(&'a Node, &'a [usize])> {
    let place = task.book.as_ref()?;
    let node = notice.books.get(place.book)?.node(&place.path)?;
    Some((node, &place.clauses))
}

/// Reads the words anew in both witnesses of the task.
fn in_task(notice: &mut Notice, task: usize, correction: &Correction, inside: &Range<usize>) {
    let mut applied: Vec<AppliedCorrection> = Vec::new();
    let mut note = |at: Span| {
        applied.push(AppliedCorrection {
            old: correction.old.clone(),
            new: correction.new.clone(),
            by: correction.by.clone(),
            why: correction.why.clone(),
            at,
        });
    };
    let value = &notice.tasks[task];
    let source = &notice.source;
    // Without a row the text is the clauses joined, and these give the place.
    if value.row.is_some()
        && let Some(at) = value.text.find(&correction.quote)
    {
        let part = at + inside.start..at + inside.end;
        note(place::part(source, &value.at, &value.text, part));
    }
    let reading = replaced(
        value.reading.as_deref().unwrap_or(&value.text),
        correction,
        inside,
    );
    let mut read = Vec::new();
    if let Some((node, list)) = clauses(notice, value) {
        for &index in list {
            let Some(clause) = node.clauses.get(index) else {
                continue;
            };
            if let Some(at) = clause.text.find(&correction.quote) {
                let part = at + inside.start..at + inside.end;
                note(place::part(source, &clause.at, &clause.text, part));
                let before = clause.reading.as_deref().unwrap_or(&clause.text);
                read.extend(replaced(before, correction, inside).map(|text| (index, text)));
            }
        }
    }
    let book = notice.tasks[task].book.clone();
    if let Some(place) = book
        && let Some(node) = notice
            .books
            .get_mut(place.book)
            .and_then(|book| find_mut(&mut book.nodes, &place.path))
    {
        for (clause, text) in read {
            node.clauses[clause].reading = Some(text);
        }
    }
    let value = &mut notice.tasks[task];
    value.reading = reading.or_else(|| value.reading.take());
    value.corrections.extend(applied);
}

/// The text with the words replaced, by the quote where it still stands, else by the words alone.
fn replaced(text: &str, correction: &Correction, inside: &Range<usize>) -> Option<String> {
    let start = match text.find(&correction.quote) {
        Some(at) => at + inside.start,
        None => text.find(&correction.old)?,
    };
    let mut out = text.to_owned();
    out.replace_range(start..start + correction.old.len(), &correction.new);
    Some(out)
}

fn find_mut<'a>(nodes: &'a mut [Node], path: &[String]) -> Option<&'a mut Node> {
    for node in nodes {
        if *node.path == *path {
            return Some(node);
        }
        if path.starts_with(&node.path)
            && let Some(found) = find_mut(&mut node.children, path)
        {
            return Some(found);
        }
    }
    None
}
