//! The elements of a list of units: what its marks and joining words part.

use std::ops::Range;

use super::class::{continues_class, is_field, opens_class, opens_departments};
use super::joined_names::parted;
use super::predicate::subject;
use super::tail::strip_tail;
use crate::zh::text::scan::{between_han, closing_of, half, is_close};

/// An element of a list, and its group.
pub(crate) struct Element {
    pub(crate) range: Range<usize>,
    pub(crate) group: usize,
}

/// The elements between the list marks of `range`, brackets whole, and joined names parted at 及 and its like.
pub(crate) fn elements(text: &str, range: Range<usize>) -> Vec<Element> {
    let mut out = Vec::new();
    let (mut depth, mut start, mut group) = (0_u32, range.start, 0);
    let Some(inside) = text.get(range.clone()) else {
        return out;
    };
    let mut last_quote = None;
    let mut push = |range: Range<usize>, group| {
        for piece in parted(&text[range.clone()]) {
            let piece_range = range.start + piece.start..range.start + piece.end;
            if !piece_range.is_empty() {
                out.push(Element {
                    range: piece_range,
                    group,
                });
            }
        }
    };
    // A typewriter's mark opens where none is open and another follows: 县"放、管、服"专班.
    let mut typed = false;
    for (at, c) in between_han(inside) {
        if half(c) == '"' {
            let behind = &inside[at + c.len_utf8()..];
            if typed {
                (typed, depth) = (false, depth.saturating_sub(1));
            } else if behind.contains(['"', '＂']) {
                (typed, depth) = (true, depth + 1);
            }
            continue;
        }
        let at = range.start + at;
        let mut is_closed = || {
            let last = *last_quote.get_or_insert_with(|| inside.rfind('”').unwrap_or(0));
            at < range.start + last
        };
        if closing_of(c).is_some() || (c == '“' && is_closed()) {
            depth += 1;
        } else if is_close(c) || c == '”' {
            depth = depth.saturating_sub(1);
        } else if depth == 0
            && matches!(
                half(c),
                '、' | '､' | ',' | ';' | ' ' | '。' | '/' | '|' | '\n'
            )
        {
            push(start..at, group);
            start = at + c.len_utf8();
            if !matches!(c, '、' | '､') {
                group += 1;
            }
        }
    }
    push(start..range.end, group);
    join_departments(text, &mut out);
    join_classes(text, &mut out);
    out
}

/// Joins the fields of departments that the last names: 各地商务、财政、税务主管部门.
fn join_departments(text: &str, elements: &mut Vec<Element>) {
    let mut at = 0;
    while at + 1 < elements.len() {
        let name = |at: usize| &text[elements[at].range.clone()];
        let group = elements[at].group;
        let behind = || {
            (at + 1..elements.len())
                .find(|&next| !is_field(name(next)) || elements[next].group != group)
        };
        let last = opens_departments(name(at)).then(behind).flatten();
        let last = last.filter(|&last| {
            elements[last].group == group && strip_tail(name(last)).0.ends_with("部门")
        });
        if let Some(last) = last {
            elements[at].range.end = elements[last].range.end;
            elements.drain(at + 1..=last);
        }
        at += 1;
    }
}

/// Joins the members of a described class that leave out what they share: 各市、县〔区〕政府.
fn join_classes(text: &str, elements: &mut Vec<Element>) {
    let Some(first) = elements.first() else {
        return;
    };
    let (mut head, mut last) = (first.range.clone(), first.range.clone());
    elements.dedup_by(|element, class| {
        let next = &text[element.range.clone()];
        let joined = matches!(&text[class.range.end..element.range.start], "、" | "､");
        let continues = |next| continues_class(&text[head.clone()], &text[last.clone()], next);
        let continued = joined
            && opens_class(&text[head.clone()])
            && (continues(strip_tail(next).0)
                || subject(next).is_some_and(|subject| continues(&next[..subject.len])));
        last = element.range.clone();
        if continued {
            class.range.end = element.range.end;
        } else {
            head = element.range.clone();
        }
        continued
    });
}
