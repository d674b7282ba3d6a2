//! Bodies of two columns that stand one a line, or with nothing between: where those of the first column end is printed nowhere.

use super::header::{FlatHeader, Form};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::zh::unit::joined_names::unglued;
use crate::zh::unit::list::is_body;

/// What tells where the bodies of one column end and those of the next begin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Border {
    /// A line is a cell, or lists bodies.
    Printed,
    /// A line is a cell, unless the table breaks its cells behind each body.
    PrintedIfWhole,
    /// There are more bodies than columns: nothing does.
    Guessed,
}

/// The border in a row with these lines of bodies.
pub(super) fn of(header: &FlatHeader, lines: &[(ColumnRole, MappedText)]) -> Border {
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
    if columns < 2 || bodies < 2 || !lines.iter().all(|(_, line)| is_one(line)) {
        return Border::Printed;
    }
    match bodies > columns {
        true => Border::Guessed,
        false => Border::PrintedIfWhole,
    }
}
