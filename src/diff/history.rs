//! Two notices or more: what became of each task over the years (任务沿革).

use std::collections::{HashMap, HashSet};

use crate::model::{Diff, History, Kind, Notice, Pair, Step, TaskRef, Thread};

/// Tasks that are new since the notice before and had stood in an earlier one, as a comparison with that one says: the
/// threads that they go on with, and what changed. A notice that tells of no tasks ends none for good; what many in a row leave
/// out does not come back.
fn returned(
    notices: &[&Notice],
    at: usize,
    threads: &[Thread],
    added: &[TaskRef],
    aliases: &[Vec<String>],
) -> HashMap<String, (usize, Vec<Kind>)> {
    /// How many notices further back a task is looked for.
    const FARTHEST: usize = 4;
    let mut found: HashMap<String, (usize, Vec<Kind>)> = HashMap::new();
    let mut free: HashSet<&str> = added.iter().map(|task| task.id.as_str()).collect();
    for before in (0..at.saturating_sub(1)).rev().take(FARTHEST) {
        let ended = threads.iter().enumerate().filter_map(|(thread, one)| {
            let last = one.steps.last()?;
            let is_gone = last.notice == before && one.merged_into.is_none();
            is_gone.then_some((last.task.id.as_str(), thread))
        });
        let mut ended: HashMap<&str, usize> = ended.collect();
        let taken: HashSet<usize> = found.values().map(|(thread, _)| *thread).collect();
        ended.retain(|_, thread| !taken.contains(thread));
        if ended.is_empty() || free.is_empty() {
            continue;
        }
        for pair in super::diff(notices[before], notices[at], aliases).pairs {
            let is_whole =
                !pair.kinds.contains(&Kind::Split) && !pair.kinds.contains(&Kind::Merged);
            if let Some(&thread) = ended.get(pair.old.id.as_str())
                && is_whole
                && free.remove(pair.new.id.as_str())
            {
                found.insert(pair.new.id, (thread, pair.kinds));
            }
        }
    }
    found
}

/// Moves the pairs whose new task says word for word what one that had ended said, and not what the old one says, to what is new:
/// that task comes back, and the other ends.
fn part_from_others(diff: &mut Diff, at: usize, threads: &[Thread]) {
    let is_other = |pair: &Pair| {
        let is_whole = |kind: &Kind| !matches!(kind, Kind::Split | Kind::Merged);
        pair.kinds.contains(&Kind::Reworded) && pair.kinds.iter().all(is_whole)
    };
    if !diff.pairs.iter().any(is_other) {
        return;
    }
    let last = threads.iter().filter_map(|thread| {
        let last = thread.steps.last().filter(|_| thread.merged_into.is_none());
        last.filter(|last| last.notice + 1 < at)
    });
    let ended: HashSet<&str> = last.map(|last| last.task.key.as_str()).collect();
    let (back, pairs) = std::mem::take(&mut diff.pairs)
        .into_iter()
        .partition(|pair| is_other(pair) && ended.contains(pair.new.key.as_str()));
    diff.pairs = pairs;
    let back: Vec<Pair> = back;
    diff.added.extend(back.into_iter().map(|pair| pair.new));
}

/// Follows every task through notices in order of time.
pub(crate) fn history(notices: &[&Notice], aliases: &[Vec<String>]) -> History {
    let mut threads: Vec<Thread> = Vec::new();
    let mut open: HashMap<String, usize> = HashMap::new();
    for (at, notice) in notices.iter().enumerate() {
        let mut diff = match at.checked_sub(1) {
            Some(before) => super::diff(notices[before], notice, aliases),
            None => super::diff(&Notice::default(), notice, aliases),
        };
        part_from_others(&mut diff, at, &threads);
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
        let back = returned(notices, at, &threads, &diff.added, aliases);
        for task in &diff.added {
            let (thread, kinds) = back.get(&task.id).cloned().unwrap_or_else(|| {
                threads.push(Thread::default());
                (threads.len() - 1, Vec::new())
            });
            step(thread, task, &kinds, &mut threads);
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
