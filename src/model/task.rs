//! The reconciled task, its edits, targets and deadlines.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};
use smol_str::SmolStr;

use super::{Node, Path, Sentence, Unit};
use crate::span::Span;

/// A reconciled task: what one of the two witnesses, or both, say has to be done, and by whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Task {
    /// Unique and readable: `YEAR/PATH.N`, or `YEAR/tTABLE.ROW` without a path.
    pub id: String,
    /// Short hash of the folded text and section without year and number, to join notices by.
    pub key: SmolStr,
    /// Path of the book's node; null where no node matches.
    pub path: Option<Path>,
    /// Group of the row, else the title of the node above.
    pub group: Option<SmolStr>,
    /// Sequence number of the row.
    pub seq: Option<SmolStr>,
    /// Heading of the row, else the title of the node.
    pub heading: Option<SmolStr>,
    /// Text of the row where there is one, else the clauses joined.
    pub text: SmolStr,
    /// The text after accepted repairs, where it differs.
    pub reading: Option<String>,
    /// Units that bear the duty.
    pub units: Vec<Unit>,
    /// Whether units are named, and if not, why.
    pub units_status: UnitsStatus,
    /// The book's witness; null where only the table has it.
    pub book: Option<BookPlace>,
    /// The table's witness; null where only the book has it.
    pub row: Option<RowPlace>,
    /// How the two witnesses agree.
    pub relation: Relation,
    /// Every difference between the two witnesses, and repairs of the one.
    pub edits: Vec<Edit>,
    /// Quantified targets in the text or a value column.
    pub targets: Vec<Target>,
    /// Deadlines in the text, then in the deadline column.
    pub deadlines: Vec<Deadline>,
    /// Readings that a person has decided on.
    pub corrections: Vec<AppliedCorrection>,
    /// Place of the text.
    pub at: Span,
}

/// A reading that a person has decided on, where it applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AppliedCorrection {
    /// The words as written.
    pub old: String,
    /// What they are read as.
    pub new: String,
    /// Who decided.
    pub by: String,
    /// Why.
    pub why: String,
    /// Where the words stand.
    pub at: Span,
}

/// Where the book has a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BookPlace {
    /// Index into `books`.
    pub book: usize,
    /// Path of the node.
    pub path: Path,
    /// Which of the book's nodes it is, counted from 0 in document order: a number may be printed twice.
    #[serde(default)]
    pub node: usize,
    /// Indexes into the node's `clauses`.
    pub clauses: Vec<usize>,
    /// Whether the row's text has the title of the node as well, as its first sentence.
    #[serde(default)]
    pub title: bool,
    /// Other items of which the row has clauses, in document order: rows may put several items together.
    #[serde(default)]
    pub further: Vec<BookPart>,
}

/// What a task has of one item of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BookPart {
    /// Index into `books`.
    pub book: usize,
    /// Path of the node.
    pub path: Path,
    /// Which of the book's nodes it is, counted from 0 in document order.
    pub node: usize,
    /// Indexes into the node's `clauses`.
    pub clauses: Vec<usize>,
    /// Whether the row's text has the title of the node as well.
    pub title: bool,
}

impl BookPlace {
    /// What the task has of each item, in document order.
    pub(crate) fn parts(&self) -> impl Iterator<Item = PartOfItem<'_>> {
        let of_further = |part| {
            let BookPart {
                book,
                node,
                clauses,
                title,
                ..
            }: &BookPart = part;
            PartOfItem {
                book: *book,
                node: *node,
                clauses,
                title: *title,
            }
        };
        let main = PartOfItem {
            book: self.book,
            node: self.node,
            clauses: &self.clauses,
            title: self.title,
        };
        let in_front = |part: &BookPart| (part.book, part.node) < (self.book, self.node);
        let (before, behind) = self
            .further
            .split_at(self.further.partition_point(in_front));
        let before = before.iter().map(of_further);
        before.chain([main]).chain(behind.iter().map(of_further))
    }
}

/// What a task has of one item, without its path.
#[derive(Clone, Copy)]
pub(crate) struct PartOfItem<'a> {
    pub book: usize,
    pub node: usize,
    pub clauses: &'a [usize],
    pub title: bool,
}

impl<'a> PartOfItem<'a> {
    /// Its sentences, of the item itself.
    pub(crate) fn sentences(self, node: &'a Node) -> impl Iterator<Item = Sentence<'a>> {
        let title = self.title.then(|| node.title_sentence()).flatten();
        let clauses = self.clauses.iter();
        let clauses = clauses.filter_map(|&clause| node.clauses.get(clause));
        title.into_iter().chain(clauses.map(|clause| Sentence {
            text: Cow::Borrowed(&clause.text),
            at: &clause.at,
        }))
    }
}

/// Where the table has a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowPlace {
    /// Index into `tables`.
    pub table: usize,
    /// Index into the table's `rows`.
    pub row: usize,
}

/// How the two witnesses of a task agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The same characters.
    Exact,
    /// The same after the fold (width, quotation marks, white space, a closing `;` or `。`).
    Folded,
    /// Not the same.
    Differs,
    /// Only the book has it.
    BookOnly,
    /// Only the table has it.
    TableOnly,
}

/// Whether a task names units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum UnitsStatus {
    /// At least one unit is named.
    Named,
    /// There is a place for it, and it holds `-`, `——`, `/` or nothing.
    Dropped,
    /// The document has no such place for the item.
    Unlisted,
}

/// One difference between the two witnesses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Edit {
    /// Which value differs.
    pub field: EditField,
    /// What the book has.
    pub book: String,
    /// What the table has.
    pub table: String,
    /// Which reading is right; null where neither is better.
    pub reading: Option<Reading>,
    /// Why.
    pub reason: String,
    /// Where the book has it.
    pub book_at: Option<Span>,
    /// Where the table has it.
    pub table_at: Option<Span>,
}

/// The value that an [`Edit`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EditField {
    /// The task's text.
    Text,
    /// The heading (kept with the first task below it).
    Heading,
    /// The group (kept with the first task of the group).
    Group,
    /// The number (kept with the first task under it).
    Number,
}

/// The witness whose reading is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// The book's.
    Book,
    /// The table's.
    Table,
}

/// A quantified target (量化指标): what is to be reached, not what only tells which thing is meant (10亿元以上项目, 依托12个站点), is
/// there already (由30%提高至50%: the 50%), or is damaged so that its value is uncertain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Target {
    /// The number with its unit and the comparator word behind it; a word before it (不低于) only sets the comparator.
    pub text: SmolStr,
    /// How the value bounds.
    pub comparator: Comparator,
    /// The number, 万 and 亿 multiplied out; of a range the lower end.
    #[serde(serialize_with = "plain_number")]
    pub value: f64,
    /// Upper end of a range.
    #[serde(serialize_with = "plain_optional")]
    pub upper: Option<f64>,
    /// Unit of measurement without 万 and 亿; null where the text gives none.
    pub unit: Option<SmolStr>,
    /// Its place.
    pub at: Span,
}

/// How a target's value bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Comparator {
    /// 达到X, X以上, 不少于, 至少, 最低.
    #[serde(rename = ">=")]
    AtLeast,
    /// 超过.
    #[serde(rename = ">")]
    MoreThan,
    /// 控制在X以内, X以下, 不超过, 至多, 最高 (最高给予X元 promises no more than X), 前30位.
    #[serde(rename = "<=")]
    AtMost,
    /// 低于.
    #[serde(rename = "<")]
    LessThan,
    /// Otherwise; also of a range, whose ends are the bounds.
    #[serde(rename = "=")]
    Equal,
}

/// A deadline (完成时限).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Deadline {
    /// The words of time.
    pub text: SmolStr,
    /// The last day meant; null where the words set no single day.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub date: Option<Date>,
    /// What kind of time it is.
    pub kind: DeadlineKind,
    /// Its place.
    pub at: Span,
}

/// Kinds of [`Deadline`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DeadlineKind {
    /// A day.
    Date,
    /// Without end (持续推进, 长期坚持).
    Ongoing,
    /// Again and again (每月, 每季度).
    Recurring,
    /// Words without a day, or damaged so that several days are possible.
    Unclear,
}

/// Whole numbers without `.0`, so that 85 is written 85.
fn plain_number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

pub(super) fn plain_optional<S: Serializer>(
    value: &Option<f64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => plain_number(value, serializer),
        None => serializer.serialize_none(),
    }
}
