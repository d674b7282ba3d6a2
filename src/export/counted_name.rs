//! The name under which a body's tasks are put together: one body counts once, however lists print it.

use std::collections::HashMap;

use crate::model::{Role, Task, Unit};

/// A body among those of a task.
pub(super) struct Body<'a> {
    /// The name under which it is counted.
    pub name: &'a str,
    pub alias: Option<&'a str>,
    /// What it has to do: a list may name it as the leading and again as a supporting one.
    pub roles: Vec<Role>,
}

/// Names that the settings declare to be of one body, each with the first of them.
pub(super) struct Declared<'a>(HashMap<&'a str, &'a str>);

impl<'a> Declared<'a> {
    /// Each list is of one body; a name in several belongs to the first.
    pub(super) fn of(aliases: &'a [Vec<String>]) -> Self {
        let mut first = HashMap::new();
        for list in aliases {
            for name in list {
                first.entry(name.as_str()).or_insert(list[0].as_str());
            }
        }
        Declared(first)
    }

    /// The [whole name](Unit::whole_name); of names that are declared to be of one body, the first.
    pub(super) fn counted_name(&self, unit: &'a Unit) -> &'a str {
        // What a person declared may be the name as it is printed.
        let whole = unit.whole_name();
        let declared = self.0.get(whole).or_else(|| self.0.get(unit.read_name()));
        declared.copied().unwrap_or(whole)
    }

    /// The bodies of a task, each once, in the order in which they are named.
    pub(super) fn bodies(&self, task: &'a Task) -> Vec<Body<'a>> {
        let mut bodies: Vec<Body<'a>> = Vec::with_capacity(task.units.len());
        let mut index: HashMap<&str, usize> = HashMap::new();
        for unit in &task.units {
            let name = self.counted_name(unit);
            let at = *index.entry(name).or_insert(bodies.len());
            if at == bodies.len() {
                bodies.push(Body {
                    name,
                    alias: None,
                    roles: Vec::new(),
                });
            }
            let body = &mut bodies[at];
            body.alias = body.alias.or(unit.alias.as_deref());
            if !body.roles.contains(&unit.role) {
                body.roles.push(unit.role);
            }
        }
        bodies
    }
}
