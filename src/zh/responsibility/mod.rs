//! Statements of responsibility in running text: brackets (甲牵头,乙配合), labelled lines (责任单位:甲、乙), rules stated once.
//!
//! A statement is read clause by clause: names gather until a verb (牵头, 配合, 负责) or the end gives them their role.

pub(crate) mod bracketed;
pub(crate) mod by_items;
mod dashed;
pub(crate) mod ditto;
pub(crate) mod element;
pub(crate) mod labels;
mod lead_sign;
mod matter;
mod named_work;
mod plausible;
pub(crate) mod reading;
pub(crate) mod scope_rule;
pub(crate) mod sentence;
pub(crate) mod statement;
mod strange_name;
mod values;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

pub(crate) use self::bracketed::{closes_with_bracket, closes_with_label, in_brackets};
pub(crate) use self::labels::described::goes_on_with;
pub(crate) use self::labels::labelled::labelled_runs;
use self::labels::labelled::{is_labelled_line, labelled_line};
use self::labels::mark::may_say;
pub(crate) use self::named_work::{names_no_work, sums_up};
use self::reading::{Evidence, Reading};
use self::scope_rule::holds_for_all;
use self::sentence::by_whom::by_whom_at_end;
pub(crate) use self::sentence::by_whom::{by_whom_line, tries_to_say};
use self::sentence::plain;
pub(crate) use self::statement::{Again, Form, Rule, Statement};
use crate::zh::text::char_set::CharSet;
use crate::zh::text::scan::{
    back_while, between_han, char_before, closing_of, find_mark, half, is_colon, is_comma, is_han,
    is_space, skip_space,
};
use crate::zh::text::words::{Beginnings, ends_with_any};
pub(crate) use crate::zh::unit::role::Role;
use crate::zh::unit::tight::Tight;

/// Whether a line says who is responsible, or until when, and stands for itself.
pub(crate) fn is_own_line(line: &str) -> bool {
    is_labelled_line(line) || dashed::dashed_line(line, None).is_some()
}

/// The statement that a line of its own begins with: labels with their values, bodies behind a dash, or those behind 由.
pub(crate) fn own_line(line: &str, year: Option<i16>) -> Option<Statement> {
    labelled_line(line, year)
        .or_else(|| dashed::dashed_line(line, year))
        .or_else(|| by_whom_line(line, year))
}

/// The statements of a paragraph, in order: its brackets, labels behind a sentence (…。责任单位:甲局), and a last sentence that says
/// nothing but who bears the work.
pub(crate) fn in_paragraph(text: &str, year: Option<i16>) -> Vec<Statement> {
    // One look for the marks of all of them, of which most paragraphs have none.
    let (mut brackets, mut labels, mut dashes) = (false, false, false);
    for (_, c) in between_han(text) {
        let close = closing_of(c);
        brackets |= close.is_some();
        labels |= is_colon(c) || close.is_some_and(|close| close != ')');
        dashes |= c == '—';
    }
    let mut found = match brackets {
        true => in_brackets(text, year),
        false => Vec::new(),
    };
    let runs = match labels || may_say(text) {
        true => labelled_runs(text, year),
        false => Vec::new(),
    };
    let apart: Vec<Statement> = runs
        .into_iter()
        .filter(|run| {
            let stop = back_while(text, run.range.start, is_space);
            let before = char_before(text, stop);
            // 防止反弹.牵头单位:甲局: typed with a full stop of Latin script.
            let latin_stop = || {
                text[..stop]
                    .strip_suffix('.')
                    .is_some_and(|text| text.ends_with(is_han))
            };
            let behind_sentence = before.is_none_or(|c| {
                matches!(half(c), '。' | ';' | '!' | ')' | '〕' | '】' | ']' | '—') || latin_stop()
            });
            let names = !run.bearers.is_empty() || !run.again.is_empty();
            // …。责任单位： with nothing behind it; 职责分工为： leads on to what follows.
            let blank = || {
                let label = text[run.range.clone()].split(is_colon).next();
                let announces = label.is_some_and(|label| label.ends_with(['位', '门']));
                run.asks && run.aside.is_empty() && announces && before.is_some()
            };
            let says = names || !run.deadlines.is_empty() || blank();
            let free = found.iter().all(|other| {
                other.range.end <= run.range.start || run.range.end <= other.range.start
            });
            // …,责任单位:甲局: the paragraph ends with it.
            let ends = || names && !text[run.range.end..].contains(char::is_alphanumeric);
            let comma = before.is_some_and(is_comma);
            let said = comma && is_said(&text[run.range.clone()]);
            // 建设地点：白马镇　责任单位：甲局: a gap parts it from another label's value, or from the item.
            let apart = comma || stop < run.range.start;
            (behind_sentence || said || apart && ends()) && says && free
        })
        .collect();
    found.extend(apart.into_iter().map(|mut run| {
        // …,牵头单位为甲局。: the full stop is that of the whole sentence.
        if text[..run.range.start].ends_with(is_comma) {
            run.range.start = back_while(text, run.range.start, is_comma);
            let end = text[run.range.clone()].trim_end_matches('。').len();
            run.range.end = run.range.start + end;
        }
        // 新建学校1所——责任单位:甲局: the dash only leads on to the label.
        run.range.start = back_while(text, run.range.start, |c| is_space(c) || c == '—');
        run
    }));
    found.sort_by_key(|statement| statement.range.start);
    if found.is_empty() && dashes {
        found.extend(dashed::dashed_end(text, year));
    }
    // …。由甲局负责落实。…。甲局负责，乙局配合。: the last sentence, and with it the others that say so of what is before them.
    let end = found.last().map_or(0, |last| last.range.end);
    let at_end = |text: &str| {
        let said = by_whom_at_end(text, year).or_else(|| plain::at_end(text, year));
        let alone = |said: &Statement| names_no_work(text[..said.range.start].trim());
        said.filter(|said| said.range.start >= end && !alone(said))
    };
    if let Some(last) = at_end(text) {
        let before = text[end..last.range.start].match_indices('。');
        let ends = before.map(|(at, stop)| end + at + stop.len());
        found.extend(ends.filter_map(|end| at_end(&text[..end])));
        found.push(last);
    }
    found
}

/// The statements of the first paragraph of an item: those of any paragraph, or the bodies behind the matter that it names.
pub(crate) fn in_item(text: &str, year: Option<i16>) -> Vec<Statement> {
    let mut found = in_paragraph(text, year);
    if found.is_empty() {
        found.extend(matter::behind_matter(text, year));
    }
    found
}

/// Whether a statement is a sentence, not labels with colons: 牵头单位为甲局。
fn is_said(statement: &str) -> bool {
    may_say(statement) && !statement.contains([':', '：', '【', '['])
}

/// What a cell of units says beside the names: 办公室牵头,各科室配合. None where it says nothing but names.
pub(crate) fn in_cell(text: &str, year: Option<i16>) -> Option<Statement> {
    static SIGNS: CharSet = CharSet::of(&[
        ':', '：', '牵', '配', '参', '协', '负', '落', '主', '承', '同',
    ]);
    if !SIGNS.occurs_in(text) {
        return None;
    }
    let text = &*parted_runs(text);
    let reading = Reading::of_bracket(text, year)?;
    // 甲局会同乙局
    let joins = reading
        .bearers
        .iter()
        .any(|(_, role)| *role != Role::Responsible);
    let says = reading.evidence != Evidence::List || !reading.rules.is_empty() || joins;
    says.then(|| reading.statement(0..text.len(), 0, Form::Line))
}

/// White space of a cell that parts two runs, as a mark of the same length: 牵头:甲局 配合:乙局; 甲局牵头 乙局配合.
fn parted_runs(text: &str) -> Cow<'_, str> {
    const VERBS: [&str; 8] = [
        "牵头", "主办", "配合", "协办", "参与", "承办", "负责", "落实",
    ];
    const LABELS: [&str; 7] = ["牵头", "主办", "责任", "配合", "协办", "参与", "承办"];
    let opens = |rest: &str| {
        LABELS.iter().any(|label| {
            rest.strip_prefix(label)
                .is_some_and(|behind| behind.starts_with(is_colon))
        })
    };
    let mut parted: Option<String> = None;
    let mut from = 0;
    while let Some(at) = text[from..].find(is_space) {
        let start = from + at;
        let end = skip_space(text, start);
        let before = &text[..start];
        let closes = ends_with_any(before, &VERBS);
        if start > 0 && end < text.len() && (closes || opens(&text[end..])) {
            let mut mark = String::from(";");
            mark.push_str(&" ".repeat(end - start - 1));
            parted
                .get_or_insert_with(|| text.to_owned())
                .replace_range(start..end, &mark);
        }
        from = end.max(start + 1);
    }
    parted.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The clause of a paragraph that names who bears all that follows as well (以下任务均需各县区落实), and the rule that it makes.
pub(crate) fn bearers_of_all(text: &str) -> Option<(Range<usize>, Rule)> {
    let start = text.find("以下")?;
    let clause = &text[start..];
    let clause = &clause
        [..find_mark(clause, |c| matches!(half(c), ',' | '。' | ';')).unwrap_or(clause.len())];
    let place = start..start + clause.len();
    if !holds_for_all(clause) {
        return None;
    }
    let tight = Tight::new(clause);
    match scope_rule::read(&tight, 0..tight.text.len(), &[]) {
        Rule::AlsoAll(names) if !names.is_empty() => {
            Some((place, Rule::AlsoAll(names).moved(start)))
        }
        _ => None,
    }
}

/// The rule that a sentence of prose makes for the whole notice: 责任单位中列第一位的为牵头单位.
pub(crate) fn rule_in_prose(text: &str) -> Option<Rule> {
    static BODIES: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(&["单位", "部门"]));
    // Nearly all prose says nothing of who leads, nor names a mark.
    static SIGNS: LazyLock<Beginnings> = LazyLock::new(|| {
        Beginnings::of(&["牵头", "主办", "汇总", "总负责", "逗号", "分号", "顿号"])
    });
    if !SIGNS.occur_in(text) {
        return None;
    }
    let sentences = text.split(['。', ';', '；', '(', '（', ')', '）']);
    sentences
        .filter(|sentence| BODIES.occur_in(sentence))
        .find_map(|sentence| {
            let without = scope_rule::is_without_lead(sentence);
            sentence
                .split(is_comma)
                .filter(|clause| BODIES.occur_in(clause))
                .filter(|clause| !clause.starts_with("以下"))
                .find_map(|clause| scope_rule::in_prose(clause, without))
        })
}

/// Who bears a work, as tests write it: 牵甲局 配乙局 责丙局.
#[cfg(test)]
fn written(bearers: &[(crate::zh::unit::listed::UnitName, Role)]) -> String {
    let written = bearers.iter().map(|(name, role)| {
        let sign = match role {
            Role::Lead => '牵',
            Role::Support => '配',
            Role::Responsible => '责',
        };
        format!("{sign}{}", name.name)
    });
    written.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
