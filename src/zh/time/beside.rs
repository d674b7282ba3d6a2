//! Words beside a time that make it a deadline (完成时限), or none.

/// Verbs by which a plain time becomes a deadline: 9月投入使用, 上半年完成.
#[rustfmt::skip]
pub(super) const COMPLETION: &[&str] = &[
    "完成", "建成", "投入", "投用", "投产", "竣工", "完工", "开工", "动工", "启动", "实现", "达到", "出台", "印发", "形成", "通车", "制定", "公布", "发布", "上线", "运行", "试运行", "验收", "交付", "全面", "基本", "全部", "提交", "上报", "力争", "确保", "取得", "进场", "结束",
    "到位", "到账", "到岗", "整改", "建立", "编制", "开通", "开放", "开业", "封顶", "主体", "组织", "开展",
];

/// Verbs that end a work, by which a bare year becomes a deadline: 2024年建成. 2024年开展… is what the year is for.
pub(super) const ENDING: &[&str] = &[
    "完成",
    "建成",
    "投入使用",
    "投入运",
    "投用",
    "投产",
    "竣工",
    "通车",
    "交付",
    "开通",
];

/// Words between a bare year and its verb: 2024年全面建成.
pub(super) const ADVERBS: &[&str] = &["全面", "基本", "全部", "力争", "确保", "如期", "率先"];

/// Words before a time by which it is an aim.
pub(super) const AIMS: &[&str] = &[
    "到", "于", "在", "至", "确保", "力争", "争取", "计划", "拟", "预计",
];

/// Words before a time by which it is no deadline.
pub(super) const HISTORY_BEFORE: &[&str] = &[
    "较",
    "比",
    "自",
    "从",
    "以",
    "对",
    "对照",
    "按",
    "按照",
    "不迟于上",
    "去",
    "上",
];

/// Words before a time up to which something is counted.
pub(super) const COUNTED_UP_TO: &[&str] = &["截至", "截止", "截止到", "截至到"];

/// What stands behind 前 where it only dates a thing, without 的 as well.
pub(super) const HISTORY_BEHIND: &[&str] =
    &["建成并", "建成投", "注册", "登记", "出生", "的", "已"];

/// Verbs that with 的 say of a thing when it came about: 2005年前建成的小区, 年底前到期的贷款.
#[rustfmt::skip]
pub(super) const STATES: &[&str] = &[
    "建成", "投用", "投产", "投入使用", "竣工", "完工", "开工", "交付", "注册", "登记", "批准", "审批", "备案", "立项", "取得", "产生", "设立", "形成", "发布", "签订", "出生", "到期", "缴纳", "发放", "购买", "举办", "入库", "并",
];
