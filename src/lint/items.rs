//! The tasks of each item of the books.

use crate::model::{Items, Notice};

/// Which tasks belong to which items.
pub(super) struct NodeTasks {
    /// For each task its item.
    nodes: Vec<Option<usize>>,
    /// The tasks that have an item, item by item.
    tasks: Vec<usize>,
    /// Where the tasks of each item end.
    ends: Vec<usize>,
}

impl NodeTasks {
    pub(super) fn of(notice: &Notice, nodes: &Items) -> Self {
        let task_nodes: Vec<Option<usize>> = notice
            .tasks
            .iter()
            .map(|task| nodes.at(task.book.as_ref()?))
            .collect();
        // Counted first, so that one list holds them all.
        let mut ends = vec![0; nodes.len()];
        for &node in task_nodes.iter().flatten() {
            ends[node] += 1;
        }
        let mut end = 0;
        for slot in &mut ends {
            let count = std::mem::replace(slot, end);
            end += count;
        }
        let mut tasks = vec![0; end];
        for (task, node) in task_nodes.iter().enumerate() {
            if let Some(node) = *node {
                tasks[ends[node]] = task;
                ends[node] += 1;
            }
        }
        NodeTasks {
            nodes: task_nodes,
            tasks,
            ends,
        }
    }

    /// The tasks of an item, in order.
    pub(super) fn of_node(&self, node: usize) -> &[usize] {
        let from = node.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.tasks[from..self.ends[node]]
    }

    pub(super) fn node_of(&self, task: usize) -> Option<usize> {
        self.nodes.get(task).copied().flatten()
    }
}
