//! Rules of responsibility that a notice states once: they hold from the place where they stand to the end.

use super::tasks::Draft;
use super::witness::{self, NodeRef};
use crate::model::{Notice, Role, ScopeRule, Unit, UnitsStatus, Via};
use crate::place;
use crate::zh::text::scan::{half, is_han};
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
        scope.apply(draft, notice.source().text());
    }
}

/// What tells who leads.
#[derive(Clone, Copy)]
enum Leads {
    First,
    /// The first such mark of the list, in half width, stands behind them.
    Before(char),
    /// The sign stands at their names.
    Marked(char),
}

impl Leads {
    /// Which of the units that are `listed` lead.
    fn among(self, listed: &[usize], units: &[Unit], source: &str) -> Vec<usize> {
        let count = match self {
            Leads::First => 1,
            Leads::Marked(sign) => {
                let marked = |at: &&usize| has_sign(&units[**at], sign, source);
                return listed.iter().filter(marked).copied().collect();
            }
            // One alone stands before whatever might follow.
            Leads::Before(_) if listed.len() == 1 => 1,
            Leads::Before(mark) => {
                let parts = |pair: &[usize]| {
                    let between = units[pair[0]].at.end as usize..units[pair[1]].at.start as usize;
                    let printed = source.get(between).map(place::printed).unwrap_or_default();
                    printed.chars().any(|c| half(c) == mark)
                };
                let last = listed.windows(2).position(parts);
                last.map_or(0, |last| last + 1)
            }
        };
        listed.iter().take(count).copied().collect()
    }
}

/// Whether a sign stands right before a name or behind it.
fn has_sign(unit: &Unit, sign: char, source: &str) -> bool {
    let (start, end) = (unit.at.start as usize, unit.at.end as usize);
    let (Some(before), Some(behind)) = (source.get(..start), source.get(end..)) else {
        return false;
    };
    // 甲局*乙局: the sign is that of the name before it.
    let own = before.trim_end_matches(' ').strip_suffix(sign);
    own.is_some_and(|before| !before.ends_with(is_han)) || behind.starts_with(sign)
}

/// The rules in force.
#[derive(Default)]
struct Scope {
    leads: Option<Leads>,
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
                self.lead_by(Leads::First, *others_support);
            }
            ScopeRule::LeadsBefore {
                mark,
                others_support,
            } => self.lead_by(Leads::Before(*mark), *others_support),
            ScopeRule::LeadsMarked {
                sign,
                others_support,
            } => self.lead_by(Leads::Marked(*sign), *others_support),
            ScopeRule::ResponsibleIsLead => self.responsible_leads = true,
            ScopeRule::AlsoAll(units) => self.also.clone_from(units),
        }
    }

    fn lead_by(&mut self, leads: Leads, others_support: bool) {
        self.leads = Some(leads);
        self.others_support = others_support;
    }

    fn apply(&self, draft: &mut Draft, source: &str) {
        let task = &mut draft.task;
        let leads = task.units.iter().any(|unit| unit.role == Role::Lead);
        if !leads {
            let own = |unit: &Unit| unit.role == Role::Responsible && unit.via != Via::Rule;
            if self.responsible_leads {
                task.units
                    .iter_mut()
                    .filter(|unit| own(unit))
                    .for_each(|unit| unit.role = Role::Lead);
            } else if let Some(leads) = self.leads {
                let listed = (0..task.units.len()).filter(|&at| own(&task.units[at]));
                let listed: Vec<usize> = listed.collect();
                let leading = leads.among(&listed, &task.units, source);
                for at in listed {
                    match leading.contains(&at) {
                        true => task.units[at].role = Role::Lead,
                        false if self.others_support && !leading.is_empty() => {
                            task.units[at].role = Role::Support;
                        }
                        false => {}
                    }
                }
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
