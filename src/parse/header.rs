//! The header of a notice: the document and its signature first, then what the page says around it.

use super::attachments;
use super::line::{Class, Entry, Paragraph};
use super::page_labels::{self, Field, Labelled};
use super::sections::{Sections, has_title_tail};
use crate::document::{Document, Element, Zone};
use crate::mapped::MappedText;
use crate::model::{DocNumber, Header, OtherValue, Reference};
use crate::span::{Source, Span};
use crate::zh::date::{self, DateReading};
use crate::zh::doc_number::{self, FoundNumber};
use crate::zh::fold::fold;
use crate::zh::scan::is_han;
use crate::zh::traditional::simplify;
use crate::zh::unit_list;

/// Reads the header; lines that it uses get their class.
pub(super) fn read(entries: &mut [Entry], sections: &Sections, document: &Document) -> Header {
    let mut reader = Reader {
        source: &document.source,
        header: Header::default(),
    };
    let labelled = page_labels::find(entries);
    reader.title(entries, sections, document, &labelled);
    reader.cover(entries, sections);
    reader.signature(entries, sections);
    for found in &labelled {
        reader.labelled(found);
    }
    reader.meta(document);
    reader.issuer_in_title();
    reader.header
}

pub(super) struct Reader<'a> {
    source: &'a Source,
    pub(super) header: Header,
}

impl Reader<'_> {
    pub(super) fn put(&mut self, key: &str, text: &MappedText) {
        let span = text.span(self.source);
        self.header.places.insert(key.to_owned(), span);
    }

    pub(super) fn other(&mut self, field: &str, from: &str, text: &MappedText) {
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

    /// The title: a heading of the page, else the first lines of the notice that close as titles do.
    fn title(
        &mut self,
        entries: &mut [Entry],
        sections: &Sections,
        document: &Document,
        labelled: &[Labelled],
    ) {
        let announced = document
            .meta
            .iter()
            .find(|meta| meta.name == "articletitle")
            .or_else(|| document.meta.iter().find(|meta| meta.name == "title"))
            .map(|meta| fold(&meta.content))
            .unwrap_or_default();
        let heading = entries.iter().position(|entry| {
            matches!(entry, Entry::Line(line) if matches!(line.element, Element::Heading(1..=3))
                && (has_title_tail(&line.text) || (!announced.is_empty() && announced.contains(&fold(&line.text)))))
        });
        let quoted = || {
            entries.iter().position(|entry| {
                matches!(entry, Entry::Line(line) if !announced.is_empty() && fold(&line.text) == announced)
            })
        };
        let start = heading
            .or_else(quoted)
            .or_else(|| title_above(entries, sections))
            .or_else(|| first_title(entries, sections));
        let index = labelled.iter().find(|found| found.field == Field::Title);
        let title = match (start, index) {
            (Some(start), _) => join_title(entries, start, sections.cover.end.max(start + 1)),
            (None, Some(index)) => index.value.clone(),
            (None, None) => return self.title_from_meta(document),
        };
        let title = self.without_number(bare_title(&title));
        self.header.title = Some(title.as_str().to_owned());
        self.put("title", &title);
        let folded = fold(&title);
        for entry in &mut entries[..sections.cover.end] {
            if let Entry::Line(line) = entry
                && line.class == Class::Prose
                && fold(&line.text) == folded
            {
                line.class = Class::Title;
            }
        }
    }

    /// The title without the document number that some pages print before it.
    fn without_number(&mut self, title: MappedText) -> MappedText {
        let leading = doc_number::find_all(&title)
            .into_iter()
            .find(|found| found.range.start == 0 && has_title_tail(&title[found.range.end..]));
        match leading {
            Some(found) => {
                self.doc_number(&title, &found);
                title.slice(found.range.end..title.len()).trimmed()
            }
            None => title,
        }
    }

    fn title_from_meta(&mut self, document: &Document) {
        let meta = ["articletitle", "title"].iter().find_map(|name| {
            document
                .meta
                .iter()
                .find(|meta| meta.name == *name && !meta.content.trim().is_empty())
        });
        if let Some(meta) = meta {
            let title = meta.content.clone().trimmed();
            self.header.title = Some(title.as_str().to_owned());
            self.put("title", &title);
        }
    }

    /// Document number, addressees, attachments, citations and the note of disclosure in the cover.
    fn cover(&mut self, entries: &mut [Entry], sections: &Sections) {
        let mut body = false;
        for at in sections.cover.clone() {
            let Entry::Line(line) = &entries[at] else {
                continue;
            };
            if line.zone == Zone::Chrome {
                continue;
            }
            let text = line.text.clone();
            match line.class {
                Class::DocNumber if self.header.doc_number.is_none() && !body => {
                    if let Some(found) = doc_number::whole(&text) {
                        self.doc_number(&text, &found);
                    }
                }
                Class::Addressees
                    if !body && self.header.addressees.is_empty() && addressed(&text).is_some() =>
                {
                    self.addressees(&whole_list(entries, at, sections.cover.start));
                    body = true;
                }
                Class::AttachmentNote if self.header.attachments.is_empty() => {
                    attachments::read(entries, at, &mut self.header, self.source);
                }
                Class::Disclosure => self.disclosure(&text),
                Class::Prose | Class::Heading(_) => {
                    if !body
                        && self.header.addressees.is_empty()
                        && let Some(end) = addressed(&text)
                    {
                        self.addressees(&text.slice(0..end));
                    }
                    body |= text.ends_with('。');
                    self.references(&text);
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
                let text = line.text.clone();
                self.disclosure(&text);
            }
        }
        if self.header.doc_number.is_none() {
            self.number_in_title();
        }
        for part in &sections.parts {
            self.preamble(&entries[part.body.clone()]);
        }
    }

    /// What an attached document rests on (根据《…》(…〔…〕…号)…制定本方案) stands in sentences before its first item or table.
    fn preamble(&mut self, body: &[Entry]) {
        let is_preamble = |entry: &&Entry| {
            matches!(entry, Entry::Line(line) if matches!(line.class, Class::PageMark)
                || line.class == Class::Prose && line.text.ends_with(['。', ':', '：']))
        };
        for entry in body.iter().take_while(is_preamble) {
            if let Entry::Line(line) = entry {
                self.references(&line.text);
            }
        }
    }

    /// A notice without a signature names its issuer in the title: `甲县人民政府办公室关于印发…的通知`.
    fn issuer_in_title(&mut self) {
        let (None, Some(title)) = (&self.header.issuer, self.header.title.clone()) else {
            return;
        };
        let end = ["关于", "印发", "转发", "下发"]
            .iter()
            .filter_map(|verb| title.find(verb))
            .min()
            .unwrap_or(0);
        let issuer = title[..end].trim();
        if unit_list::looks_like_unit(issuer).is_none() {
            return;
        }
        self.header.issuer = Some(issuer.to_owned());
        if let Some(at) = self.header.places.get("title").cloned() {
            let place = crate::place::part(self.source, &at, &title, 0..issuer.len());
            self.header.places.insert("issuer".to_owned(), place);
        }
    }

    pub(super) fn doc_number(&mut self, text: &MappedText, found: &FoundNumber) {
        self.header.doc_number = Some(model_number(found));
        self.put("doc_number", &text.slice(found.range.clone()));
    }

    /// A number in brackets behind the title.
    fn number_in_title(&mut self) {
        let Some(title) = self.header.title.clone() else {
            return;
        };
        let Some(found) = doc_number::find_all(&title).pop() else {
            return;
        };
        if title[found.range.end..]
            .trim_matches([')', '）', ' '])
            .is_empty()
            && !inside_quotes(&title, found.range.start)
        {
            self.header.doc_number = Some(model_number(&found));
            if let Some(at) = self.header.places.get("title").cloned() {
                let place = crate::place::part(self.source, &at, &title, found.range.clone());
                self.header.places.insert("doc_number".to_owned(), place);
            }
        }
    }

    /// Splits at `、` and `,` outside brackets.
    fn addressees(&mut self, text: &MappedText) {
        let bare = text.slice(
            0..text
                .trim_end_matches([':', '：', ' ', '\u{a0}', '\u{3000}'])
                .len(),
        );
        let mut depth = 0usize;
        let mut from = 0;
        for (at, c) in bare.char_indices() {
            match c {
                '(' | '（' | '[' | '〔' => depth += 1,
                ')' | '）' | ']' | '〕' => depth = depth.saturating_sub(1),
                '、' | ',' | '，' | ';' | '；' if depth == 0 => {
                    self.addressee(&bare[from..at]);
                    from = at + c.len_utf8();
                }
                _ => {}
            }
        }
        self.addressee(&bare[from..]);
        if !self.header.addressees.is_empty() {
            self.put("addressees", &bare);
        }
    }

    fn addressee(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.header.addressees.push(text.to_owned());
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

    /// `《…》(…〔…〕…号)` in a sentence.
    fn references(&mut self, text: &MappedText) {
        if !text.contains('》') {
            return;
        }
        for found in doc_number::find_all(text) {
            let before = text[..found.range.start].trim_end_matches(['(', '（', ' ', '\u{a0}']);
            let Some(title) = before.strip_suffix('》').and_then(outer_quote) else {
                continue;
            };
            let reference = Reference {
                title: title.to_owned(),
                doc_number: model_number(&found),
            };
            if !self.header.references.contains(&reference) {
                self.header.references.push(reference);
                let start = before.len() - '》'.len_utf8() - title.len();
                self.add_place(
                    "references",
                    text.span_of(start..found.range.end, self.source),
                );
            }
        }
    }

    /// Adds a place to a list's: the hull of all, with the parts as pieces.
    fn add_place(&mut self, key: &str, part: Span) {
        let Some(known) = self.header.places.get_mut(key) else {
            self.header.places.insert(key.to_owned(), part);
            return;
        };
        if known.pieces.is_empty() {
            known.pieces.push(known.clone());
        }
        known.end = known.end.max(part.end);
        known.pieces.push(part);
    }

    /// Issuer lines and the date above each other at the end of the cover.
    fn signature(&mut self, entries: &mut [Entry], sections: &Sections) {
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
            let Entry::Line(line) = &entries[at] else {
                break;
            };
            if matches!(line.class, Class::PageMark | Class::Disclosure) && lines.is_empty() {
                continue;
            }
            if !is_issuer(line) || lines.len() == if sections.closing { 1 } else { 6 } {
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
                issuer.append(&line.text);
                line.class = Class::Signature;
            }
        }
        self.header.issuer = Some(issuer.as_str().to_owned());
        self.put("issuer", &issuer);
    }
}

/// The addressees with the lines before that end in a comma: a long list runs over several.
fn whole_list(entries: &[Entry], last: usize, from: usize) -> MappedText {
    let mut first = last;
    while first > from
        && matches!(&entries[first - 1], Entry::Line(line)
            if line.class == Class::Prose && line.text.ends_with([',', '，', '、', ';', '；']))
    {
        first -= 1;
    }
    let mut list = MappedText::default();
    for entry in &entries[first..=last] {
        if let Entry::Line(line) = entry {
            list.append(&line.text);
        }
    }
    list
}

/// Where the addressees end that a paragraph begins with: `各镇人民政府：现将…`.
fn addressed(text: &str) -> Option<usize> {
    const LONGEST: usize = 600;
    let colon = text.find([':', '：']).filter(|&at| at <= LONGEST)?;
    let list = &text[..colon];
    let names = list
        .split(['、', ',', '，'])
        .map(str::trim)
        .any(|name| name.starts_with('各') || unit_list::looks_like_unit(name).is_some());
    (names && !list.contains(['。', ';', '；', '《'])).then_some(colon)
}

/// The number as the model has it.
pub(super) fn model_number(found: &FoundNumber) -> DocNumber {
    DocNumber {
        text: found.text.clone(),
        agency_code: found.agency_code.clone(),
        year: found.year,
        serial: found.serial,
    }
}

/// Where the title of the 《》 that has just been closed begins; nested 《》 or 〈〉 stay inside.
fn outer_quote(before: &str) -> Option<&str> {
    let mut depth = 1;
    for (at, c) in before.char_indices().rev() {
        match c {
            '》' => depth += 1,
            '《' => {
                depth -= 1;
                if depth == 0 {
                    return Some(&before[at + c.len_utf8()..]);
                }
            }
            _ => {}
        }
    }
    None
}

fn inside_quotes(text: &str, at: usize) -> bool {
    text[..at].matches('《').count() > text[..at].matches('》').count()
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

/// The first line of the notice that can be its title.
/// A content that begins with its addressees has its title right above, outside the element that holds the rest.
fn title_above(entries: &[Entry], sections: &Sections) -> Option<usize> {
    let first = entries[sections.cover.clone()]
        .iter()
        .find_map(|entry| match entry {
            Entry::Line(line) if line.class != Class::DocNumber => Some(line),
            _ => None,
        })?;
    if first.class != Class::Addressees {
        return None;
    }
    let is_part = |at: &usize| {
        matches!(&entries[*at], Entry::Line(line) if line.class == Class::Prose && line.links.is_empty()
            && !line.text.ends_with(['。', ':', '：']))
    };
    let lines = (0..sections.cover.start).rev().take(4).take_while(is_part);
    lines
        .filter(|&start| closes_from(entries, start, sections.cover.start))
        .last()
}

fn first_title(entries: &[Entry], sections: &Sections) -> Option<usize> {
    let usable = |at: &usize| match &entries[*at] {
        Entry::Line(line) => match line.class {
            // A title is no sentence.
            Class::Prose | Class::Title => {
                line.text.chars().filter(|&c| is_han(c)).count() >= 4
                    && !line.text.ends_with(['。', ';', '；', ':', '：', ',', '，'])
                    && !is_letterhead(&line.text)
            }
            // A number before a title is that of a compilation.
            Class::Heading(_) => has_title_tail(&line.text) || line.text.contains("关于"),
            _ => false,
        },
        Entry::Table(_) => false,
    };
    let outline = sections.cover.clone().find(|at| {
        // A number alone before the title is that of a compilation, too.
        matches!(&entries[*at], Entry::Line(line) if matches!(&line.class, Class::Heading(marker) if marker.len < line.text.len()))
            && !usable(at)
    });
    let end = head_end(entries, sections);
    // A letterhead (甲市人民政府文件) stands above the number, the title mostly below it.
    let number = (sections.cover.start..end)
        .find(|at| matches!(&entries[*at], Entry::Line(line) if line.class == Class::DocNumber));
    let first = number
        .and_then(|number| (number..end).find(usable))
        .or_else(|| (sections.cover.start..end).find(usable))?;
    // What stands below the first item of an outline is no title.
    if outline.is_some_and(|outline| outline < first) {
        return None;
    }
    if sections.signed.is_some() || closes_from(entries, first, end) {
        return Some(first);
    }
    // Below a page's own name stands the document's, which closes as titles do.
    (first..(first + 6).min(end))
        .find(|at| usable(at) && closes_from(entries, *at, *at + 1))
        .or(Some(first))
}

/// Where the head of the notice ends: a title stands above the addressees, or else above the first sentence.
fn head_end(entries: &[Entry], sections: &Sections) -> usize {
    let is_class = |at: &usize, wanted: fn(&Paragraph) -> bool| matches!(&entries[*at], Entry::Line(line) if line.zone == Zone::Content && wanted(line));
    let to_bodies =
        |line: &Paragraph| line.class == Class::Addressees && addressed(&line.text).is_some();
    let sentence = |line: &Paragraph| line.class == Class::Prose && line.text.ends_with('。');
    let mut cover = sections.cover.clone();
    cover
        .clone()
        .find(|at| is_class(at, to_bodies))
        .or_else(|| cover.find(|at| is_class(at, sentence)))
        .unwrap_or(sections.cover.end)
}

/// The letterhead (发文机关标志) of a print: the name of the body with 文件 behind it.
fn is_letterhead(text: &str) -> bool {
    let name = text.trim().strip_suffix("文件");
    name.is_some_and(|name| unit_list::looks_like_unit(name.trim()).is_some())
}

/// Whether the lines from here on close as a title does, within a few.
fn closes_from(entries: &[Entry], start: usize, end: usize) -> bool {
    let mut element = None;
    for entry in &entries[start..end.min(start + 4)] {
        let Entry::Line(line) = entry else {
            return false;
        };
        if *element.get_or_insert(line.element) != line.element
            || line.text.ends_with(['。', ':', '：'])
        {
            return false;
        }
        if has_title_tail(&line.text) {
            return true;
        }
    }
    false
}

/// The title's lines joined: it goes on until it closes as titles do.
fn join_title(entries: &mut [Entry], start: usize, end: usize) -> MappedText {
    let mut title = MappedText::default();
    let mut element = None;
    let mut lines = 0;
    for entry in &mut entries[start..end] {
        let Entry::Line(line) = entry else { break };
        if line.class == Class::PageMark && lines > 0 {
            title.push_cut();
            continue;
        }
        // A heading of the page and the title of the document below it are not one title.
        if *element.get_or_insert(line.element) != line.element {
            break;
        }
        let usable = matches!(line.class, Class::Prose | Class::Title)
            || (lines == 0 && matches!(line.class, Class::Heading(_)));
        if !usable || lines == 8 || (lines > 0 && line.text.ends_with(['。', ':', '：'])) {
            break;
        }
        // …工作方案 / 的通知: a title ends where the next line does not go on with it.
        let whole = has_title_tail(&title) && balanced(&title);
        if whole && !line.text.starts_with(['的', '》']) {
            break;
        }
        title.append(&line.text);
        line.class = Class::Title;
        lines += 1;
    }
    title
}

fn balanced(text: &str) -> bool {
    text.matches('《').count() == text.matches('》').count()
}

/// A title without a number of a compilation before it and a date in brackets behind it.
fn bare_title(title: &MappedText) -> MappedText {
    let mut start = 0;
    if let Some(colon) = title.find([':', '：'])
        && matches!(
            title[..colon].trim(),
            "标题" | "名称" | "文件名称" | "信息名称"
        )
    {
        start = colon + title[colon..].chars().next().map_or(1, char::len_utf8);
    } else if let Some(marker) = crate::zh::ordinal::leading(title)
        && has_title_tail(title)
        && title.chars().count() > 10
    {
        start = marker.len;
    }
    let mut end = title.trim_end().len();
    if title[..end].ends_with([')', '）'])
        && let Some(open) = title[..end].rfind(['(', '（'])
        && matches!(
            date::parse_date_line(title[open..end].trim_matches(['(', ')', '（', '）'])),
            Some(DateReading::Exact(_))
        )
    {
        end = open;
    }
    title.slice(start..end).trimmed()
}

fn is_issuer(line: &Paragraph) -> bool {
    let length = line.text.chars().count();
    matches!(line.class, Class::Prose)
        && (2..=60).contains(&length)
        && !line
            .text
            .ends_with(['。', ';', '；', ':', '：', ',', '，', '、', '!', '！'])
        && !line.text.contains(['。', ';', '；'])
        && (length <= 30 || line.text.contains([' ', '\u{a0}', '\u{3000}']))
}
