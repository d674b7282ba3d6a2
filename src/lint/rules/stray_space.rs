//! White space inside a Chinese text: one note for the whole notice.

use std::ops::Range;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::passages::Kind;
use crate::model::{Confidence, Fix, Severity};
use crate::zh::text::scan::{between_han, is_colon, is_han, tail};
use crate::zh::text::words::ends_with_any;
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
    // In a list its marks part words as well: 王秀英、陈 刚.
    const MARKS: [char; 9] = ['、', '，', ',', '；', ';', '（', '）', '(', ')'];
    let is_one = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(is_han) && chars.next().is_none()
    };
    let spaced_out = |pair: &[Range<usize>]| {
        let before = text[pair[0].clone()].rsplit(MARKS).next();
        let behind = text[pair[1].clone()].split(MARKS).next();
        before.is_some_and(is_one) && behind.is_some_and(is_one)
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
    if names_person(text) {
        return Vec::new();
    }
    let persons = persons(text);
    words
        .windows(2)
        .filter(|pair| !persons.contains(&pair[0].end))
        .filter(|pair| !spaced_out(pair))
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

/// The stretch that lists the members of a group, which blanks part and align: 组　长：张　三　县长　副组长：李四　副县长.
fn persons(text: &str) -> Range<usize> {
    /// Who is listed.
    const LABELS: [&str; 6] = ["组长", "组员", "成员", "主任", "指挥", "指挥长"];
    /// In bytes, blanks included.
    const LONGEST: usize = 40;
    let mut colons = between_han(text).filter(|(_, c)| is_colon(*c));
    let label = colons.find_map(|(colon, _)| {
        let before = text[..colon].rfind(['。', '；', '，']).unwrap_or(0);
        let from = before.max(colon - tail(&text[..colon], LONGEST).len());
        let label: String = text[from..colon].split_whitespace().collect();
        ends_with_any(&label, &LABELS).then_some(from)
    });
    let Some(from) = label else {
        return 0..0;
    };
    let end = text[from..]
        .char_indices()
        .skip(1)
        .find(|(_, c)| matches!(c, '。' | '；'));
    from..end.map_or(text.len(), |(at, _)| from + at)
}

/// A person and their post, on a line of such a list: 李　四　副县长.
fn names_person(text: &str) -> bool {
    const POSTS: [&str; 8] = [
        "长", "主任", "书记", "委员", "主席", "调研员", "工程师", "负责人",
    ];
    /// In characters.
    const NAME: usize = 4;
    const LONGEST: usize = 40;
    let text = text.trim();
    if !ends_with_any(text, &POSTS) || text.chars().nth(LONGEST).is_some() {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let length = |words: &[&str]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let name = match words.as_slice() {
        [one, other, _, ..] if length(&[one, other]) == 2 => 2,
        [_, _, ..] => 1,
        _ => return false,
    };
    let is_name = |word: &&str| word.chars().all(is_han);
    (2..=NAME).contains(&length(&words[..name]))
        && words[..name].iter().all(is_name)
        && words[name..]
            .iter()
            .all(|post| post.chars().nth(1).is_some())
        && !text.contains(['。', '，', '；', '：'])
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
    fn members_of_a_group_are_aligned_by_blanks() {
        for text in [
            "组　长：张　三　县委书记",
            "组  长：张三  县长副组长：李  四  副县长成  员：王五  局长",
            "成立专班，组  长：张三  县长",
            "李  四  四级调研员",
            "欧阳明  乡党委副书记、乡长",
        ] {
            assert!(gaps(text).is_empty(), "{text}");
        }
        assert_eq!(gaps("组  长：张三  县长。要加强保 护工作。").len(), 1);
        assert_eq!(gaps("明确保 护责任，报县长").len(), 1);
        assert_eq!(gaps("加强保 护工作，成员：张三  县长").len(), 1);
    }

    #[test]
    fn names_that_white_space_parts_stay_apart() {
        assert!(gaps("安监站 安监所").is_empty());
        assert!(gaps("超限站 公路站 交警六中队").is_empty());
        assert_eq!(gaps("县水 利局").len(), 1);
        assert_eq!(gaps("县委 组织部").len(), 1);
    }
}
