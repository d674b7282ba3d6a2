//! Described classes that leave out what their members share: 各市、县〔区〕政府, 中、省驻甲有关单位, 各镇、街道, 有关部门、单位.
//!
//! The marks between the members stand inside the name: taken apart, 县〔区〕政府 would lose 各, and 各市 its 政府.

use std::sync::LazyLock;

use super::generic::{is_generic, is_kind};
use crate::zh::text::scan::{closing_of, find_mark, is_close, is_round_open, parts};
use crate::zh::text::words::{Beginnings, ends_with_any, starts_with_any};

/// Words of a level, from the highest, with its rank.
#[rustfmt::skip]
const LEVELS: &[(&str, u8)] = &[
    ("中央", 0), ("中", 0), ("自治州", 2), ("自治区", 1), ("省直管县", 3), ("直管市", 3), ("直辖市", 1), ("省", 1), ("设区市", 2), ("设区的市", 2), ("地级市", 2), ("市州", 2), ("市", 2), ("州", 2), ("地", 2), ("盟", 2),
    ("自治县", 3), ("县级市", 3), ("县区", 3), ("市区", 3), ("区县", 3), ("县市区", 3), ("县市", 3), ("县", 3), ("区", 3), ("旗", 3), ("特区", 3), ("林区", 3),
    ("乡镇街道", 4), ("镇街", 4), ("乡镇", 4), ("镇", 4), ("乡", 4), ("街道", 4), ("园区", 4), ("开发区", 4), ("新区", 4), ("功能区", 4), ("村", 5), ("社区", 5),
];

/// What begins the first member of a class.
const HEADS: &[&str] = &[
    "各有关", "各相关", "各", "有关", "相关", "所有", "全市各", "全县各", "全区各", "全省各",
];

/// What the last member says for all of them.
const SHARED: &[&str] = &[
    "人民政府", "政府", "党委", "党委和政府", "党委政府", "委", "人大", "人大常委会", "政协",
    "法院", "检察院", "人民法院", "人民检察院", "两级法院", "两级检察院", "办事处",
];

/// Whether a text is what governs a city, without its name.
fn behind_city(text: &str) -> bool {
    let rest = text.strip_prefix('市');
    rest.is_some_and(|rest| ["人民政府", "政府", "党委", "党委和政府"].contains(&rest))
}

/// Whether a text is a first member: described and with a level behind which nothing stands (各市), or a bare level (省).
pub(crate) fn opens_class(head: &str) -> bool {
    if opens_kinds(head) || opens_described(head) {
        return true;
    }
    let (described, first) = without_head(head);
    let opens = described || first.chars().nth(1).is_none() || first == "中央";
    is_party(head) || opens && level(first).is_some_and(|(_, rest)| rest.is_empty())
}

/// Whether a text is the first of several kinds of departments below 各地 or at one level: 各地商务 of 各地商务、税务主管部门.
pub(crate) fn opens_departments(head: &str) -> bool {
    static OPENINGS: LazyLock<Beginnings> =
        LazyLock::new(|| Beginnings::of(&["各地", "各级", "省级", "市级", "县级", "区级"]));
    let field = OPENINGS
        .longest(head)
        .map(|(opening, ())| &head[opening.len()..]);
    field.is_some_and(is_field)
}

/// Whether a text is a field of work and no name of a body: 财政, 工业和信息化.
pub(crate) fn is_field(text: &str) -> bool {
    const OFFICES: &[char] = &[
        '局', '委', '厅', '办', '部', '署', '府', '室', '会', '院', '处', '所', '队', '站', '司',
        '社', '馆', '组', '心', '门', '市', '县', '区', '镇', '乡',
    ];
    text.chars().nth(1).is_some() && !text.ends_with(OFFICES)
}

fn is_party(text: &str) -> bool {
    text.ends_with("党委") || text.ends_with("党工委")
}

/// Whether a text is the first of the kinds of departments that a government has: 区政府各委 of 区政府各委、办、局.
fn opens_kinds(head: &str) -> bool {
    kind(head).is_some_and(|before| ends_with_any(before, &["各", "有关", "相关"]))
}

/// Whether a text describes the first of several kinds of bodies: 县直有关部门 of 县直有关部门、单位.
fn opens_described(head: &str) -> bool {
    is_generic(head) && !is_kind(head)
}

/// What stands before the kind of department that a text ends with; what a bracket adds to it counts for nothing.
fn kind(text: &str) -> Option<&str> {
    let text = before_bracket(text);
    let last = text.chars().next_back()?;
    matches!(last, '部' | '委' | '办' | '局' | '室' | '院')
        .then(|| &text[..text.len() - last.len_utf8()])
}

/// A text without the bracket behind it: 人民政府（管委会）.
fn before_bracket(text: &str) -> &str {
    &text[..find_mark(text, is_round_open).unwrap_or(text.len())]
}

/// Whether `next` goes on with the class that `head` opens and `last`, which may be the same, has come to; only `、` stands between.
pub(crate) fn continues_class(head: &str, last: &str, next: &str) -> bool {
    if matches!(next, "政府" | "人民政府" | "办事处" | "管委会") && is_party(last) {
        return true;
    }
    if opens_kinds(head) && kind(next).is_some_and(|before| before.is_empty()) {
        return opens_kinds(last) || kind(last).is_some_and(|before| before.is_empty());
    }
    if is_kind(next) && opens_described(head) {
        return last == head || is_kind(last);
    }
    let (Some((own, "")), Some((rank, rest))) = (level(without_head(last).1), level(next)) else {
        return false;
    };
    // 省 or 市 alone names nobody, nor does 街道 behind 各镇: it belongs to its neighbour.
    let bare = head.chars().count() == 1;
    let alone = bare || next.chars().count() == 1;
    // 各市、县财政局: an office of each; 市公安局 behind 各县 is the one above them, and 区水利局 behind 各区 the one beside.
    let office = || {
        before_bracket(rest).ends_with('局')
            && without_head(head).0
            && next.strip_suffix(rest) != Some(without_head(last).1)
    };
    let shares =
        rest.is_empty() || SHARED.contains(&before_bracket(rest)) || is_described(rest) || office();
    // 各县、市人民政府: the cities are those of the counties' rank, as no city stands behind those below it.
    let beside = || without_head(last) == (true, "县") && behind_city(next);
    opens_class(head) && (alone || rank >= own && shares || beside())
}

/// Whether a text is one class with marks between its members.
pub(crate) fn is_class(text: &str) -> bool {
    let members = members(text);
    let described = without_head(text).0;
    let says = |member: &&str| level(member).is_some_and(|(_, rest)| !rest.is_empty());
    members.len() > 1
        && (described
            || opens_kinds(members[0])
            || opens_described(members[0])
            || members.last().is_some_and(says))
        && members
            .windows(2)
            .all(|pair| continues_class(members[0], pair[0], pair[1]))
}

/// Whether the members of a class are described (各市、县政府).
pub(super) fn describes_members(class: &str) -> bool {
    without_head(class).0
}

/// Whether a text is a class of departments of one level (各地商务、税务主管部门).
pub(super) fn is_class_of_departments(text: &str) -> bool {
    if !text.ends_with("部门") {
        return false;
    }
    let members = members(text);
    let (Some((_, fields)), Some(first)) = (members.split_last(), members.first()) else {
        return false;
    };
    opens_departments(first) && fields.iter().skip(1).all(|field| is_field(field))
}

/// The parts between the marks that stand in no bracket.
fn members(text: &str) -> Vec<&str> {
    let members = parts(text, |c| matches!(c, '、' | '､'));
    members.map(|member| &text[member]).collect()
}

/// 有关单位, 直属部门 and the like behind a level.
fn is_described(rest: &str) -> bool {
    starts_with_any(rest, &["有关", "相关", "直", "驻", "级"]) && is_generic(rest)
}

/// What stands behind the places of each of a class: 财政部门 of 各区（开发区）财政部门.
pub(super) fn behind_each(text: &str) -> Option<&str> {
    let (described, places) = without_head(text);
    level(places).filter(|_| described).map(|(_, rest)| rest)
}

fn without_head(text: &str) -> (bool, &str) {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(HEADS));
    WORDS
        .longest(text)
        .map_or((false, text), |(head, ())| (true, &text[head.len()..]))
}

/// The rank of the level that a text begins with, and what follows it and its bracket: 县（市、区） + 人民政府.
fn level(text: &str) -> Option<(u8, &str)> {
    static WORDS: LazyLock<Beginnings<u8>> =
        LazyLock::new(|| Beginnings::with(LEVELS.iter().copied()));
    let (word, rank) = WORDS.longest(text)?;
    Some((rank, behind_bracket(&text[word.len()..])))
}

fn behind_bracket(text: &str) -> &str {
    if text.chars().next().is_none_or(|c| closing_of(c).is_none()) {
        return text;
    }
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        if closing_of(c).is_some() {
            depth += 1;
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return &text[at + c.len_utf8()..];
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_one_class() {
        for class in [
            "各市|县〔区〕政府",
            "各市〔州〕|县〔市、区〕人民法院",
            "有关设区市|县〔区〕人民政府",
            "市|县（市、区）人民政府",
            "中|省驻临有关单位",
            "中央|省驻临单位",
            "省|市有关单位",
            "各县（市）|区政府",
            "各镇|街道",
            "各县|市|区政府",
            "各乡镇|街道办事处",
            "各县|区人民政府（管委会）",
            "区政府各委|办|局",
            "相关部|委",
            "各省|自治区|直辖市人民政府",
            "各设区市|省直管县（市）人民政府",
            "各街道党工委|办事处",
            "各镇|街道|园区",
            "县直有关部门|单位",
            "各有关部门|单位|企业",
            "各市|县财政局",
            "各区|县级市商务局",
            "各市|县（区）农业农村局",
        ] {
            let members: Vec<&str> = class.split('|').collect();
            for pair in members.windows(2) {
                assert!(continues_class(members[0], pair[0], pair[1]), "{class}");
            }
        }
        for (first, next) in [
            ("各县区", "市水利局"),
            ("各县区", "市政府"),
            ("各县区", "市政府办公室"),
            ("各市人民政府", "县（市、区）人民政府"),
            ("各县区", "各部门"),
            ("市水利局", "县财政局"),
            ("云岭县", "青川区政府"),
            ("各县区", "开发区管委会"),
            ("各区", "区水利局"),
            ("各有关部门", "各单位"),
            ("市有关部门", "中央驻市单位"),
            ("县水利局", "单位"),
            ("部门", "单位"),
        ] {
            assert!(!continues_class(first, first, next), "{first}、{next}");
        }
    }
}
