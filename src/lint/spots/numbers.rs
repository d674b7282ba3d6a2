//! Broken dates and document numbers.

use std::ops::Range;

use super::{Spot, SpotKind, dates, spot};
use crate::lint::passages::Part;
use crate::lint::survey::Survey;
use crate::zh::doc_number;
use crate::zh::time::date::damaged_dates;
use crate::zh::unit::list::is_body;

/// Dates and document numbers of one text.
pub(super) fn find<'a>(survey: &Survey<'a>, part: &Part<'a>, spots: &mut Vec<Spot>) {
    let mut taken: Vec<Range<usize>> = Vec::new();
    if !part.signs.digits {
        return;
    }
    if part.signs.brackets {
        for number in doc_number::find_all(part.text) {
            if number.damaged {
                // The code of the agency is not broken; the place is the year and the serial number.
                let whole = &part.text[number.range.clone()];
                let lead = whole
                    .find(|c: char| {
                        c.is_ascii_digit() || matches!(c, '〔' | '[' | '【' | '(' | '（')
                    })
                    .unwrap_or(0);
                let range = number.range.start + lead..number.range.end;
                let with = number.repaired.as_deref().map(|repaired| {
                    let lead = repaired.find('〔').unwrap_or(0);
                    repaired[lead..].to_owned()
                });
                spots.push(spot(survey, part, range, SpotKind::Number, with));
            }
            taken.push(number.range);
        }
    }
    for found in dates::dates(part.text) {
        if taken
            .iter()
            .any(|range| range.start < found.range.end && found.range.start < range.end)
        {
            continue;
        }
        let with = found.repaired;
        spots.push(spot(survey, part, found.range, SpotKind::Date, with));
    }
}

/// A line of the cover that is a document number without its brackets.
pub(super) fn bare_number<'a>(survey: &Survey<'a>, part: &Part<'a>, spots: &mut Vec<Spot>) {
    let bracketed = part
        .text
        .contains(['〔', '〕', '[', ']', '【', '】', '(', ')', '（', '）']);
    if bracketed || !part.text.trim_end().ends_with('号') {
        return;
    }
    if let Some(number) = doc_number::whole(part.text).filter(|number| number.damaged) {
        let range = number.range.clone();
        spots.push(spot(survey, part, range, SpotKind::Number, number.repaired));
    }
}

/// The date of the signature without its 年, 月 and 日: 2021116. It is told by being read as the date, or by the issuer above it.
pub(super) fn bare_date<'a>(
    survey: &Survey<'a>,
    part: &Part<'a>,
    above: Option<&Part<'a>>,
    spots: &mut Vec<Spot>,
) {
    let digits = part.text.trim();
    if !(6..=8).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return;
    }
    let header = &survey.notice.header;
    let dated = header.places.get("issued_on");
    let is_read = dated.is_some_and(|at| at.start < part.at.end && part.at.start < at.end);
    let is_signed = above.is_some_and(|above| {
        let above = above.text.trim();
        header.issuer.as_deref() == Some(above) || is_body(above)
    });
    let dates = damaged_dates(digits);
    if !is_read && (!is_signed || dates.is_empty()) {
        return;
    }
    // Of two days that it can be, the one that the page gives.
    let meant = match dates.as_slice() {
        [date] => Some(*date),
        dates => header.issued_on.filter(|date| dates.contains(date)),
    };
    let range = part.text.len() - part.text.trim_start().len();
    let range = range..range + digits.len();
    let repaired = meant.filter(|_| dates.len() == 1 || !is_read);
    spots.push(spot(
        survey,
        part,
        range,
        SpotKind::Date,
        repaired.map(dates::written),
    ));
}
