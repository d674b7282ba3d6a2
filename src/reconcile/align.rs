//! Which clause of the book is which clause of a row (sentence alignment after Gale and Church).
//!
//! Equal clauses anchor the alignment along the longest run that keeps the order of both; what lies between anchors is
//! aligned by likeness; what is left is looked for anywhere.

use hashbrown::HashMap;

use crate::zh::text::likeness::{Bigrams, Index};

/// Clauses at least this alike are taken for the same one.
const ALIKE: f32 = 0.5;

/// Clauses found far from their place have to be more alike.
const ALIKE_ANYWHERE: f32 = 0.7;

/// Largest gap (left × right) that is aligned by likeness of all pairs; larger ones use the index.
const GAP: usize = 10_000;

/// For each right item the left item that it matches.
pub(super) fn align(left: &[&str], right: &[&str]) -> Vec<Option<usize>> {
    let mut matched = vec![None; right.len()];
    let mut used = vec![false; left.len()];
    let positions = Positions::of(left);
    for (r, l) in longest_run(right, &positions) {
        matched[r] = Some(l);
        used[l] = true;
    }
    between_anchors(left, right, &mut matched, &mut used);
    equal_elsewhere(right, &positions, &mut matched, &mut used);
    alike_elsewhere(left, right, &mut matched, &mut used);
    matched
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
        std::iter::successors(first, |&at| Some(self.next[at]).filter(|&next| next != at))
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

fn between_anchors(
    left: &[&str],
    right: &[&str],
    matched: &mut [Option<usize>],
    used: &mut [bool],
) {
    let mut l_from = 0;
    let mut r_from = 0;
    for r in 0..=right.len() {
        let l_to = match matched.get(r) {
            Some(None) => continue,
            Some(Some(l)) => *l,
            None => left.len(),
        };
        if r > r_from && l_to > l_from && (r - r_from).saturating_mul(l_to - l_from) <= GAP {
            for (l, r) in align_gap(left, right, l_from..l_to, r_from..r) {
                matched[r] = Some(l);
                used[l] = true;
            }
        }
        l_from = l_to + 1;
        r_from = r + 1;
    }
}

/// The pairs of a gap, in order, whose likeness adds up to the most.
fn align_gap(
    left: &[&str],
    right: &[&str],
    l_range: std::ops::Range<usize>,
    r_range: std::ops::Range<usize>,
) -> Vec<(usize, usize)> {
    let (rows, columns) = (l_range.len(), r_range.len());
    if (rows, columns) == (1, 1) {
        let grams = Bigrams::of(right[r_range.start]);
        let alike = Bigrams::of(left[l_range.start]).likeness(&grams, ALIKE);
        return alike
            .map(|_| (l_range.start, r_range.start))
            .into_iter()
            .collect();
    }
    let l_grams: Vec<Bigrams> = l_range.clone().map(|l| Bigrams::of(left[l])).collect();
    let r_grams: Vec<Bigrams> = r_range.clone().map(|r| Bigrams::of(right[r])).collect();
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
            pairs.push((l_range.start + l, r_range.start + r));
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

fn equal_elsewhere(
    right: &[&str],
    positions: &Positions,
    matched: &mut [Option<usize>],
    used: &mut [bool],
) {
    for (r, text) in right.iter().enumerate() {
        if matched[r].is_some() {
            continue;
        }
        if let Some(l) = positions.all(text).find(|&l| !used[l]) {
            matched[r] = Some(l);
            used[l] = true;
        }
    }
}

fn alike_elsewhere(
    left: &[&str],
    right: &[&str],
    matched: &mut [Option<usize>],
    used: &mut [bool],
) {
    if matched.iter().all(Option::is_some) || used.iter().all(|&used| used) {
        return;
    }
    let free: Vec<usize> = (0..left.len()).filter(|&l| !used[l]).collect();
    let index = Index::of(free.iter().map(|&l| left[l]));
    for (r, text) in right.iter().enumerate() {
        if matched[r].is_some() {
            continue;
        }
        let found = index
            .candidates(text, ALIKE_ANYWHERE)
            .into_iter()
            .filter(|&(at, _)| !used[free[at]])
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, _)) = found {
            matched[r] = Some(free[at]);
            used[free[at]] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_clauses_anchor_and_a_repeated_one_keeps_its_order() {
        let left = ["甲乙丙", "重复的任务", "丁戊己", "重复的任务"];
        let right = ["甲乙丙", "重复的任务", "丁戊己", "重复的任务"];
        assert_eq!(align(&left, &right), [Some(0), Some(1), Some(2), Some(3)]);
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
            align(&left, &right),
            [Some(2), Some(0), Some(1), Some(3), None]
        );
    }
}
