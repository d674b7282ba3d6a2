//! Which numbers count rows, and which cells are groups by where they stand to those.

use super::header::{FlatHeader, Form};
use super::numbers::Numbers;
use crate::model::ColumnRole;
use crate::parse::table::cell;
use crate::parse::table::column;
use crate::parse::table::evidence::Features;
use crate::zh::ordinal;

/// Marks the numbers that count rows: each one more than the one before, or 1 again. A number of another form is no number of a
/// row, and no name of anything.
pub(super) fn number(header: &FlatHeader, numbers: &Numbers, features: &mut [Features]) {
    /// Most numbers that a table skips at once.
    const SKIPPED: u64 = 3;
    let mut last = 0;
    let row_closed = header.roles.first() == Some(&ColumnRole::Seq)
        && header.roles.last().is_some_and(|role| closes_rows(*role));
    let measured = header
        .roles
        .windows(2)
        .any(|two| two == [ColumnRole::Measure, ColumnRole::Target]);
    for at in 0..features.len() {
        let before = at.checked_sub(1).map(|before| &features[before]);
        // 计量单位, 目标值: what stands behind the unit is its figure.
        let figure = measured && before.is_some_and(Features::is_measure_word);
        // Behind bodies or a time that close a row the next begins, whatever numbers are left out.
        let closes = |cell: &Features| cell.is_unit() || cell.time_alone;
        let behind_row = row_closed && before.is_some_and(closes);
        let feature = &mut features[at];
        let value = match numbers.row(&feature.squeezed) {
            Some(value) => {
                feature.integer = true;
                u64::from(value)
            }
            None => {
                feature.ordinal = !feature.integer
                    && cell::bare_ordinal(&feature.squeezed).is_some_and(|(form, _)| form.closed);
                continue;
            }
        };
        let skips = behind_row && (last + 2..=last + 1 + SKIPPED).contains(&value);
        let counts = value == last + 1 || value == 1 || skips;
        feature.in_order = counts && !figure;
        if feature.in_order {
            last = value;
        }
    }
}

/// Where the number is the first column, what stands before the 1 is a group, and so is what stands between the last cell of a
/// row and the next number. Bodies that are merged over several rows leave none in the last of them: there the book has to have
/// the group beside the first.
pub(super) fn name_groups(header: &FlatHeader, features: &mut [Features]) {
    let names_group = |cell: &Features| {
        !cell.ends_sentence
            && !cell.integer
            && !cell.placeholder
            && cell.unit.is_none()
            && !cell.time
            && !cell.value
            && !cell.header_name
            && (4..=30).contains(&cell.characters)
    };
    let mut behind = header.roles.iter().rev();
    let last = behind.find(|role| **role != ColumnRole::Remarks);
    let has_remarks = header.roles.last() == Some(&ColumnRole::Remarks);
    let [first, second, ..] = features else {
        return;
    };
    if header.roles.first() != Some(&ColumnRole::Seq)
        || header.form != Form::Lines
        || !last.is_some_and(|role| closes_rows(*role))
        || !names_group(first)
        || !second.in_order
    {
        return;
    }
    first.marked = true;
    let first_number = second.squeezed.clone();
    let level = first.title_level;
    for at in 2..features.len().saturating_sub(1) {
        let (last, next) = (&features[at - 1], &features[at + 1]);
        let beside = level.is_some() && features[at].title_level == level && !last.integer;
        let closed = last.is_unit() || last.time_alone || last.placeholder || beside;
        // A remark may stand there as well, and above it, but for a number that begins anew: a group opens there.
        let anew = next.in_order && next.squeezed == first_number;
        let opens = match has_remarks {
            true => anew,
            false => closed && next.in_order,
        };
        if opens && names_group(&features[at]) {
            features[at].marked = true;
        }
    }
}

/// Whether the cells of a column cannot be mistaken for the name of a group: bodies and times.
fn closes_rows(role: ColumnRole) -> bool {
    role.names_units() || matches!(role, ColumnRole::Deadline | ColumnRole::Assessor)
}

/// What says how points are given stands in the column for it: above a number that counts on (分值 3) it is no task of that number.
pub(super) fn standards(header: &FlatHeader, features: &mut [Features]) {
    if header.roles.contains(&ColumnRole::Standard) {
        for cell in features {
            cell.judges = cell.is_standard();
        }
    }
}

/// Where the groups behind the numbers are numbered themselves (1, 一、就业, …, 4, 二、社会保障), nothing else is a group.
pub(super) fn number_groups(header: &FlatHeader, features: &mut [Features]) {
    let column = |wanted| column::position(&header.roles, wanted);
    let number = column(ColumnRole::Seq);
    if number.is_none() || column(ColumnRole::Group) != number.map(|number| number + 1) {
        return;
    }
    let behind = |two: &&[Features]| two[0].in_order && two[1].marked;
    let numbered = features.windows(2).filter(behind).count();
    if numbered >= 2 && numbered == features.iter().filter(|cell| cell.marked).count() {
        for cell in features {
            cell.no_group = !cell.marked;
        }
    }
}

/// Where a column of groups and one of inner groups stand left of the task, a numbered group with but one name between it and
/// the task stands in its column; on a row of its own it would have two.
pub(super) fn groups_in_column(header: &FlatHeader, features: &mut [Features]) {
    let text = column::position(&header.roles, ColumnRole::Text);
    let left = &header.roles[..text.unwrap_or(0)];
    let names = |role: &ColumnRole| matches!(role, ColumnRole::Group | ColumnRole::Other);
    if !left.contains(&ColumnRole::Group) || left.len() < 2 || !left.iter().all(names) {
        return;
    }
    let is_task = |cell: &Features| cell.ends_sentence || cell.characters >= 20;
    let in_column = |at: usize| {
        let behind = &features[at + 1..];
        let between = behind.iter().take(left.len() + 1);
        between.take_while(|cell| !is_task(cell)).count() == left.len() - 1
    };
    let mut marked =
        (0..features.len()).filter(|&at| features[at].marked && !is_task(&features[at]));
    if marked.clone().next().is_some() && marked.all(in_column) {
        for cell in features {
            cell.no_band = true;
        }
    }
}

/// Groups that a word and a numeral number (行动一：…, 行动二：…), one above the first row and one more at least, are rows of their
/// own.
pub(super) fn titled_groups(header: &FlatHeader, features: &mut [Features]) {
    if header.form != Form::Lines || !header.roles.contains(&ColumnRole::Seq) {
        return;
    }
    let numbered = |cell: &Features| ordinal::named(&cell.squeezed);
    let first = features.iter().position(|cell| cell.in_order).unwrap_or(0);
    let Some(word) = features[..first].iter().find_map(numbered) else {
        return;
    };
    let mut last = 0;
    let titles: Vec<usize> = (0..features.len())
        .filter(|&at| {
            let next = numbered(&features[at])
                .is_some_and(|marker| marker.style == word.style && marker.number == last + 1);
            last += u32::from(next);
            next
        })
        .collect();
    if titles.len() > 1 {
        for at in titles {
            features[at].titled = true;
        }
    }
}
