//! A diff as a table of cells in the tabular-diff form (表格式对比): the first column, `@@`, says what happened to the row.
//!
//! `+++` added, `---` dropped, `->` changed (its changed cells read `old->new`), `:` moved and otherwise the same; an
//! unchanged row has an empty first cell.

use super::super::Headings;
use super::words::{difference, units};
use crate::model::{Diff, FieldChange, Kind, Pair, TaskRef};

/// Headings of the columns: key and Chinese.
pub(super) const COLUMNS: [(&str, &str); 11] = [
    ("@@", "标记"),
    ("kinds", "变动"),
    ("id", "任务编号"),
    ("group", "项目"),
    ("seq", "序号"),
    ("heading", "标题"),
    ("text", "任务内容"),
    ("units", "责任单位"),
    ("target", "指标"),
    ("deadline", "时限"),
    ("difference", "增减"),
];

/// One row.
pub(super) struct Row {
    pub cells: [String; 11],
}

/// All rows, in the order of the new notice, dropped tasks behind; unchanged ones where asked for. What changed is named in the
/// language of the headings.
pub(super) fn rows(diff: &Diff, all: bool, headings: Headings) -> Vec<Row> {
    let [added_kind, dropped_kind] = match headings {
        Headings::Keys => ["added", "dropped"],
        Headings::Chinese => ["新增", "取消"],
    };
    let arrow = arrow(diff);
    let added = diff
        .added
        .iter()
        .map(|task| (&task.at, lone("+++", added_kind, task)));
    let pairs = diff
        .pairs
        .iter()
        .filter(|pair| all || !pair.is_unchanged())
        .map(|pair| (&pair.new.at, changed(pair, &arrow, headings)));
    let mut rows: Vec<_> = pairs.chain(added).collect();
    rows.sort_by_key(|(at, _)| at.start);
    rows.into_iter()
        .map(|(_, row)| row)
        .chain(
            diff.dropped
                .iter()
                .map(|task| lone("---", dropped_kind, task)),
        )
        .collect()
}

/// An arrow that stands in no text: `->`, or one with more dashes.
fn arrow(diff: &Diff) -> String {
    let tasks = diff.pairs.iter().flat_map(|pair| [&pair.old, &pair.new]);
    let mut arrow = "->".to_owned();
    for task in tasks {
        while cells(task).iter().any(|cell| cell.contains(&arrow)) {
            arrow.insert(0, '-');
        }
    }
    arrow
}

fn lone(mark: &str, kind: &str, task: &TaskRef) -> Row {
    let [id, group, seq, heading, text, units] = cells(task);
    let none = String::new;
    Row {
        cells: [
            mark.to_owned(),
            kind.to_owned(),
            id,
            group,
            seq,
            heading,
            text,
            units,
            none(),
            none(),
            none(),
        ],
    }
}

fn changed(pair: &Pair, arrow: &str, headings: Headings) -> Row {
    let (old, new) = (cells(&pair.old), cells(&pair.new));
    let fields: Vec<&str> = pair
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    let mark = if pair.is_unchanged() {
        ""
    } else if pair.kinds == [Kind::Moved] {
        ":"
    } else {
        arrow
    };
    let kinds = pair.kinds.iter();
    let kinds = match headings {
        Headings::Keys => kinds.map(|kind| kind.name()).collect::<Vec<_>>().join(" "),
        Headings::Chinese => kinds
            .map(|kind| kind.label())
            .collect::<Vec<_>>()
            .join("、"),
    };
    let mut row: [String; 11] = Default::default();
    row[0] = mark.to_owned();
    row[1] = kinds;
    let names = ["id", "group", "seq", "heading", "text", "unit"];
    for (at, (old, new)) in old.into_iter().zip(new).enumerate() {
        // What is no change, such as a number or a year, is shown as the new notice has it.
        let counts = match names[at] {
            "text" => !pair.marks.is_empty(),
            "unit" => fields.contains(&"unit") || fields.contains(&"lead"),
            name => fields.contains(&name),
        };
        row[at + 2] = if counts && old != new {
            format!("{old}{arrow}{new}")
        } else {
            new
        };
    }
    let of = |name: &str, show: &dyn Fn(&FieldChange) -> String| -> String {
        let list = pair.fields.iter().filter(|field| field.name == name);
        list.map(show).collect::<Vec<_>>().join("；")
    };
    let values = |field: &FieldChange| {
        let side = |value: &Option<String>| value.clone().unwrap_or_default();
        format!("{}{arrow}{}", side(&field.old), side(&field.new))
    };
    row[8] = of("target", &values);
    row[9] = of("deadline", &values);
    row[10] = of("target", &|field| in_words(field).unwrap_or_default());
    Row { cells: row }
}

/// The cells that every task has.
fn cells(task: &TaskRef) -> [String; 6] {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    [
        task.id.clone(),
        text(task.group.as_deref()),
        text(task.seq.as_deref()),
        text(task.heading.as_deref()),
        task.text.clone(),
        units(&task.units),
    ]
}

/// The difference without a sign in front, which a spreadsheet would calculate with: `增10000方 (25%)`.
fn in_words(field: &FieldChange) -> Option<String> {
    let shown = difference(field)?;
    let word = if field.difference? < 0.0 {
        "减"
    } else {
        "增"
    };
    Some(format!("{word}{}", shown.replace(['+', '-'], "")))
}
