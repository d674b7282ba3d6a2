//! What texts are compared by: character bigrams with numbers masked, and the numbers; rare ones weigh more.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Marks the sign of a number.
const NUMBER: u64 = 1 << 63;

/// The features of one text, sorted, each once.
#[derive(Debug, Clone, Default)]
pub(super) struct Features {
    ids: Vec<u32>,
    /// Sum of their weights.
    pub weight: f32,
}

/// All features of both notices with their weights.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: HashMap<u64, u32, BuildHasherDefault<Mixer>>,
    counts: Vec<u32>,
    /// Which of them are numbers.
    numbers: Vec<bool>,
    texts: u32,
    weights: Vec<f32>,
}

impl Vocabulary {
    /// Takes in a folded text.
    pub(super) fn read(&mut self, text: &str) -> Features {
        let mut ids: Vec<u32> = Vec::with_capacity(text.len() / 3 + 4);
        let Vocabulary {
            ids: known,
            counts,
            numbers,
            ..
        } = self;
        signs(text, |sign| {
            let id = *known.entry(sign).or_insert_with(|| {
                counts.push(0);
                numbers.push(sign & NUMBER != 0);
                counts.len() as u32 - 1
            });
            ids.push(id);
        });
        ids.sort_unstable();
        ids.dedup();
        Features { ids, weight: 0.0 }
    }

    /// Counts the features of a text, so that common ones weigh less.
    pub(super) fn count(&mut self, features: &Features) {
        self.texts += 1;
        for &id in &features.ids {
            self.counts[id as usize] += 1;
        }
    }

    /// Fixes the weights, after every text was counted.
    pub(super) fn weigh(&mut self) {
        let texts = f64::from(self.texts);
        self.weights = self
            .counts
            .iter()
            .map(|&count| (1.0 + texts / f64::from(count.max(1))).ln() as f32)
            .collect();
    }

    /// Sums up the weight of a text.
    pub(super) fn settle(&self, features: &mut Features) {
        features.weight = features.ids.iter().map(|&id| self.weight(id)).sum();
    }

    /// Weight of a feature.
    pub(super) fn weight(&self, id: u32) -> f32 {
        self.weights.get(id as usize).copied().unwrap_or(0.0)
    }

    /// Weight of what two texts have in common.
    pub(super) fn common(&self, a: &Features, b: &Features) -> f32 {
        let mut sum = 0.0;
        meet(&a.ids, &b.ids, |id| sum += self.weight(id));
        sum
    }

    /// What two texts have in common.
    pub(super) fn meeting(&self, a: &Features, b: &Features) -> Features {
        let mut ids = Vec::new();
        meet(&a.ids, &b.ids, |id| ids.push(id));
        let mut features = Features { ids, weight: 0.0 };
        self.settle(&mut features);
        features
    }

    /// Whether a text has all of these features but for numbers.
    pub(super) fn has_the_words(&self, text: &Features, words: &Features) -> bool {
        let mut words = words.ids.iter();
        words.all(|&id| self.numbers[id as usize] || text.ids.binary_search(&id).is_ok())
    }

    /// The features of the one that the other lacks.
    pub(super) fn without(&self, a: &Features, b: &Features) -> Features {
        let ids = a
            .ids
            .iter()
            .copied()
            .filter(|id| b.ids.binary_search(id).is_err())
            .collect();
        let mut features = Features { ids, weight: 0.0 };
        self.settle(&mut features);
        features
    }
}

impl Features {
    /// Features by their numbers.
    pub(super) fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// The features of two texts together.
    pub(super) fn union(&self, other: &Features) -> Features {
        let mut ids = [self.ids.as_slice(), other.ids.as_slice()].concat();
        ids.sort_unstable();
        ids.dedup();
        Features { ids, weight: 0.0 }
    }
}

fn meet(a: &[u32], b: &[u32], mut take: impl FnMut(u32)) {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                take(a[i]);
                i += 1;
                j += 1;
            }
        }
    }
}

/// Bigrams of the text with each number one sign, and each number.
fn signs(text: &str, mut take: impl FnMut(u64)) {
    let mut before: Option<char> = None;
    let mut number: Option<u64> = None;
    let mut any = false;
    for c in text.chars() {
        if c.is_ascii_digit() || (c == '.' && number.is_some()) {
            let so_far = number.unwrap_or(0);
            number = Some(so_far.wrapping_mul(31).wrapping_add(u64::from(c as u32)) & !NUMBER);
            if before == Some('#') {
                continue;
            }
        } else if let Some(number) = number.take() {
            take(NUMBER | number);
        }
        let c = if number.is_some() { '#' } else { c };
        if let Some(before) = before {
            take(u64::from(before as u32) << 32 | u64::from(c as u32));
            any = true;
        }
        before = Some(c);
    }
    if let Some(number) = number {
        take(NUMBER | number);
    }
    if !any && let Some(c) = before {
        take(u64::from(c as u32));
    }
}

/// A quick hash for small numbers that nobody chooses to collide: a multiplication.
#[derive(Debug, Default)]
pub(super) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }
}

/// Twice what is in common over all, by weight.
pub(super) fn dice(common: f32, a: &Features, b: &Features) -> f32 {
    let all = a.weight + b.weight;
    if all > 0.0 { 2.0 * common / all } else { 0.0 }
}
