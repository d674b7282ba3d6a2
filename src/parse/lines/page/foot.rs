//! The foot of a page in a text copied from it: links to other notices and sites below the document, which nothing but the
//! words above them tells from rows of its last table.

use crate::document::Zone;
use crate::parse::lines::{Class, Entry, Paragraph, is_kind_of_file};
use crate::zh::text::label::is_label_word;
use crate::zh::text::scan::is_digit;
use crate::zh::text::words::starts_with_any;
use crate::zh::unit::list::are_sure_bodies;

/// With what begins the furniture that a site prints below a document, and links behind it.
const CLOSINGS: &[&str] = &[
    "打印", "关闭", "收藏", "分享", "扫一扫", "相关", "关联文件", "友情链接", "返回顶部", "上一篇",
    "上一条", "下一篇", "下一条", "附件下载", "文件下载",
];

/// Leaves to the page what stands below the document; nothing where such words stand above it, or among its rows.
pub(crate) fn set_aside(entries: &mut [Entry]) {
    let begins = entries
        .iter()
        .rposition(|entry| !matches!(entry, Entry::Line(line) if !is_document(line)))
        .map_or(0, |at| at + 1);
    let closes = |entry: &Entry| {
        matches!(entry, Entry::Line(line) if line.class == Class::Chrome
        && starts_with_any(bare(&line.text), CLOSINGS))
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
        if line.class != Class::Chrome && are_sure_bodies(&line.text))
    };
    let below = &entries[foot..];
    if !entries[..foot].iter().any(opens)
        || below.iter().any(bears) && below.iter().any(|entry| !may_be_link(entry))
    {
        return;
    }
    for entry in &mut entries[foot..] {
        if let Entry::Line(line) = entry {
            line.zone = Zone::Chrome;
        }
    }
}

/// Whether a line may be the name of another site (甲县水利局 below 相关网站): no sentence, number or name of a column, as tables have them.
fn may_be_link(entry: &Entry) -> bool {
    /// In characters.
    const LONGEST: usize = 40;
    matches!(entry, Entry::Line(line) if line.class == Class::Chrome || line.zone == Zone::Chrome
        || !line.text.ends_with(['。', '；', ';'])
            && !line.text.trim().chars().all(is_digit)
            && !is_label_word(line.text.trim())
            && line.text.chars().nth(LONGEST).is_none())
}

/// A text without the bracket before it: 【打印本页】.
fn bare(text: &str) -> &str {
    text.trim_start_matches(['【', '[', '〖', '（', '(', ' '])
}

/// Whether a line is one that documents have and the feet of pages have not.
fn is_document(line: &Paragraph) -> bool {
    // 1.任务分解表.doc is a file to be fetched.
    let is_file = line
        .text
        .rsplit_once('.')
        .is_some_and(|(_, kind)| is_kind_of_file(kind));
    match line.class {
        Class::Heading(_) => !is_file,
        Class::Duty
        | Class::Addressees
        | Class::Signature
        | Class::AttachmentMark(_)
        | Class::AttachmentNote => true,
        _ => false,
    }
}
