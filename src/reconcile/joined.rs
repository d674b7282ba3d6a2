//! The place of clauses that one task joins.

use crate::model::{Node, Notice};
use crate::span::Span;

/// The place of clauses joined: their hull, with pieces where something stands between.
pub(super) fn joined_place(node: &Node, open: &[usize], notice: &Notice) -> Span {
    if let [clause] = open
        && node.clauses[*clause].at.pieces.is_empty()
    {
        return node.clauses[*clause].at.clone();
    }
    let mut parts: Vec<Span> = Vec::new();
    for &clause in open {
        let at = &node.clauses[clause].at;
        if at.pieces.is_empty() {
            parts.push(at.clone());
        } else {
            parts.extend(at.pieces.iter().cloned());
        }
    }
    let source = notice.source();
    let mut merged: Vec<Span> = Vec::new();
    for part in parts {
        match merged.last_mut() {
            Some(last)
                if part.start >= last.end && is_blank(source.text(), last.end, part.start) =>
            {
                last.end = part.end;
            }
            _ => merged.push(part),
        }
    }
    match merged.as_slice() {
        [] => node.at.clone(),
        [one] => one.clone(),
        [first, .., last] => Span {
            start: first.start,
            end: last.end.max(first.end),
            line: first.line,
            column: first.column,
            pieces: merged.iter().cloned().collect(),
        },
    }
}

/// Whether nothing but white space and markup stands between two places.
fn is_blank(source: &str, from: u32, to: u32) -> bool {
    let Some(between) = source.get(from as usize..to as usize) else {
        return false;
    };
    let mut tag = false;
    between.chars().all(|c| {
        match c {
            '<' => tag = true,
            '>' if tag => {
                tag = false;
                return true;
            }
            _ => {}
        }
        tag || c.is_whitespace()
    })
}
