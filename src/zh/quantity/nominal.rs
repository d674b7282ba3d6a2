//! Numbers that measure nothing: names and signs (七个100%, 1+8, HJ773-2015), ordinals, grades, points, times.

use std::sync::LazyLock;

use super::amount::{Scanned, is_compared};
use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::phrase;
use crate::zh::text::scan::{char_at, char_before, half, is_digit, is_han, is_space, skip_space};
use crate::zh::text::words::{Beginnings, Endings, ends_with_any, starts_with_any};

/// Whether the number is part of a name, a citation, an ordinal or a longer sign.
pub(crate) fn is_name(s: &str, scanned: &Scanned) -> bool {
    let before = char_before(s, scanned.start);
    let behind = char_at(s, scanned.number_end);
    let head = &s[..scanned.start];
    if before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(half(c), '.' | '_' | '+' | '№'))
        || behind.is_some_and(|c| half(c) == '+')
    {
        return true;
    }
    // HJ773-2015, 1-2-3, 4∶3∶3, 7×24
    if before.is_some_and(|c| matches!(c, '-' | '—' | '–' | '~' | '/' | '∶' | '×' | '*'))
        && head
            .trim_end_matches(['-', '—', '–', '~', '/', '∶', '×', '*'])
            .ends_with(|c: char| c.is_ascii_alphanumeric())
    {
        return true;
    }
    // 七个100%, and 6个 before 100%
    let counted = head.strip_suffix('个').is_some_and(|head| {
        head.ends_with(|c: char| is_chinese_numeral(c) || is_digit(c) || c == '几' || c == '两')
    });
    let behind_unit = &s[scanned.unit_end..];
    let counts_shares = scanned.unit == Some("个")
        && behind_unit.trim_start_matches(is_digit).starts_with('%')
        && behind_unit.starts_with(is_digit);
    counted
        || counts_shares
        || head.ends_with(['第', '〔', '№', '一', '后']) && !head.ends_with("之一")
        || is_listed_ordinal(head)
        || head.ends_with("一式")
        || head.ends_with("倒数")
        || head.ends_with("倒数前")
}

/// 第3、7项, 第1-3项: 第 counts all numbers of a list.
fn is_listed_ordinal(head: &str) -> bool {
    const LONGEST: usize = 16;
    let listed = |c: char| is_digit(c) || matches!(c, '、' | '-' | '—' | '–' | '~' | '至' | '和');
    let mut before = head.chars().rev().take(LONGEST).skip_while(|c| listed(*c));
    head.ends_with(listed) && before.next() == Some('第')
}

/// What stands behind a measure word where it is part of another word: 3部门, 5条例, 110处置.
#[rustfmt::skip]
const OTHER_WORDS: &[&str] = &[
    "部门", "方面", "方案", "条例", "条款", "类别", "点钟", "个方面", "个层面", "个维度", "个部分", "个月", "个工作日", "个小时", "个自然日", "个季度", "个年度", "次日", "班子", "门类", "节能", "期间", "道路", "路径", "线上", "所有", "名录", "件套", "度夏", "人民", "家庭成员", "项目化", "米级", "吨级", "米覆盖率", "米服务半径", "米见绿", "米见园", "位数", "层次", "升级",
    "元旦", "段时", "场所", "对接", "方式", "类型", "台账", "站式", "站点制", "条龙", "点零", "张图", "部制", "起来", "组织", "场景", "本级", "园区", "路段", "部署", "台风", "分钟",
    "人才", "处置", "处理", "处罚", "处于", "双向", "列入", "列为", "科技", "科学", "科室", "首批", "首次", "首席", "折合", "折算", "票据", "笔记", "针对", "课题", "幅度", "平台", "队伍", "支持", "支撑", "台湾",
];

/// Units that grade a thing and never count it.
#[rustfmt::skip]
const GRADES: &[&str] = &["岁", "蒸吨", "蒸吨/小时", "蒸吨/时", "千伏", "伏", "kV", "KV", "安", "瓦", "届"];

/// Measure words that as often number a thing as count it: 5路公交, 2类区; they count where they are compared, behind a verb,
/// or where they close the phrase.
const NUMBERING: &[&str] = &[
    "度", "道", "路", "线", "节", "点", "期", "类", "轮", "条", "平",
];

/// Whether the number with its unit is no amount: a grade, points, a time, a rate that is applied, a unit rate.
pub(crate) fn is_no_amount(s: &str, scanned: &Scanned) -> bool {
    static OTHER: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(OTHER_WORDS));
    let head = s[..scanned.start].trim_end_matches(is_space);
    let tail = &s[skip_space(s, scanned.number_end)..];
    OTHER.begin(tail)
        || names_project(tail)
        || is_grade(s, scanned)
        || is_class_or_time(s, scanned)
        || is_each(s, scanned)
        || deducts(head, scanned)
        || is_applied(head, &s[scanned.end..])
        || is_weight(s, scanned)
}

/// 899项目 is a project at that number; 32项目标 counts what is aimed at.
fn names_project(tail: &str) -> bool {
    let behind = tail.strip_prefix("项目");
    behind.is_some_and(|behind| !behind.starts_with(['标', '录']))
}

fn is_grade(s: &str, scanned: &Scanned) -> bool {
    let Some(unit) = scanned.unit.filter(|_| scanned.value.scale == 0) else {
        return false;
    };
    if GRADES.contains(&unit) {
        // 人均预期寿命达到79岁 is an age that is aimed at.
        return !(unit == "岁" && phrase::before(s, scanned.start).contains("寿命"));
    }
    NUMBERING.contains(&unit)
        && scanned.end == scanned.unit_end
        && !is_compared(s, scanned.start)
        && !follows_verb(s, scanned.start)
        && !s[..scanned.start]
            .trim_end_matches(is_space)
            .ends_with('等')
        && !closes_phrase(s, scanned)
        && !(unit == "条" && counts_ways(s, scanned))
}

/// Whether 条 counts rivers or roads, which have names and no numbers: 12条镇级河道达到Ⅲ类.
fn counts_ways(s: &str, scanned: &Scanned) -> bool {
    /// Characters of what is counted.
    const LONGEST: usize = 8;
    const WAYS: [char; 8] = ['河', '溪', '沟', '渠', '街', '巷', '路', '水'];
    let noun = phrase::behind(s, scanned.unit_end);
    noun.chars().take(LONGEST).any(|c| WAYS.contains(&c))
}

/// Whether the unit ends the phrase and the number does not stand right behind a name: 打通断头路5条, not 国道324线.
fn closes_phrase(s: &str, scanned: &Scanned) -> bool {
    let next = char_at(s, skip_space(s, scanned.unit_end));
    let ends = next.is_none_or(|c| matches!(half(c), ',' | '、' | '。' | ';' | ')'));
    ends && matches!(scanned.unit, Some("条" | "期" | "类" | "轮" | "节" | "道"))
}

/// Classes and times: 300吨级, 10人制, 5次内.
fn is_class_or_time(s: &str, scanned: &Scanned) -> bool {
    let tail = &s[scanned.end..];
    let percent = is_share(scanned);
    tail.starts_with(['级', '型', '制', '版'])
        || (scanned.behind.is_none() && tail.starts_with('内') && !percent)
}

/// A share of a whole, or a difference of shares.
pub(crate) fn is_share(scanned: &Scanned) -> bool {
    matches!(scanned.unit, Some("%" | "％" | "‰" | "个百分点" | "百分点"))
        || scanned.value.is_fraction()
}

/// Verbs behind 每 that make what follows the base of a rate: 每新增1家.
#[rustfmt::skip]
const COUNTED_BY: &[&str] = &[
    "差", "增", "减", "少", "多", "超", "低", "高", "缺", "漏", "降", "上升", "提高", "下降", "新增", "新建", "新引进", "引进", "培育", "发现", "出现", "发生", "查实", "查处", "完成", "获", "逾期", "延迟", "推迟", "组织", "开展", "举办", "报送", "招",
    "吸纳", "带动", "创建", "推荐", "成功", "介绍", "输送", "促成", "辅导", "参加", "参与", "取得", "通过", "举报", "提供", "发表", "主持", "承担",
];

/// 每10万人, 每新增1家, 每差1微克/立方米: the base of a rate. In 每亩补贴60元 and 每镇不少于2处 a noun stands behind 每, and the number is what
/// falls to each.
fn is_each(s: &str, scanned: &Scanned) -> bool {
    let phrase = phrase::before(s, scanned.start);
    let Some(at) = phrase.rfind('每') else {
        return false;
    };
    let each = &phrase[at + '每'.len_utf8()..];
    let each = each.trim_matches(is_space);
    if each.is_empty() {
        return true;
    }
    // 每10万人配备1名: another number is the base.
    if each.contains(is_digit) {
        return false;
    }
    static VERBS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(COUNTED_BY));
    static OBJECT_VERBS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(self::VERBS));
    let short = each.chars().count() <= 6;
    let counts = || VERBS.begin(each) || OBJECT_VERBS.begin(each);
    short && each.chars().all(is_han) && counts()
}

/// 扣0.5分 and its like, with whatever unit; 记2分, not 完成登记300户.
fn deducts(head: &str, scanned: &Scanned) -> bool {
    ends_with_any(head, &["扣", "扣减", "扣除"])
        || head.ends_with('记') && scanned.unit.is_none_or(|unit| unit == "分")
}

/// 适用3%, 1%征收率: a rate that is set elsewhere.
fn is_applied(head: &str, tail: &str) -> bool {
    head.ends_with("适用") || head.ends_with("适用于") || starts_with_any(tail, &["征收率", "税率"])
}

/// 日常监测（60%）+实地调研（40%）: the bracket of a summand holds its weight.
fn is_weight(s: &str, scanned: &Scanned) -> bool {
    if !is_share(scanned) || scanned.behind.is_some() {
        return false;
    }
    let Some(summand) = s[..scanned.start]
        .trim_end_matches('占')
        .strip_suffix(['(', '（'])
    else {
        return false;
    };
    let Some(behind) = s[scanned.end..].strip_prefix([')', '）']) else {
        return false;
    };
    let adds = |c: char| matches!(half(c), '+' | '=');
    behind.trim_start_matches(is_space).starts_with(adds)
        || phrase::before(s, summand.len()).contains(adds)
}

/// Verbs whose object a number opens: 新建, 遴选, 制定.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "新建", "新上", "新开", "开辟", "优化", "贯通", "拓宽", "修建", "硬化", "亮化", "建设", "建成", "建立", "设立", "新设", "增设", "新增", "净增", "增加", "改造", "改建", "扩建", "续建", "完成", "实施", "实现", "开展", "举办", "承办", "组织", "召开", "培育", "培训", "培养", "引进", "引育", "吸引", "招引", "吸纳",
    "打造", "创建", "创成", "认定", "评选", "遴选", "选树", "制定", "制修订", "修订", "出台", "推出", "发布", "开通", "打通", "开行", "形成", "开工", "竣工", "投产", "铺设", "治理", "修复", "清淤", "疏浚", "种植", "栽植", "营造", "绿化", "发放", "发展",
    "布设", "配备", "配置", "购置", "更新", "拆除", "整治", "提升", "盘活", "收储", "供应", "消纳", "压减", "削减", "减少", "减排", "节约", "梳理", "归集", "办理", "办结", "化解", "排查", "检查", "抽查", "抽检", "监测", "采集", "安排", "落地", "签约",
    "帮扶", "服务", "走访", "转化", "登记", "申报", "争创", "入库", "上市", "孵化", "推广", "覆盖", "新认定", "新培育", "达标",
];

/// Whether a text begins with a verb of work: 改造 + 泵站3座 is a further work, 湿地4处 is none.
pub(crate) fn opens_with_verb(text: &str) -> bool {
    const EFFECTS: [&str; 6] = ["惠及", "带动", "支持", "推动", "推进", "撬动"];
    static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(VERBS));
    BEGINNINGS.begin(text) || starts_with_any(text, &EFFECTS)
}

/// Whether the number stands directly behind a verb whose object it opens.
pub(crate) fn follows_verb(s: &str, start: usize) -> bool {
    static ENDINGS: LazyLock<Endings> = LazyLock::new(|| Endings::of(VERBS));
    ENDINGS.end(
        s[..start]
            .trim_end_matches(is_space)
            .trim_end_matches(['了', '约', '近']),
    )
}
