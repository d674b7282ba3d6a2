//! What the cover (正文) of a notice says line by line: document number, addressees, attachments, citations, disclosure (公开方式).

use super::Reader;
use super::addressees::{addressed, addresses, whole_list};
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::parse::lines::{Class, Entry};
use crate::parse::parts::{Sections, attachment_note, closing_note};
use crate::zh::doc_number;
use crate::zh::text::traditional::simplify;
use crate::zh::text::words::holds_any;

impl Reader<'_> {
    /// Document number, addressees, attachments, citations and the note of disclosure in the cover.
    pub(super) fn cover(&mut self, entries: &mut [Entry], sections: &Sections) {
        let mut body = false;
        for at in sections.cover.clone() {
            let Entry::Line(line) = &entries[at] else {
                continue;
            };
            if line.zone != Zone::Content {
                continue;
            }
            let text = &line.text;
            match line.class {
                Class::DocNumber if self.header.doc_number.is_none() && !body => {
                    if let Some(found) = doc_number::alone(text) {
                        self.doc_number(text, &found);
                    }
                }
                Class::Addressees
                    if (!body || hands_on(entries, at + 1..sections.cover.end))
                        && self.header.addressees.is_empty()
                        && addresses(entries, at, sections.cover.start) =>
                {
                    self.addressees(&whole_list(entries, at, sections.cover.start));
                    body = true;
                }
                Class::AttachmentNote if self.header.attachments.is_empty() => {
                    attachment_note::read(entries, at, &mut self.header, self.source);
                }
                Class::Disclosure => self.disclosure(text),
                // What a site says above the notice is none of it: the title stands once more below.
                Class::Title if self.header.addressees.is_empty() => body = false,
                Class::Prose | Class::Heading(_) => {
                    if !body
                        && self.header.addressees.is_empty()
                        && let Some(end) = addressed(text)
                    {
                        self.addressees(&text.slice(0..end));
                    }
                    body |= text.ends_with('。');
                    self.references(line);
                }
                _ => {}
            }
        }
        let range = sections
            .signed
            .map_or(sections.cover.end, |signed| signed + 1)..entries.len();
        for entry in &entries[range] {
            if let Entry::Line(line) = entry
                && line.class == Class::Disclosure
            {
                self.disclosure(&line.text);
            }
        }
        if self.header.doc_number.is_none() {
            self.number_above(&entries[..sections.cover.start]);
        }
        if self.header.doc_number.is_none() {
            self.number_in_title();
        }
        self.note_behind_attachment(entries, sections);
        attachment_note::find_downloads(entries, &mut self.header.attachments);
        for part in &sections.parts {
            self.preamble(&entries[part.body.clone()]);
        }
    }

    /// The number that stands alone between a letterhead and a content which begins below both.
    fn number_above(&mut self, entries: &[Entry]) {
        let mut numbers = entries.iter().filter_map(|entry| match entry {
            Entry::Line(line) if line.class == Class::DocNumber && line.links.is_empty() => {
                Some(line.text.clone())
            }
            _ => None,
        });
        if let (Some(text), None) = (numbers.next(), numbers.next())
            && let Some(found) = doc_number::alone(&text)
        {
            self.doc_number(&text, &found);
        }
    }

    /// A plan that is issued may announce attachments of its own, below its last item.
    fn note_behind_attachment(&mut self, entries: &mut [Entry], sections: &Sections) {
        for part in &sections.parts {
            if !self.header.attachments.is_empty() {
                return;
            }
            let announces = part.title.len() == 1
                && closing_note(entries, part.title.start..part.body.end) == Some(part.title.start);
            let note = if announces {
                Some(part.title.start)
            } else {
                closing_note(entries, part.body.clone())
            };
            if let Some(note) = note {
                attachment_note::read(entries, note, &mut self.header, self.source);
            }
        }
    }

    /// What an attached document rests on (根据《…》(…〔…〕…号)…制定本方案) stands in sentences before its first item or table.
    pub(super) fn preamble(&mut self, body: &[Entry]) {
        let is_preamble = |entry: &&Entry| {
            matches!(entry, Entry::Line(line) if matches!(line.class, Class::PageMark)
                || line.class == Class::Prose && line.text.ends_with(['。', ':', '：']))
        };
        for entry in body.iter().take_while(is_preamble) {
            if let Entry::Line(line) = entry {
                self.references(line);
            }
        }
    }

    pub(super) fn disclosure(&mut self, text: &MappedText) {
        if self.header.disclosure.is_none()
            && let Some(kind) = disclosure_kind(text)
        {
            self.header.disclosure = Some(kind.to_owned());
            self.put("disclosure", text);
        }
    }
}

/// Whether the line below hands something on (现印发给你们): above it stand the addressees, whatever a page quotes before them.
fn hands_on(entries: &[Entry], below: std::ops::Range<usize>) -> bool {
    let next = entries.get(below).unwrap_or_default().first();
    matches!(next, Some(Entry::Line(line)) if line.zone == Zone::Content
        && line.text.contains('现')
        && holds_any(&line.text, &["印发", "下发", "转发", "通知如下"]))
}

fn disclosure_kind(text: &str) -> Option<&'static str> {
    let text = &*simplify(text);
    if text.contains("不予公开") || text.contains("不公开") {
        Some("不予公开")
    } else if text.contains("依申请公开") {
        Some("依申请公开")
    } else if text.contains("公开") {
        Some("公开")
    } else {
        None
    }
}
