//! Which column each cell of a flattened table belongs to: the best labelling of the whole table at once (Viterbi), from what
//! each cell looks like and from which column may follow which.

use super::header::{FlatHeader, Form};
use crate::model::ColumnRole;
use crate::parse::table::column;
use crate::parse::table::column::names;
use crate::parse::table::evidence::Features;
use crate::zh::unit::name::Confidence;

/// What a cell may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct State {
    pub role: ColumnRole,
    /// Index into the columns; a heading without a column of its own shares that of the text, a band has none.
    pub column: Option<usize>,
    /// Less likely from the start: where a table has groups, a short line is one of them sooner than a heading that no name
    /// announces.
    bias: f32,
    /// An inner group: the table has another column of groups further left.
    pub category: bool,
    /// Bodies that bear no duty here (项目法人).
    party: bool,
    /// A column of headings whose cells say what sentences say (工作内容 before 目标要求).
    says: bool,
}

impl State {
    fn of(role: ColumnRole, column: Option<usize>) -> Self {
        State {
            role,
            column,
            bias: 0.0,
            category: false,
            party: false,
            says: false,
        }
    }

    /// A group on a row of its own.
    pub(super) fn is_band(&self) -> bool {
        self.column.is_none()
    }

    fn score(&self, features: &Features) -> f32 {
        match self.column {
            None => features.band_score(),
            Some(_) if features.titled => -20.0,
            Some(_) if self.category => features.score(ColumnRole::Group),
            Some(_) if self.party => features.score(ColumnRole::Assessor),
            Some(_) if self.says => features.score(ColumnRole::Text),
            Some(_) => features.score(self.role) + self.bias,
        }
    }
}

/// The states of a header: a band, then the columns from the left.
pub(super) fn states(header: &FlatHeader, features: &[Features]) -> Vec<State> {
    let roles = &header.roles;
    let mut states = vec![State::of(ColumnRole::Group, None)];
    let grouped = roles.contains(&ColumnRole::Group);
    let is_category = |(role, name): (&ColumnRole, &String)| {
        *role == ColumnRole::Other
            && grouped
            && names::role_of_name(name) == Some(ColumnRole::Group)
    };
    // Below an inner group a short line is the next of these, no heading that no name announces.
    let implicit = !roles.contains(&ColumnRole::Heading)
        && !roles.iter().zip(&header.names).any(is_category)
        && !is_listed_by_body(roles, features);
    for (column, (&role, name)) in roles.iter().zip(&header.names).enumerate() {
        // The task column is often parted in two below one header name: a heading for some rows, and the text.
        if role == ColumnRole::Text && implicit {
            states.push(State {
                bias: if grouped { -1.0 } else { 0.0 },
                ..State::of(ColumnRole::Heading, Some(column))
            });
        }
        states.push(State {
            category: is_category((&role, name)),
            party: role == ColumnRole::Other && names::is_party(name),
            ..State::of(role, Some(column))
        });
    }
    states
}

/// The states where a column of headings stands right before that of the texts and its cells were read as texts, two in a row, or
/// nearly so: they say what sentences say. `None` where it is not so, and where two texts stand below a heading.
pub(super) fn with_sentences(
    states: &[State],
    features: &[Features],
    labels: &[usize],
) -> Option<Vec<State>> {
    let text = states
        .iter()
        .position(|state| state.role == ColumnRole::Text)?;
    let heading = text.checked_sub(1)?;
    let is_named = states[heading].role == ColumnRole::Heading
        && states[heading].column != states[text].column;
    // A heading may have been taken for one that is the name of a group.
    let grouped = states[..heading]
        .iter()
        .any(|state| state.role == ColumnRole::Group && !state.is_band());
    let headed = |three: &[usize]| *three == [heading, text, text];
    if !is_named || !grouped && labels.windows(3).any(headed) {
        return None;
    }
    let texts = labels.iter().filter(|&&label| label == text).count();
    let pairs = labels.windows(2).zip(features.iter().skip(1));
    let pairs = pairs.filter(|(pair, next)| **pair == [text, text] && !next.same_cell);
    if pairs.count() * 3 < texts {
        return None;
    }
    let mut states = states.to_vec();
    states[heading].says = true;
    Some(states)
}

/// Whether the first column is of bodies and all tasks are as short as headings are: several below one body are its tasks then,
/// none that of the next.
fn is_listed_by_body(roles: &[ColumnRole], features: &[Features]) -> bool {
    const HEADING: usize = 20;
    let says = |cell: &Features| !cell.is_unit() && !cell.placeholder;
    let mut tasks = features.iter().filter(|cell| says(cell));
    roles.first().is_some_and(|role| role.names_units())
        && !roles.contains(&ColumnRole::Seq)
        && tasks.all(|cell| cell.characters <= HEADING && !cell.ends_sentence)
}

/// The columns of cells that stand whole, row by row: as many as the names or a multiple of them, times where times and bodies
/// where bodies must stand. Nothing is blank or merged then, and counting tells the columns. So it does where every row begins
/// with the next number; one or two rows tell less, and each of their cells has to look like one of its column.
pub(super) fn by_count(
    header: &FlatHeader,
    states: &[State],
    features: &[Features],
) -> Option<Vec<usize>> {
    use ColumnRole::{Deadline, Measure, Remarks, Score, Seq, Target, Text};
    /// Rows whose numbers are no chance.
    const ROWS: usize = 3;
    let roles = &header.roles;
    let width = roles.len();
    let bodies = column::names_units(roles);
    if header.form != Form::Lines || !bodies || features.len() < width {
        return None;
    }
    // Times are what cannot be mistaken for a cell of another column.
    let timed = roles.contains(&Deadline);
    let cells = features.iter().filter(|cell| !cell.same_cell).count();
    let numbered = {
        let mut opening = features
            .iter()
            .filter(|cell| !cell.same_cell)
            .step_by(width);
        let numbers = features.iter().filter(|cell| cell.in_order).count();
        roles[0] == Seq
            && cells >= ROWS * width
            && numbers * width == cells
            && opening.all(|cell| cell.in_order)
    };
    let whole = timed && cells == features.len() && cells >= 2 * width;
    // Bodies on both sides of their tasks leave no doubt either, where they alternate without a gap.
    let flanked = flanks(roles) && cells == features.len() && cells >= 2 * width;
    let few = (roles[0] == Seq && cells < ROWS * width || flanked) && cells == features.len();
    if !cells.is_multiple_of(width) || !(whole || numbered || few) {
        return None;
    }
    let fits = |cell: &Features, column: usize| match roles[column] {
        Deadline => cell.time,
        // A body right behind bodies is one more of them, where remarks are blank.
        Remarks if roles[column - 1].names_units() => cell.unit != Some(Confidence::High),
        Seq if few => cell.integer,
        _ if few && cell.integer => false,
        Text if few && cell.is_unit() => false,
        // Words there may as well be the task itself (项目名称 | 年度目标).
        Target | Measure | Score if few => cell.value,
        role if few && role.names_units() => cell.is_unit(),
        Seq => cell.in_order,
        Text => !cell.time_alone && !cell.integer && !cell.placeholder,
        role if role.names_units() => cell.placeholder || cell.is_unit(),
        _ => numbered || few,
    };
    let columns = own_states(roles, states)?;
    let mut labels = Vec::with_capacity(features.len());
    let mut at = 0;
    for cell in features {
        if cell.same_cell {
            labels.push(*labels.last()?);
            continue;
        }
        if !fits(cell, at % width) {
            return None;
        }
        labels.push(columns[at % width]);
        at += 1;
    }
    Some(labels)
}

/// For each column the state of a cell that stands in it as its name says.
pub(super) fn own_states(roles: &[ColumnRole], states: &[State]) -> Option<Vec<usize>> {
    let state = |(column, role): (usize, &ColumnRole)| {
        let own = |state: &State| state.column == Some(column) && state.role == *role;
        states.iter().position(own)
    };
    roles.iter().enumerate().map(state).collect()
}

/// Whether bodies stand on both sides of the tasks, and no number tells where a row begins: 责任单位, 工作任务, 配合单位.
pub(super) fn flanks(roles: &[ColumnRole]) -> bool {
    let bodies = |roles: &[ColumnRole]| column::names_units(roles);
    let text = column::position(roles, ColumnRole::Text);
    let numbered = roles.contains(&ColumnRole::Seq);
    !numbered && text.is_some_and(|text| bodies(&roles[..text]) && bodies(&roles[text..]))
}

/// The best sequence of states (indexes) for the cells.
///
/// `opens[i]`: cell `i` is the first of its line; where a line is a row, rows go on or begin there.
pub(super) fn decode(
    states: &[State],
    features: &[Features],
    opens: Option<&[bool]>,
) -> Vec<usize> {
    if features.is_empty() {
        return Vec::new();
    }
    let count = states.len();
    // By the state to which they lead.
    let transitions: Vec<f32> = (0..count * count)
        .map(|pair| transition(states, pair % count, pair / count))
        .collect();
    let mut best: Vec<f32> = states
        .iter()
        .enumerate()
        .map(|(index, state)| state.score(&features[0]) - index as f32 * 0.5)
        .collect();
    let mut back: Vec<u8> = Vec::with_capacity(features.len() * count);
    back.resize(count, 0);
    let mut next = vec![f32::NEG_INFINITY; count];
    for position in 1..features.len() {
        let before = &features[position - 1];
        // What it costs to leave the column where this cell, or the list before it, goes on.
        let leaving = match &features[position] {
            cell if cell.same_cell => Some(8.0),
            // A further name of the body above: 人力资源部 / （党委组织部）.
            cell if cell.bracketed && before.is_unit() => Some(6.0),
            _ => before.ends_open.then_some(6.0),
        };
        let opens = opens.map(|opens| opens[position]);
        for (to, state) in states.iter().enumerate() {
            let (mut from_best, mut top) = (0, f32::NEG_INFINITY);
            let steps = &transitions[to * count..][..count];
            for (from, (start, step)) in best.iter().zip(steps).enumerate() {
                let mut score = start + step;
                if from == to
                    && state.role == ColumnRole::Text
                    && before.ends_sentence
                    && opens.is_none()
                {
                    score -= 2.0;
                }
                if let Some(leaving) = leaving {
                    score = if from == to { *start } else { score - leaving };
                }
                if let Some(opens) = opens {
                    score += in_line(from, to, opens);
                    // A figure is a cell of its own.
                    if from == to && state.role == ColumnRole::Progress && before.value {
                        score -= 2.0;
                    }
                }
                if score > top {
                    (top, from_best) = (score, from);
                }
            }
            next[to] = top + state.score(&features[position]);
            back.push(from_best as u8);
        }
        std::mem::swap(&mut best, &mut next);
    }
    // The last row wants a task and its bodies as every row does: a cell behind the bodies of the row above is no row.
    let whole = |at: usize| best[at] + wanting(states, at);
    let mut label = (0..count)
        .max_by(|&a, &b| whole(a).total_cmp(&whole(b)))
        .unwrap_or(0);
    let mut labels = vec![label; features.len()];
    for position in (1..features.len()).rev() {
        label = back[position * count + label] as usize;
        labels[position - 1] = label;
    }
    labels
}

/// What a blank cell of those who support costs: who bears a task or leads it may do so alone.
pub(super) const ALONE: f32 = -1.2;

fn bears(role: ColumnRole) -> bool {
    matches!(role, ColumnRole::Lead | ColumnRole::Unit)
}

/// Where a line is a row, columns go forward inside it and back between lines.
fn in_line(from: usize, to: usize, opens: bool) -> f32 {
    match (opens, to > from) {
        (true, true) => -3.0,
        (false, false) if from != to => -8.0,
        _ => 0.0,
    }
}

/// What it costs to end the table behind a column: the columns left without which there is no row.
fn wanting(states: &[State], from: usize) -> f32 {
    if states[from].is_band() {
        return 0.0;
    }
    let left = states[from + 1..].iter().map(|left| match left.role {
        ColumnRole::Text => -6.0,
        ColumnRole::Support if bears(states[from].role) => ALONE,
        role if role.names_units() => -4.0,
        _ => 0.0,
    });
    left.sum::<f32>().max(-6.0)
}

/// What it costs to go on from one column to another.
fn transition(states: &[State], from: usize, to: usize) -> f32 {
    use ColumnRole::*;
    let (a, b) = (states[from], states[to]);
    if from == to {
        return match a.role {
            Seq => -30.0,
            // A group may hold no row.
            Group if a.is_band() => -1.0,
            Group | Heading => -4.0,
            Text => -2.0,
            // One leads, others support.
            Lead if states
                .iter()
                .any(|state| matches!(state.role, Support | Unit)) =>
            {
                -1.0
            }
            // Of bodies in two columns those behind the first sooner support.
            Unit if states.iter().any(|state| state.role == Support) => -0.3,
            role if role.names_units() => -0.2,
            // A value stands alone in its cell.
            Target | Measure | Score => -8.0,
            Person => -4.0,
            _ => -1.0,
        };
    }
    if to > from {
        // Forward in the same row: what is skipped was blank or merged.
        return states[from + 1..to]
            .iter()
            .map(|skipped| match skipped.role {
                // Behind a number something is to be done, whatever the next cell looks like.
                Text if a.role == Seq => -15.0,
                Text => -6.0,
                Heading => -0.3,
                Seq => -1.5,
                Support if bears(a.role) => ALONE,
                role if role.names_units() => -3.0,
                _ => -0.7,
            })
            .sum();
    }
    // Back: a new row.
    let unfinished: f32 = match a.is_band() {
        true => 0.0,
        false => states[from + 1..]
            .iter()
            .map(|left| match left.role {
                Text => -6.0,
                Support if bears(a.role) => ALONE,
                role if role.names_units() => -3.0,
                _ => -0.3,
            })
            .sum(),
    };
    let opening = match b.role {
        _ if b.is_band() => -1.0,
        Group => -0.5,
        _ if b.category => -0.6,
        Seq => 0.0,
        Heading => -2.0,
        Text => -0.5,
        _ => -3.0,
    };
    unfinished.max(-6.0) + opening
}
