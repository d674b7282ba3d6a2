//! What the page says of the document around it: fills what the document leaves open, else is kept where it disagrees.

use super::Reader;
use super::page_labels::Labelled;
use crate::document::Document;
use crate::mapped::MappedText;
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
                    Some(known) if fold(&known.text) != fold(&number.text) => {
                        self.other("doc_number", from, value)
                    }
                    Some(_) => {}
                }
            }
            Field::IssuedOn => {
                let Some((range, day)) = date::find_date(value) else {
                    return;
                };
                match self.header.issued_on {
                    None => {
                        self.header.issued_on = Some(day);
                        self.put("issued_on", &value.slice(range));
                    }
                    Some(known) if known != day => self.other("issued_on", from, value),
                    Some(_) => {}
                }
            }
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
        let Some((range, day)) = date::find_date(value) else {
            return;
        };
        match self.header.published_on {
            None => {
                self.header.published_on = Some(day);
                self.put("published_on", &value.slice(range));
            }
            Some(known) if known != day => self.other("published_on", from, value),
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
                    let differs = self
                        .header
                        .title
                        .as_deref()
                        .is_some_and(|title| fold(title) != fold(&value));
                    if differs {
                        self.other("title", "meta", &value);
                    }
                }
                _ => {}
            }
        }
    }
}
