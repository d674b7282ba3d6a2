//! Tables of tasks for other programs: tidy rows under [one list of columns](COLUMNS), in several formats.
//!
//! ```
//! use taskbook::export::{Exporter, Format, TableOptions};
//!
//! let text = "一、水环境\n1.完成清淤4万方。\n责任单位:水利局、环保局";
//! let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default())?;
//! let mut exporter = Exporter::new(Format::Markdown, TableOptions::default().columns("id,unit")?, Vec::new())?;
//! exporter.add(&notice)?;
//! let (table, _) = exporter.finish()?;
//! assert!(String::from_utf8(table)?.ends_with("| -/一1.1 | 水利局 |\n| -/一1.1 | 环保局 |\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Text is never changed to fit a format, with two exceptions that [`Summary`] counts: in CSV, text that a spreadsheet
//! would run as a formula gets an apostrophe in front ([`TableOptions::raw`] switches it off); in a workbook, text over
//! the 32,767 characters that a cell can hold is cut. Markdown and HTML show control characters and direction marks as
//! what they are (`\u{202e}`).

#[cfg(feature = "xlsx")]
mod bodies;
#[cfg(feature = "xlsx")]
pub mod by_unit;
mod columns;
pub(crate) mod compare;
mod counted_name;
#[cfg(feature = "csv")]
mod csv;
pub mod diff;
mod exporter;
mod html;
mod inert;
mod json;
pub(crate) mod labels;
mod markdown;
mod ndjson;
mod record;
mod summary;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use columns::{COLUMNS, Cell, Column};
pub use exporter::{Exporter, Format, Rows};
pub use inert::{guarded, guarded_id, is_formula, is_hidden, visible};
pub(crate) use record::further_cells;
#[cfg(feature = "xlsx")]
pub(crate) use record::of_task as records_of;
pub use record::{JOIN, Record, records};
pub use summary::Summary;

/// Language of headings and fixed values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Headings {
    /// English keys (`unit`, `dropped`).
    #[default]
    Keys,
    /// Chinese (`责任单位`, `缺责任单位`).
    Chinese,
}

/// How a table is made.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TableOptions {
    /// One row per task, not one per task and unit.
    pub wide: bool,
    /// Language of headings and fixed values; a workbook is always Chinese.
    pub headings: Headings,
    /// The columns, in order: all but `corrections` unless set otherwise.
    pub columns: Vec<Column>,
    /// Names of one body, each list for one; its tasks stand under the first.
    pub aliases: Vec<Vec<String>>,
    /// CSV: begin with a byte order mark, so that Excel reads UTF-8.
    pub bom: bool,
    /// CSV: leave text that a spreadsheet would run as a formula as it is.
    pub raw: bool,
}

impl Default for TableOptions {
    fn default() -> Self {
        TableOptions {
            wide: false,
            headings: Headings::Keys,
            // What a person corrected is a column where the settings correct anything.
            columns: COLUMNS[..COLUMNS.len() - 1].to_vec(),
            aliases: Vec::new(),
            bom: false,
            raw: false,
        }
    }
}

impl TableOptions {
    /// Takes only some columns, named by key or Chinese heading and separated by commas.
    ///
    /// # Errors
    ///
    /// The first name that is no column.
    pub fn columns(mut self, names: &str) -> crate::Result<Self> {
        let mut columns = Vec::new();
        for name in names.split([',', '，']).map(str::trim) {
            let column = Column::named(name).ok_or_else(|| {
                let known: Vec<&str> = COLUMNS.iter().map(|column| column.key).collect();
                let message = format!(
                    "没有名为 {} 的列；可用的列：{}。",
                    visible(name),
                    known.join(",")
                );
                crate::Error::new(crate::ErrorKind::Option, message)
            })?;
            columns.push(column);
        }
        self.columns = columns;
        Ok(self)
    }
}
