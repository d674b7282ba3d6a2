//! The fixed values of the model under their English keys and in Chinese.

use crate::model::{EditField, Reading, Relation, Role, Severity, Task, UnitsStatus};

/// Key and Chinese name of a role.
pub(crate) fn role(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Lead => ("lead", "牵头"),
        Role::Support => ("support", "配合"),
        Role::Responsible => ("responsible", "责任"),
    }
}

/// Chinese name of a role by its key.
pub(crate) fn role_in_chinese(key: &str) -> &str {
    [Role::Lead, Role::Support, Role::Responsible]
        .map(role)
        .into_iter()
        .find(|(known, _)| *known == key)
        .map_or(key, |(_, name)| name)
}

/// Key and Chinese name of whether units are named.
pub(crate) fn units_status(status: UnitsStatus) -> (&'static str, &'static str) {
    match status {
        UnitsStatus::Named => ("named", "已列明"),
        UnitsStatus::Dropped => ("dropped", "缺责任单位"),
        UnitsStatus::Unlisted => ("unlisted", "未列责任单位"),
    }
}

/// Key and Chinese name of how the two witnesses agree.
pub(crate) fn relation(relation: Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::Exact => ("exact", "一字不差"),
        Relation::Folded => ("folded", "仅标点有别"),
        Relation::Differs => ("differs", "有出入"),
        Relation::BookOnly => ("book-only", "只见于任务书"),
        Relation::TableOnly => ("table-only", "只见于分解表"),
    }
}

/// Chinese name of a severity.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Note => "提示",
    }
}

/// The differences of a task in words, one a line.
pub(crate) fn differences(task: &Task) -> Vec<String> {
    let mut lines = Vec::new();
    for edit in &task.edits {
        let field = match edit.field {
            EditField::Text => "正文",
            EditField::Heading => "标题",
            EditField::Group => "分组",
            EditField::Number => "编号",
        };
        let verdict = match edit.reading {
            Some(Reading::Book) => "以书为准",
            Some(Reading::Table) => "以表为准",
            None => "待核对",
        };
        let (book, table) = (edit.book.as_str(), edit.table.as_str());
        let line = match (book.is_empty(), table.is_empty()) {
            (false, true) => format!("{field}：书有「{book}」，表无（{verdict}）"),
            (true, false) => format!("{field}：表有「{table}」，书无（{verdict}）"),
            _ => format!("{field}：书「{book}」，表「{table}」（{verdict}）"),
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// The corrections of a task in words, one a line.
pub(crate) fn corrections(task: &Task) -> Vec<String> {
    let mut lines = Vec::new();
    for applied in &task.corrections {
        let (by, why) = (&applied.by, &applied.why);
        let line = format!(
            "更正：「{}」读作「{}」（{by}：{why}）",
            applied.old, applied.new
        );
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}
