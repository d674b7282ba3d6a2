//! Short names of bodies whose form says nothing but that they are of a level: 县公路段, 市一中, 县财政.
//!
//! Much else begins with the character of a level (县乡两级, 市内企业, 县财政资金). Such a name counts only where the text says that
//! bodies stand there: with a word of duty in a bracket of its own.

use super::level::level_prefix;
use super::person::holds_office;
use super::tail::strip_duty;
use super::verb::begins_with_verb;
use crate::zh::text::scan::is_han;

/// Characters, the level included.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=6;

/// Characters behind a level that make another word with it: 县乡, 市内, 省道, 县城, 镇村.
const FURTHER: [char; 24] = [
    '省', '市', '州', '县', '区', '镇', '乡', '街', '村', '社', '级', '直', '属', '内', '外', '里',
    '域', '道', '城', '长', '民', '情', '统', '包',
];

/// What words for persons, means and work end with, not names of bodies.
const OTHERS: [char; 19] = [
    '人', '员', '者', '长', '家', '生', '师', '民', '导', '部', '资', '金', '费', '动', '理', '管',
    '护', '作', '级',
];

/// Whether a text that is no name by its form may be such a short one.
pub(crate) fn is_local(name: &str) -> bool {
    let behind = level_prefix(name).map(|level| &name[level.len_utf8()..]);
    behind.is_some_and(|behind| {
        LENGTH.contains(&name.chars().count())
            && name.chars().all(is_han)
            && !behind.starts_with(FURTHER)
            && !behind.ends_with(OTHERS)
            && !behind.contains(['的', '和', '与', '及', '由'])
            && strip_duty(behind).len() == behind.len()
            && !begins_with_verb(behind)
            && !holds_office(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_a_level_and_other_words() {
        for name in [
            "县公路段", "县一中", "市农发行", "县森防指", "县财政", "市粮食储备库",
        ] {
            assert!(is_local(name), "{name}");
        }
        for text in [
            "县乡两级", "市内企业", "省道沿线", "县城重点片", "县统筹", "县级医生", "镇村干部",
            "县委书记", "县财政资金", "县专职人员", "县集中整治行动", "市场主体", "区域", "第三方",
            "县长",
        ] {
            assert!(!is_local(text), "{text}");
        }
    }
}
