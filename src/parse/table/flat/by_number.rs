//! The columns of cells that stand row by row between numbers which count the rows: a row is what lies between two of them. Most
//! rows have a cell for each name, which tells the columns of these and what stands in each; in the others paragraphs are
//! surplus or cells blank, and their cells go to the columns from the left to the right, whatever they say.

use crate::parse::table::column;
use std::borrow::Cow;
use std::ops::Range;

use super::decode::{ALONE, State};
use super::header::{FlatHeader, Form};
use crate::model::ColumnRole;
use crate::parse::table::evidence::Features;
use crate::zh::ordinal::{self, Delimiter, Style};
use crate::zh::unit::name::Confidence;

/// Rows whose numbers are no chance.
const ROWS: usize = 3;

/// The states (indexes) of the cells; `None` where the numbers do not part the rows, or where no more than half of these are whole.
/// Where no column holds bodies, whose looks tell the others, all have to be.
pub(super) fn by_number(
    header: &FlatHeader,
    states: &[State],
    features: &[Features],
) -> Option<Vec<usize>> {
    let roles = &header.roles;
    let bodies = column::names_units(roles);
    if header.form != Form::Lines
        || roles.first() != Some(&ColumnRole::Seq)
        || features.iter().filter(|cell| cell.in_order).count() < if bodies { ROWS } else { 2 }
    {
        return None;
    }
    let own = |column: usize| {
        let own = |state: &State| state.column == Some(column) && state.role == roles[column];
        states.iter().position(own)
    };
    let columns: Vec<usize> = (0..roles.len()).map(own).collect::<Option<_>>()?;
    let mut rows = rows(features)?;
    let sentences = headings_are_sentences(roles, &rows, features);
    for row in &mut rows {
        row.whole = whole(roles, &row.cells, features, sentences);
    }
    let whole: Vec<&Row> = rows.iter().filter(|row| row.whole.is_some()).collect();
    let enough = match bodies {
        true => whole.len() >= 2 && whole.len() * 2 >= rows.len() || is_told_by_names(roles),
        false => whole.len() == rows.len(),
    };
    if !enough {
        return None;
    }
    let prose: Vec<bool> = (0..roles.len())
        .map(|column| {
            holds_prose(roles[column], column, &whole, features)
                || sentences && roles[column] == ColumnRole::Heading
        })
        .collect();
    let counted = groups_are_counted(roles, &whole, features);
    let band = states.iter().position(State::is_band)?;
    let mut labels = vec![band; features.len()];
    for row in &rows {
        let placed = match &row.whole {
            Some(columns) => Cow::Borrowed(columns),
            None => Cow::Owned(place(roles, &prose, counted, &row.cells, features)?),
        };
        for (&at, &column) in row.cells.iter().zip(placed.iter()) {
            labels[at] = columns[column];
        }
        // Further lines of a cell.
        for at in row.pieces.clone() {
            if features[at].same_cell {
                labels[at] = labels[at - 1];
            }
        }
    }
    Some(labels)
}

/// Whether the columns are so few that the looks of the cells tell them without a whole row: left of the bodies a heading and a
/// text, and one column of others behind them.
fn is_told_by_names(roles: &[ColumnRole]) -> bool {
    use ColumnRole::{Heading, Seq, Text};
    let bodies = roles.iter().rposition(|role| role.names_units());
    roles.starts_with(&[Seq, Heading, Text])
        && bodies.is_some_and(|last| {
            last + 2 >= roles.len() && roles[3..=last].iter().all(|role| role.names_units())
        })
}

/// What lies between two numbers, the groups in front of the second apart.
struct Row {
    pieces: Range<usize>,
    /// The first piece of each cell.
    cells: Vec<usize>,
    /// The columns of the cells, where there is one for each.
    whole: Option<Vec<usize>>,
}

/// The rows that numbers begin; `None` where other cells than groups stand before the first.
fn rows(features: &[Features]) -> Option<Vec<Row>> {
    let starts: Vec<usize> = (0..features.len())
        .filter(|&at| features[at].in_order)
        .collect();
    let is_group = |cell: &Features| cell.titled || cell.marked && !cell.ends_sentence;
    if !features[..*starts.first()?].iter().all(is_group) {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([features.len()]);
    let row = |(start, next): (usize, usize)| {
        let behind = features[start..next].iter().rev();
        let pieces = start..next - behind.take_while(|cell| is_group(cell)).count();
        let cells: Vec<usize> = pieces
            .clone()
            .filter(|&at| !features[at].same_cell)
            .collect();
        Row {
            pieces,
            cells,
            whole: None,
        }
    };
    Some(starts.iter().copied().zip(ends).map(row).collect())
}

/// Whether the first of two columns of tasks says what sentences say, and the second only how far (工作内容 | 目标要求), by the rows
/// that have a cell for each name at least.
fn headings_are_sentences(roles: &[ColumnRole], rows: &[Row], features: &[Features]) -> bool {
    let Some(heading) = column::position(roles, ColumnRole::Heading) else {
        return false;
    };
    if roles.get(heading + 1) != Some(&ColumnRole::Text) {
        return false;
    }
    // Bodies over several lines stand behind both.
    let full = || rows.iter().filter(|row| row.cells.len() >= roles.len());
    let says = |row: &&Row| {
        let (heading, text) = (
            &features[row.cells[heading]],
            &features[row.cells[heading + 1]],
        );
        heading.ends_sentence && !text.ends_sentence
    };
    full().count() >= 2 && full().filter(says).count() * 2 > full().count()
}

/// The columns of the cells of a row that has one for each name, but for remarks behind the last and a heading or a group merged
/// with that of the row above; bodies stand where bodies must.
fn whole(
    roles: &[ColumnRole],
    cells: &[usize],
    features: &[Features],
    sentences: bool,
) -> Option<Vec<usize>> {
    use ColumnRole::{Group, Heading, Remarks, Text};
    let bodies = column::names_units(roles);
    let remarks = roles.iter().rev().take_while(|role| **role == Remarks);
    let least = roles.len() - remarks.count();
    let fits = |(&at, &column): (&usize, &usize)| {
        let cell = &features[at];
        match roles[column] {
            Text => !cell.time_alone && !cell.integer && !cell.placeholder && !cell.is_unit(),
            Heading => {
                (sentences || !cell.ends_sentence)
                    && !cell.integer
                    && !cell.time_alone
                    && !cell.is_unit()
            }
            // A list of bodies may hold a name that has not the ending of one.
            role if role.names_units() => cell.placeholder || cell.is_unit() || cell.mostly_units,
            // A body right behind bodies is one more of them, where remarks are blank.
            Remarks => cell.unit != Some(Confidence::High) || !roles[column - 1].names_units(),
            // Bodies there may be those of a column to its left of which a cell is blank.
            _ => cell.unit != Some(Confidence::High) || !bodies,
        }
    };
    let of_columns = |columns: Vec<usize>, least: usize| {
        let columns = columns.get(..cells.len())?.to_vec();
        let fitting = || cells.iter().zip(&columns).skip(1).all(fits);
        (cells.len() >= least && fitting()).then_some(columns)
    };
    let all = of_columns((0..roles.len()).collect(), least);
    let without = |merged: usize| {
        let columns = (0..roles.len()).filter(|&at| at != merged).collect();
        of_columns(columns, least - 1)
            .filter(|columns| !leaves_out_time(roles, columns, cells, features))
    };
    let group = column::position(roles, Group);
    let heading = column::position(roles, Heading);
    // A cell without a number may as well be the heading, and the group that of the row above.
    let told = || group.is_none_or(|group| cells.get(group).is_some_and(|&at| features[at].marked));
    let below = || heading.filter(|_| told()).and_then(without);
    let in_group = || {
        let group = group.filter(|group| heading.is_none_or(|heading| *group < heading))?;
        without(group)
    };
    all.or_else(below).or_else(in_group)
}

/// Whether a sentence would stand in the column of times, right of a short name in that of tasks: the row has no time then, and
/// nothing in it is merged with the row above.
fn leaves_out_time(
    roles: &[ColumnRole],
    columns: &[usize],
    cells: &[usize],
    features: &[Features],
) -> bool {
    /// Characters that hardly any time has.
    const LONG: usize = 20;
    let cell = |role: ColumnRole| {
        let place = columns.iter().position(|&column| roles[column] == role)?;
        cells.get(place).map(|&at| &features[at])
    };
    let (Some(task), Some(time)) = (cell(ColumnRole::Text), cell(ColumnRole::Deadline)) else {
        return false;
    };
    let sentence = time.ends_sentence || time.characters > LONG;
    let timed = time.time || time.squeezed.contains(['月', '季']);
    sentence && !timed && !task.ends_sentence && task.characters < time.characters
}

/// Whether the cells of a column say in whole rows what sentences say: 工作目标, 进度安排, 下年度计划.
fn holds_prose(role: ColumnRole, column: usize, whole: &[&Row], features: &[Features]) -> bool {
    use ColumnRole::{Deadline, Other, Progress, Remarks, Standard, Target};
    if !matches!(
        role,
        Deadline | Other | Progress | Remarks | Standard | Target
    ) {
        return false;
    }
    let cells = || {
        whole.iter().filter_map(|row| {
            let place = row.whole.as_ref()?.iter().position(|&at| at == column)?;
            row.cells.get(place)
        })
    };
    let says = |at: &&usize| {
        let cell = &features[**at];
        cell.ends_sentence || cell.characters >= 10 && !cell.time_alone && !cell.value
    };
    cells().filter(says).count() * 2 > cells().count()
}

/// Whether every group of a whole row has a number (一、就业): a cell without one names none, and stands below that of a row above.
fn groups_are_counted(roles: &[ColumnRole], whole: &[&Row], features: &[Features]) -> bool {
    let group = column::position(roles, ColumnRole::Group);
    let cells = || {
        whole.iter().filter_map(|row| {
            let place = row
                .whole
                .as_ref()?
                .iter()
                .position(|&at| Some(at) == group)?;
            row.cells.get(place)
        })
    };
    cells().next().is_some() && cells().all(|&at| features[at].marked)
}

/// The columns of the cells of a row that is not whole: the best way to hand them out from the left to the right. `None` where
/// bodies would be read as something else, or something else as bodies: then several rows stand below one number.
fn place(
    roles: &[ColumnRole],
    prose: &[bool],
    counted: bool,
    cells: &[usize],
    features: &[Features],
) -> Option<Vec<usize>> {
    use ColumnRole::{
        Assessor, Group, Heading, Lead, Measure, Other, Person, Remarks, Score, Seq, Support,
        Target, Text, Unit,
    };
    let width = roles.len();
    let fits = |cell: &Features, column: usize| match roles[column] {
        Group if counted && !cell.marked => -6.0,
        role if prose[column] => cell.score(role).max(cell.score(Text) - 0.5),
        // A list of bodies may hold a name that has not the ending of one.
        role if role.names_units() && cell.mostly_units => cell.score(role).max(3.0),
        role => cell.score(role),
    };
    let blank = |column: usize| match roles[column] {
        Text => -6.0,
        Support if roles.contains(&Lead) || roles.contains(&Unit) => ALONE,
        Lead | Unit | Support => -3.0,
        _ => -0.7,
    };
    let again = |column: usize| match roles[column] {
        Seq => -30.0,
        Text => -0.5,
        Heading | Person => -4.0,
        Lead if roles.contains(&Support) || roles.contains(&Unit) => -1.0,
        Lead | Unit | Support => -0.2,
        Target | Measure | Score if !prose[column] => -8.0,
        _ => -1.0,
    };
    // The number is the first column.
    let mut best = vec![f32::NEG_INFINITY; width];
    best[0] = 0.0;
    let mut back: Vec<usize> = vec![0; width];
    let mut above: Option<u32> = None;
    for &at in &cells[1..] {
        // Paragraphs that count on (1.…, 2.…) stand in one cell, and where they begin anew they stand in the next.
        let number = paragraph_number(&features[at].squeezed);
        let (staying, leaving) = match (above, number) {
            (Some(above), Some(number)) if number == above + 1 => (0.0, 8.0),
            (Some(_), Some(1)) => (8.0, 0.0),
            _ => (0.0, 0.0),
        };
        above = number;
        let mut next = vec![f32::NEG_INFINITY; width];
        for to in 1..width {
            let mut skipped = 0.0;
            let mut from = to;
            let mut top = (best[to] + again(to) - staying, to);
            while from > 0 {
                from -= 1;
                let score = best[from] + skipped - leaving;
                if score > top.0 {
                    top = (score, from);
                }
                skipped += blank(from);
            }
            next[to] = top.0 + fits(&features[at], to);
            back.push(top.1);
        }
        // No cell but the first is the number.
        let row = back.len() - (width - 1);
        back.insert(row, 0);
        best = next;
    }
    let left = |column: usize| (column + 1..width).map(blank).sum::<f32>();
    let mut column =
        (0..width).max_by(|&a, &b| (best[a] + left(a)).total_cmp(&(best[b] + left(b))))?;
    let mut placed = vec![column; cells.len()];
    for at in (1..cells.len()).rev() {
        placed[at] = column;
        column = back[at * width + column];
    }
    placed[0] = 0;
    let fitting = cells.iter().zip(&placed).skip(1).all(|(&at, &column)| {
        let cell = &features[at];
        match roles[column] {
            Lead | Unit | Support => {
                cell.placeholder
                    || cell.unit.is_some()
                    || !cell.ends_sentence && cell.characters <= 20
            }
            Assessor => true,
            _ if cell.unit == Some(Confidence::High) => false,
            Text | Heading | Other | Remarks => true,
            _ => prose[column] || !cell.ends_sentence,
        }
    });
    fitting.then_some(placed)
}

/// The number of a paragraph that is one of several in its cell: 2 of 2.落实补贴.
fn paragraph_number(text: &str) -> Option<u32> {
    let marker = ordinal::leading(text)?;
    let numbered = matches!(
        marker.style,
        Style::Arabic | Style::ArabicParen | Style::Circled
    ) && marker.delimiter != Delimiter::None
        && marker.len < text.len();
    numbered.then_some(marker.number)
}
