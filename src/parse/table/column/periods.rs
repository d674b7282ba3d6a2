//! Names of columns that are years and parts of the year, alone or with what is planned for them.

use super::names::normal_name;
use crate::zh::text::scan::is_digit;

/// Whether a name begins with a year: 2024年工作内容.
pub(crate) fn is_of_year(name: &str) -> bool {
    let rest = name.trim_start_matches(is_digit);
    name.len() - rest.len() == 4 && rest.starts_with('年')
}

/// A part of the year as the name of a column: 一季度, 上半年, 6月.
pub(crate) fn is_period(name: &str) -> bool {
    let normal = normal_name(name);
    let number = |rest: &str| {
        let rest = rest
            .trim_start_matches('第')
            .trim_end_matches(['份', '底', '末']);
        !rest.is_empty()
            && rest
                .chars()
                .all(|c| is_digit(c) || "一二三四五六七八九十".contains(c))
    };
    ["上半年", "下半年", "全年"].contains(&normal.as_ref())
        || normal.strip_suffix("季度").is_some_and(number)
        || normal
            .trim_end_matches(['份', '底', '末'])
            .strip_suffix('月')
            .is_some_and(number)
}

/// Whether a name is a part of the year, alone or with what is planned for it: 一季度, 第一季度目标, 6月底进度.
pub(crate) fn is_part_of_year(name: &str) -> bool {
    let normal = normal_name(name);
    let planned = [
        "目标", "计划", "进度", "任务", "安排", "节点", "工作", "完成情况",
    ];
    let mut planned = planned.iter().filter_map(|word| normal.strip_suffix(word));
    is_period(&normal) || planned.any(is_period)
}
