//! Items whose own sentences say who has to do what, where nothing else says whose they are.

use std::sync::LazyLock;

use crate::model::{Node, Unit, Via};
use crate::parse::duty;
use crate::place;
use crate::span::Source;
use crate::zh::responsibility::sentence::{doer, setting, told};
use crate::zh::text::words::{Beginnings, behind_all, ends_with_any};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::Confidence;
use crate::zh::unit::role::Role;
use crate::zh::unit::tight::Tight;

/// What the items around a sentence make of it.
#[derive(Clone, Copy)]
struct Around {
    /// Bodies may be told here what to do.
    tells: bool,
    /// A heading above names who bears these items.
    headed: bool,
    /// A heading above safeguards the whole: what is said there in general is everybody's.
    safeguards: bool,
}

/// Gives items to which only sentences give units those to whom a sentence gives a work in so many words (甲局负责做好…), and,
/// where the outline `tells` bodies what to do and does not state them otherwise, those whom the first sentence tells to do it
/// (县林业局要建立…).
pub(super) fn name_doers(nodes: &mut [Node], tells: bool, source: &Source) {
    let around = Around {
        tells: tells && !nodes.iter().any(states_bodies),
        headed: false,
        safeguards: false,
    };
    name_in(nodes, around, source);
}

/// Whether an item, or one below it, states its bodies in a bracket, on a line or by a rule: what its sentences say of bodies is
/// then no more than what they do.
fn states_bodies(node: &Node) -> bool {
    let stated = |unit: &Unit| !matches!(unit.via, Via::Heading | Via::Sentence);
    let mut units = node.units.iter().chain(&node.stated);
    units.any(stated) || node.children.iter().any(states_bodies)
}

fn name_in(nodes: &mut [Node], around: Around, source: &Source) {
    for node in nodes {
        // The bodies that head an item bear what stands below it, but for what a sentence gives to another in so many words.
        let said = |unit: &Unit| matches!(unit.via, Via::Heading | Via::Sentence);
        if !node.units.iter().all(said) {
            continue;
        }
        let safeguards = around.safeguards || node.title.as_deref().is_some_and(safeguards);
        let headed = around.headed || node.units.iter().any(|unit| !unit.generic);
        let around = Around {
            tells: around.tells && !headed && !safeguards,
            headed,
            safeguards,
        };
        name_in(&mut node.children, around, source);
        // Beside those of whom a sentence says that they lead, others may have a work: 由甲局牵头，乙局配合；丙局负责….
        let by_sentence = node.stated.iter().all(|unit| unit.via == Via::Sentence);
        if !by_sentence || node.duty.blank.is_some() {
            continue;
        }
        let stated = with_doers(node, around, source);
        // 县住建局：负责…: the sentence says again what the heading says.
        let again = |unit: &Unit| node.units.iter().any(|head| head.name == unit.name);
        if !stated.iter().any(again) {
            node.stated = stated;
        }
    }
}

/// The units of an item, and those that its sentences name besides.
fn with_doers(node: &mut Node, around: Around, source: &Source) -> Vec<Unit> {
    let Around { tells, headed, .. } = around;
    let mut units = std::mem::take(&mut node.stated);
    let is_leaf = node.children.is_empty();
    let title = node.title.as_deref().zip(node.title_at.as_ref());
    // 办公室职责: what names the bodies of the heading is no sentence about others.
    let title = title.filter(|_| is_leaf && node.units.is_empty());
    let behind_title = usize::from(title.is_some());
    let clauses = node.clauses.iter();
    let clauses = clauses.map(|clause| (&*clause.text, &clause.at));
    // What a later sentence gives to another leaves the rest to the bodies of the heading.
    let sentences = if headed { 1 } else { usize::MAX };
    let texts = title.into_iter().chain(clauses).take(sentences);
    for (number, (text, at)) in texts.enumerate() {
        // What further sentences say of bodies is their work where those before them name some.
        let begins = number <= behind_title;
        let read = |text: &str| {
            let mut found = match around.safeguards {
                true => doer::entrusted(text),
                false => doer::doers(text, tells),
            };
            // Behind those who bear the item 发生险情时，乙局… tells of a case.
            let of_case = || !units.is_empty() && setting::behind_time(text) > 0;
            if tells && is_leaf && !of_case() {
                let told = told::bodies(text, begins || !units.is_empty()).into_iter();
                // Departments that only their field names (教育部门应当…) are told where they open the item.
                found
                    .extend(told.filter(|(name, _)| begins || name.confidence == Confidence::High));
            }
            found
        };
        let found = through_gaps(text, read);
        for (name, role) in found {
            if units.iter().any(|known| known.name == name.name) {
                continue;
            }
            let at = place::part(source, at, text, name.range.clone());
            let role = duty::model_role(role);
            units.push(duty::unit_at(at, &name, role, Via::Sentence));
        }
    }
    units
}

/// What a text says of bodies as printed, or without its white space where that says more: a hard-wrapped print has blanks in names
/// (`县水 利局要…`).
fn through_gaps(text: &str, read: impl Fn(&str) -> Vec<(UnitName, Role)>) -> Vec<(UnitName, Role)> {
    let found = read(text);
    let tight = Tight::new(text);
    if !tight.has_gaps() {
        return found;
    }
    let mut whole = read(&tight.text);
    if whole.len() <= found.len() {
        return found;
    }
    for (name, _) in &mut whole {
        name.range = tight.place(name.range.clone());
    }
    whole
}

/// Words of headings over aims and demands, wherever they stand: 工作目标, 加强组织领导.
static DEMANDS: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::of(&["目标", "要求", "领导", "思路", "原则"]));

/// What safeguards a plan: 资金保障, 强化组织保障. 民生保障 and 住房保障 are work.
#[rustfmt::skip]
const MEANS: &[&str] = &[
    "组织", "资金", "经费", "投入", "财政", "金融", "要素", "人才", "人员", "队伍", "政策", "制度", "法治", "机制", "支撑", "服务", "宣传", "舆论", "物资", "后勤", "技术", "科技",
    "条件", "纪律", "用地", "土地", "工作", "各项", "强化", "加强", "落实", "完善", "健全", "做好", "与", "和", "及", "、",
];

/// What may stand behind 组织 and 保障 in such a heading: 组织实施, 保障措施; 组织技能培训 and 保障资金 are work.
const BEHIND: &[&str] = &[
    "保障", "实施", "机构", "管理", "推进", "体系", "协调", "架构", "落实", "措施", "机制", "工作",
    "责任", "与", "和", "及", "、",
];

/// Whether a heading is that of aims, demands and safeguards.
fn safeguards(heading: &str) -> bool {
    static SIGNS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(&["组织", "保障"]));
    let demands = DEMANDS.occur_in(heading);
    if !demands && !SIGNS.occur_in(heading) {
        return false;
    }
    let ends = |behind: &str| {
        let mut rest = behind.trim_end_matches(['。', ':', '：']);
        rest = behind_all(rest, BEHIND);
        rest.is_empty()
    };
    let organizes = || {
        heading
            .split_once("组织")
            .is_some_and(|(_, behind)| ends(behind))
    };
    let secures = || {
        let parts = heading.split_once("保障");
        parts.is_some_and(|(means, behind)| {
            let means = means.is_empty() || ends_with_any(means, MEANS);
            means && ends(behind)
        })
    };
    // 县公安局组织巡逻 is the sentence itself.
    (demands || organizes() || secures()) && told::bodies(heading, true).is_empty()
}
