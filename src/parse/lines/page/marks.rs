//! What a print sets on every page: the number of the page, where its form tells it from any other, and the running head
//! (页眉) beside it.

use crate::zh::text::words::before_any;
use std::collections::HashMap;

use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::zh::text::scan::{is_digit, is_stop};
use crate::zh::unit;

/// On so many pages a line stands by no chance.
const FEWEST: usize = 3;

/// On so many it does if it is no word of a table, too.
const TWICE: usize = 2;

/// Whether a line is the mark of a page: `— 1 —`, `· 12 ·`, `# Page 3:`, `Page 3 of 8`, `第 3 页`, `共8页 第3页`.
pub(crate) fn is_page_mark(text: &str) -> bool {
    const SIGNS: [char; 9] = ['-', '—', '–', '－', '·', '•', '・', '~', '～'];
    match text.chars().next() {
        Some('#' | 'P' | 'p') => is_latin(text),
        Some('第' | '共') => is_of_pages(text),
        Some(first) if SIGNS.contains(&first) => {
            let inner = text.trim_matches(|c: char| SIGNS.contains(&c) || c.is_whitespace());
            is_number(inner) && text.ends_with(SIGNS)
        }
        _ => false,
    }
}

/// `# Page 3:`, `Page 3 of 8`
fn is_latin(text: &str) -> bool {
    let text = text.strip_prefix('#').unwrap_or(text).trim_start();
    let Some(rest) = text
        .strip_prefix("Page")
        .or_else(|| text.strip_prefix("page"))
    else {
        return false;
    };
    let rest = rest.trim_end_matches(':');
    match rest.split_once("of") {
        Some((page, pages)) => is_number(page.trim()) && is_number(pages.trim()),
        None => is_number(rest.trim()),
    }
}

/// The page and how many there are, in either order: `第3页`, `第 3 页/共 8 页`, `共8页，第3页`.
fn is_of_pages(text: &str) -> bool {
    let mut rest = text;
    let mut counted = false;
    loop {
        rest = rest
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '|' | '，' | ','));
        if rest.is_empty() {
            return counted;
        }
        let Some((number, behind)) = rest
            .strip_prefix(['第', '共'])
            .and_then(|inner| inner.split_once('页'))
        else {
            return false;
        };
        if !is_number(number.trim()) {
            return false;
        }
        counted |= rest.starts_with('第');
        rest = behind;
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_digit)
}

/// Makes page marks of the running heads: the same line right below or above most marks of pages.
pub(crate) fn mark_heads(entries: &mut [Entry]) {
    let marks: Vec<usize> = (0..entries.len())
        .filter(|&at| line_at(entries, at).is_some_and(|line| line.class == Class::PageMark))
        .collect();
    for &mark in &marks {
        let beside = [mark.wrapping_sub(1), mark + 1];
        for at in beside.into_iter().filter(|&at| at > 0) {
            let head = |line: &Paragraph| may_head(line) && is_letterhead(&line.text);
            if line_at(entries, at).is_some_and(head)
                && let Entry::Line(line) = &mut entries[at]
            {
                line.class = Class::PageMark;
            }
        }
    }
    if marks.len() < TWICE {
        return;
    }
    let mut heads = same_beside(entries, &marks, -1);
    let below = same_beside(entries, &marks, 1);
    // A title that begins a page stands behind the mark of its attachment, or a signature.
    heads.extend(below.into_iter().filter(|&head| {
        let above = head.checked_sub(2).and_then(|at| line_at(entries, at));
        let begins = above.is_some_and(|above| {
            matches!(
                above.class,
                Class::AttachmentMark(_) | Class::Date | Class::Disclosure | Class::Imprint
            )
        });
        !(begins && line_at(entries, head).is_some_and(|line| has_title_tail(&line.text)))
    }));
    for at in heads {
        entries[at].set_class(Class::PageMark);
    }
}

/// Where the line stands that is the same above or below most marks.
fn same_beside(entries: &[Entry], marks: &[usize], beside: isize) -> Vec<usize> {
    let mut same: HashMap<&str, Vec<usize>> = HashMap::new();
    for mark in marks {
        let at = mark.wrapping_add_signed(beside);
        if let Some(line) = line_at(entries, at).filter(|line| may_head(line)) {
            same.entry(&line.text).or_default().push(at);
        }
    }
    let most = same
        .into_values()
        .max_by_key(|places| (places.len(), places[0]));
    let words =
        |at: usize| line_at(entries, at).is_some_and(|line| line.text.chars().nth(7).is_some());
    most.filter(|places| places.len() * 2 > marks.len())
        .filter(|places| places.len() >= FEWEST || places.len() == TWICE && words(places[0]))
        .unwrap_or_default()
}

/// The name of a body with 文件 or 公报 behind it, as a print has it at the head of its pages.
fn is_letterhead(text: &str) -> bool {
    before_any(
        text.trim(),
        &["行政规范性文件", "规范性文件", "文件", "公报"],
    )
    .is_some_and(unit::list::are_sure_bodies)
}

fn line_at(entries: &[Entry], at: usize) -> Option<&Paragraph> {
    entries.get(at)?.content_line()
}

/// Whether a line can be a running head: words, no sentence.
fn may_head(line: &Paragraph) -> bool {
    /// In characters.
    const LONGEST: usize = 60;
    matches!(line.class, Class::Prose | Class::Chrome | Class::Title)
        && line.text.chars().nth(3).is_some()
        && line.text.chars().nth(LONGEST).is_none()
        && !line.text.contains(is_stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_pages_are_told_by_their_form() {
        for mark in [
            "— 12 —", "-3-", "· 2 ·", "~2~", "• 2 •", "# Page 3:", "Page 3 of 8", "第 3 页",
            "第3页/共8页", "共8页 第3页", "第３页，共８页",
        ] {
            assert!(is_page_mark(mark), "{mark}");
        }
        for line in [
            "-", "—", "-3", "·", "第3页表格", "共8页", "Page", "第三条", "共同推进", "·新建公园·",
            "Pages 3",
        ] {
            assert!(!is_page_mark(line), "{line}");
        }
    }
}
