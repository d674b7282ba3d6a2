//! `taskbook show`: the notice for people at a terminal.

use std::collections::BTreeSet;
use std::io::{self, Write};

use taskbook::{
    AppliedCorrection, BookPlace, ColumnRole, Node, Notice, Reading, Relation, Role, SmolStr, Task,
    Unit, UnitsStatus,
};

use crate::cli::args::ShowArgs;
use crate::cli::batch::Batch;
use crate::cli::failure::Failure;
use crate::cli::input::files;
use crate::cli::sections::{Sections, name_line};
use crate::cli::style::{Styles, pad, paint, visible, width};

/// Columns of a task's text before it is cut.
const TEXT_WIDTH: usize = 64;

pub(crate) fn run(args: &ShowArgs, out: &mut impl Write) -> Result<u8, Failure> {
    let styles = Styles::for_stdout();
    let several = !files::is_single(&args.many.files);
    let batch = Batch::new(&args.many, false).gated(&args.gate);
    let work = |notice: Notice| {
        let mut shown = Vec::new();
        let page = Page {
            notice: &notice,
            styles,
        };
        if several {
            name_line(&mut shown, &notice.origin.name, styles)?;
        }
        page.header(&mut shown)?;
        page.tasks(&mut shown)?;
        page.summary(&mut shown)?;
        Ok(shown)
    };
    let mut sections = Sections::new(out);
    batch.notices(work, |shown| sections.add(&shown))
}

struct Page<'a> {
    notice: &'a Notice,
    styles: Styles,
}

/// The headings of the books.
#[derive(Default)]
struct Titles<'a> {
    /// The items of each book in document order, each with the one above it.
    items: Vec<Vec<(&'a Node, Option<usize>)>>,
    unnumbered: BTreeSet<(usize, &'a str)>,
}

impl<'a> Titles<'a> {
    fn of(notice: &'a Notice) -> Self {
        let mut titles = Titles::default();
        for (index, book) in notice.books.iter().enumerate() {
            let mut items = Vec::new();
            list(&book.nodes, None, &mut items);
            let unnumbered = items.iter().filter(|(node, _)| node.marker.is_empty());
            let unnumbered = unnumbered.map(|&(node, _)| (index, title(node)));
            titles.unnumbered.extend(unnumbered);
            titles.items.push(items);
        }
        titles
    }

    /// The numbered items from the outermost down to the one that holds all of a task.
    fn way_to_all(&self, place: &BookPlace) -> Vec<usize> {
        let mut way = self.way_to(place.book, place.node);
        for part in place.further.iter().filter(|part| part.book == place.book) {
            let other = self.way_to(part.book, part.node);
            let shared = way.iter().zip(&other).take_while(|(a, b)| a == b);
            way.truncate(shared.count());
        }
        way
    }

    /// The numbered items from the outermost down to one.
    fn way_to(&self, book: usize, node: usize) -> Vec<usize> {
        let Some(items) = self.items.get(book) else {
            return Vec::new();
        };
        let above = |&at: &usize| items.get(at).and_then(|item| item.1);
        let mut way: Vec<usize> = std::iter::successors(Some(node), above).collect();
        way.retain(|&at| items.get(at).is_some_and(|item| !item.0.marker.is_empty()));
        way.reverse();
        way
    }
}

fn list<'a>(nodes: &'a [Node], above: Option<usize>, out: &mut Vec<(&'a Node, Option<usize>)>) {
    for node in nodes {
        let this = out.len();
        out.push((node, above));
        list(&node.children, Some(this), out);
    }
}

fn title(node: &Node) -> &str {
    let title = node.reading.as_deref().or(node.title.as_deref());
    title.unwrap_or_default()
}

/// What stands above the last task that was printed.
#[derive(Default)]
struct Shown {
    book: usize,
    way: Vec<usize>,
    group: SmolStr,
}

impl Page<'_> {
    fn header(&self, out: &mut impl Write) -> io::Result<()> {
        let header = &self.notice.header;
        if let Some(title) = &header.title {
            writeln!(out, "{}", paint(self.styles.strong, &visible(title)))?;
        }
        let number = header.doc_number.as_ref().map(|number| number.text.clone());
        let issued = header.issued_on.map(|day| day.to_string());
        let published = header.published_on.map(|day| day.to_string());
        let addressees = (!header.addressees.is_empty()).then(|| header.addressees.join("、"));
        let facts = [
            ("发文字号", number),
            ("发文机关", header.issuer.clone()),
            ("主送机关", addressees),
            ("成文日期", issued),
            ("发布日期", published),
            ("信息来源", header.source.clone()),
            ("公开方式", header.disclosure.clone()),
            ("任务年度", header.year.map(|year| year.to_string())),
        ];
        for (label, value) in facts {
            if let Some(value) = value {
                writeln!(
                    out,
                    "{}  {}",
                    paint(self.styles.dim, label),
                    visible(&value)
                )?;
            }
        }
        // Those of tasks stand below their tasks.
        let own = self.notice.tasks.iter().flat_map(|task| &task.corrections);
        let in_task: BTreeSet<(u32, u32)> = own.map(|own| (own.at.start, own.at.end)).collect();
        for applied in &self.notice.corrections {
            if !in_task.contains(&(applied.at.start, applied.at.end)) {
                self.correction(out, applied, 0)?;
            }
        }
        for attachment in &header.attachments {
            let number = attachment
                .number
                .map(|number| number.to_string())
                .unwrap_or_default();
            writeln!(
                out,
                "{}  {}",
                paint(self.styles.dim, &pad(&format!("附件{number}"), 8)),
                visible(&attachment.title)
            )?;
        }
        Ok(())
    }

    /// Tasks below the headings of their items; headings are printed once.
    fn tasks(&self, out: &mut impl Write) -> io::Result<()> {
        let titles = Titles::of(self.notice);
        let mut shown = Shown::default();
        let mut group: Option<&str> = None;
        for task in &self.notice.tasks {
            match &task.book {
                Some(place) => self.headings(out, place, task, &titles, &mut shown)?,
                None => {
                    if task.group.as_deref() != group {
                        group = task.group.as_deref();
                        writeln!(
                            out,
                            "\n{}",
                            paint(self.styles.strong, &visible(group.unwrap_or("（无分组）")))
                        )?;
                    }
                }
            }
            self.task(out, task)?;
        }
        Ok(())
    }

    fn headings(
        &self,
        out: &mut impl Write,
        place: &BookPlace,
        task: &Task,
        titles: &Titles,
        shown: &mut Shown,
    ) -> io::Result<()> {
        let book = place.book;
        if shown.book != book {
            *shown = Shown {
                book,
                ..Shown::default()
            };
        }
        let mut heading = |depth: usize, marker: &str, title: &str| {
            if depth == 0 {
                writeln!(out)?;
            }
            let line = format!("{}{}{}", "  ".repeat(depth), marker, visible(title));
            writeln!(out, "{}", paint(self.styles.strong, line.trim_end()))
        };
        let group = task.group.clone().unwrap_or_default();
        let is_heading = titles.unnumbered.contains(&(book, group.as_str()));
        let way = titles.way_to_all(place);
        let pairs = shown.way.iter().zip(&way);
        let mut same = pairs.take_while(|(a, b)| a == b).count();
        if is_heading && shown.group != group {
            same = same.min(way.len().saturating_sub(1));
        }
        for (index, &at) in way.iter().enumerate().skip(same) {
            let node = titles.items[book][at].0;
            let depth = node.path.len().saturating_sub(1);
            // A heading without a number is no part of the path.
            if is_heading && index + 1 == way.len() && shown.group != group {
                heading(depth, "", &group)?;
            }
            heading(depth, &node.marker, title(node))?;
        }
        shown.way = way;
        shown.group = group;
        Ok(())
    }

    /// What a task says: below no heading of a book the one that its row has, and of one that a table allots the value.
    fn said(&self, task: &Task) -> String {
        let text = task.reading.as_deref().unwrap_or(&task.text);
        let heading = task.heading.as_deref().filter(|_| task.book.is_none());
        let value = task.row.as_ref().and_then(|place| {
            let table = &self.notice.tables[place.table];
            let row = &table.rows[place.row];
            let value = row.cells.get(&table.allotted(row)?.name)?;
            let mut measures = table
                .columns
                .iter()
                .filter(|column| column.role == ColumnRole::Measure);
            let measure = measures.find_map(|column| row.cells.get(&column.name));
            Some(format!(" {value}{}", measure.map_or("", String::as_str)))
        });
        let heading = heading
            .map(|heading| format!("{}：", cut(heading, TEXT_WIDTH / 2)))
            .unwrap_or_default();
        format!("{heading}{text}{}", value.unwrap_or_default())
    }

    fn task(&self, out: &mut impl Write, task: &Task) -> io::Result<()> {
        let indent = task.path.as_ref().map_or(1, |path| path.len()) * 2;
        let mark = match task.relation {
            Relation::Differs => paint(self.styles.note, "≠"),
            Relation::TableOnly => paint(self.styles.note, "表"),
            Relation::BookOnly if !self.notice.tables.is_empty() => paint(self.styles.note, "书"),
            _ if !task.edits.is_empty() => paint(self.styles.dim, "~"),
            _ => " ".to_owned(),
        };
        let room = TEXT_WIDTH.saturating_sub(indent);
        let text = pad(&cut(&visible(&self.said(task)), room), room);
        let units = match task.units_status {
            UnitsStatus::Named => units_text(&task.units),
            UnitsStatus::Dropped => paint(self.styles.bad, "缺责任单位"),
            UnitsStatus::Unlisted => paint(self.styles.note, "未列责任单位"),
        };
        writeln!(
            out,
            "{}{} {text}  {}  {}",
            " ".repeat(indent),
            if mark.trim().is_empty() {
                "  ".to_owned()
            } else {
                pad_mark(&mark)
            },
            units,
            paint(self.styles.dim, &task.id)
        )?;
        for edit in &task.edits {
            let arrow = match edit.reading {
                Some(Reading::Table) => "以表为准",
                Some(Reading::Book) => "以书为准",
                None => "待核对",
            };
            writeln!(
                out,
                "{}   书「{}」 表「{}」 {}",
                " ".repeat(indent),
                paint(self.styles.note, &visible(&edit.book)),
                paint(self.styles.note, &visible(&edit.table)),
                paint(self.styles.dim, arrow)
            )?;
        }
        for applied in &task.corrections {
            self.correction(out, applied, indent + 3)?;
        }
        Ok(())
    }

    /// What a person has decided to read otherwise.
    fn correction(
        &self,
        out: &mut impl Write,
        applied: &AppliedCorrection,
        indent: usize,
    ) -> io::Result<()> {
        let who = format!("{}：{}", applied.by, applied.why);
        writeln!(
            out,
            "{}更正「{}」读作「{}」 {}",
            " ".repeat(indent),
            paint(self.styles.note, &visible(&applied.old)),
            paint(self.styles.good, &visible(&applied.new)),
            paint(self.styles.dim, &visible(&who))
        )
    }

    fn summary(&self, out: &mut impl Write) -> io::Result<()> {
        let tasks = &self.notice.tasks;
        let missing = tasks
            .iter()
            .filter(|task| task.units_status == UnitsStatus::Dropped)
            .count();
        let unlisted = tasks
            .iter()
            .filter(|task| task.units_status == UnitsStatus::Unlisted)
            .count();
        let differing = tasks
            .iter()
            .filter(|task| task.relation == Relation::Differs)
            .count();
        let slightly = tasks
            .iter()
            .filter(|task| task.relation != Relation::Differs && !task.edits.is_empty())
            .count();
        let mut units: Vec<&str> = tasks
            .iter()
            .flat_map(|task| &task.units)
            .map(|unit| unit.whole_name())
            .collect();
        units.sort_unstable();
        units.dedup();
        write!(
            out,
            "\n{} 项任务，{} 个责任单位，{missing} 项缺责任单位，{unlisted} 项未列责任单位",
            tasks.len(),
            units.len(),
        )?;
        // Of a book or a table alone there is nothing to compare.
        if !self.notice.books.is_empty() && !self.notice.tables.is_empty() {
            write!(
                out,
                "，{differing} 项书表有出入，{slightly} 项仅标点、标题等有别"
            )?;
        }
        writeln!(out, "；正文识别率 {:.1}%", self.notice.coverage * 100.0)?;
        if tasks.is_empty() {
            writeln!(
                out,
                "没有找到任务。用 taskbook text 查看每一行是怎样读取的。"
            )?;
        }
        Ok(())
    }
}

/// `≠` and `~` take one column, Han marks two.
fn pad_mark(mark: &str) -> String {
    let plain: String = mark
        .chars()
        .filter(|c| matches!(c, '≠' | '~' | '书' | '表'))
        .collect();
    let missing = 2usize.saturating_sub(width(&plain));
    format!("{mark}{}", " ".repeat(missing))
}

fn units_text(units: &[Unit]) -> String {
    let name = |unit: &Unit| match &unit.alias {
        Some(alias) => format!("{}（{}）", unit.read_name(), alias),
        None => unit.read_name().to_owned(),
    };
    let of = |role: Role| -> Vec<String> {
        units
            .iter()
            .filter(|unit| unit.role == role)
            .map(name)
            .collect()
    };
    let mut parts = Vec::new();
    for (role, label) in [
        (Role::Lead, "牵头："),
        (Role::Responsible, ""),
        (Role::Support, "配合："),
    ] {
        let names = of(role);
        if !names.is_empty() {
            parts.push(format!("{label}{}", names.join("、")));
        }
    }
    visible(&parts.join("；"))
}

/// A text cut to a number of columns.
fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if width(&out) > columns.saturating_sub(2) {
            out.pop();
            break;
        }
    }
    out.push('…');
    out
}
