//! What can be said of a notice before any defect is looked for: the outline as a list, the tasks of each item, its texts.

use std::cell::{OnceCell, RefCell};

use super::items::NodeTasks;
use super::passages::{self, Part, Passages};
use crate::model::{Items, Notice};
use crate::options::Options;
use crate::place::{self, Parts};
use crate::span::Span;

/// A notice with its items and texts as lists.
pub(super) struct Survey<'a> {
    pub notice: &'a Notice,
    pub options: &'a Options,
    /// All items, each before the ones below it.
    pub nodes: Items<'a>,
    /// Which tasks belong to which items.
    pub node_tasks: NodeTasks,
    /// For each row of each table its task.
    pub row_tasks: Vec<Vec<Option<usize>>>,
    /// Every text of the notice.
    pub passages: Passages<'a>,
    /// Where each text begins, with its index among the parts of the passages, in order.
    starts: OnceCell<Vec<(u32, u32)>>,
    /// The walk through the text that was asked about last: most questions in a row are about one text.
    walk: RefCell<Option<(&'a str, &'a Span, Parts<'a>)>>,
}

impl<'a> Survey<'a> {
    pub(super) fn of(notice: &'a Notice, options: &'a Options) -> Self {
        let nodes = Items::of(notice);
        let node_tasks = NodeTasks::of(notice, &nodes);
        let row_tasks = row_tasks(notice);
        let passages = passages::of(notice, &nodes, &node_tasks, &row_tasks);
        Survey {
            notice,
            options,
            nodes,
            node_tasks,
            row_tasks,
            passages,
            starts: OnceCell::new(),
            walk: RefCell::default(),
        }
    }

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
        let printed = |at: &Span| {
            let slice = source.get(at.range()).unwrap_or_default();
            match self.notice.origin.media_type.as_str() {
                "text/html" => place::printed(slice),
                _ => slice.to_owned(),
            }
        };
        match at.pieces.is_empty() {
            true => printed(at),
            false => at.pieces.iter().map(printed).collect(),
        }
    }

    /// The text that a place lies in.
    pub(super) fn part_at(&self, at: &Span) -> Option<&Part<'a>> {
        let parts = self.passages.parts();
        let starts = self.starts.get_or_init(|| {
            let mut starts: Vec<(u32, u32)> = parts
                .iter()
                .zip(0..)
                .map(|(part, index)| (part.at.start, index))
                .collect();
            starts.sort_unstable();
            starts
        });
        let behind = starts.partition_point(|start| start.0 <= at.start);
        starts[..behind]
            .iter()
            .rev()
            .take(4)
            .map(|&(_, part)| &parts[part as usize])
            .find(|part| part.at.contains(at))
    }
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
