//! Names of columns in the headers of task tables, and what they stand for.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::evidence::opens_group;
use crate::model::ColumnRole;
use crate::zh::words::Beginnings;

/// Names that say it all, white space and brackets removed.
const NAMES: &[(&str, ColumnRole)] = &[
    ("序号", ColumnRole::Seq),
    ("编号", ColumnRole::Seq),
    ("项目序号", ColumnRole::Seq),
    ("任务序号", ColumnRole::Seq),
    ("号", ColumnRole::Seq),
    ("项目", ColumnRole::Group),
    ("分类", ColumnRole::Group),
    ("类别", ColumnRole::Group),
    ("类型", ColumnRole::Group),
    ("领域", ColumnRole::Group),
    ("方面", ColumnRole::Group),
    ("板块", ColumnRole::Group),
    ("考核项目", ColumnRole::Group),
    ("项目类别", ColumnRole::Group),
    ("任务类别", ColumnRole::Group),
    ("工作类别", ColumnRole::Group),
    ("指标类别", ColumnRole::Group),
    ("考核评价项目", ColumnRole::Group),
    ("主要考评方面", ColumnRole::Group),
    ("考核条目", ColumnRole::Group),
    ("大类", ColumnRole::Group),
    ("专项", ColumnRole::Group),
    ("任务分类", ColumnRole::Group),
    ("指标分类", ColumnRole::Group),
    ("指标类型", ColumnRole::Group),
    ("核心指标", ColumnRole::Group),
    ("项目名称及分值", ColumnRole::Group),
    ("一级指标", ColumnRole::Group),
    ("顺序号", ColumnRole::Seq),
    ("指标序号", ColumnRole::Seq),
    ("单位", ColumnRole::Measure),
    ("部门", ColumnRole::Unit),
    ("单位名称", ColumnRole::Unit),
    ("部门名称", ColumnRole::Unit),
    ("责任", ColumnRole::Unit),
    ("时间", ColumnRole::Deadline),
    ("完成时限", ColumnRole::Deadline),
    ("时限要求", ColumnRole::Deadline),
    ("办结时限", ColumnRole::Deadline),
    ("工作时限", ColumnRole::Deadline),
    ("完成时限要求", ColumnRole::Deadline),
    ("计划完成时间", ColumnRole::Deadline),
    ("期限", ColumnRole::Deadline),
    ("计量单位", ColumnRole::Measure),
    ("指标单位", ColumnRole::Measure),
    ("数量单位", ColumnRole::Measure),
    ("目标", ColumnRole::Target),
    ("目标值", ColumnRole::Target),
    ("年度目标", ColumnRole::Target),
    ("目标值及质量要求", ColumnRole::Target),
    ("目标及质量要求", ColumnRole::Target),
    ("指标值", ColumnRole::Target),
    ("计划数", ColumnRole::Target),
    ("任务数", ColumnRole::Target),
    ("计划目标", ColumnRole::Target),
    ("年度目标值", ColumnRole::Target),
    ("预期目标", ColumnRole::Target),
    ("全年目标", ColumnRole::Target),
    ("计划值", ColumnRole::Target),
    ("任务量", ColumnRole::Target),
    ("任务指标值", ColumnRole::Target),
    ("备注", ColumnRole::Remarks),
    ("说明", ColumnRole::Remarks),
    ("注", ColumnRole::Remarks),
    ("成果形式", ColumnRole::Other),
    ("任务来源", ColumnRole::Other),
    ("工作来源", ColumnRole::Other),
    ("依据", ColumnRole::Other),
    ("政策依据", ColumnRole::Other),
    ("工作成果", ColumnRole::Other),
    ("资金来源", ColumnRole::Other),
    ("总投资", ColumnRole::Other),
    ("计划投资", ColumnRole::Other),
    ("建设地点", ColumnRole::Other),
    ("建设性质", ColumnRole::Other),
    ("工作依据", ColumnRole::Other),
    ("分解情况", ColumnRole::Other),
];

/// Parts of names, the first that occurs decides; those that exclude stand before those that include.
const PARTS: &[(&str, ColumnRole)] = &[
    ("认定", ColumnRole::Assessor),
    ("监考", ColumnRole::Assessor),
    ("评分部门", ColumnRole::Assessor),
    ("评分单位", ColumnRole::Assessor),
    ("考核部门", ColumnRole::Assessor),
    ("考核单位", ColumnRole::Assessor),
    ("考核责任", ColumnRole::Assessor),
    ("考评单位", ColumnRole::Assessor),
    ("考评部门", ColumnRole::Assessor),
    ("评价部门", ColumnRole::Assessor),
    ("督办单位", ColumnRole::Assessor),
    ("督查单位", ColumnRole::Assessor),
    ("督办部门", ColumnRole::Assessor),
    ("督查部门", ColumnRole::Assessor),
    ("督导单位", ColumnRole::Assessor),
    ("督导部门", ColumnRole::Assessor),
    ("监督单位", ColumnRole::Assessor),
    ("监督部门", ColumnRole::Assessor),
    ("验收单位", ColumnRole::Assessor),
    ("验收部门", ColumnRole::Assessor),
    ("评价单位", ColumnRole::Assessor),
    ("考评责任", ColumnRole::Assessor),
    ("考核牵头", ColumnRole::Assessor),
    ("评分责任", ColumnRole::Assessor),
    ("评估单位", ColumnRole::Assessor),
    ("评估部门", ColumnRole::Assessor),
    ("数据来源", ColumnRole::Assessor),
    ("数据提供", ColumnRole::Assessor),
    ("考核对象", ColumnRole::Other),
    ("领导", ColumnRole::Person),
    ("单位及责任人", ColumnRole::Unit),
    ("单位和责任人", ColumnRole::Unit),
    ("单位、责任人", ColumnRole::Unit),
    ("单位/责任人", ColumnRole::Unit),
    ("单位及负责人", ColumnRole::Unit),
    ("部门及责任人", ColumnRole::Unit),
    ("责任人", ColumnRole::Person),
    ("负责人", ColumnRole::Person),
    ("负责同志", ColumnRole::Person),
    ("责任同志", ColumnRole::Person),
    ("联系人", ColumnRole::Person),
    ("联络员", ColumnRole::Person),
    ("电话", ColumnRole::Person),
    ("联系方式", ColumnRole::Person),
    ("计划投资", ColumnRole::Other),
    ("报送时间", ColumnRole::Other),
    ("启动时间", ColumnRole::Other),
    ("开始时间", ColumnRole::Other),
    ("开工时间", ColumnRole::Other),
    ("时限", ColumnRole::Deadline),
    ("完成时间", ColumnRole::Deadline),
    ("时间要求", ColumnRole::Deadline),
    ("时间节点", ColumnRole::Deadline),
    ("完成期限", ColumnRole::Deadline),
    ("进度安排", ColumnRole::Deadline),
    ("完成日期", ColumnRole::Deadline),
    ("完成年限", ColumnRole::Deadline),
    ("起止时间", ColumnRole::Deadline),
    ("起止年限", ColumnRole::Deadline),
    ("实施时间", ColumnRole::Deadline),
    ("办结时间", ColumnRole::Deadline),
    ("办理期限", ColumnRole::Deadline),
    ("建设期限", ColumnRole::Deadline),
    ("工作进度要求", ColumnRole::Deadline),
    ("完成情况", ColumnRole::Progress),
    ("进展", ColumnRole::Progress),
    ("完成比例", ColumnRole::Progress),
    ("进度评价", ColumnRole::Progress),
    ("自评", ColumnRole::Progress),
    ("落实情况", ColumnRole::Progress),
    ("推进情况", ColumnRole::Progress),
    ("执行情况", ColumnRole::Progress),
    ("存在问题", ColumnRole::Progress),
    ("完成进度", ColumnRole::Progress),
    ("完成数", ColumnRole::Progress),
    ("完成值", ColumnRole::Progress),
    ("实际值", ColumnRole::Progress),
    ("现状值", ColumnRole::Progress),
    ("基数", ColumnRole::Other),
    ("基期", ColumnRole::Other),
    ("累计完成", ColumnRole::Progress),
    ("实际完成", ColumnRole::Progress),
    ("牵头", ColumnRole::Lead),
    ("主办", ColumnRole::Lead),
    ("配合", ColumnRole::Support),
    ("参与", ColumnRole::Support),
    ("参加单位", ColumnRole::Support),
    ("协办", ColumnRole::Support),
    ("协同", ColumnRole::Support),
    ("协作", ColumnRole::Support),
    ("协助", ColumnRole::Support),
    ("其他责任", ColumnRole::Support),
    ("涉及单位", ColumnRole::Support),
    ("涉及部门", ColumnRole::Support),
    ("相关单位", ColumnRole::Support),
    ("相关部门", ColumnRole::Support),
    ("责任单位", ColumnRole::Unit),
    ("责任部门", ColumnRole::Unit),
    ("责任科室", ColumnRole::Unit),
    ("责任处室", ColumnRole::Unit),
    ("责任主体", ColumnRole::Unit),
    ("责任", ColumnRole::Unit),
    ("负责单位", ColumnRole::Unit),
    ("负责部门", ColumnRole::Unit),
    ("承办", ColumnRole::Unit),
    ("实施单位", ColumnRole::Unit),
    ("实施主体", ColumnRole::Unit),
    ("落实单位", ColumnRole::Unit),
    ("落实部门", ColumnRole::Unit),
    ("完成单位", ColumnRole::Unit),
    ("完成部门", ColumnRole::Unit),
    ("实施部门", ColumnRole::Unit),
    ("执行单位", ColumnRole::Unit),
    ("办理单位", ColumnRole::Unit),
    ("办理部门", ColumnRole::Unit),
    ("组织单位", ColumnRole::Unit),
    ("承担单位", ColumnRole::Unit),
    ("承担部门", ColumnRole::Unit),
    ("主管单位", ColumnRole::Unit),
    ("主管部门", ColumnRole::Unit),
    ("主责", ColumnRole::Unit),
    ("指导部门", ColumnRole::Unit),
    ("指导单位", ColumnRole::Unit),
    ("标准分", ColumnRole::Score),
    ("基本分", ColumnRole::Score),
    ("满分", ColumnRole::Score),
    ("分值", ColumnRole::Score),
    ("权重", ColumnRole::Score),
    ("赋分办法", ColumnRole::Standard),
    ("赋分", ColumnRole::Score),
    ("总分", ColumnRole::Score),
    ("得分", ColumnRole::Score),
    ("分数", ColumnRole::Score),
    ("评分", ColumnRole::Standard),
    ("计分", ColumnRole::Standard),
    ("标准", ColumnRole::Standard),
    ("计算方法", ColumnRole::Standard),
    ("考核细则", ColumnRole::Standard),
    ("考评方式", ColumnRole::Standard),
    ("考核方式", ColumnRole::Standard),
    ("目标值", ColumnRole::Target),
    ("指标值", ColumnRole::Target),
    ("分解情况", ColumnRole::Other),
    ("指标", ColumnRole::Text),
    ("任务", ColumnRole::Text),
    ("措施", ColumnRole::Text),
    ("要求", ColumnRole::Text),
    ("内容", ColumnRole::Text),
    ("事项", ColumnRole::Text),
    ("要点", ColumnRole::Text),
    ("实事", ColumnRole::Text),
    ("项目名称", ColumnRole::Text),
    ("举措", ColumnRole::Text),
    ("项目", ColumnRole::Text),
    ("备注", ColumnRole::Remarks),
];

/// A header name as it is compared: no white space, no bracketed addition, simplified.
pub(super) fn normal_name(name: &str) -> Cow<'_, str> {
    /// Longer than any name of a column: the rest of a sentence tells no more.
    const ENOUGH: usize = 20 * '名'.len_utf8();
    let plain = |c: char| {
        !matches!(c, '(' | '（' | '[' | '【' | ')' | '）' | ']' | '】')
            && !c.is_whitespace()
            && simplified(c) == c
    };
    if name.len() <= ENOUGH && name.chars().all(plain) {
        return Cow::Borrowed(name);
    }
    let mut normal = String::new();
    let mut depth = 0usize;
    for c in name.chars() {
        if normal.len() > ENOUGH {
            break;
        }
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            c if c.is_whitespace() || depth > 0 => {}
            c => normal.push(simplified(c)),
        }
    }
    Cow::Owned(normal)
}

/// Characters of labels in traditional script and their simplified forms.
fn simplified(c: char) -> char {
    match c {
        '責' => '责',
        '單' => '单',
        '牽' => '牵',
        '頭' => '头',
        '時' => '时',
        '間' => '间',
        '項' => '项',
        '號' => '号',
        '標' => '标',
        '務' => '务',
        '內' => '内',
        '備' => '备',
        '註' => '注',
        '協' => '协',
        '辦' => '办',
        '與' => '与',
        '參' => '参',
        '類' => '类',
        '別' => '别',
        '評' => '评',
        '領' => '领',
        '導' => '导',
        '認' => '认',
        '門' => '门',
        '實' => '实',
        '體' => '体',
        '進' => '进',
        '據' => '据',
        '數' => '数',
        '權' => '权',
        '編' => '编',
        '員' => '员',
        '聯' => '联',
        '電' => '电',
        '話' => '话',
        '準' => '准',
        '賦' => '赋',
        '點' => '点',
        '舉' => '举',
        '況' => '况',
        '處' => '处',
        '執' => '执',
        '監' => '监',
        '驗' => '验',
        '對' => '对',
        '節' => '节',
        '計' => '计',
        '劃' => '划',
        _ => c,
    }
}

/// The names of columns: those that headers use, and a reader's own.
#[derive(Debug, Default)]
pub(super) struct ColumnNames {
    own: HashMap<String, ColumnRole>,
}

impl ColumnNames {
    /// The names that headers use, with further ones for a role each.
    pub(super) fn with(own: &BTreeMap<String, ColumnRole>) -> Self {
        ColumnNames {
            own: own
                .iter()
                .map(|(name, role)| (normal_name(name).into_owned(), *role))
                .collect(),
        }
    }

    fn own(&self, name: &str) -> Option<ColumnRole> {
        if self.own.is_empty() {
            return None;
        }
        self.own.get(normal_name(name).as_ref()).copied()
    }

    /// The role that a header name stands for, if it is one that headers use.
    pub(super) fn role(&self, name: &str) -> Option<ColumnRole> {
        self.own(name).or_else(|| role_of_name(name))
    }

    /// Whether a name is known as a whole: what two lines of a wrapped name must make together.
    pub(super) fn is_exact(&self, name: &str) -> bool {
        self.is_own(name) || is_exact_name(name)
    }

    /// Whether a name is one that only headers have, not a cell that happens to hold such a word.
    pub(super) fn is_full(&self, name: &str) -> bool {
        self.is_own(name) || is_full_name(name)
    }

    /// Whether a name is one of the reader's own.
    pub(super) fn is_own(&self, name: &str) -> bool {
        self.own(name).is_some()
    }
}

/// The role that a header name stands for, if it is one that headers use.
pub(super) fn role_of_name(name: &str) -> Option<ColumnRole> {
    // A numbered title above the table (（一）…任务) is no name in it.
    if opens_group(name) {
        return None;
    }
    role_of_normal(&normal_name(name))
}

fn role_of_normal(normal: &str) -> Option<ColumnRole> {
    let length = normal.chars().count();
    if length == 0 || length > 14 || normal.contains(['。', ';', '；', ',', '，']) {
        return None;
    }
    if let Some(role) = known_role(normal) {
        return Some(role);
    }
    // What ends as the titles of tables do stands above the names.
    if length > 10
        || ["表", "清单", "方案", "任务书"]
            .iter()
            .any(|end| normal.ends_with(end))
    {
        return None;
    }
    if is_yearly_target(normal) {
        return Some(ColumnRole::Target);
    }
    // The first part of the list decides, wherever it stands in the name.
    static INSIDE: LazyLock<Beginnings<usize>> = LazyLock::new(|| {
        Beginnings::with(PARTS.iter().enumerate().map(|(at, (part, _))| (*part, at)))
    });
    normal
        .char_indices()
        .flat_map(|(at, _)| INSIDE.all(&normal[at..]))
        .map(|(_, at)| at)
        .min()
        .map(|at| PARTS[at].1)
        .or_else(|| compound(normal))
}

/// The role of a name that says it all.
fn known_role(normal: &str) -> Option<ColumnRole> {
    static KNOWN: LazyLock<Beginnings<ColumnRole>> =
        LazyLock::new(|| Beginnings::with(NAMES.iter().copied()));
    KNOWN.exact(normal)
}

/// `2024年目标`, `2024年度计划数`: a value for each year.
fn is_yearly_target(normal: &str) -> bool {
    let rest = normal.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < normal.len()
        && [
            "年目标",
            "年度目标",
            "年目标值",
            "年度目标值",
            "年计划",
            "年度计划",
            "年任务数",
        ]
        .contains(&rest)
}

/// Nouns that the names of task columns end with, and what a column is whose name adds nothing but words of [`KINDS`].
const HEADS: &[(&str, ColumnRole)] = &[
    ("指标", ColumnRole::Text),
    ("任务", ColumnRole::Text),
    ("措施", ColumnRole::Text),
    ("举措", ColumnRole::Text),
    ("要求", ColumnRole::Text),
    ("内容", ColumnRole::Text),
    ("内容及规模", ColumnRole::Text),
    ("事项", ColumnRole::Text),
    ("要点", ColumnRole::Text),
    ("实事", ColumnRole::Text),
    ("项目", ColumnRole::Text),
    ("名称", ColumnRole::Text),
    ("工作", ColumnRole::Text),
    ("工程", ColumnRole::Text),
    ("目标", ColumnRole::Target),
    ("分值", ColumnRole::Score),
    ("标准", ColumnRole::Standard),
];

/// Words that say of which kind the tasks of a column are.
const KINDS: &[&str] = &[
    "考核",
    "考评",
    "评价",
    "评定",
    "工作",
    "具体",
    "年度",
    "本年度",
    "全年",
    "主要",
    "重点",
    "重大",
    "核心",
    "任务",
    "目标",
    "项目",
    "指标",
    "各项",
    "细化",
    "推进",
    "落实",
    "整改",
    "改革",
    "建设",
    "民生",
    "实事",
    "责任",
    "量化",
    "计划",
    "专项",
    "二级",
    "三级",
    "四级",
    "及",
    "与",
    "和",
];

/// Names of task columns that are made otherwise.
const TASK_NAMES: &[&str] = &["任务分解", "任务分工", "问题清单"];

/// The role of a name that is a noun of a task column alone or behind words that say which kind (年度 + 重点 + 工作).
fn compound(normal: &str) -> Option<ColumnRole> {
    let (kinds, role) = HEADS
        .iter()
        .filter_map(|(head, role)| Some((normal.strip_suffix(head)?, *role)))
        .min_by_key(|(kinds, _)| kinds.len())?;
    is_of_kinds(kinds).then_some(role)
}

fn is_of_kinds(words: &str) -> bool {
    words.is_empty()
        || KINDS
            .iter()
            .any(|kind| words.strip_suffix(kind).is_some_and(is_of_kinds))
}

/// Whether a name is one that only headers have, not a cell that happens to hold such a word.
fn is_full_name(name: &str) -> bool {
    let normal = normal_name(name);
    is_known(&normal)
        || role_of_normal(&normal)
            .is_some_and(|role| !matches!(role, ColumnRole::Text | ColumnRole::Group))
}

/// Whether a name is known as a whole: what two lines of a wrapped name must make together.
fn is_exact_name(name: &str) -> bool {
    let normal = normal_name(name);
    is_known(&normal)
        || PARTS.iter().any(|(part, role)| {
            !matches!(role, ColumnRole::Text | ColumnRole::Other) && *part == normal
        })
        || is_yearly_target(&normal)
        || WHO.iter().any(|who| {
            normal
                .strip_suffix(who)
                .is_some_and(|what| WHOSE.contains(&what))
        })
}

fn is_known(normal: &str) -> bool {
    static TASKS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(TASK_NAMES));
    known_role(normal).is_some()
        || TASKS.exact(normal).is_some()
        || compound(normal).is_some_and(|_| normal.chars().count() <= 10)
}

/// A part of the year as the name of a column: 一季度, 上半年, 6月.
pub(super) fn is_period(name: &str) -> bool {
    let normal = normal_name(name);
    let number = |rest: &str| {
        let rest = rest
            .trim_start_matches('第')
            .trim_end_matches(['份', '底', '末']);
        !rest.is_empty()
            && rest
                .chars()
                .all(|c| c.is_ascii_digit() || "一二三四五六七八九十1234".contains(c))
    };
    ["上半年", "下半年", "全年"].contains(&normal.as_ref())
        || normal.strip_suffix("季度").is_some_and(number)
        || normal
            .trim_end_matches(['份', '底', '末'])
            .strip_suffix('月')
            .is_some_and(number)
}

/// Whether a name may stand above several columns: those of units, or those of the parts of the year.
pub(super) fn spans_others(name: &str, units: bool) -> bool {
    let normal = normal_name(name);
    match units {
        true => [
            "分工",
            "责任",
            "责任落实",
            "责任分工",
            "责任体系",
            "责任分解",
            "任务分工",
            "工作责任",
            "职责分工",
        ]
        .contains(&normal.as_ref()),
        false => ["计划", "安排", "进度", "目标", "节点", "要求", "时限"]
            .iter()
            .any(|word| normal.contains(word)),
    }
}

/// Last words of the names of unit columns.
const WHO: &[&str] = &["单位", "部门", "科室", "处室", "领导", "人"];

/// Whether a line ends a name that the lines above it began, and is no column of its own beside them.
pub(super) fn ends_name(name: &str) -> bool {
    let normal = normal_name(name);
    WHO.contains(&&*normal) || normal == "名称"
}

/// First words of the names of unit columns.
const WHOSE: &[&str] = &[
    "责任",
    "牵头",
    "配合",
    "参与",
    "协办",
    "主办",
    "承办",
    "协作",
    "协助",
    "协同",
    "牵头责任",
    "主要责任",
    "总牵头",
    "其他责任",
    "协同责任",
    "分管",
    "主管",
    "评分",
    "认定",
    "监考",
    "考核",
    "负责考核",
    "考核责任",
    "负责",
    "实施",
    "落实",
    "参加",
];

/// Whether a name says how to reach somebody: a list of contacts, not of tasks.
pub(super) fn is_contact_name(name: &str) -> bool {
    let normal = normal_name(name);
    ["电话", "手机", "联系方式", "传真", "邮箱", "职务", "姓名"]
        .iter()
        .any(|word| normal.contains(word))
}
