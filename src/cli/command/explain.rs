//! `taskbook explain`: one task with both witnesses, the edits with their reasons, and the places of everything.

use std::io::{self, Write};

use taskbook::{
    Comparator, EditField, Notice, Reading, Relation, Role, Span, Target, Task, Unit, UnitsStatus,
    Via,
};

use crate::cli::args::ExplainArgs;
use crate::cli::batch::Batch;
use crate::cli::failure::Failure;
use crate::cli::input::files;
use crate::cli::sections::{Sections, name_line};
use crate::cli::style::{Styles, paint, visible};

pub(crate) fn run(args: &ExplainArgs, out: &mut impl Write) -> Result<u8, Failure> {
    let styles = Styles::for_stdout();
    let Some((many, id)) = args.split() else {
        return Err(Failure::Usage(
            "请在文件之后写上任务编号，如 2017/二(三)3.1；编号可用 taskbook show 查看".to_owned(),
        ));
    };
    let several = !files::is_single(&many.files);
    let work = |notice: Notice| {
        let Some(task) = notice.tasks.iter().find(|task| task.id == id) else {
            return Ok(Err(nearest(&notice, &id)));
        };
        let mut shown = Vec::new();
        if several {
            name_line(&mut shown, &notice.origin.name, styles)?;
        }
        let page = Page {
            notice: &notice,
            task,
            styles,
        };
        page.witnesses(&mut shown)?;
        page.edits(&mut shown)?;
        page.units(&mut shown)?;
        page.values(&mut shown)?;
        Ok(Ok(shown))
    };
    let mut sections = Sections::new(out);
    let (mut found, mut read, mut close) = (false, false, None);
    let status = Batch::new(&many, false).notices(work, |looked| {
        read = true;
        match looked {
            Ok(shown) => {
                found = true;
                sections.add(&shown)?;
            }
            Err(id) => close = close.take().max(id),
        }
        Ok(())
    })?;
    if found || !read {
        return Ok(status);
    }
    let hint = match close {
        None => "其中没有任务；用 taskbook text 查看每一行是怎样读取的。".to_owned(),
        Some((_, id)) => format!("最接近的是 {id}；用 taskbook show 查看全部编号。"),
    };
    Err(Failure::NoTask {
        name: many.files.join("、"),
        id,
        hint,
    })
}

/// The id that begins most alike, for whoever mistyped, with how many characters that are.
fn nearest(notice: &Notice, id: &str) -> Option<(usize, String)> {
    let alike = |known: &str| {
        known
            .chars()
            .zip(id.chars())
            .take_while(|(a, b)| a == b)
            .count()
    };
    let ids = notice
        .tasks
        .iter()
        .map(|task| (alike(&task.id), task.id.clone()));
    ids.max_by_key(|(alike, _)| *alike)
}

struct Page<'a> {
    notice: &'a Notice,
    task: &'a Task,
    styles: Styles,
}

impl Page<'_> {
    fn label(&self, text: &str) -> String {
        paint(self.styles.dim, text)
    }

    /// What the task has of one item of the book.
    fn item(
        &self,
        out: &mut impl Write,
        book: usize,
        node: usize,
        has_title: bool,
        clauses: &[usize],
    ) -> io::Result<()> {
        let Some(node) = self.notice.books[book].walk().nth(node) else {
            return Ok(());
        };
        let head = format!("任务书 {}", node.path.concat());
        writeln!(out, "\n{}", paint(self.styles.strong, &head))?;
        let title = node.title.as_deref().zip(node.title_at.as_ref());
        let title = title.map(|(text, at)| (text, at, node.reading.as_deref()));
        let clauses = clauses.iter().map(|&index| &node.clauses[index]);
        let clauses = clauses.map(|clause| (&*clause.text, &clause.at, clause.reading.as_deref()));
        for (text, at, reading) in title.filter(|_| has_title).into_iter().chain(clauses) {
            writeln!(out, "  {}  {}", where_is(at), visible(text))?;
            if let Some(reading) = reading {
                let better = paint(self.styles.good, &visible(reading));
                writeln!(out, "  {}  {}", self.label("读作"), better)?;
            }
        }
        Ok(())
    }

    fn witnesses(&self, out: &mut impl Write) -> io::Result<()> {
        let task = self.task;
        writeln!(out, "{}", paint(self.styles.strong, &task.id))?;
        for (label, value) in [("分组", &task.group), ("标题", &task.heading)] {
            if let Some(value) = value {
                writeln!(out, "{}  {}", self.label(label), visible(value))?;
            }
        }
        let relation = match task.relation {
            Relation::Exact => "书表一字不差",
            Relation::Folded => "书表一致（仅标点宽度、引号、空白有别）",
            Relation::Differs => "书表不一致",
            Relation::BookOnly => "只见于任务书",
            Relation::TableOnly => "只见于分解表",
        };
        writeln!(out, "{}  {relation}", self.label("核对"))?;
        if let Some(place) = &task.book {
            self.item(out, place.book, place.node, place.title, &place.clauses)?;
            for part in &place.further {
                self.item(out, part.book, part.node, part.title, &part.clauses)?;
            }
        }
        if let Some(place) = &task.row {
            let row = &self.notice.tables[place.table].rows[place.row];
            let seq = row
                .seq
                .as_deref()
                .map(|seq| format!(" 序号 {seq}"))
                .unwrap_or_default();
            writeln!(
                out,
                "\n{}",
                paint(
                    self.styles.strong,
                    &format!("分解表 第 {} 行{seq}", place.row + 1)
                )
            )?;
            let at = row.places.get("text").unwrap_or(&row.at);
            writeln!(out, "  {}  {}", where_is(at), visible(&row.text))?;
        }
        if let Some(reading) = &task.reading {
            writeln!(
                out,
                "{}  {}",
                self.label("读作"),
                paint(self.styles.good, &visible(reading))
            )?;
        }
        for applied in &task.corrections {
            writeln!(
                out,
                "{}  「{}」读作「{}」（{}：{}） {}",
                self.label("更正"),
                visible(&applied.old),
                paint(self.styles.good, &visible(&applied.new)),
                applied.by,
                applied.why,
                self.label(&where_is(&applied.at))
            )?;
        }
        Ok(())
    }

    fn edits(&self, out: &mut impl Write) -> io::Result<()> {
        if self.task.edits.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", paint(self.styles.strong, "差异"))?;
        for edit in &self.task.edits {
            let field = match edit.field {
                EditField::Heading => "标题",
                EditField::Group => "分组",
                EditField::Number => "编号",
                _ => "正文",
            };
            let verdict = match edit.reading {
                Some(Reading::Table) => paint(self.styles.good, "以表为准"),
                Some(Reading::Book) => paint(self.styles.good, "以书为准"),
                None => paint(self.styles.note, "待人核对"),
            };
            let places: Vec<String> = [&edit.book_at, &edit.table_at]
                .into_iter()
                .flatten()
                .map(where_is)
                .collect();
            writeln!(
                out,
                "  {field}：书「{}」 表「{}」 {verdict}（{}） {}",
                visible(&edit.book),
                visible(&edit.table),
                reason(&edit.reason),
                self.label(&places.join(" / "))
            )?;
        }
        Ok(())
    }

    fn units(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\n{}", paint(self.styles.strong, "责任单位"))?;
        match self.task.units_status {
            UnitsStatus::Named => {}
            UnitsStatus::Dropped => writeln!(
                out,
                "  {}",
                paint(self.styles.bad, "有填写之处，但空着或画了横线")
            )?,
            UnitsStatus::Unlisted => writeln!(out, "  文中没有写这一项由谁负责")?,
        }
        for unit in &self.task.units {
            let role = match unit.role {
                Role::Lead => "牵头",
                Role::Support => "配合",
                Role::Responsible => "责任",
            };
            let via = match unit.via {
                Via::Column => "表格单元格",
                Via::Line => "单独一行",
                Via::Bracket => "括号",
                Via::Heading if self.is_in_row(unit) => "写着这一标题的表格行",
                Via::Heading => "上级标题",
                Via::Rule => "文中通则",
                _ => "句子主语",
            };
            let alias = unit
                .alias
                .as_ref()
                .map(|alias| format!("（{alias}）"))
                .unwrap_or_default();
            writeln!(
                out,
                "  {role} {}{}  {}",
                visible(&unit.name),
                visible(&alias),
                self.label(&format!("见{via} {}", where_is(&unit.at)))
            )?;
        }
        Ok(())
    }

    /// Whether a unit stands in a table: a row that names the item by its title says whose it is.
    fn is_in_row(&self, unit: &Unit) -> bool {
        let mut rows = self.notice.tables.iter().flat_map(|table| &table.rows);
        rows.any(|row| row.units.iter().any(|own| own.at == unit.at))
    }

    fn values(&self, out: &mut impl Write) -> io::Result<()> {
        if !self.task.targets.is_empty() {
            writeln!(out, "\n{}", paint(self.styles.strong, "指标"))?;
        }
        for target in &self.task.targets {
            writeln!(
                out,
                "  {}  {}  {}",
                visible(&target.text),
                visible(&bound(target)),
                self.label(&where_is(&target.at))
            )?;
        }
        if !self.task.deadlines.is_empty() {
            writeln!(out, "\n{}", paint(self.styles.strong, "时限"))?;
        }
        for deadline in &self.task.deadlines {
            let day = deadline
                .date
                .map_or_else(|| "无确定日期".to_owned(), |day| day.to_string());
            writeln!(
                out,
                "  {}  {day}  {}",
                visible(&deadline.text),
                self.label(&where_is(&deadline.at))
            )?;
        }
        Ok(())
    }
}

/// What a target asks for: `≥ 90%`, `< 55分贝`, `3—5个`.
fn bound(target: &Target) -> String {
    let unit = target.unit.as_deref().unwrap_or_default();
    if let Some(upper) = target.upper {
        return format!("{}—{upper}{unit}", target.value);
    }
    let sign = match target.comparator {
        Comparator::AtLeast => "≥",
        Comparator::MoreThan => ">",
        Comparator::AtMost => "≤",
        Comparator::LessThan => "<",
        Comparator::Equal => "=",
    };
    format!("{sign} {}{unit}", target.value)
}

fn where_is(span: &Span) -> String {
    format!("{}:{}", span.line, span.column)
}

/// The reasons of the model in Chinese.
fn reason(reason: &str) -> &str {
    match reason {
        "every character can be read" => "另一处有无法显示的字",
        "a valid date" => "只有一处是成立的日期",
        "a valid document number" => "只有一处是完整的文号",
        "quotation marks stand in pairs" => "只有一处引号成对",
        "brackets stand in pairs" => "只有一处括号成对",
        "a closing mark was lost" => "句末标点缺失",
        "the numbers differ" => "编号不同",
        "white space" => "空白",
        "punctuation" => "标点",
        "only the table has it" => "书中没有",
        "only the book has it" => "表中没有",
        "the table says it in its own words" => "分解表另有概括",
        "both are well formed" => "两处都讲得通",
        other => other,
    }
}
