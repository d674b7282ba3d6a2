//! Tasks of one mould (同一套话): where all the words that two tasks share stand in others of both years, too, which surely have
//! partners of their own, the likeness is that of the mould, and what it is cast for, a town or a road, is another.

use std::collections::{HashMap, HashSet};

use super::candidates::Index;
use super::features::{Features, Vocabulary, dice};
use crate::diff::item::Item;
use crate::diff::pair::{Match, Relation};

/// The others are so much more like their own partners.
const SURELY: f32 = 0.1;

/// So much less alike are tasks that are about two things by their labels.
const OTHER: f32 = 0.2;

/// One side of the comparison.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub items: &'a [Item<'a>],
    pub texts: &'a [Features],
}

/// Takes out pairs that nothing but their mould has brought together.
pub(super) fn part(old: Side, new: Side, vocabulary: &Vocabulary, matches: &mut Vec<Match>) {
    let doubtful: Vec<usize> = (0..matches.len())
        .filter(|&at| is_doubtful(&matches[at], old.items, new.items))
        .collect();
    if doubtful.is_empty() {
        return;
    }
    let likeness = |found: &Match| {
        let (a, b) = (&old.texts[found.old], &new.texts[found.new]);
        let about = about_the_same(&old.items[found.old], &new.items[found.new]);
        dice(vocabulary.common(a, b), a, b) - if about { 0.0 } else { OTHER }
    };
    // How like its own partner each task is.
    let mut own: [HashMap<usize, f32>; 2] = [HashMap::new(), HashMap::new()];
    for found in matches.iter() {
        let alike = likeness(found);
        for (own, at) in own.iter_mut().zip([found.old, found.new]) {
            let known = own.entry(at).or_default();
            *known = known.max(alike);
        }
    }
    let shared: Vec<Features> = doubtful
        .iter()
        .map(|&at| vocabulary.meeting(&old.texts[matches[at].old], &new.texts[matches[at].new]))
        .collect();
    // Whether others have the shared words, too, among the old tasks and among the new ones.
    let mut crowd = vec![[false; 2]; doubtful.len()];
    for (which, side) in [(0, old), (1, new)] {
        for near in Index::of(side.texts).candidates(&shared, vocabulary) {
            let found = &matches[doubtful[near.old]];
            let pair = [&old.items[found.old], &new.items[found.new]];
            let other = own[which].get(&near.new).copied().unwrap_or_default();
            crowd[near.old][which] |= other >= likeness(found) + SURELY
                && agrees_as_well(&side.items[near.new], pair[which], pair[1 - which])
                && vocabulary.has_the_words(&side.texts[near.new], &shared[near.old]);
        }
    }
    let cast = crowd.iter().zip(&doubtful);
    let parted: HashSet<(usize, usize)> = cast
        .filter(|(crowd, _)| **crowd == [true, true])
        .map(|(_, &at)| (matches[at].old, matches[at].new))
        .collect();
    matches.retain(|found| !parted.contains(&(found.old, found.new)));
}

/// Whether a pair rests on likeness: one to one, and more than numbers is different.
fn is_doubtful(found: &Match, old: &[Item], new: &[Item]) -> bool {
    let words = |item: &Item| -> String {
        let text = item.text.masked.chars();
        text.filter(|c| !c.is_ascii_digit() && *c != '.').collect()
    };
    let (old, new) = (&old[found.old], &new[found.new]);
    found.relation == Relation::One
        && found.score < 1.0
        && (words(old) != words(new) || !about_the_same(old, new))
}

fn about_the_same(old: &Item, new: &Item) -> bool {
    old.label.is_empty() || new.label.is_empty() || old.label == new.label
}

/// Whether another task has in common with the partner what this one has: section, heading, label and bodies.
fn agrees_as_well(other: &Item, mine: &Item, partner: &Item) -> bool {
    let kept = |same: &dyn Fn(&Item) -> bool| !same(mine) || same(other);
    kept(&|item| !item.section.is_empty() && item.section == partner.section)
        && kept(&|item| !item.heading.is_empty() && item.heading == partner.heading)
        && kept(&|item| !item.label.is_empty() && item.label == partner.label)
        && kept(&|item| !item.bodies.is_empty() && item.bodies == partner.bodies)
}
