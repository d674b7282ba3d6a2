//! A label that only describes the bodies behind it: 相关部门, 涉及单位, 排查主体.
//!
//! The words stand in sentences as well (相关部门协同推进), so that nothing but a list of bodies may stand behind the colon.

use crate::zh::text::label::Label;
use crate::zh::text::scan::{back_while, char_at, half, is_han};
use crate::zh::unit::name::ends_like_body;
use crate::zh::unit::tail::strip_tail;
use crate::zh::unit::tight::Tight;

/// What such a label ends with.
const ENDINGS: [&str; 5] = ["部门", "单位", "主体", "处室", "科室"];

/// Words that describe bodies by their part in the work.
const ANY: [&str; 3] = ["相关", "有关", "涉及"];

/// Words for what the bodies do.
const DOING: [&str; 8] = [
    "排查", "整治", "治理", "管理", "执行", "处置", "保障", "推动",
];

/// The label that ends at a colon, and where it begins; `led` tells that a label of the leading body stands before it.
pub(super) fn before(
    tight: &Tight,
    from: usize,
    colon: usize,
    led: bool,
) -> Option<(usize, Label)> {
    let text = &*tight.text;
    let ending = ENDINGS
        .iter()
        .find(|ending| text[from..colon].ends_with(**ending))?;
    let start = back_while(text, colon, is_han).max(from);
    let head = &text[start..colon - ending.len()];
    let any = ANY.contains(&head);
    if !any && !DOING.contains(&head) {
        return None;
    }
    let value = colon + char_at(text, colon).map_or(0, char::len_utf8);
    let length = text[value..].find(|c| matches!(half(c), '。' | ';'));
    let value = &text[value..length.map_or(text.len(), |length| value + length)];
    is_list(value).then_some((
        start,
        match any && led {
            true => Label::Support,
            false => Label::Responsible,
        },
    ))
}

/// Whether a value is a list of which all but one are bodies for sure (甲局、乙局、属地街道等).
fn is_list(value: &str) -> bool {
    const LONGEST: usize = 14;
    let elements = || value.split('、').map(|element| strip_tail(element).0);
    let sure = elements().filter(|name| ends_like_body(name)).count();
    let short = |name: &str| name.chars().nth(LONGEST).is_none() && name.chars().all(is_han);
    let count = elements().count();
    sure >= 2 && sure + 1 >= count && elements().all(|name| ends_like_body(name) || short(name))
}
