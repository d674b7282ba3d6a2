//! What a notice says of itself: title, number, issuer, addressees, dates, attachments.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// What the notice says of itself. The signature block and the document stand before index block and page metadata.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Header {
    /// Title (标题) as the page heading has it.
    pub title: Option<String>,
    /// Document number (发文字号).
    pub doc_number: Option<DocNumber>,
    /// Issuing body (发文机关) as written; joint issuers in one string.
    pub issuer: Option<String>,
    /// Bodies that the notice is addressed to (主送机关).
    pub addressees: Vec<String>,
    /// Date of the document (成文日期).
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub issued_on: Option<Date>,
    /// Date of publication on the page (发布日期).
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub published_on: Option<Date>,
    /// Source that the page names (信息来源).
    pub source: Option<String>,
    /// `公开`, `依申请公开` or `不予公开`.
    pub disclosure: Option<String>,
    /// The year that the tasks are for.
    pub year: Option<i16>,
    /// What the note of attachments (附件说明) announces.
    pub attachments: Vec<Attachment>,
    /// Documents that the notice cites with their number.
    pub references: Vec<Reference>,
    /// Values that disagree with the ones above, from places of less weight.
    pub others: Vec<OtherValue>,
    /// Where each value above stands, by its key (`title`, `doc_number`, …).
    pub places: BTreeMap<String, Span>,
    /// Values as a person's corrections read them, by the keys of `places`.
    pub readings: BTreeMap<String, String>,
}

/// A document number (发文字号), after GB/T 9704-2012: 机关代字〔年份〕发文顺序号.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DocNumber {
    /// As written, white space removed.
    pub text: String,
    /// Code of the issuing body (机关代字).
    pub agency_code: String,
    /// Year, of four digits; null where it is damaged.
    pub year: Option<i16>,
    /// Serial number in that year; null where it is damaged.
    pub serial: Option<u32>,
}

/// An announced attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attachment {
    /// Its number; null where unnumbered.
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// Address of the download, as written.
    pub href: Option<String>,
}

/// A document cited with its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reference {
    /// Title between the 《》.
    pub title: String,
    /// Its document number.
    pub doc_number: DocNumber,
}

/// A value of a header field that was passed over for a better witness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OtherValue {
    /// Key of the field.
    pub field: String,
    /// The value, as written.
    pub value: String,
    /// Who says so: `meta`, `index` (索引块), `info` (the line of date and source) or `document`.
    pub from: String,
    /// Its place.
    pub at: Span,
}
