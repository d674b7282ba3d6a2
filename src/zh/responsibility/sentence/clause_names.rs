//! The bodies that a clause names: before its verb and what is said of how, and behind a word with which others join in.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::by_whom::is_body;
use super::deed;
use super::handed_over::is_quality;
use super::join_in::{behind_join, with_roles};
use super::subject::{goes_on_to_persons, sentence_subject};
use crate::zh::text::words::{before_all, behind_any, ends_with_any};
use crate::zh::unit::clause::is_clause;
use crate::zh::unit::list::split_list;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::Confidence;
use crate::zh::unit::order::behind_order;
use crate::zh::unit::role::Role;
use crate::zh::unit::tail::strip_tail;
use crate::zh::unit::verb::is_object;

/// Verbs behind a subject that give it a duty, and the role that each gives.
const VERBS: &[(&str, Role)] = &[
    ("牵头", Role::Lead),
    ("主办", Role::Lead),
    ("配合", Role::Support),
    ("参与", Role::Support),
    ("参加", Role::Support),
    ("组成", Role::Support),
    ("协助", Role::Support),
    ("协办", Role::Support),
    ("负责", Role::Responsible),
];

/// `由甲局牵头…`, `乙局、丙局要积极配合…`: the words before the verb are names and nothing else. Behind it further bodies may stand that
/// join in: 由甲局牵头会同乙局…, 由甲局牵头、乙局配合….
pub(super) fn subject_of_clause(clause: &str, base: usize, named: &mut Vec<(UnitName, Role)>) {
    let mut verbs = verbs(clause).into_iter().peekable();
    let mut from = 0;
    let known = named.len();
    loop {
        let rest = &clause[from..];
        let at = |part: &str| base + clause.len() - part.len();
        if let Some(joined) = behind_join(rest) {
            return named.extend(joining(joined, at(joined)));
        }
        while verbs.next_if(|(verb_at, ..)| *verb_at < from).is_some() {}
        let Some((verb_at, verb, mut role)) = verbs.next() else {
            return;
        };
        let mut behind = &clause[verb_at + verb.len()..];
        // 甲局负责牵头开展….
        if role == Role::Responsible
            && let Some(rest) = behind.strip_prefix("牵头")
        {
            (role, behind) = (Role::Lead, rest);
        }
        // 由甲局牵头的项目, 由甲局牵头、乙局配合的机制: which one is meant. 甲局牵头单位负责同志: persons. 专班牵头单位牵头: its member.
        if is_quality(behind) || goes_on_to_persons(behind) || behind.starts_with("单位") {
            return named.truncate(known);
        }
        let Some((start, names)) = before_verb(&clause[from..verb_at]) else {
            return;
        };
        let start = base + from + start;
        let Some(found) = plain_names(names, start) else {
            return;
        };
        named.extend(with_roles(names, start, found, role));
        if let Some(joined) = behind_join(behind) {
            return named.extend(joining(joined, at(joined)));
        }
        let Some(next) = behind.strip_prefix('、') else {
            return;
        };
        from = clause.len() - next.len();
    }
}

/// The verbs of a clause that give a duty, in order, each with its place.
fn verbs(clause: &str) -> Vec<(usize, &'static str, Role)> {
    let places = VERBS.iter().flat_map(|&(verb, role)| {
        let places = clause.match_indices(verb);
        places.map(move |(at, _)| (at, verb, role))
    });
    let mut found: Vec<_> = places.collect();
    found.sort_by_key(|(at, ..)| *at);
    found
}

/// `县教育局作为主管部门，要牵头开展巡查`: whether a clause says of the bodies before it that they lead.
pub(super) fn goes_on_leading(clause: &str) -> bool {
    let modal = clause.starts_with(['要', '应', '须', '需', '负']);
    let verb = modal.then(|| deed::lead(clause)).flatten();
    verb.is_some_and(|verb| before_manner(&clause[..verb]).is_empty())
}

/// The bodies that a clause is about.
pub(super) fn subject_of(clause: &str, base: usize) -> Option<Vec<UnitName>> {
    if let Some(at) = clause.find("作为") {
        return plain_names(&clause[..at], base);
    }
    let subject = sentence_subject(clause)?;
    let names = subject
        .bearers
        .into_iter()
        .map(|(name, _)| settle(name, base));
    let names: Vec<_> = names.collect();
    names.iter().all(is_body).then_some(names)
}

/// The bodies that join in, up to the verb: 乙局、丙局 + 办理, 开展评估.
fn joining(joined: &str, base: usize) -> Vec<(UnitName, Role)> {
    let names = joined.strip_suffix("办理").unwrap_or(joined);
    let whole = plain_names(names, base);
    let names = whole.or_else(|| subject_of(names, base));
    let names = names.into_iter().flatten();
    names.map(|name| (name, Role::Support)).collect()
}

/// `由甲局会同乙局、丙局编制规划`: who bears the work and who joins in, where no word of duty says so.
pub(super) fn with_others(clause: &str) -> Option<Vec<(UnitName, Role)>> {
    static JOINS: LazyLock<Finder> = LazyLock::new(|| Finder::new("会同"));
    let at = JOINS.find(clause.as_bytes())?;
    if !clause[..at].contains('由') {
        return None;
    }
    let (start, names) = before_verb(&clause[..at])?;
    // Much is done by one kind of body together with another: 由监管部门会同运营单位审核.
    let kind = ends_with_any(names, &["部门", "单位"]);
    let names = (!kind).then(|| plain_names(names, start))??;
    let joined = behind_join(&clause[at..])?;
    let others = joining(joined, clause.len() - joined.len());
    // 由甲局会同乙局负责解释 is what every notice says of itself; those who judge what others did bear no duty here.
    const OF_OTHERS: [&str; 4] = ["解释", "考核", "考评", "验收"];
    if others.is_empty() || ends_with_any(joined, &OF_OTHERS) {
        return None;
    }
    let mut bearers: Vec<_> = names
        .into_iter()
        .map(|name| (name, Role::Responsible))
        .collect();
    bearers.extend(others);
    Some(bearers)
}

/// The names of a text that is names and nothing else but what sums them up (等部门); `base` is where it begins.
pub(super) fn plain_names(text: &str, base: usize) -> Option<Vec<UnitName>> {
    let text = without_trades(text);
    let names = split_list(text);
    // 其他相关部门（单位）; 等县级主管部门（单位）.
    let is_described = |name: &UnitName| {
        const OPENING: [char; 4] = ['各', '其', '有', '相'];
        let summed_up = text[..name.range.start].ends_with('等');
        name.generic && (summed_up || name.name.starts_with(OPENING))
    };
    let is_named =
        |name: &UnitName| (is_body(name) || is_described(name)) && !is_clause(&name.name);
    if names.is_empty() || !names.iter().all(is_named) {
        return None;
    }
    // No word of the sentence is left.
    let taken: usize = names.iter().map(|name| name.range.len()).sum();
    let separators: usize = text
        .chars()
        .filter(|c| matches!(c, '、' | '，' | ',' | '和' | '及' | '会' | '同' | '与'))
        .map(char::len_utf8)
        .sum();
    let text = text.trim();
    if taken + separators < text.len() {
        let listed = strip_tail(text).0;
        let summed_up = text[listed.len()..].starts_with('等');
        if !summed_up || taken + separators < listed.len() {
            return None;
        }
    }
    Some(names.into_iter().map(|name| settle(name, base)).collect())
}

/// A list without the bodies behind it that are only described by their trades: 甲局、乙局 + 及有关设计、施工等单位.
fn without_trades(text: &str) -> &str {
    let described = ["及有关", "及相关", "和有关", "和相关"];
    let at = described.iter().find_map(|word| text.find(word));
    at.filter(|at| {
        let trades = &text[*at..];
        trades.contains('、') && (trades.ends_with("等单位") || trades.ends_with("等部门"))
    })
    .map_or(text, |at| text[..at].trim_end_matches('以'))
}

/// A name of a sentence that begins at `base`: running text is less sure than a place for names.
pub(super) fn settle(name: UnitName, base: usize) -> UnitName {
    UnitName {
        confidence: Confidence::Medium,
        ..name.moved(base)
    }
}

/// The words of a clause before its verb that may be names, behind 由 where it has one, and where they begin.
fn before_verb(head: &str) -> Option<(usize, &str)> {
    const BEFORE: [&str; 6] = ["所涉及的", "涉及的", "相关的", "有关的", "主管的", "对应的"];
    let by = head.find('由').map_or(0, |at| at + '由'.len_utf8());
    // (2022年由甲局牵头的项目除外): what a bracket says in passing.
    let depth = |marks: [char; 2]| head[..by].matches(marks).count();
    if depth(['(', '（']) > depth([')', '）']) {
        return None;
    }
    let words = &head[by..];
    // 会议责成甲局牵头
    let words = behind_order(words.trim_start()).unwrap_or(words);
    let names = behind_any(words, &BEFORE).unwrap_or(words);
    if is_object(words.trim_start()) {
        return None;
    }
    Some((head.len() - names.len(), before_manner(names)))
}

/// How a body is to do what the verb says, between its name and the verb: 县教育局 + 要切实.
fn before_manner(names: &str) -> &str {
    const MANNERS: [&str; 13] = [
        "应当", "切实", "积极", "主动", "认真", "共同", "具体", "分别", "负责", "要", "应", "须",
        "需",
    ];
    let mut names = names;
    names = before_all(names, &MANNERS);
    names
}
