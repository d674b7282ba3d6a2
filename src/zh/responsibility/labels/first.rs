//! A label of which only the tail is known: 部门分工, 分管省领导, 项目责任人.
//!
//! The tail says what it announces. Since a sentence may end in such a word, too, the value has to be of that kind.

use super::next::last_gap;
use super::value::begins_with_name;
use crate::zh::text::label::Label;
use crate::zh::text::scan::{back_while, is_han, skip_one};
use crate::zh::time::deadline;
use crate::zh::unit::name::{ends_like_body, is_placeholder};
use crate::zh::unit::person::holds_office;
use crate::zh::unit::tight::Tight;
use crate::zh::unit::verb;

/// Longest head before the known tail, in bytes.
const LONGEST_HEAD: usize = 12;

/// Longest value that is looked at, in bytes: as long as a name may be.
const LONGEST_VALUE: usize = 400;

/// Where the word begins whose tail from `start` to `colon` is known; `start` itself where it is no label as a whole.
pub(crate) fn whole_word(
    tight: &Tight,
    from: usize,
    start: usize,
    colon: usize,
    label: Label,
) -> usize {
    // 资金来源：县级财政  责任单位：甲局: white space parts it from the words before, but where it is letter-spaced itself.
    let spaced = || last_gap(tight, start, colon).is_some_and(|gap| gap > start);
    if start == from
        || tight.is_apart(start) && !spaced()
        || start - from > LONGEST_HEAD && !reaches_mark(tight, start)
    {
        return start;
    }
    let word = back_while(&tight.text[..start], start, is_han).max(from);
    let head = &tight.text[word..start];
    let may = !head.is_empty() && !verb::begins_with_verb(head) && !ends_like_body(head);
    match may && fits(label, &tight.text[skip_one(&tight.text, colon)..]) {
        true => word,
        false => start,
    }
}

/// Whether a mark stands shortly before, so that no long run of words need be walked.
fn reaches_mark(tight: &Tight, start: usize) -> bool {
    let near = tight.text[..start].char_indices().rev();
    near.take(LONGEST_HEAD / 3 + 1).any(|(_, c)| !is_han(c))
}

/// Whether a value begins as what the label announces.
fn fits(label: Label, value: &str) -> bool {
    let end = value
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|end| *end <= LONGEST_VALUE)
        .last();
    let value = &value[..end.unwrap_or(0)];
    if label.names_bodies() {
        return begins_with_name(value);
    }
    match label {
        Label::Deadline => deadline::in_cell(value, None)
            .first()
            .is_some_and(|time| time.range.start == 0),
        Label::Ignored => is_placeholder(value) || begins_with_person(value),
        _ => false,
    }
}

/// Whether the first element of a value is the name of a person: two to four characters, or an office.
fn begins_with_person(value: &str) -> bool {
    let first = value.split(['、', '，', ',', '；', ';', '。', ' ', '(', '（']);
    first.into_iter().next().is_some_and(|name| {
        let count = name.chars().count();
        let short = (2..=4).contains(&count) && name.chars().all(is_han);
        holds_office(name) || short && !verb::begins_with_verb(name)
    })
}
