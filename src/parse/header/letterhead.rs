//! The letterhead (发文机关标志) of a print, 甲县人民政府文件, and the bodies on lines of their own above a title.

use super::Reader;
use crate::mapped::MappedText;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::parse::parts::Sections;
use crate::zh::text::fold::squeeze;
use crate::zh::text::scan::{is_digit, is_space};
use crate::zh::unit;

impl Reader<'_> {
    /// A page whose heading leaves the bodies out has them above the title of the document.
    pub(super) fn issuer_above_title(&mut self) {
        if let (None, Some(bodies)) = (&self.header.issuer, self.issuer_above.take()) {
            self.header.issuer = Some(bodies.as_str().to_owned());
            self.put("issuer", &bodies);
        }
    }

    /// A notice that nothing else gives a name has it in its letterhead: 甲县人民政府文件.
    pub(super) fn issuer_in_letterhead(&mut self, entries: &mut [Entry], sections: &Sections) {
        if self.header.issuer.is_some() {
            return;
        }
        let cover = sections.cover.clone();
        let Some(last) = cover
            .clone()
            .take(NEAR)
            .find(|&at| is_letterhead(&entries[at]))
        else {
            return;
        };
        let first = first_of_letterhead(entries, cover.start, last);
        let mut name = MappedText::default();
        for entry in &mut entries[first..=last] {
            if let Entry::Line(line) = entry {
                line.class = Class::Signature;
                let end = name_in_letterhead(&line.text).map_or(line.text.len(), str::len);
                name.append(&line.text.slice(0..end).trimmed());
            }
        }
        self.header.issuer = Some(name.as_str().to_owned());
        self.put("issuer", &name);
    }
}

/// How far from the beginning of a document its letterhead stands, in lines.
const NEAR: usize = 12;

/// The letterhead (发文机关标志) of a print: the name of the body, or of several, with 文件 behind it; it may be letter-spaced.
pub(super) fn is_letterhead(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line) if matches!(line.class, Class::Prose | Class::Title)
        && name_in_letterhead(&line.text).is_some())
}

pub(super) fn name_in_letterhead(text: &str) -> Option<&str> {
    let name = text.trim_end().strip_suffix('件')?.trim_end();
    let name = name.strip_suffix('文')?.trim_end();
    let is_body = |name: &str| unit::list::looks_like_unit(name).is_some();
    let tight = squeeze(name);
    (is_body(&tight) || name.split_whitespace().all(is_body)).then_some(name)
}

/// The first line of a letterhead: joint issuers stand one below another, 文件 set off beside them.
fn first_of_letterhead(entries: &[Entry], from: usize, last: usize) -> usize {
    let set_off = |line: &Paragraph| line.text.trim_end_matches(['文', '件']).ends_with(is_space);
    if !entries[last].line().is_some_and(set_off) {
        return last;
    }
    (from..last)
        .rev()
        .take_while(|&at| matches!(&entries[at], Entry::Line(line) if line.class == Class::Prose && is_body(&line.text)))
        .last()
        .unwrap_or(last)
}

/// Whether a line is one of a letterhead over several.
pub(super) fn is_in_letterhead(entries: &[Entry], at: usize) -> bool {
    /// Most bodies of one.
    const BODIES: usize = 6;
    let near = &entries[at..entries.len().min(at + BODIES)];
    let body = |entry: &&Entry| matches!(entry, Entry::Line(line) if line.class == Class::Prose && is_body(&line.text));
    let bodies = near.iter().take_while(body).count();
    near.get(bodies).is_some_and(is_letterhead)
}

/// The bodies on the lines right above a line, one a line.
pub(super) fn bodies_above(entries: &[Entry], at: usize) -> Option<MappedText> {
    let names = |text: &str| is_body(text) || text.split_whitespace().all(is_body);
    let first = (0..at)
        .rev()
        .take_while(|&at| matches!(&entries[at], Entry::Line(line) if line.class == Class::Prose && names(&line.text)))
        .last()?;
    let mut bodies = MappedText::default();
    for entry in &entries[first..at] {
        if let Entry::Line(line) = entry {
            bodies.append(&line.text);
        }
    }
    Some(bodies)
}

/// Whether a text is the name of a body beyond doubt.
pub(super) fn is_body(text: &str) -> bool {
    let name = text.trim();
    // 2023-12-08 甲县人民政府 is a stamp of a page.
    !name.starts_with(is_digit) && unit::list::are_sure_bodies(name)
}
