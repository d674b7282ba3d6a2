//! Damaged spots of the texts, found in one walk: broken dates and document numbers, brackets and quotation marks without
//! their partner, doubled marks.

mod dates;
mod lists;
mod marks;
mod numbers;
mod unclosed;
mod unopened;

use std::ops::Range;

use super::passages::{Kind, Part};
use super::survey::Survey;
use crate::model::Fix;
use crate::span::Span;
use crate::zh::quantity;

/// What is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpotKind {
    Date,
    Number,
    Quote,
    /// A quotation of which a typewriter's mark is one half: “一网通办"
    MixedQuote,
    Bracket,
    Doubled,
    /// A number whose value cannot be told.
    Amount,
}

/// A broken place.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub kind: SpotKind,
    pub at: Span,
    pub quote: String,
    pub task: Option<usize>,
    /// The repair that the calendar or the form gives.
    pub fix: Option<Fix>,
}

/// All of them, in the order of their places.
pub(super) fn find(survey: &Survey) -> Vec<Spot> {
    let mut spots = Vec::new();
    for passage in survey.passages.iter() {
        marks::find(survey, passage, &mut spots);
        for (at, part) in passage.parts.iter().enumerate() {
            if passage.kind != Kind::Unit {
                numbers::find(survey, part, &mut spots);
            }
            if matches!(passage.kind, Kind::Item | Kind::Cell) && part.signs.digits {
                let amounts = quantity::damaged(part.text).into_iter();
                spots
                    .extend(amounts.map(|range| spot(survey, part, range, SpotKind::Amount, None)));
            }
            if passage.kind == Kind::Cover {
                numbers::bare_number(survey, part, &mut spots);
                let above = passage.parts[..at].last();
                numbers::bare_date(survey, part, above, &mut spots);
            }
        }
    }
    lists::find(survey, &mut spots);
    unopened::find(survey, &mut spots);
    unclosed::find(survey, &mut spots);
    spots.sort_by_key(|spot| (spot.at.start, spot.at.end));
    // The bracket that a document number lost is part of that damage.
    let mut numbers: Vec<Range<u32>> = Vec::new();
    for spot in spots.iter().filter(|spot| spot.kind == SpotKind::Number) {
        match numbers.last_mut() {
            Some(last) if spot.at.start <= last.end => last.end = last.end.max(spot.at.end),
            _ => numbers.push(spot.at.start..spot.at.end),
        }
    }
    spots.retain(|spot| {
        let before = numbers.partition_point(|number| number.start <= spot.at.start);
        let number = before.checked_sub(1).map(|at| &numbers[at]);
        spot.kind != SpotKind::Bracket || number.is_none_or(|number| number.end < spot.at.end)
    });
    spots
}

/// Whether a damaged spot of these kinds lies at a place; the spots are in order.
pub(super) fn is_damaged(spots: &[Spot], at: &Span, kinds: &[SpotKind]) -> bool {
    let from = spots.partition_point(|spot| spot.at.end <= at.start);
    spots[from..]
        .iter()
        .take_while(|spot| spot.at.start < at.end.max(at.start + 1))
        .any(|spot| kinds.contains(&spot.kind))
}

fn spot<'a>(
    survey: &Survey<'a>,
    part: &Part<'a>,
    range: Range<usize>,
    kind: SpotKind,
    with: Option<String>,
) -> Spot {
    let quote = part.text[range.clone()].to_owned();
    Spot {
        kind,
        at: survey.place(part, range),
        task: part.task(),
        fix: with.map(|with| Fix {
            replace: quote.clone(),
            with,
        }),
        quote,
    }
}
