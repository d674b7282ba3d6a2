//! Defects of a notice: each rule looks at the whole model and says where something is wrong.
//!
//! A rule is one file in `rules/` with its `.md`, and one line in [`RULES`].

mod accept;
mod context;
mod draft;
mod fingerprint;
mod items;
mod numbering;
mod passages;
mod rule;
mod rules;
mod sections;
mod signs;
mod spots;
mod survey;
mod witnesses;

use std::sync::LazyLock;

use crate::error::{Error, ErrorKind, Result};
use crate::model::{Finding, Notice, Severity};
use crate::options::{LintOptions, Options};
use context::Context;

pub use fingerprint::fingerprints;
pub use rule::Rule;
pub use rules::RULES;

/// All defects that the options ask for, in the order of their places.
pub(crate) fn run(notice: &Notice, options: &Options) -> Vec<Finding> {
    let context = Context::new(notice, options);
    let mut findings: Vec<Finding> = Vec::new();
    for rule in RULES.iter().filter(|rule| is_wanted(rule, &options.lint)) {
        let severity = severity_of(rule, &options.lint);
        for draft in (rule.check)(&context) {
            if !context.is_corrected(&draft.at) {
                findings.push(rule.finding(draft, severity, &context));
            }
        }
    }
    findings.extend(
        context
            .misfits()
            .into_iter()
            .map(|draft| rules::STALE_CORRECTION.finding(draft, None, &context)),
    );
    findings.extend(
        context
            .corrections()
            .into_iter()
            .map(|draft| rules::CORRECTED.finding(draft, None, &context)),
    );
    let mut findings = accept::accept(findings, &context);
    // Equal findings are dropped below, so their order says nothing; sorting in place takes no further memory.
    findings.sort_unstable_by(|a, b| {
        (a.at.start, a.at.end, &a.code, &a.message)
            .cmp(&(b.at.start, b.at.end, &b.code, &b.message))
    });
    findings.dedup();
    if !options.lint.baseline.is_empty() {
        let known = fingerprints(notice, &findings);
        let mut known = known.iter();
        findings.retain(|_| {
            known
                .next()
                .is_none_or(|print| !options.lint.baseline.contains(print))
        });
    }
    findings
}

fn is_wanted(rule: &Rule, options: &LintOptions) -> bool {
    let meant = |list: &[String]| list.iter().any(|selector| rule.is_meant_by(selector));
    (options.select.is_empty() || meant(&options.select)) && !meant(&options.ignore)
}

fn severity_of(rule: &Rule, options: &LintOptions) -> Option<Severity> {
    options
        .severity
        .iter()
        .find(|(selector, _)| rule.is_meant_by(selector))
        .map(|(_, severity)| *severity)
}

/// The rule with a name or a code.
pub fn rule(selector: &str) -> Option<&'static Rule> {
    all_rules().find(|rule| rule.name == selector || rule.code.eq_ignore_ascii_case(selector))
}

/// Every rule: those on notices, then those on the settings.
pub fn all_rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().chain(rules::OF_SETTINGS)
}

/// The name or code of a rule that a mistyped one probably means.
pub fn nearest_rule(selector: &str) -> Option<&'static str> {
    crate::nearest::nearest(selector, NAMES.iter().copied())
}

/// Refuses options that name a rule which is not there.
///
/// # Errors
///
/// [`ErrorKind::Option`], with the nearest name that is there.
pub fn check_options(options: &LintOptions) -> Result<()> {
    let selectors = options
        .select
        .iter()
        .chain(&options.ignore)
        .chain(options.severity.keys())
        .chain(options.accepted.iter().map(|accepted| &accepted.rule));
    for selector in selectors {
        let known = all_rules().any(|rule| rule.is_meant_by(selector));
        if !known {
            let near = nearest_rule(selector)
                .map_or("。".to_owned(), |name| format!("，是否指 {name}？"));
            return Err(Error::new(
                ErrorKind::Option,
                format!("没有名为 {selector} 的规则{near}全部规则见 taskbook rule。"),
            ));
        }
    }
    Ok(())
}

static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    all_rules()
        .flat_map(|rule| [rule.name, rule.code])
        .collect()
});
