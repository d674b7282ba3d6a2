//! The notice (通知) as a whole.

use serde::{Deserialize, Serialize};

use super::{AppliedCorrection, Book, Finding, Header, Row, ScopeRule, Task, TaskTable};
use crate::span::{Source, Span};

/// Name and version of the JSON form.
pub const SCHEMA: &str = "taskbook.notice/1";

/// A parsed notice (通知): its header, task books, decomposition tables, and the reconciled tasks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Notice {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// Where the bytes came from and how they were decoded.
    pub origin: Origin,
    /// Title, document number, dates and the like.
    pub header: Header,
    /// Task books (任务书): the hierarchical witness.
    pub books: Vec<Book>,
    /// Decomposition tables (任务分解表): the flat witness.
    pub tables: Vec<TaskTable>,
    /// The reconciled tasks in document order.
    pub tasks: Vec<Task>,
    /// What `lint` reports by default.
    pub findings: Vec<Finding>,
    /// Readings that a person has decided on, wherever they apply; those of task texts also stand in the task.
    pub corrections: Vec<AppliedCorrection>,
    /// Visible text that is in no value.
    pub leftover: Vec<Leftover>,
    /// Share (0 to 1) of the content's characters, chrome and white space apart, that are in a value.
    pub coverage: f64,
    /// What could be seen but not be read.
    #[serde(skip)]
    pub(crate) troubles: Vec<ReadingTrouble>,
    /// The decoded source, for quoting; empty in a notice that was read back from JSON.
    #[serde(skip)]
    pub(crate) source: Source,
    /// Lines of the cover and titles of the parts, for lint.
    #[serde(skip)]
    pub(crate) layout: Layout,
    /// Corrections that fit nowhere, for lint.
    #[serde(skip)]
    pub(crate) misfits: Vec<Misfit>,
    /// Rules of responsibility that the cover or a column's name states, until they go to the tasks.
    #[serde(skip)]
    pub(crate) rules: Vec<ScopeRule>,
}

/// A correction that fits nowhere.
#[derive(Debug, Clone)]
pub(crate) struct Misfit {
    pub quote: String,
    pub zh: &'static str,
    pub en: &'static str,
}

/// What the header and the tasks do not keep of the notice's form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layout {
    /// The lines of the cover, from the title to the signature, and the prefaces of what is attached.
    pub cover: Vec<Passage>,
    /// What is attached, whether or not there is a book or a table in it.
    pub parts: Vec<PartTitle>,
}

/// A stretch of text with its place.
#[derive(Debug, Clone)]
pub(crate) struct Passage {
    pub text: String,
    pub at: Span,
}

/// The head of an attachment.
#[derive(Debug, Clone)]
pub(crate) struct PartTitle {
    pub number: Option<u32>,
    pub title: Option<Passage>,
    /// A table stands right below it.
    pub above_table: bool,
}

impl Notice {
    /// The decoded source that the spans refer to; empty in a notice that was read back from JSON.
    pub fn source(&self) -> &Source {
        &self.source
    }

    pub(crate) fn row_of(&self, task: &Task) -> Option<&Row> {
        self.table_and_row_of(task).map(|(_, row)| row)
    }

    pub(crate) fn table_and_row_of(&self, task: &Task) -> Option<(&TaskTable, &Row)> {
        let place = task.row.as_ref()?;
        let table = self.tables.get(place.table)?;
        Some((table, table.rows.get(place.row)?))
    }
}

/// A stretch of the document that is seen to hold tasks and cannot be read; its text is left over as unknown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReadingTrouble {
    pub reason: TroubleReason,
    pub at: Span,
}

impl ReadingTrouble {
    pub(crate) fn new(reason: TroubleReason, at: Span) -> Self {
        ReadingTrouble { reason, at }
    }
}

/// Why a stretch cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TroubleReason {
    /// Columns of a print stand through each other line by line.
    InterleavedColumns,
    /// Cells of a table that was flattened to lines do not fit the columns of its header.
    CellsDoNotFit,
    /// The cells of a row fit the columns in no way, or in several.
    RowDoesNotFit,
    /// A merged cell covers a row too many or too few, and the cells of that row fit the columns in no way, or in several.
    SpanDoesNotFit,
    /// A page break parts a row, and what stands on both sides was joined.
    RowParted,
    /// Of the cells behind a number none is a task.
    RowWithoutTask,
    /// A record has more or fewer cells than there are names.
    RecordDoesNotFit,
    /// All cells of a table stand behind one another with nothing between them.
    RunTogether,
    /// The names above the rows of a flattened table are not known.
    UnknownColumns,
    /// The title of an annex says that it is a table of tasks, and not a row of it is read.
    NothingRead,
    /// Another notice follows (a compilation); only the first is read.
    FurtherNotice,
}

/// Where the bytes came from and how they were read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Origin {
    /// Name of the input, as the caller gave it.
    pub name: Option<String>,
    /// `text/html` or `text/plain`.
    pub media_type: String,
    /// Encoding that was used, by its WHATWG name (gb2312 pages are read as `GB18030`).
    pub encoding: String,
    /// What decided: `option`, `bom`, `meta`, `xml`, `utf-8` (valid as such) or `guess`.
    pub encoding_from: String,
    /// What decided the media type: `option` or `content`.
    pub media_type_from: String,
    /// Length of the input in bytes.
    pub bytes: u64,
    /// SHA-256 of the input, in hexadecimal.
    pub sha256: String,
    /// When the page was fetched, as a web archive says (ISO 8601).
    #[serde(default)]
    pub fetched: Option<String>,
}

impl Origin {
    /// Whether the input is plain text, and no page, which says of every cell where it stands.
    pub(crate) fn is_text(&self) -> bool {
        self.media_type == "text/plain"
    }
}

/// Visible text that became no value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Leftover {
    /// The text.
    pub text: String,
    /// What kind of text it is.
    pub class: LeftoverClass,
    /// Its place.
    pub at: Span,
}

/// Kinds of [`Leftover`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LeftoverClass {
    /// Page furniture: navigation, counters, print links, footer, page numbers.
    Chrome,
    /// Prose of the cover notice, attachment marks, repeated titles.
    Cover,
    /// Content that was not understood.
    Unknown,
}
