//! Statements of responsibility in brackets: （甲牵头，乙配合）, 【责任单位：甲】, （省财政厅、省教育厅）.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::element::times_alone;
use super::labels::value::begins_with_name;
use super::plausible::Standing;
use super::reading::{Evidence, Reading};
use super::statement::{Form, Rule, Statement};
use crate::zh::text::bracket::{Bracket, brackets, closing_bracket, without_brackets};
use crate::zh::text::char_set::CharSet;
use crate::zh::text::fold::squeeze;
use crate::zh::text::label::label_before;
use crate::zh::text::scan::{
    back_while, char_at, char_before, closing_of, half, is_close, is_colon, is_comma, is_han,
    is_space, is_stop, skip_space, tail,
};
use crate::zh::text::traditional::simplify;
use crate::zh::text::words::{Beginnings, ends_with_any, holds_any};
use crate::zh::time::deadline::Time;
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::list::are_sure_bodies;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::ends_like_body;
use crate::zh::unit::person::has_personal_name;
use crate::zh::unit::role::Role;

/// Longest content of a bracket that is looked at, in bytes.
const LONGEST: usize = 3000;

/// The brackets of a paragraph that state responsibility, in order.
pub(crate) fn in_brackets(text: &str, year: Option<i16>) -> Vec<Statement> {
    brackets_behind(text, 0, year)
}

/// Whether a paragraph closes with such a bracket that has a label for the bodies: …。（责任单位：甲局）.
pub(crate) fn closes_with_label(text: &str) -> bool {
    const LABELS: [&str; 4] = ["责任单位", "责任部门", "牵头单位", "牵头部门"];
    closes_with_bracket(text) && holds_any(text, &LABELS)
}

/// Whether a paragraph closes with a bracket that states responsibility.
pub(crate) fn closes_with_bracket(text: &str) -> bool {
    let mut end = text.trim_end_matches(['。', ' ']).len();
    if !text[..end].ends_with(is_close) {
        return false;
    }
    // （甲局）（6月底前）
    while let Some((open, content)) = closing_bracket(&text[..end])
        && text[..open].ends_with(is_close)
        && !times_alone(&text[content], None).is_empty()
    {
        end = open;
    }
    let text = &text[..end];
    // （责任单位：甲局…）: where a name stands behind a label nothing else need be read.
    let labelled = closing_bracket(text)
        .and_then(|(_, content)| text[content].split_once(is_colon))
        .is_some_and(|(label, value)| {
            let label = label_before(label, label.len());
            let of_bodies = matches!(label, Some((0, label)) if label.names_bodies());
            of_bodies && begins_with_name(value)
        });
    labelled || !brackets_behind(text, end, None).is_empty()
}

/// The brackets that state responsibility and reach to `end` or beyond it.
fn brackets_behind(text: &str, end: usize, year: Option<i16>) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    // Brackets that nothing closes reach far; what is read of a text stays in proportion to it.
    let mut budget = text.len() * 8 + LONGEST;
    let mut before: Option<Bracket> = None;
    for bracket in brackets(text) {
        let inside_found = found
            .last()
            .is_some_and(|last| bracket.range.start < last.range.end);
        let passed_over = inside_found || bracket.range.end < end;
        if passed_over || bracket.content.len() > LONGEST.min(budget) {
            continue;
        }
        budget -= bracket.content.len();
        let joins = |start, end| start <= end && text[start..end].chars().all(is_space);
        // （甲局）（6月底前）
        if let Some(last) = found.last_mut()
            && joins(last.range.end, bracket.range.start)
        {
            let times = times_in(text, &bracket, year);
            if !times.is_empty() {
                last.range.end = bracket.range.end;
                last.deadlines.extend(times);
                continue;
            }
        }
        let Some(mut statement) = statement_of(text, &bracket, year) else {
            before = Some(bracket);
            continue;
        };
        // （6月底前）（甲局）
        if let Some(before) = before.take()
            && joins(before.range.end, statement.range.start)
        {
            let times = times_in(text, &before, year);
            if !times.is_empty() {
                statement.range.start = before.range.start;
                statement.deadlines.splice(0..0, times);
            }
        }
        found.push(statement);
    }
    found
}

/// The deadlines of a bracket that says nothing else; ranges are those of the text.
fn times_in(text: &str, bracket: &Bracket, year: Option<i16>) -> Vec<Time> {
    let start = bracket.content.start;
    times_alone(&text[bracket.content.clone()], year)
        .into_iter()
        .map(|time| time.moved(start))
        .collect()
}

fn statement_of(text: &str, bracket: &Bracket, year: Option<i16>) -> Option<Statement> {
    let content = &text[bracket.content.clone()];
    if !may_state(content) {
        return None;
    }
    // Both scripts have characters of the same length, so that places hold.
    let simple = match TRADITIONAL.occurs_in(content) {
        true => simplify(content),
        false => Cow::Borrowed(content),
    };
    let is_written_so = matches!(simple, Cow::Borrowed(_));
    let reading = Reading::of_bracket(&simple, year)?;
    let accepted = match reading.evidence {
        // 服务专线（联系电话：…），提供…: an aside of the sentence.
        Evidence::Label => !reading.names_only_others() || closes_sentence(text, bracket),
        Evidence::Verb => {
            let closes = closes_sentence(text, bracket);
            reading.is_plausible(closes)
                || closes && ends_in_duty(&simple) && reading.names_local_bodies()
        }
        Evidence::List => {
            bracket.closed
                && reading.is_plausible_list(standing(text, bracket))
                && stands_free(text, bracket, &reading)
                && !is_behind_person(text, bracket)
        }
    };
    let mut statement = accepted
        .then(|| reading.statement(bracket.range.clone(), bracket.content.start, Form::Bracket))?;
    if !is_written_so {
        as_written(text, &mut statement);
    }
    Some(statement)
}

/// Whether a bracket stands behind the name of a person in a list, whose office it is: 先进个人：张三（甲局）.
fn is_behind_person(text: &str, bracket: &Bracket) -> bool {
    /// In bytes: a name and an office before it.
    const LONGEST: usize = 90;
    let before = tail(&text[..bracket.range.start], LONGEST).trim_end();
    let name = before.rfind([':', '：', '、', '，', ',', '；', ';']);
    name.is_some_and(|mark| {
        let name = before[mark..].trim_start_matches(|c| !is_han(c));
        has_personal_name(name)
    })
}

/// Whether a bracket ends with the word that says who bears the work.
fn ends_in_duty(content: &str) -> bool {
    let said = content.trim_end_matches(is_stop);
    ends_with_any(said, &["负责", "牵头", "配合"])
}

/// Of the words that make a bracket a statement, the characters that only traditional script has.
static TRADITIONAL: CharSet = CharSet::of(&['牽', '責', '負', '單', '協', '參']);

/// Gives the names of a statement that was read in simplified script as they are printed.
fn as_written(text: &str, statement: &mut Statement) {
    let give = |unit: &mut UnitName| {
        unit.name = squeeze(&text[unit.range.clone()]);
        unit.full_name = None;
    };
    statement
        .bearers
        .iter_mut()
        .for_each(|(unit, _)| give(unit));
    for rule in &mut statement.rules {
        if let Rule::AlsoAll(units) = rule {
            units.iter_mut().for_each(give);
        }
    }
}

/// Words with which a bracket begins that states no responsibility.
#[rustfmt::skip]
const ASIDES: &[&str] = &["试行", "暂行", "此件", "含", "包括", "不含", "除", "以下简称", "以下称", "简称", "即", "如", "例如", "见", "详见", "原", "其中", "共", "约", "修订", "征求意见", "草案", "送审", "附件", "附表", "具体", "设在", "地址"];

/// Words for bodies; a list in a bracket right behind one names those that are meant.
const CLASSES: &[&str] = &[
    "企业", "公司", "单位", "机构", "部门", "学校", "医院", "高校", "院校", "基地", "平台", "园区",
    "集团", "载体", "主体", "组织", "协会", "县区", "乡镇", "地区",
];

/// What the names of departments and governments end with.
const OFFICES: [char; 9] = ['局', '委', '厅', '办', '部', '府', '室', '署', '会'];

/// The cheap test that most brackets fail.
pub(super) fn may_state(content: &str) -> bool {
    let head = content.trim_start_matches(is_space);
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(ASIDES));
    // 共12项 counts, 共青团 is a body.
    if head.len() < 6 || WORDS.begin(head) && !head.starts_with("共青团") {
        return false;
    }
    content.chars().filter(|&c| is_han(c)).nth(1).is_some()
}

/// Whether a bare list in a bracket stands where a sentence ends, and not as an alias behind a name.
fn stands_free(text: &str, bracket: &Bracket, reading: &Reading) -> bool {
    let bearers = &reading.bearers;
    // At a comma as well, where the paragraph closes with such a bracket, or a deadline stands beside the bodies.
    let free = closes_sentence(text, bracket)
        || at_comma(text, bracket) && (!reading.deadlines.is_empty() || closes_with_bodies(text));
    if !free {
        return false;
    }
    let start = back_while(text, bracket.range.start, is_han);
    let run = &text[start..bracket.range.start];
    // 乡镇街道（甲镇、乙街道）, and nothing else: the bracket is part of the name.
    if start == 0 && bracket.range.end == text.len() && ends_like_body(run) {
        return false;
    }
    // 支持企业(甲公司、乙公司): examples of what stands before. A department is none of them.
    let office = |(unit, _): &(UnitName, Role)| {
        without_brackets(&unit.name).is_some_and(|base| base.ends_with(OFFICES))
    };
    if ends_with_any(run, CLASSES) && !bearers.iter().any(office) {
        return false;
    }
    if bearers.len() > 1 {
        return true;
    }
    let alias = ends_like_body(run)
        || run
            .char_indices()
            .any(|(at, _)| level_prefix(&run[at..]).is_some() && ends_like_body(&run[at..]));
    !alias
}

/// Where a bracket stands.
fn standing(text: &str, bracket: &Bracket) -> Standing {
    if !closes_sentence(text, bracket) {
        return Standing::Inside;
    }
    let before = char_before(text, back_while(text, bracket.range.start, is_space));
    let last = !text[bracket.range.end..].contains(char::is_alphanumeric);
    match last && before.is_some_and(is_stop) {
        true => Standing::Apart,
        false => Standing::Closing,
    }
}

/// Whether a bracket stands before a comma or behind it.
fn at_comma(text: &str, bracket: &Bracket) -> bool {
    char_before(text, bracket.range.start).is_some_and(is_comma)
        || char_at(text, bracket.range.end).is_some_and(is_comma)
}

/// Whether a paragraph closes with a bracket of bodies: then those at its commas are of that kind.
fn closes_with_bodies(text: &str) -> bool {
    let text = text.trim_end_matches(['。', ' ']);
    closing_bracket(text).is_some_and(|(_, content)| are_sure_bodies(&text[content]))
}

/// Whether a bracket stands where a sentence ends, before its mark or behind it.
fn closes_sentence(text: &str, bracket: &Bracket) -> bool {
    let behind = char_at(text, skip_space(text, bracket.range.end));
    let before = char_before(text, back_while(text, bracket.range.start, is_space));
    let ends = |c: char| matches!(half(c), '。' | ';' | '!');
    behind.is_none_or(|c| ends(c) || closing_of(c).is_some()) || before.is_some_and(ends)
}
