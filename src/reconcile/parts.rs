//! An item of which each paragraph says who bears it: a task each.

use crate::model::{Node, Part};

/// The clauses of each part; `None` where one of them has none, so that what stands below them cannot be told apart.
pub(super) fn shared_out<'a>(
    open: &[usize],
    node: &Node,
    parts: &'a [Part],
) -> Option<Vec<(&'a Part, Vec<usize>)>> {
    let mut shares: Vec<(&Part, Vec<usize>)> =
        parts.iter().map(|part| (part, Vec::new())).collect();
    for &clause in open {
        let start = node.clauses.get(clause)?.at.start;
        let behind = parts.partition_point(|part| part.from <= start);
        shares[behind.saturating_sub(1)].1.push(clause);
    }
    let whole = shares.iter().all(|(_, clauses)| !clauses.is_empty());
    whole.then_some(shares)
}
