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
            // Nearly all characters have three bytes and fail by these.
            while let [0xe0..=0xef, second, third, behind @ ..] = bytes
                && !self.sieve.may_hold_bytes(*second, *third)
            {
                bytes = behind;
            }
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
            let mut bytes = rest.as_bytes();
            while let [before @ .., 0xe0..=0xef, second, third] = bytes
                && !self.sieve.may_hold_bytes(*second, *third)
            {
                bytes = before;
            }
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

/// The lowest ten bits of some characters: few others share them with one.
pub(super) struct Sieve([u64; 16]);

impl Sieve {
    pub(super) const EMPTY: Sieve = Sieve([0; 16]);

    pub(super) const fn add(&mut self, c: char) {
        self.0[c as usize >> 6 & 0xf] |= 1 << (c as u32 & 0x3f);
    }

    /// Whether a character may be one of them.
    #[inline]
    pub(super) fn may_hold(&self, c: char) -> bool {
        self.0[c as usize >> 6 & 0xf] >> (c as u32 & 0x3f) & 1 == 1
    }

    /// The same of a character of three bytes, from the last two of them.
    #[inline]
    pub(super) fn may_hold_bytes(&self, second: u8, third: u8) -> bool {
        self.0[usize::from(second & 0xf)] >> (third & 0x3f) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_share_their_lowest_bits_are_told_apart() {
        static MARKS: CharSet = CharSet::of(&['年', '月', '0']);
        let alike = ['\u{5030}', '\u{5a74}', '\u{6274}'];
        assert_eq!('\u{5030}' as u32 & 0x3ff, '0' as u32);
        assert_eq!('\u{6274}' as u32 & 0x3ff, '年' as u32 & 0x3ff);
        assert!(!alike.iter().any(|&c| MARKS.contains(c)));
        assert!(['年', '月', '0'].iter().all(|&c| MARKS.contains(c)));
        assert!(MARKS.occurs_in("底前3月"));
        assert!(!MARKS.occurs_in("底前"));
        let text = "到２019年底，前（\u{6274}）";
        assert_eq!(MARKS.first_in(text), text.char_indices().nth(2));
        assert_eq!(MARKS.end_of_last(text), text.find('底'));
        assert_eq!(MARKS.end_of_last("底\u{5030}，"), None);
    }
}
