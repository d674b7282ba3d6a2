//! What follows a name and is not part of it: 等, 等部门, 按职责分工负责, 牵头.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::generic::is_generic;
use super::name::may_end_name;
use crate::zh::text::scan::{is_round_close, is_round_open, outside_brackets};
use crate::zh::text::words::{Beginnings, Endings, behind_any, ends_with_any};

/// Verbs of duty at the end of an element, the longer first where one ends the other.
#[rustfmt::skip]
const DUTIES: &[&str] = &[
    "牵头并按职责分工负责", "牵头督导", "牵头负责", "总牵头", "牵头实施", "牵头落实", "共同牵头", "牵头", "主办", "协助", "协同", "配合", "参与", "参加", "组成", "协办", "会办", "支持", "负责落实", "负责实施", "负责推进", "组织实施", "抓好落实", "贯彻落实", "推进落实",
    "具体落实", "抓落实", "负责", "落实", "实施", "承担", "承办", "分头", "按职责分工", "按照职责分工", "按各自职责分工", "按照职能分工", "根据职能分工", "依据职责分工", "按职能", "按照职能", "根据职能", "按照各自职责", "按照各自职能", "按各自职能", "根据各自职责", "各自职责", "按职能分工", "按各自职责", "根据职责分工", "依职责", "按职责", "按照职责", "依据职责", "按分工", "分工", "分别", "各自", "共同", "具体", "组织", "为主", "负总责", "负主责", "负责任", "主抓", "协作", "为责任主体", "为主体", "为责任单位", "为责任部门", "为牵头单位", "为牵头部门", "为主办单位", "为配合单位", "为配合部门", "为协办单位", "指导", "推进", "做好", "抓好", "并", "督导", "统筹", "依职责分工", "根据职责", "各司其职", "各负其责", "总负责", "一同", "一并", "一起", "一道", "联合", "联手", "统一", "全面", "全权", "全程", "直接", "主要", "专门", "综合", "归口", "对口", "独立", "集中", "依法", "结合实际", "结合职能", "结合职责", "按要求", "按照要求", "在职责范围内", "在各自职责范围内", "双牵头", "起草", "拟订",
];

/// Cuts verbs of duty and 等 from the end of a name. Gives the name, and the described body behind 等 (`甲局等市级有关单位`).
pub(crate) fn strip_tail(text: &str) -> (&str, Option<&str>) {
    static KNOWN: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(DESCRIBING));
    let mut name = strip_count(strip_duty(text));
    let mut described = None;
    if let Some((head, rest)) = split_etc(name) {
        name = head;
        // 等8个市级部门 sums the list up.
        described = (!rest.starts_with(is_count) && KNOWN.first(rest).is_some()).then_some(rest);
    }
    // Nothing can be left to cut where nothing was.
    let cut = name.len() < text.len();
    (if cut { strip_duty(name) } else { name }, described)
}

/// The cheap test that most texts fail: they end as a name does, or with what may stand behind one.
pub(crate) fn may_be_names(text: &str) -> bool {
    may_end_name(text) || strip_tail(text).0.len() < text.len()
}

/// Words of a described body behind 等.
const DESCRIBING: &[&str] = &[
    "有关", "相关", "成员", "各", "职能", "市级", "区级", "县级", "省级", "区直", "市直", "县直",
    "省直", "其他",
];

/// Marks of the list, and signs explained in a note (★牵头单位), that may stand behind a name.
fn is_trailing(c: char) -> bool {
    const SIGNS: [char; 7] = ['★', '☆', '△', '▲', '※', '*', '＊'];
    match c {
        // Nearly all that is asked about.
        '\u{4e00}'..='\u{9fff}' => false,
        '。' | ';' | '；' | '.' | ',' | '，' | '、' | ':' | '：' => true,
        _ => SIGNS.contains(&c),
    }
}

/// A name without the bracket behind it that counts its tasks: 甲局（牵头3项，配合1项）.
fn strip_count(name: &str) -> &str {
    let Some(inside) = name.strip_suffix(is_round_close) else {
        return name;
    };
    let Some(open) = inside.rfind(is_round_open) else {
        return name;
    };
    let counts = |part: &str| {
        let number = behind_any(
            part,
            &["共", "牵头", "配合", "主办", "协办", "负责", "参与"],
        )
        .unwrap_or(part);
        let number = number.trim_end_matches(['项', '件', '条', '分']);
        number.len() < part.len() && !number.is_empty() && number.chars().all(is_count)
    };
    match inside[open..]
        .trim_start_matches(is_round_open)
        .split(['，', ',', '、', '；', ';'])
        .all(counts)
    {
        true => &name[..open],
        false => name,
    }
}

/// The part of a text before the verbs of duty at its end.
pub(crate) fn strip_duty(text: &str) -> &str {
    static WORDS: LazyLock<Endings> = LazyLock::new(|| Endings::of(DUTIES));
    let mut name = text.trim_end_matches(is_trailing);
    while let Some((duty, ())) = WORDS.longest(name) {
        // 组织 and its like also end or begin names; a name keeps two characters.
        let rest = &name[..name.len() - duty.len()];
        let short = rest.len() < 6 && !rest.is_empty();
        // 县政协办 is an office, not 县政 that takes part; and 管委会办 is one.
        let office = match duty {
            "协办" => rest.ends_with('政'),
            "会办" => !rest.ends_with(['局', '厅', '部', '府', '院', '司', '镇', '乡', '道']),
            _ => false,
        };
        if short || office {
            break;
        }
        name = &name[..name.len() - duty.len()];
    }
    name
}

/// Most bytes of what a list is summed up as behind 等.
const LONGEST_SUM: usize = 300;

/// Parts a text at 等 where that closes a list: `甲局等`, `甲局等部门`; not 高等学校.
pub(super) fn split_etc(name: &str) -> Option<(&str, &str)> {
    static SIGN: LazyLock<Finder> = LazyLock::new(|| Finder::new("等"));
    SIGN.find(name.as_bytes())?;
    for (at, c) in outside_brackets(name.char_indices()) {
        if c == '等' && !name[..at].ends_with(['高', '中', '初', '平', '同', '均', '优']) {
            let rest = &name[at + c.len_utf8()..];
            // What a list is summed up as is a few words.
            if rest.len() > LONGEST_SUM {
                continue;
            }
            if rest.is_empty() || is_collective(rest.trim_start_matches(is_count)) {
                return Some((&name[..at], rest));
            }
        }
    }
    None
}

/// The kind of body that the tail of a list sums it up as, where that is what each of its names may leave out: 等有关部门负责.
pub(super) fn summed_up_as(tail: &str) -> Option<&'static str> {
    let kind = strip_duty(tail.strip_prefix('等')?);
    ["部门", "单位"]
        .into_iter()
        .find(|noun| kind.ends_with(noun))
}

/// A character of `8个` behind 等.
fn is_count(c: char) -> bool {
    crate::zh::text::scan::is_digit(c)
        || crate::zh::text::numeral::is_chinese_numeral(c)
        || matches!(c, '个' | '家' | '多')
}

/// What a list is summed up as: 部门, 群团组织, 地, 县（市、区）.
fn is_collective(rest: &str) -> bool {
    #[rustfmt::skip]
    const NOUNS: &[&str] = &[
        "组织", "群团", "社会", "院校", "高校", "机关", "团体", "协会", "银行", "公司", "运营商", "媒体", "园区", "县区", "市区", "区县", "县市", "乡镇", "街道", "镇街", "政府", "管委会", "法院",
    ];
    let base = crate::zh::text::bracket::without_brackets(rest).unwrap_or_default();
    is_generic(rest)
        || matches!(&*base, "地" | "市" | "县" | "区" | "省" | "州")
        || ends_with_any(&base, NOUNS)
}
