//! Rules by which a mark tells who leads: 逗号前为牵头单位, 分号前为牵头单位，分号后为配合单位, 标*的为牵头单位.

use super::statement::Rule;
use crate::zh::text::char_set::CharSet;
use crate::zh::text::words::holds_any;

/// Marks of a list by their names.
const MARKS: [(&str, char); 3] = [("逗号", ','), ("分号", ';'), ("顿号", '、')];

/// Signs that are set at a name.
const SIGNS: [char; 13] = [
    '*', '＊', '★', '☆', '△', '▲', '▽', '▼', '※', '●', '○', '◆', '◇',
];

/// The rule that a clause makes; the one for those behind the mark is the same rule.
pub(super) fn rule(clause: &str) -> Option<Rule> {
    static FIRST: CharSet = CharSet::of(&[
        '号', '*', '＊', '★', '☆', '△', '▲', '▽', '▼', '※', '●', '○', '◆', '◇',
    ]);
    if !FIRST.occurs_in(clause) || !clause.contains("单位") && !clause.contains("部门") {
        return None;
    }
    let leads = holds_any(
        clause,
        &["为牵头", "是牵头", "为主办", "表示牵头", "即牵头"],
    );
    let mark = MARKS.iter().find_map(|(name, mark)| {
        let behind = &clause[clause.find(name)? + name.len()..];
        let side = behind.trim_start_matches(['之', '以', '的']);
        let stands =
            side.starts_with('前') && leads || side.starts_with('后') && side.contains('为');
        stands.then_some(Rule::LeadsBefore(*mark))
    });
    let sign = || clause.chars().find(|c| SIGNS.contains(c)).filter(|_| leads);
    mark.or_else(|| sign().map(Rule::LeadsMarked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_signs_that_tell_who_leads() {
        for (clause, expected) in [
            ("逗号前为牵头单位", Rule::LeadsBefore(',')),
            ("分号之前的为牵头部门", Rule::LeadsBefore(';')),
            ("分号后为配合单位", Rule::LeadsBefore(';')),
            ("顿号前为主办单位", Rule::LeadsBefore('、')),
            ("标*的为牵头单位", Rule::LeadsMarked('*')),
            ("带★号的单位为牵头单位", Rule::LeadsMarked('★')),
            ("△表示牵头单位", Rule::LeadsMarked('△')),
        ] {
            assert_eq!(rule(clause), Some(expected), "{clause}");
        }
        for clause in [
            "★牵头单位", "逗号前空一格", "6号前牵头单位上报", "标*的为重点单位", "编号前三的单位",
        ] {
            assert_eq!(rule(clause), None, "{clause}");
        }
    }
}
