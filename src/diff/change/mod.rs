//! What changed between the two tasks of a pair.

mod deadlines;
pub(super) mod header;
mod marks;
pub(super) mod measures;
pub(super) mod sections;
mod targets;
pub(super) mod units;

use self::marks::marks;
use self::sections::Sections;
use super::item::{Item, words};
use super::pair::{Match, Relation};
use super::succession::Bodies;
use super::years::{Dated, Plans};
use crate::model::{FieldChange, Kind, Mark};
use crate::zh::{quantity, time::deadline};

/// What is known of both notices.
pub(super) struct Context<'a> {
    pub bodies: &'a Bodies,
    pub plans: Plans,
    pub sections: &'a Sections,
    /// Both notices say who does what.
    pub units_listed: bool,
}

/// Kinds, changed values and marks of a pair.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    pub kinds: Vec<Kind>,
    pub fields: Vec<FieldChange>,
    pub marks: Vec<Mark>,
}

impl Context<'_> {
    /// Classifies a pair.
    pub(super) fn classify(&self, old: &Item, new: &Item, found: &Match) -> Verdict {
        let mut verdict = Verdict::default();
        let targets = targets::changes(old.task, new.task, found.relation);
        let deadlines = deadlines::changes(old.task, new.task, self.plans, found.relation);
        self.words(
            old,
            new,
            found.relation,
            !targets.is_empty() || !deadlines.is_empty(),
            &mut verdict,
        );
        if !targets.is_empty() {
            verdict.kinds.push(Kind::TargetChanged);
            verdict.fields.extend(targets);
        }
        if !deadlines.is_empty() {
            verdict.kinds.push(Kind::DeadlineChanged);
            verdict.fields.extend(deadlines);
        }
        if self.units_listed {
            let units = units::compare(old.task, new.task, self.bodies, self.plans);
            verdict
                .kinds
                .extend(units.changed.then_some(Kind::UnitsChanged));
            verdict
                .kinds
                .extend(units.renamed.then_some(Kind::RenamedUnit));
            verdict.fields.extend(units.fields);
        }
        if self.sections.moved(old, new) {
            verdict.kinds.push(Kind::Moved);
            verdict.fields.push(FieldChange {
                name: "group".to_owned(),
                old: old.task.group.as_deref().map(Into::into),
                new: new.task.group.as_deref().map(Into::into),
                ..FieldChange::default()
            });
        }
        match found.relation {
            Relation::One => {}
            Relation::Split => verdict.kinds.push(Kind::Split),
            Relation::Merged => verdict.kinds.push(Kind::Merged),
        }
        if verdict.kinds.is_empty() {
            verdict.kinds.push(Kind::Unchanged);
        }
        verdict
    }

    /// Changes of the text and the heading.
    fn words(
        &self,
        old: &Item,
        new: &Item,
        relation: Relation,
        values: bool,
        verdict: &mut Verdict,
    ) {
        let text_differs = !self.same_words(old, new);
        let explained = match relation {
            Relation::One => values && self.same_but_values(old, new),
            Relation::Split => old.text.masked.contains(&new.text.masked),
            Relation::Merged => new.text.masked.contains(&old.text.masked),
        };
        if text_differs {
            let (a, b) = (words(old.task), words(new.task));
            verdict.marks = marks(a, b);
            if !explained {
                verdict.kinds.push(Kind::Reworded);
                verdict.fields.push(FieldChange {
                    name: "text".to_owned(),
                    old: Some(a.to_owned()),
                    new: Some(b.to_owned()),
                    ..FieldChange::default()
                });
            }
        }
        if relation == Relation::One
            && self.sections.retitled(old, new)
            && !self.one_in_the_other(old, new)
        {
            let only_values = values && self.same_title_but_values(old, new);
            if !only_values && !verdict.kinds.contains(&Kind::Reworded) {
                verdict.kinds.push(Kind::Reworded);
            }
            verdict.fields.push(FieldChange {
                name: "heading".to_owned(),
                old: old.task.heading.as_deref().map(Into::into),
                new: new.task.heading.as_deref().map(Into::into),
                ..FieldChange::default()
            });
        }
    }

    /// The same words but for the plan year; a heading may stand in the text on one side.
    fn same_words(&self, old: &Item, new: &Item) -> bool {
        self.plans.same_text(&old.text, &new.text) || self.one_in_the_other(old, new)
    }

    /// One side has in its text what the other has as heading and text.
    fn one_in_the_other(&self, old: &Item, new: &Item) -> bool {
        let whole = |item: &Item| {
            let heading = item.task.heading.as_deref()?;
            let mut whole = Dated::of(&format!("{heading}{}", words(item.task)));
            whole.masked = without_stops(&whole.masked);
            Some(whole)
        };
        let plain = |item: &Item| Dated {
            masked: without_stops(&item.text.masked),
            years: item.text.years.clone(),
        };
        if old.text.masked.chars().count() == new.text.masked.chars().count() {
            return false;
        }
        whole(old).is_some_and(|old| self.plans.same_text(&old, &plain(new)))
            || whole(new).is_some_and(|new| self.plans.same_text(&plain(old), &new))
    }

    /// The same words but for targets and deadlines.
    fn same_but_values(&self, old: &Item, new: &Item) -> bool {
        self.same_without_values(words(old.task), words(new.task))
    }

    /// The same heading but for targets and deadlines.
    fn same_title_but_values(&self, old: &Item, new: &Item) -> bool {
        self.same_without_values(&old.heading, &new.heading)
    }

    fn same_without_values(&self, old: &str, new: &str) -> bool {
        let (a, b) = (
            without_values(old, self.plans.old),
            without_values(new, self.plans.new),
        );
        self.plans.same_text(&Dated::of(&a), &Dated::of(&b))
    }
}

/// A text without the marks that set a heading off.
fn without_stops(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '。' | ':')).collect()
}

/// A text with one sign for each target and each deadline.
fn without_values(text: &str, year: Option<i16>) -> String {
    let mut ranges: Vec<(std::ops::Range<usize>, char)> = quantity::find_all(text)
        .into_iter()
        .map(|found| (found.range, '\u{5}'))
        .chain(
            deadline::in_text(text, year)
                .into_iter()
                .map(|time| (time.range, '\u{6}')),
        )
        .collect();
    ranges.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, sign) in ranges {
        if range.start >= at {
            out.push_str(&text[at..range.start]);
            out.push(sign);
            at = range.end;
        }
    }
    out.push_str(&text[at..]);
    out
}
