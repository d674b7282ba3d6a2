//! What stands beside a time and makes it a deadline (完成时限), or none.

use crate::zh::text::phrase;
use crate::zh::text::scan::{is_dash, is_digit, is_round_close, is_round_open, is_space};
use crate::zh::text::words::{ends_with_any, holds_any, starts_with_any};

/// Verbs by which a plain time becomes a deadline: 9月投入使用, 上半年完成.
#[rustfmt::skip]
pub(super) const COMPLETION: &[&str] = &[
    "完成", "建成", "投入", "投用", "投产", "竣工", "完工", "开工", "动工", "启动", "实现", "达到", "出台", "印发", "形成", "通车", "制定", "公布", "发布", "上线", "运行", "试运行", "验收", "交付", "全面", "基本", "全部", "提交", "上报", "力争", "确保", "取得", "进场", "结束",
    "到位", "到账", "到岗", "整改", "建立", "编制", "开通", "开放", "开业", "开馆", "开园", "开诊", "开街", "挂牌", "通水", "通气", "通电", "合龙", "贯通", "量产", "封顶", "主体", "组织", "开展",
];

/// Verbs that end a work, by which a bare year becomes a deadline: 2024年建成. 2024年开展… is what the year is for.
const ENDING: &[&str] = &[
    "完成", "建成", "投入使用", "投入运", "投用", "投产", "竣工", "通车", "交付", "开通",
];

/// Words between a bare year and its verb: 2024年全面建成.
const ADVERBS: &[&str] = &["全面", "基本", "全部", "力争", "确保", "如期", "率先"];

/// Words before a time by which it is an aim.
pub(super) const AIMS: &[&str] = &[
    "到", "于", "在", "至", "确保", "力争", "争取", "计划", "拟", "预计",
];

/// Words before a time by which it is no deadline.
pub(super) const HISTORY_BEFORE: &[&str] = &[
    "较", "比", "自", "从", "以", "对", "对照", "按", "按照", "不迟于上", "去", "上",
];

/// Words before a time up to which something is counted.
pub(super) const COUNTED_UP_TO: &[&str] = &["截至", "截止", "截止到", "截至到"];

/// What stands behind 前 where it only dates a thing, without 的 as well.
pub(super) const HISTORY_BEHIND: &[&str] =
    &["建成并", "建成投", "注册", "登记", "出生", "的", "已"];

/// Verbs that with 的 say of a thing when it came about: 2005年前建成的小区, 年底前到期的贷款.
#[rustfmt::skip]
const STATES: &[&str] = &[
    "建成", "投用", "投产", "投入使用", "竣工", "完工", "开工", "交付", "注册", "登记", "批准", "审批", "备案", "立项", "取得", "产生", "设立", "形成", "发布", "签订", "出生", "到期", "缴纳", "发放", "购买", "举办", "入库", "并",
];

/// Whether the time is the end of a span whose beginning stands before it: 1—6月, 1月1日至6月30日.
pub(super) fn closes_range(head: &str) -> bool {
    const DASHES: [char; 6] = ['-', '—', '–', '~', '～', '－'];
    // A dash that opens the clause (——到2020年) joins nothing.
    let opens = |before: &str| {
        before.is_empty() || before.ends_with(['。', ';', '；', ',', '，', ':', '：', '\n'])
    };
    head.ends_with(DASHES) && !opens(head.trim_end_matches(DASHES))
        || head
            .strip_suffix(['至', '到'])
            .is_some_and(|head| head.trim_end_matches(is_space).ends_with(is_time_mark))
}

pub(super) fn is_time_mark(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '号' | '起') || is_digit(c)
}

/// Whether a predicate opens where the time stands: at the beginning of a phrase.
pub(super) fn opens_predicate(head: &str) -> bool {
    head.is_empty() || head.ends_with([',', '，', '。', ';', '；', ':', '：', '\n'])
}

/// 6月底、12月底前: another time follows.
pub(super) fn joins_time(tail: &str) -> bool {
    let rest = tail.strip_prefix(['、', '和', '及']);
    rest.is_some_and(|rest| {
        rest.trim_start_matches(is_space)
            .starts_with(|c| is_digit(c) || c == '年')
    })
}

/// Whether a span of time is the bracket of a phase (集中整治阶段（5—7月）) or of a heading; not when something is the case
/// anyway (汛期（5—9月）).
pub(super) fn ends_phase(head: &str, tail: &str) -> bool {
    const PERIODS: [char; 7] = ['期', '季', '假', '年', '节', '天', '时'];
    let Some((before, span)) = head.rsplit_once(is_round_open) else {
        return false;
    };
    let Some(behind) = tail.strip_prefix(is_round_close) else {
        return false;
    };
    let bare = |c: char| is_time_mark(c) || is_space(c) || is_dash(c) || matches!(c, '至' | '到');
    let before = before.trim_end_matches(is_space);
    span.chars().all(bare)
        && (before.ends_with("阶段")
            || !before.is_empty()
                && !before.ends_with(PERIODS)
                && (behind.is_empty() || behind.starts_with(['。', ':', '：'])))
}

/// Whether a span of time opens a sentence and is set off from what is done in it: 2025年7月至2025年12月，开展试点.
pub(super) fn opens_phase(head: &str, tail: &str) -> bool {
    let bare = |c: char| is_time_mark(c) || is_space(c) || is_dash(c) || matches!(c, '至' | '到');
    let before = head.trim_end_matches(bare);
    tail.starts_with(['，', ',', '：', ':'])
        && (before.is_empty() || before.ends_with(['。', ';', '；', '\n']))
}

/// Whether behind the time nothing stands but a verb and 的: 到期的贷款, 建成投用的泵站.
pub(super) fn dates_a_thing(tail: &str) -> bool {
    let mut rest = tail;
    while let Some(word) = STATES.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.len() < tail.len() && rest.starts_with('的')
}

/// What is planned for a time that opens a sentence and is set off by a mark: 第一季度：做好立项, 2027年，出台办法.
pub(super) fn planned<'a>(head: &str, tail: &'a str) -> Option<&'a str> {
    let plan = tail.strip_prefix(['：', ':', '，', ','])?;
    opens_predicate(head).then_some(plan)
}

/// Whether a bare year is aimed at: 力争2025年…, 2025年力争…, 2024年建成; a later one that opens a sentence is, whatever is to be done: 2027年，….
pub(super) fn sets_year(head: &str, tail: &str, future: bool) -> bool {
    if starts_with_any(tail, &["度", "的", "版", "初", "以来"]) || head.ends_with(['年', '月'])
    {
        return false;
    }
    let plan = planned(head, tail);
    let verb = ADVERBS.iter().fold(plan.unwrap_or(tail), |tail, adverb| {
        tail.strip_prefix(adverb).unwrap_or(tail)
    });
    const AIMED: &[&str] = &["力争", "争取"];
    ends_with_any(head, AIMED)
        || starts_with_any(plan.unwrap_or(tail), AIMED)
        || starts_with_any(verb, ENDING)
        || future && (plan.is_some() || starts_with_any(verb, &["实现", "达到"]))
}

/// Whether the time is where a term ends: 到6月30日, 执行期限至2024年6月30日, 延长至3月, 期限为1月1日至12月31日. The validity of a
/// notice (有效期至…) is no deadline.
pub(super) fn ends_term(s: &str, start: usize, tail: &str) -> bool {
    let phrase = phrase::before(s, start).trim_end_matches(is_space);
    if phrase == "到" {
        return true;
    }
    let Some(term) = phrase.strip_suffix(['至', '到']) else {
        return false;
    };
    let term = term.trim_end_matches(is_space);
    if holds_any(term, &["有效", "施行", "生效", "截", "溯"])
        || starts_with_any(tail, &["期间", "之间", "内", "的"])
        || term.is_empty()
    {
        return false;
    }
    !term.ends_with(is_time_mark)
        || holds_any(term, &["期限", "时限", "执行期", "执行时间", "实施时间"])
}
