//! Words with which minutes and assignments (纪要, 交办) tell a body to do something: 请甲局…, 会议责成乙局….
//!
//! They stand right before the name and are no part of it.

use crate::zh::text::char_set::CharSet;
use crate::zh::text::scan::between_han;
use crate::zh::text::words::{behind_all, behind_any};

/// Who gives the order.
const GIVING: [&str; 2] = ["会议", "会上"];

const ORDERS: [&str; 10] = [
    "请", "责成", "责令", "要求", "安排", "指定", "明确", "确定", "决定", "议定",
];

/// What is as good as one where a meeting says it.
const SAYING: [&str; 5] = ["原则同意", "一致同意", "同意", "强调", "指出"];

/// What stands behind the order with which a text begins.
pub(crate) fn behind_order(text: &str) -> Option<&str> {
    // Nearly every text begins otherwise.
    static FIRST: CharSet =
        CharSet::of(&['会', '请', '责', '要', '安', '指', '明', '确', '决', '议']);
    if !text.starts_with(|c| FIRST.contains(c)) {
        return None;
    }
    let said = behind_any(text, &GIVING);
    let whole = said.unwrap_or(text);
    let mut rest = said
        .and_then(|said| behind_any(said, &SAYING))
        .unwrap_or(whole);
    rest = behind_all(rest, &ORDERS);
    (rest.len() < whole.len()).then_some(rest)
}

/// Whether a clause of a text may begin with an order: nearly none does.
pub(crate) fn may_order(text: &str) -> bool {
    // White space is a mark itself: the clause begins behind the last of it.
    let orders = |at: usize| behind_order(&text[at..]).is_some();
    let mut behind = between_han(text).map(|(at, mark)| at + mark.len_utf8());
    orders(0) || behind.any(orders)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_before_a_body() {
        for text in [
            "请县水利局", "责成县水利局", "会议责成县水利局", "会上明确请县水利局",
            "会议原则同意县水利局",
        ] {
            assert_eq!(behind_order(text), Some("县水利局"), "{text}");
        }
        for word in ORDERS {
            assert_eq!(behind_order(&format!("{word}县水利局")), Some("县水利局"));
        }
        for text in ["县水利局", "会议中心", "同意县水利局", "会议", ""] {
            assert_eq!(behind_order(text), None, "{text}");
        }
    }
}
