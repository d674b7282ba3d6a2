//! Rules of responsibility that a notice states once: they hold from the place where they stand to the end.

use super::tasks::Draft;
use super::witness::{self, NodeRef};
use crate::model::{Notice, Role, ScopeRule, Unit, UnitsStatus, Via};
use smol_str::SmolStr;

/// Applies the rules to all tasks, in document order.
pub(super) fn apply(notice: &Notice, nodes: &[NodeRef], drafts: &mut [Draft]) {
    let mut scope = Scope::default();
    for rule in &notice.rules {
        scope.state(rule);
    }
    let mut read = 0;
    for draft in drafts {
        // A rule holds from its own item on.
        if let Some(node) = draft.node {
            while read <= node {
                if let Some(stated) = witness::node(&notice.books, nodes, read) {
                    for rule in &stated.duty.rules {
                        scope.state(rule);
                        if matches!(rule, ScopeRule::AlsoAll(_)) {
                            scope.from = Some((read, stated.path.first().cloned()));
                        }
                    }
                }
                read += 1;
            }
        }
        let row = draft.task.row.as_ref();
        let row = row.and_then(|at| notice.tables.get(at.table)?.rows.get(at.row));
        if let Some(rule) = row.and_then(|row| row.rule.as_ref()) {
            scope.state(rule);
        }
        scope.apply(draft);
    }
}

/// The rules in force.
#[derive(Default)]
struct Scope {
    first_leads: bool,
    others_support: bool,
    responsible_leads: bool,
    also: Vec<Unit>,
    /// The item that adds bodies to all that follow, and the section that it is in.
    from: Option<(usize, Option<SmolStr>)>,
}

impl Scope {
    fn state(&mut self, rule: &ScopeRule) {
        match rule {
            ScopeRule::FirstListedLeads { others_support } => {
                self.first_leads = true;
                self.others_support = *others_support;
            }
            ScopeRule::ResponsibleIsLead => self.responsible_leads = true,
            ScopeRule::AlsoAll(units) => self.also.clone_from(units),
        }
    }

    fn apply(&self, draft: &mut Draft) {
        let task = &mut draft.task;
        let leads = task.units.iter().any(|unit| unit.role == Role::Lead);
        if !leads {
            let own = |unit: &Unit| unit.role == Role::Responsible && unit.via != Via::Rule;
            if self.responsible_leads {
                task.units
                    .iter_mut()
                    .filter(|unit| own(unit))
                    .for_each(|unit| unit.role = Role::Lead);
            } else if self.first_leads
                && let Some(first) = task.units.iter().position(own)
            {
                if self.others_support {
                    task.units
                        .iter_mut()
                        .filter(|unit| own(unit))
                        .for_each(|unit| unit.role = Role::Support);
                }
                task.units[first].role = Role::Lead;
            }
        }
        if self.adds_to(draft) {
            let task = &mut draft.task;
            for unit in &self.also {
                if !task.units.iter().any(|known| known.name == unit.name) {
                    task.units.push(unit.clone());
                }
            }
        }
        if !draft.task.units.is_empty() {
            draft.task.units_status = UnitsStatus::Named;
        }
    }

    /// 以下各项 are the items behind the one that says so; 不再列出 speaks of items that list units, or stand in the same
    /// section.
    fn adds_to(&self, draft: &Draft) -> bool {
        let Some((from, section)) = &self.from else {
            return true;
        };
        let behind = draft.node.is_none_or(|node| node > *from);
        let path = draft.task.path.as_ref();
        let inside = path.is_none_or(|path| path.first() == section.as_ref());
        behind && (inside || !draft.task.units.is_empty())
    }
}
