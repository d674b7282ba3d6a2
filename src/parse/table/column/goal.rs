//! Columns of goals (年度目标, 目标要求), which are values or words beside the tasks, or say the tasks themselves.

use crate::zh::text::scan::{find_mark, half, is_digit};
use crate::zh::text::words::behind_any;
use crate::zh::unit::name::is_placeholder;

/// Whether a name is that of goals, which may be said in words: 年度目标, 目标要求; not 目标值.
pub(crate) fn is_goal(name: &str) -> bool {
    name.ends_with("目标") || name.ends_with("目标要求")
}

/// Whether goals say what is to be done: few of them are bare values, and beside the tasks (if there is a column of such) they are
/// no short words like 全覆盖.
pub(crate) fn says_tasks<'a>(
    goals: impl Iterator<Item = &'a str>,
    tasks: Option<impl Iterator<Item = &'a str>>,
) -> bool {
    let average = |count: usize, length: usize| length / count.max(1);
    let (mut count, mut bare, mut length) = (0, 0, 0);
    for goal in goals {
        count += 1;
        bare += usize::from(is_bare(goal));
        length += goal.len();
    }
    let beside = |tasks| {
        let counted = |(count, length), task: &str| (count + 1, length + task.len());
        let (tasks, long) = Iterator::fold(tasks, (0, 0), counted);
        average(count, length) > average(tasks, long)
    };
    count > 0 && bare * 10 < count * 3 && tasks.is_none_or(beside)
}

/// A value with at most a word that compares before it: 增长7%左右, 4.5%以内, 稳定在20万吨以上; not
/// 6月底前完成选址, 完成4条农村黑臭水体整治.
fn is_bare(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "增长", "下降", "提高", "降低", "提升", "达到", "达", "稳定在", "保持在", "控制在",
        "不低于", "不高于", "不少于", "不超过", "高于", "低于", "超过", "大于", "小于", "完成",
        "实现", "约", "为", "到", "力争", "同比", "累计", "第", "前", "全省", "全市", "全国",
        "年均",
    ];
    let mut rest: &str = text.trim_start();
    while let Some(behind) = behind_any(rest, WORDS) {
        rest = behind.trim_start();
    }
    let marks = |c: char| "≥≤<>=±+-".contains(half(c));
    let value = rest.trim_start_matches(marks);
    let behind = value.trim_start_matches(|c: char| is_digit(c) || ".%％~～-—".contains(c));
    let unit = &behind[..find_mark(behind, ends_unit).unwrap_or(behind.len())];
    let is_value = value.starts_with(is_digit) && !behind.starts_with('月');
    rest.is_empty() || is_placeholder(rest) || is_value && unit.chars().nth(LONGEST).is_none()
}

/// Most characters of a unit of measurement with the word that compares behind it: 微克/立方米以下.
const LONGEST: usize = 8;

fn ends_unit(c: char) -> bool {
    matches!(half(c), ',' | ';' | '。' | '、' | '(')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_values_words_or_tasks() {
        let says = |goals: &[&str], tasks: &[&str]| {
            says_tasks(goals.iter().copied(), Some(tasks.iter().copied()))
        };
        let projects = ["城北公园", "停车管理"];
        assert!(says(
            &["6月底前完成土建工程", "完成4处停车场的改造提升"],
            &projects
        ));
        assert!(!says(&["增长7%左右", "35微克/立方米以下"], &projects));
        let sentences = ["修订全县防汛应急预案并组织演练", "开展农村饮水工程维修养护"];
        assert!(!says(&["全覆盖", "达到省定标准"], &sentences));
    }
}
