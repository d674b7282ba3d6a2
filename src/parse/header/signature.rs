//! The signature of a notice (落款): its issuer (发文机关署名) above its date (成文日期).

use super::Reader;
use super::stamp::is_stamp;
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::parse::lines::signature_line::ends_cover;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::parse::parts::Sections;
use crate::zh::text::bracket::closing_bracket;
use crate::zh::text::scan::{head, is_colon, is_han, is_round_open, is_stop};
use crate::zh::text::words::ends_with_any;
use crate::zh::unit::level::LEVELS;
use crate::zh::{time::date, unit};

impl Reader<'_> {
    /// Issuer lines and the date above each other at the end of the cover.
    pub(super) fn signature(&mut self, entries: &mut [Entry], sections: &Sections) {
        let Some(signed) = sections.signed else {
            return;
        };
        if let Entry::Line(line) = &entries[signed] {
            let issued = date::parse_date_line(&line.text);
            self.header.issued_on = issued.and_then(|reading| reading.date());
            self.put("issued_on", &line.text);
        }
        let mut lines = Vec::new();
        for at in (sections.cover.start..signed).rev() {
            if let Entry::Line(note) = &mut entries[at]
                && is_note_of_seal(&note.text)
            {
                note.class = Class::Signature;
                continue;
            }
            let Entry::Line(line) = &entries[at] else {
                break;
            };
            // A page may end between the names of those who issue the notice together.
            let between = line.class == Class::PageMark;
            if between || line.class == Class::Disclosure && lines.is_empty() {
                continue;
            }
            if !is_issuer(line) || sections.closing && lines.len() == 1 {
                break;
            }
            // Above the name stands another body, or the beginning of a name that goes on below.
            if let Some(&below) = lines.last()
                && !goes_with(line, &entries[below])
            {
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
                issuer.append(&without_seal(&line.text));
                line.class = Class::Signature;
            }
        }
        self.header.issuer = Some(issuer.as_str().to_owned());
        self.put("issuer", &issuer);
    }

    /// A signature that has lost its date: bodies alone on the last lines of the cover, below its last sentence.
    pub(super) fn issuer_without_date(&mut self, entries: &mut [Entry], sections: &Sections) {
        if self.header.issuer.is_some() || sections.signed.is_some() {
            return;
        }
        let cover = sections.cover.clone();
        let body = |at: usize| {
            entries[at].line().filter(|line| {
                line.zone == Zone::Content
                    && matches!(line.class, Class::Prose | Class::Signature)
                    && unit::list::are_sure_bodies(&without_seal(&line.text))
            })
        };
        // A name without its place (县水利局) is one of a list.
        let is_body = |at: usize| {
            body(at)
                .is_some_and(|line| begins_with_place(&line.text) && !line.text.starts_with(LEVELS))
        };
        let ends = |at: usize| at + 1 == cover.end || ends_cover(&entries[at + 1..]);
        let Some(last) = cover.clone().find(|&at| is_body(at) && ends(at)) else {
            return;
        };
        let first = (cover.start..=last)
            .rev()
            .take_while(|&at| is_body(at))
            .last();
        let first = first.unwrap_or(last);
        /// So many bytes of a name tell the place.
        const PLACE: usize = 2 * '县'.len_utf8();
        // Bodies alone on lines further up are a column.
        let begun = cover.clone().find(|&at| {
            matches!(&entries[at], Entry::Line(line) if matches!(line.class, Class::Addressees | Class::Heading(_)) || line.text.ends_with('。'))
        });
        if begun.is_none_or(|begun| (begun..first).any(|at| body(at).is_some())) {
            return;
        }
        let above = first.checked_sub(1).filter(|above| cover.contains(above));
        let place = entries[first]
            .line()
            .map_or("", |line| head(&line.text, PLACE));
        let is_label = |text: &str| text.ends_with([':', '：', '、']);
        let closes = |entry: &Entry| match entry {
            Entry::Table(_) => true,
            Entry::Line(line) => {
                line.text.ends_with(['。', '）', ')', '！'])
                    || matches!(line.class, Class::AttachmentNote | Class::Disclosure)
                    // Below a label that names bodies of the same place the list may go on.
                    || line.class == Class::Duty && !line.text.contains(place) && !is_label(&line.text)
            }
        };
        if !above.is_some_and(|above| closes(&entries[above])) {
            return;
        }
        let mut issuer = MappedText::default();
        for entry in &mut entries[first..=last] {
            if let Entry::Line(line) = entry {
                issuer.append(&without_seal(&line.text));
                line.class = Class::Signature;
            }
        }
        self.header.issuer = Some(issuer.as_str().to_owned());
        self.put("issuer", &issuer);
    }
}

/// Whose seal stands on the print, in brackets: （代章）, （县教育局代章）.
fn is_note_of_seal(text: &str) -> bool {
    const LONGEST: usize = 24;
    let text = text.trim();
    if text.chars().nth(LONGEST).is_some() {
        return false;
    }
    let inner = text.trim_matches(['(', ')', '（', '）']);
    matches!(inner, "代章" | "印章" | "盖章" | "公章" | "代" | "章")
        || text.starts_with(is_round_open)
            && inner.ends_with("代章")
            && !inner.contains(['(', ')', '（', '）'])
}

/// A name without such a bracket behind it: 甲局（印章）.
fn without_seal(line: &MappedText) -> MappedText {
    let end = line.trim_end().len();
    match closing_bracket(&line[..end]) {
        Some((open, _)) if open > 0 && is_note_of_seal(&line[open..end]) => {
            line.slice(0..open).trimmed()
        }
        _ => line.clone(),
    }
}

/// Whether a line of a signature is a name, alone or with the line below it.
fn goes_with(line: &Paragraph, below: &Entry) -> bool {
    let Entry::Line(below) = below else {
        return false;
    };
    let plain = !line
        .text
        .contains(|c: char| c.is_ascii_digit() || matches!(c, '【' | '】' | '：' | ':'));
    let is_unit = |text: &str| unit::list::looks_like_unit(text).is_some();
    plain
        && (is_unit(&line.text)
            || is_unit(&[&*line.text, &*below.text].concat())
            || goes_on_below(line, below))
}

/// Whether a long line begins the name of a body that was set up for something, and the line below ends it: 甲开发区新型肺炎疫情 /
/// 防控保障组办公室.
fn goes_on_below(line: &Paragraph, below: &Paragraph) -> bool {
    const SET_UP: [&str; 5] = ["指挥部", "委员会", "组", "专班", "办公室"];
    let is_name = |text: &str| text.chars().all(is_han);
    // 请各县认真贯彻执行
    let asks = line.text.starts_with(['请', '各', '望', '特', '现', '以']);
    (10..=30).contains(&line.text.chars().count())
        && !asks
        && begins_with_place(&line.text)
        && is_name(&line.text)
        && is_name(&below.text)
        && !begins_with_place(&below.text)
        && ends_with_any(&below.text, &SET_UP)
}

fn begins_with_place(text: &str) -> bool {
    text.starts_with("中共") || text.chars().take(10).any(|c| LEVELS.contains(&c))
}

fn is_issuer(line: &Paragraph) -> bool {
    let length = line.text.chars().count();
    matches!(line.class, Class::Prose)
        // （联系人：丙） stands above a date alone.
        && !line.text.starts_with(['由', '（', '('])
        && !line.text.contains(is_colon)
        && (2..=60).contains(&length)
        && line.text.contains(is_han)
        && !is_stamp(&line.text)
        && !line
            .text
            .ends_with(['。', ';', '；', ':', '：', ',', '，', '、', '!', '！'])
        && !line.text.contains(is_stop)
        && (length <= 30 || line.text.contains([' ', '\u{a0}', '\u{3000}']))
}
