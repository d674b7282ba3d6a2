//! Every text of a notice, in stretches within which brackets and quotation marks have to be balanced.

use std::num::NonZeroU32;

use super::items::NodeTasks;
use super::signs::Signs;
use crate::model::{BookPlace, Deadline, DeadlineKind, Items, Node, NodeRef, Notice, Task, Via};
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
    /// A time that a bracket or a line of its own sets, beside the text of an item.
    Time,
}

/// A stretch of text.
#[derive(Clone, Copy)]
pub(super) struct Passage<'c, 'a> {
    pub kind: Kind,
    pub parts: &'c [Part<'a>],
}

/// All stretches, one after the other.
pub(super) struct Passages<'a> {
    parts: Vec<Part<'a>>,
    /// Where the parts of each passage end.
    ends: Vec<(Kind, u32)>,
}

impl<'a> Passages<'a> {
    /// No passage yet, with room for parts.
    fn with_capacity(parts: usize) -> Self {
        Passages {
            parts: Vec::with_capacity(parts),
            ends: Vec::with_capacity(parts),
        }
    }

    /// Every passage, in document order of its witness.
    pub(super) fn iter(&self) -> impl Iterator<Item = Passage<'_, 'a>> {
        let mut from = 0;
        self.ends.iter().map(move |&(kind, end)| {
            let parts = &self.parts[from..end as usize];
            from = end as usize;
            Passage { kind, parts }
        })
    }

    /// Every part of every passage.
    pub(super) fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    /// Adds a passage, if it has any parts.
    fn push(&mut self, kind: Kind, parts: impl IntoIterator<Item = Part<'a>>) {
        let from = self.parts.len();
        self.parts.extend(parts);
        if self.parts.len() > from {
            self.ends.push((kind, self.parts.len() as u32));
        }
    }
}

/// One value of a passage.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub text: &'a str,
    pub at: &'a Span,
    /// The task (index, from 1) that it belongs to: a notice has more parts than anything else, so this is kept small.
    task: Option<NonZeroU32>,
    pub signs: Signs,
}

impl<'a> Part<'a> {
    fn new(text: &'a str, at: &'a Span, task: Option<usize>) -> Self {
        let signs = Signs::of(text);
        Part {
            text,
            at,
            task: task.and_then(|task| NonZeroU32::new(u32::try_from(task + 1).ok()?)),
            signs,
        }
    }

    /// The task (index) that the value belongs to.
    pub(super) fn task(&self) -> Option<usize> {
        self.task.map(|task| task.get() as usize - 1)
    }
}

/// All passages in document order of their witnesses: cover, books, tables.
pub(super) fn of<'a>(
    notice: &'a Notice,
    nodes: &Items<'a>,
    node_tasks: &NodeTasks,
    row_tasks: &[Vec<Option<usize>>],
) -> Passages<'a> {
    let mut passages = Passages::with_capacity(most(notice, nodes));
    cover(notice, nodes, &mut passages);
    for part in &notice.layout.parts {
        let title = part.title.iter();
        passages.push(
            Kind::Title,
            title.map(|title| Part::new(&title.text, &title.at, None)),
        );
    }
    items(notice, nodes, node_tasks, &mut passages);
    rows(notice, row_tasks, &mut passages);
    passages.parts.shrink_to_fit();
    passages.ends.shrink_to_fit();
    passages
}

/// How many parts there may be at most: lists that grow leave holes as large as themselves behind.
fn most(notice: &Notice, nodes: &[NodeRef]) -> usize {
    let items = nodes.iter().map(|reference| {
        let node = reference.node;
        1 + node.clauses.len() + node.units.len() + node.stated.len()
    });
    let rows = notice.tables.iter().flat_map(|table| &table.rows);
    let rows = rows.map(|row| row.places.len() + row.units.len());
    let titles = notice.layout.parts.len() + 1;
    notice.layout.cover.len() + titles + items.sum::<usize>() + rows.sum::<usize>()
}

/// The lines of the cover as one passage: a quoted title may run over several. What is in a book is not of the cover.
fn cover<'a>(notice: &'a Notice, nodes: &[NodeRef], passages: &mut Passages<'a>) {
    let mut items: Vec<(u32, u32)> = nodes
        .iter()
        .map(|reference| (reference.node.at.start, reference.node.at.end))
        .collect();
    items.sort_unstable();
    let lines = notice.layout.cover.iter().filter(|line| {
        let before = items.partition_point(|item| item.0 <= line.at.start);
        before
            .checked_sub(1)
            .is_none_or(|item| items[item].1 <= line.at.start)
    });
    passages.push(
        Kind::Cover,
        lines.map(|line| Part::new(&line.text, &line.at, None)),
    );
    // The heading of a page stands before the cover.
    let title = notice.header.title.as_deref();
    let heading = title.zip(notice.header.places.get("title"));
    let in_cover = |at: &Span| {
        let mut lines = notice.layout.cover.iter().map(|line| &line.at);
        lines.any(|line| line.start < at.end && at.start < line.end)
    };
    let heading = heading.filter(|(_, at)| !in_cover(at));
    passages.push(
        Kind::Cover,
        heading.map(|(text, at)| Part::new(text, at, None)),
    );
}

/// For each clause of the books the task that has it.
struct ClauseOwners {
    owners: Vec<Option<usize>>,
    /// Where the clauses of each item begin.
    starts: Vec<usize>,
}

impl ClauseOwners {
    fn of(notice: &Notice, nodes: &Items) -> Self {
        let mut count = 0;
        let mut starts: Vec<usize> = Vec::with_capacity(nodes.len() + 1);
        starts.push(0);
        starts.extend(nodes.iter().map(|item| {
            count += item.node.clauses.len();
            count
        }));
        let mut owners = vec![None; count];
        for (task, content) in notice.tasks.iter().enumerate() {
            for part in content.book.iter().flat_map(BookPlace::parts) {
                let Some(item) = nodes.numbered(part.book, part.node) else {
                    continue;
                };
                let own = &mut owners[starts[item]..starts[item + 1]];
                for &clause in part.clauses {
                    if let Some(owner) = own.get_mut(clause) {
                        *owner = Some(task);
                    }
                }
            }
        }
        ClauseOwners { owners, starts }
    }

    fn of_item(&self, item: usize) -> &[Option<usize>] {
        &self.owners[self.starts[item]..self.starts[item + 1]]
    }
}

fn items<'a>(
    notice: &'a Notice,
    nodes: &Items<'a>,
    node_tasks: &NodeTasks,
    passages: &mut Passages<'a>,
) {
    let owners = ClauseOwners::of(notice, nodes);
    for (at, reference) in nodes.iter().enumerate() {
        let node = reference.node;
        let tasks = node_tasks.of_node(at);
        let title = node.title.as_deref().zip(node.title_at.as_ref());
        let title = title.map(|(text, at)| Part::new(text, at, tasks.first().copied()));
        let clauses = node.clauses.iter().zip(owners.of_item(at));
        passages.push(
            Kind::Item,
            title
                .into_iter()
                .chain(clauses.map(|(clause, &task)| Part::new(&clause.text, &clause.at, task))),
        );
        for &task in tasks {
            for deadline in unread_times(&notice.tasks[task], node) {
                let part = Part::new(&deadline.text, &deadline.at, Some(task));
                passages.push(Kind::Time, [part]);
            }
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
            let part = Part::new(name, &unit.at, tasks.first().copied());
            passages.push(Kind::Unit, [part]);
        }
    }
}

/// Times of a task that set no day and stand beside the text of its item.
fn unread_times<'a>(task: &'a Task, node: &'a Node) -> impl Iterator<Item = &'a Deadline> {
    let beside = |deadline: &&Deadline| {
        let mut clauses = node.clauses.iter();
        !clauses.any(|clause| clause.text.contains(deadline.text.as_str()))
    };
    let times = task.deadlines.iter();
    times
        .filter(|deadline| deadline.date.is_none() && task.row.is_none())
        .filter(|deadline| matches!(deadline.kind, DeadlineKind::Date | DeadlineKind::Unclear))
        .filter(beside)
}

fn rows<'a>(notice: &'a Notice, row_tasks: &[Vec<Option<usize>>], passages: &mut Passages<'a>) {
    for (table, tasks) in notice.tables.iter().zip(row_tasks) {
        // A value of a merged cell stands in every row, but is one text.
        let mut seen = Seen::default();
        for (row, &task) in table.rows.iter().zip(tasks) {
            let named = [
                ("group", row.group.as_deref()),
                ("heading", row.heading.as_deref()),
                ("text", Some(row.text.as_str())),
                ("deadline", row.deadline.as_deref()),
            ];
            // A list of bodies and persons is no text: its parts are parted by white space.
            let of_text = |name: &str| {
                let mut columns = table.columns.iter();
                columns.all(|column| column.name != name || !column.role.names_units())
            };
            let cells = row
                .cells
                .iter()
                .filter(|(name, _)| of_text(name))
                .map(|(name, text)| (name.as_str(), Some(text.as_str())));
            for (key, text) in named.into_iter().chain(cells) {
                if let (Some(text), Some(at)) = (text, row.places.get(key))
                    && seen.insert(at)
                {
                    passages.push(Kind::Cell, [Part::new(text, at, task)]);
                }
            }
            for unit in &row.units {
                if seen.insert(&unit.at) {
                    passages.push(Kind::Unit, [Part::new(&unit.name, &unit.at, task)]);
                }
            }
        }
    }
}

/// Places that have come before, in order: nearly every new one lies behind the others.
#[derive(Default)]
struct Seen(Vec<(u32, u32)>);

impl Seen {
    /// Whether the place is new.
    fn insert(&mut self, at: &Span) -> bool {
        let place = (at.start, at.end);
        if self.0.last().is_none_or(|last| *last < place) {
            self.0.push(place);
            return true;
        }
        match self.0.binary_search(&place) {
            Ok(_) => false,
            Err(free) => {
                self.0.insert(free, place);
                true
            }
        }
    }
}
