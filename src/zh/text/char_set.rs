//! Sets of characters, for walks that look for a few marks among many characters.

/// A set of characters. Most characters of a text fail its first, cheap test.
pub(crate) struct CharSet {
    characters: &'static [char],
    sieve: Sieve,
}

impl CharSet {
    /// The set of these characters.
    pub(crate) const fn of(characters: &'static [char]) -> Self {
        let mut sieve = Sieve::EMPTY;
        let mut at = 0;
        while at < characters.len() {
            sieve.add(characters[at]);
            at += 1;
        }
        CharSet { characters, sieve }
    }

    /// Whether a character is one of them.
    #[inline]
    pub(crate) fn contains(&self, c: char) -> bool {
        self.sieve.may_hold(c) && self.has(c)
    }

    fn has(&self, c: char) -> bool {
        self.characters.contains(&c)
    }

    /// The first of them that a text has, with its place.
    pub(crate) fn first_in(&self, text: &str) -> Option<(usize, char)> {
        let mut bytes = text.as_bytes();
        loop {
            bytes = self.sieve.behind_others(bytes);
            let at = text.len() - bytes.len();
            let c = text[at..].chars().next()?;
            if self.contains(c) {
                return Some((at, c));
            }
            bytes = &bytes[c.len_utf8()..];
        }
    }

    /// Where the last of them ends that a text has.
    pub(crate) fn end_of_last(&self, text: &str) -> Option<usize> {
        let mut rest = text;
        loop {
            let bytes = self.sieve.before_others(rest.as_bytes());
            let mut characters = rest[..bytes.len()].chars();
            if self.contains(characters.next_back()?) {
                return Some(bytes.len());
            }
            rest = characters.as_str();
        }
    }

    /// Whether a text has one of them.
    pub(crate) fn occurs_in(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }
}

/// The lowest twelve bits of some characters: few others share them with one.
pub(super) struct Sieve([u64; 64]);

impl Sieve {
    pub(super) const EMPTY: Sieve = Sieve([0; 64]);

    pub(super) const fn add(&mut self, c: char) {
        self.0[c as usize >> 6 & 0x3f] |= 1 << (c as u32 & 0x3f);
    }

    /// Whether a character may be one of them.
    #[inline]
    pub(super) fn may_hold(&self, c: char) -> bool {
        self.0[c as usize >> 6 & 0x3f] >> (c as u32 & 0x3f) & 1 == 1
    }

    /// A text without the characters at its head that are none of them, as far as they have three bytes, as nearly all have.
    #[inline]
    pub(super) fn behind_others<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        let mut rest = text;
        // Two at a time, as far as both are none.
        while let [
            0xe0..=0xef,
            second,
            third,
            0xe0..=0xef,
            fifth,
            sixth,
            behind @ ..,
        ] = rest
            && !self.may_hold_bytes(*second, *third)
            && !self.may_hold_bytes(*fifth, *sixth)
        {
            rest = behind;
        }
        while let [0xe0..=0xef, second, third, behind @ ..] = rest
            && !self.may_hold_bytes(*second, *third)
        {
            rest = behind;
        }
        rest
    }

    /// The same at its end.
    #[inline]
    fn before_others<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        let mut rest = text;
        while let [before @ .., 0xe0..=0xef, second, third] = rest
            && !self.may_hold_bytes(*second, *third)
        {
            rest = before;
        }
        rest
    }

    /// Whether a character may be one of them that has three bytes and these for the last two.
    #[inline]
    fn may_hold_bytes(&self, second: u8, third: u8) -> bool {
        self.0[usize::from(second & 0x3f)] >> (third & 0x3f) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_share_their_lowest_bits_are_told_apart() {
        static MARKS: CharSet = CharSet::of(&['年', '月', '0']);
        let alike = ['\u{5030}', '\u{4e74}', '\u{6e74}'];
        assert_eq!('\u{5030}' as u32 & 0xfff, '0' as u32);
        assert_eq!('\u{6e74}' as u32 & 0xfff, '年' as u32 & 0xfff);
        assert!(!alike.iter().any(|&c| MARKS.contains(c)));
        assert!(['年', '月', '0'].iter().all(|&c| MARKS.contains(c)));
        assert!(MARKS.occurs_in("底前3月"));
        assert!(!MARKS.occurs_in("底前"));
        let text = "到２019年底，前（\u{6e74}）";
        assert_eq!(MARKS.first_in(text), text.char_indices().nth(2));
        assert_eq!(MARKS.end_of_last(text), text.find('底'));
        assert_eq!(MARKS.end_of_last("底\u{5030}，"), None);
    }
}
