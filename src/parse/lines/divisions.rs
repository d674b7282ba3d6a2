//! The heading of a chapter (章) or section (节) that shares its line with the first article below it: `第一章　总则　　第一条 …`.

use super::class::classify;
use super::signs::Signs;
use super::{Class, Paragraph};
use crate::document::Link;
use crate::zh::ordinal::{self, Style};

/// Most characters of the title of a chapter.
const LONGEST: usize = 30;

/// Cuts a heading off before the first division that stands inside its line; gives what is behind.
pub(super) fn first_inside(line: &mut Paragraph) -> Option<Paragraph> {
    let Class::Heading(marker) = &line.class else {
        return None;
    };
    if !matches!(marker.style, Style::Part | Style::Chapter | Style::Section) {
        return None;
    }
    let cut = cut(&line.text, marker)?;
    let text = line.text.slice(cut..line.text.len());
    let signs = Signs::of(&text);
    let class = classify(&text, signs);
    let (own, behind) = std::mem::take(&mut line.links)
        .into_iter()
        .partition(|link: &Link| link.range.start < cut);
    let moved = |link: Link| Link {
        range: link.range.start - cut..link.range.end - cut,
        ..link
    };
    line.text = line.text.slice(0..cut).trimmed();
    line.signs = Signs::of(&line.text);
    line.links = own;
    for link in &mut line.links {
        link.range.end = link.range.end.min(line.text.len());
    }
    Some(Paragraph {
        text,
        signs,
        class,
        gap: false,
        indented: false,
        links: Vec::into_iter(behind).map(moved).collect(),
        ..line.clone()
    })
}

/// Where a division of a lower kind begins with a blank before or behind its number, nothing but a short title before it.
pub(in crate::parse::lines) fn cut(text: &str, marker: &ordinal::Marker) -> Option<usize> {
    let mut blank = false;
    for (count, (at, c)) in text[marker.len..].char_indices().enumerate() {
        if count > LONGEST || matches!(c, '。' | '，' | '；' | '：') {
            return None;
        }
        if count > 0 && c == '第' {
            let start = marker.len + at;
            let lower = ordinal::leading(&text[start..]).is_some_and(|next| {
                let is_lower = next.style == Style::Article
                    || marker.style != Style::Section && next.style == Style::Section
                    || marker.style == Style::Part && next.style == Style::Chapter;
                let behind = || text[start + next.len..].starts_with(char::is_whitespace);
                is_lower && (blank || behind())
            });
            if lower {
                return Some(start);
            }
        }
        blank = c.is_whitespace();
    }
    None
}
