//! Headings without a number between the items of an outline (深化重点改革 above 3. and 4.): they part the items into groups, and
//! are text of none of them.
//!
//! A page or Markdown says which line is a heading. In text a short line without a mark is one where it stands right above an
//! item and another such line stands above the first: what follows items (a name, a time, 已完成) stands above none.

use std::ops::Range;

use crate::document::{Element, Zone};
use crate::parse::lines::measure::ends_paragraph;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::zh::ordinal::{Marker, Style};
use crate::zh::text::fold::squeeze;
use crate::zh::text::label::is_label_word;
use crate::zh::text::scan::is_han;
use crate::zh::time::deadline;
use crate::zh::unit::name::is_sure_name;

/// Level of headings that nothing but their words tell, and of those above them: below those of the page.
const OF_TEXT: u8 = 8;
const ABOVE_TEXT: u8 = OF_TEXT - 1;

/// Level of the chapters of a regulation that have no number: 总则, 附则.
pub(super) const CHAPTER: u8 = 0;

/// Gives such headings their class.
pub(crate) fn mark(entries: &mut [Entry], range: Range<usize>) {
    let found = headings(entries, range);
    for (at, level) in found {
        entries[at].set_class(Class::Unnumbered(level));
    }
}

fn headings(entries: &[Entry], range: Range<usize>) -> Vec<(usize, u8)> {
    let mut search = Search::default();
    // Whether the line above is whole, so that the next one need not go on with it.
    let mut finished = true;
    for at in range {
        let Some(line) = entries[at].line() else {
            search.above.clear();
            finished = true;
            continue;
        };
        if line.zone != Zone::Content || line.class == Class::PageMark {
            continue;
        }
        match &line.class {
            Class::Heading(marker) => {
                search.item(at, marker);
                // 第一章 / 总则: a number alone numbers the line below it.
                search.numbers_next = line.text[marker.len..].trim().is_empty();
                finished = true;
                continue;
            }
            Class::Duty => finished = true,
            class => {
                let is_prose = *class == Class::Prose;
                let may_head = is_prose && !search.numbers_next;
                let level = may_head.then(|| level(line)).flatten();
                if let Some(level) = level.filter(|level| finished || *level < ABOVE_TEXT) {
                    search.candidate(at, level);
                    finished = true;
                } else {
                    search.sentence(&line.text);
                    finished = !is_prose || ends_paragraph(&line.text);
                }
            }
        }
        search.numbers_next = false;
    }
    search.proven()
}

/// Lines that may be headings, each an entry with its level.
#[derive(Default)]
struct Search {
    found: Vec<(usize, u8)>,
    /// Those above the next item, which may prove to be headings when it comes.
    above: Vec<(usize, u8)>,
    /// A paragraph stands below the last of them.
    introduced: bool,
    /// Whether a line that words alone tell stands above the first item of each style, and how many above all of them.
    styles: Vec<(Style, bool, usize)>,
    first_item: Option<usize>,
    /// The last line is nothing but a number.
    numbers_next: bool,
}

impl Search {
    fn candidate(&mut self, at: usize, level: u8) {
        if std::mem::take(&mut self.introduced) {
            self.above.clear();
        }
        // Of two in succession the first stands above the second.
        if let Some((_, before)) = self.above.last_mut().filter(|(_, before)| *before == level) {
            *before -= 1;
        }
        self.above.push((at, level));
    }

    /// What is no heading: one paragraph may introduce the items below the last.
    fn sentence(&mut self, text: &str) {
        let introduces = !self.above.is_empty() && !self.introduced && ends_paragraph(text);
        self.introduced = introduces;
        if !introduces {
            self.above.clear();
        }
    }

    fn item(&mut self, at: usize, marker: &Marker) {
        let style = marker.style;
        // Numbers that begin anew tell that a paragraph introduces them; above 一、 it may be that of a whole document.
        let anew = marker.number == 1 && matches!(style, Style::HanParen | Style::Arabic);
        if std::mem::take(&mut self.introduced) && !anew {
            self.above.clear();
        }
        self.first_item.get_or_insert(at);
        let of_text = self.above.iter().filter(|(_, level)| *level >= ABOVE_TEXT);
        let of_text = of_text.count();
        let known = self.styles.iter().position(|(known, ..)| *known == style);
        let known = known.unwrap_or_else(|| {
            self.styles.push((style, of_text > 0, 0));
            self.styles.len() - 1
        });
        let (_, first, count) = &mut self.styles[known];
        *count += of_text;
        if *first || of_text == 0 {
            self.found.append(&mut self.above);
        }
        self.above.clear();
    }

    /// What the whole part proves: one heading alone is no habit, and above the first item it is rather the title.
    fn proven(mut self) -> Vec<(usize, u8)> {
        let of_articles = self
            .styles
            .iter()
            .any(|(style, ..)| *style == Style::Article);
        let of_text = self
            .styles
            .iter()
            .any(|(_, first, count)| *first && *count > 1);
        let first = self.first_item.unwrap_or(usize::MAX);
        let of_page =
            |(at, level): &(usize, u8)| (CHAPTER + 1..ABOVE_TEXT).contains(level) && first < *at;
        let of_page = self.found.iter().any(of_page);
        self.found.retain(|(_, level)| match *level {
            CHAPTER => of_articles,
            ABOVE_TEXT.. => of_text,
            _ => of_page,
        });
        self.found
    }
}

/// The level of a line that may be a heading.
fn level(line: &Paragraph) -> Option<u8> {
    let text = &*line.text;
    if is_chapter(text) {
        return Some(CHAPTER);
    }
    match line.element {
        Element::Heading(level) => (!ends_paragraph(text)).then_some(level.min(ABOVE_TEXT - 1)),
        _ => may_head(text).then_some(OF_TEXT),
    }
}

/// 总 则, 附      则: letters are set apart where a title is short.
fn is_chapter(text: &str) -> bool {
    const LONGEST: usize = 40;
    text.len() <= LONGEST && ["总则", "分则", "罚则", "附则"].contains(&squeeze(text).as_str())
}

/// Whether a line is as short as headings are, of words alone, and is neither a body nor a time.
fn may_head(text: &str) -> bool {
    const LENGTHS: Range<usize> = 4..26;
    let bare = text
        .strip_prefix('【')
        .and_then(|text| text.strip_suffix('】'))
        .unwrap_or(text);
    let is_quiet = |c: char| matches!(c, '、' | '“' | '”' | '"' | '《' | '》' | '—' | '·' | '+');
    let is_word = |c: char| c.is_alphanumeric() || is_quiet(c);
    LENGTHS.contains(&bare.chars().count())
        && bare.starts_with(|c: char| is_han(c) || is_quiet(c))
        && bare.chars().all(is_word)
        && !is_sure_name(bare)
        && !is_label_word(bare)
        && deadline::in_cell(bare, None).is_empty()
}
