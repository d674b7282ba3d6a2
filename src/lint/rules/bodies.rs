//! Bodies that most counties have, by their short names: a name near one of them, and none itself, is a slip.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::zh::text::words::{Beginnings, starts_with_any};
use crate::zh::unit::body_names::FORMS;

/// Known short names, without their level of government.
pub(super) const KNOWN: &[&str] = &[
    "办公室", "组织部", "宣传部", "统战部", "政法委", "编委办", "纪委", "监委", "老干部局", "党校",
    "档案局", "档案馆", "信访局", "发改局", "发改委", "发展改革委", "发展和改革局",
    "发展和改革委员会", "经信局", "经信委", "经济和信息化局", "经济信息化局", "工信局",
    "工业和信息化局", "科技局", "科学技术局", "教育局", "教体局", "教育体育局", "教育委员会",
    "公安局", "公安分局", "交警大队", "民政局", "司法局", "财政局", "税务局", "国税局", "地税局",
    "人社局", "人力社保局", "人力资源和社会保障局", "人力资源社会保障局", "国土局", "国土资源局",
    "自然资源局", "自然资源和规划局", "规划局", "规划分局", "资规局", "环保局", "环境保护局",
    "生态环境局", "生态环境分局", "住建局", "住房和城乡建设局", "住房城乡建设局", "住建委",
    "建设局", "规划建设局", "城建局", "城管局", "城市管理局", "综合执法局", "综合行政执法局",
    "行政执法局", "执法局", "交通局", "交通运输局", "水利局", "水务局", "农业局", "农林局",
    "农林水利局", "农业农村局", "农委", "农办", "渔农办", "海洋与渔业局", "海洋局", "渔业局",
    "林业局", "畜牧局", "气象局", "商务局", "文化局", "文旅局", "文广新局", "文化和旅游局",
    "文化广电和旅游局", "旅游局", "体育局", "卫生局", "卫计局", "卫健局", "卫健委", "卫生健康局",
    "卫生健康委", "卫生计生局", "卫生和计划生育局", "审计局", "国资委", "国资办", "市场监管局",
    "市场监督管理局", "工商局", "质监局", "食药监局", "安监局", "应急局", "应急管理局", "统计局",
    "医保局", "医疗保障局", "粮食局", "物价局", "金融办", "法制办", "外事办", "侨办", "民宗局",
    "残联", "妇联", "总工会", "团委", "共青团", "科协", "工商联", "文联", "红十字会", "文明办",
    "爱卫办", "治水办", "五水办", "剿劣办", "三改办", "拆改办", "美丽办", "行政审批局",
    "行政服务中心", "政务服务中心", "大数据局", "机关事务局", "退役军人局", "退役军人事务局",
    "乡村振兴局", "扶贫办", "供销社", "邮政局", "供电公司", "电力局", "供电局", "通信管理局",
    "海事处", "海事局", "港航局", "公路局", "公积金中心", "消防大队", "消防救援大队", "人武部",
    "法院", "检察院", "投促局", "招商局", "园林局", "市政局", "房管局", "环卫局", "环卫处",
    "城投公司", "烟草局", "盐务局", "地震局", "水文局", "移民局", "人防办", "党委", "机关党委",
    "机关工委", "教委", "科委", "建委", "商务委", "交通委", "农业农村委", "住房城乡建设委",
    "城管委", "园林绿化局", "绿化市容局", "民防办", "台办", "港澳办", "文物局", "港务局", "农机局",
    "药监局", "知识产权局", "能源局", "中医药局", "监狱局", "邮政管理局", "地方金融监管局",
    "银保监局", "证监局", "保密局", "机要局", "研究室", "改革办", "营商办", "创建办", "河长办",
    "人行", "海关", "中院", "贸促会", "侨联", "科工局", "林草局", "城管执法局", "运管局", "运管处",
    "疾控局", "疾控中心", "交警支队", "消防支队", "消防救援支队", "政务服务局", "政务数据局",
    "数据局",
];

/// The names above, and what they are made of.
struct Known {
    names: Beginnings,
    /// Full names and their short forms.
    forms: Beginnings,
    /// What stands before 局 or 委.
    stems: Beginnings,
    characters: BTreeSet<char>,
}

static WORDS: LazyLock<Known> = LazyLock::new(|| {
    let forms = FORMS
        .iter()
        .flat_map(|(full, forms)| std::iter::once(full).chain(*forms));
    let stems = KNOWN
        .iter()
        .filter_map(|body| body.strip_suffix(['局', '委']));
    Known {
        names: Beginnings::of(KNOWN),
        forms: Beginnings::with(forms.map(|name| (*name, ()))),
        stems: Beginnings::with(stems.map(|stem| (stem, ()))),
        characters: KNOWN.iter().flat_map(|body| body.chars()).collect(),
    }
});

/// Whether a name is one of [`KNOWN`] as it stands.
pub(super) fn is_short_name(name: &str) -> bool {
    WORDS.names.exact(name).is_some()
}

/// Whether a name, without its level, is a known one; a 厅 of the province is a 局 of the county.
pub(super) fn is_known(name: &str) -> bool {
    let known = |name: &str| {
        is_short_name(name)
            || WORDS.forms.exact(name).is_some()
            || name
                .strip_suffix(['厅', '委', '局'])
                .is_some_and(|stem| WORDS.stems.exact(stem).is_some())
    };
    known(name) || known(parted(name).1)
}

/// The full name that a name without its level is listed under as a form of.
pub(super) fn listed(stem: &str) -> Option<&'static str> {
    static FULL: LazyLock<Beginnings<&str>> = LazyLock::new(|| {
        let forms = FORMS.iter().flat_map(|(full, forms)| {
            std::iter::once(full)
                .chain(*forms)
                .map(move |form| (*form, *full))
        });
        Beginnings::with(forms)
    });
    FULL.exact(stem)
}

/// Whether a character stands in the name of some body: a change to it may be another body, not a slip.
pub(super) fn is_usual(c: char) -> bool {
    WORDS.characters.contains(&c)
}

/// The level of government before a name (区, 市, 县, 省, 区委), and the rest; 市场监管局 and its like have none.
pub(super) fn parted(name: &str) -> (&str, &str) {
    const LOOKALIKES: [&str; 8] = [
        "市场", "市政", "市容", "市民", "市域", "区域", "区划", "县域",
    ];
    let Some(first) = name
        .chars()
        .next()
        .filter(|c| matches!(c, '区' | '市' | '县' | '省' | '州' | '旗'))
    else {
        return ("", name);
    };
    let (level, rest) = name.split_at(first.len_utf8());
    let looks = starts_with_any(name, &LOOKALIKES);
    if is_short_name(name) || looks && !is_short_name(rest) {
        return ("", name);
    }
    (level, rest)
}
