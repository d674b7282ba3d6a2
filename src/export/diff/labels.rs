//! Names of fields and changes for people.

use crate::model::{SectionChange, SectionKind};

/// What a changed value is called.
pub fn field_name(name: &str) -> &str {
    match name {
        "text" => "内容",
        "heading" => "标题",
        "target" => "指标",
        "deadline" => "时限",
        "unit" => "单位",
        "lead" => "牵头",
        "group" => "项目",
        "title" => "文件标题",
        "doc_number" => "发文字号",
        "issuer" => "发文机关",
        "addressees" => "主送机关",
        "issued_on" => "成文日期",
        "published_on" => "发布日期",
        "source" => "信息来源",
        "disclosure" => "公开方式",
        "year" => "任务年度",
        "attachments" => "附件",
        other => other,
    }
}

/// What happened to a section.
pub fn section_change(section: &SectionChange) -> &'static str {
    let heading = section.level == "heading";
    match section.change {
        SectionKind::Renamed if heading => "标题更名",
        SectionKind::Renamed => "项目更名",
        SectionKind::Added if heading => "新增标题",
        SectionKind::Added => "新增项目",
        SectionKind::Dropped if heading => "取消标题",
        SectionKind::Dropped => "取消项目",
        SectionKind::Reordered if heading => "标题调整顺序",
        SectionKind::Reordered => "项目调整顺序",
    }
}
