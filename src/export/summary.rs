//! What was written: notices, rows, and cells that had to be changed.

/// What was written, and what had to be changed for the format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Notices.
    pub notices: u64,
    /// Rows of the table.
    pub rows: u64,
    /// Cells that got an apostrophe in front, so that no spreadsheet runs them.
    pub guarded: u64,
    /// Cells that were cut because a workbook's cell holds no more.
    pub cut: u64,
}
