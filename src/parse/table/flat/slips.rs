//! Cells that are the name of a unit but for one mistyped character (环局保): they are units all the same, and lint says what is
//! wrong with them. So are names that lack the ending of a body among others.

use std::collections::HashMap;

use crate::nearest::distance;
use crate::parse::table::evidence::Features;
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::name::Confidence;

/// A name that stands so often in a table can be told when it is mistyped.
const OFTEN: usize = 3;

/// Takes a short cell for a unit where it is one step from a name that stands in the table several times.
pub(super) fn recognise(features: &mut [Features]) {
    let sure = |cell: &Features| cell.unit == Some(Confidence::High);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for cell in features.iter().filter(|cell| sure(cell)) {
        *counts.entry(&cell.squeezed).or_insert(0) += 1;
    }
    let names: Vec<&str> = counts
        .into_iter()
        .filter(|(name, count)| *count >= OFTEN && name.chars().count() >= 3)
        .map(|(name, _)| name)
        .collect();
    let mistyped = |cell: &Features| {
        let near = |name: &&str| {
            let length = name.chars().count();
            length.abs_diff(cell.characters) <= 1 && distance(name, &cell.squeezed) == 1
        };
        !sure(cell)
            && (2..=14).contains(&cell.characters)
            && !cell.ends_sentence
            && !cell.integer
            && !cell.placeholder
            && names.iter().any(near)
    };
    let found: Vec<usize> = (0..features.len())
        .filter(|&at| mistyped(&features[at]))
        .collect();
    for at in found {
        features[at].unit = Some(Confidence::Medium);
    }
}

/// Takes a short line without the ending of a body for one where it stands between two of the level that it begins with:
/// 省公安厅 / 省新闻出版 / 省总工会.
pub(super) fn unformed(features: &mut [Features]) {
    for at in 1..features.len().saturating_sub(1) {
        let cell = &features[at];
        if cell.unit.is_some()
            || !(3..=8).contains(&cell.characters)
            || cell.ends_sentence
            || cell.same_cell
        {
            continue;
        }
        let level = level_prefix(&cell.squeezed);
        let beside = [&features[at - 1], &features[at + 1]];
        let same = |near: &Features| near.is_unit() && level_prefix(&near.squeezed) == level;
        if level.is_some() && beside.into_iter().all(same) {
            features[at].unit = Some(Confidence::Low);
        }
    }
}
