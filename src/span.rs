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

/// Every how many bytes the line and column are kept, so that a place costs the same wherever it is.
const STRIDE: usize = 64;

/// Line and column (in characters) of a byte, both from 1.
#[derive(Debug, Clone, Copy)]
struct Position {
    line: u32,
    column: u32,
}

impl Position {
    /// The position behind some bytes that begin here, at most [`STRIDE`].
    fn behind(self, bytes: &[u8]) -> Position {
        // All of a block is counted at once, however much of it is filled: a zero breaks no line and is a character.
        let mut block = [0; STRIDE];
        block[..bytes.len()].copy_from_slice(bytes);
        let breaks = count(&block, |b| b == b'\n');
        if breaks > 0 {
            let line = self.line + breaks;
            let last = memchr::memrchr(b'\n', bytes).unwrap_or_default();
            return Position { line, column: 1 }.behind(&bytes[last + 1..]);
        }
        let characters = bytes.len() as u32 - count(&block, |b| b & 0xc0 == 0x80);
        Position {
            line: self.line,
            column: self.column + characters,
        }
    }
}

/// How many bytes of a block are such.
fn count(block: &[u8; STRIDE], is_such: impl Fn(u8) -> bool) -> u32 {
    let such: u8 = block.iter().map(|&b| u8::from(is_such(b))).sum();
    such.into()
}

/// The decoded source with an index of its lines and characters.
#[derive(Debug, Clone, Default)]
pub struct Source {
    text: String,
    /// The position of each multiple of [`STRIDE`] bytes.
    marks: Vec<Position>,
}

impl Source {
    /// Indexes a decoded text. Texts of 4 GiB and more are refused before this is called.
    pub fn new(text: String) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut position = Position { line: 1, column: 1 };
        marks.push(position);
        for chunk in text.as_bytes().chunks_exact(STRIDE) {
            position = position.behind(chunk);
            marks.push(position);
        }
        Source { text, marks }
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column (in characters) of a byte, both from 1.
    pub fn locate(&self, byte: usize) -> (u32, u32) {
        let mark = byte / STRIDE;
        let since = &self.text.as_bytes()[mark * STRIDE..byte];
        let position = self.marks[mark].behind(since);
        (position.line, position.column)
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
