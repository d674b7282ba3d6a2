//! Words and signs by which values are compared (以上, 不低于, ≥), before a number and behind it.

use std::sync::LazyLock;

use super::scan::skip_space;
use super::words::Endings;

/// How a value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparator {
    /// 达到, 以上, 不少于
    AtLeast,
    /// 超过, 高于
    MoreThan,
    /// 以内, 以下, 不超过, 前30位
    AtMost,
    /// 低于
    LessThan,
    /// Nothing said, or 保持.
    Equal,
}

/// A comparator word behind the unit, and where it ends.
pub(crate) fn comparator_behind(s: &str, at: usize) -> (Option<Comparator>, usize) {
    let next = skip_space(s, at);
    for (word, comparator) in [
        ("及以上", Comparator::AtLeast),
        ("或以上", Comparator::AtLeast),
        ("以上", Comparator::AtLeast),
        ("及以下", Comparator::AtMost),
        ("以下", Comparator::AtMost),
        ("及以内", Comparator::AtMost),
        ("以内", Comparator::AtMost),
        ("之内", Comparator::AtMost),
    ] {
        if s[next..].starts_with(word) {
            return (Some(comparator), next + word.len());
        }
    }
    if s[next..].starts_with("左右") {
        return (None, next + "左右".len());
    }
    (None, at)
}

/// A sign before the number: ≥, ＜, >=
pub(crate) fn sign_before(s: &str, start: usize) -> Option<Comparator> {
    let head = s[..start].trim_end_matches(super::scan::is_space);
    for (sign, comparator) in [
        (">=", Comparator::AtLeast),
        ("<=", Comparator::AtMost),
        ("≥", Comparator::AtLeast),
        ("≧", Comparator::AtLeast),
        ("≤", Comparator::AtMost),
        ("≦", Comparator::AtMost),
        ("＞", Comparator::MoreThan),
        (">", Comparator::MoreThan),
        ("＜", Comparator::LessThan),
        ("<", Comparator::LessThan),
        ("=", Comparator::Equal),
        ("＝", Comparator::Equal),
    ] {
        if head.ends_with(sign) {
            return Some(comparator);
        }
    }
    None
}

/// Comparator words before a number; the longest decides, since 不低于 ends like its opposite.
#[rustfmt::skip]
const BEFORE: &[(&str, Comparator)] = &[
    ("不得低于", Comparator::AtLeast), ("不得少于", Comparator::AtLeast), ("不低于", Comparator::AtLeast), ("不少于", Comparator::AtLeast), ("不小于", Comparator::AtLeast), ("不短于", Comparator::AtLeast),
    ("不得高于", Comparator::AtMost), ("不得超过", Comparator::AtMost), ("不高于", Comparator::AtMost), ("不超过", Comparator::AtMost), ("不大于", Comparator::AtMost), ("不多于", Comparator::AtMost), ("不超", Comparator::AtMost),
    ("大于等于", Comparator::AtLeast), ("大于或等于", Comparator::AtLeast), ("小于等于", Comparator::AtMost), ("小于或等于", Comparator::AtMost), ("达到或超过", Comparator::AtLeast),
    ("至少", Comparator::AtLeast), ("达到", Comparator::AtLeast), ("达", Comparator::AtLeast), ("最多", Comparator::AtMost), ("至多", Comparator::AtMost), ("控制在", Comparator::AtMost),
    ("低于", Comparator::LessThan), ("小于", Comparator::LessThan), ("少于", Comparator::LessThan), ("不足", Comparator::LessThan),
    ("超过", Comparator::MoreThan), ("高于", Comparator::MoreThan), ("大于", Comparator::MoreThan), ("突破", Comparator::MoreThan), ("多于", Comparator::MoreThan), ("保持在", Comparator::Equal), ("保持", Comparator::Equal), ("前", Comparator::AtMost),
];

pub(crate) fn comparator_before(s: &str, start: usize) -> Option<Comparator> {
    static WORDS: LazyLock<Endings<Comparator>> =
        LazyLock::new(|| Endings::with(BEFORE.iter().copied()));
    let mut head = s[..start].trim_end_matches(super::scan::is_space);
    for particle in ["约", "近", "分别", "到", "为", "在", "至"] {
        if let Some(shorter) = head.strip_suffix(particle)
            && !WORDS.end(head)
        {
            head = shorter;
        }
    }
    WORDS.longest(head).map(|(_, comparator)| comparator)
}
