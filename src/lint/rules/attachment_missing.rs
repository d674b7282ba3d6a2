//! Attachments that are announced and not there, or there under another title.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Attachment, Confidence, Fix, PartTitle, Passage, Severity};
use crate::place;
use crate::span::Span;
use crate::zh::fold::fold;

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
    let parts = &context.notice.layout.parts;
    let Some(note) = header.places.get("attachments") else {
        return Vec::new();
    };
    let mut drafts = Vec::new();
    for attachment in &header.attachments {
        let announced = announced_at(context, attachment, note);
        let same = |part: &&PartTitle| {
            part.title
                .as_ref()
                .is_some_and(|title| fold_title(&title.text) == fold_title(&attachment.title))
        };
        if parts.iter().any(|part| same(&part)) {
            continue;
        }
        let only = header.attachments.len() == 1 && parts.len() == 1;
        let numbered = parts
            .iter()
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

fn fold_title(title: &str) -> String {
    fold(title).trim_matches(['《', '》']).to_owned()
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
