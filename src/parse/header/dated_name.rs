//! The line that names the issuer and the day beside each other where a notice has no signature: below the title
//! (`中共甲市委改革领导小组（2018年3月5日）`), or above it or its number on the sheet of minutes and bulletins (`甲县人民政府办公室
//! 2019年7月12日`). Below a title each may have a line of its own.

use std::ops::Range;

use super::Reader;
use crate::mapped::MappedText;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::parse::parts::Sections;
use crate::zh::text::scan::{is_round_close, is_round_open, is_space};
use crate::zh::time::date::{DateReading, parse_date_line};
use crate::zh::unit;

impl Reader<'_> {
    /// Takes issuer and day from such a line of the head, where no signature gives them.
    pub(super) fn dated_name(&mut self, entries: &mut [Entry], sections: &Sections) {
        if self.header.issuer.is_some() || self.header.issued_on.is_some() {
            return;
        }
        let title =
            |entry: &Entry| matches!(entry, Entry::Line(line) if line.class == Class::Title);
        let cover = &mut entries[sections.cover.clone()];
        let Some(first) = cover.iter().position(title) else {
            return;
        };
        let behind = cover[first..]
            .iter()
            .take_while(|entry| title(entry))
            .count();
        let numbers = cover[first + behind..]
            .iter()
            .take_while(
                |entry| matches!(entry, Entry::Line(line) if line.class == Class::DocNumber),
            )
            .count();
        let below = first + behind + numbers;
        for at in 0..cover.len().min(below + 1) {
            let Entry::Line(line) = &cover[at] else {
                continue;
            };
            if line.class != Class::Prose {
                continue;
            }
            let beside = name_and_date(&line.text)
                .map(|(name, date)| (line.text.slice(name), line.text.slice(date)));
            let found = match beside {
                None if at == below => cover.get(at + 1).and_then(|next| below_name(line, next)),
                beside => beside,
            };
            if let Some((name, date)) = found
                && let Some(DateReading::Exact(day)) = parse_date_line(&date)
            {
                cover[at].set_class(Class::Signature);
                self.header.issuer = Some(name.as_str().to_owned());
                self.put("issuer", &name);
                self.header.issued_on = Some(day);
                self.put("issued_on", &date);
                return;
            }
        }
    }
}

/// The name of a body and the day on the line below it: 甲县招商工作领导小组 / 2024年2月20日.
fn below_name(line: &Paragraph, below: &Entry) -> Option<(MappedText, MappedText)> {
    let date = below.line().filter(|below| below.class == Class::Date)?;
    let name = line.text.clone().trimmed();
    // What a page says of itself has its day in figures.
    let printed = date.text.contains('年');
    (printed && unit::list::are_sure_bodies(&name)).then(|| (name, date.text.clone().trimmed()))
}

/// Whether a line is a name and a day beside each other.
pub(super) fn is_dated_name(text: &str) -> bool {
    name_and_date(text).is_some()
}

/// The name of a body and the day behind it, in round brackets or parted from it by white space, of which a line consists.
fn name_and_date(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    const LONGEST: usize = 200;
    let line = text.trim_matches(is_space);
    if line.len() > LONGEST || !line.ends_with(['日', ')', '）']) {
        return None;
    }
    let start = text.len() - text.trim_start_matches(is_space).len();
    let (whole, (name, date)) = match line.strip_suffix(is_round_close) {
        Some(inner) => (inner, inner.rsplit_once(is_round_open)?),
        None => (line, line.rsplit_once(is_space)?),
    };
    parse_date_line(date)?;
    let end = start + whole.len();
    let name = name.trim_end_matches(is_space);
    (unit::list::are_sure_bodies(name)).then(|| (start..start + name.len(), end - date.len()..end))
}
