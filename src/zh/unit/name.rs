//! The grammar of unit names (责任单位): what a public body's name ends with, and what only looks like one.
//!
//! There is no list of bodies. A name is told by its ending (局, 委, 办, 人民政府, 管委会 …) and by words that end alike but
//! are no bodies (布局, 全部, 城镇). Brackets behind or inside a name belong to it: 文明办(爱卫办), 各县(市、区)人民政府.

use std::sync::LazyLock;

use super::class::{is_class, is_described_class};
use super::generic::{KINDS, is_generic};
use super::level::{joint_area, level_prefix};
use super::order::behind_order;
use crate::zh::text::bracket::without_brackets;
use crate::zh::text::label::is_label_word;
use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::scan::{half, is_chinese_or_letter, is_close, is_digit, is_space};
use crate::zh::text::words::{Beginnings, Endings};

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

/// Endings that only bodies have.
#[rustfmt::skip]
const STRONG: &[&str] = &[
    "局", "委", "厅", "办", "署", "部", "政府", "管委会", "管理委员会", "委员会", "办公室", "办事处", "指挥部", "领导小组", "专班", "公司", "集团", "党委", "党工委", "纪委", "纪委监委", "监委", "编办",
    "总队", "支队", "大队", "法院", "检察院", "中院", "高院", "妇联", "残联", "工商联", "文联", "侨联", "社科联", "台联", "科协", "政协", "人大", "团委", "团市委", "团县委", "团区委", "团省委", "总工会",
    "供销社", "供销联社", "联社", "红十字会", "管理处", "服务处", "督查室", "研究室", "史志室", "分行", "支行", "银行", "人行", "海关", "大学", "研究院", "管理站", "监测站", "监督所", "管理所", "政务中心", "武装部", "贸促会", "证监会",
    "银保监会", "审计署", "档案馆", "电视台", "广播电台", "兵团", "融媒体中心", "机关各处室", "街道办", "工信委", "邮政管理局", "中科院", "党校", "军分区", "警备区",
];

/// Bodies of two characters whose form alone may as well be the rest of a broken name.
#[rustfmt::skip]
const SHORT: &[&str] = &[
    "教委", "建委", "商委", "科委", "计委", "经委", "农委", "体委", "交委", "民委", "台办", "侨办", "农办", "外办",
];

/// Endings that bodies share with other things.
#[rustfmt::skip]
const WEAK: &[&str] = &[
    "处", "科", "室", "院", "会", "站", "所", "队", "中心", "街道", "镇", "乡", "单位", "部门", "机构", "处室", "科室", "股室", "股", "国企", "央企", "学校", "医院", "协会", "商会", "学会", "社", "馆", "片区", "开发区", "高新区", "经开区", "新区", "园区", "管委",
    "组", "企业", "电信", "移动", "联通", "铁塔", "邮政", "国网", "电网", "消防", "海事", "交警", "城投", "院校", "高校", "协", "电力", "石化", "石油", "农商行", "信用社", "工委", "总社", "林场", "农场", "监管分局", "中队", "气象台", "社区", "联盟", "中支", "交易所", "镇街", "街镇",
];

/// Endings of places, which stand for their governments.
const PLACES: &[&str] = &["市", "县", "区", "省", "州", "旗", "盟"];

/// Words that end like bodies and are none.
#[rustfmt::skip]
const NOT_BODIES: &[&str] = &[
    "格局", "布局", "大局", "全局", "开局", "结局", "破局", "变局", "僵局", "主办", "承办", "督办", "领办", "协办", "代办", "网办", "交办", "帮办", "通办", "即办", "快办", "包办", "举办", "创办", "兴办", "查办", "申办", "好办",
    "全部", "内部", "外部", "干部", "中部", "东部", "西部", "南部", "北部", "局部", "两部", "惩处", "社会", "机会", "大会", "晚会", "都会", "博览会", "运动会", "座谈会", "推介会",
    "推进会", "现场会", "场所", "厕所", "网站", "车站", "油站", "电站", "泵站", "换电站", "城乡", "下乡", "返乡", "故乡", "城镇", "集镇", "制镇", "小镇", "强镇", "城市", "全市", "上市", "超市", "我市", "本市", "都市", "全区", "我区", "本区",
    "景区", "小区", "校区", "山区", "库区", "灾区", "保护区", "示范区", "禁燃区", "功能区", "养殖区", "林区", "海区", "牧区", "辖区", "地区", "城区", "郊区", "矿区", "街区", "湖区", "禁养区", "试验区", "自治区", "全县", "我县", "本县", "全省", "我省",
    "教室", "温室", "重心", "核心", "信心", "决心", "初心", "爱心", "合作社", "旅行社", "出版社", "部队", "排队", "平台", "后台", "委托", "分局部", "节能办", "门市部", "学科", "内科", "外科", "百科", "本科", "文科", "理科", "专科", "病院", "影院", "剧院",
    "屋顶", "题馆", "展馆", "宾馆", "场馆", "体育馆", "小组组", "入股", "控股", "参股", "机组", "分组", "重组", "政府所", "移动", "推动", "龙头企业", "市政", "污水处理厂", "数字政府", "智慧政府", "法治政府", "阳光政府", "廉洁政府", "责任政府", "诚信政府", "透明政府", "效能政府", "型政府",
];

/// Words that are no bodies by themselves, but close the names of offices: 稽查处, 信用处.
const NO_OFFICES: &[&str] = &["查处", "用处", "好处", "多处", "到处", "深处"];

/// What precedes 查处 where 处 is an office: 稽查处, 督查处; 案件查处 is what it does.
const INSPECTING: &[char] = &[
    '稽', '督', '检', '巡', '审', '调', '核', '侦', '监', '普', '抽',
];

/// Endings of bodies that others have formed, whose names may be long and quote what they are for.
#[rustfmt::skip]
const FORMED: &[&str] = &["领导小组", "工作组", "专班", "联席会议", "指挥部", "委员会", "办公室", "成员单位", "组成部门", "组成单位"];

/// Characters that stand before a name and not in it.
const PREPOSITIONS: &[char] = &[
    '报', '送', '经', '向', '对', '将', '在', '为', '与', '同', '从', '至', '到', '赴', '原', '现',
    '即', '含', '如', '除', '归', '属',
];

/// What a merely described body is said to have: 有监管职能的部门, 具有行业管理职责的单位.
const ATTRIBUTES: &[&str] = &[
    "职能", "职责", "任务", "权限", "资质", "关系", "责任", "业务",
];

/// Words with which a task begins, not a name; they tell against a name with a shared ending.
#[rustfmt::skip]
const TASK_VERBS: &[&str] = &[
    "推进", "完成", "加强", "开展", "建立", "落实", "做好", "深化", "实施", "推动", "提升", "构建", "强化", "优化", "健全", "完善", "制定", "编制", "支持", "鼓励", "引导", "培育", "打造", "加快", "全面", "积极", "进一步", "严格",
    "确保", "提高", "扩大", "创建", "整治", "治理", "查处", "发展", "督促", "规范", "新建", "改建", "建成", "启动", "申报", "举办", "召开", "组织开展", "探索", "依托", "围绕", "并", "按照", "根据", "通过", "对", "将", "由", "为", "向", "以", "从", "在", "不", "未", "无", "见", "详见", "含", "包括", "其他事项", "完善", "关于", "促进", "保障", "发挥", "统筹", "各项", "多个", "一个",
];

/// Words that describe the bodies behind them.
const DESCRIBING: &[&str] = &["各", "相关", "有关", "所涉", "涉及", "其他"];

/// One-word classes that name no body by themselves.
#[rustfmt::skip]
const BARE: &[&str] = &[
    "街道", "部门", "单位", "政府", "机构", "企业", "公司", "学校", "医院", "银行", "社区", "集团", "大学", "中心", "院校", "高校", "园区", "新区", "片区", "高新区", "委员会", "大队", "支队", "总队", "处室", "科室", "党委", "协会", "商会", "银行", "管理处", "管委", "移动", "各处", "一处", "县区", "市区", "市县", "省市", "乡镇", "镇街", "街镇", "各市区",
];

/// What a text may end with, by the lists above.
#[derive(Clone, Copy)]
enum Ending {
    Strong,
    Weak,
    NotBody,
    Formed,
    Place,
}

/// The words above by what a name begins or ends with.
struct Grammar {
    endings: Endings<Ending>,
    bare: Beginnings,
    task_verbs: Beginnings,
    describing: Beginnings,
    /// Whatever a name ends with.
    all: Endings,
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    endings: Endings::with(
        [
            (STRONG, Ending::Strong),
            (WEAK, Ending::Weak),
            (NOT_BODIES, Ending::NotBody),
            (FORMED, Ending::Formed),
            (PLACES, Ending::Place),
        ]
        .into_iter()
        .flat_map(|(words, ending)| words.iter().map(move |word| (*word, ending))),
    ),
    bare: Beginnings::of(BARE),
    task_verbs: Beginnings::of(TASK_VERBS),
    describing: Beginnings::of(DESCRIBING),
    all: Endings::of(&[STRONG, WEAK, FORMED, PLACES, BARE, KINDS, &["村"]].concat()),
});

/// No name is longer, in bytes; brackets may hold whole lists.
const LONGEST: usize = 400;

/// Whether a text begins with a word with which a task begins: 新建, 推进.
pub(crate) fn begins_task(text: &str) -> bool {
    GRAMMAR.task_verbs.begin(text)
}

/// How surely a text without list marks is the name of a body; `None` where it is not one by its form.
pub(crate) fn name_confidence(tight: &str) -> Option<Confidence> {
    if tight.len() > LONGEST || !may_end_name(tight) {
        return None;
    }
    let base = without_brackets(tight)?;
    let (mut count, mut attributive, mut by_whom, mut acts) = (0, false, false, false);
    let (mut listed, mut quoted, mut strange, mut seated) = (false, false, false, false);
    let mut before = '由';
    for c in base.chars() {
        count += 1;
        match c {
            '\u{4e00}'..='\u{9fff}' => {
                attributive |= c == '的';
                // 领导小组办公室设在县教育局: where a body has its seat.
                seated |= c == '在' && before == '设';
                // 自由贸易试验区 is a place.
                by_whom |= c == '由' && !matches!(before, '由' | '自');
                acts |= matches!(c, '协' | '督' | '组' | '指' | '要' | '责' | '配' | '支');
            }
            '、' => listed = true,
            '“' => quoted = true,
            '”' | '-' | '—' | '·' | '•' | '－' => {}
            _ => strange |= !is_chinese_or_letter(c),
        }
        before = c;
    }
    if listed && !quoted {
        // 各市、县〔区〕政府 is a name, a list of names is none.
        return match is_described_class(tight) {
            true => Some(Confidence::High),
            false => is_class(tight).then_some(Confidence::Medium),
        };
    }
    let endings = GRAMMAR.endings.all(&base);
    let found = endings.fold(0_u8, |found, (_, ending)| found | 1 << ending as u8);
    let ends = |ending: Ending| found >> ending as u8 & 1 != 0;
    let most = if ends(Ending::Formed) { 80 } else { 28 };
    if strange || seated || !(2..=most).contains(&count) || is_label_word(&base) {
        return None;
    }
    // 资金由县财政局; 县住建局协调各乡镇: what is said of a body, not its name.
    if by_whom || acts && acts_on_body(&base) {
        return None;
    }
    if attributive {
        return is_described_by_duty(&base).then_some(Confidence::Medium);
    }
    // 报市财政局, 原市环保局: what is done with a body, not its name.
    let second = base.chars().nth(1);
    if matches!(second, Some('省' | '市' | '区' | '县')) && base.starts_with(PREPOSITIONS) {
        return None;
    }
    // 请市财政局, 会议责成市财政局: what a body is told, not its name.
    let is_sure = |body: &str| name_confidence(body) == Some(Confidence::High);
    if behind_order(&base).is_some_and(is_sure) {
        return None;
    }
    // 县人民政府所在地城关镇人民政府: where a body has its seat.
    if NO_OFFICES.contains(&&*base)
        || is_inspection(&base)
        || points_back(&base)
        || base.contains("政府所在地")
    {
        return None;
    }
    if count > 28 {
        // By form alone a text of this length may as well be a sentence.
        return match level_prefix(&base) {
            Some(_) => Some(Confidence::Medium),
            None => Some(Confidence::Low),
        };
    }
    if base.ends_with("成员单位") && count > 4 && !GRAMMAR.task_verbs.begin(&base) {
        return Some(Confidence::High);
    }
    let described = GRAMMAR.describing.begin(&base);
    if GRAMMAR.bare.exact(&base).is_some() {
        return (tight.len() > base.len() || matches!(&*base, "乡镇" | "镇街" | "县区"))
            .then_some(Confidence::Low);
    }
    let place = ends(Ending::Place) && !is_aspiration(&base);
    if (place || base.ends_with('村')) && described && count <= 8 {
        return Some(Confidence::Medium);
    }
    if ends(Ending::NotBody) && !is_inspecting_office(&base) {
        return None;
    }
    let verb = GRAMMAR.task_verbs.begin(&base);
    // 技局 is the rest of a broken name, 市科 its beginning; 妇联, 教委 and 市局 are names.
    let broken = count == 2
        && !STRONG.iter().chain(SHORT).any(|name| **name == *base)
        && !(level_prefix(&base).is_some() && base.ends_with(['局', '委', '厅', '办']));
    if broken && !base.ends_with(['镇', '乡']) {
        return Some(Confidence::Low).filter(|_| ends(Ending::Strong));
    }
    if ends(Ending::Strong) {
        return match verb && count > 8 {
            true => None,
            false if holds_another(&base) => Some(Confidence::Low),
            false => Some(Confidence::High),
        };
    }
    if base.starts_with('在') && count <= 8 && is_generic(&base) {
        // 在甲金融机构: those that have their seat there.
        return Some(Confidence::Medium);
    }
    if verb {
        // 保障处, 督查科, 整治组: offices and groups are named after what they do.
        return (count <= 5 && base.ends_with(['处', '科', '室', '股', '组']))
            .then_some(Confidence::Medium);
    }
    if ends(Ending::Weak) {
        // 处 and 科 close the names of offices, which are short; long ones need a level.
        return Some(
            if described || level_prefix(&base).is_some() || joint_area(&base) > 0 {
                Confidence::High
            } else if count <= 12 || is_administration(&base) {
                Confidence::Medium
            } else {
                Confidence::Low
            },
        );
    }
    (place && (3..=8).contains(&count)).then_some(Confidence::Low)
}

/// 城市照明和公园行政管理部门: a department by its whole field, however long.
fn is_administration(name: &str) -> bool {
    ["行政管理部门", "行政主管部门", "监督管理部门"]
        .iter()
        .any(|kind| name.ends_with(kind))
}

/// 教育强县, 文化旅游名市: what a place wants to be. Places are named so with fewer characters (武强县) or below another (某市武强县).
fn is_aspiration(name: &str) -> bool {
    let rest = PLACES.iter().find_map(|place| name.strip_suffix(place));
    let field = rest.and_then(|rest| rest.strip_suffix(['强', '大', '名']));
    let below_another = |field: &str| PLACES.iter().any(|place| field.contains(place));
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

/// 县住建局协调各乡镇: a body, and what it does with another; 市委组织部 is one name.
fn acts_on_body(base: &str) -> bool {
    const BODIES: [&str; 4] = ["政府", "局", "街道", "镇"];
    let is_another = |body: &str, other: &str| {
        other.starts_with('各')
            || level_prefix(other).is_some()
            || BODIES.iter().any(|end| other.ends_with(end))
                && name_confidence(body) == Some(Confidence::High)
                && ends_like_body(other)
    };
    #[rustfmt::skip]
    const ACTS: [&str; 10] = [
        "协调", "督促", "组织", "指导", "要求", "责成", "协助", "配合", "协同", "支持",
    ];
    ACTS.iter().any(|verb| {
        let split = base.split_once(verb).filter(|(body, _)| !body.is_empty());
        split.is_some_and(|(body, other)| is_another(body, other))
    })
}

/// 以上由甲局, 第2项, ①②项, 第三条县审计局: which items are meant, no part of a name.
pub(crate) fn points_back(name: &str) -> bool {
    let counted = name.trim_start_matches(|c: char| {
        is_digit(c) || matches!(c, '第' | '至' | '\u{2460}'..='\u{2473}') || is_chinese_numeral(c)
    });
    ["以上", "上述", "以下"]
        .iter()
        .any(|word| name.starts_with(word))
        || counted.len() < name.len() && counted.starts_with('项')
        || name.starts_with('第') && counted.starts_with(['条', '章', '节', '款'])
}

/// The cheap test that prose fails: a name ends with one of the endings above or in a bracket, and only the last member of a
/// class (各市、县…) may end otherwise.
fn may_end_name(tight: &str) -> bool {
    let ends = |last: char| GRAMMAR.all.has(last) || is_close(last);
    tight.chars().next_back().is_some_and(ends) || tight.contains('、')
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

/// Whether a name ends like a body: the cheap test at a possible border between two names.
pub(crate) fn ends_like_body(name: &str) -> bool {
    name_confidence(name).is_some_and(|sure| sure >= Confidence::Medium)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generic_and_described() {
        for name in [
            "有关部门",
            "各成员单位",
            "市政府有关部门",
            "相关部门",
            "厅机关各处室（局）",
            "市级有关单位",
            "各有关部门",
        ] {
            assert!(is_generic(name), "{name}");
        }
        for name in [
            "各乡镇(街道)",
            "各县(市、区)人民政府",
            "环保局",
            "相关乡镇人民政府",
        ] {
            assert!(!is_generic(name), "{name}");
        }
    }

    #[test]
    fn a_name_with_another_printed_into_it_is_not_sure() {
        for name in [
            "县工业和信息县财政局化局",
            "县住房和城乡县教育局",
            "10月底县生态环境局",
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
            "数字政府",
            "服务型政府",
            "教育强县",
            "文化旅游名县",
            "工业强市",
        ] {
            assert_eq!(name_confidence(text), None, "{text}");
        }
        for text in ["武强县", "衡水市武强县", "澄溪县政府", "茂名市"] {
            assert!(name_confidence(text).is_some(), "{text}");
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
            "领导小组办公室设在县教育局",
        ] {
            assert_eq!(name_confidence(text), None, "{text}");
        }
        for text in [
            "县委组织部",
            "云岭自由贸易试验区管委会",
            "县督促检查室",
            "县委各部门",
        ] {
            assert!(name_confidence(text).is_some(), "{text}");
        }
    }
}
