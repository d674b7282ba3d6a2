//! Sections of a book that hand out nothing: aims, demands, safeguards.

use super::context::Context;
use crate::zh::text::words::holds_any;

/// Whether an item stands in a section that assigns nothing, by its title or one above it.
pub(super) fn assigns_nothing(context: &Context, at: usize) -> bool {
    std::iter::successors(Some(at), |&at| context.nodes[at].parent).any(|at| {
        let title = context.nodes[at].node.title.as_deref();
        title.is_some_and(names_no_work)
    })
}

/// For each item whether a table has any task of its section.
pub(super) fn are_in_table(context: &Context) -> Vec<bool> {
    let mut sections: Vec<usize> = Vec::with_capacity(context.nodes.len());
    let mut listed = vec![false; context.nodes.len()];
    for (at, reference) in context.nodes.iter().enumerate() {
        let section = reference.parent.map_or(at, |parent| sections[parent]);
        sections.push(section);
        let tasks = context.node_tasks.of_node(at);
        listed[section] |= tasks
            .iter()
            .any(|&task| context.notice.tasks[task].row.is_some());
    }
    sections.iter().map(|&section| listed[section]).collect()
}

/// Whether a title is of what stands around the work: 总体要求, 保障措施, 加强组织领导. Words that also name work (民生保障, 实施城市更新)
/// count only beside those of means.
fn names_no_work(title: &str) -> bool {
    /// 落实耕地保护目标要求 names work.
    const LONGEST: usize = 8;
    const SHORT: [&str; 4] = ["目标", "要求", "思路", "原则"];
    #[rustfmt::skip]
    const MEANS: [&str; 26] = [
        "领导", "组织实施", "组织保障", "组织推进", "组织协调", "组织机构", "组织体系", "组织部署", "组织落实", "加强组织", "强化组织", "实施步骤", "实施要求", "推进实施",
        "保障措施", "保障机制", "保障体系", "措施保障", "工作保障", "制度保障", "机制保障", "经费保障", "资金保障", "实施保障", "强化保障", "加强保障",
    ];
    holds_any(title, &MEANS)
        || matches!(title, "保障" | "组织" | "实施")
        || holds_any(title, &SHORT) && title.chars().nth(LONGEST).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_work_and_of_what_stands_around_it() {
        for title in [
            "保障措施", "工作要求", "加强组织领导", "主要目标", "基本原则", "组织实施",
        ] {
            assert!(names_no_work(title), "{title}");
        }
        for title in [
            "民生保障", "实施城市更新行动", "组织振兴", "落实耕地保护目标要求", "住房保障",
        ] {
            assert!(!names_no_work(title), "{title}");
        }
    }
}
