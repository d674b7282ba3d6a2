//! Clauses (分句): stretches of a text up to `;` or `。`.

use std::ops::Range;

use super::scan::{between_han, skip_while};

/// The clauses of a text: split after `;` and `。`, keeping the mark and what closes behind it, never at commas and
/// never inside a matched round bracket.
pub(crate) fn clause_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    let mut skip_to = 0;
    let mut brackets: Option<Vec<(usize, usize)>> = None;
    let mut marks = between_han(text);
    std::iter::from_fn(move || {
        for (at, c) in marks.by_ref() {
            if at < skip_to {
                continue;
            }
            match c {
                '(' | '（' => {
                    let pairs = brackets.get_or_insert_with(|| pairs(text));
                    if let Ok(pair) = pairs.binary_search_by_key(&at, |pair| pair.0) {
                        skip_to = pairs[pair].1;
                    }
                }
                ';' | '；' | '。' => {
                    let end = skip_while(text, at, closes);
                    let clause = from..end;
                    (from, skip_to) = (end, end);
                    return Some(clause);
                }
                _ => {}
            }
        }
        let rest = from..text.len();
        from = text.len();
        Some(rest).filter(|rest| !rest.is_empty())
    })
}

/// The marks that end a clause, and those that may close behind them.
fn closes(c: char) -> bool {
    matches!(
        c,
        ';' | '；' | '。' | '”' | '’' | '」' | '』' | '》' | ')' | '）'
    )
}

/// Where the round brackets that have a partner open, in order, and where each pair ends. One pass: brackets that nothing
/// closes would else be followed to the end of the text, each of them.
fn pairs(text: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (at, c) in between_han(text) {
        match c {
            '(' | '（' => open.push(at),
            ')' | '）' => pairs.extend(open.pop().map(|start| (start, at + c.len_utf8()))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        clause_ranges(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn clauses_keep_their_marks() {
        assert_eq!(split("甲;乙。丙"), ["甲;", "乙。", "丙"]);
        assert_eq!(
            split("按计划组织实施;;完成项目"),
            ["按计划组织实施;;", "完成项目"]
        );
        assert_eq!(split("甲（乙；丙）丁。"), ["甲（乙；丙）丁。"]);
        assert_eq!(split("甲(乙;丙"), ["甲(乙;", "丙"]);
    }
}
