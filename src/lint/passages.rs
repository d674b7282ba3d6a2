//! Every text of a notice, in stretches within which brackets and quotation marks have to be balanced.

use super::context::NodeRef;
use crate::model::{Notice, Via};
use crate::span::Span;

/// Which text a passage is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A line of the cover.
    Cover,
    /// An item of a book: its title, then its clauses.
    Item,
    /// A cell of a table.
    Cell,
    /// The name of a unit.
    Unit,
    /// The title of an attachment.
    Title,
}

/// A stretch of text.
pub(super) struct Passage<'a> {
    pub kind: Kind,
    pub parts: Vec<Part<'a>>,
}

/// One value of a passage.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub text: &'a str,
    pub at: &'a Span,
    /// The task (index) that it belongs to.
    pub task: Option<usize>,
}

/// All passages in document order of their witnesses: cover, books, tables.
pub(super) fn of<'a>(
    notice: &'a Notice,
    nodes: &[NodeRef<'a>],
    node_tasks: &[Vec<usize>],
) -> Vec<Passage<'a>> {
    let mut passages = Vec::new();
    cover(notice, nodes, &mut passages);
    for part in &notice.layout.parts {
        if let Some(title) = &part.title {
            passages.push(one(Kind::Title, &title.text, &title.at, None));
        }
    }
    items(notice, nodes, node_tasks, &mut passages);
    rows(notice, &mut passages);
    passages
}

fn one<'a>(kind: Kind, text: &'a str, at: &'a Span, task: Option<usize>) -> Passage<'a> {
    Passage {
        kind,
        parts: vec![Part { text, at, task }],
    }
}

/// The lines of the cover as one passage: a quoted title may run over several. What is in a book is not of the cover.
fn cover<'a>(notice: &'a Notice, nodes: &[NodeRef], passages: &mut Vec<Passage<'a>>) {
    let mut items: Vec<(u32, u32)> = nodes
        .iter()
        .map(|reference| (reference.node.at.start, reference.node.at.end))
        .collect();
    items.sort_unstable();
    let parts: Vec<Part> = notice
        .layout
        .cover
        .iter()
        .filter(|line| {
            let before = items.partition_point(|item| item.0 <= line.at.start);
            before
                .checked_sub(1)
                .is_none_or(|item| items[item].1 <= line.at.start)
        })
        .map(|line| Part {
            text: &line.text,
            at: &line.at,
            task: None,
        })
        .collect();
    if !parts.is_empty() {
        passages.push(Passage {
            kind: Kind::Cover,
            parts,
        });
    }
}

fn items<'a>(
    notice: &'a Notice,
    nodes: &[NodeRef<'a>],
    node_tasks: &[Vec<usize>],
    passages: &mut Vec<Passage<'a>>,
) {
    for (at, reference) in nodes.iter().enumerate() {
        let node = reference.node;
        let tasks = &node_tasks[at];
        let mut owner = vec![None; node.clauses.len()];
        for &task in tasks {
            for &clause in notice.tasks[task]
                .book
                .iter()
                .flat_map(|book| &book.clauses)
            {
                if let Some(slot) = owner.get_mut(clause) {
                    *slot = Some(task);
                }
            }
        }
        let mut parts: Vec<Part> = Vec::with_capacity(node.clauses.len() + 1);
        if let (Some(text), Some(at)) = (&node.title, &node.title_at) {
            parts.push(Part {
                text,
                at,
                task: tasks.first().copied(),
            });
        }
        parts.extend(node.clauses.iter().zip(owner).map(|(clause, task)| Part {
            text: &clause.text,
            at: &clause.at,
            task,
        }));
        if !parts.is_empty() {
            passages.push(Passage {
                kind: Kind::Item,
                parts,
            });
        }
        // The bracket that holds units is not part of their names.
        let stated = node.units.iter().chain(&node.stated);
        for unit in stated.filter(|unit| unit.via != Via::Bracket) {
            // A label may stand inside a bracket that closes behind the last name.
            let name = if unit.name.contains(['(', '（']) {
                &unit.name
            } else {
                unit.name.trim_end_matches([')', '）', '〕'])
            };
            passages.push(one(Kind::Unit, name, &unit.at, tasks.first().copied()));
        }
    }
}

fn rows<'a>(notice: &'a Notice, passages: &mut Vec<Passage<'a>>) {
    let mut owner: Vec<Vec<Option<usize>>> = notice
        .tables
        .iter()
        .map(|table| vec![None; table.rows.len()])
        .collect();
    for (task, value) in notice.tasks.iter().enumerate() {
        if let Some(place) = &value.row
            && let Some(slot) = owner
                .get_mut(place.table)
                .and_then(|rows| rows.get_mut(place.row))
        {
            *slot = Some(task);
        }
    }
    for (table, owners) in notice.tables.iter().zip(&owner) {
        // A value of a merged cell stands in every row, but is one text.
        let mut seen: std::collections::HashSet<(u32, u32)> = std::collections::HashSet::new();
        for (row, &task) in table.rows.iter().zip(owners) {
            let named = [
                ("group", row.group.as_deref()),
                ("heading", row.heading.as_deref()),
                ("text", Some(row.text.as_str())),
                ("deadline", row.deadline.as_deref()),
            ];
            let cells = row
                .cells
                .iter()
                .map(|(name, text)| (name.as_str(), Some(text.as_str())));
            for (key, text) in named.into_iter().chain(cells) {
                if let (Some(text), Some(at)) = (text, row.places.get(key))
                    && seen.insert((at.start, at.end))
                {
                    passages.push(one(Kind::Cell, text, at, task));
                }
            }
            for unit in &row.units {
                if seen.insert((unit.at.start, unit.at.end)) {
                    passages.push(one(Kind::Unit, &unit.name, &unit.at, task));
                }
            }
        }
    }
}
