//! Each unit its own list.

use std::collections::HashMap;
use std::io::{self, Write};

use super::bodies;
use super::counted_name::Declared;
use super::inert::markdown;
use super::xlsx::{self, UnitTask};
use crate::model::Notice;

/// Name of the list of tasks that name no unit.
pub const WITHOUT_UNIT: &str = "（没有责任单位）";

/// Collects tasks by unit.
#[derive(Debug, Default)]
pub struct UnitLists {
    aliases: Vec<Vec<String>>,
    found: Found,
}

/// The tasks of one unit, in the order in which they were added.
#[derive(Debug)]
pub struct UnitList {
    /// Name under which the unit is counted, or [`WITHOUT_UNIT`].
    pub name: String,
    tasks: Vec<UnitTask>,
}

impl UnitLists {
    /// No lists yet; `aliases` are names of one body, each list for one.
    pub fn new(aliases: Vec<Vec<String>>) -> Self {
        UnitLists {
            aliases,
            ..UnitLists::default()
        }
    }

    /// Adds the tasks of a notice.
    pub fn add(&mut self, notice: &Notice) {
        let declared = Declared::of(&self.aliases);
        for task in &notice.tasks {
            let bodies = bodies::of(task, &declared);
            if bodies.is_empty() {
                let task = UnitTask::new(notice, task, None, &bodies);
                self.found.list(WITHOUT_UNIT).push(task);
            }
            for body in &bodies {
                let task = UnitTask::new(notice, task, Some(body), &bodies);
                self.found.list(body.name).push(task);
            }
        }
    }

    /// The lists, in the order in which the units first appear.
    pub fn lists(&self) -> &[UnitList] {
        &self.found.lists
    }
}

/// The lists so far.
#[derive(Debug, Default)]
struct Found {
    lists: Vec<UnitList>,
    /// The place of each list by its name.
    index: HashMap<String, usize>,
}

impl Found {
    /// The tasks of a unit, to add one.
    fn list(&mut self, name: &str) -> &mut Vec<UnitTask> {
        let next = self.lists.len();
        let at = *self.index.entry(name.to_owned()).or_insert(next);
        if at == next {
            self.lists.push(UnitList {
                name: name.to_owned(),
                tasks: Vec::new(),
            });
        }
        &mut self.lists[at].tasks
    }
}

impl UnitList {
    /// How many tasks the unit bears.
    pub fn len(&self) -> usize {
        self.tasks.len()
    }

    /// Whether the unit bears none.
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    /// Writes the list as a workbook.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn xlsx(&self, out: &mut impl Write) -> io::Result<()> {
        xlsx::unit_list(&self.name, self.tasks.iter(), out)
    }

    /// Writes the list as Markdown.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn markdown(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(
            out,
            "# {}\n\n共 {} 项。\n",
            markdown(&self.name),
            self.len()
        )?;
        writeln!(out, "| {} |", xlsx::UNIT_TASK_HEADINGS.join(" | "))?;
        writeln!(out, "|{}", " --- |".repeat(xlsx::UNIT_TASK_HEADINGS.len()))?;
        for task in &self.tasks {
            for cell in task.cells() {
                write!(out, "| {} ", markdown(&cell))?;
            }
            writeln!(out, "|")?;
        }
        Ok(())
    }

    /// A file name for the list, without ending: no separators, no leading dot, nothing that a system reserves.
    pub fn file_name(&self) -> String {
        let safe = |c: char| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            c if c.is_control() || super::inert::is_hidden(c) => '_',
            c => c,
        };
        let mut name: String = self.name.chars().map(safe).take(60).collect();
        while name.ends_with(['.', ' ']) {
            name.pop();
        }
        if name.is_empty() || name.starts_with(['.', '-', ' ']) || name.is_ascii() {
            // Reserved names (CON, NUL) are ASCII; no unit is.
            name.insert(0, '_');
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_safe_on_every_system() {
        for (unit, file) in [
            ("县住建局", "县住建局"),
            ("县住建局/人防办", "县住建局_人防办"),
            ("县水利局.", "县水利局"),
            (".县水利局", "_.县水利局"),
            ("CON", "_CON"),
            (". ", "_"),
        ] {
            let list = UnitList {
                name: unit.to_owned(),
                tasks: Vec::new(),
            };
            assert_eq!((list.file_name().as_str(), list.is_empty()), (file, true));
        }
    }
}
