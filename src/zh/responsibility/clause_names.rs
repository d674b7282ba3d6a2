//! Where the names of bodies stand in a clause: before its verb and what is said of how, and behind a word with which others join in.

use crate::zh::unit::predicate::is_object;

/// The words of a clause before its verb that may be names, behind 由 where it has one, and where they begin.
pub(super) fn before_verb(head: &str) -> Option<(usize, &str)> {
    const BEFORE: [&str; 6] = ["所涉及的", "涉及的", "相关的", "有关的", "主管的", "对应的"];
    let by = head.find('由').map_or(0, |at| at + '由'.len_utf8());
    // (2022年由甲局牵头的项目除外): what a bracket says in passing.
    let depth = |marks: [char; 2]| head[..by].matches(marks).count();
    if depth(['(', '（']) > depth([')', '）']) {
        return None;
    }
    let words = &head[by..];
    let names = BEFORE
        .iter()
        .find_map(|word| words.strip_prefix(word))
        .unwrap_or(words);
    if is_object(words.trim_start()) {
        return None;
    }
    Some((head.len() - names.len(), before_manner(names)))
}

/// How a body is to do what the verb says, between its name and the verb: 县教育局 + 要切实.
pub(super) fn before_manner(names: &str) -> &str {
    const MANNERS: [&str; 13] = [
        "应当", "切实", "积极", "主动", "认真", "共同", "具体", "分别", "负责", "要", "应", "须",
        "需",
    ];
    let mut names = names;
    while let Some(rest) = MANNERS.iter().find_map(|word| names.strip_suffix(word)) {
        names = rest;
    }
    names
}

/// What stands behind the word with which further bodies join in: 会同乙局…, 商乙局….
pub(super) fn behind_join(clause: &str) -> Option<&str> {
    let clause = clause.strip_prefix('并').unwrap_or(clause);
    JOINS.iter().find_map(|word| clause.strip_prefix(word))
}

const JOINS: [&str; 3] = ["会同", "联合", "商"];
