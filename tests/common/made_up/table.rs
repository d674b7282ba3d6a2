//! Made-up decomposition tables: any columns in any order, merged cells, headers of two rows, headers that are printed again.

use std::fmt::Write;

use super::{LONG_NAMES, Made, NUMERALS, SHORT_NAMES, TITLES, cover, deed, draw, with_role};
use crate::common::random::Random;
use taskbook::Role;

const ANNEX: &str = "澄溪县2024年重点工作任务分解表";

/// A notice whose annex is a table.
pub struct Table {
    pub made: Vec<Made>,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    /// The group of each row, where groups have rows of their own.
    group_rows: Vec<Option<String>>,
    /// Whether the columns of bodies stand under one name, in a header of two rows.
    two_rows: bool,
    /// After how many rows the header is printed again, 0 for never.
    again: usize,
}

struct Column {
    kind: Kind,
    name: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Group,
    Seq,
    Task,
    Person,
    Units(Role),
    Time,
    Remark,
}

/// A cell; `None` where the cell above goes on.
type Cell = Option<String>;

/// Which freedoms a table takes.
#[derive(Clone, Copy)]
pub struct Shape {
    /// Cells merged over rows, blank cells, headers of two rows: what only a grid can say.
    pub grid: bool,
}

impl Table {
    pub fn new(seed: u64, shape: Shape) -> Table {
        let mut random = Random::new(seed);
        let mut table = Table {
            made: Vec::new(),
            columns: columns(&mut random, shape),
            rows: Vec::new(),
            group_rows: Vec::new(),
            two_rows: false,
            again: 0,
        };
        let bodies = table
            .columns
            .iter()
            .filter(|column| matches!(column.kind, Kind::Units(_)));
        table.two_rows = shape.grid && bodies.count() == 2 && random.once_in(3);
        table.again = if shape.grid && random.once_in(4) {
            5
        } else {
            0
        };
        let in_column = table
            .columns
            .iter()
            .any(|column| column.kind == Kind::Group);
        let on_rows = !in_column && shape.grid && random.once_in(2);
        let grouped = in_column || on_rows;
        let count = if grouped { random.below(3) + 2 } else { 1 };
        let groups = draw(&mut random, &TITLES, count, &[]);
        let numbered = on_rows && random.once_in(2);
        let names: &[&str] = if random.once_in(3) {
            &SHORT_NAMES
        } else {
            &LONG_NAMES
        };
        let separator = random.word(&["、", "、", "、", "，", "<br>"]);
        let separator = if shape.grid || separator != "<br>" {
            separator
        } else {
            "、"
        };
        let merged = shape.grid && table.again == 0 && random.once_in(3);
        let mut seq = 0;
        for (place, group) in groups.iter().enumerate() {
            let group = match numbered {
                true => format!("{}、{group}", NUMERALS[place]),
                false => (*group).to_owned(),
            };
            for row in 0..random.below(4) + if grouped { 2 } else { 3 } {
                seq += 1;
                let first = row == 0;
                let goes_on = merged && !first && random.once_in(2);
                let group = grouped.then(|| group.clone());
                table.row(
                    &mut random,
                    Row {
                        group,
                        first,
                        seq,
                        goes_on,
                        names,
                        separator,
                    },
                );
                let heads = on_rows && first;
                let group = table.made.last().and_then(|made| made.group.clone());
                table.group_rows.push(group.filter(|_| heads));
            }
        }
        table
    }

    fn row(&mut self, random: &mut Random, row: Row<'_>) {
        let Table {
            made,
            columns,
            rows,
            ..
        } = self;
        let mut item = Made {
            text: deed(random),
            group: row.group,
            ..Made::default()
        };
        let mut cells = Vec::new();
        for column in columns.iter() {
            cells.push(match column.kind {
                Kind::Group => item.group.clone().filter(|_| row.first),
                Kind::Seq => {
                    item.seq = Some(row.seq.to_string());
                    item.seq.clone()
                }
                Kind::Task => Some(item.text.clone() + random.word(&["。", "。", ""])),
                Kind::Person => Some(random.word(&["李明", "王刚", "欧阳健", "张德胜"]).into()),
                Kind::Units(role) if row.goes_on => {
                    let above = made.last().map(|made| made.units.as_slice());
                    let above = above
                        .unwrap_or_default()
                        .iter()
                        .filter(|unit| unit.1 == role);
                    item.units.extend(above);
                    None
                }
                Kind::Units(role) => {
                    let taken: Vec<_> = item.units.iter().map(|unit| unit.0).collect();
                    let count = random.below(3) + 1;
                    let drawn = draw(random, row.names, count, &taken);
                    item.units.extend(with_role(&drawn, role));
                    Some(drawn.join(row.separator))
                }
                Kind::Time if row.goes_on => {
                    item.deadline = made
                        .last()
                        .map(|made| made.deadline.clone())
                        .unwrap_or_default();
                    None
                }
                Kind::Time => {
                    item.deadline = random
                        .word(&["12月底前", "10月底前", "6月30日前", "2024年9月底"])
                        .into();
                    Some(item.deadline.clone())
                }
                Kind::Remark => Some(String::new()),
            });
        }
        made.push(item);
        rows.push(cells);
    }

    /// The page: the table with its merged cells.
    pub fn page(&self) -> String {
        let cover: String = cover(ANNEX)
            .iter()
            .map(|line| format!("<p>{line}</p>"))
            .collect();
        let header = self.header();
        let mut body = header.clone();
        for (place, row) in self.rows.iter().enumerate() {
            if self.again > 0
                && place > 0
                && place % self.again == 0
                && self.column_of_groups().is_none()
            {
                body += &header;
            }
            if let Some(group) = &self.group_rows[place] {
                let _ = write!(
                    body,
                    "<tr><td colspan=\"{}\">{group}</td></tr>",
                    self.columns.len()
                );
            }
            body += "<tr>";
            for (column, cell) in row.iter().enumerate() {
                let Some(cell) = cell else { continue };
                let below = self.rows[place + 1..].iter();
                let span = 1 + below.take_while(|row| row[column].is_none()).count();
                let _ = match span {
                    1 => write!(body, "<td>{cell}</td>"),
                    _ => write!(body, "<td rowspan=\"{span}\">{cell}</td>"),
                };
            }
            body += "</tr>";
        }
        format!(
            "<html><head><meta charset=\"utf-8\"><title>通知</title></head><body><div><a href=\"/\">首页</a></div>\
             <div class=\"content\">{cover}<table>{body}</table></div><div>版权所有 澄溪县人民政府</div></body></html>"
        )
    }

    fn column_of_groups(&self) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| column.kind == Kind::Group)
    }

    fn header(&self) -> String {
        if !self.two_rows {
            let names = self
                .columns
                .iter()
                .map(|column| format!("<td>{}</td>", column.name));
            return format!("<tr>{}</tr>", names.collect::<String>());
        }
        let (mut above, mut below) = (String::new(), String::new());
        for column in &self.columns {
            if !matches!(column.kind, Kind::Units(_)) {
                let _ = write!(above, "<td rowspan=\"2\">{}</td>", column.name);
                continue;
            }
            if below.is_empty() {
                above += "<td colspan=\"2\">责任单位</td>";
            }
            let _ = write!(below, "<td>{}</td>", column.name);
        }
        format!("<tr>{above}</tr><tr>{below}</tr>")
    }

    /// The rows with this between their cells, as spreadsheets copy them.
    pub fn lines(&self, between: &str) -> String {
        let names: Vec<_> = self.columns.iter().map(|column| column.name).collect();
        let mut lines = cover(ANNEX);
        lines.push(names.join(between));
        for row in &self.rows {
            let cells = row.iter().map(|cell| cell.as_deref().unwrap_or_default());
            lines.push(cells.collect::<Vec<_>>().join(between));
        }
        lines.join("\n") + "\n"
    }
}

/// What a row is made of.
struct Row<'a> {
    group: Option<String>,
    /// Whether the row is the first of its group.
    first: bool,
    seq: usize,
    /// Whether the bodies and the time of the row above hold for this one too.
    goes_on: bool,
    names: &'a [&'static str],
    separator: &'a str,
}

fn columns(random: &mut Random, shape: Shape) -> Vec<Column> {
    let mut columns = Vec::new();
    let mut put = |kind, name| columns.push(Column { kind, name });
    let groups = random.once_in(3);
    if groups {
        put(
            Kind::Group,
            random.word(&["类别", "重点领域", "工作类别", "任务类别"]),
        );
    }
    if groups || !random.once_in(8) {
        put(Kind::Seq, random.word(&["序号", "序号", "编号"]));
    }
    let tasks = [
        "工作任务", "任务内容", "主要任务", "重点任务", "目标任务", "工作内容", "具体事项",
    ];
    put(Kind::Task, random.word(&tasks));
    let time = random
        .once_in(2)
        .then(|| random.word(&["完成时限", "完成时间", "时间节点", "时限要求"]));
    let time_first = random.once_in(2);
    if let Some(name) = time.filter(|_| time_first) {
        put(Kind::Time, name);
    }
    if random.once_in(3) {
        put(
            Kind::Person,
            random.word(&["责任领导", "分管领导", "牵头领导", "责任人"]),
        );
    }
    let bodies: [&[(&str, Role)]; 9] = [
        &[("责任单位", Role::Responsible)],
        &[("责任部门", Role::Responsible)],
        &[("承办单位", Role::Responsible)],
        &[("牵头单位", Role::Lead), ("配合单位", Role::Support)],
        &[("牵头单位", Role::Lead), ("责任单位", Role::Responsible)],
        &[("牵头部门", Role::Lead), ("协同部门", Role::Support)],
        &[("主办单位", Role::Lead), ("协办单位", Role::Support)],
        &[
            ("牵头责任单位", Role::Lead),
            ("配合责任单位", Role::Support),
        ],
        &[("牵头单位", Role::Lead), ("参加单位", Role::Support)],
    ];
    for (name, role) in *random.pick(&bodies) {
        put(Kind::Units(*role), name);
    }
    if let Some(name) = time.filter(|_| !time_first) {
        put(Kind::Time, name);
    }
    if shape.grid && random.once_in(3) {
        put(Kind::Remark, "备注");
    }
    columns
}
