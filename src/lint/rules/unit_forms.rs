//! The same body in another form of its name: with and without its level, full and short, 局 and 委.

use super::unit_names::{Name, Names};
use crate::span::Span;

/// A name that stands elsewhere in another form.
pub(super) struct Form<'a> {
    pub other: &'a Name<'a>,
    /// Where this form stands.
    pub at: Span,
    pub task: usize,
}

/// The commoner form of a name, where there is one; of as many on both sides the one that sorts later speaks.
pub(super) fn find<'a>(name: &str, found: &Name, names: &'a Names<'a>) -> Option<Form<'a>> {
    let (level, stem) = found.parted(name);
    names.iter().find_map(|(other, value)| {
        // Nearly all pairs end here.
        if !found.is_akin(value) || other == name || found.stands_beside(value) {
            return None;
        }
        let (other_level, other_stem) = value.parted(other);
        if stem == other_stem {
            return levels(found, level, value, other_level, names, stem);
        }
        let rarer = (value.count, other) > (found.count, name);
        // Of a name with and without its level the one that agrees speaks.
        let twin = |level: &str, stem: &str| names.has(&format!("{level}{stem}"));
        let agree = || {
            level == other_level
                || level.is_empty() && !twin(other_level, stem)
                || other_level.is_empty() && !twin(level, other_stem)
        };
        let same = || found.is_listed_with(value) || same(stem, other_stem);
        (rarer && same() && agree()).then(|| Form {
            other: value,
            at: found.unit.at.clone(),
            task: found.tasks.first().copied().unwrap_or_default(),
        })
    })
}

/// One name with and without its level. Lists leave the level out behind a name that has it (省财政厅、商务厅): only a name
/// that heads its list without a level is written otherwise. Where several levels have the body, which one is meant
/// cannot be told.
fn levels<'a>(
    found: &Name,
    level: &str,
    value: &'a Name<'a>,
    other_level: &str,
    names: &Names,
    stem: &str,
) -> Option<Form<'a>> {
    if level.is_empty() == other_level.is_empty() {
        return None;
    }
    let with = |level: &str| names.has(&format!("{level}{stem}"));
    if ["省", "市", "区", "县", "州"]
        .iter()
        .filter(|level| with(level))
        .count()
        > 1
    {
        return None;
    }
    let (alone, whole) = if level.is_empty() {
        (found, value)
    } else {
        (value, found)
    };
    let (unit, task) = alone.alone?;
    // The rarer way of writing is the odd one.
    let odd_is_alone = alone.alone_count <= whole.count;
    if odd_is_alone != level.is_empty() {
        return None;
    }
    Some(if odd_is_alone {
        Form {
            other: value,
            at: unit.at.clone(),
            task,
        }
    } else {
        Form {
            other: value,
            at: found.unit.at.clone(),
            task: found.tasks.first().copied().unwrap_or_default(),
        }
    })
}

/// Whether two names without their levels are one body's by their form.
fn same(a: &str, b: &str) -> bool {
    let kinds = |a: &str, b: &str| {
        let bare = a.strip_suffix('局');
        bare.is_some_and(|bare| bare.chars().count() >= 2 && b.strip_suffix('委') == Some(bare))
    };
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let seat = ["管委会", "管理委员会", "办事处"]
        .iter()
        .any(|seat| long.strip_suffix(seat) == Some(short));
    kinds(a, b) || kinds(b, a) || seat || is_short_for(short, long)
}

/// Whether a name is another one with characters left out as short forms do it: 地方金融监管局 of 地方金融监督管理局. A short form
/// leaves out the second characters of several words, or a word that tells bodies apart from none (管理, 事务).
fn is_short_for(short: &str, long: &str) -> bool {
    const EMPTY: [&str; 6] = ["管理", "监督管理", "事务", "运输", "行政", "和"];
    if short.chars().count() < 3 || !['局', '委', '厅'].iter().any(|end| short.ends_with(*end)) {
        return false;
    }
    let long = if short.ends_with('委') {
        long.strip_suffix("员会").unwrap_or(long)
    } else {
        long
    };
    let mut rest = short.chars().peekable();
    let mut left_out: Vec<String> = Vec::new();
    let mut gap = String::new();
    for c in long.chars() {
        if rest.peek() == Some(&c) {
            rest.next();
            if !gap.is_empty() {
                left_out.push(std::mem::take(&mut gap));
            }
        } else {
            gap.push(c);
        }
    }
    let begins = short.chars().next() == long.chars().next();
    if rest.peek().is_some() || !gap.is_empty() || !begins {
        return false;
    }
    match left_out.as_slice() {
        [] => false,
        [one] => EMPTY.contains(&one.as_str()),
        [_, ..] => left_out.iter().all(|gap| gap.chars().count() <= 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_told_from_other_bodies() {
        for (a, b) in [
            ("市场监管局", "市场监督管理局"),
            ("地方金融监管局", "地方金融监督管理局"),
            ("发展改革委", "发展和改革委员会"),
            ("发改局", "发改委"),
            ("公路局", "公路管理局"),
            ("高新区", "高新区管委会"),
            ("通信局", "通信管理局"),
        ] {
            assert!(same(a, b), "{a} {b}");
            assert!(same(b, a), "{b} {a}");
        }
        for (a, b) in [
            ("公安局", "公安分局"),
            ("政府办", "政府法制办"),
            ("教育局", "教育体育局"),
            ("财政局", "民政局"),
            ("机关党委", "机关纪委"),
            ("农业局", "农业农村局"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
