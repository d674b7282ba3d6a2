//! Which clause of the book is which clause of a row (sentence alignment after Gale and Church).
//!
//! Equal clauses anchor the alignment along the longest run that keeps the order of both, and a clause with one equal is that one
//! wherever it stands; what lies between anchors is aligned by likeness; what is left is looked for where its neighbours are,
//! then anywhere.

use std::ops::Range;

use hashbrown::HashMap;

use crate::zh::text::likeness::{Bigrams, Index};

/// Clauses at least this alike are taken for the same one.
const ALIKE: f32 = 0.5;

/// Clauses found far from their place have to be more alike.
const ALIKE_ANYWHERE: f32 = 0.7;

/// More items than this are no one's home: none is looked for among them.
pub(super) const LARGEST_HOME: usize = 64;

/// Largest gap (left × right) that is aligned by likeness of all pairs; larger ones use the index.
const GAP: usize = 10_000;

/// For each right item the left item that it matches. `home` tells, from what is matched already, the left items among which one on
/// the right belongs by what stands around it.
pub(super) fn align(
    left: &[&str],
    right: &[&str],
    mut home: impl FnMut(usize, &[Option<usize>]) -> Option<Range<usize>>,
) -> Vec<Option<usize>> {
    let mut pairs = Pairs {
        matched: vec![None; right.len()],
        used: vec![None; left.len()],
    };
    let positions = Positions::of(left);
    let anchors = longest_run(right, &positions);
    anchors.iter().for_each(|&(r, l)| pairs.join(r, l));
    equal_elsewhere(right, &positions, true, &mut pairs);
    between_anchors(left, right, &anchors, &mut pairs);
    at_home(left, right, &mut home, &mut pairs);
    equal_elsewhere(right, &positions, false, &mut pairs);
    alike_elsewhere(left, right, &mut pairs);
    repeated_at_home(left, right, &positions, &mut home, &mut pairs);
    pairs.matched
}

/// What is matched: for each right item its left one, and the other way round.
struct Pairs {
    matched: Vec<Option<usize>>,
    used: Vec<Option<usize>>,
}

impl Pairs {
    fn join(&mut self, r: usize, l: usize) {
        (self.matched[r], self.used[l]) = (Some(l), Some(r));
    }

    fn is_free(&self, l: usize) -> bool {
        self.used[l].is_none()
    }
}

/// Where each text stands on the left: equal ones form a chain, so that they take no list each.
struct Positions<'a> {
    chains: HashMap<&'a str, Chain>,
    /// For each item the next one that is equal; its own index ends a chain.
    next: Vec<usize>,
}

struct Chain {
    first: usize,
    last: usize,
    count: usize,
}

impl<'a> Positions<'a> {
    fn of(left: &[&'a str]) -> Self {
        let mut chains: HashMap<&str, Chain> = HashMap::with_capacity(left.len());
        let mut next: Vec<usize> = (0..left.len()).collect();
        for (at, text) in left.iter().enumerate() {
            let chain = chains.entry(text).or_insert(Chain {
                first: at,
                last: at,
                count: 0,
            });
            next[chain.last] = at;
            chain.last = at;
            chain.count += 1;
        }
        Positions { chains, next }
    }

    fn count(&self, text: &str) -> usize {
        self.chains.get(text).map_or(0, |chain| chain.count)
    }

    /// The places of a text, in order.
    fn all(&self, text: &str) -> impl Iterator<Item = usize> {
        let first = self.chains.get(text).map(|chain| chain.first);
        first.into_iter().flat_map(|first| self.from(first))
    }

    /// A place and those of equal items behind it, in order.
    fn from(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(at), |&at| {
            Some(self.next[at]).filter(|&next| next != at)
        })
    }
}

/// The longest run of equal items that goes forward on both sides (Hunt and Szymanski).
fn longest_run(right: &[&str], positions: &Positions) -> Vec<(usize, usize)> {
    /// More equal items than this say nothing of the place.
    const COMMON: usize = 8;
    struct Link {
        pair: (usize, usize),
        before: Option<usize>,
    }
    let mut links: Vec<Link> = Vec::new();
    // For each length of a run, the link that ends one with the least left position.
    let mut ends: Vec<usize> = Vec::new();
    let mut candidates: Vec<usize> = Vec::new();
    for (r, text) in right.iter().enumerate() {
        if positions.count(text) > COMMON {
            continue;
        }
        candidates.clear();
        candidates.extend(positions.all(text));
        for &l in candidates.iter().rev() {
            let goes_on = |end: &usize| links[*end].pair.1 < l;
            // Most go on from the last one.
            let length = match ends.last() {
                Some(last) if !goes_on(last) => ends.partition_point(goes_on),
                _ => ends.len(),
            };
            let before = length.checked_sub(1).map(|shorter| ends[shorter]);
            links.push(Link {
                pair: (r, l),
                before,
            });
            let this = links.len() - 1;
            if length == ends.len() {
                ends.push(this);
            } else {
                ends[length] = this;
            }
        }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(link) = at {
        run.push(links[link].pair);
        at = links[link].before;
    }
    run.reverse();
    run
}

/// Aligns what is left of each gap of the anchors.
fn between_anchors(left: &[&str], right: &[&str], anchors: &[(usize, usize)], pairs: &mut Pairs) {
    let ends = anchors.iter().copied().chain([(right.len(), left.len())]);
    let (mut l_from, mut r_from) = (0, 0);
    for (r_to, l_to) in ends {
        if r_from < r_to && l_from < l_to {
            let lefts: Vec<usize> = (l_from..l_to).filter(|&l| pairs.is_free(l)).collect();
            let is_open = |r: &usize| pairs.matched[*r].is_none();
            let rights: Vec<usize> = (r_from..r_to).filter(is_open).collect();
            if lefts.len().saturating_mul(rights.len()) <= GAP {
                for (l, r) in align_gap(left, right, &lefts, &rights) {
                    pairs.join(r, l);
                }
            }
        }
        (l_from, r_from) = (l_to + 1, r_to + 1);
    }
}

/// The pairs of a gap, in order, whose likeness adds up to the most.
fn align_gap(
    left: &[&str],
    right: &[&str],
    lefts: &[usize],
    rights: &[usize],
) -> Vec<(usize, usize)> {
    let (rows, columns) = (lefts.len(), rights.len());
    if let (&[l], &[r]) = (lefts, rights) {
        let grams = Bigrams::of(right[r]);
        let alike = Bigrams::of(left[l]).likeness(&grams, ALIKE);
        return alike.map(|_| (l, r)).into_iter().collect();
    }
    let l_grams: Vec<Bigrams> = lefts.iter().map(|&l| Bigrams::of(left[l])).collect();
    let r_grams: Vec<Bigrams> = rights.iter().map(|&r| Bigrams::of(right[r])).collect();
    let mut best = vec![0.0f32; (rows + 1) * (columns + 1)];
    let at = |l: usize, r: usize| l * (columns + 1) + r;
    let mut alike = vec![0.0f32; rows * columns];
    for l in (0..rows).rev() {
        for r in (0..columns).rev() {
            let pair = l_grams[l].likeness(&r_grams[r], ALIKE).unwrap_or(0.0);
            alike[l * columns + r] = pair;
            let mut value = best[at(l + 1, r)].max(best[at(l, r + 1)]);
            if pair > 0.0 {
                value = value.max(pair + best[at(l + 1, r + 1)]);
            }
            best[at(l, r)] = value;
        }
    }
    let (mut l, mut r) = (0, 0);
    let mut pairs = Vec::new();
    while l < rows && r < columns {
        let pair = alike[l * columns + r];
        if pair > 0.0 && best[at(l, r)] == pair + best[at(l + 1, r + 1)] {
            pairs.push((lefts[l], rights[r]));
            l += 1;
            r += 1;
        } else if best[at(l, r)] == best[at(l + 1, r)] {
            l += 1;
        } else {
            r += 1;
        }
    }
    pairs
}

/// Items that are looked for where those beside them are.
fn at_home(
    left: &[&str],
    right: &[&str],
    home: &mut impl FnMut(usize, &[Option<usize>]) -> Option<Range<usize>>,
    pairs: &mut Pairs,
) {
    for (r, text) in right.iter().enumerate() {
        if pairs.matched[r].is_some() {
            continue;
        }
        let Some(home) = home(r, &pairs.matched) else {
            continue;
        };
        let free = home.filter(|&l| pairs.is_free(l));
        let found = free.clone().find(|&l| left[l] == *text).or_else(|| {
            let mut free = free.peekable();
            free.peek()?;
            let grams = Bigrams::of(text);
            let alike = |l: usize| Some((l, Bigrams::of(left[l]).likeness(&grams, ALIKE)?));
            let found = free.filter_map(alike).max_by(|a, b| a.1.total_cmp(&b.1));
            found.map(|(l, _)| l)
        });
        if let Some(l) = found {
            pairs.join(r, l);
        }
    }
}

/// Equal items wherever they stand; `alone` asks for those that stand in one place only.
fn equal_elsewhere(right: &[&str], positions: &Positions, alone: bool, pairs: &mut Pairs) {
    // For each text the last place that was looked at: all before are taken.
    let mut reached: HashMap<&str, usize> = HashMap::new();
    for (r, text) in right.iter().enumerate() {
        if pairs.matched[r].is_some() || alone && positions.count(text) != 1 {
            continue;
        }
        let Some(chain) = positions.chains.get(text) else {
            continue;
        };
        let from = reached.get(text).copied().unwrap_or(chain.first);
        let free = positions.from(from).find(|&l| pairs.is_free(l));
        if let Some(l) = free {
            pairs.join(r, l);
        }
        if chain.count > 1 {
            reached.insert(text, free.unwrap_or(chain.last));
        }
    }
}

fn alike_elsewhere(left: &[&str], right: &[&str], pairs: &mut Pairs) {
    if pairs.matched.iter().all(Option::is_some) || pairs.used.iter().all(Option::is_some) {
        return;
    }
    let free: Vec<usize> = (0..left.len()).filter(|&l| pairs.is_free(l)).collect();
    let index = Index::of(free.iter().map(|&l| left[l]));
    for (r, text) in right.iter().enumerate() {
        if pairs.matched[r].is_some() {
            continue;
        }
        let found = index
            .candidates(text, ALIKE_ANYWHERE)
            .into_iter()
            .filter(|&(at, _)| pairs.is_free(free[at]))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, _)) = found {
            pairs.join(r, free[at]);
        }
    }
}

/// Of items that stand in several places, those that were matched away from home change places with the one at home.
fn repeated_at_home(
    left: &[&str],
    right: &[&str],
    positions: &Positions,
    home: &mut impl FnMut(usize, &[Option<usize>]) -> Option<Range<usize>>,
    pairs: &mut Pairs,
) {
    if positions.chains.len() == left.len() {
        return;
    }
    for (r, text) in right.iter().enumerate() {
        let Some(l) = pairs.matched[r].filter(|&l| left[l] == *text && positions.count(text) > 1)
        else {
            continue;
        };
        let own = home(r, &pairs.matched).filter(|own| !own.contains(&l));
        let Some(mut own) = own else {
            continue;
        };
        let Some(better) = own.find(|&at| left[at] == *text) else {
            continue;
        };
        match pairs.used[better] {
            None => pairs.used[l] = None,
            Some(other) if home(other, &pairs.matched).is_some_and(|its| its.contains(&better)) => {
                continue;
            }
            Some(other) => pairs.join(other, l),
        }
        pairs.join(r, better);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_clauses_anchor_and_a_repeated_one_keeps_its_order() {
        let left = ["甲乙丙", "重复的任务", "丁戊己", "重复的任务"];
        let right = ["甲乙丙", "重复的任务", "丁戊己", "重复的任务"];
        assert_eq!(
            align(&left, &right, |_, _| None),
            [Some(0), Some(1), Some(2), Some(3)]
        );
    }

    #[test]
    fn changed_clauses_are_found_between_anchors_and_moved_ones_anywhere() {
        let left = [
            "环境质量考核",
            "设区市空气质量考核结果为良好以上",
            "完成清淤四万方",
            "末",
        ];
        let right = [
            "完成清淤四万方",
            "环境质量考核",
            "空气质量考核结果为良好以上",
            "末",
            "别的事情没有对应",
        ];
        assert_eq!(
            align(&left, &right, |_, _| None),
            [Some(2), Some(0), Some(1), Some(3), None]
        );
    }
}
