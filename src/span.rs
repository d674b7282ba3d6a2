//! Places in the source: [`Span`], and [`Source`], which knows where each line and character stands.

use std::fmt;
use std::ops::{Deref, Range};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A place in the decoded source: bytes of its UTF-8 form (a byte order mark not counted).
///
/// The source slice, with markup removed and entities decoded, folds to the value that carries the span.
/// A value that is not contiguous in the source has the hull here and its parts in [`Span::pieces`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Line of the first byte, from 1.
    pub line: u32,
    /// Column of the first byte in characters, from 1.
    pub column: u32,
    /// The parts that quote back, in order; empty where the whole span does.
    pub pieces: Pieces,
}

/// The parts of a [`Span`]. Nearly every span has none; every value has a span, so that one pointer is all it takes.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
#[expect(
    clippy::box_collection,
    reason = "a list takes three words where there is none"
)]
pub struct Pieces(Option<Box<Vec<Span>>>);

impl Pieces {
    /// Adds a part behind the others.
    pub(crate) fn push(&mut self, part: Span) {
        self.0.get_or_insert_default().push(part);
    }
}

impl fmt::Debug for Pieces {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.deref().fmt(f)
    }
}

impl Deref for Pieces {
    type Target = [Span];
    fn deref(&self) -> &[Span] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl FromIterator<Span> for Pieces {
    fn from_iter<I: IntoIterator<Item = Span>>(parts: I) -> Self {
        let parts: Vec<Span> = parts.into_iter().collect();
        Pieces((!parts.is_empty()).then(|| Box::new(parts)))
    }
}

impl Serialize for Pieces {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.deref().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Pieces {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Pieces {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pieces".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<Span>::json_schema(generator)
    }
}

impl Span {
    /// The bytes of the hull, ready to index the decoded source with.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies inside the hull of this span.
    pub fn contains(&self, other: &Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Every how many bytes the number of characters so far is kept, so that a column costs the same on any line.
const STRIDE: usize = 64;

/// The decoded source with an index of its lines and characters.
#[derive(Debug, Clone, Default)]
pub struct Source {
    text: String,
    /// For each line the offset of its first byte, and the characters before it.
    lines: Vec<(u32, u32)>,
    /// Characters before each multiple of [`STRIDE`] bytes.
    characters: Vec<u32>,
}

impl Source {
    /// Indexes a decoded text. Texts of 4 GiB and more are refused before this is called.
    pub fn new(text: String) -> Self {
        let bytes = text.as_bytes();
        let mut characters = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut before = 0;
        for chunk in bytes.chunks(STRIDE) {
            characters.push(before);
            before += count_characters(chunk);
        }
        characters.push(before);
        let breaks = memchr::memchr_iter(b'\n', bytes);
        let starts = std::iter::once(0).chain(breaks.map(|at| at + 1));
        let lines = starts
            .map(|start| (start as u32, characters_before(bytes, &characters, start)))
            .collect();
        Source {
            text,
            lines,
            characters,
        }
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column (in characters) of a byte, both from 1.
    pub fn locate(&self, byte: usize) -> (u32, u32) {
        let line = self
            .lines
            .partition_point(|&(start, _)| start as usize <= byte);
        let (_, before) = self.lines[line - 1];
        let column = characters_before(self.text.as_bytes(), &self.characters, byte) - before + 1;
        (line as u32, column)
    }

    /// The span of a range of bytes, without pieces.
    pub fn span(&self, range: Range<usize>) -> Span {
        let (line, column) = self.locate(range.start);
        Span {
            start: range.start as u32,
            end: range.end as u32,
            line,
            column,
            pieces: Pieces::default(),
        }
    }
}

/// Characters before a byte, by the number of them before each multiple of [`STRIDE`].
fn characters_before(text: &[u8], known: &[u32], byte: usize) -> u32 {
    let mark = byte / STRIDE;
    known[mark] + count_characters(&text[mark * STRIDE..byte])
}

/// Characters that begin in these bytes of UTF-8.
fn count_characters(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks();
    let inside: u32 = words.iter().map(|word| continuing(*word)).sum();
    let last = rest.iter().filter(|&&b| b & 0xc0 == 0x80).count() as u32;
    bytes.len() as u32 - inside - last
}

/// Bytes of eight that go on with a character (`10xxxxxx`).
fn continuing(bytes: [u8; 8]) -> u32 {
    let word = u64::from_le_bytes(bytes);
    let marks = (word & !(word << 1)) >> 7 & 0x0101_0101_0101_0101;
    // The highest byte of the product is the sum of all.
    (marks.wrapping_mul(0x0101_0101_0101_0101) >> 56) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_columns_in_characters() {
        let source = Source::new(format!("甲乙\n{}丙", "长".repeat(500)));
        assert_eq!(source.locate(0), (1, 1));
        assert_eq!(source.locate(3), (1, 2));
        assert_eq!(source.locate(7), (2, 1));
        assert_eq!(source.locate(7 + 1500), (2, 501));
        assert_eq!(source.locate(source.text().len()), (2, 502));
    }

    #[test]
    fn an_empty_source_has_one_place() {
        assert_eq!(Source::new(String::new()).locate(0), (1, 1));
    }
}
