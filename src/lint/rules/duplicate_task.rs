//! The same task twice.

use std::hash::{BuildHasher, Hash, Hasher};

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::missing_unit::short;
use crate::model::{Severity, Task};
use crate::zh::text::fold::{fold, fold_into};
use smol_str::SmolStr;

pub(super) const RULE: Rule = Rule {
    code: "TB601",
    name: "duplicate-task",
    severity: Severity::Warning,
    zh: "同一任务出现两次",
    en: "the same task twice",
    doc: include_str!("duplicate_task.md"),
    check,
};

/// Texts shorter than this are often formulas (完成年度任务).
const LENGTH: usize = 8;

/// Pairs of tasks (the first, a later one) with the same text in the same group: what two headings have in common
/// (工作任务甲：按月报送, 工作任务乙：按月报送) is asked of two tasks.
pub(super) fn repeats(context: &Context) -> Vec<(usize, usize)> {
    let tasks = &context.notice.tasks;
    // Only the hash of each text is kept: of a large notice the texts would be as much again.
    let hasher = DefaultHashBuilder::default();
    let mut seen: HashTable<(u64, usize)> = HashTable::new();
    let mut pairs = Vec::new();
    let mut folded = String::new();
    let heads = tasks.iter().map(|task| head(task, &hasher));
    let mut heads: Vec<(u64, usize)> = heads.zip(0..).collect();
    heads.sort_unstable();
    let alike = heads
        .chunk_by(|one, next| one.0 == next.0)
        .filter(|run| run.len() > 1);
    let mut alike: Vec<usize> = alike.flatten().map(|&(_, task)| task).collect();
    alike.sort_unstable();
    for at in alike {
        let task = &tasks[at];
        folded.clear();
        fold_into(&task.text, &mut folded);
        if folded.chars().count() < LENGTH || is_allotted(context, task) {
            continue;
        }
        let hash = hasher.hash_one((&folded, &task.group, &task.heading));
        let is_same = |&(other, first): &(u64, usize)| {
            other == hash
                && tasks[first].group == task.group
                && tasks[first].heading == task.heading
                && fold(&tasks[first].text) == folded
        };
        match seen.entry(hash, is_same, |&(hash, _)| hash) {
            Entry::Occupied(first) => pairs.push((first.get().1, at)),
            Entry::Vacant(slot) => {
                slot.insert((hash, at));
            }
        }
    }
    leave_out_lists(context, &mut pairs);
    pairs
}

/// A further table of the same tasks (责任单位任务清单 beside the 任务分解表) repeats them on purpose: most of its rows.
fn leave_out_lists(context: &Context, pairs: &mut Vec<(usize, usize)>) {
    /// So many rows say that a table is one.
    const ROWS: usize = 3;
    let notice = context.notice;
    let tables = |&(first, second): &(usize, usize)| {
        let table = |task: usize| notice.tasks[task].row.as_ref().map(|row| row.table);
        let (first, second) = (table(first)?, table(second)?);
        (first != second).then_some((first, second))
    };
    let mut again: HashMap<usize, usize> = HashMap::new();
    for (_, second) in pairs.iter().filter_map(tables) {
        *again.entry(second).or_default() += 1;
    }
    pairs.retain(|pair| {
        tables(pair).is_none_or(|(_, second)| {
            let rows = notice.tables[second].rows.len();
            again[&second] < ROWS || again[&second] * 3 < rows * 2
        })
    });
}

/// Whether a task is a value that a table allots to a body: the same is allotted to others.
fn is_allotted(context: &Context, task: &Task) -> bool {
    let place = context.notice.table_and_row_of(task);
    place.is_some_and(|(table, row)| table.allotted(row).is_some())
}

/// A hash of a task's group and of the Han characters that its text begins with, which the fold leaves as they are: most
/// tasks need no further look.
fn head(task: &Task, hasher: &DefaultHashBuilder) -> u64 {
    /// So many seldom begin two tasks.
    const HEAD: usize = 6;
    let mut state = hasher.build_hasher();
    task.group.hash(&mut state);
    let han = task
        .text
        .chars()
        .filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    han.take(HEAD).for_each(|c| state.write_u32(c.into()));
    state.finish()
}

/// Whether one indicator is set for two bodies, each with a target of its own: a row for each.
fn is_of_others(first: &Task, second: &Task) -> bool {
    let figures = |task: &Task| -> Vec<(f64, Option<SmolStr>)> {
        let targets = task.targets.iter();
        targets
            .map(|target| (target.value, target.unit.clone()))
            .collect()
    };
    let shared = || {
        let mut units = second.units.iter();
        units.any(|unit| first.units.iter().any(|other| other.name == unit.name))
    };
    !first.units.is_empty()
        && !second.units.is_empty()
        && figures(first) != figures(second)
        && !shared()
}

fn check(context: &Context) -> Vec<Draft> {
    let tasks = &context.notice.tasks;
    repeats(context)
        .into_iter()
        .filter(|&(first, second)| !is_of_others(&tasks[first], &tasks[second]))
        .map(|(first, second)| {
            Draft::at(
                tasks[second].at.clone(),
                format!(
                    "「{}」与任务 {} 重复",
                    short(&tasks[second].text),
                    tasks[first].id
                ),
                format!(
                    "「{}」 repeats task {}",
                    short(&tasks[second].text),
                    tasks[first].id
                ),
            )
            .related([tasks[first].at.clone()])
            .task(Some(second))
        })
        .collect()
}
