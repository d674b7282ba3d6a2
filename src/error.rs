//! What can go wrong before there is a notice to speak of.

use std::fmt;

/// Result with the crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Nothing useful could be returned: the input is no text, holds no text, or is over a limit.
///
/// Everything about the content of a readable notice is a finding, never an error.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}{message}", InputPrefix(.input))]
pub struct Error {
    kind: ErrorKind,
    input: Option<String>,
    message: String,
}

/// Kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input holds no text at all.
    Empty,
    /// The input is no text: an office document, a PDF, an archive, an image, or bytes of no known kind.
    NotText,
    /// The input is over a limit of the options.
    TooLarge,
    /// An option has a value that cannot be used, such as an unknown encoding.
    Option,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Error {
            kind,
            input: None,
            message: message.into(),
        }
    }

    pub(crate) fn on(mut self, input: Option<&str>) -> Self {
        self.input = input.map(str::to_owned);
        self
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Name of the input, where the caller gave one.
    pub fn input(&self) -> Option<&str> {
        self.input.as_deref()
    }

    /// What failed and what to try, without the name of the input.
    pub fn message(&self) -> &str {
        &self.message
    }
}

struct InputPrefix<'a>(&'a Option<String>);

impl fmt::Display for InputPrefix<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(name) => write!(f, "{name}: "),
            None => Ok(()),
        }
    }
}
