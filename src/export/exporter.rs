//! One face over the formats: notices in, one after the other, a table out.

use std::io::{self, Write};

use super::{TableOptions, html, json, markdown, ndjson};
use crate::model::Notice;

/// Formats of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Comma-separated values, for spreadsheets, pandas and databases.
    #[cfg(feature = "csv")]
    Csv,
    /// One JSON object a line.
    Ndjson,
    /// One JSON array.
    Json,
    /// An Excel workbook with several sheets.
    #[cfg(feature = "xlsx")]
    Xlsx,
    /// A Markdown table.
    Markdown,
    /// A plain HTML table.
    Html,
}

impl Format {
    /// The format that a file's ending stands for.
    pub fn of_ending(ending: &str) -> Option<Format> {
        match ending.to_ascii_lowercase().as_str() {
            #[cfg(feature = "csv")]
            "csv" => Some(Format::Csv),
            "ndjson" | "jsonl" => Some(Format::Ndjson),
            "json" => Some(Format::Json),
            #[cfg(feature = "xlsx")]
            "xlsx" => Some(Format::Xlsx),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" => Some(Format::Html),
            _ => None,
        }
    }
}

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

/// Writes notices as one table; all but the workbook are written as they come.
#[derive(Debug)]
pub struct Exporter<W: Write> {
    out: W,
    options: TableOptions,
    kind: Kind,
    summary: Summary,
}

#[derive(Debug)]
enum Kind {
    #[cfg(feature = "csv")]
    Csv,
    Ndjson,
    Json,
    Markdown,
    Html,
    #[cfg(feature = "xlsx")]
    Xlsx(Box<super::xlsx::Book>),
}

impl<W: Write> Exporter<W> {
    /// Begins a table.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn new(format: Format, options: TableOptions, mut out: W) -> io::Result<Self> {
        let kind = match format {
            #[cfg(feature = "csv")]
            Format::Csv => {
                super::csv::begin(&options, &mut out)?;
                Kind::Csv
            }
            Format::Ndjson => Kind::Ndjson,
            Format::Json => {
                json::begin(&mut out)?;
                Kind::Json
            }
            #[cfg(feature = "xlsx")]
            Format::Xlsx => Kind::Xlsx(Box::new(super::xlsx::Book::new(&options)?)),
            Format::Markdown => {
                markdown::begin(&options, &mut out)?;
                Kind::Markdown
            }
            Format::Html => {
                html::begin(&options, &mut out)?;
                Kind::Html
            }
        };
        Ok(Exporter {
            out,
            options,
            kind,
            summary: Summary::default(),
        })
    }

    /// Adds the rows of a notice.
    ///
    /// # Errors
    ///
    /// Where the writer fails, or a workbook has no room for more rows.
    pub fn add(&mut self, notice: &Notice) -> io::Result<()> {
        let (out, options, summary) = (&mut self.out, &self.options, &mut self.summary);
        summary.notices += 1;
        match &mut self.kind {
            #[cfg(feature = "csv")]
            Kind::Csv => super::csv::add(notice, options, out, summary),
            Kind::Ndjson => ndjson::add(notice, options, out, summary),
            Kind::Json => json::add(notice, options, out, summary),
            Kind::Markdown => markdown::add(notice, options, out, summary),
            Kind::Html => html::add(notice, options, out, summary),
            #[cfg(feature = "xlsx")]
            Kind::Xlsx(book) => book.add(notice, options, summary),
        }
    }

    /// Ends the table and gives the writer back.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn finish(mut self) -> io::Result<(W, Summary)> {
        match self.kind {
            Kind::Json => json::end(&mut self.out)?,
            Kind::Html => html::end(&mut self.out)?,
            #[cfg(feature = "xlsx")]
            Kind::Xlsx(book) => book.finish(&mut self.out)?,
            _ => {}
        }
        self.out.flush()?;
        Ok((self.out, self.summary))
    }
}
