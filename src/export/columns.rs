//! The one list of columns that every table has, whatever its format.

use std::borrow::Cow;

use super::Headings;
use super::labels;
use super::record::{JOIN, Record};

/// A column of the tidy tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// English key: the heading by default.
    pub key: &'static str,
    /// Chinese heading.
    pub zh: &'static str,
    /// What the column holds.
    pub about: &'static str,
    id: Id,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Id {
    File,
    Notice,
    Year,
    Task,
    Key,
    Path,
    Group,
    Seq,
    Heading,
    Text,
    Reading,
    Corrections,
    Role,
    Unit,
    Alias,
    UnitsStatus,
    Deadline,
    Targets,
    Relation,
    Line,
    FullName,
    Other,
}

const fn column(id: Id, key: &'static str, zh: &'static str, about: &'static str) -> Column {
    Column { key, zh, about, id }
}

/// Every column, in order; the last, `corrections`, only on request. Several values in one cell are joined by `；`.
#[rustfmt::skip]
pub const COLUMNS: [Column; 22] = [
    column(Id::File, "file", "文件", "name or address of the input"),
    column(Id::Notice, "notice", "通知", "document number (发文字号), else the title"),
    column(Id::Year, "year", "年度", "the year that the tasks are for"),
    column(Id::Task, "id", "任务编号", "id of the task, unique in its notice"),
    column(Id::Key, "key", "对应码", "hash of the folded text and section, to join notices by"),
    column(Id::Path, "path", "层次", "ordinals of the book's item, joined; empty where the book has none"),
    column(Id::Group, "group", "项目", "group of the row, else the title of the item above"),
    column(Id::Seq, "seq", "序号", "sequence number of the row, as written"),
    column(Id::Heading, "heading", "标题", "heading of the row, else the title of the item"),
    column(Id::Text, "text", "任务内容", "text as written"),
    column(Id::Reading, "reading", "读作", "text after accepted repairs, where it differs"),
    column(Id::Role, "role", "职责", "lead, support or responsible"),
    column(Id::Unit, "unit", "责任单位", "name of the unit as printed; empty where the task names none"),
    column(Id::Alias, "alias", "又名", "another name of the unit, from brackets behind it"),
    column(Id::UnitsStatus, "units_status", "单位状态", "named, dropped (its place is blank) or unlisted (it has no place)"),
    column(Id::Deadline, "deadline", "完成时限", "last day (ISO 8601), or the words of time where they set none"),
    column(Id::Targets, "targets", "量化指标", "quantified targets as written"),
    column(Id::Relation, "relation", "书表核对", "exact, folded, differs, book-only or table-only"),
    column(Id::Line, "line", "行", "line of the decoded source where the text begins, from 1"),
    column(Id::FullName, "full_name", "全称", "name to count the unit by: with what a list leaves out, corrected, of several names the first"),
    column(Id::Other, "other", "其他列", "what further columns of the table say of the task, each behind its name (河流：清水河)"),
    column(Id::Corrections, "corrections", "更正", "what a person has decided to read otherwise, by whom and why"),
];

/// A value in a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// No value.
    Empty,
    /// Text, as written.
    Text(Cow<'a, str>),
    /// A whole number.
    Number(i64),
}

impl Column {
    /// The column with this English key or Chinese heading.
    pub fn named(name: &str) -> Option<Column> {
        COLUMNS
            .into_iter()
            .find(|column| column.key == name || column.zh == name)
    }

    /// The heading in a language.
    pub fn heading(&self, headings: Headings) -> &'static str {
        match headings {
            Headings::Keys => self.key,
            Headings::Chinese => self.zh,
        }
    }

    /// The cell of this column in a record; fixed values are in the language of the headings.
    pub fn cell<'a>(&self, record: &'a Record<'_>, headings: Headings) -> Cell<'a> {
        let fixed = |(key, zh): (&'static str, &'static str)| match headings {
            Headings::Keys => Cell::Text(key.into()),
            Headings::Chinese => Cell::Text(zh.into()),
        };
        match self.id {
            Id::File => optional(&record.file),
            Id::Notice => optional(&record.notice),
            Id::Year => record
                .year
                .map_or(Cell::Empty, |year| Cell::Number(year.into())),
            Id::Task => text(&record.id),
            Id::Key => text(&record.key),
            Id::Path => optional(&record.path),
            Id::Group => optional(&record.group),
            Id::Seq => optional(&record.seq),
            Id::Heading => optional(&record.heading),
            Id::Text => text(&record.text),
            Id::Reading => optional(&record.reading),
            Id::Corrections => optional(&record.corrections),
            Id::Role => match (&record.role, headings) {
                (Some(roles), Headings::Chinese) => Cell::Text(roles_in_chinese(roles).into()),
                (roles, _) => optional(roles),
            },
            Id::Unit => optional(&record.unit),
            Id::Alias => optional(&record.alias),
            Id::UnitsStatus => fixed(labels::units_status(record.units_status)),
            Id::Deadline => optional(&record.deadline),
            Id::Targets => optional(&record.targets),
            Id::Relation => fixed(labels::relation(record.relation)),
            Id::Line => Cell::Number(record.line.into()),
            Id::FullName => optional(&record.full_name),
            Id::Other => optional(&record.other),
        }
    }
}

fn text(value: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(value))
}

fn optional<'a>(value: &'a Option<Cow<'_, str>>) -> Cell<'a> {
    match value {
        Some(value) => text(value),
        None => Cell::Empty,
    }
}

fn roles_in_chinese(keys: &str) -> String {
    let names: Vec<&str> = keys.split(JOIN).map(labels::role_in_chinese).collect();
    names.join(JOIN)
}

impl Cell<'_> {
    /// The cell as text; nothing where it is empty.
    pub fn to_text(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(number.to_string()),
        }
    }
}
