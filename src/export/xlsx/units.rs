//! Sheet 单位清单: each unit with its counts, and its tasks folded below.

use std::collections::HashMap;
use std::io;

use super::number;
use super::sheet::{Sheet, Value};
use crate::export::counted_name::Declared;
use crate::export::labels;
use crate::model::{Notice, Role, Task, Unit};

/// A task in the list of a unit.
#[derive(Debug, Clone)]
pub(crate) struct UnitTask {
    /// What the unit has to do; `None` where the task names no unit.
    pub role: Option<Role>,
    /// Document number or title of the notice.
    pub notice: String,
    /// Id of the task.
    pub id: String,
    /// Ordinals in the book, or number of the row.
    pub number: String,
    /// Group or heading.
    pub heading: String,
    /// Text, with accepted repairs.
    pub text: String,
    /// Days or words of time.
    pub deadline: String,
    /// Other units of the task.
    pub others: String,
}

impl UnitTask {
    pub(crate) fn new(
        notice: &Notice,
        task: &Task,
        unit: Option<&Unit>,
        declared: &Declared<'_>,
    ) -> Self {
        let record = crate::export::records_of(notice, task);
        let own = unit.map(|unit| declared.counted_name(unit));
        let others: Vec<&str> = task
            .units
            .iter()
            .map(|other| declared.counted_name(other))
            .filter(|other| Some(*other) != own)
            .collect();
        UnitTask {
            role: unit.map(|unit| unit.role),
            notice: record.notice.map(Into::into).unwrap_or_default(),
            id: task.id.clone(),
            number: number(task),
            heading: task
                .heading
                .as_deref()
                .or(task.group.as_deref())
                .unwrap_or_default()
                .to_owned(),
            text: task.reading.as_deref().unwrap_or(&task.text).to_owned(),
            deadline: record.deadline.map(Into::into).unwrap_or_default(),
            others: others.join("、"),
        }
    }

    /// The cells behind the unit's name.
    fn values(&self) -> [Value<'_>; 8] {
        [
            self.role.map_or("", |role| labels::role(role).1).into(),
            self.number.as_str().into(),
            self.heading.as_str().into(),
            self.text.as_str().into(),
            self.deadline.as_str().into(),
            self.others.as_str().into(),
            self.id.as_str().into(),
            self.notice.as_str().into(),
        ]
    }
}

const TASK_HEADINGS: [&str; 8] = [
    "职责", "层次", "项目", "任务内容", "完成时限", "其他单位", "任务编号", "通知",
];

/// Units in the order in which they first bear a task.
#[derive(Debug, Default)]
pub(super) struct Units {
    index: HashMap<String, usize>,
    units: Vec<(String, Option<String>, Vec<UnitTask>)>,
}

impl Units {
    pub(super) fn add(&mut self, notice: &Notice, aliases: &[Vec<String>]) {
        let declared = Declared::of(aliases);
        for task in &notice.tasks {
            for unit in &task.units {
                let next = self.units.len();
                let name = declared.counted_name(unit);
                let at = *self.index.entry(name.to_owned()).or_insert(next);
                if at == next {
                    self.units.push((name.to_owned(), None, Vec::new()));
                }
                if let Some((_, alias, tasks)) = self.units.get_mut(at) {
                    if alias.is_none() {
                        alias.clone_from(&unit.alias);
                    }
                    tasks.push(UnitTask::new(notice, task, Some(unit), &declared));
                }
            }
        }
    }

    /// Units with the most tasks first.
    pub(super) fn sheet(mut self) -> io::Result<Sheet> {
        let mut headings = vec!["责任单位", "又名", "任务数"];
        headings.extend(TASK_HEADINGS);
        let mut sheet = Sheet::new("单位清单", &headings)?;
        self.units
            .sort_by_key(|(_, _, tasks)| std::cmp::Reverse(tasks.len()));
        for (name, alias, tasks) in &self.units {
            let mut counts = Vec::new();
            for role in [Role::Lead, Role::Responsible, Role::Support] {
                let count = tasks.iter().filter(|task| task.role == Some(role)).count();
                if count > 0 {
                    counts.push(format!("{} {count}", labels::role(role).1));
                }
            }
            let mut values: Vec<Value<'_>> =
                vec![name.as_str().into(), alias.into(), tasks.len().into()];
            // Whoever filters the rows of a unit sees by its 职责 that this one is no task.
            values.push(format!("合计：{}", counts.join("，")).into());
            values.resize_with(headings.len(), || Value::Empty);
            let head = sheet.add_strong(&values)?;
            let mut last = head;
            for task in tasks {
                let mut values: Vec<Value<'_>> =
                    vec![name.as_str().into(), alias.into(), Value::Empty];
                values.extend(task.values());
                last = sheet.add(&values)?;
            }
            sheet.group(head + 1, last)?;
        }
        Ok(sheet)
    }
}

/// The list of one unit.
pub(super) fn one<'a>(unit: &str, tasks: impl Iterator<Item = &'a UnitTask>) -> io::Result<Sheet> {
    let mut headings = vec!["责任单位"];
    headings.extend(TASK_HEADINGS);
    let mut sheet = Sheet::new("任务清单", &headings)?;
    sheet.head(&format!("{unit}任务清单"));
    for task in tasks {
        let mut values: Vec<Value<'_>> = vec![unit.into()];
        values.extend(task.values());
        sheet.add(&values)?;
    }
    Ok(sheet)
}
