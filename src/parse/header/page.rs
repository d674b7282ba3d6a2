//! What the page says of the document around it: fills what the document leaves open, else is kept where it disagrees.

use jiff::civil::Date;

use super::Reader;
use super::page_labels::Labelled;
use crate::document::Document;
use crate::mapped::MappedText;
use crate::model::Header;
use crate::parse::lines::labels::{Block, Field};
use crate::zh::doc_number;
use crate::zh::text::fold::fold;
use crate::zh::time::date;

impl Reader<'_> {
    /// A value of the index block or the info line.
    pub(super) fn labelled(&mut self, found: &Labelled) {
        let value = &found.value;
        let from = match found.block {
            Block::Index => "index",
            Block::Info => "info",
        };
        match found.field {
            Field::DocNumber => {
                let Some(number) = doc_number::whole(value) else {
                    return;
                };
                match &self.header.doc_number {
                    None => self.doc_number(value, &number),
                    // The notice's own print has lost its beginning: 水发〔2024〕3号.
                    Some(known) if is_rest_of(&known.text, &number.text) => {
                        self.doc_number(value, &number)
                    }
                    Some(known) if fold(&known.text) != fold(&number.text) => {
                        self.other("doc_number", from, value)
                    }
                    Some(_) => {}
                }
            }
            Field::IssuedOn => self.day("issued_on", |header| &mut header.issued_on, value, from),
            Field::PublishedOn => self.published_on(value, from),
            Field::Source if self.header.source.is_none() => {
                self.header.source = Some(value.as_str().to_owned());
                self.put("source", value);
            }
            Field::Issuer => match &self.header.issuer {
                None => {
                    self.header.issuer = Some(value.as_str().to_owned());
                    self.put("issuer", value);
                }
                Some(known) if fold(known) != fold(value) => self.other("issuer", from, value),
                Some(_) => {}
            },
            Field::Disclosure => self.disclosure(value),
            // The title is looked for before all else.
            Field::Title | Field::Source | Field::Other => {}
        }
    }

    pub(super) fn published_on(&mut self, value: &MappedText, from: &str) {
        self.day(
            "published_on",
            |header| &mut header.published_on,
            value,
            from,
        );
    }

    fn day(
        &mut self,
        key: &'static str,
        field: fn(&mut Header) -> &mut Option<Date>,
        value: &MappedText,
        from: &str,
    ) {
        let Some((range, day)) = date::find_date(value) else {
            return;
        };
        match *field(&mut self.header) {
            None => {
                *field(&mut self.header) = Some(day);
                self.put(key, &value.slice(range));
            }
            Some(known) if known != day => self.other(key, from, value),
            Some(_) => {}
        }
    }

    /// The tags of a page (`PubDate`, `ContentSource`, `ArticleTitle`), after the specification of 国办发〔2017〕47号.
    pub(super) fn meta(&mut self, document: &Document) {
        for meta in &document.meta {
            let value = meta.content.clone().trimmed();
            match meta.name.as_str() {
                "pubdate" => self.published_on(&value, "meta"),
                "contentsource" if !value.is_empty() => match &self.header.source {
                    None => {
                        self.header.source = Some(value.as_str().to_owned());
                        self.put("source", &value);
                    }
                    Some(known) if fold(known) != fold(&value) => {
                        self.other("source", "meta", &value)
                    }
                    Some(_) => {}
                },
                "articletitle" => {
                    let title = self.header.title.as_deref();
                    if title.is_some_and(|title| fold(title) != fold(&value)) {
                        self.other("title", "meta", &value);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether one number is the other without its first letters.
fn is_rest_of(rest: &str, number: &str) -> bool {
    let (rest, number) = (fold(rest), fold(number));
    rest.len() < number.len() && number.ends_with(&rest)
}
