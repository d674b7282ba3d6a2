//! Made-up notices of many shapes: numbering styles, brackets, tables, units, damage.
#![allow(dead_code)]

use std::fmt::Write;

use super::generate::numeral;
use super::random::Random;

/// A notice of a shape that a seed decides: which numbering styles nest, where units stand, what the table has, what is
/// damaged. Written as a page or as text.
pub struct Shape {
    lines: Vec<String>,
    /// Rows of cells, each cell of lines; the first row holds the names of the columns.
    table: Vec<Vec<Cell>>,
    /// Markup that says nothing, for the page.
    spans: bool,
    entities: bool,
}

/// A cell: its lines, and the rows that it spans.
struct Cell {
    lines: Vec<String>,
    rows: usize,
}

const UNITS: [&str; 12] = [
    "水利局", "住建局", "生态环境局", "农业农村局", "财政局", "区委渔农办", "发改局",
    "各乡镇(街道)", "综合执法局", "市场监管局", "教育局", "卫生健康局",
];

const ACTIONS: [&str; 8] = [
    "完成河道清淤", "建成管网", "推进污水处理", "开展专项整治", "落实“河长制”", "修订《应急预案》",
    "新建公园", "整治排口",
];

const AMOUNTS: [&str; 8] = [
    "4万方", "2公里", "85%以上", "150户", "1.2亿元", "不少于3个", "", "",
];

const TIMES: [&str; 8] = [
    "6月底前", "2024年9月30日前", "年底前", "持续推进", "", "", "", "",
];

const DAMAGE: [&str; 8] = [
    "20247月", "〔202410号", "；；", "“", "）", "\u{fffd}", "?", " ",
];

impl Shape {
    pub fn new(seed: u64) -> Shape {
        Maker {
            random: Random::new(seed),
            damage: Random::new(seed ^ 0x5eed).once_in(3),
        }
        .shape()
    }

    /// A shape in which nothing is damaged.
    pub fn sound(seed: u64) -> Shape {
        Maker {
            random: Random::new(seed),
            damage: false,
        }
        .shape()
    }

    pub fn page(&self) -> String {
        let mut page =
            String::from("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>");
        for line in &self.lines {
            let _ = write!(page, "<p>{}</p>", self.marked(line));
        }
        if !self.table.is_empty() {
            page.push_str("<table>");
            for row in &self.table {
                page.push_str("<tr>");
                for cell in row {
                    let lines: Vec<_> = cell.lines.iter().map(|l| self.marked(l)).collect();
                    let _ = match cell.rows {
                        1 => write!(page, "<td>{}</td>", lines.join("<br>")),
                        rows => write!(page, "<td rowspan={rows}>{}</td>", lines.join("<br>")),
                    };
                }
                page.push_str("</tr>");
            }
            page.push_str("</table>");
        }
        page.push_str("</body></html>");
        page
    }

    pub fn text(&self) -> String {
        let cells = self.table.iter().flatten().flat_map(|cell| &cell.lines);
        self.lines
            .iter()
            .chain(cells)
            .map(|line| format!("{line}\n"))
            .collect()
    }

    /// A row a line with tabs between its cells, as a browser or a spreadsheet copies it.
    pub fn tab_rows(&self) -> String {
        self.row_lines(|cells| cells.join("\t"))
    }

    /// A row a line with pipes around its cells, as converters write it.
    pub fn pipe_rows(&self) -> String {
        self.row_lines(|cells| format!("| {} |", cells.join(" | ")))
    }

    /// The text with the rows of the table as lines; a cell that spans rows is blank below the first.
    fn row_lines(&self, line: impl Fn(&[String]) -> String) -> String {
        let mut text = self.lines.join("\n") + "\n";
        let columns = self.table.first().map_or(0, Vec::len);
        for row in &self.table {
            let mut cells: Vec<String> = row.iter().map(|cell| cell.lines.join(" ")).collect();
            // Only the first column spans rows.
            while cells.len() < columns {
                cells.insert(0, String::new());
            }
            text += &line(&cells);
            text.push('\n');
        }
        text
    }

    /// The line as markup, split by tags and written with entities where the shape says so.
    fn marked(&self, line: &str) -> String {
        let mut out = String::new();
        for (at, c) in line.chars().enumerate() {
            match c {
                '“' if self.entities => out.push_str("&ldquo;"),
                '”' if self.entities => out.push_str("&#8221;"),
                c => out.push(c),
            }
            if self.spans && at % 5 == 3 {
                out.push_str("<span lang=EN-US></span>");
            }
        }
        if self.spans {
            out = format!("<span><b>{out}</b><o:p></o:p></span>");
        }
        out
    }
}

struct Maker {
    random: Random,
    damage: bool,
}

impl Maker {
    fn shape(mut self) -> Shape {
        let mut lines = vec![
            "关于印发2024年度重点工作任务书的通知".to_owned(),
            "甲政发〔2024〕3号".to_owned(),
            "各乡镇人民政府：".to_owned(),
            "现将《2024年度重点工作任务书》印发给你们，请认真贯彻执行。".to_owned(),
        ];
        let with_table = self.random.once_in(2);
        lines.push("附件：1.2024年度重点工作任务书".to_owned());
        if with_table {
            lines.push("2.2024年度重点工作任务分解表".to_owned());
        }
        lines.extend(
            [
                "甲县人民政府", "2024年2月1日", "附件1", "2024年度重点工作任务书",
            ]
            .map(String::from),
        );
        let items = self.outline(&mut lines);
        let table = if with_table {
            lines.extend(["附件2", "2024年度重点工作任务分解表"].map(String::from));
            self.table(items)
        } else {
            Vec::new()
        };
        Shape {
            lines,
            table,
            spans: self.random.once_in(2),
            entities: self.random.once_in(2),
        }
    }

    /// The outline, and for each section its title with the texts of its items.
    fn outline(&mut self, lines: &mut Vec<String>) -> Vec<(String, Vec<String>)> {
        let levels = *self.random.pick(&[
            &["一、", "1."][..],
            &["一、", "（一）"],
            &["一、", "（一）", "1."],
            &["第一章 ", "一、", "（一）"],
            &["一、", "1、", "（1）"],
            &["（一）", "1．"],
        ]);
        let duty = self.random.below(4);
        let mut sections = Vec::new();
        let count = 1 + self.random.below(4);
        for (section, unit) in UNITS.iter().enumerate().skip(1).take(count) {
            let title = format!("{}专项行动", unit.trim_end_matches('局'));
            lines.push(format!("{}{title}", ordinal(levels[0], section)));
            let mut texts = Vec::new();
            if self.random.once_in(3) {
                lines.push("围绕全年目标，抓好各项任务的落实。".to_owned());
            }
            for item in 1..=1 + self.random.below(4) {
                if levels.len() == 2 {
                    texts.push(self.item(levels[1], item, duty, lines));
                    continue;
                }
                lines.push(format!("{}第{item}类工作。", ordinal(levels[1], item)));
                for inner in 1..=1 + self.random.below(3) {
                    texts.push(self.item(levels[2], inner, duty, lines));
                }
            }
            sections.push((title, texts));
        }
        sections
    }

    /// One item with its units where the shape has them; gives its text.
    fn item(&mut self, style: &str, number: usize, duty: usize, lines: &mut Vec<String>) -> String {
        let mut text = String::new();
        let clauses = 1 + self.random.below(3);
        for clause in 1..=clauses {
            text.push_str(self.random.word(&TIMES));
            text.push_str(self.random.word(&ACTIONS));
            text.push_str(self.random.word(&AMOUNTS));
            if self.damage && self.random.once_in(8) {
                text.push_str(self.random.word(&DAMAGE));
            }
            text.push(if clause == clauses { '。' } else { '；' });
        }
        let heading = if self.random.once_in(3) {
            format!("第{number}项整治。")
        } else {
            String::new()
        };
        let units = self.units().join("、");
        let line = format!("{}{heading}{text}", ordinal(style, number));
        match duty {
            0 => lines.push(format!("{line}（责任单位：{units}）")),
            1 => {
                lines.push(line);
                lines.push(format!("责任单位：{units}"));
            }
            2 => lines.push(format!("{line}（牵头单位：{units}；配合单位：各有关部门）")),
            _ => lines.push(line),
        }
        text
    }

    fn units(&mut self) -> Vec<String> {
        let first = self.random.below(UNITS.len());
        (0..1 + self.random.below(3))
            .map(|next| UNITS[(first + next * 5) % UNITS.len()].to_owned())
            .collect()
    }

    fn table(&mut self, sections: Vec<(String, Vec<String>)>) -> Vec<Vec<Cell>> {
        let one = |text: &str| Cell {
            lines: vec![text.to_owned()],
            rows: 1,
        };
        let grouped = self.random.once_in(2);
        let deadlines = self.random.once_in(3);
        let mut names = vec!["序号", "工作任务", "责任单位"];
        if grouped {
            names.insert(0, "项目");
        }
        if deadlines {
            names.push("完成时限");
        }
        let mut rows = vec![names.into_iter().map(one).collect::<Vec<_>>()];
        let mut number = 0;
        for (title, texts) in sections {
            for (at, text) in texts.iter().enumerate() {
                number += 1;
                let mut row = Vec::new();
                if grouped && at == 0 {
                    row.push(Cell {
                        lines: vec![title.clone()],
                        rows: texts.len(),
                    });
                }
                row.push(one(&number.to_string()));
                let mut text = text.clone();
                if self.damage && self.random.once_in(6) {
                    text = text.replacen('完', "", 1);
                }
                row.push(one(&text));
                row.push(if self.random.once_in(8) {
                    one("-")
                } else {
                    Cell {
                        lines: self.units(),
                        rows: 1,
                    }
                });
                if deadlines {
                    row.push(one(self
                        .random
                        .word(&["6月底", "2024年12月", "持续推进", "-"])));
                }
                rows.push(row);
            }
        }
        rows
    }
}

/// The number in the style of an example.
fn ordinal(style: &str, number: usize) -> String {
    style
        .replace('一', &numeral(number))
        .replace('1', &number.to_string())
}
