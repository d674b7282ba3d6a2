//! Which task became which.

mod assign;
mod candidates;
mod exact;
mod features;
mod moulds;
mod parts;
mod pool;
mod score;

use std::collections::HashMap;

use smol_str::SmolStr;

use self::assign::{Edge, assign};
use self::candidates::{Candidate, Index};
use self::features::{Features, Vocabulary};
use self::moulds::Side;
use self::pool::Pool;
use self::score::Scorer;
use super::item::Item;
use super::pair::{Match, Relation};

/// Pairs that score less are two tasks.
const ENOUGH: f64 = 0.5;

/// Finds all pairs, in the order of the new tasks.
///
/// The work is always done in the same direction, whichever notice is called the old one, so that the result mirrors.
pub(super) fn find(old: &[Item], new: &[Item]) -> Vec<Match> {
    let key = |items: &[Item]| -> Vec<(SmolStr, String, String)> {
        items
            .iter()
            .map(|item| {
                let text = item.task.text.clone();
                (text, item.section.clone(), item.heading.clone())
            })
            .collect()
    };
    let mut matches = if key(old) <= key(new) {
        Finder::new(old, new).run()
    } else {
        let mirrored = Finder::new(new, old).run();
        mirrored.into_iter().map(Match::mirrored).collect()
    };
    matches.sort_by_key(|found| (found.new, found.old));
    matches
}

struct Finder<'a> {
    old: &'a [Item<'a>],
    new: &'a [Item<'a>],
    matches: Vec<Match>,
}

impl<'a> Finder<'a> {
    fn new(old: &'a [Item<'a>], new: &'a [Item<'a>]) -> Self {
        Finder {
            old,
            new,
            matches: Vec::new(),
        }
    }

    fn run(mut self) -> Vec<Match> {
        let mut old_taken = vec![false; self.old.len()];
        let mut new_taken = vec![false; self.new.len()];
        for (old, new) in exact::pair(self.old, self.new, &mut old_taken, &mut new_taken) {
            self.matches.push(Match {
                old,
                new,
                score: 1.0,
                relation: Relation::One,
            });
        }
        let rest_old: Vec<usize> = (0..self.old.len()).filter(|&at| !old_taken[at]).collect();
        let rest_new: Vec<usize> = (0..self.new.len()).filter(|&at| !new_taken[at]).collect();
        if !rest_old.is_empty() && !rest_new.is_empty() {
            self.alike(&rest_old, &rest_new);
        }
        self.matches
    }

    /// Pairs the tasks that are left by likeness.
    fn alike(&mut self, rest_old: &[usize], rest_new: &[usize]) {
        let mut vocabulary = Vocabulary::default();
        let mut read = |items: &[Item]| -> Vec<Features> {
            let texts = items.iter().map(|item| {
                let features = vocabulary.read(&item.text.masked);
                vocabulary.count(&features);
                features
            });
            texts.collect()
        };
        let (all_old, all_new) = (read(self.old), read(self.new));
        let titles: Vec<[Features; 2]> = [(rest_old, self.old), (rest_new, self.new)]
            .into_iter()
            .flat_map(|(rest, items)| rest.iter().map(|&at| &items[at]))
            .map(|item| [vocabulary.read(&item.heading), Features::default()])
            .collect();
        vocabulary.weigh();
        let settled = |mut all: Vec<Features>| -> Vec<Features> {
            all.iter_mut().for_each(|text| vocabulary.settle(text));
            all
        };
        let (all_old, all_new) = (settled(all_old), settled(all_new));
        let of = |all: &[Features], rest: &[usize]| -> Vec<Features> {
            rest.iter().map(|&at| all[at].clone()).collect()
        };
        let texts = [of(&all_old, rest_old), of(&all_new, rest_new)];
        let mut headings: Vec<Features> = titles.into_iter().map(|[title, _]| title).collect();
        let new_headings = headings.split_off(rest_old.len());
        let pool = Pool {
            old: rest_old.iter().map(|&at| &self.old[at]).collect(),
            new: rest_new.iter().map(|&at| &self.new[at]).collect(),
            old_texts: &texts[0],
            new_texts: &texts[1],
            vocabulary: &vocabulary,
        };
        let candidates = Index::of(&texts[1]).candidates(&texts[0], &vocabulary);
        let mut scorer = Scorer::new(&pool, &headings, &new_headings);
        let scored: Vec<(Candidate, f64)> = candidates
            .iter()
            .map(|candidate| (*candidate, scorer.score(candidate)))
            .collect();
        for mut found in pair(&pool, &scored) {
            found.old = rest_old[found.old];
            found.new = rest_new[found.new];
            self.matches.push(found);
        }
        let side = |items, texts| Side { items, texts };
        let (old, new) = (side(self.old, &all_old), side(self.new, &all_new));
        moulds::part(old, new, &vocabulary, &mut self.matches);
    }
}

/// Pairs the tasks of a pool: first what fell into parts, then one to one, then parts cut off.
fn pair(pool: &Pool, scored: &[(Candidate, f64)]) -> Vec<Match> {
    let scores: HashMap<(usize, usize), f64> = scored
        .iter()
        .map(|(candidate, score)| ((candidate.old, candidate.new), *score))
        .collect();
    let candidates: Vec<Candidate> = scored.iter().map(|(candidate, _)| *candidate).collect();
    let mut matches = parts::whole_and_parts(pool, &candidates, &scores);
    let mut old_taken = vec![false; pool.old.len()];
    let mut new_taken = vec![false; pool.new.len()];
    for found in &matches {
        old_taken[found.old] = true;
        new_taken[found.new] = true;
    }
    let edges: Vec<Edge> = scored
        .iter()
        .filter(|(candidate, score)| {
            *score >= ENOUGH && !old_taken[candidate.old] && !new_taken[candidate.new]
        })
        .map(|&(Candidate { old, new, .. }, score)| Edge {
            old,
            new,
            worth: score - ENOUGH + 0.05,
        })
        .collect();
    for (old, new) in assign(pool.old.len(), pool.new.len(), &edges) {
        matches.push(Match {
            old,
            new,
            score: scores.get(&(old, new)).copied().unwrap_or_default(),
            relation: Relation::One,
        });
    }
    parts::cut_off(pool, &candidates, &scores, &mut matches);
    matches
}
