//! The year that the tasks of a notice are for (年度).

use crate::mapped::MappedText;
use crate::model::Header;
use crate::zh::text::scan::is_dash;

/// The year that the tasks are for: the one in the title, else in that of what is attached, else that of the document.
pub(super) fn task_year(header: &Header, attached: &[MappedText]) -> Option<i16> {
    let issued = header.issued_on.map(|day| day.year());
    // 2021年已建场所明细表 goes with a notice of 2022: what is over tells no year of tasks.
    let is_to_come = |span: &Years| issued.is_none_or(|issued| span.last >= issued);
    let announced = header.attachments.iter();
    let announced = announced.map(|attachment| attachment.title.as_str());
    let attached = announced.chain(attached.iter().map(MappedText::as_str));
    let titled = header.title.as_deref();
    let titled = titled.and_then(|title| years_in(title).map(|span| (title, span)));
    // 2025年度预算执行审计查出问题整改: what was found is of the year that is over, to put it right is of this one.
    let of_tasks = titled.filter(|(title, span)| is_to_come(span) || !title.contains("整改"));
    of_tasks
        .map(|(_, span)| span)
        .or_else(|| attached.filter_map(years_in).find(is_to_come))
        .map(|span| span.first)
        .or(issued)
        .or_else(|| header.doc_number.as_ref().and_then(|number| number.year))
        .or_else(|| header.published_on.map(|day| day.year()))
}

/// The years that a title names.
struct Years {
    /// That in which a plan of several years sets out.
    first: i16,
    last: i16,
}

/// `2017年` or `二○一七年` in a title, outside document numbers, or `2023-2025年`.
fn years_in(title: &str) -> Option<Years> {
    title.match_indices('年').find_map(|(at, _)| {
        let (head, last) = year_at_end(&title[..at])?;
        let opening = head.trim_end().strip_suffix(|c| is_dash(c) || c == '至');
        let first = opening.and_then(|head| year_at_end(head.trim_end_matches('—')));
        let first = first.map_or(last, |(_, first)| first);
        Some(Years { first, last })
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
    use crate::model::Attachment;

    #[test]
    fn a_span_of_years_counts_from_its_first() {
        for dash in ["-", "－", "—", "——", "–", "~", "～", "至"] {
            let title = format!("云岭县水利工程2023{dash}2025年实施方案");
            assert_eq!(first(&title), Some(2023), "{title}");
        }
        assert_eq!(first("云岭县2025年工作要点"), Some(2025));
    }

    #[test]
    fn what_is_attached_of_a_year_that_is_over_tells_none() {
        let header = |titles: &[&str]| Header {
            title: Some("关于印发云岭县避难场所建设方案的通知".to_owned()),
            issued_on: Some("2022-08-04".parse().unwrap()),
            attachments: titles.iter().map(|title| attachment(title)).collect(),
            ..Header::default()
        };
        let attachment_of = |titles: &[&str]| task_year(&header(titles), &[]);
        assert_eq!(attachment_of(&["2021年已建场所明细表"]), Some(2022));
        assert_eq!(attachment_of(&["2021年明细表", "2023年计划表"]), Some(2023));
        assert_eq!(attachment_of(&["2021—2025年任务分解表"]), Some(2021));
    }

    #[test]
    fn what_a_past_year_left_to_be_put_right_is_a_task_of_this_one() {
        let header = |title: &str| Header {
            title: Some(title.to_owned()),
            issued_on: Some("2026-04-02".parse().unwrap()),
            ..Header::default()
        };
        let year = |title| task_year(&header(title), &[]);
        assert_eq!(year("关于2025年度审计查出问题整改工作的通知"), Some(2026));
        assert_eq!(year("2026年督察反馈问题整改方案"), Some(2026));
        assert_eq!(year("关于2025年度目标考核工作的通知"), Some(2025));
    }

    fn first(title: &str) -> Option<i16> {
        years_in(title).map(|span| span.first)
    }

    fn attachment(title: &str) -> Attachment {
        Attachment {
            number: None,
            title: title.to_owned(),
            href: None,
        }
    }
}
