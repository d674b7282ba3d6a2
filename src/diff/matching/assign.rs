//! The assignment of old to new tasks that is best as a whole (shortest augmenting paths, sparse).

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// Weights are held as whole numbers, so that sums are the same in any order.
const UNIT: f64 = 1_000_000.0;

/// A possible pair and what it is worth; pairs worth nothing are never made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub old: usize,
    pub new: usize,
    pub worth: f64,
}

/// The pairs, each task in one at most, whose worth adds up to the most.
pub(super) fn assign(olds: usize, news: usize, edges: &[Edge]) -> Vec<(usize, usize)> {
    let mut state = State {
        edges: vec![Vec::new(); olds],
        news,
        price: vec![0; news + olds],
        held_by: vec![None; news + olds],
        holds: vec![None; olds],
    };
    for edge in edges {
        let worth = (edge.worth * UNIT) as i64;
        if worth > 0 {
            state.edges[edge.old].push((edge.new, -worth));
        }
    }
    for old in 0..olds {
        // Staying alone costs nothing.
        state.edges[old].push((news + old, 0));
        state.place(old);
    }
    let holds = state.holds.iter().enumerate();
    holds
        .filter_map(|(old, new)| Some((old, new.filter(|&new| new < news)?)))
        .collect()
}

struct State {
    /// For each old task, the places it can take and their costs; the last is to stay alone.
    edges: Vec<Vec<(usize, i64)>>,
    news: usize,
    price: Vec<i64>,
    held_by: Vec<Option<usize>>,
    holds: Vec<Option<usize>>,
}

impl State {
    /// Finds a place for one more old task, moving others where that is better.
    fn place(&mut self, start: usize) {
        let mut distance: HashMap<usize, (i64, usize)> = HashMap::new();
        let mut done: Vec<(usize, i64)> = Vec::new();
        let mut queue: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
        let mut row = start;
        let mut base = 0;
        let (end, total) = loop {
            for &(place, cost) in &self.edges[row] {
                let there = cost - self.price[place] - base;
                let known = distance.get(&place).map(|&(known, _)| known);
                if known.is_none_or(|known| there < known) {
                    distance.insert(place, (there, row));
                    queue.push(Reverse((there, place)));
                }
            }
            let next = loop {
                match queue.pop() {
                    Some(Reverse((there, place))) => {
                        let current = distance.get(&place).is_some_and(|&(d, _)| d == there);
                        if current && !done.iter().any(|&(known, _)| known == place) {
                            break Some((there, place));
                        }
                    }
                    None => break None,
                }
            };
            // There always is one: to stay alone.
            let Some((there, place)) = next else { return };
            let Some(holder) = self.held_by[place] else {
                break (place, there);
            };
            done.push((place, there));
            let cost = self.cost(holder, place);
            base = cost - self.price[place] - there;
            row = holder;
        };
        for (place, there) in done {
            self.price[place] += there - total;
        }
        let mut place = end;
        while let Some(&(_, row)) = distance.get(&place) {
            let before = self.holds[row].replace(place);
            self.held_by[place] = Some(row);
            match before {
                Some(before) if row != start => place = before,
                _ => break,
            }
        }
    }

    fn cost(&self, old: usize, place: usize) -> i64 {
        if place >= self.news {
            return 0;
        }
        self.edges[old]
            .iter()
            .find(|&&(known, _)| known == place)
            .map_or(0, |&(_, cost)| cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(olds: usize, news: usize, edges: &[(usize, usize, f64)]) -> Vec<(usize, usize)> {
        let edges: Vec<Edge> = edges
            .iter()
            .map(|&(old, new, worth)| Edge { old, new, worth })
            .collect();
        assign(olds, news, &edges)
    }

    #[test]
    fn the_whole_counts_not_the_best_pair() {
        assert_eq!(
            best(2, 2, &[(0, 0, 0.8), (0, 1, 0.79), (1, 0, 0.78)]),
            [(0, 1), (1, 0)]
        );
    }

    #[test]
    fn a_task_stays_alone_where_that_is_better() {
        assert_eq!(best(2, 1, &[(0, 0, 0.3), (1, 0, 0.6)]), [(1, 0)]);
        assert_eq!(best(1, 1, &[(0, 0, -0.1)]), []);
    }

    #[test]
    fn agrees_with_trying_everything() {
        // A small generator of numbers (Marsaglia), the same on every run.
        let mut seed = 88_172_645_463_325_252_u64;
        let mut random = move || {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed >> 33) as f64 / (1u64 << 31) as f64
        };
        for _ in 0..200 {
            let mut worth = [[0.0; 4]; 5];
            let mut edges = Vec::new();
            for (old, row) in worth.iter_mut().enumerate() {
                for (new, cell) in row.iter_mut().enumerate() {
                    if random() < 0.6 {
                        *cell = random() - 0.1;
                        edges.push((old, new, *cell));
                    }
                }
            }
            let found: f64 = best(5, 4, &edges)
                .iter()
                .map(|&(old, new)| worth[old][new])
                .sum();
            let most = most(&worth, 0, [false; 4]);
            assert!((found - most).abs() < 1e-4, "{found} {most}");
        }
    }

    fn most(worth: &[[f64; 4]; 5], old: usize, taken: [bool; 4]) -> f64 {
        if old == 5 {
            return 0.0;
        }
        let mut best = most(worth, old + 1, taken);
        for new in 0..4 {
            if !taken[new] && worth[old][new] > 0.0 {
                let mut taken = taken;
                taken[new] = true;
                best = best.max(worth[old][new] + most(worth, old + 1, taken));
            }
        }
        best
    }
}
