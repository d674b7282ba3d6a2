//! Two notices or more: what became of each task over the years (任务沿革).

use std::collections::HashMap;

use crate::model::{History, Kind, Notice, Step, TaskRef, Thread};

/// Follows every task through notices in order of time.
pub(crate) fn history(notices: &[&Notice], aliases: &[Vec<String>]) -> History {
    let mut threads: Vec<Thread> = Vec::new();
    let mut open: HashMap<String, usize> = HashMap::new();
    for (at, notice) in notices.iter().enumerate() {
        let diff = match at.checked_sub(1) {
            Some(before) => super::diff(notices[before], notice, aliases),
            None => super::diff(&Notice::default(), notice, aliases),
        };
        let mut next: HashMap<String, usize> = HashMap::new();
        let step = |thread: usize, task: &TaskRef, kinds: &[Kind], threads: &mut Vec<Thread>| {
            threads[thread].steps.push(Step {
                notice: at,
                kinds: kinds.to_vec(),
                task: task.clone(),
            });
        };
        // A task that became several goes on with the first; the others begin threads of their own.
        for pair in &diff.pairs {
            let known = open.get(&pair.old.id).copied();
            let free = known.filter(|&thread| {
                threads[thread]
                    .steps
                    .last()
                    .is_some_and(|last| last.notice < at)
            });
            if let Some(&into) = next.get(&pair.new.id) {
                // Several became this one: the first goes on.
                if let Some(thread) = free {
                    threads[thread].merged_into = Some(into);
                }
                continue;
            }
            let thread = free.unwrap_or_else(|| {
                threads.push(Thread::default());
                threads.len() - 1
            });
            step(thread, &pair.new, &pair.kinds, &mut threads);
            threads[thread].merged_into = None;
            next.insert(pair.new.id.clone(), thread);
        }
        for task in &diff.added {
            threads.push(Thread::default());
            let thread = threads.len() - 1;
            step(thread, task, &[], &mut threads);
            next.insert(task.id.clone(), thread);
        }
        open = next;
    }
    History {
        schema: crate::model::HISTORY_SCHEMA.to_owned(),
        notices: notices.iter().map(|notice| notice.origin.clone()).collect(),
        years: notices.iter().map(|notice| notice.header.year).collect(),
        threads,
    }
}
