//! The same task twice.

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::missing_unit::short;
use crate::model::Severity;
use crate::zh::text::fold::fold;

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

/// Pairs of tasks (the first, a later one) with the same text in the same group.
pub(super) fn repeats(context: &Context) -> Vec<(usize, usize)> {
    let tasks = &context.notice.tasks;
    let mut seen: HashMap<(String, Option<&str>), usize> = HashMap::with_capacity(tasks.len());
    let mut pairs = Vec::new();
    for (at, task) in tasks.iter().enumerate() {
        let folded = fold(&task.text);
        if folded.chars().count() < LENGTH {
            continue;
        }
        match seen.entry((folded, task.group.as_deref())) {
            Entry::Occupied(first) => {
                pairs.push((*first.get(), at));
            }
            Entry::Vacant(slot) => {
                slot.insert(at);
            }
        }
    }
    pairs
}

fn check(context: &Context) -> Vec<Draft> {
    let tasks = &context.notice.tasks;
    repeats(context)
        .into_iter()
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
