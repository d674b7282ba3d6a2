//! Sets of characters, for walks that look for a few marks among many characters.

/// A set of characters. Most characters of a text fail its first, cheap test.
pub(crate) struct CharSet {
    characters: &'static [char],
    /// The last bytes that they have.
    lasts: [bool; 256],
    /// Eight others of their bits: of the characters that share a last byte with one of these, hardly any shares these.
    others: [bool; 256],
}

impl CharSet {
    /// The set of these characters.
    pub(crate) const fn of(characters: &'static [char]) -> Self {
        let (mut lasts, mut others) = ([false; 256], [false; 256]);
        let mut at = 0;
        while at < characters.len() {
            let (last, other) = bytes(characters[at]);
            lasts[last] = true;
            others[other] = true;
            at += 1;
        }
        CharSet {
            characters,
            lasts,
            others,
        }
    }

    /// Whether a character is one of them.
    #[inline]
    pub(crate) fn contains(&self, c: char) -> bool {
        let (last, other) = bytes(c);
        self.lasts[last] && self.others[other] && self.has(c)
    }

    fn has(&self, c: char) -> bool {
        self.characters.contains(&c)
    }

    /// The first of them that a text has, with its place.
    pub(crate) fn first_in(&self, text: &str) -> Option<(usize, char)> {
        let mut bytes = text.as_bytes();
        loop {
            // Most characters are Han, and nearly all of these fail by their bytes.
            while let [first @ 0xe4..=0xe9, second, third, behind @ ..] = bytes
                && !self.may_have(*first, *second, *third)
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
            while let [before @ .., first @ 0xe4..=0xe9, second, third] = bytes
                && !self.may_have(*first, *second, *third)
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

    /// The cheap test of [`contains`](Self::contains) for a character of three bytes.
    fn may_have(&self, first: u8, second: u8, third: u8) -> bool {
        let last = second << 6 | third & 0x3f;
        let other = first << 7 | (second & 0x3f) << 1 | third >> 5 & 1;
        self.lasts[usize::from(last)] && self.others[usize::from(other)]
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
        let text = "到２019年底，前（\u{5d74}）";
        assert_eq!(MARKS.first_in(text), text.char_indices().nth(2));
        assert_eq!(MARKS.end_of_last(text), text.find('底'));
        assert_eq!(MARKS.end_of_last("底\u{4e30}，"), None);
    }
}
