//! The decomposition table (任务分解表): its columns and rows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Places, ScopeRule, Unit};
use crate::span::Span;

/// A decomposition table (任务分解表).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TaskTable {
    /// Its title.
    pub title: Option<String>,
    /// Number of the attachment that it is.
    pub attachment: Option<u32>,
    /// Columns, from the left.
    pub columns: Vec<Column>,
    /// One row per indicator cell that has a unit cell of its own.
    pub rows: Vec<Row>,
    /// Where the title stands.
    pub at: Option<Span>,
    /// What was read and is no value of a row: names above others, a repeated header, sums, who filled the form in.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(crate) aside: Vec<Span>,
    /// Its rows are paragraphs of a list of duties, printed as no table.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(crate) of_paragraphs: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column {
    /// Name in the header row, white space removed; empty where it has none.
    pub name: String,
    /// What the column holds.
    pub role: ColumnRole,
    /// Where the name stands.
    pub at: Option<Span>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ColumnRole {
    /// Group or category (项目, 类别).
    Group,
    /// Sequence number (序号).
    Seq,
    /// Heading of a task (工作任务, beside 具体要求).
    Heading,
    /// Text of a task (考核指标, 工作任务).
    Text,
    /// Target value (目标值, 年度目标).
    Target,
    /// Unit of measurement (计量单位; `单位` beside 责任单位).
    Measure,
    /// Points (分值, 权重).
    Score,
    /// Scoring standard (评分标准).
    Standard,
    /// Responsible unit (责任单位).
    Unit,
    /// Leading unit (牵头单位).
    Lead,
    /// Supporting unit (配合单位).
    Support,
    /// Body that assesses (认定部门): never a responsible unit.
    Assessor,
    /// A person (责任人, 分管领导).
    Person,
    /// Deadline (完成时限).
    Deadline,
    /// Progress (完成情况).
    Progress,
    /// Remarks (备注).
    Remarks,
    /// Anything else.
    Other,
}

impl ColumnRole {
    /// Whether the column holds those who bear a duty.
    pub(crate) fn names_units(self) -> bool {
        matches!(
            self,
            ColumnRole::Unit | ColumnRole::Lead | ColumnRole::Support
        )
    }
}

impl TaskTable {
    /// Whether the table has a place for units.
    pub(crate) fn names_units(&self) -> bool {
        self.columns.iter().any(|column| column.role.names_units())
    }

    /// The column with the value (目标值) that a table allots to the body of a row, where it is a table of such values: one with a column
    /// for each value, named by what is to be reached, or with a column for each body, named by it.
    pub fn allotted(&self, row: &Row) -> Option<&Column> {
        let body = row.places.get("units");
        let mut values = self
            .columns
            .iter()
            .filter(|column| column.role == ColumnRole::Target);
        values.find(|column| {
            !row.text.is_empty() && column.name.ends_with(row.text.as_str())
                || body.is_some() && column.at.as_ref() == body
        })
    }

    /// Whether it says who bears its rows: in a column, or by groups that are those of a body each.
    pub(crate) fn parts_work(&self) -> bool {
        self.names_units() || self.rows.iter().any(|row| !row.units.is_empty())
    }
}

/// A row of a table, with merged cells filled down.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Row {
    /// Group, as written.
    pub group: Option<SmolStr>,
    /// Sequence number, as written.
    pub seq: Option<SmolStr>,
    /// Heading, where the table shows one apart from the text.
    pub heading: Option<SmolStr>,
    /// Text of the indicator.
    pub text: SmolStr,
    /// Units of the unit cells.
    pub units: Vec<Unit>,
    /// Text of the deadline cell.
    pub deadline: Option<String>,
    /// Every other column, by its header.
    pub cells: BTreeMap<String, String>,
    /// From the first to the last cell that the row prints.
    pub at: Span,
    /// Where each value stands: `group`, `seq`, `heading`, `text`, `units` (the cell, also where it is blank), `deadline`,
    /// and each key of `cells`.
    pub places: Places,
    /// A rule that its unit cell states, for it and the rows below (列第一位者为牵头单位,下同).
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(crate) rule: Option<ScopeRule>,
    /// Bodies that one of its cells lists again.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(crate) repeated: Vec<Unit>,
    /// Values as a person's corrections read them, by the keys of `places`; the text's stands in the task.
    pub readings: BTreeMap<String, String>,
}
