//! Tasks with the same text about the same: they are paired first, the ones that agree in most besides before the others.

use std::collections::HashMap;

use crate::diff::item::Item;

/// A text shorter than this says too little to pair two tasks that have nothing else in common.
const TELLING: usize = 8;

/// Pairs tasks of equal text, in order where several agree equally; marks them as taken.
pub(super) fn pair(
    old: &[Item],
    new: &[Item],
    old_taken: &mut [bool],
    new_taken: &mut [bool],
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    // From the strictest agreement to the text alone: (section, heading, bodies).
    for [section, heading, bodies] in [
        [true, true, true],
        [true, true, false],
        [true, false, true],
        [false, true, true],
        [true, false, false],
        [false, false, true],
        [false, true, false],
        [false, false, false],
    ] {
        let key = |item: &Item| -> Option<String> {
            let text = &item.text.masked;
            if !section && !heading && !bodies && text.chars().count() < TELLING {
                return None;
            }
            let mut key = text.clone();
            key.push('\u{5}');
            key.push_str(&item.label);
            if section {
                key.push('\u{2}');
                key.push_str(&item.section);
            }
            if heading {
                key.push('\u{3}');
                key.push_str(&item.heading);
            }
            if bodies {
                for body in &item.bodies {
                    key.push('\u{4}');
                    key.push_str(body);
                }
            }
            Some(key)
        };
        let mut waiting: HashMap<String, std::collections::VecDeque<usize>> = HashMap::new();
        for (at, item) in old.iter().enumerate().filter(|(at, _)| !old_taken[*at]) {
            if let Some(key) = key(item) {
                waiting.entry(key).or_default().push_back(at);
            }
        }
        if waiting.is_empty() {
            break;
        }
        for (at, item) in new.iter().enumerate() {
            if new_taken[at] {
                continue;
            }
            let first = key(item)
                .and_then(|key| waiting.get_mut(&key))
                .and_then(|queue| queue.pop_front());
            if let Some(first) = first {
                old_taken[first] = true;
                new_taken[at] = true;
                pairs.push((first, at));
            }
        }
    }
    pairs
}
