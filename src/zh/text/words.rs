//! Lists of words that a text may begin or end with, looked up by the one character that all candidates share.

use super::char_set::Sieve;

/// Whether a text begins with one of a few words.
pub(crate) fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// Whether a text ends with one of a few words.
pub(crate) fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// Whether a text has one of a few words.
pub(crate) fn holds_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Words by their first character.
pub(crate) struct Beginnings<T = ()>(Index<T>);

/// Words by their last character.
pub(crate) struct Endings<T = ()>(Index<T>);

/// Words by one of their characters.
struct Index<T> {
    /// In the order of the lowest byte of that character.
    entries: Vec<Entry<T>>,
    /// Where the entries of each such byte begin, and where the last of them end.
    starts: [u16; 257],
    /// Those characters: most others fail this.
    sieve: Sieve,
}

struct Entry<T> {
    character: char,
    /// The word without that character.
    rest: &'static str,
    word: &'static str,
    meaning: T,
}

impl Beginnings {
    /// Words that mean nothing but themselves.
    pub(crate) fn of(words: &[&'static str]) -> Self {
        Self::with(words.iter().map(|word| (*word, ())))
    }
}

impl Beginnings<usize> {
    /// Words of several kinds, each with the place of its kind in the list.
    pub(crate) fn by_kind<K>(kinds: &[(K, &'static [&'static str])]) -> Self {
        let words = kinds.iter().enumerate();
        Self::with(words.flat_map(|(kind, (_, words))| words.iter().map(move |word| (*word, kind))))
    }
}

impl<T: Copy> Beginnings<T> {
    /// Words with what they mean.
    pub(crate) fn with(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Beginnings(Index::of(words, |word| {
            let mut characters = word.chars();
            Some((characters.next()?, characters.as_str()))
        }))
    }

    /// Every word that the text begins with, in the order of the list.
    pub(crate) fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'static str, T)> + 'a {
        let mut characters = text.chars();
        let first = characters.next();
        self.behind(first, characters.as_str().as_bytes())
            .map(|entry| (entry.word, entry.meaning))
    }

    /// The words of which a text begins with the first character and goes on with the others.
    fn behind<'a>(
        &'a self,
        first: Option<char>,
        text: &'a [u8],
    ) -> impl Iterator<Item = &'a Entry<T>> + 'a {
        self.0
            .candidates(first)
            .filter(|entry| goes_on(text.iter(), entry.rest.bytes()))
    }

    /// The longest word that the text begins with.
    pub(crate) fn longest(&self, text: &str) -> Option<(&'static str, T)> {
        self.all(text).max_by_key(|(word, _)| word.len())
    }

    /// What the text means that is one of the words.
    pub(crate) fn exact(&self, text: &str) -> Option<T> {
        let mut alike = self.0.candidates(text.chars().next());
        alike
            .find(|entry| entry.word == text)
            .map(|entry| entry.meaning)
    }

    /// Whether any of the words begins with a character.
    pub(crate) fn has(&self, first: char) -> bool {
        self.0.candidates(Some(first)).next().is_some()
    }

    /// What the words mean that stand anywhere in the text.
    pub(crate) fn within<'a>(&'a self, text: &'a str) -> impl Iterator<Item = T> + 'a {
        self.candidates(text)
            .flat_map(|(at, c)| self.behind(Some(c), &text.as_bytes()[at + c.len_utf8()..]))
            .map(|entry| entry.meaning)
    }

    /// Whether any of the words stands anywhere in the text.
    pub(crate) fn occur_in(&self, text: &str) -> bool {
        self.places(text).next().is_some()
    }

    /// The first place where a word stands, and the longest that stands there.
    pub(crate) fn first(&self, text: &str) -> Option<(usize, (&'static str, T))> {
        let at = self.places(text).next()?;
        Some((at, self.longest(&text[at..])?))
    }

    /// Where the words stand in a text.
    pub(crate) fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let stands = |&(at, c): &(usize, char)| {
            let behind = &text.as_bytes()[at + c.len_utf8()..];
            self.behind(Some(c), behind).next().is_some()
        };
        self.candidates(text).filter(stands).map(|(at, _)| at)
    }

    /// The characters of a text, but for most of those with which no word begins.
    fn candidates<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, char)> + 'a {
        let mut bytes = text.as_bytes();
        std::iter::from_fn(move || {
            bytes = self.0.sieve.behind_others(bytes);
            let at = text.len() - bytes.len();
            let mut characters = text[at..].chars();
            let c = characters.next()?;
            bytes = characters.as_str().as_bytes();
            Some((at, c))
        })
    }

    /// Whether the text begins with any of the words.
    pub(crate) fn begin(&self, text: &str) -> bool {
        self.all(text).next().is_some()
    }
}

impl Endings {
    /// Words that mean nothing but themselves.
    pub(crate) fn of(words: &[&'static str]) -> Self {
        Self::with(words.iter().map(|word| (*word, ())))
    }
}

impl<T: Copy> Endings<T> {
    /// Words with what they mean.
    pub(crate) fn with(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Endings(Index::of(words, |word| {
            let mut characters = word.chars();
            Some((characters.next_back()?, characters.as_str()))
        }))
    }

    /// The longest word that the text ends with.
    pub(crate) fn longest(&self, text: &str) -> Option<(&'static str, T)> {
        self.all(text).max_by_key(|(word, _)| word.len())
    }

    /// Whether the text ends with any of the words.
    pub(crate) fn end(&self, text: &str) -> bool {
        self.all(text).next().is_some()
    }

    /// Whether any of the words ends with a character.
    pub(crate) fn has(&self, last: char) -> bool {
        self.0.candidates(Some(last)).next().is_some()
    }

    /// Every word that the text ends with, in the order of the list.
    pub(crate) fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'static str, T)> + 'a {
        let mut characters = text.chars();
        let last = characters.next_back();
        let before = characters.as_str().as_bytes();
        self.0
            .candidates(last)
            .filter(|entry| goes_on(before.iter().rev(), entry.rest.bytes().rev()))
            .map(|entry| (entry.word, entry.meaning))
    }
}

impl<T> Index<T> {
    fn of(
        words: impl IntoIterator<Item = (&'static str, T)>,
        split: impl Fn(&'static str) -> Option<(char, &'static str)>,
    ) -> Self {
        let mut entries: Vec<Entry<T>> = words
            .into_iter()
            .filter_map(|(word, meaning)| {
                let (character, rest) = split(word)?;
                Some(Entry {
                    character,
                    rest,
                    word,
                    meaning,
                })
            })
            .collect();
        // Stable: words of one character stay in the order of the list.
        entries.sort_by_key(|entry| low_byte(entry.character));
        let (mut starts, mut sieve) = ([0; 257], Sieve::EMPTY);
        for entry in &entries {
            starts[low_byte(entry.character) + 1] += 1;
            sieve.add(entry.character);
        }
        for byte in 0..256 {
            starts[byte + 1] += starts[byte];
        }
        Index {
            entries,
            starts,
            sieve,
        }
    }

    /// The words with a character, in the order of the list.
    fn candidates(&self, character: Option<char>) -> impl Iterator<Item = &Entry<T>> {
        let alike = match character.map(low_byte) {
            Some(byte) => self.starts[byte] as usize..self.starts[byte + 1] as usize,
            None => 0..0,
        };
        self.entries[alike]
            .iter()
            .filter(move |entry| Some(entry.character) == character)
    }
}

/// Whether a text goes on with a word. Nearly all words differ in the first byte: a call that compares slices would cost more.
fn goes_on<'a>(mut text: impl Iterator<Item = &'a u8>, mut word: impl Iterator<Item = u8>) -> bool {
    word.all(|byte| text.next() == Some(&byte))
}

fn low_byte(c: char) -> usize {
    c as usize % 256
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found_from_either_side() {
        let words = ["公里", "平方公里", "公斤", "里", "平方米"];
        let (beginnings, endings) = (Beginnings::of(&words), Endings::of(&words));
        assert_eq!(beginnings.longest("平方公里以上"), Some(("平方公里", ())));
        assert_eq!(endings.longest("3平方公里"), Some(("平方公里", ())));
        assert_eq!(endings.longest("海里"), Some(("里", ())));
        assert!(beginnings.begin("公斤") && endings.end("十公斤"));
        assert!(!beginnings.begin("公顷") && !endings.end("") && !beginnings.begin(""));
        assert!(beginnings.occur_in("约3平方公里") && beginnings.occur_in("里"));
        assert!(!beginnings.occur_in("平方公尺") && !beginnings.occur_in(""));
    }

    #[test]
    fn words_keep_their_meaning_and_their_order() {
        let words = Beginnings::with([("达", 1), ("前", 2), ("达到", 3)]);
        let found: Vec<_> = words.all("达到80%").collect();
        assert_eq!(found, [("达", 1), ("达到", 3)]);
    }
}
