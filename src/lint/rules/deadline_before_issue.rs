//! Deadlines that had passed when the notice was issued.

use std::ops::Range;

use hashbrown::HashMap;
use jiff::civil::Date;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::passages::Kind;
use crate::model::{Confidence, DeadlineKind, Severity};
use crate::place;
use crate::zh::text::scan::digit;
use crate::zh::time::Year;
use crate::zh::time::deadline;

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
    drafts.extend(of_past_years(context, issued));
    drafts
}

/// Times with a year before that of the tasks, which a text sets as a deadline: what tells of the past is none, so they are no
/// deadlines of the model.
fn of_past_years(context: &Context, issued: Date) -> Vec<Draft> {
    let notice = context.notice;
    let Some(year) = notice.header.year else {
        return Vec::new();
    };
    let mut drafts: Vec<Draft> = Vec::new();
    // The drafts of each task, by its words of time: book and table say the same once.
    let mut said: HashMap<(usize, String), usize> = HashMap::new();
    for passage in context.passages.iter() {
        for part in passage.parts {
            let Some(at) = part.task().filter(|_| names_past_year(part.text, year)) else {
                continue;
            };
            let is_text = match passage.kind {
                Kind::Item => true,
                Kind::Cell => {
                    let row = context.row(&notice.tasks[at]);
                    row.and_then(|row| row.places.get("text")) == Some(part.at)
                }
                _ => false,
            };
            if !is_text {
                continue;
            }
            for time in deadline::in_text(part.text, None) {
                let past = matches!(time.year, Year::Given(given) if given < year);
                let late = time.date(None).is_some_and(|date| date < issued);
                if !past || !late || !is_set(part.text, &time.range) {
                    continue;
                }
                let words = &part.text[time.range.clone()];
                let place = context.place(part, time.range.clone());
                if let Some(&first) = said.get(&(at, words.to_owned())) {
                    drafts[first].related.push(place);
                    continue;
                }
                said.insert((at, words.to_owned()), drafts.len());
                drafts.push(
                    Draft::at(
                        place,
                        format!("时限「{words}」早于发文日期 {issued}，年份可能沿用了往年的"),
                        format!(
                            "the deadline 「{words}」 is before the notice was issued ({issued})"
                        ),
                    )
                    .quote(words)
                    .related(notice.header.places.get("issued_on").cloned())
                    .confidence(Confidence::Medium)
                    .task(Some(at)),
                );
            }
        }
    }
    drafts
}

/// Whether a text prints a year before that of the tasks.
fn names_past_year(text: &str, year: i16) -> bool {
    let number = |before: &str| -> Option<i16> {
        let digits = before.chars().rev().take(4).map(digit);
        let value = digits
            .zip([1, 10, 100, 1000])
            .try_fold(0, |sum, (digit, place)| Some(sum + digit? * place))?;
        i16::try_from(value).ok()
    };
    let mut years = text.match_indices('年');
    years.any(|(at, _)| number(&text[..at]).is_some_and(|named| named < year))
}

/// Whether work is set for a time, which opens its phrase: 2022年底前完成. What is told of it (已建成, 2022年底前建成的小区) is not.
fn is_set(text: &str, time: &Range<usize>) -> bool {
    const STOPS: [char; 7] = ['，', ',', '。', '；', ';', '：', ':'];
    let words = &text[time.clone()];
    let head = text[..time.start].trim_end();
    let tail = &text[time.end..];
    let phrase = tail.find(STOPS).map_or(tail, |end| &tail[..end]);
    words.ends_with(['前', '底', '末'])
        && (head.is_empty() || head.ends_with(STOPS))
        && !phrase.trim().is_empty()
        && !phrase.contains(['的', '已', '未', '了', '曾'])
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
