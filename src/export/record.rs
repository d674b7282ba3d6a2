//! Rows of the tidy tables: one per task and unit, or one per task.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::counted_name::Declared;
use super::{TableOptions, labels};
use crate::model::{Notice, Relation, Task, Unit, UnitsStatus};

/// What joins several values in one cell.
pub const JOIN: &str = "；";

/// One row; its fields are the [columns](super::COLUMNS), in their order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Record<'a> {
    /// Name or address of the input.
    pub file: Option<Cow<'a, str>>,
    /// Document number (发文字号), else the title.
    pub notice: Option<Cow<'a, str>>,
    /// The year that the tasks are for.
    pub year: Option<i16>,
    /// Id of the task.
    pub id: Cow<'a, str>,
    /// Hash to join notices by.
    pub key: Cow<'a, str>,
    /// Ordinals of the book's item, joined.
    pub path: Option<Cow<'a, str>>,
    /// Group of the row, else the title of the item above.
    pub group: Option<Cow<'a, str>>,
    /// Sequence number, as written.
    pub seq: Option<Cow<'a, str>>,
    /// Heading of the row, else the title of the item.
    pub heading: Option<Cow<'a, str>>,
    /// Text as written.
    pub text: Cow<'a, str>,
    /// Text after accepted repairs, where it differs.
    pub reading: Option<Cow<'a, str>>,
    /// `lead`, `support` or `responsible`; in wide tables one for each unit.
    pub role: Option<Cow<'a, str>>,
    /// Name of the unit; in wide tables all of them.
    pub unit: Option<Cow<'a, str>>,
    /// Another name of the unit; in wide tables the aliases that there are.
    pub alias: Option<Cow<'a, str>>,
    /// Whether units are named.
    pub units_status: UnitsStatus,
    /// Last day, or the words of time where they set none.
    pub deadline: Option<Cow<'a, str>>,
    /// Quantified targets as written.
    pub targets: Option<Cow<'a, str>>,
    /// How the two witnesses agree.
    pub relation: Relation,
    /// Line where the text begins.
    pub line: u32,
    /// Name to count the unit by; in wide tables all of them.
    pub full_name: Option<Cow<'a, str>>,
    /// What further columns of the table say, each behind its name.
    #[serde(default)]
    pub other: Option<Cow<'a, str>>,
    /// What a person has decided to read otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections: Option<Cow<'a, str>>,
}

/// The rows of a notice: one per task and unit (a task without units is one row), or `wide` one per task.
pub fn records<'a>(
    notice: &'a Notice,
    options: &'a TableOptions,
) -> impl Iterator<Item = Record<'a>> {
    let declared = Declared::of(&options.aliases);
    notice.tasks.iter().flat_map(move |task| {
        let base = of_task(notice, task);
        let units: Vec<Record<'_>> = if options.wide || task.units.is_empty() {
            vec![with_all_units(base, &task.units, &declared)]
        } else {
            task.units
                .iter()
                .map(|unit| with_unit(base.clone(), unit, &declared))
                .collect()
        };
        units
    })
}

/// The row of a task, no unit in it yet.
pub(crate) fn of_task<'a>(notice: &'a Notice, task: &'a Task) -> Record<'a> {
    let header = &notice.header;
    let number = header.doc_number.as_ref().map(|number| &number.text);
    let borrowed = |value: &'a Option<String>| value.as_deref().map(Cow::Borrowed);
    Record {
        file: borrowed(&notice.origin.name),
        notice: number.or(header.title.as_ref()).map(Cow::from),
        year: header.year,
        id: Cow::from(&task.id),
        key: Cow::from(task.key.as_str()),
        path: task.path.as_ref().map(|path| path.concat().into()),
        group: task.group.as_deref().map(Cow::Borrowed),
        seq: task.seq.as_deref().map(Cow::Borrowed),
        heading: task.heading.as_deref().map(Cow::Borrowed),
        text: Cow::from(task.text.as_str()),
        reading: borrowed(&task.reading),
        corrections: corrections(task),
        role: None,
        unit: None,
        alias: None,
        units_status: task.units_status,
        deadline: deadlines(task),
        targets: joined(task.targets.iter().map(|target| target.text.as_str())),
        relation: task.relation,
        line: task.at.line,
        full_name: None,
        other: further_cells(notice, task).map(Cow::Owned),
    }
}

fn with_unit<'a>(base: Record<'a>, unit: &'a Unit, declared: &Declared<'a>) -> Record<'a> {
    Record {
        role: Some(Cow::Borrowed(labels::role(unit.role).0)),
        unit: Some(Cow::from(unit.name.as_str())),
        alias: unit.alias.as_deref().map(Cow::Borrowed),
        full_name: Some(Cow::Borrowed(declared.counted_name(unit))),
        ..base
    }
}

fn with_all_units<'a>(base: Record<'a>, units: &'a [Unit], declared: &Declared<'a>) -> Record<'a> {
    Record {
        role: joined(units.iter().map(|unit| labels::role(unit.role).0)),
        unit: joined(units.iter().map(|unit| unit.name.as_str())),
        alias: joined(units.iter().filter_map(|unit| unit.alias.as_deref())),
        full_name: joined(units.iter().map(|unit| declared.counted_name(unit))),
        ..base
    }
}

/// The cells of a task's row that have no column of their own here, in the order of the table.
pub(crate) fn further_cells(notice: &Notice, task: &Task) -> Option<String> {
    let (table, row) = notice.table_and_row_of(task)?;
    let columns = table.columns.iter();
    let cells: Vec<String> = columns
        .filter_map(|column| Some((&column.name, row.cells.get(&column.name)?)))
        .filter(|(_, cell)| !cell.trim().is_empty())
        .map(|(name, cell)| format!("{name}：{cell}"))
        .collect();
    (!cells.is_empty()).then(|| cells.join(JOIN))
}

fn corrections(task: &Task) -> Option<Cow<'_, str>> {
    let lines = labels::corrections(task);
    (!lines.is_empty()).then(|| lines.join(JOIN).into())
}

/// Days and words of time, each once: text and deadline column often agree.
fn deadlines(task: &Task) -> Option<Cow<'_, str>> {
    let mut values: Vec<String> = Vec::new();
    for deadline in &task.deadlines {
        let value = match deadline.date {
            Some(day) => day.to_string(),
            None => deadline.text.to_string(),
        };
        if !values.contains(&value) {
            values.push(value);
        }
    }
    (!values.is_empty()).then(|| values.join(JOIN).into())
}

fn joined<'a>(values: impl Iterator<Item = &'a str>) -> Option<Cow<'a, str>> {
    let values: Vec<&str> = values.collect();
    match values.as_slice() {
        [] => None,
        [one] => Some(Cow::Borrowed(one)),
        _ => Some(values.join(JOIN).into()),
    }
}
