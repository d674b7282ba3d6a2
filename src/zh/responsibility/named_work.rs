//! Where the names of a sentence begin that says first which work it speaks of: 以上任务由甲局牵头.

use crate::zh::text::scan::is_space;

/// Words for the work before 由, and 具体由甲局负责.
const WORK: &[&str] = &[
    "该项工作",
    "此项工作",
    "本项工作",
    "这项工作",
    "该工作",
    "此工作",
    "以上工作",
    "上述工作",
    "以上任务",
    "以上事项",
    "以上",
    "上述任务",
    "该任务",
    "具体工作",
    "具体",
];

/// Where the names begin: behind 由, which opens the sentence or follows a word for the work.
pub(super) fn opening(sentence: &str) -> Option<usize> {
    let head = sentence.trim_start_matches(is_space);
    let head = WORK
        .iter()
        .find_map(|work| head.strip_prefix(work))
        .unwrap_or(head);
    Some(sentence.len() - head.strip_prefix('由')?.len())
}
