//! The typed model of a notice, exactly as it is written to JSON (`taskbook.notice/1`).
//!
//! Absent values are `null` (`[]` for lists), never a missing key. Text is as written in the source; a repaired
//! reading stands beside it.

mod book;
mod diff;
mod finding;
mod header;
mod history;
mod items;
mod notice;
mod path;
mod places;
mod table;
mod task;
mod unit;

pub(crate) use book::{Again, Duty, ScopeRule};
pub use book::{Book, Clause, Node};
pub use diff::{
    DIFF_SCHEMA, Diff, DiffSummary, FieldChange, Kind, Mark, MarkOp, Pair, SectionChange,
    SectionKind, TaskRef, UnitSummary,
};
pub use finding::{Confidence, Finding, Fix, Severity};
pub use header::{Attachment, DocNumber, Header, OtherValue, Reference};
pub use history::{HISTORY_SCHEMA, History, Step, Thread};
pub(crate) use items::{Items, NodeRef};
pub(crate) use notice::{Layout, Misfit, PartTitle, Passage};
pub use notice::{Leftover, LeftoverClass, Notice, Origin, SCHEMA};
pub(crate) use notice::{ReadingTrouble, TroubleReason};
pub use path::Path;
pub use places::Places;
pub use table::{Column, ColumnRole, Row, TaskTable};
pub use task::{
    AppliedCorrection, BookPlace, Comparator, Deadline, DeadlineKind, Edit, EditField, Reading,
    Relation, RowPlace, Target, Task, UnitsStatus,
};
pub use unit::{Role, Unit, Via};
