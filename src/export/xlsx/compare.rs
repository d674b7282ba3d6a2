//! Sheet 对照: book and table side by side, differences coloured.

use std::io;

use rust_xlsxwriter::{Color, Format};

use super::number;
use super::sheet::{Sheet, Value, characters};
use crate::export::compare::{Kind, Part, Witnesses, sides};
use crate::export::labels;
use crate::model::{Notice, Task};

pub(super) fn sheet() -> io::Result<Sheet> {
    let headings = [
        "通知", "任务编号", "层次", "任务书", "分解表", "核对", "差异", "责任单位", "书行号",
        "表行号",
    ];
    Sheet::new("对照", &headings)
}

pub(super) fn add(
    sheet: &mut Sheet,
    notice: &Notice,
    witnesses: &Witnesses<'_>,
    task: &Task,
) -> io::Result<()> {
    let (sentences, row) = (witnesses.sentences(task), witnesses.row(task));
    let sides = sides(&sentences, row);
    let record = crate::export::records_of(notice, task);
    let units: Vec<&str> = task.units.iter().map(|unit| unit.name.as_str()).collect();
    sheet.next();
    let line = |line: Option<u32>| line.map_or(Value::Empty, |line| Value::Number(line.into()));
    let row_at = row.map(|row| row.places.get("text").unwrap_or(&row.at).line);
    let plain: [(usize, Value<'_>); 8] = [
        (0, record.notice.map_or(Value::Empty, Value::Text)),
        (1, task.id.as_str().into()),
        (2, number(task).into()),
        (5, labels::relation(task.relation).1.into()),
        (6, labels::differences(task).join("\n").into()),
        (
            7,
            if units.is_empty() {
                labels::units_status(task.units_status).1.into()
            } else {
                units.join("、").into()
            },
        ),
        (8, line(sentences.first().map(|first| first.at.line))),
        (9, line(row_at)),
    ];
    for (column, value) in &plain {
        sheet.put(*column, value, false)?;
    }
    sheet.put_rich(3, &coloured(&sides.book))?;
    sheet.put_rich(4, &coloured(&sides.table))
}

fn coloured(parts: &[Part]) -> Vec<(Format, String)> {
    let mut runs: Vec<(Kind, String)> = Vec::new();
    for part in parts.iter().filter(|part| !part.text.is_empty()) {
        match runs.last_mut() {
            Some((kind, text)) if *kind == part.kind => text.push_str(&part.text),
            _ => runs.push((part.kind, part.text.clone())),
        }
    }
    runs.into_iter()
        .map(|(kind, text)| {
            let format = match kind {
                Kind::Same => characters(),
                Kind::Mild => characters().set_font_color(Color::RGB(0x9C6500)),
                Kind::Differs => characters()
                    .set_font_color(Color::RGB(0xC00000))
                    .set_bold()
                    .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            };
            (format, text)
        })
        .collect()
}
