//! The findings of many notices as one report: each notice's part is written apart, then put in its place.

use std::io::{self, Write};

use super::{Linted, Summary, count, github, json, sarif};
use crate::options::Lang;

/// Forms of a report of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FindingsFormat {
    /// Marked excerpts, in colour where it is `true`, and a line that sums up.
    #[cfg(feature = "cli")]
    Text(bool),
    /// `taskbook.findings/1`.
    Json,
    /// SARIF 2.1.0, columns in code points.
    Sarif,
    /// Workflow commands that GitHub shows beside the lines.
    Github,
}

/// What a report says of one notice, written apart (on any thread) from the report that it belongs to.
#[derive(Debug)]
pub struct FindingsPart {
    text: String,
    lang: Lang,
    tasks: usize,
    summary: Summary,
}

impl FindingsPart {
    /// Writes the part of a notice.
    ///
    /// # Errors
    ///
    /// Where a finding cannot be written in the format.
    pub fn new(linted: &Linted, format: FindingsFormat, lang: Lang) -> io::Result<Self> {
        Ok(FindingsPart {
            text: match format {
                #[cfg(feature = "cli")]
                FindingsFormat::Text(colour) => super::text::part(linted, lang, colour),
                FindingsFormat::Json => json::part(linted)?,
                FindingsFormat::Sarif => sarif::part(linted)?,
                FindingsFormat::Github => github::part(linted),
            },
            lang,
            tasks: linted.notice.tasks.len(),
            summary: count(linted.findings.iter()),
        })
    }
}

/// Writes a report as its parts come.
#[derive(Debug)]
pub struct FindingsReport<W: Write> {
    out: W,
    format: FindingsFormat,
    /// The language of the first notice's settings is that of what stands around the parts.
    lang: Option<Lang>,
    tasks: usize,
    summary: Summary,
}

impl<W: Write> FindingsReport<W> {
    /// Begins a report; `lang` is for what stands around the parts, by default that of the first.
    pub fn new(format: FindingsFormat, lang: Option<Lang>, out: W) -> Self {
        FindingsReport {
            out,
            format,
            lang,
            tasks: 0,
            summary: Summary::default(),
        }
    }

    /// Adds what was written of a notice, in the same format.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn add(&mut self, part: &FindingsPart) -> io::Result<()> {
        self.lang.get_or_insert(part.lang);
        self.tasks += part.tasks;
        if !part.text.is_empty() {
            let mut text = part.text.as_str();
            if self.summary == Summary::default() {
                self.begin()?;
                // What comes first is behind no comma.
                text = match self.format {
                    FindingsFormat::Json | FindingsFormat::Sarif => {
                        text.strip_prefix(',').unwrap_or(text)
                    }
                    _ => text,
                };
            }
            self.out.write_all(text.as_bytes())?;
        }
        self.summary.errors += part.summary.errors;
        self.summary.warnings += part.summary.warnings;
        self.summary.notes += part.summary.notes;
        Ok(())
    }

    /// Ends the report and says how much there was of each severity.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn finish(mut self) -> io::Result<Summary> {
        let none = self.summary == Summary::default();
        if none {
            self.begin()?;
        }
        let end = match self.format {
            #[cfg(feature = "cli")]
            FindingsFormat::Text(_) => {
                super::text::end(self.tasks, self.summary, self.lang.unwrap_or_default())
            }
            FindingsFormat::Json => json::around(self.summary)?.1,
            FindingsFormat::Sarif => sarif::around(self.lang.unwrap_or_default())?.1,
            FindingsFormat::Github => String::new(),
        };
        // A list that holds something ends on a line of its own.
        let close = match self.format {
            FindingsFormat::Json if !none => "\n  ",
            FindingsFormat::Sarif if !none => "\n      ",
            _ => "",
        };
        self.out.write_all(close.as_bytes())?;
        self.out.write_all(end.as_bytes())?;
        self.out.flush()?;
        Ok(self.summary)
    }

    fn begin(&mut self) -> io::Result<()> {
        let begin = match self.format {
            FindingsFormat::Json => json::around(self.summary)?.0,
            FindingsFormat::Sarif => sarif::around(self.lang.unwrap_or_default())?.0,
            _ => String::new(),
        };
        self.out.write_all(begin.as_bytes())
    }
}
