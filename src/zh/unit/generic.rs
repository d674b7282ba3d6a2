//! Bodies that are only described: 有关部门, 各成员单位.

use std::sync::LazyLock;

use crate::zh::text::bracket::without_brackets;
use crate::zh::text::scan::is_close;
use crate::zh::text::words::{Endings, behind_any};

/// What they are called.
pub(super) const KINDS: &[&str] = &[
    "部门", "单位", "处室", "科室", "股室", "机构", "方面", "企业", "国企", "央企", "各方",
];

/// Words that say of a government only where it is found: 属地政府, 辖区人民政府.
const PLACES: [&str; 5] = ["属地", "辖区", "当地", "所在地", "事发地"];

/// Whether a body is only described (有关部门, 各成员单位, 属地政府). A described class (各县(市、区)人民政府, 各乡镇(街道)) is not.
pub(crate) fn is_generic(name: &str) -> bool {
    if governs_place(name) {
        return true;
    }
    static ENDINGS: LazyLock<Endings> = LazyLock::new(|| Endings::of(KINDS));
    // Without its brackets a name ends as it does with them, unless one closes it.
    let may_end = |last: char| ENDINGS.has(last) || is_close(last);
    name.ends_with(may_end) && without_brackets(name).is_some_and(|base| ENDINGS.end(&base))
}

/// Whether a body is the government of whatever place is meant: 属地政府.
pub(crate) fn governs_place(name: &str) -> bool {
    let kind = behind_any(name, &PLACES);
    kind.is_some_and(|kind| kind.starts_with("政府") || kind.starts_with("人民政府"))
}

/// Whether a text is a kind of body and says nothing of which (单位).
pub(super) fn is_kind(text: &str) -> bool {
    KINDS.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generic_and_described() {
        for name in [
            "有关部门", "各成员单位", "市政府有关部门", "相关部门", "厅机关各处室（局）",
            "市级有关单位", "各有关部门",
        ] {
            assert!(is_generic(name), "{name}");
        }
        for name in [
            "各乡镇(街道)", "各县(市、区)人民政府", "环保局", "相关乡镇人民政府",
        ] {
            assert!(!is_generic(name), "{name}");
        }
    }
}
