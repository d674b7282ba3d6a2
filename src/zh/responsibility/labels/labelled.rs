//! Statements of responsibility behind labels: 责任单位:甲、乙, 【责任单位】甲, several in a row.

use std::cell::LazyCell;

use super::mark::{
    Mark, in_its_bracket, is_joint, labels, last_close, may_say, said_labels, spaced_label,
};
use super::value::begins_with_name;
use crate::zh::responsibility::reading::Reading;
use crate::zh::responsibility::scope_rule::is_rule;
use crate::zh::responsibility::statement::{Form, Statement};
use crate::zh::text::label::{Label, label_before};
use crate::zh::text::scan::{
    back_while, between_han, char_before, closing_of, colons, find_mark, half, head, is_close,
    is_colon, is_han, is_round_open, is_space,
};
use crate::zh::unit::tight::Tight;

/// The statement that a line begins with: labels with their values, several in a row.
pub(crate) fn labelled_line(line: &str, year: Option<i16>) -> Option<Statement> {
    let (start, tight) = head_label(line)?;
    labelled(start, &tight, &line_labels(&tight), year)
}

/// Whether a line begins with a statement.
pub(crate) fn is_labelled_line(line: &str) -> bool {
    let Some((start, tight)) = head_label(line) else {
        return false;
    };
    let Some(first) = first_label(&tight).filter(|first| is_at_head(first, &tight, start)) else {
        return false;
    };
    // Where a name stands behind the label nothing else need be read.
    first.label.names_bodies() && begins_with_name(&tight.text[first.value..])
        || labelled(start, &tight, &line_labels(&tight), None).is_some()
}

fn labelled(start: usize, tight: &Tight, marks: &[Mark], year: Option<i16>) -> Option<Statement> {
    if !is_at_head(marks.first()?, tight, start) {
        return None;
    }
    runs(tight, marks, year)
        .next()
        .filter(|statement| statement.range.start <= start)
}

/// Where the text of a line begins that may begin with a label, and its tight form.
fn head_label(line: &str) -> Option<(usize, Tight<'_>)> {
    let start = line.find(|c: char| !is_space(c) && !is_ornament(c))?;
    may_begin_with_label(&line[start..]).then(|| (start, Tight::new(line)))
}

/// Whether a label stands where the text of its line begins, or before it.
fn is_at_head(mark: &Mark, tight: &Tight, start: usize) -> bool {
    tight.place(mark.start..mark.start).start <= start
}

/// The cheap test that nearly every line fails: a label is of Han characters and the marks between them. It ends with its colon,
/// with 为, with white space, or with the bracket before these; or it stands in a square bracket.
fn may_begin_with_label(text: &str) -> bool {
    /// In bytes, letter-spaced as it may be. A label and the rule in a bracket behind it are short.
    const LONGEST: usize = 400;
    let head = head(text, LONGEST);
    let behind = between_han(head).find(|(_, c)| !is_han(*c) && !is_space(*c) && *c != '、');
    let (end, mark) = behind.unwrap_or((head.len(), ' '));
    is_colon(mark)
        || end == 0 && opens_square(mark)
        || is_round_open(mark) && (colons(head).next().is_some() || may_say(head))
        || may_say(&head[..end])
        || find_mark(&head[..end], is_space).is_some_and(|gap| label_before(head, gap).is_some())
}

/// Signs that are set before a label for its looks.
fn is_ornament(c: char) -> bool {
    matches!(
        c,
        '—' | '-' | '*' | '·' | '•' | '\u{25a0}'..='\u{25ff}' | '\u{2600}'..='\u{27bf}' | '※' | '\u{1f300}'..='\u{1faff}' | '\u{fe0f}'
    )
}

/// The labels before colons, in square brackets and in sentences, as they stand.
fn all_labels(tight: &Tight) -> Vec<Mark> {
    let mut marks: Vec<Mark> = labels(tight, 0..tight.text.len()).collect();
    if may_say(&tight.text) {
        let said = said_labels(tight);
        marks.extend(said);
        marks.sort_by_key(|mark| mark.start);
        marks.dedup_by(|next, mark| next.start < mark.value);
    }
    marks
}

/// Those of a line of its own, which may need no mark.
fn line_labels(tight: &Tight) -> Vec<Mark> {
    let mut marks = all_labels(tight);
    if marks.is_empty() {
        marks.extend(spaced_label(tight));
    }
    marks
}

/// The first of them.
fn first_label(tight: &Tight) -> Option<Mark> {
    let before_colon = labels(tight, 0..tight.text.len()).next();
    let said = may_say(&tight.text).then(|| said_labels(tight));
    let all = before_colon.into_iter().chain(said.into_iter().flatten());
    all.min_by_key(|mark| mark.start)
        .or_else(|| spaced_label(tight))
}

/// Whether a label stands before a colon or in a square bracket, in no bracket of its own.
fn holds_label(text: &str) -> bool {
    let mut depth = 0_u32;
    let last_close = LazyCell::new(|| last_close(text));
    between_han(text).any(|(at, c)| {
        if closing_of(c).is_some() {
            depth += 1;
            depth == 1 && opens_square(c) && in_its_bracket(text, at, c, false).is_some()
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
            false
        } else {
            let ends = c == '。' && depth > 0 && *last_close < Some(at);
            depth = if ends { 0 } else { depth };
            // 责任单位 ：甲局
            let word_end = || back_while(text, at, is_space);
            depth == 0 && is_colon(c) && label_before(text, word_end()).is_some()
        }
    })
}

/// A bracket in which a label may stand.
fn opens_square(c: char) -> bool {
    matches!(half(c), '【' | '[' | '〔')
}

/// All runs of labels in a paragraph: `…。牵头单位:甲。责任单位:乙、丙。完成时限:12月。`
pub(crate) fn labelled_runs(text: &str, year: Option<i16>) -> Vec<Statement> {
    if !may_say(text) && !holds_label(text) {
        return Vec::new();
    }
    let tight = Tight::new(text);
    let marks = all_labels(&tight);
    runs(&tight, &marks, year).collect()
}

/// The runs of labels, each with what its values say.
fn runs(tight: &Tight, marks: &[Mark], year: Option<i16>) -> impl Iterator<Item = Statement> {
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let first = marks.get(next)?;
            next += 1;
            if first.label == Label::Other || !begins(tight, first) {
                continue;
            }
            let mut reading = Reading::default();
            let mut end = first.value;
            let mut mark = first;
            loop {
                let limit = marks.get(next).map_or(tight.text.len(), |mark| mark.start);
                let limit = said_end(&tight.text, mark, limit);
                end = value_end(&tight.text, mark.value, limit).max(end);
                reading.read_value(tight, mark, end, year);
                match marks.get(next) {
                    Some(follower) if goes_on(&tight.text, end, follower) => {
                        mark = follower;
                        next += 1;
                    }
                    _ => break,
                }
            }
            // A rule may follow as a sentence of its own.
            let limit = marks.get(next).map_or(tight.text.len(), |mark| mark.start);
            let sentence = end..value_end(&tight.text, end, limit.max(end));
            if is_rule(&tight.text[sentence.clone()]) {
                reading.read_duties(tight, sentence.clone(), None, year);
                end = sentence.end;
            }
            reading.finish();
            let blank = reading.bearers.is_empty()
                && reading.again.is_empty()
                && reading.deadlines.is_empty()
                && reading.rules.is_empty();
            if !blank || !reading.aside.is_empty() || reading.blank_value {
                let range = tight.place(first.start..end);
                return Some(reading.statement(range, 0, Form::Line));
            }
        }
    })
}

/// Where a value that a sentence says ends, at the latest: before the next sentence (责任单位为甲局;投资增长7%,…).
fn said_end(text: &str, mark: &Mark, limit: usize) -> usize {
    if !text[..mark.value].ends_with('为') {
        return limit;
    }
    let end = text[mark.value..limit].find([';', '；']);
    end.map_or(limit, |end| mark.value + end)
}

/// Whether a run of labels goes on behind `end` with this one. Behind a sentence an unknown label begins another paragraph.
fn goes_on(text: &str, end: usize, follower: &Mark) -> bool {
    let closed = follower.label == Label::Other && text[..end].ends_with('。');
    !closed && text[end..follower.start].chars().all(is_joint)
}

/// Whether a label begins here, not in the middle of a word.
fn begins(tight: &Tight, mark: &Mark) -> bool {
    tight.is_apart(mark.start)
        || char_before(&tight.text, mark.start).is_none_or(|c| {
            !is_han(c) && !c.is_ascii_alphanumeric() && !matches!(c, '、' | '“' | '"' | '”')
        })
}

/// Where a value ends: behind its `。` or a closing bracket that nothing in it opens, or at `limit`.
fn value_end(text: &str, from: usize, limit: usize) -> usize {
    let mut depth = 0_u32;
    for (at, c) in between_han(&text[from..limit]) {
        if closing_of(c).is_some() {
            depth += 1;
        } else if is_close(c) {
            match depth.checked_sub(1) {
                Some(inner) => depth = inner,
                // The bracket that the label stands in ends here, and with it the statement.
                None => return from + at + c.len_utf8(),
            }
        } else if depth == 0 && c == '。' {
            return from + at + c.len_utf8();
        }
    }
    limit
}
