//! Items by unit (分单位任务): the bodies that head an item, or open it or a paragraph, bear what stands there.
//!
//! A body at the head of one item may as well be what the item is about. It is the bearer where the heading above says that
//! work is parted (职责分工), or where the items beside it open with bodies too.

use super::draft::Draft;
use crate::mapped::MappedText;
use crate::model::{Node, Role, Unit, Via};
use crate::parse::duty;
use crate::place;
use crate::span::Source;
use crate::zh::responsibility::sentence::opening::{self, Opening, is_of_known_kind};
use crate::zh::responsibility::sentence::{
    division, has_to, members, owner, set_up, subject, told,
};
use crate::zh::text::words::holds_any;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::Confidence;
use crate::zh::unit::verb::begins_with_modal;

/// Gives items the units that head or open them; `divided` tells that the heading above parts work among bodies.
pub(super) fn name_bearers(nodes: &mut [Node], divided: bool, source: &Source) {
    nodes.iter_mut().for_each(|node| name_owner(node, source));
    if nodes.len() < 2 && !divided {
        return;
    }
    if let Some(places) = places(nodes) {
        for (node, place) in nodes.iter_mut().zip(places) {
            give(node, &Bearers::new(place, true, true), source);
        }
        return;
    }
    let mut found: Vec<(usize, Bearers)> = Vec::new();
    // 甲局牵头…: read with the item itself.
    let named = |node: &Node| {
        founds(node)
            || !node.stated.is_empty() && node.stated.iter().all(|unit| unit.via == Via::Sentence)
            || !node.units.is_empty() && owner(node).is_some()
    };
    let (mut sure, mut known) = (0, 0);
    for (at, node) in nodes.iter().enumerate() {
        match bearers(node, divided) {
            None if named(node) => known += 1,
            Some(bearers) => {
                sure += usize::from(bearers.sure);
                found.push((at, bearers));
            }
            // One item in four may be about something else.
            None if !divided && (at + 1 - found.len() - known) * 4 > nodes.len() => return,
            None => {}
        }
    }
    if !divided && (found.len() + known < 2 || sure * 2 < found.len()) {
        return;
    }
    for (at, bearers) in found {
        give(&mut nodes[at], &bearers, source);
        if bearers.opening.is_subject && !divided {
            name_next(&mut nodes[at], source);
        }
    }
    if divided {
        nodes.iter_mut().for_each(|node| name_further(node, source));
    }
}

/// The places that head the items, where each item has one above further items and nobody else bears it: 一、东山县 / 1.…; 二、西岭镇 / 1.….
fn places(nodes: &[Node]) -> Option<Vec<Opening>> {
    let place = |node: &Node| {
        let bare = node.units.is_empty() && node.stated.is_empty();
        let heads = bare && !node.children.is_empty() && node.clauses.is_empty();
        let title = node.title.as_deref().filter(|_| heads)?;
        owner::place(title)
    };
    (nodes.len() > 1)
        .then(|| nodes.iter().map(place).collect())
        .flatten()
}

/// The body whose duties or work the heading of an item announces (职责, 牵头的任务), whatever stands beside the item.
fn name_owner(node: &mut Node, source: &Source) {
    let title_end = node.title_at.as_ref().map_or(0, |at| at.end);
    // 甲局牵头负责的工作 is a heading; read as a sentence it has a subject.
    let in_title = |unit: &Unit| unit.via == Via::Sentence && unit.at.start < title_end;
    if node.units.is_empty()
        && node.stated.iter().all(in_title)
        && let Some(opening) = owner(node)
    {
        node.stated.clear();
        give(node, &Bearers::new(opening, true, true), source);
    }
}

fn owner(node: &Node) -> Option<Opening> {
    let owner = node.title.as_deref().and_then(owner::owner);
    owner.filter(|_| !shares_out(node))
}

/// Whether the items below a heading of duties open with bodies of their own, so that those of the heading bear none:
/// 领导小组职责 / 1.综合科：负责…; 应急工作组职责 / （1）监测组：由甲局组成.
fn shares_out(node: &Node) -> bool {
    let headed = |node: &&Node| {
        let text = || Some(node.clauses.first()?.text.as_str());
        node.units.iter().any(|unit| unit.via == Via::Heading)
            || match node.title.as_deref() {
                Some(title) => owner::head(title).is_some(),
                None => text().and_then(opening::label).is_some(),
            }
    };
    let own = node.children.iter().filter(headed).count();
    own > 1
        && own * 2 >= node.children.len()
        && node.title.as_deref().and_then(owner::owner).is_some()
}

/// Where items open with the work of bodies, a further sentence may give another its own: 甲局制定标准。乙局加快布局….
fn name_next(node: &mut Node, source: &Source) {
    for clause in node.clauses.iter().skip(1) {
        let told = told::bodies(&clause.text, true).into_iter();
        let own = |name: &UnitName| name.confidence == Confidence::High && !name.generic;
        for (name, role) in told.filter(|(name, _)| own(name) && !name.name.starts_with('各')) {
            if node.stated.iter().all(|known| known.name != name.name) {
                let at = place::part(source, &clause.at, &clause.text, name.range.clone());
                let role = duty::model_role(role);
                node.stated
                    .push(duty::unit_at(at, &name, role, Via::Sentence));
            }
        }
    }
}

/// Below a heading that parts work each clause may say whose it is: 甲局负责…；乙局负责…，丙局配合….
fn name_further(node: &mut Node, source: &Source) {
    let by_sentence = |units: &[Unit]| units.iter().all(|unit| unit.via == Via::Sentence);
    if !node.units.is_empty() || !by_sentence(&node.stated) {
        return;
    }
    for clause in &node.clauses {
        for (from, opening) in subject::clause_subjects(&clause.text) {
            for (name, role) in &opening.bearers {
                if node.stated.iter().any(|known| known.name == name.name) {
                    continue;
                }
                let range = from + name.range.start..from + name.range.end;
                let at = place::part(source, &clause.at, &clause.text, range);
                let role = duty::model_role(*role);
                node.stated
                    .push(duty::unit_at(at, name, role, Via::Sentence));
            }
        }
    }
}

/// Whether three of four items or paragraphs open with bodies before a colon: 县教育局：开展绿化。
pub(super) fn open_with_labels<'a>(texts: impl ExactSizeIterator<Item = &'a str>) -> bool {
    let all = texts.len();
    let mut labels = 0;
    for (at, text) in texts.enumerate() {
        labels += usize::from(opening::label(text.trim()).is_some());
        if (at + 1 - labels) * 4 > all {
            return false;
        }
    }
    labels > 1
}

/// The bodies that an item opens with.
struct Bearers {
    opening: Opening,
    /// They stand in its title, not in the sentence behind it.
    in_title: bool,
    /// Nothing else could stand there: bodies by their form, or such as are given work in so many words (抢险组：负责…).
    sure: bool,
}

impl Bearers {
    /// `works` tells that the text gives them work in so many words.
    fn new(opening: Opening, in_title: bool, works: bool) -> Self {
        Self {
            sure: works || opening.sure == Confidence::High,
            opening,
            in_title,
        }
    }
}

/// The bodies that head an item, or are the subject of its first sentence.
fn bearers(node: &Node, divided: bool) -> Option<Bearers> {
    if !node.units.is_empty() || !node.stated.is_empty() {
        return None;
    }
    if founds(node) {
        return None;
    }
    let first = node.clauses.first().map(|clause| clause.text.as_str());
    let title = node.title.as_deref();
    let head = title.and_then(owner::head);
    if let Some(opening) = head.filter(|_| !shares_out(node)) {
        let works = first.is_some_and(subject::begins_with_duty);
        return Some(Bearers::new(opening, true, works));
    }
    let text = title.or(first)?;
    let may_give_work = |said: &str| divided || has_to::may_give_work(said);
    let opens =
        opens_with(text, divided).filter(|opening| !opening.is_subject || may_give_work(text));
    let opens = opens.map(|opening| {
        let works = subject::hands_out(text, &opening);
        Bearers::new(opening, title.is_some(), works)
    });
    // （一）加强统筹 / 甲局负责…: the sentence behind the item's own heading says whose it is. Without a heading above that parts
    // the work, what the body does need not be a word of duty: the items beside it are others' work.
    let behind = || {
        let clause = first.filter(|_| title.is_some())?;
        let opening = match divided {
            true => {
                opens_with(clause, true).filter(|opening| subject::hands_out(clause, opening))?
            }
            false => subject::sentence_subject(clause).filter(opening::is_of_one_body)?,
        };
        may_give_work(clause).then(|| Bearers::new(opening, false, false))
    };
    opens.or_else(behind)
}

/// The bodies that stand before a colon, or are the subject of the first sentence.
fn opens_with(text: &str, divided: bool) -> Option<Opening> {
    opening::label(text).or_else(|| {
        (divided || holds_any(text, &["负责", "牵头", "配合"]))
            .then(|| match divided {
                true => subject::timed_subject(text),
                false => subject::sentence_subject(text),
            })
            .flatten()
            .filter(|opening| divided || is_plain(text, opening))
    })
}

/// Whether an item says of the body at its head who sits in it, or no more than that it is set up.
fn founds(node: &Node) -> bool {
    let named = node.title.as_deref().is_some_and(set_up::is_set_up);
    let mut clauses = node.clauses.iter().map(|clause| &*clause.text);
    match node.clauses.first() {
        Some(first) if set_up::tells_members(&first.text) => true,
        Some(_) => named && clauses.all(set_up::founds),
        None => false,
    }
}

/// Beyond doubt without a heading that says so: a body by its name, with a verb that hands out work.
fn is_plain(text: &str, opening: &Opening) -> bool {
    let works = subject::hands_out(text, opening);
    let group = |(name, _): &(UnitName, _)| name.name.ends_with('组');
    (opening.sure == Confidence::High || works && opening.bearers.iter().all(group))
        && opening.bearers.iter().all(|(name, _)| !name.generic)
        && (!opening.is_subject || works)
}

fn give(node: &mut Node, bearers: &Bearers, source: &Source) {
    let opening = &bearers.opening;
    let (text, at) = match (&node.title, &node.title_at, node.clauses.first()) {
        (Some(title), Some(at), _) if bearers.in_title => (title, at),
        (_, _, Some(clause)) => (&clause.text, &clause.at),
        _ => return,
    };
    let via = if opening.is_subject {
        Via::Sentence
    } else {
        Via::Heading
    };
    let mut units: Vec<Unit> = opening
        .bearers
        .iter()
        .map(|(name, role)| {
            let at = place::part(source, at, text, name.range.clone());
            duty::unit_at(at, name, duty::model_role(*role), via)
        })
        .collect();
    if opening.is_subject {
        node.stated = units;
    } else {
        units.extend(members(node, bearers, source));
        node.units = units;
    }
}

/// Of whom a group that heads an item consists: 综合协调组：由甲局、乙局组成，负责….
fn members(node: &Node, bearers: &Bearers, source: &Source) -> Vec<Unit> {
    let opening = &bearers.opening;
    let is_group = |(name, _): &(UnitName, _)| name.name.ends_with('组');
    let Some(clause) = node
        .clauses
        .first()
        .filter(|_| opening.bearers.iter().all(is_group))
    else {
        return Vec::new();
    };
    let behind = if bearers.in_title { 0 } else { opening.end() };
    let members = members::members(&clause.text, behind).into_iter();
    members
        .map(|name| {
            let at = place::part(source, &clause.at, &clause.text, name.range.clone());
            duty::unit_at(at, &name, Role::Responsible, Via::Sentence)
        })
        .collect()
}

/// The bodies of the sentence that leads in the items below: 甲局负责预算安排：.
pub(super) fn of_lead_in(text: Option<&MappedText>, source: &Source) -> Vec<Unit> {
    let found = text.and_then(|text| Some((text, subject::lead_in(text)?)));
    let named = found
        .iter()
        .flat_map(|(text, opening)| opening.bearers.iter().map(move |named| (text, named)));
    named
        .map(|(text, (name, role))| {
            duty::unit(text, name, duty::model_role(*role), Via::Sentence, source)
        })
        .collect()
}

/// Units that open the paragraphs of one item, which have no number of their own: each of them, and each sentence of one, below
/// a heading that parts work; elsewhere only where all of them open so.
pub(super) fn of_paragraphs(texts: &[MappedText], divided: bool, source: &Source) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    if texts.len() < 2 && !divided {
        return units;
    }
    let paragraphs = || texts.iter().filter(|text| !text.is_empty());
    let parted: Vec<(MappedText, bool)> = match divided {
        true => paragraphs().flat_map(sentences_of).collect(),
        false => Vec::new(),
    };
    let whole = paragraphs().filter(|_| !divided).map(|text| (text, true));
    let parted = parted.iter().map(|(text, is_first)| (text, *is_first));
    for (text, is_first) in parted.chain(whole) {
        let opening = opening::label(text)
            .or_else(|| subject::sentence_subject(text))
            .filter(|opening| divided || is_plain(text, opening))
            .filter(|opening| is_first || is_of_known_kind(opening));
        if opening.is_none() && !divided {
            return Vec::new();
        }
        let headed = opening.as_ref().is_some_and(|opening| !opening.is_subject);
        let mut openings: Vec<(usize, Opening)> = Vec::new();
        openings.extend(opening.map(|opening| (0, opening)));
        // 甲局负责…；乙局负责…，丙局配合…: each clause hands out work.
        if divided && !headed {
            openings.extend(subject::clause_subjects(text));
        }
        for (from, opening) in openings {
            let clause = text.slice(from..text.len());
            for (name, role) in &opening.bearers {
                let role = duty::model_role(*role);
                let unit = duty::unit(&clause, name, role, Via::Sentence, source);
                if !units.iter().any(|known| known.name == unit.name) {
                    units.push(unit);
                }
            }
        }
    }
    units
}

/// The first of the paragraphs which one above them leads in as the parts of bodies (其职责分工为：), if it opens with one.
pub(super) fn led_in(texts: &[MappedText]) -> Option<usize> {
    let first = 1 + texts.iter().position(|text| division::leads_in(text))?;
    let text = texts.get(first)?;
    // 各乡镇要…: what everybody is told is not parted.
    let told = |opening: Opening| {
        let behind = &text[opening.end()..];
        let told = subject::hands_out(text, &opening) || begins_with_modal(behind);
        told && opening::is_of_one_body(&opening)
    };
    let opens = opening::label(text).is_some() || subject::sentence_subject(text).is_some_and(told);
    opens.then_some(first)
}

/// The sentences of a paragraph; whether one is its first. Names that are a sentence by themselves head the one behind them.
fn sentences_of(text: &MappedText) -> impl Iterator<Item = (MappedText, bool)> {
    let names = opening::sentence_of_names(text).map_or(0, |names| names.end() + '。'.len_utf8());
    let mut from = 0;
    text[names..].split_inclusive('。').map(move |sentence| {
        let start = from;
        from += sentence.len() + if start == 0 { names } else { 0 };
        (text.slice(start..from).trimmed(), start == 0)
    })
}

/// Whether a heading is nothing but units, or says whose duties follow: what stands below it is theirs, and not parted further,
/// unless most of the items below announced duties open with bodies of their own (应急工作组职责 / （1）监测组：由甲局组成).
pub(super) fn is_head(title: Option<&str>, below: &[Draft]) -> bool {
    let Some(title) = title.filter(|title| owner::head(title).is_some()) else {
        return false;
    };
    let opens = |item: &&Draft| {
        let text = item.printed[item.marker.len..].trim();
        opening::label(text).or_else(|| owner::head(text)).is_some()
    };
    let own = below.iter().filter(opens).count();
    !(own > 1 && own * 2 >= below.len() && owner::owner(title).is_some())
}
