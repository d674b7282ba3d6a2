//! One face over the formats: notices in, one after the other, a table out.

use std::io::{self, Write};

use super::record::{Record, records};
use super::summary::Summary;
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

/// Writes notices as one table; all but the workbook are written as they come.
#[derive(Debug)]
pub struct Exporter<W: Write> {
    out: W,
    format: Format,
    options: TableOptions,
    #[cfg(feature = "xlsx")]
    book: Option<Box<super::xlsx::Book>>,
    summary: Summary,
}

/// Writes the row of one record.
type Row = fn(&Record<'_>, &TableOptions, &mut Vec<u8>) -> io::Result<()>;

/// The rows of one notice, written apart from the table that they belong to.
///
/// Notices are turned into rows on as many threads as there are, and put together by one [`Exporter`].
#[derive(Debug)]
pub struct Rows {
    pub(super) bytes: Vec<u8>,
    pub(super) summary: Summary,
}

impl Rows {
    /// Writes the rows of a notice; `None` for a workbook, which takes notices only as a [whole](Exporter::add).
    ///
    /// # Errors
    ///
    /// Where a row cannot be written in the format.
    pub fn new(
        notice: &Notice,
        format: Format,
        options: &TableOptions,
    ) -> io::Result<Option<Self>> {
        let mut rows = Rows {
            bytes: Vec::new(),
            summary: Summary {
                notices: 1,
                ..Summary::default()
            },
        };
        let (out, summary) = (&mut rows.bytes, &mut rows.summary);
        let mut each = |row: Row| -> io::Result<()> {
            for record in records(notice, options) {
                row(&record, options, out)?;
                summary.rows += 1;
            }
            Ok(())
        };
        match format {
            #[cfg(feature = "csv")]
            Format::Csv => super::csv::add(notice, options, out, summary),
            Format::Ndjson => each(ndjson::row),
            Format::Json => each(json::row),
            Format::Markdown => each(markdown::row),
            Format::Html => each(html::row),
            #[cfg(feature = "xlsx")]
            Format::Xlsx => return Ok(None),
        }?;
        Ok(Some(rows))
    }
}

impl<W: Write> Exporter<W> {
    /// Begins a table.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn new(format: Format, options: TableOptions, mut out: W) -> io::Result<Self> {
        match format {
            #[cfg(feature = "csv")]
            Format::Csv => super::csv::begin(&options, &mut out)?,
            Format::Json => json::begin(&mut out)?,
            Format::Markdown => markdown::begin(&options, &mut out)?,
            Format::Html => html::begin(&options, &mut out)?,
            _ => {}
        }
        Ok(Exporter {
            out,
            format,
            #[cfg(feature = "xlsx")]
            book: match format {
                Format::Xlsx => Some(Box::new(super::xlsx::Book::new(&options)?)),
                _ => None,
            },
            options,
            summary: Summary::default(),
        })
    }

    /// Adds the rows of a notice.
    ///
    /// # Errors
    ///
    /// Where the writer fails, or a workbook has no room for more rows.
    pub fn add(&mut self, notice: &Notice) -> io::Result<()> {
        if let Some(rows) = Rows::new(notice, self.format, &self.options)? {
            return self.add_rows(&rows);
        }
        #[cfg(feature = "xlsx")]
        if let Some(book) = &mut self.book {
            self.summary.notices += 1;
            return book.add(notice, &self.options, &mut self.summary);
        }
        Ok(())
    }

    /// Adds rows that were written apart, in the same format and with the same options.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn add_rows(&mut self, rows: &Rows) -> io::Result<()> {
        let bytes = match self.format {
            Format::Json if self.summary.rows == 0 => json::first(&rows.bytes),
            _ => &rows.bytes,
        };
        self.out.write_all(bytes)?;
        self.summary.notices += rows.summary.notices;
        self.summary.rows += rows.summary.rows;
        self.summary.guarded += rows.summary.guarded;
        Ok(())
    }

    /// Ends the table and gives the writer back.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn finish(mut self) -> io::Result<(W, Summary)> {
        match self.format {
            Format::Json => json::end(&mut self.out)?,
            Format::Html => html::end(&mut self.out)?,
            _ => {}
        }
        #[cfg(feature = "xlsx")]
        if let Some(book) = self.book {
            book.finish(&self.options, self.summary.notices, &mut self.out)?;
        }
        self.out.flush()?;
        Ok((self.out, self.summary))
    }
}
