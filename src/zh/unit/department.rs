//! Departments of a government, told by their field of work: 教育部门, 县公安部门, 交通运输主管部门.

use std::sync::LazyLock;

use super::class::behind_each;
use super::level::level_prefix;
use crate::zh::text::scan::is_han;
use crate::zh::text::words::{Beginnings, before_any, behind_any};

/// What the departments of a local government are for. Only a name that begins so is surely one of the level that its
/// neighbours print; 北京银保监局 has a place of its own, 机关纪委 none at all.
#[rustfmt::skip]
const FIELDS: &[&str] = &[
    "发展", "发改", "财政", "教育", "教体", "科技", "科学技术", "工业", "工信", "经信", "经济", "民政", "民族", "民宗", "公安", "司法", "人力资源", "人社", "自然资源", "规划", "生态环境", "环保", "环境保护", "住房", "住建", "建设", "城市", "城管", "综合",
    "交通", "水利", "水务", "水行政", "农业", "农委", "农办", "商务", "投资", "招商", "文化", "文旅", "文广", "旅游", "体育", "卫生", "卫健", "退役军人", "应急", "审计", "国资", "市场监管", "市场监督", "统计", "医保", "医疗保障", "金融", "地方金融", "信访", "林业", "园林", "绿化",
    "粮食", "大数据", "数据", "政务", "行政", "外事", "外办", "广电", "乡村振兴", "海洋", "渔业", "气象", "税务", "能源", "人防", "地震", "档案", "台办", "侨办", "编办", "网信", "文明办", "安监", "国土", "质监", "食药", "工商", "物价", "扶贫",
];

/// Fields of bodies that need not be of the government at whose level they are: 消防部门, 电力部门.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "宣传", "消防", "交警", "铁路", "公路", "港口", "海事", "航道", "民航", "邮政", "通信", "电力", "供电", "供水", "供销", "房产", "房管", "市容", "环卫", "质量", "技术监督", "安全生产", "安全监管", "水文", "河务", "地质", "防汛", "食品药品", "疾控", "共青团", "妇联",
];

/// The departments that every government has (组成部门), by their fields: no other body has one of them as its part, as it may
/// have a bureau of energy, of parks or of roads.
const ORGANS: &[&str] = &[
    "发改", "发展改革", "发展和改革", "教育", "教体", "教育体育", "科技", "科学技术", "工信",
    "经信", "工业和信息化", "经济和信息化", "公安", "民政", "司法", "财政", "人社", "人力社保",
    "人力资源社会保障", "人力资源和社会保障", "自然资源", "自然资源规划", "自然资源和规划", "国土",
    "国土资源", "生态环境", "环保", "环境保护", "住建", "住房城乡建设", "住房和城乡建设", "城管",
    "城市管理", "交通", "交通运输", "交运", "水利", "水务", "农业", "农业农村", "商务", "文旅",
    "文化和旅游", "文广旅", "文广旅体", "文广新", "体育", "卫健", "卫生健康", "卫计", "卫生",
    "应急", "应急管理", "安监", "审计", "市场监管", "市场监督管理", "统计", "退役军人",
    "退役军人事务", "医保", "医疗保障", "乡村振兴", "行政审批", "行政审批服务",
];

/// The same of the offices of a party committee and a government, and of what is under none of the place.
const OFFICES: &[&str] = &[
    "组织部", "宣传部", "统战部", "政法委", "政府办", "国家税务总局",
];

/// Whether a text begins with the name of a body that is part of no other: 公安局, 卫健委, 组织部.
pub(super) fn begins_with_organ(text: &str) -> bool {
    static FIELDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(ORGANS));
    static NAMES: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(OFFICES));
    let is_bureau = |(field, ()): (&str, ())| text[field.len()..].starts_with(['局', '委', '厅']);
    FIELDS.longest(text).is_some_and(is_bureau) || NAMES.begin(text)
}

/// Whether a text is the field of work of a department that every government has: 市场监管, 自然资源.
pub(crate) fn is_organ_field(text: &str) -> bool {
    ORGANS.contains(&text)
}

/// Whether a text begins with the field of work of a department of a government.
pub(super) fn begins_with_field(text: &str) -> bool {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(FIELDS));
    WORDS.begin(text)
}

/// What stands behind words for a level or two with which a name begins: 财政部门 of 市级财政部门, 市县财政部门, 市区两级财政部门.
fn behind_levels(name: &str) -> Option<&str> {
    const LEVELS: [&str; 10] = [
        "省级", "市级", "县级", "区级", "市县", "市区", "区县", "县区", "县市", "市州",
    ];
    let field = behind_any(name, &LEVELS)?;
    // 县 + 市场监管部门
    let two = level_prefix(name).is_none();
    two.then(|| field.strip_prefix("两级").unwrap_or(field))
}

/// The cheap test that most sentences fail: they begin with a field of work and name departments not far behind.
pub(crate) fn may_be_department(sentence: &str) -> bool {
    const FARTHEST: usize = 60;
    is_field(behind_levels(sentence).unwrap_or(sentence))
        && sentence
            .find("部门")
            .is_some_and(|at| sentence[..at].chars().nth(FARTHEST).is_none())
}

/// Whether a text begins with the field of work of some department.
fn is_field(text: &str) -> bool {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(OTHERS));
    begins_with_field(text) || WORDS.begin(text)
}

/// Whether a name is that of a department by its field of work. What part it has (牵头部门, 行业主管部门) or where it belongs
/// (县直部门, 综合部门) describes it only.
pub(crate) fn is_department(name: &str) -> bool {
    const DESCRIBING: [&str; 8] = [
        "综合", "行政", "经济", "数据", "投资", "政务", "建设", "发展",
    ];
    let Some(said) = name.strip_suffix("部门") else {
        return false;
    };
    let field = behind_levels(said)
        .unwrap_or_else(|| &said[level_prefix(said).map_or(0, char::len_utf8)..]);
    let whole = before_any(
        field,
        &["行政主管", "行政管理", "监督管理", "行政", "主管", "管理"],
    )
    .unwrap_or(field);
    // 行政主管部门, 综合部门
    let described = whole.is_empty() || DESCRIBING.contains(&whole);
    is_field(field)
        && !described
        && said.chars().all(is_han)
        && !said.contains("相关")
        && !said.contains("有关")
}

/// Whether a name is that of the department of one level or of each of a class of places: 县财政部门, 县级财政部门, 各区财政部门; not
/// 财政部门 of whatever place, nor 各级财政部门.
pub(crate) fn has_place(name: &str) -> bool {
    let each =
        behind_each(name).is_some_and(|rest| level_prefix(rest).is_none() && is_department(rest));
    let has_level = level_prefix(name).is_some() || behind_levels(name).is_some();
    each || has_level && is_department(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_and_what_is_only_described() {
        for name in [
            "教育部门",
            "县公安部门",
            "交通运输主管部门",
            "县水行政主管部门",
            "市场监督管理部门",
            "消防部门",
            "城市照明和公园行政管理部门",
            "县级财政部门",
            "区县两级教育行政主管部门",
        ] {
            assert!(is_department(name), "{name}");
        }
        for name in [
            "有关部门", "行业主管部门", "发起部门", "县直部门", "市级部门", "市县有关部门",
            "县级行政主管部门", "综合部门", "行政主管部门", "教育相关部门", "县教育局",
        ] {
            assert!(!is_department(name), "{name}");
        }
    }
}
