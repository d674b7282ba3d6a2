//! Names that one element of a list runs together: joined by a word (甲局及乙局), or glued (区发改局区统计局).

use crate::zh::unit::name::is_sure_name;
use std::iter::once;
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::department::begins_with_organ;
use super::generic::is_generic;
use super::level::{ABOVE_TOWNS, level_prefix};
use super::name::{Confidence, name_confidence};
use super::tail::{split_etc, strip_duty, strip_tail};
use super::tight::is_committee;
use crate::zh::text::char_set::CharSet;
use crate::zh::text::scan::{head, is_round_open, outside_brackets};
use crate::zh::text::words::{Beginnings, ends_with_any, starts_with_any};

/// An element longer than this, in bytes, is prose and is not taken apart.
const LONGEST: usize = 600;

/// Words between two names.
const JOINING: &[&str] = &[
    "以及", "会同", "协同", "汇同", "联合", "及", "和", "与", "商",
];

/// Words of what the first body does with the second, before which it may be told how: 甲局牵头会同乙局, 甲局要会同乙局.
const DOING: &[&str] = &["会同", "汇同", "协同", "联合"];

/// Parts `甲局及乙局`, where both sides are names; 文化和旅游局 stays whole.
pub(crate) fn parted(text: &str) -> impl Iterator<Item = Range<usize>> {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(JOINING));
    static FIRST: CharSet = CharSet::of(&['以', '会', '协', '汇', '联', '及', '和', '与', '商']);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut skip_to = 0;
    // Nearly all elements are one name.
    let joined = text.len() <= LONGEST && FIRST.occurs_in(text);
    for (at, c) in outside_brackets(if joined { text } else { "" }.char_indices()) {
        if at < skip_to || !FIRST.contains(c) {
            continue;
        }
        let Some((word, ())) = WORDS.longest(&text[at..]) else {
            continue;
        };
        let (left, right) = (&text[start..at], &text[at + word.len()..]);
        // 甲局、乙局，以及 + 丙局
        if text[..at].is_empty() && matches!(word, "以及" | "及") {
            let named = name_confidence(name_behind(right));
            let named = named.is_some_and(|sure| sure >= Confidence::Medium);
            start = if named { word.len() } else { 0 };
            skip_to = word.len();
            continue;
        }
        let (left, named) = match DOING.contains(&word) {
            true => {
                let left = left.trim_end_matches(['要', '应', '当', '须', '需']);
                (left, strip_duty(left))
            }
            false => (left, left),
        };
        if joins_names(named, word, right) {
            pieces.push(start..start + left.len());
            start = at + word.len();
            skip_to = start;
        } else {
            skip_to = at + word.len();
        }
    }
    pieces.into_iter().chain(once(start..text.len()))
}

/// Whether a word has names on both sides: two bodies, or a body and a place that stands for one.
fn joins_names(left: &str, word: &str, right: &str) -> bool {
    // 甲局等有关部门及各地区: the body before 等 tells.
    let left = split_etc(left).map_or(left, |(first, _)| first);
    // Before most of these words no name stands, and nothing else is looked at.
    let Some(left) = name_confidence(left) else {
        return false;
    };
    let governing = ["人民政府", "政府", "管委会"];
    let right_name = name_behind(right);
    if starts_with_any(right, &governing) || !may_join(word, right_name) {
        return false;
    }
    name_confidence(right_name).is_some_and(|right| {
        left.min(right) >= Confidence::Medium || left.max(right) == Confidence::High
    })
}

/// What may be a name behind a joining word, up to the next of them.
fn name_behind(right: &str) -> &str {
    strip_tail(right.split(JOINING_CHARS).next().unwrap_or(right)).0
}

/// 甲局商乙局: in a name the word is about trade (县招商局, 县供销社商场); 县工商业联合会.
fn may_join(word: &str, right_name: &str) -> bool {
    let described = || starts_with_any(right_name, &["各", "有关", "相关"]);
    !matches!(word, "商" | "联合")
        || level_prefix(right_name).is_some()
        || word == "联合" && described()
}

const JOINING_CHARS: [char; 2] = ['及', '会'];

/// Where names that nothing parts begin and end: a strong ending followed by a level or 各 begins a new name, and so does one
/// followed by a body that is part of no other (水利局公安局).
pub(crate) fn unglued(name: &str) -> impl Iterator<Item = Range<usize>> {
    static OPENING: CharSet = CharSet::of(&[
        '省', '市', '区', '县', '州', '旗', '盟', '各', '相', '有', '团',
    ]);
    static CLOSING: CharSet = CharSet::of(&[
        '局', '厅', '委', '办', '部', '联', '室', '司', '团', '队', '会', '街', '镇', '乡', '道',
        '社',
    ]);
    let mut pieces = Vec::new();
    let mut start = 0;
    // Nearly all texts are one name, and most have no word inside with which another could begin or one end.
    let mut inner = name.chars();
    inner.next_back();
    let is_border = |c: char| OPENING.contains(c) || CLOSING.contains(c);
    let glued = name.len() <= LONGEST && inner.skip(1).any(is_border);
    let mut before = ' ';
    for (at, c) in outside_brackets(if glued { name } else { "" }.char_indices()) {
        let closed = CLOSING.contains(std::mem::replace(&mut before, c));
        if at == start {
            continue;
        }
        let rest = &name[at..];
        let organ = closed && begins_organ(&name[start..at], rest);
        let begins = match c {
            _ if organ => true,
            c if ABOVE_TOWNS.contains(&c) => level_prefix(rest).is_some(),
            '各' => true,
            '团' => begins_league(rest),
            '相' | '有' => rest[c.len_utf8()..].starts_with('关'),
            _ => false,
        };
        if !begins || !is_sure_name(&name[start..at]) {
            continue;
        }
        if is_branch(&name[start..at], rest) || c == '区' && is_half_of_area(&name[start..at]) {
            continue;
        }
        // 市政府有关部门, 厅机关各处室, 市食安委各有关成员单位: a described part of the body before it.
        let of_all =
            name[start..at].ends_with('局') && rest.starts_with('各') && rest.ends_with("部门");
        if matches!(c, '各' | '相' | '有')
            && is_generic(rest)
            && !of_all
            && (!rest.starts_with("各有关") || rest.ends_with("成员单位"))
            || name[start..at].ends_with("政府") && rest.starts_with('各')
        {
            continue;
        }
        // 经信局团委 may be one name; in a run that is glued anyway 团委 is another.
        if organ || start > 0 && rest == "团委" || unglued_rest_is_name(rest) {
            pieces.push(start..at);
            start = at;
        }
    }
    let last = &name[start..];
    // A run that is glued anyway may end with a name without a level: 区农发局某水库管理处.
    if !pieces.is_empty()
        && let Some(at) = last.find('局').map(|at| at + '局'.len_utf8())
        && last.len() - at >= 15
        && ends_with_any(last, &["管理处", "公司", "管委会", "街道", "镇", "乡"])
        && !last[at..].starts_with(is_round_open)
    {
        pieces.push(start..start + at);
        start += at;
    }
    pieces.into_iter().chain(once(start..name.len()))
}

/// Whether behind a name another one begins that is part of no other body: 水利局 + 公安局, 各镇街 + 教育局, 水利局 + 妇联. 县委组织部 and
/// 管委会财政局 are one name each, and so is 自然资源局林业局.
fn begins_organ(name: &str, rest: &str) -> bool {
    const CLOSING: &[&str] = &["办公室", "公司", "集团", "支队", "大队", "总工会", "供销社"];
    const ASSOCIATIONS: &[&str] = &["妇联", "残联", "工商联", "文联", "科协", "供销社"];
    let closes = name.ends_with(['局', '厅', '办', '部', '联'])
        || ends_with_any(name, CLOSING)
        || name.ends_with('委') && !is_committee(name)
        || name.starts_with('各') && ends_with_any(name, &["镇街", "街镇", "乡镇", "街道"]);
    let forestry = || {
        let of_resources = || name.contains("资源") || name.contains("农业");
        rest.starts_with("林业局") && !of_resources()
    };
    closes
        && (begins_with_organ(rest)
            || starts_with_any(rest, ASSOCIATIONS)
            || forestry()
            || rest.starts_with("信访局") && !ends_with_any(name, &["办", "办公室"])
            || begins_with_zone(rest)
            || begins_with_town(rest))
}

/// 云溪镇人民政府, 城东街道办事处: the body that governs a town.
fn begins_with_town(text: &str) -> bool {
    /// Bytes of a place's name.
    const PLACE: RangeInclusive<usize> = 6..=12;
    const GOVERNING: [&str; 4] = ["人民政府", "政府", "办事处", "党工委"];
    ["镇", "乡", "街道"].iter().any(|kind| {
        text.split_once(kind).is_some_and(|(place, body)| {
            PLACE.contains(&place.len()) && starts_with_any(body, &GOVERNING)
        })
    })
}

/// 澄溪高新区管委会: the body that governs a zone.
fn begins_with_zone(text: &str) -> bool {
    const LONGEST: usize = 45;
    const ZONES: [&str; 5] = ["开发区", "园区", "新区", "示范区", "度假区"];
    static BODY: LazyLock<Finder> = LazyLock::new(|| Finder::new("管委会"));
    let name = BODY.find(head(text, LONGEST + BODY.needle().len()).as_bytes());
    name.is_some_and(|end| {
        // 澄溪分局澄溪高新区管委会 begins with the rest of another.
        let zone = &text[..end];
        ends_with_any(zone, &ZONES)
            && !zone.contains(['局', '府', '办', '部', '室', '队', '院', '处', '联'])
    })
}

/// Whether what follows a body is a part of it: 市税务局 + 各分局, 县公安局 + 各派出所, 人民银行 + 市中心支行.
fn is_branch(body: &str, rest: &str) -> bool {
    const PARTS: &[&str] = &[
        "分局", "分公司", "支行", "分行", "处", "科", "股", "所", "支队", "大队", "中队", "站",
        "科室", "处室", "股室", "站所", "派出所", "辖区派出所", "司法所",
    ];
    let bank = ends_with_any(body, &["银行", "人行", "公司", "集团"]);
    let local = ends_with_any(rest, &["支行", "分行", "分公司", "支公司"]);
    bank && local
        || is_joint_office(body, rest)
        || rest
            .strip_prefix('各')
            .is_some_and(|part| PARTS.contains(&part))
}

/// 市委 + 市政府督查室: an office of both, and 市委 + 市政府 are two bodies.
fn is_joint_office(body: &str, rest: &str) -> bool {
    let of_party = body.ends_with('委')
        && level_prefix(body).is_some_and(|level| body.len() == level.len_utf8() + '委'.len_utf8());
    let office = rest.find("政府").map(|at| &rest[at + "政府".len()..]);
    of_party
        && office.is_some_and(|office| ends_with_any(office, &["室", "厅", "办", "中心", "局"]))
}

/// Whether what stands before 区 is no body but the first half of 社区 or 园区: 县同心社, 各产业园, and not 县供销社.
fn is_half_of_area(before: &str) -> bool {
    const BODIES: &[&str] = &[
        "供销", "联", "信用", "合作", "总", "报", "通讯", "出版", "旅行",
    ];
    let kind = before.strip_suffix('社');
    before.ends_with('园') || kind.is_some_and(|kind| !ends_with_any(kind, BODIES))
}

/// 团县委, 团委: the youth league, whose level stands inside its name.
fn begins_league(rest: &str) -> bool {
    starts_with_any(
        rest,
        &[
            "团省委", "团市委", "团州委", "团区委", "团县委", "团旗委", "团委",
        ],
    )
}

fn unglued_rest_is_name(rest: &str) -> bool {
    // Some beginning of the rest is a name of three characters or more.
    rest.char_indices().skip(2).take(20).any(|(at, c)| {
        name_confidence(&rest[..at + c.len_utf8()]).is_some_and(|sure| sure == Confidence::High)
    })
}
