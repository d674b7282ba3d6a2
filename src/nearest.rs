//! The known word that a mistyped one probably means.

/// The nearest of some words, if one is near at all.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().div_ceil(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Characters to insert, delete, replace, or swap with their neighbour (optimal string alignment).
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let width = b.len() + 1;
    let mut table = vec![0; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i * width + j] = if i == 0 || j == 0 {
                i + j
            } else {
                let same = usize::from(a[i - 1] != b[j - 1]);
                let mut best = (table[(i - 1) * width + j] + 1)
                    .min(table[i * width + j - 1] + 1)
                    .min(table[(i - 1) * width + j - 1] + same);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(table[(i - 2) * width + j - 2] + 1);
                }
                best
            };
        }
    }
    table[a.len() * width + b.len()]
}

/// Whether two words are one such step apart: what a slip of the pen makes of a name.
pub(crate) fn is_one_apart(a: &str, b: &str) -> bool {
    // One step changes the length by a character at most.
    if a.len().abs_diff(b.len()) > char::MAX.len_utf8() {
        return false;
    }
    fn same<'a>(a: impl Iterator<Item = &'a u8>, b: impl Iterator<Item = &'a u8>) -> usize {
        a.zip(b).take_while(|(a, b)| a == b).count()
    }
    let mut front = same(a.as_bytes().iter(), b.as_bytes().iter());
    while !a.is_char_boundary(front) {
        front -= 1;
    }
    let (a, b) = (&a[front..], &b[front..]);
    let mut back = same(a.as_bytes().iter().rev(), b.as_bytes().iter().rev());
    while !a.is_char_boundary(a.len() - back) {
        back -= 1;
    }
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    // What is left of either is two swapped characters at most.
    if a.len().max(b.len()) > 2 * char::MAX.len_utf8() {
        return false;
    }
    let (mut a, mut b) = (a.chars(), b.chars());
    match (a.next(), b.next(), a.next(), b.next()) {
        (None, None, ..) => false,
        (_, _, None, None) => true,
        (first, second, Some(c), Some(d)) => {
            (first, second) == (Some(d), Some(c)) && a.next().is_none() && b.next().is_none()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_word_that_was_meant() {
        let known = ["missing-unit", "missing-lead", "number-gap"];
        assert_eq!(
            nearest("mising-unit", known.into_iter()),
            Some("missing-unit")
        );
        assert_eq!(nearest("colour", known.into_iter()), None);
        assert_eq!(distance("民政局", "民攻局"), 1);
        assert_eq!(distance("环保局", "保环局"), 1);
    }

    #[test]
    fn one_step_is_a_distance_of_one() {
        let words = [
            "", "环", "环保局", "保环局", "环保", "环境保护局", "坏保局", "环环保局", "环保局局",
            "环局保", "水利局",
        ];
        for a in words {
            for b in words {
                assert_eq!(is_one_apart(a, b), distance(a, b) == 1, "{a} {b}");
            }
        }
    }
}
