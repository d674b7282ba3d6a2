//! The whole names of units where a list leaves out what their neighbours print: the level in front, the kind behind.

use super::department::begins_with_field;
use super::level::{joint_area, level_prefix};
use super::listed::Found;
use super::name::name_confidence;
use crate::zh::text::bracket::without_brackets;
use crate::zh::text::scan::{is_close, is_han};
use crate::zh::text::words::starts_with_any;

/// Fills `full_name` where a list leaves out what neighbours print.
pub(crate) fn complete_names<R>(names: &mut [Found<R>]) {
    const SHARED: &[&str] = &["人民政府", "政府", "党工委", "管委会", "党委", "办事处"];
    const PLACES: [char; 6] = ['区', '县', '市', '镇', '乡', '旗'];
    for at in (0..names.len()).rev() {
        let name = &names[at].unit.name;
        // Hardly any other name ends so, or with a bracket.
        let last = name.chars().next_back();
        if !last.is_some_and(|c| is_close(c) || PLACES.contains(&c) || c == '道') {
            continue;
        }
        let base = without_brackets(name).unwrap_or_default();
        let place = base.ends_with(PLACES) || base.ends_with("街道");
        if place
            && !base.starts_with('各')
            && let Some(next) = names
                .get(at + 1)
                .filter(|next| next.group == names[at].group)
        {
            let full = next.unit.full_name.as_ref().unwrap_or(&next.unit.name);
            let ending = SHARED.iter().find(|ending| full.ends_with(**ending));
            names[at].unit.full_name = ending.map(|ending| format!("{name}{ending}"));
        }
    }
    share_kind(names);
    share_place_kind(names);
    share_place(names);
    let mut level = None;
    let mut group = usize::MAX;
    for found in names.iter_mut() {
        if found.group != group {
            (group, level) = (found.group, None);
        }
        let name = &found.unit.name;
        match (level_prefix(name), level) {
            (Some(own), _) => level = Some(own),
            (None, Some(level)) if found.unit.full_name.is_none() && takes_level(name, level) => {
                found.unit.full_name = Some(format!("{level}{name}"))
            }
            _ => {}
        }
    }
}

/// 教育、卫健、民政部门; 教育、卫健等部门: the last says what the others are as well, or what sums them up does.
fn share_kind<R>(names: &mut [Found<R>]) {
    for at in (1..names.len()).rev() {
        let (before, behind) = names.split_at_mut(at);
        let (found, next) = (&mut before[at - 1], &behind[0]);
        let full = next.unit.full_name.as_deref();
        let kind = match full.is_some_and(|full| full.ends_with("单位")) {
            true => Some("单位"),
            false => [Some(next.unit.name.as_str()), full]
                .into_iter()
                .flatten()
                .find_map(|name| name.ends_with("部门").then_some("部门")),
        };
        let is_described =
            |name: &str| starts_with_any(name, &["各", "相关"]) || name.contains("有关");
        if let Some(kind) = kind
            && !is_described(&next.unit.name)
            && found.group == next.group
            && found.unit.full_name.is_none()
        {
            found.unit.full_name = with_kind(&found.unit.name, kind);
        }
    }
}

/// 城北、城南街道和东山镇: a list of places alone, where the next says of those before it what they are as well.
fn share_place_kind<R>(names: &mut [Found<R>]) {
    const KINDS: [&str; 9] = [
        "街道办事处", "街道办", "街道", "镇人民政府", "乡人民政府", "镇政府", "乡政府", "镇", "乡",
    ];
    const LONGEST: usize = 4;
    let is_place = |name: &str| {
        name.chars().nth(1).is_some()
            && name.chars().nth(LONGEST).is_none()
            && name.chars().all(is_han)
    };
    let kind_of = |name: &str| {
        KINDS
            .iter()
            .find(|kind| name.strip_suffix(**kind).is_some_and(is_place))
    };
    let bare =
        |name: &str| is_place(name) && name_confidence(name).is_none() && !begins_with_field(name);
    let mut from = 0;
    while from < names.len() {
        let same = names[from..]
            .iter()
            .take_while(|found| found.group == names[from].group)
            .count();
        let list = &mut names[from..from + same];
        from += same;
        // Nearly every list ends otherwise, and nothing else is looked at.
        if list
            .last()
            .and_then(|found| kind_of(&found.unit.name))
            .is_none()
        {
            continue;
        }
        let first = list
            .iter()
            .take_while(|found| bare(&found.unit.name))
            .count();
        let Some(kind) = list.get(first).and_then(|found| kind_of(&found.unit.name)) else {
            continue;
        };
        if list[first..]
            .iter()
            .all(|found| kind_of(&found.unit.name).is_some())
        {
            for found in &mut list[..first] {
                found.unit.full_name = Some(format!("{}{kind}", found.unit.name));
            }
        }
    }
}

/// 碧溪县委和县政府: whose government the second is, the name of the first says.
fn share_place<R>(names: &mut [Found<R>]) {
    const LEVELS: [char; 4] = ['县', '区', '市', '旗'];
    for at in 1..names.len() {
        let (before, behind) = names.split_at_mut(at);
        let (party, government) = (&before[at - 1], &mut behind[0]);
        let Some(level) = government
            .unit
            .name
            .chars()
            .next()
            .filter(|c| LEVELS.contains(c))
        else {
            continue;
        };
        let kind = &government.unit.name[level.len_utf8()..];
        let place = party.unit.name.strip_suffix('委').filter(|place| {
            let named = place.chars().nth(1).is_some() && !place.starts_with('各');
            named && place.ends_with(level) && party.group == government.group
        });
        if let Some(place) = place.filter(|_| ["政府", "人民政府"].contains(&kind)) {
            government.unit.full_name = Some(format!("{place}{kind}"));
        }
    }
}

/// The whole name of a body of which a list prints what it is for, and what kind of body only for all together: 教育 of 教育等部门.
pub(super) fn with_kind(name: &str, kind: &str) -> Option<String> {
    const LONGEST: usize = 8;
    let work = &name[joint_area(name)..];
    // A company may be one of 等单位 as well.
    let known = kind == "部门" || begins_with_field(work);
    let bare = known
        && work.chars().count() <= LONGEST
        && name_confidence(name).is_none()
        && name.chars().all(is_han);
    bare.then(|| format!("{name}{kind}"))
}

/// Whether a name without a level is that of a department, not of a place, a company or a described class.
fn takes_level(name: &str, level: char) -> bool {
    let ends = name.ends_with(['局', '委', '办']) || level == '省' && name.ends_with('厅');
    ends && name.chars().count() <= 12 && begins_with_field(name)
}
