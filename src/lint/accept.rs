//! Findings that somebody has looked at and accepted; an acceptance that nothing needs is itself reported.

use super::context::Context;
use super::draft::Draft;
use super::rules::UNUSED_IGNORE;
use crate::model::Finding;
use crate::options::Accepted;

pub(super) fn accept(mut findings: Vec<Finding>, context: &Context) -> Vec<Finding> {
    let name = context
        .notice
        .origin
        .name
        .as_deref()
        .or(context.options.name.as_deref())
        .unwrap_or_default();
    for accepted in &context.options.lint.accepted {
        if accepted
            .file
            .as_deref()
            .is_some_and(|end| !name.ends_with(end))
        {
            continue;
        }
        let before = findings.len();
        findings.retain(|finding| !covers(accepted, finding));
        // A rule that did not run says nothing of its acceptances.
        if findings.len() == before && runs(&accepted.rule, context) {
            let draft = Draft::at(
                context.notice.source().span(0..0),
                format!(
                    "没有需要忽略的 {}（{}），请从配置中删去这一条{}",
                    accepted.rule,
                    accepted.reason,
                    if accepted.file.is_none() {
                        "；是为别的通知写的，请用 file 写明"
                    } else {
                        ""
                    }
                ),
                format!(
                    "nothing is left of {} to ignore ({}); remove the entry{}",
                    accepted.rule,
                    accepted.reason,
                    if accepted.file.is_none() {
                        ", or name the file that it is for"
                    } else {
                        ""
                    }
                ),
            );
            findings.push(UNUSED_IGNORE.finding(draft, None, context));
        }
    }
    findings
}

fn covers(accepted: &Accepted, finding: &Finding) -> bool {
    super::rule(&finding.rule).is_some_and(|rule| rule.is_meant_by(&accepted.rule))
        && accepted
            .quote
            .as_deref()
            .is_none_or(|quote| finding.quote.contains(quote))
        && accepted
            .task
            .as_deref()
            .is_none_or(|task| finding.task.as_deref() == Some(task))
}

fn runs(selector: &str, context: &Context) -> bool {
    let mut meant = super::all_rules().filter(|rule| rule.is_meant_by(selector));
    meant.any(|rule| super::is_wanted(rule, &context.options.lint))
}
