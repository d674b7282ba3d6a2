//! Which sections of a book say how to think of the work (总体要求, 指导思想, 基本原则) or what it is about (适用范围), and are no tasks.

use super::witness::NodeRef;
use crate::zh::text::words::starts_with_any;

/// Titles of sections that state no tasks.
const PREAMBLES: &[&str] = &[
    "总体要求", "总体思路", "总体思想", "指导思想", "基本原则", "基本思路", "工作原则", "工作思路",
    "适用范围", "适用对象", "编制目的", "编制依据",
];

/// Whether an item is no task by its own title or by that of the nearest section that says so: 工作目标 below 总体要求
/// is a task, 指导思想 beside it is none.
pub(super) fn covers(nodes: &[NodeRef], item: usize) -> bool {
    let title = |&at: &usize| nodes[at].folded_title.as_deref();
    std::iter::successors(Some(item), |&at| nodes[at].parent)
        .filter_map(|at| title(&at))
        .find_map(is_preamble)
        .unwrap_or(false)
}

/// What a title says of its section: that it is a preamble, that it sets aims, or neither. A title of both kinds
/// (总体要求和工作目标) sets aims, so that nothing is lost.
fn is_preamble(title: &str) -> Option<bool> {
    let mut parts = title.split(['、', '和', '与', '及']);
    // Nearly every title is neither, and need not be parted to tell.
    let begins = starts_with_any(title, PREAMBLES);
    if begins && parts.clone().all(|part| PREAMBLES.contains(&part)) {
        return Some(true);
    }
    let aims = title.contains("目标")
        && parts.any(|part| part.ends_with("目标") || part.ends_with("目标任务"));
    aims.then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_tells_preambles_from_aims() {
        assert_eq!(is_preamble("总体要求"), Some(true));
        assert_eq!(is_preamble("指导思想和基本原则"), Some(true));
        assert_eq!(is_preamble("适用范围"), Some(true));
        assert_eq!(is_preamble("工作目标"), Some(false));
        assert_eq!(is_preamble("总体要求和工作目标"), Some(false));
        assert_eq!(is_preamble("保障措施"), None);
    }
}
