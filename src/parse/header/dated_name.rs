//! The line that names the issuer and the day beside each other where a notice has no signature: below the title
//! (`中共甲市委改革领导小组（2018年3月5日）`), or above it on the sheet of minutes and bulletins (`甲县人民政府办公室　　2019年7月12日`).

use std::ops::Range;

use super::Reader;
use crate::parse::lines::{Class, Entry};
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
        for entry in cover.iter_mut().take(first + behind + 1) {
            if let Entry::Line(line) = entry
                && line.class == Class::Prose
                && let Some((name, date)) = name_and_date(&line.text)
                && let Some(DateReading::Exact(day)) = parse_date_line(&line.text[date.clone()])
            {
                line.class = Class::Signature;
                let (name, date) = (line.text.slice(name), line.text.slice(date));
                self.header.issuer = Some(name.as_str().to_owned());
                self.put("issuer", &name);
                self.header.issued_on = Some(day);
                self.put("issued_on", &date);
                return;
            }
        }
    }
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
