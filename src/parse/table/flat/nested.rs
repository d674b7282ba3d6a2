//! Groups of two levels left of the numbers (一级指标 | 二级指标 | 序号): which of the two a line alone is.
//!
//! An outer group begins with an inner one, so that two lines stand above its first row; one line alone is the next inner group of
//! the same outer one.

use super::decode::State;
use super::header::FlatHeader;
use crate::model::ColumnRole;
use crate::parse::table::evidence::Features;

/// Gives the lines between two rows their columns, where the table begins with a line for each of the two.
pub(super) fn settle(
    header: &FlatHeader,
    states: &[State],
    features: &[Features],
    labels: &mut [usize],
) {
    use ColumnRole::{Group, Heading, Other, Seq};
    let [Group, inner @ (Group | Heading | Other), Seq, ..] = *header.roles.as_slice() else {
        return;
    };
    let of_column = |column: usize, role: ColumnRole| {
        let is_own = |state: &State| state.column == Some(column) && state.role == role;
        states.iter().position(is_own)
    };
    let (Some(outer), Some(inner)) = (of_column(0, Group), of_column(1, inner)) else {
        return;
    };
    let mut began = false;
    // Lines of groups that stand above the next number.
    let mut run = 0;
    for at in 0..labels.len() {
        let state = states[labels[at]];
        if state.role == Seq {
            if !began && run != 2 {
                return;
            }
            began = true;
            match run {
                1 if !features[at - 1].marked => labels[at - 1] = inner,
                2 => (labels[at - 2], labels[at - 1]) = (outer, inner),
                _ => {}
            }
        }
        let is_group = state.is_band() || labels[at] == outer || labels[at] == inner;
        run = if is_group { run + 1 } else { 0 };
    }
}
