//! Tables whose cells cannot be told apart: they are reported, not guessed.

use super::decode::{State, flanks};
use super::header::{FlatHeader, Form};
use crate::model::ColumnRole;
use crate::parse::table::column::{self, names};
use crate::parse::table::evidence::Features;
use crate::zh::unit::name::Confidence;

/// Whether cells that can be no task would be read as tasks: words of time, names of persons, figures. Where these are more than
/// slips, cells were merged or left blank so that the columns of the others cannot be told either. Where none is missing by their count
/// (`counted`), figures may sum up what the heading beside them names: 加固病险水库 | 3座.
pub(super) fn is_misfit(
    header: &FlatHeader,
    states: &[State],
    features: &[Features],
    labels: &[usize],
    counted: bool,
) -> bool {
    // What looks like a name before the first number belongs to a header that was not read whole.
    let first = features.iter().position(|cell| cell.in_order);
    let before = &features[..first.unwrap_or(0)];
    // The cells of the columns before the number, such as the group, are no such names.
    let numbers = column::position(&header.roles, ColumnRole::Seq);
    if numbers.is_some_and(|columns| before.len() > columns) && before.iter().any(names_column) {
        return true;
    }
    let sums_up = counted && header.roles.contains(&ColumnRole::Heading);
    let is_no_task =
        |cell: &Features| cell.time_alone || cell.value && !cell.integer && !sums_up || cell.person;
    let (mut tasks, mut strange) = (0, 0);
    for (cell, &label) in features.iter().zip(labels) {
        if states[label].role != ColumnRole::Text {
            continue;
        }
        tasks += 1;
        strange += usize::from(is_no_task(cell));
    }
    strange > 0 && strange * 10 >= tasks
}

/// Whether a cell is a short name that no group has (责任, 领导, 完成时限), or several names.
fn names_column(cell: &Features) -> bool {
    use ColumnRole::{Deadline, Lead, Person, Support, Unit};
    cell.header_names
        || cell.characters <= 6
            && matches!(
                names::role_of_name(&cell.squeezed),
                Some(Unit | Lead | Support | Person | Deadline)
            )
}

/// Whether texts and units stand through each other line by line: parts of broken lists with parts of broken sentences between.
pub(super) fn is_interleaved(header: &FlatHeader, features: &[Features]) -> bool {
    if !column::names_units(&header.roles) {
        return false;
    }
    let rows = features.iter().filter(|feature| feature.in_order).count();
    let through = features.windows(3).filter(|three| {
        let [before, text, behind] = three else {
            return false;
        };
        let broken_text = text.unit.is_none()
            && !text.list_fragment
            && !text.integer
            && !text.ends_sentence
            && !text.time
            && text.characters > 4;
        before.list_fragment && broken_text && (behind.list_fragment || behind.unit.is_some())
    });
    let through = through.count();
    through >= 3 && through * 2 >= rows
}

/// Whether cells of several lines are printed side by side: lines without a number hold pieces of several cells, and which
/// piece goes on which cell the spaces do not say.
pub(super) fn is_interleaved_in_rows(
    header: &FlatHeader,
    features: &[Features],
    opens: &[bool],
) -> bool {
    if !header.roles.contains(&ColumnRole::Seq) {
        return false;
    }
    let starts: Vec<usize> = (0..features.len()).filter(|&at| opens[at]).collect();
    let ends = starts.iter().skip(1).copied().chain([features.len()]);
    let (mut numbered, mut broken, mut alone) = (0, 0, 0);
    for (start, end) in starts.iter().copied().zip(ends) {
        let line = &features[start..end];
        if line.iter().any(|feature| feature.in_order) {
            numbered += 1;
        } else if !line[0].marked && !line[0].header_name && !is_whole_row(line) {
            match line {
                [_] => alone += 1,
                _ => broken += 1,
            }
        }
    }
    // Alone a piece may be the rest of the last cell above.
    broken >= 2 && (broken * 2 >= numbered || broken + alone >= numbered)
}

/// Whether the pieces of a line are a task and the one cell of units behind it, as a row has them whose number is merged with
/// that of the row above.
fn is_whole_row(line: &[Features]) -> bool {
    let is_unit = |cell: &Features| cell.unit == Some(Confidence::High) && !cell.list_fragment;
    !is_unit(&line[0])
        && line[1..].iter().filter(|cell| is_unit(cell)).count() == 1
        && !line.iter().any(|cell| cell.list_fragment)
}

/// Whether rows slip into each other: bodies stand on both sides of the tasks, and of several between two tasks the last may
/// end the row above as well as begin the one below.
pub(super) fn is_slipping(
    header: &FlatHeader,
    states: &[State],
    features: &[Features],
    labels: &[usize],
) -> bool {
    if header.form != Form::Lines || !flanks(&header.roles) {
        return false;
    }
    let role = |at: usize| states[labels[at]].role;
    (2..labels.len()).any(|at| {
        let apart = !features[at - 1].same_cell && !features[at - 2].ends_open;
        role(at) == ColumnRole::Text
            && role(at - 1).names_units()
            && labels[at - 1] > labels[at]
            && labels[at - 2] == labels[at - 1]
            && apart
    })
}

/// Whether the cells of bodies are torn: more than slips among them are neither names nor lists (局, 支队, 验收), as where every line
/// of a cell stands for itself and those of its neighbours between; or there are none at all, or words of two characters are all over.
pub(super) fn is_torn(
    header: &FlatHeader,
    states: &[State],
    features: &[Features],
    labels: &[usize],
) -> bool {
    /// Longer ones are bodies of no known kind.
    const LONGEST: usize = 12;
    /// So many tasks that nobody bears are none.
    const TASKS: usize = 5;
    /// So many words of two characters are no chance.
    const RESTS: usize = 8;
    if !column::names_units(&header.roles) {
        return false;
    }
    let is_torn = |cell: &Features| {
        // 技局 is the rest of a name.
        let is_rest = cell.unit == Some(Confidence::Low) && cell.characters == 2;
        let is_body =
            cell.unit.is_some() && !is_rest || cell.placeholder || cell.ditto || cell.bracketed;
        !is_body
            && cell.characters <= LONGEST
            && !cell.squeezed.contains('、')
            && cell.squeezed != "无"
    };
    let role = |label: &usize| states[*label].role;
    let mut bodies = 0;
    let mut torn = 0;
    for (cell, _) in features
        .iter()
        .zip(labels)
        .filter(|(_, label)| role(label).names_units())
    {
        bodies += 1;
        torn += usize::from(is_torn(cell));
    }
    let tasks = labels
        .iter()
        .filter(|label| role(label) == ColumnRole::Text);
    let is_rest = |cell: &&Features| {
        let says = cell.integer || cell.value || cell.placeholder || cell.ditto;
        cell.characters <= 2 && !says && cell.unit.is_none()
    };
    let rests = features.iter().filter(is_rest).count();
    torn >= 2 && torn * 7 >= bodies * 2
        || bodies == 0 && tasks.count() >= TASKS
        || rests >= RESTS && rests * 10 >= features.len() * 3
}
