//! Bodies that join in with another: 甲局会同乙局、丙局, 甲局商乙局. The word before them is no part of a name, and they support.

use crate::zh::text::scan::is_comma;
use crate::zh::text::words::{behind_any, ends_with_any, starts_with_any};
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::ends_like_body;
use crate::zh::unit::role::Role;
use crate::zh::unit::tail::strip_tail;

/// Words with which others join in.
const WORDS: [&str; 5] = ["会同", "汇同", "协同", "联合", "商"];

/// What stands behind the word with which further bodies join in: 会同乙局…, 并商乙局….
pub(super) fn behind_join(clause: &str) -> Option<&str> {
    let clause = clause.strip_prefix('并').unwrap_or(clause);
    behind_any(clause, &WORDS)
}

/// Length of the word with which an element of a list begins and a body joins in: 会同 + 乙局, not 商务局.
pub(super) fn len(element: &str) -> usize {
    const DESCRIBED: [&str; 3] = ["各", "有关", "相关"];
    let is_body = |name: &&str| {
        level_prefix(name).is_some()
            || starts_with_any(name, &DESCRIBED)
            || element.starts_with("会同") && ends_like_body(strip_tail(name).0)
    };
    let name = behind_join(element).filter(is_body);
    name.map_or(0, |name| element.len() - name.len())
}

/// Whether a text ends with a word behind which a body joins in.
pub(super) fn ends_before(text: &str) -> bool {
    ends_with_any(text, &WORDS)
}

/// The names of a text that begins at `base`, each with the role that the text gives, or support where they join in.
pub(super) fn with_roles(
    text: &str,
    base: usize,
    names: Vec<UnitName>,
    role: Role,
) -> Vec<(UnitName, Role)> {
    let mut from = 0;
    let mut joins = false;
    let names = names.into_iter().map(|name| {
        let start = name.range.start - base;
        let between = text.get(from..start).unwrap_or_default();
        from = name.range.end - base;
        joins = ends_before(between) || joins && !between.contains(is_comma);
        (name, if joins { Role::Support } else { role })
    });
    names.collect()
}
