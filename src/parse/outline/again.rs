//! Items that name those who bear them by a word for those of another item: 责任单位：同上, 牵头单位：同第2项.
//!
//! The other stands before this one on its level. A label of one role means those of that role; 责任单位 alone, whoever is
//! responsible there, in the role that they have.

use crate::model::{Again, Confidence, Node, Role, Unit, Via};
use crate::zh::text::numeral;

/// Gives items beside each other the units that they name so.
pub(super) fn find_units(nodes: &mut [Node]) {
    for at in 0..nodes.len() {
        let (before, [node, ..]) = nodes.split_at_mut(at) else {
            return;
        };
        let stated = node.units.iter().chain(&node.stated).map(|unit| unit.role);
        let meant = node.duty.again.iter().map(|again| again.role);
        let says_more = stated.chain(meant).any(|role| role != Role::Responsible);
        let mut found: Vec<Unit> = Vec::new();
        for again in &node.duty.again {
            for unit in bearers(before, again) {
                let is_meant = again.role == Role::Responsible && !says_more;
                if is_meant || unit.role == again.role {
                    found.push(Unit {
                        via: again.via,
                        confidence: unit.confidence.min(Confidence::Medium),
                        at: again.at.clone(),
                        ..unit.clone()
                    });
                }
            }
        }
        let own = match node.children.is_empty() {
            true => &mut node.stated,
            false => &mut node.units,
        };
        found.retain(|unit| own.iter().all(|known| known.name != unit.name));
        own.extend(found);
    }
}

/// Those who bear the item that is meant; none where the items below it have bodies of their own.
fn bearers<'a>(before: &'a [Node], again: &Again) -> &'a [Unit] {
    let meant = match again.item {
        None => before.last(),
        Some(item) => before.iter().rfind(|node| number(node) == Some(item)),
    };
    let Some(node) = meant else { return &[] };
    let own = match node.stated.is_empty() {
        true => &node.units,
        false => &node.stated,
    };
    let says = |node: &Node| !node.stated.is_empty() || !node.units.is_empty();
    let by_sentence = own.iter().any(|unit| unit.via == Via::Sentence);
    match by_sentence || node.children.iter().any(says) {
        true => &[],
        false => own,
    }
}

/// The number of an item: 3, (3), 三.
fn number(node: &Node) -> Option<u64> {
    let label = node.path.last()?.trim_matches(['(', ')', '第', '项']);
    numeral::value(label).map(u64::from)
}
