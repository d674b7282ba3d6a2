//! How sure it is that two tasks are one: text first, then section, heading, units and targets.

use smol_str::SmolStr;
use std::collections::HashMap;

use super::candidates::Candidate;
use super::features::{Features, dice};
use super::pool::Pool;
use crate::diff::item::Item;
use crate::zh::text::likeness::Bigrams;

const TEXT: f64 = 0.72;
const SECTION: f64 = 0.10;
const HEADING: f64 = 0.06;
const LABEL: f64 = 0.10;
const UNITS: f64 = 0.08;
const TARGETS: f64 = 0.04;

/// Scores candidates of a pool.
pub(super) struct Scorer<'a> {
    pool: &'a Pool<'a>,
    /// Heading and text together, where there is a heading.
    old_full: Vec<Option<Features>>,
    new_full: Vec<Option<Features>>,
    names: HashMap<(&'a str, &'a str), f64>,
}

impl<'a> Scorer<'a> {
    /// Prepares a pool with the features of its headings.
    pub(super) fn new(pool: &'a Pool<'a>, old: &[Features], new: &[Features]) -> Self {
        let full = |headings: &[Features], texts: &[Features]| {
            let both = headings.iter().zip(texts).map(|(heading, text)| {
                (!heading.ids().is_empty()).then(|| {
                    let mut both = heading.union(text);
                    pool.vocabulary.settle(&mut both);
                    both
                })
            });
            both.collect()
        };
        Scorer {
            pool,
            old_full: full(old, pool.old_texts),
            new_full: full(new, pool.new_texts),
            names: HashMap::new(),
        }
    }

    /// How alike two tasks are, from 0 to 1; what only one of them states does not count.
    pub(super) fn score(&mut self, candidate: &Candidate) -> f64 {
        let (old, new) = (self.pool.old[candidate.old], self.pool.new[candidate.new]);
        let mut sum = TEXT * self.text(candidate);
        let mut all = TEXT;
        let mut add = |weight: f64, value: Option<f64>| {
            if let Some(value) = value {
                sum += weight * value;
                all += weight;
            }
        };
        add(SECTION, self.names(&old.section, &new.section));
        add(HEADING, self.names(&old.heading, &new.heading));
        add(LABEL, self.names(&old.label, &new.label));
        add(UNITS, units(old, new));
        add(TARGETS, targets(old, new));
        sum / all
    }

    /// Likeness of the texts, a heading taken in where the other side has it in its text.
    fn text(&self, candidate: &Candidate) -> f64 {
        let (old, new) = (candidate.old, candidate.new);
        let (old_text, new_text) = (&self.pool.old_texts[old], &self.pool.new_texts[new]);
        let mut best = dice(candidate.common, old_text, new_text);
        if best < 0.95 {
            for (a, b) in [
                (self.old_full[old].as_ref(), Some(new_text)),
                (Some(old_text), self.new_full[new].as_ref()),
            ] {
                if let (Some(a), Some(b)) = (a, b) {
                    best = best.max(dice(self.pool.vocabulary.common(a, b), a, b));
                }
            }
        }
        f64::from(best)
    }

    fn names(&mut self, old: &'a str, new: &'a str) -> Option<f64> {
        if old.is_empty() || new.is_empty() {
            return None;
        }
        let alike = self.names.entry((old, new)).or_insert_with(|| {
            f64::from(
                Bigrams::of(old)
                    .likeness(&Bigrams::of(new), 0.0)
                    .unwrap_or(0.0),
            )
        });
        Some(*alike)
    }
}

/// Share of the bodies that both have.
fn units(old: &Item, new: &Item) -> Option<f64> {
    if old.bodies.is_empty() || new.bodies.is_empty() {
        return None;
    }
    let both = old.bodies.intersection(&new.bodies).count() as f64;
    let all = old.bodies.union(&new.bodies).count() as f64;
    Some(both / all)
}

/// Share of the targets that have one of the same unit of measurement on the other side.
fn targets(old: &Item, new: &Item) -> Option<f64> {
    let (old, new) = (&old.task.targets, &new.task.targets);
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let known = |list: &[crate::model::Target], unit: &Option<SmolStr>| {
        list.iter().any(|target| target.unit == *unit)
    };
    let shared = old.iter().filter(|target| known(new, &target.unit)).count()
        + new.iter().filter(|target| known(old, &target.unit)).count();
    Some(shared as f64 / (old.len() + new.len()) as f64)
}
