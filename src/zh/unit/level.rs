//! The level (层级) that the name of a body begins with: 省, 市, 区, 县 of 市财政局; the area of several together of 三省一市….

use std::sync::LazyLock;

use crate::zh::text::char_set::CharSet;
use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::words::Beginnings;

/// Levels of government, and what the names of places end with.
pub(crate) const LEVELS: [char; 9] = ['省', '市', '区', '县', '州', '旗', '盟', '镇', '乡'];

/// Those above the town: 乡 and 镇 stand in many a name (乡村振兴局, 城镇).
pub(crate) const ABOVE_TOWNS: [char; 7] = ['省', '市', '区', '县', '州', '旗', '盟'];

/// Words that begin with a level character but name no level: 市场监管局 is not 市 + 场监管局.
#[rustfmt::skip]
const NO_LEVEL: &[&str] = &["市场", "市政", "市容", "市民", "市郊", "区域", "区划", "区块", "县域", "省际", "州际", "省级", "市级", "区级", "县级", "区县", "县市", "县区", "市县", "市区", "市州"];

/// Words behind a level that with it look like one of the above: 市 + 民政局, 市 + 政府办公室.
#[rustfmt::skip]
const BEHIND_LEVEL: &[&str] = &["民政", "民族", "民宗", "民兵", "民航", "民防", "民营", "政府", "政协", "政务", "政法", "政数", "政策", "政研", "政工", "级机关", "域外", "市场", "市政", "市容", "市民"];

/// The words above.
struct LevelWords {
    none: Beginnings,
    behind: Beginnings,
}

static WORDS: LazyLock<LevelWords> = LazyLock::new(|| LevelWords {
    none: Beginnings::of(NO_LEVEL),
    behind: Beginnings::of(BEHIND_LEVEL),
});

/// The level that a name begins with: 省, 市, 区, 县 (市财政局); `None` for 市场监管局 and for names of places.
pub(crate) fn level_prefix(name: &str) -> Option<char> {
    static FIRST: CharSet = CharSet::of(&LEVELS);
    let first = name.chars().next()?;
    (FIRST.contains(first)
        && (!WORDS.none.begin(name) || WORDS.behind.begin(&name[first.len_utf8()..])))
    .then_some(first)
}

/// What stands behind the place with which the full name of a body begins, with its level: 县财政局 of 云岭县财政局.
pub(crate) fn below_place(name: &str) -> Option<&str> {
    /// Characters of the name of a place.
    const PLACE: usize = 3;
    // 各县财政局, 我市水利局, 县乡政府
    const NO_PLACES: [char; 10] = ['各', '有', '相', '全', '本', '该', '我', '其', '两', '跨'];
    let starts = name.char_indices().skip(1).take(PLACE);
    let mut bodies = starts.map(|(at, _)| &name[at..]);
    let body = bodies.find(|body| level_prefix(body).is_some())?;
    (!name.starts_with(NO_PLACES) && level_prefix(name).is_none()).then_some(body)
}

/// Length of the area of several governments together that a name begins with (三省一市, 两省一市), in bytes; 0 where it begins with none.
pub(super) fn joint_area(name: &str) -> usize {
    let mut characters = name.char_indices();
    let mut parts = 0;
    loop {
        let (Some((at, number)), Some((_, level))) = (characters.next(), characters.next()) else {
            return 0;
        };
        let counted = is_chinese_numeral(number) || number == '两';
        if !counted || !matches!(level, '省' | '市' | '区' | '县' | '州' | '地') {
            return if parts > 1 { at } else { 0 };
        }
        parts += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_before_words_that_begin_with_one() {
        for name in ["县市场监管局", "区市政管理处", "市民政局"] {
            assert!(level_prefix(name).is_some(), "{name}");
        }
        for name in ["市场监管局", "市政管理处", "县市人民政府"] {
            assert_eq!(level_prefix(name), None, "{name}");
        }
    }

    #[test]
    fn levels() {
        assert_eq!(level_prefix("市财政局"), Some('市'));
        assert_eq!(level_prefix("市市场监管局"), Some('市'));
        assert_eq!(level_prefix("市场监管局"), None);
        assert_eq!(level_prefix("洞头区"), None);
    }
}
