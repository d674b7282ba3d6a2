//! A signature on one line (`甲县人民政府办公室2024年3月1日（此件公开发布）`): the issuer, the day and the note on disclosure stand below one
//! another in print (GB/T 9704-2012, 7.3.5), and pages and extraction put them side by side.

use super::class::{Class, classify};
use super::signs::Signs;
use super::{Entry, Paragraph};
use crate::document::Zone;
use crate::zh::text::scan::is_round_open;
use crate::zh::time::date;
use crate::zh::unit::list;
use crate::zh::unit::name::Confidence;

/// Parts such a line below the last sentence of a cover; leaves the lines as they are where none or several look so.
pub(super) fn part(entries: Vec<Entry>) -> Vec<Entry> {
    let mut signatures = (1..entries.len()).filter_map(|at| {
        let line = entries[at].line().filter(|line| is_short(line))?;
        Some((at, cuts(&line.text)?))
    });
    let (Some((at, cuts)), None) = (signatures.next(), signatures.next()) else {
        return entries;
    };
    let lines = (entries[at].line(), entries[at - 1].line());
    // The note is proof enough.
    let noted = lines.0.is_some_and(|line| line.text.ends_with([')', '）']));
    if !noted && !lines.1.is_some_and(below_a_sentence) {
        return entries;
    }
    let mut parted = Vec::with_capacity(entries.len() + cuts.len());
    let mut rest = entries.into_iter();
    parted.extend(rest.by_ref().take(at));
    if let Some(Entry::Line(line)) = rest.next() {
        let ends = cuts.iter().copied().chain([line.text.len()]);
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let pieces = starts
            .zip(ends)
            .map(|(from, to)| line.text.slice(from..to).trimmed());
        parted.extend(pieces.map(|text| {
            let signs = Signs::of(&text);
            Entry::Line(Paragraph {
                class: classify(&text, signs),
                text,
                signs,
                ..line.clone()
            })
        }));
    }
    parted.extend(rest);
    parted
}

/// The cheap test that nearly every line fails.
fn is_short(line: &Paragraph) -> bool {
    /// In characters.
    const LONGEST: usize = 60;
    line.zone == Zone::Content
        && line.class == Class::Prose
        && line.signs.characters <= LONGEST
        && line.text.contains('日')
}

/// Where a line is cut that is a signature: before the day, and before the note behind it.
fn cuts(text: &str) -> Option<Vec<usize>> {
    let note = text
        .rfind(is_round_open)
        .filter(|&at| classify(&text[at..], Signs::of(&text[at..])) == Class::Disclosure);
    let signature = &text[..note.unwrap_or(text.len())];
    let (day, _) = date::find_date(signature)?;
    if !signature[day.end..].trim().is_empty() {
        return None;
    }
    let issuer = signature[..day.start].trim();
    let is_signature = match issuer {
        "" => note.is_some(),
        issuer => list::looks_like_unit(issuer) == Some(Confidence::High),
    };
    let day = Some(day.start).filter(|_| !issuer.is_empty());
    is_signature.then(|| day.into_iter().chain(note).collect())
}

/// Whether a line is the last sentence of a cover, or a note below it.
fn below_a_sentence(above: &Paragraph) -> bool {
    above.text.ends_with(['。', '！']) || above.text.starts_with("附件")
}
