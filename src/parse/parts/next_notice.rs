//! Where the next notice of a compilation (汇编) begins: a title, its document number and its addressees once more.

use crate::model::{ReadingTrouble, TroubleReason};
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::span::Source;
use crate::zh::unit;

/// Most lines of a title with the number and the date around it.
const TITLE_LINES: usize = 6;

/// Takes away the entries from the second notice on; a notice that hands another on (转发) keeps it.
pub(crate) fn split_off(entries: &mut Vec<Entry>) -> Vec<Entry> {
    match beginning(entries) {
        Some(at) => entries.split_off(at),
        None => Vec::new(),
    }
}

/// That there are further notices, and where the first of them begins.
pub(crate) fn trouble(later: &[Entry], source: &Source) -> Option<ReadingTrouble> {
    let title = later
        .iter()
        .filter_map(Entry::content_line)
        .find(|line| is_titled(line))?;
    Some(ReadingTrouble::new(
        TroubleReason::FurtherNotice,
        title.text.span(source),
    ))
}

/// Whether a line can be part of a title.
fn is_titled(line: &Paragraph) -> bool {
    matches!(line.class, Class::Prose | Class::Title | Class::Heading(_))
        && !line.text.ends_with(['。', '；', ';', '：', ':', '，', ','])
        && line.text.chars().count() <= 120
}

fn beginning(entries: &[Entry]) -> Option<usize> {
    let mut addressed = false;
    let mut said = false;
    for (at, entry) in entries.iter().enumerate() {
        let Some(line) = entry.content_line() else {
            continue;
        };
        match line.class {
            Class::Prose if !addressed && hands_on(&line.text) => return None,
            Class::Heading(_) if !addressed && hands_on(&line.text) => return None,
            Class::Addressees if !addressed => addressed = true,
            Class::Heading(_) | Class::Prose => {
                said = said || addressed && line.text.contains('。');
            }
            Class::DocNumber if said && addresses(entries, at + 1) => {
                if let Some(title) = title_before(entries, at, false) {
                    return Some(title);
                }
            }
            Class::Addressees if said => {
                if let Some(title) = title_before(entries, at, true) {
                    return Some(title);
                }
            }
            _ => {}
        }
    }
    None
}

/// 转发, 批转: the notice that follows is what this one hands on.
fn hands_on(text: &str) -> bool {
    text.contains('转') && (text.contains("转发") || text.contains("批转"))
}

/// Whether addressees stand next, over some lines perhaps.
fn addresses(entries: &[Entry], from: usize) -> bool {
    let lines = entries[from..].iter().filter_map(Entry::content_line);
    let mut lines = lines.filter(|line| line.class != Class::PageMark);
    lines
        .by_ref()
        .take(4)
        .find(|line| !line.text.ends_with(['，', ',', '、']))
        .is_some_and(|line| line.class == Class::Addressees)
}

/// The first line of the title right above a line, number and date of a compilation included; `dated` asks for these.
fn title_before(entries: &[Entry], below: usize, dated: bool) -> Option<usize> {
    let mut start = None;
    let mut title = String::new();
    for (lines, at) in (0..below).rev().enumerate() {
        let line = entries[at].content_line()?;
        match line.class {
            Class::PageMark => continue,
            // （2023年5月30日） below the title
            Class::Date if title.is_empty() && line.text.starts_with(['（', '(']) => {
                title.insert_str(0, &line.text);
                continue;
            }
            Class::AttachmentMark(_) => return None,
            _ if lines >= TITLE_LINES || !is_titled(line) => break,
            _ => {}
        }
        let begun = title.contains("关于") || title.contains("印发");
        let issuer = unit::list::looks_like_unit(&line.text).is_some();
        let number = matches!(&line.class, Class::Heading(marker) if marker.len >= line.text.len());
        if begun && !issuer && !number {
            break;
        }
        title.insert_str(0, &line.text);
        start = Some(at);
        if matches!(line.class, Class::Heading(_)) || line.gap && !number {
            break;
        }
    }
    let has_date = title.ends_with(['）', ')']) && title.contains('年') && title.contains('日');
    (has_title_tail(&title) && (has_date || !dated))
        .then_some(start)
        .flatten()
}
