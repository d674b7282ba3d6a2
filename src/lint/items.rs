//! The items of the books as one list, and the tasks of each.

use hashbrown::HashMap;
use smol_str::SmolStr;

use crate::model::{BookPlace, Node, Notice};

/// An item of a book with the item above it.
pub(super) struct NodeRef<'a> {
    pub book: usize,
    pub node: &'a Node,
    pub parent: Option<usize>,
}

/// All items, each before the ones below it.
pub(super) fn nodes(notice: &Notice) -> Vec<NodeRef<'_>> {
    fn visit<'a>(book: usize, list: &'a [Node], parent: Option<usize>, out: &mut Vec<NodeRef<'a>>) {
        for node in list {
            let this = out.len();
            out.push(NodeRef { book, node, parent });
            visit(book, &node.children, Some(this), out);
        }
    }
    let mut out = Vec::with_capacity(notice.tasks.len());
    for (book, content) in notice.books.iter().enumerate() {
        visit(book, &content.nodes, None, &mut out);
    }
    out
}

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
    pub(super) fn of(notice: &Notice, nodes: &[NodeRef]) -> Self {
        let mut by_path: HashMap<(usize, &[SmolStr]), usize> = HashMap::with_capacity(nodes.len());
        for (at, reference) in nodes.iter().enumerate() {
            by_path
                .entry((reference.book, &*reference.node.path))
                .or_insert(at);
        }
        let node_of = |place: &BookPlace| by_path.get(&(place.book, &*place.path)).copied();
        let task_nodes: Vec<Option<usize>> = notice
            .tasks
            .iter()
            .map(|task| task.book.as_ref().and_then(node_of))
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
