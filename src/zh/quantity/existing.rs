//! Numbers that count what is there already: 依托12个站点, 甲、乙等7家机构, 对8个目录进行更新.

use std::sync::LazyLock;

use super::amount::Scanned;
use super::nominal::follows_verb;
use super::qualifier::{GRANTING, is_counter};
use crate::zh::text::phrase;
use crate::zh::text::scan::{char_at, is_digit, is_han, is_space, skip_space, tail};
use crate::zh::text::words::{
    Beginnings, Endings, behind_any, ends_with_any, holds_any, starts_with_any,
};

/// Whether the amount counts what is there already: 依托12个站点, 甲、乙等7家机构, 对8个目录进行更新.
pub(crate) fn is_given(s: &str, scanned: &Scanned) -> bool {
    let head = s[..scanned.start].trim_end_matches(is_space);
    let before = phrase::before(s, scanned.start);
    if scanned.behind.is_none() && closes_list(s, head, before, scanned)
        || names_project(s, scanned)
        || is_reported(head)
        || is_achieved(s, head, before, scanned)
        || is_base(s, scanned)
        || is_of_last_year(before)
        || is_found(s, head, scanned)
        || s[scanned.unit_end..].starts_with("范围内")
    {
        return true;
    }
    if !is_counter(scanned)
        || !char_at(s, skip_space(s, scanned.unit_end)).is_some_and(|c| is_han(c) || c == '“')
    {
        return false;
    }
    static PLACE: LazyLock<Endings> = LazyLock::new(|| Endings::of(PLACES));
    static KNOWN: LazyLock<Endings> = LazyLock::new(|| Endings::of(GIVEN));
    let placed = PLACE
        .longest(head)
        .map(|(place, ())| &head[..head.len() - place.len()]);
    let tail = phrase::behind(s, scanned.unit_end);
    let begins = |body: &&str| tail.trim_start_matches(is_space).starts_with(*body);
    KNOWN.end(placed.unwrap_or(head))
        || placed.is_some() && BODIES.iter().any(begins)
        || head.ends_with('在') && is_place(tail)
        || is_told(before, tail)
        || is_treated(before, tail)
        || is_backed(before, tail)
}

/// 甲化工25万吨己二酸、乙矿业300万吨铁精粉等项目: what the plants will make is part of their names.
fn names_project(s: &str, scanned: &Scanned) -> bool {
    const CAPACITIES: &[&str] = &["吨", "千瓦", "兆瓦", "立方米"];
    let Some(unit) = scanned.unit.filter(|_| scanned.behind.is_none()) else {
        return false;
    };
    if !CAPACITIES.contains(&unit)
        || follows_verb(s, scanned.start)
        || !char_at(s, scanned.unit_end).is_some_and(is_han)
    {
        return false;
    }
    let list = &s[scanned.unit_end..];
    let list = list
        .find(['，', ',', '。', '；', ';'])
        .map_or(list, |end| &list[..end]);
    list.match_indices('等').any(|(at, etc)| {
        let noun = &list[at + etc.len()..];
        noun.find("项目")
            .or_else(|| noun.find("工程"))
            .is_some_and(|at| at <= 18)
    })
}

/// 目前…达到900吨/日, 据统计…近200吨: the sentence tells how things are, and nothing in it turns to what is to be.
fn is_reported(head: &str) -> bool {
    /// So much before the number is looked at, in bytes.
    const REACH: usize = 400;
    const STATE: &[&str] = &["目前", "据统计", "截至", "截止"];
    const AIM: &[&str] = &[
        "力争", "确保", "争取", "到20", "要", "将", "目标", "底前", "年底", "逐步", "计划",
        "今年再", "今年新", "不低于", "不少于", "不超过", "不高于",
    ];
    let near = tail(head, REACH);
    let sentence = near.rfind(['。', ';', '；']).map_or(near, |at| &near[at..]);
    static STATES: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(STATE));
    if STATES.first(sentence).is_none() {
        return false;
    }
    STATE
        .iter()
        .filter_map(|word| {
            let at = sentence.rfind(word)?;
            // 项目前期: the end of one word and the beginning of the next.
            let whole =
                !sentence[..at].ends_with(['项', '科', '题', '栏', '条', '数', '名', '节', '书']);
            whole.then(|| &sentence[at + word.len()..])
        })
        .min_by_key(|behind| behind.len())
        .is_some_and(|behind| {
            let told = behind_day(behind);
            !told.starts_with(['的', '基']) && !holds_any(told, AIM)
        })
}

/// What stands behind the day of 截至2020年底，全县县道总里程427公里, a stock as it was that day; the whole text where it does not say
/// so (截至2025年，覆盖率100%; 截至6月底前).
fn behind_day(behind: &str) -> &str {
    const STOCK: [&str; 4] = ["总里程", "共有", "现有", "在册"];
    let told = behind.trim_start_matches(|c| is_digit(c) || "年月日底末 ".contains(c));
    if told.starts_with('前') || !holds_any(told, &STOCK) {
        behind
    } else {
        told
    }
}

/// 完成了5公里, 已建成充电桩38个: what is done already; 已建成小区新增充电桩20个 goes on to what is to be done, and so does
/// 已建设施运行率不低于85%.
fn is_achieved(s: &str, head: &str, before: &str, scanned: &Scanned) -> bool {
    if head.ends_with('了') && follows_verb(s, scanned.start) {
        return true;
    }
    let Some((_, done)) = before.rsplit_once('已') else {
        return false;
    };
    static BUILD: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(BUILDING));
    BUILD.longest(done).is_some_and(|(verb, ())| {
        let object = &done[verb.len()..];
        object.chars().count() <= 10
            && !object.contains('的')
            && !holds_any(object, &["不低于", "不少于", "不高于", "不超过"])
            && BUILD.first(object).is_none()
    })
}

/// 在去年完成20个的基础上: what the work starts from.
fn is_base(s: &str, scanned: &Scanned) -> bool {
    const BASE: &str = "基础上";
    let tail = phrase::behind(s, scanned.end);
    // Whether it stands there is told far sooner than where.
    let split = tail.contains(BASE).then(|| tail.split_once(BASE));
    split
        .flatten()
        .is_some_and(|(noun, _)| noun.chars().count() <= 12 && !noun.contains(is_digit))
}

/// 去年新增就业3000人，今年…: a phrase that opens with the year before tells of it, unless of what is left to do from it.
fn is_of_last_year(before: &str) -> bool {
    const LEFT: [&str; 10] = [
        "结转", "遗留", "未", "转", "续", "末", "底", "的", "同期", "基",
    ];
    let phrase = before.trim_start_matches(is_space);
    behind_any(phrase, &["去年", "上年度", "上年"])
        .is_some_and(|told| !starts_with_any(told, &LEFT))
}

/// 34家企业中有9家未整改, 仍有3座桥梁未达标, 总磷超标12次: what an inspection found.
fn is_found(s: &str, head: &str, scanned: &Scanned) -> bool {
    const HAVING: &[&str] = &["中有", "仍有", "尚有", "还有", "仅有", "超标"];
    const AIM: &[&str] = &["确保", "力争", "争取", "要", "至少", "达到", "实现", "目标"];
    static FOUND: LazyLock<Endings> = LazyLock::new(|| Endings::of(HAVING));
    static AIMS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(AIM));
    let sentence = |head: &str| head.rfind(['。', ';', '；']).unwrap_or(0);
    let told = |head: &str| !AIMS.occur_in(&head[sentence(head)..]);
    if scanned.behind.is_none() && FOUND.end(head) {
        return told(head);
    }
    // The whole of which that is a part.
    let tail = phrase::behind(s, scanned.unit_end);
    let part = || {
        let (noun, behind) = tail.split_once('中')?;
        let having = behind_any(behind, &["有", "仅有"])?;
        let counts = having.starts_with(is_digit) && noun.chars().count() <= 12;
        (counts && !noun.contains(is_digit)).then_some(())
    };
    is_counter(scanned) && tail.contains('中') && part().is_some() && told(head)
}

/// Words whose object is known before the number: 围绕9条产业链.
const GIVEN: &[&str] = &[
    "依托", "发挥", "利用", "按照", "根据", "围绕", "聚焦", "针对", "下设", "所属", "下属", "现有",
    "已有", "原有", "已建成", "已建", "已完成", "去年", "由",
];

/// The place that a number of bodies belongs to: 全市12个县（区）.
const PLACES: &[&str] = &[
    "全省", "全市", "全县", "全区", "全州", "全镇", "辖区内", "我市", "我省", "我区", "我县",
];

/// Bodies of a place, whose number nobody sets as a target.
const BODIES: &[&str] = &["县", "区", "市", "乡", "镇", "街道", "部门", "单位"];

/// 5个乡镇要建立台账, 3个县直部门负责整改: bodies at the head of a phrase that are told what they have to do.
fn is_told(before: &str, tail: &str) -> bool {
    /// What these bodies are called is no longer, in characters.
    const LONGEST: usize = 10;
    if !before.chars().all(is_space) {
        return false;
    }
    // 县应急库 is a thing.
    const DUTIES: [&str; 8] = ["要", "应当", "应按", "应在", "须", "负责", "抓好", "做好"];
    let told = |said: &str| starts_with_any(said, &DUTIES) && !said.starts_with("负责人");
    let noun = tail.trim_start_matches(is_space);
    let mut ends = noun.char_indices().map(|(at, _)| at).take(LONGEST + 1);
    let verb = ends.find(|at| told(&noun[*at..]));
    let named = verb.map(|at| noun[..at].trim_end_matches([')', '）']));
    named.is_some_and(|noun| ends_with_any(noun, BODIES))
}

/// 在6个试点城市中: the noun is closed by a word of place, and no verb stands before it (在3个乡镇推广中药材).
fn is_place(tail: &str) -> bool {
    const VERBS: &[&str] = &[
        "开展", "进行", "实施", "推进", "推广", "推行", "建设", "完成", "新建", "设立", "建立",
    ];
    tail.match_indices(['中', '内', '里']).any(|(at, _)| {
        let noun = &tail[..at];
        (2..=14).contains(&noun.chars().count()) && !holds_any(noun, VERBS)
    })
}

/// 对8个目录进行更新, 对县直单位、12个乡镇开展考核: the noun is what something is done to.
fn is_treated(before: &str, tail: &str) -> bool {
    const LIGHT: &[&str] = &["进行", "开展", "实施", "给予", "予以", "实行"];
    let Some(at) = before.rfind('对') else {
        return false;
    };
    let behind = &before[at + '对'.len_utf8()..];
    let is_preposition = !before[..at]
        .ends_with(['应', '针', '相', '绝', '核', '面', '比', '查', '一'])
        && !behind.starts_with(['接', '标', '口', '外', '应', '照', '比', '策']);
    is_preposition
        && !LIGHT
            .iter()
            .chain(GRANTING)
            .any(|verb| behind.contains(verb))
        && holds_any(tail, LIGHT)
}

/// 加大10项惠民举措宣传力度: what is done more of has a number already.
fn is_backed(before: &str, tail: &str) -> bool {
    tail.ends_with("力度") && holds_any(before, &["加大", "加强"])
}

/// Verbs whose object comes into being or is done: 建成甲、乙等8家卫生院 sets out how many.
const BUILDING: &[&str] = &[
    "完成", "建成", "新建", "改建", "扩建", "续建", "迁建", "建设", "改造", "打通", "开通", "铺设",
    "修复", "整治", "拆除", "新增", "创建", "创成", "培育", "引进", "开工", "竣工",
];

/// Words behind which the verb of what is to be stands.
const PLANS: &[&str] = &["计划", "规划", "拟", "力争", "确保", "争取", "继续"];

/// 甲、乙等7家机构, 甲、乙、丙3个事项: the number sums up the list before it.
fn closes_list(s: &str, head: &str, list: &str, scanned: &Scanned) -> bool {
    if !is_counter(scanned) || !char_at(s, skip_space(s, scanned.unit_end)).is_some_and(is_han) {
        return false;
    }
    if head.ends_with('等') {
        static BUILD: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(BUILDING));
        // 规划期内计划新建甲、乙等8座公园
        let planned = PLANS.iter().any(|plan| {
            let behind = list.split_once(plan).map(|(_, behind)| behind);
            behind.is_some_and(|verb| BUILD.begin(verb))
        });
        return !planned && !BUILD.begin(list.trim_start_matches(is_space));
    }
    if list.contains(is_digit) {
        return false;
    }
    let members = 1 + list.matches(['、', '和', '与']).count();
    members >= 3 && list.contains('、') && scanned.value.value() == members as f64
}
