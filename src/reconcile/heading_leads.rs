//! Who leads a whole section (总牵头): （三）建设物流枢纽（市商务局牵头） holds for items below it that name bodies and none that leads.

use super::tasks::Draft;
use super::witness::{self, NodeRef};
use crate::model::{Notice, Role, Unit, Via};

/// Adds what the nearest heading with bodies says of who leads to items that name others, none of which leads.
pub(super) fn hand_down(notice: &Notice, nodes: &[NodeRef], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.row.is_none()) {
        let units = &draft.task.units;
        // Where an item names nobody it has all bodies of the heading.
        let own = units.iter().any(|unit| unit.via != Via::Heading);
        if !own || units.iter().any(|unit| unit.role == Role::Lead) {
            continue;
        }
        let leads = draft.node.map(|at| above(notice, nodes, at));
        for lead in leads.into_iter().flatten() {
            let task = &mut draft.task;
            if !task.units.iter().any(|known| known.name == lead.name) {
                task.units.push(Unit {
                    via: Via::Heading,
                    ..lead.clone()
                });
            }
        }
    }
}

/// The bodies that lead by the nearest heading above an item that names any.
fn above<'a>(notice: &'a Notice, nodes: &[NodeRef], at: usize) -> impl Iterator<Item = &'a Unit> {
    let headings = std::iter::successors(nodes[at].parent, |&at| nodes[at].parent);
    let mut headings = headings.filter_map(|at| witness::node(&notice.books, nodes, at));
    let nearest = headings.find(|heading| !heading.units.is_empty());
    let units = nearest.into_iter().flat_map(|heading| &heading.units);
    units.filter(|unit| unit.role == Role::Lead && !unit.generic)
}
