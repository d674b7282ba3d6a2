//! Verbs with which a predicate begins, what stands behind them, and the bodies that are their objects.

use std::sync::LazyLock;

use super::level::level_prefix;
use super::words::FIELDS;
use crate::zh::text::words::{Beginnings, starts_with_any};

/// Words with which a predicate begins.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "负责", "牵头", "配合", "协助", "参与", "参加", "支持", "做好", "抓好", "抓紧", "尽快", "组织", "加强", "开展", "推进", "推动", "落实", "实施", "完成", "指导", "督促", "督导", "监督", "检查", "制定", "制订", "出台", "提供", "开设", "建立", "完善", "健全", "加快", "强化",
    "深化", "优化", "提高", "提升", "规范", "按照", "按", "根据", "依据", "依托", "结合", "围绕", "针对", "对", "在", "将", "要", "应", "须", "必须", "需", "承担", "及时", "具体", "统筹", "分别", "共同", "定期", "每", "于", "从", "为", "向", "给予", "主动", "积极", "切实", "认真",
    "严格", "确保", "保障", "履行", "汇总", "会商", "编制", "梳理", "审核", "初审", "复审", "核定", "核实", "发布", "宣传", "引导", "鼓励", "培育", "协调", "汇同", "一并", "也", "均", "都", "进一步", "全面", "持续", "通过", "充分", "利用", "研究", "组建", "设立", "成立", "上报", "报送", "安排", "进行", "兑现", "作为", "依法",
    "更名", "改为", "并入", "移交", "委托", "授权", "批准", "核准", "报请", "出具", "盖章", "会签", "提出", "归口", "派员", "派人", "选派", "统一", "优先", "密切", "大力", "拨付", "排查",
];

/// Words that begin like a word of duty or a preposition and go on with a name or a noun: 县应急局, not 县局应…; 在建工程.
const NOUNS: &[&str] = &[
    "应急", "应用", "应收", "应付", "应届", "应战", "应聘", "应诉", "要求", "要素", "要道", "要点",
    "要件", "要闻", "要案", "需求", "在建", "在职", "在编", "在岗", "在校", "在线", "在地",
];

/// Verbs whose object a body may be, beside those with which its own predicate begins: 修订 + 县水利局 + 预案.
const TRANSITIVE: &[&str] = &[
    "修订", "修编", "清理", "会同", "联合", "协同", "邀请", "要求", "责成", "责令", "调整", "充实",
    "改造", "整合", "督查", "考核", "调度", "走访", "服务", "争取",
];

static NOUN: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(NOUNS));
pub(super) static VERB: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(VERBS));

/// Whether what looks like a verb begins a noun: 县 + 应急局, not 县局 + 应….
pub(super) fn begins_with_noun(text: &str) -> bool {
    NOUN.begin(text)
}

/// Whether a text begins with a word that only predicates begin with.
pub(crate) fn begins_with_verb(text: &str) -> bool {
    // 应急局 is a name, whatever 应 is.
    let named = || text.starts_with("应急") || starts_with_any(text, &FIELDS);
    text.starts_with('并') || VERB.begin(text) && !named()
}

/// Whether a text begins with a word for what has to be done: 要, 应当, 必须; not 要求, 应急.
pub(crate) fn begins_with_modal(text: &str) -> bool {
    starts_with_any(text, &["要", "应", "须", "需", "必须"]) && !NOUN.begin(text)
}

/// What stands behind each verb that a text begins with.
fn behind_verb(text: &str) -> impl Iterator<Item = &str> {
    static LONG: LazyLock<Beginnings> = LazyLock::new(|| {
        let verbs = VERBS.iter().chain(TRANSITIVE);
        let long = verbs.filter(|verb| verb.len() > '按'.len_utf8());
        Beginnings::with(long.map(|verb| (*verb, ())))
    });
    LONG.all(text).map(|(verb, ())| &text[verb.len()..])
}

/// Whether a text begins with a verb of more than one character, with which no name of a place begins (将乐, 都江堰).
pub(crate) fn begins_with_deed(text: &str) -> bool {
    behind_verb(text).next().is_some()
}

/// Whether the words in front of a verb begin with another, whose object is the body behind it: 督促 + 县水利局, 推进 + 政府; or stand
/// for a body named before (其部门).
pub(crate) fn is_object(words: &str) -> bool {
    // 市直 is a level as well; 组织部 and 督查室 go on with no body.
    let is_body = |rest: &str| {
        starts_with_any(rest, &["各", "其", "政府", "有关", "相关"]) || level_prefix(rest).is_some()
    };
    // 协调和管理 + 市局: the second of two verbs has the object.
    let behind_two = |rest: &str| {
        rest.strip_prefix(['和', '与', '及', '并'])
            .is_some_and(|rest| {
                let rest = rest
                    .strip_prefix("管理")
                    .or_else(|| behind_verb(rest).next());
                rest.is_some_and(is_body)
            })
    };
    behind_verb(words).any(|rest| is_body(rest) || behind_two(rest))
        || words.starts_with('其') && !starts_with_any(words, &["其他", "其它", "其余"])
}
