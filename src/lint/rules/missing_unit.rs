//! Tasks that name nobody.

use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::sections::assigns_nothing;
use crate::model::{Confidence, Notice, Relation, Severity, Task, Unit, UnitsStatus, Via};
use crate::span::Span;
use crate::zh::responsibility;
use crate::zh::responsibility::sentence::subject;
use crate::zh::text::bracket::brackets;
use crate::zh::text::scan::{closing_of, is_close};
use crate::zh::unit;

pub(super) const RULE: Rule = Rule {
    code: "TB201",
    name: "missing-unit",
    severity: Severity::Error,
    zh: "任务没有责任单位",
    en: "a task without a responsible unit",
    doc: include_str!("missing_unit.md"),
    check,
};

/// Items that name their units make a habit of it from so many on.
const FEW: usize = 2;

/// A table of which more rows than this share lack units is probably read wrongly.
const MOSTLY: f32 = 0.6;

fn check(context: &Context) -> Vec<Draft> {
    let notice = context.notice;
    let mut drafts: Vec<Draft> = Vec::new();
    let doubtful = mostly_blank(notice);
    for (at, task) in notice.tasks.iter().enumerate() {
        let uncertain = lost_without_trace(notice, task);
        if task.units_status != UnitsStatus::Dropped && !uncertain {
            continue;
        }
        let cell = context
            .row(task)
            .and_then(|row| row.places.get("units"))
            .or_else(|| context.node_of(at)?.duty.blank.as_ref());
        let place = cell.unwrap_or(&task.at);
        let quote = context.quote(place);
        let draft = Draft::at(
            place.clone(),
            format!("「{}」没有责任单位{}", short(&task.text), dash(&quote)),
            format!("「{}」 names no responsible unit", short(&task.text)),
        )
        .related(cell.map(|_| task.at.clone()))
        .task(Some(at));
        let unsure = task
            .row
            .as_ref()
            .is_some_and(|row| doubtful.get(row.table) == Some(&true));
        drafts.push(if unsure {
            draft
                .severity(Severity::Warning)
                .confidence(Confidence::Low)
        } else if uncertain {
            let draft = draft.confidence(Confidence::Low);
            match task.units_status {
                UnitsStatus::Dropped => draft,
                _ => draft.severity(Severity::Warning),
            }
        } else if task.row.is_some() && quote.trim().is_empty() {
            draft.confidence(Confidence::Medium)
        } else {
            draft
        });
    }
    drafts.extend(unlisted(context));
    let unread = unread(context, &drafts);
    drafts.extend(unread);
    drafts
}

/// The tasks (indices) of some findings.
pub(super) fn tasks_of(drafts: &[Draft]) -> HashSet<usize> {
    drafts.iter().filter_map(|draft| draft.task).collect()
}

/// Items that close with who bears them (由甲局、乙处负责) where not all of it was read as names.
fn unread(context: &Context, reported: &[Draft]) -> Vec<Draft> {
    let reported = tasks_of(reported);
    let mut drafts = Vec::new();
    for (at, task) in context.notice.tasks.iter().enumerate() {
        if !task.units.is_empty() || task.units_status != UnitsStatus::Unlisted {
            continue;
        }
        let clause = context.node_of(at).and_then(|node| node.clauses.last());
        let Some(clause) = clause.filter(|clause| responsibility::tries_to_say(&clause.text))
        else {
            continue;
        };
        if reported.contains(&at) {
            continue;
        }
        drafts.push(
            Draft::at(
                clause.at.clone(),
                format!("「{}」没有读出责任单位", short(&clause.text)),
                format!(
                    "no responsible unit could be read in 「{}」",
                    short(&clause.text)
                ),
            )
            .related(Some(task.at.clone()))
            .severity(Severity::Note)
            .confidence(Confidence::Low)
            .task(Some(at)),
        );
    }
    drafts
}

/// Whether a row has no cell in a column of units that its table has: extracted text shows neither a blank cell nor one merged
/// with its neighbour, so that a unit may stand there.
fn lost_without_trace(notice: &Notice, task: &Task) -> bool {
    let Some(place) = task.row.as_ref().filter(|_| task.units.is_empty()) else {
        return false;
    };
    let Some(table) = notice.tables.get(place.table) else {
        return false;
    };
    table.names_units()
        && table
            .rows
            .get(place.row)
            .is_some_and(|row| row.places.get("units").is_none())
}

fn dash(quote: &str) -> String {
    let quote = quote.trim();
    if quote.chars().count() <= 4 && !quote.is_empty() && !quote.starts_with('<') {
        format!("，此处只有「{quote}」")
    } else {
        String::new()
    }
}

/// For each table whether most of its tasks name nobody.
fn mostly_blank(notice: &Notice) -> Vec<bool> {
    let mut counts = vec![(0, 0); notice.tables.len()];
    for task in &notice.tasks {
        let table = task.row.as_ref().map(|row| row.table);
        if let Some((all, blank)) = table.and_then(|table| counts.get_mut(table)) {
            *all += 1;
            *blank += usize::from(task.units.is_empty());
        }
    }
    let mostly = |(all, blank): (usize, usize)| all >= 3 && blank as f32 > all as f32 * MOSTLY;
    counts.into_iter().map(mostly).collect()
}

/// Items that name nobody while the items beside them do.
fn unlisted(context: &Context) -> Vec<Draft> {
    let notice = context.notice;
    let paired = context.is_paired();
    let mut own: Vec<Standing> = (0..context.nodes.len())
        .map(|at| standing(context, at))
        .collect();
    // The text above items that name their units introduces them.
    for at in 0..own.len() {
        if own[at] != Standing::Names {
            continue;
        }
        let mut above = context.nodes[at].parent;
        while let Some(parent) = above {
            if own[parent] == Standing::Lacks {
                own[parent] = Standing::Nothing;
            }
            above = context.nodes[parent].parent;
        }
    }
    let own = own;
    let mut beside: HashMap<Option<usize>, (usize, usize)> = HashMap::new();
    let mut level: HashMap<(usize, usize), (usize, usize)> = HashMap::new();
    for (reference, standing) in context.nodes.iter().zip(&own) {
        let depth = (reference.book, reference.node.path.len());
        for counts in [
            beside.entry(reference.parent).or_default(),
            level.entry(depth).or_default(),
        ] {
            counts.0 += usize::from(*standing == Standing::Names);
            counts.1 += usize::from(*standing != Standing::Nothing);
        }
    }
    let mut drafts = Vec::new();
    let closing = closing_sections(context, &own);
    for (at, reference) in context.nodes.iter().enumerate() {
        if own[at] != Standing::Lacks || closing.iter().any(|section| section.contains(&at)) {
            continue;
        }
        let (near, all_near) = beside[&reference.parent];
        let (same, all_same) = level[&(reference.book, reference.node.path.len())];
        // One neighbour alone makes no habit, unless nearly all items of the level have it.
        let habit = near >= FEW || near > 0 && same >= FEW && same * 4 >= all_same * 3;
        let like_siblings = habit && near * 2 >= all_near;
        // An item alone below its heading is like the items of its level elsewhere.
        let like_level = all_near <= 1 && same * 10 >= all_same * 8 && all_same >= 5;
        if !like_siblings && !like_level || assigns_nothing(context, at) {
            continue;
        }
        for &task_at in context.node_tasks.of_node(at) {
            let task = &notice.tasks[task_at];
            if task.units_status != UnitsStatus::Unlisted
                || lost_without_trace(notice, task)
                || task.relation == Relation::BookOnly && paired
                // 各街道要加强巡查: the sentence says whose duty it is, though it assigns none.
                || subject::sentence_subject(&task.text).is_some()
            {
                continue;
            }
            drafts.push(
                match unread_names(context, at) {
                    Some(bracket) => Draft::at(
                        bracket.clone(),
                        format!(
                            "「{}」末尾的括号像是责任单位，却没有读作单位，请核对",
                            short(title_or(context, at, &task.text))
                        ),
                        format!(
                            "the bracket behind 「{}」 looks like units and was not read as such",
                            short(title_or(context, at, &task.text))
                        ),
                    )
                    .severity(Severity::Note)
                    .confidence(Confidence::Low),
                    None => Draft::at(
                        task.at.clone(),
                        format!("「{}」没有写明责任单位，同级任务都写了", short(&task.text)),
                        format!(
                            "「{}」 names no unit, the items beside it do",
                            short(&task.text)
                        ),
                    )
                    .severity(Severity::Warning)
                    .confidence(Confidence::Medium),
                }
                .task(Some(task_at)),
            );
        }
    }
    drafts
}

/// The bracket that an item ends with, where it holds what looks like names of bodies: they are printed, and were not read.
fn unread_names(context: &Context, at: usize) -> Option<Span> {
    let clause = context.nodes[at].node.clauses.last()?;
    let text = clause.text.trim_end_matches(['。', ';', '；', ' ']);
    text.ends_with(is_close).then_some(())?;
    let last = brackets(text)
        .pop()
        .filter(|last| last.closed && last.range.end == text.len())?;
    let names = &text[last.content.clone()];
    let mut listed = names.split(['、', ',', '，']);
    let named = listed.any(|name| unit::name::ends_like_body(name.trim()));
    let part = context.part_at(&clause.at);
    (named && !names.contains(['。', '；', ';'])).then(|| match part {
        Some(part) if part.text == clause.text => context.place(part, last.range),
        _ => clause.at.clone(),
    })
}

/// The title of an item, where its text is all brackets.
fn title_or<'a>(context: &Context<'a>, at: usize, text: &'a str) -> &'a str {
    let title = context.nodes[at].node.title.as_deref();
    title
        .filter(|_| text.starts_with(|c| closing_of(c).is_some()))
        .unwrap_or(text)
}

/// How an item of a book stands to responsibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// A heading, or an item of which a table or a sentence names the units: nothing is expected of it.
    Nothing,
    /// The book names its units.
    Names,
    /// It is a task of the book's own and names nobody.
    Lacks,
}

fn standing(context: &Context, at: usize) -> Standing {
    let tasks = || {
        let tasks = context.node_tasks.of_node(at);
        tasks.iter().map(|&task| &context.notice.tasks[task])
    };
    let in_book = |named: &dyn Fn(&Unit) -> bool| {
        let mut own = tasks().filter(|task| task.row.is_none());
        own.any(|task| task.units.iter().any(named))
    };
    // What a heading says once for all below it is no habit of theirs.
    let labelled = !context.nodes[at].node.units.is_empty();
    let states = |unit: &Unit| match unit.via {
        Via::Sentence => false,
        Via::Heading => labelled,
        _ => true,
    };
    if in_book(&states) {
        Standing::Names
    // A body that a sentence happens to name says nothing of the items beside it; 由有关部门牵头 names nobody in particular.
    } else if in_book(&|unit| !unit.generic || unit.via != Via::Sentence) {
        Standing::Nothing
    } else if tasks().any(|task| task.row.is_none()) && tasks().all(|task| task.row.is_none()) {
        Standing::Lacks
    } else {
        Standing::Nothing
    }
}

/// The items of each book's closing section, which sends everybody to work: the last of three or more, and nobody is named in
/// it.
fn closing_sections(context: &Context, own: &[Standing]) -> Vec<Range<usize>> {
    // Item by item from the first: how many sections the book has so far, the last of them, and whether anybody is named there.
    let mut sections: Vec<(usize, Range<usize>, bool)> = Vec::new();
    for (at, reference) in context.nodes.iter().enumerate() {
        if sections.len() <= reference.book {
            sections.resize(reference.book + 1, (0, at..at, false));
        }
        let (count, section, names) = &mut sections[reference.book];
        if reference.parent.is_none() {
            (*count, *section, *names) = (*count + 1, at..at, false);
        }
        section.end = at + 1;
        *names |= own[at] == Standing::Names;
    }
    let closing = sections
        .into_iter()
        .filter(|(count, _, names)| *count >= 3 && !names);
    closing.map(|(_, section, _)| section).collect()
}

/// The beginning of a text, for a message.
pub(super) fn short(text: &str) -> String {
    const LENGTH: usize = 20;
    let text = text.trim_end_matches(['。', ';', '；']);
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
