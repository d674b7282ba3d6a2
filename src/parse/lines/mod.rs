//! The lines of a document: what each of them is, and paragraphs put together again where their lines were parted or joined.

mod annex_head;
mod broken_lines;
mod class;
pub(crate) mod contact;
mod counts;
pub(crate) mod cut;
mod divisions;
pub(crate) mod labels;
pub(crate) mod measure;
pub(crate) mod page;
pub(crate) mod sequence;
pub(crate) mod signature_line;
pub(crate) mod signs;
pub(crate) mod title_tail;
pub(crate) mod unfold;
pub(crate) mod wrapped;

pub(crate) use self::page::furniture::{
    is_breadcrumb, is_file, is_kind_of_file, names_file, names_site,
};
pub(crate) use class::{Class, number};

use self::class::{classify, classify_content};
use self::page::{around_content, furniture, site_frame};
use self::signs::Signs;
use crate::document::{self, Document, Element, Link, Table, Zone};
use crate::mapped::MappedText;
use crate::zh::ordinal::Marker;

/// A line or a table of the document on its way into the model.
#[derive(Debug, Clone)]
pub(crate) enum Entry {
    /// A paragraph.
    Line(Paragraph),
    /// A data table.
    Table(Table),
}

impl Entry {
    /// The paragraph, where it is none of the tables.
    pub(crate) fn line(&self) -> Option<&Paragraph> {
        match self {
            Entry::Line(line) => Some(line),
            Entry::Table(_) => None,
        }
    }

    /// The paragraph, where it is one of the content.
    pub(crate) fn content_line(&self) -> Option<&Paragraph> {
        self.line().filter(|line| line.zone == Zone::Content)
    }

    /// Notes what a paragraph is.
    pub(crate) fn set_class(&mut self, class: Class) {
        if let Entry::Line(line) = self {
            line.class = class;
        }
    }

    /// The number of the heading that it is.
    pub(crate) fn marker(&self) -> Option<&Marker> {
        match &self.line()?.class {
            Class::Heading(marker) => Some(marker),
            _ => None,
        }
    }

    /// Whether it is of the notice, not of the page around it.
    pub(crate) fn is_content(&self) -> bool {
        let zone = match self {
            Entry::Line(line) => line.zone,
            Entry::Table(table) => table.zone,
        };
        zone == Zone::Content
    }

    /// The table, where it is one of the content.
    pub(crate) fn grid(&self) -> Option<&Table> {
        match self {
            Entry::Table(table) if table.zone == Zone::Content => Some(table),
            _ => None,
        }
    }
}

/// A paragraph: one line of the document, or several that a hard wrap had parted.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    pub text: MappedText,
    /// Those of its text.
    pub signs: Signs,
    pub class: Class,
    pub zone: Zone,
    pub element: Element,
    pub gap: bool,
    /// Whether two wide blanks stand before it, as before every paragraph of a document (首行缩进).
    pub indented: bool,
    pub links: Vec<Link>,
}

/// The document's blocks as entries, each line with its class.
pub(crate) fn entries(document: &mut Document) -> Vec<Entry> {
    let blocks = broken_lines::join(std::mem::take(&mut document.blocks));
    let mut entries = Vec::with_capacity(blocks.len());
    let source = document.source.text();
    let is_indented = |text: &MappedText| {
        let start = text.hull(0..text.len()).start;
        source[..start].ends_with("\u{3000}\u{3000}")
    };
    for block in blocks {
        match block {
            document::Block::Table(table) => entries.push(Entry::Table(table)),
            document::Block::Line(line) => {
                let signs = Signs::of(&line.text);
                let mut line = Paragraph {
                    class: if furniture::is_pointer(&line.text, &line.links) {
                        Class::Chrome
                    } else {
                        classify(&line.text, signs)
                    },
                    indented: is_indented(&line.text),
                    text: line.text,
                    signs,
                    zone: line.zone,
                    element: line.element,
                    gap: line.gap,
                    links: line.links,
                };
                while let Some(behind) = divisions::first_inside(&mut line) {
                    entries.push(Entry::Line(std::mem::replace(&mut line, behind)));
                }
                let labels = labels::behind_title(&line.text).into_iter().collect();
                cut::push_parts(Entry::Line(line), labels, &mut entries);
            }
        }
    }
    around_content::claim(&mut entries);
    site_frame::set_aside(&mut entries);
    annex_head::part(&mut entries);
    signature_line::part(entries)
}

/// Lines between the items of a book are text of the book, though they look like furniture of a page (主办单位：市商务局).
pub(crate) fn claim_content(entries: &mut [Entry]) {
    let of_book = |entry: &Entry| {
        matches!(entry, Entry::Line(line) if line.zone == Zone::Content
            && matches!(line.class, Class::Heading(_) | Class::Duty))
    };
    let (Some(first), Some(last)) = (
        entries.iter().position(of_book),
        entries.iter().rposition(of_book),
    ) else {
        return;
    };
    let mut labels: Vec<String> = Vec::new();
    for entry in &mut entries[first..last] {
        if let Entry::Line(line) = entry
            && is_mistaken(line)
        {
            line.class = classify_content(&line.text, line.signs);
            labels.extend(label_of(line));
        }
    }
    // The last item has such a line as well, where those before it have it.
    let behind = entries[last + 1..].iter_mut();
    let behind =
        behind.skip_while(|entry| matches!(entry, Entry::Line(line) if line.class == Class::Prose));
    if let Some(Entry::Line(line)) = behind.into_iter().next()
        && is_mistaken(line)
        && label_of(line).is_some_and(|label| labels.contains(&label))
    {
        line.class = classify_content(&line.text, line.signs);
    }
}

/// Whether a line of the text only looks like furniture.
fn is_mistaken(line: &Paragraph) -> bool {
    line.class == Class::Chrome
        && line.zone == Zone::Content
        && !furniture::is_certain(&line.text, line.signs)
        && !furniture::is_pointer(&line.text, &line.links)
}

/// The label that a line that says who is responsible begins with.
fn label_of(line: &Paragraph) -> Option<String> {
    let (label, _) = line.text.split_once([':', '：'])?;
    (line.class == Class::Duty || line.class == Class::Chrome).then(|| label.to_owned())
}
