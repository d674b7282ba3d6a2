//! A signature on one line (`甲县人民政府办公室2024年3月1日（此件公开发布）`): the issuer, the day and the note on disclosure stand below one
//! another in print (GB/T 9704-2012, 7.3.5), and pages and extraction put them side by side; so joint issuers (`甲局　乙局　2024.3.1`).

use super::class::{Class, classify};
use super::contact::names_contact;
use super::cut::cut_at;
use super::page::furniture::names_file;
use super::signs::Signs;
use super::{Entry, Paragraph};
use crate::document::Zone;
use crate::zh::text::scan::{is_digit, is_round_close, is_round_open};
use crate::zh::time::date;
use crate::zh::unit::list;

/// Parts such a line below the last sentence, item or table of a cover, or behind it; leaves the lines as they are where none or
/// several look so.
pub(super) fn part(entries: Vec<Entry>) -> Vec<Entry> {
    let mut signatures = (1..entries.len()).filter_map(|at| {
        let line = entries[at].line()?;
        let prose = line.zone == Zone::Content && line.class == Class::Prose;
        let cuts = prose.then(|| cuts(&line.text)).flatten()?;
        // A page has its source and its day above the document.
        (!stands_in_head(&entries[..at])).then_some((at, cuts))
    });
    let (Some((at, cuts)), None) = (signatures.next(), signatures.next()) else {
        return entries;
    };
    let below = below_a_sentence(&entries[at - 1])
        || ends_text(&entries[at - 1]) && ends_cover(&entries[at + 1..]);
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
    // Nearly every line fails here.
    let ends = |c: char| c == '日' || is_digit(c) || is_round_close(c);
    if !text.trim_end().ends_with(ends) {
        return None;
    }
    let from = text
        .rfind(['。', '！'])
        .map_or(0, |at| at + '。'.len_utf8());
    let line = &text[from..];
    if line.len() > LONGEST {
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
    let is_body = |name: &str| list::are_sure_bodies(name);
    let is_signature = match issuer {
        "" => note.is_some(),
        issuer => is_body(issuer) || issuer.split_whitespace().all(is_body),
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

/// Whether nothing of the document's own text stands above: no sentence, item or table, and nobody is addressed.
fn stands_in_head(above: &[Entry]) -> bool {
    !above.iter().any(|entry| match entry {
        Entry::Table(table) => table.zone == Zone::Content,
        Entry::Line(line) => {
            matches!(
                line.class,
                Class::Heading(_) | Class::Duty | Class::Addressees | Class::AttachmentNote
            ) || line.text.ends_with(['。', '！'])
        }
    })
}

/// Whether a line is the last sentence of a cover, a note below it, or says whom to ask.
fn below_a_sentence(above: &Entry) -> bool {
    above.line().is_some_and(|above| {
        above.text.ends_with(['。', '！'])
            || above.text.starts_with("附件")
            || names_contact(&above.text)
    })
}

/// Whether an entry can be the last of a text: an item, who is responsible, a table or a row of one, what it announces or says of itself in
/// brackets.
fn ends_text(above: &Entry) -> bool {
    match above {
        Entry::Table(table) => table.zone == Zone::Content,
        Entry::Line(line) => {
            matches!(
                line.class,
                Class::Heading(_) | Class::Duty | Class::AttachmentNote | Class::Disclosure
            ) || line.text.ends_with(is_round_close)
                || line.text.contains('\t')
        }
    }
}

/// Whether the cover ends above these lines: nothing follows, or what stands below a signature.
pub(crate) fn ends_cover(below: &[Entry]) -> bool {
    let closes = |line: &Paragraph| {
        line.zone == Zone::Chrome
            || line.class == Class::AttachmentNote && names_file(&line.text)
            || matches!(
                line.class,
                Class::Disclosure
                    | Class::Imprint
                    | Class::AttachmentMark(_)
                    | Class::Chrome
                    | Class::Info
                    | Class::Index
            )
    };
    match below.first() {
        None => true,
        Some(entry) => entry.line().is_some_and(closes),
    }
}
