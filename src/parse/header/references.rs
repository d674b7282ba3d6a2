//! Documents that a notice cites (引用): `《…》(…〔…〕…号)`.

use super::{Reader, model_number};
use crate::model::Reference;
use crate::parse::lines::Paragraph;
use crate::span::Span;
use crate::zh::doc_number;

impl Reader<'_> {
    /// `《…》(…〔…〕…号)` in a sentence.
    pub(super) fn references(&mut self, line: &Paragraph) {
        let text = &line.text;
        if !line.signs.brackets || !text.contains('》') {
            return;
        }
        for found in doc_number::find_all(text) {
            let before = text[..found.range.start].trim_end_matches(['(', '（', ' ', '\u{a0}']);
            let Some(title) = before.strip_suffix('》').and_then(outer_quote) else {
                continue;
            };
            let reference = Reference {
                title: title.to_owned(),
                doc_number: model_number(&found),
            };
            if !self.header.references.contains(&reference) {
                self.header.references.push(reference);
                let start = before.len() - '》'.len_utf8() - title.len();
                self.cited_at(text.span_of(start..found.range.end, self.source));
            }
        }
    }

    /// Adds a place to that of all references: the hull of them, with each as a piece.
    fn cited_at(&mut self, part: Span) {
        const KEY: &str = "references";
        let Some(known) = self.header.places.get_mut(KEY) else {
            self.header.places.insert(KEY.to_owned(), part);
            return;
        };
        if known.pieces.is_empty() {
            known.pieces.push(known.clone());
        }
        known.end = known.end.max(part.end);
        known.pieces.push(part);
    }
}

/// No title of a document has more characters.
const LONGEST: usize = 1000;

/// Where the title of the 《》 that has just been closed begins; nested 《》 or 〈〉 stay inside.
fn outer_quote(before: &str) -> Option<&str> {
    let mut depth = 1;
    for (at, c) in before.char_indices().rev().take(LONGEST) {
        match c {
            '》' => depth += 1,
            '《' => {
                depth -= 1;
                if depth == 0 {
                    return Some(&before[at + c.len_utf8()..]);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_begins_where_its_own_mark_opens_and_not_too_far_off() {
        assert_eq!(outer_quote("按《甲《乙》丙"), Some("甲《乙》丙"));
        assert_eq!(outer_quote("〔2023〕5号》"), None);
        let long = format!("《{}", "甲".repeat(LONGEST));
        assert_eq!(outer_quote(&long), None);
        assert_eq!(
            outer_quote(&long.replace("甲甲", "乙")).map(str::len),
            Some(LONGEST / 2 * 3)
        );
    }
}
