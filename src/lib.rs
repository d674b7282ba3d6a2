//! taskbook

mod document;
mod error;
mod mapped;
pub mod model;
mod options;
mod read;
mod span;

pub use error::{Error, ErrorKind, Result};
pub use model::*;
pub use options::{Limits, Media, Options};
pub use span::{Source, Span};
