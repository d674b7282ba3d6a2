//! A finding on its way.

use crate::model::{Confidence, Fix, Severity};
use crate::span::Span;

/// What a rule says; the rest of the finding comes from the rule and the context.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub at: Span,
    pub zh: String,
    pub en: String,
    pub quote: Option<String>,
    pub related: Vec<Span>,
    pub task: Option<usize>,
    pub fix: Option<Fix>,
    pub severity: Option<Severity>,
    pub confidence: Confidence,
}

impl Draft {
    /// Something is wrong at a place.
    pub(super) fn at(at: Span, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Draft {
            at,
            zh: zh.into(),
            en: en.into(),
            quote: None,
            related: Vec::new(),
            task: None,
            fix: None,
            severity: None,
            confidence: Confidence::High,
        }
    }

    /// Other places that bear on it.
    pub(super) fn related(mut self, places: impl IntoIterator<Item = Span>) -> Self {
        self.related.extend(places);
        self
    }

    /// The task (index) concerned.
    pub(super) fn task(mut self, task: Option<usize>) -> Self {
        self.task = task;
        self
    }

    /// A suggested repair.
    pub(super) fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// Not as bad, or worse, than the rule says in general.
    pub(super) fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// How sure it is that the document is at fault.
    pub(super) fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// The text at the place, where the source may be gone.
    pub(super) fn quote(mut self, quote: impl Into<String>) -> Self {
        self.quote = Some(quote.into());
        self
    }
}
