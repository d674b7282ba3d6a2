//! What a caller can set.

/// How to read and parse; the default suits a notice as published.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// Name of the input, for messages and `origin.name`.
    pub name: Option<String>,
    /// Kind of input; `None` detects it.
    pub media: Option<Media>,
    /// Label of the encoding (WHATWG); `None` detects it.
    pub encoding: Option<String>,
    /// The year that the tasks are for; `None` takes it from the notice.
    pub year: Option<i16>,
    /// Bounds on what is read.
    pub limits: Limits,
    /// Names of one body, each list for one (`["区委渔农办", "农林水利局"]`).
    pub aliases: Vec<Vec<String>>,
}

/// Kind of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// A web page.
    Html,
    /// Extracted text.
    Text,
}

/// Bounds that keep time and memory in proportion.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Limits {
    /// Largest input in bytes.
    pub bytes: usize,
    /// Deepest nesting of elements; deeper ones are read as if they were not nested.
    pub depth: usize,
    /// Most grid slots of one table, merged cells counted as often as they span.
    pub slots: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            bytes: 256 << 20,
            depth: 256,
            slots: 4 << 20,
        }
    }
}
