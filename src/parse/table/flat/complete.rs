//! What a header leaves unsaid of its columns and its rows tell.

use super::decode::State;
use super::header::{FlatHeader, Form};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::column::names::says_where;
use crate::parse::table::column::{self, goal};
use crate::parse::table::evidence::Features;

/// Roles for columns of unknown names, from the rows that print a line for each column.
pub(super) fn complete(header: &FlatHeader, features: &[Features]) -> Option<FlatHeader> {
    use ColumnRole::*;
    let unknown = |at: &usize| header.roles[*at] == Other && header.unknown[*at];
    let width = header.roles.len();
    if header.roles.first() != Some(&Seq) || !(0..width).any(|at| unknown(&at)) {
        return None;
    }
    let whole: Vec<&[Features]> = numbered(features)
        .filter(|row| row.len() == width)
        .collect();
    if whole.is_empty() {
        return None;
    }
    let mut completed = header.clone();
    for column in (0..width).filter(unknown) {
        let all = |is: &dyn Fn(&Features) -> bool| whole.iter().all(|row| is(&row[column]));
        let missing = |role: ColumnRole| !completed.roles.contains(&role);
        let units = |cell: &Features| cell.placeholder || cell.is_unit();
        completed.roles[column] = if all(&|cell| cell.time) && missing(Deadline) {
            Deadline
        } else if all(&units)
            && missing(Unit)
            && missing(Lead)
            && missing(Support)
            && !says_where(&header.names[column])
        {
            Unit
        } else if all(&|cell| cell.person) && missing(Person) {
            Person
        } else {
            continue;
        };
    }
    Some(completed)
}

/// The header where a column of goals says what is to be done (项目名称 | 年度目标), by the cells that stand in it.
pub(super) fn with_goals(
    header: &FlatHeader,
    states: &[State],
    labels: &[usize],
    features: &[Features],
) -> Option<FlatHeader> {
    use ColumnRole::{Target, Text};
    let is_goal = |at: &usize| header.roles[*at] == Target && goal::is_goal(&header.names[*at]);
    let tasks = header.roles.iter().rposition(|role| *role == Text);
    // Left of the tasks stands what they are to reach (整改目标 | 整改措施).
    let goals = (tasks.unwrap_or(0)..header.roles.len()).find(is_goal)?;
    let cells = |column: usize| {
        let told = labels.iter().zip(features);
        let told = told.filter(move |(label, _)| states[**label].column == Some(column));
        told.map(|(_, cell)| cell.squeezed.as_str())
    };
    if !goal::says_tasks(cells(goals), tasks.map(cells)) {
        return None;
    }
    let mut header = header.clone();
    header.roles[goals] = Text;
    column::settle(&header.names, &mut header.roles);
    Some(header)
}

/// The header with the column of numbers that it does not name: of a row that prints every cell there is one more than names,
/// and at one place of all rows stands nothing but the next number. What is merged over several rows stands left of it.
pub(super) fn with_numbers(header: &FlatHeader, features: &[Features]) -> Option<FlatHeader> {
    /// Numbers that are no chance.
    const ROWS: usize = 3;
    if header.form != Form::Lines || header.roles.contains(&ColumnRole::Seq) {
        return None;
    }
    let width = header.roles.len() + 1;
    let column = features.iter().position(|cell| cell.integer)?;
    if column + 1 >= width || features.iter().any(|cell| cell.integer && !cell.in_order) {
        return None;
    }
    let (mut rows, mut last) = (0, 0);
    for (at, cell) in features.iter().enumerate() {
        if !cell.integer {
            continue;
        }
        let between = at - last;
        // All cells of a row, or all but some of those left of the number.
        if rows > 0 && !(width - column..=width).contains(&between) {
            return None;
        }
        (rows, last) = (rows + 1, at);
    }
    if rows < ROWS || features.len() - last != width - column {
        return None;
    }
    let mut header = header.clone();
    header.roles.insert(column, ColumnRole::Seq);
    header.names.insert(column, String::new());
    header.unknown.insert(column, false);
    header.texts.insert(column, MappedText::default());
    Some(header)
}

/// The pieces of each row that begins with the next number.
fn numbered(features: &[Features]) -> impl Iterator<Item = &[Features]> {
    let starts: Vec<usize> = (0..features.len())
        .filter(|&at| features[at].in_order)
        .collect();
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .copied()
        .chain([features.len()])
        .collect();
    starts
        .into_iter()
        .zip(ends)
        .map(|(start, end)| &features[start..end])
}
