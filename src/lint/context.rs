//! What the rules share, worked out once: the outline as a list, the tasks of each item, texts, damaged spots, edits.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use super::draft::Draft;
use super::numbering::{self, Run};
use super::passages::{self, Part, Passages};
use super::spots::{self, Spot, SpotKind};
use super::witnesses::{self, Sorted};
use crate::model::{Edit, Node, Notice, Relation, Row, Task};
use crate::options::Options;
use crate::place::{Parts, without_tags};
use crate::span::Span;

/// An item of a book with the item above it.
pub(super) struct NodeRef<'a> {
    pub book: usize,
    pub node: &'a Node,
    pub parent: Option<usize>,
}

/// One side of an edit, found by its place.
struct EditSide {
    start: u32,
    end: u32,
    task: usize,
    edit: usize,
}

/// The notice as the rules see it.
pub(super) struct Context<'a> {
    pub notice: &'a Notice,
    pub options: &'a Options,
    /// All items, each before the ones below it.
    pub nodes: Vec<NodeRef<'a>>,
    /// For each item its tasks.
    pub node_tasks: Vec<Vec<usize>>,
    /// For each row of each table its task.
    pub row_tasks: Vec<Vec<Option<usize>>>,
    /// Every text of the notice.
    pub passages: Passages<'a>,
    /// Where texts are damaged.
    pub spots: Vec<Spot>,
    edits: Vec<EditSide>,
    /// For each task its item.
    task_nodes: Vec<Option<usize>>,
    /// Where each text begins, with its index among the parts of the passages, in order.
    starts: OnceCell<Vec<(u32, usize)>>,
    differences: OnceCell<Vec<Sorted<'a>>>,
    runs: OnceCell<Vec<Run<'a>>>,
    /// Places that a person has decided on.
    corrected: Vec<Span>,
    /// The walk through the text that was asked about last: most questions in a row are about one text.
    walk: RefCell<Option<(&'a str, &'a Span, Parts<'a>)>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(notice: &'a Notice, options: &'a Options) -> Self {
        let nodes = nodes(notice);
        let mut by_path: HashMap<(usize, &[String]), usize> = HashMap::with_capacity(nodes.len());
        for (at, reference) in nodes.iter().enumerate() {
            by_path
                .entry((reference.book, &*reference.node.path))
                .or_insert(at);
        }
        let mut node_tasks = vec![Vec::new(); nodes.len()];
        let mut task_nodes = vec![None; notice.tasks.len()];
        for (task, value) in notice.tasks.iter().enumerate() {
            if let Some(place) = &value.book
                && let Some(&node) = by_path.get(&(place.book, &*place.path))
            {
                node_tasks[node].push(task);
                task_nodes[task] = Some(node);
            }
        }
        let row_tasks = row_tasks(notice);
        let passages = passages::of(notice, &nodes, &node_tasks, &row_tasks);
        let mut parts: Vec<(u32, usize, usize)> = Vec::new();
        for (at, passage) in passages.iter().enumerate() {
            let starts = passage.parts.iter().enumerate();
            parts.extend(starts.map(|(part, value)| (value.at.start, at, part)));
        }
        parts.sort_unstable();
        let corrections = notice.corrections.iter();
        let mut context = Context {
            notice,
            options,
            nodes,
            node_tasks,
            row_tasks,
            passages,
            spots: Vec::new(),
            edits: edit_sides(notice),
            task_nodes,
            starts: OnceCell::new(),
            differences: OnceCell::new(),
            runs: OnceCell::new(),
            corrected: corrections
                .map(|correction| correction.at.clone())
                .collect(),
            walk: RefCell::default(),
        };
        context.spots = spots::find(&context);
        context
    }

    /// The place of a part (bytes) of a text.
    pub(super) fn place(&self, part: &Part<'a>, range: std::ops::Range<usize>) -> Span {
        if self.notice.source().text().is_empty() {
            return part.at.clone();
        }
        let mut walk = self.walk.borrow_mut();
        match &mut *walk {
            Some((text, at, parts))
                if std::ptr::eq(*text, part.text) && std::ptr::eq(*at, part.at) =>
            {
                parts.part(range)
            }
            other => {
                let parts = Parts::new(self.notice.source(), part.at, part.text);
                let (_, _, parts) = other.insert((part.text, part.at, parts));
                parts.part(range)
            }
        }
    }

    /// What stands at a place.
    pub(super) fn quote(&self, at: &Span) -> String {
        let source = self.notice.source().text();
        let slice = source.get(at.range()).unwrap_or_default();
        if self.notice.origin.media_type == "text/html" {
            without_tags(slice)
        } else {
            slice.to_owned()
        }
    }

    /// The edit that one witness has at a place, with its task, and whether it is the book's side.
    pub(super) fn edit_at(&self, at: &Span) -> Option<(usize, &'a Edit, bool)> {
        let from = self.edits.partition_point(|side| side.end < at.start);
        self.edits[from..]
            .iter()
            .take_while(|side| side.start <= at.end)
            .find(|side| {
                side.start < at.end.max(at.start + 1) && at.start < side.end.max(side.start + 1)
            })
            .map(|side| {
                let edit = &self.notice.tasks[side.task].edits[side.edit];
                let book = edit
                    .book_at
                    .as_ref()
                    .is_some_and(|place| place.start == side.start);
                (side.task, edit, book)
            })
    }

    /// Whether a damaged spot of these kinds lies at a place.
    pub(super) fn is_damaged(&self, at: &Span, kinds: &[SpotKind]) -> bool {
        let from = self.spots.partition_point(|spot| spot.at.end <= at.start);
        self.spots[from..]
            .iter()
            .take_while(|spot| spot.at.start < at.end.max(at.start + 1))
            .any(|spot| kinds.contains(&spot.kind))
    }

    /// The row of a task.
    pub(super) fn row(&self, task: &Task) -> Option<&'a Row> {
        let place = task.row.as_ref()?;
        self.notice.tables.get(place.table)?.rows.get(place.row)
    }

    /// Whether book and table say the same tasks, so that what only one of them has is worth a word.
    pub(super) fn is_paired(&self) -> bool {
        let (mut both, mut one) = (0, 0);
        for task in &self.notice.tasks {
            match task.relation {
                Relation::BookOnly | Relation::TableOnly => one += 1,
                _ => both += 1,
            }
        }
        both >= 2 && both > one
    }

    /// Whether a person has decided on the text at a place.
    pub(super) fn is_corrected(&self, at: &Span) -> bool {
        self.corrected
            .iter()
            .any(|corrected| corrected.contains(at))
    }

    /// The item of a task.
    pub(super) fn node_of(&self, task: usize) -> Option<&'a Node> {
        let node = self.task_nodes.get(task).copied().flatten()?;
        Some(self.nodes[node].node)
    }

    /// The text that a place lies in.
    pub(super) fn part_at(&self, at: &Span) -> Option<&Part<'a>> {
        let parts = self.passages.parts();
        let starts = self.starts.get_or_init(|| {
            let mut starts: Vec<(u32, usize)> = (0..parts.len())
                .map(|part| (parts[part].at.start, part))
                .collect();
            starts.sort_unstable();
            starts
        });
        let behind = starts.partition_point(|start| start.0 <= at.start);
        starts[..behind]
            .iter()
            .rev()
            .take(4)
            .map(|&(_, part)| &parts[part])
            .find(|part| part.at.contains(at))
    }

    /// Readings of a person that stand beside the text: every output marks them.
    pub(super) fn corrections(&self) -> Vec<Draft> {
        let applied = self.notice.corrections.iter();
        applied
            .map(|applied| {
                Draft::at(
                    applied.at.clone(),
                    format!(
                        "更正：「{}」读作「{}」（{}：{}）",
                        applied.old, applied.new, applied.by, applied.why
                    ),
                    format!(
                        "corrected: 「{}」 is read as 「{}」 ({}: {})",
                        applied.old, applied.new, applied.by, applied.why
                    ),
                )
                .quote(applied.old.clone())
                .task(
                    self.notice
                        .tasks
                        .iter()
                        .position(|task| task.corrections.iter().any(|own| own.at == applied.at)),
                )
            })
            .collect()
    }

    /// The differences between book and table, with what each is about.
    pub(super) fn differences(&self) -> &[Sorted<'a>] {
        self.differences.get_or_init(|| witnesses::sort(self))
    }

    /// The numbers of items and rows in runs.
    pub(super) fn runs(&self) -> &[Run<'a>] {
        self.runs.get_or_init(|| numbering::runs(self))
    }

    /// Corrections that fit nowhere.
    pub(super) fn misfits(&self) -> Vec<Draft> {
        self.notice
            .misfits
            .iter()
            .map(|misfit| {
                Draft::at(
                    self.notice.source().span(0..0),
                    format!("更正「{}」不再适用：{}", misfit.quote, misfit.zh),
                    format!(
                        "the correction of 「{}」 no longer fits: {}",
                        misfit.quote, misfit.en
                    ),
                )
            })
            .collect()
    }
}

fn nodes(notice: &Notice) -> Vec<NodeRef<'_>> {
    fn visit<'a>(book: usize, list: &'a [Node], parent: Option<usize>, out: &mut Vec<NodeRef<'a>>) {
        for node in list {
            let this = out.len();
            out.push(NodeRef { book, node, parent });
            visit(book, &node.children, Some(this), out);
        }
    }
    let mut out = Vec::new();
    for (book, content) in notice.books.iter().enumerate() {
        visit(book, &content.nodes, None, &mut out);
    }
    out
}

fn row_tasks(notice: &Notice) -> Vec<Vec<Option<usize>>> {
    let mut tasks: Vec<Vec<Option<usize>>> = notice
        .tables
        .iter()
        .map(|table| vec![None; table.rows.len()])
        .collect();
    for (at, task) in notice.tasks.iter().enumerate() {
        if let Some(place) = &task.row
            && let Some(slot) = tasks
                .get_mut(place.table)
                .and_then(|rows| rows.get_mut(place.row))
        {
            *slot = Some(at);
        }
    }
    tasks
}

fn edit_sides(notice: &Notice) -> Vec<EditSide> {
    let mut sides = Vec::new();
    for (task, value) in notice.tasks.iter().enumerate() {
        for (edit, content) in value.edits.iter().enumerate() {
            for at in [&content.book_at, &content.table_at].into_iter().flatten() {
                sides.push(EditSide {
                    start: at.start,
                    end: at.end,
                    task,
                    edit,
                });
            }
        }
    }
    sides.sort_by_key(|side| (side.start, side.end));
    sides
}
