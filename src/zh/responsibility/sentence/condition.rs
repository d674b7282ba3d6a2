//! Clauses that end in 的: they tell for which case something holds (需要报批的), or for which part of a thing (园区外的).

use crate::zh::text::scan::is_digit;

/// 凡涉及修订的, 需要报批的: the case for which the clause behind it says what is to be done.
pub(super) fn is_condition(clause: &str) -> bool {
    let clause = clause.trim_end_matches(['”', '’', ')', '）', ' ']);
    clause.ends_with('的') && !names_part(clause)
}

/// 园区外的，由甲局负责: which part of a thing is meant, by where it lies. 10日内的 is a case.
pub(super) fn names_part(text: &str) -> bool {
    const LONGEST: usize = 10;
    const TIMES: [char; 6] = ['日', '天', '月', '年', '期', '时'];
    let place = text
        .strip_suffix("内的")
        .or_else(|| text.strip_suffix("外的"));
    let place = place.map(|place| place.trim_end_matches('以'));
    place.is_some_and(|place| {
        let clause = place.rsplit([',', '，', '；', ';']).next().unwrap_or(place);
        clause.chars().nth(LONGEST).is_none()
            && clause.chars().nth(1).is_some()
            && !clause.ends_with(TIMES)
            && !clause.contains(is_digit)
    })
}
