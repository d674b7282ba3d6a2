//! A column 项目 behind the numbers names one task a number (序号 | 项目 | 内容), unless a cell of it stands beside several numbers:
//! then the numbers count the tasks of a group.

use super::column::names::role_of_name;
use crate::model::{ColumnRole, Row, TaskTable};

/// Makes the group of the rows what would be their heading.
pub(super) fn settle(table: &mut TaskTable) {
    let mut columns = table.columns.iter_mut();
    let heading = columns.find(|column| column.role == ColumnRole::Heading);
    let Some(heading) = heading.filter(|column| {
        role_of_name(&column.name) == Some(ColumnRole::Group)
            && table.rows.iter().all(|row| row.group.is_none())
            && table
                .rows
                .windows(2)
                .any(|pair| is_merged(&pair[0], &pair[1]))
    }) else {
        return;
    };
    heading.role = ColumnRole::Group;
    for row in &mut table.rows {
        row.group = row.heading.take();
        let at = row.places.remove("heading");
        row.places.insert("group", at);
    }
}

/// Whether one cell is the heading of two rows with numbers of their own.
fn is_merged(above: &Row, below: &Row) -> bool {
    let [heading, number] = ["heading", "seq"].map(|value| below.places.get(value));
    let same = |place, value| place == above.places.get(value);
    heading.is_some() && same(heading, "heading") && number.is_some() && !same(number, "seq")
}
