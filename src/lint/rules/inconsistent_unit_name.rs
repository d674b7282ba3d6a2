//! A body under a name that is written otherwise elsewhere: a slip of the pen, or another form of the name.

use std::collections::BTreeMap;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::bodies;
use crate::model::{Confidence, Fix, Severity, Unit};
use crate::nearest::distance;
use crate::zh::fold::fold;

pub(super) const RULE: Rule = Rule {
    code: "TB203",
    name: "inconsistent-unit-name",
    severity: Severity::Warning,
    zh: "单位名称前后不一致",
    en: "a unit's name is written in more than one way",
    doc: include_str!("inconsistent_unit_name.md"),
    check,
};

/// More names than this are compared with the well-known ones only.
const MOST: usize = 400;

/// A name with where it stands.
struct Name<'a> {
    unit: &'a Unit,
    count: usize,
    task: usize,
}

fn check(context: &Context) -> Vec<Draft> {
    let mut names: BTreeMap<String, Name> = BTreeMap::new();
    for (at, task) in context.notice.tasks.iter().enumerate() {
        for unit in task.units.iter().filter(|unit| !unit.generic) {
            names
                .entry(fold(&unit.name))
                .or_insert(Name {
                    unit,
                    count: 0,
                    task: at,
                })
                .count += 1;
        }
    }
    let mut drafts = Vec::new();
    let many = names.len() > MOST;
    for (name, found) in &names {
        if let Some((right, other)) = misspelt(context, name, found, &names, many) {
            drafts.push(slip(found, &right, other));
        } else if !many && let Some((other_name, other)) = other_form(context, name, found, &names)
        {
            drafts.push(form(found, other_name, other));
        }
    }
    drafts
}

/// The name that was meant, where this one is a slip: near a name of the notice that stands more often, or of a body that
/// every county has.
fn misspelt<'a>(
    context: &Context,
    name: &str,
    found: &Name,
    names: &'a BTreeMap<String, Name<'a>>,
    many: bool,
) -> Option<(String, Option<&'a Name<'a>>)> {
    if found.count > 1 || bodies::is_known(name) || declared(context, name).is_some() {
        return None;
    }
    let length = name.chars().count();
    if length < 2 {
        return None;
    }
    let near = |other: &str| {
        let long = other.chars().count();
        long >= 3
            && long.abs_diff(length) <= 1
            && distance(name, other) == 1
            && !is_ordinary(name, other)
    };
    let twin = names
        .iter()
        .filter(|(other, value)| !many && value.count > found.count && near(other))
        .max_by_key(|(_, value)| value.count);
    if let Some((_, twin)) = twin {
        return Some((twin.unit.name.clone(), Some(twin)));
    }
    let (level, stem) = bodies::parted(name);
    // Short names are near each other by nature.
    if stem.chars().count() < 5 {
        return None;
    }
    let mut known = bodies::KNOWN.iter().filter(|body| {
        body.chars().count() == stem.chars().count()
            && distance(stem, body) == 1
            && shares_ends(stem, body)
    });
    match (known.next(), known.next()) {
        (Some(body), None) => Some((format!("{level}{body}"), None)),
        _ => None,
    }
}

/// Whether the characters that the name has and the other has not are such as names of bodies have: then it may be
/// another body.
fn may_be_real(name: &str, other: &str) -> bool {
    let strange = |c: char| !other.contains(c) && !bodies::is_usual(c);
    name.chars().count() == other.chars().count()
        && name.chars().count() <= 5
        && !name.chars().any(strange)
        && name.chars().any(|c| !other.contains(c))
}

/// A change of one character that parts two real bodies: of level (市局, 区局), number or place.
fn is_ordinary(a: &str, b: &str) -> bool {
    let (level_a, stem_a) = bodies::parted(a);
    let (level_b, stem_b) = bodies::parted(b);
    if stem_a == stem_b && level_a != level_b {
        return true;
    }
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let town =
        |last: Option<&char>| matches!(last, Some('镇' | '乡' | '村' | '区' | '县' | '市' | '道'));
    // 大门镇 and 北门镇, 一中队 and 二中队 are two bodies; so are 规划局 and 规划办.
    (town(a.last()) && front == 0)
        || a.len() == b.len()
            && (front + 1 == a.len()
                || a.get(front)
                    .is_some_and(|c| "一二三四五六七八九十东西南北中上下新老大小".contains(*c))
                    && b.get(front)
                        .is_some_and(|c| "一二三四五六七八九十东西南北中上下新老大小".contains(*c)))
}

fn shares_ends(a: &str, b: &str) -> bool {
    a.chars().next_back() == b.chars().next_back()
}

/// The same body in another form: with and without its level, 局 and 委.
fn other_form<'a>(
    context: &Context,
    name: &str,
    found: &Name,
    names: &'a BTreeMap<String, Name<'a>>,
) -> Option<(&'a str, &'a Name<'a>)> {
    if declared(context, name).is_some() || found.unit.full_name.is_some() {
        return None;
    }
    let (level, stem) = bodies::parted(name);
    let bare = stem.trim_end_matches(['局', '委']);
    names
        .iter()
        .filter(|(other, value)| {
            *other != name && (value.count, other.as_str()) > (found.count, name)
        })
        .find(|(other, value)| {
            if value.unit.full_name.is_some() {
                return false;
            }
            let (other_level, other_stem) = bodies::parted(other);
            let levels = stem == other_stem && (level.is_empty() != other_level.is_empty());
            let kinds = level == other_level
                && stem != other_stem
                && bare.chars().count() >= 2
                && bare == other_stem.trim_end_matches(['局', '委']);
            levels || kinds
        })
        .map(|(other, value)| (other.as_str(), value))
}

/// The names that the settings give to one body.
fn declared<'a>(context: &'a Context, name: &str) -> Option<&'a Vec<String>> {
    context
        .options
        .aliases
        .iter()
        .find(|list| list.iter().any(|alias| fold(alias) == name))
}

fn slip(found: &Name, right: &str, other: Option<&Name>) -> Draft {
    let real = may_be_real(&fold(&found.unit.name), &fold(right));
    let zh = match other {
        Some(other) => format!(
            "单位名称「{}」只出现一次，疑为「{right}」（{} 次）",
            found.unit.name, other.count
        ),
        None => format!("单位名称「{}」疑为「{right}」", found.unit.name),
    };
    Draft::at(
        found.unit.at.clone(),
        zh,
        format!("「{}」 is probably 「{right}」", found.unit.name),
    )
    .quote(found.unit.name.clone())
    .related(other.map(|other| other.unit.at.clone()))
    .severity(if real {
        Severity::Note
    } else {
        Severity::Warning
    })
    .confidence(match other {
        _ if real => Confidence::Low,
        Some(_) => Confidence::High,
        None => Confidence::Medium,
    })
    .task(Some(found.task))
    .fix(Some(Fix {
        replace: found.unit.name.clone(),
        with: right.to_owned(),
    }))
}

fn form(found: &Name, other_name: &str, other: &Name) -> Draft {
    Draft::at(
        found.unit.at.clone(),
        format!(
            "「{}」与「{other_name}」似为同一单位，写法不一",
            found.unit.name
        ),
        format!(
            "「{}」 and 「{other_name}」 seem to be one body",
            found.unit.name
        ),
    )
    .quote(found.unit.name.clone())
    .related([other.unit.at.clone()])
    .severity(Severity::Note)
    .confidence(Confidence::Medium)
    .task(Some(found.task))
}
