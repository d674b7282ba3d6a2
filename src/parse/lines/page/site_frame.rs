//! What a site prints around a document and only the lines beside it tell from the document's own: the names of its pages below
//! 首页, a line each; the files that it offers below 附件下载; who runs it (主办：甲市人民政府 承办：乙局), above its registration.

use super::furniture::{is_certain, is_offer, names_file};
use crate::document::{Element, Zone};
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::zh::text::scan::{is_han, trim};
use crate::zh::unit::list::looks_like_unit;
use crate::zh::unit::name::Confidence;

/// Leaves to the page what stands so.
pub(crate) fn set_aside(entries: &mut [Entry]) {
    let mut menu = false;
    let mut offers = false;
    let mut announced = false;
    for at in 0..entries.len() {
        let names_file_below =
            || matches!(entries.get(at + 1), Some(Entry::Line(below)) if names_file(&below.text));
        let Entry::Line(line) = &entries[at] else {
            (menu, offers) = (false, false);
            continue;
        };
        menu = is_front(&line.text) || menu && is_page(line);
        offers = match line.class {
            // 附件： alone announces what no note has.
            Class::AttachmentMark(None) => announced && names_file_below(),
            _ => is_offer(&line.text) || offers && names_file(&line.text),
        };
        announced |= line.class == Class::AttachmentNote;
        let Entry::Line(line) = &mut entries[at] else {
            continue;
        };
        if menu || offers {
            line.class = Class::Chrome;
        }
    }
    hosts(entries);
}

/// The front page alone on a line.
fn is_front(text: &str) -> bool {
    matches!(trim(text), "首页" | "网站首页" | "主页" | "网站主页")
}

/// Whether a line can be the name of a page: a few characters that are no body and begin no title.
fn is_page(line: &Paragraph) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;
    LENGTHS.contains(&line.signs.characters)
        && line.class == Class::Prose
        && !matches!(line.element, Element::Heading(_))
        && !line.text.starts_with("关于")
        && line.text.trim().chars().all(is_han)
        && looks_like_unit(line.text.trim()) != Some(Confidence::High)
}

/// The lines at the end of a text that name who runs the site, with its registration on them or below
/// them, or a government for its host.
fn hosts(entries: &mut [Entry]) {
    /// Lines of a foot; what stands further up is the document's.
    const MOST: usize = 12;
    /// Further lines between those of the foot that only name and number the site.
    const BETWEEN: usize = 2;
    let mut stamped = false;
    let mut first = None;
    let mut unknown = 0;
    for (at, entry) in entries.iter().enumerate().rev().take(MOST) {
        let Entry::Line(line) = entry else { break };
        let host = is_host(&line.text);
        let stamp = is_certain(&line.text, line.signs)
            || addresses(&line.text)
            || host && of_government(&line.text);
        stamped |= stamp;
        if stamp || host {
            unknown = 0;
            first = host.then_some(at).or(first);
        } else {
            unknown += 1;
        }
        let of_document = matches!(line.class, Class::Heading(_) | Class::AttachmentMark(_));
        if of_document || unknown > BETWEEN {
            break;
        }
    }
    // A document whose tasks name them so keeps the last ones, too.
    let named = |entry: &Entry| matches!(entry, Entry::Line(line) if is_host(&line.text) && line.zone == Zone::Content);
    if let Some(first) = first.filter(|first| stamped && !entries[..*first].iter().any(named)) {
        for entry in &mut entries[first..] {
            if let Entry::Line(line) = entry {
                line.class = Class::Chrome;
                line.zone = Zone::Chrome;
            }
        }
    }
}

/// 主办：甲市人民政府, 承办单位：乙局
pub(super) fn is_host(text: &str) -> bool {
    const LABELS: [&str; 3] = ["主办", "承办", "主管"];
    let text = text.trim_start();
    LABELS.iter().any(|label| {
        let behind = text.strip_prefix(label);
        behind.is_some_and(|behind| {
            let behind = behind.strip_prefix("单位").unwrap_or(behind).trim_start();
            behind.starts_with([':', '：'])
        })
    })
}

/// Whether a government runs the site, or its office: work is handed to departments and not to them.
fn of_government(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or(text);
    ["人民政府", "政府办公室", "政府办公厅"]
        .iter()
        .any(|end| first.ends_with(end))
}

/// Where the office of a site is, on one line with who runs it: 地址：…, 邮编：317000.
fn addresses(text: &str) -> bool {
    ["地址：", "地址:", "邮编：", "邮编:", "网站标识码"]
        .iter()
        .any(|label| text.contains(label))
}
