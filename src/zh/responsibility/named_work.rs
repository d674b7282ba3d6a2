//! Where the names of a sentence begin that says first which work it speaks of: 以上任务由甲局牵头.

use crate::zh::text::numeral::{self, is_chinese_numeral};
use crate::zh::text::scan::{is_digit, is_space};
use crate::zh::text::words::{behind_all, behind_any};

/// Words for the work before 由, and 具体由甲局负责.
const WORK: &[&str] = &[
    "该项工作", "此项工作", "本项工作", "这项工作", "该工作", "此工作", "该任务", "具体工作",
    "具体",
];

/// Whether a heading is made of words that name no work, so that the sentence below it is all that is said: 加强组织领导, 保障措施.
pub(crate) fn names_no_work(heading: &str) -> bool {
    const WORDS: [&str; 24] = [
        "加强", "强化", "切实", "组织", "领导", "保障", "措施", "工作", "要求", "目标", "原则",
        "思路", "机制", "实施", "责任", "职责", "分工", "其他", "其它", "有关", "相关", "事项",
        "事宜", "及",
    ];
    let mut rest = heading.trim_end_matches(['。', ':', '：', ' ', '\u{3000}']);
    rest = behind_all(rest, &WORDS);
    rest.is_empty()
}

/// Where the names begin: behind 由, which opens the sentence or follows a word for the work.
pub(super) fn opening(sentence: &str) -> Option<usize> {
    let head = sentence.trim_start_matches(is_space);
    let head = match above(head) {
        Some((behind, _)) => behind,
        None => behind_any(head, WORK).unwrap_or(head),
    };
    Some(sentence.len() - head.strip_prefix('由')?.len())
}

/// Whether a sentence opens with a word for all that stands above it; how many items it says that is (以上三项任务).
pub(crate) fn sums_up(sentence: &str) -> Option<Option<u32>> {
    above(sentence.trim_start_matches(is_space)).map(|(_, count)| count)
}

/// What stands behind such a word, and its count.
fn above(text: &str) -> Option<(&str, Option<u32>)> {
    const NOUNS: [&str; 7] = [
        "重点任务", "重点工作", "工作任务", "任务", "工作", "事项", "措施",
    ];
    let mut rest = behind_any(text, &["以上", "上述"])?;
    let number = |c: char| matches!(c, '各' | '两') || is_digit(c) || is_chinese_numeral(c);
    let behind = rest.trim_start_matches(number);
    let counted = &rest[..rest.len() - behind.len()];
    let mut count = None;
    if !counted.is_empty() {
        // 以上1-3项 are some of them.
        let behind = behind.strip_prefix(['项', '个', '条'])?;
        let two = || (counted == "两").then_some(2);
        count = numeral::value(counted).or_else(two);
        rest = behind;
    }
    let behind = behind_any(rest, &NOUNS);
    let rest = behind.unwrap_or(rest);
    Some((rest.strip_prefix('均').unwrap_or(rest), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_the_work_above() {
        for (sentence, count) in [
            ("以上任务由甲局牵头", None),
            ("上述各项重点工作均由甲局负责", None),
            ("以上三项由甲局负责", Some(3)),
            ("以上两项由甲局负责", Some(2)),
            ("以上12项任务由甲局负责", Some(12)),
        ] {
            assert_eq!(sums_up(sentence), Some(count), "{sentence}");
            let names = opening(sentence).map(|at| &sentence[at..]);
            assert!(
                names.is_some_and(|names| names.starts_with("甲局")),
                "{sentence}"
            );
        }
        for sentence in ["任务由甲局牵头", "以上1-3项由甲局负责"] {
            assert_eq!(sums_up(sentence), None, "{sentence}");
        }
    }
}
