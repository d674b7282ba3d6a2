//! White space inside a Chinese text: one note for the whole notice.

use std::ops::Range;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::passages::Kind;
use crate::model::{Confidence, Fix, Severity};
use crate::zh::text::scan::{between_han, is_han};
use crate::zh::unit::tight::Tight;

pub(super) const RULE: Rule = Rule {
    code: "TB507",
    name: "stray-space",
    severity: Severity::Note,
    zh: "文字中间有多余的空格",
    en: "white space inside a text",
    doc: include_str!("stray_space.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let mut found = Vec::new();
    for passage in context.passages.iter() {
        // Titles and covers are spaced out on purpose.
        if !matches!(passage.kind, Kind::Item | Kind::Cell) {
            continue;
        }
        for part in passage.parts.iter().filter(|part| part.signs.space) {
            found.extend(gaps(part.text).into_iter().map(|range| (part, range)));
        }
    }
    let Some((part, range)) = found.first().cloned() else {
        return Vec::new();
    };
    let quote = part.text[range.clone()].to_owned();
    let fix = Fix {
        replace: quote.clone(),
        with: String::new(),
    };
    vec![
        Draft::at(
            context.place(part, range),
            format!("文字中间有多余的空格，共 {} 处", found.len()),
            format!("white space inside texts, in {} places", found.len()),
        )
        .quote(quote)
        .related(
            found[1..]
                .iter()
                .take(MOST)
                .map(|(part, range)| context.place(part, range.clone())),
        )
        .confidence(Confidence::Medium)
        .fix(Some(fix))
        .task(part.task()),
    ]
}

/// So many places are listed.
const MOST: usize = 50;

fn is_written(c: char) -> bool {
    is_han(c) || matches!(c, '“' | '”' | '《' | '》' | '、' | '，' | '；' | '。')
}

/// White space between two characters of a text, but not in a word that is spaced out: 总　则, 项 目.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    let gaps = between_han(text).filter(|(_, c)| c.is_whitespace());
    for (at, gap) in gaps.chain([(text.len(), ' ')]) {
        if from < at {
            words.push(from..at);
        }
        from = at + gap.len_utf8();
    }
    let is_one = |word: &Range<usize>| {
        let mut chars = text[word.clone()].chars();
        chars.next().is_some_and(is_han) && chars.next().is_none()
    };
    let edge = |word: &Range<usize>, last: bool| {
        let mut chars = text[word.clone()].chars();
        if last {
            chars.next_back()
        } else {
            chars.next()
        }
        .is_some_and(is_written)
    };
    words
        .windows(2)
        .filter(|pair| !(is_one(&pair[0]) && is_one(&pair[1])))
        .filter(|pair| edge(&pair[0], true) && edge(&pair[1], false))
        // 安监站 公路站: it parts two names.
        .filter(|pair| {
            !Tight::new(&text[pair[0].start..pair[1].end])
                .text
                .contains(' ')
        })
        .map(|pair| pair[0].end..pair[1].start)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_spaced_out_stay() {
        assert!(gaps("总　则").is_empty());
        assert!(gaps("工 作 规 则").is_empty());
        assert!(gaps("新增 5 处").is_empty());
        let gap = "加强保".len().."加强保 ".len();
        assert_eq!(gaps("加强保 护工作").as_slice(), std::slice::from_ref(&gap));
        assert_eq!(gaps("落实 “三线”").len(), 1);
    }

    #[test]
    fn names_that_white_space_parts_stay_apart() {
        assert!(gaps("安监站 安监所").is_empty());
        assert!(gaps("超限站 公路站 交警六中队").is_empty());
        assert_eq!(gaps("县水 利局").len(), 1);
        assert_eq!(gaps("县委 组织部").len(), 1);
    }
}
