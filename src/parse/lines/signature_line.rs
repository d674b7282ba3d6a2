//! A signature on one line (`甲县人民政府办公室2024年3月1日（此件公开发布）`): the issuer, the day and the note on disclosure stand below one
//! another in print (GB/T 9704-2012, 7.3.5), and pages and extraction put them side by side.

use super::class::{Class, classify};
use super::cut::cut_at;
use super::signs::Signs;
use super::{Entry, Paragraph};
use crate::document::Zone;
use crate::zh::text::scan::is_round_open;
use crate::zh::time::date;
use crate::zh::unit::list;
use crate::zh::unit::name::Confidence;

/// Parts such a line below the last sentence of a cover, or behind it; leaves the lines as they are where none or several look so.
pub(super) fn part(entries: Vec<Entry>) -> Vec<Entry> {
    let mut signatures = (1..entries.len()).filter_map(|at| {
        let line = entries[at].line()?;
        let prose = line.zone == Zone::Content && line.class == Class::Prose;
        let cuts = prose.then(|| cuts(&line.text)).flatten()?;
        Some((at, cuts))
    });
    let (Some((at, cuts)), None) = (signatures.next(), signatures.next()) else {
        return entries;
    };
    let below = entries[at - 1].line().is_some_and(below_a_sentence);
    if !cuts.sure && !below {
        return entries;
    }
    cut_at(entries, at, cuts.at)
}

/// Where a line is cut: behind its last sentence, before the day, and before the note behind it.
struct Cuts {
    at: Vec<usize>,
    /// The note, or the sentence in front, is proof enough.
    sure: bool,
}

fn cuts(text: &str) -> Option<Cuts> {
    /// In bytes, of what stands behind the last sentence.
    const LONGEST: usize = 60 * '日'.len_utf8();
    let from = text
        .rfind(['。', '！'])
        .map_or(0, |at| at + '。'.len_utf8());
    let line = &text[from..];
    // Nearly every line fails here.
    if line.len() > LONGEST || !line.contains('日') {
        return None;
    }
    let note = line
        .rfind(is_round_open)
        .filter(|&at| classify(&line[at..], Signs::of(&line[at..])) == Class::Disclosure);
    let signature = &line[..note.unwrap_or(line.len())];
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
    let inner = day.into_iter().chain(note).map(|at| from + at);
    is_signature.then(|| Cuts {
        at: Some(from)
            .filter(|from| *from > 0)
            .into_iter()
            .chain(inner)
            .collect(),
        sure: note.is_some() || from > 0,
    })
}

/// Whether a line is the last sentence of a cover, or a note below it.
fn below_a_sentence(above: &Paragraph) -> bool {
    above.text.ends_with(['。', '！']) || above.text.starts_with("附件")
}
