//! The closing paragraph of a notice (结尾): it stands behind the last item and belongs to none.
//!
//! An item that has said who is responsible is closed. Where all items close so, what stands behind the last of them and
//! above the signature speaks of the whole notice; so does `本方案自印发之日起施行` at the end of an attachment.

use std::ops::Range;

use crate::document::Zone;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::zh::unit::name::Confidence;
use crate::zh::{responsibility, text::label, unit};

/// So many other items have to close with who is responsible.
const OTHERS: usize = 2;

/// Marks the closing paragraphs of a part; `signed` tells that a signature stands below it.
pub(crate) fn mark(entries: &mut [Entry], body: Range<usize>, signed: bool) {
    if !signed {
        cut_off_head(&mut entries[body.clone()]);
    }
    let Some(from) = closed_at(&entries[body.clone()]) else {
        return;
    };
    for entry in &mut entries[body.start + from + 1..body.end] {
        if let Entry::Line(line) = entry
            && line.class == Class::Prose
            && line.zone == Zone::Content
            && (signed || line.text.starts_with('本'))
        {
            line.class = Class::Closing;
        }
    }
}

/// An issuer's name alone behind the last sentence signs the notice, or heads the next one where a text was cut out of more;
/// where other bodies stand alone as well, they are a column of a flattened table.
fn cut_off_head(body: &mut [Entry]) {
    let is_body = |line: &Paragraph| {
        line.class == Class::Prose
            && unit::list::looks_like_unit(&line.text) == Some(Confidence::High)
    };
    let mut lines = body.iter_mut().rev().filter_map(|entry| match entry {
        Entry::Line(line) if line.zone == Zone::Content && line.class != Class::PageMark => {
            Some(line)
        }
        _ => None,
    });
    let (Some(last), Some(before)) = (lines.next(), lines.next()) else {
        return;
    };
    if is_body(last)
        && before.class != Class::Duty
        && before.text.ends_with(['。', '）', ')', '〕'])
        && !lines.any(|line| is_body(line) || label::is_label_word(&line.text))
    {
        last.class = Class::Signature;
    }
}

/// The line that closes the last item, where something follows it and no other item goes on behind such a line.
fn closed_at(entries: &[Entry]) -> Option<usize> {
    let mut others = 0;
    let mut closed: Option<usize> = None;
    let mut goes_on = false;
    for (at, entry) in entries.iter().enumerate() {
        let Entry::Line(line) = entry else {
            return None;
        };
        if line.zone != Zone::Content {
            continue;
        }
        if matches!(line.class, Class::Heading(_)) {
            if closed.is_some() && goes_on {
                return None;
            }
            others += usize::from(closed.is_some());
            (closed, goes_on) = (None, false);
        }
        if closes(line) {
            (closed, goes_on) = (Some(at), false);
        } else if line.class == Class::Prose {
            goes_on = true;
        }
    }
    closed.filter(|_| goes_on && others >= OTHERS)
}

/// Whether a line ends with who is responsible.
fn closes(line: &Paragraph) -> bool {
    match line.class {
        Class::Duty => true,
        Class::Heading(_) | Class::Prose => responsibility::closes_with_bracket(&line.text),
        _ => false,
    }
}
