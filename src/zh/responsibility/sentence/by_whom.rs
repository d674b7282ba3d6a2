//! Sentences that say nothing but who bears the work: 由甲局、乙局负责落实; 由甲局牵头,乙区、丙县人民政府配合.
//!
//! Between 由 and the last verb they are read as what stands in a bracket is.

use crate::zh::responsibility::named_work::opening;
use crate::zh::responsibility::reading::{Evidence, Reading};
use crate::zh::responsibility::statement::{Form, Statement};
use crate::zh::text::scan::{is_space, is_stop};
use crate::zh::text::words::ends_with_any;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::local::is_local;
use crate::zh::unit::name::ends_like_body;
use crate::zh::unit::role::Role;
use crate::zh::unit::tail::strip_duty;

/// No such sentence is longer, in bytes.
const LONGEST: usize = 1500;

/// What a line of its own says that is such a sentence.
pub(crate) fn by_whom_line(line: &str, year: Option<i16>) -> Option<Statement> {
    let start = line.len() - line.trim_start_matches(is_space).len();
    let opens = ends_in_duty(line) && opening(line).is_some();
    opens.then(|| statement(line, start, year))?
}

/// The last sentence of a paragraph, where it is such a one and another stands before it.
pub(crate) fn by_whom_at_end(text: &str, year: Option<i16>) -> Option<Statement> {
    if !ends_in_duty(text) {
        return None;
    }
    let said = text.trim_end_matches(is_end);
    let (mark, c) = said
        .char_indices()
        .rev()
        .find(|(_, c)| is_end(*c) && !is_space(*c))?;
    let start = mark + c.len_utf8();
    statement(text, start, year).filter(|_| text[..mark].contains(char::is_alphanumeric))
}

/// What a sentence says that is such a one; ranges are those of the sentence.
pub(super) fn by_whom(sentence: &str) -> Option<Statement> {
    statement(sentence, 0, None)
}

/// Whether a text begins with 由 and names a body, and ends as who bears the work does.
pub(crate) fn tries_to_say(sentence: &str) -> bool {
    opening(sentence).is_some_and(|names| {
        let named = |name: &str| ends_like_body(strip_duty(name));
        ends_in_duty(sentence)
            && sentence.len() <= LONGEST
            && sentence[names..]
                .split(['、', ',', '，'])
                .any(|name| named(name.trim()))
    })
}

fn statement(text: &str, start: usize, year: Option<i16>) -> Option<Statement> {
    let (names, reading) = read(&text[start..], year)?;
    Some(reading.statement(start..text.len(), start + names, Form::Line))
}

/// Who bears what a clause speaks of, with 由 or without: 由甲局牵头、乙局配合; ranges are those of the clause.
pub(super) fn bearers(clause: &str) -> Option<Vec<(UnitName, Role)>> {
    let names = opening(clause).unwrap_or(0);
    let reading = read_from(clause, names, None)?;
    Some(
        reading
            .statement(0..clause.len(), names, Form::Line)
            .bearers,
    )
}

/// Where the names of a sentence begin, and what is read there.
fn read(sentence: &str, year: Option<i16>) -> Option<(usize, Reading)> {
    let names = opening(sentence)?;
    Some((names, read_from(sentence, names, year)?))
}

fn read_from(sentence: &str, names: usize, year: Option<i16>) -> Option<Reading> {
    let said = sentence.trim_end_matches(is_end);
    if said.len() > LONGEST || strip_duty(said).len() == said.len() {
        return None;
    }
    let reading = Reading::of_sentence(said.get(names..)?, year)?;
    // 由甲局、乙局组成 says of whom a body consists; behind one that leads, who joins in.
    let leads = || reading.bearers.iter().any(|(_, role)| *role == Role::Lead);
    let plain = reading.evidence == Evidence::Verb
        && reading.deadlines.is_empty()
        && (!said.ends_with("组成") || leads());
    // One that is known vouches for the others.
    let known = reading.bearers.iter().any(|(unit, _)| is_body(unit));
    let body = |unit: &UnitName| is_body(unit) || known && is_local(&unit.name);
    (plain && reading.bearers.iter().all(|(unit, _)| body(unit))).then_some(reading)
}

/// Whether a name is that of a body by its own form or by what it shares with its neighbours (甲区、乙县人民政府).
pub(super) fn is_body(unit: &UnitName) -> bool {
    ends_like_body(&unit.name) || unit.full_name.as_deref().is_some_and(ends_like_body)
}

/// The cheap test that most texts fail: whether the last word is one of duty.
fn ends_in_duty(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "负责", "其责", "落实", "牵头", "配合", "参与", "协助", "实施", "承办", "主办", "协办",
        "承担",
    ];
    let said = text.trim_end_matches(is_end);
    said.ends_with(['责', '实', '头', '合', '与', '助', '施', '办', '担'])
        && ends_with_any(said, &WORDS)
}

/// A mark that ends a sentence, or a space behind it.
pub(super) fn is_end(c: char) -> bool {
    is_space(c) || is_stop(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zh::responsibility::written;

    fn read(statement: Option<Statement>) -> String {
        written(&statement.map(|said| said.bearers).unwrap_or_default())
    }

    #[test]
    fn a_line_of_its_own() {
        let facts: &[(&str, &str)] = &[
            (
                "由市水利局,东山区、西河县、南城市人民政府负责落实",
                "责市水利局 责东山区 责西河县 责南城市人民政府",
            ),
            (
                "由市水利局牵头，东山区、西河县人民政府配合。",
                "牵市水利局 配东山区 配西河县人民政府",
            ),
            (
                "由宣传部、应急局、各镇街牵头，市水利局配合。",
                "牵宣传部 牵应急局 牵各镇街 配市水利局",
            ),
            (
                "由市水利局、市财政局等部门牵头负责",
                "牵市水利局 牵市财政局",
            ),
        ];
        for (line, expected) in facts {
            let statement = by_whom_line(line, None);
            for (unit, _) in statement.iter().flat_map(|said| &said.bearers) {
                assert_eq!(&line[unit.range.clone()], unit.name, "{line}");
            }
            assert_eq!(read(statement), *expected, "{line}");
        }
    }

    #[test]
    fn what_says_something_else() {
        for line in [
            "由专人负责",
            "由此负责。",
            "由市水利局负责日常管理",
            "由市水利局牵头制定方案,市财政局配合",
            "由水库、河道和灌区负责",
            "由东山区、西河县负责",
            "由市水利局于6月底前完成并由市财政局负责",
        ] {
            assert_eq!(by_whom_line(line, Some(2024)), None, "{line}");
        }
    }

    #[test]
    fn the_last_sentence_of_a_paragraph() {
        let text = "建成水库2座。具体由市水利局负责。";
        assert_eq!(read(by_whom_at_end(text, None)), "责市水利局");
        let text = "建成水库2座,年内蓄水。由市水利局,东山区、西河县人民政府负责落实。";
        let statement = by_whom_at_end(text, None);
        assert_eq!(
            statement.as_ref().map(|said| &text[said.range.clone()]),
            Some("由市水利局,东山区、西河县人民政府负责落实。")
        );
        assert_eq!(read(statement), "责市水利局 责东山区 责西河县人民政府");
        for text in [
            "由市水利局负责。",
            "由市水利局负责。年内蓄水。",
            "建成水库2座,由市水利局负责。",
        ] {
            assert_eq!(by_whom_at_end(text, None), None, "{text}");
        }
    }
}
