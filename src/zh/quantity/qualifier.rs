//! Amounts that only qualify a noun (修饰语): 10亿元以上项目, 年产值2000万元以上的企业.
//!
//! What a notice asks for is the object or the predicate of a verb. An amount that narrows down whom or what a sentence speaks
//! of is no target, and what is joined with it by 、 or 且 is none either.

use std::sync::LazyLock;

use super::amount::{Scanned, is_compared};
use super::comparator::Comparator;
use super::measure;
use super::nominal::{follows_verb, is_share, opens_with_verb};
use crate::zh::text::phrase;
use crate::zh::text::scan::{char_at, half, is_digit, is_han, is_space, skip_space};
use crate::zh::text::words::{
    Beginnings, Endings, behind_any, ends_with_any, holds_any, starts_with_any,
};

/// Nouns of money and measure: the amount before them is how much of them.
#[rustfmt::skip]
const AMOUNT_NOUNS: &[&str] = &[
    "资金", "补助", "补贴", "奖励", "奖补", "奖金", "贴息", "支持", "贷款", "投资", "授信", "融资", "信贷", "消费券", "红包", "经费", "扶持", "资助", "优惠", "减免", "减征", "津贴", "基金", "债券", "保费", "担保", "税收", "收入", "订单", "补偿", "政策",
    "目标", "要求", "标准", "任务", "水平", "比例", "幅度", "增速", "增长", "速度", "规模", "额度", "定额", "份额", "权重", "强度", "指标", "产能", "限额", "底线", "红线", "贡献", "价格", "折扣",
];

/// Nouns of single things and bodies: an amount before them tells which of them.
#[rustfmt::skip]
const THING_NOUNS: &[&str] = &[
    "项目", "企业", "工程", "锅炉", "单位", "园区", "小区", "村", "主体", "养殖", "建筑", "工地", "道路", "公路", "线路", "船", "车", "客户", "用户", "机组", "公园", "市场", "商场", "商店", "门店", "医院", "学校", "老人", "人员", "人口", "群众", "职工", "学生", "农户",
    "家庭", "商户", "地块", "产业", "酒店", "饭店", "纳税人", "业务", "电站", "码头", "厂", "生产线", "地区", "乡镇", "街道", "社区", "部门", "机构", "组织", "平台", "仓", "站", "客车", "货车", "设施", "展会", "法人", "个体", "合同", "事故", "案件", "河流", "水库", "灌区",
];

/// Measure words that count the noun behind them; the others measure its size.
#[rustfmt::skip]
const COUNTERS: &[&str] = &[
    "个", "家", "所", "处", "座", "条", "项", "名", "位", "台", "套", "间", "次", "件", "辆", "艘", "架", "部", "份", "册", "本", "篇", "期", "场", "场次", "批", "批次", "组", "支", "队", "株", "棵", "种", "款", "宗", "起", "例", "幢", "栋", "片", "块", "根", "口",
    "眼", "盏", "枚", "班", "堂", "节", "轮", "类", "门", "对", "双", "人次", "户次", "列", "幅", "首", "则", "桩", "枪", "杆",
];

static COUNTING: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(COUNTERS));

pub(crate) fn is_counter(scanned: &Scanned) -> bool {
    scanned
        .unit
        .is_some_and(|unit| COUNTING.exact(unit).is_some())
}

fn has_unit(scanned: &Scanned, units: &[&str]) -> bool {
    scanned.unit.is_some_and(|unit| units.contains(&unit))
}

/// Which of the numbers of a text qualify a noun, given the numbers in order.
pub(crate) fn qualifying(s: &str, numbers: &[Scanned]) -> Vec<bool> {
    let mut qualify = vec![false; numbers.len()];
    for (at, number) in numbers.iter().enumerate().rev() {
        // 营业收入首次突破10亿元、20亿元的企业
        let joined = numbers.get(at + 1).is_some_and(|next| {
            let between = &s[number.end..next.start];
            // 5亿元以上项目4个、10亿元以上项目2个: each size has its count behind it.
            let behind = &s[next.end..];
            let counts = is_counter(number) && (is_counted(behind) || is_count(behind));
            !counts
                && qualify[at + 1]
                && (joins(between) || between.is_empty() && !counts_next(s, number, next))
        });
        qualify[at] = joined || is_attributive(s, number);
    }
    qualify
}

/// Whether things are counted behind a verb, as of a range the first bound may be: 建成10个以上20个以下的驿站, not 3人以上9人以下的事故; or
/// what is counted has its own measure behind the count: 3万名65岁以上老年人.
fn counts_next(s: &str, number: &Scanned, next: &Scanned) -> bool {
    let counts = || number.behind.is_none() && next.unit != number.unit;
    is_counter(number) && (follows_verb(s, number.start) || counts())
}

/// What joins two amounts in one attribute.
#[rustfmt::skip]
const JOINTS: &[&str] = &["、", "和", "及", "以及", "且", "或", "或者", "，且", ",且", "，并且", ",并且", "，或", ",或"];

/// Whether what stands between two amounts joins them in one attribute: 、增资, ，且年租金.
fn joins(between: &str) -> bool {
    let between = &between[phrase::skip_brackets(between, 0)..];
    JOINTS.iter().any(|mark| {
        between.strip_prefix(mark).is_some_and(|rest| {
            rest.chars().count() <= 20
                && !rest.contains(['，', ',', '。', ';', '；', '的', '为'])
                && !has_granting(rest)
        })
    })
}

/// Whether the amount is part of an attribute or of a condition.
fn is_attributive(s: &str, scanned: &Scanned) -> bool {
    let (head, next) = (&s[..scanned.start], phrase::skip_brackets(s, scanned.end));
    let tail = &s[next..];
    if is_in_bracket_of_bounds(head) || is_condition(s, scanned) || is_fine(head, tail) {
        return true;
    }
    if let Some(noun) = tail.strip_prefix('的') {
        return qualifies_before_de(s, scanned, noun);
    }
    if is_joined_with_words(tail) {
        return true;
    }
    // 5个展位以内的展位费
    if let Some((_, behind)) = noun_before_bound(tail) {
        return behind.starts_with('的');
    }
    let bounded = scanned.behind.is_some() && !s[..scanned.end].ends_with("左右");
    // 产值超50亿元企业3家
    let over = head
        .trim_end_matches(is_space)
        .ends_with(['超', '逾', '过']);
    // 新开工项目20个，其中10亿元以上2个
    if tail.starts_with(is_digit) {
        return (bounded || over) && is_money(scanned) && is_count(tail);
    }
    if !char_at(tail, 0).is_some_and(is_han) || goes_on(tail) {
        return false;
    }
    if bounded {
        return !is_share(scanned) && sizes(s, scanned, tail);
    }
    over && is_money(scanned) && is_counted(tail)
        || (has_unit(scanned, CAPACITIES) || makes(head)) && first_noun(tail) == Some(Noun::Thing)
}

/// Whether a text begins with a count of things: 2个.
fn is_count(text: &str) -> bool {
    let measure = text.trim_start_matches(is_digit);
    measure.len() < text.len() && COUNTING.begin(measure)
}

fn is_money(scanned: &Scanned) -> bool {
    scanned.unit.is_some_and(|unit| unit.ends_with('元'))
}

/// 年产30万吨水泥生产线: what a plant makes or takes names its size.
fn makes(head: &str) -> bool {
    let head = head.trim_end_matches(is_space);
    ends_with_any(
        head,
        &["年产", "日产", "年处理", "日处理", "年加工", "日加工"],
    )
}

/// （含5个）, （不含本数）: a bracket that repeats the bound.
fn is_in_bracket_of_bounds(head: &str) -> bool {
    let head = head.trim_end_matches(is_space);
    ends_with_any(head, &["(含", "（含", "(不含", "（不含", "(包括", "（包括"])
}

/// 处以1万元以上5万元以下罚款: what offenders pay is nobody's aim.
fn is_fine(head: &str, tail: &str) -> bool {
    let behind = tail.strip_prefix('的').unwrap_or(tail);
    behind.starts_with("罚款") || ends_with_any(head.trim_end_matches(is_space), &["处以", "罚款"])
}

/// …超过1万立方米的，实行计划管理: the phrase is a condition.
fn is_condition(s: &str, scanned: &Scanned) -> bool {
    let phrase = phrase::behind(s, scanned.end);
    let end = scanned.end + phrase.len();
    let outside = &s[phrase::skip_brackets(s, end)..];
    let conditional = |text: &str, mark: Option<char>| {
        text.trim_end_matches(is_space).ends_with('的') && mark.is_some_and(|c| half(c) == ',')
    };
    conditional(phrase, s[end..].chars().next())
        // （…未超过30万元）的，
        || outside.starts_with('的') && s[end..].starts_with([')', '）'])
            && outside['的'.len_utf8()..].starts_with([',', '，'])
}

/// …800万美元以上且信用良好的项目: the attribute goes on without a number.
fn is_joined_with_words(tail: &str) -> bool {
    let rest = behind_any(tail, &["且", "并且", "，且", ",且"]);
    let attribute = rest.and_then(|rest| phrase::behind(rest, 0).split_once('的'));
    attribute.is_some_and(|(words, noun)| {
        words.chars().count() <= 12
            && !words.contains(is_digit)
            && first_noun(noun) == Some(Noun::Thing)
    })
}

/// Whether an amount with 的 behind it tells which thing is meant.
fn qualifies_before_de(s: &str, scanned: &Scanned, noun: &str) -> bool {
    if !char_at(noun, skip_space(noun, 0)).is_some_and(|c| is_han(c) || "“《".contains(c)) {
        // …的， …的。
        return true;
    }
    if first_noun(noun) == Some(Noun::Amount) {
        return false;
    }
    if is_share(scanned) {
        // 实现80%以上的事项, 完成60%的土方工程: a part of them; 占比达到60%的村: which of them.
        return is_compared(s, scanned.start) || names_measure(s, scanned.start);
    }
    // 新建10公里以上的绿道: how much of a line is laid.
    !((is_counter(scanned) || is_length(scanned)) && follows_verb(s, scanned.start))
}

/// Whether an amount is a length as lines have it: behind a verb it is how much of them is laid (建设30公里以上绿道, 新改建50公里以上道路).
fn is_length(scanned: &Scanned) -> bool {
    has_unit(scanned, &["公里", "千米", "km"])
}

/// Whether the noun behind an amount is counted itself, so that the amount is the size of each: 1000亩以上 + 林地5个.
fn is_counted(noun: &str) -> bool {
    /// Characters of the noun.
    const LONGEST: usize = 12;
    const JOINS: [char; 5] = ['和', '及', '与', '并', '等'];
    let count = noun.trim_start_matches(|c| is_han(c) && !JOINS.contains(&c));
    let named = noun[..noun.len() - count.len()].chars().count();
    let measure = count.trim_start_matches(is_digit);
    let noun_alone = (2..=LONGEST).contains(&named) && !opens_with_verb(noun);
    noun_alone && measure.len() < count.len() && {
        let unit = measure::unit_at(measure.trim_start_matches(['余', '多']));
        unit.is_some_and(|unit| COUNTERS.contains(&unit))
    }
}

/// Whether the noun of a measure stands before the number: 占比80%以上.
fn names_measure(s: &str, start: usize) -> bool {
    s[..start]
        .trim_end_matches(is_space)
        .ends_with(['率', '比', '例', '度', '重', '量', '额'])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    Amount,
    Thing,
}

/// The kind of the first noun of a phrase; of nouns that stand together the last is what they name: 投资项目, 项目资金.
fn first_noun(text: &str) -> Option<Noun> {
    static NOUNS: LazyLock<Beginnings<Noun>> = LazyLock::new(|| {
        let amounts = AMOUNT_NOUNS.iter().map(|noun| (*noun, Noun::Amount));
        let things = THING_NOUNS.iter().map(|noun| (*noun, Noun::Thing));
        Beginnings::with(amounts.chain(things))
    });
    let phrase = phrase::behind(text, 0);
    let (at, (mut word, mut kind)) = phrase
        .char_indices()
        .take(16)
        .take_while(|(_, c)| !is_digit(*c))
        .find_map(|(at, _)| Some((at, NOUNS.longest(&phrase[at..])?)))?;
    let mut end = at + word.len();
    while let Some(next) = NOUNS.longest(&phrase[end..]) {
        (word, kind) = next;
        end += word.len();
    }
    Some(kind)
}

/// A short noun between the measure word and 以上, 以内, 以外: the bound, and what follows it.
fn noun_before_bound(tail: &str) -> Option<(&'static str, &str)> {
    let mut rest = tail;
    for _ in 0..5 {
        for bound in ["以上", "以下", "以内", "以外"] {
            if let Some(behind) = rest.strip_prefix(bound) {
                let behind = &behind[phrase::skip_brackets(behind, 0)..];
                return (rest.len() < tail.len()).then_some((bound, behind));
            }
        }
        let c = char_at(rest, 0).filter(|c| is_han(*c))?;
        rest = &rest[c.len_utf8()..];
    }
    None
}

/// The comparator of 3家企业以上, 30%负载率以上, where the noun stands between the measure word and the bound, and nothing behind it.
pub(crate) fn bound_behind_noun(s: &str, scanned: &Scanned) -> Option<Comparator> {
    let (bound, behind) = noun_before_bound(&s[skip_space(s, scanned.unit_end)..])?;
    let counts =
        (is_counter(scanned) || is_share(scanned)) && !char_at(behind, 0).is_some_and(is_han);
    match bound {
        "以上" if counts => Some(Comparator::AtLeast),
        "以下" | "以内" if counts => Some(Comparator::AtMost),
        _ => None,
    }
}

/// Words that may follow 以上 where no noun follows: 减排5万吨以上实现….
fn goes_on(tail: &str) -> bool {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| {
        Beginnings::of(&[
            "完成", "实现", "达到", "力争", "确保", "并", "且", "其中", "和", "及", "以及", "左右",
            "或", "到", "至",
        ])
    });
    WORDS.begin(tail)
}

/// Whether an amount with 以上 or 以下 before a noun gives the size of it: 10亿元以上项目; not the number of them or how much of it:
/// 遴选6个以上示范街区, 给予80万元以上资金支持.
fn sizes(s: &str, scanned: &Scanned, noun: &str) -> bool {
    let head = s[..scanned.start].trim_end_matches(is_space);
    static OF_STATE: LazyLock<Endings> = LazyLock::new(|| {
        Endings::of(&[
            "发生", "存在", "出现", "发现", "获得", "取得", "吸纳", "带动", "招用", "有",
        ])
    });
    if OF_STATE.end(head) && describes(noun) {
        return true;
    }
    if is_counter(scanned) {
        static HAVING: LazyLock<Endings> = LazyLock::new(|| {
            Endings::of(&[
                "拥有", "具有", "具备", "设有", "涉及", "容纳", "连续", "累计", "跨", "由", "对",
                "将", "含",
            ])
        });
        return HAVING.end(head) || scanned.unit == Some("座") && starts_with_any(noun, &SEATED);
    }
    if is_money(scanned) {
        return !(grants(head) || first_noun(noun) == Some(Noun::Amount));
    }
    !follows_verb(s, scanned.start)
        || is_counted(noun)
        || !is_length(scanned) && first_noun(noun) == Some(Noun::Thing)
}

/// 隐患的场所 of 存在5处以上隐患的场所: what is counted only tells which things are meant.
fn describes(noun: &str) -> bool {
    /// Characters of what is counted.
    const LONGEST: usize = 12;
    let described = phrase::behind(noun, 0).split_once('的');
    described.is_some_and(|(counted, thing)| {
        counted.chars().nth(LONGEST).is_none()
            && char_at(thing, 0).is_some_and(is_han)
            && first_noun(thing) != Some(Noun::Amount)
    })
}

/// What has its seats counted: 7座以上客车.
const SEATED: [&str; 5] = ["客车", "小客车", "大客车", "载客", "乘用车"];

/// Verbs of giving: an amount behind them is what is given.
pub(crate) const GRANTING: &[&str] = &[
    "给予", "予以", "奖励", "奖补", "补助", "补贴", "资助", "发放", "投放", "安排", "拨付", "统筹",
    "筹集", "争取",
];

fn has_granting(text: &str) -> bool {
    holds_any(text, GRANTING)
}

/// Whether a verb of giving stands before the amount, alone or before the first of two: 给予30万元以下和60万元以下贴息.
fn grants(head: &str) -> bool {
    static VERBS: LazyLock<Endings> = LazyLock::new(|| Endings::of(GRANTING));
    let head = head.trim_end_matches(is_space);
    let plain = ["一次性", "最高", "不超过", "不低于", "每年"]
        .iter()
        .fold(head, |head, word| head.strip_suffix(word).unwrap_or(head));
    VERBS.end(plain)
}

/// Units of what a plant can do: before the noun of a plant they name its size.
const CAPACITIES: &[&str] = &[
    "千瓦", "兆瓦", "MW", "GW", "kW", "KW", "千伏安", "kVA", "吨/日", "吨/天", "吨/年", "吨/小时",
    "立方米/日", "立方米/天",
];
