//! Deadlines that had passed when the notice was issued.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Confidence, DeadlineKind, Severity};
use crate::place;

pub(super) const RULE: Rule = Rule {
    code: "TB603",
    name: "deadline-before-issue",
    severity: Severity::Warning,
    zh: "完成时限早于发文日期",
    en: "a deadline before the notice was issued",
    doc: include_str!("deadline_before_issue.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let notice = context.notice;
    let Some(issued) = notice.header.issued_on else {
        return Vec::new();
    };
    let mut drafts = Vec::new();
    for (at, task) in notice.tasks.iter().enumerate() {
        let mut said: Vec<u32> = Vec::new();
        for deadline in &task.deadlines {
            let Some(date) = deadline
                .date
                .filter(|date| deadline.kind == DeadlineKind::Date && *date < issued)
            else {
                continue;
            };
            if said.contains(&deadline.at.start) {
                continue;
            }
            said.push(deadline.at.start);
            let year_given = deadline.text.contains('年');
            drafts.push(
                Draft::at(
                    deadline.at.clone(),
                    format!("时限「{}」早于发文日期 {issued}", deadline.text),
                    format!("the deadline {date} is before the notice was issued ({issued})"),
                )
                .quote(deadline.text.clone())
                .related(in_book(context, at, &deadline.text))
                .related(notice.header.places.get("issued_on").cloned())
                .confidence(if year_given {
                    Confidence::High
                } else {
                    Confidence::Medium
                })
                .task(Some(at)),
            );
        }
    }
    drafts
}

/// Where the book says the same time.
fn in_book(context: &Context, task: usize, words: &str) -> Option<crate::span::Span> {
    let value = &context.notice.tasks[task];
    let place = value.book.as_ref()?;
    value.row.as_ref()?;
    let source = context.notice.source();
    place.parts().find_map(|part| {
        let node = context.nodes.numbered(part.book, part.node)?;
        let mut sentences = part.sentences(context.nodes[node].node);
        sentences.find_map(|sentence| {
            let at = sentence.text.find(words)?;
            let said = at..at + words.len();
            Some(place::part(source, sentence.at, &sentence.text, said))
        })
    })
}
