//! A kind of defect, and what a finding of it takes from it.

use super::context::Context;
use super::draft::Draft;
use crate::model::{Finding, Severity};
use crate::options::Lang;

/// A kind of defect.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Code, never reused: `TB201`.
    pub code: &'static str,
    /// Name, which says what is wrong: `missing-unit`.
    pub name: &'static str,
    /// How bad it is as a rule; a single finding may weigh less.
    pub severity: Severity,
    /// What it reports, in Chinese.
    pub zh: &'static str,
    /// What it reports, in English.
    pub en: &'static str,
    /// Explanation in Markdown, with examples that are tested.
    pub doc: &'static str,
    pub(super) check: fn(&Context) -> Vec<Draft>,
}

impl Rule {
    /// Whether a selector means this rule: its name, its code, or the beginning of its code.
    pub fn is_meant_by(&self, selector: &str) -> bool {
        let code = selector.to_ascii_uppercase();
        self.name == selector
            || self.code == code
            || (code.len() > 2 && code.starts_with("TB") && self.code.starts_with(&code))
    }

    /// The finding; a severity that the options set wins.
    pub(super) fn finding(
        &self,
        draft: Draft,
        set: Option<Severity>,
        context: &Context,
    ) -> Finding {
        let quote = match draft.quote {
            Some(quote) => quote,
            None => context.quote(&draft.at),
        };
        Finding {
            rule: self.name.to_owned(),
            code: self.code.to_owned(),
            severity: set.or(draft.severity).unwrap_or(self.severity),
            confidence: draft.confidence,
            message: match context.options.lint.lang {
                Lang::Zh => draft.zh,
                Lang::En => draft.en,
            },
            at: draft.at,
            quote,
            related: draft.related,
            task: draft
                .task
                .and_then(|task| context.notice.tasks.get(task))
                .map(|task| task.id.clone()),
            fix: draft.fix,
        }
    }
}
