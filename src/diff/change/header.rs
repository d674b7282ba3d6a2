//! What the two notices say of themselves, where it differs.

use crate::diff::years::{Dated, Plans};
use crate::model::{FieldChange, Header};

/// Every value that differs; number, dates and year differ with every edition and are marked as expected.
pub(crate) fn changes(old: &Header, new: &Header, plans: Plans) -> Vec<FieldChange> {
    let number = |header: &Header| header.doc_number.as_ref().map(|number| number.text.clone());
    let agency = |header: &Header| {
        let number = header.doc_number.as_ref();
        number.map(|number| number.agency_code.clone())
    };
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let attachments = |header: &Header| {
        let titles: Vec<&str> = header
            .attachments
            .iter()
            .map(|one| one.title.as_str())
            .collect();
        (!titles.is_empty()).then(|| titles.join("；"))
    };
    let addressees =
        |header: &Header| (!header.addressees.is_empty()).then(|| header.addressees.join("、"));
    let year = |header: &Header| header.year.map(|year| year.to_string());
    let values = [
        ("title", old.title.clone(), new.title.clone(), false),
        // The code of the issuing office is news, the number is not.
        (
            "doc_number",
            number(old),
            number(new),
            agency(old) == agency(new),
        ),
        ("issuer", old.issuer.clone(), new.issuer.clone(), false),
        ("addressees", addressees(old), addressees(new), false),
        ("issued_on", day(old.issued_on), day(new.issued_on), true),
        (
            "published_on",
            day(old.published_on),
            day(new.published_on),
            true,
        ),
        ("source", old.source.clone(), new.source.clone(), false),
        (
            "disclosure",
            old.disclosure.clone(),
            new.disclosure.clone(),
            false,
        ),
        ("year", year(old), year(new), true),
        ("attachments", attachments(old), attachments(new), false),
    ];
    values
        .into_iter()
        .filter(|(_, old, new, expected)| match (old, new) {
            (Some(old), Some(new)) if *expected => old != new,
            (Some(old), Some(new)) => !plans.same_text(&Dated::of(old), &Dated::of(new)),
            (old, new) => old != new,
        })
        .map(|(name, old, new, expected)| FieldChange {
            name: name.to_owned(),
            old,
            new,
            expected,
            ..FieldChange::default()
        })
        .collect()
}
