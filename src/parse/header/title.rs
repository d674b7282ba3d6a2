//! The title of a notice (标题), and what it says besides: the issuer before it, a document number around it.

use super::further_print::mark_further_prints;
use super::letterhead::bodies_above;
use super::page_labels::Labelled;
use super::page_print::without_page_words;
use super::title_lines;
use super::title_text::{before_number, date_in_brackets, in_book_marks, number_behind};
use super::{Reader, model_number};
use crate::document::Document;
use crate::mapped::MappedText;
use crate::parse::lines::labels::Field;
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry, Paragraph, is_kind_of_file, names_site};
use crate::parse::parts::{Sections, title_of};
use crate::parse::table::title_row;
use crate::zh::doc_number;
use crate::zh::text::fold::fold;
use crate::zh::time::date;
use crate::zh::unit;

impl Reader<'_> {
    /// The title: a heading of the page, else the first lines of the notice that close as titles do.
    pub(super) fn title(
        &mut self,
        entries: &mut [Entry],
        sections: &Sections,
        document: &Document,
        labelled: &[Labelled],
    ) {
        let start = title_lines::start(entries, sections, document);
        let index = labelled.iter().find(|found| found.field == Field::Title);
        let title = match (start, index) {
            (Some(start), _) => title_lines::claim(entries, sections, start),
            (None, Some(index)) => index.value.clone(),
            (None, None) => {
                self.title_date = date_above_number(&entries[sections.cover.clone()]);
                match title_in_table(entries).or_else(|| title_of_quoted(entries, sections)) {
                    Some(title) => title,
                    None => return self.title_from_meta(document),
                }
            }
        };
        let title = self.without_number_behind(title);
        let (bare, date) = bare_title(&title);
        let below =
            start.and_then(|start| date_below(&entries[start..sections.cover.end.max(start)]));
        self.title_date = date.or(below);
        if let Some(start) = start {
            self.note_below(&entries[start..sections.cover.end.max(start)]);
        }
        // Book marks that set the title off from its number, or from its second print, are none of the heading's.
        let set_off = in_book_marks(&bare).filter(|inner| {
            let marks = ('《'.len_utf8(), '》'.len_utf8());
            inner.start > marks.0 || inner.end + marks.1 < bare.len()
        });
        let inner = set_off.map(|inner| bare.slice(inner));
        let title = self.without_number(bare);
        let title = inner.unwrap_or(title);
        self.header.title = Some(title.as_str().to_owned());
        self.put("title", &title);
        let further = mark_further_prints(&mut entries[..sections.cover.end], &title);
        let above = || start.and_then(|start| bodies_above(entries, start));
        self.issuer_above = further.issuer.or_else(above);
        if self.title_date.is_none() {
            self.title_date = further.end.and_then(|end| date_below(&entries[end..]));
        }
        if let (None, Some((line, found))) = (&self.header.doc_number, further.number) {
            self.doc_number(&line, &found);
        }
    }

    /// The title without the document number that some pages print before it.
    pub(super) fn without_number(&mut self, title: MappedText) -> MappedText {
        let leading = doc_number::find_all(&title).into_iter().find(|found| {
            let behind = &title[found.range.end..];
            found.range.start == 0
                && (has_title_tail(behind) || in_book_marks(behind.trim()).is_some())
        });
        match leading {
            Some(found) => {
                self.doc_number(&title, &found);
                title.slice(found.range.end..title.len()).trimmed()
            }
            None => title,
        }
    }

    /// A note below the title that holds the number and the date: （云政办〔2008〕18号　2008年2月26日）.
    fn note_below(&mut self, entries: &[Entry]) {
        let Some(note) = below_title(entries).map(|line| &line.text) else {
            return;
        };
        if !note.starts_with(['（', '(']) || !note.trim_end().ends_with(['）', ')']) {
            return;
        }
        let numbers = doc_number::find_all(note);
        let ([number], Some((day, _))) = (&numbers[..], date::find_date(note)) else {
            return;
        };
        let rest = |text: &str| text.chars().any(char::is_alphanumeric);
        let between = number.range.end <= day.start && !rest(&note[number.range.end..day.start]);
        if between && !rest(&note[..number.range.start]) && !rest(&note[day.end..]) {
            self.doc_number(note, number);
            self.title_date.get_or_insert_with(|| note.slice(day));
        }
    }

    /// The title without the document number behind it, bare or in brackets: …的通知（云政发〔2021〕22号）.
    fn without_number_behind(&mut self, title: MappedText) -> MappedText {
        let Some(found) = number_behind(&title) else {
            return title;
        };
        self.doc_number(&title, &found);
        let end = before_number(&title, &found).len();
        title.slice(0..end)
    }

    pub(super) fn title_from_meta(&mut self, document: &Document) {
        // The name of the site is no title.
        let site = document.meta.iter().find(|meta| meta.name == "sitename");
        let names_site = |name: &str| {
            name.is_empty()
                || names_site(name)
                || unit::list::looks_like_unit(name).is_some()
                || site.is_some_and(|site| site.content.trim() == name)
        };
        let meta = ["articletitle", "title"].iter().find_map(|name| {
            let mut meta = document.meta.iter();
            meta.find(|meta| meta.name == *name && !names_site(meta.content.trim()))
        });
        if let Some(meta) = meta {
            let title = meta.content.clone().trimmed();
            let title = title.slice(0..without_page_words(&title).len());
            self.header.title = Some(title.as_str().to_owned());
            self.put("title", &title);
        }
    }

    /// A notice without a signature names its issuer in the title: `甲县人民政府办公室关于印发…的通知`.
    pub(super) fn issuer_in_title(&mut self) {
        let (None, Some(title)) = (&self.header.issuer, self.header.title.clone()) else {
            return;
        };
        let end = ["关于", "印发", "转发", "下发"]
            .iter()
            .filter_map(|verb| title.find(verb))
            .min()
            .unwrap_or(0);
        // 【甲专栏】乙县人民政府关于…: where on the site it stands is no part of the name.
        let label = title.starts_with('【').then(|| title.find('】')).flatten();
        let start = label.map_or(0, |close| close + '】'.len_utf8()).min(end);
        let issuer = title[start..end].trim();
        let start = end - title[start..end].trim_start().len();
        if unit::list::looks_like_unit(issuer).is_none() {
            return;
        }
        self.header.issuer = Some(issuer.to_owned());
        if let Some(at) = self.header.places.get("title").cloned() {
            let place = crate::place::part(self.source, &at, &title, start..start + issuer.len());
            self.header.places.insert("issuer".to_owned(), place);
        }
    }

    /// A notice without a signature may be dated behind its title only: `…的通知（2023年6月19日）`.
    pub(super) fn date_of_title(&mut self) {
        if self.header.issued_on.is_none()
            && let Some(text) = self.title_date.take()
            && let Some(day) = date_in_brackets(&text)
        {
            let bare = text.trim_matches(['(', ')', '（', '）']);
            let from = text.find(bare).unwrap_or(0);
            self.header.issued_on = Some(day);
            self.put("issued_on", &text.slice(from..from + bare.len()));
        }
    }

    /// A number in brackets behind the title.
    pub(super) fn number_in_title(&mut self) {
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
}

fn inside_quotes(text: &str, at: usize) -> bool {
    text[..at].matches('《').count() > text[..at].matches('》').count()
}

/// The title of the document that a report quotes whole (…。全文如下：): nothing else of the report is the notice's.
fn title_of_quoted(entries: &[Entry], sections: &Sections) -> Option<MappedText> {
    let ([part], None) = (&sections.parts[..], sections.signed) else {
        return None;
    };
    // A notice that lost its title hands the document on.
    let hands_on = |line: &Paragraph| {
        let mut words = ["现将", "现印发", "你们"].iter();
        matches!(line.class, Class::Addressees | Class::DocNumber)
            || words.any(|word| line.text.contains(word))
    };
    let cover = &entries[sections.cover.clone()];
    let titled = matches!(entries.get(part.title.start), Some(Entry::Line(line)) if line.class == Class::Title);
    if !titled || cover.iter().filter_map(Entry::line).any(hands_on) {
        return None;
    }
    let title = title_of(entries, part.title.clone())?;
    // Inside 《》 the marks of another title are 〈〉.
    let level = |text: &str| fold(text).replace('〈', "《").replace('〉', "》");
    let marked = format!("《{}》", level(&title));
    let quotes = |entry: &Entry| matches!(entry, Entry::Line(line) if line.text.contains('《') && level(&line.text).contains(&marked));
    cover.iter().any(quotes).then_some(title)
}

/// The title in the first table of the content, where the page has none above it.
fn title_in_table(entries: &[Entry]) -> Option<MappedText> {
    let table = entries.iter().find_map(Entry::grid)?;
    title_row(table).map(|(_, title)| title)
}

/// The date in brackets that stands on the line below a title, or below the number there.
fn date_below(entries: &[Entry]) -> Option<MappedText> {
    let is_number =
        |entry: &&Entry| matches!(entry, Entry::Line(line) if line.class == Class::DocNumber);
    let number = entries.iter().take_while(is_number).count();
    let below = below_title(&entries[number..])?;
    let dates = below.class == Class::Date && below.text.starts_with(['（', '(']);
    dates.then(|| below.text.clone())
}

fn below_title(entries: &[Entry]) -> Option<&Paragraph> {
    entries.iter().find_map(|entry| match entry {
        Entry::Line(line) if matches!(line.class, Class::Title | Class::PageMark) => None,
        Entry::Line(line) => Some(line),
        Entry::Table(_) => None,
    })
}

/// The date in brackets right above the document number: what is left where the title stands elsewhere.
fn date_above_number(cover: &[Entry]) -> Option<MappedText> {
    let dated = |line: &Paragraph| line.class == Class::Date && line.text.starts_with(['（', '(']);
    cover.windows(2).find_map(|pair| match pair {
        [Entry::Line(date), Entry::Line(number)]
            if dated(date) && number.class == Class::DocNumber =>
        {
            Some(date.text.clone())
        }
        _ => None,
    })
}

/// A title without a number of a compilation before it, the ending of a file and a date in brackets behind it; that date.
fn bare_title(title: &MappedText) -> (MappedText, Option<MappedText>) {
    let mut start = 0;
    if let Some(marker) = crate::zh::ordinal::leading(title)
        && has_title_tail(title)
        && title.chars().count() > 10
    {
        start = marker.len;
    }
    let mut end = without_page_words(title.trim_end().trim_end_matches('。')).len();
    // A site that shares files heads the page with the name of the file: 2023年任务分解表.docx.
    if let Some((name, kind)) = title[start..end].rsplit_once('.')
        && is_kind_of_file(kind)
    {
        end = start + name.len();
    }
    let mut date = None;
    if title[..end].ends_with([')', '）'])
        && let Some(open) = title[..end].rfind(['(', '（'])
        && date_in_brackets(&title[open..end]).is_some()
    {
        date = Some(title.slice(open..end));
        end = open;
    }
    (title.slice(start..end).trimmed(), date)
}
