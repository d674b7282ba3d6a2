//! Tasks that became several, and several that became one.

use std::collections::HashMap;

use super::candidates::Candidate;
use super::features::{Features, dice};
use super::pool::Pool;
use crate::diff::pair::{Match, Relation};

/// So much of a part has to stand in the whole.
const CONTAINED: f32 = 0.7;

/// So much of the whole has to stand in the parts together.
const COVERED: f32 = 0.65;

/// A text so like the whole is the whole itself, rewritten.
const REWRITTEN: f32 = 0.8;

type Scores = HashMap<(usize, usize), f64>;

/// One direction: whole texts and the texts that may be their parts.
struct View<'a> {
    pool: &'a Pool<'a>,
    wholes: &'a [Features],
    parts: &'a [Features],
    /// Candidates of each whole: part and weight in common.
    by_whole: Vec<Vec<(usize, f32)>>,
    /// The two wholes that each part is most like, with the likeness.
    best: Vec<[(usize, f32); 2]>,
    relation: Relation,
}

impl<'a> View<'a> {
    fn new(pool: &'a Pool<'a>, candidates: &[Candidate], relation: Relation) -> Self {
        let (wholes, parts) = match relation {
            Relation::Merged => (pool.new_texts, pool.old_texts),
            _ => (pool.old_texts, pool.new_texts),
        };
        let mut view = View {
            pool,
            wholes,
            parts,
            by_whole: vec![Vec::new(); wholes.len()],
            best: vec![[(usize::MAX, 0.0); 2]; parts.len()],
            relation,
        };
        for candidate in candidates {
            let (whole, part) = view.sides(candidate.old, candidate.new);
            view.by_whole[whole].push((part, candidate.common));
            let alike = dice(candidate.common, &wholes[whole], &parts[part]);
            let [first, second] = &mut view.best[part];
            if alike > first.1 {
                *second = *first;
                *first = (whole, alike);
            } else if alike > second.1 {
                *second = (whole, alike);
            }
        }
        view
    }

    /// Whole and part of an old and a new task, and back.
    fn sides(&self, a: usize, b: usize) -> (usize, usize) {
        match self.relation {
            Relation::Merged => (b, a),
            _ => (a, b),
        }
    }

    /// How like another whole a part is.
    fn elsewhere(&self, part: usize, whole: usize) -> f32 {
        let [first, second] = self.best[part];
        if first.0 == whole { second.1 } else { first.1 }
    }

    /// The parts that a whole fell into, and how much of it they cover.
    fn parts_of(&self, whole: usize) -> Option<(Vec<usize>, f32)> {
        let text = &self.wholes[whole];
        let mut list: Vec<(usize, f32)> = Vec::new();
        for &(part, common) in &self.by_whole[whole] {
            if dice(common, text, &self.parts[part]) >= REWRITTEN {
                return None;
            }
            let weight = self.parts[part].weight;
            let contained = weight > 0.0 && common / weight >= CONTAINED;
            if contained && self.elsewhere(part, whole) < common / weight {
                list.push((part, common));
            }
        }
        list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut covered = Features::default();
        let mut taken = Vec::new();
        for (part, common) in list {
            let vocabulary = self.pool.vocabulary;
            let meeting = vocabulary.meeting(text, &self.parts[part]);
            // Most of what it shares has to be its own.
            if vocabulary.without(&meeting, &covered).weight >= 0.6 * common {
                covered = covered.union(&meeting);
                taken.push(part);
            }
        }
        self.pool.vocabulary.settle(&mut covered);
        let share = covered.weight / text.weight.max(f32::MIN_POSITIVE);
        (taken.len() >= 2 && share >= COVERED).then_some((taken, share))
    }

    fn found(&self, whole: usize, part: usize, scores: &Scores) -> Match {
        let (old, new) = self.sides(whole, part);
        Match {
            old,
            new,
            score: scores.get(&(old, new)).copied().unwrap_or_default(),
            relation: self.relation,
        }
    }
}

/// Tasks that fell into parts of which none is the task itself, and the other way round.
pub(super) fn whole_and_parts(
    pool: &Pool,
    candidates: &[Candidate],
    scores: &Scores,
) -> Vec<Match> {
    let mut matches: Vec<Match> = Vec::new();
    let mut old_taken = vec![false; pool.old.len()];
    let mut new_taken = vec![false; pool.new.len()];
    let views =
        [Relation::Split, Relation::Merged].map(|relation| View::new(pool, candidates, relation));
    let mut groups: Vec<(f32, &View, usize, Vec<usize>)> = Vec::new();
    for view in &views {
        for whole in 0..view.wholes.len() {
            if let Some((parts, share)) = view.parts_of(whole) {
                groups.push((share, view, whole, parts));
            }
        }
    }
    groups.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (_, view, whole, parts) in groups {
        let list: Vec<Match> = parts
            .iter()
            .map(|&part| view.found(whole, part, scores))
            .collect();
        if list
            .iter()
            .any(|found| old_taken[found.old] || new_taken[found.new])
        {
            continue;
        }
        for found in list {
            old_taken[found.old] = true;
            new_taken[found.new] = true;
            matches.push(found);
        }
    }
    matches
}

/// Parts cut off a task that otherwise stayed: what it lost stands in a task of its own now, and the other way round.
pub(super) fn cut_off(
    pool: &Pool,
    candidates: &[Candidate],
    scores: &Scores,
    matches: &mut Vec<Match>,
) {
    for relation in [Relation::Split, Relation::Merged] {
        let view = View::new(pool, candidates, relation);
        let mut part_taken = vec![false; view.parts.len()];
        let mut kept: Vec<Vec<usize>> = vec![Vec::new(); view.wholes.len()];
        for (at, found) in matches.iter().enumerate() {
            let (whole, part) = view.sides(found.old, found.new);
            part_taken[part] = true;
            if found.relation == Relation::One || found.relation == relation {
                kept[whole].push(at);
            }
        }
        let mut more = Vec::new();
        for (whole, list) in view.by_whole.iter().enumerate() {
            let mut rest = view.wholes[whole].clone();
            for &at in &kept[whole] {
                let (_, part) = view.sides(matches[at].old, matches[at].new);
                rest = pool.vocabulary.without(&rest, &view.parts[part]);
            }
            if kept[whole].is_empty() {
                continue;
            }
            for &(part, _) in list {
                let weight = view.parts[part].weight;
                let own = pool.vocabulary.common(&rest, &view.parts[part]);
                if !part_taken[part] && weight > 0.0 && own >= CONTAINED * weight {
                    part_taken[part] = true;
                    rest = pool.vocabulary.without(&rest, &view.parts[part]);
                    more.push(view.found(whole, part, scores));
                    for &at in &kept[whole] {
                        matches[at].relation = relation;
                    }
                }
            }
        }
        matches.extend(more);
    }
}
