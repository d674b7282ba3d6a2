//! Sets of characters, for walks that look for a few marks among many characters.

/// A set of characters. Most characters of a text fail its first, cheap test.
pub(crate) struct CharSet {
    characters: &'static [char],
    /// A bit for the last byte of each character.
    bits: [u64; 4],
    /// A bit for eight others of its bits: of the characters that share a last byte with one of these, hardly any shares these.
    others: [u64; 4],
}

impl CharSet {
    /// The set of these characters.
    pub(crate) const fn of(characters: &'static [char]) -> Self {
        let (mut bits, mut others) = ([0; 4], [0; 4]);
        let mut at = 0;
        while at < characters.len() {
            let (byte, other) = bytes(characters[at]);
            bits[byte / 64] |= 1 << (byte % 64);
            others[other / 64] |= 1 << (other % 64);
            at += 1;
        }
        CharSet {
            characters,
            bits,
            others,
        }
    }

    /// Whether a character is one of them.
    #[inline]
    pub(crate) fn contains(&self, c: char) -> bool {
        let (byte, other) = bytes(c);
        self.bits[byte / 64] >> (byte % 64) & 1 != 0
            && self.others[other / 64] >> (other % 64) & 1 != 0
            && self.has(c)
    }

    fn has(&self, c: char) -> bool {
        self.characters.contains(&c)
    }

    /// Whether a text has one of them.
    pub(crate) fn occurs_in(&self, text: &str) -> bool {
        text.chars().any(|c| self.contains(c))
    }
}

/// The last byte of a character, and the byte in its middle.
const fn bytes(c: char) -> (usize, usize) {
    (c as usize & 0xff, c as usize >> 5 & 0xff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_share_a_byte_are_told_apart() {
        static MARKS: CharSet = CharSet::of(&['年', '月', '0']);
        // 丰 ends in the byte of 0, and 崴 in that of 年.
        let alike = ['\u{4e30}', '\u{5d74}'];
        assert_eq!('\u{5d74}' as u32 & 0xff, '年' as u32 & 0xff);
        assert!(!alike.iter().any(|&c| MARKS.contains(c)));
        assert!(['年', '月', '0'].iter().all(|&c| MARKS.contains(c)));
        assert!(MARKS.occurs_in("底前3月"));
        assert!(!MARKS.occurs_in("底前"));
    }
}
