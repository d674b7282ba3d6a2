//! Attachments that are announced and not there, or there under another title.

use std::ops::Range;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::passages::Kind;
use super::year_mismatch::quoted;
use crate::model::{Attachment, Confidence, Fix, PartTitle, Passage, Severity};
use crate::nearest::distance;
use crate::place;
use crate::span::Span;
use crate::zh::text::fold::fold;
use crate::zh::text::words::holds_any;

pub(super) const RULE: Rule = Rule {
    code: "TB703",
    name: "attachment-missing",
    severity: Severity::Warning,
    zh: "附件说明列出的附件没有，或题名不同",
    en: "an announced attachment is absent or has another title",
    doc: include_str!("attachment_missing.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let header = &context.notice.header;
    let Some(note) = header.places.get("attachments") else {
        return Vec::new();
    };
    // A note below the last item of a plan stands like a part of its own; it is none, unless what it announces stands below.
    let is_note = |part: &PartTitle| {
        let title = part.title.as_ref();
        !part.above_table
            && title.is_some_and(|title| title.at.start < note.end && note.start < title.at.end)
    };
    let parts = context.notice.layout.parts.iter();
    let parts: Vec<&PartTitle> = parts.filter(|part| !is_note(part)).collect();
    let mut drafts = misquoted(context);
    for attachment in &header.attachments {
        let announced = announced_at(context, attachment, note);
        let same = |part: &PartTitle| {
            part.title
                .as_ref()
                .is_some_and(|title| fold_title(&title.text) == fold_title(&attachment.title))
        };
        // The note may be all the title that a table below it has, and above a table without one it says which it is.
        let only_one = header.attachments.len() == 1;
        let is_table = context.notice.tables.iter().any(|table| {
            let title = table.title.as_deref().map(fold_title);
            title.map_or(only_one && parts.is_empty(), |title| {
                title == fold_title(&attachment.title)
            })
        });
        if parts.iter().any(|part| same(part)) || is_table || is_left_out(&attachment.title) {
            continue;
        }
        let only = only_one && parts.len() == 1;
        // What stands above the note announces and is not announced.
        let behind = |part: &PartTitle| {
            part.title
                .as_ref()
                .is_none_or(|title| title.at.start >= note.start)
        };
        let numbered = parts
            .iter()
            .filter(|part| behind(part))
            .find(|part| part.number.is_some() && part.number == attachment.number || only);
        match numbered.map(|part| &part.title) {
            Some(Some(title)) => drafts.push(other_title(attachment, title, announced)),
            // Its mark is there, its title was not recognised: nothing can be said.
            Some(None) => {}
            None if attachment.href.is_some() => {}
            None => drafts.push(absent(attachment, announced, parts.is_empty())),
        }
    }
    drafts
}

/// `实施清单（略）`: the notice says itself that the annex is left out.
fn is_left_out(title: &str) -> bool {
    title
        .trim_end_matches([')', '）'])
        .strip_suffix('略')
        .is_some_and(|head| head.ends_with(['(', '（']))
}

/// Titles in 《》, in the notice's own title or where the cover hands something out, that are not quite those of an announced
/// attachment.
fn misquoted(context: &Context) -> Vec<Draft> {
    let header = &context.notice.header;
    let titles: Vec<(String, &Attachment)> = header
        .attachments
        .iter()
        .map(|attachment| (fold_title(&attachment.title), attachment))
        .collect();
    let title = header.places.get("title");
    let mut drafts = Vec::new();
    let covers = context
        .passages
        .iter()
        .filter(|passage| passage.kind == Kind::Cover);
    for part in covers.flat_map(|passage| passage.parts) {
        let of_title = title.is_some_and(|title| title.contains(part.at));
        for range in quoted(part.text) {
            if !of_title && !is_handed_out(part.text, &range) {
                continue;
            }
            let pieces = pieces(part.text, range);
            let folds: Vec<String> = pieces
                .iter()
                .map(|piece| fold_title(&part.text[piece.clone()]))
                .collect();
            // 《甲任务书及任务分解表》 names two, the first of them in full.
            if folds
                .iter()
                .any(|folded| titles.iter().any(|(title, _)| title == folded))
            {
                continue;
            }
            // The piece that comes closest is the one that was meant.
            let closest = pieces
                .into_iter()
                .zip(&folds)
                .flat_map(|(piece, folded)| {
                    titles.iter().filter_map(move |(title, attachment)| {
                        Some((unlike(folded, title)?, piece.clone(), *attachment))
                    })
                })
                .min_by_key(|(distance, ..)| *distance);
            if let Some((_, piece, attachment)) = closest {
                let quote = &part.text[piece.clone()];
                drafts.push(
                    Draft::at(
                        context.place(part, piece.clone()),
                        format!(
                            "题名与附件说明不一致：这里作「{quote}」，附件说明作「{}」",
                            attachment.title
                        ),
                        format!(
                            "the title is 「{quote}」 here and 「{}」 in the note of attachments",
                            attachment.title
                        ),
                    )
                    .quote(quote)
                    .confidence(Confidence::Medium),
                );
            }
        }
    }
    drafts
}

/// Whether the sentence hands the quoted document out (现将《…》印发给你们), and cites nothing by it: no number behind it.
fn is_handed_out(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start]
        .rfind('。')
        .map_or(0, |at| at + '。'.len_utf8());
    let behind = &text[range.end + '》'.len_utf8()..];
    let sentence = &text[before..];
    let end = sentence.find('。').unwrap_or(sentence.len());
    holds_any(
        &sentence[..end],
        &["现将", "印发", "下发", "转发", "编制", "制定"],
    ) && !behind.trim_start().starts_with(['(', '（'])
}

/// A quoted title, and what it is made of where it names several (任务书及任务分解表).
fn pieces(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = vec![range.clone()];
    for (at, mark) in text[range.clone()].match_indices(['及', '和', '与', '、']) {
        pieces.push(range.start..range.start + at);
        pieces.push(range.start + at + mark.len()..range.end);
    }
    pieces
}

/// In how many characters two titles differ, where these are few; a year alone is another rule's.
fn unlike(quoted: &str, title: &str) -> Option<usize> {
    let masked = |text: &str| -> String {
        text.chars()
            .map(|c| if c.is_ascii_digit() { '0' } else { c })
            .collect()
    };
    let (quoted, title) = (masked(quoted), masked(title));
    let length = title.chars().count();
    let alike = length >= 8
        && quoted != title
        && quoted.chars().count().abs_diff(length) <= 4
        && quoted.chars().next_back() == title.chars().next_back();
    let distance = alike.then(|| distance(&quoted, &title))?;
    (distance <= (length / 4).min(4)).then_some(distance)
}

/// A title without the mark of the attachment (附件1：) and 《》.
fn fold_title(title: &str) -> String {
    let folded = fold(title);
    let bare = folded.strip_prefix("附件").and_then(|rest| {
        rest.trim_start_matches(|c: char| c.is_ascii_digit())
            .strip_prefix(':')
    });
    bare.unwrap_or(&folded)
        .trim_matches(['《', '》'])
        .to_owned()
}

fn other_title(attachment: &Attachment, title: &Passage, announced: Span) -> Draft {
    Draft::at(
        title.at.clone(),
        format!(
            "附件题名与附件说明不一致：这里作「{}」，附件说明作「{}」",
            title.text.trim(),
            attachment.title
        ),
        format!(
            "the attachment is titled 「{}」, and announced as 「{}」",
            title.text.trim(),
            attachment.title
        ),
    )
    .quote(title.text.clone())
    .related([announced])
    .confidence(Confidence::Medium)
    .fix(Some(Fix {
        replace: title.text.clone(),
        with: attachment.title.clone(),
    }))
}

/// A notice with nothing attached to the page usually offers its attachments as downloads that text does not show.
fn absent(attachment: &Attachment, announced: Span, nothing: bool) -> Draft {
    let draft = Draft::at(
        announced,
        format!("附件说明列出「{}」，文中没有", attachment.title),
        format!("「{}」 is announced and not there", attachment.title),
    )
    .quote(attachment.title.clone());
    if nothing {
        draft.severity(Severity::Note).confidence(Confidence::Low)
    } else {
        draft.confidence(Confidence::Medium)
    }
}

/// The line of the note that announces it.
fn announced_at(context: &Context, attachment: &Attachment, note: &Span) -> Span {
    context
        .notice
        .layout
        .cover
        .iter()
        .filter(|line| line.at.end > note.start && line.at.start < note.end)
        .find_map(|line| {
            let at = line.text.find(&attachment.title)?;
            Some(place::part(
                context.notice.source(),
                &line.at,
                &line.text,
                at..at + attachment.title.len(),
            ))
        })
        .unwrap_or_else(|| note.clone())
}
