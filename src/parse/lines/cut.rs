//! Lines cut into several: what each part is, is told anew.

use super::class::classify;
use super::signs::Signs;
use super::{Entry, Paragraph};

/// Adds the parts of a line between the cuts, those that hold nothing left out; or the entry, where it is not cut.
pub(crate) fn push_parts(entry: Entry, cuts: Vec<usize>, out: &mut Vec<Entry>) {
    let line = match entry {
        Entry::Line(line) if !cuts.is_empty() => line,
        other => return out.push(other),
    };
    let mut from = 0;
    for to in cuts.into_iter().chain([line.text.len()]) {
        let text = line.text.slice(from..to).trimmed();
        let first = std::mem::replace(&mut from, to) == 0;
        if text.is_empty() {
            continue;
        }
        let signs = Signs::of(&text);
        out.push(Entry::Line(Paragraph {
            class: classify(&text, signs),
            text,
            signs,
            zone: line.zone,
            element: line.element,
            gap: line.gap,
            indented: line.indented && first,
            links: Vec::new(),
        }));
    }
}

pub(super) fn cut_at(mut entries: Vec<Entry>, at: usize, cuts: Vec<usize>) -> Vec<Entry> {
    let behind = entries.split_off(at + 1);
    if let Some(entry) = entries.pop() {
        push_parts(entry, cuts, &mut entries);
    }
    entries.extend(behind);
    entries
}
