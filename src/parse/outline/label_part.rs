//! Numbered parts of an item that say who bears it or looks on, or by when, and nothing else: `2.责任单位：甲局`, or a heading `2.责任单位` with
//! bare names below it. They are no tasks; what they say, they say of the item that they are parts of.

use std::ops::Range;

use super::draft::Draft;
use crate::mapped::MappedText;
use crate::zh::responsibility;
use crate::zh::text::label::{Label, label_before};
use crate::zh::text::scan::{find_mark, head, is_colon};
use crate::zh::time::deadline;
use crate::zh::unit::list::is_body;

/// What such a part says.
pub(super) struct LabelPart {
    pub kind: Label,
    /// Where its label stands in its first line.
    pub label: Range<usize>,
    /// Its lines of responsibility, each with a label.
    pub lines: Vec<MappedText>,
}

/// What an item says that is such a part; `None` where it says anything else.
pub(super) fn of(item: &Draft) -> Option<LabelPart> {
    if !item.children.is_empty() || !item.closing.is_empty() || item.shared.is_some() {
        return None;
    }
    let from = item.marker.len;
    let from = from + (item.printed[from..].len() - item.printed[from..].trim_start().len());
    let text = &item.printed[from..];
    // No label is longer.
    let near = head(text, LABEL + '。'.len_utf8());
    let mark = find_mark(near, |c| is_colon(c) || c == '。');
    if mark.unwrap_or(text.len()) > LABEL {
        return None;
    }
    let (word, behind) = text.split_at(mark.unwrap_or(text.len()));
    let word = word.trim_end();
    let (0, kind) = label_before(word, word.len())? else {
        return None;
    };
    if !kind.names_bodies() && !matches!(kind, Label::Deadline | Label::Ignored) {
        return None;
    }
    let label = from..from + word.len();
    let printed = item.printed.slice(label.clone());
    let mut lines: Vec<MappedText> = Vec::new();
    if behind.contains(char::is_alphanumeric) {
        let value = item
            .printed
            .slice(item.printed.len() - behind.len()..item.printed.len());
        lines.push(match behind.starts_with(is_colon) {
            true => said(item.printed.slice(from..item.printed.len()))?,
            false => labelled(&printed, &value.behind('。'.len_utf8()), kind)?,
        });
        if !item.paragraphs.is_empty() {
            return None;
        }
    }
    for value in &item.paragraphs {
        lines.push(labelled(&printed, value, kind)?);
    }
    lines.extend(item.duties.iter().cloned());
    Some(LabelPart { kind, label, lines })
}

/// A line with its label, where it says something and nothing else.
fn said(line: MappedText) -> Option<MappedText> {
    let statement = responsibility::own_line(&line, None)?;
    let says = !statement.bearers.is_empty()
        || !statement.deadlines.is_empty()
        || !statement.aside.is_empty();
    let rest = &line[statement.range.end..];
    (says && !rest.contains(char::is_alphanumeric)).then_some(line)
}

/// A list of bodies, or a time, with the label that heads it before it.
fn labelled(label: &MappedText, value: &MappedText, kind: Label) -> Option<MappedText> {
    let bare = value.trim().trim_end_matches('。');
    let fits = match kind {
        Label::Deadline => {
            bare.chars().nth(LONGEST).is_none() && !deadline::in_cell(bare, None).is_empty()
        }
        _ => is_body(bare),
    };
    let mut line = label.clone();
    let (end, start) = (
        label.hull(0..label.len()).end,
        value.hull(0..value.len()).start,
    );
    line.push_decoded("：", end..start.max(end));
    line.append(value);
    fits.then_some(line)
}

/// Most bytes of a label.
const LABEL: usize = 60;

/// Most characters of a time below a heading.
const LONGEST: usize = 20;
