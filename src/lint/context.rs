//! What the rules share, worked out once: what was surveyed of the notice, damaged spots, edits, numbers in runs.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Deref;

use super::draft::Draft;
use super::numbering::{self, Run};
use super::spots::{self, Spot, SpotKind};
use super::survey::Survey;
use super::witnesses::{self, Sorted};
use crate::model::{Edit, Node, Notice, Relation, Row, Task, Via};
use crate::options::Options;
use crate::span::Span;

/// One side of an edit, found by its place.
struct EditSide {
    start: u32,
    end: u32,
    task: usize,
    edit: usize,
}

/// The notice as the rules see it: what was surveyed of it, with what is found damaged, different or out of order.
pub(super) struct Context<'a> {
    survey: Survey<'a>,
    /// Where texts are damaged.
    pub spots: Vec<Spot>,
    edits: Vec<EditSide>,
    differences: OnceCell<Vec<Sorted<'a>>>,
    runs: OnceCell<Vec<Run>>,
    /// Where the units of rows stand.
    in_rows: OnceCell<HashSet<u32>>,
    /// Places that a person has decided on.
    corrected: Vec<Span>,
}

impl<'a> Deref for Context<'a> {
    type Target = Survey<'a>;

    fn deref(&self) -> &Survey<'a> {
        &self.survey
    }
}

impl<'a> Context<'a> {
    pub(super) fn new(notice: &'a Notice, options: &'a Options) -> Self {
        let survey = Survey::of(notice, options);
        let spots = spots::find(&survey);
        let corrections = notice.corrections.iter();
        Context {
            survey,
            spots,
            edits: edit_sides(notice),
            differences: OnceCell::new(),
            runs: OnceCell::new(),
            in_rows: OnceCell::new(),
            corrected: corrections
                .map(|correction| correction.at.clone())
                .collect(),
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
        spots::is_damaged(&self.spots, at, kinds)
    }

    pub(super) fn row(&self, task: &Task) -> Option<&'a Row> {
        self.notice.row_of(task)
    }

    /// Whether book and table say the same tasks, so that what only one of them has is worth a word.
    pub(super) fn is_paired(&self) -> bool {
        let (mut both, mut one) = (0, 0);
        for task in &self.notice.tasks {
            match task.relation {
                Relation::BookOnly if self.is_named_by_row(task) => {}
                Relation::TableOnly if task.path.is_some() => {}
                Relation::BookOnly | Relation::TableOnly => one += 1,
                _ => both += 1,
            }
        }
        both >= 2 && both > one
    }

    /// Whether a row names the item of a task that only the book has: then its units are those of the row.
    pub(super) fn is_named_by_row(&self, task: &Task) -> bool {
        let in_rows = || {
            self.in_rows.get_or_init(|| {
                let rows = self.notice.tables.iter().flat_map(|table| &table.rows);
                rows.flat_map(|row| &row.units)
                    .map(|unit| unit.at.start)
                    .collect()
            })
        };
        let mut handed_down = task.units.iter().filter(|unit| unit.via == Via::Heading);
        handed_down.any(|unit| in_rows().contains(&unit.at.start))
    }

    /// Whether a person has decided on the text at a place.
    pub(super) fn is_corrected(&self, at: &Span) -> bool {
        self.corrected
            .iter()
            .any(|corrected| corrected.contains(at))
    }

    pub(super) fn node_of(&self, task: usize) -> Option<&'a Node> {
        let node = self.node_tasks.node_of(task)?;
        Some(self.nodes[node].node)
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
        self.differences
            .get_or_init(|| witnesses::sort(self, &self.spots))
    }

    /// The numbers of items and rows in runs.
    pub(super) fn runs(&self) -> &[Run] {
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
