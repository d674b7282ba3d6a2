//! Lists of units: 甲、乙,丙和丁等部门, with spaces, or with nothing between the names (`区发改局区统计局`).

use std::ops::Range;

use super::fold::squeeze;
use super::predicate::subject;
use super::scan::{between_han, closing_of, half, is_close};
use super::tight::Tight;
use super::unit_class::{continues_class, opens_class};
use super::unit_name::{Confidence, is_generic, is_placeholder, level_prefix, name_confidence};
use super::unit_tail::{strip_tail, without_person};

/// One unit of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnitName {
    /// Where the name stands, with white space inside it.
    pub(crate) range: Range<usize>,
    /// The name as printed, without white space.
    pub(crate) name: String,
    /// Whether the body is only described.
    pub(crate) generic: bool,
    /// The whole name, where the list leaves out what its neighbours print: the level in front, 人民政府 behind.
    pub(crate) full_name: Option<String>,
    /// How surely it is a unit by its form.
    pub(crate) confidence: Confidence,
}

/// The units of a text that is a list of units: a cell, the value of a label.
pub(crate) fn split_list(s: &str) -> Vec<UnitName> {
    let tight = Tight::new(s);
    let mut names = names_of(&tight, 0..tight.text.len());
    complete_names(&mut names);
    names.into_iter().map(|found| found.unit).collect()
}

/// Whether a whole short text is a unit or a list of units, by form alone: the least sure of its names.
pub(crate) fn looks_like_unit(s: &str) -> Option<Confidence> {
    if s.len() > 600
        || is_placeholder(s)
        || s.contains([';', '；', '。', '!', '？', '?', '《', '%', ':', '：'])
    {
        return None;
    }
    let tight = Tight::new(s);
    let mut least = None;
    for element in elements(&tight.text, 0..tight.text.len()) {
        let name = tight.text.get(element.range)?;
        let (name, described) = strip_tail(name);
        for part in std::iter::once(name).chain(described) {
            let sure = unglued(part)
                .into_iter()
                .map(|range| name_confidence(&part[range]))
                .min()??;
            least = Some(least.map_or(sure, |least: Confidence| least.min(sure)));
        }
    }
    least
}

/// A unit with the group it stands in: what commas part.
pub(crate) struct Found {
    pub(crate) unit: UnitName,
    pub(crate) group: usize,
}

/// An element of a list, and its group.
pub(crate) struct Element {
    pub(crate) range: Range<usize>,
    pub(crate) group: usize,
}

/// The elements between the list marks of `range`, brackets whole, and joined names parted at 及 and its like.
pub(crate) fn elements(text: &str, range: Range<usize>) -> Vec<Element> {
    let mut out = Vec::new();
    let (mut depth, mut start, mut group) = (0_u32, range.start, 0);
    let Some(inside) = text.get(range.clone()) else {
        return out;
    };
    let last_quote = range.start + inside.rfind('”').unwrap_or(0);
    let mut push = |range: Range<usize>, group| {
        for piece in parted(&text[range.clone()]) {
            let piece_range = range.start + piece.start..range.start + piece.end;
            if !piece_range.is_empty() {
                out.push(Element {
                    range: piece_range,
                    group,
                });
            }
        }
    };
    for (at, c) in between_han(inside) {
        let at = range.start + at;
        if closing_of(c).is_some() || (c == '“' && at < last_quote) {
            depth += 1;
        } else if is_close(c) || c == '”' {
            depth = depth.saturating_sub(1);
        } else if depth == 0
            && matches!(
                half(c),
                '、' | '､' | ',' | ';' | ' ' | '。' | '/' | '|' | '\n'
            )
        {
            push(start..at, group);
            start = at + c.len_utf8();
            if !matches!(c, '、' | '､') {
                group += 1;
            }
        }
    }
    push(start..range.end, group);
    whole_classes(text, out)
}

/// Joins the members of a described class that leave out what they share: 各市、县〔区〕政府.
fn whole_classes(text: &str, elements: Vec<Element>) -> Vec<Element> {
    let mut out: Vec<Element> = Vec::with_capacity(elements.len());
    let (mut head, mut last) = (0..0, 0..0);
    for element in elements {
        let next = &text[element.range.clone()];
        let continued = out.last_mut().filter(|class| {
            let joined = matches!(&text[class.range.end..element.range.start], "、" | "､");
            let continues = |next| continues_class(&text[head.clone()], &text[last.clone()], next);
            joined
                && opens_class(&text[head.clone()])
                && (continues(strip_tail(next).0)
                    || subject(next).is_some_and(|subject| continues(&next[..subject.len])))
        });
        last = element.range.clone();
        match continued {
            Some(class) => class.range.end = element.range.end,
            None => {
                head = element.range.clone();
                out.push(element);
            }
        }
    }
    out
}

/// An element longer than this, in bytes, is prose and is not taken apart.
const LONGEST: usize = 600;

/// Words between two names.
const JOINING: &[&str] = &["以及", "会同", "协同", "汇同", "及", "和", "与"];

/// Parts `甲局及乙局`, where both sides are names; 文化和旅游局 stays whole.
pub(crate) fn parted(text: &str) -> Vec<Range<usize>> {
    if text.len() > LONGEST {
        return std::iter::once(0..text.len()).collect();
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut depth = 0_u32;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if closing_of(c).is_some() {
            depth += 1;
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
        }
        if depth > 0 || at < skip_to {
            continue;
        }
        let Some(word) = JOINING.iter().find(|word| text[at..].starts_with(**word)) else {
            continue;
        };
        let (left, right) = (&text[start..at], &text[at + word.len()..]);
        let governing = right.starts_with("人民政府")
            || right.starts_with("政府")
            || right.starts_with("管委会");
        let right_name = strip_tail(right.split(JOINING_CHARS).next().unwrap_or(right)).0;
        if !governing && joins_names(left, right_name) {
            pieces.push(start..at);
            start = at + word.len();
            skip_to = start;
        } else {
            skip_to = at + word.len();
        }
    }
    pieces.push(start..text.len());
    pieces
}

/// Whether both sides are names: two bodies, or a body and a place that stands for one.
fn joins_names(left: &str, right: &str) -> bool {
    let (Some(left), Some(right)) = (name_confidence(left), name_confidence(right)) else {
        return false;
    };
    left.min(right) >= Confidence::Medium || left.max(right) == Confidence::High
}

const JOINING_CHARS: [char; 2] = ['及', '会'];

/// All names of a range of a tight text.
pub(crate) fn names_of(tight: &Tight, range: Range<usize>) -> Vec<Found> {
    let mut out = Vec::new();
    for element in elements(&tight.text, range) {
        push_names(tight, element, &mut out);
    }
    out
}

/// The names of one element: tails cut, glued names parted.
pub(crate) fn push_names(tight: &Tight, element: Element, out: &mut Vec<Found>) {
    let text = &tight.text[element.range.clone()];
    let lead_in = match text.find([':', '：']) {
        // 市分工方案：市财政局: an unknown label before the first name.
        Some(colon) if !text[..colon].contains(['(', '（']) => colon + 1,
        _ => 0,
    };
    let lead_in = (lead_in..=text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let lead_in = text.len() - text[lead_in..].trim_start_matches(LEAD_IN).len();
    let text = &text[lead_in..];
    let base = element.range.start + lead_in;
    let (name, described) = strip_tail(text);
    let mut push = |range: Range<usize>| {
        let name = squeeze(&tight.text[range.clone()]);
        let name = name.as_str();
        if is_placeholder(name)
            || name.chars().count() < 2
            || !name.chars().any(super::scan::is_han)
            || is_remark(name)
        {
            return;
        }
        let confidence = name_confidence(name).unwrap_or(Confidence::Low);
        let unit = UnitName {
            range: tight.place(range),
            name: name.to_owned(),
            generic: is_generic(name),
            full_name: None,
            confidence,
        };
        out.push(Found {
            unit,
            group: element.group,
        });
    };
    for piece in unglued(name) {
        let len = without_person(&name[piece.clone()]).len();
        push(base + piece.start..base + piece.start + len);
    }
    if let Some(described) = described {
        let at = base + (described.as_ptr() as usize - text.as_ptr() as usize);
        push(at..at + described.len());
    }
}

/// Signs that may stand before a name in an element.
const LEAD_IN: [char; 12] = ['由', '：', ':', '·', '●', '*', '-', '★', '☆', '△', '▲', '※'];

/// Words in the place of a name that say there is none, or point elsewhere.
fn is_remark(name: &str) -> bool {
    [
        "见附件",
        "详见",
        "待定",
        "暂无",
        "同上",
        "下同",
        "按照",
        "按职责",
        "其中",
    ]
    .iter()
    .any(|word| name.starts_with(word))
        || name == "负责"
        || name == "落实"
}

/// Where names that nothing parts begin and end: a strong ending followed by a level or 各 begins a new name.
fn unglued(name: &str) -> Vec<Range<usize>> {
    if name.len() > LONGEST {
        return std::iter::once(0..name.len()).collect();
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut depth = 0_u32;
    for (at, c) in name.char_indices() {
        if closing_of(c).is_some() {
            depth += 1;
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
        }
        if depth > 0 || is_close(c) || at == start {
            continue;
        }
        let rest = &name[at..];
        let begins = level_prefix(rest).is_some_and(|c| !matches!(c, '镇' | '乡'))
            || rest.starts_with('各')
            || rest.starts_with("相关")
            || rest.starts_with("有关");
        if !begins || name_confidence(&name[start..at]) != Some(Confidence::High) {
            continue;
        }
        if is_branch(&name[start..at], rest) {
            continue;
        }
        // 市政府有关部门, 厅机关各处室: a described part of the body before it.
        if is_generic(rest) && !rest.starts_with("各有关")
            || name[start..at].ends_with("政府") && rest.starts_with('各')
        {
            continue;
        }
        if unglued_rest_is_name(rest) {
            pieces.push(start..at);
            start = at;
        }
    }
    let last = &name[start..];
    // A run that is glued anyway may end with a name without a level: 区农发局某水库管理处.
    if !pieces.is_empty()
        && let Some(at) = last.find('局').map(|at| at + '局'.len_utf8())
        && last.len() - at >= 15
        && ["管理处", "公司", "管委会", "街道", "镇", "乡"]
            .iter()
            .any(|end| last.ends_with(end))
        && !last[at..].starts_with(['(', '（'])
    {
        pieces.push(start..start + at);
        start += at;
    }
    pieces.push(start..name.len());
    pieces
}

/// Whether what follows a body is a part of it: 市税务局 + 各分局, 人民银行 + 市中心支行.
fn is_branch(body: &str, rest: &str) -> bool {
    const PARTS: &[&str] = &[
        "分局",
        "分公司",
        "支行",
        "分行",
        "处",
        "科",
        "股",
        "所",
        "大队",
        "中队",
        "站",
    ];
    let bank = ["银行", "人行", "公司", "集团"]
        .iter()
        .any(|end| body.ends_with(end));
    let local = ["支行", "分行", "分公司", "支公司"]
        .iter()
        .any(|end| rest.ends_with(end));
    bank && local
        || rest
            .strip_prefix('各')
            .is_some_and(|part| PARTS.contains(&part))
}

fn unglued_rest_is_name(rest: &str) -> bool {
    // Some beginning of the rest is a name of three characters or more.
    rest.char_indices().skip(2).take(20).any(|(at, c)| {
        name_confidence(&rest[..at + c.len_utf8()]).is_some_and(|sure| sure == Confidence::High)
    })
}

/// Fills `full_name` where a list leaves out what neighbours print.
pub(crate) fn complete_names(names: &mut [Found]) {
    const SHARED: &[&str] = &["人民政府", "政府", "党工委", "管委会", "党委", "办事处"];
    for at in (0..names.len()).rev() {
        let name = &names[at].unit.name;
        let base = super::unit_name::without_brackets(name).unwrap_or_default();
        let place = base.ends_with(['区', '县', '市', '镇', '乡', '旗']) || base.ends_with("街道");
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

/// 教育、卫健、民政部门: the last says what the others are as well.
fn share_kind(names: &mut [Found]) {
    const KIND: &str = "部门";
    for at in (1..names.len()).rev() {
        let (before, behind) = names.split_at_mut(at);
        let (found, next) = (&mut before[at - 1], &behind[0]);
        let shared = next.unit.name.ends_with(KIND)
            || next
                .unit
                .full_name
                .as_ref()
                .is_some_and(|full| full.ends_with(KIND));
        let described = ["各", "有关", "相关"]
            .iter()
            .any(|word| next.unit.name.starts_with(word) || next.unit.name.contains("有关"));
        let name = &found.unit.name;
        if shared
            && !described
            && found.group == next.group
            && found.unit.full_name.is_none()
            && name.chars().count() <= 8
            && name_confidence(name).is_none()
            && name.chars().all(super::scan::is_han)
        {
            found.unit.full_name = Some(format!("{name}{KIND}"));
        }
    }
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
    ends && name.chars().count() <= 12 && FIELDS.iter().any(|field| name.starts_with(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(s: &str) -> Vec<String> {
        split_list(s).into_iter().map(|u| u.name).collect()
    }

    #[test]
    fn every_separator() {
        let facts: &[(&str, &[&str])] = &[
            ("环保局", &["环保局"]),
            (
                "区环保局、区经信局，各街道",
                &["区环保局", "区经信局", "各街道"],
            ),
            ("环保局 监察局 安监局", &["环保局", "监察局", "安监局"]),
            ("区发改局区统计局", &["区发改局", "区统计局"]),
            (
                "市海洋渔业局市农业农村局",
                &["市海洋渔业局", "市农业农村局"],
            ),
            ("市建设局市市场监管局", &["市建设局", "市市场监管局"]),
            ("市环保局和市水利局", &["市环保局", "市水利局"]),
            ("市环保局及各区人民政府", &["市环保局", "各区人民政府"]),
            (
                "文化和旅游局、工业和信息化局",
                &["文化和旅游局", "工业和信息化局"],
            ),
            ("住建局\n综合执法局", &["住建局", "综合执法局"]),
            ("城建\n处、城管处", &["城建处", "城管处"]),
        ];
        for (list, expected) in facts {
            assert_eq!(names(list), *expected, "{list}");
        }
    }

    #[test]
    fn brackets_stay_whole() {
        let facts: &[(&str, &[&str])] = &[
            ("各县（市、区）人民政府", &["各县（市、区）人民政府"]),
            ("文明办(爱卫办)、环保局", &["文明办(爱卫办)", "环保局"]),
            (
                "各县（市、区）委、县（市、区）人民政府",
                &["各县（市、区）委", "县（市、区）人民政府"],
            ),
            (
                "各县(市、区)党委和人民政府",
                &["各县(市、区)党委和人民政府"],
            ),
            ("各乡镇(街道)", &["各乡镇(街道)"]),
            (
                "各区政府(含甲新区、乙新区管委会)、市水利局",
                &["各区政府(含甲新区、乙新区管委会)", "市水利局"],
            ),
        ];
        for (list, expected) in facts {
            assert_eq!(names(list), *expected, "{list}");
        }
    }

    #[test]
    fn tails_are_cut() {
        let facts: &[(&str, &[&str])] = &[
            ("市环保局、市水利局等", &["市环保局", "市水利局"]),
            ("市环保局、市水利局等部门", &["市环保局", "市水利局"]),
            (
                "市环保局、市水利局等市级有关单位",
                &["市环保局", "市水利局", "市级有关单位"],
            ),
            (
                "市环保局、市水利局按职责分工负责",
                &["市环保局", "市水利局"],
            ),
            ("市组织部、各镇按职责分工分别负责。", &["市组织部", "各镇"]),
            ("各高等学校", &["各高等学校"]),
            (
                "省商务厅和甲州市、乙城市政府负责",
                &["省商务厅", "甲州市", "乙城市政府"],
            ),
            ("市分工方案：市财政局、水务局", &["市财政局", "水务局"]),
            (
                "“双随机、一公开”联席会议成员单位、市财政局",
                &["“双随机、一公开”联席会议成员单位", "市财政局"],
            ),
            (
                "区农发局区环土局相关乡镇人民政府",
                &["区农发局", "区环土局", "相关乡镇人民政府"],
            ),
            (
                "区环土局区农发局甲湖水库管理处",
                &["区环土局", "区农发局", "甲湖水库管理处"],
            ),
            ("-", &[]),
            ("", &[]),
        ];
        for (list, expected) in facts {
            assert_eq!(names(list), *expected, "{list}");
        }
    }

    #[test]
    fn what_a_list_leaves_out() {
        let full = |s: &str| {
            split_list(s)
                .into_iter()
                .map(|u| u.full_name)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            full("市生态环境局、市场监管局"),
            [None, Some("市市场监管局".to_owned())]
        );
        assert_eq!(
            full("甲山区、乙水县人民政府"),
            [Some("甲山区人民政府".to_owned()), None]
        );
        assert_eq!(full("市水利局，乙水县人民政府"), [None, None]);
    }

    #[test]
    fn units_and_what_is_none() {
        #[rustfmt::skip]
        let units = [
            "环保局", "治水办", "区委渔农办", "文明办(爱卫办)", "大门镇", "妇联", "组织部", "区供电公司", "各乡镇(街道)", "海洋与渔业局",
            "市委宣传部", "各有关部门", "市中院", "延安大学", "昆明交投公司", "三十六脚湖水库管理处", "区发改局、区统计局",
        ];
        for unit in units {
            assert!(
                looks_like_unit(unit).is_some_and(|sure| sure >= Confidence::Medium),
                "{unit}"
            );
        }
        #[rustfmt::skip]
        let others = [
            "大气移动源污染防治", "环境空气质量考核;", "农用地安全利用", "推进低碳发展", "评优前置指标", "发展生态循环农业", "责任单位", "合格否决指标",
            "“五水共治”行动", "制度创新行动", "-", "", "县、市、区", "建立健全环保舆情监控及媒体应对机制。", "优化空间布局", "完成老旧小区改造", "牵头部门",
            "1", "序号", "考核指标",
        ];
        for text in others {
            assert_eq!(looks_like_unit(text), None, "{text}");
        }
    }
}
