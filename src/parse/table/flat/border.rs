//! Bodies of two columns that stand one a line, or with nothing between: where those of the first column end is printed nowhere.

use super::header::{FlatHeader, Form};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::zh::unit::joined_names::unglued;
use crate::zh::unit::list::is_body;

/// Whether a row has more bodies that nothing lists than the table has columns of bodies: which of them stand in which is a guess.
pub(super) fn is_guessed(header: &FlatHeader, lines: &[(ColumnRole, MappedText)]) -> bool {
    let columns = header.roles.iter().filter(|role| role.names_units());
    let columns = columns.count();
    // A line that lists bodies is a cell, or ends in the middle of one.
    let is_one = |line: &MappedText| !line.contains(['、', '，', ',', '；', ' ']) && is_body(line);
    let bodies = match header.form {
        Form::Lines => lines.len(),
        // Nothing at all parts the names.
        Form::RunOn => lines.iter().map(|(_, line)| unglued(line).count()).sum(),
        _ => 0,
    };
    columns > 1 && bodies > columns && lines.iter().all(|(_, line)| is_one(line))
}
