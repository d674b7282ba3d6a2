//! Names that stand for one body of each place: 各乡镇, 各县人民政府, 各区卫生健康局, 各地住建局.

use super::class::{behind_each, is_class};
use super::department::begins_with_organ;
use super::generic::is_generic;
use crate::zh::text::words::ends_with_any;

/// Whether a name is that of each of a class of places, of their governments or of one office of each: 各乡镇（街道）,
/// 各县（市、区）人民政府, 各区卫生健康局.
pub(crate) fn is_each_place(name: &str) -> bool {
    const BODIES: [&str; 6] = ["政府", "办事处", "委会", "街道办", "局", "委"];
    let kind = |rest: &str| rest.is_empty() || ends_with_any(rest, &BODIES);
    // 各地 is everywhere; 各地教育局 is the bureau of each.
    if let Some(body) = name.strip_prefix("各地") {
        return begins_with_organ(body) && ends_with_any(body, &["局", "委", "厅"]);
    }
    behind_each(name).is_some_and(kind) || is_class(name) && !is_generic(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_body_of_each_place() {
        for name in [
            "各乡镇（街道）", "各县（市、区）人民政府", "各区卫生健康局", "各地住建局",
        ] {
            assert!(is_each_place(name), "{name}");
        }
        for name in [
            "各地", "各地各部门", "各地教育部门", "各有关单位", "县住建局",
        ] {
            assert!(!is_each_place(name), "{name}");
        }
    }
}
