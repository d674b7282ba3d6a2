//! Sentences and clauses that are bodies, words of duty and a time, and nothing else: 甲局牵头，乙局、丙局按职责分工负责。
//!
//! They need neither bracket nor label nor 由, because nothing is left in them that could say anything else.

use std::sync::LazyLock;

use super::by_whom::{is_body, is_end};
use crate::zh::responsibility::element::times_alone;
use crate::zh::responsibility::reading::{Evidence, Reading};
use crate::zh::responsibility::statement::{Form, Statement};
use crate::zh::text::char_set::CharSet;
use crate::zh::text::scan::{find_mark, half};
use crate::zh::text::words::{Beginnings, starts_with_any};
use crate::zh::time::deadline::Time;
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::Confidence;
use crate::zh::unit::order::behind_order;
use crate::zh::unit::predicate::is_predicate;
use crate::zh::unit::role::Role;
use crate::zh::unit::verb::is_object;

/// No such sentence is longer, in bytes.
const LONGEST: usize = 600;

/// The last sentence of a paragraph, where it is such a one and another stands before it.
pub(crate) fn at_end(text: &str, year: Option<i16>) -> Option<Statement> {
    let said = text.trim_end_matches(is_end);
    if !may_close(said) {
        return None;
    }
    let mark = said.rfind(['。', '!', '！'])?;
    let start = mark + said[mark..].chars().next()?.len_utf8();
    let reading = read(&said[start..], year).filter(says_who)?;
    let before = text[..mark].contains(char::is_alphanumeric);
    before.then(|| reading.statement(start..text.len(), start, Form::Line))
}

/// A paragraph below the words of an item, where it is such a sentence and nothing else: 甲局牵头，各县（市、区）政府配合.
pub(crate) fn whole(text: &str, year: Option<i16>) -> Option<Statement> {
    let said = text.trim_end_matches(is_end);
    if !may_close(said) || said.contains(['。', '!', '！']) {
        return None;
    }
    let reading = read_with(said, year, ['“', '《']).filter(says_who)?;
    Some(reading.statement(0..text.len(), 0, Form::Line))
}

/// The cheap test that most paragraphs and clauses fail: a word of duty, a time or a body closes it.
fn may_close(said: &str) -> bool {
    static LAST: CharSet = CharSet::of(&[
        '责', '实', '头', '合', '与', '助', '施', '办', '担', '成', '前', '底', '局', '厅', '委',
        '部', '府', '院', '司', '会', '室', '处', '镇', '乡', '道', '县', '市', '区', '位', '门',
        '业', '校', '心', '队', '所', '站', '团', '行', '作', ')', '）',
    ]);
    said.chars().next_back().is_some_and(|c| LAST.contains(c))
}

/// The bearers of a sentence or clause that is such a one; ranges are those of the text. Those who only join in do so beside
/// others, and each of a class bears its part (各乡镇抓好落实).
pub(super) fn bearers(text: &str, beside: bool) -> Option<Vec<(UnitName, Role)>> {
    let of_class = text.starts_with('各');
    let reading = read(text, None).filter(|reading| beside || says_who(reading) && !of_class);
    reading.map(|reading| reading.bearers)
}

/// Whether more is said than who joins in.
fn says_who(reading: &Reading) -> bool {
    let mut roles = reading.bearers.iter().map(|(_, role)| *role);
    roles.any(|role| role != Role::Support)
}

fn read(sentence: &str, year: Option<i16>) -> Option<Reading> {
    read_with(sentence, year, ['“', '《', '('])
}

/// Reads a sentence without the marks that say something else.
fn read_with<const N: usize>(
    sentence: &str,
    year: Option<i16>,
    marks: [char; N],
) -> Option<Reading> {
    static WORDS: LazyLock<Beginnings> =
        LazyLock::new(|| Beginnings::of(&["牵头", "负责", "配合", "落实", "参与", "责任单位"]));
    let open = |c: char| marks.contains(&half(c));
    if sentence.len() > LONGEST
        || behind_order(sentence).is_some()
        || !may_close(sentence.trim_end_matches(is_end))
        || !WORDS.occur_in(sentence)
        || find_mark(sentence, open).is_some()
    {
        return None;
    }
    let reading = Reading::of_sentence(sentence, year)?;
    // 于6月底前落实资金 says more than when.
    let element = |c: char| matches!(half(c), ',' | ';' | '。');
    let dated = |time: &Time| {
        let parts = sentence.split(element);
        let mut own = parts.filter(|part| part.contains(&sentence[time.range.clone()]));
        own.all(|part| !times_alone(part.trim_start_matches('于'), year).is_empty())
    };
    let plain = reading.evidence == Evidence::Verb && reading.deadlines.iter().all(dated);
    let bearers = || reading.bearers.iter().map(|(unit, _)| unit);
    (plain && bearers().any(is_sure) && bearers().all(is_body)).then_some(reading)
}

/// Verbs before a body that do something with it: 同意甲局牵头.
const LEADS_IN: [&str; 2] = ["建议", "同意"];

/// Whether a name is that of one body, or of each of a class, and no word for the powers that be (各级政府负责、部门配合).
fn is_sure(unit: &UnitName) -> bool {
    let name = &unit.name;
    is_body(unit)
        && !unit.generic
        && (unit.confidence == Confidence::High || name.starts_with('各'))
        && !name.starts_with("各级")
        && !is_object(name)
        && !is_predicate(name)
        && !starts_with_any(name, &LEADS_IN)
        && (level_prefix(name).is_some() || !name.ends_with("部门"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Role)> {
        let bearers = at_end(text, Some(2023))
            .into_iter()
            .flat_map(|said| said.bearers);
        bearers.map(|(unit, role)| (unit.name, role)).collect()
    }

    #[test]
    fn the_last_sentence_of_a_paragraph() {
        let named = |name: &str, role| (name.to_owned(), role);
        assert_eq!(
            read("新增床位30张。县民政局牵头，县财政局、县卫健局按职责分工负责。"),
            [
                named("县民政局", Role::Lead),
                named("县财政局", Role::Responsible),
                named("县卫健局", Role::Responsible)
            ]
        );
        assert_eq!(
            read("改造学校2所。县教育局负责，2023年8月底前完成。"),
            [named("县教育局", Role::Responsible)]
        );
    }

    #[test]
    fn what_says_something_else() {
        for text in [
            "县民政局负责。",
            "健全机制。各级政府负责，部门配合。",
            "健全机制。党委领导、政府负责、部门配合。",
            "健全机制。县民政局负责日常工作。",
            "健全机制。督促县民政局落实。",
            "健全机制。责成县民政局牵头。",
            "健全机制。明确县民政局为责任单位。",
            "健全机制。同意县民政局牵头。",
            "健全机制。税务部门负责。",
            "健全机制。县财政局配合。",
            "健全机制。县财政局负责，于6月底前落实资金。",
            "健全机制。县水利局牵头，县气象局参加，汛期每周会商。",
            "健全机制，县民政局负责。",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
