//! The year that the tasks of a notice are for (年度).

use crate::mapped::MappedText;
use crate::model::Header;
use crate::zh::text::scan::is_dash;

/// The year that the tasks are for: the one in the title, else in that of what is attached, else that of the document.
pub(super) fn task_year(header: &Header, attached: &[MappedText]) -> Option<i16> {
    let attached = attached.iter().map(MappedText::as_str);
    let titles = header.title.iter().map(String::as_str).chain(
        header
            .attachments
            .iter()
            .map(|attachment| attachment.title.as_str()),
    );
    titles
        .chain(attached)
        .filter_map(year_in)
        .next()
        .or_else(|| header.issued_on.map(|day| day.year()))
        .or_else(|| header.doc_number.as_ref().and_then(|number| number.year))
        .or_else(|| header.published_on.map(|day| day.year()))
}

/// `2017年` or `二○一七年` in a title, outside document numbers; of `2023-2025年` the first, in which the plan sets out.
fn year_in(title: &str) -> Option<i16> {
    title.match_indices('年').find_map(|(at, _)| {
        let (head, last) = year_at_end(&title[..at])?;
        let opening = head.trim_end().strip_suffix(|c| is_dash(c) || c == '至');
        let first = opening.and_then(|head| year_at_end(head.trim_end_matches('—')));
        Some(first.map_or(last, |(_, first)| first))
    })
}

/// The year that a text ends with, and what stands before it.
fn year_at_end(text: &str) -> Option<(&str, i16)> {
    let text = text.trim_end();
    let start = text.char_indices().rev().nth(3).map(|(start, _)| start)?;
    let digits = &text[start..];
    crate::zh::text::numeral::digits_value(digits)
        .and_then(|value| i16::try_from(value).ok())
        .or_else(|| crate::zh::text::numeral::chinese_year(digits))
        .filter(|year| (1949..2100).contains(year))
        .map(|year| (&text[..start], year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_years_counts_from_its_first() {
        for dash in ["-", "－", "—", "——", "–", "~", "～", "至"] {
            let title = format!("云岭县水利工程2023{dash}2025年实施方案");
            assert_eq!(year_in(&title), Some(2023), "{title}");
        }
        assert_eq!(year_in("云岭县2025年工作要点"), Some(2025));
    }
}
