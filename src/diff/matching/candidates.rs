//! Which tasks may have become which: an inverted index of features, so that most pairs are never looked at.

use super::features::{Features, Vocabulary};

/// A feature in more texts than this leads to none of them; it still counts in the likeness.
const COMMON: usize = 200;

/// So many of the likeliest texts are compared in full.
const LOOKED_AT: usize = 24;

/// Two texts that may be one task, or a part of one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// Index into the old texts.
    pub old: usize,
    /// Index into the new texts.
    pub new: usize,
    /// Weight in common.
    pub common: f32,
}

/// An inverted index.
pub(super) struct Index<'a> {
    texts: &'a [Features],
    places: Vec<Vec<u32>>,
}

impl<'a> Index<'a> {
    /// Indexes texts by the number of each feature.
    pub(super) fn of(texts: &'a [Features]) -> Self {
        let features = texts.iter().flat_map(|text| text.ids().last());
        let size = features.max().map_or(0, |&id| id as usize + 1);
        let mut places = vec![Vec::new(); size];
        for (at, text) in texts.iter().enumerate() {
            for &id in text.ids() {
                places[id as usize].push(at as u32);
            }
        }
        Index { texts, places }
    }

    /// The texts that share most with the text of each query.
    pub(super) fn candidates(
        &self,
        queries: &[Features],
        vocabulary: &Vocabulary,
    ) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut shared = vec![0.0f32; self.texts.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (old, query) in queries.iter().enumerate() {
            touched.clear();
            let lists = query.ids().iter().filter_map(|&id| {
                let list = self.places.get(id as usize)?;
                (!list.is_empty()).then_some((id, list))
            });
            let mut lists: Vec<(u32, &Vec<u32>)> = lists.collect();
            lists.sort_by_key(|(_, list)| list.len());
            for (at, (id, list)) in lists.into_iter().enumerate() {
                // A text all of whose features are common is still looked for by its rarest ones.
                if list.len() > COMMON && at >= 2 {
                    break;
                }
                let weight = vocabulary.weight(id);
                for &text in list {
                    let sum = &mut shared[text as usize];
                    if *sum == 0.0 {
                        touched.push(text);
                    }
                    *sum += weight;
                }
            }
            let share = |text: u32| {
                let text = text as usize;
                shared[text]
                    / self.texts[text]
                        .weight
                        .min(query.weight)
                        .max(f32::MIN_POSITIVE)
            };
            let order = |a: &u32, b: &u32| share(*b).total_cmp(&share(*a)).then(a.cmp(b));
            let likeliest = touched.len().min(LOOKED_AT);
            if likeliest < touched.len() {
                touched.select_nth_unstable_by(likeliest, order);
            }
            touched[..likeliest].sort_unstable_by(order);
            for &text in &touched[..likeliest] {
                let new = text as usize;
                found.push(Candidate {
                    old,
                    new,
                    common: vocabulary.common(query, &self.texts[new]),
                });
            }
            for &text in &touched {
                shared[text as usize] = 0.0;
            }
        }
        found
    }
}
