//! Sheet 来源: where each notice came from, what it says of itself, and what was found.

use std::collections::BTreeSet;
use std::io;

use super::sheet::{Sheet, Value};
use crate::export::counted_name::Declared;
use crate::model::{Notice, UnitsStatus};

pub(super) fn sheet() -> io::Result<Sheet> {
    let headings = [
        "文件", "标题", "发文字号", "发文机关", "成文日期", "发布日期", "年度", "任务数",
        "责任分工数", "单位数", "缺责任单位", "问题数", "识别率", "编码", "字节数", "采集时间",
        "SHA-256", "工具",
    ];
    Sheet::new("来源", &headings)
}

pub(super) fn add(sheet: &mut Sheet, notice: &Notice, aliases: &[Vec<String>]) -> io::Result<()> {
    let (header, origin, tasks) = (&notice.header, &notice.origin, &notice.tasks);
    let declared = Declared::of(aliases);
    let assignments = tasks.iter().flat_map(|task| &task.units);
    let names: BTreeSet<&str> = assignments
        .clone()
        .map(|unit| declared.counted_name(unit))
        .collect();
    let dropped = tasks
        .iter()
        .filter(|task| task.units_status == UnitsStatus::Dropped);
    let number = header
        .doc_number
        .as_ref()
        .map(|number| number.text.as_str());
    sheet.add(&[
        (&origin.name).into(),
        (&header.title).into(),
        number.unwrap_or_default().into(),
        (&header.issuer).into(),
        header.issued_on.into(),
        header.published_on.into(),
        header
            .year
            .map_or(Value::Empty, |year| Value::Number(year.into())),
        tasks.len().into(),
        assignments.count().into(),
        names.len().into(),
        dropped.count().into(),
        notice.findings.len().into(),
        Value::Share(notice.coverage),
        origin.encoding.as_str().into(),
        Value::Number(origin.bytes as f64),
        (&origin.fetched).into(),
        origin.sha256.as_str().into(),
        concat!("taskbook ", env!("CARGO_PKG_VERSION")).into(),
    ])?;
    Ok(())
}
