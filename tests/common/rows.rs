//! A notice with a table behind its cover, and what its rows say.

#![allow(dead_code, clippy::unwrap_used)]

use taskbook::{ColumnRole, Notice, Options, Role, Row};

/// A page with these blocks behind the cover of a notice.
pub fn notice_page(blocks: &str) -> String {
    format!(
        "<html><head><meta charset=\"utf-8\"><title>通知</title></head><body><div>\
         <p>澄溪县人民政府办公室关于印发2022年重点工作分解表的通知</p><p>澄政办发〔2022〕8号</p>\
         <p>各乡镇人民政府，县政府各部门：</p><p>现将2022年重点工作分解表印发给你们，请认真组织实施。</p>\
         <p>澄溪县人民政府办公室</p><p>2022年2月21日</p><p>附件</p><p>2022年重点工作分解表</p>{blocks}</div></body></html>"
    )
}

/// The notice of such a page.
pub fn notice(blocks: &str) -> Notice {
    taskbook::parse(notice_page(blocks).as_bytes(), &Options::default()).unwrap()
}

pub fn units(row: &Row) -> String {
    let units = row.units.iter().map(|unit| {
        let mark = match unit.role {
            Role::Lead => "*",
            Role::Support => "+",
            Role::Responsible => "",
        };
        format!("{mark}{}", unit.name)
    });
    units.collect::<Vec<_>>().join("、")
}

/// `group;seq;heading;text;units;deadline` of each row of a table.
pub fn rows(notice: &Notice, table: usize) -> Vec<String> {
    let rows = notice.tables[table].rows.iter();
    rows.map(|row| {
        let or_blank = |value: Option<&str>| value.unwrap_or_default().to_owned();
        [
            or_blank(row.group.as_deref()),
            or_blank(row.seq.as_deref()),
            or_blank(row.heading.as_deref()),
            row.text.to_string(),
            units(row),
            or_blank(row.deadline.as_deref()),
        ]
        .join(";")
    })
    .collect()
}

pub fn role_of(notice: &Notice, name: &str) -> ColumnRole {
    let mut columns = notice.tables.iter().flat_map(|table| &table.columns);
    columns.find(|column| column.name == name).unwrap().role
}
