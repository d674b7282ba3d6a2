//! The bodies of a task, each once: a list may name one as the leading and again as a supporting one, or under two names.

use std::collections::HashMap;

use super::counted_name::Declared;
use crate::model::{Role, Task};

/// A body among those of a task.
pub(super) struct Body<'a> {
    /// The name under which it is counted.
    pub name: &'a str,
    pub alias: Option<&'a str>,
    /// What it has to do.
    pub roles: Vec<Role>,
}

/// The bodies, in the order in which they are named.
pub(super) fn of<'a>(task: &'a Task, declared: &Declared<'a>) -> Vec<Body<'a>> {
    let mut bodies: Vec<Body<'a>> = Vec::with_capacity(task.units.len());
    let mut index: HashMap<&str, usize> = HashMap::new();
    for unit in &task.units {
        let name = declared.counted_name(unit);
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
