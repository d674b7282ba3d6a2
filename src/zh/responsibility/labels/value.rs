//! What the value of a label is: bodies, or something else.

use crate::zh::text::label::label_before;
use crate::zh::text::scan::half;
use crate::zh::unit::name::ends_like_body;
use crate::zh::unit::tail::strip_tail;

pub(crate) fn begins_with_name(value: &str) -> bool {
    let element = value.split(['、', '，', ',', '；', ';', '。', ' ']).next();
    element.is_some_and(|element| ends_like_body(strip_tail(element).0))
}

/// Marks between the value of one label and the next label.
pub(crate) fn is_joint(c: char) -> bool {
    matches!(
        half(c),
        '。' | ';' | ',' | '、' | ' ' | '.' | '(' | ')' | '|'
    )
}

/// Whether a value is a list of bodies and nothing else; 第一责任单位 is none of them.
pub(crate) fn only_names(value: &str) -> bool {
    let mut elements = value
        .trim_end_matches(is_joint)
        .split(['、', '，', ',', ' '])
        .map(|element| strip_tail(element).0)
        .peekable();
    elements.peek().is_some()
        && elements.all(|element| ends_like_body(element) && !is_label_end(element))
}

fn is_label_end(element: &str) -> bool {
    label_before(element, element.len()).is_some()
}
