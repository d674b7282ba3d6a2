//! The header of a notice: the document and its signature first, then what the page says around it.

mod above;
mod addressees;
mod cover;
mod dated_name;
mod first_title;
mod further_print;
mod letterhead;
mod menu;
mod page;
mod page_labels;
mod page_print;
mod references;
mod signature;
mod stamp;
mod title;
mod title_lines;
mod title_text;

use crate::document::Document;
use crate::mapped::MappedText;
use crate::model::{DocNumber, Header, OtherValue};
use crate::parse::lines::Entry;
use crate::parse::parts::Sections;
use crate::span::Source;
use crate::zh::doc_number::FoundNumber;

/// Reads the header; lines that it uses get their class.
pub(crate) fn read(entries: &mut [Entry], sections: &Sections, document: &Document) -> Header {
    let mut reader = Reader {
        source: &document.source,
        header: Header::default(),
        title_date: None,
        issuer_above: None,
    };
    let labelled = page_labels::find(entries);
    reader.title(entries, sections, document, &labelled);
    reader.cover(entries, sections);
    reader.signature(entries, sections);
    reader.issuer_without_date(entries, sections);
    reader.dated_name(entries, sections);
    reader.issuer_in_title();
    reader.issuer_above_title();
    reader.issuer_above_number(entries, sections);
    reader.issuer_in_letterhead(entries, sections);
    reader.date_of_title();
    for found in &labelled {
        reader.labelled(found);
    }
    reader.stamp_below_heading(&mut entries[..sections.cover.end]);
    reader.stamp_in_head(entries, sections);
    reader.meta(document);
    reader.header
}

/// The header as far as it is read, with the text that its places are in.
struct Reader<'a> {
    source: &'a Source,
    header: Header,
    /// The date in brackets behind the title (题注).
    title_date: Option<MappedText>,
    /// The bodies above a further print of the title.
    issuer_above: Option<MappedText>,
}

impl Reader<'_> {
    fn put(&mut self, key: &str, text: &MappedText) {
        let span = text.span(self.source);
        self.header.places.insert(key.to_owned(), span);
    }

    fn other(&mut self, field: &str, from: &str, text: &MappedText) {
        let value = text.as_str().to_owned();
        let known = self
            .header
            .others
            .iter()
            .any(|other| other.field == field && other.value == value);
        if !known {
            self.header.others.push(OtherValue {
                field: field.to_owned(),
                value,
                from: from.to_owned(),
                at: text.span(self.source),
            });
        }
    }

    fn doc_number(&mut self, text: &MappedText, found: &FoundNumber) {
        self.header.doc_number = Some(model_number(found));
        self.put("doc_number", &text.slice(found.range.clone()));
    }
}

fn model_number(found: &FoundNumber) -> DocNumber {
    DocNumber {
        text: found.text.clone(),
        agency_code: found.agency_code.clone(),
        year: found.year,
        serial: found.serial,
    }
}
