//! Names of a form unknown here: whether one may be a name all the same, or is prose in the place of one.

use crate::zh::text::bracket::without_brackets;
use crate::zh::text::scan::is_digit;
use crate::zh::text::words::ends_with_any;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::{Confidence, name_confidence, points_back};
use crate::zh::unit::verb;

/// Whether a name is none by its form.
pub(super) fn is_no_name(unit: &UnitName) -> bool {
    unit.confidence == Confidence::Low && name_confidence(&unit.name).is_none()
}

/// Whether nothing says that a name is one: neither its form nor what it shares with its neighbours (教育、民政部门).
pub(super) fn is_strange(unit: &UnitName) -> bool {
    is_no_name(unit) && !shares_kind(unit)
}

/// Whether a name is one by what it shares with its neighbours: 教育 of 教育、民政部门, or of 教育等部门.
pub(super) fn shares_kind(unit: &UnitName) -> bool {
    let full = unit.full_name.as_deref();
    full.is_some_and(|full| name_confidence(full).is_some())
}

/// Whether what stands in the place of a name is none: amounts, verbs, half a bracket.
pub(super) fn is_prose(name: &str) -> bool {
    let measured = name
        .char_indices()
        .any(|(at, c)| is_digit(c) && name[at + c.len_utf8()..].starts_with(MEASURES));
    measured
        || points_back(name)
        || name.contains("给予")
        || name.contains(['的', '《', '，', ',', '。', ':', '：'])
        || without_brackets(name).is_none()
        || verb::begins_with_verb(name) && !is_named_after_work(name)
        || name.chars().count() > 40
}

/// Whether a name is that of an office after its work, in one word: 宣传部, 组织部, 监督科.
fn is_named_after_work(name: &str) -> bool {
    name.chars().count() == 3 && name.ends_with(['部', '科', '股', '室'])
}

/// Whether what stands in the place of a name says how far a work is: 已完成, 适时启动, 长期坚持.
pub(super) fn is_action(name: &str) -> bool {
    const MANNERS: [char; 6] = ['已', '适', '长', '及', '尽', '逐'];
    const VERBS: [&str; 5] = ["完成", "启动", "坚持", "推进", "实施"];
    name.starts_with(MANNERS) && ends_with_any(name, &VERBS)
}

/// Characters that follow a number in running text, not in a name (120急救中心).
const MEASURES: [char; 16] = [
    '元', '万', '亿', '%', '％', '个', '家', '项', '年', '月', '日', '次', '人', '倍', '平', '公',
];
