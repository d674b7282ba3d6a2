//! Sheet 单位清单: each unit with its counts, and its tasks folded below.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;

use super::number;
use super::sheet::{Sheet, Value};
use crate::export::bodies::{self, Body};
use crate::export::counted_name::Declared;
use crate::export::labels;
use crate::model::{Notice, Role, Task};

/// A task in the list of a unit.
#[derive(Debug, Clone)]
pub(crate) struct UnitTask {
    /// What the unit has to do; nothing where the task names no unit.
    roles: Vec<Role>,
    /// Ordinals in the book, or number of the row.
    number: String,
    group: String,
    heading: String,
    /// Text, with accepted repairs.
    text: String,
    /// Days or words of time.
    deadline: String,
    /// Cells of the row that have no column here: the text may mean nothing without the amount beside it.
    cells: String,
    /// Other units of the task.
    others: String,
    id: String,
    /// Document number or title of the notice.
    notice: String,
}

/// What the [cells](UnitTask::cells) of a task hold.
pub(crate) const UNIT_TASK_HEADINGS: [&str; 10] = [
    "职责", "层次", "项目", "标题", "任务内容", "完成时限", "其他列", "其他单位", "任务编号",
    "通知",
];

impl UnitTask {
    /// The task of one of its bodies.
    pub(crate) fn new(
        notice: &Notice,
        task: &Task,
        own: Option<&Body<'_>>,
        bodies: &[Body<'_>],
    ) -> Self {
        let record = crate::export::records_of(notice, task);
        let name = own.map(|body| body.name);
        let others = bodies.iter().map(|body| body.name);
        let others: Vec<&str> = others.filter(|other| Some(*other) != name).collect();
        UnitTask {
            roles: own.map(|body| body.roles.clone()).unwrap_or_default(),
            number: number(task),
            group: task.group.as_deref().unwrap_or_default().to_owned(),
            heading: task.heading.as_deref().unwrap_or_default().to_owned(),
            text: task.reading.as_deref().unwrap_or(&task.text).to_owned(),
            deadline: record.deadline.map(Into::into).unwrap_or_default(),
            cells: record.other.map(Into::into).unwrap_or_default(),
            others: others.join("、"),
            id: task.id.clone(),
            notice: record.notice.map(Into::into).unwrap_or_default(),
        }
    }

    /// The cells behind the unit's name.
    pub(crate) fn cells<'a>(&'a self) -> [Cow<'a, str>; 10] {
        let role = |role: &Role| labels::role(*role).1;
        let roles: Vec<&str> = self.roles.iter().map(role).collect();
        let text = |value: &'a String| Cow::Borrowed(value.as_str());
        [
            roles.join("、").into(),
            text(&self.number),
            text(&self.group),
            text(&self.heading),
            text(&self.text),
            text(&self.deadline),
            text(&self.cells),
            text(&self.others),
            text(&self.id),
            text(&self.notice),
        ]
    }
}

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
            let bodies = bodies::of(task, &declared);
            for body in &bodies {
                let next = self.units.len();
                let at = *self.index.entry(body.name.to_owned()).or_insert(next);
                if at == next {
                    self.units.push((body.name.to_owned(), None, Vec::new()));
                }
                if let Some((_, alias, tasks)) = self.units.get_mut(at) {
                    if alias.is_none() {
                        *alias = body.alias.map(str::to_owned);
                    }
                    tasks.push(UnitTask::new(notice, task, Some(body), &bodies));
                }
            }
        }
    }

    /// Units with the most tasks first.
    pub(super) fn sheet(mut self) -> io::Result<Sheet> {
        let mut headings = vec!["责任单位", "又名", "任务数"];
        headings.extend(UNIT_TASK_HEADINGS);
        let mut sheet = Sheet::new("单位清单", &headings)?;
        self.units
            .sort_by_key(|(_, _, tasks)| std::cmp::Reverse(tasks.len()));
        for (name, alias, tasks) in &self.units {
            let mut counts = Vec::new();
            for role in [Role::Lead, Role::Responsible, Role::Support] {
                let count = tasks
                    .iter()
                    .filter(|task| task.roles.contains(&role))
                    .count();
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
                let cells = task.cells();
                let mut values: Vec<Value<'_>> =
                    vec![name.as_str().into(), alias.into(), Value::Empty];
                values.extend(cells.iter().map(|cell| Value::from(cell.as_ref())));
                last = sheet.add(&values)?;
            }
            sheet.group(head + 1, last)?;
        }
        hide_empty(&mut sheet, &headings);
        Ok(sheet)
    }
}

/// The list of one unit.
pub(super) fn one<'a>(unit: &str, tasks: impl Iterator<Item = &'a UnitTask>) -> io::Result<Sheet> {
    let mut headings = vec!["责任单位"];
    headings.extend(UNIT_TASK_HEADINGS);
    let mut sheet = Sheet::new("任务清单", &headings)?;
    sheet.head(&format!("{unit}任务清单"));
    for task in tasks {
        let cells = task.cells();
        let mut values: Vec<Value<'_>> = vec![unit.into()];
        values.extend(cells.iter().map(|cell| Value::from(cell.as_ref())));
        sheet.add(&values)?;
    }
    hide_empty(&mut sheet, &headings);
    Ok(sheet)
}

/// Columns that few notices fill.
fn hide_empty(sheet: &mut Sheet, headings: &[&str]) {
    for (column, heading) in headings.iter().enumerate() {
        if matches!(*heading, "又名" | "标题" | "其他列") {
            sheet.hide_if_empty(column);
        }
    }
}
