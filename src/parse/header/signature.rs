//! The signature of a notice (落款): its issuer (发文机关署名) above its date (成文日期).

use super::Reader;
use crate::mapped::MappedText;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::parse::parts::Sections;
use crate::zh::text::bracket::closing_bracket;
use crate::zh::{time::date, unit};

impl Reader<'_> {
    /// Issuer lines and the date above each other at the end of the cover.
    pub(super) fn signature(&mut self, entries: &mut [Entry], sections: &Sections) {
        let Some(signed) = sections.signed else {
            return;
        };
        if let Entry::Line(line) = &entries[signed] {
            let text = line.text.clone();
            self.header.issued_on = date::parse_date_line(&text).and_then(|reading| reading.date());
            self.put("issued_on", &text);
        }
        let mut lines = Vec::new();
        for at in (sections.cover.start..signed).rev() {
            if let Entry::Line(note) = &mut entries[at]
                && is_note_of_seal(&note.text)
            {
                note.class = Class::Signature;
                continue;
            }
            let Entry::Line(line) = &entries[at] else {
                break;
            };
            if matches!(line.class, Class::PageMark | Class::Disclosure) && lines.is_empty() {
                continue;
            }
            if !is_issuer(line) || sections.closing && lines.len() == 1 {
                break;
            }
            // Above the name stands another body, or the beginning of a name that goes on below.
            if let Some(&below) = lines.last()
                && !goes_with(line, &entries[below])
            {
                break;
            }
            lines.push(at);
        }
        if lines.is_empty() {
            return;
        }
        lines.reverse();
        let mut issuer = MappedText::default();
        for &at in &lines {
            if let Entry::Line(line) = &mut entries[at] {
                issuer.append(&without_seal(&line.text));
                line.class = Class::Signature;
            }
        }
        self.header.issuer = Some(issuer.as_str().to_owned());
        self.put("issuer", &issuer);
    }
}

/// Whose seal stands on the print, in brackets: （代章）, （县教育局代章）.
fn is_note_of_seal(text: &str) -> bool {
    let text = text.trim();
    let inner = text.trim_matches(['(', ')', '（', '）']);
    matches!(inner, "代章" | "印章" | "盖章" | "公章" | "代" | "章")
        || text.starts_with(['(', '（']) && inner.ends_with("代章")
}

/// A name without such a bracket behind it: 甲局（印章）.
fn without_seal(line: &MappedText) -> MappedText {
    let end = line.trim_end().len();
    match closing_bracket(&line[..end]) {
        Some((open, _)) if open > 0 && is_note_of_seal(&line[open..end]) => {
            line.slice(0..open).trimmed()
        }
        _ => line.clone(),
    }
}

/// Whether a line of a signature is a name, alone or with the line below it.
fn goes_with(line: &Paragraph, below: &Entry) -> bool {
    let Entry::Line(below) = below else {
        return false;
    };
    let plain = !line
        .text
        .contains(|c: char| c.is_ascii_digit() || matches!(c, '【' | '】' | '：' | ':'));
    plain
        && (unit::list::looks_like_unit(&line.text).is_some()
            || unit::list::looks_like_unit(&[&*line.text, &*below.text].concat()).is_some())
}

fn is_issuer(line: &Paragraph) -> bool {
    let length = line.text.chars().count();
    matches!(line.class, Class::Prose)
        && !line.text.starts_with('由')
        && (2..=60).contains(&length)
        && !line
            .text
            .ends_with(['。', ';', '；', ':', '：', ',', '，', '、', '!', '！'])
        && !line.text.contains(['。', ';', '；'])
        && (length <= 30 || line.text.contains([' ', '\u{a0}', '\u{3000}']))
}
