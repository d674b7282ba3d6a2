//! What the name of a column in the header of a task table stands for.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::damaged;
use super::words::{
    BODIES, HEADS, KINDS, NAMES, OF_BODIES, OUTSIDE, PARTIES, PARTS, TASK_NAMES, WHO, WHOSE,
};
use crate::model::ColumnRole;
use crate::parse::table::cell::opens_group;
use crate::zh::text::label::JOINTS;
use crate::zh::text::scan::{find_mark, is_digit, is_han};
use crate::zh::text::traditional::{is_simple, simplified};
use crate::zh::text::words::{
    Beginnings, Endings, before_any, behind_any, ends_with_any, holds_any, of_kinds,
};

/// A header name as it is compared: no white space, no bracketed addition, simplified.
pub(crate) fn normal_name(name: &str) -> Cow<'_, str> {
    /// Longer than any name of a column: the rest of a sentence tells no more.
    const ENOUGH: usize = 20 * '名'.len_utf8();
    let left_out = |c: char| match c {
        '(' | '（' | '[' | '【' | ')' | '）' | ']' | '】' => true,
        _ => c.is_whitespace(),
    };
    let enough = (ENOUGH + 1..name.len()).find(|&at| name.is_char_boundary(at));
    let head = &name[..enough.unwrap_or(name.len())];
    if is_simple(head) && find_mark(head, left_out).is_none() {
        return Cow::Borrowed(head);
    }
    let mut normal = String::with_capacity(name.len().min(ENOUGH + 4));
    let mut depth = 0usize;
    for c in name.chars() {
        if normal.len() > ENOUGH {
            break;
        }
        match c {
            c if opens_addition(c) => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            c if c.is_whitespace() || depth > 0 => {}
            c => normal.push(simplified(c)),
        }
    }
    Cow::Owned(normal)
}

/// The names of columns: those that headers use, and a reader's own.
#[derive(Debug, Default)]
pub(crate) struct ColumnNames {
    own: HashMap<String, ColumnRole>,
}

impl ColumnNames {
    /// The names that headers use, with further ones for a role each.
    pub(crate) fn with(own: &BTreeMap<String, ColumnRole>) -> Self {
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
    pub(crate) fn role(&self, name: &str) -> Option<ColumnRole> {
        self.own(name).or_else(|| role_of_name(name))
    }

    /// Whether a text begins with a name that by itself says that it stands for a role.
    pub(crate) fn begin(&self, text: &str, role: ColumnRole) -> bool {
        let normal = normal_name(text);
        let mut own = self.own.iter().filter(|(_, known)| **known == role);
        KNOWN.all(&normal).any(|(_, known)| known == role)
            || own.any(|(name, _)| normal.starts_with(name))
    }

    /// Whether a name is known as a whole: what two lines of a wrapped name must make together.
    pub(crate) fn is_exact(&self, name: &str) -> bool {
        self.is_own(name) || is_exact_name(name)
    }

    /// Whether a name is one that only headers have, not a cell that happens to hold such a word.
    pub(crate) fn is_full(&self, name: &str) -> bool {
        self.is_own(name) || is_full_name(name)
    }

    /// Whether a name is one of the reader's own.
    pub(crate) fn is_own(&self, name: &str) -> bool {
        self.own(name).is_some()
    }
}

/// The role that a header name stands for, if it is one that headers use.
pub(crate) fn role_of_name(name: &str) -> Option<ColumnRole> {
    // The clauses of a text that was broken behind its marks, and nearly all that is asked about.
    if name.ends_with(ends_clause) && find_mark(name, opens_addition).is_none() {
        return None;
    }
    let head = name.chars().take(LONGEST + 1);
    if head.filter(|c| is_han(*c)).count() > LONGEST {
        return None;
    }
    // A numbered title above the table (（一）…任务) is no name in it.
    role_of_normal(&normal_name(name)).filter(|_| !opens_group(name))
}

/// Most characters of a name of a column.
const LONGEST: usize = 14;

/// A mark that no name of a column has.
fn ends_clause(c: char) -> bool {
    matches!(c, '。' | ';' | '；' | ',' | '，')
}

/// What opens a bracketed addition.
fn opens_addition(c: char) -> bool {
    matches!(c, '(' | '（' | '[' | '【')
}

fn role_of_normal(normal: &str) -> Option<ColumnRole> {
    let length = normal.chars().count();
    if length == 0 || length > LONGEST || find_mark(normal, ends_clause).is_some() {
        return None;
    }
    if let Some(role) = known_role(normal).or_else(|| damaged::role_of(normal)) {
        return Some(role);
    }
    // What ends as the titles of tables do stands above the names.
    static TITLES: LazyLock<Endings> =
        LazyLock::new(|| Endings::of(&["表", "清单", "名单", "方案", "任务书"]));
    if length > 10 || TITLES.end(normal) && !normal.ends_with("代表") {
        return None;
    }
    if is_yearly_target(normal) {
        return Some(ColumnRole::Target);
    }
    // The last noun says what a column holds, whatever stands before it: 项目法人, 责任目标.
    static LAST: LazyLock<Endings<ColumnRole>> = LazyLock::new(|| Endings::with(of_kinds(PARTIES)));
    if names_outsiders(normal) {
        return Some(ColumnRole::Other);
    }
    let parts = joined(normal);
    // Of 牵头单位及负责人 the last noun is that of one part only.
    let is_last = |role: &ColumnRole| *role != ColumnRole::Person || parts.is_none();
    if let Some((_, role)) = LAST.longest(normal).filter(|(_, role)| is_last(role)) {
        return Some(role);
    }
    if let Some((first, second)) = parts {
        if let Some(role) =
            bodies_and_persons(first, second).or_else(|| bodies_twice(first, second))
        {
            return Some(role);
        }
        // 任务分解/时序进度: of two names for one column the first says what it holds.
        if let Some((first, _)) = normal.split_once('/')
            && role_of_normal(first) == Some(ColumnRole::Text)
        {
            return Some(ColumnRole::Text);
        }
    }
    if normal.starts_with(['责', '权', '职'])
        && let Some(role) = compound(normal)
    {
        return Some(role);
    }
    if let Some(role) = of_their_work(normal) {
        return Some(role);
    }
    // The first part of the list decides, wherever it stands in the name.
    static INSIDE: LazyLock<Beginnings<usize>> = LazyLock::new(|| Beginnings::by_kind(PARTS));
    INSIDE
        .within(normal)
        .min()
        .map(|at| PARTS[at].0)
        .or_else(|| compound(normal))
}

/// Whether a column is of bodies that bear no duty: 获奖单位, 咨询部门, 发证机关.
fn names_outsiders(normal: &str) -> bool {
    const KINDS: [&str; 4] = ["单位", "部门", "机关", "机构"];
    static LAST: LazyLock<Endings> = LazyLock::new(|| Endings::of(OUTSIDE));
    let before = before_any(normal, &KINDS);
    before.is_some_and(|before| LAST.end(before))
}

/// The role of a name that begins as those of bodies do and ends otherwise: 承办时间, 牵头事项, 责任区域.
fn of_their_work(normal: &str) -> Option<ColumnRole> {
    static WORK: LazyLock<Endings<ColumnRole>> =
        LazyLock::new(|| Endings::with(of_kinds(OF_BODIES)));
    let (noun, role) = WORK.longest(normal)?;
    let before = &normal[..normal.len() - noun.len()];
    let whose = before.strip_suffix("单位").or(before.strip_suffix("部门"));
    WHOSE.contains(&whose.unwrap_or(before)).then_some(role)
}

/// The role of a name so long that only its last noun is known: 省重点民生实事项目名称, 规范性文件起草、报送单位.
pub(crate) fn role_by_tail(name: &str) -> Option<ColumnRole> {
    const TAILS: &[(ColumnRole, &[&str])] = &[
        (ColumnRole::Unit, &["单位名称", "部门名称", "单位", "部门"]),
        (ColumnRole::Text, &["名称"]),
        (ColumnRole::Deadline, &["时间", "时限"]),
        (
            ColumnRole::Progress,
            &["完成情况", "进展情况", "完成率", "完成率%"],
        ),
    ];
    let normal = normal_name(name);
    let tail = of_kinds(TAILS).find(|(tail, _)| normal.ends_with(tail));
    tail.map(|(_, role)| role)
}

/// The two names of which one is made: 牵头单位 and 负责人 of 牵头单位及负责人.
fn joined(normal: &str) -> Option<(&str, &str)> {
    let (at, joint) = normal
        .char_indices()
        .find(|&(at, c)| at > 0 && JOINTS.contains(&c) && !normal[..at].ends_with('参'))?;
    Some((&normal[..at], &normal[at + joint.len_utf8()..]))
}

/// The roles of the bodies in the two parts of each cell, where the name of a column is two of them: 牵头单位/配合单位.
pub(crate) fn roles_of_halves(name: &str) -> Option<[ColumnRole; 2]> {
    let normal = normal_name(name);
    let (first, second) = normal.split_once(['/', '／'])?;
    let roles = [role_of_normal(first)?, role_of_normal(second)?];
    (roles[0] != roles[1] && roles.iter().all(|role| role.names_units())).then_some(roles)
}

/// The role of the bodies in a column of bodies and persons (牵头单位及负责人, 责任领导及单位).
fn bodies_and_persons(first: &str, second: &str) -> Option<ColumnRole> {
    use ColumnRole::{Lead, Measure, Person, Support, Unit};
    let bodies = match (role_of_normal(first)?, role_of_normal(second)?) {
        // Of 责任领导及单位 the first word says whose bodies they are.
        (Person, Measure | Unit) if ["单位", "部门"].contains(&second) => {
            let whose = before_any(first, &["领导", "人"]);
            whose.and_then(|whose| role_of_normal(&format!("{whose}{second}")))
        }
        (Person, bodies) => Some(bodies),
        (bodies, Person) => Some(bodies),
        _ => return None,
    };
    match bodies {
        Some(role @ (Unit | Lead | Support)) => Some(role),
        Some(Measure) | None => Some(Unit),
        Some(_) => None,
    }
}

/// The role of a column of bodies in two roles, that of the first: 责任单位及配合单位.
fn bodies_twice(first: &str, second: &str) -> Option<ColumnRole> {
    use ColumnRole::{Lead, Support, Unit};
    let role = |name| role_of_normal(name).filter(|role| matches!(role, Unit | Lead | Support));
    role(second).and(role(first))
}

/// Whether a column of bodies also names the persons who answer for them: 责任单位及责任人, 牵头单位（负责人）.
pub(crate) fn names_persons(name: &str) -> bool {
    holds_any(
        name,
        &["责任人", "负责人", "领导", "联系人", "联络员", "负责同志"],
    )
}

/// Whether a column holds bodies that are no duty's bearers: 项目法人, 施工单位.
pub(crate) fn is_party(name: &str) -> bool {
    let normal = normal_name(name);
    of_kinds(PARTIES).any(|(party, role)| role == ColumnRole::Other && normal.ends_with(party))
}

/// Whether a name is that of bodies by their kind and rank alone: 街镇、园区, 各乡镇（街道）, 县（市、区）.
pub(crate) fn is_class_of_bodies(name: &str) -> bool {
    const LONGEST: usize = 16 * '镇'.len_utf8();
    if name.len() > LONGEST {
        return false;
    }
    static CLASSES: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(BODIES));
    let between = ['、', '(', ')', '（', '）', '/', '及', '和'];
    let mut kinds = 0;
    let name = name.trim_start_matches('各');
    let known = name
        .split(between)
        .map(str::trim)
        .filter(|kind| !kind.is_empty())
        .inspect(|_| kinds += 1)
        .all(|kind| CLASSES.exact(kind).is_some());
    // 区 and 镇 alone are parts of many words.
    known && (kinds > 1 || kinds == 1 && name.chars().count() > 1)
}

/// The names that say it all.
static KNOWN: LazyLock<Beginnings<ColumnRole>> =
    LazyLock::new(|| Beginnings::with(of_kinds(NAMES)));

/// The role of a name that says it all.
fn known_role(normal: &str) -> Option<ColumnRole> {
    KNOWN.exact(normal)
}

/// `2024年目标`, `2024年度计划数`: a value for each year.
fn is_yearly_target(normal: &str) -> bool {
    let rest = normal.trim_start_matches(is_digit);
    rest.len() < normal.len()
        && [
            "年目标", "年度目标", "年目标值", "年度目标值", "年计划", "年度计划", "年任务数",
        ]
        .contains(&rest)
}

/// The role of a name that is a noun of a task column alone or behind words that say which kind (年度 + 重点 + 工作).
fn compound(normal: &str) -> Option<ColumnRole> {
    static NOUNS: LazyLock<Endings<ColumnRole>> = LazyLock::new(|| Endings::with(of_kinds(HEADS)));
    let (head, role) = NOUNS.longest(normal)?;
    is_of_kinds(&normal[..normal.len() - head.len()]).then_some(role)
}

fn is_of_kinds(words: &str) -> bool {
    static LAST: LazyLock<Endings> = LazyLock::new(|| Endings::of(KINDS));
    words.is_empty()
        || LAST
            .all(words)
            .any(|(kind, ())| is_of_kinds(&words[..words.len() - kind.len()]))
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
    static WHOLE: LazyLock<Beginnings> = LazyLock::new(|| {
        let parts = of_kinds(PARTS)
            .filter(|(_, role)| !matches!(role, ColumnRole::Text | ColumnRole::Other));
        Beginnings::with(parts.map(|(part, _)| (part, ())))
    });
    static LAST: LazyLock<Endings> = LazyLock::new(|| Endings::of(WHO));
    is_known(&normal)
        || WHOLE.exact(&normal).is_some()
        || joined(&normal)
            .and_then(|(first, second)| bodies_and_persons(first, second))
            .is_some()
        || is_yearly_target(&normal)
        || LAST
            .all(&normal)
            .any(|(who, ())| WHOSE.contains(&&normal[..normal.len() - who.len()]))
}

fn is_known(normal: &str) -> bool {
    static TASKS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(TASK_NAMES));
    known_role(normal).is_some()
        || TASKS.exact(normal).is_some()
        || compound(normal).is_some_and(|_| normal.chars().count() <= 10)
}

/// Whether a name may stand above several columns: those of units, or those of the parts of the year.
pub(crate) fn spans_others(name: &str, units: bool) -> bool {
    let normal = normal_name(name);
    match units {
        true => [
            "分工", "责任", "责任落实", "责任分工", "责任体系", "责任分解", "任务分工", "工作责任",
            "职责分工",
        ]
        .contains(&normal.as_ref()),
        false => holds_any(
            &normal,
            &["计划", "安排", "进度", "目标", "节点", "要求", "时限"],
        ),
    }
}

/// Whether a name says what bodies have to do (主要职责, 工作分工), as the names of task columns do beside one of bodies.
pub(crate) fn is_of_duties(name: &str) -> bool {
    let normal = normal_name(name);
    ends_with_any(&normal, &["职责", "分工", "描述"])
}

/// Whether a name says of bodies no more than that the matter is theirs, too: 相关部门, 有关单位. Who they are, their cells say.
pub(crate) fn is_described(name: &str) -> bool {
    let normal = normal_name(name);
    let name = normal.trim_start_matches('各');
    let kind = behind_any(name, &["相关", "有关", "涉及"]);
    kind.is_some_and(|kind| matches!(kind, "部门" | "单位"))
}

/// Whether the last word of a name is one for bodies: 成员单位, 各级部门.
pub(crate) fn ends_as_bodies(name: &str) -> bool {
    name.ends_with("单位") || name.ends_with("部门")
}

/// Whether a name says what bodies do and not that it is they: 牵头 and 配合 below 责任单位, or above 单位 and 县领导.
pub(crate) fn is_deed(name: &str) -> bool {
    [
        "牵头", "主办", "承办", "配合", "协办", "协同", "参与", "分管", "包联",
    ]
    .contains(&&*normal_name(name))
}

/// Whether a line ends a name that the lines above it began, and is no column of its own beside them.
pub(crate) fn ends_name(name: &str) -> bool {
    let normal = normal_name(name);
    WHO.contains(&&*normal) || ["名称", "节点"].contains(&&*normal)
}

/// Whether a line begins a name that goes on in the next (工作 / 任务): alone it heads a column more rarely than both make one name.
/// 项目 / 内容 and 任务 / 措施 are columns of their own as often.
pub(crate) fn begins_name(first: &str, second: &str) -> bool {
    let (first, second) = (normal_name(first), normal_name(second));
    let noun = ["任务", "内容", "事项", "措施", "要求", "目标"].contains(&&*second);
    first == "工作" && noun || first == "目标" && ["任务", "要求"].contains(&&*second)
}

/// Whether a line ends a name of times that the line above it began (时限 / 要求). Alone it heads what is to be done.
pub(crate) fn ends_time(name: &str) -> bool {
    ["要求", "安排"].contains(&&*normal_name(name))
}

/// Whether a name says where something is: bodies below it are places (位置 / 柳溪镇).
pub(crate) fn says_where(name: &str) -> bool {
    let normal = normal_name(name);
    normal.starts_with("所在")
        || ends_with_any(&normal, &["位置", "地点", "地址", "所在地", "所属地"])
}

/// Whether a name is that of the numbers of published papers.
pub(crate) fn is_doc_number(name: &str) -> bool {
    let normal = normal_name(name);
    normal.ends_with("文号") || normal.ends_with("发文字号")
}

/// Whether a name says how to reach somebody: a list of contacts, not of tasks.
pub(crate) fn is_contact_name(name: &str) -> bool {
    let normal = normal_name(name);
    holds_any(
        &normal,
        &[
            "电话", "手机", "联系方式", "传真", "邮箱", "职务", "姓名", "学历",
        ],
    )
}
