//! A date has lost a character, or no calendar has it.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::spots::SpotKind;
use crate::model::{Fix, Reading, Severity};
use crate::span::Span;

pub(super) const RULE: Rule = Rule {
    code: "TB501",
    name: "damaged-date",
    severity: Severity::Warning,
    zh: "日期缺字或不存在",
    en: "a date has lost a character or does not exist",
    doc: include_str!("damaged_date.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    drafts(context, SpotKind::Date, |quote| {
        (
            format!("日期「{quote}」缺字或不存在"),
            format!("the date 「{quote}」 has lost a character or does not exist"),
        )
    })
}

/// The findings of one kind of damage; the other witness, where it is whole, gives place and repair.
pub(super) fn drafts(
    context: &Context,
    kind: SpotKind,
    say: impl Fn(&str) -> (String, String),
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut last: Option<Span> = None;
    for spot in context.spots.iter().filter(|spot| spot.kind == kind) {
        let witness = context.edit_at(&spot.at).filter(|(_, edit, book)| {
            edit.reading == Some(if *book { Reading::Table } else { Reading::Book })
        });
        let (at, quote, fix, other, task) = match witness {
            Some((task, edit, true)) => (
                edit.book_at.clone(),
                &edit.book,
                Some((&edit.book, &edit.table)),
                edit.table_at.clone(),
                Some(task),
            ),
            Some((task, edit, false)) => (
                edit.table_at.clone(),
                &edit.table,
                Some((&edit.table, &edit.book)),
                edit.book_at.clone(),
                Some(task),
            ),
            None => (None, &spot.quote, None, None, spot.task),
        };
        let at = at.unwrap_or_else(|| spot.at.clone());
        if last.as_ref() == Some(&at) {
            continue;
        }
        let fix = fix
            .map(|(replace, with)| Fix {
                replace: replace.clone(),
                with: with.clone(),
            })
            .or_else(|| spot.fix.clone());
        let (mut zh, en) = say(quote);
        if let Some(fix) = fix.as_ref().filter(|fix| !fix.with.is_empty()) {
            zh.push_str(&format!("，应为「{}」", fix.with));
        }
        last = Some(at.clone());
        drafts.push(
            Draft::at(at, zh, en)
                .quote(quote.clone())
                .related(other)
                .fix(fix)
                .task(task.or(spot.task)),
        );
    }
    drafts
}
