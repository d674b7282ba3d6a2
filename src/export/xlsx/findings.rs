//! Sheet 问题: what the check found.

use std::io;

use super::sheet::{Sheet, Value};
use crate::export::labels;
use crate::model::Notice;

pub(super) fn sheet() -> io::Result<Sheet> {
    let headings = [
        "文件", "级别", "规则", "代码", "说明", "原文", "行", "列", "任务编号", "建议改为",
    ];
    Sheet::new("问题", &headings)
}

pub(super) fn add(sheet: &mut Sheet, notice: &Notice) -> io::Result<()> {
    for finding in &notice.findings {
        let fix = finding
            .fix
            .as_ref()
            .map(|fix| fix.with.as_str())
            .unwrap_or_default();
        sheet.add(&[
            (&notice.origin.name).into(),
            labels::severity(finding.severity).into(),
            finding.rule.as_str().into(),
            finding.code.as_str().into(),
            finding.message.as_str().into(),
            finding.quote.as_str().into(),
            Value::Number(finding.at.line.into()),
            Value::Number(finding.at.column.into()),
            (&finding.task).into(),
            fix.into(),
        ])?;
    }
    Ok(())
}
