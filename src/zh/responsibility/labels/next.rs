//! The label that follows a value on one line: 责任单位:甲局 项目责任人:某人 工作进展:正在施工.
//!
//! There a label is the whole word before the colon, whether or not it is known: its head is no part of the name before it,
//! and what stands behind it is no list of bodies.

use super::value::is_joint;
use crate::zh::text::label::{Label, deed_at_end};
use crate::zh::text::scan::{
    back_while, char_before, half, head, is_colon, is_digit, is_han, is_space,
};
use crate::zh::text::words::ends_with_any;
use crate::zh::time::deadline;
use crate::zh::unit::generic::is_generic;
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::name::{ends_like_body, name_confidence};
use crate::zh::unit::tight::Tight;
use crate::zh::unit::verb;

/// Longest label, in bytes.
const LONGEST: usize = 36;

/// Longest head of a label that no white space sets off, in bytes: 项目责任人, 分管省领导.
const LONGEST_HEAD: usize = 18;

/// Where the word begins whose end at `start` is a known label; `from` is where the value before it begins.
pub(crate) fn whole_word(tight: &Tight, from: usize, start: usize) -> usize {
    if tight.is_apart(start) {
        return start;
    }
    let word = back_while(&tight.text[..start], start, is_han).max(from);
    let head = &tight.text[word..start];
    if head.is_empty() || ends_like_body(head) {
        return start;
    }
    if let Some(len) = body_before(head) {
        return word + len;
    }
    match last_gap(tight, word, start) {
        Some(gap) => gap,
        None if word > from && head.len() <= LONGEST_HEAD && is_edge(tight, word) => word,
        None => start,
    }
}

/// The label of something else that ends at `colon`, and where it begins; `from` is where the value before it begins and
/// `before` the label of that value.
pub(crate) fn foreign(
    tight: &Tight,
    from: usize,
    colon: usize,
    before: Label,
) -> Option<(usize, Label)> {
    let word = back_while(&tight.text[..colon], colon, is_han).max(from);
    let run = &tight.text[word..colon];
    if run.is_empty() {
        return None;
    }
    let start = match (last_gap(tight, word, colon), body_before(run)) {
        // 市交通局 推进情况: white space behind a name ends it.
        (Some(gap), _) if ends_like_body(&tight.text[word..gap]) => gap,
        (_, Some(len)) if !verb::begins_with_verb(&run[len..]) => word + len,
        (_, Some(_)) => return None,
        _ if is_bearer(run) => return None,
        (Some(gap), None) => gap,
        (None, None) if word > from && is_edge(tight, word) => word,
        // 责任单位:市级:甲局: what it says of the names behind it.
        (None, None) => return None,
    };
    let label = &tight.text[start..colon];
    // 上半年:完成选址 goes on with the time.
    let of_time = before == Label::Deadline && !deadline::in_cell(label, None).is_empty();
    if label.len() > LONGEST || label.chars().nth(1).is_none() || qualifies(label) || of_time {
        return None;
    }
    let person = label.ends_with(['人', '员', '长'])
        || ends_with_any(
            label,
            &["领导", "同志", "民警", "干部", "电话", "姓名", "方式"],
        );
    Some((start, if person { Label::Ignored } else { Label::Other }))
}

/// 责任单位:甲局；时间:6月底前: beside who bears the duty the plain word is a label as well, where a time stands behind it.
pub(super) fn of_time(tight: &Tight, from: usize, colon: usize) -> Option<(usize, Label)> {
    let start = tight.text[from..colon].strip_suffix("时间")?.len() + from;
    let behind = tight.text[colon..].trim_start_matches(is_colon);
    (is_edge(tight, start) && opens_with_time(behind)).then_some((start, Label::Deadline))
}

/// 牵头：甲局配合：乙局: behind the first label the word for what others do needs no mark before it, where a body ends right there.
pub(super) fn of_deed(tight: &Tight, from: usize, colon: usize) -> Option<(usize, Label)> {
    let (start, label) = deed_at_end(&tight.text[..colon])?;
    let name = tight.text.get(from..start)?.rsplit(is_joint).next()?;
    ends_like_body(name).then_some((start, label))
}

fn opens_with_time(value: &str) -> bool {
    /// In bytes.
    const LONGEST: usize = 60;
    let value = head(value.trim_start_matches(is_space), LONGEST);
    let end = value.find([';', '；', '。', '，', ',']);
    let value = &value[..end.unwrap_or(value.len())];
    // 6-8月: the end of the span is what counts.
    let span = |c: char| is_digit(c) || matches!(c, '年' | '月' | '-' | '—' | '至' | '到');
    let times = deadline::in_cell(value, None);
    let first = times.first();
    first.is_some_and(|time| value[..time.range.start].chars().all(span))
}

/// Whether a word before a colon is itself a body with something to do (甲局:制定方案), not a label (填报单位).
fn is_bearer(run: &str) -> bool {
    let role = is_generic(run) && level_prefix(run).is_none() && !run.starts_with(DESCRIBING);
    name_confidence(run).is_some() && !role
}

/// What a described body begins with.
const DESCRIBING: [char; 8] = ['各', '有', '相', '驻', '中', '省', '其', '成'];

/// 市级, 区直, 其中: which of the bodies stand behind it.
pub(super) fn qualifies(label: &str) -> bool {
    label.ends_with(['级', '直', '属', '面', '中', '他', '垂'])
}

/// The longest beginning of a run that is the name of a body.
pub(super) fn body_before(run: &str) -> Option<usize> {
    run.char_indices()
        .skip(2)
        .map(|(at, _)| at)
        .filter(|at| ends_like_body(&run[..*at]))
        .last()
}

/// The last white space inside a range, as the place behind it.
pub(super) fn last_gap(tight: &Tight, from: usize, to: usize) -> Option<usize> {
    tight.text[from..to]
        .char_indices()
        .skip(1)
        .map(|(at, _)| from + at)
        .filter(|at| tight.is_apart(*at))
        .last()
}

/// Whether a new element begins here. Behind `、` a list of names goes on.
pub(super) fn is_edge(tight: &Tight, at: usize) -> bool {
    let mark = |c| matches!(half(c), ';' | '。' | ',' | ' ' | '|' | ')');
    tight.is_apart(at) || char_before(&tight.text, at).is_some_and(mark)
}
