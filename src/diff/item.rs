//! A task made ready to be compared.

use std::collections::BTreeSet;

use super::succession::Bodies;
use super::years::Dated;
use crate::model::{ColumnRole, Notice, Task};
use crate::zh::ordinal;

/// A task with what it is compared by.
pub(super) struct Item<'a> {
    pub task: &'a Task,
    /// The text, folded, without years.
    pub text: Dated,
    /// The group's name without number, points and year.
    pub section: String,
    /// The heading, likewise.
    pub heading: String,
    /// What further columns say in front of the text (河流, 村): what the task is about.
    pub label: String,
    /// The bodies that bear the duty, each by the name of its latest successor.
    pub bodies: BTreeSet<String>,
}

/// The tasks of a notice made ready.
pub(super) fn items<'a>(notice: &'a Notice, bodies: &Bodies) -> Vec<Item<'a>> {
    let item = |task: &'a Task| Item {
        task,
        text: Dated::of(words(task)),
        section: section_name(task.group.as_deref()),
        heading: section_name(task.heading.as_deref()),
        label: Dated::of(&label(notice, task).unwrap_or_default()).masked,
        bodies: task
            .units
            .iter()
            .map(|unit| bodies.latest(&unit.name))
            .collect(),
    };
    notice.tasks.iter().map(item).collect()
}

/// What the cells in front of the text of a task's row say that are nothing a table is known to have (河流：清水河), as printed.
pub(super) fn label(notice: &Notice, task: &Task) -> Option<String> {
    let (table, row) = notice.table_and_row_of(task)?;
    let columns = table.columns.iter();
    let before = columns.take_while(|column| column.role != ColumnRole::Text);
    let cells = before
        .filter(|column| column.role == ColumnRole::Other)
        .filter_map(|column| row.cells.get(&column.name))
        .filter(|cell| !cell.trim().is_empty());
    let cells: Vec<&str> = cells.map(String::as_str).collect();
    (!cells.is_empty()).then(|| cells.join("，"))
}

/// The words of a task that count: the repaired reading where there is one.
pub(super) fn words(task: &Task) -> &str {
    task.reading.as_deref().unwrap_or(&task.text)
}

/// A group's or heading's name without what may change with the edition: number, points, year.
pub(super) fn section_name(name: Option<&str>) -> String {
    let Some(name) = name else {
        return String::new();
    };
    let unnumbered = match ordinal::leading(name) {
        Some(marker) if marker.len < name.len() => &name[marker.len..],
        _ => name,
    };
    let mut plain: String = Dated::of(unnumbered)
        .masked
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    while let Some(cut) = points_at_end(&plain) {
        plain.truncate(cut);
    }
    plain.trim_end_matches([':', '。']).to_owned()
}

/// Where a closing bracket of points begins: `环境质量(150分)`.
fn points_at_end(name: &str) -> Option<usize> {
    let inner = name.strip_suffix("分)")?;
    let open = inner.rfind('(')?;
    inner[open + 1..]
        .chars()
        .all(|c| c.is_ascii_digit() || c == '.')
        .then_some(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_points_quotes_and_years_are_no_part_of_a_section_name() {
        for name in [
            "“五水共治”行动", "(一)五水共治行动。", "一、五水共治行动(150分)", "2017年五水共治行动",
        ] {
            assert_eq!(section_name(Some(name)), "五水共治行动", "{name}");
        }
        assert_eq!(section_name(Some("三改一拆行动")), "三改一拆行动");
        assert_eq!(section_name(None), "");
    }
}
