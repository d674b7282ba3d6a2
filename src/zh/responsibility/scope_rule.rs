//! Rules of responsibility that a notice states once: 列第一位的为牵头单位,下同; 以下均需各县区落实,不再列出.

use crate::zh::text::words::{ends_with_any, holds_any};
use std::ops::Range;

use super::lead_sign;
use super::statement::Rule;
use crate::zh::text::char_set::CharSet;
use crate::zh::unit::list::names_of;
use crate::zh::unit::listed::{Found, UnitName};
use crate::zh::unit::name::{Confidence, name_confidence};
use crate::zh::unit::role::Role;
use crate::zh::unit::tail::strip_duty;
use crate::zh::unit::tight::Tight;

/// Whether a clause makes a rule for what follows.
pub(crate) fn is_rule(text: &str) -> bool {
    // Every rule has one of these; most names have none.
    static SIGNS: CharSet = CharSet::of(&[
        '第', '首', '排', '列', '下', '无', '没', '未', '即', '均', '都', '号', '*', '＊', '★',
        '☆', '△', '▲', '▽', '▼', '※', '●', '○', '◆', '◇',
    ]);
    if !SIGNS.occurs_in(text) {
        return false;
    }
    lead_sign::rule(text).is_some()
        || first_leads(text)
        || holds_for_all(text)
        || responsible_leads(text, false)
        || is_without_lead(text)
}

/// Whether a clause says that those who are named first lead: 列第一位的为牵头单位.
fn first_leads(text: &str) -> bool {
    const LEADS: [&str; 4] = ["牵头", "主办", "汇总", "总负责"];
    const FIRST: [&str; 9] = [
        "首位", "首个", "列首", "排首", "居首", "排在前", "排名在前", "排在最前", "列在前",
    ];
    holds_any(text, &LEADS) && (holds_any(text, &FIRST) || names_first_place(text))
}

/// 列第一的, 第一位, 第一家单位: the first place of a list. 市第一人民医院牵头 names a body.
fn names_first_place(text: &str) -> bool {
    const LISTED: [char; 5] = ['列', '排', '居', '名', '在'];
    const PLACE: [char; 12] = [
        '位', '个', '名', '家', '单', '责', '部', '顺', '的', '者', '为', '牵',
    ];
    text.match_indices("第一").any(|(at, first)| {
        text[..at].ends_with(LISTED) || text[at + first.len()..].starts_with(PLACE)
    })
}

/// Whether a text speaks of tasks for which nobody leads: 无牵头单位的.
pub(super) fn is_without_lead(text: &str) -> bool {
    holds_any(text, &["无牵头", "没有牵头", "未明确牵头", "未列牵头"])
}

/// Whether a clause says that those who are responsible lead, if nobody else does: 责任单位即为牵头单位. `without`: the sentence
/// speaks of tasks for which nobody leads.
fn responsible_leads(text: &str, without: bool) -> bool {
    text.contains("即为牵头") || without && text.contains("为牵头") && !first_leads(text)
}

/// The rule that a clause of prose makes for the whole notice.
pub(super) fn in_prose(clause: &str, without: bool) -> Option<Rule> {
    if responsible_leads(clause, without) {
        return Some(Rule::ResponsibleIsLead);
    }
    lead_sign::rule(clause).or_else(|| first_leads(clause).then_some(Rule::FirstListedLeads))
}

/// Whether a clause names those who bear all that follows as well: 以下均需…落实, 各项任务均涉及….
pub(crate) fn holds_for_all(text: &str) -> bool {
    /// What is before 均 names the tasks and nothing else.
    const LONGEST: usize = 8;
    static ALL: CharSet = CharSet::of(&['均', '都']);
    let all = ALL.first_in(text).map(|(at, _)| at);
    if text.starts_with("以下") {
        return all.is_some() || text.contains("不再");
    }
    all.is_some_and(|all| {
        let tasks = &text[..all];
        ends_with_any(tasks, &["任务", "工作", "事项"]) && tasks.chars().count() <= LONGEST
    })
}

/// Words between 以下… and those who are meant.
const MUST: &[&str] = &[
    "均涉及", "都涉及", "均需要", "均需由", "均需", "均须", "均由", "都需", "都要", "须由", "需由",
    "由",
];

/// Reads a rule. `named` are those named before it in the statement.
pub(crate) fn read(tight: &Tight, range: Range<usize>, named: &[Found<Role>]) -> Rule {
    let text = &tight.text[range.clone()];
    if responsible_leads(text, is_without_lead(text)) {
        return Rule::ResponsibleIsLead;
    }
    if let Some(rule) = lead_sign::rule(text) {
        return rule;
    }
    if !holds_for_all(text) {
        return Rule::FirstListedLeads;
    }
    let Some(from) = MUST
        .iter()
        .find_map(|word| text.find(word).map(|at| at + word.len()))
    else {
        return Rule::AlsoAll(Vec::new());
    };
    if strip_duty(&text[from..]).is_empty() {
        return Rule::AlsoAll(named_last(named));
    }
    let units = names_of(tight, range.start + from..range.end)
        .into_iter()
        .map(|found| found.unit)
        .filter(|unit| unit.confidence > Confidence::Low || name_confidence(&unit.name).is_some());
    Rule::AlsoAll(units.collect())
}

/// Whom 以下均需落实 means: the classes among those named last, or all of them where others went before.
fn named_last(named: &[Found<Role>]) -> Vec<UnitName> {
    let last = named.last().map(|found| found.role);
    let from = named
        .iter()
        .rposition(|found| Some(found.role) != last)
        .map_or(0, |at| at + 1);
    let last = || named[from..].iter().map(|found| &found.unit);
    let classes: Vec<UnitName> = last()
        .filter(|unit| unit.name.starts_with('各'))
        .cloned()
        .collect();
    match classes.is_empty() && from > 0 {
        true => last().cloned().collect(),
        false => classes,
    }
}
