//! Headings that say whose duties or whose work stands below them: 县住建局主要职责, 由县教育局牵头的任务（3项）.

use super::by_whom::{bearers, is_body};
use super::division::is_task;
use super::opening::{Opening, opening, with_role};
use crate::zh::text::bracket::closing_bracket;
use crate::zh::text::words::{before_all, before_any, ends_with_any};
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::name::{Confidence, is_sure_name, name_confidence};
use crate::zh::unit::role::Role;

/// A heading that is units and nothing else, or says whose duties stand below it.
pub(crate) fn head(text: &str) -> Option<Opening> {
    let units = opening(text, None).filter(|_| !announces_bodies(text));
    units.or_else(|| owner(text))
}

/// The place that is all a heading holds, its items counted behind it: 东山县, 白马镇（3项）. Only headings beside it that are
/// places as well tell that it stands for who governs it.
pub(crate) fn place(heading: &str) -> Option<Opening> {
    const KINDS: [&str; 7] = ["区", "县", "市", "镇", "乡", "街道", "管委会"];
    let name = counted(heading).trim_end();
    let is_place = ends_with_any(name, &KINDS) && !name.ends_with("片区");
    name_confidence(name).filter(|_| is_place)?;
    Some(Opening {
        bearers: with_role(name, Role::Responsible),
        sure: Confidence::High,
        is_subject: false,
    })
}

/// Whether a heading says that bodies are told below it, and is none itself: 组织机构, 应急指挥机构.
fn announces_bodies(heading: &str) -> bool {
    const WHAT: [&str; 6] = ["组织", "领导", "指挥", "管理", "办事", "工作"];
    let kind = heading.trim().strip_suffix("机构");
    kind.is_some_and(|kind| level_prefix(kind).is_none() && ends_with_any(kind, &WHAT))
}

/// The bodies whose duties or work a heading announces. A body that is only described names none: 成员单位职责.
pub(crate) fn owner(heading: &str) -> Option<Opening> {
    // 落实政府职责 is a task.
    if is_task(heading) {
        return None;
    }
    of_duties(heading).or_else(|| of_work(heading))
}

/// 县住建局主要职责
fn of_duties(heading: &str) -> Option<Opening> {
    let bodies = heading.strip_suffix("职责")?;
    let bodies = before_any(bodies, &["主要", "工作", "具体", "岗位"]).unwrap_or(bodies);
    // 工作组职责: the groups are told below.
    let is_kind = ["工作组", "专班", "工作专班"].contains(&bodies);
    let is_named = |opening: &Opening| opening.bearers.iter().any(|(name, _)| !name.generic);
    opening(bodies, None).filter(|opening| !is_kind && is_named(opening))
}

/// 由县教育局牵头、县财政局配合的任务（3项）; what bodies are not known by their names says no more than that work is shared.
fn of_work(heading: &str) -> Option<Opening> {
    const NOUNS: [&str; 6] = ["任务", "工作", "事项", "项目", "重点", "主要"];
    let work = counted(heading);
    let mut who = work;
    who = before_all(who, &NOUNS);
    if who.len() == work.len() {
        return None;
    }
    let bearers = bearers(who.strip_suffix('的').unwrap_or(who))?;
    let sure = bearers
        .iter()
        .all(|(name, _)| is_body(name) && !name.generic && is_sure_name(&name.name));
    (sure && !bearers.is_empty()).then_some(Opening {
        bearers,
        sure: Confidence::High,
        is_subject: false,
    })
}

/// A heading without the bracket behind it that counts the items below: （3项）.
fn counted(heading: &str) -> &str {
    match closing_bracket(heading) {
        Some((open, count)) if heading[count.clone()].ends_with(['项', '个', '条', '件']) => {
            heading[..open].trim_end()
        }
        _ => heading,
    }
}

#[cfg(test)]
mod tests {
    use super::super::opening::names;
    use super::*;
    use crate::zh::responsibility::written;

    #[test]
    fn whose_duties_a_heading_announces() {
        for heading in ["县住建局职责", "县住建局主要职责", "县住建局工作职责"]
        {
            assert_eq!(names(head(heading)), ["县住建局"], "{heading}");
        }
        for heading in [
            "部门工作职责", "成员单位职责", "主要职责", "组长职责", "工作职责", "工作组职责",
            "专班工作职责", "组织机构", "应急指挥机构",
        ] {
            assert_eq!(names(head(heading)), [""; 0], "{heading}");
        }
    }

    #[test]
    fn whose_work_a_heading_announces() {
        let facts: &[(&str, &str)] = &[
            ("由县教育局牵头的任务（3项）", "牵县教育局"),
            ("县住建局牵头负责的重点工作", "牵县住建局"),
            ("县水利局承担的项目(共两项)", "责县水利局"),
            ("县民政局配合的事项", "配县民政局"),
            ("县卫健局负责工作", "责县卫健局"),
            (
                "由县教育局牵头、县财政局配合的任务",
                "牵县教育局 配县财政局",
            ),
        ];
        for (heading, bodies) in facts {
            let opening = head(heading).unwrap();
            for (name, _) in &opening.bearers {
                assert_eq!(&heading[name.range.clone()], name.name);
            }
            assert_eq!(written(&opening.bearers), *bodies, "{heading}");
        }
        for heading in [
            "县住建局重点工作", "有关部门负责的工作", "各部门配合的任务", "落实县教育局负责的工作",
            "由牵头单位负责的任务", "教育局牵头的改革试点", "重点任务（3项）",
        ] {
            assert_eq!(names(head(heading)), [""; 0], "{heading}");
        }
    }
}
