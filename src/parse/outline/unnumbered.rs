//! Headings without a number between the items of an outline (深化重点改革 above 3. and 4.): they part the items into groups, and
//! are text of none of them.
//!
//! A page or Markdown says which line is a heading. In text a short line without a mark is one where it stands right above an
//! item and another such line stands above the first: what follows items (a name, a time, 已完成) stands above none.

use std::ops::Range;

use crate::document::{Element, Zone};
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::parse::table::column::names::ColumnNames;
use crate::zh::ordinal::Style;
use crate::zh::text::label::is_label_word;
use crate::zh::text::scan::is_han;
use crate::zh::time::deadline;
use crate::zh::unit::name::{Confidence, name_confidence};

/// Level of headings that nothing but their words tell, and of those above them: below those of the page.
const OF_TEXT: u8 = 8;
const ABOVE_TEXT: u8 = OF_TEXT - 1;

/// Gives such headings their class.
pub(crate) fn mark(entries: &mut [Entry], range: Range<usize>) {
    let found = headings(entries, range);
    for (at, level) in found {
        if let Entry::Line(line) = &mut entries[at] {
            line.class = Class::Unnumbered(level);
        }
    }
}

fn headings(entries: &[Entry], range: Range<usize>) -> Vec<(usize, u8)> {
    let mut found: Vec<(usize, u8)> = Vec::new();
    // Those above the next item, which prove to be headings when it comes.
    let mut above: Vec<(usize, u8)> = Vec::new();
    // Whether a line that words alone tell stands above the first item of each style, and how many above all of them.
    let mut styles: Vec<(Style, bool, usize)> = Vec::new();
    let (mut finished, mut first_item) = (true, None);
    for at in range {
        let Some(line) = entries[at].line() else {
            (finished, above) = (true, Vec::new());
            continue;
        };
        if line.zone != Zone::Content || line.class == Class::PageMark {
            continue;
        }
        match &line.class {
            Class::Heading(marker) => {
                first_item.get_or_insert(at);
                let of_text = above
                    .iter()
                    .filter(|(_, level)| *level >= ABOVE_TEXT)
                    .count();
                let style = match styles.iter().position(|(style, ..)| *style == marker.style) {
                    Some(known) => known,
                    None => {
                        styles.push((marker.style, of_text > 0, 0));
                        styles.len() - 1
                    }
                };
                let (_, first, count) = &mut styles[style];
                *count += of_text;
                if *first || of_text == 0 {
                    found.append(&mut above);
                }
                above.clear();
                finished = true;
            }
            Class::Duty => finished = true,
            Class::Prose
                if let Some(level) =
                    level(line).filter(|level| finished || *level < ABOVE_TEXT) =>
            {
                // Of two in succession the first stands above the second.
                if let Some((_, before)) = above.last_mut().filter(|(_, before)| *before == level) {
                    *before -= 1;
                }
                above.push((at, level));
                finished = true;
            }
            class => {
                above.clear();
                finished = *class != Class::Prose || ends_sentence(&line.text);
            }
        }
    }
    // One alone is no habit; above the first item it is rather the title.
    let of_text = styles.iter().any(|(_, first, count)| *first && *count > 1);
    let of_page = |(at, level): &(usize, u8)| {
        *level < ABOVE_TEXT && first_item.is_some_and(|first| first < *at)
    };
    let of_page = found.iter().any(of_page);
    found.retain(|(_, level)| match *level >= ABOVE_TEXT {
        true => of_text,
        false => of_page,
    });
    found
}

/// The level of a line that may be a heading.
fn level(line: &Paragraph) -> Option<u8> {
    let text = &*line.text;
    match line.element {
        Element::Heading(level) => (!ends_sentence(text)).then_some(level.min(ABOVE_TEXT - 1)),
        _ => may_head(text).then_some(OF_TEXT),
    }
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with([
        '。', '；', ';', '！', '？', '）', ')', '】', '］', '〕', '：', ':',
    ])
}

/// Whether a line is as short as headings are, of words alone, and is neither a body nor a time nor the name of a column.
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
        && name_confidence(bare) != Some(Confidence::High)
        && !ColumnNames::default().is_exact(bare)
        && !is_label_word(bare)
        && deadline::in_cell(bare, None).is_empty()
}
