//! What the value of a label is: bodies, or something else.

use crate::zh::text::label::Label;
use crate::zh::unit::name::ends_like_body;
use crate::zh::unit::tail::strip_tail;

/// Whether a label announces bodies.
pub(crate) fn names_bodies(label: Label) -> bool {
    matches!(label, Label::Lead | Label::Support | Label::Responsible)
}

/// Whether the first element of a value is a name.
pub(crate) fn begins_with_name(value: &str) -> bool {
    let element = value.split(['、', '，', ',', '；', ';', '。', ' ']).next();
    element.is_some_and(|element| ends_like_body(strip_tail(element).0))
}
