//! A damaged spot of a text.

use crate::model::Fix;
use crate::span::Span;

/// What is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpotKind {
    Date,
    Number,
    Quote,
    /// A quotation of which a typewriter's mark is one half: “一网通办"
    MixedQuote,
    Bracket,
    Doubled,
    /// A number whose value cannot be told.
    Amount,
}

/// A broken place.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub kind: SpotKind,
    pub at: Span,
    pub quote: String,
    pub task: Option<usize>,
    /// The repair that the calendar or the form gives.
    pub fix: Option<Fix>,
}
