//! The foot of a page in a text copied from it: links to other notices and sites below the document, which nothing but the
//! words above them tells from rows of its last table.

use super::{Class, Entry, Paragraph};
use crate::document::Zone;
use crate::zh::unit::list::looks_like_unit;
use crate::zh::unit::name::Confidence;

/// What a site prints below a document, and links behind it.
const CLOSINGS: &[&str] = &[
    "打印本页",
    "打印本文",
    "关闭窗口",
    "关闭本页",
    "相关链接",
    "相关文章",
    "相关阅读",
    "相关新闻",
    "相关报道",
    "友情链接",
    "返回顶部",
];

/// Leaves to the page what stands below the document; nothing where such words stand above it, or among its rows.
pub(crate) fn set_aside(entries: &mut [Entry]) {
    let begins = entries
        .iter()
        .rposition(|entry| !matches!(entry, Entry::Line(line) if !is_document(line)))
        .map_or(0, |at| at + 1);
    let closes = |entry: &Entry| {
        matches!(entry, Entry::Line(line) if line.class == Class::Chrome
        && CLOSINGS.iter().any(|word| line.text.starts_with(word)))
    };
    let Some(foot) = entries[begins..].iter().position(closes) else {
        return;
    };
    let foot = begins + foot;
    let opens = |entry: &Entry| {
        matches!(entry, Entry::Line(line)
        if matches!(line.class, Class::Heading(_) | Class::Addressees))
    };
    let bears = |entry: &Entry| {
        matches!(entry, Entry::Line(line)
        if looks_like_unit(&line.text) == Some(Confidence::High))
    };
    if !entries[..foot].iter().any(opens) || entries[foot..].iter().any(bears) {
        return;
    }
    for entry in &mut entries[foot..] {
        if let Entry::Line(line) = entry {
            line.zone = Zone::Chrome;
        }
    }
}

/// Whether a line is one that documents have and the feet of pages have not.
fn is_document(line: &Paragraph) -> bool {
    matches!(
        line.class,
        Class::Heading(_)
            | Class::Addressees
            | Class::Duty
            | Class::Signature
            | Class::AttachmentMark(_)
            | Class::AttachmentNote
    )
}
