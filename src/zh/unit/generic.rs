//! Bodies that are only described: 有关部门, 各成员单位.

use crate::zh::text::bracket::without_brackets;

/// Whether a body is only described (有关部门, 各成员单位). A described class (各县(市、区)人民政府, 各乡镇(街道)) is not.
pub(crate) fn is_generic(name: &str) -> bool {
    let Some(base) = without_brackets(name) else {
        return false;
    };
    const KINDS: &[&str] = &[
        "部门", "单位", "处室", "科室", "股室", "机构", "方面", "企业", "国企", "央企", "各方",
    ];
    KINDS.iter().any(|kind| base.ends_with(kind))
}
