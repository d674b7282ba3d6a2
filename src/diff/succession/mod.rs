//! Which names mean one body (同一机构), and which body followed which.

mod table;

use std::collections::HashMap;

use self::table::{Succession, TABLE};
use super::years::Plans;
use crate::model::Unit;
use crate::zh::text::bracket::without_brackets;
use crate::zh::text::fold::fold;
use crate::zh::unit::body_names::FORMS;
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::name::ends_like_body;

/// What is known of bodies: the built-in table and the names that a user declared to be one.
pub(super) struct Bodies {
    full_names: HashMap<&'static str, &'static str>,
    followed: HashMap<&'static str, Vec<&'static Succession>>,
    aliases: HashMap<String, usize>,
}

/// A unit's names without level and place, by which it is the same or another body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    /// The level that the name begins with.
    pub level: Option<char>,
    /// Full name.
    pub name: String,
    /// Further names: from brackets, an alias.
    pub others: Vec<String>,
}

/// How one body became another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    /// The old body goes on; only work was handed over.
    pub part: bool,
    /// What it rests on.
    pub basis: &'static str,
}

impl Bodies {
    /// The built-in table with a user's lists of names for one body.
    pub(super) fn new(aliases: &[Vec<String>]) -> Self {
        let mut full = HashMap::new();
        for (name, forms) in FORMS {
            full.insert(*name, *name);
            for form in *forms {
                full.insert(*form, *name);
            }
        }
        let mut followed: HashMap<&str, Vec<&Succession>> = HashMap::new();
        for step in TABLE {
            for old in step.old {
                followed.entry(old).or_default().push(step);
            }
        }
        let mut bodies = Bodies {
            full_names: full,
            followed,
            aliases: HashMap::new(),
        };
        for (group, names) in aliases.iter().enumerate() {
            for name in names {
                let name = bodies.full_name(&bare(&fold(name)).1);
                bodies.aliases.insert(name, group);
            }
        }
        bodies
    }

    /// The names of a unit.
    pub(super) fn body(&self, unit: &Unit) -> Body {
        let folded = fold(&unit.name);
        let (base, inner) = brackets(&folded);
        let (level, name) = bare(&base);
        let mut others: Vec<String> = inner
            .into_iter()
            .chain(unit.alias.as_deref().map(fold))
            .map(|other| self.full_name(&bare(&other).1))
            .collect();
        others.dedup();
        Body {
            level,
            name: self.full_name(&name),
            others,
        }
    }

    /// The full name without level, place and brackets.
    pub(super) fn full(&self, name: &str) -> String {
        self.full_name(&bare(&brackets(&fold(name)).0).1)
    }

    /// The name of the body that does this work after every known step, to match tasks by.
    pub(super) fn latest(&self, name: &str) -> String {
        let mut name = self.full(name);
        for _ in 0..4 {
            let next = self
                .followed
                .get(name.as_str())
                .and_then(|steps| steps.iter().rfind(|step| !step.part));
            match next.and_then(|step| step.new.first()) {
                Some(next) if *next != name => name = (*next).to_owned(),
                _ => break,
            }
        }
        name
    }

    /// Whether two units are one body under one name.
    pub(super) fn same(&self, old: &Body, new: &Body) -> bool {
        levels_agree(old, new)
            && (old.name == new.name
                || old.others.contains(&new.name)
                || new.others.contains(&old.name))
    }

    /// How the old body became the new one between the years of two plans; also where it has its old name again.
    pub(super) fn link(&self, old: &Body, new: &Body, plans: Plans) -> Option<Link> {
        if !levels_agree(old, new) {
            return None;
        }
        let pairs: Vec<(&str, &str)> = names(old)
            .flat_map(|old| names(new).map(move |new| (old, new)))
            .collect();
        let declared = |&(a, b): &(&str, &str)| matches!((self.aliases.get(a), self.aliases.get(b)), (Some(a), Some(b)) if a == b);
        if pairs.iter().any(declared) || pairs.iter().any(|(a, b)| a == b) {
            return Some(Link {
                part: false,
                basis: "同一单位的别名",
            });
        }
        let later = plans.old.max(plans.new);
        let step = |from: &str, to: &str| {
            self.followed.get(from).and_then(|steps| {
                steps
                    .iter()
                    .filter(|step| later.is_none_or(|year| year >= step.since))
                    .find(|step| step.new.contains(&to))
                    .copied()
            })
        };
        // Seen from the later notice, the same step leads back.
        let back = plans.old > plans.new && plans.new.is_some();
        let one = |&(a, b): &(&str, &str)| {
            let there = step(a, b).map(|step| (step, !back));
            there.or_else(|| step(b, a).map(|step| (step, back)))
        };
        let mut found: Vec<(&Succession, bool)> = pairs.iter().filter_map(one).collect();
        found.sort_by_key(|(step, _)| step.part);
        let &(step, in_time) = found.first()?;
        let earlier = plans.old.min(plans.new);
        let is_old_name = !in_time || earlier.is_some_and(|year| year >= step.by);
        Some(Link {
            part: step.part,
            basis: match is_old_name && !step.part {
                true => "同一单位的旧称",
                false => step.basis,
            },
        })
    }

    fn full_name(&self, name: &str) -> String {
        self.full_names
            .get(name)
            .map_or_else(|| name.to_owned(), |full| (*full).to_owned())
    }
}

fn names(body: &Body) -> impl Iterator<Item = &str> + Clone {
    std::iter::once(body.name.as_str()).chain(body.others.iter().map(String::as_str))
}

/// 市环保局 and 区环保局 are two bodies; a name without level may be either.
fn levels_agree(old: &Body, new: &Body) -> bool {
    match (old.level, new.level) {
        (Some(old), Some(new)) => old == new,
        _ => true,
    }
}

/// A name without its brackets, and what stands in them.
fn brackets(name: &str) -> (String, Option<String>) {
    let Some(base) = without_brackets(name).filter(|base| base.chars().count() >= 2) else {
        return (name.to_owned(), None);
    };
    let inner = name
        .split_once('(')
        .and_then(|(_, rest)| rest.strip_suffix(')'))
        .filter(|inner| ends_like_body(inner))
        .map(str::to_owned);
    match inner {
        Some(inner) => (base.into_owned(), Some(inner)),
        // 各乡镇(街道), 各县(市、区)人民政府: the bracket is part of the name.
        None => (name.to_owned(), None),
    }
}

/// A name without the level or place that it begins with: 区财政局, 洞头区财政局.
fn bare(name: &str) -> (Option<char>, String) {
    if let Some(level) = level_prefix(name) {
        let rest = &name[level.len_utf8()..];
        if rest.chars().count() >= 2 {
            return (Some(level), rest.to_owned());
        }
    }
    let place = name
        .char_indices()
        .skip(1)
        .take(4)
        .find(|&(_, c)| matches!(c, '省' | '市' | '区' | '县'));
    match place {
        Some((at, level)) => {
            let rest = &name[at + level.len_utf8()..];
            let whole = level_prefix(&name[at..]).is_some();
            if whole && rest.chars().count() >= 3 && ends_like_body(rest) {
                (Some(level), rest.to_owned())
            } else {
                (None, name.to_owned())
            }
        }
        None => (None, name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(bodies: &Bodies, name: &str) -> Body {
        let folded = fold(name);
        let (base, inner) = brackets(&folded);
        let (level, name) = bare(&base);
        Body {
            level,
            name: bodies.full_name(&name),
            others: inner
                .into_iter()
                .map(|inner| bodies.full_name(&inner))
                .collect(),
        }
    }

    #[test]
    fn short_forms_levels_and_places_are_one_name() {
        let bodies = Bodies::new(&[]);
        let same = |a, b| bodies.same(&body(&bodies, a), &body(&bodies, b));
        assert!(same("环保局", "环境保护局"));
        assert!(same("洞头区环保局", "区环保局"));
        assert!(same("环保局", "县环境保护局"));
        assert!(same("区委渔农办（农林水利局）", "农林水利局"));
        assert!(!same("市环保局", "区环保局"));
        assert!(!same("环保局", "生态环境局"));
        assert!(!same("发改局", "发改委"));
        assert!(same("市场监管局", "市市场监督管理局"));
    }

    #[test]
    fn renames_are_told_from_work_handed_over() {
        let bodies = Bodies::new(&[vec!["甲办".into(), "乙中心".into()]]);
        let link = |a, b, year| {
            let plans = Plans {
                old: year,
                new: year,
            };
            bodies.link(&body(&bodies, a), &body(&bodies, b), plans)
        };
        for (old, new) in [
            ("环保局", "生态环境局"),
            ("区国土局", "区自然资源和规划局"),
            ("农林水利局", "农业农村局"),
            ("农林水利局", "水利局"),
            ("区委渔农办", "农业农村局"),
            ("工商局", "市场监管局"),
            ("旅游局", "文广旅体局"),
            ("甲办", "乙中心"),
            ("发改委", "发改局"),
        ] {
            assert!(
                link(old, new, Some(2019)).is_some_and(|link| !link.part),
                "{old} {new}"
            );
            assert!(
                link(new, old, Some(2019)).is_some_and(|link| !link.part),
                "{new} {old}"
            );
        }
        assert!(link("民政局", "退役军人局", Some(2019)).is_some_and(|link| link.part));
        assert!(link("环保局", "水利局", Some(2019)).is_none());
        assert!(link("环保局", "生态环境局", Some(2016)).is_none());
        assert!(link("市环保局", "区生态环境局", Some(2019)).is_none());
    }

    #[test]
    fn a_name_that_went_years_ago_is_an_old_name_of_the_same_body() {
        let bodies = Bodies::new(&[]);
        let basis = |a, b, old, new| {
            let plans = Plans {
                old: Some(old),
                new: Some(new),
            };
            let link = bodies.link(&body(&bodies, a), &body(&bodies, b), plans);
            link.map_or("", |link| link.basis)
        };
        for (a, b, old, new, reform) in [
            ("环保局", "生态环境局", 2017, 2019, true),
            // The same pair of notices seen from the other side.
            ("生态环境局", "环保局", 2019, 2017, true),
            ("生态环境局", "环保局", 2019, 2020, false),
            ("环保局", "生态环境局", 2022, 2023, false),
            ("交通运输局", "交通局", 2022, 2023, false),
        ] {
            let says = basis(a, b, old, new);
            assert_eq!(says.contains("改革"), reform, "{a} {b} {old} {new}");
            assert_eq!(says == "同一单位的旧称", !reform, "{a} {b} {old} {new}");
        }
    }

    #[test]
    fn every_body_of_the_table_has_its_full_name_there() {
        let bodies = Bodies::new(&[]);
        for step in TABLE {
            for name in step.old.iter().chain(step.new) {
                assert_eq!(bodies.full_name(name), *name);
            }
            assert!(!step.basis.is_empty() && step.since > 2000);
        }
    }
}
