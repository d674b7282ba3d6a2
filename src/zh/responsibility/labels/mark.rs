//! The labels of a statement of responsibility, each with where it and its value begin.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

pub(crate) use super::value::is_joint;
use super::value::only_names;
use super::{described, first, next};
use crate::zh::text::label::{Label, deed_at_end, label_before};
use crate::zh::text::scan::{
    between_han, char_before, closing_of, half, is_close, is_colon, is_han, is_round_open, is_stop,
};
use crate::zh::text::words::Endings;
use crate::zh::time::deadline;
use crate::zh::unit::tight::Tight;

/// A label in a tight text: where it begins, where its value begins.
pub(crate) struct Mark {
    pub(crate) start: usize,
    pub(crate) value: usize,
    pub(crate) label: Label,
    /// A bracket between the word and the colon, which may hold a rule.
    pub(crate) aside: Option<Range<usize>>,
}

/// The labels of a range that stand in no bracket of their own, in order.
pub(crate) fn labels(tight: &Tight, range: Range<usize>) -> impl Iterator<Item = Mark> {
    let mut depth = 0_u32;
    let last_close = LazyCell::new({
        let range = range.clone();
        move || Some(range.start + last_close(&tight.text[range.clone()])?)
    });
    // The label before, and where its value begins.
    let mut before: Option<(Label, usize)> = None;
    between_han(&tight.text[range.clone()]).filter_map(move |(at, c)| {
        let at = range.start + at;
        let mut found = None;
        if closing_of(c).is_some() {
            if depth == 0 {
                // 【牵头部门】甲局【配合部门】乙局
                let run = before.is_some_and(|(_, value)| tight.text[..value].ends_with(CLOSING));
                found = in_its_bracket(&tight.text, at, c, run);
            }
            depth += 1;
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
        } else if c == '。' && depth > 0 && *last_close < Some(at) {
            // What does not close before its sentence ends holds no label: 检查（含复查。责任单位：甲局
            depth = 0;
        } else if depth == 0
            && is_colon(c)
            && let Some((start, label)) = at_colon(tight, at, before, range.start)
        {
            let aside = tight.text[start..at]
                .find(is_round_open)
                .map(|open| start + open..at);
            found = Some(Mark {
                start,
                value: at + c.len_utf8(),
                label,
                aside,
            });
        }
        if let Some(mark) = &found {
            before = Some((mark.label, mark.value));
        }
        found
    })
}

/// Where the last closing bracket of a text stands.
pub(super) fn last_close(text: &str) -> Option<usize> {
    text.rfind(is_close)
}

/// The label that ends at a colon, and where it begins. Behind a first label it is the whole word, be it known or not.
fn at_colon(
    tight: &Tight,
    colon: usize,
    before: Option<(Label, usize)>,
    from: usize,
) -> Option<(usize, Label)> {
    let from = before.map_or(from, |(_, value)| value);
    let before = before.map(|(label, _)| label);
    match label_before(&tight.text, colon) {
        Some((start, label)) if start >= from => {
            let start = behind_level(tight, start, colon);
            let start = match before {
                Some(_) => next::whole_word(tight, from, start),
                None => first::whole_word(tight, from, start, colon, label),
            };
            Some((start, label))
        }
        Some(_) => None,
        None => {
            let led = before == Some(Label::Lead);
            let beside = || {
                let before = before.filter(|label| label.names_bodies())?;
                described::beside(tight, from, colon, before)
            };
            let deed = || {
                before.filter(|label| label.names_bodies())?;
                next::of_deed(tight, from, colon)
            };
            deed()
                .or_else(|| described::before(tight, from, colon, led))
                .or_else(beside)
                .or_else(|| before.and_then(|_| next::of_time(tight, from, colon)))
                .or_else(|| next::foreign(tight, from, colon, before?))
        }
    }
}

/// Words that a label and 为 in the place of a colon end with.
const SAYING: [&str; 5] = ["单位为", "部门为", "时限为", "时间为", "单位是"];

/// Where these words end, those with 是 behind the others.
fn sayings(text: &str) -> impl Iterator<Item = usize> {
    static WORDS: LazyLock<Endings> = LazyLock::new(|| Endings::of(&SAYING));
    static LASTS: LazyLock<[Finder; 2]> = LazyLock::new(|| ["为", "是"].map(Finder::new));
    let lasts = LASTS.iter();
    let ends = lasts.flat_map(|last| {
        let places = last.find_iter(text.as_bytes());
        places.map(|at| at + last.needle().len())
    });
    ends.filter(|end| WORDS.end(&text[..*end]))
}

/// Whether a label may stand in a sentence: 牵头单位为甲局.
pub(crate) fn may_say(text: &str) -> bool {
    sayings(text).next().is_some()
}

/// The labels of sentences that say nothing but who bears the duty and until when: 牵头单位为甲局，配合单位为乙局。
pub(crate) fn said_labels(tight: &Tight) -> Vec<Mark> {
    let text = &*tight.text;
    let mut verbs: Vec<usize> = sayings(text).map(|end| end - '为'.len_utf8()).collect();
    verbs.sort_unstable();
    let mut marks: Vec<Mark> = Vec::new();
    for &verb in &verbs {
        let value = verb + '为'.len_utf8();
        let Some((start, label)) = label_before(text, verb) else {
            continue;
        };
        let opens = tight.is_apart(start)
            || char_before(text, start)
                .is_none_or(|c| matches!(half(c), '。' | ';' | ',' | ')' | '】' | '—'));
        let end = text[value..].find(is_stop);
        let end = end.map_or(text.len(), |end| value + end);
        // The next label of the sentence ends the value.
        let next = verbs.iter().find(|next| **next > verb && **next < end);
        let end = next
            .and_then(|next| label_before(text, *next))
            .map_or(end, |(start, _)| start);
        let said = &text[value.min(end)..end];
        if opens && (label.names_bodies() && only_names(said) || is_time(label, said)) {
            marks.push(Mark {
                start,
                value,
                label,
                aside: None,
            });
        }
    }
    marks
}

/// The label that white space alone parts from the bodies behind it, where a line is nothing else: 责任单位 甲局、乙局.
pub(crate) fn spaced_label(tight: &Tight) -> Option<Mark> {
    /// No such label is longer, in bytes.
    const LONGEST: usize = 24;
    let text = &*tight.text;
    let gap =
        (1..text.len().min(LONGEST)).find(|&at| text.is_char_boundary(at) && tight.is_apart(at))?;
    let (start, label) = label_before(text, gap)?;
    let alone = start == 0 && label.names_bodies() && only_names(&text[gap..]);
    alone.then_some(Mark {
        start,
        value: gap,
        label,
        aside: None,
    })
}

fn is_time(label: Label, value: &str) -> bool {
    const LONGEST: usize = 14;
    matches!(label, Label::Deadline)
        && value.chars().nth(LONGEST).is_none()
        && !deadline::in_cell(value.trim_end_matches(is_joint), None).is_empty()
}

/// What closes the bracket of a label.
const CLOSING: [char; 3] = ['】', ']', '〕'];

/// The label that a square bracket at `open` holds: 【责任单位】甲局. In a `run` of such labels one may stand right behind a name.
pub(crate) fn in_its_bracket(text: &str, open: usize, bracket: char, run: bool) -> Option<Mark> {
    const LONGEST: usize = 50;
    let closing = closing_of(bracket).filter(|close| *close != ')')?;
    // 甲局【牵头】: the role of the name before it.
    let inside = open + bracket.len_utf8();
    let is_role = || {
        let word = &text[inside..];
        let word = &word[..word.find(CLOSING).unwrap_or(0)];
        !run || deed_at_end(word).is_some_and(|(start, _)| start == 0)
    };
    if char_before(text, open).is_some_and(is_han) && is_role() {
        return None;
    }
    let (len, close) = text[inside..]
        .char_indices()
        .take_while(|(at, _)| *at < LONGEST)
        .find(|(_, c)| half(*c) == closing)?;
    let (start, label) = label_before(text, inside + len)?;
    (start == inside).then(|| Mark {
        start: open,
        value: inside + len + close.len_utf8(),
        label,
        aside: None,
    })
}

/// Where a label begins that white space parts from a level before it: 各县区 完成时限.
fn behind_level(tight: &Tight, start: usize, end: usize) -> usize {
    let mut behind = start;
    while !tight.is_apart(start)
        && let Some(word) = ["市", "区", "县", "政府", "级"]
            .iter()
            .find(|word| tight.text[behind..end].starts_with(**word))
    {
        behind += word.len();
        if tight.is_apart(behind) {
            return behind;
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_parts_a_label_from_bodies_alone() {
        let label = |line| spaced_label(&Tight::new(line)).map(|mark| mark.label);
        assert!(matches!(
            label("责任单位 县水利局、县住建局"),
            Some(Label::Responsible)
        ));
        assert!(matches!(label("牵头单位　县水利局"), Some(Label::Lead)));
        for line in [
            "责任单位 完成时限", "责任单位 各司其职", "工作责任单位县水利局",
            "县水利局 责任单位 县住建局",
        ] {
            assert!(label(line).is_none(), "{line}");
        }
    }
}
