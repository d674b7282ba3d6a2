//! The grammar of unit names (责任单位): what a public body's name ends with, and what only looks like one.
//!
//! There is no list of bodies. A name is told by its ending (局, 委, 办, 人民政府, 管委会 …) and by words that end alike but
//! are no bodies (布局, 全部, 城镇). Brackets behind or inside a name belong to it: 文明办(爱卫办), 各县(市、区)人民政府.

use std::sync::LazyLock;

use super::class::{describes_members, is_class, is_class_of_departments};
use super::generic::is_generic;
use super::level::{ABOVE_TOWNS, below_place, joint_area, level_prefix};
use super::order::behind_order;
use super::words::{
    ATTRIBUTES, Ending, FIELDS, GRAMMAR, INSPECTING, NO_OFFICES, PREPOSITIONS, SHORT, STRONG,
};
use crate::zh::text::bracket::without_brackets;
use crate::zh::text::char_set::CharSet;
use crate::zh::text::label::is_label_word;
use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::scan::{find_mark, half, is_chinese_or_letter, is_close, is_digit, is_space};
use crate::zh::text::words::{Beginnings, ends_with_any, starts_with_any};

/// How surely a text is the name of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Confidence {
    /// Nothing in the name says so, only the place where it stands.
    Low,
    /// Its ending is that of bodies, among other things.
    Medium,
    /// Its ending is that of bodies only.
    High,
}

/// No name is longer, in bytes; brackets may hold whole lists.
const LONGEST: usize = 400;

/// Whether a text begins with a word with which a task begins: 新建, 推进.
pub(crate) fn begins_task(text: &str) -> bool {
    GRAMMAR.task_verbs.begin(text) && !starts_with_any(text, &FIELDS)
}

/// How surely a text without list marks is the name of a body; `None` where it is not one by its form.
pub(crate) fn name_confidence(tight: &str) -> Option<Confidence> {
    if tight.len() > LONGEST || !may_end_name(tight) {
        return None;
    }
    let base = without_brackets(tight)?;
    let signs = Signs::of(&base);
    if signs.listed && !signs.quoted {
        // 各市、县〔区〕政府 is a name, a list of names is none.
        let class = is_class(tight);
        return match class && describes_members(tight) || is_class_of_departments(tight) {
            true => Some(Confidence::High),
            false => class.then_some(Confidence::Medium),
        };
    }
    let ends = Ends::of(&base);
    let most = if ends.with(Ending::Formed) {
        LONG
    } else {
        COMMON
    };
    if signs.strange || !(2..=most).contains(&signs.count) || is_label_word(&base) {
        return None;
    }
    if signs.seated || signs.by_whom || signs.acts && acts_on_body(&base) {
        return None;
    }
    if signs.attributive {
        let told = is_described_by_duty(&base) || is_formed_for(&base);
        return told.then_some(Confidence::Medium);
    }
    if is_object(&base) || is_no_office(&base) {
        return None;
    }
    if signs.count > COMMON {
        // By form alone a text of this length may as well be a sentence.
        return match level_prefix(&base) {
            Some(_) => Some(Confidence::Medium),
            None => Some(Confidence::Low),
        };
    }
    by_ending(&base, signs.count, &ends, tight.len() > base.len())
}

/// Most characters of a common name, and of one that quotes what a body was formed for.
const COMMON: usize = 28;
const LONG: usize = 80;

/// What the characters of a text tell before its words are read.
#[derive(Default)]
struct Signs {
    count: usize,
    listed: bool,
    quoted: bool,
    /// Characters that no name has.
    strange: bool,
    /// 的
    attributive: bool,
    /// 领导小组办公室设在县教育局: where a body has its seat.
    seated: bool,
    /// 资金由县财政局: what is said of a body.
    by_whom: bool,
    /// Characters of verbs that tell what a body does with another.
    acts: bool,
}

impl Signs {
    fn of(base: &str) -> Self {
        // The characters that are looked at below: most are none of them.
        static TELLING: CharSet = CharSet::of(&[
            '的', '在', '由', '协', '督', '组', '指', '要', '责', '配', '支', '调', '派', '从',
        ]);
        let mut signs = Signs::default();
        let mut before = '由';
        for c in base.chars() {
            signs.count += 1;
            match c {
                '\u{4e00}'..='\u{9fff}' if !TELLING.contains(c) => {}
                '\u{4e00}'..='\u{9fff}' => {
                    signs.attributive |= c == '的';
                    signs.seated |= c == '在' && before == '设';
                    // 自由贸易试验区 is a place.
                    signs.by_whom |= c == '由' && !matches!(before, '由' | '自');
                    signs.acts |= matches!(
                        c,
                        '协' | '督' | '组' | '指' | '要' | '责' | '配' | '支' | '调' | '派' | '从'
                    );
                }
                '、' => signs.listed = true,
                '“' => signs.quoted = true,
                '”' | '-' | '—' | '·' | '•' | '－' => {}
                _ => signs.strange |= !is_chinese_or_letter(c),
            }
            before = c;
        }
        signs
    }
}

/// The kinds of words that a text ends with.
struct Ends(u8);

impl Ends {
    fn of(base: &str) -> Self {
        let (mut found, mut of_bodies, mut of_others) = (0, 0, 0);
        for (word, ending) in GRAMMAR.endings.all(base) {
            let longest = match ending {
                Ending::NotBody => &mut of_others,
                _ => &mut of_bodies,
            };
            *longest = word.len().max(*longest);
            found |= 1 << ending as u8;
        }
        // 供销合作社 is a body and 合作社 is none: the longest ending decides.
        if of_bodies > of_others || is_district(base) {
            found &= !(1 << Ending::NotBody as u8);
        }
        Ends(found)
    }

    fn with(&self, ending: Ending) -> bool {
        self.0 >> ending as u8 & 1 != 0
    }
}

/// 西湖区, 宝山区, 东城区: districts whose names end like what is no body (湖区, 山区, 城区); not 库湖区, 老山区, 主城区.
fn is_district(base: &str) -> bool {
    const OTHERS: [char; 24] = [
        '库', '沿', '环', '近', '老', '新', '旧', '主', '古', '深', '浅', '高', '半', '全', '各',
        '该', '本', '在', '县', '市', '镇', '内', '外', '我',
    ];
    base.chars().count() == 3
        && ends_with_any(base, &["湖区", "山区", "城区"])
        && !base.starts_with(OTHERS)
}

/// 报市财政局, 原市环保局, 请市财政局, 会议责成市财政局: what is done with a body or what it is told, not its name.
fn is_object(base: &str) -> bool {
    let second = base.chars().nth(1);
    matches!(second, Some('省' | '市' | '区' | '县')) && base.starts_with(PREPOSITIONS)
        || behind_order(base).is_some_and(is_sure_name)
}

/// Words and phrases that end like bodies: 用处, 案件查处, 以上由甲局, and where a body has its seat (县人民政府所在地城关镇人民政府).
fn is_no_office(base: &str) -> bool {
    base.ends_with('处') && (NO_OFFICES.contains(&base) || is_inspection(base))
        || points_back(base)
        || base.contains("政府所在地")
}

/// 市文创办, 县双创办: 创 closes what the office is for; 企业创办 is what is done.
fn is_creative_office(base: &str) -> bool {
    let purpose = base.strip_suffix("创办");
    purpose.is_some_and(|purpose| purpose.ends_with(['文', '双', '科', '众', '信']))
}

/// How surely a text of common length is a name, by what it ends with; `bracketed` tells that a bracket belongs to it.
fn by_ending(base: &str, count: usize, ends: &Ends, bracketed: bool) -> Option<Confidence> {
    let begins_task = begins_task(base);
    if base.ends_with("成员单位") && count > 4 && !begins_task {
        return Some(Confidence::High);
    }
    if GRAMMAR.bare.exact(base).is_some() {
        return (bracketed || matches!(base, "乡镇" | "镇街" | "县区")).then_some(Confidence::Low);
    }
    let described = GRAMMAR.describing.begin(base);
    let place = ends.with(Ending::Place) && !is_aspiration(base);
    if (place || base.ends_with('村')) && described && count <= 8 {
        return Some(Confidence::Medium);
    }
    if ends.with(Ending::NotBody) && !is_inspecting_office(base) && !is_creative_office(base) {
        return None;
    }
    if count == 2 && is_rest_of_name(base) {
        return ends.with(Ending::Strong).then_some(Confidence::Low);
    }
    if ends.with(Ending::Strong) {
        return match begins_task && count > 8 {
            true => None,
            false if holds_another(base) => Some(Confidence::Low),
            false => Some(Confidence::High),
        };
    }
    if base.starts_with('在') && count <= 8 && is_generic(base) {
        // 在甲金融机构: those that have their seat there.
        return Some(Confidence::Medium);
    }
    if begins_task {
        // 保障处, 督查科, 整治组: offices and groups are named after what they do.
        return (count <= 5 && base.ends_with(['处', '科', '室', '股', '组']))
            .then_some(Confidence::Medium);
    }
    if ends.with(Ending::Weak) {
        // 处 and 科 close the names of offices, which are short; long ones need a level.
        let placed = described
            || level_prefix(base).is_some()
            || base.ends_with("小组") && below_place(base).is_some()
            || joint_area(base) > 0;
        return Some(match placed {
            true => Confidence::High,
            false if count <= 12 || is_administration(base) => Confidence::Medium,
            false => Confidence::Low,
        });
    }
    (place && (3..=8).contains(&count)).then_some(Confidence::Low)
}

/// Of two characters: 技局 is the rest of a broken name, 市科 its beginning; 妇联, 教委, 市局 and 云镇 are whole.
fn is_rest_of_name(base: &str) -> bool {
    let known = STRONG.iter().chain(SHORT).any(|name| *name == base);
    let of_level = level_prefix(base).is_some() && base.ends_with(['局', '委', '厅', '办']);
    !known && !of_level && !base.ends_with(['镇', '乡'])
}

/// 城市照明和公园行政管理部门: a department by its whole field, however long.
fn is_administration(name: &str) -> bool {
    ends_with_any(name, &["行政管理部门", "行政主管部门", "监督管理部门"])
}

/// 教育强县, 文化旅游名市: what a place wants to be. Places are named so with fewer characters (武强县) or below another (某市武强县).
fn is_aspiration(name: &str) -> bool {
    let rest = name.strip_suffix(ABOVE_TOWNS);
    let field = rest.and_then(|rest| rest.strip_suffix(['强', '大', '名']));
    let below_another = |field: &str| field.contains(ABOVE_TOWNS);
    field.is_some_and(|field| field.chars().nth(1).is_some() && !below_another(field))
}

/// Whether a line of another cell was printed into a name: 县工业和信息县财政局化局, 10月底县生态环境局.
fn holds_another(name: &str) -> bool {
    const WORDS: [char; 9] = ['域', '城', '级', '乡', '区', '镇', '直', '内', '际'];
    let timed = || name.starts_with(is_digit) && name.contains(['月', '年']);
    let county = || {
        let behind = name.strip_prefix('县')?;
        let (before, after) = behind.split_once('县')?;
        // 县委县政府督查室
        Some(!before.is_empty() && !before.ends_with(['委', '会']) && !after.starts_with(WORDS))
    };
    timed() || county() == Some(true)
}

/// 县住建局协调各乡镇, 县应急局调度救援队: a body, and what it does with another; 市委组织部 is one name.
fn acts_on_body(base: &str) -> bool {
    const BODIES: [&str; 5] = ["政府", "局", "街道", "镇", "队"];
    let is_another = |body: &str, other: &str| {
        other.starts_with('各')
            || level_prefix(other).is_some()
            || ends_with_any(other, &BODIES) && is_sure_name(body) && ends_like_body(other)
    };
    const ACTS: [&str; 14] = [
        "协调", "督促", "组织", "指导", "要求", "责成", "协助", "配合", "协同", "支持", "调度",
        "调集", "派", "服从",
    ];
    // One look for all of them costs less than one for each.
    static ANY: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(&ACTS));
    ANY.occur_in(base)
        && ACTS.iter().any(|verb| {
            let split = base.split_once(verb).filter(|(body, _)| !body.is_empty());
            split.is_some_and(|(body, other)| is_another(body, other))
        })
}

/// 以上由甲局, 第2项, ①②项, 第三条县审计局: which items are meant, no part of a name.
pub(crate) fn points_back(name: &str) -> bool {
    let counted = name.trim_start_matches(|c: char| {
        is_digit(c) || matches!(c, '第' | '至' | '\u{2460}'..='\u{2473}') || is_chinese_numeral(c)
    });
    starts_with_any(name, &["以上", "上述", "以下"])
        || counted.len() < name.len() && counted.starts_with('项')
        || name.starts_with('第') && counted.starts_with(['条', '章', '节', '款'])
}

/// 县应对新型病毒感染的肺炎疫情工作领导小组办公室: what a body was formed for is told with 的.
fn is_formed_for(base: &str) -> bool {
    const FORMED: [&str; 2] = ["领导小组", "指挥部"];
    let body = base.strip_suffix("办公室").unwrap_or(base);
    let placed = level_prefix(base).is_some() || below_place(base).is_some();
    placed && ends_with_any(body, &FORMED) && !base.contains("负责")
}

/// The cheap test that prose fails: a name ends with one of the endings above or in a bracket, and only the last member of a
/// class (各市、县…) may end otherwise.
pub(super) fn may_end_name(tight: &str) -> bool {
    let ends = |last: char| GRAMMAR.all.has(last) || is_close(last);
    tight.chars().next_back().is_some_and(ends) || find_mark(tight, |c| c == '、').is_some()
}

/// 有监管职能的部门: a body that is described by what it has to do.
fn is_described_by_duty(base: &str) -> bool {
    is_generic(base)
        && base.rsplit_once('的').is_some_and(|(head, kind)| {
            kind.chars().count() <= 4
                && !head.contains('的')
                && ATTRIBUTES.iter().any(|word| head.ends_with(word))
        })
}

/// 县普查办, 市督查办: 查办 is what others do.
fn is_inspecting_office(base: &str) -> bool {
    base.strip_suffix("查办")
        .is_some_and(|head| head.ends_with(INSPECTING))
}

/// 案件查处: what is done, not the office that does it.
fn is_inspection(base: &str) -> bool {
    base.strip_suffix("查处")
        .is_some_and(|head| !head.ends_with(INSPECTING))
}

/// Whether a cell only marks that nothing stands in it: `-`, `——`, `/`, or empty. 无 is a word and none of these.
pub(crate) fn is_placeholder(s: &str) -> bool {
    s.chars().all(|c| {
        is_space(c)
            || matches!(
                half(c),
                '-' | '—' | '–' | '―' | '─' | '－' | '/' | '\\' | '_' | '…' | '*'
            )
    })
}

/// Whether a text is the name of a body beyond doubt.
pub(crate) fn is_sure_name(name: &str) -> bool {
    name_confidence(name) == Some(Confidence::High)
}

/// Whether a name ends like a body: the cheap test at a possible border between two names.
pub(crate) fn ends_like_body(name: &str) -> bool {
    name_confidence(name).is_some_and(|sure| sure >= Confidence::Medium)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_another_printed_into_it_is_not_sure() {
        for name in [
            "县工业和信息县财政局化局", "县住房和城乡县教育局", "10月底县生态环境局",
        ] {
            assert_eq!(name_confidence(name), Some(Confidence::Low), "{name}");
        }
        for name in [
            "县委县政府督查室",
            "县推进县域经济领导小组办公室",
            "县县级公路管理局",
            "县人大常委会县政协办公室",
            "120急救指挥部",
        ] {
            assert_eq!(name_confidence(name), Some(Confidence::High), "{name}");
        }
    }

    #[test]
    fn what_a_place_or_a_government_wants_to_be_is_no_body() {
        for text in [
            "数字政府", "服务型政府", "教育强县", "文化旅游名县", "工业强市",
        ] {
            assert_eq!(name_confidence(text), None, "{text}");
        }
        for text in ["武强县", "衡水市武强县", "澄溪县政府", "茂名市"] {
            assert!(name_confidence(text).is_some(), "{text}");
        }
    }

    #[test]
    fn the_longest_ending_decides() {
        for name in [
            "县国家安全局", "县供销合作社", "县大剧院", "县农业合作社联社",
        ] {
            assert_eq!(name_confidence(name), Some(Confidence::High), "{name}");
        }
        for text in ["农民专业合作社", "统筹全局", "乡村影剧院"] {
            assert_eq!(name_confidence(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_body_was_formed_for_may_be_told_with_de() {
        for name in [
            "县应对新型病毒感染的肺炎疫情工作领导小组办公室",
            "澄溪县新型病毒感染的肺炎疫情防控指挥部",
        ] {
            assert_eq!(name_confidence(name), Some(Confidence::Medium), "{name}");
        }
        for text in ["县政府负责防汛的指挥部", "新成立的领导小组", "县里的办公室"]
        {
            assert_eq!(name_confidence(text), None, "{text}");
        }
    }

    #[test]
    fn common_bodies_without_a_level() {
        for name in [
            "工会", "共青团", "各民主党派", "各人民团体", "东风农场管理区", "农发行", "农行",
            "高新区", "不动产登记中心", "为民服务中心", "乡村振兴办", "县委机关", "临溪工业园",
            "自由贸易试验区", "汽车站", "中心校",
        ] {
            assert!(ends_like_body(name), "{name}");
        }
    }

    #[test]
    fn placeholders() {
        for cell in ["-", "--", "—", "——", "/", "", " ", "　-　"] {
            assert!(is_placeholder(cell), "{cell}");
        }
        for cell in ["无", "环保局", "-1", "0"] {
            assert!(!is_placeholder(cell), "{cell}");
        }
    }

    #[test]
    fn bodies_of_two_characters_and_the_rest_of_broken_names() {
        for name in ["教委", "建委", "商委", "经委", "妇联", "市局"] {
            assert_eq!(name_confidence(name), Some(Confidence::High), "{name}");
        }
        for name in ["技局", "康委", "术局"] {
            assert_eq!(name_confidence(name), Some(Confidence::Low), "{name}");
        }
    }

    #[test]
    fn a_name_says_nothing_of_what_a_body_does() {
        for text in [
            "资金由县财政局",
            "县住建局协调各乡镇",
            "县教育局组织县体育局",
            "县供水公司协调云岭镇政府",
            "县应急局调度救援队",
            "县卫健局派医疗队",
            "各成员单位服从县防指",
            "各成员单位服从县财政局",
            "领导小组办公室设在县教育局",
        ] {
            assert_eq!(name_confidence(text), None, "{text}");
        }
        for text in [
            "县委组织部", "云岭自由贸易试验区管委会", "县督促检查室", "县委各部门",
            "县公安局城关派出所", "县应急局指挥调度中心", "县调查队",
        ] {
            assert!(name_confidence(text).is_some(), "{text}");
        }
    }
}
