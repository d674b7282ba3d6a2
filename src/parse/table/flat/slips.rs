//! Cells that are the name of a unit but for one mistyped character (环局保): they are units all the same, and lint says what is
//! wrong with them.

use std::collections::HashMap;

use crate::nearest::distance;
use crate::parse::table::evidence::Features;
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
