//! How alike two short texts are: Dice's coefficient of their character bigrams, and an index that finds like ones fast.

use hashbrown::HashMap;

/// The character bigrams of a text, sorted.
#[derive(Debug)]
pub(crate) struct Bigrams(Vec<u64>);

impl Bigrams {
    /// The bigrams of a folded text; a text of one character is its own bigram.
    pub(crate) fn of(text: &str) -> Self {
        let mut grams: Vec<u64> = Vec::with_capacity(text.len() / 3);
        let mut before: Option<char> = None;
        for c in text.chars() {
            if let Some(before) = before {
                grams.push((before as u64) << 32 | c as u64);
            }
            before = Some(c);
        }
        if grams.is_empty() {
            grams.extend(before.map(|c| c as u64));
        }
        grams.sort_unstable();
        Bigrams(grams)
    }

    /// Twice the bigrams in common over all bigrams, from 0 to 1; `None` below `least`.
    pub(crate) fn likeness(&self, other: &Bigrams, least: f32) -> Option<f32> {
        let all = self.0.len() + other.0.len();
        if all == 0 {
            return Some(1.0);
        }
        // So many of either text may have no partner: most pairs are told apart long before their end.
        let needed = (least * all as f32 / 2.0) as usize;
        let mut spare = self.0.len().checked_sub(needed)?;
        let mut other_spare = other.0.len().checked_sub(needed)?;
        let (mut a, mut b, mut common) = (0, 0, 0);
        while a < self.0.len() && b < other.0.len() {
            match self.0[a].cmp(&other.0[b]) {
                std::cmp::Ordering::Less => {
                    a += 1;
                    spare = spare.checked_sub(1)?;
                }
                std::cmp::Ordering::Greater => {
                    b += 1;
                    other_spare = other_spare.checked_sub(1)?;
                }
                std::cmp::Ordering::Equal => {
                    common += 1;
                    a += 1;
                    b += 1;
                }
            }
        }
        Some(2.0 * common as f32 / all as f32).filter(|likeness| *likeness >= least)
    }
}

/// An inverted index of bigrams.
#[derive(Debug)]
pub(crate) struct Index {
    grams: Vec<Bigrams>,
    places: HashMap<u64, Vec<u32>>,
}

impl Index {
    /// Indexes folded texts.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let grams: Vec<Bigrams> = texts.map(Bigrams::of).collect();
        let mut places: HashMap<u64, Vec<u32>> = HashMap::new();
        for (at, text) in grams.iter().enumerate() {
            let mut last = None;
            for &gram in &text.0 {
                if last != Some(gram) {
                    places.entry(gram).or_default().push(at as u32);
                    last = Some(gram);
                }
            }
        }
        Index { grams, places }
    }

    /// The texts that share the rarer bigrams of a text and are so like it at least, with their likeness.
    pub(crate) fn candidates(&self, text: &str, least: f32) -> Vec<(usize, f32)> {
        /// A bigram in more texts than this tells nothing.
        const COMMON: usize = 200;
        /// So many of the rarest bigrams are looked up.
        const PROBES: usize = 12;
        let grams = Bigrams::of(text);
        let mut lists: Vec<&Vec<u32>> = grams
            .0
            .iter()
            .filter_map(|gram| self.places.get(gram))
            .filter(|list| list.len() <= COMMON)
            .collect();
        lists.sort_by_key(|list| list.len());
        let mut found: Vec<u32> = lists.into_iter().take(PROBES).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .filter_map(|at| {
                let likeness = self.grams[at as usize].likeness(&grams, least)?;
                Some((at as usize, likeness))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_unlike_is_not_counted() {
        let texts = ["甲乙丙丁", "甲乙丙戊", "甲乙丙", "戊己庚", "甲", ""];
        for a in texts {
            for b in texts {
                let (a, b) = (Bigrams::of(a), Bigrams::of(b));
                for least in [0.3, 0.5, 0.7, 1.0] {
                    let whole = a.likeness(&b, 0.0);
                    let expected = whole.filter(|likeness| *likeness >= least);
                    assert_eq!(a.likeness(&b, least), expected);
                }
            }
        }
    }

    #[test]
    fn counts_characters_not_bytes() {
        let likeness = |a: &str, b: &str| Bigrams::of(a).likeness(&Bigrams::of(b), 0.0);
        assert_eq!(likeness("甲乙丙", "甲乙丙"), Some(1.0));
        assert_eq!(likeness("甲乙丙", "甲乙丁"), Some(0.5));
        assert_eq!(likeness("甲", "乙"), Some(0.0));
    }
}
