//! The whole names of units where a list leaves out what their neighbours print: the level in front, the kind behind.

use std::sync::LazyLock;

use super::listed::Found;
use super::name::{joint_area, level_prefix, name_confidence};
use crate::zh::text::bracket::without_brackets;
use crate::zh::text::scan::is_close;
use crate::zh::text::words::Beginnings;

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
        let is_described = |name: &str| {
            ["各", "相关"].iter().any(|word| name.starts_with(word)) || name.contains("有关")
        };
        if let Some(kind) = kind
            && !is_described(&next.unit.name)
            && found.group == next.group
            && found.unit.full_name.is_none()
        {
            found.unit.full_name = with_kind(&found.unit.name, kind);
        }
    }
}

/// The whole name of a body of which a list prints what it is for, and what kind of body only for all together: 教育 of 教育等部门.
pub(super) fn with_kind(name: &str, kind: &str) -> Option<String> {
    const LONGEST: usize = 8;
    let work = &name[joint_area(name)..];
    // A company may be one of 等单位 as well.
    let known = kind == "部门" || fields().begin(work);
    let bare = known
        && work.chars().count() <= LONGEST
        && name_confidence(name).is_none()
        && name.chars().all(crate::zh::text::scan::is_han);
    bare.then(|| format!("{name}{kind}"))
}

/// What the departments of a local government are for. Only a name that begins so is surely one of the level that its
/// neighbours print; 北京银保监局 has a place of its own, 机关纪委 none at all.
#[rustfmt::skip]
const FIELDS: &[&str] = &[
    "发展", "发改", "财政", "教育", "教体", "科技", "科学技术", "工业", "工信", "经信", "经济", "民政", "民族", "民宗", "公安", "司法", "人力资源", "人社", "自然资源", "规划", "生态环境", "环保", "环境保护", "住房", "住建", "建设", "城市", "城管", "综合",
    "交通", "水利", "水务", "农业", "农委", "农办", "商务", "投资", "招商", "文化", "文旅", "文广", "旅游", "体育", "卫生", "卫健", "退役军人", "应急", "审计", "国资", "市场监管", "市场监督", "统计", "医保", "医疗保障", "金融", "地方金融", "信访", "林业", "园林", "绿化",
    "粮食", "大数据", "数据", "政务", "行政", "外事", "外办", "广电", "乡村振兴", "海洋", "渔业", "气象", "税务", "能源", "人防", "地震", "档案", "台办", "侨办", "编办", "网信", "文明办", "安监", "国土", "质监", "食药", "工商", "物价", "扶贫",
];

/// Whether a name without a level is that of a department, not of a place, a company or a described class.
fn takes_level(name: &str, level: char) -> bool {
    let ends = name.ends_with(['局', '委', '办']) || level == '省' && name.ends_with('厅');
    ends && name.chars().count() <= 12 && fields().begin(name)
}

fn fields() -> &'static Beginnings {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(FIELDS));
    &WORDS
}
