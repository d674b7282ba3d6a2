//! The first line of a text that is no more than an annex: its mark and its title (`附件2：甲县任务分解表`). Nothing is said before
//! it that could announce it, so that it is no list of what follows but the head of what is there.

use super::class::{attachment_mark, classify_content};
use super::signs::Signs;
use super::{Class, Entry, Paragraph, names_file};
use crate::document::Zone;
use crate::zh::ordinal;
use crate::zh::text::scan::{find_mark, is_colon, is_space, is_stop};

/// Parts the mark from the title where such a line is the first of the text.
pub(super) fn part(entries: &mut Vec<Entry>) {
    let of_page = |entry: &Entry| {
        matches!(entry, Entry::Line(line) if line.zone != Zone::Content
            || matches!(line.class, Class::Chrome | Class::PageMark))
    };
    let Some(at) = entries.iter().position(|entry| !of_page(entry)) else {
        return;
    };
    // The list goes on below: 附件：1.甲表 / 2.乙表.
    let lists = |entry: Option<&Entry>| {
        matches!(entry, Some(Entry::Line(line)) if line.class == Class::AttachmentNote
            || ordinal::leading(&line.text).is_some_and(|marker| marker.number == 2))
    };
    // A site may offer the annex above the notice that announces it.
    let of_notice = |entry: &Entry| {
        matches!(entry, Entry::Line(line) if matches!(line.class, Class::DocNumber | Class::Addressees
            | Class::Date | Class::AttachmentMark(_) | Class::AttachmentNote))
    };
    let behind = entries.get(at + 1..).unwrap_or_default();
    let is_line = |entry: &Entry| matches!(entry, Entry::Line(_));
    let alone = behind.len() < 2 && behind.iter().all(is_line);
    if alone || lists(behind.first()) || behind.iter().any(of_notice) {
        return;
    }
    let Some(Entry::Line(line)) = entries.get_mut(at) else {
        return;
    };
    let Some((end, start)) = mark(&line.text).filter(|_| line.links.is_empty()) else {
        return;
    };
    let title = line.text.slice(start..line.text.len());
    let signs = Signs::of(&title);
    let behind = Paragraph {
        class: classify_content(&title, signs),
        signs,
        text: title,
        gap: false,
        indented: false,
        ..line.clone()
    };
    line.text = line.text.slice(0..end);
    line.signs = Signs::of(&line.text);
    line.class = Class::AttachmentMark(attachment_mark(&line.text).flatten());
    entries.insert(at + 1, Entry::Line(behind));
}

/// Where the mark of an annex ends, and where the one title behind it begins.
fn mark(text: &str) -> Option<(usize, usize)> {
    /// Most characters of a title.
    const LONGEST: usize = 60;
    if !text.starts_with("附件") && !text.starts_with("附表") {
        return None;
    }
    let parts = |c: char| is_space(c) || is_colon(c);
    let end = find_mark(text, parts)?;
    let title = text[end..].trim_start_matches(parts);
    let start = text.len() - title.len();
    let is_mark = attachment_mark(&text[..end]).is_some();
    let one = !title.is_empty()
        && title.chars().nth(LONGEST).is_none()
        && !title.contains(is_stop)
        && !names_file(title)
        && ordinal::leading(title).is_none();
    (is_mark && one).then_some((end, start))
}
