//! Findings that somebody has looked at and accepted; an acceptance that nothing needs is itself reported.

use hashbrown::HashMap;

use super::context::Context;
use super::draft::Draft;
use super::rules::UNUSED_IGNORE;
use crate::model::Finding;
use crate::options::Accepted;

pub(super) fn accept(findings: Vec<Finding>, context: &Context) -> Vec<Finding> {
    let name = context
        .notice
        .origin
        .name
        .as_deref()
        .or(context.options.name.as_deref())
        .unwrap_or_default();
    // What is accepted of a task is sought among its findings alone.
    let mut of_task: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, finding) in findings.iter().enumerate() {
        if let Some(task) = finding.task.as_deref() {
            of_task.entry(task).or_default().push(at);
        }
    }
    let all: Vec<usize> = (0..findings.len()).collect();
    let mut gone = vec![false; findings.len()];
    let mut unneeded: Vec<Finding> = Vec::new();
    for accepted in &context.options.lint.accepted {
        if accepted
            .file
            .as_deref()
            .is_some_and(|end| !name.ends_with(end))
        {
            continue;
        }
        let among = match accepted.task.as_deref() {
            Some(task) => of_task.get(task).map_or(&[][..], Vec::as_slice),
            None => &all,
        };
        let before = unneeded.len();
        unneeded.retain(|finding| !covers(accepted, finding));
        let mut needed = unneeded.len() < before;
        for &at in among {
            if !gone[at] && covers(accepted, &findings[at]) {
                gone[at] = true;
                needed = true;
            }
        }
        // A rule that did not run says nothing of its acceptances.
        if !needed && runs(&accepted.rule, context) {
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
            unneeded.push(UNUSED_IGNORE.finding(draft, None, context));
        }
    }
    drop(of_task);
    let kept = findings.into_iter().zip(gone);
    let kept = kept.filter(|(_, gone)| !gone).map(|(finding, _)| finding);
    kept.chain(unneeded).collect()
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
